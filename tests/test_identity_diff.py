"""`make identity-diff`: what merged, split or was renamed is told, and nothing else."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import identity_diff
from benchmarks.identity_diff import (
    FACTS,
    REVIEWED,
    Change,
    changes,
    compared,
    main,
    quads,
    reviewed,
    state,
)
from kg.load.pipeline import load
from kg.load.read import read_document
from kg.store.rdf import extraction_quads, n_quads
from loaders import facts
from ontology.model import Extraction, Statement, Thing

TABLE = """云岭市青石区2024年重点工作任务进展情况表（截至2024年6月30日）

序号\t主要任务\t牵头单位\t配合单位\t完成情况
1\t新增泊位100个\t区城管局\t区水务局\t新增泊位60个
2\t新建公园2个\t区城管执法局\t区水务局\t新建公园2个
3\t改造河道3公里\t区水务局\t区园林局\t改造河道2公里
4\t新增绿地5公顷\t区园林局\t区城管局\t新增绿地3公顷
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("d") / "进展.txt"
    path.write_text(TABLE, "utf-8")
    return path


@pytest.fixture(scope="module")
def read(source: Path) -> Extraction:
    return read_document(source)


def other(read: Extraction, rule: Callable[[Statement, Thing], Thing]) -> Extraction:
    """What another version of the rules reads: the same passages, of other things."""
    return replace(
        read,
        statements=tuple(
            replace(each, subject=rule(each, each.subject), object=rule(each, each.object))
            for each in read.statements
        ),
    )


def named(thing: Thing, name: str) -> Thing:
    return replace(thing, iri=thing.iri.replace(thing.name, name), name=name)


def ruled(statement: Statement, thing: Thing) -> Thing:
    """Two offices are one, one is two (by the row), one has another name."""
    if thing.name == "区城管执法局":
        return named(thing, "区城管局")
    if thing.name == "区水务局" and statement.passage.row == 3:
        return named(thing, "区水务中心")
    if thing.name == "区园林局":
        return named(thing, "区园林中心")
    return thing


def told(old: Extraction, new: Extraction) -> list[Change]:
    return changes(state(extraction_quads(old)), state(extraction_quads(new)))


def short(change: Change) -> tuple[str, ...]:
    ends = (change.old, change.new)
    return (change.change, change.rule, *(each.replace("青石区/unit/", "") for each in ends))


def test_what_merges_splits_and_is_renamed_is_told_with_its_rule(read: Extraction) -> None:
    found = told(read, other(read, ruled))
    rule = "name: read as other words"
    assert [short(each) for each in found] == [
        ("merged", rule, "区城管局 | 区城管执法局", "区城管局"),
        ("renamed", rule, "区园林局", "区园林中心"),
        ("split", rule, "区水务局", "区水务中心 | 区水务局"),
    ]
    assert {each.kind for each in found} == {"unit"}
    # Where it is first read: the very words.
    assert TABLE[slice(*map(int, found[0].where.split()[-1].split("-")))] == "区城管执法局"
    assert found[0].where.startswith("进展.txt row 2 ")


def test_the_same_rules_change_nothing(read: Extraction) -> None:
    assert told(read, read) == []


def test_back_again_a_merger_is_a_split(read: Extraction) -> None:
    found = {each.change: each for each in told(other(read, ruled), read)}
    assert found["split"].new == "青石区/unit/区城管局 | 青石区/unit/区城管执法局"
    assert found["merged"].new == "青石区/unit/区水务局"


def test_what_moves_with_its_document_is_one_line(source: Path, read: Extraction) -> None:
    text = n_quads(extraction_quads(read)).decode()
    key, new_key = "重点工作任务进展情况表/2024-06-30", "重点工作任务进展情况表/2024-06"
    path = source.with_name("new.nq")
    path.write_text(text.replace(key, new_key), "utf-8")
    (line,) = changes(state(quads(str(source))), state(quads(str(path))))
    assert (line.change, line.rule) == ("renamed", "edition")
    assert (line.old, line.new) == (f"青石区/document/{key}", f"青石区/document/{new_key}")
    assert "4 task" in line.kind
    path.write_text(
        text.replace("id/青石区/", "id/999901/").replace("division/青石区", "division/999901")
    )
    (line,) = changes(state(quads(str(source))), state(quads(str(path))))
    assert (line.rule, line.old, line.new) == ("division", "青石区", "999901")


def test_what_a_person_has_reviewed_is_left_out_and_what_did_not_happen_is_told(
    source: Path, read: Extraction, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = tmp_path / "reviewed.tsv"
    old, new = read, other(read, ruled)
    lines = ["\t".join((*each.key, "an alias")) for each in told(old, new)]
    known.write_text("# reviewed\n" + "\n".join(lines), "utf-8")
    assert (
        compared(state(extraction_quads(old)), state(extraction_quads(new)), reviewed(known)) == []
    )
    # As a maintainer runs it: a store of before, the facts of now.
    load([source], tmp_path / "store", mirror=False)
    now = tmp_path / "facts" / "进展.jsonl"
    now.parent.mkdir()
    now.write_text(facts.dump(new), "utf-8")
    given = [str(tmp_path / "store"), str(now.parent), "--reviewed", str(known)]
    assert main(given) == 0
    known.write_text("\n".join([lines[0], "merged\t甲\t乙\tthey are one"]), "utf-8")
    assert main(given) == 1
    out = capsys.readouterr().out
    assert [line.split("\t")[0] for line in out.splitlines()] == [
        "change",
        "renamed",
        "split",
        "not so",
    ]
    known.write_text("merged\t甲\t乙\t\n", "utf-8")
    assert main(given) == 2  # a change without a reason is not reviewed


def test_facts_are_compared_with_those_of_a_revision(
    read: Extraction, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts_file = tmp_path / FACTS / "999901-2024" / "进展.jsonl"
    facts_file.parent.mkdir(parents=True)
    facts_file.write_text(facts.dump(read), "utf-8")
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for step in (("init", "-q"), ("add", "."), (*author, "commit", "-q", "-m", "facts")):
        subprocess.run(["git", *step], cwd=tmp_path, check=True)
    facts_file.write_text(facts.dump(other(read, ruled)), "utf-8")
    monkeypatch.setattr(identity_diff, "ROOT", tmp_path)
    found = changes(state(quads("HEAD")), state(quads(str(facts_file))))
    assert [each.change for each in found] == ["merged", "renamed", "split"]
    with pytest.raises(ValueError, match="neither a file nor a revision"):
        list(quads("no-such-revision"))


@pytest.mark.slow
@pytest.mark.documents
def test_a_fresh_reading_changes_no_identity_but_what_is_reviewed(documents: Path) -> None:
    """The facts that ship, against what the rules read now."""
    bundled = {facts.document_name(path) for path in facts.bundled()}
    now = [
        quad
        for path in sorted(documents.iterdir())
        if path.name in bundled
        for quad in extraction_quads(read_document(path))
    ]
    told = compared(state(quads(str(facts.FOLDER))), state(now), reviewed(REVIEWED))
    # The list is of the last release; the facts may have been read anew since.
    assert [each for each in told if not each.startswith("not so")] == []
