"""`kg extract`: Parquet and RDF are two forms of the same fragments."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from benchmarks.nation import nation, table, write
from kg.cli import cli
from kg.load.files import files
from kg.load.pipeline import load
from kg.load.read import read_document
from kg.run.divisions import read_extractions
from kg.run.extract import Extracted, extract
from kg.run.rows import FIELDS, fragment_rows
from kg.run.schema import TABLES, arrow
from kg.run.sources import plain
from kg.store import Store
from kg.store.rdf import extraction_quads, n_quads, serialized
from ontology.errors import ExportError, ReadError
from ontology.known import bundled
from tests.on_spark import write_table

(EXAMPLE,) = (Path(__file__).resolve().parent.parent / "examples").glob("*.txt")


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Documents of all kinds and several provinces, and one that is none."""
    folder = tmp_path_factory.mktemp("nation")
    write(folder, nation(20, rows=5, broken=20, seed=3, spread=1))
    return [*files([folder]), EXAMPLE]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, sources: list[Path]) -> Path:
    """The tables of these, made by two processes."""
    folder = tmp_path_factory.mktemp("tables") / "parquet"
    report = extract(sources, folder, bundled(), jobs=2)
    assert (report.documents, report.known, len(report.bad)) == (20, 0, 1)
    return folder


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for path in (folder / name).rglob("*.parquet"):
        found += pq.ParquetFile(path).read().to_pylist()
    return found


def quads(folder: Path) -> bytes:
    with Store.open(folder) as store:
        return n_quads(store.quads())


def test_nothing_is_lost_on_the_way_through_parquet(whole: Path, sources: list[Path]) -> None:
    back = {each.document.name: each for each in read_extractions(whole)}
    assert len(back) == 20
    for path in sources:
        if path.name in back:
            read, found = read_document(path), back[path.name]
            assert found.document == read.document
            assert (found.account, found.notices) == (read.account, read.notices)
            assert tuple(dict.fromkeys(read.statements)) == found.statements
            assert serialized(extraction_quads(found)) == serialized(extraction_quads(read))


def test_the_claims_are_the_flat_claims(whole: Path, sources: list[Path]) -> None:
    found = rows(whole, "claims")
    readable = {row["document"] for row in found}
    for path in [each for each in sources if each.name in readable][-3:]:
        here = [
            {name: row[name] for name in FIELDS} for row in found if row["document"] == path.name
        ]
        order = [str(sorted(map(str, each.items()))) for each in here]
        expected = fragment_rows(read_document(path))
        assert sorted(order) == sorted(
            str(sorted(map(str, _floats(each).items()))) for each in expected
        )


def _floats(row: dict[str, Any]) -> dict[str, Any]:
    """A row as Parquet has it: numbers are of one type."""
    return {
        key: float(value) if key in ("value", "value_max") and value is not None else value
        for key, value in row.items()
    }


def test_every_part_has_the_schema_that_is_written_down(whole: Path) -> None:
    for name in TABLES:
        parts = list((whole / name).glob("province=*/*.parquet"))
        assert parts
        for part in parts:
            assert pq.read_schema(part).equals(arrow(name)), part
    for part in (whole / "claims").glob("province=*/*.parquet"):  # so questions read a part of it
        held = pq.ParquetFile(part).read(["predicate", "division"]).to_pylist()
        order = [(row["predicate"], row["division"]) for row in held]
        assert order == sorted(order)
    provinces = {path.name for path in (whole / "documents").iterdir()}
    codes = {
        row["division"][:2] for row in rows(whole, "documents") if row["division"][0].isdigit()
    }
    assert {f"province={code}0000" for code in codes} <= provinces


def test_passages_and_pieces_say_all_that_was_read(whole: Path) -> None:
    read = read_document(EXAMPLE)
    passages = [row for row in rows(whole, "passages") if row["document"] == EXAMPLE.name]
    text = EXAMPLE.read_bytes().decode()
    assert {(row["start"], row["end"]) for row in passages} == {
        (each.passage.start, each.passage.end) for each in read.statements
    }
    assert all(text[row["start"] : row["end"]] == row["quote"] for row in passages)
    pieces = [row for row in rows(whole, "pieces") if row["document"] == EXAMPLE.name]
    assert [row["outcome"] for row in pieces] == [each.outcome.value for each in read.account]


def test_bad_files_are_listed_beside_with_the_reason(whole: Path) -> None:
    (line,) = (whole / "bad.jsonl").read_text("utf-8").splitlines()
    said = json.loads(line)
    assert said["file"].endswith(".txt")
    assert "no text file" in said["reason"]


def test_a_run_goes_on_where_another_was_stopped(
    tmp_path: Path, whole: Path, sources: list[Path]
) -> None:
    target = tmp_path / "parquet"
    first = extract(sources[:7], target, bundled(), jobs=1)
    for name in ("claims", "things"):  # of a part that was not finished
        path = target / name / "province=110000" / "part-half.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"PAR1")
        path.with_name(".kg-half").write_bytes(b"PAR")
    second = extract(sources, target, bundled(), jobs=1)
    assert (first.documents, second.documents, second.known) == (7, 13, 7)
    assert not list(target.rglob("*half*"))
    assert extract(sources, target, bundled(), jobs=1).known == 20

    def told(folder: Path) -> list[str]:
        return sorted(str(sorted(map(str, row.items()))) for row in rows(folder, "claims"))

    assert told(target) == told(whole)


def test_what_other_rules_read_is_not_mixed_with_what_these_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "parquet"
    extract([EXAMPLE], target, bundled())
    monkeypatch.setattr("kg.run.extract.fingerprint", lambda _: "others")
    with pytest.raises(ExportError, match=r"other rules or registries.*--anew"):
        extract([EXAMPLE], target, bundled())
    extract([EXAMPLE], target, bundled(), anew=True)
    assert [row["read_by"] for row in rows(target, "documents")] == ["others"]


def test_two_documents_of_one_name_are_not_mixed(tmp_path: Path) -> None:
    other = tmp_path / EXAMPLE.name
    other.write_bytes(EXAMPLE.read_bytes() + b"\n")
    target = tmp_path / "parquet"
    report = extract([EXAMPLE, other, EXAMPLE], target, bundled())
    assert (report.documents, report.known, report.bad) == (2, 1, [])
    first, second = sorted(row["document"] for row in rows(target, "documents"))
    assert first == EXAMPLE.name
    assert plain(second) == EXAMPLE.name != second
    assert {row["file"] for row in rows(target, "documents")} == {EXAMPLE.name}
    again = extract([other, EXAMPLE], target, bundled())
    assert (again.documents, again.known) == (0, 2)
    assert {row["document"] for row in rows(target, "claims")} == {first, second}


def test_files_of_one_name_in_other_folders_go_by_their_paths(tmp_path: Path) -> None:
    chance = random.Random(3)  # noqa: S311 - always the same
    for place in ("拱墅区", "西湖区"):
        path = tmp_path / "in" / place / "表.txt"
        path.parent.mkdir(parents=True)
        path.write_text(table(chance, f"浙江省杭州市{place}", place, 6, 3), "utf-8")
    run = CliRunner().invoke(cli, ["extract", str(tmp_path / "in"), "-o", str(tmp_path / "p")])
    assert run.exit_code == 0, run.output
    assert "2 documents" in run.output
    found = {row["document"]: row["division_name"] for row in rows(tmp_path / "p", "documents")}
    assert found == {"拱墅区/表.txt": "拱墅区", "西湖区/表.txt": "西湖区"}
    load([tmp_path / "in"], tmp_path / "a", mirror=False)
    load([tmp_path / "p"], tmp_path / "b", mirror=False)
    assert quads(tmp_path / "a") == quads(tmp_path / "b")


def test_a_table_of_documents_is_read_as_the_files_are(
    tmp_path: Path, whole: Path, sources: list[Path]
) -> None:
    write_table(tmp_path / "documents.parquet", sources)
    target = tmp_path / "p"
    arguments = ["extract", str(tmp_path / "documents.parquet"), "-o", str(target)]
    run = CliRunner().invoke(cli, [*arguments, "--jobs", "2"])
    assert run.exit_code == 0, run.output
    assert "20 documents" in run.output
    for name in ("claims", "documents"):
        assert sorted(map(str, rows(target, name))) == sorted(map(str, rows(whole, name)))
    (line,) = (target / "bad.jsonl").read_text("utf-8").splitlines()
    assert "no text file" in json.loads(line)["reason"]
    pq.write_table(pa.table({"name": ["a.txt"]}), tmp_path / "other.parquet")
    run = CliRunner().invoke(cli, ["extract", str(tmp_path / "other.parquet"), "-o", "nowhere"])
    assert run.exit_code == 1
    assert "is no table of documents" in run.output


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    with pytest.raises(ExportError, match="holds other files"):
        extract([EXAMPLE], tmp_path, bundled())
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


def test_without_pyarrow_the_way_out_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(ExportError, match=r"pip install 'govkg\[parquet\]'"):
        extract([EXAMPLE], tmp_path / "x", bundled())


def test_tables_are_loaded_as_the_documents_are(
    tmp_path: Path, whole: Path, sources: list[Path]
) -> None:
    load(sources, tmp_path / "a", skip_bad=True, mirror=False)
    load([whole], tmp_path / "b", mirror=False)
    assert quads(tmp_path / "a") == quads(tmp_path / "b")
    with pytest.raises(ReadError, match="hold no documents of 澳门"):
        load([whole], tmp_path / "c", place_words="澳门特别行政区", mirror=False)


def test_a_part_of_the_tables_is_loaded_by_its_division(tmp_path: Path, whole: Path) -> None:
    codes = sorted(row["division"] for row in rows(whole, "documents") if row["division"].isdigit())
    province = codes[0][:2]
    report = load([whole], tmp_path / "s", place_words=f"{province}0000", mirror=False)
    assert len(report.documents) == sum(code.startswith(province) for code in codes)


def test_the_commands_say_what_they_did(tmp_path: Path, whole: Path) -> None:
    run = CliRunner().invoke(cli, ["extract", str(EXAMPLE), "-o", str(tmp_path / "p")])
    assert run.exit_code == 0, run.output
    assert "1 documents" in run.output
    target = tmp_path / "all.nq"
    run = CliRunner().invoke(cli, ["export", str(target), "--from", str(tmp_path / "p")])
    assert run.exit_code == 0, run.output
    load([EXAMPLE], tmp_path / "s", mirror=False)
    with Store.open(tmp_path / "s") as store:
        assert sorted(target.read_bytes().splitlines()) == n_quads(store.quads()).splitlines()
    run = CliRunner().invoke(cli, ["export", str(target), "--place", "浙江省"])
    assert run.exit_code == 2
    assert "--from" in run.output


def test_an_empty_run_counts_nothing(tmp_path: Path) -> None:
    assert extract([], tmp_path / "p", bundled()) == Extracted()
