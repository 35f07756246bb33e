"""The session that a document was given to, below its title: （2024年1月8日在…第三次会议上）."""

from __future__ import annotations

from loaders.extraction.heads.days import DAY
from ontology import late_re as re

SESSION = re.compile(
    rf"[（(⸺—\-–]*(?:(?P<date>{DAY})在?|(?<=[（(⸺—\-–])在|^在(?=[^，,。的]*上[）)]?$))(?P<congress>[\u4e00-\u9fff]{{0,20}}第?[一二三四五六七八九十]{{1,3}}届[\u4e00-\u9fff]{{4,20}}?会议)上?"
)
CUT_SESSION = re.compile(rf"[（(⸺—\-–]*{DAY}在?[\u4e00-\u9fff]{{2,40}}$")
WHOLE_SESSION = re.compile(
    rf"(?:{SESSION.pattern})(?:[^）)。]{{0,12}}(?:通过|批准|修订|修正))?[）)]?"
)
LONGEST_SESSION = 90


def adopted(session: re.Match[str]) -> bool:
    """Whether a congress passed what it is named with, rather than being given it."""
    return bool(re.match(r"(?:审议|表决)?(?:通过|批准|修订|修正)", session.string[session.end() :]))
