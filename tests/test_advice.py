"""What people are told to install is ours, and there: every advice against pyproject.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.dependencies import PROJECT, ROOT, stated

EXTRAS = set(PROJECT["optional-dependencies"])
DEPENDENCIES = stated(("", *EXTRAS))

_ADVICE = re.compile(
    r"pip install\s+((?:-c \S+\s+|--?[\w-]+\s+)*)(?:'([^'\n]+)'|\"([^\"\n]+)\"|([^\s`'\");,]+))"
)
_OURS = re.compile(r"\.(?:\[([\w,-]+)\])?")
_TOOLS = {"pip"}


def advices() -> Iterator[tuple[str, str]]:
    """Each thing that a text of ours says to install, and where."""
    texts = [ROOT / "Makefile", *ROOT.glob("*.md")]
    for folder in ("docs", "kg", "loaders", "ontology", "queries", ".github"):
        texts += [each for each in (ROOT / folder).rglob("*") if each.suffix in _TEXTS]
    for path in texts:
        for match in _ADVICE.finditer(path.read_text("utf-8")):
            yield next(each for each in match.groups()[1:] if each), str(path.relative_to(ROOT))


_TEXTS = {".py", ".md", ".yml", ".toml", ".jinja", ".html"}


def wrong(advice: str) -> str | None:
    """What is wrong with an advice, or None."""
    here = _OURS.fullmatch(advice)
    if here is not None:
        return _missing(set(filter(None, (here[1] or "").split(","))))
    if advice.startswith(("$", "-", "dist/")):
        return None  # of a Makefile's own
    asked = Requirement(advice)
    name = canonicalize_name(asked.name)
    if name == PROJECT["name"] or name in _TOOLS:
        return _missing(asked.extras)
    known = [each.specifier for each in DEPENDENCIES if canonicalize_name(each.name) == name]
    return None if asked.specifier in known else f"ours is {name} {known or 'never'}"


def _missing(extras: set[str]) -> str | None:
    return f"no extra {extras - EXTRAS}" if extras - EXTRAS else None


def test_every_advice_is_true() -> None:
    found = list(advices())
    assert len(found) > 6
    assert {advice for advice, _ in found} >= {"govkg[neo4j-local]", ".[neo4j-local]", "."}
    assert [(where, each, wrong(each)) for each, where in found if wrong(each)] == []


@pytest.mark.parametrize(
    "advice", ["kg", "kg[neo4j-local]", "govkg[nothing]", ".[nothing]", "pyvis", "pyvis>=0.1"]
)
def test_a_wrong_advice_is_noticed(advice: str) -> None:
    assert wrong(advice) is not None


def test_the_name_is_ours_and_the_command_stays() -> None:
    assert PROJECT["name"] == "govkg"
    assert set(PROJECT["scripts"]) == {"kg"}
    own = [each for each in DEPENDENCIES if each.extras]
    assert own
    assert all(each.name == "govkg" and each.extras <= EXTRAS for each in own)
