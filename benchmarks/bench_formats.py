"""How quickly files of offices become documents, and what a workbook costs more than a text.

    python -m benchmarks.bench_formats [ROWS] [PDF…]

Seconds are those of a processor, the least of some runs; memory is the most that a process of its
own held. A PDF is read beside its library alone (each page's characters, and its tables).
"""

from __future__ import annotations

import gc
import io
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

ROWS = 10_000
HEADS = ("序号", "任务名称", "工作内容", "牵头单位", "配合单位", "完成时限")
TITLE = "青石区2031年重点任务清单"


def rows(number: int) -> Iterator[tuple[str, ...]]:
    """The rows of an invented district's table."""
    for at in range(number):
        words = f"新建{at % 7 + 1}号公园{at % 9 + 1}处，改造道路{at % 5 + 2}公里"
        yield str(at + 1), f"任务{at}号", words, "区园林局", "区住建局、区交通局", "6月底前"


def as_text(number: int) -> bytes:
    lines = ["\t".join(each) for each in (HEADS, *rows(number))]
    return "\n".join([TITLE, *lines, ""]).encode()


def as_workbook(number: int) -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.merge_range(0, 0, 0, len(HEADS) - 1, TITLE)
    for line, cells in enumerate((HEADS, *rows(number)), start=1):
        sheet.write_row(line, 0, cells)
    book.close()
    return stream.getvalue()


def as_word(number: int) -> bytes:
    import docx
    from lxml import etree

    made = docx.Document()
    made.add_paragraph(TITLE)
    table = made.add_table(1, len(HEADS))
    for cell, head in zip(table.rows[0].cells, HEADS, strict=True):
        cell.text = head
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for cells in rows(number):  # python-docx takes minutes for as many
        line = etree.SubElement(table._tbl, f"{space}tr")
        for words in cells:
            inner = line
            for tag in ("tc", "p", "r", "t"):
                inner = etree.SubElement(inner, f"{space}{tag}")
            inner.text = words
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


MAKERS: dict[str, Callable[[int], bytes]] = {"txt": as_text, "xlsx": as_workbook, "docx": as_word}


def seconds(task: Callable[[], object], runs: int = 3) -> float:
    """The least processor seconds of some runs."""
    least = float("inf")
    for _ in range(runs):
        start = time.process_time()
        task()
        least = min(least, time.process_time() - start)
    return least


def to_document(form: str, number: int) -> float:
    """Rows a second from a file's bytes to its `Document`."""
    from loaders.formats.sniff import read_bytes

    make = MAKERS[form]
    read_bytes(make(10), f"a.{form}")
    data = make(number)
    return number / seconds(lambda: read_bytes(data, f"a.{form}"))


def answers(form: str, number: int) -> tuple[float, float]:
    """Processor seconds and MiB of a process that reads rows to statements."""
    command = [sys.executable, __file__, "--answers", form, str(number)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(told[-2]), float(told[-1])


def answer_here(form: str, number: int) -> None:
    from loaders.formats.sniff import read_bytes
    from loaders.kinds import extract

    make = MAKERS[form]
    extract(read_bytes(make(10), f"a.{form}"))
    data = make(number)
    took = seconds(lambda: extract(read_bytes(data, f"a.{form}")), runs=1)
    print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def beside_the_library(path: Path) -> tuple[float, float]:
    """Seconds to read a PDF, and those of the library for its characters and tables alone."""
    import pdfplumber

    from loaders.formats.sniff import read_bytes

    data = path.read_bytes()

    def alone() -> None:
        with pdfplumber.open(io.BytesIO(data)) as book:
            for page in book.pages:
                whole = page.dedupe_chars(tolerance=1)
                whole.extract_words()
                whole.find_tables()

    return seconds(lambda: read_bytes(data, path.name), runs=2), seconds(alone, runs=2)


def main(arguments: list[str]) -> None:
    gc.set_threshold(200_000, 20, 50)  # as `kg` does
    if arguments[:1] == ["--answers"]:
        answer_here(arguments[1], int(arguments[2]))
        return
    number = int(arguments[0]) if arguments else ROWS
    for form in MAKERS:
        print(f"{form} to a document: {to_document(form, number):,.0f} rows a second")
    (text, text_held), (book, book_held) = answers("txt", number), answers("xlsx", number)
    print(
        f"{number:,} rows to statements: text {text:.2f} s {text_held:.0f} MiB, workbook"
        f" {book:.2f} s {book_held:.0f} MiB: ratio {book / text:.2f} and"
        f" {book_held / text_held:.2f}"
    )
    for each in arguments[1:]:
        ours, alone = beside_the_library(Path(each))
        print(f"{Path(each).name}: {ours:.2f} s, its library {alone:.2f} s: {ours / alone:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
