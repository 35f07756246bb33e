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


def is_no_goal(text: str, quantity: Quantity) -> bool:
    """Whether a quantity of a promise is none that is to be reached."""
    if is_term(text, quantity):
        return True
    return not quantity.is_ratio and _CHOSEN_FROM.match(text, quantity.end) is not None
