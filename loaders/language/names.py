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
from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.language import heads
from loaders.language.aims import aims
from loaders.language.boundaries import has_verb, is_lead, name_start, skip_lead
from loaders.language.lists import CARDINAL, COUNTED_KIND, Listed, lists_in, stretches
from loaders.language.name import QUOTES, TRADE, Name, plain
from loaders.language.quoted_names import LONGEST, quoted_names
from loaders.language.works import works
from ontology.text import quoted

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


_COUNTED_THING = re.compile(
    r"(?P<count>[二两三四五六七八九十]|十[一二三四五六])(?P<word>大|场)"
    r"(?P<noun>[\u4e00-\u9fff]{0,4}?(?:行动|战役|比赛|中心|平台|产业(?![\u4e00-\u9fff])|工程|"
    r"体系|样板区|示范区|高地|走廊|组团|板块|新城|"
    r"目标|战略|任务|载体|园区|基地|集群|市场|品牌|计划|攻坚战|片区|功能区|建设))"
)


_NO_THING = re.compile(r"功能|方面|任务$|建设$|市场$")


_TWIN = re.compile(
    r"与(?P<list>[\u4e00-\u9fff、]{2,30}?)(?:等[地县市]?)?的?(?:东西部|山海|对口|"
    r"结对)+(?:扶贫)?(?:协作|合作|帮扶|支援)"
    r"|对口(?:帮扶|支援|协作)(?P<after>[\u4e00-\u9fff、]{2,20}?)(?=$|[，。；等]|工作)"
)


_DRAWN_UP = re.compile(
    r"(?:出台|修订|制定|印发|发布)(?:了|并实施|实施)?(?P<name>[\u4e00-\u9fff]{4,18}?(?:办法|意见|方案|细则|条例|预案))(?=[，。；、]|等|$)"
)
"""A document of the administration, whatever its words describe: 修订某某奖励办法."""
_SENTENCE_WORD = re.compile(r"[的了将把在和]|一批|系列|若干|有关|相关")
_BY_ARTICLES = re.compile(
    r"(?:出台|印发|制定|实施|落实|推出|执行)(?:了)?(?P<name>[\u4e00-\u9fff]{2,12}(?<![路线街巷河道桥链带策施见举措航])(?:\d{1,3}|[二三四五六七八九十]{1,3})条)"
)


_HISTORIC_AREA = re.compile(r"大(?:城[东南西北]|运河)|主城区")


_SHARED_BATTLE = re.compile(
    r"(?:[\u4e00-\u9fff]{2}、){1,8}[\u4e00-\u9fff]{2}(?:攻坚战|保卫战|专项行动|大会战)"
)
"""Short names that share their last word: 蓝天、碧水保卫战."""


_EVENT = re.compile(
    r"新(?:型)?冠(?:状病毒)?(?:肺炎)?疫情|(?:(?:19|20)\d{2}年)(?:亚运会|奥运会|冬奥会|世博会)"
    r"|第[一二三四五六七八九十]{1,3}(?:次(?:党代会|(?:党员)?代表大会)"
    r"|届[\u4e00-\u9fff]{2,10}?(?:运动会|博览会|交易会|进博会|艺术节|电影节|旅发大会|园博会)(?![员的]))"
)
_LONGEST_WHOSE = 15
_WHOSE_CONGRESS = re.compile(
    r"(?:中国共产党)?(?:[\u4e00-\u9fff]{2,4}[省市])?(?:[\u4e00-\u9fff]{2,3}[市区县])?$"
)
"""Of what party, and where, the congress is whose number follows."""


def names(text: str, known: Iterable[Name] = ()) -> list[Name]:
    """The things that a text names, in order, without overlaps.

    text: a paragraph or sentence. known: names that the caller found in the same text
    (registered units, persons, places); they win over what is found by form.
    """
    fixed = sorted(known, key=lambda each: each.start)
    found: list[Name] = []
    at = 0
    for start, end in stretches(text):
        here = []
        while at < len(fixed) and fixed[at].start < end:
            here.append(_moved(fixed[at], -start))
            at += 1
        found.extend(_moved(name, start) for name in _names(text[start:end], here))
    return found


def _names(text: str, known: Sequence[Name]) -> list[Name]:
    """The names in a stretch that is short enough to compare each with each."""
    found = _quoted(text)
    lists = lists_in(text)
    found.extend(_members(text, lists, found))
    found.extend(_counted_wholes(text, lists))
    found.extend(_twins(text))
    found.extend(_by_pattern(text))
    found.extend(works(text))
    found.extend(_numbered(text))
    found.extend(_roads(text))
    found.extend(_headed(text, found, [(each.members[-1][1], each.end) for each in lists]))
    return _longest(found, known)


def _moved(name: Name, by: int) -> Name:
    listed_too = name.list_start >= 0
    return replace(
        name,
        start=name.start + by,
        end=name.end + by,
        list_start=name.list_start + by if listed_too else -1,
        list_end=name.list_end + by if listed_too else -1,
    )


def _quoted(text: str) -> list[Name]:
    found = []
    for each in quoted_names(text):
        words = text[each.start : each.end]
        found.append(Name(each.start, each.end, plain(words), each.kind, "quoted"))
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
                found.append(Name(start, end, plain(words), name, "listed", each.start, each.end))
    return found


def _counted_wholes(text: str, lists: Sequence[Listed]) -> list[Name]:
    """What a counted list is as a whole, where more than a sort names it (四条框架道路)."""
    found = []
    for each in lists:
        last = each.members[-1][1]
        words = text[last : each.end]
        counted = COUNTED_KIND.match(words)
        if counted and each.count == len(each.members) and len(words) - counted.end() >= 4:
            found.append(Name(last, each.end, words, "Strategy", "numbered", count=each.count))
    return found


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


_ARTICLES = re.compile(r"(?<![路线街巷河道桥链带策施见举措航])(?:\d+|[二三四五六七八九十]{1,3})条$")
"""A policy goes by the number of its articles: 稳经济47条."""


def _member(words: str, kind: str, kind_words: str) -> str | None:
    """The class of a bare member of a list, None where it names no single thing."""
    if not 2 <= len(words) <= 20 or re.search(r"[，。；：！？…\s]", words):
        return None
    works = _WORKS_THERE.fullmatch(words)
    if works is not None and (kind != "Project" or heads.describes(works["where"])):
        works = None
    if heads.describes(words) or QUOTES.search(words[:1]):
        return None
    if _UNNAMED.search(words) and works is None:
        return None
    shown = "Policy" if _ARTICLES.search(words) else heads.kind_of(words)
    if shown is None and kind == "Project" and works is not None:
        return kind
    if shown is None and (
        # 亮码、测温等措施 are sorts of doing, 大数据、软件等企业 sorts of firms.
        kind in ("Policy", "Programme", "Platform")
        or (kind == "Company" and TRADE.fullmatch(words))
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
    found = aims(text)
    found.extend(
        Name(*match.span("name"), match["name"], "Policy", "headed")
        for match in _BY_ARTICLES.finditer(text)
        if not has_verb(match["name"])
    )
    found.extend(
        Name(*match.span("name"), match["name"], "Policy", "headed")
        for match in _DRAWN_UP.finditer(text)
        if _SENTENCE_WORD.search(match["name"]) is None
    )
    for match in _HISTORIC_AREA.finditer(text):
        if match.group() != "主城区":
            found.append(Name(match.start(), match.end(), match.group(), "Place", "headed"))
    found.extend(
        Name(match.start(), match.end(), plain(match.group()), "Programme", "headed")
        for match in _SHARED_BATTLE.finditer(text)
    )
    for match in _EVENT.finditer(text):
        start = match.start()
        if "次" in match.group():
            whose = _WHOSE_CONGRESS.search(text, max(0, start - _LONGEST_WHOSE), start)
            start = whose.start() if whose else start
        found.append(Name(start, match.end(), text[start : match.end()], "Event", "headed"))
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
    return 10 + CARDINAL[words[1]] if len(words) == 2 else CARDINAL[words]


def _roads(text: str) -> list[Name]:
    found = []
    for match in heads.ROAD.finditer(text):
        numbered = _NUMBERED_ROAD.match(match.group())
        start = match.start() if numbered else name_start(text, match.end() - 1)
        further = _EXTENSION.match(text, match.end())
        end = further.end() if further else match.end()
        words = text[start:end]
        if (
            3 <= len(words) <= (12 if numbered or "至" in words else 9)
            and not heads.describes(words[:-1])
            and words not in ("小康路",)
            and not re.search("[沿等]", words)
        ):
            found.append(Name(start, end, words, "Road", "headed"))
    return found


_EXTENSION = re.compile(r"[东西南北]延(?:伸段|段|线)?|延伸段|延长线")
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
            name = _phrase(text, match, floor, taken)
            if name is None:
                continue
            if previous is None or previous.start != name.start:
                found.append(previous := name)
                continue
            does = _DOES.match(text, previous.end, match.start())
            if does is not None:  # 某某大学建设某某园: who does it, and what
                floor = does.end()
                rest: Name | None = replace(name, start=floor, name=plain(text[floor : name.end]))
            elif _is_done_there(name, previous, match):
                at = skip_lead(text, previous.end, match.start())
                rest = replace(name, start=at, name=plain(text[at : name.end]))
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


def _phrase(text: str, match: re.Match[str], floor: int, taken: Sequence[Name]) -> Name | None:
    """The noun phrase that an ending closes, where it names one thing."""
    start = name_start(text, match.start(), floor)
    words = text[start : match.end()]
    kind = heads.kind_of(words)
    start += _apposition(words) if kind == "Company" else 0
    if match.group().endswith(_CONTESTS) and text[:start].endswith(_WIDE):
        start -= 2  # 全国某某大赛
    words = text[start : match.end()]
    if (
        kind is None
        or not _fits(text, words, match, start)
        or _is_sort(text, start, match.end(), kind, taken)
    ):
        return None
    phase = _PHASE.match(text, match.end()) if kind == "Project" else None
    if match.group() in _LINES:
        phase = _SECTION.match(text, match.end()) or phase
    end = phase.end() if phase else match.end()
    return Name(start, end, plain(text[start:end]), kind, "headed")


def _apposition(words: str) -> int:
    """How many characters before a firm's name say which it is (项目主体企业某某公司)."""
    sort = _APPOSITION.match(words)
    return sort.end() if sort else 0


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
    if len(words) > 24 or QUOTES.search(words) or not heads.is_name(words, match.group()):
        return False
    if match.group() in ("计划", "方案", "预案") and _YEAR_INSIDE.search(words):
        return False  # 某某2025年度工作计划 is a title
    if (
        _POINTS.search(words)
        or _COUNTED_INSIDE.search(words)
        or is_lead(words.removesuffix(match.group()))
    ):
        return False
    if _CONTINUES.match(text, match.end()) or (
        match.group().endswith("改造") and _COUNT_AFTER.match(text, match.end())
    ):
        return False
    return start < match.start() or len(match.group()) > 4 or heads.is_whole(words)


_CONTESTS = ("大赛", "博览会", "运动会", "锦标赛", "联赛", "论坛", "峰会")
_WIDE = ("全国", "全省", "全市", "全球")
_APPOSITION = re.compile(
    r"[\u4e00-\u9fff\d]*(?:企业|单位|巨头|龙头|央企|国企|民企|强|上市公司)(?=[\u4e00-\u9fff]{4})"
)
"""What stands before a firm's name to say which it is: 项目主体企业某某有限公司."""


_CONTINUES = re.compile(r"[化性者式率]|人员|主体(?!工程|结构|建筑|完工)")
"""What makes another word of an ending: 行动者, 平台化."""


_PHASE = re.compile(r"[一二三四五六]期(?![限间末货])")


_LINES = ("铁路", "高铁", "城际铁路", "客运专线")
_SECTION = re.compile(r"(?!建设|项目|工程|正式|全线|开通|通车)[\u4e00-\u9fff]{2,3}(?:段|站)")
"""某某铁路某某站, 某某高铁某某段: what of a line is spoken of."""
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


_POINTS = re.compile(r"着|[这那](?!达)")
_COUNTED_INSIDE = re.compile(
    r"\d+[家个条处项]|\d+(?:\.\d+)?[万亿]?(?:方|公里|平方|米|亩|吨|余)|周边|等(?!级)|(?:包括|其中)"
)


_CALLED_AFTER = ("故居", "纪念馆", "工作室", "基金会", "公园", "路", "团队", "大道", "陵园", "学校")
_RANK = {"listed": 0, "quoted": 1, "numbered": 2, "headed": 3}


_TOWNS = ("Township", "Subdistrict")
_SHORTEST_REST = 4


def _apart(name: Name, inner: Sequence[Name]) -> list[Name]:
    """A name, or the town that it begins with and the rest (某某镇某某公园), each a thing."""
    town = next((k for k in inner if k.kind in _TOWNS and k.start == name.start), None)
    if town is None or name.end - town.end < _SHORTEST_REST or not name.name.startswith(town.name):
        return [name]
    rest = name.name[len(town.name) :]
    return [town, replace(name, start=town.end, name=rest)]


def _longest(found: Sequence[Name], fixed: Sequence[Name]) -> list[Name]:
    """Overlaps resolved: known names first, then the longest, then the surest rule."""
    kept: list[Name] = list(fixed)
    order = sorted(found, key=lambda n: (-(n.end - n.start), _RANK.get(n.rule, 9), n.start))
    for name in order:
        # A known name inside a longer one is a part of it (市政府 in 市政府大楼).
        inner = [k for k in kept if name.start <= k.start and k.end <= name.end and k in fixed]
        clash = [k for k in kept if k.start < name.end and name.start < k.end]
        if any(k.kind == "Person" for k in inner) and not name.name.endswith(_CALLED_AFTER):
            continue  # 书记某某某前往某某小镇 is a sentence
        if clash == inner and inner and name.end - name.start > max(k.end - k.start for k in inner):
            kept = [k for k in kept if k not in inner]
            clash = []
        if not clash and name.name:
            kept.extend(_apart(name, inner))
    return sorted(kept, key=lambda n: (n.start, n.end))
