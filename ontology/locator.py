"""Where a passage stands: the one module that knows what kinds of places there are.

A :class:`Locator` holds the characters of a passage, and what a person needs to find it again.
What a kind of place is called in RDF, in flat claims, in bundled facts and in words is said in
:data:`PLACES`; everybody else asks. A new kind of place, say a slide, is a field and a line here,
and once a reader fills it a term of its name in `gov.ttl` (then its line says `kept`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Literal, NamedTuple, Self

from ontology.labels import Label

Owner = Literal["Passage", "Claim"]
"""The class in `gov.ttl` that a property of places belongs to."""

HEADINGS = " › "
"""Between the headings above a passage, outermost first, where they are one text."""

_PLAIN = Label("{}", "{}")
_COMMA = Label("，", ", ")
_CHARACTERS = Label("第{}至{}字", "characters {}–{}")


class Locator(NamedTuple):
    """Where a passage stands in its document.

    start, end: Python `str` offsets into the decoded text with its line ends untouched; -1
        where a store does not say.
    page, line: of a document in pages, both from 1.
    sheet, cell: of a workbook: the sheet's name, and the cell as its program calls it (`B7`).
    paragraph: as a word processor numbers it, from 1.
    row: ordinal of the task in its table or list, from 1.
    column: the words of the column's head, or of a label before a colon.
    section: headings above the passage, outermost first.
    What does not apply, or is not known, is None (no headings: empty).

    A tuple: documents have tens of thousands, and this is the quickest frozen type to make.
    """

    start: int
    end: int
    page: int | None = None
    line: int | None = None
    sheet: str | None = None
    cell: str | None = None
    paragraph: int | None = None
    row: int | None = None
    column: str | None = None
    section: tuple[str, ...] = ()

    # --- for programs ---------------------------------------------------------------

    def fields(self, owner: Owner | None = None) -> dict[str, int | str]:
        """What is known, by name, as texts and whole numbers: for RDF, and for tables.

        owner: only the properties of passages, or those of claims.
        """
        found: dict[str, int | str] = {}
        names, values = _fields(owner)
        for name, value in zip(names, values(self), strict=True):
            if value is not None:
                found[name] = value
        return found

    @classmethod
    def from_fields(cls, values: Mapping[str, Any]) -> Self:
        """The place that flat fields tell; numbers may be digits, other keys are left.

        The headings may be a list, or one text as :meth:`fields` has them.
        """
        found: dict[str, Any] = {"start": 0, "end": 0}
        for name, place in PLACES.items():
            value = values.get(name)
            if value is not None:
                found[name] = int(value) if place.number else value
        section = found.get("section") or ()
        found["section"] = tuple(section.split(HEADINGS) if isinstance(section, str) else section)
        return cls(**found)

    def record(self) -> dict[str, Any]:
        """What is known, as lines of bundled facts have it: `at` are the characters."""
        found: dict[str, Any] = {"at": [self.start, self.end], **self.fields()}
        if self.section:
            found["section"] = list(self.section)
        return {key: value for key, value in found.items() if key not in CHARACTERS}

    @classmethod
    def from_record(cls, line: Mapping[str, Any]) -> Self:
        """The place that :meth:`record` wrote into a line; its other keys are left."""
        start, end = line["at"]
        return cls.from_fields({**line, "start": start, "end": end})

    def told(self) -> dict[str, Any]:
        """What is known, for a script that has :func:`wording`: `characters`, then each kind."""
        known = self.fields()
        characters = [known.pop(name) for name in CHARACTERS]
        return {"characters": characters, **known} if self.start >= 0 else dict(known)

    def around(self) -> dict[str, Any]:
        """All but the characters, for JSON: the kinds that are kept, None where not known."""
        found = {name: getattr(self, name) for name in _WIDEST_FIRST if PLACES[name].kept}
        return found | {"section": list(self.section)}

    @property
    def headings(self) -> str | None:
        """The headings above as one text, outermost first; None where there are none."""
        return HEADINGS.join(self.section) if self.section else None

    @property
    def identity(self) -> tuple[str, ...]:
        """What tells two claims of the same words apart."""
        return str(self.start), str(self.end), str(self.row)

    # --- for people -----------------------------------------------------------------

    def words(self, language: str = "en", *, exact: bool = False) -> str:
        """The place in words: 第3行，“责任单位”栏.

        exact: with the characters in any case; they are told where nothing else is known.
        """
        return _COMMA[language].join(self.parts(language, exact=exact))

    def parts(self, language: str = "en", *, exact: bool = False) -> list[str]:
        """What :meth:`words` joins: each kind of place for itself, the headings first."""
        known = self.fields()
        found = [say(name, known[name], language) for name in _WIDEST_FIRST if known.get(name)]
        if exact or not found:
            found.append(self.characters(language))
        return found

    def characters(self, language: str = "en") -> str:
        """The characters in words: 第3至9字."""
        return _CHARACTERS[language].format(self.start, self.end)


@dataclass(frozen=True, slots=True)
class PlaceKind:
    """What there is to say of a kind of place.

    head: over a column of a table. said: in a sentence, `{}` for the value.
    width: of such a column, in characters.
    number: whether its values are whole numbers; else they are texts.
    owner: the class whose property it is.
    kept: whether it has a term in `gov.ttl`; none has that no reader fills.
    flat: whether it is a column of flat claims.
    """

    head: Label
    said: Label = _PLAIN
    width: int = 7
    number: bool = False
    owner: Owner = "Passage"
    kept: bool = False
    flat: bool = False


PLACES: Mapping[str, PlaceKind] = {
    "start": PlaceKind(
        Label("起", "start"), Label("第{}字", "character {}"), 8,
        number=True, kept=True, flat=True,
    ),
    "end": PlaceKind(
        Label("止", "end"), Label("至第{}字", "to character {}"), 8,
        number=True, kept=True, flat=True,
    ),
    "page": PlaceKind(
        Label("页", "page"), Label("第{}页", "page {}"), number=True, kept=True, flat=True
    ),
    "line": PlaceKind(
        Label("文字行", "line"), Label("第{}行文字", "line {}"), number=True, kept=True, flat=True
    ),
    "sheet": PlaceKind(
        Label("工作表", "sheet"), Label("“{}”工作表", "sheet {}"), 16, kept=True, flat=True
    ),
    "cell": PlaceKind(Label("单元格", "cell"), Label("{}单元格", "cell {}"), kept=True, flat=True),
    "paragraph": PlaceKind(
        Label("段", "paragraph"), Label("第{}段", "paragraph {}"), number=True, kept=True, flat=True
    ),
    # Of the claim: a merged cell is one passage that several rows speak from.
    "row": PlaceKind(
        Label("行", "row"), Label("第{}行", "row {}"),
        number=True, owner="Claim", kept=True, flat=True,
    ),
    "column": PlaceKind(
        Label("列", "column"), Label("“{}”栏", "column {}"), 16, kept=True, flat=True
    ),
    "section": PlaceKind(Label("章节", "section"), width=20, kept=True),
}  # fmt: skip
"""The kinds of places by name, as fields of :class:`Locator`, in the order that files have."""

CHARACTERS = ("start", "end")
"""The kinds of places that every passage has."""

FLAT = tuple(name for name, place in PLACES.items() if place.flat)
"""The columns of flat claims."""

_WIDEST_FIRST = tuple(
    sorted((name for name in PLACES if name not in CHARACTERS), key=lambda name: name != "section")
)


def kept(owner: Owner | None = None) -> tuple[str, ...]:
    """The kinds of places that have a term in `gov.ttl`; owner: only its properties."""
    return tuple(name for name in _fields(owner)[0] if PLACES[name].kept)


def say(name: str, value: object, language: str = "en") -> str:
    """One kind of place in words: `say("row", 3)` is row 3."""
    return PLACES[name].said[language].format(value)


def in_file(where: str, **known: object) -> str:
    """Where in a file something is wrong, for an error: `in_file("a.txt", line=3)`."""
    return _COMMA["en"].join([where, *(say(name, value) for name, value in known.items())])


def wording(language: str) -> dict[str, str]:
    """The words of each kind that is kept, the headings first, then those of the characters.

    For scripts, which fill in the values for `{}`.
    """
    said = {name: PLACES[name].said[language] for name in _WIDEST_FIRST if PLACES[name].kept}
    return {**said, "characters": _CHARACTERS[language]}


def fragment(start: object, end: object) -> str:
    """A fragment identifier of plain text (RFC 5147) for the characters from start to end."""
    return f"char={start},{end}"


@cache
def _fields(owner: Owner | None) -> tuple[tuple[str, ...], Callable[[Locator], tuple[Any, ...]]]:
    """The names of an owner's fields, and what gets their values; passages are many."""
    names = tuple(name for name, place in PLACES.items() if owner in (None, place.owner))
    flat = ["headings" if name == "section" else name for name in names]
    if len(flat) > 1:
        return names, attrgetter(*flat)
    only = attrgetter(*flat)
    return names, lambda locator: (only(locator),)
