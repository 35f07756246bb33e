"""Short titles of commitments: what they are about, and never a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.figures import figures
from loaders.language.titles import LONGEST, short_title


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("持续擦亮文化“金名片”", "擦亮文化“金名片”"),
        ("全力以赴推进安置房建设", "推进安置房建设"),
        ("着力稳就业", "着力稳就业"),
        ("新建口袋公园40处以上", "新建口袋公园 40处以上"),
        ("地区生产总值增长6%以上", "地区生产总值增长 6%以上"),
        ("改造绿道5条18.7公里", "改造绿道 5条18.7公里"),
        ("新增甲类企业3家、乙类企业5家、丙类企业9家", "新增甲类企业 3家、新增乙类企业 5家等"),
        ("着力打造高端要素高效交互的产业社区生态", "打造…产业社区生态"),
        ("加快青石公园、白沙老街、云桥码头等标志性项目建设", "加快青石公园等标志性项目建设"),
        ("提高日常保洁、渣土消纳、停车管理等服务水平", "提高日常保洁等服务水平"),
        ("主动接受监察、司法、审计、舆论和社会监督", "接受监察、司法、审计等"),
        ("紧盯年度目标，深入推进项目攻坚，打赢收官战", "紧盯年度目标"),
        ("树立不看表面“痕迹”看工作实际成绩的导向", "树立不看表面“痕迹”看工作实…"),
        ("把环境作为集聚各类发展要素的最大竞争力", "把环境作为集聚各类发展要素的…"),
        ("便民服务实现“一次办理、全域通用、不用等候”", "便民服务实现“一次办理、全域…”"),
    ],
)
def test_a_title_says_what_a_promise_is_about(words: str, title: str) -> None:
    assert short_title(words, figures(words)) == title


GENRE = "推进打造持续全区建设的和、，等“”《》（）甲乙丙项目工程3万%不"


@given(st.text(alphabet=GENRE, min_size=1, max_size=60))
def test_no_more_than_the_longest_run_of_a_clause_is_taken_over(words: str) -> None:
    title = short_title(words)
    pieces = [title]
    for mark in "…等":
        pieces = [part for piece in pieces for part in piece.split(mark)]
    assert title
    assert max(map(len, pieces)) <= LONGEST
