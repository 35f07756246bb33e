"""Remarks among names of units: how a list is to be read, and no name (列第一位的为牵头单位，下同).

They stand in a bracket behind a name (`区财政局〔以下均需各镇配合，不再列出〕`) or behind a comma
after the last one. What they say of a whole document is a rule; none of them is a unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS
from ontology.text import bracketed

FIRST_LEADS = "remark/first-leads"
_MARKED = "remark/marked"
_WHERE = "remark/where"
MARKS = "★☆▲△●○◆◇■□*＊※#＃√✓✔"
"""Signs that an office puts where a unit leads or answers."""

_WORDS = lexicon("remarks").patterns()
_CLAUSE = re.compile(r"[^，,；;。：:（）()〔〕［］\[\]【】\n]+")
_MARKS = re.compile(r"[，,；;。、\s]*")


@dataclass(frozen=True, slots=True)
class Remark:
    """A clause `text[start:end]` that is a remark, and the entry of the lexicon that says so."""

    start: int
    end: int
    rule: str


def clauses_of_remarks(text: str) -> Iterator[Remark]:
    """The clauses of a list that are remarks, in order; with one that says of which tasks it
    speaks, the clause behind it (明确牵头单位的，有关单位配合).
    """
    of_some = False
    for clause in _CLAUSE.finditer(text):
        words = clause.group().strip()
        if not words:
            continue
        rule = _rule(words) or (_WHERE if of_some else None)
        of_some = rule == _WHERE and not of_some
        if rule is not None:
            start = clause.start() + clause.group().index(words)
            yield Remark(start, start + len(words), rule)


@lru_cache(maxsize=OF_WORDS)
def _rule(words: str) -> str | None:
    """The entry that says that a clause is a remark. Most are names of units, again and again."""
    return next((each for each, pattern in _WORDS.items() if pattern.search(words)), None)


def remarks(text: str) -> list[tuple[int, int]]:
    """The stretches of a list that are remarks: a bracket with one, or clauses in a row.

    A bracket that holds a remark is one as a whole (〔以下均需各镇配合，不再列出〕).
    """
    found = [(each.start, each.end) for each in clauses_of_remarks(text)]
    if not found:
        return []
    brackets = [
        (start, end)
        for start, end in bracketed(text)
        if any(start < a and b < end for a, b in found) and not _lists(text[start + 1 : end - 1])
    ]
    outside = [each for each in found if not any(start < each[0] < end for start, end in brackets)]
    whole = [_with_bracket(text, each) for each in outside]
    return _in_rows(text, sorted([*brackets, *whole]))


_GOES_ON = re.compile(r"[（(][^（()）]{1,20}[）)][^，,；;。：:（）()〔〕［］\[\]【】\n]*")


def _with_bracket(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A clause with the bracket that stands in it (以下均需各镇（街道）落实)."""
    more = _GOES_ON.match(text, span[1])
    return span if more is None else (span[0], more.end())


def _lists(inner: str) -> bool:
    """Whether a bracket is a list of its own: a label or several names stand before the remark."""
    first = next(clauses_of_remarks(inner))
    return ":" in inner or "：" in inner or "、" in inner[: first.start]


def _in_rows(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans with nothing but marks between them as one."""
    rows: list[tuple[int, int]] = []
    for start, end in spans:
        if rows and _MARKS.fullmatch(text, rows[-1][1], start):
            rows[-1] = (rows[-1][0], end)
        else:
            rows.append((start, end))
    return rows


def marked_roles(text: str) -> dict[str, str]:
    """The signs that stand for roles, as a text says, each with the word of its role
    (注：带★的为牵头单位，√为责任单位).
    """
    if not any(mark in text for mark in MARKS):
        return {}
    return {each["mark"]: each["role"] for each in _WORDS[_MARKED].finditer(text)}


def without_remarks(text: str) -> str:
    """The text with its remarks blanked out by marks that part names; same length."""
    for start, end in remarks(text):
        text = text[:start] + "；" * (end - start) + text[end:]
    return text
