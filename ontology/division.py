"""An administrative division, and the IRIs of what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote as _percent_encode

from ontology import late_re as re
from ontology.remembered import OF_WORDS

IDENTITIES = "https://w3id.org/govkg/id/"
"""Namespace of the things: `…/id/330105/unit/区住建局`."""


@dataclass(frozen=True, slots=True, order=True)
class Division:
    """An administrative division: code by GB/T 2260 (六位), and its name.

    A division that no registry knows has its own name as code, so that two
    places are never taken for one.
    """

    code: str
    name: str

    def iri(self, segment: str, *keys: str) -> str:
        """The IRI of a thing of this division, e.g. `iri("unit", "区住建局")`."""
        return identity(self.code, segment, *keys)


def identity(*parts: str) -> str:
    """An IRI under :data:`IDENTITIES`; Chinese stays readable, what an IRI forbids is escaped.

    Identity of names is up to white space, so callers pass normalised names.
    """
    return IDENTITIES + "/".join(map(_escaped, parts))


def division_code(iri: str) -> str:
    """The code of the division that an IRI of :func:`identity` names first (`330105`)."""
    return iri.removeprefix(IDENTITIES).partition("/")[0]


@lru_cache(maxsize=OF_WORDS)
def _escaped(part: str) -> str:
    return _FORBIDDEN.sub(_escape, part)


_FORBIDDEN = re.compile(
    r"[^A-Za-z0-9!$&'()*+,;=:@\-._~\u00a1-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    + "".join(f"\\U{plane:04x}0000-\\U{plane:04x}fffd" for plane in range(1, 14))
    + "]"
)
"""What RFC 3987 (`ipchar` without escapes) does not allow in a path segment; it allows
Chinese characters. The no-break space is escaped too: nobody sees it."""


def _escape(match: re.Match[str]) -> str:
    return _percent_encode(match.group(), safe="", errors="surrogatepass")
