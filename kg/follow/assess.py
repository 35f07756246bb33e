"""Verdicts with their arithmetic: targets against results, row by row.

`answers` says which result answers which target, `verdict` how a task stands and why,
`hasCheck` whether a rate, a sum or a count that the document states can be had again.
Every rule works within one task; nothing is compared across tasks or documents.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.follow.judging import AsOf, Judged, judged_of, reported_until
from kg.follow.matching import answers_of, awaited_of, doubtful_of, matched_of
from kg.follow.recompute import checks
from kg.follow.stands import agreed
from kg.follow.tasks import Task, plain, tasks_of
from kg.follow.together import joint_batches
from kg.follow.verdict import verdict_of
from loaders.kinds import kind_of
from loaders.language.periods import periods
from loaders.language.rates import names_ratio
from loaders.language.spans import bounds
from ontology import late_re as re
from ontology.model import Extraction, Statement


def assess(extraction: Extraction) -> list[Statement]:
    """Inferred statements `answers`, `verdict` and `hasCheck` of one document's tasks.

    A task without its words at hand (a document whose text was not loaded) is left alone, and so
    are those of a document that is no table and reports on none: a plan is not silent.
    """
    statements: list[Statement] = []
    as_of = reported_until(extraction)
    tasks = list(tasks_of(extraction))
    reports = kind_of(extraction.document.kind).reports
    if not reports and not any(each.reports for each in tasks):
        return []
    for task in tasks:
        if task.title is None or task.title.quote is None:
            continue
        matched = matched_of(task)
        joint = joint_batches(matched, task)
        if joint is not None:
            whole, found = joint
            matched = [(goal, results or found) for goal, results in matched]
        statements.extend(answers_of(matched))
        judged = [
            judged_of(
                whole if joint is not None and results is found else goal,
                results,
                doubtful_of(goal, task),
                as_of,
                awaited_of(goal, task),
            )
            for goal, results in matched
        ]
        expected = bool(task.reports) or task.thing.iri not in extraction.unreported
        unsure = any(each.outcome == "unsure" for each in judged)
        told = not _only_a_number(task, judged) and not _tells_of_later(task, as_of)
        stated = any(agreed(each for _, each in task.last_stands))
        lit = bool(task.stands) and not task.reports  # a light alone decides nothing
        expected = expected and not lit
        if stated or (expected and not unsure and told):
            statements.append(verdict_of(task, judged, as_of))
        statements.extend(checks(extraction, task, matched))
    return statements


def _tells_of_later(task: Task, as_of: AsOf) -> bool:
    """Whether the last column that a task fills is of a time after the document's own date (四季度
    in what is dated September): up to when it reports, nobody knows.
    """
    if as_of.day is None or task.year is None:
        return False
    named = [each for one in task.last_reports for each in periods(one.column or "", task.year)]
    begins = [bounds(each.value)[0] for each in named]
    return any(begin is not None and begin > as_of.day for begin in begins)


def _only_a_number(task: Task, judged: Sequence[Judged]) -> bool:
    """Whether a task reports nothing but a number of which nobody can tell what it is compared
    with (0.58): that says neither that it is done nor that it is under way.
    """
    answered = any(each.results or each.outcome == "later" for each in judged)
    words = [plain(each.quote or "").strip() for each in task.reports]
    said = [each for each in words if not _NOTHING.fullmatch(each)]
    # 污水处理率: 98.5%, where nobody said how much was wanted.
    untargeted = not any(each.value is not None for each in task.goals)
    ratio = untargeted and any(names_ratio(each.indicator) for each in task.results)
    bare = _BARE_RATIO if ratio else _BARE_NUMBER
    return bool(said) and not answered and all(map(bare.fullmatch, said))


_NOTHING = re.compile(r"[-—–－/\\]*")
_BARE_NUMBER = re.compile(r"[-+－−≥≤<>]?\d[\d,，]{0,15}(?:[.．]\d+)?")
_BARE_RATIO = re.compile(r"[-+－−≥≤<>]?\d{1,4}(?:[.．]\d+)?[%％‰]?")
