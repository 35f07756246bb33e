"""Where the article of a web page is, and its title; what of the page around it is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.formats.html_text import is_silent, plain, tags
from ontology import late_re as re
from ontology.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element

_AROUND = frozenset({"nav", "footer", "aside"})
"""Elements that the standard has for what is no article."""
_WITHIN = tags("body div section main article center form table tbody tr td span font")
"""Elements in which the article is looked for further within."""
_MOST = 0.8
"""Share of an element's words that one child must hold for it to hold the article."""
_LINKED, _LINKS = 0.6, 3
"""Share of words in links, and their number, from which on an element is a list of links."""
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|ofd|wps|et|zip|rar|txt)(?:[?#]|$)", re.IGNORECASE)
"""A link to a file is an annex of the article, no other page."""
_CONTENT = frozenset({"ucap-content", "trs_editor", "trs_editor_view", "zoom", "article_con"})
"""What the publishing systems of government portals call the element of an article's text."""
_SOME, _FEW = 40, 0.3
"""Characters, or share of the page's, that an element must have to be the article by its name."""
_TITLES = ("articletitle", "og:title")
_SITE = re.compile(r"\s*[-_|—–]{1,2}\s*|\s*::\s*")
_SHORTEST_TITLE = 8


@dataclass(frozen=True, slots=True)
class _Weight:
    """Solid characters of an element: all that it shows, and those of its links to pages."""

    words: int
    linked: int
    links: int

    @property
    def own(self) -> int:
        return self.words - self.linked


@dataclass(slots=True)
class Article:
    """The element that holds the article; the title, where the article does not begin with it.

    card: what the portal says of the document outside the article and the article does not
    (发文字号：…, 成文日期：…). left_out: characters of the page that are not read.
    """

    element: _Element
    title: str
    card: tuple[str, ...]
    left_out: int
    _weights: Mapping[_Element, _Weight] = field(repr=False)

    def is_left_out(self, element: _Element) -> bool:
        """Whether an element of the article is a list of links or what stands around articles."""
        if element is self.element:
            return False
        return element.tag in _AROUND or _is_links(self._weights.get(element))


def find_article(root: _Element, where: str) -> Article:
    """The article of a page. Raises ReadError where the page shows no words."""
    weights = _weigh(root)
    body = root.find("body")
    body = root if body is None else body
    whole = weights.get(body)
    if whole is None or not whole.words:
        raise ReadError(
            "is a web page that shows no words without running its programs",
            where=where,
            way_out="open it in a browser and save it there as a whole page, or as PDF",
        )
    marked = _marked(body, weights)
    element = _within(body, weights) if marked is None else marked
    title = _title(root, body, element)
    card = _card(body, element, weights)
    read = _read(element, weights)
    left_out = (
        whole.words - read - sum(not mark.isspace() for words in (title, *card) for mark in words)
    )
    return Article(element, title, card, max(0, left_out), weights)


_FIELD = re.compile(
    r"(?P<key>发文字号|发布文号|文\s*号|成文日期|发文日期)\s*[：:]?\s*(?P<value>.*)"
)
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[（(]\d{4}[〕\]）)]\s*\d{1,4}\s*号")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_LONGEST_FIELD = 60


def _card(
    body: _Element, article: _Element, weights: Mapping[_Element, _Weight]
) -> tuple[str, ...]:
    """The number and the day of a document that its portal says around the article."""
    own = "".join(_words(article).split())
    inside = set(article.iter())
    cells = [
        "".join(_words(each).split())
        for each in body.iter("td", "th", "li", "dd", "dt", "p", "span", "div")
        if each not in inside and each in weights and 0 < weights[each].words <= _LONGEST_FIELD
    ]
    found: dict[str, str] = {}
    for at, words in enumerate(cells):
        field_ = _FIELD.fullmatch(words)
        if field_ is None:
            continue
        value = field_["value"] or (cells[at + 1] if at + 1 < len(cells) else "")
        number, day = _NUMBER.fullmatch(value), _DAY.fullmatch(value)
        if number and value not in own:
            found.setdefault("文号", value)
        elif day and "号" not in field_["key"]:
            year, month, date = map(int, day.groups())
            found.setdefault("成文日期", f"{year}年{month}月{date}日")
    return tuple(f"{key}：{value}" for key, value in found.items())


def _weigh(root: _Element) -> dict[_Element, _Weight]:
    """Of each element that shows words how many, from the innermost out."""
    weights: dict[_Element, _Weight] = {}
    silent: set[_Element] = set()
    for element in root.iter():
        parent = element.getparent()
        if parent in silent or is_silent(element):
            silent.add(element)
    for element in reversed(list(root.iter())):
        if element in silent:
            continue
        words, linked, links = _solid(element.text), 0, 0
        for child in element:
            words += _solid(child.tail)
            weight = weights.get(child)
            if weight is not None:
                words += weight.words
                linked += weight.linked
                links += weight.links
        href = element.get("href") if element.tag == "a" else None
        if href is not None and not _FILE.search(href):
            linked, links = words, 1
        weights[element] = _Weight(words, linked, links)
    return weights


def _solid(text: str | None) -> int:
    return 0 if text is None else len(text) - sum(map(str.isspace, text))


def _is_links(weight: _Weight | None) -> bool:
    return (
        weight is not None
        and weight.links >= _LINKS
        and weight.linked > _LINKED * max(weight.words, 1)
    )


def _marked(body: _Element, weights: Mapping[_Element, _Weight]) -> _Element | None:
    """The element that says that it is the article, the heaviest of several; None without one."""
    found = [
        element
        for element in body.iter()
        if element in weights and _says_article(element)
        if weights[element].own >= min(_SOME, _FEW * weights[body].own)
    ]
    return max(found, key=lambda each: weights[each].own, default=None)


def _says_article(element: _Element) -> bool:
    if element.tag == "article" or element.get("itemprop") == "articleBody":
        return True
    named = f"{element.get('id', '')} {element.get('class', '')}".lower().split()
    return not _CONTENT.isdisjoint(named)


def _within(body: _Element, weights: Mapping[_Element, _Weight]) -> _Element:
    """The innermost element that holds nearly all words of the page that are in no link."""
    element = body
    while element.tag in _WITHIN:
        heaviest = max(
            (child for child in element if child in weights and child.tag not in _AROUND),
            key=lambda child: weights[child].own,
            default=None,
        )
        if heaviest is None or heaviest.tag not in _WITHIN:
            break
        if weights[heaviest].own < _MOST * weights[element].own:
            break
        element = heaviest
    # A table of data is read whole, whichever of its cells is the longest.
    for ancestor in (element, *element.iterancestors()):
        if ancestor.tag == "table" and next(ancestor.iterdescendants("table"), None) is None:
            above = ancestor.getparent()
            return element if above is None else above
    return element


def _words(element: _Element) -> str:
    return "".join(map(str, element.itertext()))


def _read(element: _Element, weights: Mapping[_Element, _Weight]) -> int:
    """Characters of the article that are read."""
    total = weights[element].words
    stack = list(element)
    while stack:
        child = stack.pop()
        weight = weights.get(child)
        if weight is None:
            continue
        if child.tag in _AROUND or _is_links(weight):
            total -= weight.words
        else:
            stack.extend(child)
    return total


def _title(root: _Element, body: _Element, article: _Element) -> str:
    """The page's title, unless the article begins with it."""
    begin = "".join(_words(article).split())[:600]
    found = _titles(root, body, article)
    longer = (each for each in found if len(each) >= _SHORTEST_TITLE)
    if any("".join(each.split()) in begin for each in (*found[:1], *longer)):
        return ""
    return found[0] if found else ""


def _titles(root: _Element, body: _Element, article: _Element) -> list[str]:
    """What the page says is its title, the surest first: its metadata, a heading that its window
    is called by too, the heading right above the article, the window.
    """
    found: list[str] = []
    metadata: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("name") or meta.get("property") or "").lower()
        metadata.setdefault(key, plain(meta.get("content", "")).strip())
    site = metadata.get("sitename", "")
    found += (metadata[name] for name in _TITLES if metadata.get(name))
    window = next((plain(each.text or "").strip() for each in root.iter("title")), "")
    headings = list(_headings(body, article))
    words = [each for each, _ in headings]
    called = "".join(window.split())
    likely = [e for e in reversed(words) if len(e) >= _SHORTEST_TITLE and not _OF_SITE.search(e)]
    found += (each for each in likely if "".join(each.split()) in called)
    found += likely
    first = _SITE.split(window)[0]
    own = len(first) >= _SHORTEST_TITLE and first != site
    if own and not _OF_SITE.search(first):
        found.append(first)
    found += (each for each, element in headings if element.tag == "h1")
    found += [first] if own else []
    return [words for words in found if words]


def _headings(body: _Element, article: _Element) -> Iterator[tuple[str, _Element]]:
    """The headings above the article and outside of it, in the order of the page: by their
    element, or by what publishing systems call the element of a title.
    """
    around = {article, *article.iterancestors()}
    for element in body.iter():
        if element is article:
            return
        if element in around or is_silent(element):
            continue
        named = f"{element.get('id', '')} {element.get('class', '')}".lower().split()
        if element.tag == "h1" or not _TITLE.isdisjoint(named):
            words = plain(_words(element)).strip()
            if words and len(words) <= _LONGEST_TITLE:
                yield words, element


_OF_SITE = re.compile(
    r"(?:网站?|门户|平台|首页|频道|专栏|动态)$|^[\u4e00-\u9fff]{0,12}(?:政府|公开(?:目录|内容|信息)?)$"
)
"""What a site, or a part of it, is called by, above what is published there."""
_TITLE = tags(
    "title article-title article_title articletitle arti-title arti_title con-title con_title "
    "content-title content_title news_title xl_title bt"
)
"""What the publishing systems of portals call the element of an article's title."""
_LONGEST_TITLE = 150
