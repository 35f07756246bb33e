"""pyvis's own kind of page, for those who know it: a network that one drags, in one file.

pyvis's own template links a style sheet on a CDN even when it is told to be "in line", and
puts names into HTML as they are. So pyvis keeps the network (nodes, edges, options) and
gives the vis-network script that it ships; the template is ours: every name and quote goes
into one JSON block and reaches the page as text, and a content security policy forbids all
requests and every script but the two of the page.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.export.look import OTHER_COLOURS, RELATION_STYLES, VERDICT_SIGNS, kind_colour
from kg.export.selfcontained import json_block, markup, policy, render, resource
from kg.export.texts import PAGE
from kg.project.facts import Facts, name_of
from ontology import late_re as re
from ontology.errors import ExportError
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from kg.export.view import View
    from kg.project.graph import Node, Relationship

LABEL = 14
"""Characters of a name in a node's label; the title, on pointing, has the whole."""

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


def write_plain(
    facts: Facts, view: View, handle: BinaryIO, *, lang: str = "zh", title: str | None = None
) -> None:
    """Write the page. lang: `zh` or `en`, of kinds and relations."""
    script, style, library = resource("plain.js"), resource("plain.css"), _vis_network()
    html = render(
        "plain.html.jinja",
        lang="zh-CN" if lang == "zh" else "en",
        title=title or PAGE[lang]["title"],
        policy=policy(scripts=(library, script), style=style),
        style=markup(style),
        library=markup(library),
        script=markup(script),
        data=markup(json_block(_network(facts, view, lang))),
        licence=markup(_MIT),
    )
    handle.write(html.encode("utf-8", "replace"))


def _network(facts: Facts, view: View, lang: str) -> dict[str, Any]:
    """Nodes, edges and options as pyvis hands them to vis-network."""
    from pyvis.network import Network  # takes 0.8 s to import

    network = Network(directed=True)
    numbers = {node.iri: number for number, node in enumerate(view.nodes)}
    kinds = sorted({facts.kind(node) for node in view.nodes})
    palette = iter(range(len(kinds)))
    colours = {kind: kind_colour(_family(kind), palette) for kind in kinds}
    for node in view.nodes:
        network.add_node(numbers[node.iri], **_node(facts, node, colours, lang))
    for each in view.relationships:
        predicate = vocabulary().property_of_type(each.type).local
        colour, dashes, width = RELATION_STYLES.get(predicate, (OTHER_COLOURS[0], False, 1.0))
        network.add_edge(
            numbers[each.start],
            numbers[each.end],
            title=_edge_title(facts, each, predicate, lang),
            color=colour,
            dashes=dashes,
            width=width,
        )
    network.set_options(json.dumps(_options(len(view.nodes))))
    nodes, edges, _, _, _, options = network.get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "options": options if isinstance(options, dict) else json.loads(options),
    }


def _node(facts: Facts, node: Node, colours: dict[str, str], lang: str) -> dict[str, Any]:
    kind, name = facts.kind(node), name_of(node)
    label, colour, title = name, colours[kind], f"{name}\n{vocabulary().label(kind, lang)}"
    if _family(kind) == "task" and (verdict := facts.verdict(node.iri)):
        sign, colour = VERDICT_SIGNS.get(verdict.key, ("", colour))
        label = f"{sign} {name}"
        title += f" · {vocabulary().label(verdict.key, lang)}"
    # pyvis takes an empty label for a missing one and shows the number instead.
    label = (label if len(label) <= LABEL else f"{label[:LABEL]}…").strip() or " "
    return {
        "label": label,
        "title": title,
        "shape": "dot" if _family(kind) == "task" else "box",
        "color": colour,
        "font": {"color": "#ffffff" if _family(kind) == "goal" else "#000000"},
    }


def _edge_title(facts: Facts, each: Relationship, predicate: str, lang: str) -> str:
    said = f"{facts.name(each.start)} — {vocabulary().label(predicate, lang)} → "
    quotes = [f"“{claim.quote}”" for claim in facts.evidence(each)[:2] if claim.quote]
    return "\n".join((said + facts.name(each.end), *quotes))


def _family(kind: str) -> str:
    for family, ancestor in (("task", "Task"), ("goal", "Goal"), ("group", "UnitGroup")):
        if vocabulary().is_a(kind, ancestor):
            return family
    return "unit"


def _options(nodes: int) -> dict[str, Any]:
    """pyvis's physics, stopped once it has settled; fewer rounds for crowds."""
    return {
        "layout": {"improvedLayout": False, "randomSeed": 7},
        "physics": {
            "barnesHut": {"gravitationalConstant": -12000, "springLength": 120},
            "stabilization": {"iterations": max(40, min(300, 60000 // max(nodes, 1)))},
        },
        "interaction": {"hover": True, "tooltipDelay": 120, "hideEdgesOnDrag": nodes > 400},
        "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}},
    }


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
