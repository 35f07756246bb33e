"""What looks alike and is not stays apart; what looks different and is one is joined.

Every pair is read by the real reader from documents of invented and of real places (their tables
are invented); each case says why. `docs/identity.md` has the rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from kg.run.reading import fragment
from ontology.known import bundled
from ontology.model import Extraction, Thing

TABLE = """{title}

序号\t主要任务\t牵头单位\t配合单位\t完成情况
1\t新增停车泊位100个\t区城管局\t区城管执法局\t新增停车泊位60个
2\t停车泊位达到5000个\t区府办\t区委办\t停车泊位达到4800个
3\t地区生产总值增长6%\t区水务局\t市水务局\t地区生产总值增长5%
4\t人均地区生产总值增长5%\t青石经济开发区管委会\t青石经济开发区\t人均地区生产总值增长4%
5\t新建公园2个\t区人民医院\t区第一人民医院\t新建公园2个
6\t新建公园2个\t青石街道\t青石社区\t新建公园1个
7\t完成投资3亿元\t区住建局\t区住房保障中心\t完成投资2亿元
8\t开展培训20场\t区教育局（区体育局）\t区教育局\t开展培训12场
9\t开展义诊30场\t区 财 政 局\t区财政局\t开展义诊12场
10\t编制规划1个\t区行政服务中心(大数据局)\t区行政服务中心（大数据局）\t编制规划1个
"""

REPORT = """{place}{year}年政府工作报告
——{year}年1月15日在{place}第十届人民代表大会第五次会议上
{place}区长  张伟

各位代表：
现在，我代表区人民政府，向大会报告工作。
一、上一年工作回顾
（一）民生持续改善。建成青石河综合治理工程一期、青石河综合治理工程二期、青石路提升工程、青石大道提升工程。全区有其他医疗机构300余家。12家发热门诊全部接入平台。
（二）数字化改革见效。“智慧青石”平台上线，“智慧青石山”平台试运行。
二、{year}年工作安排
（一）办好民生实事。新增停车泊位100个。扩容“智慧青石”平台。由区水务局牵头编制规划。
"""

_WORKS = "重点工作任务进展情况表（截至{year}年{month}月30日）"


def table(place: str, year: int = 2024, month: int = 6) -> str:
    return TABLE.format(title=f"{place}{year}年{_WORKS.format(year=year, month=month)}")


def report(place: str, year: int = 2024) -> str:
    return REPORT.format(place=place, year=year)


def titled(title: str) -> str:
    return TABLE.format(title=title)


@cache
def read(text: str) -> Extraction:
    return fragment("文件.txt", text.encode(), bundled())


def things(extraction: Extraction) -> Iterator[Thing]:
    yield extraction.document.thing
    for each in extraction.statements:
        yield from (each.subject, each.object)


@dataclass(frozen=True, slots=True)
class One:
    """A thing of a document: by its name (as it is written) and the end of its IRI, or the
    document itself, its division, or its series."""

    text: str
    name: str = ""
    what: str = ""

    def iri(self) -> str:
        extraction = read(self.text)
        document = extraction.document
        if self.what == "series":
            return document.iri.rpartition("/")[0]
        if self.what == "division":
            return document.division.code
        if not self.name:
            return document.iri
        words = {
            (each.object if each.predicate == "mentions" else each.subject).iri
            for each in extraction.statements
            if self.name in (each.value_text, each.passage.quote)
        }
        found = {
            each.iri
            for each in things(extraction)
            if self.what in each.iri and (each.name == self.name or each.iri in words)
        }
        assert len(found) == 1, (self, sorted(found))
        return found.pop()


QING = "云岭市青石区"
HERE = table(QING)
SAID = report(QING)


def unit(name: str, text: str = HERE) -> One:
    return One(text, name, "/unit/")


def indicator(name: str, text: str = HERE) -> One:
    return One(text, name, "/indicator/")


def thing(name: str, text: str = SAID) -> One:
    return One(text, name, "/thing/")


APART = [
    ("a district's name in two cities", One(table("武汉市青山区")), One(table("包头市青山区"))),
    ("and in a third, of no table", One(table("云岭市青山区")), One(table("武汉市青山区"))),
    ("one that leaves it open, twice", One(table("青山区")), One(table("青山区", month=9))),
    ("a name of a city and of its province", One(table("吉林省吉林市")), One(table("吉林省"))),
    (
        "a code before and after a merger",
        One(table("杭州市拱墅区", 2020), what="division"),
        One(table("杭州市拱墅区", 2022), what="division"),
    ),
    (
        "two zones of one city",
        One(table("杭州高新区"), what="division"),
        One(table("杭州经济技术开发区"), what="division"),
    ),
    ("the table of another month", One(HERE), One(table(QING, month=9))),
    ("the report of another year", One(SAID), One(report(QING, 2025))),
    (
        "plans of other years",
        One(titled("青石区治水行动进展（2023—2025年）"), what="series"),
        One(titled("青石区治水行动进展（2026—2028年）"), what="series"),
    ),
    (
        "a row of the same number in another edition",
        One(HERE, "地区生产总值增长6%", "/task/"),
        One(table(QING, month=9), "地区生产总值增长6%", "/task/"),
    ),
    ("a bureau and the one that enforces", unit("区城管局"), unit("区城管执法局")),
    ("the government's office and the committee's", unit("区府办"), unit("区委办")),
    ("the district's bureau and the city's", unit("区水务局"), unit("市水务局")),
    ("one bureau of two districts", unit("区水务局"), unit("区水务局", table("云岭市白沙区"))),
    ("a hospital and one with a number", unit("区人民医院"), unit("区第一人民医院")),
    ("a street's office and a community", unit("青石街道"), unit("青石社区")),
    ("a zone and its committee", unit("青石经济开发区"), unit("青石经济开发区管委会")),
    (
        "what is new and what there is",
        indicator("新增停车泊位"),
        indicator("停车泊位"),
    ),
    ("a sum and a share of a head", indicator("地区生产总值"), indicator("人均地区生产总值")),
    (
        "two phases of one work",
        thing("青石河综合治理工程一期"),
        thing("青石河综合治理工程二期"),
    ),
    ("two roads of one name", thing("青石路提升工程"), thing("青石大道提升工程")),
    ("a name inside a longer one", thing("智慧青石"), thing("智慧青石山")),
    (
        "what is counted beside one another",
        indicator("其他医疗机构", SAID),
        indicator("发热门诊接入平台", SAID),
    ),
    (
        "a person's name in two districts",
        One(SAID, "张伟", "/person/"),
        One(report("云岭市白沙区"), "张伟", "/person/"),
    ),
]

ONE = [
    (
        "a district under its city and its province",
        One(HERE.replace(QING, "武汉市青山区")),
        One(HERE.replace(QING, "湖北省武汉市青山区")),
    ),
    (
        "a zone with its city's level and without",
        One(table("杭州高新区"), what="division"),
        One(table("杭州市高新区"), what="division"),
    ),
    (
        "editions are of one series",
        One(HERE, what="series"),
        One(table(QING, month=9), what="series"),
    ),
    ("reports are of one series", One(SAID, what="series"), One(report(QING, 2025), what="series")),
    (
        "a draft and what came of it",
        One(titled("青石区治水行动进展（2023—2025年）（征求意见稿）"), what="series"),
        One(titled("云岭市青石区治水行动进展（2023—2025年）"), what="series"),
    ),
    (
        "a part of a year, written in three ways",
        One(titled("青石区2024年1-6月重点工作进展（截至2024年6月30日）")),
        One(titled("青石区2024年上半年重点工作进展（截至2024年6月30日）")),
    ),
    ("a unit of two editions", unit("区水务局"), unit("区水务局", table(QING, month=9))),
    ("a unit of a table and of a report", unit("区水务局"), unit("区水务局", SAID)),
    ("a unit with spaces in its name", unit("区 财 政 局"), unit("区财政局")),
    (
        "brackets of half and full width",
        unit("区行政服务中心(大数据局)"),
        unit("区行政服务中心（大数据局）"),
    ),
    (
        "an indicator of a table and of a report",
        indicator("新增停车泊位"),
        indicator("新增停车泊位", SAID),
    ),
    ("a thing that two documents name", thing("智慧青石"), thing("智慧青石", report(QING, 2025))),
    (
        "a person who speaks in two years",
        One(SAID, "张伟", "/person/"),
        One(report(QING, 2025), "张伟", "/person/"),
    ),
]


@pytest.mark.parametrize(("one", "other"), [each[1:] for each in APART], ids=[e[0] for e in APART])
def test_what_looks_alike_stays_apart(one: One, other: One) -> None:
    assert one.iri() != other.iri()


@pytest.mark.parametrize(("one", "other"), [each[1:] for each in ONE], ids=[e[0] for e in ONE])
def test_what_is_one_is_joined(one: One, other: One) -> None:
    assert one.iri() == other.iri()


def test_a_registry_joins_what_it_says_is_one() -> None:
    """An organ with two nameplates: 拱墅区's registry says so, and nobody does of 青石区."""
    here = HERE.replace("区委办", "区委统战部（区民宗局）").replace("区财政局", "区民宗局")
    there = here.replace(QING, "杭州市拱墅区").replace("2024", "2020")
    for text, same in ((there, True), (here, False)):
        one, other = unit("区委统战部（区民宗局）", text), unit("区民宗局", text)
        assert (one.iri() == other.iri()) is same
