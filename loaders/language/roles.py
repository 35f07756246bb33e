"""What a column, or a word beside a unit's name, says of who does what.

Heads of tables are written in many ways (牵头单位, 主办部门, 责任单位（牵头）…); the rules
look for the words that carry the meaning, never for one whole heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from loaders.language.remarks import remarks
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS
from ontology.text import half_width, squeeze


class Role(StrEnum):
    """How a unit answers for a task; the values are predicates of the ontology."""

    LEAD = "leads"
    RESPONSIBLE = "responsibleFor"
    SUPPORT = "supports"
    SUGGESTED = "suggestedFor"
    """Somebody would like it to answer (建议责任单位); it has not taken the task on."""
    OWNER = "owns"
    """Whose project it is (业主单位, 建设主体); who answers to the government is another matter."""


class Column(StrEnum):
    """What a column of a table of tasks holds."""

    ORDINAL = "ordinal"
    CATEGORY = "category"
    NAME = "name"
    """项目名称, 重点工作: the category where a content column stands beside it, else the title."""
    CONTENT = "content"
    """项目内容, 目标任务: the task's words."""
    TARGET = "target"
    """年度目标, 工作目标: the goal of a task that is named in another column."""
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    SUGGESTED = "suggested"
    """建议责任单位: who is asked for, not who answers."""
    OWNER = "owner"
    """业主单位, 建设主体: whose project it is."""
    MEMBER = "member"
    """成员单位: of a body; whether they answer for its tasks, what stands beside it says."""
    PERSON = "person"
    AMOUNT = "amount"
    """总投资, 投资额: what it costs, as planned."""
    DEADLINE = "deadline"
    PROGRESS = "progress"
    GROWTH = "growth"
    """同比增长: by how much the figures of the column beside it grew."""
    STANDING = "standing"
    """是否达序时, 完成状态, 亮灯: what the table itself says of how the task stands."""
    NOTE = "note"
    UNKNOWN = "unknown"


ROLE_OF_COLUMN = {
    Column.LEAD: Role.LEAD,
    Column.RESPONSIBLE: Role.RESPONSIBLE,
    Column.SUPPORT: Role.SUPPORT,
    Column.SUGGESTED: Role.SUGGESTED,
    Column.OWNER: Role.OWNER,
}

_HEADS = lexicon("columns")
_UNIT = _HEADS.any_of("column/unit-word")
UNIT_WORD = re.compile(_UNIT)
"""What a unit is called where it has no name."""
_COLUMNS = [
    (each, Column(_HEADS[each].value), pattern) for each, pattern in _HEADS.patterns().items()
]


def column(header: str, above: str = "") -> Column:
    """What the column under this head holds.

    above: the head over it in a head of two rows. The lower head says it (牵头 under
    责任单位), unless it says nothing without the upper one (单位 under 牵头, 上半年 under
    工作进展).
    """
    own = _column(header)
    if not above:
        return own
    over = _column(above)
    if over is Column.PROGRESS and _REMARK.fullmatch(squeeze(header)):
        return over
    if own in (Column.LEAD, Column.SUPPORT) and over is Column.PERSON:
        return over
    if own is Column.UNKNOWN or _ONLY_UNIT.fullmatch(squeeze(header)):
        # 牵头 over 单位 reads 牵头单位, 目标 over 一季度 reads 一季度目标.
        joined = (_column(above + header), _column(header + above), over)
        return next((each for each in joined if each is not Column.UNKNOWN), own)
    return own


def starts(header: str) -> bool:
    """Whether a column of dates says when work begins (开工时间), not by when it is to be done."""
    return bool(_STARTS.search(header)) and not _ENDS.search(header)


def spans(header: str) -> bool:
    """Whether a column of dates says over what time it is done (建设年限), not only by when."""
    return bool(_SPANS.search(header))


_OF_NUMBERS = re.compile("[序编№NnＮｎ]")
"""A sign of each head of the rows' numbers (序号, 编号, №, No.), and of few other lines."""


def is_ordinal(line: str) -> bool:
    """Whether a line is the head of the rows' numbers. Asked of all lines of a text."""
    return _OF_NUMBERS.search(line) is not None and column(line) is Column.ORDINAL


def _column(header: str) -> Column:
    found = entry_of(header)
    return Column.UNKNOWN if found is None else found[1]


@lru_cache(maxsize=OF_WORDS)
def entry_of(header: str) -> tuple[str, Column] | None:
    """The entry of the lexicon that a head is read by, and what it says that the column holds."""
    words = half_width(squeeze(header)).strip(":：")
    for start, end in reversed(remarks(words)):  # 责任单位（列第一位的为牵头单位）
        words = words[:start] + words[end:]
    return next(((each, kind) for each, kind, form in _COLUMNS if form.search(words)), None)


_STARTS = re.compile(r"开工|动工|开始|启动|起始")
_SPANS = re.compile(r"年限|起止|周期|工期|进度|安排|计划")
_ENDS = re.compile(r"竣|完成|完工|截止|投用|起止")
_REMARK = re.compile(r"(?:情况)?说明|具体情况")
"""Under a head of progress this is what the figures beside it mean, not a note."""
_ONLY_UNIT = re.compile(rf"{_UNIT}|领导|姓名")


_ROLES = lexicon("roles")
_MANNER = lexicon("orders").any_of("order/manner")
ROLE_WORDS = (
    _ROLES.any_of(*_ROLES.entries)[3:-1]
    .replace("会办", r"(?<![委席员])(?<![委席员]\n)会办")
    .replace("协办", r"(?<![政科作])(?<![政科作]\n)协办")
)
"""The words that say a role, the longest first, parted by `|`."""

PREFIX = re.compile(rf"(?P<role>{ROLE_WORDS})(?:责任)?(?:{_UNIT})?\s*[:：]")
"""A role before names: `牵头：X`, `配合单位：Y`."""

INVOLVED = re.compile(rf"(?:相关|涉及)(?:责任)?(?:{_UNIT})\s*[:：]")
"""相关单位：X behind those who lead: it supports them."""

BRACKETED_PREFIX = re.compile(
    rf"[（(](?P<role>{ROLE_WORDS})(?:责任)?(?:{_UNIT})?[）)](?=[\u4e00-\u9fff])"
)
"""A role in a bracket before a name: `（牵头单位）X`."""

SUFFIX = re.compile(
    rf"(?:按照?(?:各自)?(?:职责|职能)(?:分工)?)?(?:结合(?:各自|本地|当地|工作)?实际)?"
    rf"(?:{_MANNER})*(?:分别|共同|联合|具体|负责|组织|统筹|抓好|加强|做好|给予)?[（(]?(?P<role>{ROLE_WORDS})"
    rf"(?:负责|组织|落实|推进|实施)*(?:{_UNIT})?[）)]?$"
)
"""A role after a name: `X（牵头）`, `Y配合`."""


def role(word: str) -> Role:
    """The role that a role word names (牵头 → LEAD). Raises KeyError for other words."""
    return Role(_ROLES.by_word[word].words[word])


def role_said(words: str) -> Role | None:
    """The role that words alone say, as in a cell under a unit's name (牵头, 配合单位)."""
    found = _ROLE_ALONE.fullmatch(words)
    return role(found["role"]) if found else None


def role_of_tasks(words: str) -> Role | None:
    """The role in which a unit answers for the tasks that stand under such words (牵头任务)."""
    found = _ROLE_OF_TASKS.fullmatch(squeeze(words).strip(":："))
    return role(found["role"]) if found else None


def two_roles(header: str) -> tuple[Role, Role] | None:
    """The roles of those before and behind the stroke of a cell, below a head that parts them so
    (牵头/配合单位 over 区教育局/区住建局); None of other heads.
    """
    found = _TWO_ROLES.fullmatch(squeeze(header))
    return (role(found["first"]), role(found["second"])) if found else None


_TWO_ROLES = re.compile(
    rf"(?P<first>{ROLE_WORDS})(?:{_UNIT})?[/／](?P<second>{ROLE_WORDS})(?:{_UNIT})?"
)
_ROLE_OF_TASKS = re.compile(
    rf"(?P<role>{ROLE_WORDS})的?(?:重点)?(?:任务|事项|工作|职责)(?:内容|清单)?"
)
_ROLE_ALONE = re.compile(rf"(?P<role>{ROLE_WORDS})(?:单位)?")


def role_words(text: str) -> Iterator[tuple[str, str]]:
    """The words of role in a text, beside a name or before a colon, each with its entry's id."""
    for part in re.split("[、，；;\n]", text):
        for form in (PREFIX, BRACKETED_PREFIX, SUFFIX):
            match = form.search(part)
            if match is not None:
                yield match["role"], _ROLES.by_word[match["role"]].id
                break
