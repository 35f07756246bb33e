"""Whether words are a name of an indicator: the grammar that all of them must be read by.

A name is a noun phrase: what was done, if that is said, modifiers, and a head at the end (a thing,
a measure, or the act itself: 新增养老床位, 床位使用率, 危房改造); behind what is counted a
predicate may say what became of it (危房改造完工, 项目列入计划). The closed classes of words that
lead on in a sentence have no place in it. They are data (`loaders/lexicon/phrases.toml`, the acts
in `indicators.toml`); every other word is of an open class, and may modify.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import REMEMBERED

_WORDS = lexicon("phrases")
_ACT = "indicator/verb"
_NOMINAL_ENDS = "phrase/nominal"
_SIGNS = {
    "phrase/word": "w",
    "phrase/link": "c",
    "phrase/clause": "p",
    "phrase/done": "v",
    "phrase/state": "k",
    "phrase/inner": "e",
    "phrase/between": "u",
    "phrase/adverb": "d",
    _ACT: "a",
}
"""The letter of a class in the grammar; what stands in no name is X."""
_OPEN, _NOMINAL, _QUOTED, _BRACKET, _OUT = "o", "n", "w", "b", "X"

_CLASS = dict.fromkeys(lexicon("indicators")[_ACT].words, _ACT) | {
    word: entry.id
    for entry in _WORDS.entries.values()
    if entry.id != _NOMINAL_ENDS
    for word in entry.words
}
_LENGTHS: dict[str, list[int]] = {}
for _word in sorted(_CLASS, key=len, reverse=True):
    _known = _LENGTHS.setdefault(_word[0], [])
    if len(_word) not in _known:
        _known.append(len(_word))
_NOMINAL_END = frozenset(_WORDS[_NOMINAL_ENDS].words)
_CLOSING = {"“": "”", "《": "》", "（": "）", "(": ")", "〔": "〕"}

_PHRASE = r"(?:[onwabkeuv]|c(?!c))*[nwabkv]"
_GRAMMAR = {
    "name/phrase": re.compile(rf"(?![cub])(?:[apv]c?)*{_PHRASE}"),
    "name/clause": re.compile(rf"(?![cub])(?:[apv]c?)*(?:{_PHRASE}p)+{_PHRASE}"),
}
"""The forms of a name, in the letters of its words."""
_IN_ROUNDS = re.compile(
    r"^分?[一二两三四五六七八九十]+[批次轮](?![次廓候性退重])(?=[\u4e00-\u9fff“]{2})"
)
"""三批集中开工项目: in how many rounds, told before the name."""
_MANNER = re.compile(
    r"(?:^以(?![便致及免期后前来上下内外往])[^，。；“]{1,14}?|以“[^”]{1,14}”)(?:要求|方式|形式|模式|标准)(?=[\u4e00-\u9fff“]{2,})"
)
"""以“揭榜”方式完成技术攻关: in which way, before what was done; a name may say it."""
_WITH_WHOM = re.compile("^对(?=[\u4e00-\u9fff]{1,8}(?:[进出]口|贸易))")
"""对某国出口: with whom the trade is."""
_DENIES = frozenset({"尚未", "未能", "从未"})
_NOT_YET = "未"
_VERB_ALONE = 2
"""小区尚未完成改造: an adverb that turns what is said round stays, as one word."""
_LEADS_ON = frozenset({"在", "达到", "实现", "达", "至", "到", "超过", "约合"})
"""Words that lead on to the figure, at the end of a name."""
_REACHED_BY = frozenset({"通", "直", "抵"})
"""村组通达: what is reached by a road, and no words that lead to a number."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a closed class or a character of an open one: its class, and its letter."""

    text: str
    kind: str
    sign: str


def words(name: str) -> Iterator[Word]:
    """A name cut into words of the closed classes and characters between them, in one pass.

    At each place the longest word counts; a quotation is one noun, and a bracket one remark.

    >>> [each.text for each in words("新增公共停车位")]
    ['新增', '公共', '停', '车', '位']
    """
    at = 0
    while at < len(name):
        mark = name[at]
        end = name.find(_CLOSING[mark], at) + 1 if mark in _CLOSING else 0
        if end:
            sign = _QUOTED if mark in "“《" else _BRACKET
            yield Word(name[at:end], "group", sign)
            at = end
            continue
        for length in _LENGTHS.get(mark, ()):
            text = name[at : at + length]
            if text in _CLASS:
                yield Word(text, _CLASS[text], _SIGNS.get(_CLASS[text], _OUT))
                at += length
                break
        else:
            nominal = mark in _NOMINAL_END or mark.isascii()
            yield Word(mark, _NOMINAL_ENDS if nominal else "", _NOMINAL if nominal else _OPEN)
            at += 1


@lru_cache(maxsize=REMEMBERED)
def form(name: str) -> str | None:
    """The form that all of a name is of (`name/phrase`, `name/clause`); None where it is of none.

    >>> form("危房改造完工"), form("项目列入计划"), form("资金每年投入")
    ('name/phrase', 'name/clause', None)
    >>> form("以便新建高标准农田") is None
    True
    >>> form("以“揭榜”方式完成技术攻关")
    'name/phrase'
    """
    signs = "".join(each.sign for each in words(_WITH_WHOM.sub("", _MANNER.sub("", name))))
    return next((each for each, pattern in _GRAMMAR.items() if pattern.fullmatch(signs)), None)


def without_adverbs(name: str) -> str:
    """A name without what only says how (before it, or before what was done: 项目顺利完工), and
    without the words at its end that lead on to the figure (补贴在, 交易额实现).

    >>> without_adverbs("项目顺利完工"), without_adverbs("补贴在")
    ('项目完工', '补贴')
    >>> without_adverbs("小区尚未完成改造")
    '小区未完成改造'
    """
    said = list(words(_IN_ROUNDS.sub("", name)))
    while len(said) > 1 and said[-1].text in _LEADS_ON and said[-2].text not in _REACHED_BY:
        said.pop()
    while len(said) > 3 and said[-2].text == "并" and said[-1].sign in "kva":
        del said[-2:]  # 建成中转站并投用
    kept: list[str] = []
    for at, each in enumerate(said):
        alone = len(said) - at <= _VERB_ALONE
        if each.text in _DENIES and (kept or alone):
            kept.append(_NOT_YET)
        elif each.sign != "d" or (not _leads(said[at:]) and (kept or each.text in _SORTS)):
            kept.append(each.text)
    return "".join(kept)


_SORTS = frozenset({"有效"})
"""Before a noun these say of which sort it is: 有效信息."""


def _leads(said: list[Word]) -> bool:
    """Whether adverbs stand right before what was done."""
    return next((each.sign for each in said if each.sign != "d"), "") in set("apvk")


def opens_with_a_verb(said: str) -> bool:
    """Whether words open with a verb that modifies nothing: 新增岗位, not 改造工程."""
    first = next(words(said), None)
    return first is not None and first.kind == "phrase/done"


_NOT_OF_WHAT_IS = re.compile(r"(?:总|概算|(?:年度|全年|本年度?|当年)?计划(?:完成)?)$")


def in_another_state(name: str, state: str) -> str:
    """What is in one state, told of another one (生猪存栏, 出栏: 生猪出栏); "" where it is not so.

    >>> in_another_state("生猪存栏", "出栏"), in_another_state("生猪存栏", "新增项目")
    ('生猪出栏', '')
    """
    told, said = list(words(name)), list(words(state))
    alike = len(said) == 1 and len(told) > 1
    if alike and told[-1].text == said[0].text:
        # 某园总投资9亿元，当年完成投资2亿元: that is not all of it, nor what was planned.
        rest = _NOT_OF_WHAT_IS.sub("", "".join(each.text for each in told[:-1]))
        return rest and rest + state
    if not alike or told[-1].kind != "phrase/state" or said[0].kind != "phrase/state":
        return ""
    return "".join(each.text for each in told[:-1]) + state
