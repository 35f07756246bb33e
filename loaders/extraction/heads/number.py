"""The number of a document (发文字号: 青政办〔2024〕7号)."""

from __future__ import annotations

from ontology import late_re as re

NUMBER = re.compile(
    r"(?:文\s*号[：:])?(?P<number>[\u4e00-\u9fff]{2,12}[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*第?\d+号"
    r"|[\u4e00-\u9fff]{2,24}(?:公告|令)\s*\d{4}年第?\d+号)"
)


def plain_number(number: str) -> str:
    """A document's number with the brackets of the standard: 青政办〔2024〕7号."""
    found = re.sub(r"[\[（(【]", "〔", number)
    return re.sub(r"[\]）)】]", "〕", found).replace("第", "")
