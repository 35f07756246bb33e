"""What a sentence has told so far: what its next figure may take its noun or subject from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.language.figure import Figure, Part
from ontology import late_re as re

MEMORY = 50
"""How many figures back a sentence is remembered."""

_SHARE_OF = re.compile(r"占(?!比|地|用|道).+$")
"""What something is a share of (支出占预算) is not what rose by so much."""
_HELD_AGAINST = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:[快高低慢优好]于|高出)[^，。；]*$")
_HOW_CHANGED = re.compile(
    r"(?:增速|降幅)?(?:同比|环比)?(?:上升|下降|净增加?|增加|减少|提高|提升|降低|回落|改善|恶化)$|环比$|(?<=[额量值数])新增$"
)

_OF_GROWTH = re.compile(r"(?:[增降涨跌]幅|增速|增长率?|[率比]|比重|占比)$")

_SAYS_OF_WHAT = re.compile(r"[增降涨跌]幅|增速|占|[较比]重|拉[低动]|[上下]拉|拖累")
_OF_ITS_GROWTH = re.compile(r"(?P<word>增速|降幅)[\u4e00-\u9fff]{2,6}$")
_MORE_OR_LESS = re.compile("收窄|扩大|缩小|降幅")
_BETTER = re.compile("提高|加快|回升|提升|上升|改善|好转|增速|增幅")
_LESS = re.compile(r"(?:下降|减少|降低|回落|下滑|下跌)$")

INCREMENT = re.compile(
    r"(?:超额完成|超出|超过|[增减][收支]|净?增(?:加|长)|减少|同比|环比|[较比][上去]年)"
)
"""Of what rose by so much, a growth rate after it is not said."""
_RISEN = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:(?:[较比][上去]年(?:同期)?|同比)(?:净?增加|减少)|净增|[减增短多超][收产])$"
)


_BY_MORE = re.compile("(?:增加|减少|增|减)$")
_RATES = ("率", "比例", "比重", "占比")


def _place(figure: Figure) -> tuple[int, int]:
    return figure.sentence, figure.quantity.start


@dataclass
class Told:
    """What a text has told so far, as far as what follows may lean on it.

    figures: all so far. context: of a report, the figures of its task's own words.
    sentence: number of the present one. partial: 其中 was said in it. subject: what a clause
    without figures says rose; risen_since: how many figures were told before it. topic: what the
    clause right before, without figures, is told of. label: what stands before the bracket that
    is being read.
    planned, intended: words of this clause, of this sentence, plan or deny what follows; denied:
    the last of them denies; expected: the last of them is 预计. approved: it tells what a congress
    approved.
    """

    context: Sequence[Figure] = ()
    figures: list[Figure] = field(default_factory=list)
    sentence: int = 0
    partial: bool = False
    subject: str = ""
    topic: str = ""
    risen_since: int = 0
    label: str = ""
    planned: bool = False
    intended: bool = False
    denied: bool = False
    expected: bool = False
    approved: bool = False
    parted: tuple[int, Figure] | None = None
    """The last whole of which parts were told, and in which sentence the last one was."""
    asides: set[int] = field(default_factory=set)
    """Where the clauses in brackets begin: what is behind goes on with what is before."""
    aside: bool = False
    """Whether a bracket is being read."""

    def just_risen(self) -> str:
        """What the clause before says rose, where no figure was told since (总额突破“百亿”)."""
        return self.subject if self.risen_since == len(self.figures) else ""

    def in_sentence(self) -> Iterator[Figure]:
        """The figures of this sentence so far, the last one first."""
        for each in reversed(self.figures[-MEMORY:]):
            if each.sentence != self.sentence:
                break
            if self.aside or each.start not in self.asides:
                yield each

    def growth_of(self, name: str, behind: str) -> str:
        """A name with the word that its growth is meant, where growth was told of it last: points
        are of that (产值增长12%，比上半年回落4个百分点), unless the words behind it say of what.
        """
        last = next(self.in_sentence(), None)
        if last is None or last.kind != "growth":
            return name
        of_growth = _OF_ITS_GROWTH.search(last.indicator)
        if not of_growth and last.quantity.unit != "%":
            return name
        if _OF_GROWTH.search(name) or _SAYS_OF_WHAT.match(behind):
            return name
        if of_growth:
            return name + of_growth["word"]
        if _LESS.search(last.indicator):
            return _of_a_fall(name, behind)
        return name + "增速"

    def rate_that_rose(self) -> str:
        """The rate of which a number of points tells that stands behind how many more were counted
        (开工8个，开工率74%，比上月增加2个，提高4个百分点), or "".
        """
        beside = list(self.in_sentence())
        if not beside or beside[0].quantity.is_ratio or not _BY_MORE.search(beside[0].indicator):
            return ""
        rates = (x.indicator for x in beside if x.quantity.is_ratio and x.kind != "growth")
        return next((each for each in rates if each.endswith(_RATES)), "")

    def promised(self, kind: str) -> str:
        """The task's own indicator of this kind, if it has but one."""
        names = {each.indicator for each in self.context if each.kind == kind}
        return names.pop() if len(names) == 1 else ""

    def last_indicator(self, *, whole: bool = True, rates: bool = False) -> str:
        """What the last figure measures. whole: with what it is a share of (支出占预算).

        rates: also of a rate of completion.
        """
        # A bracket is told behind its clause, wherever it stands: 3家（占比8%）完成9亿元，增长5%.
        latest = sorted(self.figures[-MEMORY:], key=_place)
        for each in reversed(latest):
            if each.start in self.asides and not self.aside:
                continue
            # Of what is planned, its growth is planned too: 预计完成投资5亿元，增长8%.
            planned = each.part is Part.PLAN and (self.planned or self.intended)
            if each.part is Part.RATE:
                if rates and each.indicator.endswith("率"):
                    return each.indicator  # 完成率99%，提高3个百分点
                continue
            if each.kind == "share" and not each.indicator:
                if rates:
                    return ""  # 占全国的19%, of what is not told, 提高2个百分点
                continue  # 占全市的54%, of what has too long a name: what grew is before it
            if _HELD_AGAINST.search(each.indicator):
                continue  # 支出9亿元，快于序时进度3个百分点，下降4%: the spending fell
            if each.kind == "share" and each.indicator.startswith("占"):
                continue  # 支出22亿元，占总支出的85%，增长2%: the spending grew
            if (each.part is Part.VALUE or planned) and not INCREMENT.match(each.indicator):
                name = each.indicator if whole else _SHARE_OF.sub("", each.indicator)
                name = _RISEN.sub("", name)  # 资金较上年增加3亿元，增长15%: the funds did
                return _HOW_CHANGED.sub("", name or each.indicator)
        return ""


def _of_a_fall(name: str, behind: str) -> str:
    """What points behind a fall are of: 下降20%，低于全市增速14个百分点，较上月提高1个百分点 of its
    growth, 收窄1个百分点 of the fall; of which 回落1个百分点 is, nobody says.
    """
    if _MORE_OR_LESS.search(behind):
        return name + "降幅"
    return name + "增速" if _BETTER.search(behind) else ""
