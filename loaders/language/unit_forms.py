"""What the form of a name alone says: whether it is a unit's, of which kind, or a group's.

The forms stand in `loaders/lexicon/unit_kinds.toml`.
"""

from __future__ import annotations

from functools import lru_cache

from loaders.language.roles import PREFIX, SUFFIX
from loaders.language.unit_name import GROUP, Known
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS
from ontology.text import normal_name

_FORMS = lexicon("unit_kinds").patterns()
_GROUP_HEAD, GROUP_TAIL = (_FORMS.pop(f"unit-kind/group-{each}") for each in ("head", "tail"))
_KINDS = [(each, lexicon("unit_kinds")[each].value, pattern) for each, pattern in _FORMS.items()]
_ONLY_A_KIND = re.compile(
    r"管委会|管理委员会|委员会|办公室|街道办事处|办事处|街道|人民政府|政府|分局|支队|大队|指挥部|中心|"
    r"公司|集团|有限公司|领导小组|研究院|税务局|管理局|服务中心|管理处|联合会|协会|卫生院|医院|事务所"
)
"""What a name can end with but not consist of: the rest of it stands on the line above."""


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
    for form, pattern in (("head", _GROUP_HEAD), ("tail", GROUP_TAIL)):
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
    return bool(_GROUP_HEAD.search(bare) or GROUP_TAIL.search(bare))


_TOWN_OFFICE = re.compile(lexicon("unit_kinds").any_of("unit-kind/town-office"))
_TOWN_OFFICES = re.compile(rf"{_TOWN_OFFICE.pattern}+")


def town_offices(name: str) -> list[str]:
    """The offices of a town in a name, where it is nothing but several of them (财政所派出所)."""
    if _TOWN_OFFICES.fullmatch(name) is None:
        return []
    found = [each.group() for each in _TOWN_OFFICE.finditer(name)]
    return found if len(found) > 1 else []


def is_complete(name: str, known: Known) -> bool:
    """Whether words are the whole name of a unit or group, role words beside it left out."""
    bare = SUFFIX.sub("", PREFIX.sub("", name)).strip()
    name = normal_name(bare)
    if _TOWN_OFFICES.fullmatch(name):
        return True
    if _ONLY_A_KIND.fullmatch(name):
        return False
    each = name[:1] == "各" and is_group(name)
    return known(name) or each or (len(name) > 2 and kind(name) is not None)
