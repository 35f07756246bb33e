"""Done, to come, or unsaid: the nearest evidence decides; a contradiction decides nothing."""

from __future__ import annotations

import pytest

from loaders.language import frames
from loaders.language.mood import Moods, Told, of_others
from loaders.language.mood_signs import Mood, of_title
from ontology import late_re as re

DONE, AHEAD, UNSAID = "done", "ahead", "unsaid"


def moods(
    *texts: str, title: str = "", dated: str | None = "2031-07", section: tuple[str, ...] = ()
) -> list[str]:
    """The mood of each counted number of some passages, in reading order."""
    read = Moods(title, dated, [Told(each, section, 2031) for each in texts])
    return [
        read.at(at, match.start()).mood.value
        for at, text in enumerate(texts)
        for match in re.finditer(r"(?<![\d.])\d+(?:\.\d+)?(?=[个亿公座所万张台%])", text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 1. the clause
        ("计划投资3亿元的甲园区已完成投资1.2亿元", [AHEAD, DONE]),
        ("计划新建甲3个，改造乙5个", [AHEAD, AHEAD]),
        ("年度计划投资3亿元，完成投资2亿元，占年度计划的66%", [AHEAD, DONE, DONE]),
        ("新增床位6张，并计划于年底建成泊位，新增泊位40个", [UNSAID, AHEAD]),
        ("9座危桥已完工", [DONE]),
        ("未达序时进度2个，为改造巷道80个、建成公园3个", [UNSAID, AHEAD, AHEAD]),
        ("完成管网13公里（含已建成的9公里），力争新建5公里", [UNSAID, DONE, AHEAD]),
        ("高速公路拟建成20公里", [AHEAD]),
        ("目前有5个工程未达计划进度", [DONE]),
        ("计划完成投资9亿元，解决5个村通达", [AHEAD, AHEAD]),
        ("计划完成投资9亿元，已完成5亿元", [AHEAD, DONE]),
        ("先后将甲品种引进3个", [DONE]),
        ("市下达任务30个，其中：公园20个，学校10所，截至5月建成6个", [AHEAD, AHEAD, AHEAD, DONE]),
        ("承担任务6个，总投资3亿元", [AHEAD, UNSAID]),
        ("已完成下达的任务12个", [DONE]),
        ("实事共18个，已完成11个，预计年内完成", [DONE, DONE]),
        ("今年计划播种面积9万亩，其中甲5万亩", [AHEAD, AHEAD]),
        ("年度计划投资9亿元，其中在建5个", [AHEAD, UNSAID]),
        ("计划投资9亿元（甲局5亿元），新建泊位6个，全年共完成8亿元", [AHEAD, AHEAD, UNSAID, DONE]),
        ("日前印发方案，计划投资9亿元，其中：甲局5亿元", [AHEAD, AHEAD]),
        ("35个争取开工项目中甲、乙等15个已开工", [DONE, DONE]),
        ("提速已征用地块平整，启动5个", [UNSAID]),
        ("结合工作实际，新增5个", [UNSAID]),
        ("要求：加快办理，9个正在办理", [DONE]),
        ("累计投资9亿元，占厅年度力争目标（6亿元）的150%", [DONE, AHEAD, DONE]),
        ("年初市下达新建任务230个，完成350个", [AHEAD, UNSAID]),
        ("收入9万元，完成年初预算15万元的60%", [DONE, AHEAD, DONE]),
        ("现有学校12所，计划新建3所", [DONE, AHEAD]),
        ("计划做好两项工作：一是改造泊位。二是建成公园1个。", [AHEAD]),
        ("甲厂产品丰富，将销往各地；乙项目11个开工", [UNSAID]),
        ("预测上半年产值9亿元，增加值3亿元", [AHEAD, AHEAD]),
        ("已高于年初12%的目标3个百分点", [AHEAD, DONE]),
        ("目标任务为：改造巷道15个，完成率达到50%", [AHEAD, AHEAD]),
        ("完成年任务（40亿元）的32%", [AHEAD, DONE]),
        ("将补助标准提高到5万元", [UNSAID]),
        # times against the document's date
        ("到2035年，养老床位达到30张", [AHEAD]),
        ("到2030年，养老床位达到30张", [DONE]),
        ("到2035年，床位已达到30张", [DONE]),
        ("饮料厂10月份投产，生产线3个", [AHEAD]),
        ("2030年，区里建成泊位5个", [DONE]),
        ("1-6月完成投资3亿元", [DONE]),
        ("比2030年增加5个", [UNSAID]),
        # 2. the sentence
        ("新建公园3个，年底前建成", [AHEAD]),
        ("新建公园3个，均已完工", [DONE]),
        ("将实施甲3个；完成乙5个", [AHEAD, AHEAD]),
        # 3. the paragraph
        ("下半年，区局聚焦重点。改造巷道5个。目前已完成2个。新增7个。", [AHEAD, DONE, AHEAD]),
        ("截至6月底，各项工作有序。改造巷道5个。", [DONE]),
        ("新建公园3个。完成情况：新建公园2个。", [AHEAD, DONE]),
        ("其一是改造老屋6所。有关部门表示，实际改造老屋5所。", [AHEAD, DONE]),
        ("会上还公布了为民办实事项目。包括改造房屋5所。", [AHEAD]),
        # nothing
        ("新建公园3个", [UNSAID]),
    ],
)
def test_the_words_beside_a_figure_say_whether_it_was_reached(
    text: str, expected: list[str]
) -> None:
    assert moods(text) == expected


def test_what_stands_around_a_passage_says_it_where_its_own_words_do_not() -> None:
    assert moods("新建公园3个。", title="青石区2031年工作总结") == [DONE]
    assert moods("新建公园3个。", title="青石区2031年工作要点") == [AHEAD]
    assert moods("新建公园3个。", section=("三、下步打算",)) == [AHEAD]
    assert (
        moods("拟从以下方面开展工作：", "一是新建公园3个。", "此外，新建学校3所。") == [AHEAD] * 2
    )
    pairs = ["实事一：新建公园3个。", "截至6月底，建成2个。"]
    pairs += ["实事二：新建学校3所。", "截至6月底，建成2所。", "实事三：新建泊位9个。"]
    named = "青石区将办好以下实事。"
    assert moods(named, "1.新建公园3个。", "2.新建学校3所。") == [AHEAD, AHEAD]
    assert moods(*pairs) == [AHEAD, DONE, AHEAD, DONE, AHEAD]
    beside = ["1.新建公园3个。上半年，建成2个。", "2.新建学校3所。"]
    assert moods(*beside, section=("一、目标任务完成情况",)) == [AHEAD, DONE, AHEAD]


def test_a_year_that_has_just_begun_is_to_come_and_one_at_its_end_is_over() -> None:
    text = "2031年全区安置房建成9座，住房3万套。"
    assert moods(text, dated="2031-01-15") == [AHEAD, AHEAD]
    assert moods(text, dated="2031-12-27") == [DONE, DONE]
    assert moods(text, dated="2031-07") == [UNSAID, UNSAID]


def test_sentences_outvote_a_heading_and_what_contradicts_itself_decides_nothing() -> None:
    told = "甲项目已完工。乙项目同比增长。新建公园3个。"
    assert moods(told, section=("三、重点工作",)) == [DONE]
    assert moods(told, section=("三、下步打算",)) == [UNSAID]
    around = ["甲项目已完工。", "乙项目已投用。", "抓好公园5个，新建学校3所。"]
    assert moods(*around) == [UNSAID, UNSAID], "its own words call to work"
    assert moods(told * 3, section=("三、下步打算",)) == [DONE] * 3


@pytest.mark.parametrize(
    ("title", "mood"),
    [
        ("青石区2031年交通工作目标", Mood.TO_COME),
        ("青石今年将实施“十大工程”", Mood.TO_COME),
        ("青石拟投资9亿元", Mood.TO_COME),
        ("2031年青石区实事项目确定", Mood.TO_COME),
        ("最新丨青石区发布2031年民生实事!", Mood.TO_COME),
        ("青石今年实施9件实事", Mood.TO_COME),
        ("青石区2031年工作目标完成情况", Mood.DONE),
        ("青石2031年实事已办结", Mood.DONE),
        ("2031年工作总结", Mood.DONE),
        ("2031年工作总结及2032年工作计划", None),
        ("青石区教育局", None),
    ],
)
def test_a_title_says_it_of_its_text(title: str, mood: Mood | None) -> None:
    shown = of_title(title)
    assert (shown.mood if shown else None) == mood


def test_what_works_will_yield_nobody_promises() -> None:
    assert of_others("项目年产值将达5亿元")
    assert not of_others("同时，贵州省将新建基站30个")
    assert not of_others("我区计划新建基站30个")


def test_what_is_fought_or_done_in_part_is_not_said_to_be_begun_or_done() -> None:
    assert frames.said_back("开展清理“", "街头小广告", "”大行动", "Programme") is None
    assert frames.said_back("", "青石水厂", "完成总工程量的65%", "Project") is None


def test_a_stage_that_is_done_is_not_all() -> None:
    whole = frames.said_back("新建", "青石桥", "等6个项目完成全年任务", "Road")
    stage = frames.said_back("新建", "青石桥", "等6个项目完成了节点任务", "Road")
    assert (whole, stage) == (frames.Says.COMPLETED, None)
    assert frames.said_back("", "青石桥", "主墩施工完成85%", "Road") is None
    assert frames.said_back("", "青石桥", "完成85%", "Road") is None


def test_what_opens_items_that_go_on_with_what_came_of_them_is_left_open() -> None:
    items = ("90座危桥改造（2030—2032年）。上半年已完成20座。", "80座水闸改造。上半年已完成5座。")
    assert moods(*items, title="民生实事进展情况") == [UNSAID, DONE, UNSAID, DONE]
    assert moods(items[0], title="民生实事进展情况")[0] == DONE


def test_the_beginning_of_a_project_is_not_now() -> None:
    told = moods("力争新建泊位9个。抓好项目前期手续，实现开春即开工。改造泊位8个。")
    assert told == [AHEAD, AHEAD]


def test_a_deadline_alone_below_what_was_done_says_nothing() -> None:
    section = ("一、2030年工作总结",)
    told = moods("整修路面9万平方米。年内新建泊位2个。", dated="2031-01", section=section)
    assert told[-1] == UNSAID
