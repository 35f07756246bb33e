"""Names of indicators are noun phrases: what the grammar reads, and what no name holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.language.figures import figures
from loaders.language.noun_phrase import form, without_adverbs, words
from loaders.lexicon import lexicon

PHRASES = [
    "床位",
    "新增养老床位",
    "新建和改造高标准农田",
    "危房改造",
    "生活垃圾回收利用率",
    "城乡居民人均可支配收入",
    "可再生能源装机",
    "在建项目总投资",
    "离校未就业高校毕业生",
    "“青石夜校”课程",
    "乡镇（街道）服务站",
    "县城至码头段公路",
    "产值超亿元企业",
    "第三产业对经济增长的贡献率",
    "水库和大坝等重点水利工程",
    "普惠托位",
    "中小企业",
    "外贸进出口总额",
    "正在施工电梯",
    "网上可办率较上年提高",
    "新（改、扩）建公厕",
    "24小时自助书房",
    "PM2.5浓度",
    "村庄获评乡村旅游示范村",
    "绿色工厂新入选",
    "企业完成规范化公司制改制",
]
CLAUSES = [
    "项目列入省级计划",
    "第三产业占地区生产总值比重",
    "断面水质达到国家标准",
]
NONE = [
    "预算收入可比",
    "人口自然",
    "资金每年投入教育",
    "领导作出重要批示",
    "区领导指出企业",
    "成果在本地转化",
    "以农村面貌改造",
    "解决了村民",
    "机构成立并立即启动",
    "大棚要投产",
    "激活我区东部土地",
    "企业即将进场",
    "发放器具以上",
    "投资涉",
    "的工作",
    "床位和",
    "发明专利等",
    "经营性收入达到",
    "方面的工作",
    "重点工作入手",
    "时限在原承诺基础上精简",
    "超500万元企业",
    "每个项目按照不超过投资额",
]


@pytest.mark.parametrize("name", PHRASES)
def test_a_noun_phrase_is_a_name(name: str) -> None:
    assert form(name) == "name/phrase"


@pytest.mark.parametrize("name", CLAUSES)
def test_behind_what_is_counted_a_predicate_may_say_what_became_of_it(name: str) -> None:
    assert form(name) == "name/clause"


@pytest.mark.parametrize("name", NONE)
def test_what_leads_on_in_a_sentence_is_no_name(name: str) -> None:
    assert form(name) is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("强力推进年度改革任务", "推进年度改革任务"),
        ("三批集中开工重大项目", "集中开工重大项目"),
        ("公园绿地共新增球场", "公园绿地新增球场"),
        ("首批示范项目", "首批示范项目"),
        ("调处成功率", "调处成功率"),
        ("有效发明专利", "有效发明专利"),
    ],
)
def test_how_it_was_done_is_left_out(said: str, name: str) -> None:
    assert without_adverbs(said) == name


def test_every_character_of_a_name_is_of_one_word() -> None:
    for name in (*PHRASES, *CLAUSES, *NONE):
        assert "".join(each.text for each in words(name)) == name


NEVER = sorted(
    word
    for entry in ("pronoun", "modal", "saying", "sentence-link", "leftover", "time")
    for word in lexicon("phrases")[f"phrase/{entry}"].words
    if len(word) > 1
)
"""Words of closed classes of which no other word is made."""
LED_BY = st.sampled_from(["", *NEVER, "已经", "在去年", "对", "由区政府", "据统计，", "一是"])
NAMED = st.sampled_from(
    [*(each for each in PHRASES if "上年" not in each), "完工电梯", "投资", "（一期）厂房", "“青石"]
)
TOLD = st.sampled_from(["", "达到", "完成", "了", "共", "的", "为", "和", "指出", "2023年", "累计"])
BEHIND = st.sampled_from(["", "了", "并投用", "，其中新建5个", "的企业", "已完工", "）", "以上"])


@settings(max_examples=300, deadline=None)
@given(LED_BY, NAMED, TOLD, st.sampled_from(["12个", "3.5%", "8亿元", "20家"]), BEHIND)
def test_no_kept_name_holds_what_no_name_can_hold(
    led: str, name: str, told: str, number: str, behind: str
) -> None:
    for each in figures(f"{led}{name}{told}{number}{behind}", year=2024):
        said = each.indicator
        assert not [word for word in NEVER if word in said]
        assert not re.search(
            r"(?:19|20)\d\d年|[的了和及与或]$|^(?:[的及与或]|了(?!解)|和(?!美))|[，。；]", said
        )
        for opening, closing in ("“”", "（）", "《》"):
            assert said.count(opening) == said.count(closing)
