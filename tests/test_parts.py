"""Many documents are written part by part, and yet wholly or not at all."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.load import given, pipeline
from kg.load.commit import Applied, commit
from kg.load.pipeline import load
from kg.mirror.embedded import EmbeddedEngine
from kg.mirror.engines import place
from kg.project.graph import PropertyGraph
from kg.store import Change, Store
from kg.store.meta import copy_of, is_store, kept_aside, read_meta
from kg.store.rdf import n_quads
from kg.store.staging import staged
from ontology.errors import KgError, StoreLocked

TABLE = """石梅市青石区{year}年重点工作任务进展情况表（截至{year}年{month}月30日）
序号\t目标任务\t牵头单位\t进展情况
1\t新建口袋公园{n}个\t区园林局\t建成{n}个。
2\t新增停车泊位{n}00个\t区交通局\t已新增{n}00个。
"""
REPORT = """政府工作报告
——{year}年1月10日在石梅市青石区第九届人民代表大会第一次会议上
各位代表：
现在，我代表区人民政府，向大会报告工作。
一、{before}年工作回顾
新建口袋公园{n}个。
二、{year}年主要任务
新建口袋公园{n}个。
"""


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """Editions of tables, and reports that they follow."""
    folder = tmp_path / "papers"
    folder.mkdir()
    found = []
    for year in (2021, 2022, 2023):
        for month in (6, 9):
            path = folder / f"{year}-{month}.txt"
            path.write_text(TABLE.format(year=year, month=f"{month}", n=year % 10 + month), "utf-8")
            found.append(path)
        path = folder / f"{year}报告.txt"
        path.write_text(REPORT.format(year=year, before=year - 1, n=year % 10 + 6), "utf-8")
        found.append(path)
    return found


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two or three of these documents are many."""
    monkeypatch.setattr(given, "FEW", 2)
    monkeypatch.setattr(given, "PART", 40)


def held(folder: Path) -> tuple[bytes, PropertyGraph]:
    """What a store holds, and its mirror, which is in step."""
    with Store.open(folder) as store:
        quads = n_quads(store.quads())
        assert place(folder).fingerprint == store.fingerprint
        store.check()
    with place(folder).open() as engine:
        return quads, engine.contents()


def test_in_parts_is_as_at_once(
    tmp_path: Path, papers: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = load(papers, tmp_path / "whole")
    monkeypatch.setattr(given, "FEW", 2)
    monkeypatch.setattr(given, "PART", 40)
    written = []

    def counted(store: Store, changes: Sequence[Change], without: Sequence[str]) -> Applied:
        written.append(len(changes))
        return commit(store, changes, without)

    monkeypatch.setattr(pipeline, "commit", counted)
    parts = load(papers, tmp_path / "parts")
    assert len(written) > 2, "in several steps"
    assert held(tmp_path / "parts") == held(tmp_path / "whole")
    assert [each.name for each in parts.documents] == [each.name for each in whole.documents]
    assert [each.claims for each in parts.documents] == [each.claims for each in whole.documents]
    assert not copy_of(tmp_path / "parts").exists()
    assert not kept_aside(tmp_path / "parts").exists()


@pytest.mark.usefixtures("in_parts")
def test_parts_come_to_what_is_there(tmp_path: Path, papers: list[Path]) -> None:
    store = tmp_path / "store"
    load(papers[:2], store)
    load(papers, store)
    again = load(papers, store)
    assert {each.change for each in again.documents} == {"unchanged"}
    load(papers, tmp_path / "fresh")
    assert held(store) == held(tmp_path / "fresh")


@pytest.mark.usefixtures("in_parts")
def test_a_bad_file_leaves_all_as_it_was(tmp_path: Path, papers: list[Path]) -> None:
    store = tmp_path / "store"
    load(papers[:1], store)
    before = held(store)
    bad = tmp_path / "bad.txt"
    bad.write_text("没有表格", "utf-8")
    with pytest.raises(KgError, match=r"bad\.txt"):
        load([*papers, bad], store)
    assert held(store) == before
    assert not copy_of(store).exists()
    with pytest.raises(KgError, match=r"bad\.txt"):
        load([*papers, bad], tmp_path / "none")
    assert not (tmp_path / "none").exists()
    report = load([*papers, bad], store, skip_bad=True)
    assert [each.name for each in report.skipped] == ["bad.txt"]
    assert len(report.documents) == len(papers)


@pytest.mark.usefixtures("in_parts")
def test_what_breaks_in_the_engine_s_thread_leaves_all_as_it_was(
    tmp_path: Path, papers: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a defect")

    store = tmp_path / "store"
    load(papers[:1], store)
    before = held(store)
    with monkeypatch.context() as patch:
        patch.setattr(EmbeddedEngine, "write", broken)
        with pytest.raises(RuntimeError, match="a defect"):
            load(papers, store)
    assert held(store) == before
    assert not copy_of(store).exists()


@pytest.mark.usefixtures("in_parts")
def test_nobody_else_writes_meanwhile(tmp_path: Path, papers: list[Path]) -> None:
    store = tmp_path / "store"
    load(papers[:1], store)
    with staged(store) as stage:
        with pytest.raises(StoreLocked):
            load(papers, store)
        with Store.open(store) as old:
            assert len(old.names()) == 1
        assert read_meta(stage.folder) == read_meta(store)


def test_a_store_gets_its_name_back(tmp_path: Path, papers: list[Path]) -> None:
    """Killed in the moment between two renames: the store that was there is there."""
    store = tmp_path / "store"
    load(papers[:1], store)
    store.rename(kept_aside(store))
    assert is_store(store)
    with Store.open(store) as found:
        assert len(found.names()) == 1


KILLED = """
import sys
from pathlib import Path
from kg.load import given, pipeline
from kg.store import staging
given.FEW, given.PART = 2, 40
step = int(sys.argv[1])
seen = 0
def counted(what):
    def wrapped(*given, **named):
        global seen
        seen += 1
        if seen == step:
            import os, signal
            os.kill(os.getpid(), signal.SIGKILL)
        return what(*given, **named)
    return wrapped
pipeline.commit = counted(pipeline.commit)
staging.put_aside = counted(staging.put_aside)
rename = Path.rename
Path.rename = counted(rename)
pipeline.load([Path(each) for each in sys.argv[3:]], Path(sys.argv[2]))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_killed_at_any_step_it_is_the_old_store_or_the_new(
    tmp_path: Path, papers: list[Path]
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    load(papers[:1], old)
    load(papers, new)
    either = [held(old), held(new)]
    store = tmp_path / "store"
    load(papers[:1], store)
    for step in range(1, 20):
        command = [sys.executable, "-c", KILLED, str(step), str(store), *map(str, papers)]
        code = subprocess.run(command, check=False, cwd=Path(__file__).parent.parent).returncode
        assert code in (0, -signal.SIGKILL)
        found = held(store)
        assert found in either, step
        if code == 0 or found == either[1]:
            break
    else:
        pytest.fail("it never came to an end")
    assert step > 4
    assert not copy_of(store).exists()
    assert not kept_aside(store).exists()
