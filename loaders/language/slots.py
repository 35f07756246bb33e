"""Slots of a clause: each quantity with the words before and after that belong to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders.language import indicators, noun_phrase
from loaders.language.clauses import Span, split
from loaders.language.enumerations import split_items
from loaders.language.figure import MONEY_OR_SIZE
from loaders.language.measures import COUNTERS, DURATIONS
from loaders.language.period import Period
from loaders.language.periods import periods
from loaders.language.quantity import Quantity
from ontology import late_re as re
from ontology.text import bracketed

TOTAL = re.compile(r"(?:共计|共有|总共|共|合计|总计|总数达?|总量达?)(?:为|达到?|约|有)?$")
_MOST_TIMES = 40
"""Words of time that one clause may hold."""
_TIMES_IN_NAMES = frozenset({"period/year", "period/whole-year", "period/relative-year"})
"""Words of time that the rules below know themselves (较2019年, 全年目标)."""
_RARE_YEARS = ("前年", "后年", "次年", "来年", "上一年", "下一年")
_YEARS_IN_A_ROW = re.compile(r"(?:(?:19|20)\d{2}年?[、和及])+(?:19|20)\d{2}年(?:度)?(?:分别)?")
_LENGTH_OF_TIME = re.compile(
    r"(?P<taken>仅?(?:[利使]?用|花|历时|耗时|为期|历经)(?:了|近|约|不到)?)?"
    r"(?<![\d.第])(?:\d{1,3}|[一二两三四五六七八九十半]{1,3})(?:个多?月|天|周|年)(?:左右)?"
    r"(?:(?:的?时间)(?:之?内)?|(?<=[月天周])(?:之|以)?内)(?=[\u4e00-\u9fff])"
    r"|(?P<spent>[较比]?原?(?:计划|预期|工期)?提前|仅?历时|仅?耗时|为期|历经)(?:近|约)?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个多?月|天|周|年)(?=[\u4e00-\u9fff])"
)
"""用4个月时间, 3个月内: how long it takes is no part of what is counted."""
_OF_LENGTH = re.compile("[月天周年]")
_SEPARATOR_AT_START = re.compile(r"^\s*(?:、|以及|和|及|与|并|/)")
_SEPARATOR_AT_END = re.compile(r"(?:、|以及|和|及|与|并|/|共计|共|合计|总计)\s*$")
_ONLY_SEPARATOR = re.compile(r"^\s*(?:、|以及|和|及|与|/)\s*$")
_FROM = re.compile(
    r"[由从](?:[^，。；、由从]{0,10}?(?:年|月份?|期|季度|[底末初]|原来|原先|此前|过去|整治前|改造前|法定|原定|最初|当初|平均|现行|现有|初期|以往|规定|承诺|目前|现在|当前)的?|原|[月年]?人均"
    r"|每人每?[月年]?|每[\u4e00-\u9fff]{1,4}|的)?\s*$"
    r"|[比较](?:[去上]年(?:同期|[底末])?|(?:19|20)\d{2}年|年初)?的\s*$"
)
_CHANGED_TO = re.compile(
    r"(?P<noun>[\u4e00-\u9fff]{0,6}?)(?P<each>分别)?(?:大幅|进一步|稳步|逐步|快速|持续|显著|再)?"
    r"(?:达(?=到)|提升|提高|提速|提标|增加|增多|增长|扩大|扩展|扩增|扩容|扩充|扩建|上升|攀升|跃升|上调|上涨|下降|下调|下跌|降低|减少|压缩|压减"
    r"|压降|缩短|缩减|缩小|精简|调整|调减|优化|回落|回升|收窄|削减|拓宽|拓展|延长|延伸|发展|变更?|改|调|扩|增|升|降|减|涨|跌|提|缩)"
    r"(?:到|至|为|成)了?"
    r"(?:(?:19|20)\d{2}年底?的?|目前的?|现在的?|每人每?[年月天]|每[亩户生]每?[年月]?|的)?"
)
_THEN_CAME_TO = re.compile(
    r"[，,]\s*(?:已|大幅|快速)?(?:增长|提高|提升|增加|上升|扩大|发展|下降|降低|减少|压缩|缩短|[增升降减])[到至]"
)
_CHANGED_BY = re.compile(
    r"(?P<verb>提升|提高|增加|增长|扩大|上升|下降|降低|减少|压缩|压减|缩短|缩减)了?"
)
"""由5万吨提高了2万吨: by so much, from the first."""
_SOME_OF = re.compile(
    r"(?P<noun>[\u4e00-\u9fff“”]{0,20}?)(?:中(?![心学小医央国等])(?:的|，)?(?:有|共有|已有)?|(?<=[\u4e00-\u9fff])(?<![另还共现已又只仅设拥])有|(?P<done>(?:现|目前|均|累计)?已(?!有|达|经)))"
    r"(?P<act>[\u4e00-\u9fff]{0,8})"
)
_SOME_DONE = re.compile(
    r"(?P<noun>[\u4e00-\u9fff“”]{2,20}?)(?P<act>(?:开工|完工|竣工|投用|动工|封顶|开园|开业)(?:建设)?)"
)
"""20所学校开工19所: 19 of them."""
_SOME_ENDED = re.compile(
    r"(?P<noun>[\u4e00-\u9fff“”]{2,20}?)(?P<act>(?:完成|办结|整改|销号|退出|达标|落实|建成|验收|投产|开通|交付|安装到位|整改到位)(?:[整改]改?)?)"
)
_ENDS = re.compile(r"[，,。；;、（(\s]|$")
"""58项任务完成56项: where nothing else is counted behind."""
_NONE_BEFORE = re.compile(r"[\s，,。；;]*")
"""What stands between a number and how many of them are told of (22个村中已有21个)."""
_NOUN_BEHIND = re.compile("[\u4e00-\u9fff]{2}")
_GREW = re.compile("[比较][^，。；]{3,5}期(?:增长|下降)|[与同和][^，。；]{2,5}期相?比")
_INTENDED = ("届时", "到时候")
"""Words of time that say what is only to come: they stay with the words that they stand in."""
_FOR_SO_LONG = ("持续", "连续", "已连续")
_SO_IT_WAS = re.compile("(?:保持|稳居|位居|居|位列|名列|实现|超过|高于|低于|增长|下降|正增长|达到)")
_LAST_NAME = re.compile(r"(?:^[省市县区]、)?[^、，；：:（）()]{2,30}$")
_DONE_BY = re.compile(
    r"(?P<who>[\u4e00-\u9fff“”、]{0,16}(?:项目|企业|工程|园区|单位|区))(?:累计|共|已|全年|预计)*"
    r"(?:(?:完成|实现)(?:年度|总|固定资产|技改)*(?:投资|产值|收入|税收|销售收入|营业收入))"
)
_OWN_SUM = re.compile(
    r"(?:累计|共|全年)*(?:完成|实现)(?P<sum>(?:工业)?总?产值|营业收入|主营业务收入|增加值|税收|利润|投资)"
)
_TRADE = re.compile(
    r"(?:其中[：:，,]?)?(?!.*(?:新增|培育|引进|建成|完成|实现|达到?|有|共|已))[\u4e00-\u9fff]{2,8}"
)
_WHICH_PLACES = re.compile(
    r"(?:人口)?[\d.]+万?[户人](?:以上|以下)的?各?(?:自然村|行政村|村|屯|社区|小区|乡镇|[县市]|城市|学校)"
)
"""30户以上自然村 says which villages."""
_WITHIN = re.compile(r"(?:以内|之内|范围内|内)的?[\u4e00-\u9fff]{2}")
"""公交与轨道50米内换乘比例: how near, of what another figure measures."""
_SIZED = re.compile(r"(?!的)[\u4e00-\u9fff]{0,8}(?:项目|企业)\d+[余多]?[个家](?![\u4e00-\u9fff])")
"""3000万元外资项目2个: how large they are."""
_CAPACITY = re.compile(
    r"[\u4e00-\u9fff]{2,14}(?:项目|工程|基地|生产线)(?:累计|已|全年|年内|本年)*(?:完成)?(?:总|固定资产)?投资"
)
"""100万辆整车项目完成投资189亿元: how much the project is to make."""
_OF_SUCH_SIZE = re.compile(
    r"的?[\u4e00-\u9fff]{0,6}?(?:项目|企业|工程|合同|单位|产品)[\u4e00-\u9fff]{0,4}\d"
)
"""500万元—1亿元重点项目9项: which projects they are."""
_ONE_OF = re.compile(r"[\u4e00-\u9fff]{1,12}之一")
_AMOUNT_OF = re.compile(
    r"(?P<thing>的[\u4e00-\u9fff“”]{2,30}?)(?:以及|和|及|与|、)(?P<amount>(?:计划)?总?投资额?)"
)
"""总投资8亿元的甲园和总投资5亿元的乙园: what each amount is of."""
_AMOUNT_ALONE = re.compile(r"(?:总|计划)?投资额?$|总规模$|总?面积$|[总全]长度?$|占地$|装机容量$")
_MEASURE_OF = re.compile(
    r"的?(?P<noun>(?:[\u4e00-\u9fff“”]{2,14})?)(?P<measure>(?:计划|概算)?总投资额?|[总全]长度?|总面积|占地(?:面积)?|建筑面积|总?装机容量)"
)
_OF_WHAT = re.compile(r"的(?P<noun>[\u4e00-\u9fff“”]{2,20})")
"""4条支渠总长9公里: behind what is counted, how long all of them are."""
_SAID_NEXT = re.compile(r"、|[并且](?![网购联轨])")
"""Behind a figure: what is said next, which names it no more."""
_CLASS_OF = re.compile(
    r"的?[\u4e00-\u9fff“”]{0,4}(?:企业|单位|用户|项目|村|农户|家庭|乡镇|社区|小区|园区)"
    r"(?![\u4e00-\u9fff]{0,6}(?:投资|产值|收入|贷款|融资|资金|补助|税|订单|\d))"
)
"""纳税200万元以上的微型企业: of which size they are."""
_HEADS = frozenset("头只羽匹人")
_HOW_LARGE = re.compile(
    r"的?[\u4e00-\u9fff“”]{0,6}(?:企业|单位|养殖[场户]|[牛羊猪鸡牧]场|大户|合作社|公司|工厂|基地)"
)
"""50头以上黄牛养殖企业42家: how many each of them has."""
_NAME_NEAR = 6
_NO_COUNT = re.compile(r"[一二三四五六七八九十]+路|[三四八]方|三四轮")
_BUS = re.compile(r"公交|公共汽车|班车")
_LINE_NEAR = 40
_PLACE = re.compile(
    r"(?:国家|省份|城市|区县|县区|县|乡镇|镇街|街道|社区|行政村|[镇乡村]|园区|学校|部门)"
    r"(?:[（(][\u4e00-\u9fff、]{1,8}[）)])?(?:累计|共|已)*"
    r"(?=[\u4e00-\u9fff])"
)
"""Places that are counted, also 村（社区）; behind them, what was done in them."""
_PLACES_ALONE = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:行政村|自然村|村民小组|乡镇|镇街|街道|社区|小区|片区|标段|[县区镇乡村组]))(?:的)?"
)
"""12个村3400人, 4个片区59件: the second number does not count the places."""
_LONGEST_PLACE = 16
_STANDARD = re.compile(r"的?标准")
_DONE_AFTER = re.compile(
    r"(?:全面|全部|超额|顺利)*(?:完成|实现|达到|竣工|完工|建成|开工|投用|交付|通车)"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A quantity with the words before and after that belong to it."""

    quantity: Quantity
    before: str
    after: str
    run: bool = False
    """It follows another quantity directly (12宗450亩) and shares its words."""
    listed: bool = False
    """It follows 、 after another quantity, so it shares the verb."""
    came_to: bool = False
    """It is what the quantity before it came to (由甲降至乙: 乙)."""
    whole: bool = False
    """Some of it are told of behind it (22个村中21个…, 10个项目有8个…): it is no result."""


class _Shared:
    """The words of a clause, as they are shared out to its quantities."""

    def __init__(self, count: int) -> None:
        self.befores = [""] * count
        self.afters = [""] * count
        self.runs = [False] * count
        self.listed = [False] * count
        self.came_to = [False] * count
        self.wholes = [False] * count

    def slots(self, counted: Sequence[Quantity]) -> list[Slot]:
        """The quantities with their words."""
        about = (self.befores, self.afters, self.runs, self.listed, self.came_to, self.wholes)
        return [Slot(*each) for each in zip(counted, *about, strict=True)]

    def came_directly(self, index: int) -> None:
        """从3万到5万元: a quantity is what the one before it came to."""
        name = _FROM.sub("", self.befores[index - 1])
        self.befores[index] = self.befores[index - 1] = name
        self.afters[index - 1] = "基础上"
        self.came_to[index] = True

    def came_from(self, text: str, last: Quantity) -> None:
        """Take the last quantity for what was before, if it is told so (由9亿元，增长到11亿元)."""
        if _THEN_CAME_TO.match(text, last.end) and _FROM.search(self.befores[-1]):
            self.befores[-1] = _FROM.sub("", self.befores[-1])
            self.afters[-1] = "基础上"

    def tells_some(
        self, index: int, gap: str, left: Quantity, right: Quantity, behind: str
    ) -> bool:
        """Whether a quantity tells of some of those before it (22个村中21个…).

        gap: what stands between the two. behind: what follows the second.
        """
        some = _SOME_OF.fullmatch(gap)
        began = _SOME_DONE.fullmatch(gap)
        if began is None and _ENDS.match(behind):
            began = _SOME_ENDED.fullmatch(gap)
        alone = _NONE_BEFORE.fullmatch(self.befores[index - 1]) is not None
        if (
            some is None
            and began is not None
            and alone
            and _is_some_of(left, right)
            and left.unit == right.unit
        ):
            self.wholes[index - 1] = True
            self.afters[index - 1] = began["noun"]
            self.befores[index] = began["noun"] + began["act"]
            return True
        if some is None or not _is_some_of(left, right):
            return False
        if some["done"] and (indicators.verb(self.befores[index - 1].strip()) or not some["act"]):
            return False  # 新建泵站20座已投用15座: both are results
        own = (some["noun"] or "") if left.base_unit == right.base_unit else ""
        self.wholes[index - 1] = True
        self.afters[index - 1] = own
        if some["act"]:  # 263场送戏进村已送230场
            act = some["act"]
            self.befores[index] = own if own.startswith(act) else act + own
        else:  # 10个项目中1个已完工: the words behind say what was done
            self.befores[index] = "" if own else self.befores[index - 1]
        return True

    def did_for(self, index: int, words: str) -> bool:
        """Take 为86户养殖户发放贷款贴息143万元: who is counted, and what was done for them."""
        done = _FOR_WHOM.fullmatch(words) if _FOR.search(self.befores[index - 1].strip()) else None
        if done is None:
            return False
        self.befores[index - 1] = _FOR.sub("", self.befores[index - 1].strip())
        self.afters[index - 1] = done["who"]
        if index < len(self.befores):
            self.befores[index] = done["act"]
        return True

    def is_of_a_trade(self, index: int, gap: str, counted: Quantity) -> bool:
        """Take 食品加工23户实现产值28亿元: the output of the trade, behind a count of its firms."""
        own = _OWN_SUM.fullmatch(gap)
        trade = self.befores[index - 1].strip(_MARKS)
        if own is None or counted.unit not in {"户", "家", "个"} or not _TRADE.fullmatch(trade):
            return False
        self.befores[index] = self.befores[index - 1] + own["sum"]
        return True

    def measures(self, index: int, gap: str, left: Quantity, right: Quantity, behind: str) -> bool:
        """Take 4条支渠总长9公里 and 5条总长51公里的道路: what is counted, and a measure of it.

        behind: the text behind the second number.
        """
        own = _MEASURE_OF.fullmatch(gap)
        sized = MONEY_OR_SIZE.search(right.base_unit) is not None
        if own is None or not sized or left.base_unit not in COUNTERS:
            return False
        if own["noun"]:
            self.afters[index - 1], self.befores[index] = own["noun"], gap
            return True
        of = _OF_WHAT.match(behind)
        if of is None:
            return False
        self.afters[index - 1], self.befores[index] = of["noun"], gap
        return True

    def changes(self, index: int, gap: str) -> bool:
        """Whether a quantity is what the one before it came to, or by how much it changed."""
        first = _first_of_run(self.runs, index - 1)  # 从甲、乙提高到丙、丁
        change = _CHANGED_TO.fullmatch(gap)
        if change is not None and _FROM.search(self.befores[first]):
            # 分别 behind the first values is said of them as well; 从3家企业发展到5家.
            name = _FROM.sub("", self.befores[first]) + (change["each"] or "") + change["noun"]
            self.befores[index] = self.befores[first] = name
            self.afters[index - 1] = "基础上"
            self.came_to[index] = True
            return True
        by = _CHANGED_BY.fullmatch(gap)
        if by is None or not _FROM.search(self.befores[index - 1]):
            return False
        name = _FROM.sub("", self.befores[index - 1])
        self.befores[index - 1], self.befores[index] = name, name + by["verb"]
        self.afters[index - 1] = "基础上"
        return True


class Words:
    """A text as names are made of it: without what brackets hide, and without words of time."""

    def __init__(self, text: str, year: int | None) -> None:
        self.text = text
        self._timed = _times(text, year)

    def visible(self, start: int, end: int, hidden: Sequence[tuple[int, int]]) -> str:
        """The text without the brackets that hold figures of their own."""
        kept = []
        position = start
        timed = self._timed[bisect_left(self._timed, (start, 0)) :]
        here = [each for each in timed[:_MOST_TIMES] if each[0] < end and each[1] <= end]
        for left, right in sorted((*hidden, *here)) if here else hidden:
            if max(start, position) <= left < end:
                kept.append(self.text[position:left])
                position = right
        kept.append(self.text[position:end])
        return "".join(kept)

    def slots(
        self, clause: Span, hidden: Sequence[tuple[int, int]], counted: list[Quantity]
    ) -> list[Slot]:
        shared = _Shared(len(counted))
        befores, afters = shared.befores, shared.afters
        befores[0] = self.visible(clause.start, counted[0].start, hidden)
        for index in range(1, len(counted)):
            left, right = counted[index - 1], counted[index]
            if left.end == right.start and left.text.endswith(("至", "到")):  # 从3万到5万元
                shared.came_directly(index)
                continue
            gap = self.visible(left.end, right.start, hidden)
            if _ONLY_SEPARATOR.match(gap) and (
                _is_amount_alone(befores[index - 1], left, right)
                or ("、" in gap and self._are_of_their_own(befores[index - 1], left, right))
                or ("、" in gap and index > 1 and shared.wholes[index - 2])
            ):
                # 总投资6亿元、12个重点项目; 120处、300个探头; 2个已完成1个、9个已完成8个
                shared.listed[index] = False
            elif not gap.strip() or _ONLY_SEPARATOR.match(gap):
                shared.runs[index] = True
            elif (
                shared.tells_some(index, gap, left, right, self.text[right.end : right.end + 1])
                or shared.changes(index, gap.strip())
                or shared.did_for(index, gap.strip())
                or shared.is_of_a_trade(index, gap.strip(), left)
                or shared.measures(
                    index, gap.strip(), left, right, self.text[right.end : clause.end]
                )
            ):
                pass
            elif (of := _AMOUNT_OF.fullmatch(gap.strip())) is not None:
                afters[index - 1], befores[index] = of["thing"], of["amount"]
            elif _SEPARATOR_AT_START.match(gap):
                befores[index] = _SEPARATOR_AT_START.sub("", gap)
                shared.listed[index] = True
            elif _SEPARATOR_AT_END.search(gap):
                total = TOTAL.search(gap)
                afters[index - 1] = _SEPARATOR_AT_END.sub("", gap)
                befores[index] = total.group() if total else ""
                shared.listed[index] = not total
            elif (done := _DONE_BY.fullmatch(gap.strip())) is not None:
                # 299个重大项目完成投资4亿元
                afters[index - 1], befores[index] = done["who"], gap
            elif _FROM.search(gap):  # 投资500万元，将甲由800平方米扩至…: it opens the next
                befores[index] = re.sub(r"^[将把]", "", gap)
            elif "、" in gap and not gap.startswith("的"):
                parts = split_items(gap)
                afters[index - 1] = parts[0]
                befores[index] = "、".join(parts[1:])
                shared.listed[index] = True
            else:
                following = self.visible(right.end, _stop(clause, counted, index), hidden)
                named = bool(following.strip("，。；、 ")) and not right.is_ratio
                named = named and not _SAID_NEXT.match(following)
                afters[index - 1], befores[index] = _shared_words(gap, named=named)
        afters[-1] = self.visible(counted[-1].end, clause.end, hidden)
        shared.came_from(self.text, counted[-1])
        shared.did_for(len(counted), afters[-1].strip(_MARKS))
        return shared.slots(counted)

    def _are_of_their_own(self, before: str, left: Quantity, right: Quantity) -> bool:
        """Whether two counts that nothing stands before are of two things: their classifiers are
        different, and the noun behind the second is its own (120处、300个探头).
        """
        two = left.base_unit != right.base_unit and {left.base_unit, right.base_unit} <= COUNTERS
        return two and not before.strip() and _NOUN_BEHIND.match(self.text, right.end) is not None

    def is_manner(self, quantity: Quantity) -> bool:  # noqa: PLR0911 - one exit for each manner
        """提前2个月完成, 按800元标准: how a thing is done, neither goal nor result."""
        if self.text.endswith(("按", "按照"), 0, quantity.start):
            return bool(_STANDARD.match(self.text, quantity.end))
        if _ONE_OF.match(self.text, quantity.end):
            return True  # 作为全省6个试点县之一
        if quantity.base_unit in DURATIONS and indicators.names_by_time(
            self.text[quantity.end : quantity.end + _NAME_NEAR]
        ):
            return True  # 240小时过境免签, 15分钟生活圈
        if _NO_COUNT.fullmatch(quantity.text):
            return True  # 经十三路, 八方英才
        if quantity.unit in {"位", "名"} and self.text.endswith("后", 0, quantity.start):
            return True  # 退出全省后30位: a rank from the end
        if (
            self.text.endswith("每", 0, quantity.start)
            and self.text[quantity.end : quantity.end + 1].isdigit()
        ):
            return True  # 每10万人45台: of how many
        if quantity.unit == "路" and _BUS.search(
            self.text, max(0, quantity.start - _LINE_NEAR), quantity.end + _LINE_NEAR
        ):
            return True  # 15路公交车: which line
        if quantity.base_unit not in DURATIONS:
            return False
        if self.text.endswith(_FOR_SO_LONG, 0, quantity.start):
            return _SO_IT_WAS.match(self.text, quantity.end) is not None  # 持续6个月位居第一
        return self.text.endswith("提前", 0, quantity.start) and bool(
            _DONE_AFTER.match(self.text, quantity.end)
        )


def at_parts(spans: Iterable[Span]) -> Iterator[Span]:
    """The clauses, cut before 其中 where no mark does: 新增120个其中公共50个."""
    for span in spans:
        at = span.text.find("其中", 1)
        if at < 0 or span.text[at - 1] in "（(" or not span.text[at - 1].strip():
            yield span
            continue
        yield Span(span.start, span.start + at, span.text[:at])
        yield Span(span.start + at, span.end, span.text[at:])


def with_brackets(
    clause: Span, every: Sequence[Quantity]
) -> list[tuple[Span, list[tuple[int, int]], str]]:
    """The clause without its brackets that hold figures, then these, as clauses themselves,
    each with the words right before it (甲地块（828套）).
    """
    hidden: list[tuple[int, int]] = []
    inner: list[tuple[Span, str]] = []
    starts = [each.start for each in every]
    for start, end in bracketed(clause.text):
        left, right = clause.start + start, clause.start + end
        first = bisect_left(starts, left)
        if first < len(every) and every[first].end <= right:
            hidden.append((left, right))
            begin = every[first - 1].end if first else clause.start
            named = _LAST_NAME.search(clause.text[max(begin - clause.start, start - 40) : start])
            label = indicators.head(named.group()) if named else ""
            inner.extend(
                (Span(left + 1 + each.start, left + 1 + each.end, each.text), label)
                for each in split(clause.text[start + 1 : end - 1], "，,；;。")
            )
    return [(clause, hidden, ""), *[(each, [], label) for each, label in inner]]


def is_hidden(quantity: Quantity, hidden: Sequence[tuple[int, int]], opened: Sequence[int]) -> bool:
    """Whether a quantity stands in one of the brackets; opened: where these begin."""
    before = bisect_right(opened, quantity.start)
    return before > 0 and quantity.start < hidden[before - 1][1]


def without_qualifiers(text: str, clause: Span, inside: list[Quantity]) -> list[Quantity]:
    """Leave out sizes that only describe what is counted (`10亿元以上项目20个`)."""
    inside = [
        each
        for each in inside
        if not _WHICH_PLACES.match(text, each.start) and not _is_class(text, each)
    ]
    if len(inside) < 2:
        return inside
    kept = [
        each
        for each in inside
        if not (each.base_unit.startswith("元") and _SIZED.match(text, each.end))
        and not (_WITHIN.match(text, each.end) and MONEY_OR_SIZE.search(each.base_unit))
        and not (each.unit.startswith(("万", "亿")) and _CAPACITY.match(text, each.end))
        and not (
            each.base_unit.startswith("元") and each.upper and _OF_SUCH_SIZE.match(text, each.end)
        )
        and not (
            each.comparator in (">=", "<=", ">", "<")
            and not _SOME_MORE.search(each.text)
            and (
                MONEY_OR_SIZE.search(each.base_unit)
                or each.base_unit in DURATIONS
                or (each.base_unit in _HEADS and _HOW_LARGE.match(text, each.end))
                # 30户以上自然村寨 says which villages.
                or (each.base_unit in COUNTERS and not text[clause.start : each.start].strip())
                or _is_size_of_each(text, each, inside)
            )
            and each.end < clause.end
            and (
                re.match(r"的?(?![和及与或])[\u4e00-\u9fff]", text[each.end : each.end + 2])
                or any(each.end == other.start for other in inside)  # 10亿元以上9个
            )
        )
        and not (_BOUND_BEHIND.match(text, each.end) and _is_size_of_each(text, each, inside))
    ]
    return kept or inside


def _is_size_of_each(text: str, size: Quantity, inside: Sequence[Quantity]) -> bool:
    """Whether a bounded number stands right before a thing that the next number counts: 100张床位
    以上养老院3个, 500人以上招聘会2场.
    """
    counted = next((each for each in inside if each.start >= size.end), None)
    if counted is None or counted.base_unit not in COUNTERS:
        return False
    thing = _THING_OF_SIZE.fullmatch(text, size.end, counted.start)
    if thing is None or (thing["of"] is None and counted.unit == size.unit):
        return False
    act = indicators.verb(thing["thing"])
    return not act or len(thing["thing"]) == len(act) + 1  # 招聘会 is a thing, 参加招聘会 is not


_BOUND_BEHIND = re.compile(r"[\u4e00-\u9fff]{1,3}(?:及|或)?以上")
_THING_OF_SIZE = re.compile(
    r"(?P<of>[\u4e00-\u9fff]{1,3}(?:及|或)?以上)?的?(?P<thing>[\u4e00-\u9fff“”]{2,8})"
)


_SOME_MORE = re.compile("[余多]")
"""筹集470余万元硬化道路4万平方米: so much and a little more is no size."""
_LEADS_TO = re.compile(r"(?:(?:力争|确保|争取|预计|计划)|[，。；、：\s]|(?<![\s\S]))[到至]$")
"""力争到二季度末签约额…: the word that leads to the time goes with it."""


_SINCE_WHAT = re.compile(r"(?:^|[，。；：:（(\s])[^，。；：:（(\s\d]{2,16}$")


def _led_from(text: str, period: Period) -> int:
    """Where the words of a time begin with those that lead to it: 到二季度末, 自2022年起, and
    before 以来 the event that it counts from (本届政府成立以来).
    """
    start = period.start
    if text[start : period.end] in ("以来", "至今"):
        event = _SINCE_WHAT.search(text, max(0, start - _LONGEST_EVENT), start)
        return start if event is None else event.start() + (not event.group()[0].isalnum())
    if text[max(0, start - 1) : start] in ("自", "从") and period.value.endswith("/.."):
        return start - 1
    if period.rule not in _TIMES_IN_NAMES and _THAN_THEN.match(text, start - 1, period.end + 1):
        return start - 1
    return start - (_LEADS_TO.search(text, 0, start) is not None)


_THAN_THEN = re.compile(r"(?<![相对同])[较比][^，。；、]+[增减提降上下回扩缩加放高低多少快慢]")
"""较5月底增加9万: the word that holds it against the time goes with it."""
_LONGEST_EVENT = 20


def _times(text: str, year: int | None) -> list[tuple[int, int]]:
    """Where words of time stand that are part of no name: 前8个月, 一到三季度, 近三年."""
    spans = [
        (_led_from(text, each), each.end)
        for each in periods(text, year, open_year=True)
        if not text.startswith(_INTENDED, each.start)
        # 比上年同期增长: the words of growth take it with them.
        and not (each.rule == "period/same-time" and _GREW.match(text, each.start - 1))
        and (
            each.rule not in _TIMES_IN_NAMES
            or each.value.endswith("/..")
            or text.startswith(_RARE_YEARS, each.start)
            or _opens_clause(text, each)
        )
    ]
    lengths = (
        match.span()
        for match in (_LENGTH_OF_TIME.finditer(text) if _OF_LENGTH.search(text) else ())
        if match["taken"]
        or match["spent"]
        or indicators.verb(text[match.end() : match.end() + _NAME_NEAR])
    )
    in_a_row = [match.span() for match in _YEARS_IN_A_ROW.finditer(text)] if "年" in text else []
    return sorted({*spans, *in_a_row, *lengths})


def _opens_clause(text: str, period: Period) -> bool:
    """去年新增床位110张: a year in words at the beginning of a clause, where nothing is held
    against it.
    """
    if period.rule != "period/relative-year" or not period.understood:
        return False
    opens = not period.start or text[period.start - 1] in "，。；：:;,\n（("
    return opens and text[period.end : period.end + 1] not in ("的", "同", "")


def _shared_words(gap: str, *, named: bool) -> tuple[str, str]:
    """Of the words between two quantities, what belongs to the first, what to the second.

    named: a noun stands behind the second, so that the words between are the first one's.
    """
    for place in _PLACE.finditer(gap, 0, _LONGEST_PLACE):
        done = gap[place.end() :]
        led = noun_phrase.opens_with_a_verb(done) if place.start() else indicators.verb(done)
        if led:  # 在13个街道新建站点36个, 6个试点城市新增住房3万套
            return gap[: place.end()], done
    holds = _HOLDS.fullmatch(gap.strip())
    if holds is not None:  # 9个林业站共有技术人员15名
        return holds["who"], holds["what"]
    alone = not named and _PLACES_ALONE.fullmatch(gap.strip()) is not None
    return (gap, "") if named or alone else (gap, gap)


_HOLDS = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{2,12}?(?:[站所院校馆村]|中心|企业|公司|社区|单位|部门|合作社|幼儿园))"
    r"(?:共有|拥有|现有|共配备|共聘请)(?P<what>[\u4e00-\u9fff]{2,})"
)
"""Those who are counted, and what they have, of which the next number says how much."""


def _is_amount_alone(before: str, left: Quantity, right: Quantity) -> bool:
    """Whether the first of two quantities has a name of its own: 总投资6亿元、12个重点项目."""
    return bool(_AMOUNT_ALONE.search(before)) and left.base_unit != right.base_unit


def _is_class(text: str, quantity: Quantity) -> bool:
    """Whether a sum or size only says which things are spoken of (纳税200万元以上的微型企业)."""
    bounded = quantity.comparator in (">=", "<=", ">", "<")
    size = quantity.base_unit.startswith(("元", "吨标准煤"))
    return bool(bounded and size and _CLASS_OF.match(text, quantity.end))


_MARKS = "，。；、 "
_FOR = re.compile(r"(?:(?<![作成认称视列转])为|向|给|对|帮助|帮|支持)$")
_FOR_WHOM = re.compile(
    r"(?P<who>[\u4e00-\u9fff“”]{1,10}?)"
    r"(?P<act>(?:发放|拨付|兑付|兑现|减税|减免|讨薪|讨回|追讨|追回|挽回|争取|办理|提供|落实|补贴|补助|授信|放贷|融资|退税|减负|投放"
    r"|赠送|捐赠|输送|送工|解决|配备|安装|开展|实施|送去|送上|协调|节约|降低|建立|进行|颁发|缴纳|代缴)[\u4e00-\u9fff“”]{0,14})"
)
"""For whom something is done, and what, in the words behind a number."""


def _is_some_of(whole: Quantity, some: Quantity) -> bool:
    """Whether a quantity may tell of some of those that another counts."""
    units = {whole.base_unit, some.base_unit}
    alike = len(units) == 1 or units <= COUNTERS
    return alike and not whole.is_ratio and some.base_value <= whole.base_value


def _first_of_run(runs: Sequence[bool], index: int) -> int:
    """The first quantity of those that follow each other directly up to this one."""
    while index and runs[index]:
        index -= 1
    return index


def _stop(clause: Span, counted: list[Quantity], index: int) -> int:
    return counted[index + 1].start if index + 1 < len(counted) else clause.end
