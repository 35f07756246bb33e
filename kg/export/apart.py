"""What tells things of one name from one another, where they stand side by side.

区住建局 of two districts are two units, the 政府工作报告 of three years three documents: a box, a
row, a hit that said only the name would show them as one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from kg.export.page.data import UNNAMED, identity, is_any
from kg.project.facts import Facts, name_of
from ontology.division import division_code

_UNDATED = "undated"


def told_apart(facts: Facts) -> Mapping[str, str]:
    """Names by IRI, of those things alone whose name another thing has too: with the place where
    they are of several, with the edition where one place has several documents of that name, with
    document and row where an indicator is one document's own.
    """
    same: dict[str, list[str]] = defaultdict(list)
    for node in facts.nodes.values():
        same[name_of(node)].append(node.iri)
    places = {
        identity(node.iri).rpartition("/")[2]: name_of(node) for node in facts.of_kind("Division")
    }
    found = {}
    for name, iris in same.items():
        if len(iris) < 2 or is_any(facts.nodes[iris[0]], UNNAMED):
            continue
        often = Counter(_segment(iri) for iri in iris)
        several = len({division_code(iri) for iri in iris} - {"division"}) > 1
        for iri in iris:
            code = division_code(iri)
            told = [places.get(code, code)] if several and code != "division" else []
            told += _own(iri) if often[_segment(iri)] > 1 else []
            if told:
                found[iri] = f"{name}（{'，'.join(told)}）"
    return found


def _segment(iri: str) -> tuple[str, ...]:
    """Division and kind of identity: `330105`, `document`."""
    return tuple(identity(iri).split("/")[:2])


def _own(iri: str) -> list[str]:
    """The edition of a document, and of which document (and row) an indicator of its own is."""
    below = identity(iri).split("/")[1:]
    segment, rest = "".join(below[:1]), below[1:]
    if segment == "document" and len(rest) > 1 and rest[1] != _UNDATED:
        return [rest[1]]
    if segment == "indicator" and len(rest) > 1:
        return [" ".join(each for each in rest[:-1] if each != _UNDATED)]
    return []
