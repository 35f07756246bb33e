"""Lists of units: where names begin and end, who is a group, who plays which part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.roles import Column, Role, column, is_ordinal
from loaders.language.unit_forms import kind
from loaders.language.units import every_name, named_again, unit_names
from loaders.lexicon import FOLDER, read


def names(text: str) -> list[str]:
    return [each.name for each in unit_names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区发展改革局、财政局、住建局", ["区发展改革局", "区财政局", "区住建局"]),
        ("区委宣传部、组织部", ["区委宣传部", "区委组织部"]),
        ("市公安局、区财政局、民政局", ["市公安局", "区财政局", "民政局"]),
        ("区发展改革局、国网供电公司", ["区发展改革局", "国网供电公司"]),
        ("区委组织部、团区委", ["区委组织部", "团区委"]),
        ("发展改革局、财政局", ["发展改革局", "财政局"]),
        ("区委区政府", ["区委", "区政府"]),
        ("区发展改革局1、区财政局②", ["区发展改革局", "区财政局"]),
        ("责任领导：张三；区发展改革局", ["区发展改革局"]),
        ("省教育厅、省财政厅等省级部门", ["省教育厅", "省财政厅"]),
        ("各市、县、区政府", ["各市、县、区政府"]),
        ("6月底前完成", []),
        ("加快推进区财政局", []),
        ("区重大项目推进中心", ["区重大项目推进中心"]),
    ],
)
def test_a_list_of_units_names_units_alone(text: str, expected: list[str]) -> None:
    assert names(text) == expected


CELLS = [
    # the level said once
    ("县农业农村局、水利局、林业局，各乡镇", ["县农业农村局", "县水利局", "县林业局", "各乡镇"]),
    ("区发改局/财政局/住建局", ["区发改局", "区财政局", "区住建局"]),
    ("区水利局（区河长办）、财政局", ["区水利局（区河长办）", "区财政局"]),
    ("区住建局和财政局", ["区住建局", "区财政局"]),
    ("区委办公室、政府办公室", ["区委办公室", "区政府办公室"]),
    ("区投资促进局、招商办", ["区投资促进局", "区招商办"]),
    ("市规划和自然资源局青石分局、水务局", ["市规划和自然资源局青石分局", "水务局"]),
    ("区供销社、邮政公司", ["区供销社", "邮政公司"]),
    ("牵头单位：区住建局；配合单位：财政局、水利局", ["区住建局", "区财政局", "区水利局"]),
    ("区财政局、各街道、税务局", ["区财政局", "各街道", "税务局"]),
    ("沿线包片单位区气象局、区交通局", ["区气象局", "区交通局"]),
    ("——区住建局、区财政局", ["区住建局", "区财政局"]),
    # what else a cell says
    ("牵头单位：区住建局\n配合单位：区财政局\n完成时限：长期坚持", ["区住建局", "区财政局"]),
    ("区住建局、区财政局\n时限：10月底\n备注：按月报送", ["区住建局", "区财政局"]),
    # marks of footnotes
    ("区发展改革局¹", ["区发展改革局"]),
    ("区住建局[1]、区城管局［2］", ["区住建局", "区城管局"]),
    ("区住建局（注1）、区城管局（2）", ["区住建局", "区城管局"]),
    ("区住建局★、区城管局※", ["区住建局", "区城管局"]),
    # persons and how to reach them
    ("责任领导：张三", []),
    ("副组长：李建国；区财政局", ["区财政局"]),
    ("责任领导：张三，责任单位：区教育局", ["区教育局"]),
    ("区教育局：李四", ["区教育局"]),
    ("区教育局李四", ["区教育局"]),
    ("区教育局 李四（局长）", ["区教育局"]),
    ("区教育局-李四", ["区教育局"]),
    ("区教育局（责任人：李四）", ["区教育局"]),
    ("区教育局 联系电话：88881234", ["区教育局"]),
    ("区民政局党组书记、局长张三", []),
    # brackets of every form
    ("区住建局【牵头】、区城管局〔配合〕", ["区住建局", "区城管局"]),
    ("【牵头单位】区住建局", ["区住建局"]),
    ("区住建局〔区人防办〕", ["区住建局（区人防办）"]),
    ("区住建局（第一责任单位）", ["区住建局"]),
    ("区住建局（2024年6月底前）", ["区住建局"]),
    ("区教体局（含所属学校）", ["区教体局"]),
    # two in one word, and one twice
    ("县委县政府、县发改局", ["县委", "县政府", "县发改局"]),
    ("市委和市政府", ["市委", "市政府"]),
    ("区财政局、区教育局、区财政局", ["区财政局", "区教育局"]),
    # where a name ends
    ("省住建厅等省级部门", ["省住建厅"]),
    ("省发改委、省财政厅等省直有关部门", ["省发改委", "省财政厅"]),
    ("区住建局等3个部门", ["区住建局"]),
    ("省大数据局等省级部门指导，区大数据局落实", ["省大数据局", "区大数据局"]),
    ("省大数据局指导", ["省大数据局"]),
    ("区卫生健康局、医保局等", ["区卫生健康局", "区医保局"]),
    # groups of several kinds
    ("各市（州）、县（市、区）人民政府", ["各市（州）、县（市、区）人民政府"]),
    ("各县（市、区）政府、区财政局", ["各县（市、区）政府", "区财政局"]),
    ("各乡镇、街道", ["各乡镇、街道"]),
    ("各市、县、区政府负责", ["各市、县、区政府"]),
    ("各盟行政公署、市人民政府，区财政局", ["各盟行政公署、市人民政府", "区财政局"]),
    ("松坡区和市直相关单位", ["松坡区", "市直相关单位"]),
    ("省发改委，相关市、县政府", ["省发改委", "相关市、县政府"]),
    ("哈尔滨、绥芬河市政府", ["哈尔滨市政府", "绥芬河市政府"]),
    ("各市、县、区政府按职责分工负责", ["各市、县、区政府"]),
    ("区财政局牵头，各镇结合实际落实", ["区财政局", "各镇"]),
    # phrases
    ("区住建局于6月底前完成", []),
    ("落实责任单位", []),
    ("2024年6月底前", []),
    ("推进绿道建设", []),
    # footnotes behind a space, persons by label behind a unit
    ("区住建局 1、区城管局 2", ["区住建局", "区城管局"]),
    ("区住建局注1", ["区住建局"]),
    ("责任领导：张三 区住建局", ["区住建局"]),
    ("区住建局 联系人：王五", ["区住建局"]),
    ("责任单位：区住建局 责任人：张三", ["区住建局"]),
    ("区级领导：张三\n牵头单位：区住建局\n责任单位：区财政局", ["区住建局", "区财政局"]),
    ("区领导：张三 区住建局", ["区住建局"]),
    ("区住建局张三、区城管局李四", ["区住建局", "区城管局"]),
    # spaces and line ends within a name
    ("区 住 建 局", ["区住建局"]),
    ("教\u3000育\u3000局、财\u3000政\u3000局", ["教育局", "财政局"]),
    ("区住房\n和城乡\n建设局\n区财政局", ["区住房和城乡建设局", "区财政局"]),
    ("市生态环境局\n青石分局", ["市生态环境局青石分局"]),
    ("区发展和改\n革局、区财\n政局", ["区发展和改革局", "区财政局"]),
    ("区市场\n监管局\n各街道", ["区市场监管局", "各街道"]),
    ("区住建局\n（牵头）\n区城管局", ["区住建局", "区城管局"]),
    # lists
    ("区委办、政府办", ["区委办", "区政府办"]),
    ("省发展改革委、财政厅等省级部门", ["省发展改革委", "省财政厅"]),
    ("各镇（街道）", ["各镇（街道）"]),
    ("各镇人民政府、各街道办事处", ["各镇人民政府", "各街道办事处"]),
    ("市直有关单位", ["市直有关单位"]),
    ("区住建局等5部门", ["区住建局"]),
    ("（1）区住建局（2）区城管局", ["区住建局", "区城管局"]),
    ("【区住建局】", ["区住建局"]),
    ("〔区住建局牵头〕", ["区住建局"]),
    ("南桥、北桥街道", ["南桥街道", "北桥街道"]),
    ("南桥、东桥、北桥镇", ["南桥镇", "东桥镇", "北桥镇"]),
    ("青石市、云岭市人民政府", ["青石市人民政府", "云岭市人民政府"]),
    ("经开区、青石区、白沙区政府", ["经开区", "青石区政府", "白沙区政府"]),
    ("青石市、白沙县政府", ["青石市", "白沙县政府"]),
    ("市公安局、青石分局", ["市公安局", "青石分局"]),
    ("区住建局、区财政局等部门和各镇负责", ["区住建局", "区财政局", "各镇"]),
    ("区住建局，各区、县级市", ["区住建局", "各区、县级市"]),
    ("市财政局、上海证监局、税务局", ["市财政局", "上海证监局", "市税务局"]),
    ("县财政局、市场监管局、教育局", ["县财政局", "县市场监管局", "县教育局"]),
    ("区财政局、市政局、住房城乡建设局", ["区财政局", "区市政局", "区住房城乡建设局"]),
    ("市财政局、市政协、市民宗局", ["市财政局", "市政协", "市民宗局"]),
    ("各镇，区财政局、教育局", ["各镇", "区财政局", "区教育局"]),
    ("〃", []),
    ("″", []),
    # as above
    ("同上行", []),
    ("同上、区财政局", ["区财政局"]),
]


@pytest.mark.parametrize(("text", "expected"), CELLS, ids=[text for text, _ in CELLS])
def test_a_cell_of_units_as_offices_write_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_what_a_cell_names_again_is_told() -> None:
    assert named_again(every_name("区财政局、区教育局、区财政局")) == ["区财政局"]
    assert named_again(every_name("区财政局牵头，区教育局、区财政局配合")) == []  # in two roles
    assert named_again(every_name("区财政局、区教育局")) == []


def test_the_level_holds_on_under_the_next_label_of_a_bracket() -> None:
    lead = unit_names("区住建局")
    (support,) = unit_names("财政局", before=lead)
    assert (support.name, support.rule, support.start) == ("区财政局", "elided-level", 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区交通局、区农业局，列第一位的为牵头单位，下同", ["区交通局", "区农业局"]),
        ("区交通局、区财政局〔以下均需各镇配合，不再单独列出〕", ["区交通局", "区财政局"]),
        ("区交通局，各镇人民政府，以下均需各村落实不再重复列出", ["区交通局", "各镇人民政府"]),
        ("区交通局（下同）、区财政局", ["区交通局", "区财政局"]),
        ("区交通局、其他有关部门，排名不分先后", ["区交通局", "其他有关部门"]),
    ],
)
def test_a_remark_on_the_list_is_no_unit(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_registered_name_goes_before_the_sign_in_its_bracket() -> None:
    (unit,) = unit_names("区住建局（区人防办）", {"区住建局"}.__contains__)
    assert unit.name == "区住建局"


def test_what_is_more_than_the_words_says_by_which_rule() -> None:
    first, second = unit_names("区发展改革局、财政局")
    assert (first.rule, second.rule) == ("", "elided-level")
    assert (second.start, second.end) == (7, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区委统战部（区民宗局）、区住建局", ["区委统战部（区民宗局）", "区住建局"]),
        ("区府办\n(区大数据局)", ["区府办（区大数据局）"]),
        ("生态环境\n\n青石分局", ["生态环境青石分局"]),
        ("区高新技术园区\n管委会", ["区高新技术园区管委会"]),
        ("区委人才办\n区科技局", ["区委人才办", "区科技局"]),
        ("青石医科大学\n附属第一医院", ["青石医科大学附属第一医院"]),
        ("区民政局、园区党工委、司法局", ["区民政局", "园区党工委", "区司法局"]),
        ("市产业推进组工作专班牵头单位按职责分工负责", ["市产业推进组工作专班牵头单位"]),
        ("市推进“两区”建设领导小组成员单位", ["市推进“两区”建设领导小组成员单位"]),
        ("区住建局、区城\n管局", ["区住建局", "区城管局"]),
        ("区住建局 区城管局", ["区住建局", "区城管局"]),
        ("区住建局，区城管局；区财政局", ["区住建局", "区城管局", "区财政局"]),
        ("1.区住建局\n2.区财政局", ["区住建局", "区财政局"]),
        ("区住建局和区城管局", ["区住建局", "区城管局"]),
        ("区教育局、区住建局和区财政局等", ["区教育局", "区住建局", "区财政局"]),
        ("区人力资源和社会保障局", ["区人力资源和社会保障局"]),
        ("某领导小组成员单位及责任单位", ["某领导小组成员单位及责任单位"]),
        ("区金融办、区金融办", ["区金融办"]),
        ("", []),
        ("、，", []),
        ("无", []),
        ("/", []),
        ("——", []),
        ("同上", []),
        ("同左", []),
        ("牵头领导：王立（副区长）；区水利局", ["区水利局"]),
        ("包保领导：高远；主管领导：刘洋；区水利局", ["区水利局"]),
        ("由区住建局负责组织实施", ["区住建局"]),
        ("区发改委／区财政局／区审计局", ["区发改委", "区财政局", "区审计局"]),
        ("1.区住建局2.区城管局", ["区住建局", "区城管局"]),
        ("①区住建局 ②区城管局", ["区住建局", "区城管局"]),
        ("①区住建局（牵头）\n②区城管局\n③各镇（街道）", ["区住建局", "区城管局", "各镇（街道）"]),
        ("第三项由区住建局", ["区住建局"]),
        ("青投集团、青石供电公司、人行青石支行", ["青投集团", "青石供电公司", "人行青石支行"]),
        ("区委组织部 团区委 区总工会 区妇联", ["区委组织部", "团区委", "区总工会", "区妇联"]),
        ("市公安局交警支队、市市场监管局", ["市公安局交警支队", "市市场监管局"]),
        ("各有关单位按职责分工负责", ["各有关单位"]),
        ("张三（副区长）", []),
        ("区长 王五", []),
        ("王小明、李四", []),
        ("区府办（王小明）", ["区府办"]),
        ("区教育局（王小明）、区民政局（李大伟）", ["区教育局", "区民政局"]),
        ("区教育局 王小明", ["区教育局"]),
        ("区住建局（区人防办）", ["区住建局（区人防办）"]),
        ("区住建局（区住建局机关大院）", ["区住建局"]),
        ("高新园（青邹镇） 各街道 区国投公司", ["高新园", "各街道", "区国投公司"]),
        ("区教体局（区国投公司代建）", ["区教体局"]),
    ],
)
def test_names_are_parted_and_healed(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "name",
    [
        "各街道",
        "相关街道",
        "有关部门",
        "各镇（街道）",
        "各乡镇",
        "各镇街",
        "各部门",
        "各项目单位",
        "各投资建设主体",
        "区直有关部门",
        "区级各部门",
        "市府各委办局",
        "市政府各部门",
        "机关各科室",
        "驻县单位",
        "区属国有企业",
        "街道办事处",
        "各县（市、区）人民政府",
        "属地街道",
        "区食安委各成员单位",
        "某领导小组成员单位及责任单位",
    ],
)
def test_groups_are_never_units(name: str) -> None:
    (only,) = unit_names(name)
    assert only.is_group
    assert only.name == name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("区住建局", "Bureau"),
        ("区金融办", "Office"),
        ("青石街道", "Subdistrict"),
        ("云岭镇", "Township"),
        ("生态环境青石分局", "Branch"),
        ("消防青石大队", "Branch"),
        ("区委宣传部", "PartyOrgan"),
        ("县纪委监委", "PartyOrgan"),
        ("区总工会", "MassOrganization"),
        ("区法院", "Court"),
        ("区检察院", "Procuratorate"),
        ("城东指挥部", "CommandPost"),
        ("青石经济开发区管委会", "ManagementCommittee"),
        ("青石城投集团", "PlatformCompany"),
        ("区城建发展中心", "PublicInstitution"),
    ],
)
def test_kinds_are_told_by_form(name: str, expected: str) -> None:
    assert kind(name) == expected


def test_the_registry_is_asked_first() -> None:
    known = {"青石和园服务站"}
    (only,) = unit_names("青石和园\n服务站", known.__contains__)
    assert only.name == "青石和园服务站"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "牵头：区住建局；配合：区城管局、各街道",
            [Role.LEAD, Role.SUPPORT, Role.SUPPORT],
        ),
        ("牵头单位：区住建局\n配合单位：区财政局", [Role.LEAD, Role.SUPPORT]),
        ("区住建局（牵头）、区城管局", [Role.LEAD, None]),
        ("区住建局牵头，区城管局、各街道配合", [Role.LEAD, Role.SUPPORT, Role.SUPPORT]),
        ("区住建局", [None]),
        ("区住建局，区城管局配合", [None, Role.SUPPORT]),
        ("区住建局牵头，区城管局等部门，各街道配合", [Role.LEAD, Role.SUPPORT, Role.SUPPORT]),
        ("区住建局（第一责任单位）、区城管局【配合】", [Role.LEAD, Role.SUPPORT]),
        ("【牵头单位】区住建局", [Role.LEAD]),
        (
            "区甲局、区乙局按职责分工牵头负责，各街道具体落实",
            [Role.LEAD, Role.LEAD, Role.RESPONSIBLE],
        ),
    ],
)
def test_words_beside_a_name_say_its_part(text: str, expected: list[Role | None]) -> None:
    assert [each.role for each in unit_names(text)] == expected


@given(st.text(alphabet="区住建局办、，（）()和及\n 各街道牵头：1.", max_size=40))
def test_every_name_stands_where_it_says(text: str) -> None:
    last = 0
    for each in unit_names(text):
        assert last <= each.start < each.end <= len(text)
        last = each.end


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("序号", Column.ORDINAL),
        ("项目名称", Column.NAME),
        ("重点工作", Column.NAME),
        ("类别", Column.CATEGORY),
        ("项目内容", Column.CONTENT),
        ("目标任务", Column.CONTENT),
        ("主要任务", Column.CONTENT),
        ("工作\n内容", Column.CONTENT),
        ("年度目标", Column.TARGET),
        ("牵头单位", Column.LEAD),
        ("主办部门", Column.LEAD),
        ("牵头（责任）单位", Column.LEAD),
        ("责任单位", Column.RESPONSIBLE),
        ("责任部门", Column.RESPONSIBLE),
        ("实施主体", Column.RESPONSIBLE),
        ("配合单位", Column.SUPPORT),
        ("协办单位", Column.SUPPORT),
        ("责任领导", Column.PERSON),
        ("责任人", Column.PERSON),
        ("完成时限", Column.DEADLINE),
        ("目前进展情况", Column.PROGRESS),
        ("完成情况", Column.PROGRESS),
        ("落实情况", Column.PROGRESS),
        ("截至9月底进展", Column.PROGRESS),
        ("备注", Column.NOTE),
        ("主办", Column.LEAD),
        ("牵头单位及责任人", Column.LEAD),
        ("责任单位（责任人）", Column.RESPONSIBLE),
        ("承办", Column.RESPONSIBLE),
        ("责任分工", Column.RESPONSIBLE),
        ("单位负责人", Column.PERSON),
        ("分管副区长", Column.PERSON),
        ("任务序号", Column.ORDINAL),
        ("2023年目标", Column.TARGET),
        ("全年任务数", Column.TARGET),
        ("目标任务数", Column.TARGET),
        ("开竣工时间", Column.DEADLINE),
        ("工作进度安排", Column.DEADLINE),
        ("完成数", Column.PROGRESS),
        ("完成率（%）", Column.PROGRESS),
        ("1-11月完成", Column.PROGRESS),
        ("具体情况", Column.PROGRESS),
        ("进展情况及存在问题", Column.PROGRESS),
        ("存在的主要问题", Column.NOTE),
        ("区民生实事项目数量", Column.UNKNOWN),
        ("明细", Column.CONTENT),
        ("下一步工作计划", Column.NOTE),
        ("未完成原因", Column.NOTE),
        ("基本情况", Column.UNKNOWN),
        ("天气", Column.UNKNOWN),
    ],
)
def test_heads_are_known_by_their_words(header: str, expected: Column) -> None:
    assert column(header) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区住建局区城管局", ["区住建局", "区城管局"]),
        ("青石区发改局青石区大数据中心", ["青石区发改局", "青石区大数据中心"]),
        ("区委办公室区政府办公室", ["区委办公室", "区政府办公室"]),
        ("市市场监管局", ["市市场监管局"]),
        ("市住房和城乡建设局市政处", ["市住房和城乡建设局市政处"]),
    ],
)
def test_two_names_of_one_place_are_two_where_nothing_parts_them(
    text: str, expected: list[str]
) -> None:
    assert [each.name for each in unit_names(text)] == expected


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("区民政局（区残联配合）", [("区民政局", None), ("区残联", "supports")]),
        (
            "区民政局（区残联、区妇联配合），区财政局",
            [
                ("区民政局", None),
                ("区残联", "supports"),
                ("区妇联", "supports"),
                ("区财政局", None),
            ],
        ),
        ("区住建局（区城管局代建，各镇配合）", [("区住建局", None)]),
        ("区住建局（配合）", [("区住建局", "supports")]),
        ("区委组织部（区委编办）", [("区委组织部（区委编办）", None)]),
    ],
)
def test_who_helps_in_a_bracket_is_no_part_of_a_name(
    cell: str, said: list[tuple[str, str | None]]
) -> None:
    assert [(each.name, each.role and each.role.value) for each in unit_names(cell)] == said


def test_each_head_of_numbers_has_a_sign_that_is_looked_for() -> None:
    heads = [each.text for each in read(FOLDER / "columns.toml").examples]
    of_numbers = [each for each in heads if column(each) is Column.ORDINAL]
    assert of_numbers
    assert [each for each in heads if is_ordinal(each)] == of_numbers


def test_a_figure_that_ran_into_a_name_makes_none_of_it() -> None:
    assert not unit_names("300区教育局")
    assert [each.name for each in unit_names("110指挥中心、区教育局")] == [
        "110指挥中心",
        "区教育局",
    ]
