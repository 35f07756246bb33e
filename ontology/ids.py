"""IRIs of things: the division's code, the segment of the thing's class, its name or keys."""

from __future__ import annotations

from ontology.model import Division, Thing, identity
from ontology.vocabulary import vocabulary


def iri_of(division: Division, kind: str, *keys: str) -> str:
    """The IRI of a thing of a division, e.g. `iri_of(division, "Bureau", "区住建局")`.

    kind: local name of its class; its segment is that of the ontology (`unit`).
    """
    return identity(division.code, vocabulary().segment(kind), *keys)


def division_iri(code: str) -> str:
    """The IRI of a division by its code."""
    return identity(vocabulary().segment("Division"), code)


def division_thing(division: Division) -> Thing:
    """A division as a thing, always described alike."""
    code = division.code
    return Thing(division_iri(code), "Division", division.name, (("code", code),))
