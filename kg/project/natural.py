"""RDF literals ⇄ the natural values of a property graph: text, float, int, bool.

The property's declared range decides what is natural, so that one key never mixes types (the
lists of a property graph must be homogeneous):

| range | natural value |
|---|---|
| `xsd:decimal` | float |
| `xsd:integer` | int of at most 64 bits |
| `xsd:boolean` | bool |
| any other datatype | its lexical form as text; a date therefore is `2020-01-18` |

A literal of another datatype, or one that its datatype does not allow, has no natural value.
Whether the natural value says everything (`14.50` is not `14.5`) is for the caller to ask
(:func:`says_all`).
"""

from __future__ import annotations

import math
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ontology import late_re as re
from ontology.errors import ProjectionError
from ontology.namespaces import XSD

Scalar = str | bool | int | float

STRING = f"{XSD}string"
DECIMAL = f"{XSD}decimal"
INTEGER = f"{XSD}integer"
BOOLEAN = f"{XSD}boolean"

_DECIMAL_FORM = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_INTEGER_FORM = re.compile(r"[+-]?[0-9]{1,19}")
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
_LARGEST = 2**63 - 1


def natural(literal: Literal, datatype: str) -> Scalar | None:
    """The natural value of a literal under a property of this range; None if it has none."""
    if literal.language is not None or literal.datatype.value != datatype:
        return None
    form = literal.value
    if datatype == DECIMAL:
        number = float(form) if _DECIMAL_FORM.fullmatch(form) else math.inf
        return number if math.isfinite(number) else None
    if datatype == INTEGER:
        whole = int(form) if _INTEGER_FORM.fullmatch(form) else _LARGEST + 1
        return whole if -_LARGEST - 1 <= whole <= _LARGEST else None
    if datatype == BOOLEAN:
        return _BOOLEANS.get(form)
    return form


def says_all(literal: Literal, value: Scalar, datatype: str) -> bool:
    """Whether the natural value that a literal has under a property of this range stands for just
    this literal (:func:`to_literal`): a text always does, a number if it is written in one way.
    """
    if datatype == INTEGER:
        return literal.value == str(value)
    return datatype not in (BOOLEAN, DECIMAL) or to_literal(value, datatype) == literal


def to_literal(value: Scalar, datatype: str) -> Literal:
    """The literal that a natural value stands for; ProjectionError if it is not of the range."""
    if datatype == BOOLEAN and isinstance(value, bool):
        return Literal(value)
    if datatype == INTEGER and isinstance(value, int) and not isinstance(value, bool):
        return Literal(value)
    if datatype == DECIMAL and isinstance(value, int | float) and not isinstance(value, bool):
        return Literal(_plain(value), datatype=NamedNode(DECIMAL))
    if datatype not in (BOOLEAN, INTEGER, DECIMAL) and isinstance(value, str):
        return Literal(value, datatype=NamedNode(datatype))
    raise ProjectionError(f"{value!r} is not a value of {datatype}")


def read_literal(text: str) -> Literal:
    """The literal that a term in N-Triples stands for (`str(literal)` the other way round)."""
    try:
        (quad,) = parse(input=f"<x:s> <x:p> {text} .", format=RdfFormat.N_TRIPLES)
    except (SyntaxError, ValueError) as error:
        raise ProjectionError(f"not an RDF literal: {text!r}") from error
    if not isinstance(quad.object, Literal):
        raise ProjectionError(f"not an RDF literal: {text!r}")
    return quad.object


def _plain(number: float) -> str:
    """A number in plain notation, without an exponent, a trailing zero or a negative zero."""
    text = format(Decimal(repr(number)), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
