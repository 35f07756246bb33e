"""What the words of a progress report say: done, under way, put off, no data yet …

For tasks that figures do not decide. A report of several clauses (`loaders.language.states`) is
judged as a supervisor would: what is still open decides, unless the report opens by saying that
all is done.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.language.clauses import Span, clauses, sentences
from loaders.language.done_to import is_of
from loaders.language.passed_over import names_all, unmentioned, works_passed_over
from loaders.language.says import Says
from loaders.language.scope import batch
from loaders.language.states import (
    DONE,
    OF_ANOTHER,
    PATTERNS,
    STEPS,
    Promise,
    Said,
    adds_no_doubt,
    goes_on,
    only_begun,
    promise,
    said_of,
    some_of,
    without_names,
)
from ontology import late_re as re


@dataclass(frozen=True, slots=True)
class Reading:
    """What a report says, the words that say it, and whether they speak of the whole task.

    missing: of several things promised, those that it passes over. told: False where no word of a
    state is in it: that something was done is all that it says. rule: the entry of
    `loaders/lexicon/states.toml` that the words are read by.
    """

    says: Says
    words: str
    whole: bool = False
    missing: tuple[str, ...] = ()
    told: bool = True
    rule: str = ""


def read_report(title: str, report: str) -> Reading | None:
    """What a report says of the task with this title; None if it is empty.

    title: the task's words; those of several cells (its name, its goals) on lines of their own.
    """
    every = clauses(report)
    if PATTERNS["state/nothing-said"].fullmatch(report) or not every:
        return None
    answer = PATTERNS["state/yes-or-no"].fullmatch(report.strip())
    if answer is not None:
        says = Says.MET if answer["yes"] else Says.NOT_MET
        return Reading(says, answer.group(), whole=True, rule="state/yes-or-no")
    return _read_clauses(promise(title), report, every)


def _read_clauses(wanted: Promise, report: str, every: list[Span]) -> Reading:
    """What the clauses of a report say of what was promised."""
    reading = _opening(sentences(report)[0], every, wanted)
    if reading is not None and reading.says is Says.MET and only_begun(reading.words, wanted):
        reading = None
    if reading is None:
        return _of_clauses(wanted, report, every)
    if reading.says is not Says.MET:
        return reading
    reduced = next((each for each in every if PATTERNS["state/reduced"].search(each.text)), None)
    if reduced is not None:
        return Reading(Says.PARTLY, reduced.text, rule="state/reduced")
    works = works_passed_over(wanted.words, report)
    return _of_some(reading, works, works) if works else reading


def _of_clauses(wanted: Promise, report: str, every: list[Span]) -> Reading:
    """What the clauses say one by one: the one that weighs most."""
    said = [(each, found) for each in every if (found := said_of(each.text, wanted))]
    said = _without_steps(said)
    if any(found.says in _PUT_OFF for _, found in said):
        # 因指标未落实，推迟至明年: why it was put off is not how it stands.
        said = [
            (each, found)
            for each, found in said
            if found.says is not Says.NOT_MET or not PATTERNS["state/why"].match(each.text)
        ]
    # Of several things, one that is put off does not stop the others; the only one does.
    order = (Says.IN_PROGRESS, *_PUT_OFF[::-1]) if wanted.several else (*_PUT_OFF, Says.IN_PROGRESS)
    for weight in (Says.NOT_MET, Says.NO_DATA, Says.EXCEEDED, *order):
        for clause, found in said:
            if found.says is weight:
                whole = len(every) == 1 and not batch(clause.text)
                return Reading(weight, clause.text, whole=whole, rule=found.rule)
    others = [clause for clause, found in said if found.rule == OF_ANOTHER]
    if wanted.open_ended and len(others) >= _MANY and not some_of(report):
        return Reading(Says.MET, others[0].text, rule=OF_ANOTHER)
    for clause, found in said:
        if found.says is Says.MET and found.rule != OF_ANOTHER:
            fewer = some_of(report)
            if fewer is not None:
                return Reading(Says.IN_PROGRESS, clause.text, rule=fewer)
            reading = Reading(Says.MET, clause.text, rule=found.rule)
            silent = unmentioned(wanted.words, report)
            works = works_passed_over(wanted.words, report)
            return _of_some(reading, silent, works) if silent else reading
    fewer = some_of(report)
    if fewer is not None:  # 16个乡镇中14个已设置
        return Reading(Says.IN_PROGRESS, every[0].text, rule=fewer)
    return Reading(Says.IN_PROGRESS, every[0].text, told=False)


def _without_steps(said: list[tuple[Span, Said]]) -> list[tuple[Span, Said]]:
    """Without the steps before what they led to (新址装修完成，11月6日整体搬迁入驻)."""
    last = max(
        (
            at
            for at, (clause, found) in enumerate(said)
            if found.rule == DONE and PATTERNS["state/in-use"].search(clause.text)
        ),
        default=0,
    )
    return [each for at, each in enumerate(said) if at >= last or each[1].rule not in STEPS]


_MANY = 3
"""Of a task without an end (深化改革): so many things done, and none that goes on, are its year."""
_PUT_OFF = (Says.CANCELLED, Says.POSTPONED)


def _of_some(done: Reading, silent: list[str], works: list[str]) -> Reading:
    """What is done is done of some of the things promised; nothing is said of the others.

    works: those of them that were promised by name. The names of a list that says there are more
    (等) are examples: that some are passed over leaves the task open, no more.
    """
    if works:
        return Reading(Says.PARTLY, done.words, missing=tuple(silent), rule=done.rule)
    return Reading(Says.IN_PROGRESS, done.words, missing=tuple(silent), told=False)


def _opening(opening: Span, every: list[Span], wanted: Promise) -> Reading | None:
    """A report that opens by saying that all is done, or more than that."""
    first = every[0].text
    if PATTERNS["state/not-met"].search(opening.text):
        return None
    if PATTERNS["state/exceeded"].search(opening.text):
        return Reading(Says.EXCEEDED, opening.text, whole=True, rule="state/exceeded")
    all_of_it = _says_all(first, wanted)
    if all_of_it and all(adds_no_doubt(each.text) for each in every[1:]):
        return Reading(Says.MET, first, whole=True, rule=all_of_it)
    done = PATTERNS["state/all-done"].search(opening.text)
    rest = opening.text[done.end() :].strip("，。；、 ") if done else ""
    open_ = goes_on(opening.text, wanted)
    if not done or rest or open_ or batch(opening.text) or _is_a_step(done, wanted):
        return None
    words = without_names(opening.text)
    begin = words.rfind("，", 0, done.start()) + 1
    clause = words[begin : done.end()]
    said = said_of(clause, wanted)
    whole = said is None or said.says is Says.MET  # 主体已完工, 未按期建成 are not all of it
    if whole and is_of(clause, done.start() - begin, len(clause), wanted.words):
        return Reading(Says.MET, opening.text, whole=True, rule="state/all-done")
    return None


def _says_all(clause: str, wanted: Promise) -> str:
    """The entry by which a clause says that all is done, and no more than that: of the task
    (已建成), or of what it was to bring in the year (完成甲厂房年度建设任务); "" if it does not.
    """
    if is_bare_done(clause):
        return "state/bare-done"
    year = PATTERNS[_YEAR].match(clause)
    if year is None:
        return ""
    named = f"{year['thing']}{year['what']}" or wanted.words
    return _YEAR if names_all(named, wanted.words) else ""


_YEAR = "state/year-task"


def _is_a_step(done: re.Match[str], wanted: Promise) -> bool:
    """Whether an act is all done that is not the one that was promised (全部安装完成)."""
    return any(act not in wanted.words for act in (done["act"], done["task"]) if act)


def is_bare_done(clause: str) -> bool:
    """Whether a clause says that it is done, and nothing more (已建成)."""
    return bool(PATTERNS["state/bare-done"].match(clause))


def says_no_data(report: str) -> str | None:
    """The words that say that figures are not out yet, else None."""
    match = PATTERNS["state/no-data"].search(report)
    return match.group() if match else None
