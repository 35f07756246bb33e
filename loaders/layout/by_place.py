"""Tables that share out goals among places, or offices: a row for each, a column for each goal.

    序号 | 乡镇   | 高标准农田（亩） | 改厕（户） | 完成时限
    1    | 云岭镇 | 1200             | 300        | 10月底前

Where the title says that tasks or goals are shared out, each number is what that place has to reach
of what heads its column. A table of statistics looks alike, and says nothing of the kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from loaders.formats.document import Table
from loaders.language.quantities import unit_alone
from loaders.language.roles import Column
from loaders.language.unit_forms import form_of, is_formed
from loaders.layout.tables import columns_of, is_total
from ontology import late_re as re
from ontology.text import normal_name, squeeze

_SHARED_OUT = re.compile(
    r"(?:任务|目标|指标|计划)[^，。；]{0,4}(?:分解|下达|分配|安排)|(?:分解|下达|分配)[^，。；]{0,6}(?:任务|目标|指标|计划)"
)
_TOLD = re.compile(r"完成情况|进展|统计|通报|执行情况")
_MEASURED = re.compile(r"(?P<what>[^（()）]{2,20})[（(](?:单位[:：])?(?P<unit>[^（()）]{1,6})[）)]")
_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_PLACES = frozenset({"Township", "Subdistrict", "ManagementCommittee"})
_OF_PLACES = re.compile(
    r"(?:县|市|区|县区|区县|乡镇|镇街|镇|街道|村|社区|村居|园区|片区)(?:名称)?(?:[（(][\u4e00-\u9fff、]{1,6}[）)])?"
)
_OF_UNITS = re.compile(r"(?:责任|承担|任务|考核)?(?:单位|部门)(?:名称)?")
"""The head of a column of units: goals are shared out among offices as among towns."""
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}(?:村|社区|居委会|新区|园区|[县市区])")
"""东岭村, below a head that says that places stand there."""
_FEWEST = 2
_OTHERS = frozenset({Column.ORDINAL, Column.DEADLINE, Column.NOTE, Column.PERSON})


@dataclass(frozen=True, slots=True)
class Goal:
    """A column of goals: what is to be reached, and in which unit of measure."""

    column: int
    what: str
    measure: str


@dataclass(frozen=True, slots=True)
class ByPlace:
    """Which columns hold what. deadlines: those that say by when."""

    places: int
    goals: tuple[Goal, ...]
    deadlines: tuple[int, ...]


def by_place(table: Table, titles: Iterable[str]) -> ByPlace | None:
    """How a table shares out goals among places; None of any other table."""
    caption = table.caption.text if table.caption else ""
    said = [squeeze(each) for each in (*titles, caption)]
    if not any(map(_SHARED_OUT.search, said)) or any(map(_TOLD.search, said)):
        return None
    kinds = columns_of(table)
    places = next((at for at in range(len(kinds)) if _names_places(table, at)), None)
    goals = tuple(
        goal
        for at, kind in enumerate(kinds)
        if at != places and kind not in _OTHERS and (goal := _goal(table, at)) is not None
    )
    others = sum(kind in _OTHERS for kind in kinds)
    if places is None or not goals or len(goals) + others + 1 < len(kinds):
        return None
    deadlines = tuple(at for at, kind in enumerate(kinds) if kind is Column.DEADLINE)
    return ByPlace(places, goals, deadlines)


def _names_places(table: Table, at: int) -> bool:
    """Whether towns and the like, or units below a head that says so, stand in a column, one in
    each row that is no sum.
    """
    names = [
        normal_name(row[at].joined().text) for row in table.rows if not is_total(row[: at + 1])
    ]
    head = squeeze(table.heads[at][-1])
    headed = _OF_PLACES.fullmatch(head) is not None
    forms = [form_of(each) for each in names]
    if len(forms) >= _FEWEST and _OF_UNITS.fullmatch(head):
        return all(map(is_formed, names))
    return len(forms) >= _FEWEST and all(
        (form is not None and form[1] in _PLACES) or (headed and _PLACE.fullmatch(each))
        for each, form in zip(names, forms, strict=True)
    )


def _goal(table: Table, at: int) -> Goal | None:
    """What a column of numbers is of, where its head says it with its unit of measure."""
    found = _MEASURED.fullmatch(squeeze("".join(table.heads[at])))
    measure = unit_alone(found["unit"]) if found else None
    written = [words for row in table.rows if (words := squeeze(row[at].joined().text))]
    if found is None or measure is None or not all(map(_NUMBER.fullmatch, written)):
        return None
    return Goal(at, found["what"], measure)
