"""A web site around a document is no part of it; the district is invented."""

from __future__ import annotations

import pytest

from loaders.formats import read_text
from loaders.kinds import extract
from loaders.layout import mended
from ontology.model import Extraction, Outcome

DOCUMENT = """青石区教育局等三部门关于印发《青石区操场开放方案》的通知
一、主要任务
（一）公布名单。公布26所学校的开放时段。（责任单位：区教育局）
（二）改造设施。完成14处场地的改造。（责任单位：区教育局、区住建局）
（三）落实责任。为学校统一投保。（责任单位：区教育局、区财政局）
二、保障措施
各单位要密切配合，按月报送进展。
"""
MENU = "首页 机构职能 政务公开\n您现在所在的位置： 首页 > 政务公开\n"
FOOT = """分享到： 微博 微信
【打印本页】 【关闭窗口】
相关阅读：
青石区公园开放方案
主办：青石区教育局 版权：青石区教育局 ICP备00000000号
"""


def read(text: str) -> Extraction:
    return extract(read_text(text, "一.txt"))


def said(extraction: Extraction) -> list[tuple[str, str, str]]:
    return [(s.subject.name, s.predicate, s.object.name) for s in extraction.statements]


@pytest.mark.parametrize("around", ["{}", MENU + "{}", "{}" + FOOT, MENU + "{}" + FOOT])
def test_the_same_is_said_with_a_site_around_and_without(around: str) -> None:
    whole = read(around.format(DOCUMENT))
    plain = read(DOCUMENT)
    assert said(whole) == said(plain)
    assert whole.document.title == plain.document.title
    assert whole.document.division == plain.document.division
    assert any("web site" in each for each in whole.notices) == (around != "{}")


def test_what_is_left_out_is_in_the_account_as_kept() -> None:
    text = MENU + DOCUMENT + FOOT
    account = {each.start: each.outcome for each in read(text).account}
    for words in ("首页 机构", "您现在", "分享到", "主办："):
        assert account[text.index(words)] is Outcome.KEPT


def test_a_date_stays_where_a_counter_follows_it() -> None:
    line = "发布日期：2031-03-18 浏览次数：415 字号：[大] [中] [小] 打印本页"
    title, below = DOCUMENT.split("\n", 1)
    blocks = mended(read_text(f"{title}\n{line}\n{below}", "一.txt")).document.blocks
    assert blocks[1].piece.text == "发布日期：2031-03-18"


def test_in_the_midst_of_a_document_nothing_is_taken_for_furniture() -> None:
    midst = "\n".join(f"{n}.建桥{n}座。" for n in range(1, 40))
    text = DOCUMENT.replace(
        "二、保障", f"{midst}\n相关链接：\n{midst}\n{'确保完成各项任务，' * 9}完成。\n二、保障"
    )
    document = read_text(text, "一.txt")
    assert mended(document).document is document
