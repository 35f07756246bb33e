"""Web pages (.html): the article of the page, without the portal around it.

What is read is what a browser shows: white space runs together, tables keep their merged cells,
numbered lists their numbers, hidden elements are left out. The article is the element that holds
most of the words that are in no link; lists of links (menus, crumbs, related pages) are left out,
and how much was is said. The document's title is that of the page's own metadata: portals state it
as `ArticleTitle` (政府网站发展指引, 国办发〔2017〕47号, annex 网页标签规范).

libxml2 reads the markup: it follows elements 255 deep and says where it stops, which bounds what a
hostile page can cost (the standard's own algorithm is quadratic in unclosed elements).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.formats.decoding import Decoded, decode
from loaders.formats.document import PLAIN, Document, Form
from loaders.formats.grids import lay
from loaders.formats.html_article import Article, find_article
from loaders.formats.html_table import grid_of, holds_data
from loaders.formats.html_text import Flow, shown
from loaders.formats.written import Paragraph, Run, Written
from ontology import late_re as re
from ontology.errors import ReadError
from ontology.locator import Locator

if TYPE_CHECKING:
    from lxml.etree import _Element

_START = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(rb"<(?:head|body|table|div|p|meta)[\s>]", re.IGNORECASE)
"""How a page begins that was saved without its beginning; a portal's "Excel" is often a table."""
_PARAGRAPH = re.compile(rb"<p[\s>]", re.IGNORECASE)
_SEVERAL = 3
_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<!--.*?-->|<\?xml[^>]*>)*", re.DOTALL)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_DECLARED_WITHIN = 4096
"""Bytes within which a page declares its encoding (the standard says 1,024; portals go beyond)."""
_HEADINGS = {f"h{level}": level - 1 for level in range(1, 7)}
_TITLE = 0
"""The first level is no heading of a part: the page shows it as its title."""


def looks_like_a_page(data: bytes) -> bool:
    """Whether bytes begin as a web page does, after white space and comments, or have several of
    its paragraphs as they are written there, which a portal printed instead of showing them.
    """
    begin = data[: _DECLARED_WITHIN * 4]
    before = _BEFORE.match(begin)
    at = before.end() if before is not None else 0
    if _START.match(begin, at) or _FRAGMENT.match(begin, at):
        return True
    opened = sum(1 for _ in _PARAGRAPH.finditer(begin))
    return opened >= _SEVERAL and begin.lower().count(b"</p>") >= _SEVERAL


def read_bytes(data: bytes, name: str, where: str = "") -> Document:
    """The document of a web page's bytes. Raises ReadError."""
    written = Written(name, where)
    decoded = _decoded(data, written.where)
    written.notices.extend(decoded.notices)
    root = _parsed(decoded.text, written.where)
    _Reading(find_article(root, written.where), written).run()
    return written.document("html", hashlib.sha256(data).hexdigest())


def _decoded(data: bytes, where: str) -> Decoded:
    """The page's text: by what it declares where that decodes, else by what fits its bytes."""
    declared = _CHARSET.search(data, 0, _DECLARED_WITHIN)
    if declared is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        codec = declared[1].decode("ascii", "replace").lower()
        if codec in {"gb2312", "gbk", "gb_2312-80"}:
            codec = "gb18030"  # which holds them: pages that declare the smaller use the larger
        try:
            return Decoded(data.decode(codec), codec)
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration is common; the bytes tell
    return decode(data, where)


def _parsed(text: str, where: str) -> _Element:
    """The page as a tree. Raises ReadError where it nests too deep, or holds no element."""
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root: _Element = html.document_fromstring(
            text.replace("\x00", "\ufffd").encode("utf-8", "replace"), parser=parser
        )
    except etree.ParserError as error:
        raise ReadError(f"is a web page without content ({error})", where=where) from None
    for each in parser.error_log:
        if "xcessive depth" in each.message:
            raise ReadError(
                "is a web page whose elements are nested too deep (255 at most are followed)",
                where=where,
                way_out="save the page's text, or its article alone",
            )
    return root


class _Reading:
    def __init__(self, article: Article, written: Written) -> None:
        self._article, self._written = article, written
        self._number = 0

    def run(self) -> None:
        article = self._article
        for words in article.card:
            self._paragraph(words, None)
        if article.title:
            self._paragraph(article.title, None)
        flow = Flow(self._paragraph, self._table, article.is_left_out, _HEADINGS)
        flow.read(article.element)
        if article.left_out:
            self._written.notices.append(
                f"is a web page: {article.left_out} characters around its article (menus, lists of"
                " links, footers) were left out"
            )
        if flow.pictures:
            self._written.notices.append(f"has {flow.pictures} pictures, which were not read")
        if flow.frames:
            self._written.notices.append(f"shows {flow.frames} other pages, which were not read")

    def _paragraph(self, words: str, level: int | None) -> None:
        form = Form(titled=True) if level == _TITLE else PLAIN
        for line in self._lines(words):
            self._written.paragraph(line, level or None, form)

    def _lines(self, words: str) -> Iterator[Paragraph]:
        for line in words.split("\n"):
            if line.strip():
                self._number += 1
                yield (Run(line.strip(), Locator(0, 0, paragraph=self._number)),)

    def _table(self, table: _Element) -> bool:
        """Write down a table of data; False for one that only lays out the page."""
        if not holds_data(table):
            return False
        grid = grid_of(table, self._cell, self._written.where)
        lay(grid, self._written)
        return True

    def _cell(self, cell: _Element) -> list[Paragraph]:
        return list(self._lines(shown(cell, _HEADINGS)))
