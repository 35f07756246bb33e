"""What one firm, school or town did is told with its name, and never as the county's own."""

from __future__ import annotations

import pytest

from loaders.language.figures import figures
from loaders.language.owners import with_owners


@pytest.mark.parametrize(
    ("text", "heading", "named"),
    [
        (
            "青石竹木制品有限公司投资2亿元，占地300亩，带动就业20人。该公司实现产值3亿元",
            "",
            [
                "青石竹木制品有限公司投资",
                "青石竹木制品有限公司占地",
                "青石竹木制品有限公司带动就业",
            ],
        ),
        (
            "红石镇改厕300户，硬化道路3公里，全县改厕9000户",
            "",
            ["红石镇改厕", "红石镇硬化道路", "改厕"],
        ),
        ("2031年度云溪镇项目有3个，投入资金9万元", "", ["云溪镇项目", "投入资金"]),
        ("县人民医院门诊9万人次，手术2000台", "", ["县人民医院门诊", "县人民医院手术"]),
        ("建设云林第二小学综合楼，新增学位600个", "", ["云林第二小学新增学位"]),
        (
            "亩产提升30%，生猪存栏量5000头",
            "红石镇竹山村",
            ["红石镇竹山村亩产提升", "红石镇竹山村生猪存栏量"],
        ),
        (
            "救助24户77人，发放资金15万元。其中青石镇2户9人，发放资金3万元；白石乡8户",
            "",
            [
                "救助",
                "救助",
                "发放资金",
                "青石镇救助",
                "青石镇救助",
                "青石镇发放资金",
                "白石乡救助",
            ],
        ),
        # Sorts of things, works done on them, and what came about before the county's own figures.
        ("重点企业投资2亿元，带动就业20人", "", ["重点企业投资", "带动就业"]),
        ("硬化街道38万平方米，绿化5公顷", "", ["硬化街道", "绿化"]),
        (
            "改造生活小区26个，建成生态廊道2公里",
            "",
            ["改造生活小区", "建成生态廊道"],
        ),
        ("青石竹木制品有限公司落户，新增企业5家", "", ["新增企业"]),
        ("云溪镇改厕300户，硬化道路3公里", "", ["云溪镇改厕", "硬化道路"]),
    ],
)
def test_a_figure_is_named_by_whose_it_is(text: str, heading: str, named: list[str]) -> None:
    read = with_owners(text, figures(text), heading=heading, ours="云溪镇工作总结")
    found = [each.indicator for each in read if each.indicator]
    assert found[: len(named)] == named


def test_of_whom_nobody_can_tell_a_figure_has_no_name() -> None:
    text = "该公司招聘员工30人，缴税9万元"
    assert not any(each.indicator for each in with_owners(text, figures(text)))
