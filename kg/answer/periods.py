"""Periods as people say them: `by 2024-10` is 不晚于2024年10月.

The forms are those of docs/periods.md; what is none of them stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology import late_re as re

if TYPE_CHECKING:
    from ontology.labels import Language

_ONE = re.compile(
    r"(?P<year>\d{4}|XXXX)(?:H(?P<half>[12])|Q(?P<quarter>[1-4])"
    r"|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
)
_HALVES = {"zh": ("上半年", "下半年"), "en": ("first half", "second half")}
_QUARTERS = "一二三四"
_BY, _OPEN = "by ", ".."
_WORDS = {
    "by": {"zh": "不晚于{}", "en": "by {}"},
    "until": {"zh": "截至{}", "en": "up to {}"},
    "since": {"zh": "{}以来", "en": "since {}"},
    "between": {"zh": "{}至{}", "en": "{} to {}"},
}


def period_words(period: str, language: Language) -> str:
    """A period in words.

    >>> period_words("2024-01/2024-09", "zh"), period_words("by XXXX-10", "zh")
    ('2024年1月至9月', '不晚于10月')
    """
    if period.startswith(_BY):
        return _put("by", language, period.removeprefix(_BY))
    first, stroke, last = period.partition("/")
    if not stroke:
        return _one(period, language)
    if first == _OPEN:
        return _put("until", language, last)
    if last == _OPEN:
        return _put("since", language, first)
    end = _one(last, language)
    if language == "zh" and "-" in last and first[:4] == last[:4] and end != last:
        end = end.partition("年")[2] or end  # of one year: 2024年1月至9月
    return _WORDS["between"][language].format(_one(first, language), end)


def _put(what: str, language: Language, period: str) -> str:
    return _WORDS[what][language].format(_one(period, language))


def _one(period: str, language: Language) -> str:
    """One year, half, quarter, month or day."""
    match = _ONE.fullmatch(period)
    if match is None:
        return period
    year, half, quarter = match["year"], match["half"], match["quarter"]
    known = year.isdigit()
    if language == "en":
        part = _HALVES["en"][int(half) - 1] if half else f"Q{quarter}" if quarter else ""
        if not part:
            return period
        return f"{part} of {year}" if known and half else f"{part} {year}" if known else part
    words = f"{year}年" if known else ""
    if half:
        return words + _HALVES["zh"][int(half) - 1]
    if quarter:
        return f"{words}第{_QUARTERS[int(quarter) - 1]}季度"
    if match["month"]:
        words += f"{int(match['month'])}月"
    return f"{words}{int(match['day'])}日" if match["day"] else words or period
