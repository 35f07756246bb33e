"""Small invented extractions, for tests that need no document."""

from __future__ import annotations

from decimal import Decimal

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
)

DIVISION = Division("999901", "青石区")


def document(
    name: str = "青石.txt", *, sha256: str = "00", has_text: bool = True
) -> SourceDocument:
    return SourceDocument(
        name=name,
        kind="progress_table",
        title=f"青石区重点工作{'' if name == '青石.txt' else f'：{name}'}",
        division=DIVISION,
        sha256=sha256,
        characters=1000,
        dated="2024",
        dated_from="青石区2024年",
        has_text=has_text,
    )


def unit(name: str, kind: str = "Bureau") -> Thing:
    return Thing(DIVISION.iri("unit", name), kind, name)


def extraction(name: str = "青石.txt", *, rows: int = 2, value: str = "12.50") -> Extraction:
    """`rows` tasks, each led by one bureau and shared with another, with one target."""
    source = document(name)
    statements: list[Statement] = []
    for row in range(1, rows + 1):
        task = Thing(
            DIVISION.iri("task", *source.keys, str(row)),
            "Task",
            f"新建口袋公园{row}处",
            (("ordinal", row),),
        )
        target = Thing(
            DIVISION.iri("target", *source.keys, str(row), "1"),
            "Target",
            f"口袋公园 {value} 处",
            (
                ("value", Decimal(value)),
                ("unit", "处"),
                ("comparator", ">="),
                ("period", "2024"),
                ("quantityKind", "level"),
            ),
        )
        indicator = Thing(DIVISION.iri("indicator", "口袋公园"), "Indicator", "口袋公园")

        def passage(column: str, start: int, quote: str, row: int = row) -> Passage:
            at = row * 100 + start
            return Passage(name, Locator(at, at + len(quote), row=row, column=column), quote)

        lead = passage("牵头单位", 30, "区园林局")
        shared = passage("责任单位", 50, "区园林局、区水务局")
        clause = passage("主要任务", 0, f"口袋公园{value}处以上")
        statements += [
            Statement(source.thing, "mentions", task, clause, "test/title", task.name),
            Statement(unit("区园林局"), "leads", task, lead, "test/lead"),
            Statement(unit("区园林局"), "responsibleFor", task, shared, "test/responsible"),
            Statement(unit("区水务局"), "responsibleFor", task, shared, "test/responsible"),
            Statement(task, "hasTarget", target, clause, "test/target", f"{value}处以上"),
            Statement(target, "ofIndicator", indicator, clause, "test/target"),
            Statement(
                unit("青石街道", "Subdistrict"),
                "responsibleFor",
                task,
                shared,
                "test/infer",
                rule="expand-group",
                explanation="各街道包括青石街道",
            ),
        ]
    account = (AccountEntry(Locator(0, 10, row=1, column="主要任务"), Outcome.STATED),)
    return Extraction(source, tuple(statements), account, ("只用于测试",))


def described() -> Thing:
    """A thing with every type of property value."""
    return Thing(
        DIVISION.iri("unit", "区园林局"),
        "Bureau",
        "区园林局",
        (("alias", Text("园林局")), ("alias", Text("Parks Bureau", "en"))),
    )
