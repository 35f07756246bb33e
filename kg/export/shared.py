"""Of the graphs of many divisions, what several of them speak of: it must be written once.

A division's own things have IRIs below its own; all others may be told of by other divisions too.
So a division gives what no other says, and the rest as triples, which are one set in the end. Which
of its own things others speak of, it cannot know: the tables tell that beforehand, nearly. When all
have been asked it is known exactly, and where the tables did not tell it, all are asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from kg.project.graph import PropertyGraph
from kg.project.to_rdf import unproject
from kg.run.divisions import owned_by_any
from ontology.division import identity

if TYPE_CHECKING:
    from kg.load.by_division import Each, Part
    from kg.store.tables import Values

Result = TypeVar("Result")

Work = Callable[["PropertyGraph", "Part", "Mapping[str, Values]"], Result]
"""What is done with what a division alone says, its part, and what the part says by subject."""


class _Again(Exception):
    """What was taken for one division's own is not: all must be asked again."""


class Shared:
    """The graphs of divisions, with what several speak of kept apart.

    things: of divisions' own, those that others are known to speak of. signs: which are known to be
    used in texts, of those that a caller looks for.
    """

    def __init__(self, divisions: Each, things: Set[str], signs: Set[str] = frozenset()) -> None:
        self.signs = frozenset(signs)
        self._divisions = divisions
        self._things = frozenset(things)
        self._others: set[str] = set()
        self._used: set[str] = set()
        self._owners: set[str] = set()
        self._held: set[Triple] = set()

    def each(self, work: Work[Result]) -> Iterator[Result]:
        """Call a function for each division, once. Raises what asking them does.

        Where the divisions are asked, so it is one that can be sent there.
        """
        for division, others, result, lines in self._divisions(
            partial(_apart, shared=self._things, work=work)
        ):
            self._owners.add(division)
            self._others |= others
            self._held.update(
                quad.triple for quad in parse(input=lines, format=RdfFormat.N_TRIPLES)
            )
            yield result

    def rest(self) -> PropertyGraph:
        """What is left when all have been asked: what is said of the things of several.

        It may raise what :func:`whole` catches.
        """
        from kg.project.from_rdf import project

        if owned_by_any(self._others - self._things, self._owners):
            raise _Again
        return project(Quad(*triple) for triple in self._held)

    def require_unused(self, sign: str, used: Set[str]) -> None:
        """Of the signs that texts use, all are known now; a sign may not be one of them.

        It may raise what :func:`whole` catches.
        """
        self._used |= used
        if sign in used:
            raise _Again

    def known_better(self) -> Shared:
        """The same, to be asked again with what is known when all have been asked."""
        things = self._things.union(owned_by_any(self._others, self._owners))
        return Shared(self._divisions, things, self.signs | self._used)


def whole(divisions: Each, written: Callable[[Shared], Result]) -> Result:
    """What a function makes of the graphs of divisions; it asks for :meth:`Shared.rest` at the end,
    and leaves nothing when that raises: then it is called again.
    """
    shared = Shared(divisions, divisions.named_by_others())
    while True:
        try:
            return written(shared)
        except _Again:
            shared = shared.known_better()


def _apart(
    part: Part, *, shared: Set[str], work: Work[Result]
) -> tuple[str, set[str], Result, bytes]:
    """The division; which things it speaks of that are not its own; what comes of what no other
    can say anything of; and the rest, as N-Triples.

    Of a relationship that two divisions tell of, each end is not one of them's own.
    """
    from kg.project.from_rdf import projected_from
    from kg.store.tables import by_subject

    subjects = by_subject(part.quads)
    graph = projected_from(subjects)
    own = f"{identity(part.division)}/"
    others = {each.iri for each in graph.nodes if not each.iri.startswith(own)}
    told = others | shared
    both = [each for each in graph.relationships if each.start in told and each.end in told]
    keys = {each.key for each in both}
    mine = PropertyGraph(
        tuple(each for each in graph.nodes if each.iri not in told),
        tuple(each for each in graph.relationships if each.key not in keys),
    )
    rest = PropertyGraph(tuple(each for each in graph.nodes if each.iri in told), tuple(both))
    lines = serialize(unproject(rest), format=RdfFormat.N_TRIPLES) or b""
    return part.division, others, work(mine, part, subjects), lines
