"""Whose a document's number is: the signs of places that open its code (济中政办字〔2024〕9号).

A county's or district's code opens with a sign of the city that it stands below and one of its own
name: 济中 is 市中区 of 济南, 汴鼓 is 鼓楼区 of 开封. Other codes show no place.
"""

from __future__ import annotations

from ontology import late_re as re

_SIGNS = {
    "北京": "京", "天津": "津", "上海": "沪", "重庆": "渝", "太原": "并", "沈阳": "沈",
    "南京": "宁", "宁波": "甬", "合肥": "庐", "福州": "榕", "厦门": "鹭", "南昌": "洪",
    "九江": "浔", "开封": "汴", "南阳": "宛", "武汉": "汉", "广州": "穗", "佛山": "禅",
    "南宁": "邕", "成都": "蓉", "贵阳": "筑",
}  # fmt: skip
"""What numbers write for a city beside the characters of its name, by its short name."""

_CODE = re.compile(
    r"(?P<above>[\u4e00-\u9fff])(?P<own>[\u4e00-\u9fff])[\u4e00-\u9fff]+(?=[〔\[（(【])"
)


def numbered_by(number: str, above: str, own: str) -> bool:
    """Whether a number's code is that of a division below another one.

    number: 济中政办字〔2024〕9号. above, own: short names (济南, 市中).
    """
    code = _CODE.match(number)
    return (
        code is not None
        and code["above"] in above + _SIGNS.get(above, "")
        and code["own"] in own
        and code["above"] not in own
    )
