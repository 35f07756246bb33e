"""A name found in a text: what all ways of finding names give."""

from __future__ import annotations

from dataclasses import dataclass

from ontology import late_re as re
from ontology.text import normal_name


@dataclass(frozen=True, slots=True)
class Name:
    """A thing named in a text.

    start, end: where its name stands. name: the normal form, quotation marks left out.
    kind: a class of the ontology. rule: how it was found (see the module).
    list_start, list_end: the span of the list that it is a member of, else its own.
    count: how many parts the name states (六大…: 6), else None.
    form: the set form that it is of, where the rule has several (`aim`, `road`).
    """

    start: int
    end: int
    name: str
    kind: str
    rule: str
    list_start: int = -1
    list_end: int = -1
    count: int | None = None
    form: str = ""

    @property
    def rule_id(self) -> str:
        """The rule that found it, as a claim's method names it (`loaders.language.rules`)."""
        return f"name/{self.form or self.rule}"


QUOTES = re.compile(r"[“”‘’\"《》「」『』]")


TRADE = re.compile(
    r"(?:大|新|高端|生物|集成|数字|先进|人工|现代|绿色|清洁|节能|环保|精密|智能|电子|信息|网络|工业|"
    r"互联网|物联网|半导体|新型|汽车|航空|海洋|精细|化工|食品|机械|纺织|服装|家居|建材|冶金|"
    r"数据|内容|医药|医疗|电路|经济|制造业?|金融|能源|材料|装备|器械|健康|旅游|物流|电商|软件|通信|"
    r"技术|服务业?|文化|农业|农产品|粮油|畜禽|酿酒|制酒|芯片|合金|金属|涂料|门窗|加工|外贸|商贸|贸易|餐饮|住宿|零售|批发|建筑业?|房地产|科技)+"
)
"""Trades: 甲业、乙业等企业 names sorts of companies; 华某新能源 is one."""


def plain(words: str) -> str:
    """The normal form of a name: quotation marks, white space and 、 at the ends left out."""
    return normal_name(QUOTES.sub("", words)).strip("、，。")
