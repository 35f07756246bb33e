"""Goals that are set without a number: 与…同步, 高于全省平均, 确保完成…下达的任务."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.language.clauses import clauses
from loaders.language.indicators import head
from ontology import late_re as re


@dataclass(frozen=True, slots=True)
class WordyGoal:
    """A goal in words; start, end: its clause.

    comparator: `>=` for a task that others have set (at least that), `~` for "in step with", `>`
    for more than others.
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
_IN_STEP = re.compile(
    r"^(?P<what>[^与]{2,}(?=与)|[^与]{2,})[与和同](?!步)[^与]{2,}?(?:基本|保持|大体)*同步(?:增长|提高)?$"
)
_THAN_OTHERS = (
    r"(?P<than>[^\d]*?(?:经济|增长|增速|平均|水平|全[国省市区县州]|城镇居民)[^\d的]{0,6})$"
)
_FASTER = re.compile(rf"^(?P<what>.{{2,}}?)(?:继续|持续|要|均|略)*(?:高于|快于){_THAN_OTHERS}")
_AT_LEAST = re.compile(rf"^(?P<what>.{{2,}}?)(?:继续|持续|要|均)*(?:不低于|不慢于){_THAN_OTHERS}")
_FORMS = ((_ASSIGNED, ">="), (_IN_STEP, "~"), (_AT_LEAST, ">="), (_FASTER, ">"))


def wordy_goals(text: str) -> list[WordyGoal]:
    """The goals without a number in the words of a task."""
    goals = []
    for clause in clauses(text):
        if len(clause.text) > _LONGEST:
            continue
        for at, words in _parts(clause.text):
            for pattern, comparator in _FORMS:
                match = pattern.match(words)
                if match:
                    start = clause.start + at
                    what = head(match["what"])
                    goals.append(WordyGoal(start, start + len(words), what, comparator, words))
                    break
    return goals


def _parts(words: str) -> list[tuple[int, str]]:
    """A clause, cut at 、 where each part is a goal by itself (甲与乙同步、丙与丁同步)."""
    parts = words.split("、")
    if len(parts) == 1 or not all(_IN_STEP.match(each) for each in parts):
        return [(0, words)]
    return [(sum(len(each) + 1 for each in parts[:at]), each) for at, each in enumerate(parts)]
