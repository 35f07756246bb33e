"""What the tables of claims, documents, passages … hold: their columns as Arrow types, in words.

The one place where a column of these tables is written down; `docs/claims.md` has those of the
claims for people, and a test compares the two. `pyarrow` is imported only where a table is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from kg.run.rows import FIELDS
from ontology.errors import ExportError
from ontology.locator import PLACES

if TYPE_CHECKING:
    import pyarrow as pa

VERSION = 2
"""Of the tables; raised when a column changes its meaning or goes."""

Type = Literal["text", "word", "whole", "number", "flag", "texts"]
"""text: utf8. word: utf8, few different ones (a dictionary). whole: int64. number: float64.
flag: bool. texts: list of utf8."""

_NUMBERS = {"value", "value_max"}
_WORDS = {
    *("document", "subject_kind", "predicate", "object_kind", "unit", "comparator", "period"),
    *("column", "sheet", "method", "inferred", "indicator"),
}


def _field(name: str) -> Type:
    if name in _NUMBERS:
        return "number"
    if name in PLACES and PLACES[name].number:
        return "whole"
    return "word" if name in _WORDS else "text"


_PASSAGE: Mapping[str, Type] = {
    name: _field(name) for name in PLACES if PLACES[name].owner == "Passage" and name != "section"
}

CLAIMS: Mapping[str, Type] = {
    **{name: _field(name) for name in FIELDS},
    "section": "texts",
    "value_text_own": "text",
    "explanation": "text",
    "subject_thing": "whole",
    "object_thing": "whole",
    "number": "whole",
    "division": "word",
}
"""The flat claims of `docs/claims.md`, then what makes them whole: headings, the words that the
claim itself keeps (a commitment's `value_text` is its quote), the reasoning of an inference, the
numbers of both ends in `things`, the claim's own, and the code of the division."""

DOCUMENTS: Mapping[str, Type] = {
    "document": "text",
    "file": "text",
    "kind": "word",
    "kind_rule": "word",
    "kind_from": "text",
    "title": "text",
    "division": "word",
    "division_name": "word",
    "sha256": "text",
    "text_sha256": "text",
    "characters": "whole",
    "encoding": "word",
    "dated": "text",
    "dated_from": "text",
    "number": "text",
    "issued": "text",
    "issue": "whole",
    "day": "text",
    "has_text": "flag",
    "notices": "texts",
    "claims": "whole",
    "stated": "whole",
    "kept": "whole",
    "rejected": "whole",
    "read_by": "word",
    "version": "word",
    "rules": "word",
}
"""The documents: what is known of each as a whole, how many of its pieces came to which outcome,
`read_by`, the fingerprint of the rules and of what was known, and of the rules alone, with the
version of kg."""

PASSAGES: Mapping[str, Type] = {"document": "word", **_PASSAGE, "section": "texts", "quote": "text"}
"""The places that claims stand in, each once a document, with their words."""

THINGS: Mapping[str, Type] = {
    "document": "word",
    "number": "whole",
    "iri": "text",
    "kind": "word",
    "name": "text",
    "keys": "texts",
    "types": "texts",
    "values": "texts",
}
"""What claims speak of, as each document describes it: the three lists are its properties."""

PIECES: Mapping[str, Type] = {
    "document": "word",
    **{name: _field(name) for name in PLACES if name != "section"},
    "section": "texts",
    "outcome": "word",
    "reason": "text",
}
"""The account: every cell and sentence, and what became of it."""

TABLES: Mapping[str, Mapping[str, Type]] = {
    "claims": CLAIMS,
    "documents": DOCUMENTS,
    "passages": PASSAGES,
    "things": THINGS,
    "pieces": PIECES,
}


GRAPH: Mapping[str, Mapping[str, Type]] = {
    "nodes": {
        "iri": "text",
        "kind": "word",
        "name": "text",
        "labels": "texts",
        "division": "word",
        "properties": "text",
    },
    "relationships": {
        "start": "text",
        "type": "word",
        "end": "text",
        "division": "word",
        "properties": "text",
    },
    "links": {
        **{name: _field(name) for name in FIELDS},
        "explanation": "text",
        "division": "word",
    },
}
"""What follows of the tables, a division at a time: the property graph, each node and relationship
once (`kind` is the narrowest label, `properties` all of them as JSON, `division` who tells of it;
null where several do), and the claims that are told between documents."""


def require_pyarrow() -> None:
    """Raise ExportError, with the way out, where `pyarrow` is not installed."""
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise ExportError(
            "Parquet needs pyarrow, which is not installed",
            way_out="pip install 'govkg[parquet]'",
        )


def arrow(table: str) -> pa.Schema:
    """The Arrow schema of one of :data:`TABLES` or :data:`GRAPH`."""
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "word": pa.dictionary(pa.int32(), pa.string()),
        "whole": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
        "texts": pa.list_(pa.string()),
    }
    return pa.schema(
        [pa.field(name, types[kind]) for name, kind in {**TABLES, **GRAPH}[table].items()],
        metadata={"kg.table": table, "kg.version": str(VERSION)},
    )
