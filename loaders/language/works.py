"""Works and who builds or owns them, told by a word beside them: 某某项目开工, 甲落户某园.

The words are in `works.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.language import heads
from loaders.language.boundaries import has_verb, name_start, skip_lead
from loaders.language.name import TRADE, Name, plain
from loaders.lexicon import lexicon
from ontology import late_re as re

_LEXICON = lexicon("works")
_PATTERNS = _LEXICON.patterns()
_PLANT, _PHASES = _PATTERNS["works/plant"], _PATTERNS["works/phases"]
_POWER, _NARRATED = _PATTERNS["works/power"], _PATTERNS["works/narrated"]
_WORKS, _SORTS = _PATTERNS["works/project"], _PATTERNS["works/sort"]
_COMES, _SETTLING = _PATTERNS["works/comes"], _PATTERNS["works/settling"]
_SETTLERS, _HONOURED = _PATTERNS["works/settlers"], _PATTERNS["works/honoured"]
_COMMUNITY, _NEIGHBOUR = _PATTERNS["works/community"], _PATTERNS["works/neighbour"]
_FIRM = _PATTERNS["works/firm"]
_TOLD = lexicon("acts").any_of(
    *(
        f"act/{each}"
        for each in ("start", "finish", "use", "open", "opened", "running", "roof", "settle")
    )
)
"""What is told of works and of bodies that open."""
_ARRIVES = re.compile(
    rf"(?<=[\u4e00-\u9fff]{{3}})(?P<head>{_LEXICON.any_of('works/arrives')})"
    rf"(?={_LEXICON.any_of('works/at-last')}*{_TOLD})"
)


def works(text: str) -> list[Name]:
    """Works, firms and neighbourhoods that a word beside them shows to be such."""
    return [
        *_projects(text),
        *_of_an_owner(text),
        *_settling(text),
        *_listed_firms(text, _SETTLERS),
        *_firms(text),
        *_listed_firms(text, _HONOURED),
        *_neighbourhoods(text),
    ]


def _projects(text: str) -> list[Name]:
    found = []
    for match in _WORKS.finditer(text) if "项目" in text else ():
        start = name_start(text, match.end() - len("项目"), match.start())
        words = text[start : match.end()]
        if 5 <= len(words) <= 18 and not heads.describes(words[:-2]) and not _SORTS.search(words):
            found.append(_project(text, start, match.end()))
    for match in _PHASES.finditer(text):
        start = name_start(text, match.start("phase"))
        words = text[start : match.start("phase")]
        if 2 <= len(words) <= 14 and not heads.describes(words):
            found.append(_project(text, start, match.end()))
    for match in _NARRATED.finditer(text):
        if not heads.describes(match["name"]) and not has_verb(match["name"]):
            found.append(_project(text, *match.span("name")))
    for match in _ARRIVES.finditer(text):
        start = name_start(text, match.start("head"))
        words = text[start : match.start("head")]
        if 5 <= match.end() - start <= 16 and not heads.describes(words):
            found.append(_project(text, start, match.end()))
    return found


def _project(text: str, start: int, end: int) -> Name:
    return Name(start, end, plain(text[start:end]), "Project", "headed")


def _of_an_owner(text: str) -> list[Name]:
    found = [
        _project(text, start, match.end())
        for match in _POWER.finditer(text)
        if (start := name_start(text, match.start("power"))) < match.start("power")
    ]
    for match in _PLANT.finditer(text):
        if "的" in match["what"] or _SORTS.search(f"{match['what']}项目"):
            continue  # 新材料产业链建设的重点项目
        found.append(_project(text, name_start(text, match.start("what")), match.end()))
    return found


def _members(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """The names of a list (`names`), each with where it starts."""
    at = match.start("names")
    for words in match["names"].split("、"):
        yield at, words
        at += len(words) + 1


def _listed_firms(text: str, pattern: re.Pattern[str]) -> list[Name]:
    """甲、乙相继入驻; 甲、乙获批省级某某企业: firms by what they do, one beside the other."""
    return [
        Name(at, at + len(words), plain(words), "Company", "listed")
        for match in pattern.finditer(text)
        for at, words in _members(match)
        if not TRADE.fullmatch(words) and not heads.describes(words)
    ]


def _firms(text: str) -> list[Name]:
    found = []
    for match in _FIRM.finditer(text):
        start = name_start(text, match.start("trade"))
        words = text[start : match.end()]
        if 2 <= match.start() - start <= 6 and not TRADE.fullmatch(words):
            found.append(Name(start, match.end(), plain(words), "Company", "headed"))
    return found


def _neighbourhoods(text: str) -> list[Name]:
    found = [
        Name(*match.span("name"), match["name"], "Place", "headed")
        for match in _NEIGHBOUR.finditer(text)
    ]
    for match in _COMMUNITY.finditer(text):
        group = "name" if match["name"] else "village"
        if not heads.describes(match[group][: -1 if match["village"] else -2]):
            found.append(Name(*match.span(group), match[group], "Place", "headed"))
    return found


def _settling(text: str) -> list[Name]:
    """甲中心、乙产业园落地某园区: those of which their last words say what they are."""
    found = []
    for match in _SETTLING.finditer(text) if _COMES.search(text) else ():
        for at, words in _members(match):
            start = skip_lead(text, at, at + len(words))
            name = text[start : at + len(words)]
            kind = heads.kind_of(name)
            if kind and 2 <= len(name) <= 14 and not heads.describes(name):
                found.append(Name(start, start + len(name), plain(name), kind, "listed"))
    return found
