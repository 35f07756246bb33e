"""What one clause of a report says of what was promised: done, under way, put off, no data yet …

The words, and those of a promise that decide how a report's are taken, stand in
`loaders/lexicon/states.toml`; each answer names the entry that gave it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from loaders.language.clauses import clauses
from loaders.language.done_to import BLANK, is_of
from loaders.language.enumerations import listing
from loaders.language.intentions import intentions
from loaders.language.quantities import quantities
from loaders.language.says import Says
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS
from ontology.text import half_width, quoted

PATTERNS = lexicon("states").patterns()
DONE, PASSED, PLANNED = "state/done", "state/passed", "state/planned"
OF_ANOTHER = "state/of-another"
"""Something is done that is not what was promised, or a part of it."""
STEPS = ("state/step", "state/begun", "state/topped-out", "state/handed-in", "state/first-hurdle")
"""What was done on the way."""
_DECISIVE = {
    "state/no-data": Says.NO_DATA,
    "state/cancelled": Says.CANCELLED,
    "state/postponed": Says.POSTPONED,
    "state/not-met": Says.NOT_MET,
    "state/exceeded": Says.EXCEEDED,
}
"""Entries whose words decide a clause by themselves, the first that is found."""
_RATE = "state/rate"
DENIED = "state/denied"
DRIVEN = "state/driven"
_GOES_ON = ("state/open", DRIVEN)
_SOME = "state/some"
_NOT_YET = (DENIED, "state/only", _SOME)
_ON_THE_WAY = re.compile("招标|审批|前期")
"""Before a beginning."""
_BESIDE_THE_MATTER = re.compile(
    r"目前|现|已经?|均|都|截至[^，]*?底|该?(?:项目|任务|工作)|总体|整体|全部|累计|年度|目标|实际"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a clause says, and the entry of the lexicon that says so."""

    says: Says
    rule: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised, as far as it decides how the words of a report are taken.

    words: those of several cells (its name, its goals) on lines of their own. starts: to begin it
    is all. roofing: to have its roof is. approval: it is done when somebody approves. hands_in: it
    is to hand something in. built: something is to be there in the end. several: things listed.
    named: a title is to be got (创建卫生城市). paper: a paper is to be made. clears: houses or land
    are to be cleared, and not only signed for.
    open_ended: it names no end that it could reach (深化改革), and no number.
    """

    words: str
    starts: bool
    roofing: bool
    approval: bool
    hands_in: bool
    built: bool
    several: bool
    named: bool
    paper: bool
    clears: bool
    open_ended: bool


@lru_cache(maxsize=OF_WORDS)
def promise(words: str) -> Promise:
    """How the words of a task decide what those of its report mean."""

    def has(entry: str) -> bool:
        return PATTERNS[f"promise/{entry}"].search(words) is not None

    return Promise(
        words,
        starts=has("starts"),
        roofing=has("roofing") or PATTERNS["state/topped-out"].search(words) is not None,
        approval=has("asks-approval") and not has("to-be-named"),
        hands_in=has("hands-in"),
        built=has("to-be-built") and not has("to-be-begun"),
        named=has("to-be-named"),
        paper=has("paper"),
        clears=has("clears") and PATTERNS["state/agreed"].search(words) is None,
        open_ended=not has("definite") and not quantities(words),
        several=any(listing(each.text) is not None for each in clauses(words)),
    )


def said_of(clause: str, wanted: Promise) -> Said | None:
    """What a clause says of what was promised; None where it says nothing of how it stands.

    >>> said_of("设计招标已完成", promise("新建厂房"))
    Said(says=<Says.IN_PROGRESS: 'in_progress'>, rule='state/open')
    """
    if PATTERNS["state/draft"].search(clause):
        return Said(Says.IN_PROGRESS, "state/draft")
    words = without_names(clause)
    for entry, says in _DECISIVE.items():
        if PATTERNS[entry].search(words):
            return Said(says, entry)
    planned = _is_planned(words, wanted)
    done: Said | None
    if wanted.starts and not planned and _is_started(words):
        done = Said(Says.MET, "state/started")
    elif _is_topped_out(words) and not _unfinished_share(words):
        done = Said(Says.MET if wanted.roofing else Says.IN_PROGRESS, "state/topped-out")
    elif planned:
        done = Said(Says.IN_PROGRESS, PLANNED)
    else:
        # 主体已建成并交付使用: the roof is outdone by what came after it.
        words = PATTERNS["state/topped-out"].sub("", words)
        done = _unfinished(words, wanted) or _done(words, wanted)
        if done is None and only_begun(words, wanted):
            done = Said(Says.IN_PROGRESS, "state/begun")
    if done is None or done.says is not Says.MET:
        return done
    short = _short_of(clause, wanted)
    if short is not None:
        return Said(Says.IN_PROGRESS, short)
    return done if _is_promised(words, done.rule, wanted) else Said(Says.MET, OF_ANOTHER)


def _is_promised(words: str, rule: str, wanted: Promise) -> bool:
    """Whether what is done by the words of an entry is what was promised."""
    if rule not in (DONE, PASSED):
        return True
    # What is to be created is not there when something of it has passed.
    return any(
        is_of(words, *match.span(), wanted.words)
        for entry in ((DONE,) if wanted.named else (DONE, PASSED))
        for match in PATTERNS[entry].finditer(words)
    )


def _is_started(words: str) -> bool:
    return bool(PATTERNS["state/started"].search(words)) and not _ON_THE_WAY.search(words)


def _is_topped_out(words: str) -> bool:
    roof = PATTERNS["state/topped-out"].search(words)
    return roof is not None and not PATTERNS["state/in-use"].search(words)


def goes_on(words: str, wanted: Promise) -> bool:
    """Whether words say that it goes on. What names the thing that was promised (招标 of
    完成施工招标) does not where it is done, nor what names an event (推进会).
    """
    words = PATTERNS["state/open-event"].sub("会", words)
    done = any(PATTERNS[each].search(words) for each in (DONE, PASSED))
    said = [match.group() for each in _GOES_ON for match in PATTERNS[each].finditer(words)]
    of_the_thing = PATTERNS["state/open-as-name"].fullmatch
    return any(not (done and of_the_thing(each) and each in wanted.words) for each in said)


def _unfinished(words: str, wanted: Promise) -> Said | None:
    """The words that say that it goes on, or how much of it is done."""
    if goes_on(words, wanted):
        opened = PATTERNS["state/open"].search(words)
        return Said(Says.IN_PROGRESS, DRIVEN if opened is None else "state/open")
    for entry in _NOT_YET:
        said = PATTERNS[entry].search(words)
        if said is not None and (entry != _SOME or said.group() not in wanted.words):
            return Said(Says.IN_PROGRESS, entry)
    share = _unfinished_share(words)
    return Said(Says.IN_PROGRESS, share) if share else None


def _unfinished_share(words: str) -> str | None:
    """The entry that finds a share of the work below 100 % (主体完成70%)."""
    for entry in ("state/share", "state/share-of-all", _RATE):
        if PATTERNS[entry].search(words) and _below_whole(words):
            return entry
    return None


def _below_whole(words: str) -> bool:
    return any(
        each.unit in _WHOLES and each.value < _WHOLES[each.unit] for each in quantities(words)
    )


_WHOLES = {"%": 100, "成": 10, "比例": 1}
"""All of it, by how a share is told: 70%, 七成, 三分之二."""


def _is_planned(words: str, wanted: Promise) -> bool:
    """Whether what a clause says done, or what was promised, is only planned (计划引进12个, of a
    line to be opened 计划6月开通): no 招商计划.
    """
    said = intentions(words)
    if not said or said[-1].ends or said[-1].denies:
        return False
    at = said[-1].end
    if any(PATTERNS[each].search(words, at) for each in (DONE, PASSED)):
        return True
    acts = _ACT_AT_END.search(words, at)
    return acts is not None and acts.group() in wanted.words


_ACT_AT_END = re.compile(r"[\u4e00-\u9fff]{2}$")


def _done(words: str, wanted: Promise) -> Said | None:
    if "100%" in half_width(words):
        return Said(Says.MET, "state/whole-rate") if _is_all_done(words, wanted.words) else None
    bare = PATTERNS["state/spent"].sub("", words)
    if PATTERNS["state/grown"].search(bare):
        bare = bare.replace("新增", "")  # 新增企业同比增长12% names what grew
    if not wanted.paper:
        bare = PATTERNS["state/paper"].sub("", bare)
    for entry in (DONE, PASSED):
        if PATTERNS[entry].search(bare):
            return Said(Says.MET, entry)
    acts = (match["act"] for match in PATTERNS["state/has-done"].finditer(bare))
    if any(act in wanted.words for act in acts):
        return Said(Says.MET, "state/has-done")
    return None


_SO_MANY = re.compile(r"[\d一二两三四五六七八九十]个$")


def _is_all_done(clause: str, title: str) -> bool:
    """Whether a clause says that all of the task is done (完成率100%), not of something else."""
    match = PATTERNS["state/whole-rate"].match(half_width(clause))
    if match is None or _SO_MANY.search(match["subject"]):
        return False  # 做到排查、整改3个100%
    subject = _BESIDE_THE_MATTER.sub("", match["subject"])
    return not subject or any(subject[at : at + 2] in title for at in range(len(subject) - 1))


def _short_of(clause: str, wanted: Promise) -> str | None:
    """The entry that finds that what a clause tells done is short of what was promised: a step on
    the way, a first review.
    """
    if only_a_step(clause, wanted.words):
        return "state/step"
    if only_begun(clause, wanted):
        return "state/begun"
    if wanted.clears and PATTERNS["state/agreed"].search(clause):
        return "state/agreed"
    if not wanted.approval and PATTERNS["state/first-hurdle"].search(clause):
        return "state/first-hurdle"
    if not wanted.hands_in and PATTERNS["state/handed-in"].search(clause):
        return "state/handed-in"
    return None


def only_a_step(report: str, goal: str) -> bool:
    """Whether a report tells of a step on the way (已完成基础建设), where the goal is not that."""
    roof = "封顶" in report and PATTERNS["state/in-use"].search(report) is None
    if roof and not any(
        PATTERNS[each].search(goal)
        for each in ("state/topped-out", "promise/roofing", "promise/to-be-begun")
    ):
        return True  # walls and roof stand; what was to be built, is not
    match = PATTERNS["state/step"].search(report)
    return match is not None and next(filter(None, match.groupdict().values())) not in goal


def only_begun(clause: str, wanted: Promise) -> bool:
    """Whether a clause says of a thing that is to be built that it was begun, or may be."""
    begun = wanted.built and PATTERNS["state/begun"].search(clause)
    return bool(begun and not PATTERNS["state/built"].search(clause))


def adds_no_doubt(clause: str) -> bool:
    """Whether a clause after 已竣工 leaves it standing (完成投资5200万元)."""
    words = without_names(clause)
    return not (
        any(PATTERNS[each].search(words) for each in _GOES_ON)
        or _unfinished_share(words)
        or any(PATTERNS[each].search(words) for each in _DECISIVE)
    )


def some_of(report: str) -> str | None:
    """The entry that finds that fewer are done than there are (5条已消除3条; 发现120处，
    整改110处), or than were begun (开工12条，竣工3条).
    """
    words = without_names(report)
    if _fewer_finished(words):
        return _BEGUN_SO_MANY
    for whole, part in pairwise(quantities(words)):
        if whole.base_unit != part.base_unit or whole.base_value <= part.base_value:
            continue
        between = words[whole.end : part.start]
        if PATTERNS["state/of-these"].search(between) and not _PIECE.search(between):
            return "state/of-these"
        before, between = (
            _PIECE.split(each)[-1]
            for each in (words[max(0, whole.start - _REACH) : whole.start], between)
        )
        if PATTERNS["state/found"].search(before) and PATTERNS["state/mended"].search(between):
            return "state/mended"
    return None


def _fewer_finished(words: str) -> bool:
    """Whether fewer are finished than were begun, as far as it is told."""
    begun, finished = (
        {each.end() for each in PATTERNS[entry].finditer(words)}
        for entry in (_BEGUN_SO_MANY, _FINISHED_SO_MANY)
    )
    every = quantities(words) if begun else []
    done = {each.base_unit: each.base_value for each in every if each.start in finished}
    return any(
        done.get(each.base_unit, Decimal(0)) < each.base_value
        for each in every
        if each.start in begun
    )


_BEGUN_SO_MANY, _FINISHED_SO_MANY = "state/begun-so-many", "state/finished-so-many"
_PIECE = re.compile("[，。；、\n]")
_REACH = 40
"""Characters before a number in which the word stands that says what was found."""


def without_names(words: str) -> str:
    """Quoted names blanked: what a title within 《》 or “” says is not said of the task."""
    for start, end in quoted(words):
        words = words[: start + 1] + BLANK * (end - start - 2) + words[end - 1 :]
    return words
