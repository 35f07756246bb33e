"""Whether words are called as documents are, and what else a title is told by."""

from __future__ import annotations

from loaders.language.head_words import CALLED
from ontology import late_re as re
from ontology.text import normal_name

COUNTED = re.compile(r"[〔\[（(]\d{4}[〕\]）)]第?\d{1,4}号|(?:\d{4}年)?第.{1,4}号")
"""The number of minutes or of an order, on a line of its own."""
TITLED = re.compile(rf"{CALLED}(?:[（(].{{1,20}}[）)])?$")
ABOUT = re.compile(r"关于|印发|转发|公布|发布|下达")


def is_titled(words: str) -> bool:
    """Whether words are called as documents are: they end in 方案, 清单, 情况 …"""
    return TITLED.search(words) is not None


def names_itself(words: str) -> bool:
    """Whether a line says of what it is, and what it is: 关于…的通知."""
    return ABOUT.search(words) is not None and TITLED.search(words) is not None


def better(one: str, other: str) -> bool:
    """Whether only the other of two lines is called as documents are."""
    return bool(TITLED.search(other)) and not TITLED.search(one) and len(other) >= SHORTEST


SHORTEST = 8


def repeats(above: str, words: str) -> bool:
    """Whether one of two lines says the other again."""
    return normal_name(words) in normal_name(above) or normal_name(above) in normal_name(words)
