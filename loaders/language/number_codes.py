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

_PROVINCES = {
    "冀": "河北省", "晋": "山西省", "辽": "辽宁省", "吉": "吉林省", "黑": "黑龙江省",
    "苏": "江苏省", "浙": "浙江省", "皖": "安徽省", "闽": "福建省", "赣": "江西省",
    "鲁": "山东省", "豫": "河南省", "鄂": "湖北省", "湘": "湖南省", "粤": "广东省",
    "琼": "海南省", "川": "四川省", "黔": "贵州省", "云": "云南省", "陕": "陕西省",
    "甘": "甘肃省", "青": "青海省", "内": "内蒙古自治区", "桂": "广西壮族自治区",
    "藏": "西藏自治区", "宁": "宁夏回族自治区", "新": "新疆维吾尔自治区",
}  # fmt: skip
"""The signs of provinces in numbers (鄂政发〔2024〕3号); cities write some of them, too."""
_OF_PROVINCE = re.compile(
    r"(?P<sign>[\u4e00-\u9fff])(?:政|府|委)?[\u4e00-\u9fff]{1,4}(?=[〔\[（(【])"
)
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


def province_of(number: str | None, kind: str) -> str | None:
    """The province whose sign opens a number, of an organ that calls itself one of a province
    (省政府) or an autonomous region (自治区政府): so told, no sign is a city's.

    >>> province_of("鄂政发〔2033〕3号", "省"), province_of("宁政发〔2033〕3号", "省")
    ('湖北省', None)
    """
    code = _OF_PROVINCE.match(number or "")
    name = _PROVINCES.get(code["sign"]) if code is not None else None
    return name if name is not None and name.endswith(kind) else None
