"""The flat claims, one a line: `.jsonl` for programs, `.csv` for spreadsheets.

The format is documented in `docs/claims.md`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, BinaryIO

from ontology import late_re as re
from ontology.labels import Label, Language
from ontology.locator import PLACES
from ontology.vocabulary import vocabulary

HEADS: Mapping[str, Label] = {
    "document": Label("文件", "document"),
    "subject": Label("主语标识", "subject's IRI"),
    "subject_kind": Label("主语种类", "subject's kind"),
    "subject_name": Label("主语", "subject"),
    "predicate": Label("关系", "relation"),
    "object": Label("宾语标识", "object's IRI"),
    "object_kind": Label("宾语种类", "object's kind"),
    "object_name": Label("宾语", "object"),
    "task_title": Label("任务", "task"),
    "indicator": Label("指标", "indicator"),
    "value": Label("数值", "value"),
    "value_max": Label("数值上限", "upper value"),
    "value_text": Label("原文数值", "as written"),
    "unit": Label("单位", "unit"),
    "comparator": Label("比较", "comparator"),
    "period": Label("时期", "period"),
    "quote": Label("原文", "quote"),
    "method": Label("方法", "method"),
    "inferred": Label("推断规则", "rule"),
    **{name: Label(place.head["zh"], place.head["en"]) for name, place in PLACES.items()},
}
"""What people call the fields of a claim."""

_BREAKS_LINES = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What JSON leaves as it is, but some readers take for the end of a line or refuse."""

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
"""How a cell begins that a spreadsheet may run (OWASP, CSV injection)."""


def write_jsonl(claims: Iterable[Mapping[str, Any]], handle: BinaryIO) -> None:
    """One JSON object a line, UTF-8 without a byte order mark."""
    for claim in claims:
        text = json.dumps(claim, ensure_ascii=False, default=_number)
        handle.write(_BREAKS_LINES.sub(_escape, text).encode("utf-8") + b"\n")


def write_csv(
    claims: Iterable[Mapping[str, Any]],
    handle: BinaryIO,
    *,
    lang: Language = "zh",
    codes: bool = False,
) -> None:
    """One claim a row, for a spreadsheet: UTF-8 with a byte order mark, CRLF, `""` for null.

    lang: of heads, kinds, relations and verdicts, `zh` or `en`. codes: these as the fields and
    the terms that the `.jsonl` has.

    A text that a spreadsheet could run as a formula gets an apostrophe in front, so this
    form is for looking at; programs read the `.jsonl`.
    """
    text = io.TextIOWrapper(handle, encoding="utf-8-sig", errors="replace", newline="")
    writer: Any = None
    for claim in claims:
        if writer is None:
            writer = csv.writer(text, lineterminator="\r\n")
            writer.writerow(claim if codes else [HEADS[key][lang] for key in claim])
        values = claim.values() if codes else _in_words(claim, lang)
        writer.writerow([_harmless(value) for value in values])
    text.detach()  # flushes; the file belongs to the caller


def _in_words(claim: Mapping[str, Any], lang: Language) -> list[Any]:
    """The values of a claim, its terms by what people call them."""
    terms = vocabulary()
    named = ["subject_kind", "object_kind", "predicate"]
    if claim["predicate"] == "verdict":
        named.append("value_text")
    known = {*terms.classes, *terms.properties, *terms.verdicts}
    return [
        terms.label(value, lang) if key in named and value in known else value
        for key, value in claim.items()
    ]


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
