"""Names of things, read by form from invented sentences, and from any text whatever."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.lists import listed
from loaders.language.name import Name
from loaders.language.names import names
from loaders.language.parts import wholes
from loaders.language.public_names import distinct, persons, public_names
from loaders.language.ranks import ranks
from ontology.model import Division

QINGSHI = Division("青石区", "青石区")


def read(text: str) -> dict[str, str]:
    return {each.name: each.kind for each in names(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in quotation marks: by the noun after, the words inside, the verb before
        ("加快“青石智治”平台迭代升级", {"青石智治": "Platform"}),
        ("深入开展“净美青石”专项行动", {"净美青石专项行动": "Programme"}),
        ("持续深化“一窗受理”改革", {"一窗受理改革": "Policy"}),
        ("严格落实“三问三看”", {"三问三看": "Policy"}),
        ("以“一江两湖”沿线为重点", {"一江两湖": "Strategy"}),
        ("落实“六稳”工作", {"六稳": "Policy"}),
        ("争创省级“无欠薪区”", {"省级无欠薪区": "Programme"}),
        ("全面推进“1234”工程", {"1234工程": "Programme"}),
        ("推进电梯“安心”综合改造", {"电梯安心综合改造": "Programme"}),
        ("印发《青石区河道管理办法》", {"青石区河道管理办法": "Policy"}),
        # members of lists that say what they are
        (
            "云岭医药产业园、蓝石机器人总部等重大项目实现开工",
            {"云岭医药产业园": "Project", "蓝石机器人总部": "Project"},
        ),
        (
            "精心打造桐花老街、石板巷等特色街区",
            {"桐花老街": "Place", "石板巷": "Place"},
        ),
        (
            "望湖路、松涛路、百丈路三条框架道路",
            {
                "望湖路": "Road",
                "松涛路": "Road",
                "百丈路": "Road",
                "三条框架道路": "Strategy",
            },
        ),
        ("深化与云岭大学等高校战略合作", {"云岭大学": "Institution"}),
        ("依托金鼎、海岳等优质楼宇资源", {"金鼎": "Company", "海岳": "Company"}),
        ("做好与平川、石泉对口协作工作", {"平川": "Place", "石泉": "Place"}),
        # noun phrases by their endings
        ("在全市率先建立企业服务专员制度", {"企业服务专员制度": "Policy"}),
        ("星河智造集团签约落地", {"星河智造集团": "Company"}),
        ("沿滨江大道前行", {"滨江大道": "Road"}),
        ("松溪新村老旧小区综合改造", {"松溪新村": "Place", "老旧小区综合改造": "Programme"}),
        ("坚决打赢蓝天、碧水保卫战", {"蓝天、碧水保卫战": "Programme"}),
        ("确保创建省级生态文明建设示范区", {"省级生态文明建设示范区": "Programme"}),
        ("争创全国养老服务优质发展区", {"全国养老服务优质发展区": "Programme"}),
        (
            "获评国家级旅游度假区、省级夜间消费集聚区",
            {"国家级旅游度假区": "Programme", "省级夜间消费集聚区": "Programme"},
        ),
        ("大力实施工业强区战略", {"工业强区战略": "Strategy"}),
        ("启动北部老工业区更新三年行动", {"北部老工业区更新三年行动": "Programme"}),
        ("青石体育中心、县体育中心相继建成", {"青石体育中心": "Project", "县体育中心": "Project"}),
        ("办好第五届青石那达慕大会", {"第五届青石那达慕大会": "Event"}),
        ("与上游松山县签订协议", {"松山县": "Place"}),
        ("全面推行林长制", {"林长制": "Policy"}),
        ("设立产业发展基金", {"产业发展基金": "Policy"}),
        # works, roads and firms
        ("加快青溪大道快速化改造工程", {"青溪大道快速化改造工程": "Project"}),
        ("青石至云岭高速公路开工", {"青石至云岭高速公路": "Road"}),
        ("国道312线绕城段通车", {"国道312线绕城段": "Road"}),
        ("G312国道青石段改线工程开工", {"G312国道青石段改线工程": "Project"}),
        ("地铁6号线南延段开通运营", {"地铁6号线南延段": "Project"}),
        ("推进松溪湿地公园二期", {"松溪湿地公园二期": "Project"}),
        ("总投资32亿元的固态电池材料项目签约", {"固态电池材料项目": "Project"}),
        ("蓝石集团年产20万吨板带项目建成", {"蓝石集团年产20万吨板带项目": "Project"}),
        ("云泰新能源、海岳智造等企业签约落户", {"云泰新能源": "Company", "海岳智造": "Company"}),
        ("龙头企业云泰医疗、海岳国际相继入驻", {"云泰医疗": "Company", "海岳国际": "Company"}),
        (
            "推动青石河综合治理、桐花路改造等12个项目建设",
            {"青石河综合治理": "Project", "桐花路改造": "Project"},
        ),
        ("支持云岭大学建设石溪科技园", {"云岭大学": "Institution", "石溪科技园": "Project"}),
        ("家住石溪街道桐花社区的居民", {"桐花社区": "Place"}),
        ("“石e办”政务服务平台上线", {"石e办": "Platform"}),
        ("实施“菜篮子”工程", {"菜篮子工程": "Programme"}),
        ("办好“青石年货节”", {"青石年货节": "Event"}),
        ("松溪河清淤疏浚工程顺利推进", {"松溪河清淤疏浚工程": "Project"}),
        ("云泰锂电二期、三期项目加快建设", {"云泰锂电二期、三期项目": "Project"}),
        ("桐花科创板华东总部揭牌", {"桐花科创板华东总部": "Project"}),
        (
            "云泰电池、海岳半导体、石溪产业园落地桐花工业园",
            {
                "石溪产业园": "Project",
                "桐花工业园": "Place",
            },
        ),
        (
            "加快石溪时代广场、云泰中心建设",
            {"石溪时代广场": "Place", "云泰中心": "Project"},
        ),
        ("海岳100MW光伏并网发电", {"海岳100MW光伏": "Project"}),
        ("青云铁路松溪站建成投用", {"青云铁路松溪站": "Project"}),
        ("项目主体企业青石县蓝晶新材料有限公司", {"青石县蓝晶新材料有限公司": "Company"}),
        ("解决问题，桐花村287户群众回迁", {"桐花村": "Place"}),
        ("投资5亿元云泰科技颜料项目落户", {"云泰科技颜料项目": "Project"}),
        # what a place wants to become, and what it draws up
        (
            "打造生态保护和绿色发展先行区、数字经济高地和现代物流枢纽城市",
            {
                "生态保护和绿色发展先行区": "Strategy",
                "数字经济高地": "Strategy",
                "现代物流枢纽城市": "Strategy",
            },
        ),
        (
            "赋予了青石区协同发展示范区、科技创新引领区的“两区”功能定位",
            {"协同发展示范区": "Strategy", "科技创新引领区": "Strategy", "两区": "Strategy"},
        ),
        ("出台稳增长47条", {"稳增长47条": "Policy"}),
        ("修订全域旅游奖励办法", {"全域旅游奖励办法": "Policy"}),
        ("获评“全国特色示范小镇”", {"全国特色示范小镇": "Programme"}),
        ("推进“红色引擎+五线”工程", {"红色引擎+五线工程": "Programme"}),
        ("围绕“1+5”发展目标", {"1+5": "Strategy"}),
        ("中国共产党青石区第六次代表大会", {"中国共产党青石区第六次代表大会": "Event"}),
        # things that state how many parts they have
        ("聚焦培育五大产业中心", {"五大产业中心": "Strategy"}),
        ("统筹实施三大专项行动", {"三大专项行动": "Programme"}),
    ],
)
def test_things_are_named(text: str, expected: dict[str, str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "坚持以“绣花”功夫抓城市管理",  # a figure of speech
        "打通服务群众的“最后一公里”",
        "做到“矛盾不出社区、大事不出街道”",  # a slogan
        "充分整合商业综合体、特色街区、专业市场等资源",  # sorts of things
        "落实亮码、测温等措施",
        "推进重大项目建设，优化各类平台",
        "征求意见，制定工作方案",
        "招引大数据、生物医药等企业",
        "培育单项冠军、瞪羚等优质企业",
        "深挖制造业、石雕电商等企业潜力",
        "推动石材机械、竹木装备等领域企业走出去",
        "推动牵引性强的改革举措、石雕大事落户",
        "加快51条道路建设，理清思路",
        "提出三方面意见",
        "当好项目建设“排头兵”，念好产业“致富经”",  # pictures
        "打造“山水相依”的旅游目的地",
        "推动“产学研”深度融合",
        "从“有没有”向“好不好”转变",
        "新建改扩建公办幼儿园，引进高层次人才",
        "完成47个老旧小区综合改造，棚户区改造1200户",  # counted
        "自动化生产线高速运转，现在路平了灯亮了",
        "实施重点项目，年度投资计划",
        "深化与高校战略合作",
        "青石区各单位2025年度工作计划",
        "4月份计划：加快开工",
        "投资完成率达到年度计划",
        "实施公路水路交通项目",
        "产业项目的“异军突起”，农庄“古朴典雅”",  # how things are, not what they are
        "该县今年共计划实施项目62项",
        "引进的重点项目之一，新材料产业链建设的重点项目",
        "形成区域经济格局，推出旅游线路10条",
        "推进医疗设施提升项目，做好回迁安置项目",
        "奋斗百年路，启航新征程",
        "两张照片记录着这个公园",
    ],
)
def test_sorts_of_things_slogans_and_figures_of_speech_are_no_names(text: str) -> None:
    assert read(text) == {}


def test_a_list_knows_its_members_and_its_count() -> None:
    text = "集成矛盾调解、信访接待和法律服务等三大功能"
    (row,) = listed(text)
    assert [text[start:end] for start, end in row.members] == ["矛盾调解", "信访接待", "法律服务"]
    assert row.count == 3


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        (
            "建设青石社会治理中心，集成矛盾调解、信访接待、法律服务等三大功能",
            "青石社会治理中心",
            ["矛盾调解", "信访接待", "法律服务"],
        ),
        (
            "发挥云湖科技园和中科院计算所“一园一所”优势",
            "“一园一所”",
            ["云湖科技园", "中科院计算所"],
        ),
        ("望湖路、松涛路两条框架道路", "两条框架道路", ["望湖路", "松涛路"]),
    ],
)
def test_parts_are_those_that_number_or_form_show(text: str, whole: str, parts: list[str]) -> None:
    (found,) = wholes(text, listed(text), names(text))
    assert text[found.start : found.end] == whole
    assert [text[start:end] for start, end in found.parts] == parts


def test_a_list_that_is_shorter_than_its_number_gives_no_parts() -> None:
    text = "建设青石社会治理中心，集成矛盾调解、信访接待等五大功能"
    assert wholes(text, listed(text), names(text)) == []


def test_a_pattern_of_work_is_part_of_what_stands_above() -> None:
    text = "构建党建引领、多方协同、居民自治的基层治理格局"
    (found,) = wholes(text, listed(text), names(text))
    assert found.start == -1
    assert [text[start:end] for start, end in found.parts] == ["党建引领", "多方协同", "居民自治"]


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("陈望山总书记考察", "陈望山", "总书记"),
        ("市委常委、区委书记林向东多次调研", "林向东", "书记"),
        ("副市长郑远同志出席", "郑远", "副市长"),
        ("区长　石　岩", "石岩", "区长"),
        ("县发展和改革局局长 吴国平", "吴国平", "局长"),
        ("代旗长 巴特尔", "巴特尔", "旗长"),
        ("局长李娜说。", "李娜", "局长"),
        ("局党组书记、局长：杨建平", "杨建平", "局长"),
        ("公司总经理林志远说", "林志远", "总经理"),
        ("蓝石公司高级经理蒋明睿介绍。", "蒋明睿", "经理"),
        ("正在采摘的村干部权红说，产值超百万元", "权红", "干部"),
        ("“日子越来越好。”赵清河说。", "赵清河", ""),
    ],
)
def test_persons_have_the_post_that_the_text_gives(text: str, name: str, post: str) -> None:
    ((found, given_post),) = persons(text)
    assert found.name == name
    assert given_post.endswith(post)


def test_those_who_attended_are_persons_one_by_one() -> None:
    found = [name.name for name, _ in persons("区领导胡清远、范石溪参加调研。")]
    assert found == ["胡清远", "范石溪"]


def test_nobody_is_called_by_a_form_of_address() -> None:
    assert persons("居民王大妈说，市民张先生表示满意，群众说好") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("三面环绕怀化市主城区", "怀化市"),
        ("落户西安的企业", "西安市"),
        ("与安吉县签订协议", "安吉县"),
    ],
)
def test_other_cities_and_counties_are_named(text: str, name: str) -> None:
    assert (name, "Division") in public(text)


def test_a_newspaper_a_road_and_a_sort_of_county_are_no_places() -> None:
    assert public("商洛日报讯，南京路步行街，全县建成县体育馆，强县富民") == []


def test_a_town_and_what_is_in_it_are_two_things() -> None:
    text = "刚开园的桐花镇松溪湿地公园"
    found = names(text, distinct(public_names(text, None, QINGSHI)))
    assert [each.name for each in found] == ["桐花镇", "松溪湿地公园"]


def test_a_county_of_one_character_is_never_called_by_it() -> None:
    county = Division("安县", "安县")
    found = distinct(public_names("安县安排安全工作", None, county))
    assert [(each.start, each.end) for each in found] == [(0, 2)]


def test_an_autonomous_county_is_also_called_by_its_short_name() -> None:
    county = Division("松溪土家族自治县", "松溪土家族自治县")
    found = distinct(public_names("松溪县建成产业园，松溪发展加快", None, county))
    assert [each.name for each in found] == ["松溪土家族自治县"] * 2


def test_no_unit_is_taken_for_a_person() -> None:
    assert persons("石区委书记、各部门主任，高度重视") == []
    assert persons("由负责人安排。书记 方案，局长金额") == []


def public(text: str) -> list[tuple[str, str]]:
    return [(each.name, each.kind) for each in distinct(public_names(text, None, QINGSHI))]


def test_public_organs_and_the_division_are_found_by_form() -> None:
    assert public("区委、区政府按照省市委部署，青石呈现新气象") == [
        ("区委", "PartyOrgan"),
        ("区政府", "Government"),
        ("省委", "PartyOrgan"),
        ("市委", "PartyOrgan"),
        ("青石区", "Division"),
    ]
    assert public("社区委员会、小区委托、政府性债务") == []


def test_a_known_name_wins_and_a_longer_name_swallows_it() -> None:
    known = [Name(2, 4, "青石区", "Division", "public")]
    assert [each.name for each in names("走进青石看变化", known)] == ["青石区"]
    assert [each.name for each in names("建设青石体育馆", known)] == ["青石体育馆"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("在全市两次大比武活动中分获第四、第五名", [4, 5]),
        ("综合考核位列全省第2位", [2]),
        ("第三批项目开工，第二名单位", []),
        ("增速位居全省第3位", [3]),
        ("力争进入全国百强区前30名", [30]),
        ("总量居全省县级市首位", [1]),
        ("前三季度增长，成为第三方机构", []),
        ("增长12%，总量全国城区第八", [8]),
        ("增长11.6%，全市第三；", [3]),
    ],
)
def test_ranks_are_figures(text: str, values: list[int]) -> None:
    assert [int(each.quantity.value) for each in ranks(text)] == values


@pytest.mark.parametrize(
    ("text", "indicator", "comparator"),
    [
        ("增速位居全省第3位", "增速名次", "="),
        ("力争进入全国百强区前30名", "全国百强区名次", "<="),
        ("全市综合考核保持前2名", "综合考核名次", "<="),
        ("在全国商业活力指数中，青石区位列全国第三", "全国商业活力指数名次", "="),
        ("总量在全省91个县（市）中继续排名第一", "总量名次", "="),
    ],
)
def test_a_rank_says_of_what_and_whether_it_is_a_bound(
    text: str, indicator: str, comparator: str
) -> None:
    (rank,) = ranks(text)
    assert (rank.indicator, rank.quantity.comparator) == (indicator, comparator)


TEXTS = st.text(
    st.sampled_from(
        "青石区委路园“”《》、，。和与等三大十条项目建设推进平台中心行动改造省市 \n1a·（）"
    ),
    max_size=120,
)


@given(TEXTS)
def test_names_of_any_text_stand_in_it_in_order_without_overlaps(text: str) -> None:
    found = names(text, distinct(public_names(text, None, QINGSHI)))
    for name in found:
        assert 0 <= name.start < name.end <= len(text)
        assert name.name
    for left, right in pairwise(found):
        assert left.end <= right.start or (left.start, left.end) == (right.start, right.end)


@given(TEXTS)
def test_parts_of_any_text_stand_in_it(text: str) -> None:
    for whole in wholes(text, listed(text), names(text)):
        assert whole.start < whole.end or whole.start == -1
        assert all(0 <= start < end <= len(text) for start, end in whole.parts)


def test_governments_of_all_places_are_no_one_s() -> None:
    for text in ("各县市区人民政府，", "各区（市）县政府（管委会），", "县市区人民政府要落实"):
        assert not [each for each in public_names(text, None) if each.kind == "Unit"], text
    both = public_names("在区委、区政府和市委、市政府领导下", None)
    assert [each.name for each in both] == ["区委", "区政府", "市委", "市政府"]


@pytest.mark.parametrize(
    "text",
    [
        "突出治理“小鬼难缠”行为。",
        "扩大产业链“朋友圈”，",
        "新建“希望小屋”30处。",
        "完善“四种”监测方式。",
        "实现“一岗”的责任。",
        "保障群众“舌尖上的安全”。",
    ],
)
def test_a_manner_of_speaking_in_marks_is_no_strategy(text: str) -> None:
    assert read(text) == {}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("坚持“南进北优”，扩大县城。", "南进北优", "Strategy"),
        ("以“南进北优”为抓手，扩大县城。", "南进北优", "Strategy"),
        ("创新“四季松溪”文化惠民活动，", "四季松溪文化惠民活动", "Programme"),
        ("[4]“1+5”专项整治行动：", "1+5专项整治行动", "Programme"),
        ("打造“夜松溪·月光经济”，", "夜松溪·月光经济", "Strategy"),
        ("“甲路通”“乙路通”等品牌，", "甲路通", "Programme"),
    ],
)
def test_what_guides_or_is_listed_is_named(text: str, name: str, kind: str) -> None:
    assert read(text)[name] == kind
