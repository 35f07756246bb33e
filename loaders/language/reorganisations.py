"""Units that were renamed, merged into another one, or formed from several, as a sentence says.

Only what is told as done or decided: a plan to do so changes nothing yet. Where only the duties of
units are brought together (职责整合), nobody says that the units are gone, and nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from loaders.language.dates import document_date
from loaders.language.unit_forms import kind
from loaders.language.unit_name import GROUP
from ontology import late_re as re

_NAME = r"[\u4e00-\u9fff]{3,24}?"
_NAMES = rf"{_NAME}(?:、{_NAME})*(?:(?:和|与|及){_NAME})?"
_BEFORE = (
    rf"(?<![\u4e00-\u9fff\d])(?:将|把|撤销)?(?:原)?(?P<before>{_NAMES})"
    r"(?:已|正式|整体|整建制|一并)*"
)
_AFTER = rf"(?P<after>{_NAME})(?=$|[，,（(])"
_FORMS = {
    "change/renamed": re.compile(rf"{_BEFORE}更名为{_AFTER}"),
    "change/merged": re.compile(rf"{_BEFORE}并入{_AFTER}"),
    "change/formed": re.compile(
        rf"{_BEFORE}[，,]?(?:整合|合并)[，,]?(?:重新)?(?:组建|成立|设立|组建成立)为?{_AFTER}"
    ),
}
_DONE = re.compile(r"已|批准|批复|同意|决定|机构改革|自\d{4}年")
_NOT_YET = re.compile(
    r"拟|计划|建议|研究(?!决定)|推[动进]|筹备|争取|力争|是否|如[果需]|若|可以|尚未|未|不|职责|职能"
)
_UNCHANGED = re.compile(
    r"(?:原有?)?的?(?:机构|人员)?(?:职责|职能|规格|级别|编制|隶属关系)[^，。；]{0,6}不变"
)
"""What stays as it was beside what changes: 更名为区甲局，原有职责不变."""
_DECIDED = re.compile(r"经[^，。；]{0,24}?研究")
"""What has been weighed and is decided: 经区委、区政府研究，…."""
_OF_A_PLACE = re.compile(r"[\u4e00-\u9fff]{0,6}?[省市区县州旗]")
_NO_NAME = re.compile(r"决定|同意|批复|批准|通知|关于|根据|按照|等|里|日|的")
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}[日号]")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of units in a sentence, with the span of its words.

    on: its day, where the sentence names one day alone.
    """

    before: tuple[str, ...]
    after: str
    rule: str
    start: int
    end: int
    on: date | None


def changes(sentence: str) -> Iterator[Change]:
    """The changes that a sentence tells of.

    >>> [(e.before, e.after, e.rule) for e in changes("经批准，区旅游局更名为区文旅局")]
    [(('区旅游局',), '区文旅局', 'change/renamed')]
    """
    told = _UNCHANGED.sub("", _DECIDED.sub("", sentence))
    if not _DONE.search(sentence) or _NOT_YET.search(told):
        return
    days = {match.group() for match in _DAY.finditer(sentence)}
    dated = document_date(days.pop()) if len(days) == 1 else None
    for rule, form in _FORMS.items():
        for match in form.finditer(sentence):
            before = tuple(re.split("[、和与及]", match["before"]))
            if all(map(_is_unit, (*before, match["after"]))) and match["after"] not in before:
                day = date.fromisoformat(dated.value) if dated else None
                yield Change(before, match["after"], rule, match.start("before"), match.end(), day)


def _is_unit(name: str) -> bool:
    """Whether a name is that of one unit, with the place or the level that it is of."""
    told = _OF_A_PLACE.match(name) or name.endswith("街道")
    told = told and not _NO_NAME.search(name)
    return bool(told) and kind(name) not in (None, GROUP)
