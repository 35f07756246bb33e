"""Word documents of today (.docx), from their XML: what its pages show, in reading order.

The text of the runs is not all there is: numbers are counted by list styles, cells are merged
over rows, text boxes, notes and tables stand inside paragraphs and cells, and tracked changes
hold both texts. Changes are read as if they were accepted; what is deleted is left out and told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.formats.archive import Archive
from loaders.formats.document import Document
from loaders.formats.grids import lay
from loaders.formats.word_form import Forms
from loaders.formats.word_numbers import Numbering, W
from loaders.formats.written import Grid, GridCell, Paragraph, Run, Written
from ontology import late_re as re
from ontology.locator import Locator

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = frozenset({W + "del", W + "moveFrom", W + "pPr", W + "rPr", _MC + "Fallback"})
_MOST_DEEP = 12
"""How deep tables and text boxes are followed into each other."""
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


def read_bytes(data: bytes, name: str, where: str = "") -> Document:
    """The document of a Word file's bytes. Raises ReadError."""
    written = Written(name, where)
    archive = Archive(data, written.where, "a Word document (.docx)")
    if "word/document.xml" not in archive.names:
        raise archive.damaged("it has no word/document.xml")
    try:
        _Reading(archive, written).run()
    except ValueError as error:  # a number that is none
        raise archive.damaged(str(error)) from error
    return written.document("docx", hashlib.sha256(data).hexdigest())


class _Reading:
    def __init__(self, archive: Archive, written: Written) -> None:
        self._archive, self._written = archive, written
        self._numbering = Numbering.of(self._part("word/numbering.xml"))
        styles = self._part("word/styles.xml")
        self._styles = self._read_styles(styles)
        self._forms = Forms(styles)
        self._number = 0  # of the last paragraph, as Word counts them
        self._boxes: list[_Element] = []
        self._deleted = 0

    def run(self) -> None:
        root = self._part("word/document.xml")
        body = None if root is None else root.find(W + "body")
        if body is None:
            raise self._archive.damaged("it has no body")
        self._blocks(body, 0)
        for part, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
            notes = self._part(f"word/{part}.xml")
            for note in () if notes is None else notes.iterfind(W + tag):
                if note.get(W + "type") in (None, "normal"):
                    self._blocks(note, 0)
        if self._deleted:
            self._written.notices.append(
                f"has tracked changes, read as if accepted: {self._deleted} deleted passages"
                " were left out"
            )
        if any(name.startswith("word/comments") for name in self._archive.names):
            self._written.notices.append("has comments in its margin, which were not read")
        pictures = sum(name.startswith("word/media/") for name in self._archive.names)
        if pictures:
            self._written.notices.append(f"has {pictures} pictures, which were not read")

    def _part(self, name: str) -> _Element | None:
        if name not in self._archive.names:
            return None
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(self._archive.read(name), parser)
        except etree.XMLSyntaxError as error:
            raise self._archive.damaged(f"{name}: {error}") from None

    # --- styles -----------------------------------------------------------------------

    def _read_styles(
        self, root: _Element | None
    ) -> dict[str, tuple[str, int, tuple[str, int] | None]]:
        """Of each style: the one that it is based on, its level as a heading, its list."""
        found: dict[str, tuple[str, int, tuple[str, int] | None]] = {}
        for style in () if root is None else root.iterfind(W + "style"):
            named = style.find(W + "name")
            heading = _HEADING.match("" if named is None else named.get(W + "val", ""))
            level = int(heading[1]) if heading else 0
            properties = style.find(W + "pPr")
            outline = None if properties is None else properties.find(W + "outlineLvl")
            if outline is not None and outline.get(W + "val", "9") in "012345678":
                level = level or int(outline.get(W + "val", "0")) + 1
            base = style.find(W + "basedOn")
            found[style.get(W + "styleId", "")] = (
                "" if base is None else base.get(W + "val", ""),
                level,
                _list_of(properties),
            )
        return found

    def _of_style(self, style: str) -> tuple[int, tuple[str, int] | None]:
        level, listed = 0, None
        for _ in range(_MOST_DEEP):
            if style not in self._styles:
                break
            base, own, its = self._styles[style]
            level, listed = level or own, listed or its
            style = base
        return level, listed

    # --- paragraphs and tables --------------------------------------------------------

    def _blocks(self, parent: _Element, depth: int) -> None:
        for child in self._children(parent):
            if child.tag == W + "p":
                level, paragraphs = self._paragraph(child)
                form = self._forms.of(child)
                for each in paragraphs:
                    self._written.paragraph(each, level or None, form)
                self._boxed(depth)
            elif child.tag == W + "tbl" and depth < _MOST_DEEP:
                self._table(child, depth)

    def _children(self, parent: _Element) -> Iterator[_Element]:
        """Paragraphs and tables, also those that content controls and insertions wrap."""
        for child in parent:
            if child.tag in (W + "p", W + "tbl"):
                yield child
            elif child.tag in (
                W + "sdt",
                W + "sdtContent",
                W + "ins",
                W + "moveTo",
                W + "customXml",
            ):
                yield from self._children(child)

    def _boxed(self, depth: int) -> None:
        """What stands in the text boxes of the paragraph that was just read."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            if depth < _MOST_DEEP:
                self._blocks(box, depth + 1)

    def _paragraph(
        self, element: _Element, *, in_cell: bool = False
    ) -> tuple[int, list[Paragraph]]:
        """Its level as a heading, and its lines: a line break in it parts two paragraphs.

        in_cell: it stands in a table, where a number may be all that a cell shows.
        """
        self._number += 1
        properties = element.find(W + "pPr")
        named = None if properties is None else properties.find(W + "pStyle")
        level, listed = self._of_style("" if named is None else named.get(W + "val", ""))
        outline = None if properties is None else properties.find(W + "outlineLvl")
        if outline is not None and outline.get(W + "val", "9") in "012345678":
            level = int(outline.get(W + "val", "0")) + 1
        listed = _list_of(properties) or listed
        words = "".join(self._words(element))
        if listed is not None and (words.strip() or in_cell):
            sign = self._numbering.next(*listed)
            words = (sign + words).rstrip(" ")
        place = Locator(0, 0, paragraph=self._number)
        lines = [line for line in words.split("\n") if line.strip()]
        return level, [(Run(line, place),) for line in lines]

    def _words(self, element: _Element) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in (W + "del", W + "moveFrom"):
                self._deleted += any(True for _ in child.iter(W + "delText", W + "t"))
            elif tag in _LEFT_OUT or not isinstance(tag, str):
                continue
            elif tag == W + "t":
                yield child.text or ""
            elif tag in (W + "br", W + "cr"):
                yield "\n"
            elif tag in (W + "tab", W + "ptab"):
                yield " "
            elif tag == W + "noBreakHyphen":
                yield "-"
            elif tag == W + "txbxContent":
                self._boxes.append(child)
            else:
                yield from self._words(child)

    def _table(self, table: _Element, depth: int) -> None:
        grid = Grid()
        inner: list[_Element] = []
        forms = self._forms_within(table)
        open_cells: dict[int, GridCell] = {}
        width = 0
        rows: list[list[tuple[int, GridCell | None, int]]] = []
        for element in self._rows(table):
            properties = element.find(W + "trPr")
            if properties is not None and properties.find(W + "tblHeader") is not None:
                grid.heads += grid.heads == len(rows)
            at = _skipped(properties, "gridBefore")
            row: list[tuple[int, GridCell | None, int]] = []
            for cell in _cells(element):
                across, goes_on = _spread(cell)
                if goes_on and at in open_cells:
                    open_cells[at].down += 1
                    self._number += sum(True for _ in cell.iter(W + "p"))
                    row.append((at, None, across))
                else:
                    made = GridCell(self._cell(cell, inner, forms), 1, across)
                    open_cells[at] = made
                    row.append((at, made, across))
                at += across
            width = max(width, at)
            rows.append(row)
        for row in rows:
            line: list[GridCell | None] = [GridCell() for _ in range(width)]
            for at, made_or_none, across in row:
                line[at] = made_or_none
                line[at + 1 : at + across] = [None] * (across - 1)
            grid.rows.append(line)
        if width == 1:
            self._column(grid)
        elif grid.rows:
            lay(grid, self._written)
        for each in inner:
            self._table(each, depth + 1)
        self._boxed(depth)

    def _rows(self, table: _Element) -> Iterator[_Element]:
        """The rows of a table that are its own and not deleted."""
        for element in table.iter(W + "tr"):
            if next(element.iterancestors(W + "tbl")) is not table:
                continue
            properties = element.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                self._deleted += 1
            else:
                yield element

    def _column(self, grid: Grid) -> None:
        """A frame of one column is no table: its cells are paragraphs."""
        for row in grid.rows:
            for paragraph in row[0].paragraphs if row[0] is not None else ():
                self._written.paragraph(paragraph)

    def _cell(
        self, cell: _Element, inner: list[_Element], forms: frozenset[_Element] = frozenset()
    ) -> list[Paragraph]:
        """The paragraphs of a cell. inner: takes the tables in it, but for forms, which are lines
        of its own.
        """
        found: list[Paragraph] = []
        for child in self._children(cell):
            if child.tag == W + "p":
                found.extend(self._paragraph(child, in_cell=True)[1])
            elif child in forms:
                for row in self._rows(child):
                    label, said = (self._cell(each, inner) for each in _cells(row))
                    runs = [run for line in said for run in line]
                    found.append((*label[0], Run("："), *runs))
            else:
                inner.append(child)
        return found

    def _forms_within(self, table: _Element) -> frozenset[_Element]:
        """The tables in a table's cells that are forms: short words beside what they say, the same
        words in each.
        """
        found: dict[tuple[str, ...], list[_Element]] = {}
        for each in table.iter(W + "tbl"):
            if each is table or next(each.iterancestors(W + "tbl")) is not table:
                continue
            own = [row for row in each.iter(W + "tr") if next(row.iterancestors(W + "tbl")) is each]
            rows = [[_words_in(cell) for cell in _cells(row)] for row in own]
            labels = tuple(row[0] for row in rows if len(row) == _PAIR)
            if len(labels) == len(rows) > 1 and all(0 < len(w) <= _LONGEST_LABEL for w in labels):
                found.setdefault(labels, []).append(each)
        return frozenset(each for same in found.values() if len(same) > 1 for each in same)


_PAIR = 2
_LONGEST_LABEL = 10


def _words_in(cell: _Element) -> str:
    return "".join(each.text or "" for each in cell.iter(W + "t")).strip()


def _cells(row: _Element) -> Iterator[_Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            yield from _cells(child)


def _spread(cell: _Element) -> tuple[int, bool]:
    """Over how many columns a cell spreads, and whether it goes on from above."""
    properties = cell.find(W + "tcPr")
    if properties is None:
        return 1, False
    span, merge = properties.find(W + "gridSpan"), properties.find(W + "vMerge")
    across = 1 if span is None else int(span.get(W + "val", "1"))
    return max(1, min(across, 200)), merge is not None and merge.get(W + "val") != "restart"


def _skipped(properties: _Element | None, tag: str) -> int:
    found = None if properties is None else properties.find(W + tag)
    return 0 if found is None else min(200, int(found.get(W + "val", "0")))


def _list_of(properties: _Element | None) -> tuple[str, int] | None:
    """The list and level that a paragraph or style belongs to."""
    listed = None if properties is None else properties.find(W + "numPr")
    if listed is None:
        return None
    key, level = listed.find(W + "numId"), listed.find(W + "ilvl")
    if key is None:
        return None
    return key.get(W + "val", ""), 0 if level is None else int(level.get(W + "val", "0"))
