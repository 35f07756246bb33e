"""The page as one file: overview first and plain, everything else packed behind it.

The first view needs only the overview, so it is drawn before a browser has read the rest.
Every script stands inline and is named in the content security policy by its hash; nothing
else may run, and nothing may be asked of any network.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.answer.codes import label
from kg.export.apart import told_apart
from kg.export.look import VERDICT_SIGNS
from kg.export.page.chunks import blocks, pack
from kg.export.page.data import Things, identity, labels
from kg.export.page.find import index, quotes
from kg.export.page.overview import overview
from kg.export.page.tasks import Works, table
from kg.export.page.words import WORDS
from kg.export.selfcontained import json_block, markup, policy, render, resource
from kg.follow.rules import INFERENCES
from ontology.labels import LANGUAGES
from ontology.locator import wording
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.export.view import View
    from kg.project.facts import Facts
    from kg.project.graph import Node

SCRIPTS = (
    "dom.js", "store.js", "router.js", "layout.js", "draw.js", "overview.js", "inside.js",
    "panel.js", "matrix.js", "list.js", "search.js", "picture.js", "page.js",
)  # fmt: skip
"""The scripts in the order in which they stand; each says in its first line what it is for."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a page opens, if not on the overview.

    things: IRIs of what is chosen. focus: one thing instead. title: what it is.
    """

    things: tuple[str, ...] = ()
    focus: str | None = None
    title: str | None = None


def start_of(view: View, title: str | None, *, depth: int = 1) -> Start:
    """The choice that a view stands for: a thing with its neighbours is that thing, opened."""
    focus = view.focus if depth <= 1 else None
    return Start(tuple(node.iri for node in view.nodes), focus, title)


def write_page(
    facts: Facts, handle: BinaryIO, *, lang: str = "zh", start: Start | None = None
) -> None:
    """Write the page. lang: `zh` or `en`, of its own words at first; a button changes it."""
    start = start or Start()
    works = Works(facts)
    nodes = list(facts.nodes.values())
    number = {node.iri: at for at, node in enumerate(nodes)}
    apart = told_apart(facts)
    first: dict[str, Any] = {
        "lang": lang,
        "words": WORDS,
        "places": {each: wording(each) for each in LANGUAGES},
        "units": [each for each in vocabulary().classes if vocabulary().is_a(each, "Unit")],
        "labels": labels([*vocabulary().classes, *vocabulary().properties, *VERDICT_SIGNS]),
        "codes": _codes(nodes),
        "overview": overview(facts, works, apart),
        "start": {
            "title": start.title,
            "focus": identity(start.focus) if start.focus else None,
            "things": [number[iri] for iri in start.things],
        },
    }
    things = Things(facts, number.__getitem__)
    states = {work.iri: work.state for work in works.all}
    cut = list(blocks(things.thing(node.iri) for node in nodes))
    packed = {
        "index": pack(index(facts, nodes, states, apart)),
        "tasks": pack(table(facts, works.all, number)),
        "quotes": pack(quotes(facts, number)),
    } | {f"things-{at}": text for at, text in cut}
    scripts = [resource(name) for name in SCRIPTS]
    style = resource("page.css")
    html = render(
        "page.html.jinja",
        lang="zh-CN" if lang == "zh" else "en",
        title=start.title or WORDS[lang]["title"],
        policy=policy(scripts=scripts, style=style),
        style=markup(style),
        scripts=[markup(script) for script in scripts],
        data=markup(json_block(first)),
        packed=packed,
        t=WORDS[lang],
    )
    handle.write(html.encode("utf-8", "replace"))


_CODED = ("document_kind", "kind_rule", "commitment_kind", "hard_by", "check_kind")
"""Properties whose values are codes."""


def _codes(nodes: Iterable[Node]) -> dict[str, dict[str, str]]:
    """The codes that the page shows, in words of each language: rules of inference, and values."""
    used = set(INFERENCES)
    for node in nodes:
        for value in filter(None, map(node.properties.get, _CODED)):
            used |= set(map(str, value)) if isinstance(value, list | tuple) else {str(value)}
    return {lang: {each: label(each, lang) for each in sorted(used)} for lang in LANGUAGES}
