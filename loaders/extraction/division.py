"""Which division a document is of: by the table, the registries, its title."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from loaders.extraction.front import front_matter
from loaders.extraction.place import (
    most_told,
    of_congress,
    place_of,
    told_by_name,
    told_by_source,
)
from loaders.formats.document import Document
from loaders.language.dates import document_date
from loaders.language.places import PROVINCES
from ontology import late_re as re
from ontology.divisions import BELOW, UNRESOLVED, ZONE, Area, below, divisions
from ontology.editions import without_dates
from ontology.errors import NotFound
from ontology.model import Division
from ontology.registries import division_of, registries
from ontology.text import normal_name, squeeze

_BEFORE_PLACE = r"^(?:关于|附件|中共|\W|\d)*+"
_ABOVE = (
    rf"(?:(?:{'|'.join(PROVINCES)})(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)?)?"
    r"(?:[\u4e00-\u9fff]{2,7}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,7}?(?:自治州|市|州|盟|地区))?"
)
_PLACE = re.compile(
    rf"{_BEFORE_PLACE}{_ABOVE}"
    r"(?P<name>[\u4e00-\u9fff]{2,12}?(?:自治[县州旗]|新区|区|县|旗|市)(?!情|长(?![\u4e00-\u9fff][区县市])|街道(?:\W|\d|$|办|党工委|工作|重点|民生)|城(?![关厢郊区东西南北]))|[\u4e00-\u9fff]县(?!情)"
    r"|[\u4e00-\u9fff]{2,6}?(?:街道|[镇乡](?=\W|\d|$|年|人民政府|政府|党委|重点|民生|第.{1,3}届|召开|举行)))"
)
"""The place that a title begins with, after its province and city."""

LEVEL_FIRST = r"^级|^[省市州县区旗盟](?![中南北]区)"
"""What no place is called: it says of which level something is (县属驻县各单位)."""
NO_PLACE = re.compile(
    r"关于|^自治[区州县旗]$|^第.{1,3}[次届]|城市$|开发区|高新区|经开区|园区|^[位在]|年|政府|工作|任务|项目|重点|民生|实事|报告|[全本我各省某][省区市县州]|代表[省市区县州旗盟]$|[东南西北中]部?地区$|^(?:合作|管理|实验|试验|保税|度假)区$|[小片景山灾学校库辖城街社园厂载聚能导散展控管护围住产养储]区$|棚户区"
    r"|^(?:按照|根据|依据|遵照|围绕|贯彻|落实|报经|报请|提请)"
    rf"|示范区|功能区|^[开高][发新]区|小镇|[城乡村]镇|{LEVEL_FIRST}"
)


_TOWN = re.compile(r"(?:街道|[镇乡])$")
"""A town is called as others in other counties are (城关镇): its name alone is no place's."""

_LEAST = 3


def own_name(name: str, text: str) -> str:
    """A place's name without words before it (写在某某县): the part that the text says more often.

    A text names its place again and again, without what stands before it in its title.
    """
    ends = [name[at:] for at in range(1, len(name) - _LEAST + 1)]
    return next((end for end in ends if text.count(end) > text.count(name) + 1), name)


def unplaced(document: Document) -> Division:
    """The place of its own of a document that shows none; its file's name is a label only."""
    stem = normal_name(document.name.rsplit(".", 1)[0])
    return Division(f"{UNRESOLVED}{document.sha256[:_SHA]}", stem)


def unresolved(document: Document, name: str) -> Division:
    """The place of its own of a document that leaves open which of several divisions it is of."""
    return Division(f"{name}{UNRESOLVED}{document.sha256[:_SHA]}", name)


_SHA = 8


def document_division(document: Document, title: str) -> Division:
    """The division that a document is of: the one of GB/T 2260 that its front matter shows, else
    the registered one of its text, else the one that its title names.

    A division that is in no table has its name as code. Where several are left open the
    document has a place of its own (`unresolved`), as where nothing shows one (`unplaced`).
    """
    if document.place is not None:
        return document.place
    placed = place_of(document, title)
    if placed.national:
        return unplaced(document)
    if placed.unknown is not None:
        return Division(placed.unknown, placed.unknown)
    known = division_of(document.text)
    if placed.areas:
        one = _headline_town(document, title, placed.areas) or placed.division
        one = one or next((e.division for e in placed.areas if e.division == known), None)
        return one or unresolved(document, "、".join(sorted({each.name for each in placed.areas})))
    if known is not None:
        return _of_its_time(known, document, title)
    told = _by_form(document, title) or _by_telling(document)
    source = told_by_source(document) if told is None else None
    return told or (source[0].division if source is not None else unplaced(document))


def _by_telling(document: Document) -> Division | None:
    told = most_told(document) or of_congress(document)
    return None if told is None else told.division


def _by_form(document: Document, title: str) -> Division | None:
    """The place that a title names and no table has; one that the table has is not meant there.

    One that is a part of it, and issues or signs the document, is meant (同意设立青石区…); so is
    the one that issues it, where its title names none.
    """
    name, issues = _place_in(title), _issuing(document)
    if name is None or (issues is not None and name.endswith(issues)):
        name = issues
    if name is None:
        return None
    name = own_name(name, document.text)
    if tabled(name):
        return None
    if _TOWN.search(name):
        return _town_told(document, name) or unresolved(document, name)
    return Division(name, name)


def _headline_town(document: Document, title: str, areas: Sequence[Area]) -> Division | None:
    """The town that a headline opens with (城关街道：…), where the text names it below one of these
    counties: that it also tells of this county makes it none of its own.
    """
    name = _place_in(title)
    opens = re.match(rf"\W*{re.escape(name)}[：:]", title) if name is not None else None
    town = _town_told(document, name) if name and opens and _TOWN.search(name) else None
    within = town is not None and town.code.rpartition(BELOW)[0] in {e.key for e in areas}
    return town if within else None


def _town_told(document: Document, name: str) -> Division | None:
    """The town of this name below the county that the text names right before it (甲县某某镇), if
    that is one alone; the title leaves the county out.
    """
    text, dated = squeeze(document.text), front_matter(document).dated
    told: set[Division] = set()
    for match in re.finditer(rf"(?P<county>[\u4e00-\u9fff]{{1,10}}[县区市旗]){name}", text):
        words = match["county"]
        for at in range(len(words) - 1):
            try:
                town = settled(words[at:] + name, dated)
            except NotFound:
                continue
            start = match.start() + at
            if _OF_ANOTHER.search(text[max(0, start - 8) : start]) is None:
                told.add(town)
            break
    return told.pop() if len(told) == 1 else None


_OF_ANOTHER = re.compile(
    r"(?:赴|对口|学习|考察|支援|援建|帮扶|协作|结对|[与和同向到从])[^，。]{0,4}$"
)
"""Before the name of a town that is somebody else's: 赴乙县城关镇学习."""


def by_name(document: Document, name: str, dated: str | None) -> Division:
    """The division that a text calls by a name: that of the table at the document's date; a place
    of its own where several are called so; the name where the table has none.
    """
    areas = told_by_name(name, document, dated)
    if not areas:
        return Division(name, name)
    return areas[0].division if len(areas) == 1 else unresolved(document, name)


def tabled(name: str) -> bool:
    """Whether the table has a name, or what it ends with."""
    return any(name[at:] in divisions().by_name for at in range(len(name) - 1))


def _place_in(words: str) -> str | None:
    words = without_dates(words)
    match = _PLACE.search(words)
    if match is None or NO_PLACE.search(match["name"]) or _NUMBERS.match(words, match.end()):
        return None
    return match["name"]


_NUMBERS = re.compile(r"[〔\[（(【]\s*(?:19|20)\d{2}\s*[〕\]）)】]\s*第?\s*\d")
"""What stands behind the sign of a department that only ends as places do: 发改地区〔2033〕4号."""


def _issuing(document: Document) -> str | None:
    """The place of who issues a document, else of who signs it."""
    front = front_matter(document)
    return next(filter(None, map(_place_in, filter(None, (front.issuer, front.signature)))), None)


def _of_its_time(known: Division, document: Document, title: str) -> Division:
    """A registered division, or the one that has its code at the document's date."""
    dated = document_date(squeeze(title))
    area = divisions().of_code(known.code, dated.year if dated else None)
    first = divisions().by_key.get(known.code)
    if dated is None or area is None or first is None or first.touches(dated.year):
        return known
    return area.division


def settled(words: str, dated: str | None) -> Division:
    """The division that a person names: a code, a full or short path, a zone below one.

    dated: the document's date, for names and codes count for their time. Raises NotFound where
    no division or more than one is meant.
    """
    table = divisions()
    words = squeeze(words)
    year = int(dated[:4]) if dated else None
    code, _, zone = words.partition(BELOW)
    if zone and code in table.by_key:
        return below(table.by_key[code], zone)
    if re.fullmatch(r"\d{6}(-\d{4})?", words):
        area = table.of_code(words, year) or table.by_key.get(words)
        found: tuple[Area, ...] = (area,) if area else ()
        registered = next((each for each in registries() if each.division.code == words), None)
        if area is None and registered is not None:
            return registered.division
    else:
        found = table.at_path(words, year) or table.at_path(words)
    for end in range(len(words) - 2, 1, -1) if not found else ():
        above = table.at_path(words[:end], year)
        if len(above) == 1 and (ZONE.search(words[end:]) or words.endswith(("街道", "镇", "乡"))):
            return below(above[0], words[end:])
    if len(found) == 1:
        return found[0].division
    if found:
        told = "、".join(f"{table.path(each, year)} ({each.key})" for each in found)
        raise NotFound(f"several divisions are called so: {told}", where=words, way_out=_SAY_WHICH)
    raise NotFound("no division of GB/T 2260 is called so", where=words, way_out=_SAY_WHICH)


_SAY_WHICH = "give the code (350102) or the path (福建省福州市鼓楼区)"


def place_notice(division: Division, document: Document, title: str) -> str | None:
    """What to tell where a document's place is left open, rests on its page's source alone, or is
    one that no table has and only the text names; None where it is not, and does not.
    """
    if UNRESOLVED not in division.code:
        return _source_notice(division, document, title) or _guess_notice(division, document, title)
    areas = place_of(document, title).areas
    if not areas:
        return f"it shows no place of its own: loaded under one of its own; {_SETTLE}"
    told = "、".join(f"{divisions().path(each)} ({each.key})" for each in areas)
    return f"it may be of several places, none is chosen: {told}; {_SETTLE}"


def _source_notice(division: Division, document: Document, title: str) -> str | None:
    found = None if document.place is not None else told_by_source(document)
    if found is None or found[0].division != division:
        return None
    placed = place_of(document, title)
    if placed.areas or placed.unknown or division_of(document.text) is not None:
        return None
    if _by_form(document, title) is not None or _by_telling(document) is not None:
        return None
    return f"its place rests on its page's source alone ({found[1]}); {_SETTLE}"


def _guess_notice(division: Division, document: Document, title: str) -> str | None:
    """What is told of a place that no table has and that nothing bears out: no organ of the front,
    no title that names it beside a year, and no text that speaks of its level as its own (全区,
    区教育局), names its organs, or names it again and again. What reads like a place there may be
    none (促进中部地区…).
    """
    name = division.name
    if division.code != name or document.place is not None:
        return None
    front = front_matter(document)
    shown = (front.issuer, front.signature, front.addressee, front.maker)
    if any(name in normal_name(each) for each in shown if each):
        return None
    titled = name in normal_name(title)
    dated = rf"{re.escape(name)}(?:19|20)\d{{2}}年|(?:19|20)\d{{2}}年度?{re.escape(name)}"
    if re.search(dated, normal_name(title)):
        return None
    organ = rf"{re.escape(name)}(?:人民政府|政府|委|人大|{_OFFICES})"
    own = rf"[我全]{name[-1]}(?!域)|(?<![\u4e00-\u9fff]){name[-1]}(?:委|政府|{_OFFICES})"
    text = squeeze(document.text)
    if titled and (re.search(f"{organ}|{own}", text) or text.count(name) > _TWICE):
        return None
    if titled:
        return f"its place, {name}, is in no table, no organ bears it out; {_SETTLE}"
    return f"its place, {name}, is in no table, its text alone names it; {_SETTLE}"


_TWICE = 2
_OFFICES = r"[\u4e00-\u9fff]{1,8}(?:局|办|中心|公司)"
_SETTLE = "kg load FILE --place 福建省福州市鼓楼区 (or its code) settles it"


_LEVEL = re.compile(
    r"(?:[我全本该](?P<own>[区县市旗])|(?<![\u4e00-\u9fff])(?P<organ>[区县市旗])(?:委|政府))"
)
_TITLE_PLACE = re.compile(
    r"^\W*(?P<name>[\u4e00-\u9fff]{2,4})[：:]|^[\u4e00-\u9fff]{2,3}(?:省|市)?(?P<of>[\u4e00-\u9fff]{2})[：:]"
)
_TITLE_OPENS = re.compile(
    r"\W*(?P<name>[\u4e00-\u9fff]{2,3}?)(?=城市建设|城乡|县域|经济社会|乡村振兴)"
)
_SHORT_NAME = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2})(?:大地|儿女|人民(?!政府|代表|法院|检察|医院|共和)|干群|经验|实践|样板|样本|速度|力量|篇章|画卷)"
    r"|(?:美丽|幸福|平安|大美|魅力|活力|健康|智慧|现代化)(?P<praised>[\u4e00-\u9fff]{2})(?![\u4e00-\u9fff]?[市区县])"
)
_ITS_HISTORY = re.compile(
    r"是(?P<name>[\u4e00-\u9fff]{2,3}?)(?:经济社会)?发展(?:历程|进程|史)[中上]"
)
_OF_THE_PLACE = re.compile(
    r"(?=(?P<name>[\u4e00-\u9fff]{2})(?P<what>经济|工业|制造业|农业|产业|文旅|教育|高质量|发展|新城|老城|主城|大地))"
)
_COMMON_BEFORE = re.compile(
    r"县域|海洋|实体|国民|市场|开放|楼宇|总部|对外|集体|农村|乡镇|主导|战略|先进|食品|加工|规[上模]|支柱|健康|推[动进]|加快|促进|产业|"
    r"经济|社会|持续|协[同调]|融合|创新|低空|夜间|主要|重点|全面|实现|引领|科学|共同|转型|绿色|优势|特色|文化|旅游|现代|新兴|未来|传统|"
    r"数字|智能|高端|地方|区域|民营|县区|园区|体育|职业|高等|基础|思想|以及|工业|农业|[的在和与为是了有对向把将从于等]|[一二三四五六七八九十百千万亿]"
)
_NO_SHORT_NAME = re.compile(
    r"[届次第]|标题|中国|神州|祖国|中华|华夏|全[国省市县区]|我[省市县区]|广大|各族|[人居市村农]民|城市|乡村|家园|田园|庭院|生活|河湖|经济|社区|小镇|"
    r"先进|成功|典型|丰富|创新|生动|工作|发展|治理|改革|建设|崭新|壮丽|基层|青年|广袤|辽阔|黑土|热土|聚焦|关注|观察|评论|视频|图解|盘点|回眸|综述|特稿|快讯|纪实|喜报|重磅|年终|解读|专访|两会|摘要|"
    r"要闻|通讯|报道|直击|现场|专题|成绩|目标|关键词|导读|编者|记者|来源|作者|时间"
)


def _most_said(lead: str, text: str) -> str:
    """Of a title's first words the ending that the text says most (云岭青石: 青石)."""
    return max(
        (lead[at:] for at in range(len(lead) - 1)), key=lambda end: (text.count(end), len(end))
    )


_OFTEN = 2
_WAYS = 3


def is_of_level(name: str, text: str) -> bool:
    """Whether a text calls its own place by the level of this name, or by none (我区, 全区 of a
    district): one that says 全市 alone only tells of a county. What it calls its own (我县) goes
    before what it only names (全市, 市委).
    """
    own = {each["own"] for each in _OWN_LEVEL.finditer(text) if each[0][0] in "我本"}
    own = own or {match["own"] or match["organ"] for match in _OWN_LEVEL.finditer(text)}
    return not own or name[-1] in own or name[-1] not in "区县市旗"


_OWN_LEVEL = re.compile(
    r"[我全本](?P<own>[区县市旗])(?!域)|(?<![\u4e00-\u9fff])(?P<organ>[区县市旗])(?:委|政府|人民政府)"
)


def short_division(title: str, text: str) -> str | None:
    """The division that a text calls only by its short name, with the level that it calls its own.

    The short name leads the title (某某：…) or is praised (某某大地, 美丽某某) at least twice;
    the level is what the text says 我 or 全 of (我区, 全县). None where either is missing.
    """
    levels = Counter(match["own"] or match["organ"] for match in _LEVEL.finditer(text))
    if not levels:
        return None
    level = levels.most_common(1)[0][0]
    lead = _TITLE_PLACE.match(title)
    opens = _TITLE_OPENS.match(title)
    stems = [_most_said(each, text) for each in (lead["name"], lead["of"]) if each] if lead else []
    stems += [opens["name"]] if opens else []
    praised = Counter(match["name"] or match["praised"] for match in _SHORT_NAME.finditer(text))
    stems += [name for name, times in praised.most_common(2) if times >= _OFTEN]
    stems += [match["name"] for match in _ITS_HISTORY.finditer(text)]
    # What is spoken of in several ways (某某经济, 某某工业, 某某发展) is a place.
    ways: dict[str, set[str]] = defaultdict(set)
    for match in _OF_THE_PLACE.finditer(text):
        if _COMMON_BEFORE.search(match["name"]) is None:
            ways[match["name"]].add(match["what"])
    stems += sorted(
        (name for name, said in ways.items() if len(said) >= _WAYS and text.count(name) > _WAYS),
        key=lambda name: -text.count(name),
    )
    for stem in stems:
        if _NO_SHORT_NAME.search(stem) is None:
            return stem if stem.endswith(tuple("区县市旗")) else f"{stem}{level}"
    return None
