"""Names that a text takes for granted: its own division, those above it, units, persons.

What the registry knows is found in prose by its names; the organs that every division has
(区委, 市政府) and bodies in the common forms (区某某局) are found by form
(`public.toml`, `persons.toml`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from loaders.language.boundaries import name_start
from loaders.language.common_words import cuts_word, has_own, is_elsewhere, pieces
from loaders.language.name import Name
from loaders.language.places import PROVINCES, cities_and_counties
from loaders.language.unit_forms import kind as unit_kind
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.model import Division
from ontology.registries import Registry
from ontology.text import normal_name

_PROVINCE = re.compile("|".join(PROVINCES))

_UNITS = lexicon("public").patterns()
_ORGAN, _COMMON_BODY = _UNITS["public/organ"], _UNITS["public/body"]
_CENTRE, _CENTRAL = _UNITS["public/centre"], _UNITS["public/central"]
_TOWNSHIP, _ABOVE = _UNITS["public/township"], _UNITS["public/above"]
_PEOPLES, _IS_DIVISION = _UNITS["public/peoples"], _UNITS["public/division"]
_SESSION = _UNITS["public/session"]
_LEAST_NAME, _LONGEST_NAME = 2, 3
"""Characters of a town's name before 镇."""

_PERSONS = lexicon("persons").patterns()
_PERSON_POST, _POST_PERSON = _PERSONS["person/before-post"], _PERSONS["person/behind-post"]
_SPEAKER, _SPEECH = _PERSONS["person/quoted"], _PERSONS["person/speech"]
_ATTENDED, _ADDRESSED = _PERSONS["person/attended"], _PERSONS["person/addressed"]
_OF_ANY_PEOPLE, _NO_NAME = _PERSONS["person/any-people"], _PERSONS["person/no-name"]


def public_names(
    text: str, registry: Registry | None, division: Division | None = None
) -> list[Name]:
    """Units, persons and divisions that a text names, in order; they may overlap.

    registry: of the document's division, None where there is none; then the division itself
    is found by its name, with and without its last word (某某区, 某某).
    """
    stem = division.name[:-1] if division and _IS_DIVISION.search(division.name) else ""
    found = [*_registered(text, registry), *_units(text, stem), *_persons(text)]
    ours = [] if registry is not None else _ours(text, division)
    taken = {(each.start, each.end) for each in ours}
    others = [each for each in _divisions(text) if (each.start, each.end) not in taken]
    found += [*others, *_townships(text), *ours]
    return sorted(found, key=lambda each: (each.start, -each.end))


def _ours(text: str, division: Division | None) -> list[Name]:
    """The document's own division, with and without its last word."""
    if division is None or _IS_DIVISION.search(division.name) is None:
        return []
    stem = re.escape(division.name[:-1])
    short = "?" if len(division.name) > _LEAST_NAME else ""  # 安县 is never called 安
    pattern = f"{stem}(?:{division.name[-1]}){short}"
    peoples = _PEOPLES.search(division.name)
    if peoples and peoples.start() > 1:  # 某某族自治县 is called 某某县 too
        pattern = f"{re.escape(division.name)}|{division.name[: peoples.start()]}县?"
    return [
        Name(match.start(), match.end(), division.name, "Division", "public")
        for match in re.finditer(pattern, text)
    ]


def distinct(found: Sequence[Name]) -> list[Name]:
    """Of names that overlap the longest, else the first; of one span both where they are two.

    (省市委 names two units in the same characters.)
    """
    covered = bytearray(max((each.end for each in found), default=0))
    spans: dict[tuple[int, int], list[Name]] = {}
    kept: list[Name] = []
    for name in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        span = (name.start, name.end)
        again = span in spans and name.rule == "public"
        if covered.find(b"\x01", *span) >= 0 and not again:
            continue
        if again and any(k.name == name.name or k.rule != "public" for k in spans[span]):
            continue
        covered[name.start : name.end] = b"\x01" * (name.end - name.start)
        spans.setdefault(span, []).append(name)
        kept.append(name)
    return sorted(kept, key=lambda each: each.start)


def persons(text: str) -> list[tuple[Name, str]]:
    """Persons with their posts as the text gives them (某某某总书记, 市委书记某某某).

    The post is "" where the text gives none (…，某某某说).
    """
    return list(_persons_in(text))


@lru_cache(maxsize=256)
def _persons_in(text: str) -> tuple[tuple[Name, str], ...]:
    """The persons of a text; it is asked for them twice, for their names and their posts."""
    found = []
    for match in _POST_PERSON.finditer(text):
        if not _NO_NAME.match(match["name"]):
            name = Name(*match.span("name"), normal_name(match["name"]), "Person", "public")
            found.append((name, match["post"]))
    for match in _OF_ANY_PEOPLE.finditer(text):
        # Alone behind the post and a space stands a name, whatever its surname.
        if not any(name.start == match.start("name") for name, _ in found):
            name = Name(*match.span("name"), normal_name(match["name"]), "Person", "public")
            found.append((name, match["post"]))
    for match in _SPEAKER.finditer(text) if _SPEECH.search(text) else ():
        group = "name" if match["name"] else "alone"
        clash = any(n.start < match.end(group) and match.start(group) < n.end for n, _ in found)
        if clash or _NO_NAME.match(match[group]) or _ADDRESSED.search(match[group]):
            continue
        name = Name(*match.span(group), match[group], "Person", "public")
        found.append((name, match["post"] or ""))
    for match in _ATTENDED.finditer(text):
        at = match.start("names")
        for words in match["names"].split("、"):
            if not any(name.start == at for name, _ in found):
                found.append((Name(at, at + len(words), words, "Person", "public"), ""))
            at += len(words) + 1
    taken = [name for name, _ in found]
    for match in _PERSON_POST.finditer(text):
        clash = any(n.start < match.end("name") and match.start() < n.end for n in taken)
        if not clash and not _NO_NAME.match(match["name"]):
            name = Name(*match.span("name"), match["name"], "Person", "public")
            found.append((name, match["post"]))
    return tuple(found)


def _persons(text: str) -> list[Name]:
    return [name for name, _ in persons(text)]


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    bound = r"(?<![社小园景街片校库山林厂新老该示地辖城])"
    return re.compile(bound + "(?:" + "|".join(map(re.escape, longest)) + ")(?!员会|托|派)")


def _registered(text: str, registry: Registry | None) -> list[Name]:
    if registry is None:
        return []
    found = []
    for match in _pattern(tuple(registry.written)).finditer(text):
        name, kind = registry.written[match.group()]
        kind = kind or unit_kind(name) or "Unit"
        found.append(Name(match.start(), match.end(), name, kind, "registered"))
    return found


def _units(text: str, stem: str) -> list[Name]:
    """Organs by form; stem: the division's name without its last word (某某 of 某某区委)."""
    found = []
    for match in _ORGAN.finditer(text):
        level, organ = match["level"], match["organ"]
        start = match.start()
        if stem and text.endswith(stem, 0, start):
            start -= len(stem)
        for one in level.replace("、", ""):
            name = one + organ
            kind = unit_kind(name) or "Unit"
            found.append(Name(start, match.end(), name, kind, "public"))
    for match in _CENTRE.finditer(text):
        found.append(Name(match.start(), match.end(), "中共中央", "PartyOrgan", "public"))
    for match in _CENTRAL.finditer(text):
        kind = "Government" if match.group() == "国务院" else "Bureau"
        found.append(Name(match.start(), match.end(), match.group(), kind, "public"))
    for match in _COMMON_BODY.finditer(text):
        shown = unit_kind(match["name"])
        if shown is not None and _SESSION.search(match["name"]) is None:
            found.append(Name(*match.span("name"), match["name"], shown, "public"))
    return found


def _townships(text: str) -> list[Name]:
    """Towns and subdistricts, where the name ends its phrase (甲镇、乙乡入选 …)."""
    found = []
    for match in _TOWNSHIP.finditer(text):
        start = name_start(text, match.start("kind"), max(0, match.start("kind") - 12))
        above = _ABOVE.match(text, start, match.end())
        start = above.end() if above else start
        words = text[start : match.end()]
        if (
            _LEAST_NAME <= len(words) - len(match["kind"]) <= _LONGEST_NAME
            and has_own(pieces(words))
            and not cuts_word(text, start, match.end())
        ):
            found.append(Name(start, match.end(), words, unit_kind(words) or "Unit", "public"))
    return found


def _divisions(text: str) -> list[Name]:
    """Provinces, cities, counties; 推广安吉经验 does not name 广安."""
    found = [
        *(
            Name(match.start(), match.end(), PROVINCES[match.group()][1], "Division", "public")
            for match in _PROVINCE.finditer(text)
        ),
        *(Name(*each, "Division", "public") for each in cities_and_counties(text)),
    ]
    return [each for each in found if not is_elsewhere(text, each.start, each.end)]
