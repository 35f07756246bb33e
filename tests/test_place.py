"""Which division a document is of: titles and first lines in the style of the genre, annotated.

Names of places are facts; the titles are invented. `?`: several divisions, none is chosen; "":
none is shown.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.load.pipeline import load
from kg.load.read import read_document
from kg.store import Store
from loaders.extraction.division import place_notice, settled
from loaders.extraction.place import paths
from loaders.extraction.prose import front_division
from loaders.formats.document import Document
from loaders.formats.text import read_text
from loaders.kinds import extract
from ontology.divisions import UNRESOLVED
from ontology.errors import NotFound

HEADS = [
    ("合作区管委会办公室关于节水的通知", "各镇街：", ""),
    ("西南地区近年干旱灾害的对策", "西南地区干旱。", ""),
    # A province that its organ leaves out, by the sign of the number; of a city no such sign tells.
    ("省人民政府关于加强节水工作的意见", "鄂政发〔2033〕3号|各市、县人民政府：", "420000"),
    ("自治区人民政府办公厅关于节水的通知", "宁政办发〔2033〕3号|各市、县人民政府：", "640000"),
    ("省人民政府关于加强节水工作的意见", "宁政发〔2033〕3号|各市、县人民政府：", ""),
    ("市人民政府关于加强节水工作的意见", "宁政发〔2033〕3号|各区人民政府：", ""),
    # Of a place that somebody visited no document is; of whose who sign together none is chosen.
    ("鼓楼区2033年工作总结", "赴福州市鼓楼区学习考察一次。", "?"),
    ("关于做好节水工作的通知", "现通知如下。|随县财政局　应城市财政局|2033年3月1日", "?"),
    ("新昌县高新园区管委会2033年工作总结", "", "330624~高新园区"),
    # A statute about a zone is its city's; a journal of its party school is no organ of a city.
    ("西安高新技术产业开发区条例", "", "610100"),
    ("西安高新技术产业开发区管理办法", "", "610100~高新技术产业开发区"),
    ("乡镇治理的路径选择", "西安市委党校学报 2033年3期|乡镇治理是国家治理的基石。", ""),
    # Where a site says that a file was put on it, and by an item of a list.
    ("节水目标责任书", "• 2033-08-15 发布于陕西|为了节水，签订本责任书。", ""),
    ("2022年第八次县政府会议情况的通报", "发布机构：随县人民政府办公室", "421321"),
    # A zone that a title opens with; a port's name is part of its zone's.
    ("新乡高新区深化改革工作方案", "", "410700~高新区"),
    ("东营港经济开发区2033年工作要点", "", "370500~东营港经济开发区"),
    ("新乡高新区和经开区合作方案", "", ""),
    ("杭州市拱墅区2020年政府工作报告", "", "330105"),
    (
        "市政府办公室关于印发无锡市梁溪区太湖广场片区导则的通知",
        "市政府办公室关于印发无锡市梁溪区|太湖广场片区导则的通知|一、总则|二、职责|三、其他|四、要求"
        "|五、期限|六、经费|七、联络|八、附则|无锡市人民政府办公室|2023年10月30日",
        "320200",
    ),
    # Who signs in the midst, above what is passed on, where the title leaves the place out.
    (
        "区人民政府办公室关于印发节水方案的通知",
        "各街道：|现印发给你们。|蔡甸区人民政府办公室|2023年1月3日|节水方案|一、总则|二、职责|三、其他"
        "|四、要求|五、期限|六、经费|七、联络|八、附则",
        "420114",
    ),
    # What a page says of its source counts where nothing else does: an organ, no newspaper, of the
    # level that the text calls its own, and of no other of that level.
    ("县政府召开常务会议", "来源：随县融媒体中心|县委书记、县长到会，我县要抓好节水。", "421321"),
    # A headline opens with its town, which the page's source names below the county.
    (
        "城关街道：推进节水工作",
        "来源：随县城关街道|今年以来，街道推进节水。|随县县委领导到街道调研。",
        "421321~城关街道",
    ),
    # The path to the page says so too; it stands above.
    ("首页>随县>要闻动态", "县政府召开常务会议|县委书记、县长到会，我县要抓好节水。", "421321"),
    ("首页>要闻动态", "县政府召开常务会议|县委书记、县长到会，我县要抓好节水。", ""),
    ("县政府召开常务会议", "来源：随县日报|县委书记、县长到会，我县要抓好节水。", ""),
    ("市政府召开常务会议", "来源：随县融媒体中心|市委书记、市长到会，我市要抓好节水。", ""),
    ("县政府召开会议", "来源：随县政府办|县委、县长到会，我县与应县政府座谈。", ""),
    # A city or a province by its short name, before 关于 or what is of its level.
    ("四川内江关于对县城区街道进行节水改造的通告", "", "511000"),
    ("山东111个省级部门公开节水账目", "", "370000"),
    (
        "绥棱县2033年节水实施方案为深入贯彻省政府关于节水的通知和绥化市人民政府办公室关于印发绥化市节水"
        "实施方案的通知，不断提升节水的质量和实效，助力全县发展，推动建设节水型机关、学校、医院和企业，"
        "完善节水工作的各项制度，层层压实责任，加强宣传引导，结合本县实际，制定本方案。",
        "",
        "231226",
    ),
    # A text without title is not of whose paper it cites, but of the place that it is fitted to.
    ("为落实《武汉市人民政府关于节水的通知》，结合随县实际，制定如下措施。", "", "421321"),
    # A town below the county that the text names before it, of no other town that it visited.
    ("柳溪镇第六届人民代表大会召开", "随县柳溪镇召开会议|扩建随县柳溪镇水厂", "421321~柳溪镇"),
    ("柳溪镇2033年工作总结", "随县柳溪镇修了路|应城市柳溪镇修了桥", "?"),
    ("柳溪镇2033年工作总结", "组织干部赴随县柳溪镇学习", "?"),
    # A street whose name has 市; a session's number is no place; the zone that a branch writes of.
    ("青石市街道2033年工作总结", "", "?"),
    ("第十三届州人民政府第三次全体会议", "", ""),
    ("第十三届州人民政府第三次全体会议", "发布机构：楚雄州人民政府办公室", "532300"),
    (
        "关于印发金华经济技术开发区防汛预案的通知",
        "金华市水利局金华经济技术开发区分局|金华经济技术开发区管委会办公室",
        "330700~经济技术开发区",
    ),
    # Above the place, in brackets; of the organ of the portal's card, of no other level's organ.
    ("（江西省）抚州市金溪县2022年预算执行情况的报告", "", "361027"),
    ("2023年新疆自治区政府工作报告", "", "650000"),
    ("（湖南省）2020年新晃侗族自治县政府工作报告", "", "431227"),
    ("市政府办公室关于做好节水工作的通知", "发布机构：随州市人民政府办公室", "421300"),
    ("市政府办公室关于做好节水工作的通知", "发布机构：随州市随县人民政府办公室", ""),
    ("关于城关镇2024年工作打算的报告", "县委、县政府：", "?"),
    # A city that writes to its own zones; a county behind what is done for it.
    (
        "市人民政府办公室关于做好节水工作的通知",
        "各县区，市政府各部门，随州高新区管委会：",
        "421300",
    ),
    ("市人民政府办公室关于做好节水工作的通知", "市政府各部门，随州高新区、襄阳经开区：", ""),
    ("关于征集随县2024年民生实事项目的通知", "", "421321"),
    (
        "市人民政府办公室关于调整十堰市茅箭区工作专班成员的通知",
        "茅箭区人民政府，市政府有关部门：|一、调整|二、职责|三、其他|四、要求|五、期限|六、经费"
        "|七、联络|八、附则|十堰市人民政府办公室|2023年4月4日",
        "420300",
    ),
    ("兰州新区卫生健康委员会2024年工作年度报告", "", "620100~新区"),
    ("立足区情分类推进绩效审计工作总结", "", ""),
    ("创建省级文明县城工作方案", "", ""),
    ("拱墅区2022年重点工作任务进展情况表", "", "330105-2021"),
    ("2021年拱墅区重点工作（截至2021年2月28日）", "", "330105"),
    ("福州市鼓楼区2024年重点工作任务清单", "", "350102"),
    ("鼓楼区2024年重点工作任务清单", "", "?"),
    ("青山区2023年政府工作报告", "", "?"),
    ("武汉市青山区2023年政府工作报告", "", "420107"),
    ("包头市青山区2023年民生实事", "", "150204"),
    ("上海市宝山区2022年实事项目", "", "310113"),
    ("宝山区2022年实事项目", "", "?"),
    ("马鞍山市2023年政府工作报告", "", "340500"),
    ("杭州市萧山区2023年政府工作报告", "", "330109"),
    ("萧山区2023年政府工作报告", "", "330109"),
    ("城市更新2023年工作进展情况", "", ""),
    ("浙江省人民政府关于印发浙江省算力网建设实施方案的通知", "", "330000"),
    ("国务院关于浙江省数字经济试验区建设方案的批复", "", ""),
    ("财政部办公厅关于支持杭州市开展试点的通知", "", ""),
    ("浙江省财政厅转发财政部关于开展绩效评价的通知", "", "330000"),
    ("国家税务总局杭州市税务局2024年重点工作", "", "330100"),
    ("国家税务总局遵义市汇川区税务局关于2023年工作的报告", "", "520303-2016"),
    ("浙江省2025年政府工作报告", "", "330000"),
    ("云南2025年政府工作报告", "", "530000"),
    ("政府工作报告", "2025年1月15日在博野县十八届人民代表大会第五次会议上", "130637"),
    (
        "政府工作报告",
        "2020年1月11日在涞水县第十六届人民代表大会第四次会议上|涞水县人民政府县长某某",
        "130623",
    ),
    ("保定市满城区2020年政府工作报告", "", "130607"),
    ("2015年徐水县政府工作报告", "", "130625"),
    ("高唐县2021年政府工作报告", "", "371526"),
    ("易县2018年政府工作报告", "", "130633"),
    ("蠡县2020年政府工作报告", "", "130635"),
    (
        "阿坝州人民政府办公室关于印发《阿坝州政务数据资源管理暂行办法》的通知",
        "阿府办发〔2021〕21号",
        "513200",
    ),
    ("北京市经济和信息化局印发《关于推进北京市数据专区建设的指导意见》的通知", "", "110000"),
    ("宁波市人工智能创新发展工作方案", "", "330200"),
    ("杭州高新区2023年重点工作进展", "", "330100~高新区"),
    ("杭州市钱塘区2023年政府工作报告", "", "330114"),
    ("南京江北新区2022年重点项目清单", "", "320100~江北新区"),
    ("上海市浦东新区2023年政府工作报告", "", "310115-2009"),
    ("济南市市中区2023年重点工作", "", "370103"),
    ("乐山市市中区2023年重点工作", "", "511102"),
    ("晋城市城区2022年政府工作报告", "", "140502"),
    ("江苏省南京市鼓楼区2012年政府工作报告", "", "320106"),
    ("南京市鼓楼区2023年政府工作报告", "", "320106-2013"),
    ("徐州市鼓楼区人民政府2023年工作要点", "", "320302-2010"),
    ("开封市鼓楼区2023年民生实事", "", "410204"),
    ("襄阳市2023年政府工作报告", "", "420600-2010"),
    ("襄樊市2008年政府工作报告", "", "420600"),
    ("桐庐县2023年政府工作报告", "", "330122"),
    ("恩施州2023年政府工作报告", "", "422800"),
    ("恩施市2023年政府工作报告", "", "422801"),
    ("内蒙古自治区2023年政府工作报告", "", "150000"),
    ("呼和浩特市新城区2023年政府工作报告", "", "150102"),
    ("西安市新城区2022年重点工作", "", "610102"),
    ("关于赴杭州市考察学习情况的报告", "", ""),
    ("", "恩施市、建始县人民政府，州政府有关部门：", ""),
    ("关于市八届人大三次会议代表建议办理情况的报告", "", ""),
    ("政府工作报告", "各乡镇人民政府，县政府各部门，县属驻县各单位：", ""),
    ("绍兴市柯桥区2023年重点工作", "", "330603"),
    ("云岭市青石区2024年重点工作任务进展情况表", "", "青石区"),
    ("云岭市鼓楼区2024年重点工作任务进展情况表", "", "云岭市鼓楼区"),
    (
        "关于印发《2024年重点工作任务分工方案》的通知",
        "各街道办事处：|绍兴市越城区人民政府办公室",
        "330602-2013",
    ),
    ("2024年政府工作报告重点任务分工", "福州市鼓楼区人民政府办公室", "350102"),
    ("关于做好2024年重点工作的通知", "鼓楼区人民政府办公室", "?"),
    ("吉林省2023年政府工作报告", "", "220000"),
    ("吉林市2023年政府工作报告", "", "220200"),
    ("朝阳区2023年政府工作报告", "", "?"),
    ("北京市朝阳区2023年政府工作报告", "", "110105"),
    ("朝阳市2023年政府工作报告", "", "211300"),
    ("重庆市渝中区2023年重点工作", "", "500103"),
    ("济源市2023年政府工作报告", "", "419001"),
    ("三亚市2023年政府工作报告", "", "460200"),
    ("神农架林区2023年政府工作报告", "", "429021"),
    ("石河子市2022年政府工作报告", "", "659001"),
    ("2023年山区26县高质量发展工作要点", "", ""),
    ("西湖区2023年政府工作报告", "", "?"),
    ("杭州市西湖区2023年政府工作报告", "", "330106"),
    ("杭州市拱墅区半山街道2020年工作要点", "", "330105~半山街道"),
    ("海南省2023年政府工作报告", "", "460000"),
    ("海南州2023年政府工作报告", "", "632500"),
    ("普陀区2023年重点工作", "舟山市普陀区人民政府", "330903"),
    ("中共宁德市委宁德市人民政府关于2023年工作的意见", "", "350900"),
    ("平顶山市2022年重点工作进展", "", "410400"),
    ("甘肃省兰州市兰州新区2024年重点项目进展", "", "620100~新区"),
    ("兰州新区2024年重点项目进展", "", "620100~新区"),
    ("福建省福州市福州新区2024年重点项目进展", "", "350100~新区"),
    ("西安高新区管委会关于印发2023年计划的通知", "", "610100~高新区"),
    ("在政协台州市黄岩区第十四届委员会第三次会议上的工作报告", "", "331003"),
    # A homonym by the number: a sign of the city, a sign of the district.
    ("市中区人民政府办公室关于公布事项目录的通知", "济中政办字〔2023〕9号", "370103"),
    ("市中区人民政府办公室关于公布事项目录的通知", "乐中府办〔2023〕9号", "511102"),
    ("市中区人民政府办公室关于公布事项目录的通知", "中政办〔2023〕9号", "?"),
    ("鼓楼区2023年夜间经济提升方案", "汴鼓政办〔2023〕5号", "410204"),
    ("鼓楼区2023年夜间经济提升方案", "鼓政办〔2023〕5号", "?"),
    ("长安区2023年夜间经济提升方案", "长政办〔2023〕5号", "?"),
    ("市中区2023年重点工作", "济中政办字〔2023〕9号", "370103"),
    ("市中区2023年重点工作", "中政办字〔2023〕9号", ""),
    ("市中区域经济2023年重点工作", "济中政办字〔2023〕9号", ""),
    ("市中区2008年重点工作", "济中政办字〔2008〕9号", ""),
    ("西安市长安区2023年重点工作", "西安市长安区水务局", "610116"),
    ("白沙县人民政府工作规则", "（2022年5月30日云岭市白沙县人民政府常务会议通过）", "云岭市白沙县"),
    ("石井街道2024年工作要点", "上海市徐汇区人民政府石井街道办事处", "310104~石井街道"),
    (
        "关于印发郑州航空港经济综合实验区城市更新方案的通知",
        "郑州航空港经济综合实验区管理委员会文件",
        "410100~航空港经济综合实验区",
    ),
    (
        "广州南沙开发区管委会办公室广州市南沙区人民政府办公室关于印发若干措施的通知",
        "",
        "440115",
    ),
    ("广州南沙开发区管委会关于支持广州市南沙区学校的通知", "", "440100~南沙开发区"),
    # A place that no table has: of who signs, where the title names none, or more than the place.
    ("2023年杭州市政府工作报告", "（2023年2月1日在杭州市西湖区第十四届人民代表大会上）", "330106"),
    ("衡水市唯一上榜县！故城县入选河北省试点县", "", "131126"),
    (
        "致广大市民朋友们的一封信",
        "无为市新型冠状病毒感染的肺炎疫情防控应急指挥部办公室|2022年3月13日",
        "340281",
    ),
    ("费中心城市主承载区建设工作等事项", "", ""),
    ("2022年第八次县政府常务会议落实情况的通报", "", ""),
    ("关于下达2023年计划的通知", "云岭市青石区人民政府|2023年4月18日", "青石区"),
    ("关于同意设立青石区产业基金的批复", "青石区人民政府|2023年4月18日", "青石区"),
]


def document(title: str, lines: str = "", body: str = "现将有关情况报告如下。") -> Document:
    return read_text("\n".join([title, *lines.split("|"), body]), "某.txt")


@pytest.mark.parametrize(("title", "lines", "code"), HEADS)
def test_the_division_of_a_head(title: str, lines: str, code: str) -> None:
    found = front_division(document(title, lines), title).code
    name, mark, _ = found.partition("!")
    if code in ("?", ""):
        assert mark, found
        assert bool(name) == (code == "?")
    else:
        assert found == code


def test_what_the_text_says_beside_a_homonym_tells_it() -> None:
    title = "鼓楼区2024年重点工作任务清单"
    for city, code in (("福州市", "350102"), ("开封市", "410204"), ("徐州市", "320302-2010")):
        body = f"在{city}委、{city}政府的领导下，各项工作有序推进。"
        assert front_division(document(title, "", body), title).code == code
    both = "学习福州市鼓楼区和南京市鼓楼区的经验。"
    assert "!" in front_division(document(title, "", both), title).code


def test_a_place_that_a_text_tells_of_again_and_again_is_its_own() -> None:
    title = "政府工作报告"
    said = "，".join(["新安提速", "洛阳支持", "资源整合", "我县推进", "全县落实", "我县抓实"] * 8)
    assert front_division(document(title, "各位代表：", said), title).code == "410323"
    for other in (said.replace("我县", "我们").replace("全县", "大家"), said + "，宜阳提速" * 8):
        assert "!" in front_division(document(title, "各位代表：", other), title).code


def test_who_speaks_for_the_county_says_of_which_it_is_only_by_name() -> None:
    spoken = "现在，我代表县人民政府，向大会报告工作，请予审议。"
    for words in (spoken, spoken.removeprefix("现在，").replace("，向", "向")):
        found = front_division(document("", "各位代表：", words), "政府工作报告")
        assert "!" in found.code
    title = "国务院办公厅关于规范收费的意见"
    sent = document(title, "各省、自治区、直辖市人民政府：", "现提出意见。")
    assert "!" in front_division(sent, title).code


def test_a_title_and_an_issuer_of_other_places_leave_it_open() -> None:
    title = "绍兴市越城区2023年重点工作"
    open_ = document(title, "福州市鼓楼区人民政府办公室")
    division = front_division(open_, title)
    assert "!" in division.code
    told = place_notice(division, open_, title)
    assert told is not None
    assert "福建省福州市鼓楼区 (350102)" in told
    assert "浙江省绍兴市越城区" in told


@pytest.mark.parametrize(
    "text",
    [
        "推进城市更新",
        "建设大青山区域中心",
        "北京市场监管",
        "广大山区群众",
        "打造新城区",
        "全市区县",
    ],
)
def test_a_name_inside_a_longer_word_is_none(text: str) -> None:
    assert [each.written for each in paths(text, 2023)] == []


def test_two_open_documents_share_no_place() -> None:
    title = "鼓楼区2024年重点工作"
    one, other = (front_division(document(title, "", body), title) for body in ("甲。", "乙。"))
    assert one.name == other.name == "鼓楼区"
    assert one.code != other.code


def test_a_person_settles_a_place_for_the_date_of_the_document() -> None:
    assert settled("350102", None).name == "鼓楼区"
    zone = settled("甘肃省兰州市兰州新区", None)
    assert (zone.code, zone.name) == ("620100~新区", "兰州新区")
    assert zone == settled("兰州新区", None) == settled(zone.code, None)
    assert settled("福州鼓楼", "2024").code == settled("福建省福州市鼓楼区", None).code == "350102"
    assert settled("杭州市拱墅区", "2020-05").code == settled("330105", "2020").code == "330105"
    assert settled("330105", "2024").code == settled("330105-2021", "2020").code == "330105-2021"
    assert settled("杭州市高新区", None).code == "330100~高新区"
    with pytest.raises(NotFound, match="江苏省徐州市鼓楼区"):
        settled("鼓楼区", "2024")
    with pytest.raises(NotFound, match="no division"):
        settled("云岭市青石区", None)


TABLE = """鼓楼区2024年重点工作任务进展情况表
序号\t主要任务\t牵头单位\t完成情况
1\t新增泊位100个\t区发展改革局\t新增泊位120个
2\t新建公园2个\t区城市管理局\t新建公园2个
"""


def test_an_open_place_is_told_and_settled_later(tmp_path: Path) -> None:
    source, store = tmp_path / "进展.txt", tmp_path / "store"
    source.write_text(TABLE, "utf-8")
    first = load([source], store)
    assert any("none is chosen" in each for each in first.documents[0].notices)
    again = load([source], store, place_words="福州市鼓楼区")
    assert again.documents[0].change == "place settled"
    assert not any("none is chosen" in each for each in again.documents[0].notices)
    with Store.open(store) as opened:
        iris = {each.subject.value for each in opened.quads() if "/unit/" in str(each.subject)}
    assert iris
    assert all("/350102/unit/" in each for each in iris)


def test_a_settled_place_is_shown_as_loaded(tmp_path: Path) -> None:
    from kg.answer.marked import marked

    source, store = tmp_path / "进展.txt", tmp_path / "store"
    source.write_text(TABLE, "utf-8")
    load([source], store, place_words="350102")
    with Store.open(store) as opened:
        [stored] = opened.documents()
        assert marked(opened, stored.iri).current
    assert read_document(source).document.division.code.startswith("鼓楼区!")


def test_what_only_ends_or_begins_as_a_place_is_none() -> None:
    title = "关于做好项目工作的通知"
    sign = document(title, "发改地区〔2033〕4号《关于做好项目工作的通知》")
    assert UNRESOLVED in front_division(sign, title).code
    lines = (
        "本报告由青楼乡人民政府编制，请联系青楼乡人民政府。",
        "一年来，在县委、县政府领导下，我乡新建学校3所，改造道路2条，增长5%。",
    )
    town = extract(read_text("\n".join(lines * 3), "某.txt"), "review").document.division
    assert town.code.startswith(UNRESOLVED)


def test_what_a_text_only_counts_by_district_is_no_district() -> None:
    counted = "决定对40个重点县开展评估，将3个重点县调出，保留10个重点县，完成目标任务，增长5%。"
    ruled = "党委依法治区委员会召开会议，依法治区委员会办公室推进依法治区，完成任务12项。"
    for line in (counted, ruled):
        found = extract(read_text("\n".join([line] * 3), "某.txt"), "review").document.division
        assert found.code.startswith(UNRESOLVED), found


def test_a_place_that_no_table_has_and_the_text_alone_names_is_told() -> None:
    text = "云湖区落实部署，推进建设。云湖人奋力打拼。云湖港启动建设，云湖发展加快，增长5%。"
    for title, told in (("年度十件大事盘点", True), ("云湖区年度十件大事盘点", False)):
        notices = extract(read_text("\n".join([title, *[text] * 3]), "某.txt"), "review").notices
        assert any("is in no table" in each for each in notices) == told


def test_a_county_that_a_city_only_names_is_not_whose_text_it_is() -> None:
    # Among those who are given a prize, below the first numbered heading.
    title = "关于对2033年度竞赛活动进行表彰的决定"
    lines = (
        "根据有关方案，全市各参赛单位积极参加，全面完成各项任务，市政府决定对2033年度竞赛活动中涌现的"
        "下列先进单位进行表彰，希望受到表彰的单位再接再厉，再创佳绩。|一、金杯单位|新野县人民政府|卧龙区"
        "人民政府|二、银杯单位|西峡县人民政府|方城县人民政府|各地要以先进为榜样，把工作做好。|2033年2月3日"
    )
    assert UNRESOLVED in front_division(document(title, lines), title).code
    # In the text of a city alone.
    text = "全市各单位完成任务，市政府决定对分宜县人民政府等8个单位通报表彰，增长5%。"
    news = extract(read_text("\n".join([text] * 3), "某.txt"), "review").document.division
    assert news.code.startswith(UNRESOLVED), news
