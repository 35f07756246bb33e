"""The number of a document (发文字号: 青政办〔2024〕7号), where it states its own."""

from __future__ import annotations

from ontology import late_re as re

_SIGN = r"(?:(?!号|政府(?!令)|机关|根据|按照)[\u4e00-\u9fff]){2,12}"
NUMBER = re.compile(
    rf"(?:文\s*号[：:])?(?P<number>{_SIGN}[〔\[（(【﹝]\s*\d[\dOＯ]{{3}}\s*[〕\]）)】﹞]\s*第?\d+\s*号"
    r"|[\u4e00-\u9fff]{2,24}(?:公告|令)\s*\d{4}年第?\d+号"
    r"|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,3}府令\s*第\s*\d+\s*号)"
)
_OF_ANOTHER = re.compile(r"》(?:的?通知)?[（(]$|(?:根据|按照|依据|贯彻|落实|转发)[^。]*$")
"""Before the number of another document: 根据《…》（…）."""
_LONGEST = 160
"""Characters of a line that states a number: a title over several lines in one."""


def own_number(words: str) -> str | None:
    """The number that a line of a head states as the document's own."""
    match = NUMBER.search(words) if len(words) <= _LONGEST else None
    if match is None:
        return None
    before = words[: match.start()]
    quoted = before.startswith("《") and words.endswith(("）", ")", "号"))
    return None if _OF_ANOTHER.search(before) and not quoted else plain_number(match["number"])


def plain_number(number: str) -> str:
    """A document's number with the brackets of the standard: 青政办〔2024〕7号; a letter that was
    typed for a zero of its year (20O0) is that.
    """
    found = re.sub(r"[\[（(【﹝]", "〔", re.sub(r"(?<=\d)[OＯ]|[OＯ](?=\d)", "0", number))
    return re.sub(r"[\]）)】﹞]", "〕", re.sub(r"\s", "", found)).replace("〕第", "〕")
