"""Values of either engine → the plain values of an answer, the same for both.

Cypher answers in node labels, relationship types and floats, SPARQL in IRIs, literals and
joined strings. A column's type (see `queries`) says what a value means; here it becomes
what JSON shows and what the twins of a question are compared by.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from ontology.model import ONTOLOGY, STATUS
from ontology.namespaces import XSD
from queries import Column, ColumnType

LIST_SEPARATOR = "\x1f"
"""Between the members of a list in SPARQL, which has no lists (ASCII: unit separator)."""


def plain_rows(
    columns: Sequence[Column], rows: Iterable[Sequence[Any]]
) -> tuple[tuple[Any, ...], ...]:
    """Rows of an engine as plain values, each by its column's type."""
    return tuple(
        tuple(plain(value, column.type) for column, value in zip(columns, row, strict=True))
        for row in rows
    )


def plain(value: Any, kind: ColumnType) -> Any:
    """One value of an engine as str, int, float, bool, None, or a list or dict of these."""
    match kind:
        case "kind":
            return _kind(value)
        case "relation":
            return None if value is None else relation(str(_scalar(value)))
        case "relations":
            return sorted(relation(str(each)) for each in _members(value))
        case "list" | "codes":
            return sorted({str(each) for each in _members(value)})
        case "verdict":
            text = _scalar(value)
            return None if text is None else str(text).removeprefix(STATUS)
        case _:
            return _scalar(value)


def relation(name: str) -> str:
    """The local name of a property, from its IRI or its relationship type."""
    if name.startswith(ONTOLOGY):
        return name.removeprefix(ONTOLOGY)
    from ontology.vocabulary import vocabulary

    return vocabulary().property_of_type(name).local


def _kind(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, list | tuple):
        from ontology.vocabulary import vocabulary

        return vocabulary().narrowest([str(each) for each in value]).local
    return str(_scalar(value)).removeprefix(ONTOLOGY)


def _members(value: Any) -> list[Any]:
    value = _scalar(value)
    if value is None or value == "":
        return []
    if isinstance(value, str):
        value = value.split(LIST_SEPARATOR)
    return [each for each in value if each not in {None, ""}]


def _scalar(value: Any) -> Any:
    """RDF terms, nodes and numbers as plain Python; whole numbers whole."""
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case float():
            return _float(value)
        case Mapping():
            return {str(key): _scalar(each) for key, each in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_scalar(each) for each in value]
        case _:
            return _term(value)


def _float(value: float) -> int | float | str:
    if math.isfinite(value):
        return int(value) if value.is_integer() else value
    # As XML Schema writes them: JSON has no number for them.
    return "NaN" if math.isnan(value) else "INF" if value > 0 else "-INF"


_NUMBERS = frozenset({"decimal", "double", "float"})


def _term(value: Any) -> Any:
    datatype = getattr(value, "datatype", None)
    if datatype is None:  # an IRI, or something an engine invented
        return getattr(value, "value", str(value))
    local = str(datatype.value).removeprefix(XSD)
    text = str(value.value)
    if local == "boolean":
        return text in {"true", "1"}
    if local == "integer":
        return int(text)
    if local in _NUMBERS:
        return _scalar(Decimal(text)) if text.upper() not in {"NAN", "INF", "-INF"} else text
    return text
