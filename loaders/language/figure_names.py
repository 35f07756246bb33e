"""What a figure measures: the name that the words around it give, with what was told before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from loaders.language import indicators, noun_phrase
from loaders.language.certain import says_measure, sentence_verbs
from loaders.language.enumerations import Listing, common_ending, split_items
from loaders.language.figure import MONEY_OR_SIZE, Figure, Part
from loaders.language.quantity import Quantity
from loaders.language.rates import ONLY_DONE, PLAN_ALONE
from loaders.language.slots import TOTAL, Slot
from loaders.language.told import Told
from ontology import late_re as re
from ontology.text import squeeze

SUBJECT_CARRIED = re.compile(
    r"^(?:自然(?=口径|增长(?!率)|完成|[增减](?!长率)|下降|$)|按?同口径|按可比口径|[比较](?:19|20)\d{2}年(?:同期|[底末])?(?:提高|增加|增长)?了?|可比口径|按可比价|按不变价|名义|[一二两三四五]年平均|年均|同比|环比|比上年|较上年|比去年|较去年|增长|上升|下降|[增降涨跌]幅|增速|占比?$|高出|高于|超出|低于|快于|慢于|优于|(?:上拉|下拉|拉低|拉动|拖累)(?=[\u4e00-\u9fff])|影响(?=全|本|总)|超(?=全|本)|[塌欠差距](?:目标|计划|预期|进度))"
)
_OF_WHAT_GREW = re.compile("增速|增幅|涨幅|降幅|高于|低于|高出|低于|快于|慢于|超(?=全)")
_PREDICATE = re.compile(r"入选|获|通过|被|列入|纳入|成为")
_REMAINS = re.compile(r"剩余|尚余|其余")
_HOW_FAR = re.compile("(?<=[\u4e00-\u9fff]{2})(?:已|累计)?完成$")
"""主体工程完成80%: how much of it is done."""
_UNDER_WAY = re.compile(r"正在|尚未|仍在|即将|将|拟|明年|来年|计划|预计|力争|年底|\d{1,2}月")
_ADDED = re.compile(
    r"(?:[比较](?:上年|去年|年初|(?:19|20)\d{2}年)(?:同期|[末底])?|[比较]|同比|环比)"
    r"(?P<word>净增加?|增加|新增|下降|上升|降低|提高|减少|净减少?|多|少|[减增短多][收产])了?|(?P<alone>净增加?|新?增加|净?减少|[超短]收)了?"
)
_REACHED = re.compile(
    r"(?:是|为|相当于|达到?|恢复[到至])(?:上年|原来|去年|同期|(?:19|20)\d{2}年|上一?个?五年|上届|“?(?:[七八九]五|十[一二三四五六]?五)”?(?:时期|期间|期末|末期|末|规划|计划)?"
    r"|[一二三四五六七八九十]年前)的|"
    r"(?:已|预计|力争|确保|争取|将|全年|累计|总数|总量|有望|实现|增加|提高|增长|稳定|首次|成功|顺利|一举|率先|历史性|双双|再次)*(?:达到?|为|增至|升至|突破|超过?|[迈跃站登跨]上)了?"
    r"|(?:首次|稳定|成功|一举|历史性|预计|率先|双双|再次|力争|确保|争取|冲刺)+"
)
_SAME_SCOPE = re.compile(r"自然(?=口径|增长(?!率)|完成|[增减](?!长率)|下降|$)|同口径|可比口径")
_OF_THE_PLAN = re.compile(
    "占(?:全年|年度|年|总|[省市州县区]级)?(?:投资)?计划|(?:年度|全年|当年|本年)(?:计划)?总?投资$"
)
_RATE_OF_PLAN = re.compile("(?:完成)?(?:年度|全年|当年)?(?:计划投资|投资计划)(?:的)?比例")
_RATE_ALONE = re.compile("(?:任务|目标|计划|投资)?完成率(?:为|达到?|是)?")
_ADVERBS = re.compile(r"(?:首次|稳定|成功|一举|历史性|预计|率先|双双|再次)+")
_A_GOAL_BEHIND = re.compile("(?:年度|全年)?(?:目标任务|任务目标)|(?:年度|全年|节点|阶段性?)+目标")
_SECOND_LIST = re.compile("[^高平]等[^，。；、]{2,14}?(?:以及|及|和)[^，。；]{2,24}等")
_SET_TASK = re.compile(
    "(?:[省市县区州盟]?(?:委|政府)、?)*下达的?(?:全年|年度|目标|工作)*(?:任务|目标)+数?"
)
_RAISED = re.compile("(?:筹资|支出|投入|出资|安排资金|投入资金)$")
_PLACE_OF_LIST = frozenset({"处", "地", "家"})
_ANY_WORK = re.compile("项目|工程|设施|场所|[^，。；]{0,6}(?:改造|更新|整治|维修)")
_NAMED_KIND = re.compile(r"[二三四五六七八九十]大[\u4e00-\u9fff]{2,4}$")
_PLAIN_MEMBER = re.compile(
    r"(?:级|类|型|性)$|^(?:续建|前期|新建|改建|扩建|开工|竣工|完工|投用|在建|待建|国家|省|市|区|县)$"
)
_LEVEL = re.compile(r"(?:达到?|增至|升至|累计)了?$")
_STATE_BEFORE = re.compile(
    r"^(?:正在|尚未|未|在建)(?:施工|建设|改造|推进|实施|开工|招标|装修|整治)(?=[\u4e00-\u9fff]{2})"
)
"""How far some are, before what they are: others of these are not so far."""
_BY_NOW = re.compile("^[装建修改铺栽种](?:好|完|成)(?=[\u4e00-\u9fff]{2})")
"""装好电梯3部，还有3部正在施工: these are not there by now."""
_ANY_SORT = re.compile(
    "(?:各类|违法|刑事|职务)?(?:案件|犯罪|问题|事项|行为|纠纷|事故|活动|措施|工作)"
)
_INCREASED = re.compile(
    r"^净?(?:新增|增加)|^新(?=入选|结对|认定|引进|培育|招引|签约|登记|获评|获批|上市|开通|投用)"
    r"|(?:净?增加|净增|新增)$"
)
_PUPILS = (
    "(?:招生(?:人数|数)|毕业(?:生|学生)?(?:人数|数)|在校(?:学生|生|幼儿)?(?:人数|数)?|在园幼儿(?:人数|数)?"
    "|专任教师(?:人数|数)?|教职工(?:人数|数)?)"
)
_FAMILIES = tuple(
    {key: re.compile(pattern) for key, pattern in each.items()}
    for each in (
        {
            "alone": "年?总?产量|总产|单产|平均单产",
            "whole": "(?!(?:播种|种植|栽培|收获)(?:总?面积)?$)(?P<what>.{2,}?)"
            "(?:播种|种植|栽培|栽植|收获|收割|养殖)?(?:总?面积|种植|播面)",
        },
        {"alone": _PUPILS, "whole": rf"(?P<what>.{{2,}}?){_PUPILS}"},
        {
            "alone": "增加值|营业收入|利润总额|销售产值",
            "whole": "(?P<what>.{2,}?(?:工业|企业|服务业|农业|制造业))(?:实现|完成)?"
            "(?:总?产值|增加值|营业收入)",
        },
    )
)
"""Measures that are told of one thing after the other; the second leaves out of what."""
_CROPS = _FAMILIES[0]
_CHANGED = re.compile("(?:增加|减少|扩大|新增|增长|下降)$")
_OF_LAND = re.compile("亩$|公顷$")
_MEASURED_ALIKE = re.compile(
    rf"(?P<what>.+?)(?P<measure>{_PUPILS}|存栏量?|出栏量?|参保人数|就业人数|播种面积|种植面积)"
)
_MEASURED_IN = re.compile(
    "(?:(?:固定资产|总)?投资|(?:主营业务|营业|财政)?收入|支出|资金|贷款|存款|总?产值|增加值|[销交成][售易交]额|合同额|到位资金"
    "|余额|税收|补贴|补助|经费|预算|床位|(?:货物|旅客)?周转量|[客货]运量)[额数]?$"
)
"""What money, or beds, are of: a part that leaves it out has the whole's."""
_SEATS = re.compile("(?:学位|泊位|车位|摊位|铺位|岗位|工位|席位)$")
"""What is counted by 个 as so much else is: a part of them is no thing of its own."""
_ENDS_MEASURED = re.compile("[数量率额值积]$|[单总亩]产$|[存出]栏|在校|毕业|招生|教师|教职工")
_SHORT_PART = 4
_SAID_NEXT = re.compile(r"、|\s*[：:]|[并且](?![网购联轨])|用于|用以")
"""Behind a figure: what is said next, which names it no more."""
_AMOUNT = re.compile(
    r"(?:计划)?总?投资额?$|总?建筑面积$|总面积$|[总全]长度?$|(?:养殖|种植|生产|经营|总)规模$|占地(?:面积)?$|^[长高宽深]$"
)
_INCLUDES = re.compile("[（(](?:其中)?(?:包)?含[^（()）]*[）)]")
_PEOPLE = re.compile("[人名户]")
"""Units of people, whom no verb takes over from a thing: 新建学校2所，招聘80人."""
_PLACES = re.compile(r"(?:街道|乡镇|镇街|社区|[县区市镇乡村])(?:[（(][^（()）]{1,8}[）)])?$")
_LINKED = re.compile(
    r"[\u4e00-\u9fff”](?:(?<![总饱调柔温中])和|以及|(?<![惠普涉危推顾波触以])及)(?P<other>其他|其它)?\s*$"
)
_SIDE = re.compile(r"^[长高宽深]$")
_DOES_NEXT = re.compile(r"加强|支持|推进|推动|完善|改善|提升|开展|解决|助力|为|购买|对")
"""Behind an amount: what was done with it (投入3亿元加强…)."""
_OWN_VERB = re.compile(
    r"带动|拉动|吸引|撬动|促进|争取|到位|获得|总|累计|清理|还清|偿还|关停|压减|压降|兑现|解决"
)
_AS_WELL = re.compile(r"提供|落实|纳入|享受|配备|覆盖|安装|建立")
_HOLDS = re.compile("(?:总|设计)?(?:库容|容积|容量|装机容量)")
"""建成冷库1座、库容800吨: how large what was built is; that was not built."""
_IN_AND_OUT = 2
"""Numbers before a balance: of what came, and of what went."""
_NEWLY = re.compile("^新?(?:登记|注册|设立|升规|纳统|迁入|入库)")
_ALL_OF_IT = re.compile(r"^总(?=[\u4e00-\u9fff]{2,4}$)")
"""总里程 behind 新增地铁里程: all of what was added to."""
_LIST_AFTER = re.compile(
    r"^(?P<kind>[\u4e00-\u9fff“”]{2,10}?)(?:中(?![医学小心国央型等药共标介试])|包括|分别为|分别是|为|即|：|:)(?P<items>[^，。；]*、[^，。；]*)$"
)


class Naming:
    """What the figures of a text measure, in the words around each and those told before it."""

    def __init__(self, told: Told) -> None:
        self._told = told

    def ratio_name(  # noqa: PLR0911 - one exit for each way in which words give a name
        self, before: str, after: str, part: Part, *, points: bool = False
    ) -> str:
        """The name of a ratio. points: it is given in points (高于全市2个百分点)."""
        name = indicators.head(before)
        rest = indicators.tail(after)
        if name in {"占", "占比"} and after.startswith("的"):
            return ""  # 占比63%的电力业: of it, and not of what was told before
        if part is Part.RATE and _SET_TASK.fullmatch(name):
            return self._told.last_indicator() + "完成率"
        if part is Part.RATE and (PLAN_ALONE.fullmatch(name) or ONLY_DONE.fullmatch(name)):
            return self._told.last_indicator() + "完成率"
        if part is Part.RATE and _RATE_ALONE.fullmatch(name):
            last = self._told.last_indicator()  # 新建泊位9个，完成率90%
            return last.removesuffix("完成") + "完成率" if last else name
        if part is Part.RATE and name:
            if _OF_THE_PLAN.match(name) or _RATE_OF_PLAN.fullmatch(name):
                return self._told.last_indicator() + "完成率"  # 占全年计划投资的118%
            return name
        if not name:
            # 100%落实…, 83%的报案: the words after it say of what.
            return re.sub(r"^的", "", rest)
        if SUBJECT_CARRIED.match(name):
            known = self._told.last_indicator()
            if not known and _OF_WHAT_GREW.match(name):
                return ""  # 增速高于全省: nobody says of what
            return (self._told.growth_of(known, name) if points else known) + name
        # 为学生100%提供学位: of whom, and what.
        name = _DEALT_WITH.sub("", name)
        return name + rest if _AS_WELL.match(rest) else _HOW_FAR.sub("完成率", name)

    def name(  # noqa: PLR0911, PLR0912 - one exit for each way in which words give a name
        self, before: str, after: str, found: Listing | None, verb: str, group: list[Slot]
    ) -> str:
        rest = indicators.tail(after)
        linked = _LINKED.search(before)
        apart = found is None or not found.open or _LINKED.search(found.kind) is not None
        if rest and linked is not None and apart:
            # 乡村振兴示范区和5个示范村创建工作, 甲、乙等水电站和60万千瓦火电项目: the words before
            # 和 are another thing.
            return indicators.verb(indicators.head(before)) + (linked["other"] or "") + rest
        if found is not None and (rest or found.open):
            return self._listed_name(before, rest, found, group[0].quantity)
        after_names = names_after(after)
        if after_names is not None:
            return indicators.head(before) + after_names.kind
        told = rest and before.rstrip().endswith(("：", ":"))  # 成效明显：131个旧改工程开工
        name = "" if told else indicators.head(before)
        rest = "" if _says_on(name, rest, after) else rest
        if indicators.is_bare(name) and _INCLUDES.fullmatch(rest):
            rest = ""  # 建成7298套（含结转项目）: of what, was told before
        amount = _AMOUNT.search(name)
        if rest and amount and after.startswith("的"):
            # 投资5亿元的甲厂等一批项目: of the one that is named
            one = re.sub(r"(?<=[^、]{3})等一批.*$", "", rest) if "、" not in rest else rest
            if one.endswith("等"):
                return amount.group()  # 总投资5亿元的甲园、乙园等4个社区: of all of them
            one = _SPENT_ON_IT.sub("", one)
            said = amount.group() + "度" * bool(_SIDE.match(amount.group()))
            return indicators.thing(one) + said  # 总投资10亿元的甲项目开工建设
        if _ALL_OF_IT.match(name) and not rest:
            return self._whole_of(name)
        if rest and not name:
            name = self._subject_of(rest, group[0].quantity) + rest
        elif rest:
            name = indicators.without_light_verb(_joined(name, rest))
        added = _ADDED.fullmatch(name)
        if added is not None and not rest and (net := self._balance(name, group[0].quantity)):
            return net
        if added is not None and not rest:
            for each in self._told.in_sentence():
                if each.quantity.base_unit == group[0].quantity.base_unit and not each.bare:
                    # 新增企业20家，同比增加5家: the new ones are more, not the enterprises.
                    return each.indicator + (added["word"] or added["alone"])
        own = indicators.verb(name) or _OWN_VERB.match(name) or indicators.is_predicate(name)
        own = own or _HOLDS.fullmatch(name) is not None
        if verb and name and not (own or name.endswith(verb) or indicators.is_bare(name)):
            name = self._of_the_other_side(name) or verb + name
        return name

    def _of_the_other_side(self, name: str) -> str:
        """西片 behind 硬化村道东片: of the same thing; "" where none of its parts is told."""
        if _OF_A_SIDE.fullmatch(name) is None:
            return ""
        last = next(iter(self._told.in_sentence()), None)
        thing = "" if last is None else last.indicator[: -len(name)]
        side = "" if last is None else last.indicator[len(thing) :]
        same = _OF_A_SIDE.fullmatch(side) is not None and len(indicators.noun(thing)) > 1
        return thing + name if same and not indicators.is_bare(thing) else ""

    def _balance(self, name: str, quantity: Quantity) -> str:
        """What became more on balance (新登记市场主体7312户，注销2920户，净增4392户): of what was
        counted first, not of what was taken off; as the task calls it, where it does.
        """
        told = [
            each
            for each in self._told.in_sentence()
            if each.quantity.base_unit == quantity.base_unit and each.quantity.value
        ]
        if not name.startswith("净") or len(told) < _IN_AND_OUT:
            return ""
        for each in self._told.context:
            if each.indicator.startswith(name):
                return each.indicator
        return name + _NEWLY.sub("", indicators.noun(told[-1].indicator))

    def _whole_of(self, name: str) -> str:
        """总里程 with the words that say of what, where the figure before has them."""
        thing = _ALL_OF_IT.sub("", name)
        for each in self._told.in_sentence():
            noun = indicators.noun(each.indicator)
            if noun.endswith(thing) and not noun.endswith(name) and len(noun) > len(thing):
                return noun[: -len(thing)] + name
        return name

    def of_the_same(self, name: str, told: Iterable[Figure]) -> str:
        """A measure alone (产量, 在校生人数) of what the last figure that is measured alike is of
        (播种面积, 招生人数).

        told: the figures before it that it may go on with, the last one first.
        """
        family = next((each for each in _FAMILIES if each["alone"].fullmatch(name)), None)
        if family is None:
            return name
        for each in told:
            whole = family["whole"].fullmatch(each.indicator)
            if whole is not None:
                return whole["what"] + name
            if family is _CROPS and _OF_LAND.search(each.quantity.unit) and each.indicator:
                if _CHANGED.search(each.indicator):
                    continue  # 播种面积比上年增加8亩，产量9吨
                # 果用瓜9公顷，产量8吨: of that, and not of what was told before it
                return each.indicator + name if each.kind == "level" else name
        return name

    def part_of_whole(self, part: str, whole: str, unit: str) -> str:
        """本科 of 普通高校招生人数: 普通高校本科招生人数; 山羊 of 羊存栏: 山羊存栏; in money,
        公路 of 交通投资: 公路投资.
        """
        measured_in = _MEASURED_IN.search(whole)
        if measured_in is not None and part and not says_measure(part, unit):
            return part + measured_in.group()
        measured = _MEASURED_ALIKE.fullmatch(whole)
        if indicators.growth(part) is not None or indicators.is_bare(part):
            return part
        seats = _SEATS.search(whole)
        if seats is not None and 1 < len(part) <= _SHORT_PART and "位" not in part:
            return part + seats.group()  # 学位5600个，其中小学3200个
        if measured is None or len(part) > _SHORT_PART or _ENDS_MEASURED.search(part):
            return part
        of = measured["what"]
        return ("" if of[-1] in part else of) + part + measured["measure"]

    def scoped(self, name: str) -> str:
        """Words without adverbs that name nothing; 同口径完成 with what it is said of."""
        if _ADVERBS.fullmatch(name):
            return ""
        if _SAME_SCOPE.match(name):  # 同口径完成3.67亿元
            return _SAME_SCOPE.split(self._told.last_indicator())[0] + name
        return name

    def _subject_of(self, rest: str, quantity: Quantity) -> str:
        """Who 通过, 入选 … is said of, where the sentence named it with the figure before."""
        if not _PREDICATE.match(rest):
            return ""
        for each in self._told.in_sentence():
            if each.quantity.unit == quantity.unit:
                return indicators.noun(each.indicator)
        return ""

    def _listed_name(  # noqa: PLR0911 - one exit for each shape of a list
        self, before: str, rest: str, found: Listing, quantity: Quantity
    ) -> str:
        """The name of what a list counts: its verb, and the kind said after or within it."""
        plain = all(_PLAIN_MEMBER.search(squeeze(item)) for item in found.items)
        if plain and not found.open:
            return _joined(indicators.head(before), rest)
        lead = indicators.head(found.head) if found.head else ""
        if _SECOND_LIST.search(before):
            return ""  # 甲等暴力型案件以及乙等多发型案件9件: both of them
        if found.open and found.kind in _PLACE_OF_LIST:  # 甲路、乙路等处9公里绿化
            found = replace(found, kind="")
        if found.open and not lead and _ANY_SORT.fullmatch(indicators.head(found.kind)):
            return indicators.head(before) + rest  # 起诉盗窃、诈骗等案件: of which, the list says
        if found.open and found.kind and not TOTAL.search(found.kind):
            # 城市公园等项目77个: a sort of them; 甲园、乙园等项目2个: these, by their names
            one = len(found.items) == 1 and not rest and _ANY_WORK.match(found.kind)
            sort = f"{found.items[0]}等" if one else ""
            return lead + sort + indicators.head(found.kind) + rest
        known = _NAMED_KIND.search(TOTAL.sub("", squeeze(before)))
        if known:
            return known.group() + rest
        named = common_ending(found.items)
        if indicators.is_bare(rest):
            if not named and not found.open and len(found.items) > 1:  # 城市、城乡公交152台均已投用
                return indicators.head(before) + rest
            return lead + rest + named
        if not rest and len(found.items) == 1:
            return lead + found.items[0]  # 实施民生微项目等355个
        if not rest:  # 发放抚恤金、补助金等1.2亿元: the list itself is all that names it
            return lead + named if named else indicators.head(before)
        names_all = quantity.value in {Decimal(each) for each in found.counts()}
        if not found.open and not lead and not names_all:
            return _joined(indicators.head(before), rest)
        if named and named not in rest and not lead and _PREDICATE.match(rest):
            return named + rest
        return lead + rest

    def with_noun(
        self, name: str, quantity: Quantity, behind: str = "", *, others: bool = False
    ) -> tuple[str, bool]:
        """A verb that stands alone completed with the noun that was named before; so is one that
        only says where (城区建成8个). behind: the words behind the quantity, which name what it
        counts (3个社区完成改造). others: it is of none of the parts that were told.
        """
        where = indicators.where_done(name)
        if where and not behind.startswith(where) and indicators.is_bare(name[len(where) :]):
            whole, bare = self._with_noun(name[len(where) :], quantity, elsewhere=True)
            return ("" if bare else where + whole), bare
        return self._with_noun(name, quantity, others=others)

    def _with_noun(
        self, name: str, quantity: Quantity, *, elsewhere: bool = False, others: bool = False
    ) -> tuple[str, bool]:
        """elsewhere: the noun may have been named with another place (城区建成泵站8个)."""
        if name and not indicators.is_bare(name):
            last = next(iter(self._told.in_sentence()), None)
            if last is not None and last.quantity.base_unit == quantity.base_unit:
                name = noun_phrase.in_another_state(last.indicator, name) or name
            return name, False
        candidates = [each for each in self._told.in_sentence() if not each.bare and name]
        candidates = [each for each in candidates if not (others and each.partial)]
        candidates += [each for each in self._told.context if not each.bare]
        candidates = [each for each in candidates if each.indicator[:1] != "每"]
        for same in (True, False):
            for each in candidates:
                thing = indicators.noun(each.indicator) if name else each.indicator
                if name and _LOOKED_AT.match(thing):
                    thing = _LOOKED_AT.sub("", thing)
                thing = _without_place(thing) if elsewhere else thing
                thing = _STATE_BEFORE.sub("", _BY_NOW.sub("", thing))  # 3个正在施工，1个未开工
                thing = _SET_AMOUNT.sub("", thing.removeprefix("累计"))
                if sentence_verbs(thing)[:1] == (0,) or thing.startswith("达到"):
                    continue  # 达到标准8家，正在建设11家
                if thing == "部分" + name:
                    continue  # 部分整改4项，已整改2项: these are others
                fits = (
                    each.quantity.base_unit == quantity.base_unit
                    if same
                    else not each.quantity.is_ratio
                    and _counts_people(each.quantity) is _counts_people(quantity)
                    and not MONEY_OR_SIZE.search(each.quantity.unit)
                    and not MONEY_OR_SIZE.search(quantity.unit)
                )
                if not same and _PLACES.search(thing):
                    continue  # 7个街道建成5处: of what, is not said
                if (
                    fits
                    and thing
                    and each.kind == "level"
                    and (each.part in (Part.VALUE, Part.WHOLE) or _is_set(each))
                ):
                    swapped = noun_phrase.in_another_state(thing, name)
                    if swapped and thing.endswith("签约"):  # 项目签约31个，落户31个
                        return swapped, False
                    if indicators.ends_in_state(each.indicator) and indicators.is_work(thing):
                        # 改造开工742个、完工548个
                        return thing + indicators.without_adverbs(name), False
                    return indicators.inherited(name, thing), False
        return name, True

    def carried(self, before: str, quantity: Quantity, *, moved: bool = False) -> str:
        """What reached a figure that only a verb leads to (…翻一番，达到20亿元), or "".

        moved: it is what something came to, or came from (…实现翻番，从8亿元增至20亿元).
        """
        said = _THEN_BY.sub("", squeeze(before))
        if moved and not said:
            return self._moved(quantity)
        later = not said and bool(_PASSES.match(quantity.text))
        if not (later or _REACHED.fullmatch(said)) or said == "成功":
            return ""  # 调处2350件，成功2310件: of what, but not all that was dealt with
        for each in self._told.in_sentence():
            same = (
                each.quantity.base_unit == quantity.base_unit
                or each.kind == "growth"
                or quantity.base_unit == "倍"
            )
            if same and each.part is not Part.RATE and each.start < quantity.start:
                name = re.sub(r"(?:台阶|大关)$", "", each.indicator)
                # 新增中心2家、达到6家: the level is not what was added.
                name = _INCREASED.sub("", name) if later or _LEVEL.search(before) else name
                if name:
                    return name
        return self._told.subject

    def _moved(self, quantity: Quantity) -> str:
        """What came from one value to another, where the clause before says it."""
        if risen := self._told.just_risen():
            return risen
        alike = (x for x in self._told.in_sentence() if x.quantity.base_unit == quantity.base_unit)
        return next((each.indicator for each in alike if not each.bare), "")


_THEN_BY = re.compile(r"^(?:力争|确保|争取|预计)?[到至](?:19|20)\d{2}年[底末]?(?:力争|确保|争取)?")
_PASSES = re.compile("突破|超|逾|达")
"""产值突破900亿元，到2030年突破1200亿元: the word that reaches it stands with the number."""


_OF_A_SIDE = re.compile("[东西南北中上下前后左右][片段区侧线部岸]|[城乡][区镇]|乡镇|农村")
"""A part of a thing by its place alone (西片): the part named before it says of what."""
_DEALT_WITH = re.compile(
    "^(?:办理|受理|处理|处置|接收)(?=[\u4e00-\u9fff]{2,8}(?:(?:按时|按期|及时|限时)(?:办结|办理|办复|处置|回复)|满意|办结|化解)率$)"
)
"""办理诉求按时办结率: the rate is of the requests."""
_SPENT_ON_IT = re.compile(
    "(?<=[一-鿿]{3})(?:已|累计|本年度?|今年|当年|全年)*完成(?:总|固定资产|年度)?投资$"
)
"""总投资26亿元的甲产业园完成投资8亿元: of the park."""
_LOOKED_AT = re.compile("审查(?=[\u4e00-\u9fff]{2})")
"""审查规范性文件37件，清理8件: the papers."""
_SET_AMOUNT = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:预算数|(?:年度|全年|年初)?(?:计划|目标|任务|目标任务|任务目标)数?)$"
)
"""收入预算数9亿元，实际完成8亿元: of the income, and not of what was set for it."""
_PAID = re.compile(
    r"(?:发放|支付|拨付|支出|兑付|报销)[\u4e00-\u9fff]{0,8}(?:[金款费]|资金|补贴|补助)"
)
"""Behind those who are counted: what they were paid, of which the next number says how much."""


def _counts_people(quantity: Quantity) -> bool:
    return _PEOPLE.search(quantity.unit) is not None


def _without_place(thing: str) -> str:
    """消防站 of 城区建成消防站; 农村公厕 are called so."""
    rest = thing[len(indicators.where_done(thing)) :]
    return indicators.noun(rest) if rest != thing and indicators.verb(rest) else thing


def _is_set(figure: Figure) -> bool:
    """Whether a figure is what was to be done, by its own name (旧区改造年度任务45个); not what a
    place was to do (石桥镇任务40公里).
    """
    of = _SET_AMOUNT.sub("", figure.indicator)
    return figure.part is Part.PLAN and of != figure.indicator and _PLACES.search(of) is None


def _says_on(name: str, rest: str, after: str) -> bool:
    """Whether what stands behind a figure says something else, and names it no more."""
    if len(name) >= _SHORT_PART and _A_GOAL_BEHIND.fullmatch(rest):
        return True  # 实现签约项目10个、储备项目20个的目标任务
    if name and _SAID_NEXT.match(after):
        return True  # 投资5亿元、超额完成计划; 新建学校4所：甲中学、乙小学
    if name and _PAID.fullmatch(rest):
        return True  # 救助群众120人次发放救助金30万元
    if _RAISED.search(name) and indicators.verb(rest):
        return True  # 市本级筹资9万元资助困难群众参保
    if indicators.is_general(name) and (indicators.verb(rest) or _DOES_NEXT.match(rest)):
        return True  # 投资1.2亿元完成了公路建设
    return bool(_REMAINS.fullmatch(name) and _UNDER_WAY.match(rest))  # 剩余2所正在粉刷


def _joined(first: str, second: str) -> str:
    """Two stretches of a name, once where the second says the first again."""
    return first if first.endswith(second) else first + second


def counted_names(found: Listing | None, before: str, after: str) -> Listing | None:
    if found is None or found.kind:
        return None
    if not found.open and not after.strip("，。；、 "):
        return None
    return None if TOTAL.search(squeeze(before)) else found


def names_after(after: str) -> Listing | None:
    """6个断面中A、B、C…均达标: the names come after the number."""
    match = _LIST_AFTER.match(squeeze(after))
    if match is None:
        return None
    items = tuple(split_items(match["items"]))
    return Listing("", items, "等" in items[-1], joined=False, kind=match["kind"])
