"""Which links between documents must be made anew when documents come and go.

Links are kept in one graph for each *group*: the documents of a division that track tasks, of one
year. What a group holds rests on these documents and on the reports of the division that may
promise for that year, and on nothing else; so a change in any of these makes this group anew, and
leaves the others. What came of a report's figures is kept likewise, in one graph for each year that
reports of a division promise for; it rests on these and on what reports of that year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.follow.link import is_linked, link_quads, year_of
from kg.follow.outcomes import outcome_quads, promises, tells
from kg.store.change import Change
from loaders.kinds import kind_of
from ontology.model import IDENTITIES, identity

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.store.documents import StoredDocument
    from kg.store.patterns import Every

GRAPHS = identity("graph", "links")
"""How the IRI of every graph of links begins. Once it was the one graph of all of them."""


@dataclass(frozen=True, slots=True)
class Group:
    """What the documents of a division track. division: its IRI. year: None if undated."""

    division: str
    year: int | None

    @property
    def graph(self) -> str:
        """The IRI of the graph of its links."""
        return "/".join((GRAPHS, self.division.removeprefix(IDENTITIES), str(self.year or "-")))

    def rests_on(self, document: StoredDocument) -> bool:
        """Whether a document may change what the group holds."""
        if document.division != self.division or not is_linked(document.kind):
            return False
        year = year_of(document.kind, document.dated)
        if kind_of(document.kind).tracks and year == self.year:
            return True
        # A year that is not known may be any.
        return promises(document.kind) and (year is None or self.year is None or year == self.year)

    def quads(self, stating: Iterable[Every]) -> list[Quad]:
        """Its links. stating: what each document that it rests on states."""
        return link_quads(stating, NamedNode(self.graph), self.year)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What came of what the reports of a division promised for a year. division: its IRI."""

    division: str
    year: int

    @property
    def graph(self) -> str:
        """The IRI of the graph of its answers."""
        return "/".join((GRAPHS, self.division.removeprefix(IDENTITIES), str(self.year), "told"))

    def rests_on(self, document: StoredDocument) -> bool:
        """Whether a document may change what it holds: it promises for the year, or is dated in it
        or in the next one, and may report.
        """
        if document.division != self.division:
            return False
        if promises(document.kind) and year_of(document.kind, document.dated) == self.year:
            return True
        dated = (document.dated or "")[:4]
        return tells(document.kind) and dated in (str(self.year), str(self.year + 1))

    def quads(self, stating: Iterable[Every]) -> list[Quad]:
        """Its answers. stating: what each document that it rests on states."""
        return outcome_quads(stating, NamedNode(self.graph), self.year)


def link_changes(
    documents: Iterable[StoredDocument],
    touched: Iterable[StoredDocument],
    stated: Callable[[str], Every],
    stored: Iterable[str] = (),
) -> tuple[list[Change], list[str]]:
    """The links to be written with a change of documents, and keys of those to be removed.

    documents: all that are there afterwards. touched: what came, in its new form, and what went,
    in its old one. stated: what a document (by IRI) states, afterwards. stored: the keys of what
    the store holds. All links are made where the store holds those of an early version, in one
    graph.
    """
    documents, touched = list(documents), list(touched)
    early = GRAPHS in stored
    changes: list[Change] = []
    gone = [GRAPHS] if early else []
    for made in sorted(_made_of(chain(documents, touched)), key=lambda each: each.graph):
        if not (early or any(map(made.rests_on, touched))):
            continue
        resting = [each for each in documents if made.rests_on(each)]
        found: list[Quad] = []
        if any(promises(each.kind) for each in resting):  # else nothing is followed or answered
            found = made.quads(_in_order(resting, stated))
        if found:
            changes.append(Change.of_graph(made.graph, "links", found))
        else:
            gone.append(made.graph)
    return changes, gone


def _made_of(documents: Iterable[StoredDocument]) -> set[Group | Reckoning]:
    """The groups of links, and the years of promises, that documents make."""
    found: set[Group | Reckoning] = set()
    for each in documents:
        year = year_of(each.kind, each.dated)
        if kind_of(each.kind).tracks:
            found.add(Group(each.division, year))
        if promises(each.kind) and year is not None:
            found.add(Reckoning(each.division, year))
    return found


def _in_order(
    documents: Iterable[StoredDocument], stated: Callable[[str], Every]
) -> Iterator[Every]:
    """What documents state, in the order of their IRIs."""
    for each in sorted(documents, key=lambda each: each.iri):
        yield stated(each.iri)
