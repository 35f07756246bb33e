"""How a paragraph of a Word file looks: its size, whether it is centred, bold, the title.

What the paragraph and its runs do not say, its style says, then what that is based on, then what
holds for the whole file (ISO/IEC 29500-1, 17.7.2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.formats.document import Form
from loaders.formats.word_numbers import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_BASES = 12
_TITLE = ("title", "标题")
"""What Word calls the style of a document's title, whatever language it speaks, and WPS."""


class Forms:
    """The looks of a file's paragraphs. styles: the root of its word/styles.xml, if it has one."""

    def __init__(self, styles: _Element | None) -> None:
        found = [] if styles is None else list(styles.iterfind(W + "style"))
        self._styles = {each.get(W + "styleId", ""): each for each in found}
        self._default = next(
            (
                each.get(W + "styleId", "")
                for each in found
                if each.get(W + "type") == "paragraph" and each.get(W + "default") in ("1", "true")
            ),
            "",
        )
        whole = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault")
        self._size = 0.0 if whole is None else _size(whole)

    def of(self, paragraph: _Element) -> Form:
        """How a paragraph looks."""
        properties = paragraph.find(W + "pPr")
        named = None if properties is None else properties.find(W + "pStyle")
        own = self._default if named is None else named.get(W + "val", "")
        chain = list(self._based(own))
        beside = next((size for size in map(_size, chain) if size), self._size)
        sizes: Counter[float] = Counter()
        heavy = next((said for said in map(_bold, chain) if said is not None), False)
        bold = True
        for run in paragraph.iter(W + "r"):
            solid = sum(len((text.text or "").strip()) for text in run.iterfind(W + "t"))
            size = _size(run) or self._of_run(run) or beside
            sizes[size] += solid
            own_bold = _bold(run)
            bold = bold and (not solid or (heavy if own_bold is None else own_bold))
        size = max(sizes, key=lambda each: sizes[each], default=beside)
        aligned = next(
            (said for said in map(_aligned, [paragraph, *chain]) if said is not None), None
        )
        titled = any(map(_is_title, chain[:1]))
        return Form(size, aligned == "center", bold and bool(sizes), titled)

    def _of_run(self, run: _Element) -> float:
        """The size of a run's own style of characters; 0 where there is none."""
        named = run.find(f"{W}rPr/{W}rStyle")
        based = () if named is None else self._based(named.get(W + "val", ""))
        return next((size for size in map(_size, based) if size), 0.0)

    def _based(self, style: str) -> Iterator[_Element]:
        """A style, and those that it is based on."""
        for _ in range(_MOST_BASES):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            base = found.find(W + "basedOn")
            style = "" if base is None else base.get(W + "val", "")


def _size(element: _Element) -> float:
    """The size that an element's properties of runs say, in points; 0 where they say none."""
    said = element.find(f"{W}rPr/{W}sz")
    words = "" if said is None else said.get(W + "val", "")
    return int(words) / 2 if words.isdecimal() else 0.0


def _bold(element: _Element) -> bool | None:
    """Whether an element's properties of runs say that it is bold; None where they do not say."""
    said = element.find(f"{W}rPr/{W}b")
    return None if said is None else said.get(W + "val", "1") not in ("0", "false", "off")


def _aligned(element: _Element) -> str | None:
    said = element.find(f"{W}pPr/{W}jc")
    return None if said is None else said.get(W + "val")


def _is_title(style: _Element) -> bool:
    name = style.find(W + "name")
    return name is not None and name.get(W + "val", "").strip().lower() in _TITLE
