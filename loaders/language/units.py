"""Names of units in a list of them: where each stands, of which kind it is, group or not.

Names are told by their form (区…局, …办, …街道); a registry of known names, where there is
one, is asked first. Groups (各街道, 相关部门, …成员单位) are groups, never units: who
belongs to them is not said there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise

from loaders.language.name_lines import (
    are_two,
    begins_a_name,
    is_one_name,
    is_open,
    says_its_level,
)
from loaders.language.persons import is_person, is_post, names_persons
from loaders.language.remarks import MARKS, without_remarks
from loaders.language.roles import (
    BRACKETED_PREFIX,
    INVOLVED,
    PREFIX,
    ROLE_WORDS,
    SUFFIX,
    Role,
    role,
)
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.divisions import divisions
from ontology.remembered import OF_WORDS
from ontology.text import normal_name, protected

Known = Callable[[str], bool]
"""Whether a registry knows a name."""


@dataclass(frozen=True, slots=True)
class UnitName:
    """A name in a list of units.

    start, end: where the name stands (a bracket that is part of the name included).
    name: its normal form. kind: class of the ontology by the form of the name.
    role: what the words beside it say (`X（牵头）`, `配合：Y`), None if nothing is said.
    rule: the rule by which the name is more, or other, than the words that stand there
        (`elided-level`: 区 is said once for a whole list); "" where they are the same.
    """

    start: int
    end: int
    name: str
    kind: str
    role: Role | None = None
    rule: str = ""

    @property
    def is_group(self) -> bool:
        return self.kind == GROUP


GROUP = "UnitGroup"

_FORMS = lexicon("unit_kinds").patterns()
_GROUP_HEAD, _GROUP_TAIL = (_FORMS.pop(f"unit-kind/group-{each}") for each in ("head", "tail"))
_KINDS = [(each, lexicon("unit_kinds")[each].value, pattern) for each, pattern in _FORMS.items()]

_SEPARATOR = re.compile(r"[、，,；;/／|\t\x0b\f\u3000 ]|\\n|\n|[·•](?=[\u4e00-\u9fff])")
_NOBODY = re.compile(r"[^\u4e00-\u9fffA-Za-z]*|暂?无|略|同上一?行?|同[前左右]|待定|另行确定")
"""What stands in a cell of units without naming any."""

_PARTED = re.compile(r"[、，,；;\s/]+")


def names_nobody(text: str) -> bool:
    """Whether the cell of who answers is empty, says that nobody does, or names persons alone."""
    parts = (_LABELLED_PERSON.sub("", each) for each in _PARTED.split(normal_name(text)))
    words = [each for each in parts if each]
    return all(_NOBODY.fullmatch(each) or is_person(each) for each in words)


_ABOVE = "(?:同上一?行?|同前|〃|″)"
AS_ABOVE = re.compile(rf"\s*{_ABOVE}[。.]?\s*")
"""A cell that says what the one above it says."""
OPENS_AS_ABOVE = re.compile(rf"\s*{_ABOVE}\s*[、，,；;及和与]")
"""A cell that says so, and names more: 同上、区财政局."""

_BRACKETS = str.maketrans("［【〔[］】〕]", "（（（（））））")
"""All brackets as round ones: 区住建局【牵头】, 区住建局〔区人防办〕."""

_IN_BRACKETS = re.compile(r"(\s*)[（(]([^（()）]*)[）)](\s*)")
"""A cell that stands in brackets as a whole."""

_IN_MARKS = re.compile(r'(\s*)"([^"]*)"(\s*)')
"""A cell that stands in straight quotation marks as a whole, as some programs write all of them."""

_TELEPHONE = re.compile(
    r"\s*(?:联系)?(?:电话|手机|方式)\s*[:：].*|\s*1\d{10}$|\s*0\d{2,3}-\d{7,8}$"
)
"""How to reach somebody is no part of a name."""

_ANSWERING = (
    "(?:责任|分管|主管|牵头|协管|包[保抓联案干片村]|分包|联系|挂[钩帅联点]|联点|带班|督[办导]|帮扶"
    "|主要|具体)?"
)
_LABELLED_PERSON = re.compile(
    rf"\s*{_ANSWERING}(?:[省市区县]级?)?"
    r"(?:领导(?!小组)|责任人|负责人|联系人|[区县市]长|书记)\s*[:：]"
)
"""责任领导：张三 in a cell of units."""

_PERSON_WITHIN = re.compile(
    r"(?:(?<![\u4e00-\u9fff])[省市区县州]级?|[省市区县州]级)?"
    rf"{_ANSWERING}(?:领导(?!小组)|责任人|负责人|联系人|联络员|经办人)\s*[:：]"
)
"""区住建局 联系人：王五: where the unit's name has ended."""

_OF_TASK = re.compile(
    "|".join(
        lexicon("labels").pattern(f"label/{each}")
        for each in ("deadline", "progress", "target", "content", "note")
    ).join((r"\s*(?:", r")\s*[:：]"))
)
"""完成时限：10月底 in a cell of units says something else of the task."""

_FOOTNOTE = re.compile(
    r"(?<=[\u4e00-\u9fff）)])\s*(?:注?\d{1,2}|[①-⑳⑴-⒇*＊※†‡#★☆¹²³⁰-⁹]+|[（(](?:注?\d{1,2}|注|[*＊※]+)[）)])$"
)
"""The mark of a note behind a name is no part of it."""

_PARTY_AND_GOVERNMENT = re.compile(r"([省市区县州旗])委(?:、|和|与|及)?\1?(?:人民)?政府")
"""区委区政府: two organs in one word."""

_ENDS_LINE = (
    r"(?:(?<![、和及][省市区县州旗])(?<![、和及][省市区县州旗]委)"
    r"|(?=\n\s*(?:$|[省市区县州旗各]|有关|相关)))\n"
)
"""各街道、区⏎民政局: what a line ends with may be the level of the name that goes on below."""
_EVERY = re.compile(
    r"(?:各(?:有关|相关)?|(?:有关|相关))(?:县级市|[省市区县州旗]|乡镇|街道|[乡镇])"
    r"(?:[、和及（(](?:县级市|[省市区县州旗]|乡镇|街道|[乡镇])[）)]?){1,5}"
    rf"(?:人民政府|政府|委|党委)?(?=$|[、，,；;。（(]|{_ENDS_LINE}|按|分别|共同|具体|{ROLE_WORDS})"
    r"|各[省市区县州旗盟]级?(?:行政公署|行署|人民政府|政府)"
    r"(?:[、和及][市区县州旗盟](?:行政公署|行署|人民政府|政府)(?=$|[、，,；;。\n（(和及]))+"
)
"""各市、县、区政府; 各盟行政公署、市人民政府: 各 governs the whole list, which is one group."""

_NO_NAME = re.compile(
    r"\d[年月日]|完成|推进(?!组|(?:工作|服务)?(?:中心|办公室|办$|专班)|[^、，,；;。：:\s]{0,30}(?:领导小组|工作组|专班|指挥部))|确保|开展"
    r"|加快|力争|按时|按照|做好|加强|落实好|启动|组织实施|[。；]"
    r"|(?:项目|工程|方案|计划)$|^(?:落实|明确|压实|协调|督促|报送|抓好|建立|制定|研究)[\u4e00-\u9fff]"
)
"""Dates, verbs, and what is built or planned: a phrase, no unit's name."""

_ONLY_A_KIND = re.compile(
    r"管委会|管理委员会|委员会|办公室|街道办事处|办事处|街道|人民政府|政府|分局|支队|大队|指挥部|中心|"
    r"公司|集团|有限公司|领导小组|研究院|税务局|管理局|服务中心|管理处|联合会|协会|卫生院|医院|事务所"
)
"""What a name can end with but not consist of: the rest of it stands on the line above."""

_AND = re.compile(r"以及|会同|和|及|与")
_A_PLACE = re.compile(r"(?![各全本])[\u4e00-\u9fff]{1,6}(?:新区|[市区县州旗镇乡]|街道)")
"""岳林区和区直相关单位: a place that a list of units names, beside a group."""
_LONGEST = 80
"""No name of a unit, nor two of them joined by 和, is longer."""

_NUMBERING = re.compile(
    r"^\s*(?:其中)?第(?:\d{1,2}|[一二三四五六七八九十]{1,3})[项条款件](?:任务|工作|实事)?(?:由|[:：])?(?=[\u4e00-\u9fff]{3})"
    r"|^\s*(?:由|会同)(?=[\u4e00-\u9fff]{3})|^\s*(?:[（(]?\d{1,2}[)）.、．]|[①-⑳])\s*"
)
CALLED = re.compile(
    r"[\u4e00-\u9fff]{0,10}?(?:包片|包联|包保|包抓|挂钩|帮扶|联系|责任|牵头|承办|实施|主管|属地|配合)单位(?=[\u4e00-\u9fff]{3})"
)
"""包片单位区气象局: what a unit is called here stands before its name."""
_EACH_OF = re.compile(r"各(?:街道|乡镇|镇街|街镇|镇|乡|部门|单位|有关|相关|园区|平台|县|区|市)")
"""No name goes on so: 高新园 各街道 are two."""
_NUMBERED = re.compile(r"(?:\d{1,2}[.．、]|[①-⑳]|[（(]\d{1,2}[）)])[\u4e00-\u9fff]{2}")
_NUMBER_BETWEEN = re.compile(
    r"[\u4e00-\u9fff）)](?=(?:\d{1,2}[.．、]|[①-⑳]|[（(]\d{1,2}[）)])[\u4e00-\u9fff]{2})"
)
"""1.甲局2.乙局: a new name begins with its number."""

_BRACKET_AT_END = re.compile(r"[（(](?P<inner>[^（()）]{2,40})[）)]\s*$")
_REMARK_AT_END = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})[（(][^（()）]{0,20}"
    r"(?:代建|承建|代管|代办|项目|路段|标段|部分|片区|区域|除外|汇总|分管领域)[）)]$"
)
"""区教体局（区国资公司代建）: a remark on the task, no other name of the unit."""
_ET_CETERA = re.compile(
    r"(?:按照?|依)(?:各自)?(?:职责|职能)(?:分工)?$|等(?:[\d一二三四五六七八九十]+[家个]?)?(?:相关|有关)?(?:[省市区县州]?[级直])?(?:相关|有关)?(?:单位|部门|成员单位)?$|等[\u4e00-\u9fff]{0,4}(?:单位|部门)"
    r"|等(?:[\d一二三四五六七八九十]+[家个])?(?:群团组织|人民团体|企业|乡镇|镇街|街镇|街道|[镇乡村]|社区|县市区|区县|县区|地|学校)$"
)


def kind(name: str) -> str | None:
    """The kind of a unit by the form of its name; None if the form is no unit's.

    A bracket at the end (`区委统战部（区民宗局）`) does not count: it names the unit again.
    """
    found = form_of(name)
    return None if found is None else found[1]


@lru_cache(maxsize=OF_WORDS)
def form_of(name: str) -> tuple[str, str] | None:
    """The entry of the lexicon that a name is read by, and the kind of unit that it shows."""
    bare = normal_name(name)
    for form, pattern in (("head", _GROUP_HEAD), ("tail", _GROUP_TAIL)):
        if pattern.search(bare):
            return f"unit-kind/group-{form}", GROUP
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", bare)
    return next(((each, label) for each, label, form in _KINDS if form.search(bare)), None)


def is_formed(name: str) -> bool:
    """Whether the form of a name alone says that it is a unit's: 局, 街道; not 部, 室, 行, which
    end other words, too.
    """
    form = form_of(name)
    return form is not None and form[0] != _WEAK


_WEAK = "unit-kind/unit"


@lru_cache(maxsize=OF_WORDS)
def is_group(name: str) -> bool:
    """Whether the name says "whichever units" rather than naming one."""
    bare = normal_name(name)
    return bool(_GROUP_HEAD.search(bare) or _GROUP_TAIL.search(bare))


def unit_names(
    text: str, known: Known = lambda _: False, before: Sequence[UnitName] = ()
) -> list[UnitName]:
    """The names in a cell's text, its paragraphs joined by line feeds, in reading order.

    known: asks the registry. before: names that the same bracket says under other labels; their
    level holds on (牵头单位：区住建局；配合：财政局). A line end inside a name is healed
    (`生态环境⏎某某分局`), one between two names separates them (`区人才办⏎区科技局`). A unit that
    is named twice in one role is named once, where it stands first.
    """
    return each_once(every_name(text, known, before))


def each_once(names: Iterable[UnitName]) -> list[UnitName]:
    """Each unit once a role, where it is named first."""
    first: dict[tuple[str, Role | None], UnitName] = {}
    for each in names:
        first.setdefault((each.name, each.role), each)
    return list(first.values())


def named_again(names: Iterable[UnitName]) -> list[str]:
    """The units that are named more than once in one role."""
    times = Counter((each.name, each.role) for each in names)
    return [name for (name, _), count in times.items() if count > 1]


def every_name(
    text: str, known: Known = lambda _: False, before: Sequence[UnitName] = ()
) -> list[UnitName]:
    """The names of a cell as :func:`unit_names` gives them, each as often as it is said."""
    text = without_remarks(text.translate(_BRACKETS))
    if whole := _IN_MARKS.fullmatch(text):
        text = f"{whole[1]} {whole[2]} {whole[3]}"
    if whole := _IN_BRACKETS.fullmatch(text):
        text = f"{whole[1]} {whole[2]} {whole[3]}"
    text = _HELPERS.sub(lambda match: _laid_open(match, known), text)
    names: list[UnitName] = []
    current: Role | None = None
    mask = protected(text)
    for every in _EVERY.finditer(text):
        mask[every.start() : every.end()] = b"\x01" * (every.end() - every.start())
    labelled = False
    for start, end in _stretches(text, mask, known):
        if _OF_TASK.match(text, start, end):
            continue
        person = _LABELLED_PERSON.match(text, start, end)
        words = normal_name(text[start:end])
        if person or (labelled and is_person(words) and not known(words)):
            labelled = True
            continue
        labelled = False
        prefix = PREFIX.match(text, start, end) or BRACKETED_PREFIX.match(text, start, end)
        if prefix:
            current = role(prefix["role"])
        involved = INVOLVED.match(text, start, end)
        if involved:
            current = Role.SUPPORT
        opened = prefix or involved
        first = opened.end() if opened else start
        for left, right in _at_and(text, mask, (first, end), known):
            names.extend(_units(text, left, right, current, known))
    found = _role_spread_back(text, _without_persons(text, names, known))
    found = _together_with(text, found)
    found = _with_place(text, _with_kind(text, _of_fields(text, found, known), known), known)
    before = [each for each in before[:_ENOUGH] if not each.is_group]
    return _with_level([*before, *found], known)[len(before) :]


def _laid_open(match: re.Match[str], known: Known) -> str:
    """区民政局（区残联、区妇联配合): the units of a bracket that says their role, outside of it."""
    inner = match["inner"]
    names = [each for each in re.split("[、，,和及]", inner) if each.strip()]
    if not all(_complete(SUFFIX.sub("", each), known) for each in names):
        return match.group()
    return f"；{inner} "


_HELPERS = re.compile(
    rf"(?<=[\u4e00-\u9fff])（(?P<inner>[^（）；;:：\n]{{3,60}}(?:{ROLE_WORDS})(?:实施|落实|推进)?)）"
)
_ENOUGH = 8
"""So many names of a bracket say its level."""
_LEVEL = re.compile(
    r"(?!市(?:场|容|监局|民(?:中心|服务)|政(?:局|公用|园林|管理|设施|建设|工程|集团|处|养护)))"
    r"[省市区县州旗]委?(?=[\u4e00-\u9fff]{2})"
)
"""The level before a name; 市场监管局 and 市政局 say none."""
_BARE_DEPARTMENT = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:(?<!分)(?<!海事)局|(?<!党工)(?<!管)委|办|厅|(?<!组)办公室)"
    r"|(?:总工会|妇联|妇女联合会|残联|残疾人联合会|侨联|文联|科协|工商联|红十字会|法院|检察院|供销社|供销联社|档案馆|党校)"
)
_BARE_PARTY = re.compile(r"(?:组织|宣传|统战|老干部)[部局]|政法委|编办|巡察办|文明办|网信办")
_HAS_PLACE = re.compile(
    r"^(?:国家|中央|团[省市区县州旗]委"
    r"|[\u4e00-\u9fff]{2,4}(?:省|市|区|县|州|旗|镇|(?<!城)乡|街道)(?!场|政|域))"
)


_OF_NO_LEVEL = re.compile("(?:分局|支队|大队|公司|中心|集团)$")
"""Bodies whose level says nothing of those behind them."""


def _with_level(names: list[UnitName], known: Known) -> list[UnitName]:
    """区发展改革局、财政局: the level before the first holds for those behind it.

    Only where all that say a level say the same, only up to a group (各街道), behind which other
    bodies stand than departments, and only of these; what a registry knows as it stands, companies,
    branches and groups are left as written.
    """
    groups = next((at for at, each in enumerate(names) if not each.is_group), len(names))
    if groups:  # 各镇，区财政局、教育局
        return [*names[:groups], *_with_level(names[groups:], known)]
    if len(names) < 2:
        return names
    branches = next((at for at, each in enumerate(names) if not _OF_NO_LEVEL.search(each.name)), 0)
    if branches and _LEVEL.match(names[0].name):  # 县生态环境分局，县公安局、交通局
        return [*names[:branches], *_with_level(names[branches:], known)]
    levels = {match.group()[0] for each in names if (match := _LEVEL.match(each.name))}
    first = _LEVEL.match(names[0].name)
    if first is None or len(levels) != 1 or not _is_department(names[0].name):
        return names
    completed = [names[0]]
    level = first.group()
    for at, each in enumerate(names[1:], 1):
        if each.is_group:
            return [*completed, *names[at:]]  # 区财政局、各街道、税务局: others stand behind them
        if said := _LEVEL.match(each.name):
            level = said.group()
        elif not each.is_group and not known(each.name):
            party = level.endswith("委") and _BARE_PARTY.fullmatch(each.name)
            plain = _BARE_DEPARTMENT.fullmatch(each.name) and not _has_place(each.name)
            if party or (plain and not _BARE_PARTY.fullmatch(each.name)):
                name = f"{level if party else level[0]}{each.name}"
                kind_ = kind(name) or each.kind
                completed.append(replace(each, name=name, kind=kind_, rule="elided-level"))
                continue
        completed.append(each)
    return completed


def _has_place(name: str) -> bool:
    """Whether a name says of which place a unit is: 省, 市 … alone, or a province's or a city's
    name (上海证监局, 兰州铁路局).
    """
    return bool(_HAS_PLACE.match(name)) or any(name[:length] in _cities() for length in (2, 3, 4))


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    """The short names of provinces and cities; of counties some are words, too (公安, 民权)."""
    return frozenset(each.short for each in divisions().areas if each.level < _COUNTY)


_COUNTY = 3
_SHORT_PLACE = re.compile(r"[\u4e00-\u9fff]{2,3}")
_OF_PLACES = re.compile(r"[\u4e00-\u9fff]{2,4}?(?P<kind>街道办事处|街道|镇|乡)")
_DIVISION = r"(?![全各本我])[\u4e00-\u9fff]{1,7}(?P<level>[市县区州旗])"
_BARE_DIVISION = re.compile(_DIVISION)
_ITS_GOVERNMENT = re.compile(_DIVISION + r"(?P<kind>(?:人民)?政府)")


def _with_kind(text: str, names: list[UnitName], known: Known) -> list[UnitName]:
    """南桥、北桥街道; 青石市、云岭市政府: the end of the last place holds for those before it."""
    completed = list(names)
    for at in range(len(names) - 2, -1, -1):
        this, following = names[at], completed[at + 1]
        tail = _tail_of_places(this, following)
        between = text[this.end : names[at + 1].start].strip()
        if tail and between in ("、", "和", "与", "及") and not known(this.name):
            name = this.name + tail
            completed[at] = replace(
                this, name=name, kind=kind(name) or this.kind, rule="elided-kind"
            )
    return completed


_FIELD = re.compile(r"[\u4e00-\u9fff]{2,5}")
_DEPARTMENTS = re.compile(r"等?(?:相关|有关|职能|主管)*部门")


def _of_fields(text: str, names: list[UnitName], known: Known) -> list[UnitName]:
    """住建、城管部门; 发改、财政等部门: what is said once holds for the fields before it. They are
    groups, as no office is called so.
    """
    completed = list(names)
    within = False
    for at in range(len(names) - 1, -1, -1):
        this = names[at]
        last = at + 1 == len(names)
        listed = not last and text[this.end : names[at + 1].start].strip() in (
            "、",
            "和",
            "与",
            "及",
        )
        opens = _DEPARTMENTS.match(text, this.end) is not None or this.name.endswith("部门")
        within = opens or (within and listed)
        name = f"{this.name}部门"
        called = this.name.endswith("部门") or form_of(this.name) is not None or known(this.name)
        if within and not called and _FIELD.fullmatch(this.name) and kind(name) == GROUP:
            completed[at] = replace(this, name=name, kind=GROUP, rule="elided-kind")
    return completed


def _tail_of_places(this: UnitName, following: UnitName) -> str | None:
    """What the second of two places ends with, where the first is as short as that asks."""
    if form_of(this.name) is not None:  # 经开区, 武装部, and whatever tells by itself what it is
        return None
    said = _OF_PLACES.fullmatch(following.name)
    if said and _SHORT_PLACE.fullmatch(this.name):
        return said["kind"]
    said, bare = _ITS_GOVERNMENT.fullmatch(following.name), _BARE_DIVISION.fullmatch(this.name)
    if said and bare and said["level"] == bare["level"]:
        return said["kind"]
    if said and said["level"] == "市" and this.name in _cities():  # 哈尔滨、绥芬河市政府
        return f"市{said['kind']}"
    return None


def _is_department(name: str) -> bool:
    bare = re.sub(r"（[^（）]*）$", "", name)
    return bool(
        re.search(r"(?:(?<!分)局|委|办|厅|部|室|总工会|[妇残侨文]联|工商联|科协|院|校|馆)$", bare)
    )


def _units(text: str, start: int, end: int, current: Role | None, known: Known) -> list[UnitName]:
    """The units of one stretch: one, none, or two in one word (区委区政府)."""
    name = _unit(text, start, end, current, known)
    if name is None:
        return []
    if known(name.name):
        return [name]
    if of_one := _organs_of_one_place(text, name):
        return of_one
    two = _PARTY_AND_GOVERNMENT.fullmatch(name.name)
    if two is None:
        return _side_by_side(text, name, known)
    level = two.group(1)
    middle = name.start + text[name.start : name.end].index("委") + 1
    party, government = f"{level}委", f"{level}政府"
    return [
        UnitName(name.start, middle, party, kind(party) or "PartyOrgan", name.role),
        UnitName(
            middle, name.end, government, kind(government) or "Government", name.role, "two-in-one"
        ),
    ]


_COMMITTEE_AND_OFFICE = re.compile(
    r"(?P<committee>(?P<place>(?!各)[\u4e00-\u9fff]{2,12}?)(?:党委|党工委))[和与及]?"
    r"(?P<office>(?:人民)?政府|(?:街道)?办事处|管委会|管理委员会)"
)
"""云岭镇党委政府, 开发区党工委和管委会."""
_OFFICE = re.compile(r"(?:人民)?政府|(?:街道)?办事处|管委会|管理委员会")
_COMMITTEE = re.compile(r"(?P<place>[\u4e00-\u9fff（）()、]{2,16})(?:党委|党工委)")


def _organs_of_one_place(text: str, name: UnitName) -> list[UnitName]:
    """The committee and the office of one place in one word (云岭镇党委政府); else nothing."""
    two = _COMMITTEE_AND_OFFICE.fullmatch(text, name.start, name.end)
    if two is None:
        return []
    committee, office = two["committee"], two["place"] + two["office"]
    middle = two.end("committee")
    return [
        UnitName(name.start, middle, committee, kind(committee) or "PartyOrgan", name.role),
        UnitName(
            two.start("office"),
            name.end,
            office,
            kind(office) or "Government",
            name.role,
            "elided-place",
        ),
    ]


def _with_place(text: str, names: list[UnitName], known: Known) -> list[UnitName]:
    """云岭镇党委、政府: the place before the committee holds for the office behind it; of a group
    (各镇党委、政府) both are one.
    """
    completed: list[UnitName] = []
    for each in names:
        above = completed[-1] if completed else None
        said = _COMMITTEE.fullmatch(above.name) if above else None
        short = _OFFICE.fullmatch(each.name) and not known(each.name)
        between = text[above.end : each.start].strip() if above else ""
        joined = between in ("、", "和", "与", "及", "")
        if above is None or said is None or not (short and joined):
            completed.append(each)
        elif above.is_group:
            name = normal_name(text[above.start : each.end])
            completed[-1] = replace(above, end=each.end, name=name, role=each.role or above.role)
        else:
            name = said["place"] + each.name
            form = kind(name) or each.kind
            completed.append(replace(each, name=name, kind=form, rule="elided-place"))
    return completed


_TWO_NAMES = re.compile(
    r"(?P<one>(?P<place>[省市区县州旗]|[\u4e00-\u9fff]{2,4}[省市区县州旗镇乡])[\u4e00-\u9fff]{1,14}"
    r"(?:局|委|办|厅|部|室|院|中心|政府|公司|集团))(?!市[政场容]|区[域划]|县[域城]|[省市区县]级)"
    r"(?P<other>(?P=place)[\u4e00-\u9fff]{1,15}(?:局|委|办|厅|部|室|院|中心|政府|公司|集团))"
)
"""区住建局区城管局: each begins with the same place."""


_SHORTEST_TWO = 6
_TOWN_OFFICE = re.compile(lexicon("unit_kinds").any_of("unit-kind/town-office"))
_TOWN_OFFICES = re.compile(rf"{_TOWN_OFFICE.pattern}+")


def town_offices(name: str) -> list[str]:
    """The offices of a town in a name, where it is nothing but several of them (财政所派出所)."""
    if _TOWN_OFFICES.fullmatch(name) is None:
        return []
    found = [each.group() for each in _TOWN_OFFICE.finditer(name)]
    return found if len(found) > 1 else []


def _side_by_side(text: str, name: UnitName, known: Known) -> list[UnitName]:
    """Names that nothing parts, as a narrow cell prints them; else the name as it is."""
    offices = town_offices(text[name.start : name.end])
    if offices:
        return _in_a_row(name, offices)
    if name.end - name.start < _SHORTEST_TWO:
        return [name]
    at = [n for n in range(name.start, name.end) if not text[n].isspace()]
    two = _TWO_NAMES.fullmatch("".join([text[n] for n in at]))
    if two is None or not (_complete(two["one"], known) and _complete(two["other"], known)):
        return [name]
    middle = at[two.end("one")]
    return [
        _part(name, two["one"], name.start, middle),
        _part(name, two["other"], middle, name.end),
    ]


def _in_a_row(name: UnitName, names: Sequence[str]) -> list[UnitName]:
    """The names that one stretch is made of."""
    starts = list(accumulate(map(len, names), initial=name.start))
    return [_part(name, words, *span) for words, span in zip(names, pairwise(starts), strict=True)]


def _part(name: UnitName, words: str, start: int, end: int) -> UnitName:
    """One of the names that a stretch is made of."""
    return UnitName(start, end, words, kind(words) or "Unit", name.role, "two-in-one")


def _without_persons(text: str, names: list[UnitName], known: Known) -> list[UnitName]:
    """Leave out persons: one that stands right after a unit, and a cell of nothing else."""
    persons = [
        each.kind == "Unit" and not known(each.name) and is_person(each.name) for each in names
    ]
    if all(persons) and any(len(each.name) > 2 for each in names):
        return []
    units = any(is_formed(each.name) for each in names)
    return [
        each
        for at, each in enumerate(names)
        if not (
            persons[at]
            and (
                (at and not text[names[at - 1].end : each.start].strip("（(:： \n\t\u3000"))
                or (units and len(each.name) > _SHORTEST_PERSON)
            )
        )
    ]


_SHORTEST_PERSON = 2
"""No shorter words are a person's name for certain, wherever they stand in a list."""
_LISTED = re.compile(r"(?:等[\u4e00-\u9fff]{0,6}?(?:部门|单位|企业)?)?(?P<mark>[、和及与，,])")
"""What stands between two names of one list: 、, 等部门和."""


def _role_spread_back(text: str, names: list[UnitName]) -> list[UnitName]:
    """`X、Y配合`: a role word after the last of a list, without brackets, is said of all.

    A comma ends the list, but where a clause before it has said its role: 甲牵头，乙等部门，丙配合.
    """
    spread = list(names)
    for index in range(len(names) - 2, -1, -1):
        following, this = spread[index + 1], spread[index]
        bare = text[following.end : following.end + 1] not in "（("
        between = _LISTED.fullmatch(text[this.end : following.start].strip())
        if (
            this.role is None
            and following.role is not None
            and bare
            and between is not None
            and (between["mark"] not in "，," or any(each.role for each in names[:index]))
        ):
            spread[index] = replace(this, role=following.role)
    return spread


_WITH = re.compile(rf"(?:[（(]?(?:{ROLE_WORDS})[）)]?[，,])?会同")
"""甲会同乙; 甲牵头，会同乙."""


def _together_with(text: str, names: list[UnitName]) -> list[UnitName]:
    """由甲会同乙、丙负责: who does it with others leads, the others support it."""
    for at in range(1, len(names)):
        if not _WITH.fullmatch(text[names[at - 1].end : names[at].start].strip()):
            continue
        first, last = at - 1, at
        while first and text[names[first - 1].end : names[first].start].strip() == "、":
            first -= 1
        while last + 1 < len(names) and text[names[last].end : names[last + 1].start].strip() in (
            "、",
            "和",
            "与",
            "及",
        ):
            last += 1
        names = [
            *names[:first],
            *(replace(each, role=Role.LEAD) for each in names[first:at]),
            *(replace(each, role=Role.SUPPORT) for each in names[at : last + 1]),
            *names[last + 1 :],
        ]
    return names


def _stretches(text: str, mask: bytearray, known: Known) -> list[tuple[int, int]]:
    """Spans between separators; a line end or space within a name does not separate."""
    cuts: list[int] = []
    for match in _SEPARATOR.finditer(text):
        position = match.start()
        if mask[position] and text[position] != "\n":
            continue
        if text[position] in "\n 　\t" and not _separates(text, position, cuts, known):
            continue
        cuts.append(position)
    # A role with a colon begins a new stretch even where nothing stands before it.
    cuts += [match.start() - 1 for match in PREFIX.finditer(text) if match.start()]
    cuts += [
        match.start() - 1
        for match in _PERSON_WITHIN.finditer(text)
        if match.start() and not mask[match.start()]
    ]
    cuts += [match.start() for match in _NUMBER_BETWEEN.finditer(text)]
    spans: list[tuple[int, int]] = []
    start = 0
    for cut in [*sorted(set(cuts)), len(text)]:
        stop = cut + 1 if cut < len(text) and not _SEPARATOR.match(text, cut) else cut
        span = _trim(text, start, stop)
        if span is not None:
            spans.append(span)
        start = cut + 1
    return spans


def _separates(text: str, position: int, cuts: list[int], known: Known) -> bool:
    """Whether a line end or space stands between two names rather than inside one."""
    before = text[max(cuts[-1] + 1 if cuts else 0, position - _LONGEST) : position]
    after = text[position + 1 : position + 1 + _LONGEST].lstrip()
    lines = _lines_of_one(after)
    after = lines[0]
    before = PREFIX.sub("", before)
    if _person_ends(before) and _complete(after, known):
        return True  # 责任领导：张三 区住建局
    above, below = normal_name(before), normal_name(after)
    if not above or not below:
        return True
    if is_one_name(above, [normal_name(each) for each in lines]) or known(above + below):
        return False
    begins = _EACH_OF.match(below) or _OF_TASK.match(after) or _NUMBERED.match(after)
    if begins or are_two(above, below):
        return True
    whole = _complete(before, known) and (known(above) or not is_open(above))
    whole = whole or is_person(above) or _ends_with_person(above)
    if whole and text[position] == "\n" and not (is_formed(above) or known(above)):
        # 区综合行⏎政执法局: 行 ends other words, too
        whole = says_its_level(below) or is_person(below)
    following = is_person(below) or _complete(after, known) or _ends_with_person(below)
    return whole and (
        following or begins_a_name(above, lines, lambda words: _complete(words, known))
    )


def _ends_with_person(words: str) -> bool:
    """Whether words are a unit's name with a person's behind it (区教育局李四)."""
    return _before_person(words, 0, len(words)) < len(words)


def _lines_of_one(text: str) -> list[str]:
    """The lines up to the first that a mark parts, of which what stands before it."""
    mark = _MARK.search(text)
    return (text[: mark.start()] if mark else text).split("\n")


_MARK = re.compile(r"(?!\n)(?:" + _SEPARATOR.pattern + ")")


def _person_ends(before: str) -> bool:
    """Whether words are a person by a label (责任领导：张三) and nothing more."""
    label = _LABELLED_PERSON.match(before)
    return label is not None and is_person(normal_name(before[label.end() :]))


def _complete(name: str, known: Known) -> bool:
    bare = SUFFIX.sub("", PREFIX.sub("", name)).strip()
    name = normal_name(bare)
    if _TOWN_OFFICES.fullmatch(name):
        return True
    if _ONLY_A_KIND.fullmatch(name):
        return False
    each = name[:1] == "各" and is_group(name)
    return known(name) or each or (len(name) > 2 and kind(name) is not None)


def _at_and(
    text: str, mask: bytearray, span: tuple[int, int], known: Known
) -> list[tuple[int, int]]:
    """Cut at 和, 及, 与 where whole names stand on both sides (区住建局和区城管局)."""
    start, end = span
    if end - start > _LONGEST or known(normal_name(text[start:end])):
        return [span]
    spans: list[tuple[int, int]] = []
    for match in _AND.finditer(text, start, end):
        if mask[match.start()]:
            continue
        left = _ET_CETERA.sub("", text[start : match.start()])
        right = _ET_CETERA.sub("", text[match.end() : end])
        if is_group(left) and not is_group(right):
            continue
        place = _A_PLACE.fullmatch(text, start, match.start()) and is_group(right)
        whole = _complete(left, known) and not _GROUP_TAIL.search(left)
        if (whole or place) and _complete(right, known):
            spans.append((start, match.start()))
            start = match.end()
    return [*spans, (start, end)]


def _unit(text: str, start: int, end: int, current: Role | None, known: Known) -> UnitName | None:
    start = _own_start(text, start, end, known)
    if not known(normal_name(text[start:end])):
        reach = _TELEPHONE.search(text, start, end)
        if reach and reach.start() > start:
            end = reach.start()
        end = _before_person(text, start, end)
        suffix = SUFFIX.search(text, start, end)
        if suffix and suffix.start() > start and not _GROUP_TAIL.search(text, start, end):
            opened = _OPENED.search(text, start, suffix.start())
            current = current if opened else role(suffix["role"])
            end = opened.start() if opened else suffix.start()
        if any(mark in text[start:end] for mark in "（:："):
            start, end = _of_person_or_duty(text, start, end, known)
        end, current = _before_verb(text, (start, end), current, known)
        others = _ET_CETERA.search(text, start, end)
        if others and others.start() > start:
            end = others.start()
        remark = _REMARK_AT_END.search(text, start, end)
        if remark:
            end = remark.start()
        persons = _BRACKET_AT_END.search(text, start, end)
        if persons and names_persons(persons["inner"]):
            if is_person(normal_name(text[start : persons.start()])):
                return None  # 张三（副区长）
            end = persons.start()
    span = _trim(text, start, end)
    if span is None:
        return None
    start, end = span
    name, end = _proper(text, start, end, known)
    if not name:
        return None
    if _NOBODY.fullmatch(name) or (is_post(name) and not known(name)):
        return None
    return UnitName(start, end, name, kind(name) or "Unit", current)


def _before_verb(
    text: str, span: tuple[int, int], current: Role | None, known: Known
) -> tuple[int, Role | None]:
    """Where a name ends before what its unit is or does (甲为牵头单位), and the role this tells."""
    start, end = span
    is_ = _IS.fullmatch(text, start, end) if text.endswith(_CALLS, start, end) else None
    if is_ and _complete(is_["unit"], known):
        current = role(is_["role"])
        end = is_.end("unit")
    does = _DOES.match(text, start, end)
    named = does and (kind(normal_name(text[start:end])) is None or does["role"] in _NEVER_NAMED)
    if does and named and _complete(does["unit"], known):
        current = role(does["role"]) if does["role"] in _TELLING else current
        end = does.end("unit")
    return end, current


def _own_start(text: str, start: int, end: int, known: Known) -> int:
    """Where a name begins, behind a number and what the unit is called (1.包片单位区气象局)."""
    numbering = _NUMBERING.match(text[start:end])
    if numbering:
        start += numbering.end()
    called = CALLED.match(text, start, end)
    behind = called is not None and not known(normal_name(text[start:end]))
    if called is not None and behind and _complete(text[called.end() : end], known):
        return called.end()
    return start


_DOES = re.compile(
    r"(?P<unit>[\u4e00-\u9fff（）()]{2,24}?)(?:要|应|须|按要求|具体|统一)?"
    r"(?P<role>负责|牵头|承担|配合|协助|做好|抓好|落实|推进|组织|提供|加强|指导|督促|开展|保障)"
    r"[\u4e00-\u9fff“”]{2,}"
)
"""区发改局负责项目核销: what a unit does for the task is no part of its name."""
_PERSON_OF = re.compile(r"(?P<person>[\u4e00-\u9fff]{2,3})\s*（(?P<unit>[^（）]{3,24})）")
_HAS_DUTY = re.compile(r"(?P<unit>[^:：]{3,24}?)\s*[:：]")


def _of_person_or_duty(text: str, start: int, end: int, known: Known) -> tuple[int, int]:
    """Where the unit stands of which a person is (张三（区教育局）), or whose duty a colon opens
    (区教育局：负责规划); else the same.
    """
    person = _PERSON_OF.fullmatch(text, start, end)
    if person and is_person(person["person"]) and _complete(person["unit"], known):
        return person.span("unit")
    duty = _HAS_DUTY.match(text, start, end)
    if duty and _complete(duty["unit"], known):
        return start, duty.end("unit")
    return start, end


_NEVER_NAMED = ("负责", "承担", "做好", "抓好")
"""Of these words, those that no name of a unit holds: 区教育局负责区属学校."""
_CALLS = ("单位", "部门", "主体")
_IS = re.compile(
    rf"(?P<unit>[\u4e00-\u9fff（）()]{{3,24}}?)(?:为|是|作为|系)(?P<role>{ROLE_WORDS})(?:单位|部门|主体)"
)
"""区发改局为牵头单位."""
_TELLING = ("牵头", "配合", "协助")
"""Of these words, those that say another role than the column or label does."""

_OPENED = re.compile(r"(?<=[\u4e00-\u9fff])[（(](?=[^（()）]{2,}$)")
"""A bracket that is not closed yet (甲局（乙局代建，丙镇配合）): what it says is said of others."""
_WITH_PERSON = re.compile(r"(?<=[局委办处院室])(?:[:：\s]*)(?P<person>[\u4e00-\u9fff]{2,3})$")


def _before_person(text: str, start: int, end: int) -> int:
    """Where a unit's name ends that a person's follows (区教育局：李四), else `end`."""
    match = _WITH_PERSON.search(text, start, end)
    if match is None or not is_person(match["person"]) or kind(text[start:end]) is not None:
        return end
    unit = normal_name(text[start : match.start()])
    return match.start() if len(unit) > 2 and kind(unit) is not None else end


def _proper(text: str, start: int, end: int, known: Known) -> tuple[str, int]:
    """The name without what is none of it, and where its words end; "" for a phrase."""
    name = normal_name(text[start:end])
    if known(name):
        return name, end
    mark = _FOOTNOTE.search(text, start, end)
    if mark and kind(normal_name(text[start : mark.start()])):
        end = mark.start()
        name = normal_name(text[start:end])
    bracket = re.search(r"（([^（）]*)）$", name)
    bare = name[: bracket.start()] if bracket else name
    if _NO_NAME.search(bare):
        return "", end
    if bracket and kind(bare) and not is_group(name) and not _names_again(bracket[1], bare, known):
        return bare, end
    return name, end


def _names_again(inner: str, bare: str, known: Known) -> bool:
    """Whether a bracket behind a unit's name is its other name (区教育局（区体育局）).

    Such a unit has both signs at its door, and is called by both. A registry that knows the
    name before the bracket is asked first.
    """
    return not known(bare) and bool(_OTHER_SIGN.fullmatch(inner)) and not is_group(inner)


_OTHER_SIGN = re.compile(r"(?![含原除兼])[一-鿿]{2,16}(?:局|委|办|厅|署|(?<!园)部|室|中心|会)")


_BESIDE = f"。.:：—–-－{MARKS}"
"""What stands beside a name without being of it."""


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (text[start].isspace() or text[start] in _BESIDE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _BESIDE):
        end -= 1
    return (start, end) if start < end else None
