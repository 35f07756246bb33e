"""Which quantities of a clause are no figures (a manner, a weight, a part of a name), and the bound
that is said before the verb of one that is (至少引入1家).
"""

from __future__ import annotations

from dataclasses import replace

from loaders.language import indicators
from loaders.language.clauses import Span
from loaders.language.quantity import Quantity
from loaders.language.scope import in_names, is_weight
from loaders.language.slots import Words
from ontology import late_re as re

_WEIGHT_WITHIN = re.compile(
    r"(?:考核)?占(?:比|[^（()）\d占]{0,6}?)[为:：]?\d+(?:\.\d+)?%[）)](?=\d)"
)
_NEAR = 12
_COUNTS_FOR = frozenset(
    {"考核", "计", "占", "分值", "满分", "共", "权重", "标准分", "基础分", "赋分"}
)
"""（考核20分）: what it counts for."""
_SHARE = re.compile("占比?|比重")
_SCORED = re.compile(r"(?:评分|分值|计分|赋分|满分)[为：:]?\d{1,3}分[，,、；]$")
"""（评分9分，占比8%）: what the points weigh."""
_MOVED_UP = re.compile("(?:前进|上升|提升|前移|后移|跃升|下降|下滑|后退)了?$")
_BOUND_BEFORE_VERB = re.compile(r"(?:至少|最少|(?P<most>至多|最多))(?P<verb>[\u4e00-\u9fff]{2,4})$")
_MADE_BEFORE = re.compile("[年日](?:产(?:能|量)?|加工|处理|生产|发电|制造)(?:达到?|约)?$")
_MADE_TOO = re.compile(r"[年日](?:产|加工|处理|生产|制造)\d[^，,。；;]{0,14}(?:[及和、与]|以及)$")
_STEPS = re.compile("(?:[十百千万]?亿|[十百千]万)(?:元)?(?:台阶|大关|关口)")
"""连续跨越3个百亿台阶: how often, and of no thing."""
_CAPACITY = re.compile("瓦|吨|立方")
_OF_A_LISTED = re.compile(
    r"(?!以[上下内外])[\u4e00-\u9fff]{2,10}(?:、[^，,。；;：:]{2,24}){0,6}?等\d+[个家项](?:[\u4e00-\u9fff]{0,6})?(?:项目|工程|企业|基地)"
)
"""甲30兆瓦光伏、乙等9个项目: what one of those that are listed is called by."""
_WORKS = re.compile(
    r"[^，,。；;：:\d]{0,24}(?:\d[\d.]*[^，,。；;：:\d]{0,24})?(?:项目|生产线|工程|基地|工厂)"
)


def is_none(words: Words, clause: Span, quantity: Quantity) -> bool:
    """Whether a quantity is no figure: a manner, a weight, a part of a name."""
    text = words.text
    before = text[max(clause.start, quantity.start - _NEAR) : quantity.start]
    opened = text.endswith(("（", "("), 0, clause.start)
    return (
        words.is_manner(quantity)
        or is_weight(before)
        or (opened and before == "占" and quantity.is_ratio)
        or (opened and quantity.unit == "分" and before in _COUNTS_FOR)
        # 发放补助（占比20%）500万元: what it weighs stands before the number.
        or (opened and quantity.is_ratio and bool(_WEIGHT_WITHIN.match(text, clause.start)))
        or (
            quantity.is_ratio
            and _SHARE.fullmatch(before) is not None
            and _SCORED.search(text, max(0, clause.start - 2 * _NEAR), clause.start) is not None
        )
        or bool(in_names(text, quantity))
        or (quantity.unit == "位" and _MOVED_UP.search(before) is not None)
        or (quantity.unit == "次" and before.endswith(("届", "届第")))  # 六届二十九次会议
        or _makes(text, clause, quantity)
        or _STEPS.match(text, quantity.end) is not None
        or (
            _CAPACITY.search(quantity.unit) is not None
            and _OF_A_LISTED.match(text, quantity.end) is not None
        )
    )


def at_least(words: Words, clause: Span, quantity: Quantity) -> Quantity:
    """A quantity with the bound that is said before its verb: 至少引入1家."""
    before = words.text[max(clause.start, quantity.start - _NEAR) : quantity.start]
    bound = _BOUND_BEFORE_VERB.search(before)
    if quantity.comparator != "=" or bound is None or not indicators.is_bare(bound["verb"]):
        return quantity
    return replace(quantity, comparator="<=" if bound["most"] else ">=")


def _makes(text: str, clause: Span, quantity: Quantity) -> bool:
    """Whether a quantity is what works are built to make, in their name (年产5万吨饲料项目)."""
    before = text[clause.start : quantity.start]
    led = _MADE_BEFORE.search(before[-_NEAR:]) or _MADE_TOO.search(before[-2 * _NEAR :])
    return led is not None and _WORKS.match(text, quantity.end, clause.end) is not None
