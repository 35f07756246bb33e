"""The forms that a store can be written in: a line each, in the order that help shows.

A form is a module that writes it and its line in the table; help texts, messages, reference
pages and tests read the table. The writer is imported when it is asked for, not before.
A form that needs packages above this one has its line in `kg.cli.export`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ontology.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Callable

Needs = Literal["quads", "claims", "facts", "graph", "folder"]
"""What a writer is given: the RDF, the flat claims (:mod:`kg.run.rows`), the property graph
with look-ups (:class:`kg.project.facts.Facts`), the property graph alone, or the store's folder."""

Option = Literal["lang", "part", "plain", "codes"]
"""What a writer can be asked for besides: labels in a language (`zh` or `en`), a part of the
graph (:class:`kg.export.part.Part`), pyvis's own kind of page, codes for programs instead of
people's words (truth values)."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the store as a file or a folder.

    name: a file's ending (`.csv`); of a folder, what `--format` calls it (`neo4j-admin`).
    title: what it is, for help; forms of one title share a line there.
    writer: `package.module:function`. It is called with what it `needs` and with where to
        write it (a binary file that is open; a folder's path), and with what it `takes` by
        keyword.
    then: a command for the person to run next; `{target}` stands for what was written.
    of_tables: of a folder, the writer that makes the same of tables of any size; it is called with
        what calls a function with each division (:class:`kg.load.by_division.Each`), and with the
        folder's path.
    """

    name: str
    title: str
    writer: str
    needs: Needs
    takes: tuple[Option, ...] = ()
    then: str | None = None
    of_tables: str | None = None

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder, which its writer makes; else it is a file."""
        return not self.name.startswith(".")

    def load(self) -> Callable[..., Any]:
        """The writer, imported now."""
        return _imported(self.writer)

    def load_of_tables(self) -> Callable[..., Any] | None:
        """The writer of tables, imported now; None where tables are made a store first."""
        return None if self.of_tables is None else _imported(self.of_tables)


def _imported(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


FORMS = (
    Form(
        ".html",
        "interactive page, one file, no network; all things, opened on an overview "
        "(or on --focus, --question)",
        "kg.export.pages:write",
        "facts",
        ("lang", "part", "plain"),
    ),
    Form(".xlsx", "Excel workbook", "kg.export.sheet:write_xlsx", "facts", ("lang",)),
    Form(".jsonl", "flat claims, one a line", "kg.export.lines:write_jsonl", "claims"),
    Form(
        ".csv",
        "flat claims, one a line",
        "kg.export.lines:write_csv",
        "claims",
        ("lang", "codes"),
    ),
    Form(".ttl", "RDF", "kg.export.rdf:write_turtle", "quads"),
    Form(".trig", "RDF", "kg.export.rdf:write_trig", "quads"),
    Form(".nq", "RDF", "kg.export.rdf:write_nquads", "quads"),
    Form(".jsonld", "RDF", "kg.export.rdf:write_jsonld", "quads"),
    Form(".graphml", "graphs, for Gephi and the like", "kg.export.graphs:write_graphml", "facts"),
    Form(".gexf", "graphs, for Gephi and the like", "kg.export.graphs:write_gexf", "facts"),
    Form(
        "neo4j-admin",
        "a folder for the first load of a very large graph into Neo4j",
        "kg.export.admin:write_admin",
        "graph",
        then="cd {target} && neo4j-admin database import full neo4j @import.args",
        of_tables="kg.export.admin:write_admin_parts",
    ),
    Form(
        "n-quads",
        "a folder of N-Quads in parts, for a SPARQL server that holds more than a store does",
        "kg.export.quad_parts:write_store",
        "quads",
        of_tables="kg.export.quad_parts:write_quad_parts",
    ),
    Form(
        "parquet",
        "a folder of Parquet: nodes, relationships, and what is told between documents",
        "kg.export.tables:write_store",
        "quads",
        of_tables="kg.export.tables:write_table_parts",
    ),
)
"""The forms; add yours here."""

ENDINGS = tuple(form.name for form in FORMS if not form.is_folder)
"""The endings of files that can be written."""


def form_of(target: Path) -> Form:
    """The form that a file's ending names. Raises ExportError with the endings that do."""
    ending = target.suffix
    for form in FORMS:
        if ending and form.name == ending.lower():
            return form
    what = f"the ending {ending} is unknown" if ending else "the name has no ending"
    raise ExportError(what, where=target.name, way_out=f"known are: {' '.join(ENDINGS)}")
