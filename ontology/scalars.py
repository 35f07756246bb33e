"""A property's value with its kind beside it, for files whose own types are fewer than ours."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ontology.model import Text, Value

Scalar = str | int | bool


def tagged(value: Value) -> tuple[str, Scalar]:
    """The kind of a value, and the value as JSON writes it; of a text, its language is the kind."""
    match value:
        case Text(text=text, language=language):
            return language, text
        case bool():
            return "bool", value
        case int():
            return "int", value
        case Decimal():
            return "decimal", str(value)
        case date():
            return "date", value.isoformat()
        case str():
            return "str", value


def untagged(kind: str, value: Scalar) -> Value:
    """The value of :func:`tagged`, whose scalar may have become text on the way.

    Raises ValueError, or ArithmeticError for what is no decimal.
    """
    match kind:
        case "bool":
            return value in (True, "True")
        case "int":
            return int(value)
        case "decimal":
            return Decimal(value)
        case "date":
            return date.fromisoformat(str(value))
        case "str":
            return str(value)
        case language:
            return Text(str(value), language)
