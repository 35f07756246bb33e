"""Numbers that measure something, and numbers that do not."""

from __future__ import annotations

import time
from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.numerals import chinese_number
from loaders.language.quantities import number_alone, quantities, unit_alone


def read(text: str) -> list[tuple[str, str, str]]:
    return [(str(each.value), each.unit, each.comparator) for each in quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增企业119家", [("119", "家", "=")]),
        ("标准6720元/人·年", [("6720", "元/人·年", "=")]),
        ("提高到835元/人月", [("835", "元/人月", "=")]),
        ("每人6720元/人年底前发放", [("6720", "元/人", "=")]),
        ("不低于当地低保标准的1.6倍", [("1.6", "倍", ">=")]),
        ("抽检4.5批次/千人", [("4.5", "批次/千人", "=")]),
        ("培育企业70家以上", [("70", "家", ">=")]),
        ("竣工14万平方米", [("14", "万平方米", "=")]),
        ("收入1,399.5亿元", [("1399.5", "亿元", "=")]),
        ("占比１２．５％", [("12.5", "%", "=")]),
        ("提高2.5个百分点", [("2.5", "个百分点", "=")]),
        ("不低于90%", [("90", "%", ">=")]),
        ("控制在3%以内", [("3", "%", "<=")]),
        ("控制在3%左右", [("3", "%", "~")]),
        ("开行班列5000列", [("5000", "列", "=")]),
        ("更新设备3.6万台套", [("3.6", "万台套", "=")]),
        ("成本减半", [("50", "%", "=")]),
        ("减半征收", []),
        ("推广化肥零增长技术", []),
        ("位居第2，5项指标", [("5", "项", "=")]),
        ("最多80天", [("80", "天", "<=")]),
        ("10个工作日内", [("10", "个工作日", "<=")]),
        ("超50亿元", [("50", "亿元", ">")]),
        ("约300户", [("300", "户", "~")]),
        ("签约300户", [("300", "户", "=")]),
        ("7%左右", [("7", "%", "~")]),
        ("百余家次", [("100", "家次", ">=")]),
        ("20余个", [("20", "个", ">=")]),
        ("上千名", [("1000", "名", ">=")]),
        ("近百家", [("100", "家", "~")]),
        ("一百二十家", [("120", "家", "=")]),
        ("新建三所", [("3", "所", "=")]),
        ("百分之十", [("10", "%", "=")]),
        ("2/3的村", [("0.6667", "比例", "=")]),
        ("三分之二", [("0.6667", "比例", "=")]),
        ("12宗450亩", [("12", "宗", "="), ("450", "亩", "=")]),
        ("5至8个", [("5", "个", "between")]),
        ("增长6%-6.5%", [("6", "%", "between")]),
        ("增长-3.5%", [("-3.5", "%", "=")]),
        ("零增长", [("0", "%", "=")]),
        ("指数达95.2", [("95.2", "", "=")]),
        ("浓度32.0ug/m3", [("32.0", "ug/m3", "=")]),
        ("验收“最多80天”", [("80", "天", "<=")]),
        ("突破千亿元", [("1000", "亿元", ">")]),
        ("订单增长了四成", [("4", "成", "=")]),
        ("超三成半", [("3.5", "成", ">")]),
        ("产值翻一番", [("1", "番", "=")]),
        ("6.8万贫困人口脱贫", [("6.8", "万人", "=")]),
        ("人均预期寿命提高到78.5岁", [("78.5", "岁", "=")]),
        ("平均受教育年限达到11.3年", [("11.3", "年", "=")]),
        ("高出2.5百分点", [("2.5", "百分点", "=")]),
        ("8个街道12个项目182台电梯", [("8", "个", "="), ("12", "个", "="), ("182", "台", "=")]),
    ],
)
def test_quantities_are_read_as_written(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2020年",
        "1-12月",
        "7月22日",
        "3.0系统",
        "一成不变",
        "百亿元大礼",
        "前10名",
        "65岁及以上",
        "58同城",
        "奇虎360",
        "“1418”工作法",
        "“110”体系",
        "R21-02地块",
        "地铁3、4、10号线",
        "第二届",
        "第10个",
        "15分钟养老服务圈",
        "“15分钟”服务圈",
        "24小时自助服务",
        "“十四五”",
        "四大工程",
        "六个坚持",
        "百县千碗",
        "改造二次供水设施",
        "位于青石锦园2幢1楼",
        "千名干部",
        "4个100%监督",
        "“最多50天”的项目",
        "有效期4年",
        "0-3岁",
        "亿元以上项目",
        "5G基站",
        "PM2.5",
        "一批项目",
        "数百家",
    ],
)
def test_what_only_looks_like_a_quantity_is_left_alone(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("14万平方米", "140000", "平方米"),
        ("2.57万家", "25700", "家"),
        ("186千米", "186", "公里"),
        ("12万千瓦", "120000", "千瓦"),
        ("四成", "40", "%"),
        ("翻两番", "300", "%"),
        ("6.8万困难群众", "68000", "人"),
        ("1.2亿元", "120000000", "元"),
        ("12.6万㎡", "126000", "平方米"),
        ("35μg/m³", "35", "微克/立方米"),
    ],
)
def test_base_values_multiply_out(text: str, value: str, unit: str) -> None:
    (only,) = quantities(text)
    assert (str(only.base_value), only.base_unit) == (value, unit)


def test_spans_hold_the_words_as_written() -> None:
    text = "全年不低于1,200家以上的企业"
    (only,) = quantities(text)
    assert text[only.start : only.end] == only.text == "不低于1,200家以上"
    assert text[only.core_start : only.core_end] == "1,200家"


@given(st.integers(min_value=0, max_value=10**12))
def test_numerals_read_back_what_another_library_writes(number: int) -> None:
    assert chinese_number(cn2an.an2cn(number)) == number


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_written_numbers_keep_their_value(number: Decimal) -> None:
    (only,) = quantities(f"完成投资{number:,}万元。")
    assert only.value == number
    assert only.base_value == number * 10_000


@given(st.text(alphabet="0123456789.一二百万亿余个家%、，至-“”（）年月第以上", max_size=60))
def test_any_text_is_read_and_located(text: str) -> None:
    for each in quantities(text):
        assert text[each.start : each.end] == each.text
        assert each.start <= each.core_start < each.core_end <= each.end


@pytest.mark.parametrize("piece", ["1", "百", "1-", "“", "（", "1个", "，"])
def test_hostile_runs_take_linear_time(piece: str) -> None:
    started = time.process_time()
    quantities(piece * 20_000)
    assert time.process_time() - started < 15  # a square would take minutes


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("4400", "人", ("4400", "=", "4400", "人")),
        ("≥120", "亿元", ("120", ">=", "12000000000", "元")),
        ("3.57", "%", ("3.57", "=", "3.57", "%")),
        ("12.5以上", "万平方米", ("12.5", ">=", "125000", "平方米")),
    ],
)
def test_a_bare_number_takes_a_unit_from_elsewhere(
    text: str, unit: str, expected: tuple[str, str, str, str]
) -> None:
    found = number_alone(text, unit)
    assert found is not None
    assert found.text == text
    assert (found.start, found.end) == (0, len(text))
    read = (found.value, found.comparator, found.base_value, found.base_unit)
    assert tuple(map(str, read)) == expected


@pytest.mark.parametrize("text", ["", "无", "3个", "12、13", "2021年", "已完成"])
def test_other_words_are_no_bare_number(text: str) -> None:
    assert number_alone(text, "个") is None


def test_units_of_measure_are_told_from_units_of_people() -> None:
    assert [unit_alone(words) for words in ("万平方米", "％", "亿元", "户")] == [
        "万平方米",
        "%",
        "亿元",
        "户",
    ]
    assert [unit_alone(words) for words in ("区住建局", "各街道", "", "人社局")] == [None] * 4


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator", "upper"),
    [
        ("投入1亿2000万元", "1.2", "亿元", "=", None),
        ("接待13万2千人次", "13.2", "万人次", "=", None),
        ("惠及1万5000人", "1.5", "万人", "=", None),
        ("补助3元5角", "3.5", "元", "=", None),
        ("工期1年6个月", "18", "个月", "=", None),
        ("用时1小时30分钟", "90", "分钟", "=", None),
        ("压缩两个半工作日", "2.5", "个工作日", "=", None),
        ("新建三点五公里", "3.5", "公里", "=", None),
        ("奖励十五点八万元", "158000", "元", "=", None),
        ("发放伍仟元", "5000", "元", "=", None),
        ("捐赠壹拾万元", "100000", "元", "=", None),
        ("投入二百余万元", "200", "万元", ">=", None),
        ("惠及一千多万人", "1000", "万人", ">=", None),
        ("新增1，234人", "1234", "人", "=", None),
        ("新增４５，０００人", "45000", "人", "=", None),
        ("死亡率千分之三点五", "3.5", "‰", "=", None),
        ("死亡率十万分之八点六", "0.000086", "比例", "=", None),
        ("培育三四十家", "30", "家", "between", "40"),
        ("举办四五场", "4", "场", "between", "5"),
        ("新增二十至三十家", "20", "家", "between", "30"),
        ("补贴在10000元与20000元之间", "10000", "元", "between", "20000"),
        ("增速6.5%—7%", "6.5", "%", "between", "7"),
    ],
)
def test_one_quantity_is_one(
    text: str, value: str, unit: str, comparator: str, upper: str | None
) -> None:
    (only,) = quantities(text)
    assert (only.value, only.unit, only.comparator) == (Decimal(value), unit, comparator)
    assert only.upper == (None if upper is None else Decimal(upper))


@pytest.mark.parametrize(
    "text",
    [
        "第二水厂",
        "第十一届",
        "12345热线",
        "前8个月",
        "用3个月时间",
        "（25分）",
        "第三批",
        "4个100%",
    ],
)
def test_what_only_looks_like_a_quantity_is_none(text: str) -> None:
    assert quantities(text) == []


def test_two_ends_of_a_change_are_two_quantities() -> None:
    assert [str(each.value) for each in quantities("从3万元到5万元")] == ["3", "5"]
