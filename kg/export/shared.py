"""Of the graphs of many divisions, what several of them speak of: it must be written once.

A division's own things have IRIs below its own; all others may be told of by other divisions too.
First all are asked what they speak of that is not their own; then each gives what no other says,
and the rest as triples, which are one set in the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.project.graph import PropertyGraph
from kg.project.to_rdf import unproject
from ontology.model import identity

if TYPE_CHECKING:
    from kg.load.by_division import Each, Part

Result = TypeVar("Result")

SIGNS = "\x1f\x1e\x1d\x1c\x01\x02\x03\x04\x05\x06"
"""Signs that may stand between the items of a list, where no text has them."""


class Shared:
    """The graphs of divisions, with what several speak of kept apart. Raises what asking them does.

    signs: which of :data:`SIGNS` are used anywhere.
    """

    def __init__(self, divisions: Each) -> None:
        self._divisions = divisions
        self._things: set[str] = set()
        self._held: set[Triple] = set()
        self.signs: set[str] = set()
        for others, used in divisions(_spoken_of):
            self._things |= others
            self.signs |= used

    def each(self, work: Callable[[PropertyGraph, Part], Result]) -> Iterator[Result]:
        """Call a function with what each division alone says, and with its part.

        Where the divisions are asked, so it is one that can be sent there.
        """
        apart = partial(_apart, shared=frozenset(self._things), work=work)
        for result, lines in self._divisions(apart):
            self._held.update(
                quad.triple for quad in parse(input=lines, format=RdfFormat.N_TRIPLES)
            )
            yield result

    def rest(self) -> PropertyGraph:
        """What is left when all have been asked: what is said of the things of several."""
        from kg.project.from_rdf import project

        return project(Quad(*triple) for triple in self._held)


def _spoken_of(part: Part) -> tuple[set[str], set[str]]:
    """The IRIs of things that a division speaks of and that are not its own; and signs it uses."""
    things: set[str] = set()
    signs: set[str] = set()
    own = (f"{identity(part.division)}/", identity("claim", ""))
    for quad in part.quads:
        for term in (quad.subject, quad.object):
            if isinstance(term, NamedNode) and not term.value.startswith(own):
                things.add(term.value)
            elif isinstance(term, Literal):
                signs.update(sign for sign in SIGNS if sign in term.value)
    return things, signs


def _apart(
    part: Part, *, shared: Set[str], work: Callable[[PropertyGraph, Part], Result]
) -> tuple[Result, bytes]:
    """What comes of what no other division can say anything of; and the rest, as N-Triples.

    Of a relationship that two divisions tell of, each end is not one of them's own.
    """
    from kg.project.from_rdf import project

    graph = project(part.quads)
    both = [each for each in graph.relationships if {each.start, each.end} <= shared]
    keys = {each.key for each in both}
    mine = PropertyGraph(
        tuple(each for each in graph.nodes if each.iri not in shared),
        tuple(each for each in graph.relationships if each.key not in keys),
    )
    others = PropertyGraph(tuple(each for each in graph.nodes if each.iri in shared), tuple(both))
    return work(mine, part), serialize(unproject(others), format=RdfFormat.N_TRIPLES) or b""
