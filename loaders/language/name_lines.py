"""Where a line ends within a name, and where between two, as narrow cells print lists of units.

A cell three signs wide breaks 区综合行政执法局 into 区综合 ⏎ 行政执 ⏎ 法局, and lists a name below
a name without any mark. What the words before and behind the line's end can be by themselves tells
which of both it is: a level alone (区直) is no name, a bureau has no company of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ontology import late_re as re

_LEVEL_FIRST = re.compile(r"[省市区县州旗](?![域划场容]|管委|管理委)|各|国家|中国|国网")
"""区总工会, 各街道, 国网青石供电公司: the first words of a name of its own."""
_NO_NAME_YET = re.compile(r"(?:[省市区县州旗镇乡]?(?:直|级|属|直属))?各?")
"""区直, 市级, 各: of whom it is said stands on the next line."""
_OF_ANOTHER = re.compile(r"附属|常(?:务委员|委)会|驻[\u4e00-\u9fff]{1,6}办事处|[（(](?!\d)|[）)]")
"""青石医科大学⏎附属第一医院, 县人大⏎常委会办公室, 各乡镇⏎（街道）."""
_BRANCHES = (
    (
        re.compile("局$"),
        re.compile(r"(?![省市区县州旗])[\u4e00-\u9fff]{2,6}(?:分局|调查总?队)"),
    ),
    (
        re.compile("[省市区县州旗](?:委|政府)$"),
        re.compile(r"(?![省市区县州旗])[\u4e00-\u9fff]{1,8}(?:室|办|部)"),
    ),
    (
        re.compile("(?:银行|公司|移动|联通|电信|铁塔)$"),
        re.compile(r"(?![省市区县州旗])[\u4e00-\u9fff]{2,6}(?:[支分]行|[支分市县区]公司)"),
    ),
)
"""市生态环境局⏎青石分局, 区政府⏎研究室, 人民银行⏎青石支行."""
_BROKEN = re.compile("投\n资|常委\n会|各[乡镇县]\n[乡镇街市]")
"""What ends a name, too, and goes on: 县水利投⏎资集团, 县人大常委⏎会办公室, 各乡⏎镇政府."""
_WITHOUT_BUREAUS = re.compile(
    r"(?:[省市区县州]?[级直属]?)?各(?:有关|相关)?(?:街道|乡镇|镇街|街镇|[镇乡]|部门|单位|园区|平台|企业|学校)"
    r"(?:[（(](?:街道|[镇乡]+|园区)[）)])?"
)
_A_BUREAU = re.compile(r"[\u4e00-\u9fff]{2,12}(?:局|委|厅|公司|集团|[支大]队)")
"""各街道⏎税务局: streets and offices have no bureaus of their own."""
_NOBODYS = re.compile(
    r"(?:(?<!分)局|公司|集团|政府|街道|街道办事处|管委会|管理委员会|开发区|海关|银行|[支分]行|大学|医院"
    r"|日报社|电视台|协会|联合会|[镇乡])$"
)
"""What no bureau has: 区发改局⏎国网云岭⏎供电公司 are two."""
_BRANCH = re.compile("分局$")
_WHAT_OFFICES_END_WITH = re.compile(r"(?:人民政府|民政府|办公室|街道办|办事处|管委会|部门|单位)")
_CLOSED = re.compile(
    r"(?:街道|政府|部门|单位|企业|平台|基地|机构|中心|集团|专班|海关|公司|团体|学校|[大中小]学|电视台|银行|人大|政协|[城建交水文旅]投"
    r"|(?<!社)会|[局委办厅部院校所站队室组联协社馆行园处科股镇乡街村省市区县州旗盟心])(?:[（(][^（()）]*[）)])?$"
)
_OF_PARTY = re.compile(r"[\u4e00-\u9fff]{0,4}?[省市区县州旗]委(?!员会|$|[（(])")
_CLOSED_OF_PARTY = re.compile(r"(?:[部局办委室校组院]|委员会|中心)(?:[（(][^（()）]*[）)])?$")
_MOST_LINES = 7
_SHORTEST = 3


def is_one_name(before: str, lines: Sequence[str]) -> bool:
    """Whether words and those on the lines below are one name, whatever they are by themselves."""
    after = lines[0]
    rests = (after, "".join(lines[:2]))
    return (
        _NO_NAME_YET.fullmatch(before) is not None
        or before.count("（") > before.count("）")
        or _OF_ANOTHER.match(after) is not None
        or any(one.search(before) and any(map(other.fullmatch, rests)) for one, other in _BRANCHES)
        or _BROKEN.search(f"{before[-2:]}\n{after[:1]}") is not None
    )


def are_two(before: str, after: str) -> bool:
    """Whether a group of bodies has no such body as the next line names."""
    group = _WITHOUT_BUREAUS.fullmatch(before)
    return group is not None and _A_BUREAU.fullmatch(after) is not None


def says_its_level(words: str) -> bool:
    """Whether words open as a name does that says its level."""
    return _LEVEL_FIRST.match(words) is not None


def is_open(name: str) -> bool:
    """Whether a name breaks off that is one by how it begins (各镇人⏎民政府, 县委老⏎干部局)."""
    if _OF_PARTY.match(name) is not None:
        return _CLOSED_OF_PARTY.search(name) is None
    return _CLOSED.search(name) is None


def begins_a_name(above: str, lines: Sequence[str], complete: Callable[[str], bool]) -> bool:
    """Whether a name begins with the first of some lines that goes on over those below it, and
    cannot be the rest of a whole name above: it says its level, or is of a sort that no office has.
    """
    words = lines[0] if lines else ""
    level = says_its_level(words)
    if not level and (len(words) < _SHORTEST or _WHAT_OFFICES_END_WITH.match(words)):
        return False
    for line in lines[1:_MOST_LINES]:
        if says_its_level(line):
            return False
        words += line
        if _WHAT_OFFICES_END_WITH.match(words):
            return False  # 云岭镇⏎人民政⏎府
        if complete(words):
            branch = _BRANCH.search(words) is not None and not above.endswith("局")
            return level or branch or _NOBODYS.search(words) is not None
    return False
