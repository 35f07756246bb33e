"""A verdict with the rule that gave it and its reason, while it is being found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.follow.judging import Judged
from loaders.language.reports import Reading
from loaders.language.says import Says

VERDICT_NAMES = {
    "exceeded": "超额完成",
    "met": "完成",
    "partly": "部分完成",
    "not_met": "未完成",
    "in_progress": "推进中",
    "no_data": "无数据",
    "postponed": "延期",
    "cancelled": "取消",
}
"""The verdicts of `ontology/status.ttl` with their labels (a test compares the two)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, the rule that gave it, and its reason.

    open: the report itself says that the work is not at its end.
    """

    says: Says
    rule: str
    words: str
    open: bool = False


def all_done(reading: Reading | None) -> bool:
    """Whether a report says of the whole task that it is done."""
    return reading is not None and reading.whole and reading.says in (Says.MET, Says.EXCEEDED)


_LONGEST_WORDS = 24


def brief(words: str) -> str:
    """A clause of a report in short, its subject and its end; the passage has it whole.

    An explanation is ours and goes where a document's sentences do not (the bundled facts).
    """
    half = _LONGEST_WORDS // 2
    return words if len(words) <= _LONGEST_WORDS else f"{words[: half - 1]}…{words[-half:]}"


def reasons(judged: Sequence[Judged]) -> str:
    return "；".join(dict.fromkeys(each.words for each in judged))
