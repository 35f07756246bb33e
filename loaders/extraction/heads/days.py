"""A day as a head writes it: alone on its line, as the last one reported, as a field."""

from __future__ import annotations

from loaders.language.dates import Dated, document_date
from ontology import late_re as re

UP_TO_31 = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
DAY = rf"(?:\d{{4}}|[〇○零OＯ一二三四五六七八九]{{4}})年{UP_TO_31}月(?:{UP_TO_31}[日号])?"
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
PRINTED = re.compile(rf"(?P<date>{DAY})印发$")


def day_of(match: re.Match[str] | None) -> Dated | None:
    """The date that some words are, with these words."""
    words = match["date"].translate(_ZEROS) if match and match["date"] else None
    dated = document_date(words) if words else None
    if dated is None or dated.month is None:
        return None
    day = _CUT_DAY.search(match[0]) if match and dated.value.count("-") == 1 else None
    return dated if day is None else Dated(f"{dated.value}-{int(day[1]):02}", dated.words)


_ZEROS = str.maketrans("OＯ", "〇〇")
"""Letters that are typed for the zero of a year: 二OO六年."""
_CUT_DAY = re.compile(r"月(\d{1,2})(?!\d)")
"""A day that lost its last character: 2033年8月19."""
