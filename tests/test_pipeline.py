"""Loading: all or nothing, idempotent, one document at a time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.load.pipeline import load, remove
from kg.load.report import LoadFailed
from kg.mirror.engines import opened as engine
from kg.mirror.sync import verify
from kg.project.from_rdf import project
from kg.run.fingerprint import fingerprint, rule_files
from kg.run.reading import fragment
from kg.store import Store
from kg.store.rdf import n_quads
from ontology.errors import DocumentConflict, KgError, NotFound, ReadError, UnknownDocumentKind
from ontology.known import Known, bundled
from ontology.model import Extraction
from tests.offices import LIST, TASKS, as_docx, as_html
from tests.plans import REPORT, TABLE

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    (source,) = EXAMPLES.glob("*.txt")
    return Path(shutil.copy(source, tmp_path / source.name))


OTHERS = {"报告.txt": REPORT, "表.txt": TABLE}


@pytest.fixture(scope="module")
def others_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with some other documents, small ones, loaded once."""
    papers = tmp_path_factory.mktemp("others")
    for name, text in OTHERS.items():
        (papers / name).write_text(text, "utf-8")
    folder = tmp_path_factory.mktemp("with-others") / "store"
    load([papers], folder)
    return folder


@pytest.fixture
def others(others_once: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(others_once, tmp_path / "others"))


def quads(folder: Path) -> bytes:
    with Store.open(folder) as store:
        return n_quads(store.quads())


def test_loading_twice_changes_no_byte(tmp_path: Path, example: Path) -> None:
    first = load([example], tmp_path / "s")
    assert [each.change for each in first.documents] == ["new"]
    before = quads(tmp_path / "s")
    meta = (tmp_path / "s" / "store.json").read_bytes()
    again = load([example], tmp_path / "s")
    assert [each.change for each in again.documents] == ["unchanged"]
    assert not again.written
    assert quads(tmp_path / "s") == before
    assert (tmp_path / "s" / "store.json").read_bytes() == meta


@pytest.mark.slow
def test_two_stores_of_one_document_are_equal(tmp_path: Path, shipped: Path, example: Path) -> None:
    load([example], tmp_path / "a")
    load([], tmp_path / "a")
    load([example], shipped)
    assert quads(tmp_path / "a") == quads(shipped)


def test_other_content_of_the_same_document_needs_replace(others: Path, example: Path) -> None:
    alone = quads(others)
    load([example], others)
    before = quads(others)
    with example.open("ab") as file:
        file.write("\n（更新）\n".encode())
    with pytest.raises(DocumentConflict, match="--replace"):
        load([example], others)
    assert quads(others) == before
    report = load([example], others, replace=True)
    assert [each.change for each in report.documents] == ["replaced"]
    assert quads(others) != before
    remove(example.name, others)
    assert quads(others) == alone
    with pytest.raises(NotFound):
        remove(example.name, others)


def test_a_bad_file_among_good_ones_leaves_the_store_as_it_was(
    tmp_path: Path, others: Path, example: Path
) -> None:
    before = quads(others)
    letter = tmp_path / "letter.txt"
    letter.write_text("亲爱的朋友：\n\n天气很好。\n", "utf-8")
    with pytest.raises(UnknownDocumentKind):
        load([example, letter], others)
    with pytest.raises(LoadFailed) as failure:
        load([letter, tmp_path / "missing.txt", example], others)
    assert len(failure.value.errors) == 2
    assert quads(others) == before
    report = load([letter, example], others, skip_bad=True)
    assert [each.name for each in report.skipped] == ["letter.txt"]
    assert [each.name for each in report.documents] == [example.name]


def test_a_dry_run_writes_nothing(tmp_path: Path, example: Path) -> None:
    report = load([example], tmp_path / "s", dry_run=True)
    assert report.documents[0].claims["leads"] > 0
    assert not report.written
    assert not (tmp_path / "s").exists()


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(ReadError, match="no documents"):
        load([tmp_path / "in"], tmp_path / "s")


def test_what_a_folder_holds_besides_is_named(tmp_path: Path, example: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(example, folder / example.name)
    (folder / "附件.ppt").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / "照片.jpg").write_bytes(b"\xff\xd8\xff" + bytes(600))
    (folder / "记录.log").write_text("牵头单位：区教育局", "utf-8")
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    (folder / ".hidden").write_text("x")
    with pytest.raises(ReadError, match="gone"):
        load([folder], tmp_path / "s")
    (folder / "gone.txt").unlink()
    report = load([folder], tmp_path / "s")
    assert [each.name for each in report.documents] == [example.name]
    told = {each.name: each.reason for each in report.skipped}
    assert told.keys() == {"附件.ppt", "照片.jpg", "记录.log"}
    assert "an old Office" in told["附件.ppt"]
    assert ".docx" in told["附件.ppt"]
    assert "a JPEG picture" in told["照片.jpg"]
    assert "end in" in told["记录.log"]


def test_in_a_folder_too_the_bytes_decide_and_not_the_ending(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "报告.doc").write_bytes(as_docx(TASKS))
    (folder / "网页.xls").write_bytes(as_html(LIST))
    (folder / "空").write_bytes(b"")
    report = load([folder], tmp_path / "s")
    assert [each.name for each in report.documents] == ["报告.doc", "网页.xls"]
    assert [each.name for each in report.skipped] == ["空"]


def test_two_contents_of_one_document_are_a_conflict(tmp_path: Path, example: Path) -> None:
    other = tmp_path / "other" / example.name
    other.parent.mkdir()
    other.write_bytes(example.read_bytes() + "\n附注\n".encode())
    with pytest.raises(DocumentConflict, match="in this load too"):
        load([example, other], tmp_path / "s")


def test_the_embedded_engine_is_in_step(others: Path, example: Path) -> None:
    load([example], others)
    remove(example.name, others)
    with Store.open(others) as store, engine(others) as opened:
        assert verify(project(store.quads()), opened) == []


KILLED_BEFORE_THE_MIRROR = textwrap.dedent(
    """
    import os, signal, sys, pathlib
    import kg.load.pipeline
    kg.load.pipeline.bring_in_step = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
    kg.load.pipeline.load([pathlib.Path(sys.argv[1])], pathlib.Path(sys.argv[2]))
    """
)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX; Windows has no kill -9")
def test_an_engine_left_behind_by_a_killed_load_is_healed(
    tmp_path: Path, others: Path, example: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED_BEFORE_THE_MIRROR, str(example), str(others)],
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    with engine(others) as opened:
        rows = opened.query("MATCH (d:Document) RETURN count(DISTINCT d) AS n", {}).rows
        assert list(rows[0]) == [len(OTHERS) + 1]
    with Store.open(others) as store, engine(others) as opened:
        assert verify(project(store.quads()), opened) == []


def test_every_error_of_a_load_is_ours(tmp_path: Path) -> None:
    with pytest.raises(KgError):
        load([tmp_path / "nothing.txt"], tmp_path / "s")
    assert not (tmp_path / "s").exists()


# What is unchanged is not read again


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read from now on."""
    names: list[str] = []

    def noting(name: str, *arguments: Any, **options: Any) -> Extraction:
        names.append(name)
        return fragment(name, *arguments, **options)

    monkeypatch.setattr("kg.load.read.fragment", noting)
    return names


def test_an_unchanged_file_is_known_without_being_read(
    tmp_path: Path, example: Path, unread: list[str]
) -> None:
    store = tmp_path / "s"
    first = load([example], store)
    assert unread == [example.name]
    unread.clear()
    for dry_run in (False, True):
        again = load([example], store, dry_run=dry_run)
        assert again.documents == tuple(replace(e, change="unchanged") for e in first.documents)
        assert not again.written
    assert unread == []


@pytest.mark.parametrize("cause", ["bytes", "rules", "place", "copy", "note", "removed", "mirror"])
def test_it_is_read_again_where_anything_is_another(
    tmp_path: Path, example: Path, unread: list[str], monkeypatch: pytest.MonkeyPatch, cause: str
) -> None:
    store, mirror = tmp_path / "s", cause == "mirror"
    load([example], store, mirror=mirror)
    before = quads(store)
    unread.clear()
    place = None
    if cause == "bytes":
        example.write_bytes(example.read_bytes() + "\n（更新）\n".encode())
    elif cause == "rules":
        monkeypatch.setattr("kg.load.pipeline.fingerprint", lambda _: "another")
    elif cause == "place":
        place = "330105"
    elif cause == "copy":
        (copy,) = (store / "sources").glob("*/*")
        copy.write_bytes(b"damaged")
    elif cause == "note":
        (note,) = (store / "readings").glob("*.json")
        note.write_bytes(note.read_bytes()[:-9])
    elif cause == "removed":
        remove(example.name, store)
        assert list((store / "readings").glob("*.json")) == []
    else:
        shutil.rmtree(store / "graph")
    load([example], store, replace=True, place_words=place, mirror=mirror)
    assert unread == ([] if cause == "mirror" else [example.name])
    assert (quads(store) == before) == (cause not in ("bytes", "place"))
    assert len(list((store / "readings").glob("*.json"))) == 1
    if mirror:
        with Store.open(store) as opened, engine(store) as asked:
            assert verify(project(opened.quads()), asked) == []
    unread.clear()
    load([example], store, place_words=place, mirror=mirror)
    assert unread == []


def test_what_is_known_and_what_is_read_are_told_in_the_order_of_the_files(
    tmp_path: Path, example: Path, unread: list[str]
) -> None:
    other = tmp_path / "a.txt"
    other.write_text(example.read_text("utf-8").replace("12月31日", "11月30日"), "utf-8")
    load([example], tmp_path / "s", mirror=False)
    unread.clear()
    report = load([other, example], tmp_path / "s", mirror=False)
    assert [(each.name, each.change) for each in report.documents] == [
        ("a.txt", "new"),
        (example.name, "unchanged"),
    ]
    assert unread == ["a.txt"]


def test_the_fingerprint_is_of_rules_words_and_terms() -> None:
    assert fingerprint(bundled()) == fingerprint(bundled())
    assert fingerprint(bundled()) != fingerprint(Known((), {}))
    root = Path(__file__).parent.parent
    read = {path.relative_to(root).as_posix() for path in rule_files()}
    assert {"loaders/lexicon/numbers.toml", "ontology/gov.ttl", "kg/follow/assess.py"} <= read
    assert not any("registry" in name and name.endswith(".toml") for name in read)
