"""Random tables, written in every form and with every line end, read back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loaders.formats import Document, Piece, covered_twice, read_bytes, read_text, uncovered
from ontology.errors import ReadError, TableError

words = st.text("甲乙丙丁戊己庚辛壬癸 ，%0123456789㎡“”", min_size=1, max_size=12).map(
    lambda text: "局" + text.strip() + "办"
)
paragraphs = st.lists(words, max_size=3)
line_ends = st.sampled_from(["\n", "\r\n", "\r"])
Grid = list[list[list[str]]]


@st.composite
def grids(draw: st.DrawFn) -> tuple[list[str], Grid]:
    """Distinct heads, and rows of cells of paragraphs with a word in each row."""
    width = draw(st.integers(3, 6))
    header = [f"表头{number}" for number in range(width)]
    row = st.lists(paragraphs, min_size=width, max_size=width).filter(any)
    return header, draw(st.lists(row, min_size=1, max_size=8))


def cells_of(document: Document) -> Grid:
    (table,) = document.tables
    return [[[p.text for p in cell.paragraphs] for cell in row] for row in table.rows]


def check(document: Document, text: str) -> None:
    """Every offset is right, and every visible character is in exactly one part."""
    assert document.text == text
    assert uncovered(document) == []
    assert covered_twice(document) == []
    for piece in document.pieces():
        assert "".join(text[offset] for offset in piece.origins) == piece.text
        assert piece.span(0, len(piece)) == (piece.start, piece.end)
    for table in document.tables:
        for cell in table.cells():
            assert table.start <= cell.start <= cell.end <= table.end
            assert bool(cell.paragraphs) == (cell.start < cell.end)


@given(grids(), line_ends, st.sampled_from(["\n", "\n\n", "\n\n\n"]), st.booleans())
def test_dump(table: tuple[list[str], Grid], end: str, between: str, framed: bool) -> None:
    header, rows = table
    rows[-1][-1] = rows[-1][-1][:1]  # after the last row a new paragraph is outside of it
    lines = "\n".join(
        "".join(f"\t{between.join(cell)}\n" for cell in row)
        for row in ([[head] for head in header], *rows)
    )
    text = f"题目\n{lines}\n附注。\n" if framed else lines
    text = text.replace("\n", end)
    document = read_text(text, "a.txt")
    check(document, text)
    assert cells_of(document) == rows
    assert [block.piece.text for block in document.blocks] == ["题目", "附注。"] * framed


@given(grids(), line_ends)
def test_lines_of_tabs(table: tuple[list[str], Grid], end: str) -> None:
    header, rows = table
    rows = [[cell[:1] for cell in row] for row in rows if any(row)]
    text = end.join(
        "\t".join("".join(cell) for cell in row) for row in [[[h] for h in header], *rows]
    )
    document = read_text(text, "a.txt")
    check(document, text)
    assert cells_of(document) == rows


@given(grids(), line_ends, st.booleans())
def test_bars(table: tuple[list[str], Grid], end: str, ruled: bool) -> None:
    header, rows = table
    lines = [f"| {' | '.join('<br>'.join(c) for c in row)} |" for row in rows]
    rule = ["|" + " --- |" * len(header)] if ruled else []
    text = end.join([f"| {' | '.join(header)} |", *rule, *lines])
    document = read_text(text, "a.md")
    check(document, text)
    assert cells_of(document) == rows


@given(st.text(st.sampled_from("甲乙一、（）1.#|-\t\n\r \u3000\u200b\ufeff<br>\\。"), max_size=60))
def test_whatever_is_written_nothing_is_lost(text: str) -> None:
    try:
        document = read_text(text, "a.txt")
    except (ReadError, TableError):
        return
    check(document, text)


@given(st.binary(max_size=80))
def test_whatever_the_bytes_a_refusal_is_ours(data: bytes) -> None:
    try:
        document = read_bytes(data, "a.txt")
    except (ReadError, TableError):
        return
    assert data.decode(document.encoding) == document.text


@given(st.text("甲乙，、 \u200b", max_size=30), st.integers(0, 5))
def test_parts_of_a_piece_know_their_place(text: str, before: int) -> None:
    whole = "文" * before + text
    piece = Piece.at(whole, before, len(whole))
    for part in piece.split("、，"):
        assert "".join(whole[offset] for offset in part.origins) == part.text
    assert "".join(p.text for p in piece.split("、，")).replace(" ", "") == "".join(
        c for c in text if c in "甲乙"
    )
    halves = [piece[: len(piece) // 2], piece[len(piece) // 2 :]]
    assert Piece.join(halves) == piece
