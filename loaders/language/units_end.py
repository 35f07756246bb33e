"""Where the names of units that words begin with have ended (甲局、乙局|尽快办理手续)."""

from __future__ import annotations

from itertools import pairwise

from loaders.language.unit_forms import is_formed
from loaders.language.unit_name import Known
from loaders.language.units import CALLED, unit_names
from loaders.lexicon import lexicon
from ontology import late_re as re

_WORDS = lexicon("orders")
_LEAD, _SUPPORT, _ANSWER = (
    _WORDS.guarded(f"order/{each}") for each in ("lead", "support", "answer")
)
_MUST, _MANNER = _WORDS.guarded("order/must"), _WORDS.any_of("order/manner")
_NEXT = re.compile(
    rf"{_MUST}|(?:{_MANNER})*(?:{_LEAD}|{_SUPPORT}|{_ANSWER}|{_WORDS.any_of('order/act')})"
)
"""Where the names of units may have ended."""
_LONGEST_NAME = 20
_ASKED = re.compile("[要应须需]$")
_NO_MORE = re.compile(
    r"(?:等?[\u4e00-\u9fff]{0,6}?(?:单位|部门|企业|地区)|等|[、，,和及与（）()\s]|按照?|依|各自|有关|相关|职责|职能|分工|要求"
    r"|总|牵头|主办|协办|承办|会办|独办|单办|配合|会同|协助|协同|参与|参加|负责|负总责|承担|落实|到位|实施|组织|完成|推进|推动|推行|执行|办理"
    r"|共同|分别|具体|联合|统一|统筹|抓好|做好|抓|积极|密切|主动|全力|切实|督促|加强(?=指导)|指导|工作|任务|责任|主要|第一|为|主)*[。；;]?"
)
"""What stands behind the last name where only who answers is said; else it is told what they do
(甲局负责资金的筹集和落实).
"""


def all_formed(words: str, known: Known) -> bool:
    """Whether words are names of units and a word of role, to the last character."""
    if words.count("（") + words.count("(") != words.count("）") + words.count(")"):
        return False
    names = unit_names(words, known)
    formed = all(is_formed(each.name) or known(each.name) for each in names)
    if not names or not formed or any(len(each.name) > _LONGEST_NAME for each in names):
        return False
    if any(_ASKED.search(each.name) for each in names if each.is_group):
        return False  # 各部门要|抓好落实
    if _NO_MORE.fullmatch(words, names[-1].end) is None:
        return False
    called = CALLED.match(words)
    begin = called.end() if called and called.end() == names[0].start else 0
    between = words[begin : names[0].start] + "".join(
        words[left.end : right.start] for left, right in pairwise(names)
    )
    return not re.sub(
        r"等(?:有关|相关)?(?:部门|单位)*|[由、和与及，,\s—–]|以及|会同|联合|具体", "", between
    )


_LONGEST_LIST = 60
_OF_PERSONS = re.compile(
    r"(?:党组|党委)?(?:[副正]?[局部厅处科主站所院校镇乡区县市][长任]|主任|书记|主席|负责|领导|主要|分管|班子|干部|人员|同志|工作人员|机关)"
)


def longest_list(text: str, span: tuple[int, int]) -> int | None:
    """Where the longest list of units ends that words begin with, whatever follows (甲局|倒排工期),
    but who is of one of them (甲局局长); for words that say by themselves that units come.
    """
    start, stop = span
    for at in range(min(stop - 1, start + _LONGEST_LIST), start + 2, -1):
        if all_formed(text[start:at], _nobody):
            return None if _OF_PERSONS.match(text, at) else at
    return None


def _nobody(_: str) -> bool:
    return False


def units_end(text: str, span: tuple[int, int], known: Known) -> int | None:
    """Where the names of units end that words begin with; None if they begin with none."""
    start, stop = span
    cuts = (each.start() for each in _NEXT.finditer(text, start, stop))
    return next(
        (at for at in (*cuts, stop) if at - start > 2 and all_formed(text[start:at], known)), None
    )
