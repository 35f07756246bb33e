"""Names of figures in running text that leave in doubt of what the figures are.

In go the figures of a paragraph with the names that its words gave them; out come the same
figures, those whose name leaves a doubt without one. A row's task, a table's head, lend a name
what it lacks (完工14条: of the task's roads); in running text nothing does, and what is told of
one thing would be held against another. The words stand in `loaders/lexicon/doubts.toml`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter

from loaders.language import indicators
from loaders.language.figure import DOUBTED, Figure, Part
from loaders.language.measures import COUNTERS
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS

PATTERNS = lexicon("doubts").patterns()
_RATE = "doubt/rate"
_OF_COUNTS = frozenset({"doubt/work", "doubt/level"})
"""Of what is counted alone: a share may be that of a level."""
_BESIDE = 12
"""So many figures before and behind one stand beside it."""
_NEAR = 8
_FAR = 40
_PEOPLE = frozenset({"人", "名", "户", "人次", "户次", "位"})
_BODIES = frozenset({"家", "家次"}) | _PEOPLE
_OF_ONE_BEFORE = frozenset({"figure/rate", "figure/growth-before"})
"""What takes its name from the figure before it, and loses it with that."""
_PERCENT = frozenset("%％")


def without_doubt(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of running text, those whose name leaves a doubt without a name."""
    topics = [(each.end(), each["of"]) for each in _TOPIC.finditer(text)]
    lines = (text.find("\n", end) for end, _ in topics)
    ends = [len(text) if end < 0 else end for end in lines]
    made = []
    lost = ("", 0)
    for at, figure in enumerate(figures):
        each = _as_whole(text, figure, figures[at + 1] if at + 1 < len(figures) else None)
        last = bisect_right(topics, each.start, key=itemgetter(0)) - 1
        below = topics[last][1] if last >= 0 and each.start <= ends[last] else ""
        of_lost = lost[0] and (each.rule in _OF_ONE_BEFORE) and each.sentence == lost[1]
        if (
            _is_doubtful(text, each)
            or (below and below[:2] not in each.indicator)
            or (of_lost and each.indicator.startswith(lost[0]))
        ):
            beside = figures[max(0, at - _BESIDE) : at + _BESIDE]
            made.append(_settled(each, beside, alone=not below))
            if each.indicator and not made[-1].indicator:
                lost = (each.indicator, each.sentence)
        else:
            made.append(each)
    return made


def _as_whole(text: str, figure: Figure, following: Figure | None) -> Figure:
    """A work of which the next clause says how much of it is done (道路拓宽12公里，现已完成8公里):
    how large it is, and neither a result nor a goal.
    """
    if following is None or figure.part is not Part.VALUE or figure.kind != "level":
        return figure
    one, part = figure.quantity, following.quantity
    alike = one.base_unit == part.base_unit and part.base_value < one.base_value
    if not alike:
        return figure
    if _DONE_BEFORE.search(text, figure.start, one.start) is not None:
        return figure
    if _OF_WHICH_DONE.fullmatch(text, one.end, part.start) is None:
        return figure
    return replace(figure, part=Part.WHOLE, rule="figure/whole")


_DONE_BEFORE = re.compile("已|完成|建成|完工|竣工|新增|实现|共|累计")
_OF_WHICH_DONE = re.compile(
    "[，,](?:目前|现在|至今|其中)?[，,]?(?:现?已|已经)(?:经|累计)?(?:完成|完工|建成)"
)


def _is_doubtful(text: str, figure: Figure) -> bool:
    return bool(figure.indicator) and (
        doubt(figure.indicator, figure.quantity.base_unit) is not None
        or any(each(text, figure) for each in _OF_ANOTHER)
    )


def _settled(figure: Figure, beside: Sequence[Figure], *, alone: bool) -> Figure:
    """A figure without its name; a rate of doing that is told once keeps it, of this text alone."""
    name = figure.indicator
    rate = alone and figure.rule not in _OF_ONE_BEFORE and doubt(name) == _RATE
    if not name or (rate and sum(each.indicator.endswith(name) for each in beside) == 1):
        return replace(figure, bare=True)
    return replace(figure, indicator="", bare=True, rule=DOUBTED)


@lru_cache(maxsize=OF_WORDS)
def doubt(name: str, unit: str = "") -> str | None:
    """The id of what leaves a doubt about the name of a figure; None where nothing does.

    >>> doubt("新建", "个"), doubt("新建泊位", "个"), doubt("资金到位率", "%")
    ('doubt/act', None, 'doubt/rate')
    """
    for identifier, pattern in PATTERNS.items():
        if pattern.search(name) and (unit in COUNTERS or identifier not in _OF_COUNTS):
            return identifier
    return None


# What the words around a number say: that it is of another than the sentence tells of.


def _is_followed(text: str, figure: Figure) -> bool:
    """35个贫困村14307人退出, 9处水厂的12份水样: of those who are counted, the next number tells;
    9万居民和8万农民得到…: of both, what stands behind them.
    """
    joined = _JOINED.match(text, figure.quantity.end)
    if joined is None or not figure.indicator.endswith(joined["noun"]):
        return False
    before = text[: figure.quantity.start].rstrip()[-1:]
    return joined["by"] != "和" or not before or before in "，。；：、的\n"


def _is_size(text: str, figure: Figure) -> bool:
    """10万吨饲料生产线: what it is called by."""
    size = _SIZE.search(figure.quantity.unit) is not None
    return size and _WORK_OF_SIZE.match(text, figure.quantity.end) is not None


def _is_paid(text: str, figure: Figure) -> bool:
    """48万人次发放补贴8亿元: whom it was given to."""
    del text
    return figure.quantity.base_unit in _PEOPLE and _PAID.match(figure.indicator) is not None


def _is_part_of_amount(text: str, figure: Figure) -> bool:
    """完成投资79%, 总量是上年末的3倍: how much of it, or of what a clause before says."""
    del text
    if figure.quantity.unit == "倍":
        return indicators.is_general(figure.indicator)
    share = figure.quantity.unit in _PERCENT and figure.kind != "growth"
    return share and _AN_AMOUNT.search(figure.indicator) is not None


def _is_done_to(text: str, figure: Figure) -> bool:
    """对9处游园进行改造: that so many were changed, and not that there are so many."""
    start = figure.quantity.start
    if not _DONE_TO.search(text, max(0, start - _NEAR), start):
        return False
    behind = _WHAT_DONE.match(text, figure.quantity.end)
    return behind is not None and behind["act"] not in figure.indicator


def _is_of_what_opened(text: str, figure: Figure) -> bool:
    """滑雪馆建成运营，接待游客9人次: of the hall."""
    return _OPENED.search(text, max(0, figure.start - _FAR), figure.start) is not None


def _is_for_whom(text: str, figure: Figure) -> bool:
    """为9户企业…, 向2家企业发放补贴5万元: of what was done, the next number tells;
    为2名老人提供服务: that so many were served, and not that there are so many.
    """
    start, end = figure.quantity.start, figure.quantity.end
    said = _FOR_WHOM.search(text, max(0, start - _NEAR), start) is not None
    if not said and figure.quantity.unit in _BODIES:
        said = _OPENS_WITH_WHOM.match(text, figure.start, start) is not None
    return said and (
        _ANOTHER.match(text, end) is not None
        or (_SERVES.match(text, end) is not None and _SERVED.search(figure.indicator) is None)
    )


def _is_first_of_list(text: str, figure: Figure) -> bool:
    """4家实验室、国家创新中心获批: of the first alone."""
    first = figure.indicator.split("、", 1)[0]
    listed = len(first) < len(figure.indicator) and figure.quantity.base_unit in COUNTERS
    whole = listed and _A_BODY.search(first) is not None
    return whole and text.startswith(first, figure.quantity.end)


def _is_cut_list(text: str, figure: Figure) -> bool:
    """34个国控、省控断面: the list goes on, and what it is of stands at its end."""
    end = figure.quantity.end + len(figure.indicator)
    begins = text.startswith(figure.indicator, figure.quantity.end)
    return begins and _GOES_ON.match(text, end) is not None


def _stands_before_name(words: re.Pattern[str], text: str, figure: Figure) -> bool:
    """Whether some words end where the name of a figure begins, in its own clause."""
    at = text.rfind(figure.indicator, figure.start, figure.quantity.start)
    return at >= 0 and words.search(text, max(0, at - _FAR), at) is not None


def _is_of_some(text: str, figure: Figure) -> bool:
    """甲、乙2家企业产值9亿元: of these alone."""
    return _stands_before_name(_SOME, text, figure)


def _is_of_planned(text: str, figure: Figure) -> bool:
    """谋划项目12个，投资9亿元: what it is to cost."""
    if not figure.indicator.endswith(("投资", "资金", "投资额")):
        return False
    return _PREPARED.search(text, max(0, figure.start - _FAR), figure.start) is not None


def _is_of_part(text: str, figure: Figure) -> bool:
    """35个项目中15个开工，完成投资9亿元: of these alone."""
    if not indicators.is_general(figure.indicator):
        return False
    return _SOME_OF.search(text, max(0, figure.start - 2 * _FAR), figure.start) is not None


def _is_cut_short(text: str, figure: Figure) -> bool:
    """加快建设项目完成投资9亿元: the name of a kind, and not of how it was done."""
    if not figure.indicator.startswith(("建设项目", "前期项目", "开工项目")):
        return False
    at = text.rfind(figure.indicator[:4], figure.start, figure.quantity.end)
    at = at if at >= 0 else text.rfind(figure.indicator[:4], 0, figure.quantity.start)
    return at >= 0 and text.endswith(("加快", "另一", "争取"), 0, at)


def _is_cut_at_whom(text: str, figure: Figure) -> bool:
    """为农民提供岗位9个: what was done, and not for whom."""
    if _SERVED.search(figure.indicator) is None:
        return False
    at = text.rfind(figure.indicator[:4], figure.start, figure.quantity.start)
    return at > 0 and text[at - 1] in "为向给"


def _is_next_of_act(text: str, figure: Figure) -> bool:
    """服务企业2家、农民9人: of those who were served, and not how many there are."""
    short = figure.kind == "level" and len(figure.indicator) <= _SHORT_NAME
    if not short or indicators.verb(figure.indicator):
        return False
    return _stands_before_name(_ACT_ON_FIRST, text, figure)


def _is_condition(text: str, figure: Figure) -> bool:
    """失业率在5%以上的村9个: which of them are counted."""
    if figure.quantity.comparator == "=":
        return False
    return _CLASS_OF.match(text, figure.quantity.end) is not None


def _is_of_counted(text: str, figure: Figure) -> bool:
    """批零企业42家，实现销售额8亿元: what those made, and not all of the place."""
    if _GENERAL_SUM.fullmatch(figure.indicator) is None:
        return False
    return _COUNTED_BODIES.search(text, max(0, figure.start - _FAR), figure.start) is not None


def _is_of_homes(text: str, figure: Figure) -> bool:
    """贫困户9户20人: who lives there."""
    del text
    people = figure.quantity.base_unit in {"人", "名"}
    return people and figure.indicator.endswith(("户", "家庭", "住户"))


_OF_ANOTHER: tuple[Callable[[str, Figure], bool], ...] = (
    _is_followed,
    _is_size,
    _is_paid,
    _is_part_of_amount,
    _is_done_to,
    _is_of_what_opened,
    _is_for_whom,
    _is_first_of_list,
    _is_cut_list,
    _is_of_some,
    _is_of_planned,
    _is_of_part,
    _is_cut_short,
    _is_cut_at_whom,
    _is_next_of_act,
    _is_condition,
    _is_of_counted,
    _is_of_homes,
)
_GENERAL_SUM = re.compile(
    "(?:总?产值|(?:主营|营业|销售)业?务?(?:收入|额)|总?收入|利润|利税|纳税|税收|投资额?)"
)
_COUNTED_BODIES = re.compile(
    r"(?:企业|商户|公司|合作社|农场|单位|园区|店|经营户|工商户|加工户)\d[\d.]*[万余多]*[家户个所]，$"
)
_SERVICES = "提供|安装|办理|发放|开展|解决|落实|配备|购买|进行"
_SERVES = re.compile(rf"[^，。；\n\d]{{0,20}}?(?:{_SERVICES}|送上|送去)")
_SERVED = re.compile(_SERVICES)
_SHORT_NAME = 4
"""Longer names say enough by themselves (固定资产投资)."""
_ACT_ON_FIRST = re.compile(
    r"(?:^|[，。；：、\n])(?:累计|共|已|先后|集中|免费)*(?:服务|惠及|救助|帮扶|慰问|走访|检查|排查|修复|维修|疏浚|拆除|清理|资助)"
    r"[^，。；\d]{1,12}\d[\d.]*[万亿]?[余多]?[^，。；、\d（(]{1,3}(?:[（(][^）)]{1,6}[）)])?[、，]$"
)
_CLASS_OF = re.compile(r"(?:以[上下内])?的[\u4e00-\u9fff]{1,12}\d")
_PREPARED = re.compile(
    r"(?:谋划|储备|包装|策划|申报|编报|梳理)[^，。；\n]{0,24}(?:项目|工程)\d+[个项类件](?:[^，。；\n\d]{0,8})[，,]$"
)
_SOME_OF = re.compile(
    r"(?:^|[，。；：\n])[^，。；\n]{0,8}\d{1,4}[个家户所座条项名][^，。；\n\d]{0,14}中[，,]?[^。；\n]{1,60}\d[^。；\n\d]{0,20}[，,]$"
)
_GOES_ON = re.compile(r"、[\u4e00-\u9fff]")
_SOME = re.compile(r"[、和及][\u4e00-\u9fff]{2,10}\d{1,3}[家个户所座条项名]$")
_A_BODY = re.compile("(?:实验室|中心|基地|园区?|平台|企业|学校|医院|项目|工程|[站馆所院])$")
_JOINED = re.compile(
    r"(?P<noun>[\u4e00-\u9fff]{2,12}?)(?P<by>[的和]?)\d[\d.,]*[万亿]?[余多]?[\u4e00-\u9fff]"
)
_SIZE = re.compile(r"吨|立方|方$|[千兆万]瓦|千伏|平方米|[头口只羽辆台套米升]$|/")
_WORK_OF_SIZE = re.compile(
    r"[\u4e00-\u9fff“”（）、]{0,20}?(?:项目|生产线|产线|工程|机组|电站|冷库|加工厂)"
)
_PAID = re.compile("(?:发放|支付|拨付|兑现|报销|减免)(?!对象)")
_AN_AMOUNT = re.compile("(?<![占完])(?:投资额?|资金|产值|支出|贷款|余额)$")
_DONE_TO = re.compile(r"(?<![面针应反绝相核校比派结])(?:对|将|把)$")
_WHAT_DONE = re.compile(
    r"[^，。；\d]{1,20}(?:进行|实施|开展|予以|给予)(?:了)?(?P<act>[^，。；\d]{2})"
)
_OPENED = re.compile(
    r"[^，。；\n]{2,}(?:馆|园|店|厂|景区|中心|广场|街区|基地|平台|大桥|专线|号线)(?:已|正式|全面|顺利|建成)*"
    r"(?:运营|开放|开园|开馆|开业|投用|投入使用|投入运营|上线|开通)(?:以来)?[，,]$"
    r"|(?:^|[。；\n])[^，。；\n\d]{2,}(?:村|社区)[\u4e00-\u9fff]{0,4}"
    r"(?:摘帽|出列|退出|脱贫)[^，。；\d]{0,6}[，,]$"
)
_FOR_WHOM = re.compile(
    r"(?:^|[，。；：、\s]|累计|已|共|免费|全年|先后|主动|上门|集中|还|共计|同时|街道|社区|学校|医院|公司|中心|[局委办会站所队村镇乡]|政府|企业|银行|部门|志愿者)为$"
    r"|(?<![作成认称视列转面行名率额量数值导倾走方流定志意])(?:向|给|让)$"
)
_OPENS_WITH_WHOM = re.compile(r"\s*(?:累计|已|共|免费|先后|还)*(?:为|向|给)(?![民何主])")
_ANOTHER = re.compile(r"[^，。；\n]{0,60}?\d")
_TOPIC = re.compile(
    r"(?m)^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)?"
    r"(?:[一二三四五六七八九十]是)?(?![一二三四五六七八九十]是|[抓促稳保强兴优惠推拓扩壮做])"
    r"(?P<of>[\u4e00-\u9fff、]{2,14}?(?:业|领域|行业|系统|施工|交通|片区))(?:方面)?[。：:]"
)
"""道路运输业方面。发生事故9起: in that trade."""
