"""The property graph as Parquet: nodes, relationships, and what is told between documents.

    <folder>/nodes, relationships, links     by province, as :mod:`kg.run.graph_tables` writes them
    <folder>/README.md

Each node stands once, and each relationship; so `count(*)` counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.export.shared import Shared, whole
from kg.export.target import new_folder
from kg.follow import editions, groups
from kg.run.graph_tables import Writer, packed
from kg.run.parquet import NOWHERE
from kg.run.rows import Rows
from kg.run.schema import require_pyarrow
from kg.store.rdf import CLAIM, TYPE
from kg.store.tables import Tables, Values, by_subject

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.load.by_division import Each, Part
    from kg.project.graph import PropertyGraph

    Packed = Mapping[str, bytes]


def write_table_parts(divisions: Each, folder: Path) -> Path:
    """Write the folder from what divisions say, wholly or not at all; returns it.

    divisions: calls a function with each of them.
    Raises ExportError as :func:`kg.export.target.new_folder` does, and without pyarrow.
    """
    require_pyarrow()

    def written(shared: Shared) -> Path:
        with new_folder(folder) as parts:
            writer = Writer(parts)
            for province, tables in shared.each(_tables):
                writer.add(province, tables)
            writer.add(NOWHERE, packed(_graph(shared.rest(), None)))
            writer.finish()
            (parts / "README.md").write_text(_README, "utf-8")
        return folder

    return whole(divisions, written)


def write_store(quads: Sequence[Quad], folder: Path) -> Path:
    """The same of a store, as one division that nothing is said of beside it."""
    from kg.project.from_rdf import projected_from

    require_pyarrow()
    quads = list(quads)
    with new_folder(folder) as parts:
        writer = Writer(parts)
        subjects = by_subject(quads)
        links = _links(subjects, filter(_is_between, quads), None)
        graph = _graph(projected_from(subjects), None)
        writer.add(NOWHERE, packed({**graph, "links": links}))
        writer.finish()
        (parts / "README.md").write_text(_README, "utf-8")
    return folder


def _is_between(quad: Quad) -> bool:
    graph = getattr(quad.graph_name, "value", "")
    return graph.startswith((f"{groups.GRAPHS}/", f"{editions.GRAPHS}/"))


def _tables(graph: PropertyGraph, part: Part, subjects: Mapping[str, Values]) -> tuple[str, Packed]:
    links = _links(subjects, part.between, part.division)
    return part.province, packed({**_graph(graph, part.division), "links": links})


def _graph(graph: PropertyGraph, division: str | None) -> dict[str, list[dict[str, Any]]]:
    return {
        "nodes": [
            {
                "iri": each.iri,
                "kind": each.labels[0],
                "name": each.properties.get("name"),
                "labels": list(each.labels),
                "division": division,
                "properties": _json(each.properties),
            }
            for each in graph.nodes
        ],
        "relationships": [
            {
                "start": each.start,
                "type": each.type,
                "end": each.end,
                "division": division,
                "properties": _json(each.properties),
            }
            for each in graph.relationships
        ],
    }


def _json(properties: Mapping[str, Any]) -> str:
    return json.dumps(dict(properties), ensure_ascii=False)


def _links(
    subjects: Mapping[str, Values], between: Iterable[Quad], division: str | None
) -> list[dict[str, Any]]:
    """The claims that are told between documents, as flat claims with their reasoning."""
    claims = {
        each.subject.value
        for each in between
        if each.predicate == TYPE and each.object == CLAIM and hasattr(each.subject, "value")
    }
    if not claims:
        return []
    tables = Tables.over(subjects)
    rows = Rows(tables)
    return [
        {**rows.of_claim(iri), "explanation": tables.text(iri, "explanation"), "division": division}
        for iri in sorted(claims)
    ]


_README = """# A graph as Parquet

`nodes`, `relationships` and `links`, by province (`province=none`: what several divisions tell of).
Each node and each relationship stands once; `properties` is JSON. For instance in DuckDB:

    SELECT type, count(*) FROM read_parquet('relationships/*/*.parquet') GROUP BY type;
    SELECT name, properties->>'$.dueDate' AS due
    FROM read_parquet('nodes/*/*.parquet') WHERE kind = 'Task';
"""
