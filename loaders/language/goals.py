"""Goals that are set without a number: 与…同步, 确保完成…下达的任务."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.language.clauses import clauses
from loaders.language.indicators import head
from ontology import late_re as re


@dataclass(frozen=True, slots=True)
class WordyGoal:
    """A goal in words; start, end: its clause.

    comparator: `>=` for a task that others have set (at least that), `~` for "in step with".
    """

    start: int
    end: int
    indicator: str
    comparator: str
    words: str


_LONGEST = 120
"""No goal takes a longer clause."""

_ASSIGNED = re.compile(
    r"^(?P<what>.{2,}?)(?:确保|力争|全面|按时|按期|超额|圆满)*(?:完成|达到|实现|符合)"
    r"(?:国家|中央|上级|[省市区县州]{1,3}[委府]?)(?:级|里)?(?:下达|核定|要求|考核|规定|确定)的?"
    r".{0,6}?(?:目标|任务|指标|要求|标准)"
)
_IN_STEP = re.compile(r"^(?P<what>.{2,}?)[与和同].{2,}?(?:基本|保持|大体)*同步(?:增长|提高)?$")


def wordy_goals(text: str) -> list[WordyGoal]:
    """The goals without a number in the words of a task."""
    goals = []
    for clause in clauses(text):
        if len(clause.text) > _LONGEST:
            continue
        for pattern, comparator in ((_ASSIGNED, ">="), (_IN_STEP, "~")):
            match = pattern.match(clause.text)
            if match:
                what = head(match["what"])
                goals.append(WordyGoal(clause.start, clause.end, what, comparator, clause.text))
                break
    return goals
