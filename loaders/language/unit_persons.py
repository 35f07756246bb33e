"""Persons among units: by a label (责任领导：张三), behind a unit (区教育局：李四), or alone."""

from __future__ import annotations

from loaders.language.persons import is_person, is_post
from loaders.language.unit_forms import is_formed, kind
from loaders.language.unit_name import Known, UnitName
from ontology import late_re as re
from ontology.text import normal_name

_ANSWERING = (
    "(?:责任|分管|主管|牵头|协管|包[保抓联案干片村]|分包|联系|挂[钩帅联点]|联点|带班|督[办导]|帮扶"
    "|主要|具体)?"
)
LABELLED_PERSON = re.compile(
    rf"\s*{_ANSWERING}(?:[省市区县]级?)?"
    r"(?:领导(?!小组)|责任人|负责人|联系人|副?(?:[区县市镇乡组局科]长|总?指挥长?|主任)|书记)\s*[:：]"
)
"""责任领导：张三 in a cell of units."""
PERSON_WITHIN = re.compile(
    r"(?:(?<![\u4e00-\u9fff])[省市区县州]级?|[省市区县州]级)?"
    rf"{_ANSWERING}(?:领导(?!小组)|责任人|负责人|联系人|联络员|经办人)\s*[:：]"
)
"""区住建局 联系人：王五: where the unit's name has ended."""


def without_persons(text: str, names: list[UnitName], known: Known) -> list[UnitName]:
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


def ends_with_person(words: str) -> bool:
    """Whether words are a unit's name with a person's behind it (区教育局李四)."""
    return before_person(words, 0, len(words)) < len(words)


def person_ends(before: str) -> bool:
    """Whether words are a person by a label (责任领导：张三) and nothing more."""
    label = LABELLED_PERSON.match(before)
    return label is not None and is_person(normal_name(before[label.end() :]))


_WITH_PERSON = re.compile(
    r"(?<=[局委办处院室])[:：\s/·—–-]*(?P<person>[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff])"
    r"(?P<post>\s*[（(][^（）()]{2,8}[）)])?$"
)
"""区教育局：李四, 区教育局 李四（局长）: a person, with or without the post in brackets."""


def before_person(text: str, start: int, end: int) -> int:
    """Where a unit's name ends that a person's follows (区教育局：李四), else `end`."""
    match = _WITH_PERSON.search(text, start, end)
    if match is None or not is_person(normal_name(match["person"])):
        return end
    if match["post"] and not is_post(normal_name(match["post"]).strip("（）()")):
        return end
    if kind(text[start : match.end("person")]) is not None:
        return end
    unit = normal_name(text[start : match.start()])
    return match.start() if len(unit) > 2 and kind(unit) is not None else end
