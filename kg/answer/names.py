"""From what a person types to the one thing of that name, for every command.

A name finds a thing only by equality after normalising (white space, brackets, half and
full width), with its name, an alias, its official name, or its file name. What fits several
things is refused with all of them; what fits none gets the nearest names as a suggestion.
Nothing is ever guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.store.rdf import LABEL, TYPE, term
from kg.store.tables import Tables
from ontology.division import division_code
from ontology.editions import order
from ontology.errors import NotFound, ParameterError
from ontology.locator import in_file
from ontology.model import IDENTITIES
from ontology.nearest import nearest_names
from ontology.text import is_normal, normal_name

if TYPE_CHECKING:
    from kg.store import Store

_NAMES = (LABEL, *(term(local) for local in ("alias", "officialName", "documentName", "otherName")))

SHOWN = 8
"""How many of several things of one name an error shows."""

SUGGESTIONS = 5
"""How many of the nearest names an error shows."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that was found by its name.

    kind: local name of its class. also: those that other documents give it. place: what tells it
    from others of the same name: its division, or its document and row. earlier: IRIs of what is
    called so in earlier editions of its document's series, of which it is the latest.
    """

    iri: str
    kind: str
    name: str
    place: str = ""
    earlier: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """All that documents call it, what it is shown as first."""
        return (self.kind, *self.also)

    @property
    def short(self) -> str:
        """Its IRI without the common beginning: accepted wherever a name is."""
        return self.iri.removeprefix(IDENTITIES)

    @property
    def told(self) -> str:
        """What to choose it by among others of its name: its short IRI, its kind and place."""
        return f"{self.short} ({', '.join(filter(None, (self.kind, self.place)))})"


def resolve(store: Store, text: str, kinds: Sequence[str] = ()) -> Named:
    """The one thing of this name, alias, file name or IRI.

    text: as typed; an IRI may be given without its common beginning
        (`330105/unit/区住建局`).
    kinds: local names of classes that it may have, with all below them; empty for any.
    Raises NotFound with the nearest names, ParameterError if several things have the name.
    """
    found = every(store, text, kinds)
    if len(found) == 1:
        return found[0]
    listing = "; ".join(each.told for each in found[:SHOWN])
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    raise ParameterError(
        f"{len(found)} things have the name «{text}»",
        way_out=f"say which, by its IRI: {listing}{more}",
    )


def every(store: Store, text: str, kinds: Sequence[str] = ()) -> list[Named]:
    """The things of this name, alias, file name or IRI, as :func:`resolve` has the one; at least
    one. Raises NotFound with the nearest names.
    """
    names = cache(lambda *kinds: _names(store, kinds))
    found = _latest(store, _candidates(store, text, kinds, names))
    if found:
        return found
    what = f"no {' or '.join(kinds)}" if kinds else "nothing"
    nearest = nearest_names(text, sorted({each.value for each in names(*kinds)}), SUGGESTIONS)
    raise NotFound(
        f"{what} has the name «{text}»",
        way_out=f"did you mean {'、'.join(map(_short, nearest))}?"
        if nearest
        else "kg status shows the documents",
    )


def _latest(store: Store, found: list[Named]) -> list[Named]:
    """Of what an edition of a series says only that of the latest one; it knows of the others.

    Of a task that goes on from edition to edition (by the claims that say so) the last, whatever
    it was called.
    """
    if len(found) < 2:
        return found
    tasks = [each.iri for each in found if each.kind == "Task"]
    same = {iri for task in tasks for iri in before(store, task)} if len(tasks) > 1 else set()
    last = {
        series: max(edition for _, edition in group)
        for series, group in groupby(sorted(filter(None, map(_in_series, found))), itemgetter(0))
    }
    left = []
    for each in found:
        at = _in_series(each)
        if each.iri not in same and (at is None or last[at[0]] == at[1]):
            left.append(each)
    gone = tuple(each.iri for each in found if each not in left)
    return [replace(each, earlier=gone) if _in_series(each) else each for each in left]


def _in_series(thing: Named) -> tuple[tuple[str, str, str], tuple[int, date, int, int, str]] | None:
    """The series that something of a document's own belongs to, and what sorts its edition."""
    division, segment, series, edition, *own = [*thing.short.split("/"), "", "", "", ""][:5]
    if segment not in _OF_EDITIONS or not any(own):
        return None
    return (division, segment, series), order(edition)


_OF_EDITIONS = frozenset({"task", "target", "measurement", "check"})


def before(store: Store, task: str) -> set[str]:
    """The same task in earlier editions, by the claims that say so."""
    return reached(store, task, ("sameTaskAs",))


def reached(
    store: Store, start: str, relations: Sequence[str], *, both_ways: bool = False
) -> set[str]:
    """IRIs that relations (local names) lead to, step by step, and from where they come if asked.

    The start is among them only where it is reached.
    """
    found: set[str] = set()
    left = [start]
    while left:
        node = ox.NamedNode(left.pop())
        for relation in map(term, relations):
            ends = [each.object for each in store.said(node, relation, None)]
            if both_ways:
                ends += [each.subject for each in store.said(None, relation, node)]
            new = {each.value for each in ends if isinstance(each, ox.NamedNode)} - found
            found |= new
            left += new
    return found


def _candidates(
    store: Store, text: str, kinds: Sequence[str], names: Callable[[], Iterable[ox.Literal]]
) -> list[Named]:
    """All things of this name (or IRI) and these kinds, each once, by IRI. names: every name."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        return []  # bytes of the command line that are no text: nothing is called so
    # The names as they are kept come first: an index finds them. That a name is kept in
    # another form than the normal one is rare, and takes a look at every name.
    return _things(store, _kept_as(store, text), kinds) or _things(
        store, _called(store, _normally(text, names())), kinds
    )


def _kept_as(store: Store, text: str) -> set[str]:
    """IRIs of what has the text, or its normal form, for a name or for its IRI."""
    forms = {normal_name(text), text.strip()}
    kept = [each for form in forms for each in (ox.Literal(form, language="zh"), ox.Literal(form))]
    iris = _called(store, kept)
    given = text.strip()
    if "/" in given:
        iris.add(given if "://" in given else IDENTITIES + given)
    return iris


def _normally(text: str, names: Iterable[ox.Literal]) -> Iterator[ox.Literal]:
    """The names that have the same normal form, and are not kept in it."""
    wanted = normal_name(text)
    for each in names:
        if each.language not in (None, "zh") or is_normal(each.value):
            continue
        if normal_name(each.value) == wanted:
            yield each


def _called(store: Store, names: Iterable[ox.Literal]) -> set[str]:
    """IRIs of what goes by one of some names."""
    found = (store.said(None, each, name) for name in names for each in _NAMES)
    return {
        quad.subject.value
        for quad in chain.from_iterable(found)
        if isinstance(quad.subject, ox.NamedNode)
    }


def _things(store: Store, iris: Iterable[str], kinds: Sequence[str]) -> list[Named]:
    named = (_named(store, iri) for iri in sorted(iris))
    return [each for each in named if each is not None and _is_one_of(each.kinds, kinds)]


def _names(store: Store, kinds: Sequence[str]) -> list[ox.Literal]:
    """Every name that anything goes by, once; of these kinds and those below them, if any."""
    classes: list[ox.NamedNode] = []
    if kinds:
        from ontology.vocabulary import vocabulary

        known = vocabulary()
        below = (each for each in known.classes if any(known.is_a(each, kind) for kind in kinds))
        classes = [term(each) for each in sorted(below)]
    found = store.values(_NAMES, classes)
    return [each for each in found if isinstance(each, ox.Literal)]


def _named(store: Store, iri: str) -> Named | None:
    try:
        node = ox.NamedNode(iri)
    except ValueError:  # not an IRI, so nothing has it
        return None
    kinds = _kinds(store, node)
    if not kinds:
        return None
    name = _said_of(store, node, LABEL).name(iri) or iri
    return Named(iri, kinds[0], name, _place(store, node), also=tuple(kinds[1:]))


def _place(store: Store, node: ox.NamedNode) -> str:
    """What tells a thing from others of its name: its document and row, or its division."""
    sources = store.said(None, term("mentions"), node)
    names = sorted(
        name
        for quad in sources
        if isinstance(quad.subject, ox.NamedNode)
        for name in _said_of(store, quad.subject, term("documentName")).texts(
            quad.subject.value, "documentName"
        )
    )
    tables = _said_of(store, node, term("ordinal"), term("inDivision"))
    row = tables.text(node.value, "ordinal")
    if names and row is not None:
        return in_file(names[0], row=row)
    place = tables.text(node.value, "inDivision")
    place = place or f"{IDENTITIES}division/{division_code(node.value)}"
    return _said_of(store, ox.NamedNode(place), LABEL).name(place) or ""


def _is_one_of(kinds: Sequence[str], wanted: Sequence[str]) -> bool:
    if not wanted or not set(wanted).isdisjoint(kinds):
        return True
    from ontology.vocabulary import vocabulary

    return any(vocabulary().is_a(kind, each) for kind in kinds for each in wanted)


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:39]}…"


def _kinds(store: Store, node: ox.NamedNode) -> list[str]:
    """The thing's classes, by local name; none of what is no thing (a claim, a passage)."""
    kinds = _said_of(store, node, TYPE).kinds(node.value)
    if len(kinds) < 2:  # most things: no need to read the ontology
        return [each for each in kinds if each not in {"Claim", "Passage"}]
    from ontology.vocabulary import vocabulary

    return vocabulary().narrowest_of(kinds)


def _said_of(store: Store, node: ox.NamedNode, *predicates: ox.NamedNode) -> Tables:
    """What the store says of one thing, by some predicates."""
    found = (store.said(node, each, None) for each in predicates)
    return Tables(chain.from_iterable(found))
