"""By how much something grew, as a cell under 同比增长 says it: 8.8, -2.1%, 下降2.1个百分点."""

from __future__ import annotations

from dataclasses import replace

from loaders.language.quantities import number_alone
from loaders.language.quantity import Quantity
from loaders.language.scope import direction
from ontology import late_re as re
from ontology.text import half_width

_CELL = re.compile(
    r"(?P<lead>[\u4e00-\u9fff↑↓]{0,4})(?P<number>[-−+]?[\d.,]+)(?P<unit>%|‰|个?百分点|)"
)
_ARROWS = {"": 1, "↑": 1, "↓": -1}


def growth_alone(words: str, header: str) -> Quantity | None:
    """The growth that a cell says, with its sign; None where it says anything else, or no unit."""
    found = _CELL.fullmatch(half_width(words).strip())
    if found is None:
        return None
    lead = found["lead"]
    way = _ARROWS.get(lead) or direction(lead)
    unit = found["unit"] or ("%" if "%" in half_width(header) else "")
    signed = found["number"][0] in "-−+"
    if not way or not unit or (lead and signed):
        return None
    quantity = number_alone(found["number"], unit)
    if quantity is None:
        return None
    return replace(
        quantity,
        end=len(words),
        text=words,
        value=way * quantity.value,
        base_value=way * quantity.base_value,
    )
