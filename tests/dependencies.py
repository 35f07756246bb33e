"""What an installed govkg rests on, read from the metadata of what is installed here.

python -m tests.dependencies          write constraints.txt anew (make constraints)
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from itertools import chain
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
OURS = PROJECT["name"]
EXTRAS = ("", "fast", "neo4j-local", "parquet")
"""What people install: all but what is for those who work on the project, and `spark`, which a
cluster has already: its package holds no wheels."""


def stated(extras: Iterable[str]) -> list[Requirement]:
    """The lines of pyproject.toml: of the dependencies (""), and of extras."""
    optional = PROJECT["optional-dependencies"]
    lines = chain(*(optional[each] if each else PROJECT["dependencies"] for each in extras))
    return [Requirement(line) for line in lines]


def requirements(extras: Iterable[str] = EXTRAS) -> list[Requirement]:
    """What govkg asks for, on whatever system; not itself, by another of its extras."""
    return [each for each in stated(extras) if canonicalize_name(each.name) != OURS]


def closure(extras: tuple[str, ...] = EXTRAS) -> dict[str, str]:
    """Every package that an installed govkg needs on this system, with the version here."""
    found: dict[str, str] = {}
    seen: set[tuple[str, frozenset[str]]] = set()  # a package asked with extras asks for more
    left = [each for each in requirements(extras) if _wanted(each, extras)]
    while left:
        wanted = left.pop()
        name = canonicalize_name(wanted.name)
        asked = (name, frozenset(wanted.extras))
        if asked not in seen:
            seen.add(asked)
            there = distribution(name)
            found[name] = there.version
            left += _below(there.requires or (), wanted.extras)
    return dict(sorted(found.items()))


def _below(lines: Iterable[str], extras: Iterable[str]) -> Iterator[Requirement]:
    """What a package asks for, with the extras that it was asked with."""
    yield from (each for each in map(Requirement, lines) if _wanted(each, ("", *extras)))


def _wanted(each: Requirement, extras: Iterable[str]) -> bool:
    return each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in extras)


def constraints() -> str:
    """The text of `constraints.txt`: the versions that the suite has seen work together."""
    head = (
        "# The versions that the suite has seen work together; written by `make constraints`.\n"
        "# pip install -c constraints.txt .\n"
    )
    return head + "".join(f"{name}=={version}\n" for name, version in closure().items())


if __name__ == "__main__":
    CONSTRAINTS.write_text(constraints(), "utf-8", newline="\n")
