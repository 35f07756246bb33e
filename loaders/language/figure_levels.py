"""Figures that are levels: sums, sizes, counts, each with what it is of, also as a part of what was
told before (其中), as a running total, or with the noun of the figure before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.language import indicators
from loaders.language.certain import says_measure
from loaders.language.clauses import Span, begin_of
from loaders.language.enumerations import Listing, listing
from loaders.language.figure import Figure, Part, comparable_units
from loaders.language.figure_making import BASELINE_AFTER, FROM, LEFT_BEHIND, Making
from loaders.language.figure_names import counted_names, names_after
from loaders.language.measures import COUNTERS
from loaders.language.part_played import EXCEEDS
from loaders.language.quantity import Quantity
from loaders.language.respectively import RESPECTIVELY, listed_in
from loaders.language.slots import TOTAL, Slot
from loaders.language.told import MEMORY
from ontology import late_re as re
from ontology.text import squeeze

_CONTAINED = re.compile(r"^(?:内含|含)(?=[\u4e00-\u9fff]{2})")
_ALL_THERE_IS = re.compile(r"总数|总量|总计|累计")
_PART = "figure/part"
_BY_SO_MUCH = re.compile("[增减](?:收|支|加|少|产)$")
"""收入增收2亿元 is no whole of which parts are told."""
_ALL_IN = frozenset({"收入", "支出"})
"""收入总计 of a budget is with all that was carried over or given, and no 收入."""
_ADDED = re.compile(
    r"^(?:累计)?(?:(?:培育|引进|发展)(?=新增))?(?:新(?:增加?|入选|认定|获评|评定|获批|上榜|培育|引进|签约|建成?|开工|登记|发展|注册|入库|纳统|入统"
    r"|打|购置?|配备?|植|育|栽|种|造|挖|添置?|授权|招募|孵化|吸纳|投放|申报|成立|设立?|创建|打造|招引|落户|投产)|净增加?|增加)"
    r"|(?:新增加?|净增加?|新入选|新认定|增加)$"
)
_OF_A_YEAR = re.compile(r"(?:19|20)\d{2}年$")
_BARRIER = re.compile(r"^(?:大关|关口|台阶|基础上)")
"""What was passed, or left behind, measures nothing: 首次突破500亿元大关."""
_A_GOAL = re.compile("(?:年度|全年|年初|既定)+(?:目标|任务|计划)+")
_DONE_BEFORE = re.compile(
    r"(?<=[\u4e00-\u9fff”）)]{2})(?:累计|实际|已|共|全年|预计|力争|确保|争取)*完成了?$"
)
_RUNNING = re.compile(
    r"(?:目前|现|已|使|全[区县市省])*(?P<word>累计|总数|总量)(?:已|达到?|为|有|约|完成|实现|增至|增加到)*"
)
"""累计, 总数 alone before a number: all that there is of what was told just before."""
_OVER = re.compile("(?:超额完成|多完成|超出)了?")
_OTHERS = re.compile("另外?|还有|此外|其余|剩余")
"""建成4个，其中县级1个，另有2个在建: these are none of the parts."""
_ON_TOP = re.compile(r"^的?基础上[，,]?")
_ON_WHAT = re.compile(
    r"在(?:[去上前]年|(?:19|20)\d{2}年|原有|原来|现有|年初)?(?:同期|[底末])?(?:的)?$"
)
"""优良天数在上年300天的基础上: what is told of stands before these."""
_CAUSE = re.compile(r"^(?:因|由于|受)[^，。；]{2,14}?(?:仅|只(?!有)|实际)(?=[\u4e00-\u9fff])")
"""因天气仅举办92场: why it was so many is no part of the name."""


class Levels(Making):
    """Reads quantities that are no ratio."""

    def read(self, clause: Span, group: list[Slot], verb: str, part: Part) -> list[Figure]:
        """Figures of quantities that share their words. verb: that of the figure before them."""
        before, after = _ON_TOP.sub("", without_lead(group[0].before)), group[-1].after
        on_top = _ON_TOP.match(after)
        if on_top is not None:
            after = on_top.group()  # 在19个的基础上新增6个: only the six are new
            before = _ON_WHAT.sub("", before)
        first = group[0].quantity
        if LEFT_BEHIND.fullmatch(after) and FROM.search(squeeze(before)):
            after = "基础上"  # 从8万人次提升，达10万人次
            before = FROM.sub("", squeeze(before))
        total = bool(TOTAL.search(squeeze(before)))
        found = listing(before)
        name, bare, rule = self._named(group, before, after, found, verb)
        running = _RUNNING.fullmatch(squeeze(before))
        if running is not None and not indicators.tail(after).strip("，。；、 ）)"):
            name, rule = self._running(running["word"], first), "figure/told-before"
            total, bare = False, bare and not name
        elif not name and total and self._told.figures:
            name = self._told.figures[-1].indicator + "合计"
            rule = "figure/total"
        than = bool(_THAN_SUM.search(squeeze(before)) and _THEN_CHANGED.match(after))
        baseline = than or bool(BASELINE_AFTER.search(after))
        if than:
            name = ""  # 比上年决算数9亿元增长3%: of what is told before
        elif baseline:
            name = BASELINE_AFTER.sub("", re.sub(r"^[去上]年", "", name))
        if not after.strip("，。；、 ）)"):
            name, bare, rule = self._as_part(clause, first, (name, bare, rule), before)
        said = self._words.text[clause.start : first.start]
        dealt = RESPECTIVELY in said  # 2023年和2024年分别建成8所和6所: over the years
        names = [name] * len(group) if dealt else _dealt_out(name, group, self._words.text)
        if names is None:
            return self._unassigned(clause, group, "level", part)
        listed = counted_names(found, before, after) or names_after(after)
        return [
            self._figure(
                clause,
                each.quantity,
                _without_done(_level_of(own, each, first), before, each.quantity),
                "level",
                part,
                "figure/base" if baseline else rule,
                total=total,
                bare=bare,
                listing=listed,
                baseline=baseline,
            )
            for own, each in zip(names, group, strict=True)
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
            beside = comparable_units(last.quantity, first) and (
                last.start == clause.start
                or _is_its_part(last, whole, first, self._words.text[last.start : last.end])
            )
            of = last if beside else whole  # 其中甲类14个已完工11个
            done = indicators.without_adverbs(part_name) == "完成"
            thing = of.indicator if done else indicators.noun(of.indicator)
            # 已开工12个，其中已竣工5个: of what, is not said.
            unsaid = of.bare and indicators.is_bare(of.indicator)
            whose = part_name if unsaid else indicators.inherited(part_name, thing)
            return whose, unsaid or bare, _PART
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
        exceeds = EXCEEDS.search(squeeze(before))
        if exceeds is not None:
            return exceeds.group(), True, "figure/verb"
        over = _OVER.fullmatch(squeeze(before)) if not after.strip("，。；、 ") else None
        last = next(self._told.in_sentence(), None) if over else None
        if last is not None and comparable_units(last.quantity, first):
            return "超额完成任务", True, "figure/verb"  # 防控8.1万亩，超额完成0.1万亩
        name = "" if BASELINE_AFTER.fullmatch(name) else self._naming.scoped(name)
        last = next(self._told.in_sentence(), None) if _A_GOAL.fullmatch(name) else None
        if last is not None and comparable_units(last.quantity, first):
            name = last.indicator  # 新建学校48所，超额完成40所的年度目标任务
        rule = "figure/list" if found is not None and found.open else "figure/named"
        alone = not _BARRIER.sub("", after).strip("，。；、 ")
        if not name and alone:
            name, rule = self._told.label, "figure/bracket"
        if not name and alone:
            moved = group[-1].came_to or bool(BASELINE_AFTER.search(after))
            name = self._naming.carried(before, first, moved=moved)
            rule = "figure/told-before"
        risen = self._told.just_risen() if name and indicators.is_general(name) else ""
        if risen and alone and not risen.endswith(name):  # 房地产业有所回暖，完成投资8亿元
            name, rule = risen + name, "figure/told-before"
        name = self._naming.of_the_same(name, self._since_full_stop(first.start))
        others = _OTHERS.match(squeeze(before)) is not None
        whole, bare = self._naming.with_noun(name, first, squeeze(after), others=others)
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

    def _running(self, word: str, quantity: Quantity) -> str:
        """What a running total is of: what was told before, without what says that it was added
        (新增中心2家，累计6家).
        """
        for each in self._told.in_sentence():
            if each.bare or _ADDED.fullmatch(each.indicator):
                continue  # 新发展0.5万人，总数达2.9万人: of what, is said before
            if comparable_units(each.quantity, quantity) and each.indicator and not each.partial:
                name = _ADDED.sub("", each.indicator) or each.indicator
                if name != each.indicator:
                    return name
                # 建成泊位80个，累计120个: the two are not of one indicator.
                return word + name if indicators.verb(name) else name + word
        return ""


_THAN_SUM = re.compile(r"[比较][^，。；]{0,12}(?:决算|执行|完成|实际|快报)?数$")
_THEN_CHANGED = re.compile(r"(?:增[长加]|下降|减少|提高|降低|回落)")


def _dealt_out(name: str, group: Sequence[Slot], text: str) -> list[str] | None:
    """The name of each of several quantities that share their words. Of one unit they are of as
    many acts (新建、改建公厕8座、15座); else nobody can tell which is of what.
    """
    if len(group) == 1:
        return [name]
    units = {each.quantity.unit for each in group}
    if len(units) > 1 and "、" in text[group[0].quantity.end : group[1].quantity.start]:
        # 果皮箱300个、660升垃圾桶70个: what stands behind the second is of the third
        behind = indicators.tail(group[-1].after)
        end = group[-1].quantity.end + len(behind)
        if behind and name != behind and text[end : end + 1].isdigit():
            return None
    one_after_the_other = all(
        not text[first.quantity.end : second.quantity.start].strip("、和及与 ")
        for first, second in pairwise(group)
    )
    if not one_after_the_other or len({each.quantity.unit for each in group}) != 1:
        return [name] * len(group)
    acts = listed_in(indicators.verb(name))
    thing = name[len(indicators.verb(name)) :]
    return [act + thing for act in acts] if len(acts) == len(group) and thing else None


def _without_done(name: str, before: str, quantity: Quantity) -> str:
    """The name of an amount without the verb that leads to it: 造林完成9亩, but 改造完成9个."""
    leads = _DONE_BEFORE.search(squeeze(before)) is not None and name.endswith("完成")
    counts = quantity.unit in COUNTERS or quantity.is_ratio
    return name if counts or not leads else _DONE_BEFORE.sub("", name)


def _level_of(name: str, slot: Slot, first: Quantity) -> str:
    """The name of one of several quantities that share their words: what there is by now was not
    all added (企业净增3193户、超2.4万户).
    """
    further = slot.run and slot.quantity.comparator != "=" and first.comparator == "="
    if not further or slot.quantity.base_value <= first.base_value:
        return name
    return _ADDED.sub("", name) or name


def without_lead(before: str) -> str:
    """Words before a number without why or how truly it was so: 因雨仅举办, 实际组织."""
    words = _CAUSE.sub("", before)
    stripped = squeeze(words)
    if stripped.startswith("实际") and len(stripped) == len("实际组织"):
        return stripped[2:]
    return words


def _is_its_part(last: Figure, whole: Figure, of_it: Quantity, told: str) -> bool:
    """Whether the part that was told last is what a verb behind it is of (其中工业项目13个，已开工
    10个): a sort of the whole, called so there, and no fewer.
    """
    same = last.indicator[-_NOUN:] == whole.indicator[-_NOUN:] and last.indicator in told
    return last.partial and same and of_it.base_value <= last.quantity.base_value


_NOUN = 2
"""Characters of the noun that a name ends in."""
