"""The table of divisions: codes by date, names and paths, what stands above and below."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ontology import FOLDER
from ontology.divisions import CUSTOMARY, below, divisions, gb_code, medium_form, short_form

TABLE = divisions()


def keys(path: str, year: int | None = None) -> list[str]:
    return [each.key for each in TABLE.at_path(path, year)]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("福建省福州市鼓楼区", ["350102"]),
        ("福州鼓楼", ["350102"]),
        ("杭州", ["330100"]),
        ("杭州市余杭区", ["330110-2021"]),
        ("阿坝州", ["513200"]),
        ("马鞍山市", ["340500"]),
        ("鞍山市", ["210300"]),
        ("恩施市", ["422801"]),
        ("浙江省", ["330000"]),
        ("吉林", ["220000", "220200"]),
        ("青山区", ["150204", "420107"]),
        ("云岭市青石区", []),
        ("福州市拱墅区", []),
        ("", []),
    ],
)
def test_a_path_means_what_the_table_has(path: str, found: list[str]) -> None:
    assert keys(path) == found


def test_a_homonym_is_left_open_until_something_above_is_said() -> None:
    assert len(keys("鼓楼区")) == 4
    assert len(keys("江苏省鼓楼区")) == 2
    assert [TABLE.path(each) for each in TABLE.at_path("徐州鼓楼区")] == ["江苏省徐州市鼓楼区"]


def test_a_code_that_is_used_again_is_another_division() -> None:
    assert keys("杭州市拱墅区", 2020) == ["330105"]
    assert keys("杭州市拱墅区", 2022) == ["330105-2021"]
    before, after = TABLE.of_code("330105", 2020), TABLE.of_code("330105")
    assert before is not None
    assert after is not None
    assert (before.ends, after.begins) == (2021, 2021)
    assert gb_code(before.key) == gb_code(after.key) == "330105"
    assert TABLE.of_code("330105-2021") == after


def test_names_count_for_their_time() -> None:
    assert keys("襄樊市", 2005) == ["420600"]
    assert keys("襄樊市", 2020) == []
    assert keys("襄阳市", 2020) == ["420600-2010"]
    merged = TABLE.of_code("330103", 2020)
    assert merged is not None
    assert merged.followed == ("330105",)
    assert TABLE.of_code("330103", 2022) is None


def test_below_and_above() -> None:
    city = TABLE.of_code("330100")
    assert city is not None
    names = {each.name for each in TABLE.children(city)}
    assert {"拱墅区", "临平区", "桐庐县", "建德市"} <= names
    assert "下城区" not in names
    assert "下城区" in {each.name for each in TABLE.children(city, 2020)}


@pytest.mark.parametrize(
    ("name", "short", "medium"),
    [
        ("杭州市", "杭州", None),
        ("易县", "易县", None),
        ("阿坝藏族羌族自治州", "阿坝", "阿坝州"),
        ("龙胜各族自治县", "龙胜", "龙胜县"),
        ("内蒙古自治区", "内蒙古", None),
        ("浦东新区", "浦东", None),
        ("神农架林区", "神农架", None),
        ("大兴安岭地区", "大兴安岭", None),
    ],
)
def test_short_forms(name: str, short: str, medium: str | None) -> None:
    assert (short_form(name), medium_form(name)) == (short, medium)


def test_a_banner_is_known_by_the_short_name_that_its_own_offices_write() -> None:
    assert [each.code for each in TABLE.at_path("科右中旗")] == ["152222"]
    assert [each.code for each in TABLE.at_path("兴安盟科右中旗")] == ["152222"]
    for name, short in CUSTOMARY.items():
        known = {each.name for each in (*TABLE.by_name[short], *TABLE.by_short.get(short, ()))}
        assert known == {name}


def test_a_zone_stands_below_its_city_under_one_name() -> None:
    city = TABLE.of_code("330100")
    assert city is not None
    zones = {below(city, name) for name in ("高新区", "杭州高新区", "杭州市高新区管委会")}
    assert {(each.code, each.name) for each in zones} == {("330100~高新区", "杭州高新区")}


def test_every_line_stands_below_one_that_was_there_at_the_time() -> None:
    assert len(TABLE.by_key) == len(TABLE.areas)
    for each in TABLE.areas:
        assert not each.above or each.above in TABLE.by_code, each
        assert each.ends is None or each.begins < each.ends
    for code, validities in TABLE.by_code.items():
        for one, other in pairwise(validities):
            assert (one.ends or 9999) <= other.begins, code
    assert (FOLDER / "divisions.tsv").stat().st_size < 1_000_000
