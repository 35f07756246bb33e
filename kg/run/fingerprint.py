"""By what a document was read: a hash over the rules, the words, the ontology and what is known.

Where it and a file's bytes are the same, reading again would give the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from ontology.model import ReadBy

if TYPE_CHECKING:
    from ontology.known import Known
    from ontology.model import Extraction

_ROOT = Path(__file__).resolve().parent.parent.parent
_RULES = (
    "ontology",
    "loaders",
    "kg/follow",
    "kg/run/reading.py",
    "kg/store/claim_names.py",
    "kg/store/document_said.py",
    "kg/store/nodes.py",
    "kg/store/rdf.py",
    "kg/store/said.py",
    "kg/store/worked_out.py",
)
"""What decides on what is read, and on the quads that come of it. The registries are told apart:
by what is given, not by what lies here."""

_ENDINGS = (".py", ".toml", ".ttl", ".tsv")


_APART = ("ontology/registry/", "loaders/bundled/")


def rule_files() -> Iterator[Path]:
    """The files that decide on what is read, in a stable order."""
    for place in _RULES:
        path = _ROOT / place
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            name = file.relative_to(_ROOT).as_posix()
            if name.endswith(_ENDINGS) and not name.startswith(_APART):
                yield file


@lru_cache(maxsize=1)
def rules() -> str:
    """Another one where any rule, word or term is another."""
    found = hashlib.sha256()
    for file in rule_files():
        data = file.read_bytes()
        found.update(f"{file.relative_to(_ROOT).as_posix()}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()


def signed(extraction: Extraction) -> Extraction:
    """An extraction with what this kg reads documents by, and read the bundled facts by (a test
    reads them again).

    What people have reviewed is told apart (:func:`fingerprint`).
    """
    return replace(extraction, read_by=ReadBy(__version__, rules()))


def fingerprint(known: Known) -> str:
    """Of the rules of this version, and of registries and names."""
    return hashlib.sha256(f"{rules()} {known.fingerprint}".encode()).hexdigest()[:32]
