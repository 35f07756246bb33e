"""The files for Neo4j Browser, made from a store: to be served, or written to a folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import queries
from ontology.errors import ExportError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.mirror.publish import Progress
    from ontology.labels import Language

GUIDE, STYLE, SAVED = "guide.html", "style.grass", "saved-queries.zip"


@dataclass(frozen=True, slots=True)
class Made:
    """What is made from a store.

    files: by name: guide, style sheet, saved queries. opening: the Cypher of the picture to begin
    with; None where the store has nothing to draw.
    """

    files: Mapping[str, bytes]
    opening: str | None


def make(
    folder: Path,
    *,
    base: str | None = None,
    lang: Language = "zh",
    progress: Progress | None = None,
) -> Made:
    """All that Browser is to show of a store.

    folder: the store. base: the address that the files will have, None for files alone.
    Raises StoreError.
    """
    from kg.browse.cypher import applied
    from kg.browse.examples import examples
    from kg.browse.guide import OVERVIEW, guide
    from kg.browse.saved import saved_queries
    from kg.browse.style import style_sheet
    from kg.project.from_rdf import project
    from kg.store import Store

    if progress is not None:
        progress("reading the store", 0, 0)
    with Store.open(folder) as store:
        graph = project(store.quads())
    pictures = examples(queries.graphs(), graph, folder, progress=progress)
    questions = examples(queries.questions(), graph, folder, progress=progress)
    page = guide(graph, pictures, questions, base=base, lang=lang)
    # Of a large graph nobody asked for the rows: it will have some.
    drawable = [each for each in pictures if not each.needs and each.rows != 0]
    drawable.sort(key=lambda each: each.question.name != OVERVIEW)  # stable
    return Made(
        files={
            GUIDE: page.encode("utf-8", "replace"),
            STYLE: style_sheet().encode("utf-8"),
            SAVED: saved_queries(pictures, questions, lang),
        },
        opening=applied(drawable[0].question, drawable[0].values) if drawable else None,
    )


def site(folder: Path, *, base: str | None = None, lang: Language = "zh") -> Mapping[str, bytes]:
    """The files alone, as :func:`make` makes them."""
    return make(folder, base=base, lang=lang).files


def write_site(store: Path, folder: Path, *, lang: Language = "zh") -> Path:
    """Write the files, and how to use them, to a folder, which is made; returns it.

    Files of these names are replaced, each wholly or not at all. Raises StoreError, ExportError.
    """
    from kg.export.target import replacing

    made = {**site(store, lang=lang), "README.md": _README.encode("utf-8")}
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            f"the folder cannot be made ({error.strerror})", where=str(folder)
        ) from error
    for name, content in made.items():
        with replacing(folder / name) as handle:
            handle.write(content)
    return folder


_README = f"""# For Neo4j Browser

`kg mirror` has brought the graph into your Neo4j; these files make Browser explain it.

| file | what | how |
|---|---|---|
| `{STYLE}` | colours, sizes and names of all kinds | drop it on Browser's window |
| `{SAVED}` | the questions as saved queries | drop it on Browser's window; see the star |
| `{GUIDE}` | the guide, with every question as a card | serve it, see below |

Browser takes a guide by address only. Put the folder on a web server that answers with
`Access-Control-Allow-Origin` and `Access-Control-Allow-Headers: *`, name that server's host in
`neo4j.conf`, and let Browser open both when somebody connects:

    browser.remote_content_hostname_whitelist=guides.example.org
    browser.post_connect_cmd=style https://guides.example.org/{STYLE}; guide https://guides.example.org/{GUIDE}

Or type `:guide https://guides.example.org/{GUIDE}`. On one machine, `kg browse` does all this.
"""
