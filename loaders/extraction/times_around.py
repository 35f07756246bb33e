"""Of when a figure is whose own words do not say it: the part of the sentence before, the sentence,
the paragraph and the headings above may; where they tell of several times, nobody does.
"""

from __future__ import annotations

from bisect import bisect_right

from loaders.extraction.spoken_times import (
    DIGIT,
    FAR,
    NEAR,
    PART_OF_YEAR,
    SENTENCE_ENDS,
    as_spoken,
    as_up_to,
    end_from,
    ends_at,
    opens_clause,
    periods_in,
    value_of,
)
from loaders.extraction.statements import When
from loaders.extraction.time_doubts import (
    GOAL,
    OF_GOAL,
    is_attribute,
    is_basis,
    is_compared,
    is_past,
)
from loaders.language.clauses import begin_of
from loaders.language.compared import held_against
from loaders.language.due import by_year
from loaders.language.period import OPEN_YEAR
from loaders.language.periods import periods
from loaders.language.spans import bounds
from loaders.language.told import MEMORY
from ontology import late_re as re
from ontology.text import squeeze


def part_of_year(heading: str, year: int | None) -> str | None:
    """The part of a year that a heading or a title speaks of; None if it names none.

    >>> part_of_year("2024年上半年运行情况", 2024), part_of_year("2024年工作总结", 2024)
    ('2024H1', None)
    """
    words = _GIVEN.sub("", _NUMBER_OF_HEADING.sub("", heading))
    for each in periods(words, year, open_year=True):
        if PART_OF_YEAR.search(each.value) and not _SPURS_ON.search(words, 0, each.start):
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


def of_headings(section: tuple[str, ...], year: int | None, span: str | None) -> When | None:
    """The part of a year that a heading above speaks of, else the span of years of the section."""
    for heading in reversed(section):
        if _DAY_LINE.fullmatch(squeeze(heading)):
            continue  # a date below a title says when it was written, not of when it tells
        said = part_of_year(heading, year)
        if said is not None:
            return When(said, "period/heading")
    return None if span is None else When(span, "period/heading")


def opening_span(
    text: str, begin: int, year: int | None, now: int | None, month: int | None
) -> When | None:
    """The stretch of a year that opens the whole sentence, or the later year that all of it is to
    come to, for what is joined to it by ； (1—11月，甲增长9%；乙增长8%; 到2030年，甲…；乙…). A
    deadline within a year is of its own clause alone.
    """
    first = begin_of(text, begin)
    if first >= begin:
        return None
    for each in as_spoken(text[first : first + FAR], year, now, month):
        ends = text[first + each.end : first + each.end + 1]
        due = by_year(text[first : first + NEAR], each, now)
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
            value = value_of(each)
            year_said = each.rule in ("period/year", "period/relative-year")
            whole = year_said and value is not None and value.isdigit()
            within = _OF_MONTHS.match(text, first + each.end) if whole else None
            if within is not None and within.end() <= begin:
                return When(None, "period/none")  # 2031年，1—11月甲9亿元；乙8亿元
            as_at = text[first + each.end - 1] == "末"  # 3月末，存款…；贷款…
            up_to = "../" in value or "/.." in value if value is not None else False
            if value is not None and (
                whole or as_at or up_to or "/20" in value or PART_OF_YEAR.match(value)
            ):
                return When(value, each.rule)
    return None


_OF_MONTHS = re.compile(r"[，,](?:\d{1,2}[-—–~～至到]+\d{1,2}月|[上下]半年|前[一二三]?季度)")
_AS_TOLD = re.compile(
    r"\s*(?:(?:据[^，。；]{1,6}|[分从按][^，。；\d]{1,8}来?看|[^，。；\d]{2,6}方面"
    r"|[^，。；\d]{2,24})[，,]\s*)?"
)
"""Words before the time that opens a sentence: 据统计，, 分行业看，, 甲局发布的数据显示，."""


def year_of_sentence(text: str, begin: int, now: int | None) -> When | None:
    """The year that a part of the sentence before sets for all behind it, in what tells of several
    years (…奋勇争先，2021年，产值达到9亿元；投资4亿元): it stands between two commas.
    """
    first = begin_of(text, begin)
    said = periods_in(text[first : end_from(text, begin, SENTENCE_ENDS)], None)
    places = bisect_right(said, begin - first, key=ends_at)
    for each in reversed(said[max(0, places - MEMORY) : places]):
        alone = text[first + each.end : first + each.end + 1] in ("，", ",")
        if each.rule == "period/year" and alone and opens_clause(text, first + each.start):
            return When(by_year(text[first:begin], each, now) or value_of(each), each.rule)
    return None


def of_part_before(
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
        for each in as_spoken(part, year, now, month)
        if value_of(each) is not None
        and not is_compared(text, first + each.start, each)
        and not held_against(text, first + each.start, first + each.end)
        and DIGIT.search(text, first + each.end, begin - 1)
        and _MULTIPLE.match(text, first + each.end) is None
        and not (
            OF_GOAL.search(part, 0, each.start) and GOAL.match(text, first + each.end) is not None
        )
    ]
    values = {value_of(each) for each in said}
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


def tells_a_part(text: str, begin: int, year: int | None) -> bool:
    """Whether the sentence told of a part of a year before this part of it (…，1—9月甲9亿元；乙8亿
    元；丙7亿元): of that, or of all the year, nobody says.
    """
    first = max(begin_of(text, begin), begin - _LONGEST_PART)
    return any(
        _A_PART.match(value_of(each) or "") is not None
        and not is_compared(text, first + each.start, each)
        and not held_against(text, first + each.start, first + each.end)
        for each in (periods_in(text[first:begin], year) if first < begin else ())
    )


_A_PART = re.compile(r"(?:\.\./)?(?:\d{4}|XXXX)(?:-|H|Q)")


def of_sentence_before(text: str, begin: int, year: int | None) -> When | None:
    """The time of the sentence before, of which one that opens so tells the parts (其中：…)."""
    first = begin_of(text, begin)
    if first < 2 or _GOES_ON.match(text, first) is None:
        return None
    before = begin_of(text, first - 1)
    said = periods_in(text[before:first], year)
    fit = (
        each
        for each in reversed(said[-MEMORY:])
        if opens_clause(text, before + each.start)
        and not is_compared(text, before + each.start, each)
        and not held_against(text, before + each.start, before + each.end)
        and not is_past(text, each, before, first)
        and each.rule != "period/year"
    )
    told = next(fit, None)
    value = as_up_to(told, text[before + told.end : first]) if told is not None else None
    return None if told is None or value is None else When(value, told.rule)


def of_paragraph(text: str, begin: int, year: int | None, span: str | None) -> When | None:
    """The day up to which a paragraph tells, where its first words say it (截至6月底，…。…); the
    years, where they say several, and its section (span) says none.
    """
    first = text.rfind("\n", 0, begin) + 1
    if first >= begin or _UP_TO.match(text, first) is None:
        so_far = _so_far(text, first, begin, year)
        if so_far is not None:
            return so_far
        return None if span is not None else _of_several_years(text, begin, year)
    for each in periods(text[first : first + NEAR], year, open_year=True):
        value = value_of(each)
        if value is not None and value.startswith("../"):
            return When(value, each.rule)
    return None


def _so_far(text: str, first: int, begin: int, year: int | None) -> When | None:
    """The stretch from the beginning of the year of which a paragraph tells, where its first words
    say it (前三季度，…。…), until it is said that it tells of another time.
    """
    for each in periods(text[first : min(begin, first + NEAR)], year, open_year=True)[:1]:
        value = value_of(each) or ""
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
    for each in periods(text[first : first + NEAR], year):
        opens = text[first + each.end : first + each.end + 1] in ("，", ",")
        if not opens or not opens_clause(text, first + each.start):
            continue
        if each.rule == "period/past-years":
            return When(None, "period/none")
        if each.rule == "period/plan" and "/" in each.value:
            return When(each.value, each.rule)
    return None


def told_otherwise(text: str, begin: int, year: int | None, value: str | None) -> bool:
    """Whether a sentence before in the same paragraph tells of another time than what stands above
    says of all (第三季度⏎1—9月，完成投资9亿元。开工项目3个。): whether what follows goes on with
    that, or is of the section again, nobody says.
    """
    first = begin_of(text, begin)
    line = text.rfind("\n", 0, begin) + 1
    if value is None or first <= line:
        return False
    for each in reversed(periods_in(text[line:first], year)[-MEMORY:]):
        start, end = line + each.start, line + each.end
        said = value_of(each)
        if (
            said is None
            or not opens_clause(text, start)
            or is_attribute(text, end)
            or is_compared(text, start, each)
            or held_against(text, start, end)
            or is_basis(text, line, first, each)
            or (each.rule == "period/plan" and _TIME_OF_PLAN.search(text, start, end) is None)
        ):
            continue
        if value.isdigit() and (value in said or OPEN_YEAR in said):
            # 5月，…。督导8次。: of that month, or of the year so far
            return PART_OF_YEAR.match(said) is not None or "-01/" in said
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


def year_before(text: str, begin: int, year: int | None) -> When | None:
    """The earlier year that a sentence before in the same paragraph opens with: what follows goes
    on telling of it (2030年，甲增长9%。乙3处。), until it is said that it tells of now.
    """
    first = begin_of(text, begin)
    line = text.rfind("\n", 0, begin) + 1
    until = min(begin + NEAR, end_from(text, begin, SENTENCE_ENDS))
    if year is None or first <= line or _TELLS_OF_NOW.search(text, first, until):
        return None
    for each in reversed(periods_in(text[line:first], None)[-MEMORY:]):
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
