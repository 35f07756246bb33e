"""What search looks in: names, other names, their initials in pinyin, and quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kg.export.page.data import HUBS, UNNAMED, aliases, identity, is_any
from kg.export.page.tasks import UNJUDGED
from kg.project.facts import Facts, name_of
from ontology import late_re as re

if TYPE_CHECKING:
    from kg.project.graph import Node

LONG = 40
"""Nobody types the initials of a name longer than this."""

_CHINESE = re.compile("[\u4e00-\u9fff]")


def index(
    facts: Facts,
    nodes: Iterable[Node],
    states: Mapping[str, str],
    apart: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """All things in columns, in the order given: ids, names, kinds, aliases, initials, states.

    apart: names that tell those of one name from one another (`kg.export.apart`).

    kinds: numbers in `kindNames`. aliases: by number of the thing, only where there are any.
    states: of tasks, local name of a verdict; None for all else.
    """
    found = list(nodes)
    kinds = sorted({facts.kind(node) for node in found})
    place = {kind: number for number, kind in enumerate(kinds)}
    others = {number: each for number, node in enumerate(found) if (each := aliases(node))}
    return {
        "ids": [identity(node.iri) for node in found],
        "names": [(apart or {}).get(node.iri) or name_of(node) for node in found],
        "kindNames": kinds,
        "kinds": [place[facts.kind(node)] for node in found],
        "aliases": others,
        "initials": _initials(found, others),
        "states": {
            number: states.get(node.iri, UNJUDGED)
            for number, node in enumerate(found)
            if node.iri in states
        },
    }


def _initials(nodes: list[Node], others: Mapping[int, list[str]]) -> list[str]:
    """The initials of each thing's names: `qzjj` for 区住建局; empty where nobody types them."""
    return [
        ""
        if is_any(node, UNNAMED)
        else " ".join(
            dict.fromkeys(
                initials(name)
                for name in (name_of(node), *others.get(number, ()))
                if len(name) <= LONG and _CHINESE.search(name)
            )
        )
        for number, node in enumerate(nodes)
    ]


@lru_cache(maxsize=100_000)  # the same names return in every district
def initials(name: str) -> str:
    """Initials in pinyin of a name's Chinese characters; its letters and digits as they are."""
    from pypinyin import Style, lazy_pinyin  # its tables take a quarter of a second

    spoken = lazy_pinyin(name, style=Style.FIRST_LETTER, errors="default")
    return re.sub(r"[^0-9a-z]", "", "".join(spoken).lower())


def quotes(facts: Facts, number: Mapping[str, int]) -> dict[str, Any]:
    """Every quote once, and the numbers of the things it speaks of.

    Hubs are left out: a quote that mentions a thing is about that thing.
    """
    hubs = {iri for iri, node in facts.nodes.items() if is_any(node, HUBS)}
    found: dict[str, dict[int, None]] = {}
    for each in facts.relationships:
        ends = [number[end] for end in (each.start, each.end) if end not in hubs]
        for claim in facts.evidence(each):
            if claim.quote:
                found.setdefault(claim.quote, {}).update(dict.fromkeys(ends))
    return {"texts": list(found), "things": [list(each) for each in found.values()]}
