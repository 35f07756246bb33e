"""What a list of units says once for several of them: the level, the kind, the place, the role."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from loaders.language.roles import ROLE_WORDS, Role
from loaders.language.unit_forms import form_of, kind
from loaders.language.unit_name import GROUP, Known, UnitName
from ontology import late_re as re
from ontology.divisions import divisions
from ontology.text import normal_name

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


def with_level(names: list[UnitName], known: Known) -> list[UnitName]:
    """区发展改革局、财政局: the level before the first holds for those behind it.

    Only where all that say a level say the same, only up to a group (各街道), behind which other
    bodies stand than departments, and only of these; what a registry knows as it stands, companies,
    branches and groups are left as written.
    """
    groups = next((at for at, each in enumerate(names) if not each.is_group), len(names))
    if groups:  # 各镇，区财政局、教育局
        return [*names[:groups], *with_level(names[groups:], known)]
    if len(names) < 2:
        return names
    branches = next((at for at, each in enumerate(names) if not _OF_NO_LEVEL.search(each.name)), 0)
    if branches and _LEVEL.match(names[0].name):  # 县生态环境分局，县公安局、交通局
        return [*names[:branches], *with_level(names[branches:], known)]
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


def with_kind(text: str, names: list[UnitName], known: Known) -> list[UnitName]:
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


def of_fields(text: str, names: list[UnitName], known: Known) -> list[UnitName]:
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


_OFFICE = re.compile(r"(?:人民)?政府|(?:街道)?办事处|管委会|管理委员会")
_COMMITTEE = re.compile(r"(?P<place>[\u4e00-\u9fff（）()、]{2,16})(?:党委|党工委)")


def with_place(text: str, names: list[UnitName], known: Known) -> list[UnitName]:
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


_LISTED = re.compile(r"(?:等[\u4e00-\u9fff]{0,6}?(?:部门|单位|企业)?)?(?P<mark>[、和及与，,])")
"""What stands between two names of one list: 、, 等部门和."""


def role_spread_back(text: str, names: list[UnitName]) -> list[UnitName]:
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


def together_with(text: str, names: list[UnitName]) -> list[UnitName]:
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
