"""Of when a figure in running prose is: which words in its sentence, or above it, say it.

In go a paragraph, a figure in it and what is known of the time of its section and document; out
comes the period with the rule that told, or that nobody says it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from loaders.extraction.statements import When
from loaders.language.clauses import begin_of
from loaders.language.compared import compared, held_against, is_of_base
from loaders.language.due import by_year
from loaders.language.figure import Figure, Part
from loaders.language.periods import OPEN_YEAR, Period, periods
from loaders.language.respectively import RESPECTIVELY, listed_times
from loaders.language.spans import bounds
from loaders.language.told import MEMORY
from ontology import late_re as re
from ontology.remembered import OF_WORDS
from ontology.text import squeeze

_JUST_BEGUN = (1, 2, 3)
_YEARLY = re.compile("年均|年平均")


def figure_period(  # noqa: PLR0911, PLR0912, PLR0915 - one for each place that may say it
    text: str,
    figure: Figure,
    year: int | None,
    section: tuple[str, ...] = (),
    *,
    span: str | None = None,
    years: str | None = None,
    now: int | None = None,
    month: int | None = None,
    goal: bool = False,
) -> When:
    """The period that a figure is for, as far as the document says, and which words say it.

    The one named nearest before it in its sentence, else after it in its own clause (43个项目
    10月底前开工), else the part of a year that a heading above speaks of (上半年…), else the span
    of years that its section is of, else the given year. A part of a year that is said without
    its year has it open (`XXXXH1`); of an unknown whole year there is nothing to say.

    years: the several years that 年均 is of, in what else tells of one of them.
    now: the document's year; a later one that something is to come to (到2025年) is a deadline.
    month: up to which it reports of that year, for 本月 and 上月.
    goal: it is to be reached.
    """
    at = figure.quantity.start
    own = text[figure.start : at]
    if _is_cost(text, figure) or _SIZE_OF_A_WORK.search(own) or _is_month_of_each(text, figure):
        return When(None, "period/none")
    if _is_task_of_share(text, figure):
        return When(None if year is None else str(year), "period/whole-year")
    yearly = _YEARLY.search(text, figure.start, at) is not None
    span = span or (years if yearly else None)
    begin = begin_of(text, at, "。；;\n")
    listed: tuple[str, ...] = ()
    if RESPECTIVELY in text[figure.start : at]:
        listed = listed_times(text[begin:at], year) or listed_times(text[figure.start : at], year)
    if len(listed) == figure.place[1] > 1:
        return When(listed[figure.place[0]], "period/year")  # 2023年、2024年，甲分别达到5、6个
    # 从去年的13%降至5%: the year before that of which is told, whoever speaks.
    spoken = None if figure.baseline else now
    end = max(figure.end, _end_of(text, at, _STRETCH_ENDS))
    said = _as_spoken(text[begin:end], year, spoken, month)
    said = said[: bisect_right(said, figure.end - begin, key=_end)]
    # 一年来 is the year that the report looks back on
    looks_back = year is not None and span is None
    told = _nearest(text, figure, begin, said, looks_back=looks_back)
    if told is not None and told.rule == "period/past-years" and month in _JUST_BEGUN:
        return When(None, "period/none")  # 五年来, said in February: with this year, or without it
    if told is not None and told.rule == "period/whole-year" and month in _JUST_BEGUN:
        of_last = _of_another(text, begin, told, figure, year)
        if of_last is None and span is None and told.value == str(year) and not goal:
            return When(None, "period/none")  # 全年, said in March: of the year before
    planned = (
        _WHOLE_COST.search(own) is not None and _SPENT.search(re.split("[，,]", own)[-1]) is None
    )
    if planned and told is not None and told.rule not in ("period/year", "period/relative-year"):
        return When(None, "period/none")  # 1—6月，签约项目9个，计划投资8亿元: of no half of a year
    if told is not None:
        several = told.rule == "period/past-years" and span is not None and "/" in span
        elsewhere = (
            When(span, told.rule) if several else _of_another(text, begin, told, figure, year)
        )
        if elsewhere is not None:
            return elsewhere
        if told.rule == "period/year" and told.start + begin < figure.start and yearly:
            # 2021年达到486亿元，年均增长8%: so it grew in the years before.
            return When(span, "period/none" if span is None else "period/heading")
        if begin + told.end <= figure.start and _EVENT.match(text, begin + told.end) is not None:
            return When(None, "period/none")  # 项目3月开工，已完成投资9亿元: then it began
        due = by_year(text[begin : figure.end], told, now)
        return When(due or _up_to(told, text[begin + told.end : at]), told.rule)
    if not figure.baseline and _SAYS_WHEN.search(text, begin, at) is not None and year is None:
        return When(None, "period/none")  # 去年，…: of which year, nobody says
    if figure.baseline:
        return When(None, "period/before")  # an earlier value: of when, is not said
    if _WHOLE_COST.search(figure.indicator or text[begin:at]) and not _SPENT.search(
        text, begin, at
    ):
        return When(None, "period/none")  # what a work costs in all is of no year
    if figure.part is Part.PLAN and _PLAN_OF_YEAR.search(figure.indicator) and year is not None:
        return When(str(year), "period/document")  # whatever part of it is reported on
    if yearly and span is None:
        return When(None, "period/none")  # of which years it is the average, nobody says
    if figure.part is Part.PLAN and month in _JUST_BEGUN and _SET_BEFORE.search(text, begin, at):
        return When(None, "period/none")  # 高于年初人代会12%的目标, said in February
    above = None
    of_now = _NOW.search(text, begin, at) is not None
    if not of_now:  # else it tells of now, whatever opens its sentence
        above = _opening_span(text, begin, year, None if yearly else now, month)
    if above is None and span is not None and not yearly:
        above = _year_of_sentence(text, begin, now)
    reached = not goal and figure.part is not Part.PLAN
    above = above or (
        None if yearly else _of_part_before(text, begin, year, now, month, reached=reached)
    )
    above = above or _of_sentence_before(text, begin, year)
    if above is not None and above.rule == "period/past-years" and month in _JUST_BEGUN:
        return When(None, "period/none")
    if above is None and figure.part is not Part.PLAN:
        above = _of_paragraph(text, begin, year, span)
    if above is None and not goal and _is_plan_beside_part(figure, span):
        return When(None, "period/none")
    if above is not None:
        return above
    above = _of_headings(section, year, span)
    if above is not None:
        other = not of_now and _told_otherwise(text, begin, year, above.period)
        return When(None, "period/none") if other else above
    told_so_far = None if figure.part is Part.PLAN or of_now else _year_before(text, begin, year)
    if told_so_far is not None:
        return told_so_far
    past = not (goal or of_now or figure.part is Part.PLAN)
    if past and _tells_a_part(text, begin, year):
        return When(None, "period/none")
    if past and year is not None and _told_otherwise(text, begin, year, str(year)):
        return When(None, "period/none")
    several = past and years is None and any(map(_OF_YEARS.search, section))
    if year is None or several or (past and month in _JUST_BEGUN):
        return When(None, "period/none")  # what is told in February may be of the year before
    return When(str(year), "period/document")


def _of_another(
    text: str, begin: int, told: Period, figure: Figure, year: int | None
) -> When | None:
    """The year that 全年 is, where a sentence before opens with it (2030年，…。全年…)."""
    of_a_year = told.rule == "period/whole-year" and figure.part is not Part.PLAN
    return _year_before(text, begin, year) if of_a_year else None


def is_attribute(text: str, end: int) -> bool:
    """Whether a time that ends there only says of a thing when it began or was built (2022年启动的
    枢纽), and not of when its figures are.
    """
    return _ATTRIBUTE.match(text, end) is not None


_ATTRIBUTE = re.compile(
    "(?:正式|全面)?(?:启动|开工|动工|建成|竣工|投产|投用|成立|设立|签约|引进|落户|立项|开通|实施)的(?=[\u4e00-\u9fff“])"
)


def _is_plan_beside_part(figure: Figure, span: str | None) -> bool:
    """Whether it is a plan in a report on a part of a year: mostly it is of all that year."""
    return figure.part is Part.PLAN and span is not None and _SHORT_OF_YEAR.match(span) is not None


def _is_cost(text: str, figure: Figure) -> bool:
    """Whether a sum is what one work costs in all, and of no year: 投资9亿元的甲园, 甲工程，投资9
    亿元，已完成97%.
    """
    money = figure.quantity.base_unit == "元" and figure.part is not Part.PLAN
    invested = money and _INVESTED.search(text, figure.start, figure.quantity.start) is not None
    return invested and _A_WORK.match(text, figure.quantity.end) is not None


_INVESTED = re.compile("(?<!完成)(?<!到位)投资(?:额|达|约|为)*$")
_A_WORK = re.compile(
    r"的(?![^，。；]{0,12}\d+[个家项])[^，。；]{2,40}(?:项目|工程|园|厂|公路|大桥|基地|[一二三]期|线)"
    r"|[，,](?:目前|现)?[，,]?已?完成\d[\d.]*[%％]"
)


def _is_month_of_each(text: str, figure: Figure) -> bool:
    """Whether a figure is one of several that months are dealt out over (增幅2—5月份分别为9%、8%):
    of which of them, nobody says.
    """
    if _MONTHS_EACH.search(text, figure.start, figure.quantity.start) is not None:
        return figure.unassigned and figure.place[1] > 1
    begin = begin_of(text, figure.quantity.start)
    return _YEARS_EACH.search(text, begin, figure.quantity.start) is not None and (
        figure.unassigned or "：" in text[figure.start : figure.quantity.start]
    )


_YEARS_EACH = re.compile(r"(?:\d{4}年(?:、|至|到|和|[-—~])){1,6}\d{4}年[^。；\d]{0,16}分别[^。]*$")
_MONTHS_EACH = re.compile(r"\d{1,2}[-—~～至到]\d{1,2}月份?(?:当月|累计)?[^，。；\d]{0,6}分别")


def _is_task_of_share(text: str, figure: Figure) -> bool:
    """Whether a goal is one of which a share is told, and of the year whatever the time of that is
    (1—6月，完成市下达任务数9亿元的60%); it may name its own (完成2031年任务9亿元的60%).
    """
    own = _OF_A_YEAR.search(text, figure.start, figure.quantity.start) is not None
    if figure.part is not Part.PLAN or own:
        return False
    return _SHARE_OF_IT.match(text, figure.quantity.end) is not None


_OF_A_YEAR = re.compile(r"\d年|月|季度|[上下]半年")
_SHARE_OF_IT = re.compile(
    r"(?:的)?(?:年度|全年|预期|工作)*(?:目标|任务)*(?:任务|目标)?数?的\d[\d.]*[%％]"
)
_OF_YEARS = re.compile("(?:过去|近|这)[两三四五六]年|[两三四五六]年来")
"""A heading above that tells of several years, of which the document's is one."""
_SET_BEFORE = re.compile("年初(?:人代会|人大会?|确定|下达|预算|既?定)")
_SHORT_OF_YEAR = re.compile(r"[\dX]{4}[-HQ]")
_WHOLE_COST = re.compile(
    "(?:总投资|投资总额|总造价|工程概算|(?:计划|估算|匡算|概算|预计|协议|合同)(?:总)?投资(?:总额)?)额?[约为]*$"
)
_SIZE_OF_A_WORK = re.compile("(?:占地(?:面积)?|[全总路桥渠堤坝]长|(?:^|[，、])宽)[约为达]*$")
"""How large a work is, is of no year: 道路长9公里，宽8米."""
_SPENT = re.compile("完成|实现|到位|累计|新增|引进|签约|落地|开工|竣工|今年|全年|本年|当年|年度")
"""完成总投资9亿元, 签约项目总投资80亿元: so much of it in that time."""
_EVENT = re.compile(
    "(?:正式|全面|顺利|如期|率先|集中|成功|建成|试|上线)*"
    "(?:开工(?:建设)?|动工|破土|启动(?:建设|实施)?|奠基|成立|揭牌|挂牌|开园|开业|开馆|投用|投产|运营|运行|通车|入汛|开学|签约落户|获批|立项)"
    "[，,]"
)
"""A time of what happened then; what is told of it behind the comma is of another time."""
_SAYS_WHEN = re.compile("(?:^|(?<=[，。；：\n]))(?:[去上前]年|上月|上季度)(?!同期|末|底)")
_RUNNING = re.compile("累计")
_ONE_MONTH = re.compile(r"(?:\d{4}|XXXX)-\d\d")


def _up_to(told: Period, behind: str) -> str | None:
    """A period as told; a month behind which all is told that there is by then (4月，累计完成) is
    its end.
    """
    value = _told(told)
    running = value is not None and told.rule == "period/month" and _RUNNING.search(behind)
    return f"../{value}" if running and _ONE_MONTH.fullmatch(value or "") else value


def _is_past(text: str, period: Period, begin: int, at: int) -> bool:
    """Whether a time is not that of a figure behind it: it is past, the figure of now (6月开工，
    目前完成70%), or it is the time of a goal of which a share is told (完成全年目标的45%).
    """
    start, end = begin + period.start, begin + period.end
    if period.rule == "period/whole-year" and _OF_GOAL.search(text, begin, start):
        return _GOAL.match(text, end) is not None
    if end <= at and is_attribute(text, end):
        return True
    within = _WITHIN_YEAR.match(period.value) is not None or period.rule == "period/past-years"
    return within and end <= at and _NOW.search(text, end, at) is not None


def _is_aside(text: str, at: int, start: int, end: int) -> bool:
    """Whether a time stands in a bracket that tells figures of its own, and a figure at `at` does
    not: 监测户35户（2029年识别3户）.
    """
    opened = text.rfind("（", max(0, start - _LONGEST_ASIDE), start)
    if opened < 0 or text.find("）", opened, start) >= 0:
        return False
    closed = text.find("）", end, end + _LONGEST_ASIDE)
    inside = opened < at and (closed < 0 or at < closed)
    if inside or closed < 0:
        return False
    return bool(_DIGIT.search(text, opened, start) or _DIGIT.search(text, end, closed))


_LONGEST_ASIDE = 80
_DIGIT = re.compile(r"\d")
_PLAN_OF_YEAR = re.compile("(?:本?年度|全年|本年|年内)(?:投资|资金)?计划|年初?预算数")
_WITHIN_YEAR = re.compile(r"by |[\dX]{4}[-HQ]")
"""A deadline or a part of a year; what is told of a year holds now too, and of 截至9月底."""
_NOW = re.compile(r"(?:^|(?<=[，,；;。：:]))(?:截[至止])?(?:目前|当前|现已|至今)")
_OF_GOAL = re.compile(r"(?:完成|达到|实现|占|超过?|为|是)[了到]?$")
_GOAL = re.compile(
    r"的?(?:\d[\d.]*[万亿]?[\u4e00-\u9fff]{1,3})?(?:预期|预定|既定)?(?:目标|任务|计划|预算|指标)"
)


def _nearest(
    text: str, figure: Figure, begin: int, said: Sequence[Period], *, looks_back: bool
) -> Period | None:
    """Of the times said in the sentence of a figure, up to its clause's end, the last before it (of
    全年 behind a named year, that year), else the first behind it.
    """
    at = figure.quantity.start
    places = bisect_left(said, at - begin, key=_start)
    before = (
        each
        for each in reversed(said[max(0, places - MEMORY) : places])
        if _may_tell(text, figure, begin, each, looks_back=looks_back)
        and (
            begin + each.start >= figure.start
            or each.rule not in _OF_A_THING
            or _opens_clause(text, begin + each.start)
        )
        and (
            begin + each.start >= figure.start
            or each.rule != "period/plan"
            or text[begin + each.end : begin + each.end + 1] in ("，", ",")
        )
    )
    last = next(before, None)
    if last is None:
        behind = said[places : places + MEMORY]
        fit = (x for x in behind if _may_tell(text, figure, begin, x, looks_back=looks_back))
        return next(fit, None)
    if last.rule != "period/whole-year":
        return last
    return next((each for each in before if each.rule == "period/year"), last)


_OF_A_THING = frozenset({"period/year", "period/plan"})
"""Times that may be a thing's own (落实“十四五”时期资金9亿元，…), and not of what is told next."""


def _may_tell(text: str, figure: Figure, begin: int, period: Period, *, looks_back: bool) -> bool:
    """Whether a time may be that of a figure: not what it is held against, nor past by then."""
    start = begin + period.start
    if figure.baseline:
        held = not is_of_base(text, start)
    else:
        held = (
            _is_compared(text, start, period)
            or _is_measure(text, start, begin + period.end)
            or compared(text, period, figure, begin)
            or _is_basis(text, begin, figure.end, period)
            or _is_leaned_on(text, start, begin + period.end)
        )
    if (
        held
        or _is_left_out(text, start, begin + period.end)
        or _is_of_prices(text, start, begin + period.end)
        or _is_aside(text, figure.quantity.start, start, begin + period.end)
        or _is_past(text, period, begin, figure.quantity.start)
    ):
        return False
    if _RECORD.match(text, begin + period.end) is not None:
        return False
    if _NEWS.match(text, begin + period.end) is not None:
        return False  # 记者9月7日从甲局获悉，…: then it was told
    return not (looks_back and text.startswith("一年来", start))


_NEWS = re.compile(
    r"(?:[上下]午)?[，,]?(?:本?[报刊]?记者)?(?:[从在][^，。；\d]{2,24})?(?:获悉|了解到|介绍说)"
    r"|[，,][^。；]{2,40}(?:会议?|发布会)上?(?:发布|通报|透露|介绍|开幕|召开|举行|闭幕)[^，。；]{0,4}[，,]"
)
_RECORD = re.compile("(?:来的?)?(?:新[高低]|最[高低好大快佳优])")
"""增速创近十年新高，出口…: of so long it is the highest, and of its own time."""


def part_of_year(heading: str, year: int | None) -> str | None:
    """The part of a year that a heading or a title speaks of; None if it names none.

    >>> part_of_year("2024年上半年运行情况", 2024), part_of_year("2024年工作总结", 2024)
    ('2024H1', None)
    """
    words = _GIVEN.sub("", _NUMBER_OF_HEADING.sub("", heading))
    for each in periods(words, year, open_year=True):
        if _PART_OF_YEAR.search(each.value) and not _SPURS_ON.search(words, 0, each.start):
            return each.value
    return None


_SPURS_ON = re.compile("(?:冲刺|决[战胜]|大干|奋战|备战|拼)$")
"""“冲刺四季度”新闻发布会: what is to be worked for is not of when it tells."""
_GIVEN = re.compile(
    r"(?<=报告|讲话|总结|摘要|答复|发言|公报|致辞)[（(](?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?[）)]"
)
"""工作报告（2031年1月）: when it was given, and not of when it tells."""
_NUMBER_OF_HEADING = re.compile("^[一二三四五六七八九十]{1,3}、")
"""三、四季度工作打算 is of the fourth quarter."""


def _of_headings(section: tuple[str, ...], year: int | None, span: str | None) -> When | None:
    """The part of a year that a heading above speaks of, else the span of years of the section."""
    for heading in reversed(section):
        if _DAY_LINE.fullmatch(squeeze(heading)):
            continue  # a date below a title says when it was written, not of when it tells
        said = part_of_year(heading, year)
        if said is not None:
            return When(said, "period/heading")
    return None if span is None else When(span, "period/heading")


def _opening_span(
    text: str, begin: int, year: int | None, now: int | None, month: int | None
) -> When | None:
    """The stretch of a year that opens the whole sentence, or the later year that all of it is to
    come to, for what is joined to it by ； (1—11月，甲增长9%；乙增长8%; 到2030年，甲…；乙…). A
    deadline within a year is of its own clause alone.
    """
    first = begin_of(text, begin)
    if first >= begin:
        return None
    for each in _as_spoken(text[first : first + _FAR], year, now, month):
        ends = text[first + each.end : first + each.end + 1]
        due = by_year(text[first : first + _NEAR], each, now)
        # 主要目标是：到2030年甲达到9亿元；乙…
        leads = _LEADS_TO_YEAR if ends in ("，", ",") else _GOALS_BY
        if due is not None and leads.fullmatch(text, first, first + each.start):
            return When(due, each.rule)
        if ends not in ("，", ","):
            continue
        # 报告指出，2030年，甲5件；乙6件
        said = _SAID_BEFORE.search(text, first, first + each.start) is not None
        if said and each.rule == "period/year" and each.value.isdigit():
            return When(each.value, each.rule)
        if _AS_TOLD.fullmatch(text, first, first + each.start) is not None:
            value = _told(each)
            year_said = each.rule in ("period/year", "period/relative-year")
            whole = year_said and value is not None and value.isdigit()
            within = _OF_MONTHS.match(text, first + each.end) if whole else None
            if within is not None and within.end() <= begin:
                return When(None, "period/none")  # 2031年，1—11月甲9亿元；乙8亿元
            as_at = text[first + each.end - 1] == "末"  # 3月末，存款…；贷款…
            up_to = "../" in value or "/.." in value if value is not None else False
            if value is not None and (
                whole or as_at or up_to or "/20" in value or _PART_OF_YEAR.match(value)
            ):
                return When(value, each.rule)
    return None


_OF_MONTHS = re.compile(r"[，,](?:\d{1,2}[-—–~～至到]+\d{1,2}月|[上下]半年|前[一二三]?季度)")
_AS_TOLD = re.compile(
    r"\s*(?:(?:据[^，。；]{1,6}|[分从按][^，。；\d]{1,8}来?看|[^，。；\d]{2,6}方面"
    r"|[^，。；\d]{2,24})[，,]\s*)?"
)
"""Words before the time that opens a sentence: 据统计，, 分行业看，, 甲局发布的数据显示，."""


def _year_of_sentence(text: str, begin: int, now: int | None) -> When | None:
    """The year that a part of the sentence before sets for all behind it, in what tells of several
    years (…奋勇争先，2021年，产值达到9亿元；投资4亿元): it stands between two commas.
    """
    first = begin_of(text, begin)
    said = _periods(text[first : _end_of(text, begin, _SENTENCE_ENDS)], None)
    places = bisect_right(said, begin - first, key=_end)
    for each in reversed(said[max(0, places - MEMORY) : places]):
        alone = text[first + each.end : first + each.end + 1] in ("，", ",")
        if each.rule == "period/year" and alone and _opens_clause(text, first + each.start):
            return When(by_year(text[first:begin], each, now) or _told(each), each.rule)
    return None


def _of_part_before(
    text: str,
    begin: int,
    year: int | None,
    now: int | None,
    month: int | None,
    *,
    reached: bool,
) -> When | None:
    """The year, or the stretch of one, of the part that ； joins to this one (2012年产值9亿元；收入
    …); of none where that part tells of several times. A deadline, a month and a day are of
    their own part alone; of what was reached, behind the half of a year, nobody says (reached).
    """
    if begin < 1 or text[begin - 1] not in "；;":
        return None
    first = max(begin_of(text, begin - 1, "。；;\n"), begin - _LONGEST_PART)
    part = text[first : begin - 1]
    said = [
        each
        for each in _as_spoken(part, year, now, month)
        if _told(each) is not None
        and not _is_compared(text, first + each.start, each)
        and not held_against(text, first + each.start, first + each.end)
        and _DIGIT.search(text, first + each.end, begin - 1)
        and _MULTIPLE.match(text, first + each.end) is None
        and not (
            _OF_GOAL.search(part, 0, each.start) and _GOAL.match(text, first + each.end) is not None
        )
    ]
    values = {_told(each) for each in said}
    if len(values) > 1:
        return When(None, "period/none")
    value = values.pop() if values else None
    if said and said[-1].rule == "period/whole-year":
        return None  # of which year, the sentence before may say
    lasts = value is not None and (
        (value.isdigit() and _ALL_YEAR.match(text, first + said[-1].end) is not None)
        or "/20" in value
        or "/.." in value
    )
    if not lasts and reached and value is not None and _A_STRETCH.fullmatch(value):
        return When(None, "period/none")  # 上半年实现产值9亿元；收入8亿元
    return When(value, said[-1].rule) if lasts else None


_A_STRETCH = re.compile(r"\d{4}(?:H[12]|Q[1-4])")
_LONGEST_PART = 160
_MULTIPLE = re.compile(r"(?:同期|全年|末|底)?的[\d.]+[多余]?(?:倍|[%％])")
_ALL_YEAR = re.compile("[，,]|全年|全[省市县区旗州]|我[省市县区旗州]|(?:预计)?(?:实现|完成)")


def _tells_a_part(text: str, begin: int, year: int | None) -> bool:
    """Whether the sentence told of a part of a year before this part of it (…，1—9月甲9亿元；乙8亿
    元；丙7亿元): of that, or of all the year, nobody says.
    """
    first = max(begin_of(text, begin), begin - _LONGEST_PART)
    return any(
        _A_PART.match(_told(each) or "") is not None
        and not _is_compared(text, first + each.start, each)
        and not held_against(text, first + each.start, first + each.end)
        for each in (_periods(text[first:begin], year) if first < begin else ())
    )


_A_PART = re.compile(r"(?:\.\./)?(?:\d{4}|XXXX)(?:-|H|Q)")


def _of_sentence_before(text: str, begin: int, year: int | None) -> When | None:
    """The time of the sentence before, of which one that opens so tells the parts (其中：…)."""
    first = begin_of(text, begin)
    if first < 2 or _GOES_ON.match(text, first) is None:
        return None
    before = begin_of(text, first - 1)
    said = _periods(text[before:first], year)
    fit = (
        each
        for each in reversed(said[-MEMORY:])
        if _opens_clause(text, before + each.start)
        and not _is_compared(text, before + each.start, each)
        and not held_against(text, before + each.start, before + each.end)
        and not _is_past(text, each, before, first)
        and each.rule != "period/year"
    )
    told = next(fit, None)
    value = _up_to(told, text[before + told.end : first]) if told is not None else None
    return None if told is None or value is None else When(value, told.rule)


def _of_paragraph(text: str, begin: int, year: int | None, span: str | None) -> When | None:
    """The day up to which a paragraph tells, where its first words say it (截至6月底，…。…); the
    years, where they say several, and its section (span) says none.
    """
    first = text.rfind("\n", 0, begin) + 1
    if first >= begin or _UP_TO.match(text, first) is None:
        so_far = _so_far(text, first, begin, year)
        if so_far is not None:
            return so_far
        return None if span is not None else _of_several_years(text, begin, year)
    for each in periods(text[first : first + _NEAR], year, open_year=True):
        value = _told(each)
        if value is not None and value.startswith("../"):
            return When(value, each.rule)
    return None


def _so_far(text: str, first: int, begin: int, year: int | None) -> When | None:
    """The stretch from the beginning of the year of which a paragraph tells, where its first words
    say it (前三季度，…。…), until it is said that it tells of another time.
    """
    for each in periods(text[first : min(begin, first + _NEAR)], year, open_year=True)[:1]:
        value = _told(each) or ""
        opens = not text[first : first + each.start].strip()
        if opens and text[first + each.end] in "，," and _FROM_JANUARY.fullmatch(value):
            return When(value, each.rule)
    return None


_FROM_JANUARY = re.compile(r"(?:\d{4}|XXXX)(?:-01/(?:\d{4}|XXXX)-\d\d|H1)")


def _of_several_years(text: str, begin: int, year: int | None) -> When | None:
    """The years of which a paragraph tells, where its first words say several (“十四五”期间，…。…);
    of 五年来 nobody says whether the last of them is the one that speaks.
    """
    first = text.rfind("\n", 0, begin) + 1
    if first >= begin:
        return None
    for each in periods(text[first : first + _NEAR], year):
        opens = text[first + each.end : first + each.end + 1] in ("，", ",")
        if not opens or not _opens_clause(text, first + each.start):
            continue
        if each.rule == "period/past-years":
            return When(None, "period/none")
        if each.rule == "period/plan" and "/" in each.value:
            return When(each.value, each.rule)
    return None


def _told_otherwise(text: str, begin: int, year: int | None, value: str | None) -> bool:
    """Whether a sentence before in the same paragraph tells of another time than what stands above
    says of all (第三季度⏎1—9月，完成投资9亿元。开工项目3个。): whether what follows goes on with
    that, or is of the section again, nobody says.
    """
    first = begin_of(text, begin)
    line = text.rfind("\n", 0, begin) + 1
    if value is None or first <= line:
        return False
    for each in reversed(_periods(text[line:first], year)[-MEMORY:]):
        start, end = line + each.start, line + each.end
        said = _told(each)
        if (
            said is None
            or not _opens_clause(text, start)
            or is_attribute(text, end)
            or _is_compared(text, start, each)
            or held_against(text, start, end)
            or _is_basis(text, line, first, each)
            or (each.rule == "period/plan" and _TIME_OF_PLAN.search(text, start, end) is None)
        ):
            continue
        if value.isdigit() and (value in said or OPEN_YEAR in said):
            # 5月，…。督导8次。: of that month, or of the year so far
            return _PART_OF_YEAR.match(said) is not None or "-01/" in said
        return said != value and not _is_within(said, value)
    return False


_TIME_OF_PLAN = re.compile("期间|时期|以来|末|[初中后]期")
"""实现“十四五”稳步开局 names a plan, and not when something was done."""


def _is_within(said: str, value: str) -> bool:
    """Whether a stretch of time lies in another (5月 in 上半年), or ends in it."""
    first, last = bounds(said)
    begin, end = bounds(value)
    if last is None or begin is None or end is None or not begin <= last <= end:
        return False
    return first is None or begin <= first


_SAID_BEFORE = re.compile(
    "(?:指出|获悉|显示|介绍|了解到|公布|统计|说明|称|[他她]说|据[^，。；]{1,4})[，,：:]?$"
)


def _year_before(text: str, begin: int, year: int | None) -> When | None:
    """The earlier year that a sentence before in the same paragraph opens with: what follows goes
    on telling of it (2030年，甲增长9%。乙3处。), until it is said that it tells of now.
    """
    first = begin_of(text, begin)
    line = text.rfind("\n", 0, begin) + 1
    until = min(begin + _NEAR, _end_of(text, begin, _SENTENCE_ENDS))
    if year is None or first <= line or _TELLS_OF_NOW.search(text, first, until):
        return None
    for each in reversed(_periods(text[line:first], None)[-MEMORY:]):
        start = line + each.start
        begins = text[max(0, start - 1) : start] in ("", "。", "\n")
        said = _SAID_BEFORE.search(text, line, start) is not None
        end = line + each.end
        ends = text[end] in "，," or _ALL_OF_US.match(text, end) or _IS_A_YEAR.match(text, end)
        opens = (begins or said) and bool(ends)
        if opens and each.rule == "period/year" and each.value.isdigit():
            return When(each.value, each.rule) if int(each.value) < year else None
    return None


_IS_A_YEAR = re.compile(r"是[^。；\n]{2,60}?(?:一年|之年)[。，]")
"""2030年是爬坡过坎的一年。全年…"""
_ALL_OF_US = re.compile("[全我][国省市州县区旗镇乡]")
_TELLS_OF_NOW = re.compile(
    "目前|记者|获悉|(?<![实出体表呈展兑发涌再])现(?![代金场象役状])|今年|截[至止]|如今|近日|日前|当前|本月"
)
_UP_TO = re.compile(r"\s*截[至止](?!目前)")
_GOES_ON = re.compile(r"\s*(?:其中|分别[为是]|包括|具体为)")
_DAY_LINE = re.compile(
    r"(?:\D{0,6}[：:])?(?:19|20)\d{2}(?:年\d{1,2}月(?:\d{1,2}日)?|[-/.]\d{1,2}(?:[-/.]\d{1,2})?)"
)
_GOALS_BY = re.compile(r"[^，。；\d]{0,20}目标(?:任务)?(?:是|为)?[：:](?:力争|确保|争取)?[到至]?")
"""What all of a sentence of goals is to come to, however its time is joined to the first."""
_LEADS_TO_YEAR = re.compile(
    r"\s*(?:[^，。；\d]{0,20}目标(?:任务)?(?:是|为)?[：:])?(?:力争|确保|争取)?[到至]"
)
_NEAR = 24
"""So many characters of a sentence are its opening."""
_FAR = 44
"""So many, with words before it that only say who tells (根据甲局调查结果反馈，…)."""


@lru_cache(maxsize=OF_WORDS)
def _as_spoken(
    words: str, year: int | None, now: int | None, month: int | None
) -> tuple[Period, ...]:
    """The periods of words in a section of that year, in a document of now.

    A review of 2019 that is given in 2020 calls 2019 去年: that is counted from who speaks; a part
    of a year (9月底) is of the section's.
    """
    found = tuple(_from_now(each, year, now, month) for each in _periods(words, year, month))
    if year is None or now is None or now <= year or not _SPOKEN.search(words):
        return found
    spoken = {each.start: each for each in _periods(words, now)}
    return tuple(
        spoken.get(each.start, each) if _SPOKEN.match(words, each.start) else each for each in found
    )


def _from_now(period: Period, year: int | None, now: int | None, month: int | None) -> Period:
    """The coming years, said where a year has just begun, or of the year to come: from that on."""
    begun = month in _JUST_BEGUN or (year is not None and now is not None and year > now)
    if period.rule != "period/coming-years" or not begun or "/" not in period.value:
        return period
    first, last = period.value.split("/")
    return replace(period, value=f"{int(first) - 1}/{int(last) - 1}")


@lru_cache(maxsize=OF_WORDS)
def _periods(words: str, year: int | None, month: int | None = None) -> tuple[Period, ...]:
    """The periods of a sentence, which each of its figures asks for."""
    found = periods(words, year, month=month, open_year=True)
    titles = [each.span() for each in _TITLE.finditer(words)] if found else []
    if titles:
        found = [each for each in found if not any(a < each.start < b for a, b in titles)]
    return tuple(
        replace(each, value=f"../{each.value}") if _is_up_to(words, each) else each
        for each in found
    )


def _is_up_to(words: str, period: Period) -> bool:
    """Whether what opens with 至 tells how much there is by then (至上半年，累计完成9亿元)."""
    part = _PART_OF_YEAR.match(period.value) is not None
    return part and _TO_OPENS.search(words, max(0, period.start - 3), period.start) is not None


_TO_OPENS = re.compile(r"(?:^|[，。；：\n.．、])\s?至$")


_TITLE = re.compile("《[^《》]{1,80}》")
"""制定《甲行动（2024-2026年）方案》，培育产品1个: of when the paper is, and not what is told."""


def _end_of(text: str, at: int, marks: re.Pattern[str]) -> int:
    """Where the stretch of a text ends in which an index lies: at the next of the marks."""
    found = marks.search(text, at)
    return found.start() if found else len(text)


_STRETCH_ENDS = re.compile("[。；;\n]")
_SENTENCE_ENDS = re.compile("[。\n]")


def _start(period: Period) -> int:
    return period.start


def _end(period: Period) -> int:
    return period.end


_SPOKEN = re.compile(r"(?:去|大?前)年")
_COMPARED = re.compile(r"[比较由从]")
"""Before a time that a figure is held against (比2016年增加39天): it is not of that time."""
_WITH = ("与", "同", "跟", "和")
_AGAINST_IT = re.compile("(?:同期)?(?:同比|相比|比(?!重|例|率))")
_FROM_TO = re.compile(r"[由从]")


def _is_compared(text: str, at: int, period: Period) -> bool:
    """Whether a time is one that a figure is held against; 从3月20日到6月30日 is a stretch."""
    led = _COMPARED.search(text, max(0, at - 1), at)
    stretch = "/20" in period.value and period.rule != "period/plan"
    end = at + period.end - period.start
    if text[at - 1 : at] in _WITH and _AGAINST_IT.match(text, end):
        return True  # 与去年同比增长9%
    return led is not None and not (_FROM_TO.match(led.group()) and stretch)


def _is_measure(text: str, at: int, end: int) -> bool:
    """Whether a time is that of a level by which another is measured (恢复至2019年水平的81%)."""
    led = _MEASURED_BY.search(text, max(0, at - 3), at) is not None
    return led and _LEVEL_OF.match(text, end) is not None


def _is_left_out(text: str, at: int, end: int) -> bool:
    """Whether a time is that of what is not counted (除去2004年到期的2亩后)."""
    led = _LEAVING_OUT.search(text, max(0, at - _NEAR), at) is not None
    return led and _LEFT_OUT.match(text, end) is not None


def _is_of_prices(text: str, at: int, end: int) -> bool:
    """Whether a time is that of the prices or the rule by which it is reckoned (按2018年平均汇率
    折合9美元).
    """
    led = _BY.search(text, max(0, at - 2), at) is not None
    return led and _PRICES.match(text, end) is not None


_BY = re.compile("[按以]照?$")
_PRICES = re.compile(r"的?[^，。；\d]{0,10}?(?:汇率|价格|不变价|可比价|口径|牌价|标准|基期|人口)")
_LEAVING_OUT = re.compile(r"(?:除[去了]?|扣除|剔除|不含)[^，。；]*$")
_LEFT_OUT = re.compile(r"[^，。；]*?[后外](?=[，。；、]|$)")
_MEASURED_BY = re.compile(r"恢复[到至]$|相当于$")
_LEVEL_OF = re.compile(r"(?:同期)?(?:水平)?的?")
_LEADS_TO_TIME = re.compile(
    r"(?:^|[，,、。；;：:（(“”\s])[^，,。；;：:（(\s]{0,2}?(?:截至|截止到?|到|至|在|自|从|于|力争|预计|确保|计划|争取|今后)?$"
)


def _opens_clause(text: str, at: int) -> bool:
    """Whether a time opens its clause, and so holds for the next ones (not 征集2020年实事41件)."""
    return _LEADS_TO_TIME.search(text, max(0, at - 16), at) is not None


_BASIS = re.compile(r"[^，。；;]{0,24}基础上")


def _is_basis(text: str, begin: int, end: int, period: Period) -> bool:
    """Whether a time is that of what something rose from (在去年任务的基础上增长8%)."""
    start = begin + period.start
    return text.endswith("在", begin, start) and bool(_BASIS.match(text, begin + period.end, end))


def _is_leaned_on(text: str, at: int, end: int) -> bool:
    """Whether a time is that of a work which another is done along with (依托2023年甲项目，…)."""
    led = _LEANING.search(text, max(0, at - 3), at) is not None
    return led and _A_PROJECT.match(text, end) is not None


_LEANING = re.compile("(?:依托|借助|利用|结合)了?$")
_A_PROJECT = re.compile(r"(?:度)?[^，。；\d]{2,24}(?:项目|工程|资金|行动)[，,]")
_PART_OF_YEAR = re.compile(r"^(?:\d{4}|XXXX)(?:H[12]|Q[1-4]|-\d\d)(?!-\d\d)")
"""What a heading may say of when; a day is that of the document, or of one event."""


def _told(period: Period) -> str | None:
    """A period, unless it is not understood, or a whole year that nothing says which."""
    if not period.understood:
        return None
    return None if period.value.removeprefix("by ") == OPEN_YEAR else period.value
