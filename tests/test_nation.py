"""`docs/nation.md`: SQL over Parquet gives the rows of the named questions."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

import queries
from benchmarks.nation import nation, table, write
from kg.answer.ask import RDF, ask
from kg.load.files import files
from kg.load.pipeline import load
from kg.run.extract import extract
from ontology.known import bundled

ROOT = Path(__file__).resolve().parent.parent
(EXAMPLE,) = (ROOT / "examples").glob("*.txt")

Rows = list[dict[str, Any]]
Asked = Callable[[str], Rows]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents of all kinds as a store and as tables."""
    folder = tmp_path_factory.mktemp("nation")
    write(folder / "in", nation(10, rows=6, broken=0, spread=1))
    december = table(random.Random(5), "云岭市青石区", "青石区", 12, 20)  # noqa: S311 - always the same
    (folder / "in" / "december.txt").write_text(december, "utf-8")
    sources = [*files([folder / "in"]), EXAMPLE]
    extract(sources, folder / "parquet", bundled(), jobs=1)
    load([folder / "parquet"], folder / "store", mirror=False)
    return folder


@pytest.fixture(scope="module")
def sql(folder: Path) -> Iterator[Asked]:
    """Asks SQL, with the views of the page; every block of the page has run then or `alone`."""
    yield from asking(folder, None)


@pytest.fixture(scope="module")
def alone(folder: Path) -> Iterator[Asked]:
    """The same of one division, with the views of it alone."""
    yield from asking(folder, "云岭市青石区")


def asking(folder: Path, division: str | None) -> Iterator[Asked]:
    page = (ROOT / "docs" / "nation.md").read_text("utf-8")
    blocks = re.findall(r"^```sql\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 9
    with duckdb.connect() as connection:
        connection.execute(f"SET VARIABLE division = '{division}'")
        for each in blocks:
            if "read_parquet" not in each or ("getvariable" in each) == (division is not None):
                connection.execute(each.replace("'parquet/", f"'{folder.as_posix()}/parquet/"))

        def asked(text: str) -> Rows:
            found = connection.execute(text)
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

        yield asked


def named(folder: Path, question: str, **given: str) -> Rows:
    """Of all editions: what Parquet holds no tool has put in series yet."""
    found = queries.question(question)
    if any(each.name == "editions" for each in found.parameters):
        given = {"editions": "all", **given}
    return ask(found, given, folder / "store", engine=RDF).records()


def test_unit_load(folder: Path, sql: Asked) -> None:
    found = sql("FROM unit_load ORDER BY led DESC, tasks DESC, unit_iri")
    expected = named(folder, "unit-load")
    assert len(found) == len(expected) > 10
    same = ("unit", "led", "responsible", "supported", "through_groups", "tasks", "open")
    for row, other in zip(found, expected, strict=True):
        assert row["unit_iri"] == other["unit_iri"]
        for name in (*same, "not_met", "promises_led", "promises"):
            assert row[name] == other[name], (name, row, other)
        assert row["reached"] == other["exceeded"] + other["met"]


def test_unmet(folder: Path, sql: Asked) -> None:
    found = {row["task_iri"]: row for row in sql("FROM unmet")}
    expected = {row["task_iri"]: row for row in named(folder, "unmet")}
    assert found.keys() == expected.keys()
    assert len(found) > 3
    for iri, row in found.items():
        other = expected[iri]
        for name in ("verdict", "task", "goal", "explanation", "quote", "document", "row"):
            assert row[name] == other[name], name
        assert sorted(row["leads"]) == sorted(other["leads"])


def test_shared_responsibility(folder: Path, sql: Asked) -> None:
    found = {row["task_iri"]: row for row in sql("FROM shared")}
    expected = {row["task_iri"]: row for row in named(folder, "shared-responsibility")}
    assert found.keys() == expected.keys()
    assert len(found) > 10
    for iri, row in found.items():
        other = expected[iri]
        assert (row["task"], row["unit_count"]) == (other["task"], other["unit_count"])
        for name in ("units", "groups"):
            assert sorted(row[name] or []) == sorted(other[name]), name


def test_indicator_history(folder: Path, sql: Asked) -> None:
    (indicator, *_) = sql(
        "SELECT indicator, document FROM figures "
        "WHERE indicator IN (SELECT indicator FROM figures GROUP BY 1 "
        "HAVING count(DISTINCT indicator_iri) = 1 AND count(*) > 1) ORDER BY ALL"
    )
    name = indicator["indicator"]
    found = sql(f"FROM figures WHERE indicator = '{name}' ORDER BY figure_iri")
    expected = sorted(
        named(folder, "indicator-history", indicator=name), key=lambda row: str(row["figure_iri"])
    )
    assert len(found) == len(expected) > 1
    for row, other in zip(found, expected, strict=True):
        for column in ("indicator", "period", "unit", "comparator", "quote", "document", "row"):
            assert row[column] == other[column], column
        assert row["value"] == float(other["value"])
        assert (row["figure"] == "target") == (other["figure"] == "target")


def test_coverage(folder: Path, sql: Asked) -> None:
    found = sql("FROM coverage ORDER BY document")
    expected = named(folder, "coverage")
    assert len(found) == len(expected) == 12
    for row, other in zip(found, expected, strict=True):
        for name in ("document", "title", "dated", "pieces", "stated", "kept", "rejected"):
            assert row[name] == other[name], name
        assert row["share"] == pytest.approx(other["share"])
        assert row["characters"] == other["characters"]


def test_a_division_alone_is_its_part_of_all(sql: Asked, alone: Asked) -> None:
    (most,) = sql("SELECT division FROM documents GROUP BY ALL ORDER BY count(*) DESC LIMIT 1")
    alone(f"SET VARIABLE division = '{most['division']}'")
    for view in ("unmet", "shared", "figures", "coverage"):
        found = alone(f"FROM {view} ORDER BY ALL")
        assert found == sql(f"FROM {view} WHERE division = '{most['division']}' ORDER BY ALL"), view
        assert view == "unmet" or len(found) >= 3
    assert len(alone("FROM unit_load")) >= 3
