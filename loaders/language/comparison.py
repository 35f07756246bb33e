"""Whether two indicators are comparable: alike in what they count and at which stage.

`新增重点产业链项目` and `引进产业链项目` are; `开工项目` does not answer `投用项目`
(an earlier stage);
`新增国家高新技术企业` and `国高企通过省评审` are (an abbreviation keeps the order of its
characters). Meant for figures of one task only, where little can be confused: it is no way
to say that two things of different documents are one.
"""

from __future__ import annotations

from collections.abc import Set
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from loaders.language.indicators import noun, verb
from loaders.language.same_work import is_of_another_work
from loaders.language.spelling import with_parts_spelt
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS

_ACTS = lexicon("acts")
_STAGES = {
    stage: re.compile(_ACTS.guarded(*(f"act/{each}" for each in entries)))
    for stage, entries in {
        "start": ("start",),
        "finish": ("finish", "accept"),
        "use": ("use", "open"),
        "deliver": ("deliver",),
        "continue": ("continue",),
        "prepare": ("prepare",),
        "apply": ("apply",),
    }.items()
}
_AGREED = re.compile(_ACTS.guarded("act/agree"))
_MEANT = re.compile("意向")
_MEANT_TOO = re.compile("意向|洽谈|储备|签约|签订|对接")
_BRINGS_IN = re.compile(_ACTS.guarded("act/bring-in"))
_ASKED = re.compile(_ACTS.guarded("act/ask"))
_TO_BE_GOT = re.compile(_ACTS.guarded("act/strive"))
_APART = [
    re.compile(_ACTS.guarded(each)) for each in ("act/look-at", "act/take-away", "act/adjust")
]
_REACHED = frozenset({"finish", "use", "deliver"})
"""Stages at which a thing that was to be added is there."""

_LEVELS = re.compile(
    r"^(?:国家|[省市区县、和]){1,6}(?:级|属)?|(?:国家|[省市区县])级|全国|[及或]?以上|重点|新型|各类|等|总数|总量|数量|规模|"
    r"贡献|累计|合计|(?:任务|工作|建设|工程|面积|名单)$|[（()）“”‘’《》\"、，的·\d.\s%级]"
)
_PREDICATE = re.compile(r"(?:已)?(?:通过|入选|获评|获得|获|被|纳入|列入|成为|达到)")
_BODIES = re.compile(r"(?:机构|中心|平台|基地|载体|研究院|研究所|站点|站|企业|单位)$")


@lru_cache(maxsize=OF_WORDS)
def stages(words: str) -> Set[str]:
    """The stages of work that the words of an indicator name."""
    return frozenset(name for name, pattern in _STAGES.items() if pattern.search(words))


_UNDER_WORK = re.compile(
    r"^(?:开工)?(?:建设|实施|推进|改造|整治|提升)|(?:建设|改造|整治|提升)(?:工程|项目|任务)?$"
)
"""Work that is to be done on a thing (道路建设): that some of it is finished, is a later stage."""
_AFTER_START = frozenset({"finish", "use", "deliver"})


def is_later(goal: str, result: str) -> bool:
    """Whether a result is of a later stage than its goal: then it tells the least that the goal
    reached (what is finished was begun), and never that it fell short.
    """
    wanted, reached = stages(goal), stages(result)
    if not reached or not reached <= _AFTER_START:
        return False
    return wanted == {"start"} or (not wanted and bool(_UNDER_WORK.search(goal)))


def is_earlier(goal: str, result: str) -> bool:
    """Whether a result tells the most that a goal can have reached: where 914 are begun, no 1,000
    are built.
    """
    return not stages(goal) and stages(result) == {"start"} and bool(_UNDER_WORK.search(goal))


_GRADE = re.compile(
    r"(?<![\dA-Z])[1-5]?A{1,5}(?![A-Z])|[一二三四五1-7](?=星)|[特一二三甲乙丙]级|[一二三][甲乙丙](?=医院|级|等|综合)"
    r"|[ⅠⅡⅢⅣⅤ一二三四五](?=类水|类标准|类幼儿园|类高中|类学校|等奖)"
)
_LEVEL = re.compile(
    r"(?:国家|[省市县区镇])级(?!以上)|(?<=[创建评获选培育入为报])(?:全[国省市县区]|[省市县区](?=“))"
)
"""国家级, and 全国 or 省 right behind the verb of what is awarded (创建全国文明村)."""
_LEARNED = re.compile("院士|博士后")
_SPELLED = {
    **dict(zip("一二三四五", "12345", strict=True)),
    **{f"全{level}": f"{level}级" for level in "省市县区"},
    **{level: f"{level}级" for level in "省市县区"},
    "全国": "国家级",
}


def same_grade(goal: str, result: str) -> bool:
    """Whether two indicators are of one grade, level and size, as far as they say: 4A does not
    answer 5A, 省级 not 国家级, 1亿元以上 not 5亿元以上.
    """
    for grade in (_GRADE, _LEVEL, _LEARNED):
        wanted, told = (
            {_SPELLED.get(each, each) for each in grade.findall(words)} for words in (goal, result)
        )
        if wanted and told and not wanted & told:
            return False
    if set(_SIZED.findall(goal)) - set(_SIZED.findall(result)):
        return False  # 招聘会21场 says not how many of them are 大型招聘会
    degree, told_degree = _degree(goal), _degree(result)
    if degree is not None and told_degree is not None and told_degree < degree:
        return False  # 硕士以上 are not 博士以上
    return _large_enough(least_size(goal), least_size(result))


def _large_enough(least: Size | None, size: Size | None) -> bool:
    """Whether things are as large as is wanted, as far as that is said. A sum that a goal names
    keeps out what is told of without any: 引进项目100个 are not all 亿元以上项目.
    """
    if least is None:
        return True
    if size is None:
        return least.unit != "元"
    return size.unit != least.unit or size.value >= least.value


_SIZED = re.compile("大型|特大|重大|高端")
"""Words before a thing that keep out others of its kind."""
_DEGREES = ("大专", "本科", "硕士", "博士")


def _degree(indicator: str) -> int | None:
    """The degree of learning that people have at least."""
    return next((at for at, each in enumerate(_DEGREES) if each in indicator), None)


class Size(NamedTuple):
    """How large what is counted is at least: a number, and what it is of (元, 亩, 张床位)."""

    value: Fraction
    unit: str

    def is_more_than(self, other: Size | None) -> bool:
        return other is None or (self.unit == other.unit and self.value > other.value)


_SIZE = re.compile(
    r"(?:超过?|逾|过)?(?P<number>\d+(?:\.\d+)?)?"
    r"(?:(?P<times>十亿|百亿|百万|千万|亿|万)元(?:[及或]?以上|级|(?=企业|项目|工程|产业))"
    r"|(?<=\d)(?P<unit>[\u4e00-\u9fff]{1,5}?)[及或]?以上)"
)
_TIMES = {"万": 4, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10}


def least_size(indicator: str) -> Size | None:
    """How large what is counted is at least (5亿元以上项目); None if that is not said.

    >>> least_size("1000亩以上基地"), least_size("基地")
    (Size(value=Fraction(1000, 1), unit='亩'), None)
    """
    match = _SIZE.search(indicator)
    if match is None:
        return None
    number = Fraction(match["number"] or 1)
    if match["unit"]:
        return Size(number, match["unit"])
    return Size(number * 10 ** _TIMES[match["times"]], "元")


def _last(named: Set[str]) -> Set[str]:
    """Of 建成投用 the last stage: it is reached where the thing is in use."""
    return named - {"finish"} if named in ({"finish", "use"}, {"finish", "deliver"}) else named


def _only_agreed(goal: str, result: str) -> bool:
    """Whether a result was agreed upon (签约), or only meant (意向), where the goal is more."""
    if _MEANT.search(result) and not _MEANT_TOO.search(goal):
        return True
    return bool(_AGREED.search(result)) and not _BRINGS_IN.search(goal)


def _only_asked(goal: str, result: str) -> bool:
    """Whether a result was only asked for, where the goal is to get it."""
    asked = _ASKED.search(result) is not None and _TO_BE_GOT.search(result) is None
    return asked and _TO_BE_GOT.search(goal) is not None and _ASKED.search(goal) is None


def _of_another_act(goal: str, result: str) -> bool:
    """Whether a result only looked at, or did away with, what the goal wants something else of:
    年检社会组织 says nothing of 登记社会组织. A goal that names no act leaves it open.
    """
    if _of_kinds(goal, result) in _NOT_THE_SAME:
        return True
    if not (verb(goal) or _REGISTERS.match(goal)):
        return False
    if _BETTERS.match(goal):
        return False  # 优化线路: some are moved, others taken away
    return any(act.match(result) and not act.search(goal) for act in _APART)


def _of_kinds(goal: str, result: str) -> tuple[str, str]:
    """The kind of act that a goal and that a result names; "" where it names none, or several."""
    return kind_of_act(goal), kind_of_act(result)


def kind_of_act(words: str) -> str:
    """The kind of act that words name; "" where they name none, or several.

    >>> kind_of_act("新建公园"), kind_of_act("公园改造"), kind_of_act("公园")
    ('make', 'renew', '')
    """
    kinds = [kind for kind, act in _KINDS_OF_ACTS.items() if act.search(words)]
    return kinds[0] if len(kinds) == 1 else ""


_KINDS_OF_ACTS = {
    each: re.compile(_ACTS.guarded(f"act/{each}")) for each in ("make", "renew", "buy", "adjust")
}
_NOT_THE_SAME = (("make", "renew"), ("renew", "make"), ("renew", "buy"), ("make", "adjust"))
_BETTERS = re.compile("优化|完善|整合")
_REGISTERS = re.compile("登记|注册|新登记|审批|评定")


def compatible(goal: str, result: str) -> bool:
    """Whether a result at its stage can answer a goal at its stage."""
    other = (
        _only_agreed,
        _only_asked,
        _of_another_act,
        _rate_and_number,
        _measured_otherwise,
        is_of_another_work,
    )
    if not same_grade(goal, result) or any(each(goal, result) for each in other):
        return False
    wanted, reached = _last(stages(goal)), _last(stages(result))
    if wanted == reached or is_later(goal, result) or is_earlier(goal, result):
        return True
    if wanted in ({"apply"}, {"prepare"}):
        return True  # what was applied for has gone on to something
    if wanted == {"finish"} and reached and reached <= {"use", "deliver"}:
        return True  # what is in use is built
    if not wanted:
        return bool(reached & _REACHED) and not reached & {"prepare", "apply"}
    return not reached and wanted != {"prepare"}


def _measured_otherwise(goal: str, result: str) -> bool:
    """Whether two names end in two measures of one thing: 服务业营业收入 tells nothing of
    服务业增加值.
    """
    wanted, told = (_measure_of(each) for each in (goal, result))
    return bool(wanted and told) and wanted != told


def _measure_of(words: str) -> str:
    said = _MEASURE.search(words)
    return _SAME_MEASURE.get(said.group(), said.group()) if said else ""


_MEASURE = re.compile(
    "(?:增加值|主营业务收入|营业收入|营收|工业总产值|总产值|产值|利润总额|利润|税收|用电量|零售总额|零售额)"
    "(?=(?:同比)?(?:增长|下降|提高|增加)?$)"
)
_SAME_MEASURE = {
    "主营业务收入": "营业收入",
    "营收": "营业收入",
    "工业总产值": "产值",
    "总产值": "产值",
    "利润总额": "利润",
    "零售总额": "零售额",
}


def _rate_and_number(goal: str, result: str) -> bool:
    """Whether of two names one is of a rate and the other of the number that goes by the same
    word: 发案数 fell does not say how the 发案率 did.
    """
    ends = {goal[-1:], result[-1:]}
    return goal[:-1] == result[:-1] and "率" in ends and bool(ends & set("数量额"))


def likeness(first: str, second: str) -> Fraction:
    """How much two indicators share, 0 to 1: their pairs of neighbouring characters.

    Verbs, administrative levels and fillers do not count. 1 if one abbreviates the other.
    """
    left, right = _core(first), _core(second)
    if not left or not right:
        return Fraction(int(left == right))
    if left == right:
        return Fraction(1)
    short, long = sorted((left, right), key=len)
    pairs, others = _pairs(short), _pairs(long)
    shared = len(pairs & others)
    # Of the shorter one's pairs so many are shared, counted seven times; of both, three times.
    overlap, least = shared, min(len(pairs), len(others))
    if any(
        _abbreviates(*pair)
        for pair in ((short, long), _by_length(_subject(first), _subject(second)))
    ):
        overlap = least
    bodiless = _BODIES.sub("", long)
    if 4 * overlap < 3 * least and bodiless in (short, _BODIES.sub("", short)):
        overlap, least = 3, 4
    both = len(pairs) + len(others)
    return Fraction(7 * overlap * both + 6 * shared * least, 10 * least * both)


def same_thing(first: str, second: str) -> bool:
    """Whether two indicators name one thing: in the same words, or one in fewer of them.

    >>> same_thing("新建停车场", "建成公共停车场"), same_thing("新建充电桩", "建成充电站")
    (True, False)
    """
    left, right = _core(first), _core(second)
    body = _BODIES.sub("", left)
    if left == right or (body and body == _BODIES.sub("", right)):
        return True  # 研发中心 are 研发机构
    short, long = _by_length(left, right)
    return bool(short) and (long.endswith(short) or _abbreviates(short, long))


@lru_cache(maxsize=OF_WORDS)
def _core(words: str) -> str:
    bare = _LEVELS.sub("", _subject(words))
    return _LEVELS.sub("", bare) or _LEVELS.sub("", words)


def _subject(words: str) -> str:
    """Of 甲通过评审 the subject counts; of 入选乙名单, which has none, what follows."""
    subject, *rest = _PREDICATE.split(with_parts_spelt(words), maxsplit=1)
    named = subject if len(subject) > 1 else "".join(rest)
    return noun(named or words)


def _by_length(first: str, second: str) -> tuple[str, str]:
    return (first, second) if len(first) <= len(second) else (second, first)


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(max(1, len(words) - 1))}


def _abbreviates(short: str, long: str) -> bool:
    """Whether the characters of one occur in the other, in order, the first one first."""
    rest = iter(long)
    return len(short) > 1 and all(character in rest for character in short)
