"""`kg export`: the graph, or a part of it, as a file."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.command import Command
from kg.cli.options import debug_option, language_option, store_option
from kg.cli.output import note
from ontology.labels import Language


@click.command(
    cls=Command,
    name="export",
    short_help="Write the graph to a file, by its ending.",
    epilog="""\b
Endings:
  .html                    interactive page, one file, no network; all things, opened on
                           an overview (or on --focus, --question)
  .xlsx                    Excel workbook
  .jsonl .csv              flat claims, one a line
  .ttl .trig .nq .jsonld   RDF
  .graphml .gexf           graphs, for Gephi and the like
  --format neo4j-admin     a folder for the first load of a very large graph into Neo4j
  --format neo4j-browser   a folder with guide, style and saved queries for Neo4j Browser

\b
Examples:
  kg export graph.html
  kg export graph.html --focus 区住建局 --depth 2
  kg export unmet.html --question unmet
  kg export network.html --plain
  kg export claims.jsonl
  kg export tasks.xlsx --lang en
  kg export import/ --format neo4j-admin
""",
)
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["neo4j-admin", "neo4j-browser"]),
    help="Write a folder instead: for Neo4j's import tool, or for Neo4j Browser.",
)
@click.option("--focus", metavar="NAME", help="(pages) Open on this thing and what is near it.")
@click.option(
    "--depth",
    type=click.IntRange(1, 9),
    default=1,
    show_default=True,
    help="(pages) How many relations away from --focus.",
)
@click.option("--question", metavar="NAME", help="(pages) Open on what this question answers.")
@click.option("--plain", is_flag=True, help="(pages) pyvis's own kind: a network that one drags.")
@click.option(
    "-p", "--param", "pairs", multiple=True, metavar="NAME=VALUE", help="A parameter of --question."
)
@language_option
@store_option
@debug_option
def command(
    *,
    target: Path,
    form: str | None,
    focus: str | None,
    depth: int,
    question: str | None,
    plain: bool,
    pairs: tuple[str, ...],
    language: Language | None,
    folder: Path,
) -> None:
    """Write FILE, in the form that its ending names; an existing file is replaced.

    \b
    导出：网页、表格、RDF、图数据，由文件名的后缀决定。
    """
    from kg.export import export
    from kg.store import Store

    rows, title = None, None
    if question is not None:
        import queries
        from kg.answer.ask import ask, parse_parameters

        asked = queries.question(question)
        rows = ask(asked, parse_parameters(pairs), folder).records()
        title = asked.title[language or "zh"]
    elif pairs:
        raise click.UsageError("-p is for --question: name one")
    if form is not None and (focus is not None or question is not None):
        raise click.UsageError(f"--format {form} writes the whole graph")
    if form == "neo4j-browser":
        from kg.browse.site import write_site

        note(f"wrote {write_site(folder, target, lang=language or 'zh')}")
        return
    if form is not None:
        from kg.export.admin import write_admin
        from kg.project.from_rdf import project

        with Store.open(folder) as store:
            note(f"wrote {write_admin(project(store.quads()), target)}")
        note(f"now: cd {target} && neo4j-admin database import full neo4j @import.args")
        return
    with Store.open(folder) as store:
        written = export(
            store,
            target,
            lang=language or "zh",
            focus=focus,
            depth=depth,
            rows=rows,
            title=title,
            plain=plain,
        )
    note(f"wrote {written}")
