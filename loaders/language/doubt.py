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
from loaders.language.clauses import begin_of
from loaders.language.figure import DOUBTED, OF_EXPECTED, Figure, Part
from loaders.language.measures import COUNTERS
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS
from ontology.text import squeeze

PATTERNS = lexicon("doubts").patterns()
_RATE = "doubt/rate"
_OF_COUNTS = frozenset({"doubt/work", "doubt/level", "doubt/size"})
"""Of what is counted alone: a share may be that of a level."""
_BESIDE = 12
"""So many figures before and behind one stand beside it."""
_NEAR = 8
_FAR = 40
_PEOPLE = frozenset({"人", "名", "户", "人次", "户次", "位"})
_BODIES = frozenset({"家", "家次"}) | _PEOPLE
_OF_ONE_BEFORE = frozenset({"figure/rate", "figure/growth-before"})
"""What takes its name from the figure before it, and loses it with that."""
_FROM_BEFORE = frozenset({"figure/noun-before", "figure/told-before", "figure/from-to"})
"""What took the noun of the figure before it, and so is of the same."""
_PERCENT = frozenset("%％")


def without_doubt(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of running text, those whose name leaves a doubt without a name."""
    topics = [(each.end(), each["of"]) for each in _TOPIC.finditer(text)]
    lines = (text.find("\n", end) for end, _ in topics)
    ends = [len(text) if end < 0 else end for end in lines]
    made: list[Figure] = []
    lost = ("", 0)
    for at, figure in enumerate(figures):
        each = _as_whole(text, figure, figures[at + 1] if at + 1 < len(figures) else None)
        last = bisect_right(topics, each.start, key=itemgetter(0)) - 1
        below = topics[last][1] if last >= 0 and each.start <= ends[last] else ""
        of_lost = lost[0] and (each.rule in _OF_ONE_BEFORE) and each.sentence == lost[1]
        if (
            _is_doubtful(text, each)
            or (made and _is_change_of_lost(made[-1], each))
            or (made and _is_growth_of_lost(made[-1], each) and not _BY_SO_MUCH.search(lost[0]))
            or (below and below[:2] not in each.indicator)
            or (of_lost and each.indicator.startswith(lost[0]))
            or _is_of_lost_thing(lost, each)
        ):
            beside = figures[max(0, at - _BESIDE) : at + _BESIDE]
            made.append(_settled(each, beside, alone=not below))
            if each.indicator and not made[-1].indicator:
                lost = (each.indicator, each.sentence)
        else:
            made.append(each)
    return made


def _is_change_of_lost(share: Figure, each: Figure) -> bool:
    """Whether points tell by how much a share rose that has no name (占比重80%，提升2个百分点)."""
    points = each.quantity.unit.endswith("百分点") and each.rule == "figure/growth-before"
    return points and not share.indicator and share.kind == "share" and share.end <= each.start


def _is_of_lost_thing(lost: tuple[str, int], each: Figure) -> bool:
    """Whether a name is that of what another sum of its sentence left in doubt (县重点项目总投资9
    亿元，完成投资8亿元).
    """
    thing = _SUMS_AT_END.sub("", lost[0])
    if each.sentence != lost[1] or len(thing) < _SHORT_NAME or thing == lost[0]:
        return False
    return each.indicator.startswith(thing)


_BY_SO_MUCH = re.compile("^[增减](?:收|支|加|少|产)$|(?:增加|减少)$")
"""支出68亿元，增支4亿元，增长6%: the spending grew."""
_SUMS_AT_END = re.compile("(?:计划|完成|实际|累计|年度)*总?(?:投资|资金|产值|收入)额?$")


def _is_growth_of_lost(level: Figure, each: Figure) -> bool:
    """Whether a growth stands right behind a sum without a name, and so is of that, and of nothing
    that was told before (企业281家，实现增加值80亿元，增长9%).
    """
    behind = each.rule == "figure/growth-before" and each.sentence == level.sentence
    return behind and level.rule == DOUBTED and level.kind == "level" and each.kind == "growth"


def _as_whole(text: str, figure: Figure, following: Figure | None) -> Figure:
    """A work of which the next clause says how much of it is done (道路拓宽12公里，现已完成8公里):
    how large it is, and neither a result nor a goal.
    """
    if following is None or figure.part is not Part.VALUE or figure.kind != "level":
        return figure
    one, part = figure.quantity, following.quantity
    if one.base_unit != part.base_unit:
        return figure
    if _DONE_BEFORE.search(text, figure.start, one.start) is not None:
        return figure
    if _OF_WHICH_DONE.fullmatch(text, one.end, part.start) is None:
        return figure
    return replace(figure, part=Part.WHOLE, rule="figure/whole")


_DONE_BEFORE = re.compile("已|完成|建成|完工|竣工|新增|实现|共|累计")
_OF_WHICH_DONE = re.compile(
    "[^，。；\\d]{0,20}[，,](?:目前|现在|至今|其中)?[，,]?(?:现?已|已经)(?:经|累计)?(?:完成|完工|建成)"
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
    # What is only expected stays said, to be told from what is planned.
    rule = OF_EXPECTED if figure.rule == OF_EXPECTED else DOUBTED
    return replace(figure, indicator="", bare=True, rule=rule)


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


def _is_end_of_list(text: str, figure: Figure) -> bool:
    """9个市、县重点项目投资8亿元: the last of several, which it is all of; not 小学5所、中学2所."""
    if figure.rule not in _BY_OWN_WORDS or "、" in figure.indicator:
        return False
    end = figure.quantity.end + len(figure.indicator) + _NEAR
    at = text.find(figure.indicator, figure.start, end)
    if at <= figure.start or text[at - 1] != "、":
        return False
    if "分别" in text[at : figure.quantity.start]:
        return False  # each of the list has its own
    return _NUMBER_BEFORE.search(text, max(0, at - 2 * _NEAR), at) is None


def _is_followed(text: str, figure: Figure) -> bool:
    """35个贫困村14307人退出, 9处水厂的12份水样: of those who are counted, the next number tells;
    9万居民和8万农民得到…: of both, what stands behind them.
    """
    joined = _JOINED.match(text, figure.quantity.end)
    if joined is None or not figure.indicator.endswith(joined["noun"]):
        return False
    before = text[: figure.quantity.start].rstrip()[-1:]
    if "的" in joined["noun"]:
        return True  # 完成15个单位的预算执行和1个单位的决算审计
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


def _is_pushed(text: str, figure: Figure) -> bool:
    """推进65件实事办理: that these are worked at, and not that so many were done."""
    start, end = figure.quantity.start, figure.quantity.end
    pushed = _PUSHED.search(text, max(0, start - _NEAR), start) is not None
    return pushed and _WORKED_AT.match(text, end) is not None


def _is_any_work(text: str, figure: Figure) -> bool:
    """甲园、乙厂等20个项目, 实施项目9个: what sort of works, is said before, and not how many there
    are.
    """
    if figure.indicator in {"项目", "工程"} and figure.rule == "figure/named":
        said = ("实施" + figure.indicator, figure.indicator + "总数")
        return text.endswith(said, 0, figure.quantity.start)
    return figure.rule == "figure/list" and figure.indicator in {"项目", "工程", "企业", "单位"}


def _is_passed_by_some(text: str, figure: Figure) -> bool:
    """有10个行业增速超过30%: by what these are picked out, and not how much they grew."""
    if figure.quantity.comparator == "=" or figure.kind == "level":
        return False
    return _SOME_ARE.search(text, figure.start, figure.quantity.start) is not None


def _is_of_nothing_said(text: str, figure: Figure) -> bool:
    """投资9亿元 behind what was built, or of what the next words name: of that. Where it opens its
    sentence, it is that of the place.
    """
    inherited = figure.rule in _OF_ONE_BEFORE or figure.rule in _FROM_BEFORE
    said = squeeze(text[figure.start : figure.quantity.start]) if inherited else ""
    if indicators.is_general(said) and _OF_WHAT_FOLLOWS.match(text, figure.quantity.end):
        return True  # 投资9亿元实施了甲工程, whatever was told before
    own = figure.kind == "level" or figure.rule == "figure/growth"
    general = indicators.is_general(figure.indicator) or _MEASURE_ALONE.fullmatch(figure.indicator)
    if inherited or not own or not general:
        return False
    if _LABEL_OF_THING.search(text, figure.start, figure.quantity.start) is not None:
        return True  # 通乡油路：完成里程9公里
    of_a_work = indicators.is_of_a_work(figure.indicator) or _of_firms(figure.indicator)
    begin = begin_of(text, figure.start, "。\n" if of_a_work else "。；;\n")
    opens = _SCENE.fullmatch(text, begin, figure.start) is not None
    return not opens or _OF_WHAT_FOLLOWS.match(text, figure.quantity.end) is not None


def _of_firms(name: str) -> bool:
    return _MEASURE_ALONE.fullmatch(name) is not None or name in {"利润", "营业收入"}


def _is_new_as_well(text: str, figure: Figure) -> bool:
    """新增企业40户，个体工商户300户: new, or all there are?"""
    if figure.kind != "level" or indicators.verb(figure.indicator):
        return False
    if figure.partial or _CAME_ABOUT.search(figure.indicator) is not None:
        return False  # 其中城区260个; 2座天桥投入使用
    if _CHANGED.match(figure.indicator) is not None:
        return False  # 新增灌溉面积9亩，改善灌溉面积8亩
    added = _ADDED_FIRST.search(text, max(0, figure.start - _FAR), figure.start)
    return added is not None and added["unit"] == figure.quantity.unit[-len(added["unit"]) :]


def _is_of_item(text: str, figure: Figure) -> bool:
    """教育支出9亿元，其中中央本级支出5亿元: of that item, and not of all that was spent."""
    if figure.indicator not in {"中央本级支出", "地方转移支付", "对地方转移支付", "本级支出"}:
        return False
    before = text[max(0, figure.start - 2 * _FAR) : figure.start]
    return _ITEM_SPENT.search(before) is not None


def _is_listed_measure(text: str, figure: Figure) -> bool:
    """甲产业增加值增长9%、利润增长8%: of that trade."""
    if not (indicators.is_general(figure.indicator) or _of_firms(figure.indicator)):
        return False
    at = text.rfind(figure.indicator, figure.start, figure.quantity.start)
    return at > 0 and text[at - 1] == "、"


def _is_of_sights(text: str, figure: Figure) -> bool:
    """5家景区接待游客9万人次，实现旅游收入8亿元: of what received them."""
    if _TOURISM.fullmatch(figure.indicator) is None:
        return False
    return _SIGHTS.search(text, max(0, figure.start - _FAR), figure.start) is not None


def _is_place_of_part(text: str, figure: Figure) -> bool:
    """泊位9个（甲小区5个、乙小区4个）: where they are, and not what."""
    if _PLACE_ALONE.fullmatch(figure.indicator) is None or indicators.verb(figure.indicator):
        return False
    opened = text.rfind("（", max(0, figure.start - 2 * _FAR), figure.quantity.start)
    if opened < 0 or text.find("）", opened, figure.quantity.start) >= 0:
        return False
    return _PLACES_LISTED.match(text, opened) is not None


def _is_brought_in(text: str, figure: Figure) -> bool:
    """实施项目9个，到位资金8亿元: for these alone."""
    if _BROUGHT_IN.fullmatch(figure.indicator) is None:
        return False
    return _WORKS_COUNTED.search(text, max(0, figure.start - _FAR), figure.start) is not None


def _is_traded(text: str, figure: Figure) -> bool:
    """出口机电产品增长9%。其中，太阳能电池增长8%: so much more was sold abroad."""
    if figure.kind != "growth" or _TRADE.search(figure.indicator) is not None:
        return False
    if figure.rule not in {"figure/growth", "figure/each"}:
        return False
    line = text.rfind("\n", 0, figure.start) + 1
    return _OF_TRADE.search(text, max(line, figure.start - 2 * _FAR), figure.start) is not None


def _is_of_homes(text: str, figure: Figure) -> bool:
    """贫困户9户20人: who lives there."""
    del text
    people = figure.quantity.base_unit in {"人", "名"}
    return people and figure.indicator.endswith(("户", "家庭", "住户"))


_BY_OWN_WORDS = frozenset({"figure/named", "figure/part", "figure/plan", "figure/topic"})
_NUMBER_BEFORE = re.compile(r"\d[^，。；、\d]{0,8}(?:[（(][^（）()]*[）)])?(?<![省市区县国])、$")
_OF_ANOTHER: tuple[Callable[[str, Figure], bool], ...] = (
    _is_end_of_list,
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
    _is_of_nothing_said,
    _is_new_as_well,
    _is_pushed,
    _is_passed_by_some,
    _is_any_work,
    _is_of_item,
    _is_listed_measure,
    _is_of_sights,
    _is_place_of_part,
    _is_brought_in,
    _is_traded,
)
_MEASURE_ALONE = re.compile(
    "(?:累计|实际|新增|完成|实现|共)*(?:(?:主营业务|营业|销售|事业)收入|利[润税]总?额?|税金|(?:路[面基])?里程|路面|路基"
    "|(?:合同|协议|意向)(?:总?投资|金额|引资)额?)"
)
"""Sums and sizes that are told of any work or firm."""
_LABEL_OF_THING = re.compile("[\u4e00-\u9fff）]{2}：")
_SCENE = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)?"
    r"(?:(?:[^。\d]*[，,])?[^，。；]*(?:[年月底末来]|季度|期间|时期|目前|统计|核算|显示|来看)[^，。；]{0,3}[，,：:])?"
)
_OF_WHAT_FOLLOWS = re.compile(
    r"的(?=[\u4e00-\u9fff“\d])|[，,]?(?:扩建|新建|改建|建设|建成|实施|用于|完成了?|修建|改造|对)(?=[\u4e00-\u9fff“])(?!投资)"
    r"|、(?=\d[^，。；]{2,20}的)"
)
_ADDED_FIRST = re.compile(
    r"(?:^|[，。；：、\n])(?:累计|共|已|先后)*(?:新增|新建|新设|新引进|引进|新登记|新发展|新培育|增设)[^，。；\d]{2,12}\d[\d.]*[万余多]*(?P<unit>[^，。；、\d（(]{1,2})[，,]$"
)
_CAME_ABOUT = re.compile(
    "(?:投入使用|投用|启用|建成|竣工|完工|开工|通车|落地|投产|达产|获评|获批|通过[^，。；]{0,6})$"
)
_CHANGED = re.compile("恢复|改善|扩大|改良|巩固|提质|保护|更新|延伸")
_PUSHED = re.compile("(?:推进|推动|抓好|做好|抓实|加快|统筹)(?:了|全[市县区省])?$")
_WORKED_AT = re.compile(r"[^，。；\d]{2,20}?(?:办理|落实|工作)")
_SOME_ARE = re.compile(r"[有达][\d一二三四五六七八九十]+[个家户项种类][^，。；\d]{2,20}$")
_ITEM_SPENT = re.compile(r"(?<!预算)(?<!财政)(?<!公共)(?<!基金)(?<!本级)支出\d[^\n]*$")
_PLACE_ALONE = re.compile(
    "(?![^，。]*(?:贫困|行政|自然|示范|老旧|建制|脱贫|重点|美丽|特色))[\u4e00-\u9fff]{2,14}(?:小区|社区|村|镇|乡|街道)"
)
_PLACES_LISTED = re.compile(
    r"（[^（）]*?(?P<place>小区|社区|村|镇|乡|街道)\d[^（）、，]*[、，][^（）]*?(?P=place)\d"
)
_BROUGHT_IN = re.compile("(?:实际|累计)*(?:到位|协议|签约|合同)(?:资金|金额|额|投资)")
_WORKS_COUNTED = re.compile(r"(?:项目|工程)\d[\d.]*[余多]?[个项家]，$")
_TRADE = re.compile("出口|进口|外贸|贸易|总[值额]")
_OF_TRADE = re.compile(r"(?:出口|进口)[^，。；]{0,16}(?:增长|下降)[^\n]*其中[，,：:]?[^。\n]*$")
_TOURISM = re.compile("(?:旅游|综合)?(?:总|综合|门票|经营)?(?:收入|消费|营收)")
_SIGHTS = re.compile(
    r"(?:景区|景点|乡村|酒店|公园|农家乐|民宿|古镇|博物馆|星级|[AＡ]级)[^，。；]{0,24}\d[\d.]*[万余多]*人?次?，$"
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
    r"(?:^|[，。；：、\s]|累计|已|共|免费|全年|先后|主动|上门|集中|还|共计|同时|街道|社区|学校|医院|公司|中心|[局委办会站所队村镇乡]|政府|企业|银行|部门|志愿者|[一二三四五六七八九十]是)为(?:全[省市县区州镇]|我[省市县区]|辖区|各类)?$"
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
