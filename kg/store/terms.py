"""Which terms a SPARQL question names: the IRIs that it writes, in full or with a prefix."""

from __future__ import annotations

from collections.abc import Mapping

from ontology import late_re as re

_TOKEN = re.compile(
    r"""
      (?P<skip>\"\"\"(?:[^"\\]|\\.|"(?!\"\"))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
             | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*')
    | <(?P<iri>[^<>\s"{}|^`\\]*)>
    | (?P<comment>\#[^\n]*)
    | (?P<variable>[?$]\w+)
    | (?P<prefix>(?:[^\W\d_][\w.-]*)?):(?P<local>(?:[\w:](?:[\w:.-]*[\w:-])?)?)
    """,
    re.VERBOSE | re.DOTALL,
)
_DECLARES = re.compile(r"\bPREFIX\s*\Z", re.IGNORECASE)


def written_terms(sparql: str, prefixes: Mapping[str, str]) -> dict[str, str]:
    """The IRIs of a question, each with how it is written there first (`gov:leads`).

    prefixes: those that need no declaring. What stands in strings and comments does not count.
    """
    known = dict(prefixes)
    found: dict[str, str] = {}
    declared: str | None = None
    for match in _TOKEN.finditer(sparql):
        prefix, iri = match.group("prefix"), match.group("iri")
        if iri is not None and declared is not None:
            known[declared] = iri
            declared = None
        elif iri is not None:
            found.setdefault(iri, match.group())
        elif prefix is not None and _DECLARES.search(sparql, 0, match.start()):
            declared = prefix
        elif prefix is not None and prefix in known:
            found.setdefault(known[prefix] + match.group("local"), match.group())
    return found
