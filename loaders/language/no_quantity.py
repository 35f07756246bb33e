"""What merely looks like a quantity: codes, ordinals, weights, times of day, names with numbers.

Years and dates, codes (R21-02), versions (3.0), numbers in names (58同城, “110”, 15分钟生活圈).
"""

from __future__ import annotations

from loaders.language.measures import COUNTERS, DURATIONS, UNIT
from loaders.language.quantity import NEAR, NUMBER, bound_of
from ontology import late_re as re
from ontology.text import quoted

_LIVING_CIRCLE = re.compile(r"[”\"]?[\u4e00-\u9fff、“”]{0,16}圈")
_PART_OF_HOUSE = re.compile(r"(?:\d{1,4}|[一二三四五六七八九十底])(?:楼|层|单元|室|号)")
_AROUND_THE_CLOCK = re.compile(r"(?:24(?:个)?小时|365天|7天)(?![内之以])")
TIMES = frozenset({"分钟", "小时", "公里", "个小时"})
_BOUND = re.compile(rf"(?:不低于|不少于|至少|不超过|最多|至多|最长|最短)(?:{NUMBER})(?:{UNIT})")


def quoted_names(words: str) -> list[tuple[int, int]]:
    """Quoted stretches, which name things; but “最多80天” at a clause's end sets a bound."""
    spans = []
    for start, end in quoted(words):
        inner = words[start + 1 : end - 1]
        ends_clause = end == len(words) or words[end] in "，。；、！,;！\n "
        if not (ends_clause and _BOUND.fullmatch(inner)):
            spans.append((start, end))
    spans += [match.span() for match in _UNREADABLE.finditer(words)]
    return spans


_UNREADABLE = re.compile(
    r"(?<![\d.])[\d.]{1,20}(?:\s{0,4}[\ue000-\uf8ff\ufffd]\s{0,4}[\d.]{1,20})+"
)
"""Digits with a sign between them that only the file's own type face knows: a point, or not."""


def is_name(  # noqa: PLR0911 - one exit for each way to be a name
    words: str, match: re.Match[str]
) -> bool:
    """Whether a number with a unit is part of a name, a code, an ordinal or a date."""
    start, end = match.start("number"), match.end()
    before, after = words[max(0, start - NEAR) : start], words[end : end + 2 * NEAR]
    unit = match["unit"]
    if unit.startswith(("%", "个百分点", "百分点")) and PLUS.search(before):
        return False
    if match["low"] and words.endswith("第", 0, match.start()):
        return True  # 第15—20名
    of_a_code = _OF_A_CODE.search(before) and not (
        unit in _DEVICES and _ACRONYM.search(before)  # 新增AED60台
    )
    if of_a_code or _ENUMERATED.search(before) or after.startswith("+"):
        return True
    if unit in COUNTERS and _SHOWN_ELSEWHERE.match(words, end):
        return True
    if unit == "期" and _PHASE_OF.search(before):
        return True  # 地铁4号线2期
    if _ASKED.search(before):
        return True
    if unit == "分":
        return _is_weight_or_time(before, after)
    if unit == "个":
        # 4个100%; 2.5个亿: of what, is not said
        return bool(re.match(r"\d+%|[亿万](?![\u4e00-\u9fff])", after))
    if unit.startswith("%"):
        return before.endswith("个")
    if after.startswith("级") and unit not in COUNTERS:
        return True  # 30万吨级航道, 10千伏级: a class of works
    if unit in ("幢", "栋") and _PART_OF_HOUSE.match(after):
        return True  # 2幢1楼 is an address
    if before.endswith("前") and unit in ("名", "位"):
        return True  # 前30名 is a rank (`ranks`)
    return _is_when_or_where(words, match, before, after)


def _is_weight_or_time(before: str, after: str) -> bool:
    """权重25分, （25分）: the weight of a task; 9时30分: a time of day."""
    bracketed = before.endswith(("（", "(")) and after.startswith(("）", ")"))
    return bracketed or bool(_WEIGHT.search(before) or re.search(r"\d[时点:：]$", before))


def _is_when_or_where(words: str, match: re.Match[str], before: str, after: str) -> bool:
    """前8个月, 用3个月时间, 15分钟生活圈, 24小时服务: when, or within what reach, not how much."""
    start, end, unit = match.start("number"), match.end(), match["unit"]
    if _says_how_long(before, after, unit):
        return True
    if unit in TIMES and (_LIVING_CIRCLE.match(after) or re.match("达(?![到标成])", after)):
        return True
    if _AROUND_THE_CLOCK.match(words, start) and not bound_of(words, start, end, unit)[0]:
        return bool(re.match(r"[\u4e00-\u9fff]", after))
    return False


_OF_PEOPLE = re.compile(r"口[\u4e00-\u9fff]{0,10}[率数]")
"""十万人口发案率: of how many people."""


def is_no_count(words: str, before: str, unit: str, end: int) -> bool:
    """历时八个月, 前十一个月: how long; 十多个亿: of what, is not said; 两小时经济圈: a name."""
    if unit in TIMES and _LIVING_CIRCLE.match(words, end):
        return True
    if unit.endswith("人") and _OF_PEOPLE.match(words, end):
        return True
    if unit == "个" and words.startswith(("亿", "万"), end):
        return True
    return _says_how_long(before, words[end : end + NEAR], unit)


def _says_how_long(before: str, after: str, unit: str) -> bool:
    """历时8个月, 用90天时间: how long something took, or goes on; no figure of its own."""
    if unit.endswith("个月") and _SOME_MONTHS.search(before):
        return True
    return unit in DURATIONS and bool(
        _TAKING.search(before)
        or (_LENGTH_OF_TIME.match(after) and _SPENT_ON.search(before))
        or _TILL_BUILT.match(after)
    )


_SOME_MONTHS = re.compile(
    r"(?:前|头|近|未来|今后|后|最后|余下的?|剩下的?|剩余的?|用|历时|为期|连续|每)$"
)
_TAKING = re.compile(r"(?:历时|耗时|为期|历经|经过|连续|假期|长假|黄金周)(?:近|约|超过?|长达)?$")
_SPENT_ON = re.compile(r"(?:用|利用|花|以|[，。；、（(]|^)(?:了|近|约|不到)?$|\d[日号]共?$")
_TILL_BUILT = re.compile(
    r"(?:左右)?的?(?:时间)?(?:就|便|即)?(?:全面|全部|正式)?(?:[开竣完]工|建成|投产|投用|开业|开园|封顶)"
)
"""甲项目4个月时间建成: so long it took."""
_LENGTH_OF_TIME = re.compile(r"(?:左右)?的?(?:时间|期限)")
_PHASE_OF = re.compile(
    "(?:[号支环专]线|[园厂区路桥站港]|项目|工程|基地|中心|小区|管网|水库|大厦|广场)$"
)
_ASKED = re.compile("是否(?:已|能)?(?:达到?|完成|超过|低于|高于|不足|满)$")
"""完成率是否达到40%: what was looked at, and not what was found."""
_SHOWN_ELSEWHERE = re.compile(
    r"[^，,。；;（(\d]{0,24}(?:情况|名单|清单|明细|进度|结果)(?:表)?(?:详?见|参见)附[件表录]"
)
"""14个镇的开工情况详见附件: where to look, and nothing that was reached."""
_OF_A_CODE = re.compile(r"(?:[A-Za-z.\d第×+*^±＋]|\d,|[A-Za-z]\d*-)(?<!GDP)(?<!CPI)$")
_DEVICES = frozenset("台套盏辆部")
_ACRONYM = re.compile("(?<![A-Za-z0-9-])[A-Z]{2,}$")
_ENUMERATED = re.compile(
    r"(?<![国省市区县居列])第\d{1,3}(?:[、，,和至-]\d{1,3})*[、，,和至-]$|(?<![\d.])\d{1,2}、\d{1,2}[、和及]$"
)
"""第1、2、3组, 1、2、3项工作: numbers of things, not how many."""
_WEIGHT = re.compile(r"(?:权重|分值|占|计|满分|总分|扣|加)(?:为|是|：|:)?$")
"""What stands before the weight of a task or the points of a rule."""
PLUS = re.compile(r"(?:(?<=[长幅率速为到至比：:（( \n])|^)[+＋]$")
"""A sign that says no more than the word before it: 增长+5.2%."""
