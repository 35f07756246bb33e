"""Which division of GB/T 2260 a document is of, by what it says itself; never by its file's name.

Asked in turn: the title, the issuing body and the address to the congress on its first lines,
the signature on its last. What leaves several divisions open (鼓楼区) is narrowed by what the
other places, the document's number and the text say beside it; if several are still open, none is
chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.extraction.front import front_matter
from loaders.extraction.heads.days import DATE_LINE
from loaders.extraction.heads.line import line_of
from loaders.extraction.heads.neighbours import path_to_page
from loaders.extraction.heads.sorts import Is, is_organ
from loaders.formats.document import Block, Document
from loaders.formats.headings import numbering
from loaders.language.dates import document_date
from loaders.language.issuers import of_the_country
from loaders.language.number_codes import numbered_by, province_of
from ontology import late_re as re
from ontology.divisions import OF_PORT, ZONE, Area, below, divisions, since
from ontology.model import Division
from ontology.text import half_width, squeeze


@dataclass(frozen=True, slots=True)
class Path:
    """A path of divisions in a text. part: what stands below the last one, without a code."""

    start: int
    end: int
    areas: frozenset[Area]
    written: str
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """The divisions that a document may be of: one, or several that it leaves open.

    part: a zone or town below the one division. unknown: the path that its title writes, where
    the table has the last name but not below what stands above it (云岭市鼓楼区). national: it
    is of the country, and of no division that it names.
    """

    areas: tuple[Area, ...] = ()
    part: str | None = None
    unknown: str | None = None
    national: bool = False

    @property
    def division(self) -> Division | None:
        """The one division, if there is one."""
        if len(self.areas) != 1:
            return None
        return below(self.areas[0], self.part) if self.part else self.areas[0].division


_LONGEST = 15
_NO_END = {"区": "域划位间块情级", "市": "场", "县": "域", "州": "学", "旗": "帜袍下舰"}
"""What makes the last word of a name the first of another word: 山区域, 城市场."""
_GENERIC = re.compile(r"^(?:城|郊|矿|新|市|市中|中|东|西|南|北|老城)区$|^城[东西南北中]区$")
"""Names that are common words too: they count right behind what they are below, or before what
only a division has."""
_ONLY_A_DIVISION_HAS = ("人民政府", "人民代表大会", "人大常委会")
_ORGAN = re.compile(
    r"(?:省|市|州|区|县|旗|盟)?(?:人民政府|人民代表大会|政府|人大|党?委(?!托|派)|党工委|政协|监察)"
    r"|第?[一二三四五六七八九十]{1,3}届|(?:代)?[省市州区县旗]长|(?:(?!关于|印发)[\u4e00-\u9fff]){0,24}(?:局|办公室|办公厅|委员会|管委会|专班|指挥部|领导小组|督查室)"
)
_ZONE = re.compile(
    r"(?P<name>[^\W\d_建打创推促支加关设的在和与及年为成实快构全进]"
    r"{0,6}?(?:经济技术开发区"
    r"|高新技术产业开发区"
    r"|高新技术开发区"
    r"|经济综合实验区|综合实验区|经济开发区|产业集聚区(?=管)|(?:实验|试验|合作|管理)区(?=管)|风景名胜区|开发区|高新区|经开区|工业园区|(?:高新(?:技术产业)?|产业|科技|经济)园区(?=管)|综合保税区|保税区|度假区|新区|示范区(?=管)))(?:开发建设)?(?:管委会|管理委员会)?"
    r"(?=\W|\d|$|[二〇○]|年|人民|党工委|管|重点|工作|政府|国民|关于|印发|民生"
    r"|(?<=新区)[\u4e00-\u9fff]{2,10}(?:局|委员会|办公室|中心)(?:\d|关于|印发|$))"
)
_ZONE_OPENS = re.compile(
    r"(?P<name>高新区|经开区|(?:经济技术|高新技术产业|高新技术|经济)开发区)(?=[\u4e00-\u9fff])(?![等和与及的内]|以[及内])"
)
"""A zone that words open with, whatever stands behind it: 云岭高新区深化改革方案."""
_TOWN = re.compile(
    r"(?P<name>[^\W\d_的和与各]{2,5}?(?:街道|镇|乡))(?:办事处)?"
    r"(?=\W|\d|$|[二〇○]|年|人民|党工委|党委|重点|工作|政府|关于|民生)"
)
_OFFICE = re.compile(r"人民政府(?P<name>[^\W\d_的和与各]{2,5}?街道)办事处")
"""A street's office by its name in law: 某区人民政府某某街道办事处."""
_LEAD = re.compile(
    r"(?:关于(?:征集|开展|做好|推进|加快)?|印发|中共|中国共产党|政协|国家税务总局|国家统计局|在|的|和|与|及|对|结合|转发|公布|发布|批转|下达|附件|[年度月日次届底末份]|第[一二三四五六七八九十]{1,3}师|半年|前[二三]季|\d|我省|我市|本省|全省|全市)$"
)
"""What may stand right before a name within a run of characters."""
_OF_OTHERS = re.compile(
    r"(?:赴|对口|学习|考察|支援|援建|帮扶|协作|转发|贯彻落实|落实|贯彻)(?:[^，。]{0,4})$"
)
"""Before the name of a division that is somebody else's."""
_UNKNOWN_ABOVE = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:自治区|省|自治州|州|市|盟|地区)$")


@lru_cache(maxsize=1)
def _firsts() -> frozenset[str]:
    table = divisions()
    return frozenset(name[0] for name in (*table.by_name, *table.by_short))


def _named(name: str, year: int | None) -> tuple[Area, ...]:
    return divisions().named(name, year) or divisions().by_name.get(name, ())


def _best(text: str, at: int, above: frozenset[Area] | None, year: int | None) -> Path | None:
    """The longest path that begins here, below what was named right before it."""
    if at >= len(text) or text[at] not in _firsts():
        return None
    table = divisions()
    found: Path | None = None
    for end in range(min(len(text), at + _LONGEST), at + 1, -1):
        words = text[at:end]
        if words not in table.by_name and words not in table.by_short:
            continue
        for full, areas in ((True, _named(words, year)), (False, table.shortly(words, year))):
            within = frozenset(
                each
                for each in areas
                if above is None or any(table.is_within(each, one) and each != one for one in above)
            )
            if not within or (full and text[end : end + 1] in tuple(_NO_END.get(words[-1], ""))):
                continue
            common = full and above is None and _GENERIC.search(words)
            if common and not text.startswith(_ONLY_A_DIVISION_HAS, end):
                continue
            rest = _best(text, end, within, year)
            if rest is not None:
                path = Path(at, rest.end, rest.areas, text[at : rest.end], rest.part)
            else:
                forms = (_ZONE, _TOWN, _OFFICE, *((_ZONE_OPENS,) if at == 0 else ()))
                part = next(filter(None, (each.match(text, end) for each in forms)), None)
                cities = frozenset(each for each in within if each.level <= _CITY)
                if part and not full and cities:
                    within = cities  # 西安高新区 is of the city, not of a 西安区
                if not full and not (
                    (part and all(each.level <= _CITY for each in within))
                    or _stands_short(text, end, within)
                ):
                    continue
                stop = part.end() if part else end
                name = part["name"] if part else None
                if name is not None and not full and OF_PORT.match(name):
                    name = words + name
                path = Path(at, stop, within, text[at:stop], name)
            if found is None or path.end > found.end:
                found = path
    return found


_CITY = 2
_AFTER_SHORT = re.compile(
    r"人民政府|政府工作|(?:省|市)?委|\d{4}年|$|20|：|关于|\d{1,4}(?:个|家|项|件)[省市][级直]"
)


def _stands_short(text: str, end: int, areas: Iterable[Area]) -> bool:
    """Whether a short name of a province or city (杭州) is followed by what shows that."""
    return all(each.level <= _CITY for each in areas) and bool(_AFTER_SHORT.match(text, end))


def paths(text: str, year: int | None) -> Iterator[Path]:
    """The paths of divisions in a text, in order. A name inside a longer word is none.

    One below something that the table does not have is given with no areas: 云岭市鼓楼区.
    """
    at = 0
    while at < len(text):
        path = _best(text, at, None, year)
        if path is None or _together_with(text, path):
            at += 1
            continue
        run = re.search(r"[\u4e00-\u9fff]*$", text[:at])
        before = run.group() if run else ""
        if text[: path.start - len(before)][-1:].isdigit():
            before = re.sub(r"^[年月日号]", "", before)  # of a date, no name's first character
        above = _unknown_above(before, year)
        lead = _LEAD.search(before)
        if above:
            yield Path(at - len(above), path.end, frozenset(), above + path.written)
        elif (
            not before
            or lead
            or _OF_OTHERS.search(before)
            or any(each.level <= _CITY for each in path.areas)
        ):
            yield path
        at = path.end


_WITH = re.compile(r"(?:牵头|负责|[局委办厅部，,、])\s*$")


def _together_with(text: str, path: Path) -> bool:
    """Whether a county's name only seems to stand there: …局牵头，会同县水利局."""
    return path.written.startswith("会同") and bool(_WITH.search(text[: path.start]))


_BEFORE_ABOVE = re.compile(r"^.*(?:关于|印发|中共|在|年度?|转发|届|的)")


def _unknown_above(before: str, year: int | None) -> str | None:
    """What stands right before a name as if above it, and is in no table: 云岭市."""
    words = _BEFORE_ABOVE.sub("", before)
    if not _UNKNOWN_ABOVE.fullmatch(words) or _named(words, year):
        return None
    return words if re.search(r"[我全本各]", words) is None else None


def _first_own(text: str, year: int | None, *, organ: bool = False) -> Path | None:
    for path in paths(text, year):
        if _OF_OTHERS.search(text[max(0, path.start - 8) : path.start]):
            continue
        if not organ or path.part or _ORGAN.match(text, path.end) or path.end == len(text):
            return _district_beside(path, text, year) if path.part else path
    return None


def _district_beside(zone: Path, text: str, year: int | None) -> Path:
    """A zone's path, or that of the district whose organ stands right beside that of the zone.

    Where both issue a document (某开发区管委会 某区人民政府), one office works under two names.
    """
    table = divisions()
    after = _ZONE_ORGAN.match(text, zone.end)
    beside = next(paths(text[after.end() :], year), None) if after else None
    if after is None or beside is None or beside.start or beside.part:
        return zone
    within = all(any(table.is_within(each, a) for a in zone.areas) for each in beside.areas)
    if not beside.areas or not within or not _ORGAN.match(text, after.end() + beside.end):
        return zone
    return beside


_ZONE_ORGAN = re.compile(r"(?:管委会|管理委员会)?(?:办公室)?[\s、]*")


_CITED = re.compile(r"《[^《》]*》")


def without_cited(line: str) -> str:
    """A line; of a sentence, what is not the name of another document and of that one's place."""
    return _CITED.sub("", line) if "。" in line else line


_PORTAL = re.compile(
    r"来源|作者|阅读|点击|浏览|法宝|引证码|链接|http|责任编辑|首页|当前位置|>|发布机构"
)
_FRONT, _BACK = 10, 6
_SHORT_LINE = 60
_SIGNATURE = 30
_SIGNS = re.compile(r"(?:人民政府|政府|办公室|办公厅|局|委员会|委|管委会|办事处)$")


_LONGEST_TITLE = 150
_OPENING = 2000
_SPEAKER = re.compile(
    r"我(?:谨|受[^，。]{2,12}委托)?[，,]?代表(?P<who>[\u4e00-\u9fff]{2,25}?(?:人民政府|政府))"
)
"""Who reports to a congress, in the words of the report."""


def _lines(document: Document) -> tuple[list[str], list[str]]:
    """The short lines at the head of a document, and those at its end; no portal's."""
    blocks = document.blocks
    begun = _text_begins(blocks)
    head = [
        squeeze(each.piece.text)
        for at, each in enumerate(blocks[:_FRONT])
        if len(each.piece) <= _SHORT_LINE and (at < begun or _is_signed(blocks, at))
        if line_of(each).sort not in (Is.PORTAL, Is.ADDRESSEE)
    ]
    head = [_unbracketed(without_cited(each)) for each in head]
    foot = [
        squeeze(each.piece.text)
        for at, each in enumerate(blocks)
        if at >= max(_FRONT, len(blocks) - _BACK) and len(each.piece) <= _SIGNATURE
        if _is_signed(blocks, at) or not _is_listed(blocks, at)
    ]
    beside = (_PORTAL.search, _FIELD_OF_BODY.match)
    return [each for each in head if not any(test(each) for test in beside)], foot


def _text_begins(blocks: Sequence[Block]) -> int:
    """The number of the first numbered heading below a paragraph; how many blocks without one."""
    told = False
    for at, each in enumerate(blocks[:_FRONT]):
        if told and numbering(each.piece.text)[0]:
            return at
        told = told or (len(each.piece) > _SHORT_LINE and each.piece.text.rstrip().endswith("。"))
    return len(blocks)


def _is_signed(blocks: Sequence[Block], at: int) -> bool:
    """Whether a day stands right below a line of the text, or below one more organ: it signs."""
    below = [half_width(squeeze(e.piece.text)) for e in blocks[at + 1 : at + 3]]
    days = [DATE_LINE.fullmatch(each) is not None for each in below]
    return any(days[:1]) or (any(days) and is_organ(below[0]))


def _is_listed(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line is an organ of a list: the line above it or below it is one, too."""
    around = blocks[max(0, at - 1) : at + 2]
    return sum(is_organ(each.piece.text) for each in around) > 1


_FIELD_OF_BODY = re.compile(r"[一二三四五六七八九十]{1,3}、[^：。]{2,12}：")
"""A numbered item of a text that gives a value (二、项目建设地点：…): of no head."""
_BRACKETED = re.compile(
    r"^[（(](?P<above>[\u4e00-\u9fff]{2,9})[）)](?P<year>(?:\d{4}年)?)(?=[\u4e00-\u9fff])"
)


def _unbracketed(words: str) -> str:
    """Words with what stands above a place right before it: （云岭省）2033年青石市…."""
    words = _BRACKETED.sub(r"\g<year>\g<above>", words)
    return _SHORT_REGION.sub(lambda match: _REGIONS[match["name"]], words)


_REGIONS = {"新疆": "新疆维吾尔自治区", "广西": "广西壮族自治区", "宁夏": "宁夏回族自治区"}
_SHORT_REGION = re.compile(r"(?P<name>新疆|广西|宁夏)自治区")
"""Autonomous regions by a name that leaves out whose they are."""


def place_of(document: Document, title: str) -> Placed:
    """The division of the table that a document is of, or those that it leaves open."""
    title = _unbracketed(without_cited(half_width(squeeze(title))))
    if len(title) > _LONGEST_TITLE:
        opens = _RUNS_INTO_TEXT.match(title)  # a whole text on one line has no other
        title = opens["title"] if opens else ""
    if of_the_country(title):
        return Placed(national=True)
    head, foot = _lines(document)
    date = _date((title, *head, *foot))
    year = int(date[:4]) if date else None
    own = _first_own(title, year)
    own = own and (_behind_cry(title, own, year) or own)
    told = own is not None and _below_who_issues(title, own)
    if told:
        own = None
    if own is not None and not own.areas:
        return Placed(unknown=own.written)
    issuers = [
        path
        for line in (*head, *(each for each in foot if _SIGNS.search(each)))
        if line != title and not (told and half_width(line) in title)
        for path in [_first_own(half_width(line), year, organ=True)]
        if path is not None and not _with_another(half_width(line), path)
    ]
    front = front_matter(document)
    speaker = _SPEAKER.search(document.text, 0, _OPENING)
    organs = [speaker["who"]] if speaker is not None else []
    organs += (half_width(e) for each in (front.issuer, front.signature) for e in _apart(each))
    issuers += filter(None, (_first_own(each, year, organ=True) for each in organs))
    ends = own.written if own is not None else ""
    unknown = (e.written for e in issuers if not e.areas and e.written.endswith(ends))
    elsewhere = next(unknown, None)
    if elsewhere is not None:
        return Placed(unknown=elsewhere)
    issuers = [each for each in issuers if each.areas]
    if own is not None:
        own = _given_to(head, own, year) or own
    sources = [each for each in (own, *issuers) if each is not None]
    if not sources:
        by_number = _common_by_number(title, date, front.number)
        made = by_number or _by_maker(title, front.maker, year)
        made = made or _by_addressee(front.addressee, year) or _by_sign(title, front.number)
        return Placed(made)
    found, part = set(sources[0].areas), sources[0].part
    for each in sources[1:]:
        found = _narrowed(found, each.areas)
    found = _of_the_time(found, date)
    if len({each.code for each in found}) > 1:
        found = _by_number(found, front.number)
    if len({each.code for each in found}) > 1:
        found = _by_text(found, document.text)
    if len(found) == 1 and _contradicted(found, issuers if own is not None else issuers[-1:]):
        found |= set(issuers[-1].areas)
    part = part or (_zone_told(title, issuers) if own is None else None)
    part = None if _OF_ABOVE.search(title) else part
    return Placed(tuple(sorted(found)), part if len(found) == 1 else None)


_OF_ABOVE = re.compile(r"区(?:管理)?条例(?:[（(].{1,20}[）)])?$")
"""A statute about a zone (青石高新区条例): its city's or province's, for no zone makes any."""
_RUNS_INTO_TEXT = re.compile(
    r"(?P<title>[^。；，：！？]{6,60}?(?:方案|意见|办法|细则|规划|计划|要点|规定|制度|通知|总结|报告))"
    r"(?:为[了深贯进切全认加推扎严]|根据|按照|今年|近年|一、|第一[条章])"
)
"""A title that runs into its text without a break: …实施方案为深入贯彻….."""


def _apart(organs: str | None) -> list[str]:
    return organs.split("、") if organs else []


def _with_another(line: str, path: Path) -> bool:
    """Whether a sentence tells of a place as of another's: 我县与某县政府座谈."""
    return line.endswith("。") and _MET.search(line[: path.start]) is not None


_MET = re.compile(r"(?:[与和同向到对]|访|会见|邀请|授予|表彰)$")


def _zone_told(title: str, issuers: Iterable[Path]) -> str | None:
    """The zone among those who issue that the title tells of: more than a branch of its city's
    bureau (某市水利局某某开发区分局).
    """
    return next((e.part for e in issuers if e.part and _tells_of(title, e)), None)


def _tells_of(title: str, zone: Path) -> bool:
    return any(f"{each.short}{zone.part}" in title for each in zone.areas)


def _behind_cry(title: str, own: Path, year: int | None) -> Path | None:
    """The division that the second half of a headline opens with, below the one that its first
    half names: 某市唯一！某县入选….
    """
    cry = _CRY.search(title, own.end)
    path = next(paths(title[cry.end() :], year), None) if cry else None
    table = divisions()
    within = path is not None and all(
        one not in own.areas and any(table.is_within(one, each) for each in own.areas)
        for one in path.areas
    )
    return path if path is not None and path.areas and path.start == 0 and within else None


_CRY = re.compile(r"[！!]")


def _given_to(head: Sequence[str], own: Path, year: int | None) -> Path | None:
    """The division below the title's own to whose congress a report was given: what the site calls
    a report of 某市 is one of 某市某区, if the congress is that one's.
    """
    table = divisions()
    for line in map(half_width, head):
        for path in paths(line, year):
            below_own = path.areas and all(
                one not in own.areas and any(table.is_within(one, each) for each in own.areas)
                for one in path.areas
            )
            if below_own and _OF_CONGRESS.match(line, path.end):
                return path
    return None


_BARE_ORGAN = re.compile(
    r"(?P<level>[省市])(?:人民政府|政府|委)(?:办公室|办公厅)?(?:关于|印发|转发|对|批转)"
)
"""An organ that a title opens with, and that leaves out of which place it is: 市政府办公室关于…."""


def _by_maker(title: str, maker: str | None, year: int | None) -> tuple[Area, ...]:
    """The division of who sent a document by the portal's card, where the title names an organ of
    that level and leaves its place out.
    """
    organ = _LEVEL_ORGAN.match(title)
    path = _first_own(maker, year, organ=True) if organ and maker else None
    own = organ is not None and path is not None and path.written.endswith(organ["level"])
    return tuple(sorted(path.areas)) if own and path is not None and not path.part else ()


def _by_addressee(addressee: str | None, year: int | None) -> tuple[Area, ...]:
    """The city whose government writes to all of its own (市政府各部门) and, among them, to zones
    that are called by its name (某某高新区管委会): its title leaves the city out.
    """
    words = addressee or ""
    if _TO_OWN_CITY.search(words) is None:
        return ()
    zones = [each for each in paths(words, year) if each.part and ZONE.search(each.part)]
    cities = {each.areas for each in zones}
    return tuple(sorted(cities.pop())) if len(cities) == 1 else ()


_TO_OWN_CITY = re.compile(r"市(?:人民)?政府各|市[直属各]|市委各")
_LEVEL_ORGAN = re.compile(
    r"(?:\d{4}年(?:第[一二三四五六七八九十]{1,3}次)?)?(?:第[一二三四五六七八九十]{1,3}届)?(?P<level>[省市区县州旗])(?:人民政府|政府|委)(?:办公室|办公厅)?"
)


def _by_sign(title: str, number: str | None) -> tuple[Area, ...]:
    """The province that a document's number shows, where its title opens with an organ that leaves
    its name out: 省人民政府关于…, 鄂政发〔2033〕3号.
    """
    opens = _OF_PROVINCE.match(title)
    name = province_of(number, opens["kind"]) if opens is not None else None
    return divisions().by_name.get(name, ()) if name is not None else ()


_OF_PROVINCE = re.compile(r"(?P<kind>省|自治区)(?:人民政府|政府|党?委)")


def _below_who_issues(title: str, own: Path) -> bool:
    """Whether a title tells of a place below that of its organ: 市政府关于设立某市某区…."""
    organ = _BARE_ORGAN.match(title)
    if organ is None or own.start < organ.end():
        return False
    return not (own.part is None and own.written.endswith(organ["level"]))


def _date(lines: Iterable[str]) -> str | None:
    for line in lines:
        dated = document_date(line)
        if dated is not None:
            return dated.value
    return None


def _narrowed(found: set[Area], others: Iterable[Area]) -> set[Area]:
    """Those that agree with another path: the same, above it, or below it."""
    table, others = divisions(), tuple(others)
    same = {
        each
        for each in found
        if any(table.is_within(each, one) or table.is_within(one, each) for one in others)
    }
    return same or found


def _contradicted(found: set[Area], issuers: Sequence[Path]) -> bool:
    """Whether all who issue the document are of places that have nothing to do with the title's."""
    if not issuers:
        return False
    table = divisions()
    return not any(
        table.is_within(one, each) or table.is_within(each, one)
        for path in issuers
        for one in path.areas
        for each in found
    )


def _of_the_time(found: set[Area], date: str | None) -> set[Area]:
    """Of several validities of one code the one that holds at the date."""
    chosen = set()
    for code in {each.code for each in found}:
        same = sorted(each for each in found if each.code == code)
        if len(same) > 1:
            year = int(date[:4]) if date else None
            lasting = [each for each in same if each.valid(year)] or same[-1:]
            began = since(lasting[-1])
            early = (
                date is not None and began is not None and len(date) > len("2021") and date < began
            )
            chosen.add(same[0] if early else lasting[-1])
        else:
            chosen.add(same[0])
    return chosen


def _by_number(found: set[Area], number: str | None) -> set[Area]:
    """The one whose signs the document's number has (济中政办字〔2024〕9号), if it is one alone."""
    table = divisions()
    fit = {
        each
        for each in found
        if number is not None
        and any(numbered_by(number, one.short, each.name[:-1]) for one in table.above(each))
    }
    return fit if len({each.code for each in fit}) == 1 else found


_COMMON_OPENS = re.compile(
    r"\W*(?P<name>(?:城|郊|矿|市中|老城|城[东西南北中])区)(?=\d{4}年|[\u4e00-\u9fff]{0,12}局|关于)"
)


def _common_by_number(title: str, date: str | None, number: str | None) -> tuple[Area, ...]:
    """The division of a title that opens with a common word (市中区2024年…), if the document's
    number is that of one division of this name.
    """
    opens = _COMMON_OPENS.match(title)
    if opens is None or number is None:
        return ()
    named = set(_named(opens["name"], int(date[:4]) if date else None))
    found = _by_number(named, number)
    return tuple(_of_the_time(found, date)) if len({each.code for each in found}) == 1 else ()


def told_by_name(name: str, document: Document, dated: str | None) -> tuple[Area, ...]:
    """The divisions of the table that a full name may mean at a date, by what the text says beside
    it; () where the table does not have it.
    """
    named = set(_named(name, int(dated[:4]) if dated else None))
    return tuple(sorted(_by_text(_of_the_time(named, dated), document.text)))


_TWICE = 2


def _by_text(found: set[Area], text: str) -> set[Area]:
    """The one whose city (or province) the text names with it, and of no other's; more than as one
    that others are of (赴某市某区学习).
    """
    table = divisions()
    for least, form in ((1, "(?:{0.name}|{0.short}){1.name}"), (_TWICE, "{0.name}")):
        told = {
            each: [
                _OF_OTHERS.search(text[max(0, match.start() - 8) : match.start()]) is None
                for above in table.above(each)
                for match in re.finditer(form.format(above, each), text)
            ]
            for each in found
        }
        named = [each for each in found if told[each]]
        if len(named) == 1 and sum(told[named[0]]) >= least:
            return set(named)
    return found


_OF_CONGRESS = re.compile(r"第?[一二三四五六七八九十]{1,3}届(?:人民代表大会|人大)")


def of_congress(document: Document) -> Area | None:
    """The division whose congress the opening of a text tells of, if it tells of one division's
    alone; what an article without a title of its own is of.
    """
    text = half_width(squeeze(document.text[:_OPENING]))
    told = {
        path.areas
        for path in paths(text, None)
        if _OF_CONGRESS.match(text, path.end)
        and not _OF_OTHERS.search(text[max(0, path.start - 8) : path.start])
    }
    areas = told.pop() if len(told) == 1 else frozenset()
    of_the_time = _of_the_time(set(areas), _date(_lines(document)[0]))
    return next(iter(of_the_time)) if len(of_the_time) == 1 else None


_OWN_LEVEL = re.compile(r"[我全本](?P<level>[省市区县州旗盟])")
_OFTEN, _OFTEN_PROVINCE, _FEWEST_OWN, _AHEAD = 8, 4, 3, 2
_PROVINCE = "省"


def most_told(document: Document) -> Area | None:
    """The division that a text itself tells of again and again, where its first and last lines
    name none: 易县, of a text that speaks of 我县. None where none stands out.

    It is of a level that the text calls its own, its whole name or what stands above it is in the
    text too (资源 alone is no county), and no other of these is named half as often.
    """
    text = document.text
    levels = Counter(match["level"] for match in _OWN_LEVEL.finditer(text))
    own = {level for level, times in levels.items() if times >= _FEWEST_OWN}
    if not own:
        return None
    table = divisions()
    date = _date(_lines(document)[0])
    year = int(date[:4]) if date else None
    told: list[tuple[int, Area]] = []
    for area in table.areas:
        province = area.level == 1 and _PROVINCE in own
        if not (area.name[-1] in own or province) or not area.valid(year):
            continue
        times = text.count(area.short)
        if times < (_OFTEN_PROVINCE if province else _OFTEN) // _AHEAD:
            continue
        above = next(table.above(area, year), None)
        whole = area.short != area.name and area.name in text
        if whole or (above is not None and above.short in text):
            told.append((times, area))
    told.sort(reverse=True)
    if not told:
        return None
    times, best = told[0]
    often = _OFTEN_PROVINCE if best.level == 1 else _OFTEN
    if times < often or (len(told) > 1 and told[1][0] * _AHEAD > times):
        return None
    is_own = best.level != 1 or levels.most_common(1)[0][0] == _PROVINCE
    return best if is_own else None


_SOURCE = re.compile(r"(?:(?:信息|文章|稿件)?来源|供稿)\s*[：:]\s*(?P<who>[\u4e00-\u9fff]{3,24})")
_OF_ORGAN = re.compile(
    r"(?:$|人民政府|政府|[党县市区旗州]?委|人大|政协|[\u4e00-\u9fff]{0,12}"
    r"(?:局|办|办公室|宣传部|委员会|融媒体中心|广播电视台))"
)
"""Behind the name of a division in a source: its organ, or nothing; no newspaper, no site."""


def told_by_source(document: Document) -> tuple[Area, str] | None:
    """The division of the organ that a page names as its source, or in the path to it (某县人民政府
    > 政务公开), and these words, where the text tells of that level as its own (我县, 县委, 县长)
    and names no other division of that level.

    Evidence of a weak kind, for who put a text on a page is not always whose it is; a newspaper or
    a site says nothing. It counts where nothing else does, and is told (`place_notice`).
    """
    for who, words in (*_sources(document), *_steps(document)):
        path = next(paths(who, None), None)
        if path is None or path.start or path.part or len(path.areas) != 1:
            continue
        (area,) = path.areas
        level = area.name[-1]
        if path.written[-1] != level or not _OF_ORGAN.fullmatch(who, path.end):
            continue
        text = document.text
        own = len(re.findall(rf"[我全]{level}|{level}[委长]|{level}(?:人民)?政府", text))
        others = {e for p in paths(half_width(text), None) for e in p.areas if e.name[-1] == level}
        if own >= _FEWEST_OWN - 1 and others <= {area}:
            return area, words
    return None


def _sources(document: Document) -> Iterator[tuple[str, str]]:
    """Whom a page names as its source, each with the words that say so."""
    for block in (*document.blocks[:_SOURCE_WITHIN], *document.blocks[-_BACK:]):
        found = _SOURCE.search(block.piece.text) if len(block.piece) <= _LONGEST_TITLE else None
        if found is not None:
            who = half_width(squeeze(found["who"]))
            yield who, f"来源：{who}"


def _steps(document: Document) -> Iterator[tuple[str, str]]:
    """The parts of the path to a page that stands above a document, each with that path."""
    ends = document.blocks[0].piece.end if document.blocks else 0
    for line in document.text[: min(ends, _OPENING)].splitlines():
        words = half_width(squeeze(line))
        parts = path_to_page(words) if len(words) <= _LONGEST_TITLE else []
        yield from ((each, words) for each in parts)


_SOURCE_WITHIN = 25
