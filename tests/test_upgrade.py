"""A store of the format before, made by the version before: refused, then made anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.load.pipeline import load
from kg.load.upgrade import upgrade
from kg.store import Store
from kg.store.sources import kept
from ontology.errors import StoreError, StoreTooOld
from ontology.model import IDENTITIES

OLD = Path(__file__).parent / "fixtures" / "store-format-2.zip"
NOW = f"{IDENTITIES}青石区/document/重点工作任务进展情况表/2024-06-30"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    shutil.unpack_archive(OLD, folder)
    return folder


def test_a_store_of_the_format_before_is_refused_with_the_way_out(old: Path) -> None:
    for write in (False, True):
        with pytest.raises(StoreTooOld, match="file names") as refused:
            Store.open(old, write=write)
        assert "kg upgrade" in str(refused.value.way_out)
    with pytest.raises(StoreTooOld):
        load([], old)


def test_it_is_made_anew_from_the_files_that_it_keeps(old: Path) -> None:
    done = upgrade(old)
    assert done is not None
    assert dict(done.moved) == {f"{IDENTITIES}document/进展.txt": NOW}
    assert (done.before.documents, done.after.documents) == (1, 1)
    assert done.before.stated == done.after.stated > 0
    assert done.missing == ()
    with Store.open(old) as store:
        (document,) = store.documents()
        assert (document.iri, document.name) == (NOW, "进展.txt")
        assert kept(old, document.sha256) is not None
    with pytest.raises(StoreTooOld):
        Store.open(done.old)
    assert upgrade(old) is None


def test_a_file_that_is_nowhere_is_told_and_may_be_left_out(old: Path) -> None:
    shutil.rmtree(old / "sources")
    before = sorted(path.name for path in old.iterdir())
    with pytest.raises(StoreError, match=r"进展\.txt"):
        upgrade(old)
    assert sorted(path.name for path in old.iterdir() if path.name != "write.lock") == before
    done = upgrade(old, without_missing=True)
    assert done is not None
    assert done.missing == ("进展.txt",)
    assert done.after.documents == 0
