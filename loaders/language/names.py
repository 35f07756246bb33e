"""Names of things in prose: projects, programmes, policies, platforms, places, strategies …

Names are found by form alone, in five ways, each named in :attr:`Name.rule`:

* `quoted`: in quotation marks (`loaders.language.quoted_names`);
* `listed`: members of a list that says what they are (甲、乙等项目; 甲路、乙路四条道路);
* `headed`: a noun phrase whose ending says what it is (`loaders.language.heads`);
* `numbered`: 六大中心, 五场比赛: a thing that states how many parts it has;
* `registered`: a name that the caller knows already.

Nothing is looked up in a dictionary of names, so a text of any place is read alike. Where two
ways overlap, the longer reading counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.language import heads
from loaders.language.boundaries import has_verb, is_lead, name_start, skip_lead
from loaders.language.enumerations import ET_CETERA
from loaders.language.quoted_names import LONGEST, quoted_names
from loaders.language.text import normal_name, protected, quoted


@dataclass(frozen=True, slots=True)
class Name:
    """A thing named in a text.

    start, end: where its name stands. name: the normal form, quotation marks left out.
    kind: a class of the ontology. rule: how it was found (see the module).
    list_start, list_end: the span of the list that it is a member of, else its own.
    count: how many parts the name states (六大…: 6), else None.
    """

    start: int
    end: int
    name: str
    kind: str
    rule: str
    list_start: int = -1
    list_end: int = -1
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of things: its members' spans, and the words that say what they are.

    start, end: from the first member to the end of the words of the kind.
    """

    start: int
    end: int
    members: tuple[tuple[int, int], ...]
    kind_words: str
    count: int | None = None


_QUOTES = re.compile(r"[“”‘’\"《》「」『』]")
_CLAUSE = re.compile(r"[^，,。；;：:！!？?\n…]+")
_SEGMENT = re.compile(r"[^，,。；;：:！!？?\n…、（）()\s]+")

_LIST_KINDS = (
    ("Road", re.compile(r"(?:道路|框架道路|主干道|快速路|公路|干道)$")),
    (
        "Place",
        re.compile(
            r"(?:区块|片区|地块|单元|街区|遗存|遗址|景区|景点|小镇|板块|古镇|商圈|园区|村|街|"
            r"河道|区域)$"
        ),
    ),
    (
        "Institution",
        re.compile(r"(?:高校|院校|学校|中小学|幼儿园|医院|院所|研究机构|科研机构)$"),
    ),
    ("Platform", re.compile(r"(?:平台|应用|系统|攻坚任务|场景)$")),
    ("Event", re.compile(r"(?:活动|赛事|展会|节庆|节会|会展|展览|论坛|会议)$")),
    ("Programme", re.compile(r"(?:品牌|专项行动|行动|工程|战役|攻坚战|计划)$")),
    ("Policy", re.compile(r"(?:措施|政策|制度|举措|意见|文件|新政)$")),
    (
        "Company",
        re.compile(r"(?:企业|公司|龙头|集团|央企|国企|民企|楼宇|楼宇资源|开发商|房企)$"),
    ),
    (
        "Project",
        re.compile(
            r"(?:项目|建筑|工程|节点|载体|基地|绿地公园|公园|场馆|综合体|地标|建设|变电站|停车场|广场|桥梁)$"
        ),
    ),
)
_KIND_WORDS = re.compile(
    r"^(?:一批|多家|众多)?(?:“[^”]{1,8}”)?(?:\d+(?:余|多)?[个家条项座处场种所批块栋]大?)?(?:\d+千伏)?(?:[\u4e00-\u9fff]{0,9}?)(?:框架道路|道路|主干道|"
    r"快速路|区块|片区|地块|单元|街区|遗存|"
    r"遗址|景区|景点|小镇|板块|商圈|"
    r"园区|高校|院校|医院|院所|品牌开发商|开发商|品牌房企|房企|平台|攻坚任务|应用场景|应用|活动|赛事|展会|论坛|品牌|专项行动|"
    r"行动|工程|战役|攻坚战|措施|"
    r"举措|政策|制度|企业|公司|楼宇资源|楼宇|项目|建筑|节点|绿地公园|公园|场馆|综合体|地标|功能|"
    r"部门|单位|资源|场所|中小学|学校|幼儿园|变电站|停车场|绿地广场|公路|桥梁|村庄|"
    r"工作|任务|内容|方面|系统|载体|基地)"
)
_COUNTED_KIND = re.compile(
    r"(?P<count>[二两三四五六七八九十]|\d{1,2})(?P<word>[大个条项家座处所场套])(?=[\u4e00-\u9fff])"
)
_COUNTED_THING = re.compile(
    r"(?P<count>[二两三四五六七八九十]|十[一二三四五六])(?P<word>大|场)"
    r"(?P<noun>[\u4e00-\u9fff]{0,4}?(?:行动|战役|比赛|中心|平台|产业(?![\u4e00-\u9fff])|工程|"
    r"体系|样板区|示范区|高地|走廊|组团|板块|新城|"
    r"目标|战略|任务|载体|园区|基地|集群|市场|品牌|计划|攻坚战|片区|功能区|建设))"
)
_NO_THING = re.compile(r"功能|方面|任务$|建设$|市场$")
_CARDINAL = {mark: value for value, mark in enumerate("零一二三四五六七八九十")} | {"两": 2}

_TWIN = re.compile(
    r"与(?P<list>[\u4e00-\u9fff、]{2,30}?)(?:等[地县市]?)?的?(?:东西部|山海|对口|"
    r"结对)+(?:扶贫)?(?:协作|合作|帮扶|支援)"
    r"|对口(?:帮扶|支援|协作)(?P<after>[\u4e00-\u9fff、]{2,20}?)(?=$|[，。；等]|工作)"
)
_DESIGNATION = re.compile(
    r"(?:国家级?|全国|省级|全省|市级|全市)(?P<name>[\u4e00-\u9fff]{0,12}?(?:示范区|先行区|试验区|"
    r"试点区|模范区|先进区|示范县|"
    r"示范城市|文明城区|文明城市|文明县城|园林城区|卫生城市|卫生县城|创新型城市|百强县|标杆区|"
    r"先进单位))"
)
_TITLE = (
    r"(?P<name>(?:国家级?|全国|省级|全省|市级|全市)[\u4e00-\u9fff]{4,20}?(?:区|县|市|城市|基地|试点|单位|中心|高地|乡镇|村))"
    r"(?=[，,。；、]|$|建设|称号|等(?:荣誉|称号|国家|省))"
)
_NEXT_TITLE = re.compile(f"[、和]{_TITLE}")
_TITLE_TO_WIN = re.compile(
    r"(?:创建|争创|创成|获评|获批|入选|荣获|评为|命名为|列入|纳入)(?:首批|第[一二三四五六]批)?"
    + _TITLE
)
_AIM = re.compile(
    r"(?P<name>(?:强县|强省|样板[市县]|标杆[市县]|示范县|先行区|核心区|引领区|先导区|名区|名城|强区|强市|新天堂|首善之区|标杆区|样板区|中心城区))(?=[的，。；、]|$|"
    r"建设|崛起)"
)
_BY_ARTICLES = re.compile(
    r"(?:出台|印发|制定|实施|落实|推出|执行)(?:了)?(?P<name>[\u4e00-\u9fff]{2,12}(?:\d{1,3}|[二三四五六七八九十]{1,3})条)"
)
_AIM_LIST = re.compile(
    r"(?:打造|建设|建成|创建|争创|创成|争当|迈向|冲刺|锻造|构筑)(?:成为?|为)?(?P<names>[^，。；：！？“”\n]{3,60}?)"
    r"(?=的?(?:奋斗|总|发展|工作|主要)?目标|的?(?:定位|使命|战略)|[，。；！？”\n]|$)"
)
_AIM_NOUN = re.compile(
    r"(?:先行区|示范区|试验区|引领区|先导区|核心区|标杆区|样板区|集聚区|首善之?区|度假区|高新区|示范[县市带]|样板[县市]|标杆[县市]|"
    r"先行[县市]|引领[县市]|[强名][县市区城镇]|(?<![老主建])城区|高地|增长极|新天堂|目的地|中心城[区市])$"
)
"""What a place wants to become: 打造甲先行区、乙高地和丙示范区."""
_PLANT = re.compile(
    r"(?P<what>年[产处]理?\d+(?:\.\d+)?[万亿]?(?:吨|台|套|件|只|辆|平方米|立方米|米|支|片|千瓦时?)[\u4e00-\u9fffA-Za-z]{2,12}?"
    r"|(?:集团|公司|科技|股份|重工|药业|钢铁|石化|化工|汽车|电子|医药|生物|新材料|能源|食品|酒业)(?:(?![等和及、]|\d+[个家])[\u4e00-\u9fffA-Za-z\d]){2,14}?)(?:项目|生产线|生产基地|原料药基地|工厂)"
)
"""What is named by its owner or its output: 某某集团年产20万吨铝板带项目."""
_PHASES = re.compile(
    r"(?P<phase>[一二三四五](?:、[二三四五])?期(?:、[二三四五]期)*)(?:项目|工程)(?![限间末货])"
)
"""Works that go by their phases: 某某二期、三期项目."""
_WORKS_ON = re.compile(
    r"(?:路|大道|大街|河|湖|江|渠|桥|水库|溪|湾)(?!市|县|区)(?:(?!等|一批)[\u4e00-\u9fff]){2,10}?(?<!主体)工程(?=[，,。；、]|$|建设|项目|顺利|全面|主体|开工|竣工|完工|建成)"
)
"""Works on what has a name: 某某路给水管网工程."""
_WORKS = re.compile(
    r"(?:(?<=亿元的)|(?<=万元的)|(?:[，。；、]|^|确保|推动|推进|促进|加快|引进|招引|签约|落地|实施|启动|开工))[\u4e00-\u9fffA-Za-z（）]{3,18}?项目"
    r"(?=(?:已|将|正式|顺利|如期|全面|主体|一期|[一二三四]季度|年内|\d{1,2}月底?前?|在[^，。；]{2,10}?)*(?:开工|竣工|投产|封顶|建成|投用|签约|落地|奠基|试生产|完工|交付|投运|达产|进展顺利|进场|获批|扎实推进|稳步推进|有序推进|加快推进|快速推进|基本完工)|(?<=[备目产造造装发工])[，。；、]|建设[，。；])"
)
_SORTS = re.compile(
    r"(?:以上|批|个|标志性|代表性|重大|重点|产业链?|招商|技改|工业|制造业|基建|民生|债券|专项债|签约|在建|续建|新建|前期|储备|类|有关|相关|安置房|"
    r"投资|产学研|引进|配套|建设|改造|整治|实事|示范|新|大|该|此|等|剩余|其余|其他)项目$|^(?:一批|首批|第[一二三四五]批|各|全部|多个|所有|更多|这些|等)|等"
)
"""Words that make 项目 a sort of works; what is left in front of it names one."""
_COMMUNITY = re.compile(
    r"(?:街道|[镇乡]|走进|来到|家住|位于|地处|在)(?P<name>[\u4e00-\u9fff]{2,4}?社区|(?<=[道镇乡])(?!村|[^村]*(?:示范|行政|自然|每|各|个|农))[\u4e00-\u9fff]{2,3}?村(?![民级镇居庄道]))(?!服务|卫生|食堂|居家|建设|治理|工作|矫正|教育)"
    r"|(?:完成|解决|[、，。；])(?P<village>(?!行政|自然|示范)[\u4e00-\u9fff]{2,4}村)(?=\d+(?:余|多)?户)"
)
_SETTLERS = re.compile(
    r"(?:企业|公司|龙头(?!企业)|集团|巨头)(?P<names>(?!企业)[\u4e00-\u9fffA-Za-z]{2,8}?(?:、[\u4e00-\u9fffA-Za-z]{2,8}?){0,6})"
    r"(?=(?:等(?:企业|公司|龙头)?)?(?:相继|先后|纷纷|陆续|成功|正式)+(?:入驻|落户|签约|落地|进驻|投产))"
)
"""Firms that came one after the other: 500强企业甲、乙相继入驻."""
_NEIGHBOUR = re.compile(
    r"[与同和](?:上游|下游|相邻|毗邻|邻近|结对|对口|兄弟)(?:的)?(?P<name>[\u4e00-\u9fff]{2,3}[县市区旗])"
)
"""Another division that ours does something with."""
_FIRM = re.compile(
    r"(?P<trade>重工|精密|科技|新材料?|生物|药业|医药|医疗|电子|股份|智造|智能|新能源|光电|机械|食品|酒业|"
    r"纺织|化工|汽车|铝业|钢铁|矿业|建工|环保|通信|半导体|制药|乳业|新材|机器人|能源|重卡|锂电)"
    r"(?=公司|集团|项目负责人|负责人|董事长|总经理|总裁|创始人|车间|厂区|引进之后|落户|入驻|签约|获评|获批|上市|等龙头|等企业|打造成|投资的)"
)
"""A firm by its short name, where its head or its works are spoken of."""
_HISTORIC_AREA = re.compile(r"大(?:城[东南西北]|运河)|主城区")
_SHARED_BATTLE = re.compile(
    r"(?:[\u4e00-\u9fff]{2}、){1,8}[\u4e00-\u9fff]{2}(?:攻坚战|保卫战|专项行动|大会战)"
)
"""Short names that share their last word: 蓝天、碧水保卫战."""
_EVENT = re.compile(
    r"新(?:型)?冠(?:状病毒)?(?:肺炎)?疫情|(?:(?:19|20)\d{2}年)(?:亚运会|奥运会|冬奥会|世博会)"
)


def names(text: str, known: Iterable[Name] = ()) -> list[Name]:
    """The things that a text names, in order, without overlaps.

    text: a paragraph or sentence. known: names that the caller found in the same text
    (registered units, persons, places); they win over what is found by form.
    """
    fixed = sorted(known, key=lambda each: each.start)
    found: list[Name] = []
    at = 0
    for start, end in _stretches(text):
        here = []
        while at < len(fixed) and fixed[at].start < end:
            here.append(_moved(fixed[at], -start))
            at += 1
        found.extend(_moved(name, start) for name in _names(text[start:end], here))
    return found


def _names(text: str, known: Sequence[Name]) -> list[Name]:
    """The names in a stretch that is short enough to compare each with each."""
    found = _quoted(text)
    lists = _listed(text)
    found.extend(_members(text, lists, found))
    found.extend(_counted_wholes(text, lists))
    found.extend(_twins(text))
    found.extend(_by_pattern(text))
    found.extend(_works_and_owners(text))
    found.extend(_numbered(text))
    found.extend(_roads(text))
    found.extend(_headed(text, found, [(each.members[-1][1], each.end) for each in lists]))
    return _longest(found, known)


_STRETCH_END = re.compile(r"[。！？\n]")
_LONGEST_STRETCH = 2000
"""No sentence is so long; a text without full stops is cut, so that it is read in linear time."""


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text, none longer than the bound, leaving nothing out."""
    start = 0
    while start < len(text):
        match = _STRETCH_END.search(text, start, start + _LONGEST_STRETCH)
        end = match.end() if match else min(len(text), start + _LONGEST_STRETCH)
        yield start, end
        start = end


def _moved(name: Name, by: int) -> Name:
    listed_too = name.list_start >= 0
    return replace(
        name,
        start=name.start + by,
        end=name.end + by,
        list_start=name.list_start + by if listed_too else -1,
        list_end=name.list_end + by if listed_too else -1,
    )


def listed(text: str) -> list[Listed]:
    """Lists of at least two members (one before 等) and the words that say what they are."""
    return [
        Listed(
            each.start + start,
            each.end + start,
            tuple((left + start, right + start) for left, right in each.members),
            each.kind_words,
            each.count,
        )
        for start, end in _stretches(text)
        for each in _listed(text[start:end])
    ]


def _listed(text: str) -> list[Listed]:
    lists: list[Listed] = []
    mask = protected(text)
    for clause in _CLAUSE.finditer(text):
        floor = clause.start()
        for mark in ET_CETERA.finditer(text, clause.start(), clause.end()):
            if mask[mark.start()]:
                continue
            kind = _KIND_WORDS.match(text[mark.end() : min(clause.end(), mark.end() + 20)])
            words = kind.group() if kind else ""
            end = mark.end() + len(words)
            counted = _COUNTED_KIND.match(words)
            members = _split(text, floor, mark.start(), mask)
            if members:
                count = _CARDINAL.get(counted["count"]) if counted else None
                lists.append(Listed(members[0][0], end, members, words, count))
            floor = end
        lists.extend(_counted_lists(text, floor, clause.end(), mask))
    return lists


def _counted_lists(text: str, floor: int, ceiling: int, mask: bytearray) -> list[Listed]:
    """甲路、乙路、丙路三条道路: a list whose members the number after it counts."""
    found = []
    for match in _COUNTED_KIND.finditer(text, floor, ceiling):
        count = _CARDINAL.get(match["count"]) or (
            int(match["count"]) if match["count"].isdigit() else 0
        )
        if mask[match.start()] or "、" not in text[floor : match.start()]:
            continue
        members = _split(text, floor, match.start(), mask)
        kind = _KIND_WORDS.match(text[match.end() : ceiling])
        if kind is not None and len(members) == count:
            end = match.end() + len(kind.group())
            found.append(Listed(members[0][0], end, members, kind.group(), count))
    return found


_AND = re.compile(
    r"(?<=[\u4e00-\u9fff\w”])(?:和(?![睦平谐美合顺田县风静])|与|以及|及)(?=[\u4e00-\u9fff\w“])"
)


def _split(text: str, start: int, end: int, mask: bytearray) -> tuple[tuple[int, int], ...]:
    """The members of a list: between 、, between adjoining quotes, at the last 和."""
    cuts = [start]
    for at in range(start, end):
        if text[at] == "、" and not mask[at]:
            cuts.append(at + 1)
        elif text[at] == "“" and at > start and text[at - 1] == "”":
            cuts.append(at)
    cuts.append(end + 1)
    spans = []
    for left, right in pairwise(cuts):
        stop = min(right, end)
        while stop > left and text[stop - 1] == "、":
            stop -= 1
        spans.append((left, stop))
    if not spans:
        return ()
    first_start, first_end = spans[0]
    spans[0] = (_first_member(text, first_start, first_end, mask), first_end)
    if spans[0][0] >= first_end and len(spans) > 1:  # 建成、改造甲、乙: verbs joined by 、
        spans[1] = (_first_member(text, *spans[1], mask), spans[1][1])
    last_start, last_end = spans[-1]
    joins = [m for m in _AND.finditer(text, last_start, last_end) if not mask[m.start()]]
    if joins and joins[-1].start() - last_start >= 2 and last_end - joins[-1].end() >= 2:
        spans[-1:] = [(last_start, joins[-1].start()), (joins[-1].end(), last_end)]
    return tuple((left, right) for left, right in spans if right > left)


def _first_member(text: str, start: int, end: int, mask: bytearray) -> int:
    quotes = [at for at in range(start, end) if text[at] == "“"]
    if quotes and mask[end - 1]:
        return skip_lead(text, start, quotes[0]) if quotes[0] == start else quotes[0]
    after_quote = max((at + 1 for at in range(start, end) if text[at] == "”"), default=start)
    return skip_lead(text, max(start, after_quote), end)


def _quoted(text: str) -> list[Name]:
    found = []
    for each in quoted_names(text):
        words = text[each.start : each.end]
        found.append(Name(each.start, each.end, _plain(words), each.kind, "quoted"))
    return found


_QUOTED_KIND = {"Event": "Programme", "Road": "Strategy", "Company": "Strategy"}
"""A slogan in marks among 活动 is a campaign; no road or company is called by a slogan."""


def _members(text: str, lists: Sequence[Listed], quoted_ones: Sequence[Name]) -> list[Name]:
    """Members of lists whose words of kind make things of them; quoted ones take the kind."""
    found: list[Name] = []
    for each in lists:
        kind = next((k for k, pattern in _LIST_KINDS if pattern.search(each.kind_words)), None)
        if kind is None:
            continue
        for start, end in each.members:
            words = text[start:end]
            inside = next(
                (
                    n
                    for n in quoted_ones
                    if start <= n.start and n.end <= end + 1 and words[0] in "“《"
                ),
                None,
            )
            if inside is not None:
                found.append(
                    replace(
                        inside,
                        kind=heads.kind_of(inside.name)
                        or (inside.kind if inside.kind == kind else _QUOTED_KIND.get(kind, kind)),
                        rule="listed",
                        list_start=each.start,
                        list_end=each.end,
                    )
                )
                continue
            name = _member(words, kind, each.kind_words)
            if name is not None:
                found.append(Name(start, end, _plain(words), name, "listed", each.start, each.end))
    return found


def _counted_wholes(text: str, lists: Sequence[Listed]) -> list[Name]:
    """What a counted list is as a whole, where more than a sort names it (四条框架道路)."""
    found = []
    for each in lists:
        last = each.members[-1][1]
        words = text[last : each.end]
        counted = _COUNTED_KIND.match(words)
        if counted and each.count == len(each.members) and len(words) - counted.end() >= 4:
            found.append(Name(last, each.end, words, "Strategy", "numbered", count=each.count))
    return found


_TRADE = re.compile(
    r"(?:大|新|高端|生物|集成|数字|先进|人工|现代|绿色|清洁|节能|环保|精密|智能|电子|信息|网络|工业|"
    r"互联网|物联网|半导体|新型|汽车|航空|海洋|精细|化工|食品|机械|纺织|服装|家居|建材|冶金|"
    r"数据|内容|医药|医疗|电路|经济|制造业?|金融|能源|材料|装备|器械|健康|旅游|物流|电商|软件|通信|"
    r"技术|服务业?|文化|农业|加工|外贸|商贸|贸易|餐饮|住宿|零售|批发|建筑业?|房地产|科技)+"
)
"""Trades: 甲业、乙业等企业 names sorts of companies; 华某新能源 is one."""
_UNNAMED = re.compile(
    r"工作$|建设$|管理$|服务$|问题$|情况$|发展$|整治$|维护$|保障$|教育$|宣传$|排查$|检查$|监管$|"
    r"活动$|治理$|保洁$|"
    r"养护$|亮化$|秩序$|保护$|出让$|招商$|生态$|安全$|任务$|环境$|消费$|人才$|项目$|企业$|产业$|"
    r"技术$|市场$|协作$|合作$|[沿线]路$"
)


_WORKS_THERE = re.compile(
    r"(?P<where>[\u4e00-\u9fff]{3,12}?)(?:综合|生态|环境|全面)*(?:治理|改造|整治|建设|提升|修复|开发|保护|扩建|迁建)"
)
"""A place and what is done there, as lists of projects name them: 某某河综合治理."""


_ARTICLES = re.compile(r"(?:\d+|[二三四五六七八九十]{1,3})条$")
"""A policy goes by the number of its articles: 稳经济47条."""


def _member(words: str, kind: str, kind_words: str) -> str | None:
    """The class of a bare member of a list, None where it names no single thing."""
    if not 2 <= len(words) <= 20 or re.search(r"[，。；：！？…\s]", words):
        return None
    works = _WORKS_THERE.fullmatch(words)
    if works is not None and (kind != "Project" or heads.describes(works["where"])):
        works = None
    if heads.describes(words) or _QUOTES.search(words[:1]):
        return None
    if _UNNAMED.search(words) and works is None:
        return None
    shown = "Policy" if _ARTICLES.search(words) else heads.kind_of(words)
    if shown is None and kind == "Project" and works is not None:
        return kind
    if shown is None and (
        # 亮码、测温等措施 are sorts of doing, 大数据、软件等企业 sorts of firms.
        kind in ("Policy", "Programme", "Platform")
        or (kind == "Company" and _TRADE.fullmatch(words))
    ):
        return None
    return _kind_in_list(words, kind, kind_words, shown)


def _kind_in_list(words: str, kind: str, kind_words: str, shown: str | None) -> str | None:
    """The class by the list's kind and, where it says more, the name's own ending."""
    if kind == "Company" and shown in (None, "Company") and "楼宇" in kind_words:
        # Buildings that are called by their owner alone: 某某、某某等楼宇.
        return "Company" if shown or len(words) <= 4 else "Place"
    if kind == "Project" and shown in ("Place", "Institution", "Event", None):
        return kind
    if kind == "Works":  # 路灯、公厕等设施 are sorts of things: only what its ending shows
        return "Road" if heads.ROAD.fullmatch(words) else shown
    if kind in ("Place", "Road"):
        road = heads.ROAD.fullmatch(words) or words.endswith(("路", "大道", "线"))
        return "Road" if road else (kind if kind == "Place" else None)
    return shown or kind


def _twins(text: str) -> list[Name]:
    """Places joined with ours by partnership (与某某、某某对口协作)."""
    found = []
    for match in _TWIN.finditer(text):
        group = "list" if match["list"] else "after"
        at = match.start(group)
        for part in re.split(r"([、和与])", match[group]):
            if len(part) >= 2 and not heads.describes(part) and not _UNNAMED.search(part):
                found.append(
                    Name(
                        at, at + len(part), part, "Place", "listed", match.start(group), match.end()
                    )
                )
            at += len(part)
    return found


def _by_pattern(text: str) -> list[Name]:
    found = []
    for match in _DESIGNATION.finditer(text):
        if len(match["name"]) < 4 or has_verb(match["name"]):
            continue  # 省级示范区 names no title
        found.append(Name(match.start(), match.end(), match.group(), "Programme", "headed"))
    for match in _TITLE_TO_WIN.finditer(text):
        title: re.Match[str] | None = match
        while title is not None:  # 获评国家级甲区、省级乙区
            found.append(Name(*title.span("name"), title["name"], "Programme", "headed"))
            title = _NEXT_TITLE.match(text, title.end())
    slogans = [each for each in quoted(text) if "、" in text[each[0] : each[1]]]
    for match in _AIM.finditer(text):
        if any(left < match.start() < right for left, right in slogans):
            continue  # “工业强县、科技兴县”
        start = name_start(text, match.end("name") - 2)
        words = text[start : match.end("name")]
        if 4 <= len(words) <= 14 and not heads.describes(words):
            found.append(Name(start, match.end("name"), words, "Strategy", "headed"))
    found.extend(_aims(text))
    found.extend(
        Name(*match.span("name"), match["name"], "Policy", "headed")
        for match in _BY_ARTICLES.finditer(text)
        if not has_verb(match["name"])
    )
    for match in _HISTORIC_AREA.finditer(text):
        if match.group() != "主城区":
            found.append(Name(match.start(), match.end(), match.group(), "Place", "headed"))
    found.extend(
        Name(match.start(), match.end(), _plain(match.group()), "Programme", "headed")
        for match in _SHARED_BATTLE.finditer(text)
    )
    found.extend(
        Name(match.start(), match.end(), match.group(), "Event", "headed")
        for match in _EVENT.finditer(text)
    )
    return found


def _aims(text: str) -> list[Name]:
    """What a place wants to become, one or several after one verb."""
    found = []
    for match in _AIM_LIST.finditer(text):
        for start, end in _aim_spans(text, *match.span("names")):
            words = text[start:end]
            if len(words) < _SHORTEST_AIM or _AIM_NOUN.fullmatch(words) or _is_plain_aim(words):
                continue
            won = re.match(r"国家级?|全国|省级|市级", words)
            found.append(Name(start, end, words, "Programme" if won else "Strategy", "headed"))
    return found


_SHORTEST_AIM = 4
_PLAIN_AIM = 6


def _is_plain_aim(words: str) -> bool:
    """特色街区 describes a sort; what says more (现代化国际化中心城区) is one place's aim."""
    return len(words) < _PLAIN_AIM and heads.describes(words)


def _aim_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of a list of aims; 和 parts two only where the one before it is an aim."""
    at = start
    for cut in (*re.finditer(r"、|和|与|以及", text[start:end]), None):
        left = start + cut.start() if cut else end
        if _AIM_NOUN.search(text[at:left]) is None:
            if cut and cut.group() == "、":
                at = start + cut.end()
            continue
        of = text.rfind("的", at, left)
        at = of + 1 if of >= 0 else at
        if left > at:
            yield at, left
        at = start + cut.end() if cut else end


def _works_and_owners(text: str) -> list[Name]:
    """Works, firms and neighbourhoods that a word beside them shows to be such."""
    found = []
    for match in _WORKS.finditer(text):
        start = name_start(text, match.end() - len("项目"), match.start())
        words = text[start : match.end()]
        if 5 <= len(words) <= 18 and not heads.describes(words[:-2]) and not _SORTS.search(words):
            found.append(Name(start, match.end(), _plain(words), "Project", "headed"))
    for match in _PLANT.finditer(text):
        if "的" in match["what"] or _SORTS.search(f"{match['what']}项目"):
            continue  # 新材料产业链建设的重点项目
        start = name_start(text, match.start("what"))
        found.append(
            Name(start, match.end(), _plain(text[start : match.end()]), "Project", "headed")
        )
    for match in _PHASES.finditer(text):
        start = name_start(text, match.start("phase"))
        words = text[start : match.start("phase")]
        if 2 <= len(words) <= 14 and not heads.describes(words):
            found.append(
                Name(start, match.end(), _plain(text[start : match.end()]), "Project", "headed")
            )
    for match in _WORKS_ON.finditer(text):
        start = name_start(text, match.end() - len("工程"), match.start() - _SHORTEST_AIM)
        words = text[start : match.end()]
        if start < match.start() and not heads.describes(words[: match.start() + 1 - start]):
            found.append(Name(start, match.end(), _plain(words), "Project", "headed"))
    for match in _SETTLERS.finditer(text):
        at = match.start("names")
        for words in match["names"].split("、"):
            if not _TRADE.fullmatch(words) and not heads.describes(words):
                found.append(Name(at, at + len(words), _plain(words), "Company", "listed"))
            at += len(words) + 1
    for match in _FIRM.finditer(text):
        start = name_start(text, match.start("trade"))
        words = text[start : match.end()]
        if 2 <= match.start() - start <= 6 and not _TRADE.fullmatch(words):
            found.append(Name(start, match.end(), _plain(words), "Company", "headed"))
    found.extend(
        Name(*match.span("name"), match["name"], "Place", "headed")
        for match in _NEIGHBOUR.finditer(text)
    )
    for match in _COMMUNITY.finditer(text):
        group = "name" if match["name"] else "village"
        if not heads.describes(match[group][: -1 if match["village"] else -2]):
            found.append(Name(*match.span(group), match[group], "Place", "headed"))
    return found


def _numbered(text: str) -> list[Name]:
    found = []
    for match in _COUNTED_THING.finditer(text):
        noun = match["noun"]
        if _NO_THING.search(noun) or re.search(
            r"[第前后]$", text[max(0, match.start() - 1) : match.start()]
        ):
            continue
        kind = (
            "Programme" if re.search(r"(?:行动|比赛|战役|工程|攻坚战|计划)$", noun) else "Strategy"
        )
        count = _number(match["count"])
        found.append(Name(match.start(), match.end(), match.group(), kind, "numbered", count=count))
    return found


def _number(words: str) -> int:
    return 10 + _CARDINAL[words[1]] if len(words) == 2 else _CARDINAL[words]


def _roads(text: str) -> list[Name]:
    found = []
    for match in heads.ROAD.finditer(text):
        numbered = _NUMBERED_ROAD.match(match.group())
        start = match.start() if numbered else name_start(text, match.end() - 1)
        words = text[start : match.end()]
        if (
            3 <= len(words) <= (12 if numbered or "至" in words else 8)
            and not heads.describes(words[:-1])
            and words not in ("小康路",)
            and "沿" not in words
        ):
            found.append(Name(start, match.end(), words, "Road", "headed"))
    return found


_NUMBERED_ROAD = re.compile(r"[国省县]道|[GSX]\d")


def _headed(text: str, taken: Sequence[Name], barred: Sequence[tuple[int, int]]) -> list[Name]:
    """barred: spans where only sorts of things are named (what a list is of)."""
    found: list[Name] = []
    marks = [each for each in quoted(text) if each[1] - each[0] <= LONGEST + 2]
    marks.extend(barred)
    for segment in _SEGMENT.finditer(text):
        floor = segment.start()
        previous: Name | None = None
        for match in heads.HEAD.finditer(text, segment.start(), segment.end()):
            if any(left <= match.start() < right for left, right in marks):
                continue
            if any(each.start <= match.start() < each.end for each in taken):
                floor = max(floor, match.end())
                previous = None
                continue
            start = name_start(text, match.start(), floor)
            words = text[start : match.end()]
            kind = heads.kind_of(words)
            if kind == "Company" and (sort := _APPOSITION.match(words)) is not None:
                start += sort.end()
                words = text[start : match.end()]
            if (
                kind is None
                or not _fits(text, words, match, start)
                or _is_sort(text, start, match.end(), kind, taken)
            ):
                continue
            phase = _PHASE.match(text, match.end()) if kind == "Project" else None
            end = phase.end() if phase else match.end()
            name = Name(start, end, _plain(text[start:end]), kind, "headed")
            if previous is None or previous.start != name.start:
                found.append(name)
                previous = name
                continue
            does = _DOES.match(text, previous.end, match.start())
            if does is not None:  # 某某大学建设某某园: who does it, and what
                floor = does.end()
                rest: Name | None = replace(name, start=floor, name=_plain(text[floor : name.end]))
            elif _is_done_there(name, previous, match):
                at = skip_lead(text, previous.end, match.start())
                rest = replace(name, start=at, name=_plain(text[at : name.end]))
            else:
                found.pop()
                rest = None
            if rest is None:
                found.append(name)
            elif heads.is_name(text[rest.start : rest.end], match.group()):
                found.append(rest)
            else:
                continue
            previous = found[-1]
    return found


def _is_done_there(name: Name, previous: Name, match: re.Match[str]) -> bool:
    """某某新村某某改造: a place, and what is done there; but a campaign's place is part of it."""
    whole = _WHOLE_PROGRAMME.search(match.group())
    return name.kind == "Programme" and previous.kind != name.kind and whole is None


def _is_sort(text: str, start: int, end: int, kind: str, taken: Sequence[Name]) -> bool:
    """Whether a noun phrase says what is counted, or what the name before it is."""
    if text[start - 1 : start] == "”" and any(each.end == start for each in taken):
        return True  # “某某”服务平台
    if _COUNTED_BEFORE.search(text[max(0, start - 2) : start]):
        return True
    return _COUNTED_AFTER.match(text, end) is not None


def _fits(text: str, words: str, match: re.Match[str], start: int) -> bool:
    if len(words) > 24 or _QUOTES.search(words) or not heads.is_name(words, match.group()):
        return False
    if match.group() in ("计划", "方案", "预案") and _YEAR_INSIDE.search(words):
        return False  # 某某2025年度工作计划 is a title
    if _COUNTED_INSIDE.search(words) or is_lead(words.removesuffix(match.group())):
        return False
    if _CONTINUES.match(text, match.end()) or (
        match.group().endswith("改造") and _COUNT_AFTER.match(text, match.end())
    ):
        return False
    return start < match.start() or len(match.group()) > 4 or heads.is_whole(words)


def _plain(words: str) -> str:
    """The normal form of a name: quotation marks, white space and 、 at the ends left out."""
    return normal_name(_QUOTES.sub("", words)).strip("、，。")


_APPOSITION = re.compile(
    r"[\u4e00-\u9fff\d]*(?:企业|单位|巨头|龙头|央企|国企|民企|强|上市公司)(?=[\u4e00-\u9fff]{4})"
)
"""What stands before a firm's name to say which it is: 项目主体企业某某有限公司."""
_CONTINUES = re.compile(r"[化性者式率]|人员|主体(?!工程|结构|建筑|完工)")
"""What makes another word of an ending: 行动者, 平台化."""
_PHASE = re.compile(r"[一二三四五六]期(?![限间末货])")
_DOES = re.compile(
    r"(?:加快|联合|共同|合作|投资|牵头|参与|全力)*(?:共建|合建|建设|打造|创建|实施|开展|承建|创办|设立|组建)"
)
_WHOLE_PROGRAMME = re.compile(r"行动|攻坚战|保卫战|大会战")
"""Of these the place at their beginning is a part: 某某区更新三年行动."""
_COUNTED_BEFORE = re.compile(r"\d[个家所座处条项]$")
_COUNTED_AFTER = re.compile(r"\d{1,6}[个家所座处条项支名]")
"""What is counted is a sort of things: 新建幼儿园5所."""
_COUNT_AFTER = re.compile(r"(?:项目)?\d")
"""老旧小区改造18个 counts, it names no programme."""
_YEAR_INSIDE = re.compile(r"\d{4}年")
_COUNTED_INSIDE = re.compile(
    r"\d+[家个条处项]|\d+(?:\.\d+)?[万亿]?(?:方|公里|平方|米|亩|吨|余)|周边|等(?!级)|(?:包括|其中)"
)
_RANK = {"listed": 0, "quoted": 1, "numbered": 2, "headed": 3}


def _longest(found: Sequence[Name], fixed: Sequence[Name]) -> list[Name]:
    """Overlaps resolved: known names first, then the longest, then the surest rule."""
    kept: list[Name] = list(fixed)
    order = sorted(found, key=lambda n: (-(n.end - n.start), _RANK.get(n.rule, 9), n.start))
    for name in order:
        # A known name inside a longer one is a part of it (市政府 in 市政府大楼).
        inner = [k for k in kept if name.start <= k.start and k.end <= name.end and k in fixed]
        clash = [k for k in kept if k.start < name.end and name.start < k.end]
        if clash == inner and inner and name.end - name.start > max(k.end - k.start for k in inner):
            kept = [k for k in kept if k not in inner]
            clash = []
        if not clash and name.name:
            kept.append(name)
    return sorted(kept, key=lambda n: (n.start, n.end))
