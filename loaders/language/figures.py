"""Figures: each quantity of a text with what it measures and the part it plays there.

This is where sentences are read: `新增A类企业99家、B类企业163家` gives 新增A类企业 and
新增B类企业; `开工项目14个，投用3个` gives 开工项目 and 投用项目; `均增长10%以上` is said of every
member of the list before it; `完成率115%` is a claim about the figure before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise

from loaders.language import indicators
from loaders.language.certain import certain, says_measure
from loaders.language.clauses import SENTENCE_MARKS, Span, begin_of, clauses, split
from loaders.language.enumerations import Listing, listing, split_items
from loaders.language.fault import HALF
from loaders.language.figure import (
    UNASSIGNED,
    UNNAMED,
    Figure,
    Part,
    checked,
    comparable_units,
    with_growth,
)
from loaders.language.figure_names import SUBJECT_CARRIED, Naming, counted_names, names_after
from loaders.language.intentions import intentions
from loaders.language.measures import COUNTERS
from loaders.language.quantities import quantities
from loaders.language.quantity import Quantity
from loaders.language.rates import (
    PLAN_ALONE,
    completes,
    is_claimed_rate,
    opening_ratio,
    part_of,
    rated,
    sorts_tasks,
)
from loaders.language.respectively import RESPECTIVELY, listed_years, members, with_bare_numbers
from loaders.language.scope import batch, in_names, is_weight, without_batch
from loaders.language.slots import (
    TOTAL,
    Slot,
    Words,
    at_parts,
    is_hidden,
    with_brackets,
    without_qualifiers,
)
from loaders.language.told import MEMORY, Told
from ontology import late_re as re
from ontology.remembered import REMEMBERED
from ontology.text import squeeze

__all__ = [
    "Figure",
    "Part",
    "comparable_units",
    "figures",
    "is_claimed_rate",
    "rated",
    "with_growth",
]

_PARTIAL = re.compile(r"其中|^\s*(?:内含|含)(?=[\u4e00-\u9fff]{2})(?![税量水氧油金糖])")
_CONTAINED = re.compile(r"^(?:内含|含)(?=[\u4e00-\u9fff]{2})")
_QUOTED = re.compile("“[^”]*”|《[^》]*》")
_CAUSE = re.compile(r"^(?:因|由于|受)[^，。；]{2,14}?(?:仅|只(?!有)|实际)(?=[\u4e00-\u9fff])")
"""因天气仅举办92场: why it was so many is no part of the name."""
_JUST_BEHIND = 5
_A_PLAN = re.compile("计划")
_TO_BE = re.compile(
    r"[于在明下今后年\d]|并网|投[产用]|通车|交付|验收|完成|[开动竣完]工(?![\u4e00-\u9fff]*(?:项目|工程))|建成"
)
_LEFT = re.compile(r"(?:还|尚)?(?:剩余?|余下?)的?|其余")
_STILL = re.compile(r"[^，。；、]{0,8}?(?:正在|在建|未|待|继续|施工|推进)|[，。；]|$")
"""剩余5公里正在施工: so much is left."""
_SET_DOWN = re.compile(
    r"(?:下达|既定|确定|核定|分解|要求|承诺|预定)的?(?:增长|下降|达到)?$|(?:完成|实现|占)了?(?:全年|年度|本年|年初|[国省市县区]定|[国省市县区]级?下达|上级下达)+的?$"
    r"|超额完成了?$"
)
_A_TASK = re.compile(r"的?[\u4e00-\u9fff]{0,8}?(?:任务|目标|指标|计划)")
"""完成市下达的1000亩任务: so much was to be done."""
_A_TASK_OF = re.compile(r"(?<!完成)(?:任务|考核指标|目标)数?[为是]?$")
_THEN_DONE = re.compile(r"[，,、](?:目前|现|实际)?已?(?:完成|实现)了?\d")
"""改厕任务80座，完成86座: the first is what was to be done."""
_UNDONE = re.compile(r"(?:目前|至今|截至目前|也|均|都|暂|仍|还|尚)*未(?P<act>[\u4e00-\u9fff]{2,})")
"""未招聘教师80名: a clause that begins with what was not done (not 帮扶未就业青年80名)."""
_EXCEPT = re.compile(r"除(?:了)?$")
_OTHER_THAN = re.compile(r"[^，。；\d]{0,10}(?:以外|之外|外)")
_PART_OF_ABOVE = re.compile(r"[\s（(]*(?:其中|包括|内含|含(?=[\u4e00-\u9fff]{2,12}\d))")
"""What opens a line that tells of a part of the figure above it."""
_ITEM = re.compile(
    r"(?m)^[ \t\u3000]*(?:[（(]\d{1,2}[）)]|\d{1,2}[.．、]|[①-⑳]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]))(?!\s*\d)"
)
"""The number of an item, at the head of a line: no figure, and in no name."""
_SHORT_FOR = re.compile(
    r"[（(][^（()）\d]{0,12}[，,]?下同[）)]|[（(](?:以下|下文)?(?:统称|简称)(?:为|：|:)?[^（()）]{1,20}[）)]"
)
"""（以下简称规上）: what it will be called is no part of its name."""
_SAMPLED = re.compile(r"\d[\d.]*[%‰](?=人口(?:变动)?(?:情况)?(?:抽样)?调查)")
"""据全省5‰人口变动抽样调查: how many were asked."""
_WHO_APPROVED = re.compile(
    r"(?<=[占成的])(?:年初)?[省市区县州旗盟镇乡]?(?:第?[一二三四五六七八九十]{1,4}届)?(?:人大|人代会|人民代表大会)"
    r"[^，。；\d]{0,14}?(?:批准|审议通过|通过)的?(?=[^，。；\d]{0,6}(?:预算|计划)的?\d)"
)
"""完成人大批准预算的9%: who approved it names nothing."""
_SET_GOAL = re.compile(r"的?(?:年度|全年|控制|预期|工作)*目标")
_THAN_THAT = re.compile(r"(?:低于|高于|超过|优于|好于|超出)")
"""低于5%的控制目标: what it was to be."""
_EXCEEDS = re.compile(
    r"(?:超额完成|超出|超过|超)(?:年度|全年|年初|既定|目标|[省市县区国]?级?(?:下达|下调|确定)的?|任务|计划|指标|预期|预算)+$"
)
"""超额完成年度任务2亿元: by so much, and no goal."""
_ALL_OF_THEM = re.compile(r"(?<![年平人日月户])均|都|各")
_RATIO_NAME = re.compile(r"(?:率|比|占比|比重|比例|度|投资|收入|产值|增加值|消费)$")
_WEIGHT_WITHIN = re.compile(
    r"(?:考核)?占(?:比|[^（()）\d占]{0,6}?)[为:：]?\d+(?:\.\d+)?%[）)](?=\d)"
)
_CHANGED_THING = re.compile(
    r"(?P<verb>(?P<less>压减|压缩|压降|缩减|削减|减少|降低|精简|缩短)|提高|提升|增加)"
    r"(?P<thing>[\u4e00-\u9fffA-Za-z\d.“”]{2,12})"
)
_TO_THAT = re.compile(r"(?:[到至为]|达到?|不低于|不高于|控制在|保持在?|稳定在)(?:约|近|超过?)?$")
_BEFORE_RESPECTIVELY = re.compile(r"(?:预计|预期|力争|确保|同比|也|已|将|，|,|\s)+$")
_REACHING = re.compile(r"^(?:预计|完成|实现|达到?|突破|为|是|有|超过?)+")
_NEAR = 12
_ALL_THERE_IS = re.compile(r"总数|总量|总计|累计")
_RUNNING = re.compile(
    r"(?:目前|现|已|使|全[区县市省])*(?P<word>累计|总数|总量)(?:已|达到?|为|有|约|完成|实现|增至|增加到)*"
)
"""累计, 总数 alone before a number: all that there is of what was told just before."""
_PART = "figure/part"
_BY_SO_MUCH = re.compile("[增减](?:收|支|加|少|产)$")
"""收入增收2亿元 is no whole of which parts are told."""
_ALL_IN = frozenset({"收入", "支出"})
"""收入总计 of a budget is with all that was carried over or given, and no 收入."""
_ADDED = re.compile(
    r"^(?:累计)?(?:新(?:增加?|入选|认定|获评|评定|获批|上榜|培育|引进|签约|建成?|开工|登记|发展|注册|入库|纳统|入统"
    r"|打|购置?|配备?|植|育|栽|种|造|挖|添置?|授权|招募|孵化|吸纳|投放|申报|成立|设立?|创建|打造|招引|落户|投产)|净增加?|增加)"
    r"|(?:新增加?|净增加?|新入选|新认定|增加)$"
)
_LISTED = re.compile(r"[、和及与]")
_PREVIOUS = re.compile(r"环比|[较比]上个?(?:月|季度)")
_SEVERAL_YEARS = re.compile(r"[一二两三四五六七八九十]年平均")
"""两年平均增长5%: the growth of several years is none of one."""
_OF_A_YEAR = re.compile(r"(?:19|20)\d{2}年$")
_PULLS = re.compile("上拉|下拉|拉低|拉动|影响|拖累")
_YEARS = re.compile(r"((?:19|20)\d{2})年")
_AHEAD = re.compile("明年|来年|下一?步|下半年|今后|未来|“十[四五六]五”")
"""Before 计划: all of the sentence is to come."""
_BY_NOW = re.compile("目前|截[至止]|完成了|实际|累计|已")
_MOVED_UP = re.compile("(?:前进|上升|提升|前移|后移|跃升|下降|下滑|后退)了?$")
_ONCE_BUILT = re.compile(
    r"(?:建成|建好|投产|达产|投用|竣工|完工|达效|投运|运营|投入使用)(?:之?后|[以之]后)[，,]?$"
    r"|^[；;，,\s]*(?:据?初步)?(?:预计|预测)[，,]?$"
)
_ADJUSTED = re.compile("(?:预算|年初)[^，。；]{0,24}调整[为到至]")
"""收入由年初的7亿元调整为8亿元: what is to be spent, not what was."""
_RATIO_SIGN = re.compile("[%％‰]|百分点")
"""环比增长7%、同比增长5%: what stands before the sign is said of another change."""
_THAN = re.compile(r"(?:(?<=[增降涨跌]幅)|(?<=增速))[较比]$")
"""降幅比一季度收窄: the word that leads to the time."""
_ONLY_AGAINST = re.compile(r"^[较比与]$")
_AGAINST = re.compile(r"(?:环比|[较比])$")
_TIMES_BASE = re.compile(r"(?:也?是|为|相当于|达到?)[^，]{0,14}的")
_TOWARDS = re.compile(r"^[\s，,]*(?:其中)?[，,]?(?:对|向|从|自|与)")
"""Whom something goes to (其中对甲国增长8%) is not what grew."""
_LEVEL = re.compile(
    r"^(?P<verb>[\u4e00-\u9fff]{0,4}?)(?:国家级?|[省市县区盟旗州镇]级|[省市县区国]定|城区|城乡|城镇|农村)(?:以上)?(?P<noun>[^、，]{2,})$"
)
"""A name that begins with a level or a place (市级美丽乡村): what comes behind is its noun."""
_ONLY_REACHED = re.compile(r"[，、]?(?:已|预计|将|有望)*(?:达到?|至|升至|提高到|提升至|降至|为)了?")
_FAR = 160
"""So many characters before a ratio may say of what it is a share."""
_SHARE_OF = re.compile(r"占(?!比|地|用|道)")
_BASELINE_AFTER = re.compile(r"的?基础上")
_BARRIER = re.compile(r"^(?:大关|关口|台阶|基础上)")
"""What was passed, or left behind, measures nothing: 首次突破500亿元大关."""
_RISE = re.compile(
    r"(?P<subject>[^，、]{2,20}?)(?:实现|再次?|首次|成功|连续|持续|不断|稳步|全面|历史性|迅速|快速)*"
    r"(?:翻|逐[季月年]|上扬|回升|走高|突破|跨越|跨过|跃上|迈上|站上|创下?|迈入|壮大|提升|增长|攀升|扩大|提高|显著|明显|大幅|有所(?:回暖|好转|回升|改善|恢复)|“)"
)


_ITS_PART = re.compile(r"(?:[的]?(?:支撑|拉动|引领|带动|驱动|主导|支柱|压舱石)作用|势头|态势)$")
"""制造业拉动作用明显，增长9%: the industry grew."""
_BOUND_BEFORE_VERB = re.compile(r"(?:至少|最少|(?P<most>至多|最多))(?P<verb>[\u4e00-\u9fff]{2,4})$")
_TOPIC = re.compile(
    r"(?P<subject>[\u4e00-\u9fff]{2,20}?(?:收入|产值|增加值|总值|总额|投资|支出|税收|余额|产量|销售额))"
    r"(?:剔除|扣除|不含|按|同口径)[^，]*"
)
"""预算收入剔除减税因素，增长6%: what the next clause says grew."""


def figures(
    text: str, context: Sequence[Figure] | None = None, *, year: int | None = None
) -> list[Figure]:
    """All figures of a text, in reading order.

    context: for a report the figures of its task's own words: they lend their noun to a verb
        that stands alone (`完工14条` in the report of a task about roads).
    year: of the document, for years of two digits.

    The words of a task are asked for more than once (read, recomputed, judged), and cells repeat
    each other: what was read lately is remembered.
    """
    return list(_figures(text, None if context is None else tuple(context), year))


@lru_cache(maxsize=REMEMBERED)
def _figures(text: str, context: tuple[Figure, ...] | None, year: int | None) -> tuple[Figure, ...]:
    for aside in (_ITEM, _SHORT_FOR, _SAMPLED, _WHO_APPROVED):
        text = aside.sub(lambda match: " " * len(match.group()), text)
    every = with_bare_numbers(text, quantities(text))
    # What a task plans are its goals: their words lend their noun as any other's.
    told = Told([replace(each, part=_as_goal(each.part)) for each in context or ()])
    reader = _Reader(text, told, year)
    number, sentence_end = -1, -1
    ends = iter(split(text, SENTENCE_MARKS))
    starts = [each.start for each in every]
    read = 0
    for clause in at_parts(clauses(text)):
        if clause.start >= sentence_end:
            number, sentence_end = number + 1, next(ends).end
            reader.begin_sentence(number, clause.text, clause.start)
        near = every[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)]
        if near or reader.may_mark(clause):
            for piece, hidden, label in with_brackets(clause, near):
                opened = [start for start, _ in hidden]
                inside = [
                    each
                    for each in every[
                        bisect_left(starts, piece.start) : bisect_left(starts, piece.end)
                    ]
                    if each.end <= piece.end and not is_hidden(each, hidden, opened)
                ]
                partial = told.partial
                told.aside = piece.start != clause.start
                reader.clause(piece, hidden, inside, label)
                if told.aside:  # 其中 in a bracket says nothing of what is behind it
                    told.asides.add(piece.start)
                    told.partial = partial
        if len(told.figures) == read:  # nothing, or only what is quoted (突破“千亿”)
            reader.quiet(clause)
        else:
            told.topic = ""
        read = len(told.figures)
    found = sorted(told.figures, key=lambda each: (each.quantity.start, each.start))
    if context is not None and found and not text[: found[0].quantity.start].strip():
        found[0] = opening_ratio(text, found[0], told.context)
    return tuple(_with_batches(_once_named(text, found), told.context))


def _once_named(text: str, found: Sequence[Figure]) -> list[Figure]:
    """The figures, those without a name that stand before a name that the number behind it has,
    too, of another unit: 7万亩小麦平均单产达9公斤.
    """
    made = list(found)
    for at, (each, then) in enumerate(pairwise(found)):
        if (
            then.indicator
            and each.indicator.endswith(then.indicator)
            and each.part is then.part is Part.VALUE
            and not comparable_units(each.quantity, then.quantity)
        ):
            between = text[each.quantity.end : then.quantity.start]
            if _MEASURED.search(between) and not re.search("[、，,；]", between):
                made[at] = replace(each, indicator="", bare=True, rule=UNNAMED)
    return made


_MEASURED = re.compile(r"(?:[单亩]产|产[量值]|[均率额]|收入|水平)(?:达到?|为|是|约|[超突]过?)*$")


def _with_batches(found: Sequence[Figure], promised: Sequence[Figure]) -> list[Figure]:
    """Figures of batches alone (首批8个、第二批14个小区) with the noun that the last of their
    sentence has, or the task's own.
    """
    made = []
    for at, each in enumerate(found):
        if not _is_batch(each):
            made.append(each)
            continue
        said = batch(each.indicator)
        beside = [
            without_batch(other.indicator)
            for other in [*found[at + 1 : at + MEMORY], *reversed(made[-MEMORY:])]
            if other.sentence == each.sentence
            and without_batch(other.indicator) != other.indicator
            and comparable_units(other.quantity, each.quantity)
        ]
        if each.partial:
            beside += [
                other.indicator
                for other in reversed(made[-MEMORY:])
                if not other.partial and comparable_units(other.quantity, each.quantity)
            ]
        own = {x.indicator for x in promised if comparable_units(x.quantity, each.quantity)}
        name = beside[0] if beside else own.pop() if len(own) == 1 else ""
        named = replace(each, indicator=said + name, rule="figure/noun-before") if name else each
        made.append(checked(named))
    return made


def _is_batch(figure: Figure) -> bool:
    """Whether a batch is all that a figure's name says (第一批)."""
    return bool(batch(figure.indicator)) and without_batch(figure.indicator) == figure.indicator


def _without_lead(before: str) -> str:
    """Words before a number without why or how truly it was so: 因雨仅举办, 实际组织."""
    words = _CAUSE.sub("", before)
    stripped = squeeze(words)
    if stripped.startswith("实际") and len(stripped) == len("实际组织"):
        return stripped[2:]
    return words


def _that_came_to(clause: str, figure: Figure) -> Figure:
    """A figure behind what it was before (由7亿元增至8亿元)."""
    if _ADJUSTED.search(clause):
        return replace(figure, part=Part.PLAN, rule="figure/plan")
    return figure if figure.rule == UNNAMED else replace(figure, rule="figure/from-to")


def _as_goal(part: Part) -> Part:
    return Part.VALUE if part in (Part.PLAN, Part.DENIED) else part


_A_GOAL = re.compile("(?:年度|全年|年初|既定)+(?:目标|任务|计划)+")
_AS_EXPECTED = re.compile(
    r"(?![^，\d]*(?:完成|已|实际|累计|上年|去年))[\u4e00-\u9fff]{0,12}(?:收入|产值|总额|投资|增加值|生产总值|销售额|利润|零售额)(?:额|总额)?"
    r"(?:同比|增长|下降|达到?|为|突破)*\d"
)
"""Behind 预计实现产值9亿元；, what has no verb of its own is expected as well: 财政收入2亿元."""


class _Reader:
    def __init__(self, text: str, told: Told, year: int | None) -> None:
        self._words = Words(text, year)
        self._told = told
        self._naming = Naming(told)
        self._expected = False
        """Whether 预计 says of a figure of this sentence that it is only expected."""
        self._half: tuple[int, str] | None = None
        self._year = year
        self._opening = ""
        self._years = 0
        """How many years open the sentence, one after the other."""

    def may_mark(self, clause: Span) -> bool:
        """Whether a clause without figures still says something of those that follow."""
        return bool(_PARTIAL.search(clause.text))

    def begin_sentence(self, number: int, opening: str = "", at: int = 0) -> None:
        self._years = len(listed_years(opening))
        self._opening = opening
        self._told.sentence = number
        self._told.partial = bool(_PART_OF_ABOVE.match(opening))
        self._told.subject = self._told.topic = ""
        goes_on = self._expected and self._words.text[max(0, at - 4) : at].rstrip().endswith(
            ("；", ";")
        )
        self._expected = goes_on and _AS_EXPECTED.match(opening) is not None
        self._told.intended = self._expected

    def _looks_ahead(self, before: str) -> bool:
        """Whether the words before a plan, or what opens its sentence, are of a time to come."""
        words = self._opening + before
        later = (int(each) for each in _YEARS.findall(words))
        return _AHEAD.search(words) is not None or (
            self._year is not None and any(each > self._year for each in later)
        )

    def quiet(self, clause: Span) -> None:
        """Note what a clause without figures says rose, or tells of; the next may say how far."""
        if _ONCE_BUILT.search(clause.text):  # 项目建成后，年产值9亿元
            self._told.intended, self._told.denied = True, False
        topic = _TOPIC.match(clause.text)
        said = topic or _RISE.match(clause.text)
        self._told.subject = _ITS_PART.sub("", indicators.head(said["subject"])) if said else ""
        self._told.topic = self._told.subject if topic else ""
        self._told.risen_since = len(self._told.figures)

    def clause(
        self,
        clause: Span,
        hidden: Sequence[tuple[int, int]],
        inside: list[Quantity],
        label: str,
    ) -> None:
        """label: what stands before the bracket that this clause is, else ""."""
        self._told.label = label
        self._told.planned = False
        words = self._words.visible(clause.start, clause.end, hidden)
        if _PARTIAL.search(words):
            self._told.partial = True
        self._told.approved = _is_approved(words, self._told.approved)
        if not inside:
            return
        counted = without_qualifiers(self._words.text, clause, inside)
        counted = [
            self._at_least(clause, each) for each in counted if not self._is_none(clause, each)
        ]
        if not counted:
            return
        slots = self._words.slots(clause, hidden, counted)
        verb = ""
        index = 0
        told = len(self._told.figures)
        while index < len(slots):
            group = [slots[index]]
            while index + len(group) < len(slots) and slots[index + len(group)].run:
                group.append(slots[index + len(group)])
            mixed = []
            if group[0].quantity.is_ratio and RESPECTIVELY in group[0].before:
                mixed = _changed_otherwise(slots, index + len(group))
            if mixed:
                group += mixed
                read = self._mixed(clause, group)
            else:
                read = self._group(clause, group, verb)
            if read:
                verb = indicators.verb(read[0].indicator) or (verb if group[0].listed else "")
            ahead = indicators.head(group[0].before)
            around = group[0].before, group[-1].after
            behind = "" if index + len(group) == len(slots) else slots[-1].after
            last = index + len(group) == len(slots)
            read = [
                each if _is_batch(each) else checked(certain(each, *around, behind, last=last))
                for each in self._made_whole(read, ahead)
            ]
            if group[-1].came_to:
                read = [_that_came_to(clause.text, each) for each in read]
            self._told.figures.extend(read)
            index += len(group)
        wholes = [each.quantity for each in slots if each.whole]
        if wholes:  # 22个村中21个: how many there are to be done
            self._told.figures[told:] = [
                replace(each, part=Part.PLAN, rule="figure/plan")
                if each.quantity in wholes
                else each
                for each in self._told.figures[told:]
            ]
        count = len(self._told.figures) - told
        if count > 1:
            self._told.figures[told:] = [
                replace(each, place=(at, count))
                for at, each in enumerate(self._told.figures[told:])
            ]

    def _at_least(self, clause: Span, quantity: Quantity) -> Quantity:
        """A quantity with the bound that is said before its verb: 至少引入1家."""
        before = self._words.text[max(clause.start, quantity.start - _NEAR) : quantity.start]
        bound = _BOUND_BEFORE_VERB.search(before)
        if quantity.comparator != "=" or bound is None or not indicators.is_bare(bound["verb"]):
            return quantity
        return replace(quantity, comparator="<=" if bound["most"] else ">=")

    def _is_none(self, clause: Span, quantity: Quantity) -> bool:
        """Whether a quantity is no figure: a manner, a weight, a part of a name."""
        text = self._words.text
        before = text[max(clause.start, quantity.start - _NEAR) : quantity.start]
        opened = text.endswith(("（", "("), 0, clause.start)
        return (
            self._words.is_manner(quantity)
            or is_weight(before)
            or (opened and before == "占" and quantity.is_ratio)
            # 发放补助（占比20%）500万元: what it weighs stands before the number.
            or (opened and quantity.is_ratio and bool(_WEIGHT_WITHIN.match(text, clause.start)))
            or bool(in_names(text, quantity))
            or (quantity.unit == "位" and _MOVED_UP.search(before) is not None)
            or (quantity.unit == "次" and before.endswith(("届", "届第")))  # 六届二十九次会议
            or _makes(text, clause, quantity)
        )

    # --- meaning --------------------------------------------------------------------

    def _group(self, clause: Span, group: list[Slot], verb: str) -> list[Figure]:
        """Figures of quantities that share their words."""
        before, after = _without_lead(group[0].before), group[-1].after
        first = group[0].quantity
        part = self._part(before, after, first)
        total = bool(TOTAL.search(squeeze(before)))
        plain = before.replace(RESPECTIVELY, "")
        change = indicators.growth(plain) if first.is_ratio else None
        if change is not None:
            return self._changes(clause, group, change, part)
        if part is not Part.RATE and (len(group) > 1 or RESPECTIVELY in before):
            shared = self._shared_out(clause, group, part)
            if shared:
                return shared
        if first.is_ratio:
            return self._shares(clause, group, part)
        found = listing(before)
        name, bare, rule = self._named(group, before, after, found, verb)
        running = _RUNNING.fullmatch(squeeze(before))
        if running is not None and not indicators.tail(after).strip("，。；、 ）)"):
            name, rule = self._running(running["word"], first), "figure/told-before"
            total, bare = False, bare and not name
        elif not name and total and self._told.figures:
            name = self._told.figures[-1].indicator + "合计"
            rule = "figure/total"
        baseline = bool(_BASELINE_AFTER.search(after))
        if baseline:
            name = _BASELINE_AFTER.sub("", re.sub(r"^[去上]年", "", name))
        if not after.strip("，。；、 ）)"):
            name, bare, rule = self._as_part(clause, first, (name, bare, rule), before)
        return [
            replace(
                self._figure(
                    clause,
                    each.quantity,
                    _without_done(_level_of(name, each, first), before, each.quantity),
                    "level",
                    part,
                ),
                total=total,
                bare=bare,
                listing=counted_names(found, before, after) or names_after(after),
                baseline=baseline,
                rule=_of_part(part) or ("figure/base" if baseline else rule),
            )
            for each in group
        ]

    def _as_part(
        self, clause: Span, first: Quantity, named: tuple[str, bool, str], before: str
    ) -> tuple[str, bool, str]:
        """The name of a figure, whether only a verb says it, and its rule, where it is of a part of
        what was told before (其中…).

        named: the same by its own words.
        """
        name, bare, _ = named
        if not (self._told.partial and self._told.figures):
            whole = self._parted_before(clause, name, first)
            if whole is None:
                return named
            self._told.parted = (self._told.sentence, whole)
            return self._naming.part_of_whole(name, whole.indicator, first.unit), bare, _PART
        wholes = [
            each
            for each in reversed(self._told.figures[-MEMORY:])
            if not each.partial
            and each.start not in self._told.asides
            and _BY_SO_MUCH.search(each.indicator) is None
        ]
        alike = [each for each in wholes if comparable_units(each.quantity, first)]
        whole = next(iter(alike or wholes), None)
        if whole is None:
            return named
        part_name = _CONTAINED.sub("", indicators.head(before) or name)
        if not part_name and _OF_A_YEAR.search(self._words.text, clause.start, first.start):
            return whole.indicator, whole.bare, _PART  # 其中2020年6万座
        if indicators.is_bare(part_name):  # 开工914套，其中竣工630套
            last = self._told.figures[-1]
            beside = last.start == clause.start and comparable_units(last.quantity, first)
            of = last if beside else whole  # 其中甲类14个已完工11个
            return indicators.inherited(part_name, indicators.noun(of.indicator)), bare, _PART
        name = indicators.completed_part(part_name, whole.indicator)
        full = self._naming.part_of_whole(name, whole.indicator, first.unit)
        self._told.parted = (self._told.sentence, whole) if full != name else None
        return full, bare, _PART

    def _parted_before(self, clause: Span, name: str, first: Quantity) -> Figure | None:
        """The whole of which the sentence before told a part, where this one goes on with parts
        (其中，铁路9亿吨公里；公路4亿吨公里).
        """
        at, whole = self._told.parted or (-1, None)
        before = self._words.text[max(0, clause.start - 2) : clause.start].rstrip()
        if whole is None or not name or says_measure(name, first.unit):
            return None
        goes_on = before.endswith(("；", ";")) and self._told.sentence - at == 1
        return whole if goes_on and whole.quantity.base_unit == first.base_unit else None

    def _part(self, before: str, after: str, quantity: Quantity) -> Part:
        """The part that a figure plays, by the words before and behind it."""
        part = part_of(before, quantity)
        if part is Part.PLAN and _EXCEEDS.search(squeeze(before)):
            part = Part.VALUE
        if part is Part.VALUE and _A_TASK_OF.search(before):
            done = _THEN_DONE.match(self._words.text, quantity.end)
            part = Part.PLAN if done is not None else part
        if part is Part.RATE and sorts_tasks(
            self._words.text[max(0, quantity.start - _FAR) : quantity.start]
        ):
            part = Part.VALUE
        if completes(self._told, before, quantity):
            part = Part.RATE
        if self._is_intended(before) and part is Part.VALUE:
            part = Part.DENIED if self._told.denied else Part.PLAN
        words = squeeze(before)
        undone = _UNDONE.match(words)
        if part is Part.VALUE and undone is not None and indicators.verb(undone["act"]):
            part = Part.DENIED
        if part is Part.VALUE and self._told.approved:
            part = Part.PLAN  # 大会批准预算收入7亿元，其中税收5亿元
        if _THAN_THAT.search(before[-2:] + quantity.text) and _SET_GOAL.match(after):
            return Part.PLAN
        if part is Part.VALUE and _LEFT.fullmatch(words) and _STILL.match(after):
            part = Part.DENIED
        return self._said_behind(part, before, after)

    @staticmethod
    def _said_behind(part: Part, before: str, after: str) -> Part:
        """The part that a figure plays in the light of the words behind its number: 2所拟明年开工
        are planned, 剩余14个已完工 reached. 5个尚未完成 is told as it is: so many are not done.
        """
        if part not in (Part.VALUE, Part.DENIED):
            return part
        if _SET_DOWN.search(before) and _A_TASK.match(after):
            return Part.PLAN
        if _EXCEPT.search(before) and _OTHER_THAN.match(after):
            return Part.DENIED
        words = re.split("[、，]", _QUOTED.sub("", after)[:_NEAR])[0]
        said = [each for each in intentions(words) if each.start <= _JUST_BEHIND]
        if not said or said[0].denies:
            return part
        if _A_PLAN.match(words, said[0].start) and not _TO_BE.match(words, said[0].end):
            return part  # 12个计划项目
        return Part.VALUE if said[0].ends else Part.PLAN

    def _running(self, word: str, quantity: Quantity) -> str:
        """What a running total is of: what was told before, without what says that it was added
        (新增中心2家，累计6家).
        """
        for each in self._told.in_sentence():
            if comparable_units(each.quantity, quantity) and each.indicator and not each.partial:
                name = _ADDED.sub("", each.indicator) or each.indicator
                if name != each.indicator:
                    return name
                # 建成泊位80个，累计120个: the two are not of one indicator.
                return word + name if indicators.verb(name) else name + word
        return ""

    def _made_whole(self, read: list[Figure], ahead: str) -> list[Figure]:
        """Figures of which only the level is said, with the noun of the one beside them.

        建成4个省级、12个市级美丽乡村: both are of 美丽乡村; 国家级“小巨人”企业2家、省级8家.
        ahead: the words before their number; a level behind it takes the noun that follows.
        """
        made: list[Figure] = []
        for each in read:
            half = HALF.fullmatch(each.indicator)
            if half is None:
                self._complete_the_last(each)
            else:
                level_said = _without_verb(half.group())
                self._half = (len(self._told.figures) + len(made), half.group())
                for last in self._told.in_sentence() if level_said in ahead else ():
                    level = _LEVEL.search(last.indicator)
                    if level is not None and last.quantity.unit == each.quantity.unit:
                        words = indicators.verb(last.indicator) or level["verb"]
                        name = words + level_said + level["noun"]
                        each = replace(each, indicator=name, rule="figure/noun-before")  # noqa: PLW2901
                        self._half = None
                        break
            made.append(each)
        return made

    def _complete_the_last(self, figure: Figure) -> None:
        """Give a level that was told without a noun the noun of the figure right behind it."""
        if self._half is None:
            return
        (at, half), self._half = self._half, None
        level = _LEVEL.search(figure.indicator)
        if at != len(self._told.figures) - 1 or level is None:
            return
        last = self._told.figures[at]
        if last.start == figure.start and comparable_units(last.quantity, figure.quantity):
            name = half + level["noun"]
            whole = replace(last, indicator=name, bare=False, rule="figure/noun-behind")
            self._told.figures[at] = checked(whole)

    def _is_intended(self, before: str) -> bool:
        """Whether words before a figure plan or deny it, here or earlier within their reach."""
        said = intentions(before)
        if said:
            last = said[-1]
            self._told.planned = not last.ends
            self._told.denied = last.denies
            # 任务为：甲5个，乙8个 opens a list of them.
            plans_on = before.startswith("计划", last.start) and self._looks_ahead(before)
            self._told.intended = (
                last.outlasts_clause
                or before.startswith(("：", ":"), last.end)
                or plans_on  # 2031年计划投资9亿元，新建泊位80个
            )
            self._expected = before[last.start : last.end] == "预计"
        elif self._told.intended and not self._told.planned and _BY_NOW.search(before):
            self._told.intended = self._expected = False
        return self._told.planned or self._told.intended

    def _named(
        self, group: list[Slot], before: str, after: str, found: Listing | None, verb: str
    ) -> tuple[str, bool, str]:
        """What quantities measure, whether only a verb says it, and the rule that told."""
        first = group[0].quantity
        # 新增公园3个、公园总数达12个: all there are were not added.
        shares_verb = group[0].listed and not _ALL_THERE_IS.search(before)
        name = self._naming.name(before, after, found, verb if shares_verb else "", group)
        if name in _ALL_IN and TOTAL.search(squeeze(before)):
            name += "总计"
        exceeds = _EXCEEDS.search(squeeze(before))
        if exceeds is not None:
            return exceeds.group(), True, "figure/verb"
        name = "" if _BASELINE_AFTER.fullmatch(name) else self._naming.scoped(name)
        last = next(self._told.in_sentence(), None) if _A_GOAL.fullmatch(name) else None
        if last is not None and comparable_units(last.quantity, first):
            name = last.indicator  # 新建学校48所，超额完成40所的年度目标任务
        rule = "figure/list" if found is not None and found.open else "figure/named"
        alone = not _BARRIER.sub("", after).strip("，。；、 ")
        if not name and alone:
            name, rule = self._told.label, "figure/bracket"
        if not name and alone:
            moved = group[-1].came_to or bool(_BASELINE_AFTER.search(after))
            name = self._naming.carried(before, first, moved=moved)
            rule = "figure/told-before"
        risen = self._told.just_risen() if name and indicators.is_general(name) else ""
        if risen and alone and not risen.endswith(name):  # 房地产业有所回暖，完成投资8亿元
            name, rule = risen + name, "figure/told-before"
        name = self._naming.of_the_same(name, self._since_full_stop(first.start))
        whole, bare = self._naming.with_noun(name, first)
        if whole != name:
            rule = "figure/noun-before"
        elif bare and name:
            rule = "figure/verb"
        return whole, bare, rule

    def _since_full_stop(self, at: int) -> Iterator[Figure]:
        """The figures told since the last full stop or line, the last one first."""
        begin = begin_of(self._words.text, at)
        for each in reversed(self._told.figures[-MEMORY:]):
            if each.quantity.start < begin:
                break
            yield each

    def _shares(self, clause: Span, group: list[Slot], part: Part) -> list[Figure]:
        """Ratios that share their words: one name, or a list of names before them."""
        before, after = group[0].before, group[-1].after
        turned = _CHANGED_THING.fullmatch(indicators.head(before)) if len(group) == 1 else None
        to = _TO_THAT.search(squeeze(before))  # 降低失业率至4%
        if turned and not to and part is not Part.RATE and not _BASELINE_AFTER.search(after):
            points = group[0].quantity.unit != "%"
            if points or not _RATIO_NAME.search(turned["thing"]) or turned["less"]:
                # 压减一般性支出5%: what is done to it stands before it, as behind it elsewhere.
                name = turned["thing"] + turned["verb"]
                return [self._figure(clause, group[0].quantity, name, "growth", part)]
        names = [
            part for each in split_items(indicators.head(before)) for part in _ratio_names(each)
        ]
        names = _of_one_owner(_of_one_head(names))
        if part is Part.RATE and RESPECTIVELY in before and len(group) > 1:
            # 泊位9个、充电桩3个，分别完成任务的90%、75%: each of its own.
            told = self._told_together(clause, len(group), "level")
            if not told:
                return self._unassigned(clause, group, "share", part)
            return [
                self._figure(clause, each.quantity, name + "完成率", "share", part)
                for each, name in zip(group, told, strict=True)
            ]
        if len(names) > 1 and all(_RATIO_NAME.search(each) for each in names):
            return self._of_each(clause, group[0].quantity, names, "share", part)
        baseline = bool(_BASELINE_AFTER.search(after))
        points = group[0].quantity.unit.endswith("百分点")
        name = self._naming.ratio_name(before, "" if baseline else after, part, points=points)
        if part is Part.RATE and name.endswith("完成率") and self._is_of_several(clause, before):
            name = ""  # 造林5亩、抚育8亩，完成任务的50%: of one of them, or of both
        if part is Part.VALUE and not name and _ONLY_REACHED.fullmatch(squeeze(before)):
            name = self._told.last_indicator()  # 城镇化率提升0.9个百分点、达62.1%
        if part is not Part.RATE and _SHARE_OF.match(name):  # 支出22亿元，占预算的85%
            name = (known := self._told.last_indicator(whole=False)) and known + name
        return [
            replace(
                self._figure(clause, each.quantity, name, "share", part),
                baseline=baseline,
                rule=_of_part(part) or ("figure/base" if baseline else "figure/share"),
            )
            for each in group
        ]

    def _is_of_several(self, clause: Span, before: str) -> bool:
        """Whether a rate without words of its own stands behind a clause that tells of several."""
        if PLAN_ALONE.fullmatch(indicators.head(before)) is None:
            return False
        told = [each for each in self._told.in_sentence() if each.part is Part.VALUE]
        last = [each for each in told if each.start == told[0].start]
        alike = len({each.quantity.base_unit for each in last}) == 1
        return len(last) > 1 and alike and last[0].start != clause.start

    def _shared_out(self, clause: Span, group: list[Slot], part: Part) -> list[Figure]:
        """甲、乙分别达到36820元和17950元: a figure for each member of the list, in order.

        Where 分别 is said, and the numbers of names and values differ, no value has a name.
        """
        before, after = group[0].before, group[-1].after
        said = RESPECTIVELY in before
        baseline = bool(_BASELINE_AFTER.search(after))
        rest = "" if baseline else indicators.tail(after)
        subject, _, act = before.partition(RESPECTIVELY)
        subject = _BEFORE_RESPECTIVELY.sub("", subject)
        act = _REACHING.sub("", indicators.head(act))
        ratio = group[0].quantity.is_ratio
        carried = bool(_TIMES_BASE.fullmatch(subject))  # 是上年的1.4倍、1.5倍
        pair = not ratio and not rest and _are_two(group)
        if not said and not carried and (rest or not ratio) and not pair:
            return []
        kind = "share" if ratio else "level"
        words = "" if carried else indicators.head(subject)
        if words:
            found = members(words, len(group), ratios=ratio)
            names = found.names if found else ()
            if said and self._years == len(group) > 1 and not _LISTED.search(words):
                names = (words,) * len(group)  # 2023年、2024年，产值分别达到5亿元、6亿元
        else:
            names = self._told_together(clause, len(group), kind)
            said = said or bool(names)
        if not names:
            # 各村分别建成3亩游园: of each of them, not of the members of a list.
            dealt = said and (len(group) > 1 or not words or _LISTED.search(words))
            return self._unassigned(clause, group, kind, part) if dealt else []
        return [
            replace(
                self._figure(clause, slot.quantity, indicators.head(name) + act + rest, kind, part),
                baseline=baseline,
                rule=_of_part(part) or ("figure/base" if baseline else "figure/each"),
            )
            for slot, name in zip(group, names, strict=True)
        ]

    def _changes_of_each(
        self, clause: Span, group: list[Slot], subject: str, kept: str, part: Part
    ) -> list[Figure]:
        """甲、乙分别增长5%、6%: the i-th change is of the i-th name; nothing if it is no list."""
        said = RESPECTIVELY in group[0].before
        if not said and len(group) == 1:
            return []
        names: Sequence[str]
        if subject and not SUBJECT_CARRIED.match(subject):
            found = members(subject, len(group))
            names = found.names if found else ()
        else:
            names = self._told_together(clause, len(group), "growth")
            said = True
        if names:
            # What the clause before tells of them may say already that it became less.
            words = [indicators.head(name).removesuffix(kept) + kept for name in names]
            return [
                self._figure(clause, slot.quantity, name, "growth", part, "figure/each")
                for slot, name in zip(group, words, strict=True)
            ]
        if said and (len(group) > 1 or not subject or _LISTED.search(subject)):
            return self._unassigned(clause, group, "growth", part)
        return []

    def _mixed(self, clause: Span, group: list[Slot]) -> list[Figure]:
        """甲、乙分别增长5%和下降6%: of each its own change."""
        subject = ""
        changes: list[str] = []
        for slot in group:
            change = indicators.growth(slot.before.replace(RESPECTIVELY, ""))
            subject = subject or (change[0] if change else "")
            words = change[1] if change else changes[-1] if changes else ""
            changes.append("" if indicators.is_plain_growth(words) else words)
        subject = indicators.head(subject)
        found = members(subject, len(group)) if subject else None
        names: Sequence[str] = found.names if found else ()
        if not subject:
            names = self._told_together(clause, len(group), "growth")
        if not names:
            return self._unassigned(clause, group, "growth", Part.VALUE)
        return [
            self._figure(
                clause,
                slot.quantity,
                indicators.head(name) + words,
                "growth",
                Part.VALUE,
                "figure/each",
            )
            for slot, name, words in zip(group, names, changes, strict=True)
        ]

    def _told_together(self, clause: Span, count: int, kind: str) -> tuple[str, ...]:
        """What the figures of the clause before measure, if these are so many, all different
        (甲5个、乙20个，分别完成投资2亿元、7亿元); where none are told, what the task promises.
        """
        if count < 2:
            return ()
        last = list(self._told.in_sentence())
        if not last:
            promised = [each.indicator for each in self._told.context if each.kind == kind]
            return tuple(promised) if len(set(promised)) == len(promised) == count else ()
        together = [each.indicator for each in last if each.start == last[0].start][::-1]
        if together and last[0].start == clause.start:  # 收入为3万元和2万元、增长5%和6%
            together = together[-count:]
        if not len(set(together)) == len(together) == count:
            # 甲收入达3万元，乙收入达2万元，分别增长4%、6%
            together = [each.indicator for each in last if each.kind == "level"][::-1]
        alike = len(set(together)) == len(together) == count and all(together)
        return tuple(together) if alike else ()

    def _unassigned(self, clause: Span, group: list[Slot], kind: str, part: Part) -> list[Figure]:
        """Figures of which nobody can tell what they are of: kept without a name."""
        return [self._figure(clause, each.quantity, "", kind, part, UNASSIGNED) for each in group]

    def _of_each(
        self, clause: Span, quantity: Quantity, names: Sequence[str], kind: str, part: Part
    ) -> list[Figure]:
        """One figure that is said of each of several (甲率、乙率均达99%)."""
        return [
            self._figure(clause, quantity, indicators.head(each), kind, part, "figure/each")
            for each in names
        ]

    def _changes(
        self, clause: Span, group: list[Slot], change: tuple[str, str], part: Part
    ) -> list[Figure]:
        subject, words = change
        several = _SEVERAL_YEARS.match(words)
        kept = "" if indicators.is_plain_growth(words) and several is None else words
        begin = max(clause.start, group[0].quantity.start - _NEAR)
        near = _RATIO_SIGN.split(self._words.text[begin : group[0].quantity.start])[-1]
        if _PREVIOUS.search(near):
            # Against the month before: of this the name says so, for it is no yearly growth.
            subject, kept = _AGAINST.sub("", subject), "环比" + kept.replace("环比", "")
        # 年均 or 同比 stand beside growth words only; before them stands what changed.
        subject = _ONLY_AGAINST.sub("", indicators.head(subject)) if subject else ""
        subject = _THAN.sub("", subject)
        each = self._changes_of_each(clause, group, subject, kept, part)
        if each:
            return each
        listed = split_items(subject)
        if len(group) == 1 and len(listed) == 1:
            listed = [each for each in re.split(r"和|及|与", subject) if each] or listed
        all_of = bool(_ALL_OF_THEM.search(group[0].before))
        if len(listed) > 1 and (all_of or all(_RATIO_NAME.search(each) for each in listed)):
            names = [each + kept for each in listed]
            return self._of_each(clause, group[0].quantity, names, "growth", part)
        if not subject and all_of and len(group) == 1:
            levels = [each for each in self._told.in_sentence() if each.kind == "level"][::-1]
            if len(levels) > 1:  # 甲…人次、乙…亿元，均增长15%: each of them did
                names = [each.indicator + kept for each in levels]
                return self._of_each(clause, group[0].quantity, names, "growth", part)
        if subject and self._told.partial and _TOWARDS.match(group[0].before):
            return self._unassigned(clause, group, "growth", part)
        name = subject
        if _SHARE_OF.match(name) and (whole := self._told.last_indicator(whole=False)):
            name, rule = whole + name, "figure/growth-before"  # 占总产值的比重提高4个百分点
        elif not name or SUBJECT_CARRIED.match(name):
            # 支出占预算85%，增长2%: the spending grew; 占比提高1个百分点: the share did.
            # 占比为73%，拉动全市投资增长20个百分点: the investment pulled, not its share.
            of_share = group[0].quantity.unit != "%" and _PULLS.match(name) is None
            known = (
                self._told.topic
                or self._told.just_risen()
                or self._told.last_indicator(whole=of_share, rates=of_share)
                or self._told.promised("growth")
                or self._told.subject
            )
            if of_share and (self._told.topic or self._told.just_risen()) != known:
                known = self._told.growth_of(known, name)
            # 能耗下降: what is told or promised of it may say already that it became less.
            name = (known.removesuffix(kept) if kept and not name else known) + name
            rule = "figure/growth-before"
        else:
            rule = "figure/growth"
        return [
            self._figure(clause, slot.quantity, name + kept, "growth", part, rule) for slot in group
        ]

    def _figure(  # noqa: PLR0917 - a figure's parts, in the order of its fields
        self,
        clause: Span,
        quantity: Quantity,
        name: str,
        kind: str,
        part: Part,
        rule: str | None = None,
    ) -> Figure:
        if part is Part.PLAN:
            name = _PLANS.sub("", name)
        if quantity.unit == "分" and name.endswith("得"):
            name += "分"  # 考核得92分
        return Figure(
            quantity=quantity,
            start=clause.start,
            end=clause.end,
            sentence=self._told.sentence,
            indicator=indicators.clean(name),
            kind=kind,
            part=part,
            partial=self._told.partial,
            rule=UNASSIGNED if rule == UNASSIGNED else _of_part(part) or rule or _BY_KIND[kind],
        )


_PLANS = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:计划|拟)(?=造林|育苗|新建|建设|改造|实施|培训|引进|植树|种植)"
)
"""林场计划造林9亩: that it is planned is the figure's part."""


def _is_approved(words: str, so_far: bool) -> bool:
    """Whether the figures of a clause are what a congress approved, and not what came in: it says
    so, or one before it does, up to where it is said what was reached.
    """
    return bool(_APPROVED.search(words)) or (so_far and _REACHED_THEN.search(words) is None)


_APPROVED = re.compile(
    r"(?:人大|人代会|人民代表大会|常委会|大会|会议|经批准)[^，。；]{0,16}(?:批准|审议通过|审查通过|审批)[^，。；]{0,10}(?:预算|收入|支出)"
)
_REACHED_THEN = re.compile(
    r"实际|完成|执行|实现|决算|增长|下降|全年|(?:19|20)\d{2}年|占|累计|截至|目前|\n"
)


def _makes(text: str, clause: Span, quantity: Quantity) -> bool:
    """Whether a quantity is what works are built to make, in their name (年产5万吨饲料项目)."""
    before = text[clause.start : quantity.start]
    led = _MADE_BEFORE.search(before[-_NEAR:]) or _MADE_TOO.search(before[-2 * _NEAR :])
    return led is not None and _WORKS.match(text, quantity.end, clause.end) is not None


_MADE_BEFORE = re.compile("[年日](?:产(?:能|量)?|加工|处理|生产|发电|制造)(?:达到?|约)?$")
_MADE_TOO = re.compile(r"[年日](?:产|加工|处理|生产|制造)\d[^，,。；;]{0,14}(?:[及和、与]|以及)$")
_WORKS = re.compile(
    r"[^，,。；;：:\d]{0,24}(?:\d[\d.]*[^，,。；;：:\d]{0,24})?(?:项目|生产线|工程|基地|工厂)"
)


def _without_done(name: str, before: str, quantity: Quantity) -> str:
    """The name of an amount without the verb that leads to it: 造林完成9亩, but 改造完成9个."""
    leads = _DONE_BEFORE.search(squeeze(before)) is not None and name.endswith("完成")
    counts = quantity.unit in COUNTERS or quantity.is_ratio
    return name if counts or not leads else _DONE_BEFORE.sub("", name)


_DONE_BEFORE = re.compile(r"(?<=[\u4e00-\u9fff”）)]{2})(?:累计|实际|已|共|全年|预计)*完成了?$")


def _level_of(name: str, slot: Slot, first: Quantity) -> str:
    """The name of one of several quantities that share their words: what there is by now was not
    all added (企业净增3193户、超2.4万户).
    """
    further = slot.run and slot.quantity.comparator != "=" and first.comparator == "="
    if not further or slot.quantity.base_value <= first.base_value:
        return name
    return _ADDED.sub("", name) or name


def _are_two(group: Sequence[Slot]) -> bool:
    """Whether there are two values in one unit (低保标准提高到740元和485元), for two names."""
    units = {each.quantity.base_unit for each in group}
    return len(group) == 2 and len(units) == 1 and bool(_COME_TO.search(group[0].before))


_COME_TO = re.compile(r"(?:[到至达]|完成|实现)$")


def _changed_otherwise(slots: Sequence[Slot], begin: int) -> list[Slot]:
    """The slots that go on with a change of their own and nothing else (…和下降6%)."""
    found: list[Slot] = []
    for slot in islice(slots, begin, begin + MEMORY):
        change = indicators.growth(slot.before) if slot.listed and slot.quantity.is_ratio else None
        if not (slot.run and found) and (change is None or change[0]):
            break
        found.append(slot)
    return found


_BY_KIND = {"level": "figure/named", "growth": "figure/growth", "share": "figure/share"}


def _of_part(part: Part) -> str | None:
    """The rule of a figure that is no value of its own."""
    rules = {Part.RATE: "figure/rate", Part.PLAN: "figure/plan", Part.DENIED: "figure/denied"}
    return rules.get(part)


def _without_verb(words: str) -> str:
    return words[len(indicators.verb(words)) :]


def _of_one_head(names: list[str]) -> list[str]:
    """Members before the first of several rates say of what it is: 建议、提案办结率、满意率."""
    rates = [at for at, each in enumerate(names) if each.endswith("率")]
    first = rates[0] if rates else 0
    if not first or rates != list(range(first, len(names))) or len(rates) < 2:
        return names
    return ["、".join(names[: first + 1]), *names[first + 1 :]]


def _of_one_owner(names: list[str]) -> list[str]:
    """Rates of which the first says whose they are: 案件的查处率、结案率."""
    owner, of, first = names[0].partition("的") if names else ("", "", "")
    if not of or len(first) > _SHORT_RATE or any("的" in each for each in names[1:]):
        return names
    return [names[0], *(owner + each if len(each) <= _SHORT_RATE else each for each in names[1:])]


_SHORT_RATE = 4


def _ratio_names(words: str) -> list[str]:
    """开工率和竣工率: two names, where both are names of ratios."""
    parts = re.split(r"和|及|与", words)
    return parts if all(_RATIO_NAME.search(part) for part in parts) else [words]
