"""IRIs of things: the division's code, the segment of the thing's class, its name or keys."""

from __future__ import annotations

from ontology.divisions import gb_code
from ontology.model import IDENTITIES, Division, SourceDocument, Thing, identity
from ontology.vocabulary import vocabulary


def iri_of(division: Division, kind: str, *keys: str) -> str:
    """The IRI of a thing of a division, e.g. `iri_of(division, "Bureau", "区住建局")`.

    kind: local name of its class; its segment is that of the ontology (`unit`).
    """
    return identity(division.code, vocabulary().segment(kind), *keys)


def division_thing(division: Division) -> Thing:
    """A division as a thing, always described alike."""
    iri = identity(vocabulary().segment("Division"), division.code)
    code = gb_code(division.code)
    return Thing(iri, "Division", division.name, (("code", code),) if code else ())


def file_thing(document: str, name: str) -> Thing:
    """A file of a document, by the document's IRI and the file's name.

    It is not called by that name alone, which finds the document.
    """
    own = identity(name).removeprefix(IDENTITIES)
    beside = document.replace(
        f"/{vocabulary().segment('Document')}/", f"/{vocabulary().segment('File')}/", 1
    )
    return Thing(f"{beside}/{own}", "File", f"电子文件：{name}")


def series_thing(document: SourceDocument) -> Thing | None:
    """The series that a document is an edition of; None of one without a title of its own."""
    if not document.titled:
        return None
    name = document.series
    place = document.division.name
    called = name if name.startswith(place) else f"{place}{name}"
    return Thing(iri_of(document.division, "Series", name), "Series", f"{called}（各期）")
