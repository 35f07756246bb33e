"""The words of a web page's elements, as a browser shows them: paragraphs, breaks, lists.

White space runs together, and a line end between two Chinese characters is none (CSS Text 3,
§4.1.3). Portals also print what a program escaped once too often: `&nbsp;` and `\\r\\n` as words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ontology import late_re as re

if TYPE_CHECKING:
    from lxml.etree import _Element


def tags(words: str) -> frozenset[str]:
    """Names of elements, from a line of them."""
    return frozenset(words.split())


SILENT = tags(
    "script style noscript template head title object embed audio video canvas svg map "
    "select option button input textarea"
)
"""Elements whose words are no words of the page."""

_BLOCKS = tags(
    "address article aside blockquote body caption center dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li "
    "main menu nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—"
_BROKEN = re.compile(rf"(?<=[{_WIDE}])[ \t\f]*[\n\r][ \t\n\r\f]*(?=[{_WIDE}])")
_ESCAPED_SPACE = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);", re.IGNORECASE)
_ESCAPED_LINE = re.compile(r"(?:\\r)?\\n|\\r|&(?:#10|#13|#xa|#xd);", re.IGNORECASE)
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&ldquo;": "“", "&rdquo;": "”"}
_ENTITY = re.compile("|".join(_ENTITIES))


def is_silent(element: _Element) -> bool:
    """Whether an element shows no words: by its kind, or because it is hidden."""
    if not isinstance(element.tag, str) or element.tag in SILENT:
        return True
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def shown(element: _Element, headings: Mapping[str, int]) -> str:
    """The words of an element, its paragraphs and breaks as line ends; tables within it too."""
    found: list[str] = []
    Flow(lambda words, _: found.append(words), lambda _: False, lambda _: False, headings).read(
        element
    )
    return "\n".join(found)


def plain(text: str) -> str:
    """Text of the markup as it is shown, in one line but for ends that were escaped."""
    text = _SPACE.sub(" ", _BROKEN.sub("", text))
    if "&" in text:
        text = _ENTITY.sub(lambda match: _ENTITIES[match.group()], _ESCAPED_SPACE.sub(" ", text))
    return _ESCAPED_LINE.sub("\n", text) if "\\" in text or "&#" in text else text


class Flow:
    """Reads an element into paragraphs and tables, in the order of the page.

    paragraph: takes words, and the level of a heading or None. table: takes a table; False where
    it wants it read as paragraphs. left_out: whether an element is to be passed over. pictures,
    frames: how many of these there were.
    """

    def __init__(
        self,
        paragraph: Callable[[str, int | None], None],
        table: Callable[[_Element], bool],
        left_out: Callable[[_Element], bool],
        headings: Mapping[str, int],
    ) -> None:
        self._paragraph, self._table, self._left_out = paragraph, table, left_out
        self._headings = headings
        self._words: list[str] = []
        self._level: int | None = None
        self._kept = 0  # elements open in which white space is kept
        self.pictures = self.frames = 0

    def read(self, element: _Element) -> None:
        self._element(element)
        self._end()

    def _element(self, element: _Element) -> None:
        # As deep as the parser's tree, which is bounded.
        tag = element.tag
        if is_silent(element) or self._left_out(element):
            return
        if tag == "br":
            self._words.append("\n")
            return
        self.pictures += tag == "img"
        self.frames += tag in ("iframe", "frame")
        if tag == "table":
            self._end()
            if self._table(element):
                return
        block = tag in _BLOCKS
        if block:
            self._end()
            self._level = self._headings.get(tag, self._level)
            if tag == "li":
                self._words.append(_number(element))
        self._kept += tag == "pre"
        self._text(element.text)
        beside = _beside(element)
        for child in element:
            self._element(child)
            if beside is child:
                self._end()
            self._text(child.tail)
        self._kept -= tag == "pre"
        if block:
            self._end()
            if tag in self._headings:
                self._level = None

    def _text(self, text: str | None) -> None:
        if text:
            self._words.append(text if self._kept else plain(text))

    def _end(self) -> None:
        """What stands since the last block is a paragraph, or several with breaks in it."""
        words = _joined(self._words)
        self._words.clear()
        if words.strip():
            self._paragraph(words, self._level)


def _beside(element: _Element) -> _Element | None:
    """What stands as a label in a box of its own beside what it says: the first of the two elements
    that a block is, of another class than the second. A browser shows them apart.
    """
    if element.tag not in _ROWS or len(element) != _TWO or (element.text or "").strip():
        return None
    label, said = element
    of = label.get("class"), said.get("class")
    words = "".join(str(each) for each in label.itertext()).strip()
    inline = label.tag in _INLINE and said.tag in _INLINE
    if not inline or None in of or of[0] == of[1] or (label.tail or "").strip():
        return None
    return label if 0 < len(words) <= _LONGEST_LABEL and not words.endswith(_ENDS) else None


_ROWS = tags("div li dd")
_INLINE = tags("span label b strong em i")
_TWO = 2
_LONGEST_LABEL = 12
_ENDS = ("：", ":", "。", "，", "、", "；")


def _joined(parts: list[str]) -> str:
    """Words of neighbouring elements: a space where both have one is one."""
    return re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", "".join(parts)))


def _number(item: _Element) -> str:
    """The number that a browser shows before an item of a numbered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start", "1")
    number = int(start) if re.fullmatch(r"\d{1,4}", start) else 1
    for each in parent.iterchildren("li"):
        value = each.get("value", "")
        if re.fullmatch(r"\d{1,4}", value):
            number = int(value)
        if each is item:
            break
        number += 1
    return f"{number}. "
