"""Names in quotation marks: what they are, and which quoted words are none.

Official prose quotes names of strategies, policies and platforms, but also figures of speech
(“绣花”功夫) and slogans. Three things are read: the words inside, the noun right after the
closing mark (“某某”平台), and the verb that leads to the whole. The words
are in `quoted.toml`, figures of speech in `speech.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.language import heads
from loaders.language.boundaries import governor, skip_lead
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.text import quoted

_LEXICON = lexicon("quoted")
_WORDS = {each: re.compile(_LEXICON.pattern(each)) for each in _LEXICON.entries}


def _kinds(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The entries of a group with the class that each shows, in the order of the file."""
    return tuple(
        (each.value, _WORDS[each.id])
        for each in _LEXICON.entries.values()
        if each.value and each.id.startswith(f"quoted/{group}-")
    )


_TYPED_NOUN, _INNER, _BY_VERB = _kinds("noun"), _kinds("inner"), _kinds("verb")
_AFTER_NUMBER = _kinds("numbered")
_SPEAKS_IN_PICTURES, _SUCH_A_VERB = _WORDS["quoted/picture"], _WORDS["quoted/picture-of"]
_ABSTRACT_AFTER, _FROM_TO = _WORDS["quoted/abstract"], _WORDS["quoted/from-to"]
_FIGURATIVE_NOUN, _CARRIED_OUT = _WORDS["quoted/figurative"], _WORDS["quoted/carried-out"]
_CODE_NOUN, _JOINED = _WORDS["quoted/code"], _WORDS["quoted/joined"]
_LEVEL, _STATE = _WORDS["quoted/level"], _WORDS["quoted/inner-state"]
_CLASSIFIER = _WORDS["quoted/classifier"]
_CLAUSE, _CLAUSE_OPENS = _WORDS["quoted/clause"], _WORDS["quoted/clause-opens"]
_PREDICATED, _RULED = _WORDS["quoted/predicated"], _WORDS["quoted/ruled"]
_TITLE_WON, _LISTED_AFTER = _WORDS["quoted/title-won"], _WORDS["quoted/listed"]
NUMBERED = re.compile(r"^(?:[一二两双三四五六七八九十百]+|\d+)(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted name.

    start, end: the name with what belongs to it outside the marks. kind: a class of the
    ontology. sure: whether the words show it; else it is a name only where a list says of what
    (“甲”“乙”等品牌), and a manner of speaking elsewhere (“小鬼难缠”).
    """

    start: int
    end: int
    kind: str
    sure: bool = True


_FIGURES = re.compile(lexicon("speech").pattern("speech/quoted"))
_FIGURES_ALONE = re.compile(lexicon("speech").pattern("speech/quoted-alone"))
"""Figures of speech that name a thing only with its kind: “菜篮子”工程."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CODE = re.compile(r"[\dNXn]+(?:[+＋][\dNXn]+)*")
_PAIRS = re.compile(r"^(?:[一二两三四五六七八九十][\u4e00-\u9fff]{1,2}){2,}$")
_TEXT = re.compile(lexicon("own_names").pattern("own/text"))
LONGEST = 20
"""Characters of the longest name in marks; what is longer is a sentence, or a list."""
_BREAK = re.compile(r"[，,。；;：:！!？?（）()、\s”》\[\]［］]")
_SLOGAN_PART = 6
"""A quoted pair of phrases, each of so many characters, is a slogan or a description."""


def quoted_names(text: str) -> list[Quoted]:
    """The names in quotation marks of a text, in order. Titles of official texts are policies."""
    found = []
    for left, right in quoted(text):
        name = _read(text, left, right)
        if name is not None:
            found.append(name)
    return found


def _read(text: str, left: int, right: int) -> Quoted | None:
    inner = text[left + 1 : right - 1].strip()
    after = text[right : right + 14]
    if text[left] in "《〈":
        return Quoted(left, right, "Policy") if _TEXT.search(inner) is not None else None
    joined = _JOINED.match(after)
    if joined is not None and _is_clause(joined["more"]):
        joined = None
    painted = joined is None and (
        _is_picture(text, inner, left, right) or _is_predicate(text, inner, left, right)
    )
    if text[left] in "‘「『" or painted or not _may_name(inner, after, joined=joined is not None):
        return None
    level = _LEVEL.search(text, max(0, left - 6), left)
    if level is not None and _STATE.search(inner):  # a title to win: 省级“某某区”
        return Quoted(level.start(), right, "Programme")
    start, end = left, right
    if joined is not None:
        start, end = _outer_start(text, left), right + joined.end()
    kind = _kind(text, inner, start, right, end)
    if kind is None and not _goes_on(text, start, right):
        return None
    return Quoted(start, end, kind or "Strategy", sure=kind is not None)


def _is_picture(text: str, inner: str, left: int, right: int) -> bool:
    """Whether words in marks describe or paint a picture; a number in them names all the same."""
    if NUMBERED.match(inner) or _STATE.search(inner):
        return False
    before, after = text[max(0, left - 16) : left], text[right : right + 10]
    described = _ABSTRACT_AFTER.match(after) and not heads.kind_of(inner)
    if _FIGURES_ALONE.search(inner) and _CARRIED_OUT.match(after):
        return False
    if _FIGURES_ALONE.search(inner) or _FROM_TO.search(before) or described:
        return True
    pictured = _SPEAKS_IN_PICTURES.search(before) or _SUCH_A_VERB.search(before)
    return pictured is not None and heads.kind_of(inner) is None


def _is_predicate(text: str, inner: str, left: int, right: int) -> bool:
    """Words in marks that say how something is (产业的“异军突起”), and nothing shows a name."""
    if not _PREDICATED.search(text, max(0, left - 1), left):
        return False
    after = text[right : right + 10]
    return not (
        NUMBERED.match(inner)
        or _STATE.search(inner)
        or heads.kind_of(inner)
        or _shown(_INNER, inner)
        or any(pattern.match(after) for _, pattern in _TYPED_NOUN)
        or after.startswith(("项目", "工程"))
    )


def _may_name(inner: str, after: str, *, joined: bool) -> bool:
    """Whether words in marks may be a name: no figure of speech, slogan, or single word."""
    if not 2 <= len(inner) <= LONGEST or re.search(r"[。！？!?…]", inner):
        return False
    if len(_HAN.findall(inner)) < 2 and not (_CODE.fullmatch(inner) and _CODE_NOUN.match(after)):
        return False
    if (_FIGURES.search(inner) or _CLAUSE_OPENS.match(inner)) and not joined:
        return False
    parts = re.split(r"[、，,\s]", inner)
    slogan = len(parts) > 2 or (len(parts) == 2 and max(map(len, parts)) >= _SLOGAN_PART)
    # Two characters in marks are a figure of speech, unless they count (“六稳”).
    counts = NUMBERED.match(inner) and inner[0] != "一" and not _CLASSIFIER.search(inner)
    word = len(inner) == 2 and not counts
    figurative = _FIGURATIVE_NOUN.match(after) and not NUMBERED.match(inner)
    return joined or not (slogan or word or figurative)


def _is_clause(words: str) -> bool:
    return _CLAUSE.match(words) is not None


def _outer_start(text: str, left: int) -> int:
    """The name's first character where words stand before the mark: 电梯“养老”综合改造."""
    floor = max(0, left - 8)
    for match in _BREAK.finditer(text, floor, left):
        floor = match.end()
    start = skip_lead(text, floor, left + 1)  # the mark itself bounds it
    return start if 0 < left - start <= 4 else left


def _kind(text: str, inner: str, start: int, right: int, end: int) -> str | None:
    if _TITLE_WON.match(inner):
        return "Programme"
    if end > right:
        return heads.kind_of(text[right:end]) or "Programme"  # “甲”系列活动
    after = text[right : right + 10]
    for kind, pattern in _TYPED_NOUN:
        match = pattern.match(after)
        if match is not None and not _is_clause(match.group()):
            return kind
    if NUMBERED.match(inner):
        return _numbered_kind(text, inner, start)
    shown = heads.kind_of(inner) or _shown(_INNER, inner)
    if shown is not None or (shown := _by_verb(text, start)) is not None:
        return shown
    # What guides work is a strategy: 坚持“甲”, 以“乙”为抓手. Other words are a manner of speaking.
    guides = (
        _CODE.fullmatch(inner) is not None
        or "·" in inner
        or _GUIDES.search(text, max(0, start - _BEFORE), start) is not None
        or (_WITH.search(text, max(0, start - _BEFORE), start) and _AS.match(text, right))
    )
    return "Strategy" if guides and _COUNTED.match(text, right) is None else None


def _goes_on(text: str, start: int, right: int) -> bool:
    """Whether words in marks stand beside others, or before what a list is of."""
    return (
        text[start - 1 : start] in ("”", "、", "") or _LISTED_AFTER.match(text, right) is not None
    )


PATTERNS = {
    each: re.compile(lexicon("speech").pattern(each)) for each in ("speech/guides", "speech/as")
}
"""By the id of the entry: what leads to a strategy, and what one is taken for."""
_GUIDES = re.compile(f"(?:{PATTERNS['speech/guides'].pattern})[^，,。；;：:“”]{{0,6}}$")
_WITH, _AS = re.compile("以$"), PATTERNS["speech/as"]
_COUNTED = re.compile(r"\d+(?:余|多)?[个家处条项座名]")
_BEFORE = 10


def _numbered_kind(text: str, inner: str, start: int) -> str:
    shown = heads.kind_of(inner)
    if shown is not None and not _PAIRS.match(inner):
        return shown
    rest = NUMBERED.sub("", inner)
    if (shown := _shown(_AFTER_NUMBER, rest)) is not None:
        return shown
    if re.match(r"[\u4e00-\u9fff][一二两双三四五六七八九十]", rest):
        # 某纵某横, 某问某权: two counts in four characters; a rule is carried out, a plan drawn.
        return "Policy" if _RULED.search(governor(text, start)) else "Strategy"
    return _by_verb(text, start) or "Strategy"


def _by_verb(text: str, start: int) -> str | None:
    return _shown(_BY_VERB, governor(text, start))


def _shown(kinds: tuple[tuple[str, re.Pattern[str]], ...], words: str) -> str | None:
    """The class of the first entry that is found in the words."""
    return next((kind for kind, pattern in kinds if pattern.search(words)), None)


def figure_of_speech(words: str) -> str | None:
    """The entry of the lexicon by which words in quotation marks paint a picture, else None."""
    for entry, pattern in (("quoted", _FIGURES), ("quoted-alone", _FIGURES_ALONE)):
        if pattern.search(words):
            return f"speech/{entry}"
    return None
