"""What a column, or a word beside a unit's name, says of who does what.

Heads of tables are written in many ways (牵头单位, 主办部门, 责任单位（牵头）…); the rules
look for the words that carry the meaning, never for one whole heading.
"""

from __future__ import annotations

import re
from enum import StrEnum

from ontology.text import half_width, squeeze


class Role(StrEnum):
    """How a unit answers for a task; the values are predicates of the ontology."""

    LEAD = "leads"
    RESPONSIBLE = "responsibleFor"
    SUPPORT = "supports"


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
    PERSON = "person"
    DEADLINE = "deadline"
    PROGRESS = "progress"
    NOTE = "note"
    UNKNOWN = "unknown"


ROLE_OF_COLUMN = {
    Column.LEAD: Role.LEAD,
    Column.RESPONSIBLE: Role.RESPONSIBLE,
    Column.SUPPORT: Role.SUPPORT,
}

_UNIT = "单位|部门|机构|主体|科室|处室|股室|局办|镇街|街道"

_COLUMNS: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        (Column.ORDINAL, r"^((项目|任务|工作|指标)?(序号?|编号)|№|[Nn][Oo]\.?)$"),
        (
            # What hinders, and what comes next, is said beside the progress, not of it; but
            # 进展情况及存在问题 is a column of progress.
            Column.NOTE,
            r"^(?!.*(进展|情况)).*(问题|原因|困难|下一?步|下一?阶段|打算|需.{0,6}(协调|解决))",
        ),
        (
            # 责任单位及责任人 holds units, with persons beside them.
            Column.PERSON,
            rf"^(?!.*({_UNIT})[及和与、/（(]).*"
            r"(领导(?!小组)|责任人|负责人|联系人|联络员|[经承主]办人|[区县市州镇乡]长|书记)",
        ),
        (
            Column.SUPPORT,
            rf"^(?!.*(牵头|主办)).*(配合|协办|协助|协同|参与|参加|会办|支持)({_UNIT})?",
        ),
        (Column.LEAD, r"牵头|主办|主责|主要责任|第一责任|主抓|总牵头"),
        (
            Column.RESPONSIBLE,
            rf"(责任|落实|实施|承办|完成|负责|执行|承担|建设|业主|主管|成员|推进|填报|报送|所属)({_UNIT})"
            rf"|^(责任|承办|项目业主|业主)$|^({_UNIT})$|(责任|职责|任务|工作)分工$",
        ),
        (
            Column.DEADLINE,
            r"时限|时间节点|完成时间|截止|期限|完成日期|时间要求|时间安排|起止|年限|进度(安排|计划|要求)"
            r"|时序(?!进度)|[开竣]工(时间|日期)",
        ),
        (
            Column.PROGRESS,
            r"进展|进度|(完成|落实|推进|执行|办理|实施|工作|目前|实际|建设|整改|开展|达成)(的)?(情况|状态)"
            r"|(?<!基本)(?<!资金)(?<!项目)情况|完成值|实绩|实际完成|截至|现状|成效|结果"
            r"|^(?!.*(计划|目标|任务|应完成)).*完成(数|量|额|率|比例|投资|$|[（(])",
        ),
        (Column.NOTE, r"备注|说明|附注|来源|依据|评价|得分|自评|亮灯|状态"),
        (Column.CATEGORY, r"类别|分类|类型|板块|领域|大类|一级|条线|专项$|篇章|方面"),
        (
            Column.TARGET,
            r"(年度|全年|年初|工作|计划|预期|考核|绩效|量化|建设|阶段性?|本年|当年|上半年|季度|\d年)(工作|建设|投资)?"
            r"(目标|指标|计划)|^目标[值数]|^指标值|^计划|(目标|任务|计划)数|\d年任务|全年任务",
        ),
        # How many there are of what the rows are grouped by names no row.
        (Column.UNKNOWN, r"(项目|实事|事项)(数量|个数|总数)$"),
        (Column.NAME, r"^重点(任务|工作|项目)$"),
        (
            Column.CONTENT,
            r"内容|明细$|目标任务|任务目标|主要任务|工作任务|具体任务|任务分解|任务措施|措施|举措|任务要求"
            r"|工作要求|工作要点|任务事项|任务$|目标$|指标$|事项$|二级",
        ),
        (
            Column.NAME,
            r"名称|重点工作|重点任务|重点项目|工作项目|项目$|工作$|民生实事|实事",
        ),
    )
)


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


def _column(header: str) -> Column:
    words = half_width(squeeze(header)).strip(":：")
    for kind, pattern in _COLUMNS:
        if pattern.search(words):
            return kind
    return Column.UNKNOWN


_REMARK = re.compile(r"(?:情况)?说明|具体情况")
"""Under a head of progress this is what the figures beside it mean, not a note."""
_ONLY_UNIT = re.compile(rf"{_UNIT}|领导|姓名")


_ROLE_WORDS: tuple[tuple[str, Role], ...] = (
    ("总?牵头|主办|主责|主抓|第一责任|主要责任", Role.LEAD),
    ("配合|协办|协助|协同|参与|会同|支持", Role.SUPPORT),
    ("责任|负责|落实|承办|实施|承担", Role.RESPONSIBLE),
)

ROLE_WORDS = "|".join(words for words, _ in _ROLE_WORDS)

PREFIX = re.compile(rf"(?P<role>{ROLE_WORDS})(?:责任)?(?:{_UNIT})?\s*[:：]")
"""A role before names: `牵头：X`, `配合单位：Y`."""

BRACKETED_PREFIX = re.compile(
    rf"[（(](?P<role>{ROLE_WORDS})(?:责任)?(?:{_UNIT})?[）)](?=[\u4e00-\u9fff])"
)
"""A role in a bracket before a name: `（牵头单位）X`."""

SUFFIX = re.compile(
    rf"(?:按照?(?:各自)?(?:职责|职能)(?:分工)?)?(?:分别|共同|联合|具体)?[（(]?(?P<role>{ROLE_WORDS})"
    rf"(?:负责|组织|落实|推进|实施)*(?:{_UNIT})?[）)]?$"
)
"""A role after a name: `X（牵头）`, `Y配合`."""


def role(word: str) -> Role:
    """The role that a role word names (牵头 → LEAD). Raises KeyError for other words."""
    for pattern, found in _ROLE_WORDS:
        if re.fullmatch(pattern, word):
            return found
    raise KeyError(word)
