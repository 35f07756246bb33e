"""Duties that paragraphs tell by their sentences, as plans write them where they have no labels.

    区水务局负责巡查堤防；区气象局负责发布预警。    公安部门：负责维持秩序。

A unit opens its sentence, and what it has to do follows. One such sentence may be said in passing,
in a report or in the news; so this is asked only of paragraphs in a row. Departments may be called
by their field alone (公安部门), as plans for all places of a province do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders.language.assignments import (
    BY_FIELD,
    DUTY,
    Assignment,
    Share,
    opening_number,
    opens_with_label,
)
from loaders.language.roles import Column
from loaders.language.unit_forms import is_group
from loaders.language.units_end import all_formed
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS
from ontology.text import protected

_WORDS = lexicon("orders")
_LEAD, _SUPPORT, _ANSWER = (
    _WORDS.guarded(f"order/{each}") for each in ("lead", "support", "answer")
)
_MUST, _MANNER = _WORDS.guarded("order/must"), _WORDS.any_of("order/manner")
_OPENS = re.compile(
    rf"(?P<units>[^，,。；;：:\n“《]{{2,60}}?)(?P<must>{_MUST})?(?:{_MANNER}|主要|全面|统一|分别)*"
    rf"(?:(?P<lead>{_LEAD})(?:负责)?|(?P<support>{_SUPPORT})|(?P<answer>{_ANSWER}|承担)"
    r"|(?=落实(?:属地|主体|包保|监管)))"
    r"(?=[\u4e00-\u9fff“《])"
)
"""区水务局负责巡查堤防; 区水务局要牵头制定预案; 各镇落实属地责任."""
_ASKED = re.compile(
    rf"(?P<units>[^，,。；;：:\n“《（(]{{2,24}}?)(?P<must>{_MUST})(?=[\u4e00-\u9fff])"
)
"""区水务局要巡查堤防: of such who are told so beside others who are said to answer."""
_HEADED = re.compile(
    r"(?P<units>[^，,。；;：:\n（(]{2,60}?)(?:的?(?:主要|工作|具体)?职责(?:分工)?)?[：:。]"
    rf"(?:(?P<lead>{_LEAD})(?:负责)?|(?P<support>{_SUPPORT})|(?P<answer>{_ANSWER}|承担))?"
    r"(?=[\u4e00-\u9fff“《]|(?<=[：:])(?:1[.．、]|[（(]1[）)]|①)[\u4e00-\u9fff])"
)
"""公安部门：负责维持秩序; 公安部门工作职责：维持秩序; 1.公安部门。维持秩序;
公安部门：1.维持秩序；2.…"""
_ITEM = re.compile(
    r"(?:^|(?<=[：:。；;]))\s*(?:(\d{1,2})[.．、]|[（(](\d{1,2})[）)]|([①-⑳]))(?=[\u4e00-\u9fff])"
)
_FIELDS = re.compile(
    r"(?:[\u4e00-\u9fff]{2,10}、)*(?!各|有关|相关|其他|上述|职能|主管|业务|上级|下级|所属|专业|执法部)"
    r"[\u4e00-\u9fff]{2,10}(?<!主管)(?<!职能)(?<!相关)(?<!有关)(?<!级)(?<!业务)部门"
)
"""公安部门; 公安、交通部门."""
_TASKS_OF = re.compile(
    r"(?P<units>[^，,。；;：:\n]{2,40}?)的?(?:主要|重点|具体|牵头|承担)?(?:工作任务|任务|工作措施)(?:分工|清单)?\s*[：:]?\s*"
)
_TITLE = re.compile(r"[^，,。；;：:\n]{2,24}。")
"""The heading before the sentences of a numbered paragraph (（三）疫情监测。)."""
_SAYS_WHAT = re.compile(
    r"(?!目?前?已|现已|目前|截至|累计|共(?![建享同])|完成了)[\u4e00-\u9fff“《1①（(](?s:.){5,}[。；;]\s*$"
)
"""What is to be done, not what was, nor who is to be called."""
_STOPS = "。；;！，,"
_SEVERAL = 2
_SHORTEST = 4
"""What is to be done is said in no fewer characters."""


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties of a paragraph. sure: how many a word of role says of units, not groups."""

    assignments: tuple[Assignment, ...]
    sure: int


@lru_cache(maxsize=OF_WORDS)
def duties(text: str) -> Duties | None:
    """The duties of a paragraph that opens with units and what they have to do; None of others."""
    first = opening_number(text)
    found = list(_of_sentences(text, first))
    title = _TITLE.match(text, first) if first and not found else None
    if title is not None:
        found = list(_of_sentences(text, title.end()))
    if not found and first:
        found = list(_of_parts(text, title.end() if title else first))
    if not found:
        return None
    if len(found) == 1 and (items := _items(text, found[0][0])):
        return Duties(tuple(items), found[0][1])
    stops = [*(each.start for each, _ in found[1:]), len(text)]
    read = [_until(each, text, stop) for (each, _), stop in zip(found, stops, strict=True)]
    return Duties(tuple(read), sum(sure for _, sure in found))


def _items(text: str, duty: Assignment) -> list[Assignment]:
    """A duty for each of the numbered things that a unit has to do (区水务局：1.巡查堤防；2.备好
    沙袋); nothing where they do not count from 1.
    """
    marks = list(_ITEM.finditer(text, duty.end))
    if len(marks) < _SEVERAL or marks[0].start() != duty.end:
        return []
    if [_count(each) for each in marks] != list(range(1, len(marks) + 1)):
        return []
    stops = [*(each.start() for each in marks[1:]), len(text)]
    begins = [duty.start, *(each.start() for each in marks[1:])]
    return [
        _until(replace(duty, start=begin, end=each.end()), text, stop)
        for begin, each, stop in zip(begins, marks, stops, strict=True)
    ]


def _count(mark: re.Match[str]) -> int:
    return int(mark[1] or mark[2]) if mark[1] or mark[2] else ord(mark[3]) - ord("①") + 1


def _of_parts(text: str, first: int) -> Iterator[tuple[Assignment, bool]]:
    """The duties of a paragraph whose first part tells none, but several of those behind it, which
    semicolons part (一、压实责任。各镇守土尽责；区水务局负责巡查；区气象局负责预警).
    """
    inside = protected(text)
    begins = [at + 1 for at in range(first, len(text)) if text[at] in "；;" and not inside[at]]
    found = [each for begin in begins if (each := _duty(text, begin, opens=False)) is not None]
    if len(found) == len(begins) and sum(sure for _, sure in found) >= _SEVERAL:
        yield from found


def units_of_heading(text: str) -> tuple[int, int] | None:
    """Where the units stand in a heading of what they are to do (（九）区公安局主要工作任务：).

    What an office is there for (主要职责) is nothing that it is asked to do.
    """
    first = opening_number(text)
    found = _TASKS_OF.fullmatch(text, first)
    if found is None or not all_formed(found["units"], _nobody) or is_group(found["units"]):
        return None
    return found.span("units")


def _until(duty: Assignment, text: str, stop: int) -> Assignment:
    end = len(text[:stop].rstrip(" \t\u3000\n"))
    return Assignment(duty.start, duty.end, duty.shares, until=end)


def _of_sentences(text: str, first: int) -> Iterator[tuple[Assignment, bool]]:
    """The duties of sentences and clauses from a place on, each with whether it says a role;
    nothing where the first sentence tells none.
    """
    inside = protected(text)
    begins = [
        first,
        *(at + 1 for at in range(first, len(text)) if text[at] in _STOPS and not inside[at]),
    ]
    for begin in begins:
        duty = _duty(text, begin, opens=begin == first)
        if duty is not None:
            yield duty
        elif begin == first:
            return


def _duty(text: str, begin: int, *, opens: bool) -> tuple[Assignment, bool] | None:
    """The duty that begins at a place. opens: the paragraph does, so that a colon may part it, and
    a unit may be told (要) what others answer for.
    """
    for form in (_OPENS, *((_HEADED, _ASKED) if opens else ())):
        found = form.match(text, begin)
        if found is None or len(text) - found.end() < _SHORTEST:
            continue
        if opens_with_label(text, begin):
            return None
        by_field = _FIELDS.fullmatch(found["units"].strip()) is not None
        if not by_field and not all_formed(found["units"], _nobody):
            continue
        group = is_group(found["units"])
        if group and form is _ASKED:
            continue  # 各部门要高度重视
        roles = found.groupdict()
        column = (
            Column.LEAD
            if roles.get("lead")
            else Column.SUPPORT
            if roles.get("support")
            else Column.RESPONSIBLE
        )
        rule = BY_FIELD if by_field else DUTY
        start = begin + len(found["units"]) - len(found["units"].lstrip())
        share = Share(start, found.end("units"), column, "", rule)
        says = bool(roles.get("lead") or roles.get("support") or roles.get("answer"))
        if not says and not _SAYS_WHAT.match(text, found.end()):
            continue
        return Assignment(start, found.end(), (share,)), says and (by_field or not group)
    return None


def _nobody(_: str) -> bool:
    return False
