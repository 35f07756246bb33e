"""GraphML and GEXF, for Gephi, yEd, Cytoscape and networkx.

Both formats know single values only, and XML knows no control characters. So:

* a list becomes one text, its elements joined by `|`; a `|` or `\\` within an element is
  written with a `\\` before it, so that the list can be had back;
* a control character becomes its visible picture (U+2400 and on), anything else that XML
  forbids becomes U+FFFD;
* a decimal becomes a double.

Nodes carry `kind` (the narrowest class) and `label` beside their properties; edges carry
their type as `relation` (`type` means something else in GEXF).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO

from ontology import late_re as re

if TYPE_CHECKING:
    import networkx as nx

    from kg.project.facts import Facts

_FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
"""All but the characters that XML 1.0 allows and does not discourage; a carriage return
would be read back as a line feed, so it counts as forbidden too."""


def write_graphml(facts: Facts, handle: BinaryIO) -> None:
    """The whole property graph as GraphML, sorted: the same graph gives the same bytes."""
    from networkx import write_graphml_xml  # networkx takes 0.5 s to import

    write_graphml_xml(_graph(facts), handle, prettyprint=True, named_key_ids=True)


def write_gexf(facts: Facts, handle: BinaryIO) -> None:
    """The whole property graph as GEXF 1.2, sorted; without the date that networkx adds."""
    from networkx.readwrite.gexf import GEXFWriter

    writer: Any = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(_graph(facts))
    for meta in writer.xml.findall("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # the same graph gives the same bytes
    writer.write(handle)


def joined(values: list[Any] | tuple[Any, ...]) -> str:
    """A list as one text; :func:`split` gives its elements back (as texts)."""
    return "|".join(re.sub(r"([\\|])", r"\\\1", str(value)) for value in values)


def split(text: str) -> list[str]:
    """The elements of a joined list. An empty text is a list of one empty text."""
    parts = [""]
    for piece in re.findall(r"\\.|[^\\|]+|\|", text, re.DOTALL):
        if piece == "|":
            parts.append("")
        else:
            parts[-1] += piece[1:] if piece.startswith("\\") else piece
    return parts


def _graph(facts: Facts) -> nx.MultiDiGraph[str]:
    import networkx

    from kg.project.facts import name_of

    graph: nx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in sorted(facts.nodes.values(), key=lambda each: each.iri):
        properties = {
            "label": xml_text(name_of(node)),
            "kind": facts.kind(node),
            "labels": joined(node.labels),
        }
        properties |= {k: _single(v) for k, v in sorted(node.properties.items()) if k != "iri"}
        graph.add_node(xml_text(node.iri), **properties)
    for each in sorted(facts.relationships, key=lambda r: (r.start, r.type, r.end)):
        values = {key: _single(value) for key, value in sorted(each.properties.items())}
        start, end = xml_text(each.start), xml_text(each.end)
        graph.add_edge(start, end, relation=each.type, label=each.type, **values)
    return graph


def _single(value: Any) -> Any:
    match value:
        case list() | tuple():
            return xml_text(joined(value))
        case str():
            return xml_text(value)
        case bool() | int() | float():
            return value
        case Decimal():
            return float(value)
        case date():
            return value.isoformat()
        case _:
            return xml_text(str(value))


def xml_text(text: str) -> str:
    """The text with what XML forbids made visible."""
    return _FORBIDDEN.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
