"""A table of a document is shown as a table, each word of it once."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.answer.marked import Segment
from kg.export.laid_out import LaidTable, Run, cuts, laid_out
from loaders.formats.document import Document
from loaders.formats.sniff import read_bytes
from ontology.model import Outcome


def document(text: str) -> Document:
    return read_bytes(text.encode(), "a.txt")


def segments(found: Document) -> list[Segment]:
    edges = sorted({0, len(found.text), *cuts(found.tables)})
    edges += [at for piece in found.pieces() for at in (piece.start, piece.end)]
    words = {(piece.start, piece.end) for piece in found.pieces()}
    return [
        Segment(start, end, (), Outcome.KEPT if inside(start, words) else None, "")
        for start, end in pairwise(sorted(set(edges)))
    ]


def inside(at: int, words: set[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in words)


def rows(found: Document) -> list[list[tuple[str, int, int]]]:
    (table,) = (each for each in laid_out(found.tables, segments(found)) if hasattr(each, "rows"))
    assert isinstance(table, LaidTable)
    return [
        [
            (
                "".join(found.text[each.start : each.end] for each in cell.segments).strip(),
                cell.down,
                cell.across,
            )
            for cell in row
        ]
        for row in table.rows
    ]


MERGED = """<p>说明</p><table><tr><th rowspan=2>序号<th rowspan=2>任务<th colspan=2>单位</tr>
<tr><th>牵头<th>配合</tr><tr><td>1<td>修桥<td rowspan=2>区交通局<td>区财政局</tr>
<tr><td>2<td>修路<td>各街道</tr><tr><td colspan=4>二、民生改善</tr>
<tr><td>3<td>建园<td>区园林局<td></tr></table><p>附注</p>"""


def test_merged_cells_heads_of_two_rows_and_sections_spread() -> None:
    assert rows(document(MERGED)) == [
        [("", 1, 1), ("", 1, 1), ("单位", 1, 2)],
        [("序号", 1, 1), ("任务", 1, 1), ("牵头", 1, 1), ("配合", 1, 1)],
        [("1", 1, 1), ("修桥", 1, 1), ("区交通局", 2, 1), ("区财政局", 1, 1)],
        [("2", 1, 1), ("修路", 1, 1), ("各街道", 1, 1)],
        [("二、民生改善", 1, 4)],
        [("3", 1, 1), ("建园", 1, 1), ("区园林局", 1, 1), ("", 1, 1)],
    ]


@pytest.mark.parametrize(
    "text",
    [
        MERGED,
        "报告\n\n| 序号 | 任务 |\n|---|---|\n| 1 | 修桥 |\n| 2 | 修路 |\n\n附注\n",
        '序号,任务\n1,"修桥,\n修路"\n2,建园\n',
    ],
)
def test_each_word_is_shown_once_and_in_order_around_the_table(text: str) -> None:
    found = document(text)
    parts = laid_out(found.tables, segments(found))
    shown = "".join(
        found.text[each.start : each.end]
        for part in parts
        for each in (
            part.segments
            if isinstance(part, Run)
            else [one for row in part.rows for cell in row for one in cell.segments]
        )
    )
    wanted = "".join(found.text[at] for piece in found.pieces() for at in piece.origins)
    assert sorted("".join(shown.split())) == sorted("".join(wanted.split()))
    assert any(isinstance(part, LaidTable) for part in parts)


def test_words_between_rows_are_a_row_of_their_own() -> None:
    found = document(MERGED)
    (table,) = found.tables
    gap = table.rows[0][-1].end
    said = Segment(gap, gap + 1, (), Outcome.KEPT, "")
    (laid,) = laid_out(found.tables, [said])
    assert isinstance(laid, LaidTable)
    own = [row for row in laid.rows if row[0].segments == [said]]
    assert [(len(row), row[0].across) for row in own] == [(1, 4)]


def test_a_text_without_tables_is_one_run() -> None:
    found = document("第一段。\n第二段。\n")
    (run,) = laid_out(found.tables, segments(found))
    assert isinstance(run, Run)
