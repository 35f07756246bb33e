"""Identity of documents: place, title and date; never a file's name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.load.pipeline import load
from kg.store import Store
from kg.store.rdf import term
from loaders.language.dates import document_date
from ontology.editions import edition, order, series
from ontology.errors import DocumentConflict, NotFound
from ontology.model import IDENTITIES

TABLE = """{place}2024年重点工作任务进展情况表（截至2024年{month}月30日）

序号\t主要任务\t牵头单位\t完成情况
1\t新增泊位100个\t区发展改革局\t新增泊位{done}个
2\t新建公园2个\t区城市管理局\t新建公园2个
"""


def table(place: str = "云岭市青石区", month: int = 6, done: int = 60) -> str:
    return TABLE.format(place=place, month=month, done=done)


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def told(folder: Path) -> list[str]:
    with Store.open(folder) as store:
        return [each.iri.removeprefix(IDENTITIES) for each in store.documents()]


JUNE = "青石区/document/重点工作任务进展情况表/2024-06-30"


@pytest.mark.parametrize(
    ("title", "division", "place", "expected"),
    [
        ("杭州市拱墅区2020年政府工作报告", "330105", "拱墅区", "政府工作报告"),
        ("2020年拱墅区政府工作报告", "330105", "拱墅区", "政府工作报告"),
        ("政府工作报告", "330105", "拱墅区", "政府工作报告"),
        ("云南2025年政府工作报告", "530000", "云南省", "政府工作报告"),
        ("阿坝州2023年重点工作", "513200", "阿坝藏族羌族自治州", "重点工作"),
        ("杭州高新区2023年重点工作进展", "330100~高新区", "高新区", "重点工作进展"),
        ("云岭市青石区2024年1-6月重点工作进展", "青石区", "青石区", "重点工作进展"),
        ("青石区2024年第一季度重点工作进展（截至3月底）", "青石区", "青石区", "重点工作进展"),
        ("算力网建设实施方案（征求意见稿）", "青石区", "青石区", "算力网建设实施方案"),
        # A plan of other years is another plan, whatever its title says besides.
        ("三年行动（2023—2025年）", "青石区", "青石区", "三年行动（2023—2025年）"),
        ("青石区青石路整治方案", "青石区", "青石区", "青石路整治方案"),
        ("青石区重点工作督查通报（第3期）", "青石区", "青石区", "重点工作督查通报"),
        ("青石区2024年第二期重点工作进展情况", "青石区", "青石区", "重点工作进展情况"),
        ("青石区重点工作简报第12期（总第36期）", "青石区", "青石区", "重点工作简报"),
        ("青石区重点项目推进情况（第7周）", "青石区", "青石区", "重点项目推进情况"),
        ("2024年第4期青石区民生实事通报", "青石区", "青石区", "民生实事通报"),
        ("青石区地铁第三期工程建设进展", "青石区", "青石区", "地铁第三期工程建设进展"),
        ("青石区水厂二期建设进展", "青石区", "青石区", "水厂二期建设进展"),
        ("青石区2024年重点工作进展（单位：万元）", "青石区", "青石区", "重点工作进展"),
        ("关于印发《青石区养老方案》的通知", "青石区", "青石区", "印发养老方案的通知"),
        ("关于印发青石区养老方案的通知", "青石区", "青石区", "印发养老方案的通知"),
        ("关于《青石区养老方案》的说明", "青石区", "青石区", "关于《养老方案》的说明"),
    ],
)
def test_a_series_is_a_title_without_place_and_part_of_year(
    title: str, division: str, place: str, expected: str
) -> None:
    assert series(title, division, place) == expected


def test_an_edition_is_a_date_with_the_year_of_its_title() -> None:
    assert edition("2024年进展情况", "2024-06-30") == "2024-06-30"
    assert edition("2023年工作情况", "2024-01-05") == "2023@2024-01-05"
    assert edition("2023年工作情况", None) == "2023"
    assert edition("工作情况", None) == "undated"


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        *((each, "2024-06-P6M") for each in ("上半年", "1—6月", "前六个月", "一至六月", "半年")),
        *((each, "2024-06") for each in ("6月", "六月份")),
        *((each, "2024-03-P3M") for each in ("一季度", "第1季度", "1-3月份")),
        *((each, "2024-09-P9M") for each in ("前三季度", "前3个季度", "1至9月")),
        *(("三季度", "2024-09-P3M"), ("下半年", "2024-12-P6M"), ("9月", "2024-09")),
        *((each, "2024") for each in ("全年", "")),
    ],
)
def test_an_edition_says_how_many_months_it_covers(part: str, expected: str) -> None:
    title = f"青石区2024年{part}工作情况"
    dated = document_date(title)
    assert edition(title, dated and dated.value) == expected
    told, _, covers = expected.partition("-P")
    signed = edition(title, f"{told[:4]}-12-31")
    assert signed == (
        f"2024-12-31{'-P' * bool(covers)}{covers}"
        if not covers or told.endswith("-12")
        else f"{expected}@2024-12-31"
    )


def test_what_covers_more_months_comes_after_what_ends_with_it() -> None:
    told = ["2024-06-P6M@2024-07-05", "2024-06", "2024-06-P6M", "2024-06-P3M", "2024-07", "2024-05"]
    assert sorted(told, key=order) == [
        *("2024-05", "2024-06", "2024-06-P3M", "2024-06-P6M"),
        *("2024-06-P6M@2024-07-05", "2024-07"),
    ]


YEARS = ("2024年", "2024年度", "二〇二四年", "二○二四年")
PARTS = {
    "": "2024",
    "全年": "2024",
    **dict.fromkeys(("上半年", "前2季度", "前六个月", "1-6月", "1—6月份", "1至6月"), "2024-06"),
    **dict.fromkeys(("一至六月", "6月", "6月份", "六月", "6月底", "六月末"), "2024-06"),
    **dict.fromkeys(("6月30日", "六月三十日", "6月30号"), "2024-06-30"),
    **dict.fromkeys(("第一季度", "1季度", "前三个月", "三月份"), "2024-03"),
    **dict.fromkeys(("前三季度", "前三个季度", "三季度"), "2024-09"),
    **dict.fromkeys(("前10个月", "前十个月", "十月份"), "2024-10"),
    **dict.fromkeys(("下半年", "四季度", "十二月"), "2024-12"),
}
TOLD = (
    "青石区{year}{part}重点工作",
    "{year}{part}青石区重点工作",
    "青石区重点工作（{year}{part}）",
)


@pytest.mark.parametrize("year", YEARS)
def test_what_dates_a_title_is_what_its_series_leaves_out(year: str) -> None:
    """Two rules read dates in titles: one their value, one the words that are of an edition."""
    for part, expected in PARTS.items():
        for form in TOLD:
            title = form.format(year=year, part=part)
            dated = document_date(title)
            assert (dated and dated.value, series(title, "青石区", "青石区")) == (
                expected,
                "重点工作",
            ), title
        if part[-1:] in ("月", "份", "底", "末", "日"):
            for form in ("青石区{year}重点工作（截至{part}）", "截至{year}{part}青石区重点工作"):
                title = form.format(year=year, part=part)
                if part[1:2] not in ("-", "—", "至"):
                    dated = document_date(title)
                    assert (dated and dated.value) == expected, title
                    assert series(title, "青石区", "青石区") == "重点工作", title


def test_an_issue_is_a_numbered_edition() -> None:
    assert edition("2024年督查通报（第3期）", "2024-06-12") == "2024-06-12.3"
    assert edition("2024年督查通报（第二十三期）", "2024-06-12") == "2024-06-12.23"
    assert edition("2024年督查通报（第十十期）", "2024-06-12") == "2024-06-12"  # no number
    assert edition("2024年第十二期督查通报", "2024") == "2024.12"
    assert edition("督查通报第二十期", None) == "undated.20"
    assert edition("督查通报第一百零五期", None) == "undated.105"
    assert edition("2024年重点项目进展（第7周）", "2024") == "2024.7"
    assert edition("2024年建厂第七周年活动方案", "2024") == "2024"
    numbered = ["2024.2", "2024.10", "2024-06-12.1", "undated.2", "2023.11", "2024", "undated"]
    assert sorted(numbered, key=order) == [
        "undated",
        "undated.2",
        "2023.11",
        "2024-06-12.1",
        "2024",
        "2024.2",
        "2024.10",
    ]


def test_issues_are_editions_of_one_series(tmp_path: Path) -> None:
    titles = [f"云岭市青石区2024年重点工作任务督查通报（第{each}期）" for each in "二三一"]
    first = TABLE.partition("\n")[0]
    files = [
        write(
            tmp_path,
            f"{each}.txt",
            table(done=each).replace(first.format(place="云岭市青石区", month=6), title),
        )
        for each, title in enumerate(titles)
    ]
    load(files, tmp_path / "s", mirror=False)
    series = "青石区/document/重点工作任务督查通报"
    assert told(tmp_path / "s") == [f"{series}/2024.{each}" for each in (1, 2, 3)]
    with Store.open(tmp_path / "s") as store:
        revises = {
            (q.subject.value[-1], q.object.value[-1])
            for q in store.said(None, term("revises"), None)
        }
    assert revises == {("2", "1"), ("3", "2")}


def test_a_copy_under_another_name_is_the_same_document(tmp_path: Path) -> None:
    first = write(tmp_path, "进展.txt", table())
    copy = write(tmp_path, "副本.txt", table())
    store = tmp_path / "s"
    load([first], store)
    report = load([copy], store)
    assert [each.change for each in report.documents] == ["same content"]
    assert any("进展.txt" in notice for notice in report.documents[0].notices)
    assert told(store) == [JUNE]
    with Store.open(store) as opened:
        (document,) = opened.documents()
        assert document.names == ("副本.txt", "进展.txt")
        assert opened.document_iri("副本.txt") == opened.document_iri("进展.txt") == document.iri
    assert [each.change for each in load([copy, first], store).documents] == ["unchanged"] * 2


def test_a_copy_of_another_encoding_counts_once(tmp_path: Path) -> None:
    first = write(tmp_path, "进展.txt", table())
    copy = write(tmp_path, "国标.txt", table().replace("\n", "\r\n"), "gb18030")
    load([first], tmp_path / "s")
    report = load([copy], tmp_path / "s")
    assert [each.change for each in report.documents] == ["same content"]
    with Store.open(tmp_path / "s") as store:
        (document,) = store.documents()
        assert document.names == ("国标.txt", "进展.txt")
    assert not load([copy, first], tmp_path / "s").written


def test_files_of_one_name_of_several_places_stand_beside_one_another(tmp_path: Path) -> None:
    places = ("杭州市拱墅区", "福州市鼓楼区", "南京市鼓楼区", "云岭市青石区")
    sources = [
        write(tmp_path / str(number), "进展.txt", table(place))
        for number, place in enumerate(places)
    ]
    load(sources, tmp_path / "s")
    assert told(tmp_path / "s") == sorted(
        f"{code}/document/重点工作任务进展情况表/2024-06-30"
        for code in ("320106-2013", "330105-2021", "350102", "青石区")
    )
    with Store.open(tmp_path / "s") as store:
        with pytest.raises(NotFound, match="4 documents are called"):
            store.document_iri("进展.txt")
        assert store.document_iri(JUNE) == IDENTITIES + JUNE


def test_other_content_of_one_document_is_a_correction(tmp_path: Path) -> None:
    store = tmp_path / "s"
    load([write(tmp_path, "进展.txt", table())], store)
    corrected = write(tmp_path, "更正.txt", table(done=70))
    with pytest.raises(DocumentConflict, match=r"进展\.txt") as conflict:
        load([corrected], store)
    assert "--replace" in str(conflict.value.way_out)
    report = load([corrected], store, replace=True)
    assert [each.change for each in report.documents] == ["replaced"]
    assert told(store) == [JUNE]


def test_the_correction_of_a_text_without_rows_says_which_figures_changed(tmp_path: Path) -> None:
    def bulletin(done: int, name: str) -> Path:
        head = "政务督查\n第3期\n青石区人民政府督查室　2035年4月5日\n"
        title = "关于2035年3月份民生实事项目进展情况的通报\n各镇人民政府：\n现将情况通报如下：\n"
        told = f"一、总体进展\n截至3月底，民生实事已完成{done}件，完成投资1.5亿元。\n"
        rest = "二、存在问题\n部分项目滞后。\n三、下步工作\n加快推进，确保12月底前改造12个小区。\n"
        return write(tmp_path, name, head + title + told + rest)

    store = tmp_path / "s"
    load([bulletin(3, "三月.txt")], store)
    (told,) = load([bulletin(4, "更正.txt")], store, replace=True).documents
    assert told.kind == "review", "it looks back, then ahead, and is no report to a congress"
    notices = " | ".join(told.notices)
    assert "3件 -> " in notices
    assert "is the same" not in notices


def test_the_table_of_another_month_is_another_edition(tmp_path: Path) -> None:
    load([write(tmp_path, f"{month}.txt", table(month=month)) for month in (6, 9)], tmp_path / "s")
    assert told(tmp_path / "s") == [JUNE, JUNE.replace("-06-", "-09-")]


MASTHEAD = "{name}\n{issue}\n青石区督查室　2024年6月12日\n\n青石区重点工作推进情况通报\n\n"


def bulletin(folder: Path, file: str, *masthead: str, done: int = 60) -> Path:
    """A bulletin. masthead: its name and number, if it has one."""
    rows = table(done=done).partition("\n\n")[2]
    above = (
        MASTHEAD.format(name=masthead[0], issue=masthead[1])
        if masthead
        else ("青石区重点工作推进情况通报\n（2024年6月12日）\n\n")
    )
    return write(folder, file, above + rows)


BULLETINS = "青石区/document/重点工作推进情况通报/2024-06-12"


def test_two_issues_of_one_day_are_told_by_the_numbers_of_their_mastheads(tmp_path: Path) -> None:
    third = bulletin(tmp_path, "三.txt", "督查通报", "第三期")
    fourth = bulletin(tmp_path, "四.txt", "督查通报", "2024年第4期（总第16期）", done=80)
    load([fourth, third], tmp_path / "s", mirror=False)
    assert told(tmp_path / "s") == [f"{BULLETINS}.3", f"{BULLETINS}.4"]
    corrected = bulletin(tmp_path, "四改.txt", "督查通报", "〔2024〕4号", done=85)
    with pytest.raises(DocumentConflict, match=r"四\.txt"):
        load([corrected], tmp_path / "s", mirror=False)


def notice(folder: Path, file: str, number: int, who: str, day: str = "20日") -> Path:
    return write(
        folder,
        file,
        f"云岭市青石区人民政府关于表彰先进集体的通报\n青政〔2033〕{number}号\n各街镇，区直各部门：\n"
        f"为树立典型，决定对{who}予以表扬，拨付奖励资金{number}万元。\n青石区人民政府\n2033年11月{day}\n",
    )


def test_two_notices_of_one_title_and_day_are_two_by_their_numbers(tmp_path: Path) -> None:
    """Neither takes the other's place; what comes later takes that of both."""
    first, second = (
        notice(tmp_path, "甲.txt", 31, "财政局"),
        notice(tmp_path, "乙.txt", 32, "水利局"),
    )
    later = notice(tmp_path, "丙.txt", 40, "教育局", "28日")
    load([second, first, later], tmp_path / "s", mirror=False)
    with pytest.raises(DocumentConflict, match=r"乙\.txt"):
        load([notice(tmp_path, "丁.txt", 32, "文旅局")], tmp_path / "s", mirror=False)
    with Store.open(tmp_path / "s") as store:
        said = sorted(
            (quad.subject.value.rpartition("/")[2], quad.predicate.value.rpartition("#")[2])
            for quad in store.quads()
            if quad.predicate in (term("supersededOn"), term("revises"))
        )
    ended = [("2033-11-20.31", "supersededOn"), ("2033-11-20.32", "supersededOn")]
    assert said == [*ended, ("2033-11-28.40", "revises")]


def test_what_may_be_one_document_is_said(tmp_path: Path) -> None:
    load([bulletin(tmp_path, "报.txt", "督查通报", "第3期")], tmp_path / "s", mirror=False)
    (again,) = load([bulletin(tmp_path, "网.txt", done=61)], tmp_path / "s", mirror=False).documents
    assert told(tmp_path / "s") == [BULLETINS, f"{BULLETINS}.3"]
    assert any("it may be one with 报.txt, 2024-06-12.3" in each for each in again.notices)
    other = bulletin(tmp_path, "四.txt", "督查通报", "第4期", done=80)
    (fourth,) = load([other], tmp_path / "s", mirror=False).documents
    assert not any("报.txt" in each for each in fourth.notices)


def test_a_table_goes_by_the_day_that_it_reports_up_to(tmp_path: Path) -> None:
    first, _, rows = table().partition("\n\n")
    title = first.replace("2024年重点", "重点").replace("截至2024年", "截至")
    plain = write(tmp_path, "表.txt", table())
    load([plain], tmp_path / "s", mirror=False)
    for made in ("填报时间：2024年7月5日", "2024年7月5日"):
        signed = write(tmp_path, "报送.txt", f"{title}\n{made}\n\n{rows}")
        with pytest.raises(DocumentConflict, match=r"表\.txt"):
            load([signed], tmp_path / "s", mirror=False)


NOTICE = """关于印发青石区2024年养老服务方案的通知
来源：区政府网　发布时间：2024年4月1日

各街道：

现将方案印发给你们，请认真执行。

云岭市青石区人民政府办公室
{day}

青石区2024年养老服务方案

一、新建老年食堂{number}处。（责任单位：区民政局）
二、开展老年人培训。（责任单位：区民政局、区教育局）
"""


def test_what_is_issued_again_on_another_day_is_another_edition(tmp_path: Path) -> None:
    days = {"2024年3月1日": 3, "2024年3月16日": 5}
    files = [
        write(tmp_path, f"{number}.txt", NOTICE.format(day=day, number=number))
        for day, number in days.items()
    ]
    load(files, tmp_path / "s", mirror=False)
    assert [each.rpartition("/")[2] for each in told(tmp_path / "s")] == [
        "2024-03-01",
        "2024-03-16",
    ]


def test_a_plan_is_one_with_and_without_marks_around_its_name(tmp_path: Path) -> None:
    marked = NOTICE.replace("青石区2024年养老服务方案的通知", "《青石区2024年养老服务方案》的通知")
    for number, text in enumerate((NOTICE, marked), 3):
        file = write(tmp_path, f"{number}.txt", text.format(day="2024年3月1日", number=number))
        if text == NOTICE:
            load([file], tmp_path / "s", mirror=False)
            continue
        with pytest.raises(DocumentConflict, match=r"3\.txt"):
            load([file], tmp_path / "s", mirror=False)
    assert told(tmp_path / "s") == ["青石区/document/养老服务方案/2024-03-01"]


def test_what_goes_by_another_identity_now_stays_one_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, store = bulletin(tmp_path, "报.txt", "督查通报", "第3期"), tmp_path / "s"
    with monkeypatch.context() as rules:
        rules.setattr("loaders.extraction.front.issue_in", lambda *_: None)
        load([file], store, mirror=False)
    assert told(store) == [BULLETINS]
    shutil.rmtree(store / "readings")  # what other rules have read is read again
    (again,) = load([file], store, mirror=False).documents
    assert told(store) == [f"{BULLETINS}.3"]
    assert again.change == "replaced"
    assert any(f"{BULLETINS}.3; it was {BULLETINS}" in each for each in again.notices)


def test_a_table_is_of_the_day_below_the_signature_behind_it(tmp_path: Path) -> None:
    files = [
        write(
            tmp_path,
            f"{month}.txt",
            "云岭市青石区2024年重点项目计划\n\n序号\t主要任务\t责任单位\t完成时限\n"
            f"1\t改造小区{month}个\t区建设局\t12月底\n2\t新建公园2个\t区园林局\t12月底\n\n"
            f"青石区人民政府办公室\n2024年{month}月20日\n",
        )
        for month in (1, 7)
    ]
    load(files, tmp_path / "s", mirror=False)
    series = "青石区/document/重点项目计划"
    assert told(tmp_path / "s") == [f"{series}/2024-01-20", f"{series}/2024-07-20"]
