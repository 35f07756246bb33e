"""The grammar of periods as a table: form × number × year, and what stands around them.

`docs/periods.md` is what :func:`page` writes (`python -m kg.cli.reference docs`). The parts are
named here with what each means, without the grammar; a test reads every phrase of their product
with the grammar (`loaders.language.periods`) and compares both ends.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from loaders.language.periods import periods
from loaders.lexicon import lexicon

YEAR, MONTH = 2024, 10
"""The document that phrases are read in: of 2024, it reports up to October."""

YEARS: tuple[tuple[str, int], ...] = (
    ("", 2024),
    ("2023年", 2023),
    ("二〇二三年", 2023),
    ("23年", 2023),
    ("2023年度", 2023),
    ("今年", 2024),
    ("去年", 2023),
    ("上年", 2023),
    ("前年", 2022),
    ("明年", 2025),
)
"""Writings of the year before a form (none: the document's), and the year that each means."""

Day = tuple[int, int]
"""Month and day; day 0 is the last of its month."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the grammar. id: its entry in `periods.toml`. alone: it needs no year before it.

    writings: each number in each writing, with the first and the last day that it means.
    """

    id: str
    label: str
    writings: tuple[tuple[str, Day, Day], ...]
    edges: bool = True
    """Whether 前, 以来, 截至 … may stand around it."""


FORMS: tuple[Form, ...] = (
    Form(
        "period/half",
        "half",
        (("上半年", (1, 1), (6, 0)), ("下半年", (7, 1), (12, 0))),
    ),
    Form(
        "period/quarter",
        "quarter",
        (
            ("一季度", (1, 1), (3, 0)),
            ("二季度", (4, 1), (6, 0)),
            ("三季度", (7, 1), (9, 0)),
            ("四季度", (10, 1), (12, 0)),
            ("第3季度", (7, 1), (9, 0)),
            ("第四季度", (10, 1), (12, 0)),
            ("Q2", (4, 1), (6, 0)),
        ),
    ),
    Form(
        "period/quarters",
        "quarters",
        (
            ("一至三季度", (1, 1), (9, 0)),
            ("一到二季度", (1, 1), (6, 0)),
            ("二、三季度", (4, 1), (9, 0)),
            ("第三至第四季度", (7, 1), (12, 0)),
            ("前三季度", (1, 1), (9, 0)),
            ("前两季度", (1, 1), (6, 0)),
            ("前3个季度", (1, 1), (9, 0)),
            ("Q1-Q3", (1, 1), (9, 0)),
            ("三四季度", (7, 1), (12, 0)),
        ),
    ),
    Form(
        "period/month",
        "month",
        (
            ("1月", (1, 1), (1, 0)),
            ("02月", (2, 1), (2, 0)),
            ("6月份", (6, 1), (6, 0)),
            ("六月", (6, 1), (6, 0)),
            ("十月", (10, 1), (10, 0)),
            ("十二月", (12, 1), (12, 0)),
        ),
    ),
    Form(
        "period/months",
        "months",
        (
            ("1-9月", (1, 1), (9, 0)),
            ("1—6月份", (1, 1), (6, 0)),
            ("3月至5月", (3, 1), (5, 0)),
            ("四到八月", (4, 1), (8, 0)),
            ("1～12月", (1, 1), (12, 0)),
        ),
    ),
    Form(
        "period/first-months",
        "first months",
        (
            ("前8个月", (1, 1), (8, 0)),
            ("前八个月", (1, 1), (8, 0)),
            ("头两个月", (1, 1), (2, 0)),
            ("前11个月", (1, 1), (11, 0)),
            ("前八月", (1, 1), (8, 0)),
            ("前10月", (1, 1), (10, 0)),
        ),
        edges=False,
    ),
    Form(
        "period/month",
        "day",
        (
            ("6月5日", (6, 5), (6, 5)),
            ("06月05日", (6, 5), (6, 5)),
            ("六月五日", (6, 5), (6, 5)),
            ("12月31日", (12, 31), (12, 31)),
            ("十月二十一日", (10, 21), (10, 21)),
        ),
    ),
    Form(
        "period/month",
        "ten days",
        (
            ("6月上旬", (6, 1), (6, 10)),
            ("06月中旬", (6, 11), (6, 20)),
            ("六月下旬", (6, 21), (6, 30)),
            ("2月下旬", (2, 21), (2, 0)),
            ("12月份下旬", (12, 21), (12, 31)),
        ),
    ),
    Form(
        "period/days",
        "days",
        (
            ("6月1日-6月30日", (6, 1), (6, 30)),
            ("9月10日至25日", (9, 10), (9, 25)),
            ("三月五日到四月一日", (3, 5), (4, 1)),
        ),
        edges=False,
    ),
)

EDGES: tuple[tuple[str, str, str], ...] = (
    ("", "", "span"),
    ("", "前", "by"),
    ("", "之前", "by"),
    ("", "以前", "by"),
    ("", "以来", "since"),
    ("", "至今", "since"),
    ("", "起", "since"),
    ("", "以后", "since"),
    ("截至", "", "until"),
    ("截止到", "", "until"),
)
"""What may stand before and behind a phrase, and what it makes of it."""

ALONE: tuple[tuple[str, str, tuple[date, date]], ...] = (
    ("period/year", "2023年", (date(2023, 1, 1), date(2023, 12, 31))),
    ("period/year", "2023年度", (date(2023, 1, 1), date(2023, 12, 31))),
    ("period/chinese-year", "二〇二三年", (date(2023, 1, 1), date(2023, 12, 31))),
    ("period/short-year", "23年", (date(2023, 1, 1), date(2023, 12, 31))),
    ("period/relative-year", "去年", (date(2023, 1, 1), date(2023, 12, 31))),
    ("period/relative-year", "前年", (date(2022, 1, 1), date(2022, 12, 31))),
    ("period/relative-year", "今年", (date(2024, 1, 1), date(2024, 12, 31))),
    ("period/whole-year", "全年", (date(2024, 1, 1), date(2024, 12, 31))),
    ("period/whole-year", "年内", (date(2024, 1, 1), date(2024, 12, 31))),
    ("period/years", "2022—2024年", (date(2022, 1, 1), date(2024, 12, 31))),
    ("period/years", "2022年至2024年", (date(2022, 1, 1), date(2024, 12, 31))),
    ("period/months", "2023年7月—2024年6月", (date(2023, 7, 1), date(2024, 6, 30))),
    ("period/months", "2022年至2024年6月底", (date(2022, 1, 1), date(2024, 6, 30))),
    ("period/months", "8月至次年2月", (date(2024, 8, 1), date(2025, 2, 28))),
    ("period/date", "2024.6.30", (date(2024, 6, 30), date(2024, 6, 30))),
    ("period/date", "2024-06-30", (date(2024, 6, 30), date(2024, 6, 30))),
    ("period/date", "2024/6/30", (date(2024, 6, 30), date(2024, 6, 30))),
    ("period/date", "20240630", (date(2024, 6, 30), date(2024, 6, 30))),
    ("period/date", "2024-06", (date(2024, 6, 1), date(2024, 6, 30))),
    ("period/date", "2024.06", (date(2024, 6, 1), date(2024, 6, 30))),
    ("period/month", "2024年 6月", (date(2024, 6, 1), date(2024, 6, 30))),
    ("period/month", "2024 年 6 月 30 日", (date(2024, 6, 30), date(2024, 6, 30))),
    ("period/quarter", "2023Q4", (date(2023, 10, 1), date(2023, 12, 31))),
    ("period/years", "2022、2023年", (date(2022, 1, 1), date(2023, 12, 31))),
    ("period/years", "2022年和2023年", (date(2022, 1, 1), date(2023, 12, 31))),
    ("period/years", "今明两年", (date(2024, 1, 1), date(2025, 12, 31))),
    ("period/plan", "“十四五”前三年", (date(2021, 1, 1), date(2023, 12, 31))),
    ("period/plan", "十四五后两年", (date(2024, 1, 1), date(2025, 12, 31))),
    ("period/plan", "“十四五”开局之年", (date(2021, 1, 1), date(2021, 12, 31))),
    ("period/plan", "“十四五”收官之年", (date(2025, 1, 1), date(2025, 12, 31))),
    ("period/plan", "“十四五”期间", (date(2021, 1, 1), date(2025, 12, 31))),
    ("period/plan", "十三五", (date(2016, 1, 1), date(2020, 12, 31))),
    ("period/past-years", "近三年", (date(2022, 1, 1), date(2024, 12, 31))),
    ("period/past-years", "三年来", (date(2022, 1, 1), date(2024, 12, 31))),
    ("period/coming-years", "未来两年", (date(2025, 1, 1), date(2026, 12, 31))),
    ("period/coming-years", "今后三年", (date(2025, 1, 1), date(2027, 12, 31))),
    ("period/near-month", "上月", (date(2024, 9, 1), date(2024, 9, 30))),
    ("period/near-month", "本月", (date(2024, 10, 1), date(2024, 10, 31))),
    ("period/near-quarter", "上季度", (date(2024, 7, 1), date(2024, 9, 30))),
    ("period/same-time", "去年同期", (date(2023, 1, 1), date(2023, 10, 31))),
)
"""Forms that hold their year, or are counted from the document: phrase and both ends."""

DEADLINES: tuple[tuple[str, str, date], ...] = (
    ("period/month", "6月底", date(2024, 6, 30)),
    ("period/month", "六月末", date(2024, 6, 30)),
    ("period/month", "6月底前", date(2024, 6, 30)),
    ("period/month", "明年3月底前", date(2025, 3, 31)),
    ("period/month", "6月中旬前", date(2024, 6, 20)),
    ("period/near-month", "月底前", date(2024, 10, 31)),
    ("period/near-month", "本月底", date(2024, 10, 31)),
    ("period/near-month", "下月底", date(2024, 11, 30)),
    ("period/half", "上半年末", date(2024, 6, 30)),
    ("period/near-quarter", "本季度末", date(2024, 12, 31)),
    ("period/year", "2025年年底", date(2025, 12, 31)),
    ("period/quarter", "二季度末", date(2024, 6, 30)),
    ("period/whole-year", "年底前", date(2024, 12, 31)),
    ("period/year", "2025年底", date(2025, 12, 31)),
    ("period/relative-year", "明年底前", date(2025, 12, 31)),
    ("period/plan", "“十四五”末", date(2025, 12, 31)),
    ("period/date", "2024.6.30前", date(2024, 6, 30)),
)
"""The end of a span, and a deadline: by when."""

NOT_UNDERSTOOD: tuple[str, ...] = (
    "春节前", "汛期前", "暑期培训", "开学后", "近期", "日前", "年中", "年初", "五年内", "任期内",
    "本学期",
    "近日", "届末", "秋季学期前", "两会期间", "入冬前", "高考期间", "以来", "期间", "本周",
    "上周", "下周", "季末", "半年末", "本世纪中叶", "到本世纪末", "开局之年", "收官之年",
    "今冬明春", "近两个月", "最近3个月", "后三个月", "近一年", "一年来", "半年来", "多年来",
    "近年来", "历年", "往年", "2024年初", "2024年年中", "明年初", "“十四五”中期",
)  # fmt: skip
"""Phrases of time that are seen and give no period: nobody can tell their dates."""

NONE: tuple[str, ...] = (
    "13月", "0月", "2024年13月", "五季度", "第0季度", "9-3月", "三至一季度", "前13个月", "前0个月",
    "2024.13.30", "20241330", "2024/6/32", "99年", "3个月", "历时23年", "20年代", "2020年版",
    "五四路", "农历年", "每月底", "靠近年轻人", "将近年关", "2024.06万元", "2024-06号",
    "月底尾",
    "一季", "三年行动", "12345热线", "24小时", "1/2", "第11届", "R21-02", "3.0版",
)  # fmt: skip
"""Phrases that look like the grammar and are none of it."""


def span(year: int, first: Day, last: Day) -> tuple[date, date]:
    """The first and the last day that a form means in a year."""
    month, day = last
    return date(year, *first), date(year, month, day or monthrange(year, month)[1])


def phrases() -> Iterator[tuple[str, str, str, tuple[date, date]]]:
    """Form, phrase, sort (`span`, `by`, `since`, `until`) and both ends: the whole product."""
    for form in FORMS:
        for before, behind, sort in EDGES if form.edges else EDGES[:1]:
            for said, year in YEARS:
                for words, first, last in form.writings:
                    yield form.id, f"{before}{said}{words}{behind}", sort, span(year, first, last)
    for identifier, words, ends in ALONE:
        yield identifier, words, "span", ends


def value(words: str) -> str:
    """What a phrase gives, in its normal form; "" for none."""
    found = periods(words, YEAR, month=MONTH)
    return found[0].value if found else ""


def page() -> str:
    """`docs/periods.md`."""
    return "\n\n".join([_HEAD, *_sections()]) + "\n"


def _sections() -> Iterator[str]:
    for form in FORMS:
        yield f"## {form.label.capitalize()}: `{form.id}`"
        yield _table(
            ["", *(f"{said or '(none)'}" for said, _ in YEARS)],
            (
                [words, *(f"`{value(said + words)}`" for said, _ in YEARS)]
                for words, *_ in form.writings
            ),
        )
        if form.edges:
            yield _table(
                ["", *(f"{before}…{behind}" for before, behind, _ in EDGES[1:])],
                (
                    [words, *(f"`{value(a + words + b)}`" for a, b, _ in EDGES[1:])]
                    for words, *_ in form.writings
                ),
            )
    yield "## Forms that hold their year, or are counted from the document"
    yield _table(
        ["rule", "phrase", "period"],
        ([f"`{rule}`", words, f"`{value(words)}`"] for rule, words, _ in ALONE),
    )
    yield "## Deadlines"
    yield _table(
        ["rule", "phrase", "period"],
        ([f"`{rule}`", words, f"`{value(words)}`"] for rule, words, _ in DEADLINES),
    )
    yield "## Seen, and not understood: no period"
    yield "、".join(NOT_UNDERSTOOD)
    yield "What such words speak of has no period, and nothing that rests on it is judged."
    yield "## No words of time"
    yield "、".join(NONE)
    yield "## The words"
    yield _table(
        ["rule", "words", "note"],
        (
            [f"`{each.id}`", "、".join(each.words) or f"`{_cell(each.pattern or '')}`", each.note]
            for each in lexicon("periods").entries.values()
        ),
    )


def _table(heads: list[str], rows: Iterator[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(each)} |" for each in lines)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


_COUNT = sum(1 for _ in phrases())
_HEAD = f"""\
# Periods

Made by `python -m kg.cli.reference docs` from `loaders/lexicon/periods.toml` and
`loaders/language/periods.py`; do not edit.

Which stretch of time words speak of: form × number × year. Each phrase below is read in a document
of {YEAR} that reports up to {YEAR}-{MONTH}. A test reads the whole product ({_COUNT} phrases)
and compares the first and the last day of each with what it means.

`by …` is a deadline, `…/..` and `../…` are open at one end, `H1` a half, `Q1` a quarter, after
ISO 8601-2. A phrase that is not understood gives no period, never the document's year."""
