"""Excel workbooks of today (.xlsx): values by openpyxl, read as a stream; form from the XML."""

from __future__ import annotations

import hashlib
import io
import posixpath
import warnings
from typing import Any

from loaders.formats.archive import Archive
from loaders.formats.document import Document
from loaders.formats.workbook import MOST_ROWS, Sheet, shown, write_sheets
from loaders.formats.written import Written
from ontology import late_re as re
from ontology.errors import ReadError

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
_FEW = 3
_LAST_ROW = 1 << 20
"""The last row that a sheet can have; openpyxl makes each row up to the one that a file names."""
_BROKEN = (
    *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError),
    SyntaxError,  # of XML
)
"""What openpyxl raises on parts that are missing or not as the standard has them."""


def read_bytes(data: bytes, name: str, where: str = "") -> Document:
    """The document of a workbook's bytes. Raises ReadError."""
    from openpyxl import load_workbook

    written = Written(name, where)
    archive = Archive(data, written.where, "an Excel workbook (.xlsx)")
    archive.check()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that hold no cells: charts, validation
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets: list[Sheet] = []
        hidden: list[str] = []
        total = 0
        for each in book.worksheets:
            if each.sheet_state != "visible":
                hidden.append(each.title)
                continue
            sheet = Sheet(each.title)
            formulas = _form(archive, each, sheet)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                _values(each, sheet, MOST_ROWS - total, written.where)
            total += len(sheet.rows)
            _tell_formulas(sheet, formulas, written)
            sheets.append(sheet)
    except _BROKEN as error:
        raise archive.damaged(f"{type(error).__name__}: {error}") from error
    write_sheets(sheets, hidden, written)
    return written.document("xlsx", hashlib.sha256(data).hexdigest())


def _values(found: Any, sheet: Sheet, most: int, where: str) -> None:
    """Fill in the rows; found: a sheet that openpyxl reads as a stream (it has no type for it)."""
    found.reset_dimensions()  # what a file says of its size may be wrong
    for row in found.iter_rows():
        cells: dict[int, str] = {}
        number = 0
        for cell in row:
            if cell.value is None:
                continue
            value = cell.value  # the format of words says nothing, and takes time to ask for
            words = value if isinstance(value, str) else shown(value, cell.number_format or "")
            if words.strip():
                number = cell.row
                cells[cell.column] = words
        if cells:
            sheet.rows[number] = cells
            if len(sheet.rows) > most:
                raise ReadError(
                    f"has more than {MOST_ROWS} rows", where=where, way_out="split it by rows"
                )


def _form(archive: Archive, found: Any, sheet: Sheet) -> dict[str, bool]:
    """Merged cells and what is hidden, into the sheet; formulas, and whether each has a value."""
    from lxml import etree
    from openpyxl.utils import column_index_from_string as column

    path = found._worksheet_path  # openpyxl streams values but not merged cells or hidden rows
    data = archive.read(posixpath.normpath(path.lstrip("/")))
    formulas: dict[str, bool] = {}
    wanted = [_MAIN + tag for tag in ("row", "mergeCell", "col", "f")]
    for _, element in etree.iterparse(
        io.BytesIO(data), events=("end",), tag=wanted, resolve_entities=False, no_network=True
    ):
        tag = element.tag.removeprefix(_MAIN)
        if tag == "row":
            if int(element.get("r", "1")) > _LAST_ROW:
                raise ValueError(f"row {element.get('r')}")
            if element.get("hidden") in ("1", "true"):
                sheet.hidden_rows.add(int(element.get("r", "0")))
            element.clear()
        elif tag == "col" and element.get("hidden") in ("1", "true"):
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            sheet.hidden_columns.update(range(first, min(last, 16_384) + 1))
        elif tag == "f":
            cell = element.getparent()
            value = cell.find(_MAIN + "v")
            formulas[cell.get("r", "?")] = value is not None and bool(value.text)
        elif tag == "mergeCell":
            places = _REFERENCE.findall(element.get("ref", ""))
            if len(places) == 2:
                (left, top), (right, bottom) = places
                sheet.merges.append((int(top), column(left), int(bottom), column(right)))
    return formulas


def _tell_formulas(sheet: Sheet, formulas: dict[str, bool], written: Written) -> None:
    if not formulas:
        return
    written.notices.append(
        f"sheet {sheet.name}: {len(formulas)} formulas, read as the values they had when saved"
    )
    empty = [cell for cell, has in formulas.items() if not has]
    if empty:
        named = ", ".join(empty[:_FEW]) + (" …" if len(empty) > _FEW else "")
        written.notices.append(
            f"sheet {sheet.name}: {len(empty)} formulas without a saved value ({named}), not read"
        )
