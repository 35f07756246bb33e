"""Whatever the order of the same loads, the store holds the same.

Homonyms, files of one name of two districts, copies (the same bytes, other bytes of the same words,
another format), editions, a report and the table that follows it, places that stay open and are
settled, a correction. Only what a person says counts as said last: a correction comes after what it
corrects, in every order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.load import given as loading
from kg.load.pipeline import load
from kg.load.read import Read, read_whole
from kg.store import Store
from kg.store.rdf import n_quads
from kg.store.sources import kept
from ontology.divisions import UNRESOLVED
from ontology.errors import DocumentConflict
from ontology.known import Known, bundled
from ontology.model import IDENTITIES
from tests.offices import Paper, Table, as_docx, as_html, as_txt
from tests.test_editions import table

WITHOUT_PLACE = Paper(
    "2024年民生实事项目进展情况表（截至2024年6月30日）",
    table=Table(
        ("序号", "主要任务", "牵头单位", "完成情况"),
        (
            ("1", "新增泊位100个", "区发展改革局", "新增泊位60个"),
            ("2", "新建公园2个", "区城市管理局", "新建公园2个"),
        ),
    ),
)
PLACED = Paper(f"云岭市青石区{WITHOUT_PLACE.title}", table=WITHOUT_PLACE.table)
OPEN = table("").replace("泊位", "车位")
REPORT = Paper(
    "云岭市青石区2024年政府工作报告",
    below=("——2024年1月15日在青石区第十届人民代表大会第五次会议上", "青石区区长  石宁"),
    body=(
        "各位代表：",
        "一、2023年工作回顾",
        "（一）民生持续改善。改造老旧小区12个。",
        "二、2024年工作安排",
        "（一）办好民生实事。新增泊位100个，新建公园2个。",
    ),
)

MEETING = Paper(
    "云岭市青石区人居环境提升方案",
    body=(
        "2024年3月8日",
        "为改善人居环境，落实上级部署，制定本方案。",
        "一、2024年工作安排",
        "（一）改造老旧小区。改造老旧小区16个，新增车位90个。",
        "（二）建设绿道。新建绿道8公里。",
    ),
)
"""A plan by its title; a person may say that it is a report's part."""


@dataclass(frozen=True, slots=True)
class Given:
    """A load. after: of which loads it must come after, by number."""

    path: str
    data: bytes
    place: str | None = None
    kind: str | None = None
    replace: bool = False
    after: tuple[int, ...] = ()


def crlf(data: bytes) -> bytes:
    return data.decode().replace("\n", "\r\n").encode("gb18030")


GIVEN = (
    Given("a/进展.txt", table("福州市鼓楼区").encode()),
    Given("b/进展.txt", table("南京市鼓楼区").encode()),
    Given("c/六月.txt", table().encode()),
    Given("c/副本.txt", table().encode()),
    Given("c/国标.txt", crlf(table().encode())),
    Given("c/九月.txt", table(month=9).encode()),
    Given("c/报告.txt", as_txt(REPORT)),
    Given("d/实事.docx", as_docx(PLACED)),
    Given("d/实事.txt", as_txt(PLACED)),
    Given("d/实事.html", as_html(PLACED)),
    Given("e/实事.txt", as_txt(WITHOUT_PLACE)),
    Given("e/又一份.txt", crlf(as_txt(WITHOUT_PLACE))),
    Given("e/实事.txt", as_txt(WITHOUT_PLACE), place="福建省福州市台江区"),
    Given("f/十一月.txt", table(month=11).encode()),
    Given("f/更正.txt", table(month=11, done=70).encode(), replace=True, after=(13,)),
    Given("g/乙.txt", OPEN.encode()),
    Given("g/甲.txt", OPEN.encode()),
    Given("h/会议材料.txt", as_txt(MEETING)),
    Given("h/会议材料.docx", as_docx(MEETING)),
    Given("h/会议材料.txt", as_txt(MEETING), kind="work_report"),
)
"""No. 13 and 14 say November: an original, and what corrects it."""


def orders() -> st.SearchStrategy[list[int]]:
    return st.permutations(range(len(GIVEN))).map(_corrections_last)


def _corrections_last(order: Sequence[int]) -> list[int]:
    """The order, with each load behind those that it must come after."""
    found: list[int] = []
    for number in order:
        found += [each for each in GIVEN[number].after if each not in found]
        if number not in found:
            found.append(number)
    return found


def batches(order: Sequence[int], sizes: Sequence[int]) -> Iterator[list[Given]]:
    """The loads of an order: several plain files at once, by these sizes in turn."""
    batch: list[Given] = []
    turn = 0
    for each in (GIVEN[number] for number in order):
        if each.place or each.kind or each.replace or len(batch) >= sizes[turn % len(sizes)]:
            if batch:
                yield batch
            batch, turn = [], turn + 1
        batch.append(each)
        if each.place or each.kind or each.replace:
            yield batch
            batch = []
    if batch:
        yield batch


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """Reading is a pure function of bytes, name, place and kind; here each file is read once."""

    @cache
    def read(name: str, data: bytes, place: str | None, kind: str | None, path: Path) -> Read:
        return read_whole(path, bundled(), place=place, kind=kind)

    with pytest.MonkeyPatch.context() as patch:

        def remembered(
            path: Path, known: Known, *, place: str | None = None, kind: str | None = None
        ) -> Read:
            return read(path.name, path.read_bytes(), place, kind, path)

        patch.setattr(loading, "read_whole", remembered)
        yield


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    for each in GIVEN:
        path = folder / each.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(each.data)
    return folder


def loaded(files: Path, loads: Sequence[Sequence[Given]]) -> tuple[bytes, dict[str, bytes]]:
    """What a store holds after these loads: its N-Quads, and the text that it keeps of each."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "s"
        for batch in loads:
            first = batch[0]
            load(
                [files / each.path for each in batch],
                folder,
                replace=first.replace,
                place_words=first.place,
                kind=first.kind,
                mirror=False,
            )
        with Store.open(folder) as store:
            texts = {}
            for each in store.documents():
                path = kept(folder, each.sha256)
                assert path is not None, each.name
                texts[each.iri] = path.read_bytes()
            return n_quads(store.quads()), texts


@pytest.fixture(scope="module")
def expected(files: Path) -> tuple[bytes, dict[str, bytes]]:
    """After the loads one by one, in the order in which they stand."""
    return loaded(files, [[each] for each in GIVEN])


def test_what_is_one_document_and_what_is_not(expected: tuple[bytes, dict[str, bytes]]) -> None:
    table, works = "重点工作任务进展情况表", "民生实事项目进展情况表"
    found = {each.removeprefix(IDENTITIES) for each in expected[1]}
    (alone,) = (each for each in found if each.startswith(UNRESOLVED))
    assert sorted(found) == sorted(
        (
            alone,
            f"320106-2013/document/{table}/2024-06-30",
            f"350102/document/{table}/2024-06-30",
            f"350103/document/{works}/2024-06-30",
            "青石区/document/人居环境提升方案/2024-03-08",
            "青石区/document/政府工作报告/2024-01-15",
            *(f"青石区/document/{table}/2024-{day}" for day in ("06-30", "09-30", "11-30")),
            f"青石区/document/{works}/2024-06-30",
        )
    )
    assert b"/graph/links/" in expected[0]
    for name in ("副本.txt", "国标.txt", "实事.html", "又一份.txt"):
        assert f'"{name}"'.encode() in expected[0]


@settings(max_examples=3)
@given(order=orders(), sizes=st.lists(st.integers(1, 4), min_size=1, max_size=4))
def test_the_order_of_loads_does_not_matter(
    files: Path, expected: tuple[bytes, dict[str, bytes]], order: list[int], sizes: list[int]
) -> None:
    assert loaded(files, list(batches(order, sizes))) == expected


@pytest.mark.slow
@settings(max_examples=25)
@given(
    order=orders(),
    sizes=st.lists(st.integers(1, 6), min_size=1, max_size=5),
    again=st.lists(st.integers(0, 11), max_size=4),
)
def test_nor_does_it_over_many_orders_with_files_that_come_again(
    files: Path,
    expected: tuple[bytes, dict[str, bytes]],
    order: list[int],
    sizes: list[int],
    again: list[int],
) -> None:
    assert loaded(files, list(batches([*order, *again], sizes))) == expected


def test_of_copies_the_same_stands_whichever_comes_first(files: Path, tmp_path: Path) -> None:
    copies = [files / each.path for each in GIVEN[7:10]]
    for number, order in enumerate((copies, copies[::-1])):
        reports = [load([each], tmp_path / str(number)).documents[0] for each in order]
        assert [each.change for each in reports] == ["new", "same content", "same content"]
        assert "the same words are loaded as" in reports[-1].notices[-1]
    stores = []
    for number in range(2):
        with Store.open(tmp_path / str(number)) as store:
            (document,) = store.documents()
            assert document.names == ("实事.docx", "实事.html", "实事.txt")
            stores.append(document)
    assert stores[0] == stores[1]
    again = load(copies, tmp_path / "0")
    assert [each.change for each in again.documents] == ["unchanged"] * 3
    assert not again.written


def test_what_was_corrected_is_no_copy_of_the_correction(files: Path, tmp_path: Path) -> None:
    original, correction = (files / each.path for each in GIVEN[13:15])
    load([original], tmp_path / "s")
    load([correction], tmp_path / "s", replace=True)
    with pytest.raises(DocumentConflict, match=r"更正\.txt"):
        load([original], tmp_path / "s")
