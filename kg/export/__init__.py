"""Files made from the store: pages, RDF, flat claims, graphs, workbooks.

The ending of the target says which: :data:`kg.export.forms.FORMS`. Every file is written wholly
or not at all, and the same store gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.export.forms import FORMS, Form, form_of
from kg.export.part import Part
from ontology.errors import ExportError
from ontology.labels import LANGUAGES

if TYPE_CHECKING:
    from kg.export.forms import Needs
    from kg.load.by_division import Divisions
    from kg.store import Store


def export(
    store: Store,
    target: Path,
    *,
    form: Form | None = None,
    lang: str = "zh",
    focus: str | None = None,
    depth: int = 1,
    rows: Iterable[Mapping[str, Any]] | None = None,
    title: str | None = None,
    plain: bool = False,
    codes: bool = False,
) -> Path:
    """Write what the store holds to a file or a folder.

    form: how; None is the form that the target's ending names.
    lang: of labels and heads in pages and workbooks, `zh` or `en`.
    focus, depth: (pages) the thing of this name (see :mod:`kg.answer.names`) and all within
        `depth` relations of it.
    rows: (pages) the rows of a question; the things they name are drawn.
    title: (pages) the page's title.
    plain: (pages) pyvis's own kind of page: a network that one drags, of that part alone.
    codes: (`.csv`) for programs: fields and terms as in the `.jsonl`, not in words.

    Returns the target. An existing file is replaced in one step; on any error it is as it
    was. Raises ExportError (unknown ending, not writable, options that do not go together),
    NotFound (`focus` names nothing, `rows` name nothing), ParameterError (`focus` names
    several things).
    """
    target = Path(target)
    form = form or form_of(target)
    if lang not in LANGUAGES:
        raise ExportError(f"no labels in {lang!r}", way_out=f"known are: {' '.join(LANGUAGES)}")
    _check(form, target, focus, depth, rows, plain=plain)
    if codes and "codes" not in form.takes:
        names = " or ".join(each.name for each in FORMS if "codes" in each.takes)
        raise ExportError(
            "this form has no words to leave out", where=target.name, way_out=f"name a {names} file"
        )
    options = {
        "lang": lang,
        "part": _part(store, focus, depth, rows, title),
        "plain": plain,
        "codes": codes,
    }
    taken = {name: options[name] for name in form.takes}
    write = form.load()
    if form.is_folder:
        write(_given(store, form.needs), target, **taken)
    else:
        from kg.export.target import replacing  # what help reads here must stay light

        with replacing(target) as handle:
            write(_given(store, form.needs), handle, **taken)
    return target


def export_tables(divisions: Divisions, target: Path, form: Form) -> bool:
    """Write a folder from tables of `kg extract`, a division at a time; whether the form can.

    Raises as :func:`export` and :class:`kg.load.by_division.Divisions` do.
    """
    write = form.load_of_tables()
    if write is None:
        return False
    write(divisions, target)
    return True


def _check(
    form: Form,
    target: Path,
    focus: str | None,
    depth: int,
    rows: Iterable[Mapping[str, Any]] | None,
    *,
    plain: bool,
) -> None:
    if (focus is not None or rows is not None) and "part" not in form.takes:
        names = " or ".join(each.name for each in FORMS if "part" in each.takes)
        raise ExportError(
            "a part of the graph can be written as a page only",
            where=target.name,
            way_out=f"name a {names} file, or leave out the focus and the question",
        )
    if plain and "plain" not in form.takes:
        names = " or ".join(each.name for each in FORMS if "plain" in each.takes)
        raise ExportError(
            "only a page can be plain", where=target.name, way_out=f"name a {names} file"
        )
    if focus is not None and rows is not None:
        raise ExportError("a page shows a focus or a question, not both")
    if depth < 0:
        raise ExportError(f"the depth is {depth}", way_out="give 0 or more")


def _part(
    store: Store,
    focus: str | None,
    depth: int,
    rows: Iterable[Mapping[str, Any]] | None,
    title: str | None,
) -> Part:
    if focus is None:
        return Part(depth=depth, rows=rows, title=title)
    from kg.answer.names import resolve  # not needed without a name

    return Part(focus, resolve(store, focus), depth, rows, title)


def _given(store: Store, needs: Needs) -> Any:
    """What a writer is given; each imports what it is made by."""
    if needs == "folder":
        return store.folder
    if needs == "quads":
        return store.quads()
    if needs == "claims":
        from kg.run.rows import flat_claims

        return flat_claims(store)
    from kg.project.from_rdf import project

    graph = project(store.quads())
    if needs == "graph":
        return graph
    from kg.project.facts import Facts

    return Facts(graph)
