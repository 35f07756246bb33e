"""Answers on a terminal: a table where it fits, else a card for each row.

Official prose does not fit into the columns of a table: a task's title alone may fill two
lines. Squeezed into eight columns, a row of figures and quotes becomes a tower of
fragments; as a card it stays readable.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from kg.cli.values import harmless, shown, shown_at, visible
from ontology import late_re as re

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from kg.answer.ask import Answer
    from kg.answer.marked import Marked, Segment
    from ontology.labels import Language
    from queries import Column

_GAP = 2
"""Cells of the terminal between two columns."""
_NARROWEST = {"number": 4, "boolean": 4, "verdict": 8, "timeliness": 8}
"""Cells that a column of short values needs at least, by its type; heads may wrap."""
_SHORT, _READABLE = 14, 28
"""Cells that a column of names, and one of prose, needs at least to be read."""
_MANY = 3
"""So many numbers that follow one another share the lines of a card."""
_REPEATS = frozenset({"value_text"})
"""Columns whose words are left out of a card that has them already, as the quote or the object."""

_EMPTY_LINES = re.compile(r"\n\s*\n")

_VERDICT_STYLES = {
    "exceeded": "green",
    "met": "green",
    "not_met": "red",
    "postponed": "yellow",
    "cancelled": "yellow",
    "no_data": "magenta",
    "partly": "magenta",
}


def print_answer(
    answer: Answer, stream: TextIO, language: Language, *, elsewhere: str = "csv"
) -> None:
    """Write an answer for a person, in the width that the terminal has.

    elsewhere: the format of the command that has the columns for which a terminal has no room.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    if answer.title is not None:
        console.print(Text(answer.title[language], style="bold"))
    if not answer.rows:
        console.print(Text({"zh": "（没有结果）", "en": "(no rows)"}[language], style="dim"))
        return
    source = _only_document(answer)
    columns = [at for at in _telling(answer) if at != source]
    cells = [[_shown(answer, row, at, language) for at in columns] for row in answer.rows]
    widths = _widths(answer, columns, cells, language, console.width)
    if widths is not None:
        console.print(_table(answer, columns, cells, widths, language))
    else:
        _print_cards(console, answer, columns, cells, language)
    total = {"zh": f"共 {len(answer.rows)} 行", "en": f"{len(answer.rows)} rows"}[language]
    if hidden := _details(answer):
        total += {
            "zh": f" · 另有 {hidden} 列：--format {elsewhere}",
            "en": f" · {hidden} more columns: --format {elsewhere}",
        }[language]
    if source is not None:
        head = answer.columns[source].label[language]
        total += f" · {head}: {harmless(str(answer.rows[0][source]))}"
    console.print(Text(total, style="dim"))


def _table(
    answer: Answer,
    columns: list[int],
    cells: list[list[str]],
    widths: list[int],
    language: Language,
) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from kg.cli.wrapping import wrapped

    table = Table(
        box=box.Box("    \n    \n ── \n    \n    \n    \n    \n    \n"),
        show_edge=False,
        padding=(0, _GAP - 1, 0, 0),
        pad_edge=False,
        header_style="bold",
    )
    for at, width in zip(columns, widths, strict=True):
        column = answer.columns[at]
        table.add_column(
            Text("\n".join(wrapped(column.label[language], width))),
            justify="right" if column.type == "number" else "left",
            overflow="fold",
            width=width,
        )
    for row, texts in zip(answer.rows, cells, strict=True):
        table.add_row(
            *(
                Text(
                    "\n".join(wrapped(text, width)), style=_style(answer.columns[at].type, row[at])
                )
                for at, text, width in zip(columns, texts, widths, strict=True)
            )
        )
    return table


def _print_cards(
    console: Console, answer: Answer, columns: list[int], cells: list[list[str]], language: Language
) -> None:
    """Each row as a heading (its verdict, and what it is about) and its fields below."""
    from rich.text import Text

    from kg.cli.wrapping import wrapped

    heads = [answer.columns[at] for at in columns]
    short = [
        number
        for number, column in enumerate(heads[:2])
        if column.type in {"verdict", "boolean", "relation", "code"}
        or (column.type == "number" and number == 0)
    ]
    about = answer.about()
    subject = (
        columns.index(about)
        if about in columns and columns.index(about) not in short
        else next(number for number in range(len(columns)) if number not in short)
    )
    for row, texts in zip(answer.rows, cells, strict=True):
        title = Text()
        for number in short:
            words = texts[number]
            if heads[number].type in {"boolean", "number"}:
                words = f"{heads[number].label[language]}: {words}"
            style = _style(heads[number].type, row[columns[number]])
            title.append(words + " " * _GAP, style=f"bold {style}".strip())
        style = _style(heads[subject].type, row[columns[subject]])
        room = console.width - title.cell_len
        lines = wrapped(texts[subject], room)
        title.append(f"\n{' ' * title.cell_len}".join(lines), style=f"bold {style}".strip())
        console.print()
        console.print(title, no_wrap=True)
        _print_fields(
            console,
            [
                _Field(heads[n], texts[n], _style(heads[n].type, row[columns[n]]))
                for n in range(len(columns))
                if n not in short and n != subject and texts[n] not in {"", texts[subject]}
            ],
            language,
        )
    console.print()


@dataclass(frozen=True, slots=True)
class _Field:
    """A cell of a card, below its heading."""

    column: Column
    text: str
    style: str


def _print_fields(console: Console, fields: list[_Field], language: Language) -> None:
    """The fields of a card, a line for each; many figures that follow one another share lines."""
    from rich.cells import cell_len
    from rich.text import Text

    from kg.cli.wrapping import wrapped

    said = [each.text for each in fields]
    lines: list[tuple[str, list[str], str]] = []
    for is_figure, run in groupby(fields, lambda each: each.column.type == "number"):
        together = list(run)
        if is_figure and len(together) >= _MANY:
            counts = [f"{each.column.label[language]} {each.text}" for each in together]
            lines.append(("", _side_by_side(counts, console.width - _GAP), ""))
            continue
        for each in together:
            if each.column.key not in _REPEATS or said.count(each.text) == 1:
                lines.append((each.column.label[language], [each.text], each.style))
    widest = max((cell_len(label) for label, _, _ in lines), default=0)
    for label, texts, style in lines:
        indent = _GAP + (widest + _GAP if label else 0)
        broken = wrapped(texts[0], console.width - indent) if label else texts
        line = Text(" " * _GAP)
        if label:
            line.append(label + " " * (widest + _GAP - cell_len(label)), style="dim")
        line.append(f"\n{' ' * indent}".join(broken), style=style)
        console.print(line, no_wrap=True)


def _side_by_side(parts: list[str], width: int) -> list[str]:
    """Short texts with gaps between them, in lines that are no wider."""
    from rich.cells import cell_len

    lines = [parts[0]]
    for each in parts[1:]:
        longer = lines[-1] + " " * _GAP + each
        if cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(each)
    return lines


def _shown(answer: Answer, row: tuple[object, ...] | list[object], at: int, lang: Language) -> str:
    return _EMPTY_LINES.sub("\n", harmless(shown_at(row, answer.columns, at, lang)))


def _widths(
    answer: Answer,
    columns: list[int],
    cells: list[list[str]],
    language: Language,
    available: int,
) -> list[int] | None:
    """How wide each column is to be; None if some could not be read with ease."""
    from rich.cells import cell_len

    widths, wishes = [], []
    for number, at in enumerate(columns):
        kind = answer.columns[at].type
        natural = max(cell_len(row[number]) for row in cells)
        if kind in _NARROWEST:
            widths.append(max(_NARROWEST[kind], natural))
        else:
            widths.append(min(natural, _SHORT if natural <= _READABLE else _READABLE))
        wishes.append(max(natural, cell_len(answer.columns[at].label[language])))
    left = available - sum(widths) - _GAP * (len(columns) - 1)
    if left < 0:
        return None
    # The narrowest wishes first: a head of three characters before another line of prose.
    for number in sorted(range(len(columns)), key=lambda each: wishes[each] - widths[each]):
        more = min(left, max(0, wishes[number] - widths[number]))
        widths[number] += more
        left -= more
    return widths


def _telling(answer: Answer) -> list[int]:
    """The columns for people that have a value in some row: width is scarce."""
    return [at for at in _filled(answer) if not answer.columns[at].detail]


def _details(answer: Answer) -> int:
    """How many columns with values are left to the other formats."""
    return sum(answer.columns[at].detail for at in _filled(answer))


def _filled(answer: Answer) -> list[int]:
    return [
        at
        for at in visible(answer.columns)
        if any(row[at] is not None and row[at] != [] for row in answer.rows)
    ]


def _only_document(answer: Answer) -> int | None:
    """Where the document is named, if all rows are of the same: then once is enough."""
    keys = [column.key for column in answer.columns]
    if "document" not in keys or len(answer.rows) < 2:
        return None
    at = keys.index("document")
    return at if len({str(row[at]) for row in answer.rows}) == 1 else None


def _style(kind: str, value: object) -> str:
    if kind == "verdict":
        return _VERDICT_STYLES.get(str(value), "")
    return "red" if kind == "boolean" and value is False else ""


def print_marked(marked: Marked, stream: TextIO, language: Language) -> None:
    """Write a document's text with what was read from it marked, and a legend above it.

    With colours, words have that of their narrowest passage, and a longer passage around it is
    underlined; what was kept as text is dim, what was rejected struck through. Without colours
    passages stand in brackets after the sign of their kind: 【责区住建局】.
    """
    from rich.console import Console
    from rich.text import Text

    from kg.answer.marked import GROUPS

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    plain = console.color_system is None
    counts = marked.counts()
    legend = Text()
    for group in GROUPS:
        if group.key in counts:
            label = f"{group.sign} {group.label[language]} {counts[group.key]}"
            legend.append(label, style=group.terminal).append("  ")
    console.print(legend)
    console.print(Text(_account(marked, language), style="dim"))
    if marked.text is None:
        console.print(Text(_NO_TEXT[language], style="yellow"))
        _print_places(console, marked, language)
        return
    if not marked.current:
        console.print(Text(_NOT_CURRENT[language], style="yellow"))
    console.print()
    shown = Text()
    for segment in marked.segments():
        words = harmless(marked.text[segment.start : segment.end].replace("\r\n", "\n"))
        _append_plain(shown, words, marked, segment) if plain else shown.append(
            words, style=_segment_style(marked, segment)
        )
    console.print(shown)


_NO_TEXT = {
    "zh": "库中只有事实和位置，没有这份文件的正文：用 --file 文件 或 --documents 文件夹 指明原文",
    "en": "only facts and their places are loaded: name the text with --file or --documents",
}
_NOT_CURRENT = {
    "zh": "读取规则在载入之后有变，标注与库中不尽相同：重新载入即可一致",
    "en": "the rules of reading have changed since it was loaded: load it again",
}
_OUTCOMES = {
    "stated": {"zh": "已成陈述", "en": "stated"},
    "kept": {"zh": "留作文字", "en": "kept as text"},
    "rejected": {"zh": "未采用", "en": "rejected"},
}


def _account(marked: Marked, language: Language) -> str:
    found = marked.outcomes()
    return "  ".join(
        f"{_OUTCOMES[outcome.value][language]} {number}" for outcome, number in found.items()
    )


def _segment_style(marked: Marked, segment: Segment) -> str:
    from kg.answer.marked import GROUPS
    from ontology.model import Outcome

    styles = {group.key: group.terminal for group in GROUPS}
    if segment.outcome is Outcome.REJECTED:
        return "strike red"
    if segment.marks:
        under = " underline" if len(segment.marks) > 1 else ""
        return styles[marked.marks[segment.marks[0]].group] + under
    return "dim" if segment.outcome is Outcome.KEPT else ""


def _append_plain(shown: Text, words: str, marked: Marked, segment: Segment) -> None:
    from kg.answer.marked import GROUPS

    signs = {group.key: group.sign for group in GROUPS}
    over = [marked.marks[number] for number in segment.marks]
    for mark in reversed(over):  # the widest opens first
        if mark.start == segment.start:
            shown.append(f"【{signs[mark.group]}")
    shown.append(words)
    shown.append("】" * sum(mark.end == segment.end for mark in over))


def _print_places(console: Console, marked: Marked, language: Language) -> None:
    """A line for each passage: where it is, and what was read there."""
    from rich.text import Text

    from kg.answer.marked import GROUPS

    styles = {group.key: group.terminal for group in GROUPS}
    for mark in marked.marks:
        for said in mark.said:
            relation = shown(said.predicate, "relation", language)
            line = Text(f"{harmless(mark.locator.words(language, exact=True))}  ", style="dim")
            words = f"{said.subject} {relation} {said.object}"
            console.print(line.append(harmless(words), style=styles[said.group]), soft_wrap=True)
