"""What is wrong with a name of an indicator: the one check that every such name must pass.

A name says of what a figure is: all of it must be read by the grammar of names
(`loaders.language.noun_phrase`). What the grammar cannot tell by classes of words (a time, another
figure, a rank, a bracket left open, a level without a thing) stands in
`loaders/lexicon/faults.toml`; whether a name and a unit go together (no 率 in 个, no 学校 in 元) is
told here.
"""

from __future__ import annotations

from functools import lru_cache

from loaders.language import noun_phrase
from loaders.language.measures import DURATIONS
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS

_ENTRIES = lexicon("faults").entries
_PATTERNS = lexicon("faults").patterns()

HALF = _PATTERNS["fault/half"]
"""A level without a noun (新增省级): the words beside it may have the noun."""
LONGEST = 80
"""No name is longer; what is longer is a sentence."""
NONE = "none"
"""The words say nothing, as if none stood there."""

_RATIO = re.compile(r"(?<![功频汇速积税费利产])(?:率|比重|占比|比例|占)$")
_RATIO_UNIT = re.compile(r"[%‰％]|比例|百分点|分点|^成$|倍|番|基点|[名位]$|^$|/|:|：|级")
_MONEY = re.compile(r"元(?:/|$)|美元|欧元")
_COUNTED = re.compile(
    r"(?:企业|单位|乡?村|镇|街道|社区|小区|农户|家庭|学校|医院|机构|全覆盖|分红|名单|开工|竣工|投产)$"
)
"""Things and states that no sum of money measures."""
_AMOUNT = re.compile(
    r"投资|资金|收入|产值|[总金额款税费债贷]额?|补贴|补助|支出|融资|收益|利润|营收|价|成本|投入|消费"
)
_SUM = re.compile(
    r"(?:投资额?|产值|收入|增加值|总值|总额|销售额|交易额|利润|税收|支出)(?:增长|增速|增幅|同比.*)?$"
)
_CLASSIFIER = frozenset("个家条项座所件名户处")
_OF_PLACES = frozenset("家座所处条户栋")
_PEOPLE = re.compile("(?:负责人|责任人|法人|代表|人员|职工|员工)$")
_OF_ACTS = frozenset({"次", "场", "场次"})
_OFFICIALS = re.compile("(?:负责人|责任人|领导|书记|干部|委员|[区县市镇乡]长)$")
_WORK_DONE = re.compile("(?:工程|工作|任务|业务)量$")
_SIZE = re.compile(r"^[万亿]?(?:亩|公顷|平方米|平方公里|公里|米|吨)$")
_WORKS = re.compile("(?:项目|工程)$")
_DWELLERS = frozenset("户人名栋幢亩")
"""No projects are counted so: 改造项目5000户."""
_PLACED = frozenset("名位")
_INDEX = re.compile("指数$")
"""指数提升3名: by so many places, and no index."""
_PERSONS = frozenset("人名")
_MATTERS = re.compile("(?:问题|事项|隐患|线索)$")
"""查处问题272人: of whom it was told, is not said."""
_PAPER = re.compile("(?:方案|规划|计划|报告|办法|制度)$")
_DOER = re.compile("(?:项目|工程|企业|单位|乡镇|街道)完成(?:增加|减少|下降)?$")
_OF_TIME = re.compile(
    r"时|期|天|日|年限|项目|企业|寿命|年龄|工龄|周|速|缩|压|延|增|减|需|办结|审批|办理|培训|学制|服务|运行|值"
)


@lru_cache(maxsize=OF_WORDS)
def fault(name: str, unit: str = "") -> str | None:
    """The id of what is wrong with a name for a figure of this unit; None where nothing is.

    >>> fault("新增养老床位", "张"), fault("督查了", "家"), fault("国考断面优良率", "个")
    (None, 'fault/phrase', 'fault/unit')
    """
    if len(name) > LONGEST:
        return "fault/long"
    for identifier, pattern in _PATTERNS.items():
        if pattern.search(name):
            return identifier
    if noun_phrase.form(name) is None:
        return "fault/phrase"
    return None if fits(name, unit) else "fault/unit"


def says_nothing(identifier: str) -> bool:
    """Whether a fault is that the words say nothing at all, as if none stood there."""
    return identifier in _ENTRIES and _ENTRIES[identifier].value == NONE


def fits(name: str, unit: str) -> bool:
    """Whether what a name tells may be measured in a unit."""
    if not unit:
        return True
    if _RATIO.search(name) and not _RATIO_UNIT.search(unit):
        return False
    # 734个重大项目完成投资2831亿元, 2座完成工程量的80%, 约谈14家企业主要负责人
    of_another = unit in _CLASSIFIER and (_SUM.search(name) or _WORK_DONE.search(name))
    # 主要负责人每人不少于10次: of what they do; 改造项目5000户: of who lives there
    does = unit in _OF_ACTS and _OFFICIALS.search(name)
    dwellers = unit in _DWELLERS and _WORKS.search(name)
    dwellers = dwellers or (unit in _PLACED and _INDEX.search(name))
    dwellers = dwellers or (unit in _PERSONS and _MATTERS.search(name))
    if of_another or does or dwellers or (unit in _OF_PLACES and _PEOPLE.search(name)):
        return False
    if unit in DURATIONS and len(name) > 1:
        return _OF_TIME.search(name) is not None
    if _MONEY.search(unit):
        counted = _COUNTED.search(name) is not None and _AMOUNT.search(name) is None
        return not (counted or _DOER.search(name))  # 竣工项目完成58亿元: of what, is not said
    # 15亩温室建设方案: of the greenhouse
    return not (_SIZE.search(unit) and _PAPER.search(name))
