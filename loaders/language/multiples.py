"""What something is of what it was before: 是去年的2倍 says the same as 增长1倍, 增长100%, 翻一番.

A multiple of an earlier value is turned into the growth that it says, exactly, so that the two
can be held against each other; and growth is told from a base, which must be the same.
"""

from __future__ import annotations

from decimal import Decimal

from ontology import late_re as re

_OF_BEFORE = re.compile(
    r"(?:去年|上年|上一年|前年|同期|基期|原来|原先|过去|(?:19|20)\d{2}年)(?:同期|全年|末|底|水平)?的(?:近|约|超过?|逾)*$"
)
_BASE = re.compile(
    r"(?:[比较]|在)?(?P<year>(?:19|20)\d{2})年(?:同期|末|底|全年)?"
    r"(?:的基础上|基础上|的(?=[^，。；]{0,3}\d+(?:\.\d+)?倍)|(?=[^，。；]{0,8}(?:增长|翻|提高|增加|上升|下降|减少|降低)))"
)


def growth_of(before: str, times: Decimal) -> Decimal | None:
    """The growth in per cent that a multiple says, by the words right before its number; None if
    these do not say that it is one of an earlier value.

    >>> growth_of("产值是去年的", Decimal("2.1")), growth_of("高峰是平时的", Decimal(2))
    (Decimal('110.0'), None)
    """
    return (times - 1) * 100 if _OF_BEFORE.search(before) else None


def base_year(words: str) -> str:
    """The year that growth is told from (比2020年翻一番, 是2020年的2倍); "" if none is named.

    >>> base_year("产值比2020年翻一番"), base_year("2024年产值翻一番")
    ('2020', '')
    """
    for match in _BASE.finditer(words):
        said = match.group()
        if said.startswith(("比", "较", "在")) or said.endswith(("的", "上")):
            return match["year"]
    return ""
