"""What a clause says of a thing that it names: planned, launched, finished, aimed at.

Read from the verbs before the name and the words after it, in the light of whether the passage
looks back or ahead (`loaders.language.mood`). The subject is not in the clause: official prose
leaves it out. The words are in `frames.toml`.
"""

from __future__ import annotations

from enum import StrEnum

from loaders.language.heads import BUILT
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.vocabulary import vocabulary

_PATTERNS = lexicon("frames").patterns()
_AIM_VERB, _AIMED = _PATTERNS["says/aim-verb"], _PATTERNS["says/aimed"]
_AIM_FRAME, _WON_AFTER = _PATTERNS["says/aim-frame"], _PATTERNS["says/won-after"]
_PLAN_VERB, _PLAN_AFTER = _PATTERNS["says/plan-verb"], _PATTERNS["says/plan-after"]
_NO_PLAN, _AMONG_TASKS = _PATTERNS["says/no-plan"], _PATTERNS["says/task"]
_MADE_TO_BE, _AROUND = _PATTERNS["says/made-to-be"], _PATTERNS["says/around"]
_LAUNCH_VERB, _LAUNCH_AFTER = _PATTERNS["says/launch-verb"], _PATTERNS["says/launch-after"]
_DONE_BEFORE, _SETTLED_AFTER = _PATTERNS["says/done-before"], _PATTERNS["says/settled-after"]
_PART_BEFORE, _PART_DONE = _PATTERNS["says/part-before"], _PATTERNS["says/part-done"]
_STAGE_DONE, _SUM_AFTER = _PATTERNS["says/stage-done"], _PATTERNS["says/sum-after"]
_OPENED_AFTER, _ONE_OF = _PATTERNS["says/opened-after"], _PATTERNS["says/one-of"]
_WEIGHED, _COUNTED = _PATTERNS["says/weighed"], _PATTERNS["says/counted"]
_LOOKED_AT, _TAKEN_AWAY = _PATTERNS["says/looked-at"], _PATTERNS["says/taken-away"]
_COOPERATION, _WITH = _PATTERNS["says/cooperation"], _PATTERNS["says/with"]
_HOLDS, _ZONE = _PATTERNS["says/holds"], _PATTERNS["says/zone"]
_RENEWED, _DONE_TO_IT = _PATTERNS["says/renewed"], _PATTERNS["says/done-to-it"]
_BUILDS, _BETWEEN = _PATTERNS["says/builds"], _PATTERNS["says/between"]
_NAME_ENDS = _PATTERNS["says/name-ends"]
ACTS, SETTLES_IN = _PATTERNS["says/own-act"], _PATTERNS["says/settles-in"]
WORKS_DONE = _PATTERNS["says/yields"]
_DONE = lexicon("acts").any_of(
    *(f"act/{each}" for each in ("finish", "use", "open", "deliver", "opened", "running"))
)
_DONE_AFTER = re.compile(
    rf"^[”\"]?(?P<between>[^，,。；]{{0,10}}?)(?:{_PATTERNS['says/finished'].pattern}|{_DONE})"
)


class Says(StrEnum):
    """What is said; the values are predicates of the ontology."""

    PLANS = "plans"
    LAUNCHED = "launched"
    COMPLETED = "completed"
    AIMS = "aimsAt"
    COOPERATES = "cooperatesWith"
    SETTLED = "locatedIn"


TIMELESS = frozenset({Says.AIMS, Says.COOPERATES})
"""What is so whether it was done or is to come."""


_SHORT = 6
"""So few characters before a name hold no verb of their own: it is in the clause before."""


def said_ahead(before: str, words: str, after: str, kind: str) -> Says | None:
    """What a clause about the future says of the thing that `words` name between the others.

    before, after: the clause around the name (or around the list that it is in).
    """
    if _ONE_OF.match(after):
        return None
    if _COOPERATION.search(after[:16]) and _WITH.search(before):
        return Says.COOPERATES
    if _is_aim(before, words, after):
        return Says.AIMS
    if vocabulary().worked_on(kind) != "planned":
        return Says.PLANS if kind == "Event" and _HOLDS.search(before) else None
    if _NO_PLAN.match(before) and not _MADE_TO_BE.search(before):
        verbs = _PLAN_VERB.search(before[4:])
        return Says.PLANS if verbs and _AROUND.search(before[:4]) else None
    planned = (
        _PLAN_VERB.search(before[-14:])
        or (len(before) <= _SHORT and _AMONG_TASKS.match(after))
        or (not before.strip("“") and _PLAN_AFTER.match(after))
    )
    return Says.PLANS if planned else None


def said_back(before: str, words: str, after: str, kind: str) -> Says | None:
    """What a clause about the past says of a thing; see :func:`said_ahead`."""
    if _ONE_OF.match(after):
        return None
    if _COOPERATION.search(after[:16]) and _WITH.search(before):
        return Says.COOPERATES
    if kind in ("Strategy", "Programme") and _is_aim(before, words, after):
        return Says.AIMS
    if (kind in ("Company", "Project") or words.endswith("基金")) and _SETTLED_AFTER.match(after):
        return Says.SETTLED
    return _done(before, after, kind) if vocabulary().worked_on(kind) else None


def _done(before: str, after: str, kind: str) -> Says | None:
    """Whether a clause says that a thing was finished, or begun."""
    spent = _SUM_AFTER.match(after) and _PART_BEFORE.search(before)
    # 完成区图书馆改造: the library was there before.
    of_it = _LOOKED_AT.match(after) or _COUNTED.match(after) or _RENEWED.match(after)
    if spent or (of_it and _DONE_BEFORE.search(before)) or _TAKEN_AWAY.search(before):
        return None
    if _WEIGHED.match(after) and before.endswith(("在", "对", "从")):
        return None  # 在国家级名城评价中…: what is weighed
    if _STAGE_DONE.search(after) or _DONE_TO_IT.match(after) or _PART_DONE.match(after):
        return None  # what was to be done by now, or of a part, is not all
    if _is_finished(before, after, kind):
        return None if kind == "Strategy" else Says.COMPLETED
    return Says.LAUNCHED if _is_begun(before, after, kind) else None


def _is_finished(before: str, after: str, kind: str) -> bool:
    behind = _DONE_AFTER.match(after)
    if kind not in BUILT:
        return behind is not None or _DONE_BEFORE.search(before) is not None
    # The name of what is built stands within other names, so more is asked of it:
    # 滨湖公园音乐喷泉建成: the fountain, not the park; 完成某某铁路绿廊建设: the trees.
    told = behind is not None and _BETWEEN.fullmatch(behind["between"]) is not None
    made = _DONE_BEFORE.search(before) is not None and _NAME_ENDS.match(after) is not None
    return told or made or _OPENED_AFTER.match(after) is not None


def _is_begun(before: str, after: str, kind: str) -> bool:
    behind = _LAUNCH_AFTER.match(after)
    made = None if kind == "Event" else _LAUNCH_VERB.search(before[-12:])
    if made is not None and kind in BUILT and _NAME_ENDS.match(after) is None:
        made = None  # 实施大运河国家公园行动: not the river is begun
    begun = behind or made
    if begun is not None and kind in ("Place", "Road"):
        return _BUILDS.search(begun.group()) is not None
    return begun is not None


def _is_aim(before: str, words: str, after: str) -> bool:
    name = words.strip("“”")
    if _ZONE.search(name) and "创" not in before[-8:] and not _AIM_FRAME.match(after):
        return False
    if _AIMED.search(name) and _WON_AFTER.match(after):
        return True
    return bool(_AIMED.search(name) and (_AIM_VERB.search(before) or _AIM_FRAME.match(after)))
