"""Lines parted by bars that are no table: some have more cells than others.

    索引号 | 000000/2031-7 | 公开方式 | 主动公开 |
    发布单位 | 区府办 |

So the card above a document on a portal is copied, or a table of figures whose merged cells were
left out. Of a table of tasks it must be known which cell stands under which head; of others the
words are kept as text.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.formats.between_rows import names_tasks, names_units
from loaders.formats.delimited import bars_of
from loaders.formats.lines import Line


def ragged_at(text: str, lines: Sequence[Line], index: int) -> int | None:
    """The index after the lines parted by bars that begin at a line (index) and hold no tasks;
    None where their heads are of tasks, or one of their cells is a head of units.
    """
    end = index
    cells: list[list[str]] = []
    while end < len(lines) and (end == index or not lines[end].blanks):
        row = bars_of(text, lines[end])
        if not row:
            break
        cells.append(row)
        end += 1
    if not cells or names_tasks(cells[0]) or any(map(names_units, cells)):
        return None
    return end
