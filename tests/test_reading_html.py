"""Web pages: the article is read as a browser shows it, and the portal around it is not."""

from __future__ import annotations

import pytest

from loaders.extraction.front import front_matter
from loaders.formats.document import Document
from loaders.formats.sniff import read_bytes
from ontology.errors import ReadError, TableError

MENU = (
    "<ul><li><a href='/'>首页</a></li><li><a href='/a'>政务公开</a></li>"
    "<li><a href='/b'>互动交流</a></li></ul>"
)
BODY = (
    "<p>青石区今年办好五件实事，由各牵头单位按月报送进展，区督查室跟踪问效。</p>"
    "<p>（一）改造道路12条。（责任单位：区交通局）</p><p>（二）新增车位300个。（责任单位：区城管局）</p>"
)


def page(body: str, head: str = "") -> Document:
    data = f"<!DOCTYPE html>\n<html><head>{head}</head><body>{body}</body></html>".encode()
    return read_bytes(data, "a.html")


def lines(document: Document) -> list[str]:
    return [piece.text for piece in document.pieces()]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>建成\n  公园</p>", ["建成公园"]),  # a line end between Chinese characters is none
        ("<p>AED\n 56台</p>", ["AED 56台"]),
        ("<p>建成<br>公园</p>", ["建成", "公园"]),
        ("<p>建成<b>公</b>园</p>", ["建成公园"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<div><span class=k>甲</span><span class=v>乙</span></div>", ["甲", "乙"]),
        ("<div><span class=k>甲：</span><span class=v>乙</span></div>", ["甲：乙"]),
        ("<div><span class=a>甲</span><span class=a>乙</span></div>", ["甲乙"]),
        ("<p><span class=k>甲</span><span class=v>乙</span></p>", ["甲乙"]),
        ("<p>甲&amp;nbsp;乙</p>", ["甲 乙"]),
        ("<p>甲\\r\\n乙</p>", ["甲", "乙"]),
        ("<ol start='3'><li>甲</li><li>乙</li></ol>", ["3. 甲", "4. 乙"]),
        ("<p>甲</p><p style='display: none'>乙</p><p hidden>丙</p>", ["甲"]),
        ("<p>甲</p><script>乙</script><style>丙</style><!-- 丁 -->", ["甲"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("<p>甲&lt;b&gt;乙</p>", ["甲<b>乙"]),
    ],
)
def test_words_are_those_that_a_browser_shows(markup: str, shown: list[str]) -> None:
    assert lines(page(markup)) == shown


def test_menus_crumbs_and_footers_are_left_out_and_that_is_said() -> None:
    document = page(
        f"<div>{MENU}</div><div class='c'>{BODY}</div><div class='r'>{MENU}</div>"
        "<nav>导航</nav><footer>版权所有</footer>"
    )
    assert len(lines(document)) == 3
    (notice,) = document.notices
    assert "26 characters around its article" in notice


def test_links_in_the_article_and_files_of_it_are_read() -> None:
    files = "".join(f"<p><a href='/f/{n}.docx'>附件{n}</a></p>" for n in range(1, 5))
    document = page(f"<div>{BODY}<p>见<a href='/x'>青石区方案</a>。</p><div>{files}</div></div>")
    assert "见青石区方案。" in lines(document)
    assert lines(document)[-4:] == ["附件1", "附件2", "附件3", "附件4"]
    assert not document.notices


def test_what_only_the_card_of_a_portal_says_is_read() -> None:
    card = (
        "<table><tr><td>索引号</td><td>0001/2031-7</td><td>发文字号</td><td>青政办〔2031〕7号</td></tr>"
        "<tr><td>发布日期</td><td>2031-03-12</td><td>成文日期</td><td>2031-03-08</td></tr></table>"
    )
    said = ["文号：青政办〔2031〕7号", "成文日期：2031年3月8日"]
    document = page(f"<div>{card}</div><div id='zoom'>{BODY}</div>")
    assert lines(document)[:2] == said
    front = front_matter(document)
    assert (front.number, front.date) == ("青政办〔2031〕7号", "2031-03-08")
    numbered = page(f"<div>{card}</div><div id='zoom'><p>青政办〔2031〕7号</p>{BODY}</div>")
    assert lines(numbered)[0] == said[1]  # once


def test_a_short_article_is_told_by_what_publishing_systems_call_it() -> None:
    footer = "<div>" + "主办单位与地址电话邮编备案" * 20 + "</div>"
    article = "<p>青石区教育局负责开放26所学校的操场，区财政局安排经费，各街道做好宣传。</p>"
    found = lines(page(f"<div><div class='TRS_Editor'>{article}</div></div>{footer}"))
    assert len(found) == 1


def test_the_title_is_that_of_the_metadata_and_stands_once() -> None:
    title = "青石区二〇三一年民生实事任务分解方案"
    meta = f"<meta name='ArticleTitle' content='{title}'>"
    assert lines(page(f"<div>{BODY}</div>", meta))[0] == title
    twice = lines(page(f"<div><h1>{title}</h1>{BODY}</div>", meta))
    assert twice.count(title) == 1


def test_a_title_of_the_window_is_one_only_without_the_sites_name() -> None:
    head = "<title>青石区民生实事任务分解方案 - 青石区人民政府</title>"
    assert lines(page(f"<div>{BODY}</div>", head))[0] == "青石区民生实事任务分解方案"
    name = "青石区人民政府门户网站"
    site = f"<meta name='SiteName' content='{name}'><title>{name}</title>"
    assert name not in page(f"<div>{BODY}</div>", site).text


TITLE = "青石区民生实事任务分解方案"
LOGO = "<h1>云岭市青石区人民政府</h1>"


@pytest.mark.parametrize(
    ("head", "above"),
    [
        # What the publishing system calls the title, where the window is called by the site.
        ("<title>青石区人民政府门户网站</title>", f"{LOGO}<div class='title'>{TITLE}</div>"),
        ("<title>青石区人民政府</title>", f"<h1>政府信息公开目录</h1><h1>{TITLE}</h1>"),
        # The heading that the window is called by too, below a logo, above a rubric.
        (f"<title>{TITLE}_政策文件</title>", f"{LOGO}<h1>{TITLE}</h1><h1>法定主动公开内容</h1>"),
        # The window, where the only heading is the site's.
        (f"<title>{TITLE}</title>", LOGO),
    ],
)
def test_the_title_outside_the_article_is_the_heading_that_names_it(head: str, above: str) -> None:
    text = f"<div>{above}</div><div id='zoom'>{BODY}</div>"
    assert lines(page(text, head))[0] == TITLE
    inside = f"<div>{LOGO}</div><div id='zoom'><p>{TITLE}</p>{BODY}</div>"
    assert lines(page(inside, f"<title>{TITLE}</title>"))[0] == TITLE


def test_a_table_keeps_its_merged_cells_and_its_heads_of_two_rows() -> None:
    document = page(
        "<table><thead><tr><th rowspan=2>序号</th><th rowspan=2>任务</th><th colspan=2>责任单位"
        "</th></tr><tr><th>牵头</th><th>配合</th></tr></thead><tr><td>1<td>改造道路<td rowspan=0>"
        "区交通局<td>区财政局<tr><td>2<td>改造桥梁<td>各街道</table>"
    )
    (table,) = document.tables
    assert table.columns == ("序号", "任务", "责任单位·牵头", "责任单位·配合")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["1", "改造道路", "区交通局", "区财政局"],
        ["2", "改造桥梁", "", "各街道"],
    ]
    assert table.rows[1][2].merged


def test_a_table_that_lays_out_the_page_is_read_as_its_paragraphs() -> None:
    inner = "<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>改造道路</td></tr></table>"
    document = page(f"<table><tr><td>左</td><td>{BODY}{inner}</td></tr></table>")
    assert len(document.tables) == 1
    assert any("12条" in line for line in lines(document))


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030", "utf-8"])
def test_the_declared_encoding_is_tried_first_and_a_wrong_one_misleads_nobody(
    declared: str,
) -> None:
    text = f"<html><head><meta charset={declared}></head><body>{BODY}<p>㐂镕</p></body></html>"
    for codec in ("utf-8", "gb18030"):
        assert lines(read_bytes(text.encode(codec), "a.html"))[-1] == "㐂镕"


def test_a_table_saved_as_a_workbook_by_a_portal_is_a_page() -> None:
    table = "<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>修桥</td></tr></table>"
    (found,) = read_bytes(f"\ufeff\n<!-- x -->{table}".encode(), "a.xls").tables
    assert found.columns == ("序号", "任务")


def test_each_paragraph_says_which_it_is() -> None:
    document = page(f"<div>{BODY}</div>")
    at = document.text.index("新增车位")
    assert document.locator(at, at + 4).paragraph == 3


def test_pictures_and_frames_are_named() -> None:
    document = page(f"<div>{BODY}<img src=a><iframe src=b></iframe></div>")
    assert any("1 pictures" in each for each in document.notices)
    assert any("1 other pages" in each for each in document.notices)


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<div>" * 100_000 + "x", "nested too deep"),
        ("<script>document.write('甲')</script>", "no words without running its programs"),
        ("", "no words"),
    ],
)
def test_a_page_that_cannot_be_read_says_why(markup: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        page(markup)


def test_a_table_beyond_measure_is_refused() -> None:
    row = "<tr>" + "<td colspan=1000>甲</td>" * 9 + "</tr>"
    with pytest.raises(TableError, match="500 columns"):
        page(f"<table>{row * 4}</table>")


def test_a_page_whose_markup_was_printed_is_read_as_a_page() -> None:
    lines = (
        "政 府 工 作 报 告",
        "2033年2月12日在青石市第二届人民代表大会第五次会议上",
        "各位代表：",
    )
    text = "首页 > 工作报告\n" + "\n".join(f'<p style="x">{each}</p>' for each in lines)
    read = read_bytes(text.encode(), "甲.txt")
    assert [each.piece.text for each in read.blocks][-3:] == list(lines)
