"""The flat claims, one a line: `.jsonl` for programs, `.csv` for spreadsheets.

The format is documented in `docs/claims.md`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, BinaryIO

_BREAKS_LINES = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What JSON leaves as it is, but some readers take for the end of a line or refuse."""

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
"""How a cell begins that a spreadsheet may run (OWASP, CSV injection)."""


def write_jsonl(claims: Iterable[Mapping[str, Any]], handle: BinaryIO) -> None:
    """One JSON object a line, UTF-8 without a byte order mark."""
    for claim in claims:
        text = json.dumps(claim, ensure_ascii=False, default=_number)
        handle.write(_BREAKS_LINES.sub(_escape, text).encode("utf-8") + b"\n")


def write_csv(claims: Iterable[Mapping[str, Any]], handle: BinaryIO) -> None:
    """One claim a row, for a spreadsheet: UTF-8 with a byte order mark, CRLF, `""` for null.

    A text that a spreadsheet could run as a formula gets an apostrophe in front, so this
    form is for looking at; programs read the `.jsonl`.
    """
    text = io.TextIOWrapper(handle, encoding="utf-8-sig", errors="replace", newline="")
    writer: Any = None
    for claim in claims:
        if writer is None:
            writer = csv.DictWriter(text, fieldnames=list(claim), lineterminator="\r\n")
            writer.writeheader()
        writer.writerow({key: _harmless(value) for key, value in claim.items()})
    text.detach()  # flushes; the file belongs to the caller


def _harmless(value: Any) -> Any:
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return "" if value is None else value


def _number(value: object) -> int | float:
    """A decimal as JSON's number: whole ones without a fraction."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"a claim holds a {type(value).__name__}, which JSON cannot say")


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"
