"""An interactive page in one file, by pyvis, that never asks the network for anything.

pyvis's own template links a style sheet on a CDN even when it is told to be "in line", and
puts names into HTML as they are. So pyvis keeps the network (nodes, edges, options) and
gives the vis-network script that it ships; the template is ours: every name and quote goes
into one JSON block and reaches the page as text, and a content security policy forbids all
requests and every script but the two of the page.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.export.layout import MASSES, places, settling
from kg.export.look import OTHER_COLOURS, RELATION_STYLES, VERDICT_SIGNS, figure_text, kind_colour
from kg.export.selfcontained import json_block, markup, policy, render, resource
from kg.export.texts import PAGE
from kg.project.facts import Evidence, Facts, Figure, distinct, name_of
from kg.project.projection import EXACT
from ontology.errors import ExportError
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from kg.export.view import View
    from kg.project.projection import Node, Relationship

SECONDARY = frozenset({"responsibleFor", "supports", "memberOf", "subordinateTo"})
"""Relations that start switched off in a crowded page; a click shows those of one thing."""

CROWDED = 260
"""Edges above which a page starts with the leading relations alone."""

_MIT = """vis-network is used under the MIT licence: Permission is hereby granted, free of charge,
to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the
Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions: The above copyright notice and this permission notice shall be included
in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS",
WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES
OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN
ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE
OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."""


def write_html(
    facts: Facts, view: View, handle: BinaryIO, *, lang: str = "zh", title: str | None = None
) -> None:
    """Write the page. lang: `zh` or `en`, for everything but the names of things."""
    texts = PAGE[lang]
    page = _Page(facts, view, lang)
    data = page.data(title or texts["title"])
    script, style, library = resource("page.js"), resource("page.css"), _vis_network()
    html = render(
        "page.html.jinja",
        lang="zh-CN" if lang == "zh" else "en",
        title=data["title"],
        policy=policy(scripts=(library, script), style=style),
        style=markup(style),
        library=markup(library),
        script=markup(script),
        data=markup(json_block(data)),
        licence=markup(_MIT),
        t=texts,
    )
    handle.write(html.encode("utf-8", "replace"))


class _Page:
    """Turns a view into what the page's script reads."""

    def __init__(self, facts: Facts, view: View, lang: str) -> None:
        self._facts = facts
        self._view = view
        self._lang = lang
        self._numbers = {node.iri: number for number, node in enumerate(view.nodes)}
        self._things: list[dict[str, Any]] = []
        self._documents: dict[str, int] = {}

    def data(self, title: str) -> dict[str, Any]:
        view, facts = self._view, self._facts
        for node in view.nodes:
            self._things.append(self._thing(node))
        relations = [self._relation(each) for each in self._panel_relationships()]
        nodes, edges, options = self._network(relations)
        styles = self._relation_styles(relations)
        documents = list(self._documents)
        return {
            "title": title,
            "lang": self._lang,
            "text": PAGE[self._lang],
            "nodes": nodes,
            "edges": edges,
            "options": options,
            "things": self._things,
            "relations": relations,
            "relationStyles": styles,
            "kinds": self._kinds(),
            "verdicts": self._verdicts(),
            "documents": [{"file": name, "title": self._title(name)} for name in documents],
            "focus": self._numbers.get(view.focus) if view.focus else None,
            "hasTasks": any(self._family(facts.nodes[node.iri]) == "task" for node in view.nodes),
            "leftOut": [
                {"kind": self._label(kind), "count": count} for kind, count in view.left_out
            ],
        }

    # -- things ---------------------------------------------------------------------------

    def _thing(self, node: Node) -> dict[str, Any]:
        kind = self._facts.kind(node)
        thing: dict[str, Any] = {
            "name": name_of(node),
            "kind": kind,
            "kindLabel": self._label(kind),
            "family": self._family(node),
            "properties": self._properties(node),
        }
        aliases: Any = node.properties.get("alias")
        if aliases:
            thing["aliases"] = [aliases] if isinstance(aliases, str) else list(aliases)
        if thing["family"] == "task":
            self._describe_task(node, thing)
        return thing

    def _describe_task(self, node: Node, thing: dict[str, Any]) -> None:
        facts, iri = self._facts, node.iri
        verdict = facts.verdict(iri)
        thing["ordinal"] = node.properties.get("ordinal")
        thing["verdict"] = verdict.key if verdict else ""
        if verdict:
            thing["verdictEvidence"] = self._evidence(verdict.evidence)
        thing["targets"] = [self._figure(each) for each in facts.targets(iri)]
        thing["results"] = [self._figure(each) for each in facts.other_results(iri)]
        thing["checks"] = [
            {
                "text": name_of(check),
                "agrees": bool(check.properties.get("agrees")),
                "evidence": self._evidence(evidence),
            }
            for check, evidence in facts.checks(iri)
        ]
        for key, predicate in (("leads", "leads"), ("units", "responsibleFor")):
            thing[key] = distinct(facts.name(each.start) for each in facts.incoming(iri, predicate))

    def _figure(self, figure: Figure) -> dict[str, Any]:
        shown = {
            "indicator": figure.indicator,
            "text": figure_text(figure.node, self._lang),
            "evidence": self._evidence(figure.evidence),
        }
        if figure.answered_by:
            shown["answers"] = [self._figure(each) for each in figure.answered_by]
        return shown

    def _properties(self, node: Node) -> list[list[str]]:
        shown = []
        for key, value in sorted(node.properties.items()):
            if key in {"name", "alias"} or key.endswith(EXACT):  # the latter is for programs
                continue
            term = vocabulary().property_of_key(key.removesuffix("_en"))
            label = vocabulary().label(term.local, self._lang)
            values = value if isinstance(value, list | tuple) else [value]
            shown.append([label, "、".join(str(each) for each in values)])
        return shown

    def _family(self, node: Node) -> str:
        """How a thing is drawn: a disc with a sign, a dark box, a box, or an outlined box."""
        for family, kinds in _FAMILIES:
            if any(vocabulary().class_term(kind).node_label in node.labels for kind in kinds):
                return family
        return "other"

    # -- relations ------------------------------------------------------------------------

    def _panel_relationships(self) -> list[Relationship]:
        """Drawn relations first; then those of drawn things to things that are not drawn."""
        drawn = set(self._numbers)
        more = [
            each
            for each in self._facts.relationships
            if (each.start in drawn) != (each.end in drawn) and each.type not in self._folded_types
        ]
        more.sort(key=lambda each: (each.type, each.start, each.end))
        return [*self._view.relationships, *more]

    @property
    def _folded_types(self) -> frozenset[str]:
        """What a task's panel says in its own way, and membership of a division."""
        types = (
            vocabulary().property_term(local).relationship_type
            for local in ("hasTarget", "reportedBy", "hasCheck", "verdict", "inDivision")
        )
        return frozenset(each for each in types if each)

    def _relation(self, each: Relationship) -> dict[str, Any]:
        predicate = vocabulary().property_of_type(each.type).local
        evidence = self._facts.evidence(each)
        inferred = bool(evidence) and all(claim.rule for claim in evidence)
        return {
            "from": self._number(each.start),
            "to": self._number(each.end),
            "type": f"{predicate}*" if inferred else predicate,
            "evidence": self._evidence(evidence),
        }

    def _number(self, iri: str) -> int:
        if iri not in self._numbers:
            node = self._facts.nodes[iri]
            self._numbers[iri] = len(self._things)
            kind = self._facts.kind(node)
            self._things.append({"name": name_of(node), "kindLabel": self._label(kind)})
        return self._numbers[iri]

    def _evidence(self, evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
        return [self._claim(each) for each in evidence]

    def _claim(self, claim: Evidence) -> dict[str, Any]:
        number = self._documents.setdefault(claim.document, len(self._documents))
        shown: dict[str, Any] = {"d": number, "q": claim.quote, "s": claim.start, "e": claim.end}
        for key, value in (
            ("r", claim.row),
            ("c", claim.column),
            ("h", claim.section),
            ("v", claim.value_text if claim.value_text != claim.quote else ""),
            ("rule", claim.rule),
            ("why", claim.explanation),
        ):
            if value not in (None, ""):
                shown[key] = value
        return shown

    # -- what pyvis holds -------------------------------------------------------------------

    def _network(
        self, relations: list[dict[str, Any]]
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
        from pyvis.network import Network  # takes 0.8 s to import

        drawn = len(self._view.nodes)
        starts = places(self._things[:drawn], relations[: len(self._view.relationships)])
        network = Network(directed=True)
        for number in range(drawn):
            x, y = starts[number]
            thing = self._things[number]
            # pyvis takes an empty label for a missing one and shows the number instead.
            network.add_node(
                number,
                label=thing["name"] or " ",
                shape="custom",
                mass=MASSES.get(thing["family"], 1.0),
                x=round(x),
                y=round(y),
            )
        for number, relation in enumerate(relations[: len(self._view.relationships)]):
            network.add_edge(relation["from"], relation["to"], id=number, relation=relation["type"])
        network.set_options(json.dumps(settling(drawn)))
        nodes, edges, _, _, _, options = network.get_network_data()
        for node in nodes:
            node.pop("color", None)  # the page draws by kind and verdict
        return nodes, edges, options if isinstance(options, dict) else json.loads(options)

    # -- legends ----------------------------------------------------------------------------

    def _kinds(self) -> list[dict[str, Any]]:
        drawn = self._things[: len(self._view.nodes)]
        counts = Counter((thing["family"], thing["kind"]) for thing in drawn)
        order = [family for family, _ in _FAMILIES] + ["other"]
        kinds = sorted(counts, key=lambda pair: (order.index(pair[0]), -counts[pair], pair[1]))
        colours = iter(range(len(kinds)))
        return [
            {
                "key": kind,
                "label": self._label(kind),
                "family": family,
                "count": counts[family, kind],
                "colour": kind_colour(family, colours),
            }
            for family, kind in kinds
        ]

    def _verdicts(self) -> list[dict[str, Any]]:
        counts = Counter(thing["verdict"] for thing in self._things if "verdict" in thing)
        shown = [
            {
                "key": key,
                "label": vocabulary().label(key, self._lang),
                "sign": sign,
                "colour": colour,
                "count": counts[key],
            }
            for key, (sign, colour) in VERDICT_SIGNS.items()
        ]
        unjudged = {
            "key": "",
            "label": PAGE[self._lang]["no_verdict"],
            "sign": "·",
            "colour": "#FFFFFF",
            "count": counts[""],
        }
        return [*shown[:2], unjudged, *shown[2:]]

    def _relation_styles(self, relations: list[dict[str, Any]]) -> list[dict[str, Any]]:
        drawn = relations[: len(self._view.relationships)]
        counts = Counter(each["type"] for each in drawn)
        every = distinct([*counts, *(each["type"] for each in relations)])
        crowded = len(drawn) > CROWDED
        known = list(RELATION_STYLES)
        every.sort(key=lambda key: (_rank(key.rstrip("*"), known), key))
        others = [key for key in every if key.rstrip("*") not in RELATION_STYLES]
        shown = []
        for key in every:
            predicate = key.rstrip("*")
            fallback = OTHER_COLOURS[others.index(key) % len(OTHER_COLOURS) if key in others else 0]
            colour, dashes, width = RELATION_STYLES.get(predicate, (fallback, [5, 3], 1.2))
            inferred = key.endswith("*")
            label = self._label(predicate)
            if inferred:
                label = f"{label}（{PAGE[self._lang]['inferred']}）"
            shown.append(
                {
                    "key": key,
                    "label": label,
                    "colour": colour,
                    "dashes": [1, 4] if inferred else dashes,
                    "width": width,
                    "count": counts[key],
                    "on": not (crowded and (inferred or predicate in SECONDARY)),
                }
            )
        return shown

    def _label(self, local: str) -> str:
        return vocabulary().label(local, self._lang)

    def _title(self, file: str) -> str:
        for iri, name in self._facts.documents.items():
            if name == file:
                return name_of(self._facts.nodes[iri])
        return file


_FAMILIES = (
    ("task", ("Task",)),
    ("goal", ("Goal", "Strategy")),
    ("unit", ("Unit",)),
    ("group", ("UnitGroup",)),
)


def _rank(key: str, known: list[str]) -> int:
    return known.index(key) if key in known else len(known)


def _vis_network() -> str:
    """The vis-network script that pyvis ships, newest version; its licence notice included."""
    import pyvis  # imported by this module alone, and only to write a page

    folder = Path(pyvis.__file__).parent
    found = sorted(folder.glob("lib/vis-*/vis-network.min.js"), key=_version)
    if not found:
        raise ExportError(
            "this pyvis ships no vis-network script",
            where=str(folder),
            way_out="install the pyvis that kg asks for: pip install 'pyvis>=0.3.2'",
        )
    return found[-1].read_text("utf-8")


def _version(path: Path) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", path.parent.name)]
