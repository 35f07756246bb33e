"""PDF files for tests: words and lines where they are wanted, in a font that nobody needs.

The font is not embedded; a table of code points says what is written, and each sign is as wide as
its size. That is all that a reader of text asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Page:
    """A page; places are points from the left and from the top."""

    width: float = 595
    height: float = 842
    _drawn: list[str] = field(default_factory=list)

    def text(self, left: float, top: float, words: str, size: float = 12) -> Page:
        """Words on one line. top: of its signs."""
        codes = words.encode("utf-16-be").hex()
        bottom = self.height - top - size
        self._drawn.append(f"BT /F {size} Tf {left} {bottom} Td <{codes}> Tj ET")
        return self

    def line(self, left: float, top: float, right: float, bottom: float) -> Page:
        """A line that is drawn."""
        ends = f"{left} {self.height - top} m {right} {self.height - bottom} l S"
        self._drawn.append(f"0.5 w {ends}")
        return self

    def table(
        self,
        tops: Sequence[float],
        lefts: Sequence[float],
        cells: Sequence[Sequence[Sequence[str]]],
        *,
        closed: bool = True,
    ) -> Page:
        """A ruled table; each cell has its printed lines. closed: whether a line ends it below."""
        for top in tops if closed else tops[:-1]:
            self.line(lefts[0], top, lefts[-1], top)
        for left in lefts:
            self.line(left, tops[0], left, tops[-1])
        for top, row in zip(tops, cells, strict=False):
            for left, cell in zip(lefts, row, strict=False):
                for number, words in enumerate(cell):
                    self.text(left + 6, top + 4 + 14 * number, words, 10)
        return self

    @property
    def content(self) -> bytes:
        return "\n".join(self._drawn).encode("ascii")


_CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end end"""


def pdf(*pages: Page) -> bytes:
    """The bytes of a PDF file of these pages."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    def stream(data: bytes) -> bytes:
        return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)

    catalog = add(b"<< /Type /Catalog /Pages 2 0 R >>")
    tree = add(b"")
    cmap = add(stream(_CMAP))
    inner = add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 1000 /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    font = add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H"
        b" /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>" % (inner, cmap)
    )
    kids = []
    for page in pages:
        content = add(stream(page.content))
        kids.append(
            add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
                b" /Resources << /Font << /F %d 0 R >> >> >>"
                % (tree, page.width, page.height, content, font)
            )
        )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[tree - 1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids))
    made = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    made += b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n" % (size, catalog, start)
    return made + b"%%EOF\n"
