"""From what a person types to the one thing of that name.

A name finds a thing only by equality after normalising (white space, brackets, half and
full width), with its name, an alias, its official name, or its file name. Anything else
gets the nearest names as a suggestion, never a silent guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

import queries
from kg.errors import NotFound, ParameterError
from kg.model import IDENTITIES, ONTOLOGY
from loaders.language.text import normal_name

if TYPE_CHECKING:
    from kg.store import Store

SUGGESTIONS = 5
"""How many of the nearest names an error shows."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that was found by its name.

    kind: local name of its class. place: what tells it from others of the same name: its
    division, or its document and row.
    """

    iri: str
    kind: str
    name: str
    place: str = ""

    @property
    def short(self) -> str:
        """Its IRI without the common beginning: accepted wherever a name is."""
        return self.iri.removeprefix(IDENTITIES)


def resolve(store: Store, text: str, kinds: Sequence[str] = ()) -> Named:
    """The one thing of this name, alias, file name or IRI.

    text: as typed; an IRI may be given without its common beginning
        (`330105/unit/区住建局`).
    kinds: local names of classes that it may have, with all below them; empty for any.
    Raises NotFound with the nearest names, ParameterError if several things have the name.
    """
    found = [each for each in candidates(store, text) if _is_one_of(each.kind, kinds)]
    if len(found) == 1:
        return found[0]
    if found:
        listing = "; ".join(f"{each.short} ({each.place or each.kind})" for each in found[:8])
        more = f" and {len(found) - 8} more" if len(found) > 8 else ""
        raise ParameterError(
            f"{len(found)} things have the name «{text}»", way_out=f"say which: {listing}{more}"
        )
    what = f"no {' or '.join(kinds)}" if kinds else "nothing"
    nearest = suggest(store, text, kinds)
    raise NotFound(
        f"{what} has the name «{text}»",
        way_out=f"did you mean {'、'.join(nearest)}?"
        if nearest
        else "kg status shows the documents",
    )


def candidates(store: Store, text: str) -> list[Named]:
    """All things of exactly this name (or IRI), each once, by IRI."""
    wanted = normal_name(text)
    rows: list[tuple[str | None, ...]] = []
    for form in dict.fromkeys((wanted, text.strip())):
        solutions = store.select(
            queries.lookup("named"),
            {
                "param_chinese": ox.Literal(form, language="zh"),
                "param_english": ox.Literal(form, language="en"),
                "param_plain": ox.Literal(form),
            },
        )
        rows += [tuple(_text(value) for value in row) for row in solutions.rows]
    rows += _by_iri(store, text.strip())
    things: dict[str, Named] = {}
    for iri, kind, name, division, document, row in rows:
        if iri is None or kind is None or iri in things:
            continue
        spot = f"{document}, row {row}" if document and row else division or document or ""
        things[iri] = Named(iri, kind.removeprefix(ONTOLOGY), name or iri, spot)
    return list(things.values())


def suggest(store: Store, text: str, kinds: Sequence[str] = ()) -> list[str]:
    """Names near to what was typed: those that contain it, then the most similar."""
    from rapidfuzz import fuzz, process

    names: dict[str, None] = {}
    for row in store.select(queries.lookup("names")).rows:
        kind, name = _text(row[1]), _text(row[2])
        if name and kind and _is_one_of(kind.removeprefix(ONTOLOGY), kinds):
            names[name] = None
    wanted = normal_name(text)
    if not wanted:
        return []
    containing = sorted((name for name in names if wanted in name), key=len)
    similar = process.extract(
        wanted, list(names), scorer=fuzz.WRatio, limit=SUGGESTIONS, score_cutoff=50
    )
    best = dict.fromkeys([*containing[:SUGGESTIONS], *(name for name, _, _ in similar)])
    return [_short(name) for name in best][:SUGGESTIONS]


def _by_iri(store: Store, text: str) -> list[tuple[str | None, ...]]:
    iri = text if "://" in text else IDENTITIES + text if "/" in text else None
    if iri is None:
        return []
    try:
        node = ox.NamedNode(iri)
    except ValueError:  # not an IRI, so nothing has it
        return []
    solutions = store.select(queries.lookup("thing"), {"param_thing": node})
    known = {_text(key): _text(value) for key, value in solutions.rows}
    kind = known.get("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    name = known.get("http://www.w3.org/2000/01/rdf-schema#label")
    return [] if kind is None else [(iri, kind, name, None, None, None)]


def _is_one_of(kind: str, kinds: Sequence[str]) -> bool:
    if not kinds or kind in kinds:
        return True
    from kg.vocabulary import vocabulary

    return any(vocabulary().is_a(kind, each) for each in kinds)


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:39]}…"


def _text(term: object) -> str | None:
    value = getattr(term, "value", None)
    return None if value is None else str(value)
