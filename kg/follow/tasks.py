"""The tasks of an extraction, gathered from its statements: title, reports, goals, results."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from loaders.language.dates import last_month
from loaders.language.figure import OF_GROWTH, is_beside, is_nameless
from loaders.language.multiples import growth_of
from loaders.language.periods import periods
from loaders.language.spans import bounds
from loaders.language.standing import Standing
from loaders.language.standing_cells import standing
from ontology import late_re as re
from ontology.model import OF_INDICATOR, Extraction, Passage, Statement, TaskWords, Thing
from ontology.remembered import OF_WORDS
from ontology.text import is_solid, solid

_SCOPE = re.compile(
    r"^(?:深入|全面|继续|持续|扎实|有序)*(?:实施|安排|推进|加快|推动|抓好|谋划|落实|围绕|统筹)"
)
"""Verbs that say what a task deals with, not what it must reach."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure that is compared: the thing, what it is of, and the words that tell it."""

    thing: Thing
    indicator: str
    passage: Passage

    @property
    def period(self) -> str | None:
        """The time that it is of, where it has one."""
        value = self.thing.get("period")
        return value if isinstance(value, str) else None

    @property
    def span(self) -> tuple[date | None, date | None]:
        """The first and the last day of its time; None for what is not known."""
        return bounds(self.period or "")


@dataclass(frozen=True, slots=True)
class Goal(_Told):
    """What a task is to reach."""

    value: Decimal | None
    unit: str
    kind: str
    comparator: str
    upper: Decimal | None = None
    """Of a range, its upper end."""
    named: bool = True
    """Whether its words tell what it is of; else it is compared with nothing."""

    @property
    def is_scope(self) -> bool:
        """Whether its number is of what a task deals with, not of what it must reach."""
        return bool(_SCOPE.match(self.passage.quote or ""))

    @property
    def is_nameless(self) -> bool:
        """Whether it is a number of nobody knows what that a task must reach."""
        return not self.named and self.value is not None and not self.is_scope


@dataclass(frozen=True, slots=True)
class Result(_Told):
    """What a report says was reached."""

    value: Decimal
    unit: str
    kind: str
    actual: bool
    order: int
    comparator: str = "="
    upper: Decimal | None = None
    """Of a range, its upper end."""
    named: bool = True
    """Whether its words tell what it is of; else it is compared with nothing."""


@dataclass
class Task:
    """All that a document says of one task. year: of the document, if it has a date."""

    thing: Thing
    year: int | None = None
    title: Passage | None = None
    promises: list[Passage] = field(default_factory=list)
    reports: list[Passage] = field(default_factory=list)
    stands: list[tuple[Passage, Standing]] = field(default_factory=list)
    """What the table itself says of how it stands, with the cells."""
    goals: list[Goal] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)

    @property
    def due(self) -> date | None:
        """By when it is to be done, where the document states it."""
        day = self.thing.get("dueDate")
        return day if isinstance(day, date) else None

    @property
    def words(self) -> str:
        """What the task is, in the document's words: its title, then its goals' cells, by line."""
        passages = [self.title] if self.title else []
        return "\n".join(plain(each.quote) for each in (*passages, *self.promises))

    @property
    def last_reports(self) -> list[Passage]:
        """Its reports; of columns for one quarter, half or month after the other, the last one
        that is filled, which says how the task stands now.
        """
        last = self._last_column
        return [each for each in self.reports if _column_end(each) in (0, last)]

    @property
    def last_stands(self) -> list[tuple[Passage, Standing]]:
        """What the table says of how it stands now, likewise."""
        last = self._last_column
        return [each for each in self.stands if _column_end(each[0]) in (0, last)]

    @property
    def _last_column(self) -> int:
        told = [*self.reports, *(passage for passage, _ in self.stands)]
        return max(map(_column_end, told), default=0)


_ANY_YEAR = 2000


def _column_end(passage: Passage) -> int:
    """The month in which the period that a column's head names ends; 0 if it names none."""
    return _month_of(passage.column or "")


@lru_cache(maxsize=OF_WORDS)
def _month_of(head: str) -> int:
    named = periods(head, _ANY_YEAR)
    return last_month(named[-1].value) if named else 0


def tasks_of(extraction: Extraction) -> list[Task]:
    tasks: dict[str, Task] = {}
    indicators: dict[str, str] = {}
    owners: dict[str, str] = {}
    dated = extraction.document.dated
    year = int(dated[:4]) if dated else None
    for each in extraction.statements:
        if each.predicate in OF_INDICATOR:
            indicators[each.subject.iri] = each.object.name
        elif each.predicate == "reportedBy":
            owners[each.subject.iri] = each.object.iri
    for each in extraction.statements:
        if each.rule is not None:
            continue
        if each.predicate == "mentions" and each.object.kind == "Task":
            task = tasks.setdefault(each.object.iri, Task(each.object, year))
            _mentioned(task, each)
        elif each.predicate == "hasTarget":
            task = tasks.setdefault(each.subject.iri, Task(each.subject))
            task.goals.append(_goal(each, indicators.get(each.object.iri, "")))
        elif each.predicate in OF_INDICATOR and each.subject.iri in owners:
            owner = tasks.get(owners[each.subject.iri])
            if owner is not None and _is_its_own(each, owner):
                owner.results.append(_result(each, len(owner.results)))
    for task in tasks.values():
        _name_by_words(task)
    return list(tasks.values())


def _name_by_words(task: Task) -> None:
    """A goal and a result without a name that say the same but for the number (步行15分钟可达公园:
    步行12分钟可达公园) are of one thing, whatever it is called.
    """
    goals, results = (
        [None if each.named else _frame(each.thing, each.passage) for each in told]
        for told in (task.goals, task.results)
    )
    once = {each for each, times in Counter(filter(None, goals)).items() if times == 1}
    once &= {each for each, times in Counter(filter(None, results)).items() if times == 1}
    for at, frame in enumerate(goals):
        if frame in once:
            task.goals[at] = replace(task.goals[at], indicator=frame or "", named=True)
    for at, frame in enumerate(results):
        if frame in once:
            task.results[at] = replace(task.results[at], indicator=frame or "", named=True)


def _frame(figure: Thing, passage: Passage) -> str | None:
    """What a passage says around its one number; None where that tells of no one thing."""
    before, found, behind = plain(passage.quote).partition(str(figure.get("valueText") or "\n"))
    words = _ADVERBS.sub("", before) + behind.rstrip("。；;，,")
    return words if found and len(words) >= _TELLING and not _NUMBER.search(words) else None


_ADVERBS = re.compile("^(?:已|均|共|累计|全年|实际|目前)+")
_NUMBER = re.compile(r"\d")
_TELLING = 4
"""So many characters tell a thing: 共完成 is said of all."""


def _mentioned(task: Task, mention: Statement) -> None:
    """What a document mentions a task by."""
    passage = mention.passage
    if mention.task_words is TaskWords.PROGRESS:
        task.reports.append(passage)
    elif mention.task_words is TaskWords.PROMISE:
        task.promises.append(passage)
    elif mention.task_words is TaskWords.STANDING:
        told = standing(passage.column or "", mention.value_text or "")
        task.stands += [] if told is None else [(passage, told)]
    else:
        task.title = task.title or passage


def _is_its_own(measured: Statement, task: Task) -> bool:
    """Whether a figure may answer for a task: one of a column that a time alone heads only for
    goals of just that time, as it may hold what that time added or all that was there; growth in
    a column of its own for none.
    """
    if not is_beside(measured.method):
        return True
    period = measured.subject.get("period")
    same = any(period is not None and each.thing.get("period") == period for each in task.goals)
    return same and OF_GROWTH not in measured.method.split()


def _goal(statement: Statement, indicator: str) -> Goal:
    return goal_of(statement.object, indicator, statement.passage, statement.method)


def goal_of(thing: Thing, indicator: str, passage: Passage, method: str) -> Goal:
    """A target as it is compared. indicator: its name. method: by which it was read."""
    told = _measured(thing, passage)
    return Goal(
        thing,
        indicator,
        passage,
        told.value,
        told.unit,
        told.kind,
        str(thing.get("comparator") or "="),
        told.upper,
        not is_nameless(method),
    )


def _result(statement: Statement, order: int) -> Result:
    name = statement.object.name
    return result_of(statement.subject, name, statement.passage, statement.method, order)


def result_of(thing: Thing, indicator: str, passage: Passage, method: str, order: int) -> Result:
    """A measurement as it is compared. order: its place among those told beside it."""
    told = _measured(thing, passage)
    return Result(
        thing,
        indicator,
        passage,
        told.value if told.value is not None else Decimal(0),
        told.unit,
        told.kind,
        thing.get("measurementKind") in ("actual", None),
        order,
        str(thing.get("comparator") or "="),
        told.upper,
        not is_nameless(method),
    )


class _Measured(NamedTuple):
    """What a figure says, in its base unit."""

    value: Decimal | None
    upper: Decimal | None
    unit: str
    kind: str


def _measured(thing: Thing, passage: Passage) -> _Measured:
    """A figure as it is compared: a multiple of what was before (是去年的2倍) as growth."""
    value, upper = _decimal(thing, "baseValue"), _decimal(thing, "baseValueMax")
    unit, kind = str(thing.get("baseUnit") or ""), str(thing.get("quantityKind") or "level")
    if unit == "倍" and value is not None:
        before = words_before(thing, passage) or ""
        grown = growth_of(before, value)
        if grown is not None:
            most = None if upper is None else growth_of(before, upper)
            return _Measured(grown, most, "%", "growth")
    return _Measured(value, upper, unit, kind)


def _decimal(thing: Thing, key: str) -> Decimal | None:
    value = thing.get(key)
    return value if isinstance(value, Decimal) else None


def plain(quote: str | None) -> str:
    """The words without white space that means nothing."""
    words = quote or ""
    return words if is_solid(words) else "".join(words[at] for at in solid(words))


def words_before(figure: Thing, passage: Passage) -> str | None:
    """What a passage says before the value of its figure; None where that does not stand there."""
    before, found, _ = plain(passage.quote).partition(str(figure.get("valueText") or "\n"))
    return before if found else None


def plain_number(value: Decimal) -> str:
    return format(value.normalize(), "f")
