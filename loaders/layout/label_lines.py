"""Labels that stand on lines of their own, with what they say on the line below.

    责任单位                责任单位：区水利局
    区水利局         →      办结时限：6月底
    办结时限
    6月底

So forms are copied (交办单, 督办单), whose cells were boxes; what stood beside its label may also
stand a space behind it (责任单位 区水利局⏎办结时限 6月底). A label is put before the line below
it only where labels and values take turns, and units stand below a label of units; so are several
units below it, each with a number on a line of its own (责任单位：⏎1.区水利局⏎2.区公安局).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.formats.document import Block, Document, Piece, Table
from loaders.language.assignments import label_of_line, opening_number
from loaders.language.roles import ROLE_OF_COLUMN
from loaders.language.unit_forms import is_formed
from loaders.language.units import unit_names
from loaders.language.units_end import all_formed
from ontology import late_re as re

_FEWEST = 2
"""Labels that take turns with what they say."""


def with_labels_joined(document: Document) -> Document:
    """The document with each such label at the head of the line below it."""
    parts: list[Block | Table] = []
    at = 0
    while at < len(document.parts):
        beside = _beside(document.parts, at)
        if beside:
            parts += beside
            at += len(beside)
            continue
        run = _run(document.parts, at)
        units = [] if run else _listed_below(document.parts, at)
        label = document.parts[at]
        if units and isinstance(label, Block):
            said = Piece.join([label.piece, Piece.join(units, "、")], _colon(label.piece))
            run = [Block(said, label.level)]
        parts += run or document.parts[at : at + 1]
        at += 1 + len(units) if units else 2 * len(run) or 1
    if tuple(parts) == document.parts:
        return document
    return replace(document, parts=tuple(parts))


def _colon(label: Piece) -> str:
    return "" if label.text.rstrip().endswith(("：", ":")) else "："


def _run(parts: Sequence[Block | Table], at: int) -> list[Block]:
    """The labels from a part on, each with the line below it; nothing where no units are named."""
    found: list[Block] = []
    named = False
    while at + 1 < len(parts):
        label, value = parts[at], parts[at + 1]
        if isinstance(label, Table) or isinstance(value, Table):
            break
        said = label_of_line(label.piece.text)
        if said is None or label_of_line(value.piece.text) is not None:
            break
        if said in ROLE_OF_COLUMN:
            names = unit_names(value.piece.text)
            if not names or not all(is_formed(each.name) for each in names):
                break
            named = True
        said_of = Piece.join([label.piece, value.piece], _colon(label.piece))
        found.append(Block(said_of, label.level))
        at += 2
    return found if named and len(found) >= _FEWEST else []


def _beside(parts: Sequence[Block | Table], at: int) -> list[Block]:
    """The lines from a part on that are a label and, a space behind it, what it says, with colons;
    nothing where they are fewer than two or none names units.
    """
    found: list[Block] = []
    named = False
    for part in map(parts.__getitem__, range(at, len(parts))):  # a slice would copy all of them
        apart = None if isinstance(part, Table) else _APART.search(part.piece.text)
        if isinstance(part, Table) or apart is None:
            break
        label, value = part.piece[: apart.start()], part.piece[apart.end() :]
        said = label_of_line(label.text)
        units = said in ROLE_OF_COLUMN
        if said is None or (units and not all_formed(value.text, lambda _: False)):
            break
        named |= units
        found.append(Block(Piece.join([label, value], _colon(label)), part.level))
    return found if named and len(found) >= _FEWEST else []


_APART = re.compile(r"(?<=\S)[ \u00a0\u3000]+(?=\S)")


def _listed_below(parts: Sequence[Block | Table], at: int) -> list[Piece]:
    """The units that stand below a label of units, numbered and each on a line of its own; nothing
    where it is no such label.
    """
    label = parts[at]
    said = label_of_line(label.piece.text) if isinstance(label, Block) else None
    found: list[Piece] = []
    if said not in ROLE_OF_COLUMN:
        return found
    for part in parts[at + 1 :]:
        number = 0 if isinstance(part, Table) else opening_number(part.piece.text)
        if isinstance(part, Table) or not number:
            break
        name = part.piece[number:].strip(" 。；;，,、")
        if not all_formed(name.text, lambda _: False):
            break
        found.append(name)
    return found if len(found) >= _FEWEST else []
