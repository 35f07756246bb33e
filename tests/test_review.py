"""Reviews in the press: an invented article read whole, kinds told apart, the real ones scored."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks.score import rows_of
from benchmarks.score_article import score_article
from kg.store.rdf import extraction_quads
from kg.store.validate import validate
from loaders.extraction.division import is_of_level, short_division
from loaders.extraction.figure_times import figure_period
from loaders.formats import read
from loaders.formats.text import read_text
from loaders.kinds import extract, review
from loaders.language import figures as figures_module
from loaders.language.figure import NAMELESS
from ontology.errors import UnknownDocumentKind
from ontology.model import OF_INDICATOR, Extraction, Outcome, Statement

ARTICLE = """聚力攻坚开新局 奋力打造“清溪明珠”的青石答卷

今年以来，青石区委、区政府抢抓机遇，经济社会发展呈现良好态势。

云雀湖公园一角

青石创客小镇全景

上半年主要指标平稳向好

产业升级步伐加快

出台支持实体经济“二十条意见”，兑现惠企资金3.6亿元，选派420名干部进驻企业。云岭医药产业园、蓝石机器人总部等重大项目实现开工，星河智造集团签约落地。上半年，规上工业增加值增长8.4%，在全市营商环境评比中位列第二名。

城乡面貌持续改善

完成42个老旧小区改造。望湖路、松涛路、百丈路三条道路建成通车。区委书记林向东多次到现场调研。

下半年 重点做好两方面工作

以“双百行动”为抓手 推动产业能级再提升

确保全年完成固定资产投资210亿元以上，力争新引进项目30个。加快云岭医药产业园、青石湾科创走廊等重点平台建设，深化与云岭大学等高校战略合作。

以“满意青石”为目标 不断增进民生福祉

加快“青石智治”平台迭代升级，抓好“红色管家”等治理品牌。争创“治理标杆区”。建设区社会治理中心，集成矛盾调解、信访接待、法律服务等三大功能。
"""


@pytest.fixture(scope="module")
def article() -> Extraction:
    return extract(read_text(ARTICLE, "某.txt"))


def said(article: Extraction, predicate: str) -> list[tuple[str, str]]:
    return [
        (each.subject.name, each.object.name)
        for each in article.statements
        if each.predicate == predicate
    ]


def test_the_district_is_the_one_that_the_article_names(article: Extraction) -> None:
    assert article.document.kind == review.KIND
    assert article.document.division.name == "青石区"
    assert article.document.dated is None  # it states no year


def test_what_was_done_is_launched_or_completed(article: Extraction) -> None:
    assert said(article, "launched") == [
        ("青石区", "二十条意见"),
        ("青石区", "云岭医药产业园"),
        ("青石区", "蓝石机器人总部"),
    ]
    assert said(article, "completed") == [
        ("青石区", "望湖路"),
        ("青石区", "松涛路"),
        ("青石区", "百丈路"),
    ]
    assert said(article, "locatedIn") == [("星河智造集团", "青石区")]


def test_what_is_to_come_is_planned_or_aimed_at(article: Extraction) -> None:
    plans = [name for _, name in said(article, "plans")]
    assert plans == [
        "新引进项目 30个",
        "云岭医药产业园",
        "青石湾科创走廊",
        "青石智治",
        "红色管家",
        "区社会治理中心",
    ]
    aims = [name for _, name in said(article, "aimsAt")]
    assert aims == ["固定资产投资 210亿元以上", "治理标杆区"]
    assert said(article, "cooperatesWith") == [("青石区", "云岭大学")]


def test_parts_belong_to_the_whole(article: Extraction) -> None:
    assert said(article, "partOf") == [
        ("矛盾调解", "区社会治理中心"),
        ("信访接待", "区社会治理中心"),
        ("法律服务", "区社会治理中心"),
    ]


def figures(article: Extraction, predicate: str) -> list[tuple[str, str]]:
    return [
        (str(each.object.name), str(each.subject.get("valueText")))
        for each in article.statements
        if each.predicate == predicate
    ]


def test_a_part_of_the_year_is_known_even_where_the_year_is_not(article: Extraction) -> None:
    """From the sentence, else from the heading above; a whole year that is not said is none."""
    found = {
        each.object.name: each.subject.get("period")
        for each in article.statements
        if each.predicate in ("measures", "ofIndicator")
    }
    assert found["规上工业增加值"] == "XXXXH1", "the sentence says 上半年"
    assert found["兑现惠企资金"] == "XXXXH1", "the heading says it"
    assert found["固定资产投资"] is None, "全年 of a year that nothing says"
    dated = extract(read_text(ARTICLE.replace("今年以来", "2031年以来", 1), "某.txt"))
    assert dated.document.dated is None, "a year somewhere in the text dates nothing"
    titled = extract(read_text(ARTICLE.replace("聚力", "2031年聚力", 1), "某.txt"))
    periods = {
        each.object.name: each.subject.get("period")
        for each in titled.statements
        if each.predicate in ("measures", "ofIndicator")
    }
    assert periods["兑现惠企资金"] == "2031H1"
    assert periods["固定资产投资"] == "2031"
    assert periods["新引进项目"] == "2031", "全年 governs the sentence"


def test_figures_are_results_before_and_targets_after(article: Extraction) -> None:
    assert (
        figures(article, "measures")
        == [
            ("兑现惠企资金", "3.6亿元"),
            ("选派干部进驻企业", "420名"),
            ("规上工业增加值", "8.4%"),
            ("营商环境评比名次", "第二"),
            ("老旧小区改造", "42个"),
            ("三条道路建成通车", "3"),
        ][:5]
    )
    assert figures(article, "ofIndicator") == [
        ("固定资产投资", "210亿元以上"),
        ("新引进项目", "30个"),
    ]


def test_every_statement_has_its_words_and_its_section(article: Extraction) -> None:
    for each in article.statements:
        passage = each.passage
        assert ARTICLE[passage.start : passage.end] == passage.quote
    (commitment,) = {
        each.passage.section
        for each in article.statements
        if each.predicate == "hasTarget" and "210" in (each.passage.quote or "")
    }
    assert commitment == (
        "下半年 重点做好两方面工作",
        "以“双百行动”为抓手 推动产业能级再提升",
    )


def test_each_naming_is_a_mention_in_its_own_words(article: Extraction) -> None:
    mentions = [each for each in article.statements if each.predicate == "mentions"]
    parks = [each for each in mentions if each.object.name == "云岭医药产业园"]
    assert len(parks) == 2
    assert {each.object.iri for each in parks} == {parks[0].object.iri}
    (platform,) = [each for each in mentions if each.object.name == "青石智治"]
    assert platform.value_text == platform.passage.quote == "“青石智治”"
    (person,) = [each.object for each in mentions if each.object.kind == "Person"]
    assert (person.name, person.get("post")) == ("林向东", "区委书记")


def test_the_account_adds_up_and_the_graph_is_sound(article: Extraction) -> None:
    counts = article.counts()
    assert counts[Outcome.STATED] > counts[Outcome.KEPT] > 0
    assert counts[Outcome.REJECTED] == 0
    assert validate(extraction_quads(article)) == []


def test_a_bare_year_in_the_title_dates_a_review() -> None:
    text = "回顾我们走过的2031\n" + ARTICLE.partition("\n")[2]
    assert extract(read_text(text, "某.txt")).document.dated == "2031"


@pytest.mark.parametrize(
    "text",
    [
        "只有一段话。\n",
        "菜谱\n先把水烧开。再放面条。煮八分钟。捞出沥干。加酱拌匀。\n趁热吃。\n凉了不好吃。\n",
        "姓名\t年龄\n某人\t3\n",
    ],
)
def test_other_texts_are_no_review(text: str) -> None:
    document = read_text(text, "某.txt")
    assert review.unlike(document) is not None
    with pytest.raises(UnknownDocumentKind, match="no review in the press"):
        extract(document)


def test_a_city_and_its_batches_of_works() -> None:
    text = """青石市2023年回眸

今年以来，青石市抓实项目建设。第二批旧改项目全部开工，首批技改项目顺利竣工。青石市推进城市更新。

松溪小学新校区正式启用，石溪大道改造提升工程完工通车。固定资产投资增长8%，增速居全省县级市首位。

松溪大桥全长1.8公里，预计明年6月建成。明年，青石市将打造滨海强市，落实各项任务。
"""
    article = extract(read_text(text, "某.txt"))
    assert article.document.division.name == "青石市"
    assert set(said(article, "launched")) == {("青石市", "第二批旧改项目")}
    assert set(said(article, "completed")) == {
        ("青石市", "首批技改项目"),
        ("青石市", "松溪小学新校区"),
        ("青石市", "石溪大道改造提升工程"),
    }
    assert ("青石市", "滨海强市") in said(article, "aimsAt")
    assert ("固定资产投资增速名次", "首位") in figures(article, "measures")
    assert ("松溪大桥全长", "1.8公里") in figures(article, "measures"), "a size is no promise"


def test_words_before_the_name_are_no_part_of_it() -> None:
    text = """奋进新征程

——写在青石县县委全会召开之际

今年以来，青石县推进各项工作。青石县实施项目，落实任务。青石县打造样板。青石县提升品质。

青石县完成投资8亿元。
"""
    assert extract(read_text(text, "某.txt")).document.division.name == "青石县"


def test_a_short_form_names_the_thing_of_the_long_one() -> None:
    text = ARTICLE.replace(
        "加快“青石智治”平台迭代升级", "推进“青石眼·云智治”平台建设，拓展“云智治”应用场景"
    )
    extraction = extract(read_text(text, "某.txt"))
    named = {each.value_text: each.object.name for each in extraction.statements}
    assert named["“青石眼·云智治”"] == named["“云智治”"] == "青石眼·云智治"


COUNTY = """2031，松河县这一年

这一年，松河县委、县政府深入实施“工业强县”战略，全年实现地区生产总值186.5亿元，位居全市第三。

关键词一：项目建设

华晟新材料、远图光电等12个亿元项目竣工投产，总规模位列全省前茅。白鹭镇、清泉乡入选省级示范。

关键词二：民生福祉

县人民医院新院区投入使用，新增学位2400个。

2032年，松河县将加快推进南湖水利枢纽等重大基础设施建设，争创全国文明县城。
"""


def test_a_county_with_key_words_after_a_sign() -> None:
    county = extract(read_text(COUNTY, "某.txt"))
    assert county.document.division.name == "松河县"
    assert figures(county, "measures") == [
        ("地区生产总值", "186.5亿元"),
        (NAMELESS, "第三"),
        ("亿元项目竣工投产", "12个"),
        ("新增学位", "2400个"),
    ]
    sections = {s.passage.section for s in county.statements if s.predicate == "completed"}
    assert sections == {("关键词一：项目建设",), ("关键词二：民生福祉",)}
    assert said(county, "plans") == [("松河县", "南湖水利枢纽")]
    assert said(county, "aimsAt") == [("松河县", "全国文明县城")]
    named = {s.value_text: s.object.kind for s in county.statements if s.predicate == "mentions"}
    assert named["松河县委"] == "PartyOrgan"
    assert named["白鹭镇"] == named["清泉乡"] == "Township"


NEWS = """青石：开足马力抓项目

“今年，我们将完成交通投资11.5亿元，推进松溪大道建设。”区交通局负责人说。

今年以来，我区坚持项目带动。海岳集团智能产线项目是青石区引进的“云商回归”项目之一，去年5月落户桐花开发区，全面达产后，年产值将达5亿元，可提供岗位300个。

“大棚投放菌棒，产值将达到70多万元。”正在忙碌的村民赵清河说。

老城区人行天桥、桐花大道改造等50个项目已开复工建设；白鹭木雕产业园、石溪水环境综合治理等12个项目正推进前期工作，二季度将全面动工建设。

以“打造生态保护先行区和绿色经济高地”为奋斗目标，青石大地展现新貌，青石经验得到推广。

拟从以下方面开展工作：

一是提质教育。建成、改造青石十小、松溪中心校等11所学校。

二是改善出行。建成凤林北路东延伸段，启动区公共卫生中心项目。
"""


def test_a_place_that_goes_by_its_short_name_alone() -> None:
    news = extract(read_text(NEWS, "某.txt"))
    assert news.document.division.name == "青石区"


def test_a_district_named_in_full_but_once() -> None:
    text = """年度十件大事盘点

回望刚刚过去的2031年，云湖区落实部署，推进建设。云湖人奋力打拼。云湖港启动建设，云湖发展加快。

从云湖港东作业区全面开工，到旧墟项目“多年夙愿”启动建设，云湖提速。云湖综合实力提升，云湖加快发展。
"""
    article = extract(read_text(text, "某.txt"))
    assert article.document.division.name == "云湖区"
    launched = {name for _, name in said(article, "launched")}
    assert {"云湖港东作业区", "旧墟项目"} <= launched


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("青石：一份答卷", "我区推进工作", "青石区"),
        ("云岭青石：一份答卷", "青石提速，全县推进工作", "青石县"),
        ("年终盘点", "松溪大地气象新，美丽松溪入画来，我县提速", "松溪县"),
        (
            "会议召开",
            "推动松溪经济发展，松溪工业提速，松溪制造业升级，松溪发展，区委强调",
            "松溪区",
        ),
        ("解读报告", "这是松溪发展历程中不平凡的一年，全县上下奋进", "松溪县"),
        ("青石城市建设快马加鞭", "我市推进工作", "青石市"),
        ("聚焦：一份答卷", "我区推进工作", None),
        ("青石：一份答卷", "大家推进工作", None),
        ("年终盘点", "推动数字经济和数字工业，特色农业、特色工业，我区提速", None),
    ],
)
def test_a_short_name_needs_a_sign_and_a_level(title: str, text: str, name: str | None) -> None:
    assert short_division(title, text) == name


def test_a_place_is_of_the_level_that_a_text_calls_its_own() -> None:
    told = "云岭市督查组来到我县，按照市政府要求督查全市十件实事，云岭市给予肯定"
    assert not is_of_level("云岭市", told)
    assert is_of_level("青石县", told)
    assert is_of_level("云岭市", "按照市政府要求，全市推进十件实事")


def test_what_is_begun_and_what_is_announced_are_told_apart() -> None:
    news = extract(read_text(NEWS, "某.txt"))
    assert {name for _, name in said(news, "launched")} == {
        "老城区人行天桥",
        "桐花大道改造",
        "海岳集团智能产线项目",
    }
    plans = [name for _, name in said(news, "plans")]
    assert {"白鹭木雕产业园", "石溪水环境综合治理", "松溪大道"} <= set(plans)
    assert {"青石十小", "松溪中心校", "凤林北路东延伸段"} <= set(plans), "a list announced it"
    assert {name for _, name in said(news, "aimsAt")} == {"生态保护先行区", "绿色经济高地"}


def test_what_works_or_villagers_expect_is_no_promise_of_the_district() -> None:
    news = extract(read_text(NEWS, "某.txt"))
    promised = [name for _, name in said(news, "plans") if re.search(r"\d", name)]
    assert "交通投资 11.5亿元" in promised
    assert not [name for name in promised if "产值" in name or "岗位" in name]
    assert "5亿元" in [value for _, value in figures(news, "ofIndicator")]


def test_the_news_make_a_sound_graph() -> None:
    text = NEWS.replace(
        "今年以来", "“我们加紧建设。”李清河说。区领导胡清远、范石溪参加调研。今年以来"
    )
    news = extract(read_text(text, "某.txt"))
    people = {each.object.name: each.object.get("post") for each in news.statements}
    assert people["赵清河"] == "村民"
    assert people["李清河"] is None, "no post is given"
    assert validate(extraction_quads(news)) == []


def test_a_firm_settles_where_the_text_says() -> None:
    text = NEWS.replace("今年以来", "云泰智造有限公司落户桐花工业园。海岳集团签约落地。今年以来")
    settled = said(extract(read_text(text, "某.txt")), "locatedIn")
    assert ("云泰智造有限公司", "桐花工业园") in settled
    assert ("海岳集团", "青石区") in settled


# --- the real documents -------------------------------------------------------------------


def found(documents: Path, number: str) -> Path:
    (path,) = documents.glob(f"{number}_*.txt")
    return path


@pytest.mark.documents
def test_names_figures_and_statements_against_annotations(documents: Path, gold: Path) -> None:
    annotated = json.loads((gold / "001.json").read_text(encoding="utf-8"))
    scores = score_article(rows_of(found(documents, "001")), annotated)
    assert scores["entities"].f1 >= 0.95
    assert scores["entities, with kind"].f1 >= 0.93
    assert scores["measurements"].f1 >= 0.95
    assert scores["statements"].f1 >= 0.90


@pytest.mark.documents
def test_a_key_word_without_paragraph_takes_none_of_its_neighbours(documents: Path) -> None:
    extraction = extract(read(found(documents, "000")))
    assert extraction.document.dated == "2020"
    sections = {
        each.passage.section[0] if each.passage.section else ""
        for each in extraction.statements
        if each.predicate == "measures"
    }
    assert sections == {
        "抗疫",
        "复工复产",
        "四条框架道路",
        "旧改",
        "微治理",
        "促消费",
        "社区组织换届",
    }


@pytest.mark.documents
@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("000", "review"),
        ("001", "review"),
        ("002", "department_plans"),
        ("003", "work_report"),
        ("004", "progress_table"),
    ],
)
def test_kinds_are_recognised_by_content(documents: Path, number: str, kind: str) -> None:
    text = found(documents, number).read_text(encoding="utf-8")
    assert extract(read_text(text, "某.txt")).document.kind == kind


def test_figures_of_rules_are_no_results() -> None:
    articles = "".join(
        f"第{number}条　区政府各部门应当自收到申请之日起7个工作日内完成{what}工作。\n"
        for number, what in zip(
            "一二三四五六", ("登记", "核查", "更新", "发布", "归档", "整改"), strict=True
        )
    )
    text = f"青石区数据管理这一年\n\n2024年推进数据开发、落实安全责任、完善制度建设。\n{articles}"
    extraction = extract(read_text(text, "办法.txt"), "review")
    assert not [each for each in extraction.statements if each.predicate == "measures"]


@pytest.mark.parametrize("between", ["", "\n", "\n\n"])
def test_a_promise_before_what_came_of_it_is_no_result(between: str) -> None:
    items = (("新增普惠性托位350个", "新增普惠性托位372个"), ("加装电梯50台", "加装电梯44台"))
    told = "\n\n".join(
        f"{number}. {goal}。{between}完成情况：{result}。"
        for number, (goal, result) in enumerate(items, 1)
    )
    found = extract(read_text(f"青石区2024年民生实事完成情况\n\n{told}\n", "实事.txt"))
    assert [name for _, name in said(found, "measures")] == ["新增普惠性托位", "加装电梯"]
    assert {each.value_text for each in found.statements if each.predicate == "measures"} == {
        "372个",
        "44台",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "关于青石区2031年上半年工作情况的汇报\n\n全区新增路灯300盏；6月当月新增80盏。",
            [("300", "2031H1"), ("80", "2031-06")],
        ),
        (
            # The later time is of the plan.
            "关于青石区2031年上半年工作情况的汇报\n\n全区新增路灯300盏。"
            "生态公园总投资6亿元，计划2033年建成，目前完成投资2亿元。",
            [("300", "2031H1"), ("6", None), ("2", None)],
        ),
        (
            "青石区2031年一季度经济运行简况\n\n3月末，存款余额300亿元；贷款余额80亿元。",
            [("300", "2031-03"), ("80", "2031-03")],
        ),
        (
            "青石区2031年治气情况的通报\n\n12月1日至20日，优良天数14天；重污染天数2天。"
            "占比较上月和上年同期提高3%。",
            [("14", "2031-12-01/2031-12-20"), ("2", "2031-12-01/2031-12-20"), ("3", None)],
        ),
        (
            "青石镇2031年第一次代表大会工作总结\n\n一、2030年工作回顾\n\n新增路灯300盏，检修路灯80盏。",
            [("300", "2030"), ("80", "2030")],
        ),
        (
            "青石区2031年工作总结\n\n到6月底，新增路灯300盏。",
            [("300", "../2031-06")],
        ),
        (
            "2031年民生实事完成情况的通报\n\n全县从3月2日到5月6日，检查店铺300家。比上年增长4%。"
            "其中：新增路灯80盏。",
            [("300", "2031-03-02/2031-05-06"), ("4", "2031"), ("80", "2031")],
        ),
    ],
)
def test_a_title_that_tells_how_a_year_went_needs_no_long_text(
    text: str, expected: list[tuple[str, str]]
) -> None:
    extraction = extract(read_text(text, "甲.txt"))
    assert extraction.document.kind == "review"
    assert [
        (str(each.subject.get("value")), each.subject.get("period"))
        for each in measures(extraction)
    ] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What opens a sentence holds for all that ； joins to it; 全年 is of the year it names.
        ("2030年，甲产值完成46亿元；乙产值完成6亿元。", ["2030", "2030"]),
        ("2030年，我市抓住机遇，全年完成投资45亿元。", ["2030"]),
        # The time of a goal is not that of what was reached of it, nor a past one that of now.
        ("1至6月，完成全年目标任务的项目有46项。", ["2031H1"]),
        ("该厂房2030年6月开工，目前完成工程量的70%。", ["2031"]),
        ("截至9月底，完成投资64亿元。其中：新建项目完成投资57亿元。", ["../2031-09"] * 2),
        ("截至9月底，任务过半。就业方面，新增就业57人。", ["../2031-09"]),
        ("1至6月，年度计划投资9亿元，完成投资5亿元。", ["2031H1", "2031H1"]),
        ("投资年均增长11%。", [None]),
        ("监测户36户（2029年识别3户），低保6户。", ["2031", "2029", "2031"]),
        ("接待9万人次，恢复至2019年同期水平的81%，全省排位第8。", ["2031"] * 2),
        ("4月，支出累计完成6亿元，下降11%。", ["../2031-04"] * 2),
        ("据统计，1—4月，支出6亿元；收入5亿元。", ["2031-01/2031-04"] * 2),
        ("产值创近十年新高，增长9%。", ["2031"]),
        ("二0二九年，产值9亿元。", ["2029"]),
        ("五年来，我们拼搏奋进。总量净增9亿元。", [None]),
        ("“十四五”期间，我们拼搏奋进。总量净增9亿元。", ["2021/2025"]),
        ("他说，2030年，我市抓住机遇。全年投资4亿元，实现产值9亿元。", ["2030"] * 2),
    ],
)
def test_a_figure_is_of_the_time_that_its_sentence_says(text: str, expected: list[str]) -> None:
    read = figures_module.figures(text, year=2031)
    told = [figure_period(text, each, 2031, now=2031).period for each in read]
    assert told == expected


def test_what_goes_on_with_the_past_year_is_of_it_in_what_is_told_as_a_year_begins() -> None:
    text = (
        "青石区召开全区商务工作会议\n2031年3月18日\n今天，全区商务工作会议召开，青石区委要求推进发展、落实任务。\n"
        "会议指出，过去一年，全区实施提升行动，取得新成效。\n进出口总值9亿元，同比增长5%。零售总额8亿元，同比增长6%。\n今年，全区力争进出口总值12亿元。\n"
    )
    found = extract(read_text(text, "a.txt"))
    times = {e.subject.get("valueText"): e.subject.get("period") for e in measures(found)}
    assert times == dict.fromkeys(["9亿元", "5%", "8亿元", "6%"], "2030")


def test_a_communique_names_all_of_a_branch_and_tells_of_its_own_year() -> None:
    text = (
        "青石县2031年国民经济和社会发展统计公报\n\n"
        "与上年比，林业占总产值的比重上升2个百分点；电力、热力及水生产和供应业增加值下降3%。\n\n"
        "全年抓获盗窃嫌疑人31人，竹木加工业产值增长4%，高出全省1个百分点，增幅全省排第4位。"
    )
    extraction = extract(read_text(text, "甲.txt"))
    assert [(each.object.name, each.subject.get("period")) for each in measures(extraction)] == [
        ("林业占总产值的比重上升", "2031"),
        ("电力、热力及水生产和供应业增加值下降", "2031"),
        ("抓获盗窃嫌疑人", "2031"),
        ("竹木加工业产值", "2031"),
        (NAMELESS, "2031"),
        ("竹木加工业产值增幅名次", "2031"),
    ]


def test_of_which_year_a_report_to_a_congress_tells_its_title_does_not_say() -> None:
    text = "青石镇2031年政府工作报告\n\n三、产业\n\n2030年，新增路灯300盏。\n\n已检修路灯80盏。\n"
    found = extract(read_text(text, "甲.txt"), kind="review")
    times = [
        (each.subject.get("valueText"), each.subject.get("period")) for each in measures(found)
    ]
    assert times == [("300盏", "2030"), ("80盏", None)]


@pytest.mark.parametrize(
    "text",
    [
        "国民经济和社会发展统计公报（2031年）\n初步核算，2031年全县生产总值500亿元，比上年增长6.1%。\n"
        "一、农业\n全年粮食产量30万吨，增长1.2%。",
        "关于民生实事项目督查情况的通报\n各乡镇人民政府：\n10件实事已开工9件，完成投资3.2亿元。\n"
        "县民政局建成养老服务中心2个。\n县政府督查室\n2031年7月5日",
    ],
)
def test_what_tells_how_work_went_is_a_review_without_a_place_in_its_title(text: str) -> None:
    assert extract(read_text(text, "某.txt")).document.kind == review.KIND


def test_what_stands_below_the_red_head_of_a_kind_is_the_title_and_a_site_is_no_place() -> None:
    body = "5月，全县增加值增长7.4%，完成投资3亿元。\n一、我县新建学校2所，改造小区8个。\n"
    head = "随县人民政府办公室通报\n第5号\n关于全县2031年5月份\n指标完成情况的通报\n"
    read = extract(read_text(f"{head}{body}随县人民政府办公室\n2031年6月2日", "某.txt"))
    assert read.document.title == "关于全县2031年5月份指标完成情况的通报"
    news = "项目建设提速增效\n今年以来，我县推进建设，县委要求加快进度。\n新建学校3所。\n"
    site = extract(read_text(f"首页 > 随州市人民政府 > 动态\n{news * 2}{body}", "某.txt"))
    assert "!" in site.document.division.code


def test_a_verb_before_an_organ_is_no_place_and_a_city_s_notice_is_not_its_county_s() -> None:
    said = "我市首次实施市政府民生实事项目票决制。实施一年，实施情况如何？实施有效，实施到位。"
    found = review.extract(read_text(f"市人大开展专题询问\n{said}", "某.txt"))
    assert "实施" not in found.document.division.name
    text = (
        "为落实省政府关于节水的通知和绥化市人民政府办公室关于印发绥化市节水方案的通知，绥棱县新建泵站2座。"
        "绥棱县各乡镇修复渠道12公里，完成投资300万元。"
    )
    carried = review.extract(read_text(f"节水提速\n{text}", "某.txt"))
    assert carried.document.division.code == "231226"


def test_words_that_lead_to_a_government_are_no_place() -> None:
    text = "按照市政府要求，对18个项目进行督查。\n已开工项目10个，开工率88%。\n"
    found = extract(read_text(text, "甲.txt"), kind="review")
    assert "按照" not in found.document.division.name


def measures(extraction: Extraction) -> list[Statement]:
    """The figures that no task is to reach: measured, planned or denied."""
    return [
        each
        for each in extraction.statements
        if each.predicate in OF_INDICATOR and each.subject.kind == "Measurement"
    ]


EXECUTED = """青石省人社厅关于2031年事业发展计划执行情况的通报
2031年，全省人社系统推进各项工作，取得新的进展，完成计划。现将计划执行情况通报如下：
一、促进就业计划执行情况
2031年促进就业计划目标为：城镇新增就业60万人以上，困难人员就业7万人。技能培训参加人数达到9万人。实际完成情况如下：
（一）全省城镇新增就业64.75万人，完成全年计划的107.9%。
（二）全省困难人员实现就业7.72万人，完成全年计划的110.3%。
"""


def test_what_a_plan_set_and_what_came_of_it_are_told_apart() -> None:
    extraction = extract(read_text(EXECUTED, "甲.txt"))
    reached = [each.value_text for each in measures(extraction)]
    assert reached == ["64.75万人", "107.9%", "7.72万人", "110.3%"]
    promised = {each.value_text for each in extraction.statements if each.predicate == "hasTarget"}
    assert promised == {"60万人以上", "7万人", "9万人"}


def test_what_a_heading_spurs_on_to_or_tells_of_is_not_what_is_to_come() -> None:
    text = (
        "青石市住建局2031年“冲刺四季度”工作总结\n"
        "今年以来，市住建局落实决策部署，推进各项工作，取得了较好成效。\n"
        "一、重点工作开展情况\n"
        "（一）推动民生事业。改造旧房46套，建成小区8个，完成年度任务；发放补贴36万元。\n"
        "二、民生目标明确，重点突出\n"
        "新建学校3所，培训教师9人。\n"
    )
    found = measures(extract(read_text(text, "甲.txt")))
    assert [(each.value_text, each.subject.get("period")) for each in found] == [
        ("46套", "2031"),
        ("8个", "2031"),
        ("36万元", "2031"),
        ("3所", "2031"),
        ("9人", "2031"),
    ]


REPORTED = """青石区2031年重要民生实事项目进展情况
1.完成20公里乡村公路大修，保证安全畅达。
当前进展：已完成招标工作，建成样板路3公里。
2.新增便民泊位50个；改造巷道2条
目前已新增泊位15个。
3.今年前三季度应完成绿化80亩，新增路灯30盏。目前，完成绿化90亩。
其一是改造老屋60户以上。住建部门表示，实际改造老屋66户。
据介绍，区里今年还公布了为民办实事项目。包括改造房屋50户，建成公厕4座。
"""


def test_what_a_report_sets_beside_its_results_is_promised() -> None:
    extraction = extract(read_text(REPORTED, "进展.txt"))
    told = {
        (str(each.subject.get("valueText")), each.subject.get("measurementKind"))
        for each in measures(extraction)
    }
    wanted = {
        str(each.object.get("valueText"))
        for each in extraction.statements
        if each.predicate == "hasTarget"
    }
    assert {each for each, kind in told if kind == "actual"} == {
        *("3公里", "15个", "90亩"),
        "66户",
    }
    assert wanted == {*("20公里", "50个", "2条", "80亩", "30盏"), "60户以上", "50户", "4座"}


def test_below_the_goals_of_a_year_stands_how_they_are_reached() -> None:
    text = (
        "青石区2031年政府工作报告摘要\n\n"
        "2031年是关键一年。今年的主要预期目标是：生产总值增长10%。\n\n"
        "完善城市设施，推进轨道交通建设，建成公交场站6个。完成108公里管网改造，提升质量。\n\n"
        "上半年，我区已经累计建成场站2个，加快发展。\n"
    )
    extraction = extract(read_text(text, "摘要.txt"))
    wanted = {
        str(each.object.get("valueText"))
        for each in extraction.statements
        if each.predicate == "hasTarget"
    }
    assert wanted == {"10%", "6个", "108公里"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("全市工作会议\n\n5月8日，县长主持召开县政府第五次会议，贯彻落实县政府部署。", None),
        ("本市办实事\n\n二连浩特市今年办好实事，二连浩特市政府作了安排。", "二连浩特市"),
        (
            "政策措施\n\n根据《昆明市人民政府关于节水的意见》，结合官渡区实际，新建泵站3座。",
            "官渡区",
        ),
        ("代表热议\n\n这是在武胜县十八届人大五次会议上，县政府晒出的成绩单。", "武胜县"),
        ("等级公布\n\n全市开发区提速，甲开发区、乙开发区、丙开发区新建厂房3座。", None),
        ("实地核验\n\n郏县县委、县政府重视法治建设，郏县办了一批活动。", "郏县"),
    ],
)
def test_no_place_is_made_of_a_verb_and_an_organ(text: str, name: str | None) -> None:
    division = review.extract(read_text(text, "某.txt")).document.division
    assert division.name == (name or "某")


BESIDE = """青石区2031年重点工作上半年督查情况
二、报告确定的其他指标任务完成情况
1.引进骨干企业不少于3家；新开工亿元以上项目100个。上半年，引进骨干企业2家，新开工亿元以上项目80个。
2.培育示范平台2个，骨干平台总数达30个。支持企业改造。
"""


def test_what_an_item_says_before_what_came_of_it_is_promised() -> None:
    extraction = extract(read_text(BESIDE, "督查.txt"))
    wanted = {
        (each.object.name, each.object.get("valueText"))
        for each in extraction.statements
        if each.predicate == "hasTarget"
    }
    assert {text for _, text in wanted} == {"不少于3家", "100个", "2个", "30个"}
    assert {each.subject.get("valueText") for each in measures(extraction)} == {"2家", "80个"}


def test_what_is_done_by_now_is_no_promise_in_a_sentence_that_looks_ahead() -> None:
    """今年将投入…，截至4月底，已累计拨付…; a numbered sentence of figures is no heading."""
    text = (
        "1—4月青石区实事稳步推进\n今年青石区将投入资金9亿元，截至4月底，已累计拨付项目资金3亿元；"
        "区委、区政府承诺办理的20个项目中，已有5个完成年度任务。\n二、争取上级资金400多万元，购置设备80台。全区推进建设，实施改造。\n"
    )
    extraction = extract(read_text(text, "简报.txt"))
    told = {str(each.subject.get("valueText")) for each in measures(extraction)}
    assert {"3亿元", "5个", "400多万元", "80台"} <= told
    assert "9亿元" not in told


def test_figures_of_one_name_time_and_unit_that_differ_are_kept_without_a_name() -> None:
    text = (
        "清溪县公安局2024年工作总结\n\n"
        "2024年，清溪县公安局全力维护社会稳定。\n\n"
        "开展打击电信诈骗专项行动，抓获犯罪嫌疑人172人。开展禁毒专项行动，抓获犯罪嫌疑人63人。"
        "抓获网上逃犯41名，追赃挽损0.6亿元。\n"
    )
    extraction = extract(read_text(text, "某.txt"))
    assert [(each.object.name, each.value_text) for each in measures(extraction)] == [
        (NAMELESS, "172人"),
        (NAMELESS, "63人"),
        ("抓获网上逃犯", "41名"),
        (NAMELESS, "0.6亿元"),
    ]
    assert validate(extraction_quads(extraction)) == []


@pytest.mark.parametrize(
    ("title", "told"), [("青石今年实施3件实事", set()), ("2031年青石区实事确定", {"80个"})]
)
def test_a_list_of_promises_says_what_was_so_before(title: str, told: set[str]) -> None:
    text = f"""{title}
2031-01-05
项目征集中，共有6015人参与投票，收到意见300条。
▶今年完成新建公园3个。
2030年，区里完成新增泊位80个。今年新增泊位120个，开展针对教师培训500人次。
"""
    extraction = extract(read_text(text, "发布.txt"))
    wanted = {
        (s.object.get("valueText"), s.object.get("period"))
        for s in extraction.statements
        if s.predicate == "hasTarget"
    }
    assert wanted == {("3个", "2031"), ("120个", "2031"), ("500人次", "2031")}
    assert told <= {s.subject.get("valueText") for s in measures(extraction)}


def test_a_label_may_say_the_day_and_what_is_reported_is_not_done() -> None:
    text = """青石区2031年《政府工作报告》部分目标任务完成情况
发布日期：2031-10-09
9月底，“青石提升”工程完成。预计实现生产总值9亿元，增长5%；财政收入2亿元，增长4%；拆除违建80处。
"""
    extraction = extract(read_text(text, "情况.txt"))
    kinds = {s.subject.get("valueText"): s.subject for s in measures(extraction)}
    assert {each: kinds[each].get("measurementKind") for each in ("9亿元", "2亿元")} == {
        "9亿元": "plan",
        "2亿元": "plan",
    }
    assert "80处" not in kinds  # behind what is expected, of an act nothing says whether it is over
    done = {s.object.name for s in extraction.statements if s.predicate == "completed"}
    assert "政府工作报告" not in "".join(done)
    assert extraction.document.dated == "2031-10-09"


def test_what_was_to_be_done_stands_beside_what_was_more() -> None:
    text = """2031年青石区实事项目全面落实
2032年01月12日
据区政府通报，项目全面落实。
学位工程。全年新建学校48所，超额完成40所的年度目标任务；安置房90套，超额完成70套的年度目标任务。
发布拟注销公告3200户，名匠培养计划招收学员26名。全区21个村中19个通公交，44个社区中，41个建成食堂。
1-6月，8项区重点项目完成投资9亿元，完成年度计划投资比例52%。未达序时进度项目2项为：青石产业园（开工滞后）等。
"""
    extraction = extract(read_text(text, "实事.txt"))
    read = {
        str(each.subject.get("valueText")): (
            each.object.name,
            each.subject.get("measurementKind"),
            str(each.subject.get("period"))[:4],
        )
        for each in measures(extraction)
    }
    assert read["48所"] == ("新建学校", "actual", "2031")
    assert read["40所"] == ("新建学校", "plan", "2031")
    assert read["70套"][1:] == ("plan", "2031")
    assert read["52%"][0].endswith("投资完成率")
    # Within a name nothing is planned, and how many there are is neither result nor goal.
    assert {read[each][1] for each in ("3200户", "26名", "19个", "41个")} == {"actual"}
    assert {read[each][1] for each in ("21个", "44个")} == {"whole"}
    assert not [each for each in extraction.statements if each.predicate == "launched"]


def test_what_goes_on_behind_the_year_before_was_so_too() -> None:
    text = """青石区2031年将继续建设学校
2031年1月15日
会上公布，2031年，青石区将新建学校2所。
据介绍，2030年青石区完成学校建设3所；5所园转公办，增加学位80个；今年将增加学位90个。
"""
    extraction = extract(read_text(text, "学校.txt"))
    wanted = {
        str(each.object.get("valueText"))
        for each in extraction.statements
        if each.predicate == "hasTarget"
    }
    assert wanted == {"2所", "90个"}


def test_a_year_behind_a_colon_opens_what_follows_too() -> None:
    text = """青石区2031年将继续建设学校
2031年1月15日
会上公布，2031年，青石区将新建学校2所。
报告指出：2030年，青石区完成学校建设3所。5所园转公办，增加学位80个。
"""
    when = {
        str(each.subject.get("valueText")): str(each.subject.get("period"))
        for each in measures(extract(read_text(text, "学校.txt")))
    }
    assert when == {"3所": "2030", "5所": "2030", "80个": "2030"}


def test_what_is_told_beside_a_time_a_whole_or_a_sum_is_not_of_it() -> None:
    text = """青石区2031年上半年重点项目进展汇报
青石区扎实推进重点项目。截至5月底，外出务工9万人，占去年务工总数的86%，较3月底增加2万人，提高4个百分点。
分行业看，截至5月底，工业项目完成投资9亿元；农业项目完成投资6亿元。
市级重点项目40项，新建项目22项，续建项目18项，总投资80亿元。500万元—1亿元技改项目109项。
3月、4月分别巡查14次、16次。记者6月7日从区政府获悉，全区有书屋20家。
收入预算数15亿元，实际完成16亿元，比上年决算数14亿元增长3%。帮扶退役军人和军属烈属431人。
2个养老院建设已完成1个（50%）、15个幸福院建设已完成8个（53%）。低保标准由780元提至840元。
"""
    read = {
        str(each.subject.get("valueText")): (each.object.name, str(each.subject.get("period")))
        for each in extract(read_text(text, "a.txt")).statements
        if each.predicate in ("measures", "ofIndicator")
    }
    assert read["86%"][1] == read["4个百分点"][1] == "../2031-05"
    assert read["6亿元"][1] == "../2031-05"
    assert read["80亿元"][0] in (NAMELESS, "市级重点项目总投资")
    assert "500万元—1亿元" not in read
    assert (read["14次"][1], read["16次"][1]) == ("2031-03", "2031-04")
    assert read["20家"][1] == "2031H1"
    assert read["16亿元"][0] in (NAMELESS, "完成收入")
    assert read["431人"][0] == "帮扶退役军人和军属烈属"
    assert read["1个"][0] in (NAMELESS, "养老院建设")
    assert read["8个"][0] in (NAMELESS, "幸福院建设")
    assert read["840元"][0] == "低保标准"
    assert "780元" not in read or read["780元"][1] == "None"


def test_parts_of_what_is_expected_are_and_a_year_holds_for_all_that_is_joined_to_it() -> None:
    text = """青石区2031年农业工作汇报
去年，青石区农业工作体现在三个方面：一是播种面积9万亩；二是改造厕所7万户；三是建成书屋8家。
预计上半年肉类产量4万吨。其中，猪肉产量3万吨，增长2%；牛肉产量1万吨，增长5%。
我区计划的播种面积15万亩，其中水稻11万亩。结案率57%，同比上升6个百分点，全市排名第十一位。
收各类案件61件（含旧存13件），办结60件。有效公开案件22件。
"""
    told = {
        str(each.subject.get("valueText")): each
        for each in extract(read_text(text, "a.txt")).statements
        if each.predicate in ("measures", "ofIndicator")
    }
    assert {str(told[each].subject.get("period")) for each in ("9万亩", "7万户", "8家")} == {"2030"}
    expected = ("3万吨", "2%", "1万吨", "5%", "11万亩")
    assert "actual" not in {
        told[each].subject.get("measurementKind") for each in expected if each in told
    }
    assert told["60件"].object.name in (NAMELESS, "办结各类案件")
    assert told["22件"].object.name == "有效公开案件"
    assert "含" not in told["13件"].object.name
    assert "上升名次" not in told["第十一"].object.name


def test_the_heading_of_a_summary_that_only_says_work_looks_back() -> None:
    text = """青石区卫生局2031年工作总结
2031年，是很有意义的一年，青石区卫生局围绕发展主线，多项工作成绩明显。目前，全区有医疗机构78家。
一、主要工作
（一）培根铸魂。对7家医院进行督导，制定问题清单8条。
（二）强化服务。新增床位90张。
"""
    extraction = extract(read_text(text, "a.txt"))
    assert not [each for each in extraction.statements if each.predicate == "hasTarget"]


def test_what_a_rate_a_year_or_a_rest_is_of() -> None:
    text = """青石区2031年财政运行情况汇报
2031年，青石区财政运行平稳。政府性基金收入9亿元，占年初预算20亿元的45%，其中出让收入8亿元。支出68亿元，增支4亿元，增长6%。
据了解，2030年全区案件持续下降。全年破获案件128起。6月25日，记者从公安局了解到，全区有警务站17处。
区住建局负责的危房改造目标28个，已开工26个。计划2032年新建桥梁2座。存在的问题是，还有3座水库未完成鉴定。
汛期转移群众700人。修订村规民约96份，检定器具1万台件。
"""
    told = {
        str(each.subject.get("valueText")): each
        for each in extract(read_text(text, "a.txt")).statements
        if each.predicate in ("measures", "ofIndicator")
    }
    assert told["8亿元"].subject.get("measurementKind") == "actual"
    assert told["6%"].object.name in (NAMELESS, "支出")
    assert told["128起"].subject.get("period") == "2030"
    assert told["17处"].subject.get("period") == "2031"
    assert told["26个"].object.name in (NAMELESS, "开工危房")
    assert told["3座"].predicate == "measures", "no goal"
    assert told["700人"].subject.get("period") is None
    assert "汛期" not in told["700人"].object.name
    assert told["96份"].object.name == "修订村规民约"
    assert told["1万台件"].subject.get("unit") == "万台件"


def test_sorts_in_a_bracket_and_bounds_behind_a_list_are_of_their_own() -> None:
    text = """青石区2031年上半年计划执行情况
今年上半年，青石区引进项目43个、总投资21亿元（其中，工业项目6个，总投资15亿元；农业项目37个，总投资6亿元）。8个重点项目全部开工建设，累计完成投资7亿元。
死亡率4‰，下降3.06个千分点。县级项目5大类51个。预计产值达14亿元，其中甲业2亿元，增长7%；乙业8亿元，增长9%。
产值、税收、投资分别控制在4%、3%、2%以内。
"""
    told = {
        str(each.subject.get("valueText")): each
        for each in extract(read_text(text, "a.txt")).statements
        if each.predicate in ("measures", "ofIndicator")
    }
    assert "项目" not in told["6亿元"].object.name
    assert told["7亿元"].object.name in (NAMELESS, "重点项目完成投资")
    assert told["3.06个千分点"].subject.get("unit") == "个千分点"
    assert "大类" not in told["51个"].object.name
    assert told["8亿元"].subject.get("measurementKind") == "plan"
    assert told["3%"].subject.get("comparator") == "<="


def test_parts_are_of_what_was_done_last_and_a_sum_needs_no_unit_before_what_it_is_for() -> None:
    text = """青石区2031年林业工作总结
2031年，青石区造林目标任务3万亩，完成造林4万亩，林业工程完成造林2万亩，其中甲工程造林1万亩。
9个林业站共有技术人员15名。总投资3737万的水库扩建工程开工。
"""
    told = {
        str(each.subject.get("valueText")): each
        for each in extract(read_text(text, "a.txt")).statements
        if each.predicate in ("measures", "ofIndicator")
    }
    assert told["1万亩"].subject.get("measurementKind") == "actual"
    assert told["9个"].object.name in (NAMELESS, "林业站")
    assert told["15名"].object.name == "技术人员"
    assert told["3737万"].subject.get("baseUnit") == "元"


def test_what_something_came_from_is_a_base_whatever_stands_between() -> None:
    text = """青石区2031年工作总结
2031年，青石区投资由9亿元，增长到了11亿元；产值由4亿元增长到了6亿元，增长50%。
筹集资金470余万元硬化村道3万平方米，方便了30户以上各自然村。为困难残疾人提供康复救助2539名。
"""
    told = {
        str(each.subject.get("valueText")): each
        for each in extract(read_text(text, "a.txt")).statements
        if each.predicate in ("measures", "ofIndicator")
    }
    assert told["9亿元"].subject.get("measurementKind") == "baseline"
    assert told["4亿元"].subject.get("measurementKind") == "baseline"
    assert told["6亿元"].object.name == told["50%"].object.name == NAMELESS
    assert told["3万平方米"].object.name == "硬化村道"
    assert "470余万元" in told
    assert "30户以上" not in told
    assert "残疾人" not in told["2539名"].object.name, "whom it was done for, and what"


def test_what_an_audit_of_a_year_found_was_found_in_the_next() -> None:
    text = (
        "关于青石县2031年度预算执行审计情况的报告\n\n2032年4月至7月，县审计局进行了审计。"
        "2031年青石县预算收入16亿元。截至8月底，整改问题41个，收回资金983万元。"
    )
    told = {
        str(each.subject.get("valueText")): each.subject
        for each in extract(read_text(text, "a.txt")).statements
        if each.predicate == "measures"
    }
    assert told["16亿元"].get("period") == "2031"
    assert told["41个"].get("measurementKind") == "actual"
    assert told["41个"].get("period") != "../2031-08"


def test_a_reply_to_a_proposal_tells_what_was_done() -> None:
    text = (
        "关于县政协第30号提案的答复\n\n陈委员：\n\n您提出的提案收悉。截至2031年底，青石县建成幸福院126所，"
        "配备护理员213人。近年来，我县加快推进养老服务，投入资金900万元，改造敬老院5处，发放补贴70万元。"
        "2032年，我局计划新建养老中心4处。\n\n青石县民政局\n\n2032年7月25日"
    )
    told = {
        str(each.subject.get("valueText"))
        for each in extract(read_text(text, "a.txt")).statements
        if each.predicate == "measures"
    }
    assert {"126所", "213人"} <= told


def test_running_text_tells_no_more_than_it_says() -> None:
    """Parts, costs, shares of a goal and times dealt out, each with no name or time but its own."""
    text = """青石区2031年上半年工作汇报
2031年上半年，全区引进企业90家，到位资金9亿元，完成市下达任务数15亿元的60%。其中甲业企业5家，到位资金4亿元。
甲片区治理工程，投资8000万元，已完成97%。增幅2—4月份分别为9%、8%、7%。
与去年同期和一季度相比，收入和支出分别下降19%、18%。岗位增速较一季度（5%）回升2个百分点。
上半年实现产值30亿元；居民收入达到8000元。续建渡口3座，准备动工2座。
"""
    told = {
        str(each.subject.get("valueText")): each
        for each in extract(read_text(text, "a.txt")).statements
        if each.predicate in ("measures", "ofIndicator")
    }
    assert told["9亿元"].object.name in (NAMELESS, "到位资金")
    assert told["4亿元"].object.name != "到位资金", "a part, and not all of it"
    assert told["15亿元"].subject.get("period") != "2031H1"
    assert told["8000万元"].subject.get("period") is None, "what the work costs in all"
    assert all(told[each].subject.get("period") is None for each in ("9%", "8%", "7%"))
    assert told["5%"].subject.get("measurementKind") == "baseline"
    assert told["8000元"].subject.get("period") is None
    assert told["2座"].subject.get("measurementKind") != "actual"


def test_what_is_expected_and_what_it_was_before_are_told_apart() -> None:
    text = """青石区2031年前三季度农业工作总结
预计2031年前三季度，全区农业产值9亿元，同比增长5%，牧业增加值增长4%。禽类出栏8万只。
计划种植粮食7万亩，其中水稻3万亩。
"""
    told = {
        str(each.subject.get("valueText")): each.subject.get("measurementKind")
        for each in extract(read_text(text, "a.txt")).statements
        if each.predicate in ("measures", "ofIndicator")
    }
    assert told["9亿元"] == told["5%"] == told["4%"] == "estimate"
    assert told["8万只"] == "actual"
    assert told.get("3万亩") != "actual"


def test_when_it_was_and_what_it_is_of_figures_beside_another_time() -> None:
    text = """青石区2031年工作总结
一、目标任务
青石区，新增泊位35个。
二、完成情况
2031年，1—11月份实现税收9亿元，同比增长5%；地方收入8亿元。
预计到12月底，地方收入将达到11亿元，完成计划的103%。
依托2029年旧厂改造项目，建成公园3个。
至2030年上半年，累计建成渡口6座。
到2030年全区共有学校47所。
城镇居民人均收入7元（全国6元、全市5元）。
全区计划完成水利建设投资330万元，累计完成投资347万元。
完成造林面积64亩、修路面积83亩，分别占冬春计划的75%、98%。
全国改建道路13公里，完成20公里目标任务的65%。
2030年，粮食产量37吨。今年发展主要预期目标是：粮食产量39吨以上。
"""
    read = [
        each
        for each in extract(read_text(text, "a.txt")).statements
        if each.predicate in ("measures", "ofIndicator")
    ]
    told = {str(each.subject.get("valueText")): each for each in read}
    kind = {word: each.subject.get("measurementKind") for word, each in told.items()}
    when = {word: each.subject.get("period") for word, each in told.items()}
    assert kind.get("35个") != "actual", "below the heading of goals"
    assert when["9亿元"] == "2031-01/2031-11"
    assert when["8亿元"] is None, "of those months, or of the year"
    assert kind["11亿元"] == kind["103%"] == "estimate"
    assert when["3个"] != "2029", "the year of the project along with which it was done"
    assert when["6座"] == "../2030H1"
    assert kind["47所"] == "actual"
    assert told["6元"].object.name in (NAMELESS, "全国城镇居民人均收入")
    assert (kind["330万元"], kind["347万元"]) == ("plan", "actual")
    assert kind["75%"] == kind["98%"] == "actual", "shares of a plan, and no plans"
    assert kind["20公里"] == "plan"
    assert kind["37吨"] == "actual", "the goals that follow are of the next year"
