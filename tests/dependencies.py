"""What an installed govkg rests on, read from the metadata of what is installed here.

python -m tests.dependencies          write constraints.txt anew (make constraints)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
OURS = "govkg"
EXTRAS = ("", "fast", "neo4j-local")
"""What people install: all but what is for those who work on the project."""


def requirements(extras: tuple[str, ...] = EXTRAS) -> list[Requirement]:
    """What govkg itself asks for, on whatever system."""
    found = []
    for line in distribution(OURS).requires or ():
        each = Requirement(line)
        wanted = re.search(r"""extra == ['"]([\w-]+)['"]""", str(each.marker or ""))
        if (wanted[1] if wanted else "") in extras and canonicalize_name(each.name) != OURS:
            found.append(each)
    return found


def closure(extras: tuple[str, ...] = EXTRAS) -> dict[str, str]:
    """Every package that an installed govkg needs on this system, with the version here."""
    found: dict[str, str] = {}
    left = [each for each in requirements(extras) if _wanted(each, extras)]
    while left:
        wanted = left.pop()
        name = canonicalize_name(wanted.name)
        there = distribution(name)
        known = name in found
        found[name] = there.version
        if not known:
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
