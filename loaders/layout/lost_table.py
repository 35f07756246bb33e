"""Tables that lost their columns on the way into a text file.

A table that is copied from a web page often arrives with every cell on a line of its own, or
with its cells parted by spaces or commas. Which cell stands under which head can then only be
guessed, and the words would pass for prose. The heads still say what it was: so it is
refused, with the way to save its columns.
"""

from __future__ import annotations

from loaders.formats.document import Block, Document
from loaders.language.roles import Column, column
from ontology import late_re as re
from ontology.errors import TableError
from ontology.locator import in_file
from ontology.text import squeeze

_LONGEST_HEAD = 14
_FEWEST_HEADS, _MOST_HEADS = 3, 12
"""As many heads in a row say that a table was here; no more need to be remembered."""
_PARTED = re.compile(r"[\s,，|｜]+")
_UNITS = re.compile(r"(?:单位|部门|科室|处室|股室|主体)(?:[（(]|及|$)")
_RUN_TOGETHER = re.compile(r"^序号[\u4e00-\u9fff]{2,12}?(?:责任|牵头|主办|承办|配合)(?:单位|部门)")
_YEAR = re.compile(r"\d{4}")
"""A title may end as a head does (…2024年重点工作进展)."""
_TASKS = frozenset({Column.ORDINAL, Column.NAME, Column.CONTENT, Column.TARGET, Column.CATEGORY})


def refuse_lost_table(document: Document) -> None:
    """Raise TableError where paragraphs of a document without tables are the heads of one."""
    if document.tables:
        return
    heads: list[str] = []
    for block in document.blocks:
        parts = _heads(block)
        heads = [*heads[-_MOST_HEADS:], *parts] if len(parts) == 1 else parts
        if _are_heads(heads):
            raise TableError(
                f"a table lost its columns here: its heads ({'、'.join(heads)}) and cells stand"
                " as paragraphs",
                where=in_file(document.name, start=block.piece.start),
                way_out="paste the table into a spreadsheet first and copy it from there into the"
                " text file, which keeps a tab between cells",
            )


def _heads(block: Block) -> list[str]:
    """The words of a block if they may be heads: one, or several on one line; else nothing."""
    words = block.piece.text.strip()
    if _RUN_TOGETHER.match(words) and len(words) <= 4 * _LONGEST_HEAD:
        return ["序号", words[2:]]
    parts = [part for part in _PARTED.split(words) if part]
    fits = len(words) <= _LONGEST_HEAD or len(parts) >= _FEWEST_HEADS
    if not fits or any(len(part) > _LONGEST_HEAD for part in parts):
        return []
    if len(words) <= _LONGEST_HEAD and len(parts) < _FEWEST_HEADS:
        parts = [squeeze("".join(parts))]  # a head may be broken by a space: 完成 时限
    heads = all(column(part) is not Column.UNKNOWN and not _YEAR.search(part) for part in parts)
    return parts if heads else []


def _are_heads(heads: list[str]) -> bool:
    kinds = {column(each) for each in heads}
    run_together = len(heads) == 2 and bool(_RUN_TOGETHER.match("".join(heads)))
    return run_together or (
        len(kinds) >= _FEWEST_HEADS
        and any(_UNITS.search(each) for each in heads)
        and bool(kinds & _TASKS)
    )
