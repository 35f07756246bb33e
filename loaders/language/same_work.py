"""Whether a result tells of the work that a goal wants: the same act, of the same thing.

Two names may share most of their characters and yet tell of two works: 加装电梯通过联审 is no
加装电梯, 编制修缮方案 no 修缮, 事故死亡人数 no 事故起数. What a result says over and above its goal
decides: a step or means that the goal does not name, or a paper about it, answers nothing; nor do
two measures, or two rates of doing. What only says it otherwise (建成 for 新建) stands.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from itertools import zip_longest

from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS

_WORDS = lexicon("same_work")
_STEP = f"(?:{_WORDS.guarded('work/means')}|{_WORDS.pattern('work/means-body')})"
_MEANS = re.compile(_STEP)
_PAPER = re.compile(f"(?:{_WORDS.any_of('work/paper')})$")
_COUNTS = re.compile(
    f"(?P<what>{_WORDS.any_of('work/count')})(?:(?:同比)?[升降增减下上][\u4e00-\u9fff])?$"
)
_TITLED = re.compile(_WORDS.guarded("work/title"))
_GIVES_TITLE = re.compile(_WORDS.any_of("work/gives-title"))
_RATE = re.compile(r"(?P<act>[\u4e00-\u9fff]{2})[”\"]?(?:比?率|(?<=满意)度|(?<=知晓)度|比例|比重)$")
_ALIKE = tuple(
    frozenset(each.words) for each in _WORDS.entries.values() if each.id.startswith("work/alike")
)
_LONGEST = 60
"""Longer names are compared by their likeness alone."""


@lru_cache(maxsize=OF_WORDS)
def is_of_another_work(goal: str, result: str) -> bool:
    """Whether a result is told of another act or measure than a goal, by their names.

    >>> is_of_another_work("加装电梯", "加装电梯通过联审"), is_of_another_work("新建亭", "建成亭")
    (True, False)
    """
    if goal == result or max(len(goal), len(result)) > _LONGEST:
        return False
    return (
        _is_a_means(goal, result)
        or _counts_otherwise(goal, result)
        or _is_another_rate(goal, result)
        or _is_untitled(goal, result)
        or _is_only_found(goal, result)
        or _goes_by_another_name(goal, result)
    )


def _is_a_means(goal: str, result: str) -> bool:
    """Whether what a result says more than its goal is a step, a means or a paper."""
    if _PAPER.search(_AT_END.sub("", result)) and not _PAPER.search(goal):
        return True
    said = (each for piece in added(goal, result) for each in _MEANS.finditer(piece))
    if any(each.group() not in goal for each in said):
        return True
    of_rates = _RATE.search(goal) is not None and _RATE.search(result) is not None
    return not of_rates and _is_something_else(goal, tail(goal, result))


def tail(goal: str, result: str) -> str:
    """What a result's name says behind all that its goal's says too.

    >>> tail("新建站点", "站点建成"), tail("新建站点", "建成站点")
    ('建成', '')
    """
    matcher = SequenceMatcher(None, goal, result, autojunk=False)
    blocks = [each for each in matcher.get_matching_blocks() if each.size > 1]
    return result[blocks[-1].b + blocks[-1].size :] if blocks else ""


def _is_something_else(goal: str, behind: str) -> bool:
    """Whether words behind the thing tell neither what became of it, nor of which sort it is (古井
    设计, 乡镇复审): another act, which answers nothing.
    """
    if behind[-_ACT:] in goal:
        return False  # 救助儿童: 儿童康复救助 ends in what was to be done
    rest = _HARMLESS.sub("", behind)
    unsaid = len(rest) > 1 and rest not in goal
    return unsaid and _SORT.search(behind) is None


_ACT = len("救助")
_ACTS = (
    *("start", "finish", "accept", "use", "open", "opened", "running", "deliver", "roof"),
    *("settle", "continue", "make", "renew", "bring-in"),
)
_HARMLESS = re.compile(
    "|".join(
        (
            lexicon("states").pattern("state/done"),
            lexicon("acts").any_of(*(f"act/{each}" for each in _ACTS)),
            _WORDS.any_of("work/became", "work/how"),
            "[“”‘’《》（）了率的\\d.%]",
        )
    )
)
_AT_END = re.compile(f"(?:{_HARMLESS.pattern})+$")
_SORT = re.compile(_WORDS.pattern("work/sort"))


def only_became(words: str) -> bool:
    """Whether words behind a thing tell nothing but what became of it (并网发电)."""
    return not _HARMLESS.sub("", words)


def added(goal: str, result: str) -> list[str]:
    """The pieces of a result's name that its goal's has not; single characters that both have by
    chance part none.

    >>> added("整治水体", "水体制定方案")
    ['制定方案']
    """
    blocks = SequenceMatcher(None, goal, result, autojunk=False).get_matching_blocks()
    pieces, at = [], 0
    for block in blocks:
        if block.size == 1:
            continue
        pieces.append(result[at : block.b])
        at = block.b + block.size
    return [each for each in pieces if each]


def _counts_otherwise(goal: str, result: str) -> bool:
    """Whether two names end in the number of two things (事故起数, 死亡人数)."""
    wanted, told = _COUNTS.search(goal), _COUNTS.search(result)
    if wanted is not None and told is not None:
        return wanted["what"] != told["what"]
    wanted, told = _NUMBER_OF.search(goal), _NUMBER_OF.search(result)
    return wanted is not None and told is not None and wanted["act"] != told["act"]


_NUMBER_OF = re.compile("(?P<act>[立发破结办查审撤]案)(?:件)?数")
"""Cases are counted by what became of them."""


def _is_another_rate(goal: str, result: str) -> bool:
    """Whether two names are of the rates of two acts (通办率, 可办率)."""
    wanted, told = _RATE.search(goal), _RATE.search(result)
    if wanted is None or told is None or wanted["act"] == told["act"]:
        return False
    acts = {wanted["act"], told["act"]}
    return not any(acts <= alike for alike in _ALIKE)


def _is_untitled(goal: str, result: str) -> bool:
    """Whether a goal counts what bears a title (示范社), and a result just such things without it
    (新注册合作社), of which it does not say that they got it.
    """
    title = _TITLED.search(goal)
    return title is not None and not (_TITLED.search(result) or _GIVES_TITLE.search(result))


def _is_only_found(goal: str, result: str) -> bool:
    """Whether a result tells what was looked for, and the goal wants it mended."""
    wanted, told = (bool(_MENDED.search(each)) for each in (goal, result))
    return wanted and not told and _LOOKED.search(result) is not None


_LOOKED = re.compile(_WORDS.any_of("work/looked"))
_MENDED = re.compile(_WORDS.any_of("work/mended"))


def _goes_by_another_name(goal: str, result: str) -> bool:
    """Whether both name something in quotation marks, and not the same (“跨省通办”, “省内通办”).
    One character may be misspelt.
    """
    wanted, told = _IN_QUOTES.search(goal), _IN_QUOTES.search(result)
    if wanted is None or told is None or wanted[1] in result or told[1] in goal:
        return False
    pairs = zip_longest(wanted[1], told[1])
    return len([one for one, other in pairs if one != other]) > 1


_IN_QUOTES = re.compile("“([^“”]{2,})”")


def without_means(name: str) -> str:
    """A name without the step or means that it ends in, or begins with: what is told of next is of
    the same thing, and no more of that step.

    >>> without_means("技改项目备案"), without_means("在谈技改项目"), without_means("技改项目")
    ('技改项目', '技改项目', '技改项目')
    """
    rest = _BEFORE_THING.sub("", _MEANS_BEHIND.sub("", name))
    return rest if len(rest) > 1 else name


_MEANS_BEHIND = re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?:通过|完成|进行|开展)?{_STEP}$")
_BEFORE_THING = re.compile("^(?:在谈|洽谈|拟建|意向)(?=[\u4e00-\u9fff]{2})")


def told(text: str) -> list[tuple[str, str, str]]:
    """Of a goal and a result, parted by a bar: whether the one may answer the other, and the words
    of this lexicon in them, each with its entry.
    """
    goal, _, result = text.partition("|")
    value = "yes" if is_of_another_work(goal, result) else "no"
    found = []
    for entry in _WORDS.entries:
        words = goal if entry == "work/title" else result
        known = _WORDS[entry]
        match = re.search(known.pattern or _WORDS.guarded(entry), words)
        if match is not None:
            found.append((value, match.group(), entry))
    return found
