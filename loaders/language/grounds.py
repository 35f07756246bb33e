"""On which grounds a figure of running text has a name: one table, and no name on any other.

In go the figures of a paragraph with the names that its words gave them; out come the same figures,
those whose name rests on none of :data:`GROUNDS` without one. How sure each ground is, was counted
on texts that no rule was written for (`docs/decisions/0014-names-on-evidence.md`): what a row's
task, a table's head or a clause before lends a name, in running text is of another thing too often.
The words stand in `loaders/lexicon/grounds.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders.language import indicators, noun_phrase
from loaders.language.certain import goes_on_to_say, sentence_verbs
from loaders.language.clauses import SENTENCE_MARKS, begin_of
from loaders.language.common_words import pieces
from loaders.language.figure import DOUBTED, OF_EXPECTED, Figure, Part
from loaders.language.measures import COUNTERS
from loaders.language.topics import TOPIC
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS
from ontology.text import squeeze

_WORDS = lexicon("grounds")
_STATISTIC = re.compile(_WORDS.pattern("ground/statistic"))
_MEASURE = re.compile(_WORDS.pattern("ground/measure"))
_CHANGED = re.compile(_WORDS.pattern("ground/changed"))
_LINK = re.compile(_WORDS.pattern("ground/link"))
_HEAD = re.compile(_WORDS.pattern("ground/head"))
_LIGHT = re.compile(_WORDS.pattern("ground/light"))
_NUMBER = re.compile(r"分别|\d")
_VERB, _COUNTED, _TELLING, _FULL = 2, 3, 4, 7
"""So long is a verb; so long a name says what is counted, what is measured; so long a one says of
what a measure is, whatever stands before.
"""
_NEAR = 200
"""So many characters beside a number are looked at."""
_LENT = frozenset(
    {
        "figure/noun-before",
        "figure/told-before",
        "figure/owner",
        "figure/topic",
        "figure/verb",
        "figure/total",
    }
)
"""What a clause before lent its noun: in running text it is that of another thing too often."""
_GOES_ON = frozenset(
    {"figure/growth-before", "figure/plan", "figure/rate", "figure/rank", "figure/share"}
)
"""What tells of the figure before it: how it grew, was planned or ranks, how much is done."""
_LIST = "figure/list"
_PART, _RANK = "figure/part", "figure/rank"
_SECOND = re.compile(_WORDS.pattern("ground/second"))
_GROWN = re.compile(_WORDS.pattern("ground/grown"))
_SPENT_ON = re.compile(_WORDS.pattern("ground/spent-on"))
_LABEL = re.compile(_WORDS.pattern("ground/label"))
_MONEY = re.compile("元(?:/|$)")
_LED = re.compile(_WORDS.pattern("ground/led"))
_OF_A_SET = re.compile(_WORDS.pattern("ground/of-a-set"))
_OF_ALL = re.compile("[全我][国省市县区州旗镇乡]")
_NO_NAME = re.compile(_WORDS.pattern("ground/no-name"))
_SEVERAL = re.compile(r"[、和及]\d|、")
_NEXT = re.compile(r"、(?=\d)")
_OF_ALL_LISTED = re.compile("(?:问题|工作|任务)$")
_DEALT = re.compile(r"\d[\d.,万亿余多]*[\u4e00-\u9fff][^，；]*(?<![和及与])$")
"""The first of several that share an act, behind it (建成|1个甲)."""
_STOPS = "，。；、,;：: "
_JOINS = frozenset("、和及与")
_ANY_WORK = re.compile("^(?:推动|推进|加快|促进)|项目|工程|任务|工作|发展|查处")
_DOING = frozenset("apvdkeu")
_ACTS = frozenset("apv")
_NEW = frozenset({"新增", "净增", "新建", "新设"})
_OF_THOSE = re.compile("的(?:共?有|为|是|达到?)?$")
"""已签订合同的有5个: of what, is not said."""
_SIZED = re.compile("亩$|公顷$|米$|公里$|里$")
"""Units of size in which what stands behind them is counted as well (新建5公里道路); 60千瓦变压器
is one of that size.
"""
_OF_GROWTH = re.compile("其?(?:增速|增幅|涨幅|降幅)")
_DID = re.compile(_WORDS.pattern("ground/did"))
_STAGE = re.compile(_WORDS.pattern("ground/stage"))


@dataclass(frozen=True, slots=True)
class Place:
    """A figure where it stands.

    name: without how it changed. said, after: the words of its own clause before and behind the
    number, all three without those that say nothing; before: without what leads on to it. last: the
    number before it, prior: what that is called. held: the name that the figure before it has for
    sure; known: those that figures of its sentence have. opens: it is the first of its sentence.
    of_those: it is of some that 的 tells (签订合同的9个). apart: it stands beside what its sentence
    is of.
    """

    figure: Figure
    name: str
    of_those: bool
    said: str
    before: str
    after: str
    last: str
    prior: str
    held: str
    known: Set[str]
    opens: bool
    apart: bool
    paired: bool
    grew: bool

    @property
    def goes_on(self) -> bool:
        """Whether it is told of the figure before it, or of a part of that."""
        return self.figure.rule == _PART and bool(self.held) and self.name not in self.before

    @property
    def own(self) -> bool:
        """Whether no clause before it lent it a noun, and it is of the whole place by its words."""
        lent = self.figure.rule in _LENT or self.apart
        of_a_set = _OF_A_SET.search(self.name) is not None and _OF_ALL.match(self.said) is None
        return not (lent or of_a_set)

    @property
    def measured(self) -> bool:
        """Whether its name says what is measured, in one word at its end."""
        return _MEASURE.search(self.name) is not None

    @property
    def counted(self) -> bool:
        """Whether it is counted, and its name says what, and not only what was done."""
        level = self.figure.kind == "level" and not self.measured
        money = _MONEY.search(self.figure.quantity.base_unit) is not None
        return level and not money and not self.of_those and not _is_act_alone(self.name)

    @property
    def staged(self) -> bool:
        """Whether it counts the works or firms at one stage (签约项目, 投产企业): what is done to
        them there is of which kind they are.
        """
        return self.figure.kind == "level" and _STAGE.fullmatch(self.name) is not None

    @property
    def alone(self) -> bool:
        """Whether a noun alone follows what was done to another (新增企业9户，商户8户): was it
        done to that as well, or are there so many?
        """
        if _act(self.name):
            return False
        if self.before == self.name:
            return self.held[:_VERB] in _NEW
        ahead = self.before.removesuffix(self.name)
        beside = ahead[-1:] in _JOINS and ahead[:-1].endswith(self.last)
        return beside and (
            bool(_act(self.held)) or self.last[-1:] != self.figure.quantity.text[-1:]
        )

    @property
    def led(self) -> bool:
        """Whether words before the name say with what something was done (围绕甲工程…), or of which
        set alone it is told (甲工程：…).
        """
        return _LED.search(self.before) is not None

    @property
    def in_counters(self) -> bool:
        """Whether the unit is one by which things behind it are counted."""
        unit = self.figure.quantity.base_unit
        return unit in COUNTERS or _SIZED.search(unit) is not None

    @property
    def stands_before(self) -> bool:
        """Whether the number's own clause says the whole name before it, and no more of the same
        list; or the last word of it there and the act ahead (新建甲9个、乙8个: 新建乙).
        """
        at = self.said.rfind(self.name)
        if at >= 0:
            ahead = self.said[:at]
            # 9个市、县重点项目: the last of several of which the number tells
            return ahead[-1:] not in _JOINS or ahead[:-1].endswith(self.last)
        act = _act(self.name)
        thing = self.name[len(act) :]
        rest = self.before.removesuffix(thing)
        return bool(act and thing and rest != self.before and act in rest) and rest[-1:] in _JOINS

    @property
    def stands_behind(self) -> bool:
        """Whether the whole name stands behind the number, and then the clause ends or says what
        those that are counted did.
        """
        if not self.after.startswith(self.name):
            return False
        rest = self.after[len(self.name) :]
        return not rest or _DID.match(rest) is not None

    @property
    def stands_around(self) -> bool:
        """Whether an act stands before the number, and up to the end of the clause to what, or up
        to the next number (建成1个甲、3个乙: the act is of both).
        """
        after = _NEXT.split(self.after, maxsplit=1)[0]
        listed = after != self.after
        if listed and (_OF_ALL_LISTED.search(self.after) or goes_on_to_say(self.after)):
            return False  # 解决9个村、800人饮水问题; 新增9个小区、8家商户开展分类
        said = self.name.removesuffix(after) if after else self.name
        if said == self.name or not _act(self.name):
            return False
        shared = self.figure.rule == _LIST and said in self.before
        return (
            self.before.endswith(said) or shared or _DEALT.match(self.before, len(said)) is not None
        ) and self.before.find(said) >= 0


def _is_statistic(each: Place) -> bool:
    # 存贷款余额分别: two statistics in one word
    said = each.name in each.said or each.name in each.after or each.figure.dealt
    return each.own and said and is_statistic(each.name)


def _goes_on(each: Place) -> bool:
    said = each.figure.indicator
    if not each.held or not said.startswith(each.held):
        return False
    rest = said[len(each.held) :]
    changed = _CHANGED.fullmatch(rest) is not None
    told_so = changed and _CHANGED.fullmatch(each.before) is not None  # 同比增收8亿元
    if each.figure.rule not in _GOES_ON and each.before and not told_so:
        return False
    of_growth = each.figure.rule == _RANK or each.figure.quantity.unit.endswith("百分点")
    grew = each.figure.rule != _RANK and each.grew
    if of_growth and not grew and _OF_GROWTH.match(each.said) is None:
        return False  # of that, or of its growth? 增幅居全市第三 says
    return not rest or changed or _plain(rest) in each.before


def _is_part(each: Place) -> bool:
    own = each.before.removeprefix("其中").lstrip(_STOPS)
    rest = each.name.removeprefix(own)
    part = each.figure.rule == _PART and bool(own) and "" != rest != each.name
    whole = _plain(each.held)
    return part and (rest == whole or (not _act(whole) and whole.endswith(rest)))


def _is_of_the_same(each: Place) -> bool:
    """粮食播种面积9万亩，产量8万吨: of the same crop; 合作社9家，新增2家: of the same bodies."""
    if not each.held or not each.before:
        return False
    own = each.before.removeprefix("其中").lstrip(_STOPS)
    stem = each.name.removesuffix(own)
    whole = _plain(each.held)
    if is_statistic(whole) and is_statistic(each.name):
        return stem != each.name and whole.startswith(stem)
    return not _act(whole) and own in _NEW and each.name == own + whole


def _is_of_each(each: Place) -> bool:
    if not each.figure.dealt:
        return False
    row = _LINK.sub("", _NUMBER.split(each.said, 1)[0])
    if each.name in row or each.name in each.known:
        return _MEASURE.fullmatch(each.name) is None or is_statistic(each.name)
    ends = (at for at in range(2, len(each.name)) if row.endswith(each.name[at:]))
    return any(_is_member(row, each.name[:at], each.name[at:]) for at in ends)


def _is_member(row: str, name: str, shared: str) -> bool:
    """Whether one of a list shares the measure that is said behind its last (铁路、公路货运量)."""
    whole = is_statistic(shared) or _MEASURE.fullmatch(shared) is not None
    at = row.find(name)
    return whole and at >= 0 and row[at + len(name) : at + len(name) + 1] in _JOINS


def _is_counted_before(each: Place) -> bool:
    plain = each.own and (each.staged or (each.counted and len(each.name) >= _COUNTED))
    apart = each.alone or each.led or each.figure.rule == _LIST
    return plain and each.stands_before and not apart


def _is_counted_behind(each: Place) -> bool:
    telling = each.own and each.counted and each.in_counters and len(each.name) >= _COUNTED
    whole = "、" not in each.name and each.stands_behind
    listed = each.figure.rule == _LIST and each.before.endswith("等")
    return telling and whole and (listed or _HEAD.fullmatch(each.before) is not None)


def _is_act_around(each: Place) -> bool:
    telling = each.own and each.counted and each.in_counters and len(each.name) >= _TELLING
    one = all(at == 0 for at in sentence_verbs(each.name))
    return telling and one and each.stands_around


def _is_money_of_an_act(each: Place) -> bool:
    """发放助企贷款7731万元: for what it was, and nothing else, stands before it."""
    money = each.figure.kind == "level" and _MONEY.search(each.figure.quantity.base_unit)
    act = _act(each.name)
    told = bool(money and act) and len(each.name) >= len(act) + _COUNTED
    whole = each.said.endswith(each.name) and _HEAD.fullmatch(each.said.removesuffix(each.name))
    return told and each.own and not each.led and whole is not None


def _is_of_a_group(each: Place) -> bool:
    """实施重点项目12个，完成投资9亿元: the investment in those, told by what is counted."""
    of = (indicators.noun(name) for name in each.known)
    return each.figure.rule == TOPIC and any(x and each.name.startswith(x) for x in of)


def _is_of_two_units(each: Place) -> bool:
    """拆除违法建筑327处3.2万平方米: the same, counted in two ways."""
    of_others = each.name.endswith("户") and each.figure.quantity.unit.endswith("人")
    return each.paired and each.figure.indicator == each.held and not of_others


def _is_growth_told_whole(each: Place) -> bool:
    """盗窃类案件同比下降22.9%: what is only ever counted, and all that stands before it.

    外商投资企业下降2.4% leaves out what of them fell.
    """
    grown = each.figure.kind == "growth" and each.own and not each.led
    return grown and each.before == each.name and _GROWN.search(each.name) is not None


def _is_measure_told_first(each: Place) -> bool:
    own = each.own and each.measured and each.stands_before and not each.led
    return own and each.opens and len(each.name) >= _TELLING


def _is_measure_told_whole(each: Place) -> bool:
    if not (each.own and each.measured and each.stands_before) or each.led:
        return False
    done = bool(_act(each.name)) or each.name.endswith("率")
    return len(each.name) >= (_VERB + _COUNTED if done else _FULL)


def _is_rank(each: Place) -> bool:
    if each.figure.rule != _RANK or len(each.name) < _VERB or each.name not in each.said:
        return False
    return _HEAD.fullmatch(each.said[: each.said.index(each.name)].removesuffix("两次")) is not None


def _is_promised(each: Place) -> bool:
    """A promise holds a name by its own words: it is a task, which lends it what it lacks."""
    if indicators.is_general(each.name) or _SEVERAL.search(each.name):
        return False
    dealt = "分别" in each.said and each.name[-_VERB:] in each.said  # 镇、村居民收入分别增长7%、8%
    if dealt or (each.name == each.prior and _SECOND.fullmatch(each.said) is not None):
        return True
    if each.figure.dealt or each.figure.rule in (_LIST, *_LENT) or each.alone:
        return False
    rest = each.after.removeprefix(each.name)
    behind = rest != each.after and _SEVERAL.match(rest) is None
    return behind or each.name in each.said or each.stands_around or _is_split(each)


def _is_split(each: Place) -> bool:
    """Whether a name is the words before the number and those behind it (第二批9个项目开工)."""
    cuts = range(1, len(each.name))
    return any(
        each.said.endswith(each.name[:at]) and each.after.startswith(each.name[at : at + _VERB])
        for at in cuts
    )


GROUNDS: tuple[tuple[str, Callable[[Place], bool]], ...] = (
    ("a statistic by its full name", _is_statistic),
    ("it goes on with the figure before it, whose name is sure", _goes_on),
    ("a part of the figure before it, whose name is sure", _is_part),
    ("another measure, or the new ones, of what the figure before it is of", _is_of_the_same),
    ("one of a list in its own clause, in order (分别)", _is_of_each),
    ("a rank, told with what is ranked in its own clause", _is_rank),
    ("what is counted, told before its number in its own clause", _is_counted_before),
    ("what is counted, told behind its number to the clause's end", _is_counted_behind),
    ("an act before the number, behind it to what", _is_act_around),
    ("of the projects that its sentence counted before", _is_of_a_group),
    ("the same in another unit, right behind its number", _is_of_two_units),
    ("for what money was given, told by an act and its object", _is_money_of_an_act),
    ("what changed, told whole in its own clause", _is_growth_told_whole),
    ("what is measured, told first in its sentence", _is_measure_told_first),
    ("what is measured, told at full length in its own clause", _is_measure_told_whole),
)


@lru_cache(maxsize=OF_WORDS)
def is_statistic(name: str) -> bool:
    """Whether a name is that of a statistic, in full.

    >>> is_statistic("规模以上工业增加值"), is_statistic("产值")
    (True, False)
    """
    return _STATISTIC.fullmatch(name) is not None


@lru_cache(maxsize=OF_WORDS)
def _is_act_alone(name: str) -> bool:
    """Whether a name says only what was done."""
    return all(each.sign in _DOING for each in noun_phrase.words(_ANY_WORK.sub("", name)))


@lru_cache(maxsize=OF_WORDS)
def _act(name: str) -> str:
    """The act that a name begins with; "" where it begins with none."""
    act = indicators.verb(name)
    first = next(noun_phrase.words(name), None)
    if not act and first is not None and first.sign in _ACTS:
        act = first.text
    act = act or (name[:_VERB] if sentence_verbs(name)[:1] == (0,) else "")
    said = pieces(name)[:_VERB]
    return act or (said[0].text if len(said) == _VERB and said[0].is_verb else "")


@lru_cache(maxsize=OF_WORDS)
def _plain(words: str) -> str:
    return _LIGHT.sub("", squeeze(words))


def on_sure_grounds(
    text: str, figures: Sequence[Figure], promised: Callable[[Figure], bool] = lambda _: False
) -> list[Figure]:
    """The figures of running text, those whose name rests on no sure ground without one.

    promised: whether a figure is one that somebody is to reach.
    """
    made: list[Figure] = []
    held, last, prior, label, begin, end, joined = "", "-", "", "", -1, -1, -1
    known: set[str] = set()
    first, until, grew = True, -1, False
    labels = list(_LABEL.finditer(text))
    for at, figure in enumerate(figures):
        each = _as_whole(text, figure, figures[at + 1] if at + 1 < len(figures) else None)
        one = each.quantity
        start = begin_of(text, one.start)
        if start != begin:
            held, known, last, prior, first = "", set(), "-", "", True
            begin = start
        while labels and labels[0].start() <= one.start:
            found = labels.pop(0)
            label, until = found["of"] or found["work"], text.find("\n", found.end())
        label = "" if 0 <= until < one.start else label
        part = begin_of(text, each.quantity.start, SENTENCE_MARKS)
        held, joined = held if part == joined else "", part
        opens, first = first, first and each.baseline
        name = _CHANGED.sub("", each.indicator) or each.indicator
        said = _plain(text[max(each.start, one.start - _NEAR) : one.start]).rstrip(_STOPS)
        place = Place(
            each,
            _plain(name) or name,
            _OF_THOSE.search(text, max(each.start, one.start - _VERB * 2), one.start) is not None,
            said,
            _LINK.sub("", said),
            _plain(text[one.end : min(each.end, one.end + _NEAR)]).strip(_STOPS),
            last,
            prior,
            held,
            known,
            opens and not each.partial,
            _stands_apart(text, each, end, label),
            one.start == end,
            grew,
        )
        grew = each.kind == "growth" and each.quantity.unit in "%％"
        last, end, prior = _plain(each.quantity.text), each.quantity.end, place.name
        no_name = not each.indicator or _NO_NAME.search(each.indicator) is not None
        if no_name or ground(place) is None:
            weak = not no_name and promised(each) and _is_promised(place)
            made.append(replace(each, bare=True) if weak else _nameless(each))
            held = "" if each.part is Part.VALUE and each.kind == "level" else held
        else:
            made.append(each)
            known.add(place.name)
            change = (
                bool(held) and _CHANGED.fullmatch(each.indicator.removeprefix(held)) is not None
            )
            held = held if each.rule in _GOES_ON or place.goes_on or change else each.indicator
    return made


def _stands_apart(text: str, figure: Figure, end: int, label: str) -> bool:
    """Whether a figure stands right behind another number (贫困户9户20人), in a bracket without an
    act of its own (（甲小区5个）), before what a sum was spent on (资金9亿元，推进…), or below the
    label of a trade or work that its name leaves out.
    """
    begin = figure.quantity.start
    opened = text.rfind("（", max(0, figure.start - 1, begin - _NEAR), begin)
    inside = opened >= 0 and text.find("）", opened, begin) < 0
    part = inside and not (figure.partial or _act(figure.indicator) or figure.kind != "level")
    spent = _MONEY.search(figure.quantity.base_unit) and _SPENT_ON.match(text, figure.quantity.end)
    return begin == end or part or bool(spent) or label[:_VERB] not in figure.indicator


def ground(place: Place) -> str | None:
    """The first ground on which a figure has its name; None where there is none."""
    return next((each for each, holds in GROUNDS if holds(place)), None)


def _nameless(figure: Figure) -> Figure:
    if not figure.indicator:
        return replace(figure, bare=True)
    # What is only expected stays said, to be told from what is planned.
    rule = OF_EXPECTED if figure.rule == OF_EXPECTED else DOUBTED
    return replace(figure, indicator="", bare=True, rule=rule)


def _as_whole(text: str, figure: Figure, following: Figure | None) -> Figure:
    """A work of which the next clause says how much of it is done (道路拓宽12公里，现已完成8公里):
    how large it is, and neither a result nor a goal.
    """
    if following is None or figure.part is not Part.VALUE or figure.kind != "level":
        return figure
    one, part = figure.quantity, following.quantity
    if one.base_unit != part.base_unit:
        return figure
    if _DONE_BEFORE.search(text, figure.start, one.start) is not None:
        return figure
    if _OF_WHICH_DONE.fullmatch(text, one.end, part.start) is None:
        return figure
    return replace(figure, part=Part.WHOLE, rule="figure/whole")


_DONE_BEFORE = re.compile("已|完成|建成|完工|竣工|新增|实现|共|累计")
_OF_WHICH_DONE = re.compile(
    "[^，。；\\d]{0,20}[，,](?:目前|现在|至今|其中)?[，,]?(?:现?已|已经)(?:经|累计)?(?:完成|完工|建成)"
)
