"""A fragment as the tables of :mod:`kg.run.schema`, and back: nothing is lost on the way.

Plain lists here; `pyarrow` is for those who write them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.run.rows import Rows
from kg.run.schema import PASSAGES, PIECES, TABLES
from kg.store.rdf import ClaimNames, extraction_quads
from kg.store.tables import Tables
from ontology.locator import PLACES, Locator
from ontology.model import (
    AccountEntry,
    Division,
    Extraction,
    Outcome,
    Passage,
    ReadBy,
    SourceDocument,
    Statement,
    Thing,
    Value,
)
from ontology.scalars import tagged, untagged

Row = Mapping[str, Any]
Columns = dict[str, list[Any]]
"""A table: by the name of a column its values."""


NEEDED: Mapping[str, Sequence[str] | None] = {
    "documents": None,
    "claims": (
        *("document", "number", "subject_thing", "predicate", "object_thing", "quote"),
        *(name for name in PLACES),
        *("method", "value_text_own", "inferred", "explanation"),
    ),
    "things": None,
    "pieces": None,
}
"""Of which tables a fragment is made again, and of which of their columns; None: of all."""


def tables_of(extraction: Extraction, read_by: str, name: str) -> dict[str, Columns]:
    """The tables of one document. read_by: the fingerprint of what it was read by. name: what it
    goes by in them, its file's name or a longer one.
    """
    things: dict[Thing, int] = {}
    claims = list(_claims(extraction, things))
    rows: dict[str, list[Row]] = {
        "claims": claims,
        "documents": [_document(extraction, read_by, len(claims))],
        "passages": list(_passages(extraction)),
        "things": [_thing(thing, at) for thing, at in things.items()],
        "pieces": [_piece(entry) for entry in extraction.account],
    }
    return {
        table: {
            column: [name if column == "document" else row.get(column) for row in rows[table]]
            for column in TABLES[table]
        }
        for table in TABLES
    }


def _claims(extraction: Extraction, things: dict[Thing, int]) -> Iterator[Row]:
    """One row a claim; and again only where a claim describes its ends otherwise."""
    flat = Rows(Tables(extraction_quads(extraction))).by_claim()
    seen: set[tuple[str, int, int]] = set()
    names = ClaimNames(extraction.document.iri, extraction.statements)
    for each in extraction.statements:
        iri = names.iri(each)
        ends = [things.setdefault(thing, len(things)) for thing in (each.subject, each.object)]
        key = (iri, ends[0], ends[1])
        if key in seen:
            continue
        seen.add(key)
        yield {
            **flat[iri],
            "value_text_own": each.value_text,
            "section": list(each.passage.section),
            "explanation": each.explanation,
            "subject_thing": ends[0],
            "object_thing": ends[1],
            "number": len(seen) - 1,
            "division": extraction.document.division.code,
        }


def _document(extraction: Extraction, read_by: str, claims: int) -> Row:
    document, counts = extraction.document, extraction.counts()
    return {
        "file": document.name,
        "kind": document.kind,
        "kind_rule": document.kind_rule,
        "kind_from": document.kind_from,
        "title": document.title,
        "division": document.division.code,
        "division_name": document.division.name,
        "sha256": document.sha256,
        "text_sha256": document.text_sha256,
        "characters": document.characters,
        "encoding": document.encoding,
        "dated": document.dated,
        "dated_from": document.dated_from,
        "number": document.number,
        "issued": document.issued,
        "issue": document.issue,
        "day": document.day,
        "has_text": document.has_text,
        "notices": list(extraction.notices),
        "claims": claims,
        **{outcome.value: counts[outcome] for outcome in Outcome},
        "read_by": read_by,
        "version": extraction.read_by and extraction.read_by.version,
        "rules": extraction.read_by and extraction.read_by.rules,
    }


def _passages(extraction: Extraction) -> Iterator[Row]:
    seen: set[tuple[Any, ...]] = set()
    for statement in extraction.statements:
        locator = statement.passage.locator
        place = locator.fields()
        row: dict[str, Any] = {name: place[name] for name in PASSAGES if name in place}
        row["quote"] = statement.passage.quote
        key = (*row.items(), locator.section)
        if key not in seen:
            seen.add(key)
            yield {**row, "section": list(locator.section)}


def _place(locator: Locator) -> dict[str, Any]:
    return {**locator.fields(), "section": list(locator.section)}


def _piece(entry: AccountEntry) -> Row:
    return {**_place(entry.locator), "outcome": entry.outcome.value, "reason": entry.reason}


def _thing(thing: Thing, at: int) -> Row:
    written = [tagged(value) for _, value in thing.properties]
    return {
        "number": at,
        "iri": thing.iri,
        "kind": thing.kind,
        "name": thing.name,
        "keys": [key for key, _ in thing.properties],
        "types": [kind for kind, _ in written],
        "values": [str(scalar) for _, scalar in written],
    }


def extractions(tables: Mapping[str, Sequence[Row]]) -> Iterator[Extraction]:
    """The fragments that some tables hold, in the order of `documents`."""
    of: dict[str, dict[str, list[Row]]] = {
        table: _by_document(rows) for table, rows in tables.items() if table != "documents"
    }
    for row in tables["documents"]:
        name = row["document"]
        things = [
            Thing(each["iri"], each["kind"], each["name"], _properties(each))
            for each in sorted(of["things"].get(name, ()), key=_number)
        ]
        claims = sorted(of["claims"].get(name, ()), key=_number)
        yield Extraction(
            document=SourceDocument(
                name=row.get("file") or name,
                kind=row["kind"],
                title=row["title"],
                division=Division(row["division"], row["division_name"]),
                sha256=row["sha256"],
                characters=row["characters"],
                encoding=row["encoding"],
                dated=row["dated"],
                dated_from=row["dated_from"],
                number=row["number"],
                issued=row["issued"],
                has_text=row["has_text"],
                text_sha256=row["text_sha256"],
                kind_rule=row.get("kind_rule"),
                kind_from=row.get("kind_from"),
                issue=row.get("issue"),
                day=row.get("day"),
            ),
            statements=tuple(_statement(each, things, row.get("file") or name) for each in claims),
            account=tuple(
                AccountEntry(
                    Locator.from_fields(_known(each, PIECES)),
                    Outcome(each["outcome"]),
                    each["reason"],
                )
                for each in of["pieces"].get(name, ())
            ),
            notices=tuple(row["notices"]),
            read_by=ReadBy(row["version"], row["rules"] or "") if row.get("version") else None,
        )


def _by_document(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["document"]].append(row)
    return found


def _number(row: Row) -> int:
    number: int = row["number"]
    return number


def _properties(row: Row) -> tuple[tuple[str, Value], ...]:
    values = map(untagged, row["types"], row["values"])
    return tuple(zip(row["keys"], values, strict=True))


def _statement(row: Row, things: Sequence[Thing], name: str) -> Statement:
    return Statement(
        subject=things[row["subject_thing"]],
        predicate=row["predicate"],
        object=things[row["object_thing"]],
        passage=Passage(name, Locator.from_fields(_known(row, PLACES)), row["quote"]),
        method=row["method"],
        value_text=row["value_text_own"],
        rule=row["inferred"],
        explanation=row["explanation"],
    )


def _known(row: Row, names: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in names if name in PLACES and row[name] is not None}
