"""An Excel workbook of the tasks: who answers for them, how they stand, and why.

Every text is written as text: what looks like a formula, a number or an address stays what
the document says. What Excel cannot hold in a cell is cut, and the cell says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.answer.codes import label
from kg.export.apart import told_apart
from kg.export.look import VERDICT_SIGNS, figure_text, plain
from kg.project.facts import Evidence, Facts, Figure, distinct, name_of
from ontology import late_re as re
from ontology.locator import CHARACTERS, FLAT, PLACES, Locator, kept
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from kg.project.graph import Node

CELL_LIMIT = 32767
"""Characters that Excel holds in a cell."""

ROW_LIMIT = 1048576
"""Rows that Excel holds in a sheet, the header among them."""

Row = Sequence[Any]
"""One row's values; a text, a number, or None for an empty cell."""

_WIDE, _MIDDLE, _NARROW = 40, 20, 11
_A3 = 8
"""Excel's number of the size of paper on which tables of tasks are printed."""
_LINE, _HIGHEST = 15, 409
"""Points that a line of a cell takes, and those that a row may have."""

_PLACE_IN_TABLE = tuple(name for name in FLAT if name not in CHARACTERS)
_PLACE = (*(name for name in kept() if name not in CHARACTERS), *CHARACTERS)
"""Kinds of places that have a column: of a figure, and of a claim."""


def _heads(places: Sequence[str], lang: str) -> list[tuple[str, int]]:
    return [(PLACES[name].head[lang], PLACES[name].width) for name in places]


_HEADS: dict[str, dict[str, tuple[str, tuple[tuple[str, int], ...]]]] = {
    "zh": {
        "tasks": (
            "任务",
            (
                ("序号", 7), ("目标", _MIDDLE), ("任务", _WIDE), ("状态", _NARROW),
                ("判定依据", 40), ("牵头单位", _MIDDLE), ("责任单位", 36), ("配合单位", _MIDDLE),
                ("推断的责任单位", _MIDDLE), ("目标值", 36), ("结果", 36), ("原文", _WIDE),
                ("文件", _MIDDLE),
            ),
        ),
        "commitments": (
            "承诺",
            (
                ("序号", 7), ("目标", 36), ("承诺", _WIDE), ("能否核查", _NARROW), ("依据", 12),
                ("跟踪的任务", _WIDE), ("与承诺的异同", 40), ("目标值", 36), ("原文", _WIDE),
                (PLACES["section"].head["zh"], 36), ("文件", _MIDDLE),
            ),
        ),
        "units": (
            "单位",
            (
                ("单位", _MIDDLE), ("种类", _NARROW), ("牵头", 8), ("责任", 8), ("配合", 8),
                ("推断的责任", _NARROW),
            ),
        ),
        "figures": (
            "目标与结果",
            (
                ("序号", 7), ("任务", _WIDE), ("种类", 8), ("指标", 30), ("比较", 7),
                ("数值", _NARROW), ("单位", _NARROW), ("时期", _NARROW), ("目标与结果", 22),
                ("答复的目标", 30), ("原文", _WIDE), ("文件", _MIDDLE),
                *_heads(_PLACE_IN_TABLE, "zh"),
            ),
        ),
        "checks": (
            "核对",
            (
                ("序号", 7), ("任务", _WIDE), ("核对", 40), ("算式", 24), ("文中数值", _NARROW),
                ("重算", _NARROW), ("相符", 8), ("原文", _WIDE), ("文件", _MIDDLE),
            ),
        ),
        "claims": (
            "依据",
            (
                ("主语", 36), ("关系", _NARROW), ("宾语", 36), ("原文", _WIDE), ("文件", _MIDDLE),
                *_heads(_PLACE, "zh"), ("推断规则", 18), ("说明", 36), ("方法", 22),
            ),
        ),
    },
    "en": {
        "tasks": (
            "Tasks",
            (
                ("no.", 7), ("goal", _MIDDLE), ("task", _WIDE), ("verdict", _NARROW),
                ("reason", 40), ("lead", _MIDDLE), ("responsible", 36), ("supports", _MIDDLE),
                ("responsible (inferred)", _MIDDLE), ("targets", 36), ("results", 36),
                ("quote", _WIDE), ("document", _MIDDLE),
            ),
        ),
        "commitments": (
            "Commitments",
            (
                ("no.", 7), ("goal", 36), ("commitment", _WIDE), ("kind", _NARROW),
                ("because of", 12), ("tracked by", _WIDE), ("how it differs", 40),
                ("targets", 36), ("quote", _WIDE), (PLACES["section"].head["en"], 36),
                ("document", _MIDDLE),
            ),
        ),
        "units": (
            "Units",
            (
                ("unit", _MIDDLE), ("kind", _NARROW), ("leads", 8), ("responsible", 12),
                ("supports", 9), ("inferred", _NARROW),
            ),
        ),
        "figures": (
            "Targets and results",
            (
                ("no.", 7), ("task", _WIDE), ("kind", 8), ("indicator", 30), ("comparator", 7),
                ("value", _NARROW), ("unit", _NARROW), ("period", _NARROW), ("in words", 22),
                ("answers", 30), ("quote", _WIDE), ("document", _MIDDLE),
                *_heads(_PLACE_IN_TABLE, "en"),
            ),
        ),
        "checks": (
            "Checks",
            (
                ("no.", 7), ("task", _WIDE), ("check", 40), ("expression", 24),
                ("stated", _NARROW), ("recomputed", _NARROW), ("agrees", 8), ("quote", _WIDE),
                ("document", _MIDDLE),
            ),
        ),
        "claims": (
            "Evidence",
            (
                ("subject", 36), ("relation", _NARROW), ("object", 36), ("quote", _WIDE),
                ("document", _MIDDLE), *_heads(_PLACE, "en"), ("rule", 18), ("explanation", 36),
                ("method", 22),
            ),
        ),
    },
}  # fmt: skip

_WORDS = {
    "zh": {
        "yes": "相符",
        "no": "不符",
        "cut": "……（超出单元格上限，已截断）",
        "more": "……（超出工作表的行数上限，其余见 .jsonl）",
    },
    "en": {
        "yes": "yes",
        "no": "no",
        "cut": "… (cut: too long for a cell)",
        "more": "… (more rows than a sheet can hold; see the .jsonl)",
    },
}


def write_xlsx(facts: Facts, handle: BinaryIO, *, lang: str = "zh") -> None:
    """Write the workbook: tasks, commitments, units, targets and results, checks, every claim.

    Commitments are tasks that a report promises without naming a unit.
    lang: of heads, verdicts and kinds, `zh` or `en`. The same graph gives the same bytes.
    """
    workbook = _workbook(handle)
    sheets = _Sheets(facts, lang)
    for key, rows in (
        ("tasks", sheets.tasks()),
        ("commitments", sheets.commitments()),
        ("units", sheets.units()),
        ("figures", sheets.figures()),
        ("checks", sheets.checks()),
        ("claims", sheets.claims()),
    ):
        title, columns = _HEADS[lang][key]
        _write_sheet(workbook, title, columns, rows, lang)
    workbook.close()


def _workbook(handle: BinaryIO) -> Any:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # only to write a workbook

    workbook = Workbook(
        handle,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    # A fixed date: a workbook must not differ from the last one for having been made later.
    workbook.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
    return workbook


def write_rows(
    handle: BinaryIO, heads: Sequence[str], rows: Iterable[Row], *, title: str, lang: str
) -> None:
    """Write a workbook of one sheet: a row of heads, and rows below it.

    title: of the sheet; what Excel does not allow in one is left out. lang: of notes on what a
    cell or a sheet cannot hold.
    """
    workbook = _workbook(handle)
    rows = list(rows)
    columns = [(head, _width([head, *(row[at] for row in rows)])) for at, head in enumerate(heads)]
    named = re.sub(r"[\[\]:*?/\\]", " ", title).strip(" '")[:31]
    _write_sheet(workbook, named or "kg", columns, rows, lang)
    workbook.close()


def _width(values: Iterable[Any]) -> int:
    """Of a column, in Excel's characters: a Chinese one takes two."""
    longest = max(_wide(line) for value in values for line in str(value or "").split("\n"))
    return min(max(longest + 2, 8), _WIDE)


def _wide(text: str) -> int:
    return sum(1 + (character > "\u2e7f") for character in text)


def _height(row: Row, columns: Sequence[tuple[str, int]]) -> int:
    """Of a row whose texts are broken into the widths of their columns, in points: not every
    program that opens a workbook finds it out.
    """
    lines = (
        sum(-(-max(_wide(line), 1) // max(width - 2, 1)) for line in str(value).split("\n"))
        for value, (_, width) in zip(row, columns, strict=False)
        if isinstance(value, str)
    )
    return min(_LINE * max(lines, default=1), _HIGHEST)


def _write_sheet(
    workbook: Any, title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Row], lang: str
) -> None:
    head = workbook.add_format(
        {"bold": True, "bg_color": "#333333", "font_color": "#FFFFFF", "valign": "vcenter"}
    )
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    signs = {
        vocabulary().label(key, lang): workbook.add_format(
            {"valign": "top", "bold": True, "left": 5, "left_color": colour}
        )
        for key, (_, colour) in VERDICT_SIGNS.items()
    }
    sheet = workbook.add_worksheet(title)
    for number, (name, width) in enumerate(columns):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, name, head)
    written = 0
    verdict = 3 if title == _HEADS[lang]["tasks"][0] else -1
    for row in rows:
        written += 1
        if written == ROW_LIMIT - 1:  # more than a sheet can hold: the last row says so
            sheet.write_string(written, 0, _WORDS[lang]["more"], wrapped)
            break
        for number, value in enumerate(row):
            style = signs.get(str(value), wrapped) if number == verdict else wrapped
            shown = cell_text(value, lang) if isinstance(value, str) else value
            _write_cell(sheet, (written, number), shown, style)
        sheet.set_row(written, _height(row, columns))
    sheet.freeze_panes(1, 3 if verdict > 0 else 1)
    _for_paper(sheet)
    sheet.autofilter(0, 0, max(written, 1), len(columns) - 1)


def _for_paper(sheet: Any) -> None:
    """All columns on the width of a sheet of paper, the heads and the page's number on each."""
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(0)
    sheet.set_footer("&C&P / &N")


def _write_cell(sheet: Any, place: tuple[int, int], value: Any, style: Any) -> None:
    match value:
        case None | "":
            sheet.write_blank(*place, None, style)
        case bool():
            sheet.write_boolean(*place, value, style)
        case int() | float() | Decimal():
            sheet.write_number(*place, float(value), style)
        case _:
            sheet.write_string(*place, str(value), style)


def cell_text(text: str, lang: str) -> str:
    """The text as a cell can hold it. Excel counts UTF-16 units, as does this.

    Two non-characters that XML forbids, and halves of surrogate pairs, become U+FFFD.
    """
    text = "".join("\ufffd" if _forbidden(character) else character for character in text)
    if len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT:
        return text
    mark = _WORDS[lang]["cut"]
    kept = text.encode("utf-16-le")[: (CELL_LIMIT - len(mark)) * 2].decode("utf-16-le", "ignore")
    return kept + mark


def _forbidden(character: str) -> bool:
    return character in "\ufffe\uffff" or "\ud800" <= character <= "\udfff"


class _Sheets:
    """The rows of each sheet."""

    def __init__(self, facts: Facts, lang: str) -> None:
        self._facts = facts
        self._lang = lang
        self._words = _WORDS[lang]
        self._promises = facts.promised_by_name_only()
        self._apart = told_apart(facts)

    def tasks(self) -> Iterator[Row]:
        facts = self._facts
        for task in facts.of_kind("Task"):
            if task.iri in self._promises:
                continue
            verdict = facts.verdict(task.iri)
            evidence = verdict.evidence if verdict else ()
            targets = facts.targets(task.iri)
            results = [a for each in targets for a in each.answered_by]
            results += facts.other_results(task.iri)
            yield (
                task.properties.get("ordinal"),
                self._goals(task),
                name_of(task),
                vocabulary().label(verdict.key, self._lang) if verdict else None,
                "\n".join(distinct(e.explanation for e in evidence if e.explanation)),
                self._units(task, "leads", inferred=False),
                self._units(task, "responsibleFor", inferred=False),
                self._units(task, "supports", inferred=False),
                self._units(task, "responsibleFor", inferred=True),
                "\n".join(self._line(each) for each in targets),
                "\n".join(self._line(each) for each in results),
                "\n".join(distinct(e.quote for e in evidence if e.quote)),
                "、".join(distinct(self._documents(task, evidence))),
            )

    def commitments(self) -> Iterator[Row]:
        """What a report promises without naming a unit, and the rows that track it."""
        facts = self._facts
        for task in facts.of_kind("Task"):
            if task.iri not in self._promises:
                continue
            tracked = facts.incoming(task.iri, "follows")
            how = [claim.explanation for each in tracked for claim in facts.evidence(each)]
            said = [
                claim
                for each in facts.incoming(task.iri, "mentions")
                for claim in facts.evidence(each)
            ]
            known = task.properties.get("hard_by", [])
            hard_by = map(str, known) if isinstance(known, list) else [str(known)]
            yield (
                task.properties.get("ordinal"),
                self._goals(task),
                name_of(task),
                label(str(task.properties["commitment_kind"]), self._lang),
                "、".join(label(each, self._lang) for each in hard_by),
                "\n".join(distinct(facts.name(each.start) for each in tracked)),
                "\n".join(distinct(each for each in how if each)),
                "\n".join(self._line(each) for each in facts.targets(task.iri)),
                "\n".join(distinct(each.quote for each in said if each.quote)),
                "\n".join(distinct(filter(None, (each.locator.headings for each in said)))),
                "、".join(distinct(each.document for each in said)),
            )

    def units(self) -> Iterator[Row]:
        facts = self._facts
        for unit in [*facts.of_kind("Unit"), *facts.of_kind("UnitGroup")]:
            responsible = list(facts.outgoing(unit.iri, "responsibleFor"))
            stated = [each for each in responsible if not self._inferred(each)]
            yield (
                self._apart.get(unit.iri) or name_of(unit),
                vocabulary().label(facts.kind(unit), self._lang),
                len(facts.outgoing(unit.iri, "leads")),
                len(stated),
                len(facts.outgoing(unit.iri, "supports")),
                len(responsible) - len(stated),
            )

    def figures(self) -> Iterator[Row]:
        facts = self._facts
        for task in facts.of_kind("Task"):
            for target in facts.targets(task.iri):
                yield self._figure(task, target)
                for answer in target.answered_by:
                    yield self._figure(task, answer, target)
            for result in facts.other_results(task.iri):
                yield self._figure(task, result)

    def checks(self) -> Iterator[Row]:
        for task in self._facts.of_kind("Task"):
            for check, evidence in self._facts.checks(task.iri):
                got = check.properties.get
                agrees = got("agrees")
                yield (
                    task.properties.get("ordinal"),
                    name_of(task),
                    name_of(check),
                    got("expression"),
                    got("stated"),
                    got("recomputed"),
                    None if agrees is None else self._words["yes" if agrees else "no"],
                    "\n".join(distinct(each.quote for each in evidence if each.quote)),
                    "、".join(distinct(each.document for each in evidence)),
                )

    def claims(self) -> Iterator[Row]:
        facts = self._facts
        rows = [(claim, each) for each in facts.relationships for claim in facts.evidence(each)]
        rows.sort(key=_in_reading_order)
        for claim, each in rows:
            predicate = vocabulary().property_of_type(each.type).local
            yield (
                facts.name(each.start),
                vocabulary().label(predicate, self._lang),
                facts.name(each.end),
                claim.quote,
                claim.document,
                *_place(claim.locator, _PLACE),
                claim.rule,
                claim.explanation,
                claim.method,
            )

    def _goals(self, task: Node) -> str:
        facts = self._facts
        goals = [*facts.outgoing(task.iri, "partOf"), *facts.outgoing(task.iri, "advances")]
        return "、".join(distinct(facts.name(each.end) for each in goals))

    def _units(self, task: Node, predicate: str, *, inferred: bool) -> str:
        found = [
            each
            for each in self._facts.incoming(task.iri, predicate)
            if self._inferred(each) == inferred
        ]
        found.sort(key=self._first_place)
        return "、".join(distinct(self._facts.name(each.start) for each in found))

    def _inferred(self, relationship: Any) -> bool:
        evidence = self._facts.evidence(relationship)
        return bool(evidence) and all(claim.rule for claim in evidence)

    def _first_place(self, relationship: Any) -> tuple[int, str]:
        evidence = self._facts.evidence(relationship)
        return (evidence[0].locator.start if evidence else -1, relationship.start)

    def _line(self, figure: Figure) -> str:
        return f"{figure.indicator} {figure_text(figure.node, self._lang)}".strip()

    def _documents(self, task: Node, evidence: tuple[Evidence, ...]) -> Iterator[str]:
        yield from (each.document for each in evidence)
        for mention in self._facts.incoming(task.iri, "mentions"):
            yield self._facts.documents.get(mention.start, mention.start)

    def _figure(self, task: Node, figure: Figure, target: Figure | None = None) -> Row:
        got = figure.node.properties.get
        told = str(got("measurement_kind") or "actual")
        value = got("value")
        first = figure.evidence[0] if figure.evidence else None
        return (
            task.properties.get("ordinal"),
            name_of(task),
            label("target" if "Target" in figure.node.labels else told, self._lang),
            figure.indicator,
            got("comparator"),
            value if isinstance(value, int | float | Decimal) else (value and plain(value)),
            got("unit"),
            got("period"),
            figure_text(figure.node, self._lang),
            self._line(target) if target else None,
            first.quote if first else None,
            first.document if first else None,
            *_place(first.locator if first else None, _PLACE_IN_TABLE),
        )


def _in_reading_order(pair: tuple[Evidence, object]) -> tuple[str, int, int, str]:
    claim = pair[0]
    return claim.document, claim.locator.start, claim.locator.end, claim.claim


def _place(locator: Locator | None, places: Sequence[str]) -> list[int | str | None]:
    """The cells of a place, in the order of its columns."""
    known = locator.fields() if locator else {}
    return [known.get(name) for name in places]
