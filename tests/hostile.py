"""Hostile files, made by rule: what people, programs and attackers leave under a document's name.

`made(folder, seed, count)` writes `count` files into a folder: first every case of the catalogue,
each of which names what is wrong with it, then mutants of good documents, which depend on the seed
alone. `python -m tests.fuzz` (`make fuzz`) loads each and prints one line; a worker process does
the loading, with limits of time and memory, so that a hang or an abort is seen and named.
"""

from __future__ import annotations

import io
import os
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape

EXAMPLES = Path(__file__).parent.parent / "examples"
PROGRESS = (EXAMPLES / "青石区2024年重点工作进展.txt").read_text("utf-8")
HEADS = ("序号", "主要任务", "牵头单位", "配合单位", "完成情况")
ROWS = (
    ("1", "新增绿道5公里", "区园林局", "区住建局", "已完成，新增绿道6公里"),
    ("2", "新建公园3个", "区园林局", "各街道", "建成公园3个"),
    ("3", "招引项目18个", "区商务局", "区发改局", "招引项目21个"),
)
TITLE = "云岭市青石区2024年重点工作任务进展情况表（截至2024年12月31日）"
LISTED = """青石区2024年工作任务分工

一、城市建设

1．新增绿道5公里。（区园林局牵头，区住建局配合）
2．新建公园3个。（区园林局牵头，各街道配合）
3．招引项目18个。（区商务局牵头，区发改局配合）
"""

Make = Callable[[Path], None]
"""Makes one file (or what stands in its place) at a path."""


def _random(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - what it makes is to come again, not to be secret


# -- good documents of each format, to be damaged ----------------------------------------------


def separated(delimiter: str, rows: object = ROWS) -> str:
    lines = [delimiter.join(each) for each in (HEADS, *rows)]  # type: ignore[misc]
    return "\n".join([TITLE, "", *lines, ""])


def archive(
    members: Mapping[str, str | bytes], *, packed: bool = True, kind: int = zipfile.ZIP_DEFLATED
) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", kind if packed else zipfile.ZIP_STORED) as file:
        for name, data in members.items():
            file.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, file.compression)
    return buffer.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def word_table(rows: object = (HEADS, *ROWS), properties: str = "") -> str:
    cells = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{properties}{paragraph(escape(cell))}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in rows  # type: ignore[attr-defined]
    )
    return f"<w:tbl>{cells}</w:tbl>"


def word_members(body: str, head: str = "") -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": _TYPES,
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?>{head}'
        f"<w:document {_W}><w:body>{body}</w:body></w:document>",
    }


def docx(body: str = "", head: str = "") -> bytes:
    return archive(word_members(body or paragraph(TITLE) + word_table(), head))


@cache
def xlsx() -> bytes:
    return workbook([(TITLE,), HEADS, *ROWS])


def workbook(rows: object) -> bytes:
    import datetime

    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)})
        sheet = book.add_worksheet("进展")
        for number, row in enumerate(rows):  # type: ignore[arg-type, var-annotated]
            for column, value in enumerate(row):
                sheet.write_string(number, column, value)
    return buffer.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """An archive with each member changed; None leaves it out."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        members = {name: change(name, old.read(name)) for name in old.namelist()}
    return archive({name: each for name, each in members.items() if each is not None})


def pdf(content: bytes = b"BT /F1 12 Tf 72 700 Td (1 xinzeng 5) Tj ET", *, more: str = "") -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> " + more.encode("latin-1") + b">>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)


# -- the catalogue -----------------------------------------------------------------------------


def _cell(words: str) -> str:
    """The progress table with words in place of one of its cells."""
    return PROGRESS.replace("年度数据尚未公布", words, 1)


def _sheet_xml(change: Callable[[str], str]) -> bytes:
    def changed(name: str, data: bytes) -> bytes:
        if name == "xl/worksheets/sheet1.xml":
            return change(data.decode("utf-8")).encode("utf-8", "surrogatepass")
        return data

    return repacked(xlsx(), changed)


def _without(member: str) -> bytes:
    return repacked(xlsx(), lambda name, data: None if name == member else data)


TEXTS: dict[str, str | bytes] = {
    "empty": b"",
    "one byte": b"\n",
    "a mark alone": b"\xef\xbb\xbf",
    "marks of UTF-16 alone": b"\xff\xfe",
    "half a mark": b"\xef\xbb",
    "blank": " \u3000\t\r\n" * 2000,
    "null bytes": b"\0" * 5000,
    "null in a cell": _cell("甲\0乙"),
    "escape sequences": _cell("\x1b[2J\x1b]0;x\x07"),
    "bell and backspace": _cell("甲\x07\x08乙"),
    "form feeds": PROGRESS.replace("\n", "\f\n"),
    "vertical tabs": PROGRESS.replace("\n", "\v"),
    "C1 controls": _cell("甲\x85\x9b31m乙"),
    "line separators": PROGRESS.replace("\n", "\u2028"),
    "marks of direction": _cell("\u202e甲乙\u202c\u2066丙\u2069"),
    "a name from right to left": PROGRESS.replace("区统计局", "\u202e局计统区"),
    "zero width": PROGRESS.replace("区", "区\u200b"),
    "soft hyphens": PROGRESS.replace("局", "\u00ad局"),
    "a thousand combining marks": _cell("甲" + "\u0301" * 1000),
    "private use": _cell("\ue000\uf8ff\U000f0000"),
    "noncharacters": _cell("\ufdd0\uffff\U0010ffff"),
    "replacement characters": _cell("\ufffd" * 50),
    "a lone surrogate": _cell("甲").encode() + b"\xed\xa0\x80" + b"\n",
    "surrogates in UTF-16": b"\xff\xfe" + PROGRESS.encode("utf-16-le") + b"\x00\xd8\x41\x00",
    "an overlong slash": PROGRESS.encode() + b"\xc0\xaf",
    "five-byte UTF-8": PROGRESS.encode() + b"\xf8\x88\x80\x80\x80",
    "two encodings": PROGRESS.encode()[:900] + PROGRESS.encode("gb18030")[700:],
    "GB18030": PROGRESS.encode("gb18030"),
    "GBK cut in a character": PROGRESS.encode("gbk", "replace")[:-1] + b"\x81",
    "Big5": PROGRESS.encode("big5", "replace"),
    "Shift JIS": PROGRESS.encode("shift_jis", "replace"),
    "UTF-7": PROGRESS.encode("utf-7"),
    "UTF-16 without a mark": PROGRESS.encode("utf-16-le"),
    "UTF-16, odd bytes": PROGRESS.encode("utf-16")[:-1],
    "UTF-32": PROGRESS.encode("utf-32"),
    "a mark in the midst": PROGRESS.replace("\n", "\n\ufeff", 3),
    "carriage returns": PROGRESS.replace("\n", "\r"),
    "mixed ends of lines": PROGRESS.replace("\n", "\r\n", 7).replace("\n", "\r", 9),
    "no end of line": PROGRESS.replace("\n", ""),
    "one long line": "青" * 3_000_000,
    "a hundred thousand lines": "1\n" * 100_000,
    "tabs alone": "\t" * 200_000,
    "tabs and lines": "\t\n" * 100_000,
    "a huge cell": _cell("字" * 400_000),
    "ten thousand columns": "\t".join(["列"] * 10_000) + "\n" + "\t".join(["1"] * 10_000),
    "deep brackets": _cell("（" * 20_000 + "）" * 20_000),
    "deep quotation marks": _cell("“" * 20_000),
    "deep headings": "\n".join("一、" * number + "甲" for number in range(1, 400)),
    "a huge number": _cell("9" * 5000 + "个"),
    "a huge exponent": _cell("1e999999999个"),
    "a tiny number": _cell("0." + "0" * 5000 + "1%"),
    "numbers without end": _cell("一百万亿" * 3000),
    "dots": _cell("1.2.3.4.5" * 1000),
    "minus and plus": _cell("-+-+5--%"),
    "fullwidth numbers": _cell("新增１２３．４５％"),
    "not a number": PROGRESS.replace("8.2%", "NaN%").replace("115%", "inf%"),
    "the year 99999": PROGRESS.replace("2024年", "99999年"),
    "the year 0": PROGRESS.replace("2024年", "0000年"),
    "the 45th of the 13th": PROGRESS.replace("12月31日", "13月45日"),
    "a million months": _cell("1000000月底前"),
    "formulas": PROGRESS.replace("区统计局", "=cmd|'/c calc'!A1"),
    "formulas of full width": PROGRESS.replace("区统计局", "＝HYPERLINK(“http://x”)"),
    "scripts": PROGRESS.replace("区统计局", "<script>alert(1)</script>局"),
    "markup": _cell('"><img src=x onerror=alert(1)>'),
    "templates": _cell("{{7*7}} {% raw %} ${jndi:ldap://x/a}"),
    "statements": _cell("'; DROP TABLE x; MATCH (n) DETACH DELETE n //"),
    "IRIs": PROGRESS.replace("区统计局", "<http://x/> . <a> <b> <c> . 局"),
    "paths": PROGRESS.replace("区统计局", "../../etc/passwd局"),
    "percent signs": PROGRESS.replace("区统计局", "%n%s%x%00局"),
    "backslashes": PROGRESS.replace("区统计局", "\\u0000\\x1b局"),
    "units named null": PROGRESS.replace("区统计局", "null"),
    "many units in one cell": PROGRESS.replace(
        "区统计局", "、".join(f"区{n}局" for n in range(3000))
    ),
    "one unit many times": PROGRESS.replace("区统计局", "、".join(["区统计局"] * 3000)),
    "a row too short": PROGRESS.replace("\t区统计局、各街道（镇）\n", "", 1),
    "heads alone": "\t".join(HEADS) + "\n",
    "heads twice": PROGRESS + PROGRESS,
    "no heads": "\n".join("\t".join(row) for row in ROWS),
    "heads that repeat": "\t".join(["主要任务"] * 5) + "\n" + "\t".join(ROWS[0]),
    "rows in reverse": "\n".join(reversed(PROGRESS.splitlines())),
    "cut in a character": PROGRESS.encode()[:1001],
    "prose without end": "今天开会，" * 100_000,
    "sentences without end": "今天新增5个。" * 30_000,
    "commas alone": "," * 100_000,
    "quotes alone": '"' * 100_000,
    "a quote that never ends": separated(",").replace("区园林局", '"区园林局', 1),
    "quotes in quotes": separated(",").replace("区园林局", '"区""园""林""局"'),
    "semicolons": separated(";"),
    "pipes": separated("|"),
    "commas of full width": separated("，"),
    "Markdown cut": "|" + separated("|").replace("\n", "|\n|") + "\n|---|",
    "a table in a million commas": separated(",") + ",,,,,,,\n" * 50_000,
    "a list of tasks": LISTED,
    "a list without units": LISTED.replace("牵头", "某某"),
    "brackets that never close": LISTED.replace("）", ""),
    "a web page": "<!DOCTYPE html><html><table><tr><td>甲</td></tr></table></html>",
    "XML with entities": '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>',
    "JSON": '[{"甲": ' * 5000,
    "a private key": "-----BEGIN PRIVATE KEY-----\n" + "A" * 4000,
    "base64": "QUJD" * 20_000,
    "random bytes": _random(1).randbytes(20_000),
    "random Chinese": "".join(map(chr, _random(2).choices(range(0x4E00, 0x9FFF), k=50_000))),
    "every character": "".join(map(chr, (n for n in range(1, 0x3000) if n not in (9, 10, 13)))),
    "a PNG": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "a JPEG": b"\xff\xd8\xff\xe0" + bytes(200),
    "gzip": b"\x1f\x8b" + zlib.compress(PROGRESS.encode()),
    "7z": b"7z\xbc\xaf\x27\x1c" + bytes(99),
    "RAR": b"Rar!\x1a\x07\x00" + bytes(99),
    "a program": b"\x7fELF" + bytes(200),
    "RTF": rb"{\rtf1\ansi" + rb"{\b" * 5000,
    "an old Word file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000),
}
"""Files whose name says text: what is wrong with each, and its content."""

_BOMB = b"0" * (30 << 20)

DOCX: dict[str, Callable[[], bytes]] = {
    "whole": docx,
    "no body": lambda: docx("<w:p/>"),
    "no document": lambda: archive({"[Content_Types].xml": _TYPES, "word/other.xml": "<a/>"}),
    "cut in half": lambda: docx()[: len(docx()) // 2],
    "cut at the end": lambda: docx()[:-10],
    "a head alone": lambda: b"PK\x03\x04word/document.xml",
    "no XML": lambda: archive({"word/document.xml": "no XML at all"}),
    "XML cut": lambda: archive({"word/document.xml": f"<w:document {_W}><w:body><w:p>"}),
    "XML of UTF-16": lambda: archive(
        {"word/document.xml": f"<w:document {_W}><w:body/></w:document>".encode("utf-16")}
    ),
    "XML of an unknown encoding": lambda: archive(
        {"word/document.xml": b'<?xml version="1.0" encoding="EBCDIC-X"?><a/>'}
    ),
    "entities": lambda: docx(
        paragraph("&e;"), '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    ),
    "a billion laughs": lambda: docx(
        paragraph("&i;"),
        "<!DOCTYPE a ["
        + "".join(
            f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
        )
        + "]>",
    ),
    "entities after much white space": lambda: docx(
        paragraph("&e;"), " " * 9000 + '<!DOCTYPE a [<!ENTITY e "x">]>'
    ),
    "a bomb": lambda: archive(word_members("") | {"word/media/a.bin": _BOMB}),
    "a bomb in the text": lambda: docx(paragraph("字" * (12 << 20))),
    "nested archives": lambda: archive(word_members("") | {"word/a.zip": docx()}),
    "names that climb": lambda: archive(
        word_members(paragraph(LISTED)) | {"../../../etc/cron.d/x": "x", "/etc/x": "x", "c:\\x": ""}
    ),
    "two of one name": lambda: docx() + docx(),
    "ten thousand parts": lambda: archive(
        word_members("") | {f"word/{number}": "" for number in range(10_000)}, packed=False
    ),
    "encrypted": lambda: _flagged(docx(), 1),
    "an unknown packing": lambda: _packing(docx(), 99),
    "sizes that lie": lambda: _sized(docx(), 0xFFFFFFF0),
    "a wrong checksum": lambda: _flipped(archive(word_members(paragraph(LISTED)), packed=False)),
    "packed with bzip2": lambda: archive(word_members(word_table()), kind=zipfile.ZIP_BZIP2),
    "packed with LZMA": lambda: archive(word_members(word_table()), kind=zipfile.ZIP_LZMA),
    "macros": lambda: archive(word_members("") | {"word/vbaProject.bin": b"x"}),
    "deep elements": lambda: docx("<w:p>" * 3000 + "</w:p>" * 3000),
    "deep tables": lambda: docx(
        "<w:tbl><w:tr><w:tc>" * 300 + paragraph("甲") + "</w:tc></w:tr></w:tbl>" * 300
    ),
    "a span of a billion": lambda: docx(
        word_table(properties='<w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>')
    ),
    "a span below nothing": lambda: docx(
        word_table(properties='<w:tcPr><w:gridSpan w:val="-5"/></w:tcPr>')
    ),
    "a span of words": lambda: docx(
        word_table(properties='<w:tcPr><w:gridSpan w:val="viel"/></w:tcPr>')
    ),
    "merged from nowhere": lambda: docx(word_table(properties="<w:tcPr><w:vMerge/></w:tcPr>")),
    "numbering of nothing": lambda: docx(
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="-1"/></w:numPr></w:pPr></w:p>'
    ),
    "numbering that is broken": lambda: archive(
        word_members(
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
            "<w:r><w:t>甲</w:t></w:r></w:p>"
        )
        | {"word/numbering.xml": f"<w:numbering {_W}><w:num/></w:numbering>"}
    ),
    "a style of itself": lambda: archive(
        word_members('<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr></w:p>' + paragraph(LISTED))
        | {
            "word/styles.xml": f'<w:styles {_W}><w:style w:styleId="a"><w:basedOn w:val="a"/>'
            "</w:style></w:styles>"
        }
    ),
    "twenty thousand paragraphs": lambda: docx(paragraph("甲") * 20_000),
    "twenty thousand columns": lambda: docx(word_table([["甲"] * 20_000])),
    "controls": lambda: docx(paragraph("甲&#1;乙")),
    "another namespace": lambda: docx().replace(b"word/", b"Word/"),
    "a comment that never ends": lambda: docx("<!-- " + paragraph("甲")),
    "instructions": lambda: docx('<?php system("id") ?>' + word_table()),
}

_CELLS: dict[str, Callable[[str], str]] = {
    "no end": lambda xml: xml[: len(xml) // 2],
    "no rows": lambda xml: xml.replace("<row", "<x").replace("</row", "</x"),
    "a row of a billion": lambda xml: xml.replace('r="1"', 'r="1000000000"', 1),
    "a cell at ZZZZ9": lambda xml: xml.replace('r="A1"', 'r="ZZZZ9"', 1),
    "a cell nowhere": lambda xml: xml.replace('r="A1"', 'r=""', 1),
    "a string out of range": lambda xml: xml.replace("<v>0</v>", "<v>99999999</v>", 1),
    "a string below nothing": lambda xml: xml.replace("<v>0</v>", "<v>-7</v>", 1),
    "a string that is none": lambda xml: xml.replace("<v>0</v>", "<v>x</v>", 1),
    "a style out of range": lambda xml: xml.replace("<c ", '<c s="9999" ', 1),
    "an unknown type": lambda xml: xml.replace('t="s"', 't="zzz"', 1),
    "a date that is none": lambda xml: xml.replace('t="s"', 't="d"', 1),
    "a number beyond all": lambda xml: xml.replace(' t="s"><v>0<', "><v>1e999<", 1),
    "not a number": lambda xml: xml.replace(' t="s"><v>0<', "><v>NaN<", 1),
    "a formula": lambda xml: xml.replace("<v>0", "<f>cmd|'/c calc'!A1</f><v>0", 1),
    "an error": lambda xml: xml.replace(' t="s"><v>0<', ' t="e"><v>#REF!<', 1),
    "merged beyond": lambda xml: xml.replace(
        "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    ),
    "merged backwards": lambda xml: xml.replace(
        "</sheetData>", '</sheetData><mergeCells><mergeCell ref="C9:A1"/></mergeCells>'
    ),
    "merged nonsense": lambda xml: xml.replace(
        "</sheetData>", '</sheetData><mergeCells><mergeCell ref="?"/></mergeCells>'
    ),
    "a size that lies": lambda xml: xml.replace('ref="A1:E5"', 'ref="A1:XFD1048576"'),
    "entities": lambda xml: xml.replace("?>", '?><!DOCTYPE a [<!ENTITY e "x">]>', 1),
    "controls": lambda xml: xml.replace("<v>0", "<v>&#2;0", 1),
    "a hundred thousand empty rows": lambda xml: xml.replace(
        "</sheetData>", "<row/>" * 100_000 + "</sheetData>"
    ),
}

XLSX: dict[str, Callable[[], bytes]] = {
    "whole": xlsx,
    "cut in half": lambda: xlsx()[: len(xlsx()) // 2],
    "cut at the end": lambda: xlsx()[:-30],
    "empty archive": lambda: archive({"xl/": b""}),
    "no workbook": lambda: _without("xl/workbook.xml"),
    "no sheet": lambda: _without("xl/worksheets/sheet1.xml"),
    "no strings": lambda: _without("xl/sharedStrings.xml"),
    "no styles": lambda: _without("xl/styles.xml"),
    "no relations": lambda: _without("xl/_rels/workbook.xml.rels"),
    "no types": lambda: _without("[Content_Types].xml"),
    "a bomb": lambda: _sheet_xml(lambda xml: xml + " " * (40 << 20)),
    "a name of thirty thousand": lambda: archive({"xl/" + "a" * 30_000: "x"}),
    "an old workbook inside": lambda: archive({"xl/workbook.bin": b"\0" * 99}),
    "one cell of thirty thousand": lambda: workbook(
        [HEADS, ("1", "字" * 32_000, "区一局", "", "")]
    ),
    "formulas as words": lambda: workbook([HEADS, ("=1+1", "+1", "-1", "@x", "\t=1")]),
    "nothing but heads": lambda: workbook([HEADS]),
    "one cell": lambda: workbook([("甲",)]),
    **{f"sheet: {name}": partial(_sheet_xml, change) for name, change in _CELLS.items()},
}

PDF: dict[str, Callable[[], bytes]] = {
    "whole": pdf,
    "a head alone": lambda: b"%PDF-1.7\n",
    "cut in half": lambda: pdf()[: len(pdf()) // 2],
    "no pages": lambda: pdf().replace(b"/Kids [3 0 R]", b"/Kids []     "),
    "pages of themselves": lambda: pdf().replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
    "a root that is none": lambda: pdf().replace(b"/Root 1 0 R", b"/Root 9 0 R"),
    "a root of itself": lambda: pdf().replace(b"/Type /Catalog", b"/Type 1 0 R    "),
    "xref in a loop": lambda: pdf().replace(
        b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % pdf().index(b"xref\n")
    ),
    "xref nowhere": lambda: pdf().replace(b"startxref\n", b"startxref\n99999"),
    "xref below nothing": lambda: pdf().replace(b"startxref\n", b"startxref\n-"),
    "xref of a billion": lambda: pdf().replace(b"xref\n0 6", b"xref\n0 999999999"),
    "no xref": lambda: pdf().replace(b"xref", b"xxxx"),
    "a length that lies": lambda: pdf().replace(b"/Length ", b"/Length 99999"),
    "a length of itself": lambda: pdf().replace(b"/Length 42", b"/Length 4 0 R"),
    "a stream that never ends": lambda: pdf().replace(b"endstream", b"xxxxxxxxx"),
    "a page as large as a town": lambda: pdf().replace(b"595 842", b"9e9 9e9"),
    "a page of no size": lambda: pdf().replace(b"595 842", b"0 0    "),
    "a box of words": lambda: pdf().replace(b"[0 0 595 842]", b"[/A /B /C /D]"),
    "a page turned by 45": lambda: pdf(more="/Rotate 45 "),
    "an unknown filter": lambda: pdf().replace(b"/Length", b"/Filter /Zzz /Length"),
    "a filter of no data": lambda: pdf().replace(b"/Length", b"/Filter /FlateDecode /Length"),
    "a bomb": lambda: _packed_stream(b"BT " + b"(a) Tj " * 3_000_000 + b" ET"),
    "a million brackets": lambda: pdf(b"BT " + b"[" * 200_000),
    "deep dictionaries": lambda: pdf(more="/A " + "<<" * 2000 + ">>" * 2000),
    "deep arrays": lambda: pdf(more="/A " + "[" * 5000 + "]" * 5000),
    "states without end": lambda: pdf(b"q " * 100_000),
    "operators alone": lambda: pdf(b"Tj TJ ' \" Td Tm T* re m l c S f B n W"),
    "lines without end": lambda: pdf(b"0 0 m " + b"9 9 l " * 20_000 + b"S"),
    "numbers without end": lambda: pdf(b"BT /F1 " + b"9" * 20_000 + b" Tf (a) Tj ET"),
    "not a number": lambda: pdf(b"BT /F1 NaN Tf inf 0 Td (a) Tj ET"),
    "a font of none": lambda: pdf(b"BT /F9 12 Tf 72 700 Td (a) Tj ET"),
    "a form of itself": lambda: pdf(b"/X Do", more="/XObject << /X 3 0 R >> "),
    "JavaScript": lambda: pdf(more="/AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >> "),
    "encrypted": lambda: pdf().replace(
        b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard /V 9 /R 9 >>"
    ),
    "encrypted with nothing": lambda: pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 99 0 R"),
    "rubbish before": lambda: b"x" * 900 + pdf(),
    "rubbish behind": lambda: pdf() + _random(3).randbytes(9000),
    "words that are none": lambda: pdf(b"BT /F1 12 Tf 72 700 Td <FFFEFDFC00> Tj ET"),
    "an empty page": lambda: pdf(b""),
}


def _packed_stream(data: bytes) -> bytes:
    return pdf(zlib.compress(data)).replace(b"/Length", b"/Filter /FlateDecode /Length")


def _flagged(data: bytes, flag: int) -> bytes:
    """An archive whose members say that they are encrypted."""
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + place] |= flag
            at = changed.find(mark, at + 4)
    return bytes(changed)


def _packing(data: bytes, method: int) -> bytes:
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + place] = method
            at = changed.find(mark, at + 4)
    return bytes(changed)


def _sized(data: bytes, size: int) -> bytes:
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    struct.pack_into("<I", changed, at + 24, size)
    return bytes(changed)


def _flipped(data: bytes) -> bytes:
    at = data.find("青石区".encode())
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def _placed(kind: Callable[[Path], object]) -> Make:
    def make(path: Path) -> None:
        kind(path)

    return make


def _forbidden(path: Path) -> None:
    path.write_text(PROGRESS, "utf-8")
    path.chmod(0)


def _ring(path: Path) -> None:
    other = path.with_name(f"{path.name}-other")
    path.symlink_to(other)
    other.symlink_to(path)


def _linked_folder(path: Path) -> None:
    other = path.with_name(f"{path.name}-other")
    other.mkdir()
    path.symlink_to(other)


PLACES: dict[str, Make] = {
    "a folder.txt": _placed(Path.mkdir),
    "a folder.docx": _placed(Path.mkdir),
    "a link to nowhere.txt": _placed(lambda path: path.symlink_to("nowhere")),
    "a link to itself.txt": _placed(lambda path: path.symlink_to(path.name)),
    "a ring of links.txt": _placed(_ring),
    "a link to a folder.txt": _placed(_linked_folder),
    "forbidden.txt": _placed(_forbidden),
}
"""What is no file at all, by its name."""

if hasattr(os, "mkfifo"):
    PLACES |= {
        "a pipe.txt": _placed(os.mkfifo),
        "a pipe.docx": _placed(os.mkfifo),
        "zeros without end.txt": _placed(lambda path: path.symlink_to("/dev/zero")),
        "a terminal.txt": _placed(lambda path: path.symlink_to("/dev/tty")),
        "memory.txt": _placed(lambda path: path.symlink_to("/proc/self/mem")),
        "a hole of a terabyte.txt": _placed(lambda path: _hole(path, 1 << 40)),
        "a hole below the limit.txt": _placed(lambda path: _hole(path, 60 << 20)),
    }


def _hole(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


NAMES = (
    "字" * 80 + ".txt",
    "x" * 250 + ".txt",
    "a\nb.txt",
    "a\tb.txt",
    "\x1b[31m红.txt",
    "\u202etxt.exe.txt",
    "=1+1.txt",
    "<script>.txt",
    "a'b\"c.txt",
    "a#b?c%20d&e.txt",
    "-rf.txt",
    " .txt",
    "..txt",
    "a\\b.txt",
    "CON.txt",
    "😀.txt",
    "é.txt",
    "e\u0301.txt",
    "a.txt.exe",
    "没有后缀",
    ".hidden.txt",
    "名\u200b字.txt",
)
"""Names that a good document has."""

BYTES = ("进展情况表.txt".encode("gbk"), b"\xff\xfe.txt", b"a\x80.txt", b"\xed\xa0\x80.txt")
"""Names that are no text in this system's encoding."""


def catalogue() -> Iterator[tuple[bytes, Make]]:
    """The cases, each with its file's name."""
    for number, (what, text) in enumerate(TEXTS.items()):
        ending = ".csv" if "comma" in what or "quote" in what else ".txt"
        yield f"{number:03} {what}{ending}".encode(), _bytes_of(text)
    # Under the name of another format, too: what a file is, is told by its bytes.
    for ending, other, cases in (
        (".docx", ".txt", DOCX),
        (".xlsx", ".csv", XLSX),
        (".pdf", ".md", PDF),
    ):
        for number, (what, data) in enumerate(cases.items()):
            name = f"{what}{other if number % 7 == 6 else ending}"
            yield f"{ending[1:]} {name}".replace("/", "-").encode(), _bytes_of(data)
    for name, make in PLACES.items():
        yield name.encode(), make
    for name in NAMES:
        yield name.encode(), _bytes_of(PROGRESS)
    for raw in BYTES:
        yield raw, _bytes_of(PROGRESS)


def _bytes_of(content: str | bytes | Callable[[], bytes]) -> Make:
    def make(path: Path) -> None:
        data = content() if callable(content) else content
        path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)

    return make


# -- mutants -----------------------------------------------------------------------------------


@cache
def good() -> tuple[tuple[str, bytes], ...]:
    """Documents of all formats, by their endings."""
    return (
        (".txt", PROGRESS.encode()),
        (".txt", LISTED.encode()),
        (".csv", separated(",").encode()),
        (".tsv", separated("\t").encode()),
        (".docx", docx()),
        (".xlsx", xlsx()),
        (".pdf", pdf()),
    )


PIECES = (
    *("\t", "\n", "\r", "\0", "“", "”", "（", "）", "，", "。", "；", "、", "：", '"', ",", "|"),
    *("0", "9" * 30, "1e9", "%", "亿", "万", "－", "至", "年", "月底前", "第", "其中", "不低于"),
    *("牵头单位：", "责任单位", "区", "局", "各街道", "<w:p>", "</w:tc>", "]]>", "&#0;", "&lt;"),
    *("endobj", "stream", "/Kids", "[", "<<", ">>", "\ufeff", "\u202e", "\U0010ffff", "\x1b["),
)


def mutant(rng: random.Random, data: bytes) -> bytes:
    """The bytes with one to eight changes; inside of archives, the members are changed."""
    if data.startswith(b"PK") and rng.random() < 0.7:
        chosen = rng.choice(zipfile.ZipFile(io.BytesIO(data)).namelist())
        return repacked(data, lambda name, each: mutant(rng, each) if name == chosen else each)
    for _ in range(rng.randint(1, 8)):
        at, other = sorted(rng.randrange(len(data) + 1) for _ in range(2))
        piece = rng.choice(PIECES).encode("utf-8", "surrogatepass")
        match rng.randrange(8):
            case 0:
                data = data[:at]
            case 1:
                data = data[:at] + piece * rng.choice((1, 1, 3, 500)) + data[at:]
            case 2:
                data = data[:at] + data[other:]
            case 3:
                data = data[:at] + rng.randbytes(rng.randint(1, 4)) + data[at:]
            case 4 if data:
                at = min(at, len(data) - 1)
                data = data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]
            case 5:
                data = data[:at] + data[at:other] * rng.choice((2, 3, 20)) + data[other:]
            case 6:
                data = data.replace(piece, b"", rng.randint(1, 50))
            case _:
                lines = data.split(b"\n")
                rng.shuffle(lines)
                data = b"\n".join(lines)
        data = data[: 2 << 20]
    return data


def mutants(folder: Path, seed: int, first: int, count: int) -> Iterator[Path]:
    """Write the mutants of a seed, numbered from the first to below the count."""
    rng = _random(seed)
    for number in range(first, count):
        ending, data = rng.choice(good())
        path = folder / f"mutant {seed}-{number}{ending}"
        path.write_bytes(mutant(rng, data))
        yield path


def made(folder: Path, seed: int, count: int) -> Iterator[Path]:
    """Write so many hostile files, one after another: the catalogue, then mutants of this seed."""
    cases = list(islice(catalogue(), count))
    for raw, make in cases:
        path = folder / os.fsdecode(raw)
        make(path)
        yield path
    yield from mutants(folder, seed, len(cases), count)
