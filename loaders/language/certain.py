"""In which forms of a clause the name of a figure is certain: no other form gives it one.

Every name is checked for what it holds (`loaders.language.fault`). Here it is asked how the clause
gives it: whether the words behind the number are all of them what is counted, or go on to say
what it did, and whether the name says what the unit measures. Where a clause has another form the
figure is kept without a name, and compared with nothing: a name less is no harm, a wrong one is.
Source of the forms: `docs/decisions/0014-names-on-evidence.md`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from loaders.language import indicators, noun_phrase
from loaders.language.figure import UNNAMED, Figure, Part
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS
from ontology.text import squeeze

_WORDS = lexicon("predicates")
_VERBS = frozenset(_WORDS["predicate/verb"].words)
_NOUN_BEHIND = _WORDS.pattern("predicate/noun-behind")
_VERB = re.compile(rf"{_WORDS.any_of('predicate/verb')}(?!{_NOUN_BEHIND})")
_FOR_WHOM = re.compile(r"(?<![作成认称视列转面行名率额量数值])(?:为|向|给|让)$")
"""为9户企业…: whom something was done for are not counted."""
_TOLD = frozenset({Part.VALUE, Part.DENIED})
_DOES = frozenset({"indicator/verb", "phrase/done", "phrase/clause", "phrase/state"})
_MONEY = re.compile("元(?:/|$)")
_SUM = re.compile(_WORDS.pattern("predicate/sum"))
_BODY = re.compile(
    "(?:局|部门|区|公司|银行|[县市镇乡村]|街道|医院|学校|园|中心|基地|企业|项目|工商户|合作社)$"
)
"""A body or a thing, and not what of it the money is."""
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,7}(?:镇|乡|街道|县|开发区)")
_OF_NOTHING = re.compile("[存出在]栏量?")
"""存栏9万头 alone: of what, is not said."""
_DOERS = re.compile("集体|个人|单位|部门|人员|家庭|重点人员|同志|干部")
_SHEETS = re.compile("^[万亿]?张$")
_SHEET = re.compile(_WORDS.pattern("predicate/sheet"))
_TOUCHED = re.compile("涉及[\u4e00-\u9fff]{1,4}$")
"""涉及教师9名: how many of them are touched by what was told, and not how many there are."""
_DEEDS = re.compile("[项件起宗]")
_DOES_THEM = re.compile("(?:部门|单位)$")
_TURNOVER = re.compile("[人吨]公里$")
_TURNED_OVER = re.compile("周转|运[量输]|发送")
_PERCENT = frozenset("%％")
_SHARE = re.compile(_WORDS.pattern("predicate/share"))
_LIST = "figure/list"
_LISTED = re.compile("[、和及或并再也制]")
_ONE = 1
"""A verb from here on has somebody before it who does it."""
_SEVERAL = 2


@lru_cache(maxsize=OF_WORDS)
def sentence_verbs(words: str) -> tuple[int, ...]:
    """Where words hold verbs that no name holds, unless it begins with one; several that stand
    together, or are listed, are one.

    >>> sentence_verbs("商户参与评选"), sentence_verbs("居民参与率"), sentence_verbs("“参与”专区")
    ((2,), (), ())
    >>> sentence_verbs("举办、召开会议")
    (0,)
    """
    parts: list[str] = []
    apart = True
    for each in noun_phrase.words(words):
        alone = bool(each.kind) and each.kind != "phrase/nominal"
        if alone and each.text not in _VERBS:
            parts.append("\n" * len(each.text))
        elif alone or apart:
            parts.append(each.text)
        else:
            parts[-1] += each.text
        apart = alone
    found: list[int] = []
    at = end = 0
    for part in parts:
        for match in _VERB.finditer(part):
            start = at + match.start()
            between = words[end:start]
            if not found or (between and not _LISTED.fullmatch(between)):
                found.append(start)
            end = at + match.end()
        at += len(part)
    return tuple(found)


def certain(
    figure: Figure, before: str, after: str, behind: str = "", *, last: bool = True
) -> Figure:
    """A figure with its name where the form of its clause gives it; else without one.

    before, after: the words around its number that are its own. last: no other number follows it;
    else behind: the words behind the last one.
    """
    if not figure.indicator or figure.unassigned or _PLACE.fullmatch(figure.indicator):
        return figure  # 清溪镇9万元: what it has of what was told, `owners` says
    rest = indicators.tail(after)
    touched = not rest and _TOUCHED.search(squeeze(before)) is not None
    if touched or _for_them(figure.indicator, squeeze(before)):
        return replace(figure, indicator="", bare=True, rule=UNNAMED)
    if _OF_NOTHING.fullmatch(figure.indicator):
        return replace(figure, indicator="", bare=True, rule=UNNAMED)
    of_all = _DOERS.fullmatch(figure.indicator) is not None and goes_on_to_say(behind)
    if of_all or not _measures(figure):
        return replace(figure, indicator="", bare=True, rule=UNNAMED)
    if _leads(figure.indicator, squeeze(before), rest, last=last) and _is_one(figure, rest):
        return figure
    return replace(figure, indicator="", bare=True, rule=UNNAMED)


def _for_them(name: str, before: str) -> bool:
    """Whether a name says for whom something was done, and what: 为残疾人提供康复救助9名."""
    verbs = sentence_verbs(name) if before.startswith("为") else ()
    return bool(verbs) and verbs[0] > 0


def goes_on_to_say(after: str) -> bool:
    """Whether the words behind the last number of a clause say what became of all that it counts
    (9个集体、24名个人获表彰).

    >>> goes_on_to_say("个人获表彰"), goes_on_to_say("广场")
    (True, False)
    """
    rest = indicators.tail(after)
    said = list(noun_phrase.words(rest))
    became = any(each.kind == "phrase/clause" for each in said[1:])
    return became or any(at >= _ONE for at in sentence_verbs(rest))


def _measures(figure: Figure) -> bool:
    """Whether a name says what its unit measures: a sum of money, a share, beds.

    甲园区9亿元, 公立医院86% name whose it is, and leave out what.
    """
    name, quantity = figure.indicator, figure.quantity
    if figure.kind == "growth" or figure.part not in _TOLD:
        return True
    if quantity.unit in _PERCENT and quantity.value > 0:
        return _SHARE.search(name) is not None or _says_what_became(name)
    return says_measure(name, quantity.unit)


def says_measure(name: str, unit: str) -> bool:
    """Whether a name says what a unit of money, 张 or 吨公里 measures of a thing; True for others.

    >>> says_measure("高新园区产值", "亿元"), says_measure("高新园区", "亿元")
    (True, False)
    """
    if _MONEY.search(unit):
        return _SUM.search(name) is not None and _BODY.search(name) is None
    if _TURNOVER.search(unit):
        return _TURNED_OVER.search(name) is not None
    if _DEEDS.fullmatch(unit) and _DOES_THEM.search(name):
        return False  # 14项任务（水务部门11项）: whose they are, and not what
    return _SHEETS.search(unit) is None or _SHEET.search(name) is not None


def _says_what_became(name: str) -> bool:
    return any(each.kind in _DOES for each in noun_phrase.words(name)) or bool(sentence_verbs(name))


def _leads(name: str, before: str, rest: str, *, last: bool) -> bool:
    """Whether what stands behind the number, where it names it, is all of it what is counted."""
    if len(rest) < 2 or rest[:2] not in name:
        return True
    words = rest if rest in name else name
    found = sentence_verbs(words.rpartition("的")[2])
    if _FOR_WHOM.search(before) and not last:
        return False  # 为9户企业、4名创业者提供服务
    if any(at >= _ONE for at in found):
        return last  # 23家企业参与评选; not 14家企业发放贷款3亿元: of them it is another number
    said = indicators.head(_FOR_WHOM.sub("", before))
    return not found or not said or said[-2:] + rest[:2] not in name


def _is_one(figure: Figure, rest: str) -> bool:
    """Whether a name says one thing: of several verbs one alone may make a name with its object."""
    name = figure.indicator
    if figure.rule == _LIST:  # 甲、乙等4个场所开展活动30场
        return not any(at >= _ONE for at in sentence_verbs(name.removesuffix(rest)))
    return len(sentence_verbs(name)) < _SEVERAL
