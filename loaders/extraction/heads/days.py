"""A day as a head writes it: alone on its line, as the last one reported, as a field."""

from __future__ import annotations

from loaders.language.dates import Dated, document_date
from ontology import late_re as re

UP_TO_31 = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
DAY = rf"(?:\d{{4}}|[〇○零OＯ0一二三四五六七八九]{{4}})年{UP_TO_31}月(?:{UP_TO_31}[日号])?"
POINTS = r"\d{4}[.．/-]\d{1,2}[.．/-]\d{1,2}"
"""A day that is written with points: 2033.7.7."""
_WITH_POINTS = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})")
DATE_LINE = re.compile(
    rf"[（(]?(?P<date>{DAY})(?:[^）)。]{{0,40}}(?:通过|批准|修订|印发|发布|公告|公布)|[，,、][\u4e00-\u9fff]{{2,20}}[部委局厅办院府])?[）)]?"
)
UNTIL = re.compile(
    rf"[（(]?(?:数据|情况|时间|统计)?(?:截至|截止到?|截止)?(?:时间|日期)?(?<=[至止到间期])[：:]?(?P<date>{DAY})(?:底|末)?[）)]?"
)
FIELD_DAY = re.compile(
    rf"(?:(?:填报|填表|制表|报送|上报|统计|截止|数据)(?:时间|日期)|截[至止]到?|(?<!发布)(?<!公开)(?<!更新)(?<!生成)日期)[：:](?P<date>{DAY})"
)
"""The day of a table, among other fields on its line."""
DATED_BEHIND = re.compile(rf"[（(](?P<date>{DAY})[）)]$")
"""The day right behind a title, on its line: …的意见（2033年3月1日）."""
PRINTED = re.compile(rf"(?P<date>{DAY})印发$")


def day_of(match: re.Match[str] | None) -> Dated | None:
    """The date that some words are, with these words."""
    words = _YEAR.sub(_zeros, match["date"]) if match and match["date"] else None
    if words and _WITH_POINTS.fullmatch(words):
        words = _WITH_POINTS.sub(r"\1年\2月\3日", words)
    dated = document_date(words) if words else None
    if dated is None or dated.month is None:
        return None
    day = _CUT_DAY.search(match[0]) if match and dated.value.count("-") == 1 else None
    return dated if day is None else Dated(f"{dated.value}-{int(day[1]):02}", dated.words)


_YEAR = re.compile(r"^(?=.{0,3}[一二三四五六七八九])[〇○零OＯ0一二三四五六七八九]{4}(?=年)")
_ZEROS = str.maketrans("OＯ0", "〇〇〇")
"""What is typed for the zero of a year in words: 二OO六年, 二0三三年."""


def _zeros(year: re.Match[str]) -> str:
    return year.group().translate(_ZEROS)


_CUT_DAY = re.compile(r"月(\d{1,2})(?!\d)")
"""A day that lost its last character: 2033年8月19."""
