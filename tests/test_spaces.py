"""How a text was typed changes nothing of what it says: spaces around numbers, plain commas."""

from __future__ import annotations

from loaders.formats.sniff import read_bytes
from loaders.kinds import extract
from loaders.layout import mended
from ontology.model import Extraction

PLAIN = """2031年青石区政府工作报告
——2031年1月12日在青石区第八届人民代表大会第三次会议上
各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。
一、2030年工作回顾
全年实现产值340亿元，比2029年增长8.3%；财政收入46.5亿元，增长5%。综合排名居全市第3位，比2029年提高2位。
10月20日建成学校12所，服务群众3.2万人次，培训50余家企业，用地5.5—6万亩。
二、2031年重点工作
（一）改善民生。新增泊位1200个，产值增长7%左右，跻身全市前10名。
"""
SPACED = (
    PLAIN.replace("340亿元", " 340 亿元")
    .replace("2029年", " 2029 年")
    .replace("46.5亿元", "46.5 亿 元")
    .replace("第3位", "第 3 位")
    .replace("提高2位", "提高 2 位")
    .replace("10月20日", "10 月 20 日")
    .replace("12所", " 12 所")
    .replace("3.2万人次", " 3.2\u00a0万人次")
    .replace("50余家", "50 余 家")
    .replace("5.5—6万亩", "5.5 — 6 万亩")
    .replace("1200个", " 1200 个")
    .replace("7%", " 7 %")
    .replace("前10名", "前 10 名")
)


def told(text: str) -> set[tuple[str, str, object]]:
    return {
        (each.subject.name, each.predicate, each.subject.get("period") or each.object.get("period"))
        for each in figures_of(text).statements
        if each.predicate in ("measures", "hasTarget")
    }


def figures_of(text: str) -> Extraction:
    return extract(read_bytes(text.encode(), "报告.txt"))


def test_spaces_around_numbers_change_nothing_that_is_told() -> None:
    plain = told(PLAIN)
    assert len(plain) > 9
    assert told(SPACED) == plain


def test_plain_marks_beside_chinese_characters_are_the_full_width_ones() -> None:
    """A keyboard's commas and colons; those within a number, an address or Latin words stay."""
    plain = str.maketrans("，；：", ",;:")
    assert told(PLAIN.translate(plain)) == told(PLAIN)
    (line,) = read_bytes("时间:9:30,比例3:7,见http://a.cn,1,200个;A,B两类".encode(), "a.txt").blocks
    assert line.piece.text == "时间：9:30，比例3:7，见http://a.cn,1,200个；A,B两类"


def test_a_summary_tells_of_what_was_done() -> None:
    """现将…汇报如下 announces no plans; the second round is no two of them."""
    text = (
        "云岭镇2031年工作总结\n一、2031年工作情况\n现将工作总结如下:\n"
        "一是培训干部400人次,新建道路5公里。二是推进二轮延包工作,签订合同30份。\n"
    )
    kinds = {each.predicate for each in figures_of(text).statements}
    assert "measures" in kinds
    assert not kinds & {"hasTarget", "plans"}
    assert not any("轮" in name for name, _, _ in told(text))


def test_what_was_read_keeps_its_spaces_in_the_passage() -> None:
    quotes = [each.passage.quote for each in figures_of(SPACED).statements]
    assert "全年实现产值 340 亿元" in quotes


def test_a_space_that_parts_stays() -> None:
    """Beside a unit in a cell, behind the number that opens a line, between two words."""
    cell, line = "区住建局 2031年6月", "1 个体工商户培育 3 个"
    text = f"青石区任务清单\n{line}\n序号\t任务\t责任单位\n1\t建桥\t{cell}\n"
    document = mended(read_bytes(text.encode(), "清单.txt")).document
    assert document.tables[0].rows[0][2].text == cell
    assert [each.piece.text for each in document.blocks][1] == "1 个体工商户培育3个"
