"""Columns that are headed by nothing but a time (一季度, 5月, 2030年): goals, results, or neither.

A time does not say whether the figures below it were reached or are wanted. In go a table, its
title and the document's date; out comes what such columns hold, where nothing else can be meant:

- results, where the title tells of what was reached, and the time was over on the day of which the
  document tells, and no column beside it is of a time that was not;
- goals, where the title is of a plan (or a column says of which nature its goals are: 约束性), the
  time is not over when the plan begins, and no column beside them tells results of the plan.

All others stay unread, and are told (`loaders.extraction.unread`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from loaders.extraction.row_figures import is_rate
from loaders.extraction.unread import holds_figures
from loaders.formats.document import Table
from loaders.language.dates import Dated
from loaders.language.periods import periods
from loaders.language.quantities import unit_alone
from loaders.language.roles import Column
from loaders.language.spans import bounds
from loaders.language.table_titles import told_by
from loaders.layout.tables import columns_of
from ontology import late_re as re
from ontology.text import half_width, squeeze


class Holds(StrEnum):
    """What a column that is headed by a time holds."""

    GOALS = "goals"
    RESULTS = "results"


@dataclass(frozen=True, slots=True)
class _Time:
    """The time that heads a column, and its first and last day."""

    value: str
    begin: date
    end: date


_UNIT = re.compile(r"[（(](?:单位[:：])?(?P<unit>[^（()）]{1,8})[）)]$")
_NOT_ITS_OWN = frozenset({"period/same-time"})
"""上年同期: of which columns, is not said."""
_NATURES = re.compile(r"(?:约束|预期|指导)性")
_FIVE_YEARS = re.compile(r"第?(?P<which>十[一二三四五六七八九]?)(?:五[”\"』」]?|个五年)")
_SO_MANY_YEARS = re.compile(r"(?P<count>[两二三四五])年(?:行动|规划|计划|攻坚|倍增|实施)")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}


def columns_of_times(table: Table, dated: Dated | None = None) -> dict[int, str]:
    """The columns that a time alone heads and that hold figures, with their times."""
    return {at: each.value for at, each in _times(table, dated).items()}


def timed_columns(table: Table, titles: Sequence[str], dated: Dated | None) -> Mapping[int, Holds]:
    """What the columns hold that a time alone heads, where that can be told; see the module.

    titles: of the table, then of the document that it stands in; the nearest that tells decides.
    """
    times = _times(table, dated)
    if not times:
        return {}
    caption = squeeze(table.caption.text) if table.caption else ""
    near = [caption, *map(squeeze, titles)]
    said = next((told for each in near if (told := told_by(each)) is not None), None)
    if said is not None and said.what == "results":
        return dict.fromkeys(_over(times, dated), Holds.RESULTS)
    natures = _has_natures(table)
    if (said is not None and said.what == "goals") or (natures and said is None):
        wanted = _wanted(table, times, " ".join(near), dated, natures=natures)
        return dict.fromkeys(wanted, Holds.GOALS)
    return {}


def growth_columns(table: Table, timed: Mapping[int, Holds]) -> dict[int, int]:
    """The columns of growth over the year (同比), each with the nearest column at its left that
    tells what was reached, where only such as nobody knows stand between.
    """
    kinds = columns_of(table)
    found = {}
    for at, kind in enumerate(kinds):
        if kind is not Column.GROWTH:
            continue
        for left in range(at - 1, -1, -1):
            head = squeeze(table.columns[left])
            if kinds[left] is Column.PROGRESS and is_rate(head):
                continue
            told = kinds[left] is Column.PROGRESS and not _PLANNED.search(head)
            if told or timed.get(left) is Holds.RESULTS:
                found[at] = left
            if told or kinds[left] not in _BETWEEN:
                break
            if left in found.values():
                break
    return found


_BETWEEN = (Column.UNKNOWN, Column.GROWTH)
_PLANNED = re.compile("预计|计划|目标|拟")


def _times(table: Table, dated: Dated | None) -> dict[int, _Time]:
    year, month = (dated.year, dated.month) if dated else (None, None)
    found = {}
    for at, (heads, kind) in enumerate(zip(table.heads, columns_of(table), strict=True)):
        if kind is not Column.UNKNOWN:
            continue
        words = half_width(squeeze("".join(heads)))
        unit = _UNIT.search(words)
        if unit is not None and unit_alone(unit["unit"]):
            words = words[: unit.start()]
        told = periods(words, year, month=month)
        if len(told) != 1 or (told[0].start, told[0].end) != (0, len(words)):
            continue
        begin, end = bounds(told[0].value)
        if told[0].rule in _NOT_ITS_OWN or begin is None or end is None:
            continue
        if holds_figures([row[at].joined().text for row in table.rows]):
            found[at] = _Time(told[0].value, begin, end)
    return found


def _over(times: Mapping[int, _Time], dated: Dated | None) -> set[int]:
    """The columns of times that were over on the day of which a document tells."""
    last = bounds(dated.value)[1] if dated else None
    if dated is None or last is None:
        return set()
    over = {at for at, each in times.items() if each.end <= last}
    if dated.month is None:
        # Of which part of its year it tells, is not known.
        over = {at for at in over if times[at].end.year < dated.year}
    if set(times) - over:
        # 一季度 to 四季度 in April: the later ones, and so perhaps all, are planned.
        over = {at for at in over if times[at].end.year < dated.year}
    return over


def _wanted(
    table: Table, times: Mapping[int, _Time], title: str, dated: Dated | None, *, natures: bool
) -> set[int]:
    """The columns of times that are not over when a plan begins."""
    begin, lasts = _begins(title, times, dated)
    if begin is not None:
        wanted = {at for at, each in times.items() if each.begin >= begin}
        if lasts and not _year_by_year(times, begin.year):
            # A plan of five years that begins with the year of its base (2031年, 2035年).
            wanted = {at for at in wanted if times[at].begin.year > begin.year}
    elif natures:
        # The last of the years that a goal's nature stands beside is surely wanted.
        wanted = {max(times, key=lambda at: times[at].end)}
    else:
        return set()
    for at, kind in enumerate(columns_of(table)):
        if kind is not Column.PROGRESS or not any(row[at].paragraphs for row in table.rows):
            continue
        told = periods(squeeze(table.columns[at]), None)
        end = bounds(told[-1].value)[1] if told else None
        first = min((times[each].begin for each in wanted), default=None)
        if end is None or first is None or end >= first:
            return set()  # beside what was reached, nobody knows which of both the times are of
    return wanted


def _begins(
    title: str, times: Mapping[int, _Time], dated: Dated | None
) -> tuple[date | None, bool]:
    """The day on which what a plan is for begins; and whether it is for several years."""
    five = _FIVE_YEARS.search(title)
    words = f"{title} {five['which']}五期间" if five else title
    spans = [bounds(each.value) for each in periods(words, None)]
    known = [(begin, end) for begin, end in spans if begin is not None and end is not None]
    if known:
        begin, end = max(known, key=lambda each: each[1] - each[0])
        return begin, end.year > begin.year
    many = _SO_MANY_YEARS.search(title)
    years = sorted(each.begin.year for each in times.values())
    if many is not None and years == list(range(years[0], years[0] + _COUNTS[many["count"]])):
        return date(years[0], 1, 1), False
    if dated is None:
        return None, False
    first, last = bounds(dated.value)
    # What is planned on a day of a year is for the rest of it; of a year alone, for that year.
    return (first if dated.month is None else last), False


def _year_by_year(times: Mapping[int, _Time], first: int) -> bool:
    """Whether the years beside the first one of a plan stand there too, before or behind it."""
    years = {each.begin.year for each in times.values()}
    return first not in years or first - 1 in years or first + 1 in years


def _has_natures(table: Table) -> bool:
    """Whether a column says of which nature the goals of its rows are (约束性, 预期性)."""
    return any(
        _NATURES.fullmatch(squeeze(row[at].joined().text))
        for row in table.rows
        for at in range(len(row))
    )
