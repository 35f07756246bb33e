"""Whose the figures of a paragraph are: of one firm, school, hospital, village or town that a
clause names first, and not of the place of which the document tells.

    甲公司投资2亿元，年产值3亿元。该公司带动就业200人。全县新增就业5000人。

The production and the first of the jobs are those of 甲公司; told without it they would pass for
the county's. Where nobody can tell which firm 该公司 is, the figure is kept without a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.language import heads, indicators
from loaders.language.boundaries import skip_lead
from loaders.language.certain import sentence_verbs
from loaders.language.clauses import SENTENCE_MARKS, Span, clauses, split
from loaders.language.figure import UNNAMED, Figure, checked
from loaders.language.told import MEMORY
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.divisions import divisions
from ontology.text import squeeze

OWNER = "figure/owner"
"""Rule: whose it is, the clause or the sentence named before."""

_PATTERNS = lexicon("owners").patterns()
_BODY, _PLACE, _SORT = (_PATTERNS[f"owner/{each}"] for each in ("body", "place", "sort"))
_AGAIN, _OURS = _PATTERNS["owner/again"], _PATTERNS["owner/ours"]
_APPEARS, _SIZE = _PATTERNS["owner/appears"], _PATTERNS["owner/size"]
_LEAD = re.compile(
    r"[\s“（(]*(?:[（(]?[一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+[是、])?(?:(?:(?:\d{4}年|[今去本]年)度?)?(?:\d{1,2}月(?:份|\d{1,2}日)?)?|目前|截至目前|其中|例如|比如|如|据[^，。；]{0,6})?"
    r"(?P<at>在|位于|走进|来到|以|依托)?"
    r"(?P<builds>(?:新建|改扩建|扩建|改建|迁建|建设|建成|投用|启用|引进)+)?"
)
_KINDS = re.compile(
    r"(?:有限责任公司|股份有限公司|有限公司|公司|集团|合作社|家庭农场|酒店|中学|小学|学校|幼儿园"
    r"|大学|学院|人民医院|医院|卫生院|银行|镇|乡|街道|村|社区)$"
)
_OF_THE_PLACE = re.compile(
    "[省市县区旗州](?:人民医院|中医院|妇幼保健院|医院|第?[一二三四五六]中学?)"
)
_GOES_ON = re.compile(
    r"\s*(?:[、和及与或等暨]|以及)|[级道街区干民庄组史貌容委口镇]|户(?!均)|居(?!民)|卫生|矫正|治理|服务|书记|教育|志愿|养老|食堂|机构|单元|地块"
    r"|[约近]?\d+[余多]?[个家所座]"
)
"""Other names beside it, or the rest of a longer word (村级债务, 社区矫正)."""
_UNDER = re.compile(r"[^，。；\d]{1,12}下\s*$")
_LABEL = re.compile(r"\s*[：:]|[。．]?$")
_UNKNOWN = "?"


@dataclass(slots=True)
class _Owner:
    """Whose figures are told: a name, `?` where nobody can tell which, "" for the place's own.

    lasting: whether it outlasts its clause by itself.
    """

    name: str = ""
    lasting: bool = True


def with_owners(
    text: str, figures: Sequence[Figure], *, heading: str = "", ours: str = ""
) -> list[Figure]:
    """The figures of a paragraph, those of somebody else's with the name of whose they are.

    heading: the line above the paragraph; where it is such a name, all of the paragraph is of it.
    ours: words that hold the names of the place itself (the title): these own nothing apart.
    """
    if not figures:
        return []
    above = _whole(heading, ours)
    made = list(figures)
    order = sorted(range(len(made)), key=lambda at: made[at].quantity.start)
    known, at = "", 0
    for sentence in split(text, SENTENCE_MARKS):
        joined = text[sentence.start - 1 : sentence.start] in ("；", ";")
        label = _whole(sentence.text, ours)
        if label:
            above = known = label
        owner = _Owner(above)
        for number, clause in enumerate(clauses(sentence.text)):
            span = Span(sentence.start + clause.start, sentence.start + clause.end, clause.text)
            begin = span.start
            named = named_owner(clause.text, ours)
            if _OURS.match(clause.text) or _QUOTED_WORKS.match(clause.text):
                owner = _Owner()
            elif named is not None:
                owner, begin = _Owner(named.name), span.start + named.end
                known = named.name
            elif _AGAIN.match(clause.text) and not owner.name:
                owner = _Owner(known or _UNKNOWN) if number == 0 and not joined else owner
            inside = []
            while at < len(order) and made[order[at]].quantity.start < span.end:
                if made[order[at]].quantity.start >= begin:
                    inside.append(at)
                at += 1
            if named is None and _is_left(owner, clause.text):
                owner = _Owner(above)
            for place in inside:
                figure = made[order[place]]
                alone = _place_alone(text, figure)
                owner = alone or owner
                made[order[place]] = (
                    _as_part(place, order, made) if alone else _of(owner.name, figure)
                )
            if named is not None:
                rest = clause.text[named.end :]
                owner.lasting = bool(inside) or not (named.built or _APPEARS.search(rest))
    return made


@dataclass(frozen=True, slots=True)
class Named:
    """A body or place that opens a clause, where its name ends, and whether it is what is built."""

    name: str
    end: int
    built: bool
    entry: str


_A_SORT = re.compile(
    "(?:跨国|上市|民营|外资|内资|国有|省属|市属|平台|物业|保险|旅游|科技|建筑|工业|[子分总])+(?:公司|企业|集团)"
)
"""跨国公司: a sort of body, and no body by its name."""


def named_owner(clause: str, ours: str = "") -> Named | None:
    """The one body or place that opens a clause, by its own name; None where none does.

    >>> named_owner("青石竹业有限公司实现产值"), named_owner("重点企业实现产值")
    (Named(name='青石竹业有限公司', end=8, built=False, entry='owner/body'), None)
    """
    lead = _LEAD.match(clause)
    begin = lead.end() if lead is not None else 0
    for entry, pattern in (("owner/body", _BODY), ("owner/place", _PLACE)):
        found = pattern.match(clause, begin)
        if found is None:
            continue
        name = found.group()
        ending = _KINDS.search(name)
        until = found.end() - len(ending.group()) if ending else found.end()
        # 改造村道, 硬化街道
        led = skip_lead(clause, begin, until) != begin or indicators.verb(name)
        if (
            led
            or _A_SORT.fullmatch(name)
            or not _is_name(name)
            or sentence_verbs(name)
            or _GOES_ON.match(clause, found.end())
        ):
            return None
        if lead is not None and lead["at"] == "在" and _UNDER.match(clause, found.end()):
            return None  # 在甲村带动下，乙镇种植油菜9亩
        plain = squeeze(name)
        if plain in ours:
            continue
        built = lead is not None and bool(lead["builds"])
        return Named(plain, found.end(), built, entry)
    return None


def _is_name(words: str) -> bool:
    modifier = _KINDS.sub("", words)
    if _OF_THE_PLACE.fullmatch(words):
        return True
    if len(modifier) < 2 and not (modifier and _PLACE.fullmatch(words)):
        return False
    return bool(modifier) and not heads.describes(modifier) and _SORT.search(words) is None


def _whole(words: str, ours: str) -> str:
    """The name that a line or a sentence is, and nothing else (红石镇竹山村。); else ""."""
    line = squeeze(re.sub(r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．]?", "", words.strip()))
    found = named_owner(line, ours)
    if found is None or _LABEL.match(line, found.end) is None:
        return ""
    return found.name


def _is_left(owner: _Owner, clause: str) -> bool:
    """Whether a clause that names nobody is not the owner's: it goes on with nothing of it, or has
    one of its own (甲乡新增大棚9亩，徐沟新增8亩).
    """
    own = bool(owner.name) and _OTHERS_OWN.match(clause) is not None
    return own or not (owner.lasting or _goes_on(owner.name, clause))


def _goes_on(owner: str, clause: str) -> bool:
    """Whether a clause says how large that is which came about in the clause before it."""
    school = _SCHOOL.search(owner) is not None
    return _SIZE.match(clause) is not None and (school or "学位" not in clause)


_OTHERS_OWN = re.compile(
    "[\u4e00-\u9fff]{2,4}(?<![共又再已还年月])(?:新增|新建|建成|完成|实现)(?=[\u4e00-\u9fff]{2})"
)
_QUOTED_WORKS = re.compile(r"\s*“[^“”]{2,20}”[^，。；\d]{0,8}(?:项目|工程)")
"""“甲家园”一期工程竣工: works by another name."""
_SCHOOL = re.compile("[学校园中]")


def _place_alone(text: str, figure: Figure) -> _Owner | None:
    """The place that is all that stands before a number (清溪镇2户); None where none does."""
    name, start = figure.indicator, figure.quantity.start
    before = _BESIDE.sub("", text[max(0, start - _NEAR) : start])
    known = len(name) > len("市区") and name[-1] in "区旗" and name in divisions().by_name
    if not (known or _ONLY_A_PLACE.fullmatch(name)) or not before.endswith(name):
        return None
    sort = _SORT.search(name) is not None or len(indicators.verb(name)) > 1
    return None if sort else _Owner(name)


_NEAR = 40
_BESIDE = re.compile(r"(?:\d[\d.]*[万亿]?[\u4e00-\u9fff]{1,2})+$")
"""Numbers before it: 清溪镇2户9人."""
_A_DISTRICT = re.compile(r"[\u4e00-\u9fff]{2,4}?[区旗]")
_ONLY_A_PLACE = re.compile(r"[\u4e00-\u9fff]{1,7}(?:镇|(?<![老同家故返下回城水])乡|街道|县|开发区)")


def _as_part(place: int, order: Sequence[int], made: Sequence[Figure]) -> Figure:
    """What a place has of what was told before in its unit (救助24户，其中清溪镇2户); without a
    name where nothing was.

    place: of the figure in the order in which they are told.
    """
    figure = made[order[place]]
    for other in reversed(order[max(0, place - MEMORY) : place]):
        whole = made[other]
        if whole.sentence < figure.sentence - 1:
            break
        alike = whole.quantity.unit == figure.quantity.unit and whole.kind == figure.kind
        if alike and not (whole.partial and figure.partial):
            name = whole.indicator.removeprefix(_place_of(whole.indicator))
            if name and not whole.unassigned:
                return checked(replace(figure, indicator=figure.indicator + name, rule=OWNER))
    return replace(figure, indicator="", bare=True, rule=UNNAMED)


def _place_of(indicator: str) -> str:
    found = _ONLY_A_PLACE.match(indicator)
    if found is None:
        district = _A_DISTRICT.match(indicator)
        name = district.group() if district is not None else ""
        return name if name in divisions().by_name else ""
    return found.group()


def _of(owner: str, figure: Figure) -> Figure:
    """A figure as somebody's, unless its own words say whose it is."""
    if not owner or figure.unassigned or not figure.indicator:
        return figure
    if owner == _UNKNOWN:
        return replace(figure, indicator="", bare=True, rule=UNNAMED)
    if owner in figure.indicator or figure.indicator in owner:
        return figure
    return checked(replace(figure, indicator=owner + figure.indicator, rule=OWNER))


def owner_words(text: str) -> list[tuple[str, str, str]]:
    """What the words of an opening say of whose something is: the value, the words, the entry."""
    found = []
    for entry, pattern in _PATTERNS.items():
        match = pattern.search(text) if entry == "owner/sort" else pattern.match(text)
        if match is not None:
            found.append((lexicon("owners")[entry].value, match.group(), entry))
    return found
