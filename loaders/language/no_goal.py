"""Figures in the words of a promise that are none of its goals.

Terms of support (`loaders.language.support`), and what the goal is chosen from: of
将500个小区中的30个纳入改造 thirty are promised, not five hundred.
"""

from __future__ import annotations

from loaders.language.quantity import Quantity
from loaders.language.support import is_term
from ontology import late_re as re

_CHOSEN_FROM = re.compile(
    r"(?:\(含\))?[^，,。；;、\d]{0,16}?(?:中|里|当中|之中)的?(?:择优|优先|首批)?(?:选[取择出定]|遴选|确定|筛选|挑选)?(?:前)?(?=\d)"
)


_SIZE_OF = re.compile(
    r"级?的[^，,。；;\d]{2,30}?(?:园区?|基地|项目|工程|厂|生产线|电站|园)"
    r"|的[^，,。；;\d]{2,40}等\d+个(?:重[点大])?(?:项目|工程)"
)
_OF_SIZE = frozenset({"元", "t", "吨", "W", "kW", "瓦", "千瓦", "立方米"})
"""总投资100亿元的…等16个重点项目, 500万吨的产业园: which ones they are, or how large."""


def is_no_goal(text: str, quantity: Quantity) -> bool:
    """Whether a quantity of a promise is none that is to be reached."""
    if is_term(text, quantity):
        return True
    if quantity.base_unit in _OF_SIZE and _SIZE_OF.match(text, quantity.end) is not None:
        return True
    return not quantity.is_ratio and _CHOSEN_FROM.match(text, quantity.end) is not None
