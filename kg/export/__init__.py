"""Files made from the store: pages, RDF, flat claims, graphs, workbooks.

The ending of the target says which: :data:`ENDINGS`. Every file is written wholly or not at
all, and the same store gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.export.target import replacing
from ontology.errors import ExportError

if TYPE_CHECKING:
    from kg.project.facts import Facts
    from kg.store import Store

ENDINGS: Mapping[str, str] = {
    ".html": "interactive page, one file, no network",
    ".xlsx": "Excel workbook",
    ".jsonl": "flat claims, one JSON object a line",
    ".csv": "flat claims, for a spreadsheet",
    ".ttl": "Turtle",
    ".trig": "TriG (Turtle with named graphs)",
    ".nq": "N-Quads",
    ".jsonld": "JSON-LD",
    ".graphml": "GraphML",
    ".gexf": "GEXF, for Gephi",
}
"""What can be written, by file ending."""

LANGUAGES = ("zh", "en")


def export(
    store: Store,
    target: Path,
    *,
    lang: str = "zh",
    focus: str | None = None,
    depth: int = 1,
    rows: Iterable[Mapping[str, Any]] | None = None,
    title: str | None = None,
    plain: bool = False,
) -> Path:
    """Write what the store holds to a file, in the form that its ending names.

    lang: of labels and heads in pages and workbooks, `zh` or `en`.
    focus, depth: (pages) the thing of this name (see :mod:`kg.answer.names`) and all within
        `depth` relations of it.
    rows: (pages) the rows of a question; the things they name are drawn.
    title: (pages) the page's title.
    plain: (pages) pyvis's own kind of page: a network that one drags, of that part alone.

    Returns the target. An existing file is replaced in one step; on any error it is as it
    was. Raises ExportError (unknown ending, not writable, options that do not go together),
    NotFound (`focus` names nothing, `rows` name nothing), ParameterError (`focus` names
    several things).
    """
    target = Path(target)
    ending = target.suffix.lower()
    part = Part(focus=focus, depth=depth, rows=rows, title=title, plain=plain)
    _check(target, lang, part)
    with replacing(target) as handle:
        if ending in _RDF_WRITERS:
            _write_rdf(store, ending, handle)
        elif ending in {".jsonl", ".csv"}:
            _write_claims(store, ending, handle)
        elif ending == ".html":
            _write_page(store, handle, lang, part)
        else:
            _write_graph(_facts(store), ending, handle, lang)
    return target


_RDF_WRITERS = {
    ".ttl": "write_turtle",
    ".trig": "write_trig",
    ".nq": "write_nquads",
    ".jsonld": "write_jsonld",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of the graph a page shows; see :func:`export`."""

    focus: str | None
    depth: int
    rows: Iterable[Mapping[str, Any]] | None
    title: str | None
    plain: bool


def _check(target: Path, lang: str, part: Part) -> None:
    ending = target.suffix
    if ending.lower() not in ENDINGS:
        what = f"the ending {ending} is unknown" if ending else "the name has no ending"
        raise ExportError(what, where=target.name, way_out=f"known are: {' '.join(ENDINGS)}")
    if lang not in LANGUAGES:
        raise ExportError(f"no labels in {lang!r}", way_out=f"known are: {' '.join(LANGUAGES)}")
    if (part.focus is not None or part.rows is not None) and ending.lower() != ".html":
        raise ExportError(
            "a part of the graph can be written as a page only",
            where=target.name,
            way_out="name a .html file, or leave out the focus and the question",
        )
    if part.plain and ending.lower() != ".html":
        raise ExportError(
            "only a page can be plain", where=target.name, way_out="name a .html file"
        )
    if part.focus is not None and part.rows is not None:
        raise ExportError("a page shows a focus or a question, not both")
    if part.depth < 0:
        raise ExportError(f"the depth is {part.depth}", way_out="give 0 or more")


def _facts(store: Store) -> Facts:
    from kg.project.facts import Facts  # not needed for RDF and claims
    from kg.project.from_rdf import project

    return Facts(project(store.quads()))


def _write_rdf(store: Store, ending: str, handle: BinaryIO) -> None:
    from kg.export import rdf  # each form imports what it needs

    writer = getattr(rdf, _RDF_WRITERS[ending])
    writer(store.quads(), handle)


def _write_claims(store: Store, ending: str, handle: BinaryIO) -> None:
    from kg.answer.claims import flat_claims  # each form imports what it needs
    from kg.export import lines

    write = lines.write_jsonl if ending == ".jsonl" else lines.write_csv
    write(flat_claims(store), handle)


def _write_page(store: Store, handle: BinaryIO, lang: str, part: Part) -> None:
    from kg.answer.names import resolve  # each form imports what it needs
    from kg.export import view
    from kg.export.texts import PAGE

    title = part.title
    centre = None if part.focus is None else resolve(store, part.focus).iri
    facts = _facts(store)
    if centre is not None:
        shown = view.neighbourhood(facts, centre, part.depth)
        title = title or PAGE[lang]["focus_title"].format(name=part.focus, depth=part.depth)
    elif part.rows is not None:
        shown = view.of_rows(facts, part.rows)
    else:
        shown = None
    if part.plain:
        from kg.export.plain import write_plain

        write_plain(facts, shown or view.overview(facts), handle, lang=lang, title=title)
        return
    from kg.export.page.write import Start, start_of, write_page

    start = start_of(shown, title, depth=part.depth) if shown else Start(title=title)
    write_page(facts, handle, lang=lang, start=start)


def _write_graph(facts: Facts, ending: str, handle: BinaryIO, lang: str) -> None:
    from kg.export import graphs, sheet  # each form imports what it needs

    if ending == ".xlsx":
        sheet.write_xlsx(facts, handle, lang=lang)
    elif ending == ".graphml":
        graphs.write_graphml(facts, handle)
    else:
        graphs.write_gexf(facts, handle)
