"""Words of a fixed list that values are made of, as people read them.

JSON and CSV keep the code, which programs compare; a person reads its label.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.follow.rules import INFERENCES
from loaders.kinds import KINDS
from loaders.language.rules import RULES
from ontology.labels import Label

CODES: Mapping[str, Label] = {
    # what a figure is
    "target": Label("目标", "target"),
    "actual": Label("结果", "result"),
    "plan": Label("计划", "plan"),
    "estimate": Label("预计", "estimate"),
    "denied": Label("未做到", "not so"),
    "baseline": Label("基数", "earlier value"),
    "whole": Label("总数", "how many there are"),
    # how firm a commitment is, and by what
    "hard": Label("可核查", "checkable"),
    "soft": Label("只有方向", "direction only"),
    "number": Label("数字", "number"),
    "date": Label("期限", "date"),
    "name": Label("名称", "name"),
    # how a figure stands beside what chance gives
    "above_chance": Label("高于随机", "above chance"),
    "as_chance": Label("与随机相当", "as chance"),
    "below_chance": Label("低于随机", "below chance"),
    # kinds of documents
    **{each.name: each.title for each in KINDS},
    # rules of reading, in words and by their ids
    **{
        each.id: Label(f"{each.label.zh}（{each.id}）", f"{each.label.en} ({each.id})")
        for each in RULES.values()
    },
    **INFERENCES,
    # what a check reckons again
    "rate": Label("比率", "rate"),
    "sum": Label("合计", "sum"),
    "count": Label("个数", "count"),
    # what a load did
    "new": Label("新读入", "new"),
    "unchanged": Label("没有变化", "unchanged"),
    "replaced": Label("已替换", "replaced"),
    "kind settled": Label("已指定类型", "kind settled"),
    "same content": Label("内容相同，已读入", "same content as one that is loaded"),
    "place settled": Label("已归属地区", "place settled"),
    "quotes added": Label("已补原文", "quotes added"),
    # how a task goes on in the next edition
    "split": Label("拆分", "split"),
    "joined": Label("合并", "joined"),
    "other-figure": Label("数值改变", "another figure"),
    "contained": Label("用词增减", "longer or shorter words"),
    "renamed": Label("改名", "renamed"),
    "back": Label("重新列入", "back"),
    "missing": Label("不再列入", "listed no more"),
    "added": Label("新列入", "new"),
    # what a check found
    "violation": Label("违反", "violation"),
    "warning": Label("提醒", "warning"),
}


def label(code: str, language: str) -> str:
    """The code in a language; a code that has no label stays as it is."""
    known = CODES.get(code)
    return code if known is None else known[language]
