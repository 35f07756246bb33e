"""Small invented documents that come, change and go: what a history of a store is made of.

They share units, goals, indicators and groups, call them by other names and classes, promise and
follow, with words and without, so that nearly each thing is said by several of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st

from kg.store import Change
from kg.store.rdf import extraction_quads
from ontology.locator import Locator
from ontology.model import (
    AccountEntry,
    Division,
    Extraction,
    Outcome,
    Passage,
    SourceDocument,
    Statement,
    Text,
    Thing,
    Value,
)

DIVISIONS = (Division("999901", "青石区"), Division("999902", "白沙区"))
KINDS = ("progress_table", "work_report", "task_list", "article")
PROMISES = ("确保新建口袋公园40处以上", "改造沿河绿地5处", "开放湿地公园")
ROWS = ("新建口袋公园40处以上", "沿河绿地改造6处", "开放湿地公园", "治理内河")
UNITS = ("区园林局", "区水务局", "区住建局")
UNIT_KINDS = ("Bureau", "PublicInstitution")
GOALS = ("城市建设", "民生")
INDICATOR = "口袋公园"
EDITIONS = {"甲.txt": "2024-06-30", "乙.txt": "2024", "丙.txt": "2023-12-31"}
GROUP, MEMBER = "各街道", "青石街道"


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says, by its place in the lists above."""

    words: int = 0
    unit: int = 0
    unit_kind: int = 0
    goal: int | None = 0
    role: str = "leads"
    group: bool = False
    alias: bool = False
    value: int | None = 40


@dataclass(frozen=True, slots=True)
class Paper:
    """A document. text: whether its words are at hand. moved: characters put before all rows.

    series: whether it is one of the editions of a series, each of a day of its own.
    """

    name: str
    kind: str = KINDS[0]
    division: int = 0
    dated: str | None = "2024"
    rows: tuple[Row, ...] = (Row(),)
    text: bool = True
    moved: int = 0
    section: str = ""
    series: bool = False

    @property
    def change(self) -> Change:
        """What is stored of it."""
        extraction = self.extraction
        document = extraction.document
        return Change.of_document(document.iri, document.name, extraction_quads(extraction))

    @property
    def extraction(self) -> Extraction:
        title, dated = ("各期", EDITIONS[self.name]) if self.series else (self.name, self.dated)
        source = SourceDocument(
            name=self.name,
            kind=self.kind,
            title=f"{DIVISIONS[self.division].name}重点工作：{title}",
            division=DIVISIONS[self.division],
            sha256=f"{hash(self.rows) & 0xFFFF:04x}",
            characters=1000,
            dated=dated,
            dated_from=dated and f"{dated}年",
            has_text=self.text,
        )
        statements: list[Statement] = []
        for number, row in enumerate(self.rows, 1):
            statements += self._said(source, number, row)
        account = (AccountEntry(Locator(0, 10), Outcome.STATED),)
        return Extraction(source, tuple(statements), account)

    def _said(self, source: SourceDocument, number: int, row: Row) -> list[Statement]:
        place = DIVISIONS[self.division]
        promises = self.kind == "work_report"
        words = PROMISES[row.words % len(PROMISES)] if promises else ROWS[row.words]
        properties: list[tuple[str, Value]] = [("ordinal", number)]
        if promises:
            properties.append(("commitmentKind", "hard"))
        task = Thing(place.iri("task", self.name, str(number)), "Task", words, tuple(properties))
        alias = (("alias", Text(UNITS[row.unit][1:])),) if row.alias else ()
        unit = Thing(
            place.iri("unit", UNITS[row.unit]), UNIT_KINDS[row.unit_kind], UNITS[row.unit], alias
        )
        found: list[Statement] = []

        def say(
            subject: Thing, predicate: str, value: Thing, at: int, *, rule: str | None = None
        ) -> None:
            start = self.moved + number * 100 + at
            section = (self.section,) if self.section else ()
            locator = Locator(start, start + len(words), row=number, section=section)
            passage = Passage(self.name, locator, words if self.text else None)
            found.append(Statement(subject, predicate, value, passage, "test/row", rule=rule))

        say(source.thing, "mentions", task, 0)
        say(unit, row.role, task, 30)
        if row.group:
            group = Thing(place.iri("group", GROUP), "UnitGroup", GROUP)
            member = Thing(place.iri("unit", MEMBER), "Subdistrict", MEMBER)
            say(group, row.role, task, 40)
            say(member, row.role, task, 40, rule="expand-group")
            say(unit, row.role, task, 40, rule="expand-group")
        if row.goal is not None:
            goal = Thing(place.iri("goal", GOALS[row.goal]), "Goal", GOALS[row.goal])
            say(task, "partOf", goal, 50)
        if row.value is not None:
            numbers: tuple[tuple[str, Value], ...] = (
                ("value", Decimal(row.value)),
                ("baseValue", Decimal(row.value)),
                ("baseUnit", "处"),
            )
            numbers += (("period", self._year(source)),) if source.dated else ()
            indicator = Thing(place.iri("indicator", INDICATOR), "Indicator", INDICATOR)
            if self.kind == "article":
                numbers += (("measurementKind", "actual"),)
                iri = place.iri("measurement", self.name, str(number), "1")
                say(Thing(iri, "Measurement", INDICATOR, numbers), "measures", indicator, 0)
                return found
            target = Thing(
                place.iri("target", self.name, str(number), "1"), "Target", INDICATOR, numbers
            )
            say(task, "hasTarget", target, 0)
            say(target, "ofIndicator", indicator, 0)
        return found

    def _year(self, source: SourceDocument) -> str:
        """The year that its figures are of: what an article tells of, a report promises for."""
        dated = source.dated or ""
        ahead = self.kind == "work_report" and dated[5:7] == "12"
        return str(int(dated[:4]) + ahead)


def rows() -> st.SearchStrategy[Row]:
    """Rows in which everything is shared with others sooner or later."""
    return st.builds(
        Row,
        words=st.integers(0, len(ROWS) - 1),
        unit=st.integers(0, len(UNITS) - 1),
        unit_kind=st.integers(0, len(UNIT_KINDS) - 1),
        goal=st.none() | st.integers(0, len(GOALS) - 1),
        role=st.sampled_from(["leads", "responsibleFor", "supports"]),
        group=st.booleans(),
        alias=st.booleans(),
        value=st.none() | st.sampled_from([5, 40]),
    )


def papers(names: Sequence[str] = ("甲.txt", "乙.txt", "丙.txt")) -> st.SearchStrategy[Paper]:
    """Documents of these names, each in many versions."""
    return st.builds(
        Paper,
        name=st.sampled_from(names),
        kind=st.sampled_from(KINDS),
        division=st.integers(0, len(DIVISIONS) - 1),
        dated=st.sampled_from(["2024", "2023", "2023-12-20", None]),
        rows=st.lists(rows(), min_size=1, max_size=3).map(tuple),
        text=st.booleans(),
        moved=st.sampled_from([0, 7]),
        section=st.sampled_from(["", "一、建设"]),
        series=st.booleans(),
    )
