"""Of when a figure in running prose is: which words in its sentence, or above it, say it.

In go a paragraph, a figure in it and what is known of the time of its section and document; out
comes the period with the rule that told, or that nobody says it.
"""

from __future__ import annotations

from bisect import bisect_right

from loaders.extraction.spoken_times import (
    JUST_BEGUN,
    STRETCH_ENDS,
    as_spoken,
    as_up_to,
    end_from,
    ends_at,
)
from loaders.extraction.statements import When
from loaders.extraction.time_doubts import NOW, nearest
from loaders.extraction.times_around import (
    of_headings,
    of_paragraph,
    of_part_before,
    of_sentence_before,
    opening_span,
    tells_a_part,
    told_otherwise,
    year_before,
    year_of_sentence,
)
from loaders.language.clauses import begin_of
from loaders.language.due import by_year
from loaders.language.figure import Figure, Part
from loaders.language.period import Period
from loaders.language.respectively import RESPECTIVELY, listed_times
from ontology import late_re as re

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
    end = max(figure.end, end_from(text, at, STRETCH_ENDS))
    said = as_spoken(text[begin:end], year, spoken, month)
    said = said[: bisect_right(said, figure.end - begin, key=ends_at)]
    # 一年来 is the year that the report looks back on
    looks_back = year is not None and span is None
    told = nearest(text, figure, begin, said, looks_back=looks_back)
    if told is not None and told.rule == "period/past-years" and month in JUST_BEGUN:
        return When(None, "period/none")  # 五年来, said in February: with this year, or without it
    if told is not None and told.rule == "period/whole-year" and month in JUST_BEGUN:
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
        return When(due or as_up_to(told, text[begin + told.end : at]), told.rule)
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
    if figure.part is Part.PLAN and month in JUST_BEGUN and _SET_BEFORE.search(text, begin, at):
        return When(None, "period/none")  # 高于年初人代会12%的目标, said in February
    above = None
    of_now = NOW.search(text, begin, at) is not None
    if not of_now:  # else it tells of now, whatever opens its sentence
        above = opening_span(text, begin, year, None if yearly else now, month)
    if above is None and span is not None and not yearly:
        above = year_of_sentence(text, begin, now)
    reached = not goal and figure.part is not Part.PLAN
    above = above or (
        None if yearly else of_part_before(text, begin, year, now, month, reached=reached)
    )
    above = above or of_sentence_before(text, begin, year)
    if above is not None and above.rule == "period/past-years" and month in JUST_BEGUN:
        return When(None, "period/none")
    if above is None and figure.part is not Part.PLAN:
        above = of_paragraph(text, begin, year, span)
    if above is None and not goal and _is_plan_beside_part(figure, span):
        return When(None, "period/none")
    if above is not None:
        return above
    above = of_headings(section, year, span)
    if above is not None:
        other = not of_now and told_otherwise(text, begin, year, above.period)
        return When(None, "period/none") if other else above
    told_so_far = None if figure.part is Part.PLAN or of_now else year_before(text, begin, year)
    if told_so_far is not None:
        return told_so_far
    past = not (goal or of_now or figure.part is Part.PLAN)
    if past and tells_a_part(text, begin, year):
        return When(None, "period/none")
    if past and year is not None and told_otherwise(text, begin, year, str(year)):
        return When(None, "period/none")
    several = past and years is None and any(map(_OF_YEARS.search, section))
    if year is None or several or (past and month in JUST_BEGUN):
        return When(None, "period/none")  # what is told in February may be of the year before
    return When(str(year), "period/document")


def _of_another(
    text: str, begin: int, told: Period, figure: Figure, year: int | None
) -> When | None:
    """The year that 全年 is, where a sentence before opens with it (2030年，…。全年…)."""
    of_a_year = told.rule == "period/whole-year" and figure.part is not Part.PLAN
    return year_before(text, begin, year) if of_a_year else None


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
_PLAN_OF_YEAR = re.compile("(?:本?年度|全年|本年|年内)(?:投资|资金)?计划|年初?预算数")
