"""Posts: of which unit one is (区教育局局长 of 区教育局), who is appointed to one or leaves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.language.persons import is_person
from loaders.language.unit_forms import kind
from loaders.language.unit_name import GROUP
from ontology import late_re as re

_LEVEL = "[省市区县州旗]"
_HEAD = re.compile(rf"(?P<level>{_LEVEL})长|(?:常务)?副(?P<deputy>{_LEVEL})长")
_OF_PARTY = re.compile(rf"(?P<unit>{_LEVEL}委)(?:副?书记|常委|副?秘书长)")
_OF_UNIT = re.compile(
    r"(?P<unit>[\u4e00-\u9fff]{3,24}?)"
    r"(?:(?:党[组委工]+)?(?:常务)?副?(?:局长|主任|书记|部长|院长|检察长|秘书长|镇长|乡长|所长|校长|台长|馆长))"
)


def unit_of_post(post: str) -> str | None:
    """The name of the unit that a post is in, where its words say it.

    >>> unit_of_post("副区长"), unit_of_post("区委书记"), unit_of_post("区教育局局长")
    ('区政府', '区委', '区教育局')
    >>> unit_of_post("局长") is None
    True
    """
    if head := _HEAD.fullmatch(post):
        return f"{head['level'] or head['deputy']}政府"
    if party := _OF_PARTY.fullmatch(post):
        return party["unit"]
    found = _OF_UNIT.fullmatch(post)
    if found is None or kind(found["unit"]) in (None, GROUP):
        return None
    return found["unit"]


@dataclass(frozen=True, slots=True)
class Appointment:
    """Who comes to a post, or leaves it (ends), with the span of the words that say so."""

    person: str
    post: str
    ends: bool
    start: int
    end: int


_POST = r"(?P<post>(?:(?!的)[\u4e00-\u9fff]){4,30}?)"
_FORMS = (
    (
        re.compile(
            rf"任命(?P<person>[\u4e00-\u9fff]{{2,4}}?)(?:同志)?为{_POST}(?=$|[，,；;。（(])"
        ),
        False,
    ),
    (re.compile(rf"免去(?P<person>[\u4e00-\u9fff]{{2,4}}?)(?:同志的?|的){_POST}(?:的?职务)"), True),
)
_NOT_YET = re.compile(r"拟|建议|提名|提请|公示|是否|候选")


def appointments(sentence: str) -> Iterator[Appointment]:
    """Who is appointed or leaves by a sentence; a proposal appoints nobody.

    >>> [(e.person, e.post, e.ends) for e in appointments("任命李清平为区教育局局长")]
    [('李清平', '区教育局局长', False)]
    """
    if _NOT_YET.search(sentence):
        return
    for form, ends in _FORMS:
        for match in form.finditer(sentence):
            if is_person(match["person"]) and unit_of_post(match["post"]) is not None:
                yield Appointment(match["person"], match["post"], ends, match.start(), match.end())
