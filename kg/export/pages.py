"""The `.html` forms: the page of everything, or pyvis's own kind, opened on a part if asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kg.export import view
from kg.export.texts import PAGE

if TYPE_CHECKING:
    from kg.export.part import Part
    from kg.project.facts import Facts


def write(facts: Facts, handle: BinaryIO, *, lang: str, part: Part, plain: bool) -> None:
    """Write the page. Raises NotFound if the rows of the part name nothing."""
    title = part.title
    if part.focus is not None:
        shown = view.neighbourhood(facts, part.focus.iri, part.depth)
        title = title or PAGE[lang]["focus_title"].format(name=part.name, depth=part.depth)
    elif part.rows is not None:
        shown = view.of_rows(facts, part.rows)
    else:
        shown = None
    if plain:
        from kg.export.plain import write_plain  # each kind imports what it needs

        write_plain(facts, shown or view.overview(facts), handle, lang=lang, title=title)
        return
    from kg.export.page.write import Start, start_of, write_page

    start = start_of(shown, title, depth=part.depth) if shown else Start(title=title)
    write_page(facts, handle, lang=lang, start=start)
