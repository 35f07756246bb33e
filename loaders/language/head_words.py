"""What stands above a document and is none of it, and what documents are called (`heads.toml`).

Lines come without white space and in half width, but for a menu, whose parts white space parts.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.lexicon import lexicon
from ontology import late_re as re

_WORDS = lexicon("heads")

MENU = re.compile(_WORDS.pattern("head/menu"))
"""The menu of a portal on one line."""
PORTAL = re.compile(
    "|".join(
        _WORDS.pattern(f"head/{each}")
        for each in ("source", "crumb", "field", "press", "clock", "owner", "welcome")
    )
)
"""What makes a short line one of a portal or a newspaper, wherever it stands in it."""
CLOCK = re.compile(_WORDS.pattern("head/clock"))
"""The day on which a page was looked at, as its site shows it."""
CRUMB = re.compile(_WORDS.pattern("head/crumb"))
"""The path to a page: what stands above it is the site's."""
BUTTON = re.compile(_WORDS.pattern("head/button"))
"""A whole line of what can be pressed."""
SUMMARY = re.compile(_WORDS.pattern("head/summary"))
"""What a page says of its document, above it."""
PORTAL_WORDS = re.compile(_WORDS.pattern("head/portal-word"))
"""Words of portals that titles have too."""
MAKER = re.compile(_WORDS.pattern("head/maker"))
"""The field that says who put a document on a portal."""
NOISE = re.compile(_WORDS.pattern("head/noise"))
"""A line of numbers, signs, secrecy, urgency."""
CARD_FIELD = re.compile(_WORDS.pattern("head/card-field"))
"""The name of a field in a card that is laid out as a table."""
FIELD_ALONE = re.compile(_WORDS.pattern("head/field-alone"))
"""The name of a field in a card that was copied as text, alone on its line."""
CARD_TITLE = re.compile(_WORDS.any_of("head/card-title"))
CARD_ISSUER = re.compile(_WORDS.any_of("head/card-issuer"))
CARD_MAKER = re.compile(rf"{_WORDS.any_of('head/card-issuer')}|{_WORDS.any_of('head/card-maker')}")
CARD_NUMBER = re.compile(_WORDS.any_of("head/card-number"))
CARD_DAY = re.compile(_WORDS.any_of("head/card-day"))
"""The names of a card's fields that say what a document says of itself."""
_FIELDS = sorted(
    _WORDS.words(
        *("head/card-title", "head/card-number", "head/card-day"),
        *("head/card-issuer", "head/card-maker", "head/card-other"),
    ),
    key=lambda name: (-len(name), name),
)
_SPREAD = "|".join(r"\s*".join(name) for name in _FIELDS)
CARD_FIELDS = re.compile(rf"(?P<field>{_SPREAD})\s*(?:[：:\]】]|\s|$)")
"""The name of any field of a card, wherever in a line; spread (文  号) as well."""
BULLETIN = re.compile(rf"{_WORDS.any_of('head/bulletin')}[）)”]?$")
"""The end of the name of a bulletin, whose issues are numbered."""
COLLECTION = re.compile(_WORDS.any_of("head/collection"))
"""What prints documents of others again, under a number of its own."""
CALLED = _WORDS.any_of("head/called")
"""What documents are called, as a pattern without group."""


def told(words: str) -> Iterator[tuple[str, str]]:
    """Each entry that finds its words in a line, and those words."""
    whole = {e for e in _WORDS.entries if e.startswith(("head/card", "head/field-", "head/button"))}
    ends = ("head/called", "head/bulletin")
    for entry in _WORDS.entries:
        pattern = re.compile(_WORDS.pattern(entry) + ("$" if entry in ends else ""))
        match = pattern.fullmatch(words) if entry in whole else pattern.search(words)
        if match is not None:
            yield entry, match.group()
