"""Cities and counties that a text names besides its own division: by list, and by form.

The cities that head a prefecture are written short (落户西安) and are few, so they are listed; a
county or city is found by its last word where it stands at the beginning of a phrase (与某某县).
The lists are in `places.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.divisions import divisions

_LEXICON = lexicon("places")
PROVINCES = {
    short: (told[:6], told[7:]) for short, told in _LEXICON.words("place/province").items()
}
"""Provinces by their short names: code by GB/T 2260, and full name."""
_CITIES = _LEXICON.words("place/city")
_CITY = re.compile(
    f"(?=[{''.join(sorted({each[0] for each in _CITIES}))}])"
    f"{_LEXICON.any_of('place/city')}市?(?!{_LEXICON.pattern('place/no-city')})"
)
_COUNTY = re.compile(_LEXICON.pattern("place/county"))


def cities_and_counties(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a text names other cities and counties: start, end, and the name (怀化 is 怀化市)."""
    for match in _CITY.finditer(text):
        yield match.start(), match.end(), f"{match.group().removesuffix('市')}市"
    for match in _COUNTY.finditer(text):
        if match["name"] in divisions().by_name:
            yield match.start("name"), match.end("name"), match["name"]
