"""Investment and progress are those of the projects that a bulletin counts before them."""

from __future__ import annotations

import pytest

from loaders.language.figures import figures
from loaders.language.topics import of_a_project, with_topics


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "市级重点项目40个，1—8月完成投资62亿元，占年度投资计划的73%。其中6个续建项目完成投资4亿元；"
            "12个新建项目已开工9个，开工率75%，完成投资2亿元",
            {
                "市级重点项目完成投资",
                "市级重点项目投资完成率",
                "新建项目开工率",
                "新建项目完成投资",
            },
        ),
        (
            "列入省级重点项目7个，年度计划投资9亿元，完成率40%",
            {"省级重点项目年度计划投资", "省级重点项目投资完成率"},
        ),
        ("区级项目7个，计划完成率40%", {"区级项目计划完成率"}),
        (
            "县重点项目9个，其中：在建项目5个，总投资30亿元；计划新开工项目4个（省级1个），总投资8亿元",
            {"在建项目总投资", "新开工项目总投资"},
        ),
        ("县重点项目9个，其中前期项目2个（省级1个）。总投资8亿元", set()),
        ("在建项目15个，其中续建项目8个，新开工项目7个，完成投资2亿元", set()),
        # Of the firms, of the next paragraph, or of what has a name: no projects' investment.
        ("区级项目7个，引进企业3家，园区5个，完成投资2亿元", set()),
        ("区级项目7个。\n完成投资2亿元，开工率40%", set()),
        ("区级项目7个，固定资产投资2亿元，投资增长8%", set()),
    ],
)
def test_what_is_of_a_group_of_projects_is_named_by_it(text: str, named: set[str]) -> None:
    read = with_topics(text, figures(text))
    found = {each.indicator for each in read if "figure/topic" in each.rules}
    assert found == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "（一）药材园项目：该项目位于青石村，总投资120万元，占地50亩，年产药材30吨",
            {"药材园项目总投资", "药材园项目占地", "药材园项目年产药材"},
        ),
        ("推进药材园项目，总投资120万元，带动就业30人", {"药材园项目总投资"}),
        ("全年完成投资120万元，占地50亩", set()),
        ("药材园项目完成投资120万元", set()),
        (
            "进度如下：青石坝工程，投资95万元，已完成97%；石桥段，投资77万元，已完成35%。建成水厂2座",
            {"青石坝工程投资", "青石坝工程完成率", "石桥段投资", "石桥段完成率"},
        ),
        (
            "清溪治理独山翻板坝工程，投资95万元，已完成97%；清溪治理独山段，投资77万元",
            {"清溪治理独山翻板坝工程投资", "清溪治理独山翻板坝工程完成率", "清溪治理独山段投资"},
        ),
    ],
)
def test_what_a_project_costs_is_named_by_it(text: str, named: set[str]) -> None:
    read = of_a_project(text, figures(text))
    assert {each.indicator for each in read if "figure/topic" in each.rules} == named
