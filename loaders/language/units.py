"""Names of units in a list of them: where each stands, of which kind it is, group or not.

Names are told by their form (区…局, …办, …街道); a registry of known names, where there is
one, is asked first. Groups (各街道, 相关部门, …成员单位) are groups, never units: who
belongs to them is not said there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from loaders.language.persons import is_person, is_post, names_persons
from loaders.language.remarks import without_remarks
from loaders.language.roles import (
    BRACKETED_PREFIX,
    INVOLVED,
    PREFIX,
    ROLE_WORDS,
    SUFFIX,
    Role,
    role,
)
from loaders.language.unit_forms import (
    GROUP_TAIL,
    form_of,
    is_complete,
    is_group,
    kind,
    town_offices,
)
from loaders.language.unit_lists import (
    of_fields,
    role_spread_back,
    together_with,
    with_kind,
    with_level,
    with_place,
)
from loaders.language.unit_name import Known, UnitName
from loaders.language.unit_parts import ET_CETERA, OF_TASK, parted_at_and, stretches_of, trimmed
from loaders.language.unit_persons import LABELLED_PERSON, before_person, without_persons
from ontology import late_re as re
from ontology.text import normal_name, protected

_NOBODY = re.compile(r"[^\u4e00-\u9fffA-Za-z]*|暂?无|略|同上一?行?|同[前左右]|待定|另行确定|主体")
"""What stands in a cell of units without naming any."""
_PARTED = re.compile(r"[、，,；;\s/]+")


def names_nobody(text: str) -> bool:
    """Whether the cell of who answers is empty, says that nobody does, or names persons alone."""
    parts = (LABELLED_PERSON.sub("", each) for each in _PARTED.split(normal_name(text)))
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
    r"|^\d+[\u4e00-\u9fff]{1,12}(?:局|委|厅|街道|镇|乡)$|(?:项目|工程|方案|计划)$|^(?:落实|明确|压实|协调|督促|报送|抓好|建立|制定|研究)[\u4e00-\u9fff]"
)
"""Dates, verbs, and what is built or planned: a phrase, no unit's name; nor does one begin with a
figure that ran into it (300区教育局).
"""
_NUMBERING = re.compile(
    r"^\s*(?:其中)?第(?:\d{1,2}|[一二三四五六七八九十]{1,3})[项条款件](?:任务|工作|实事)?(?:由|[:：])?(?=[\u4e00-\u9fff]{3})"
    r"|^\s*(?:由|会同)(?=[\u4e00-\u9fff]{3})|^\s*(?:[（(]?\d{1,2}[)）.、．]|[①-⑳])\s*"
)
CALLED = re.compile(
    r"[\u4e00-\u9fff]{0,10}?(?:包片|包联|包保|包抓|挂钩|帮扶|联系|责任|牵头|承办|实施|主管|属地|配合)单位(?=[\u4e00-\u9fff]{3})"
)
"""包片单位区气象局: what a unit is called here stands before its name."""
_BRACKET_AT_END = re.compile(r"[（(](?P<inner>[^（()）]{2,40})[）)]\s*$")
_REMARK_AT_END = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})[（(][^（()）]{0,20}"
    r"(?:代建|承建|代管|代办|项目|路段|标段|部分|片区|区域|除外|汇总|分管领域)[）)]$"
)
"""区教体局（区国资公司代建）: a remark on the task, no other name of the unit."""


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
    for start, end in stretches_of(text, mask, known):
        if OF_TASK.match(text, start, end):
            continue
        person = LABELLED_PERSON.match(text, start, end)
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
        for left, right in parted_at_and(text, mask, (first, end), known):
            names.extend(_units(text, left, right, current, known))
    found = role_spread_back(text, without_persons(text, names, known))
    found = together_with(text, found)
    found = with_place(text, with_kind(text, of_fields(text, found, known), known), known)
    found = _by_form(found, known)
    before = [each for each in before[:_ENOUGH] if not each.is_group]
    return with_level([*before, *found], known)[len(before) :]


def _by_form(names: list[UnitName], known: Known) -> list[UnitName]:
    """Those that are names: by their form, by the registry, for they are as short as what an organ
    is called among its own (税务, 国网), or for others beside them are (甲局、乙局、中储粮直属库).
    """
    formed = sum(form_of(each.name) is not None for each in names)
    return [
        each
        for each in names
        if len(each.name) <= _SHORT_FOR
        or (formed >= _COMPANY and _WORDS.fullmatch(each.name))
        or form_of(each.name) is not None
        or known(each.name)
    ]


_SHORT_FOR, _COMPANY = 4, 2
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z（）()·“”-]+")


def _laid_open(match: re.Match[str], known: Known) -> str:
    """区民政局（区残联、区妇联配合): the units of a bracket that says their role, outside of it."""
    inner = match["inner"]
    names = [each for each in re.split("[、，,和及]", inner) if each.strip()]
    if not all(is_complete(SUFFIX.sub("", each), known) for each in names):
        return match.group()
    return f"；{inner} "


_HELPERS = re.compile(
    rf"(?<=[\u4e00-\u9fff])（(?P<inner>[^（）；;:：\n]{{3,60}}(?:{ROLE_WORDS})(?:实施|落实|推进)?)）"
)
_ENOUGH = 8
"""So many names of a bracket say its level."""


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


_TWO_NAMES = re.compile(
    r"(?P<one>(?P<place>[省市区县州旗]|[\u4e00-\u9fff]{2,4}[省市区县州旗镇乡])[\u4e00-\u9fff]{1,14}"
    r"(?:局|委|办|厅|部|室|院|中心|政府|公司|集团))(?!市[政场容]|区[域划]|县[域城]|[省市区县]级)"
    r"(?P<other>(?P=place)[\u4e00-\u9fff]{1,15}(?:局|委|办|厅|部|室|院|中心|政府|公司|集团))"
)
"""区住建局区城管局: each begins with the same place."""
_SHORTEST_TWO = 6


def _side_by_side(text: str, name: UnitName, known: Known) -> list[UnitName]:
    """Names that nothing parts, as a narrow cell prints them; else the name as it is."""
    offices = town_offices(text[name.start : name.end])
    if offices:
        return _in_a_row(name, offices)
    if name.end - name.start < _SHORTEST_TWO:
        return [name]
    at = [n for n in range(name.start, name.end) if not text[n].isspace()]
    two = _TWO_NAMES.fullmatch("".join([text[n] for n in at]))
    if two is None or not (is_complete(two["one"], known) and is_complete(two["other"], known)):
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


def _unit(text: str, start: int, end: int, current: Role | None, known: Known) -> UnitName | None:
    start = _own_start(text, start, end, known)
    if not known(normal_name(text[start:end])):
        reach = _TELEPHONE.search(text, start, end)
        if reach and reach.start() > start:
            end = reach.start()
        end = before_person(text, start, end)
        suffix = SUFFIX.search(text, start, end)
        if suffix and suffix.start() > start and not GROUP_TAIL.search(text, start, end):
            opened = _OPENED.search(text, start, suffix.start())
            current = current if opened else role(suffix["role"])
            end = opened.start() if opened else suffix.start()
        if any(mark in text[start:end] for mark in "（:："):
            start, end = _of_person_or_duty(text, start, end, known)
        end, current = _before_verb(text, (start, end), current, known)
        others = ET_CETERA.search(text, start, end)
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
    span = trimmed(text, start, end)
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
    if is_ and is_complete(is_["unit"], known):
        current = role(is_["role"])
        end = is_.end("unit")
    does = _DOES.match(text, start, end)
    named = does and (kind(normal_name(text[start:end])) is None or does["role"] in _NEVER_NAMED)
    if does and named and is_complete(does["unit"], known):
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
    if called is not None and behind and is_complete(text[called.end() : end], known):
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
    if person and is_person(person["person"]) and is_complete(person["unit"], known):
        return person.span("unit")
    duty = _HAS_DUTY.match(text, start, end)
    if duty and is_complete(duty["unit"], known):
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
