"""Works by the verbs that make them (their objects), or tell how far they are (their subjects)."""

from __future__ import annotations

import pytest

from loaders.language.names import names


def made(text: str) -> set[str]:
    return {each.name for each in names(text) if each.form == "made"}


def found(text: str) -> set[tuple[str, str]]:
    return {(each.name, each.kind) for each in names(text)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # One work on several roads is one thing; a road by itself is a road.
        ("实施松溪路、石坡路雨污分流改造。", "松溪路、石坡路雨污分流改造", "Project"),
        ("完成松溪路、石坡街等6条道路绿化工程。", "松溪路", "Road"),
        ("铺设松溪街污水管道。", "松溪街污水管道", "Project"),
        ("打通松溪路南延段、石坡路北延段断头路。", "松溪路南延段", "Road"),
        # What an ending does not show, its verb does.
        ("启动东三环连接线、松溪大街南延工程。", "东三环连接线", "Project"),
        ("抓好望江机场高速松溪出口项目前期工作。", "望江机场高速松溪出口", "Project"),
        ("建设松溪10万吨级集装箱码头，", "松溪10万吨级集装箱码头", "Place"),
        # The thing stands before the verb that tells how far it is.
        ("松溪路公路桥顺利通车，", "松溪路公路桥", "Project"),
        ("望松高速石坡段建成通车，", "望松高速石坡段", "Road"),
        ("石坡灌区一期工程等15处重大水利项目加快推进。", "石坡灌区一期工程", "Project"),
        ("微腔显示器件、镜溪水库等项目开工建设，", "镜溪水库", "Project"),
        # Building a thing is the thing; to renew one is a work of its own.
        ("实施松溪桥重建项目。", "松溪桥", "Project"),
        ("推进望江医院改造工程。", "望江医院改造工程", "Project"),
        # Common words alone name a work that is begun or finished, or beside a name.
        ("启动建设智能装备制造产业园和健康生物科技园。", "健康生物科技园", "Project"),
        ("推进书画文创产业园、望江商贸城建设。", "书画文创产业园", "Project"),
        # A list that says that they are works makes works of what has a name.
        (
            "着重抓好邵江基板玻璃、望江中低压器件产业化等“十大产业项目”建设。",
            "邵江基板玻璃",
            "Project",
        ),
        ("加快实施总长13公里的松溪路、石坡路两条主干路大修工程，", "松溪路", "Road"),
    ],
)
def test_what_is_made_is_named(text: str, name: str, kind: str) -> None:
    assert (name, kind) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "实施生态修复工程。",
        "推进街道亮化工程、农村公路硬化工程。",
        "建成污水处理厂2座，",
        "建设110千伏变电站10座。",
        "加快健康生物科技园规划。",
        "持续开展纳污坑塘整治，",
        "着力提升服务水平，",
        "推进生态松溪、和谐松溪建设。",
        "打通断头路，",
        "加快推进更多农业产业大项目落地。",
        "抓好松溪小学周边道路改造。",
        "加强街头巷尾整治，改善环境。",
        "开工建设5件大中型水库。",
    ],
)
def test_sorts_and_clauses_are_no_works(text: str) -> None:
    assert made(text) == set()


def test_what_two_names_say_is_not_one() -> None:
    assert ("双带三园", "Strategy") in found("推进石坡小镇“双带三园”建设。") or not made(
        "推进石坡小镇“双带三园”建设。"
    )


def test_the_number_of_an_item_is_no_part_of_a_work() -> None:
    assert "松溪路东延" in {each.name for each in names("十二是松溪路东延工程建成通车。")}
