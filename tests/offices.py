"""Documents of an invented district, written in every format that offices send.

One content, many files: what a reader states of them must be the same. `python -m tests.offices`
writes the examples anew.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import docx
import xlsxwriter
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from playwright.sync_api import Browser

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
WRITTEN = datetime(2025, 2, 10, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Table:
    """A table. merged: how many rows the first cell of a row spans, by the row; the cells below
    it are empty here, as they are in a text of it they stand again."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    merged: Mapping[int, int] = field(default_factory=dict)

    def filled(self) -> Iterator[tuple[str, ...]]:
        """The rows with what a merged cell says in each of them."""
        above = ""
        for row in self.rows:
            above = row[0] or above
            yield (above, *row[1:])


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its title, lines below it, then headings, paragraphs and at most one table."""

    title: str
    below: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    table: Table | None = None

    def lines(self) -> Iterator[str]:
        """All that is no table, a line each."""
        yield self.title
        yield from self.below
        yield from self.body


TASKS = Paper(
    "云岭市青石区2025年重点任务分解表",
    table=Table(
        ("类别", "序号", "重点任务", "牵头单位", "配合单位", "完成时限"),
        (
            (
                "产业发展",
                "1",
                "新培育规上工业企业12家",
                "区经信局",
                "区统计局、各街道",
                "2025年12月",
            ),
            ("", "2", "盘活低效用地320亩", "区自然资源分局", "区发改局", "2025年9月底前"),
            (
                "民生改善",
                "3",
                "改造老旧小区15个，新增停车泊位900个",
                "区住建局",
                "区城管局",
                "2025年11月底前",
            ),
            ("", "4", "建成养老服务站6个", "区民政局", "区卫健局、各街道", "2025年10月底前"),
            ("", "5", "开展义诊活动不少于40场次", "区卫健局", "", "全年"),
        ),
        {0: 2, 2: 3},
    ),
)

LIST = Paper(
    "云岭市青石区2025年优化营商环境实施方案",
    body=(
        "为优化营商环境，制定本方案。",
        "一、优化审批",
        "（一）压缩办理时间。企业开办时间压缩至0.5个工作日以内。（牵头单位：区审批局；责任单位：区市监局、区税务局；完成时限：2025年6月底前）",
        "（二）扩大网上办理。新增网上办理事项80项。（牵头单位：区审批局；配合单位：区数据局）",
        "二、强化服务",
        "（三）建设服务站点。建成企业服务站20个。（牵头单位：区经信局；责任单位：各街道）",
        "（四）组织企业培训。培训企业人员3000人次。（牵头单位：区人社局；配合单位：区经信局、区商务局）",
    ),
)

REPORT = Paper(
    "云岭市青石区人民政府工作报告",
    below=("——2025年1月15日在青石区第十届人民代表大会第五次会议上", "青石区区长  石宁"),
    body=(
        "各位代表：",
        "现在，我代表区人民政府，向大会报告工作，请予审议。",
        "一、2024年工作回顾",
        "（一）经济运行平稳。地区生产总值增长6.2%，规上工业增加值增长8.1%。新增规上工业企业15家。",
        "（二）民生持续改善。改造老旧小区12个，新增停车泊位850个。建成养老服务站5个。",
        "二、2025年工作安排",
        "主要预期目标是：地区生产总值增长6%左右，规上工业增加值增长7.5%以上，城镇新增就业8000人以上。",
        "（一）推动产业升级。新培育规上工业企业12家，实施技术改造项目30个。",
        "（二）办好民生实事。改造老旧小区15个，新建口袋公园8个，新增停车泊位900个。",
        "各位代表！让我们共同奋斗。",
    ),
)

NEXT_REPORT = Paper(
    "云岭市青石区人民政府工作报告",
    below=("——2026年1月14日在青石区第十届人民代表大会第六次会议上", "青石区区长  石宁"),
    body=(
        "各位代表：",
        "现在，我代表区人民政府，向大会报告工作，请予审议。",
        "一、2025年工作回顾",
        "（一）经济稳中有进。地区生产总值增长6.1%，规模以上工业增加值增长7.1%，新增城镇就业8420人。新培育规上工业企业13家。",
        "（二）民生改善可感可及。改造老旧小区15个，新建口袋公园9个。",
        "二、2026年工作安排",
        "主要预期目标是：地区生产总值增长6%左右，规上工业增加值增长7%以上。",
        "（一）办好民生实事。改造老旧小区18个，新建口袋公园6个。",
        "各位代表！让我们共同奋斗。",
    ),
)
"""The report of the next year, which tells what came of the first one's promises."""

PAPERS = {"table": TASKS, "list": LIST, "report": REPORT}


def as_txt(paper: Paper) -> bytes:
    """Lines, and a table with tabs."""
    lines = list(paper.lines())
    if paper.table is not None:
        lines += ["\t".join(row) for row in (paper.table.head, *paper.table.filled())]
    return ("\n".join(lines) + "\n").encode()


def as_csv(paper: Paper) -> bytes:
    """A line a row; with a table as wide as the table."""
    made = io.StringIO()
    writer = csv.writer(made)
    table = paper.table
    width = len(table.head) if table else 1
    for line in paper.lines():
        writer.writerow([line, *[""] * (width - 1)])
    if table is not None:
        writer.writerows((table.head, *table.filled()))
    return made.getvalue().encode("utf-8-sig")


def as_html(paper: Paper) -> bytes:
    """A page, with the words of a portal around it."""
    parts = [f"<h1>{escape(paper.title)}</h1>"]
    parts += [f"<p>{escape(line)}</p>" for line in (*paper.below, *paper.body)]
    if paper.table is not None:
        parts.append(_html_table(paper.table))
    title = escape(paper.title)
    style = "table{border-collapse:collapse}td,th{border:1px solid;padding:2px 4px}"
    return (
        f"<!DOCTYPE html><html lang=zh><head><meta charset=utf-8><title>{title}</title>"
        f"<style>{style}</style></head><body>{''.join(parts)}</body></html>"
    ).encode()


def _html_table(table: Table) -> str:
    rows = ["".join(f"<th>{escape(cell)}</th>" for cell in table.head)]
    left = 0
    for at, row in enumerate(table.rows):
        cells = [f"<td>{escape(cell)}</td>" for cell in row[1:]]
        if not left:
            left = table.merged.get(at, 1)
            cells.insert(0, f'<td rowspan="{left}">{escape(row[0])}</td>')
        left -= 1
        rows.append("".join(cells))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def as_docx(paper: Paper) -> bytes:
    """A Word file, with headings by style and merged cells."""
    made: Document = docx.Document()
    made.core_properties.created = made.core_properties.modified = WRITTEN
    made.core_properties.author = made.core_properties.comments = ""
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "宋体", Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    made.add_heading(paper.title, 0)
    for line in (*paper.below, *paper.body):
        made.add_paragraph(line)
    if paper.table is not None:
        table = made.add_table(rows=0, cols=len(paper.table.head), style="Table Grid")
        for row in (paper.table.head, *paper.table.rows):
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
        for at, span in paper.table.merged.items():
            first, last = table.cell(at + 1, 0), table.cell(at + span, 0)
            words = first.text
            first.merge(last).text = words
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def as_xlsx(paper: Paper) -> bytes:
    """A workbook: lines over all columns, then the table with merged cells."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": WRITTEN.replace(tzinfo=None)})
    sheet = book.add_worksheet("Sheet1")
    wrapped = book.add_format({"text_wrap": True, "border": 1, "valign": "vcenter"})
    at = 0
    width = len(paper.table.head) if paper.table else 1
    sheet.set_column(0, width - 1, 16 if paper.table else 100)
    for line in paper.lines():
        if width > 1:
            sheet.merge_range(at, 0, at, width - 1, line)
        else:
            sheet.write_string(at, 0, line)
        at += 1
    if paper.table is not None:
        for row in (paper.table.head, *paper.table.rows):
            for column, words in enumerate(row):
                if words.isdigit():
                    sheet.write_number(at, column, int(words), wrapped)
                else:
                    sheet.write_string(at, column, words, wrapped)
            at += 1
        top = at - len(paper.table.rows)
        for first, span in paper.table.merged.items():
            words = paper.table.rows[first][0]
            sheet.merge_range(top + first, 0, top + first + span - 1, 0, words, wrapped)
    book.close()
    return out.getvalue()


def as_pdf(paper: Paper, browser: Browser) -> bytes:
    """The page as a browser prints it."""
    page = browser.new_page()
    try:
        page.set_content(as_html(paper).decode())
        return page.pdf(
            format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "2cm")
        )
    finally:
        page.close()


WRITERS: dict[str, Callable[[Paper], bytes]] = {
    "txt": as_txt,
    "csv": as_csv,
    "html": as_html,
    "docx": as_docx,
    "xlsx": as_xlsx,
}


def examples() -> dict[str, tuple[Paper, str]]:
    """The files of `examples/` that are written here: each with its content and its format."""
    return {
        "青石区2025年重点任务分解.xlsx": (TASKS, "xlsx"),
        "青石区2025年政府工作报告.docx": (REPORT, "docx"),
        "青石区2026年政府工作报告.docx": (NEXT_REPORT, "docx"),
    }


if __name__ == "__main__":
    for name, (paper, form) in examples().items():
        (EXAMPLES / name).write_bytes(WRITERS[form](paper))
