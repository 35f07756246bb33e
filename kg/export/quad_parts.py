"""N-Quads in parts, for a server that is to hold more than one file can be made of at a time.

    <folder>/<province>/part-0001.nq     what some divisions say, one after the other
    <folder>/README.md                   how the parts are loaded

Each statement stands once, in one part, so parts can be loaded in any order, or together.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.export.target import new_folder
from kg.store.rdf import n_quads

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.load.by_division import Each, Part

PART_BYTES = 128 << 20
"""Of a part, about: what a division says is not divided."""


def write_quad_parts(divisions: Each, folder: Path, *, size: int = PART_BYTES) -> Path:
    """Write the folder, wholly or not at all; returns it.

    divisions: calls a function with each of them. size: a part that has so many bytes is followed
    by another. Raises ExportError: see :func:`kg.export.target.new_folder`.
    """
    with new_folder(folder) as parts:
        _readme(parts)
        for province, data in divisions(_lines):
            below = parts / province
            below.mkdir(exist_ok=True)
            number = max(1, len(list(below.iterdir())))
            if _size(_part(below, number)) >= size:
                number += 1
            with _part(below, number).open("ab") as file:
                file.write(data)
    return folder


def _lines(part: Part) -> tuple[str, bytes]:
    return part.province, n_quads(part.quads)


def write_store(quads: Iterable[Quad], folder: Path) -> Path:
    """The same of a store: one part."""
    with new_folder(folder) as parts:
        _readme(parts)
        (parts / "all").mkdir()
        _part(parts / "all", 1).write_bytes(n_quads(quads))
    return folder


def _part(folder: Path, number: int) -> Path:
    return folder / f"part-{number:04}.nq"


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _readme(folder: Path) -> None:
    (folder / "README.md").write_text(_README, "utf-8")


_README = """# RDF in parts

N-Quads (UTF-8): each statement stands once, in one part, so the parts can be loaded in any order.
In this folder, for instance into Oxigraph:

    oxigraph load --location database --file */*.nq
    oxigraph serve-read-only --location database --bind 127.0.0.1:7878

What a document states is in a named graph of its own, so questions of `kg query` are asked over
all of them: `--union-default-graph`, or the setting of that kind of your server.
"""
