"""What can be told from the text of a Cypher question without an engine.

No parser: strings, comments and quoted names are blanked out, so that what is left can be
searched safely.
"""

from __future__ import annotations

from itertools import pairwise

from ontology import late_re as re
from ontology.errors import QueryError

_QUOTED = re.compile(
    r"""
      '(?:[^'\\]|\\.)*'      # a string
    | "(?:[^"\\]|\\.)*"
    | `(?:[^`]|``)*`         # a quoted name
    | //[^\n]*               # a comment
    | /\*.*?\*/
    """,
    re.VERBOSE | re.DOTALL,
)
_LOAD = re.compile(r"\bload\s+csv\b", re.IGNORECASE)
_RETURN = re.compile(r"\breturn\b", re.IGNORECASE)
_TAIL = re.compile(r"\b(?:order\s+by|skip|offset|limit|union)\b|;", re.IGNORECASE)
_DISTINCT = re.compile(r"\s*distinct\b", re.IGNORECASE)
_ALIAS = re.compile(r"\bas\s+(\w+|`(?:[^`]|``)+`)\s*\Z", re.IGNORECASE)
_PATH = re.compile(r"=\s*(?:\(|shortestpath\b|allshortestpaths\b)|\byield\b", re.IGNORECASE)


def refuse_files(text: str) -> None:
    """Raise QueryError if a question would read files or the network (`LOAD CSV`).

    Engines count it as a read. A NUL or a backslash outside of a string could hide it.
    """
    bare = blanked(text)
    if _LOAD.search(bare):
        raise QueryError("LOAD CSV is refused: questions read the graph and nothing else")
    if "\0" in text or "\\" in bare:
        character = "NUL" if "\0" in text else "backslash"
        raise QueryError(f"a {character} cannot stand here", where="Cypher")


def columns(text: str) -> tuple[str, ...]:
    """The columns that a question returns, as far as its text tells; empty for `RETURN *`.

    For an answer without rows, which some engines give without columns.
    """
    bare = blanked(text)
    depths = _depths(bare)
    starts = [match.end() for match in _RETURN.finditer(bare) if depths[match.start()] == 0]
    if not starts:
        return ()
    start = starts[0]  # of a UNION the first: all have the same columns
    distinct = _DISTINCT.match(bare, start)
    start = distinct.end() if distinct else start
    tails = (match.start() for match in _TAIL.finditer(bare, start) if depths[match.start()] == 0)
    end = next(tails, len(bare))
    commas = [place for place in range(start, end) if bare[place] == "," and depths[place] == 0]
    edges = [start - 1, *commas, end]
    shown = _QUOTED.sub(_without_comment, text)
    items = [shown[left + 1 : right].strip() for left, right in pairwise(edges)]
    return () if "*" in items else tuple(_column(item) for item in items if item)


def may_return_paths(text: str) -> bool:
    """Whether a question names a path, or calls a procedure that could give one."""
    return _PATH.search(blanked(text)) is not None


def blanked(text: str) -> str:
    """The text with strings, comments and quoted names as blanks of the same length."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def _without_comment(match: re.Match[str]) -> str:
    quoted = match.group()
    return " " * len(quoted) if quoted.startswith("/") else quoted


def _depths(bare: str) -> list[int]:
    depth = 0
    depths = []
    for character in bare:
        depth -= character in ")]}"
        depths.append(depth)
        depth += character in "([{"
    return depths


def _column(item: str) -> str:
    alias = _ALIAS.search(item)
    if alias is None:
        return item
    name = alias.group(1)
    return name[1:-1].replace("``", "`") if name.startswith("`") else name
