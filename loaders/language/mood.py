"""Whether what a passage tells was done or is to come: one decision, by evidence in a stated order.

In: the passages of a document in order, each with the headings above it, and the document's title
and date. Out: for each place of a passage a :class:`Judged`: done, to come, or unsaid, with the
rule that decided. The order, the nearest first:

1. the clause's own signs (已, 计划 …), from their place on;
2. the sentence: what a clause before it said, or one behind it that speaks of all (…，均已完工);
3. the paragraph: its opening (下半年，…; 截至6月底，…), the list that it is an item of, what it is
   reported on by (…。⏎截至6月底，…);
4. the paragraph's sentences counted together with its headings and the title;
5. the section's; 6. the document's.

Where the counts stand near each other, the evidence is contradictory; where there is none, too
weak: both are *unsaid*, of which nothing is stated. See `docs/decisions/0013-done-or-to-come.md`;
the signs are those of `loaders.language.mood_signs`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.language.clauses import Span, clauses, sentences
from loaders.language.mood_signs import (
    LATER,
    PAST,
    RATE,
    Force,
    Mood,
    Now,
    Sign,
    frame,
    of_heading,
    of_title,
    signs,
)
from ontology import late_re as re

SENTENCE, OPENING, LIST = "mood/sentence", "mood/opening", "mood/list"
REPORTED = "mood/reported"
PARAGRAPH, SECTION, DOCUMENT = "mood/paragraph", "mood/section", "mood/document"
UNSAID = "mood/unsaid"
EXPECTED, PLANNED_SUM = "mood/expected", "mood/planned-sum"
WILL = "mood/will"
ASSIGNED = "mood/assigned"
DEADLINE = "mood/deadline"
PROMISES = "mood/promises-named"


@dataclass(frozen=True, slots=True)
class Judged:
    """What was decided of a place, and by which rule."""

    mood: Mood
    rule: str
    promised: bool = True
    """Of what is to come: whether somebody means it; an estimate (预计) is none."""
    expected: bool = False
    """Whether it, or what it goes on with, is only expected (预计产值9亿元，增长5%)."""

    @property
    def ahead(self) -> bool:
        return self.mood is Mood.TO_COME

    @property
    def done(self) -> bool:
        return self.mood is Mood.DONE


@dataclass(frozen=True, slots=True)
class Told:
    """A passage as it stands: its words, the headings above it, the year that it speaks of.

    half: what the form of the whole document says of it (the half of a report), if it does.
    """

    text: str
    section: tuple[str, ...] = ()
    year: int | None = None
    half: Mood | None = None


@dataclass(slots=True)
class Counts:
    """Signs counted: sentences that show the one and the other."""

    done: int = 0
    ahead: int = 0

    def add(self, mood: Mood, weight: int) -> None:
        if mood is Mood.DONE:
            self.done += weight
        else:
            self.ahead += weight

    def plus(self, other: Counts) -> Counts:
        return Counts(self.done + other.done, self.ahead + other.ahead)

    def against(self, mood: Mood | None) -> bool:
        """Whether they show nothing but the contrary of a mood."""
        if mood is Mood.DONE:
            return self.ahead > 0 and self.done == 0
        return mood is Mood.TO_COME and self.done > 0 and self.ahead == 0

    @property
    def decides(self) -> Mood | None:
        """The mood that they show; UNSAID where they contradict one another, None if too few."""
        most, least = max(self.done, self.ahead), min(self.done, self.ahead)
        if most < _FEWEST:
            return None
        if most < 2 * least:
            return Mood.UNSAID
        return Mood.DONE if self.done > self.ahead else Mood.TO_COME


_FEWEST = 2
_FIRM, _VOTE = 2, 1
_OF_GOALS = 3
_INTENDED = "mood/intended"
_MEANT = frozenset({_INTENDED, "mood/will", DEADLINE, EXPECTED})
"""What is meant, behind which a time says for when: 预测上半年产值9亿元."""
_OF_HALF = 6
"""What the form of a whole document says, weighs as three sentences."""


@dataclass(slots=True)
class _Run:
    """A stretch of a passage; judged: None where its sentence does not say."""

    start: int
    end: int
    judged: Judged | None


@dataclass(slots=True)
class _Paragraph:
    told: Told
    runs: list[_Run] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    announces: Mood | None = None
    sets_goals: bool = False
    counted: Judged | None = None
    """What all that is counted shows of what no run says; known when it was first asked for."""
    _judged: list[Judged | None] | None = None

    def judged(self, offset: int) -> Judged | None:
        """What the runs say of a character: the first listed of those that do and that hold it.

        It is laid out for all of them when it is first asked for, which the runs no longer change.
        """
        if self._judged is None:
            self._judged = [None] * len(self.told.text)
            for run in reversed(self.runs):
                if run.judged is not None:
                    self._judged[run.start : run.end] = [run.judged] * (run.end - run.start)
        return self._judged[offset] if offset < len(self._judged) else None

    @property
    def says_nothing(self) -> bool:
        """Whether no clause of it says what it tells of."""
        return all(run.judged is None for run in self.runs)

    @staticmethod
    def is_promised(runs: Sequence[_Run]) -> None:
        """Have its runs, but those that say otherwise, tell what was to be done."""
        for run in runs:
            if run.judged is None or run.judged.rule in (LIST, OPENING, SENTENCE):
                run.judged = Judged(Mood.TO_COME, REPORTED)


class Moods:
    """The moods of a document's passages, by their place."""

    def __init__(
        self, title: str, dated: str | None, passages: Sequence[Told], *, heads: bool = True
    ) -> None:
        """heads: whether headings are evidence of their own; where they open the halves of a
        report, these say what they show.
        """
        self._dated = dated
        self._heads = heads
        self._title = of_title(title)
        self._read: list[_Paragraph] = []
        announced: Mood | None = None
        by: Told | None = None
        for each in passages:
            listed = announced if _GOES_ON.match(each.text) and _is_below(each, by) else None
            paragraph = self._paragraph(each, listed)
            paragraph.sets_goals |= bool(self._read) and self._read[-1].sets_goals
            self._read.append(paragraph)
            announced = paragraph.announces or listed
            by = each if paragraph.announces is not None else by
        self._reported()
        self._answered()
        self._beside()
        self._sections: dict[tuple[str, ...], Counts] = defaultdict(Counts)
        self._all = Counts()
        for paragraph in self._read:
            key = paragraph.told.section
            self._sections[key] = self._sections[key].plus(paragraph.counts)
            self._all = self._all.plus(paragraph.counts)

    def at(self, index: int, offset: int) -> Judged:
        """What is decided of an offset in a passage."""
        paragraph = self._read[index]
        judged = paragraph.judged(offset)
        if judged is not None:
            return judged
        if paragraph.counted is None:
            paragraph.counted = self._counted(paragraph)
        return paragraph.counted

    # --- the wider evidence ---------------------------------------------------------

    def _counted(self, paragraph: _Paragraph) -> Judged:
        """What the paragraph, its section and the document show, asked in this order."""
        above = self._above(paragraph)
        for rule, counts in (
            (PARAGRAPH, paragraph.counts),
            (SECTION, self._sections[paragraph.told.section]),
            (DOCUMENT, self._all),
        ):
            mood = above.plus(counts).decides
            if rule != PARAGRAPH and paragraph.counts.against(mood):
                mood = Mood.UNSAID  # its own words call to work; what is told around it was done
            if mood is not None:
                return Judged(mood, UNSAID if mood is Mood.UNSAID else rule)
        return Judged(Mood.UNSAID, UNSAID)

    def _above(self, paragraph: _Paragraph) -> Counts:
        """What stands above a passage shows: headings, the half of the report, else the title."""
        told = paragraph.told
        now = Now(self._dated, told.year)
        counts = Counts()
        shown = (of_heading(each, now) for each in told.section if self._heads)
        heads = [each for each in shown if each is not None]
        near = told.half is not None or any(each.weight > 1 for each in heads)
        if not near and self._title is not None:
            heads.append(self._title)  # what stands nearer, says more
        for each in heads:
            counts.add(each.mood, each.weight)
        if paragraph.sets_goals:
            counts.add(Mood.TO_COME, _OF_GOALS)
        if told.half is not None:
            counts.add(told.half, _OF_HALF)
        return counts

    def _reported(self) -> None:
        """Passages that only say what was to be done, each with its result below it: 实事二：改造
        危桥9座。⏎截至6月底，完成5座。 So do several of a document, and then all of their form.
        """
        pairs = [
            promise
            for promise, result in zip(self._read, self._read[1:], strict=False)
            if _ITEM.match(promise.told.text)
            and _OPENS_RESULT.match(result.told.text)
            and promise.says_nothing
            and _TELLS_GROWTH.search(promise.told.text) is None
        ]
        if not pairs:
            return
        form = {_form(each.told.text) for each in pairs}
        alike = [e for e in self._read if e.says_nothing and _form(e.told.text) in form]
        several = len(pairs) > 1 and len(form) == 1
        for promise in alike if several else pairs:
            promise.is_promised(promise.runs)

    def _answered(self) -> None:
        """Several paragraphs that open with what is of no stated mood, and go on with what came of
        it by some time (500座危桥改造（2031—2033年）。上半年，完成90座。): was it to be done, or is
        it all done? Nobody says.
        """
        opened: list[list[_Run]] = []
        for each in self._read:
            until = each.told.text.find("。") + 1
            first = [run for run in each.runs if run.start < until]
            if 0 < until == _told_from(each.told.text) and all(x.judged is None for x in first):
                opened.append(first)
        for run in (run for first in opened if len(opened) > 1 for run in first):
            run.judged = Judged(Mood.UNSAID, UNSAID)

    def _beside(self) -> None:
        """Items that say first what was promised, then what came of it, below a heading that says
        so: 任务完成情况⏎1.新建公园3个。上半年，建成1个。
        """
        for section in {each.told.section for each in self._read if each.told.section}:
            if not _SETS_BESIDE.search(section[-1]):
                continue
            below = [each for each in self._read if each.told.section == section]
            items = [each for each in below if _ITEM.match(each.told.text)]
            told = [_told_from(each.told.text) for each in items]
            for item, at in zip(items, told, strict=True) if any(told) else ():
                until = at or item.told.text.find("。") + 1
                item.is_promised([run for run in item.runs if run.end <= until])

    # --- one passage ----------------------------------------------------------------

    def _paragraph(self, told: Told, listed: Mood | None) -> _Paragraph:
        paragraph = _Paragraph(told)
        year = told.year
        lasting = Judged(listed, LIST) if listed is not None else None
        carried: Judged | None = None
        in_parts = expected = False
        for sentence in sentences(told.text):
            now = Now(self._dated, told.year if _BY_NOW.search(sentence.text) else year)
            found = signs(sentence.text, now)
            year = _year_of(sentence.text) or year
            opens = next((each for each in found if _opens(each, sentence.text)), None)
            if opens is not None and opens.rule == PAST and found[0].rule in _MEANT:
                opens = None
            if opens is not None and (opens.mood is Mood.TO_COME or not paragraph.runs):
                lasting = Judged(opens.mood, OPENING)
                carried = None
            if _sets_goals(sentence.text):
                paragraph.sets_goals = True
                _before_goals(paragraph.runs, told.text)
            if opens is None and _THIS_TIME.match(sentence.text):
                lasting = None
            runs = _runs(sentence, found)
            open_until = clauses(sentence.text)[0].end if _begins_open(runs) else 0
            _count(_outside(sentence.text, found), paragraph.counts, open_until)
            for run in runs:
                run.judged = run.judged or carried or lasting
                paragraph.runs.append(run)
            behind = told.text[sentence.end : sentence.end + 1]
            last = paragraph.runs[-1].judged if paragraph.runs else None
            goes_on = behind in ("；", ";") and _governs(sentence, found)
            goes_on = bool(last and last.promised and goes_on)
            # Of what is only expected, the parts are no more: 预计产值9亿元。其中，甲业5亿元
            parts_next = _PARTS.match(told.text, sentence.end + 1) is not None
            own = any(each.force not in (Force.VOTE, Force.SUM) for each in found)
            in_parts = (in_parts and not own) or (
                last is not None and last.rule == SENTENCE and "，其中" in sentence.text
            )
            in_parts = parts_next or (in_parts and behind in ("；", ";"))
            goes_on = goes_on or in_parts
            carried = replace(last, rule=SENTENCE) if last and goes_on else None
            first = _QUANTITY.search(sentence.text)
            leads = any(x.rule == EXPECTED and (not first or x.start < first.end()) for x in found)
            expected = leads or (expected and not own)
            expected = expected and behind in ("；", ";")
            if expected and not goes_on and told.half is Mood.DONE:
                # 预计产值9亿元；完成投资5亿元, of a year gone by: no more than expected.
                carried = Judged(Mood.TO_COME, EXPECTED, promised=False, expected=True)
            elif expected and not goes_on:
                # 预计产值9亿元；新增泊位5个: is it there?
                carried = Judged(Mood.UNSAID, UNSAID, promised=False)
            lasting = _of_list(sentence.text, found) or lasting
        _before_label(paragraph)
        if self._above(paragraph).decides is Mood.DONE:
            _only_by_when(paragraph.runs)
        paragraph.announces = _announces(told.text, Now(self._dated, year))
        return paragraph


def _only_by_when(runs: Sequence[_Run]) -> None:
    """Leave open what only a deadline calls to come, below what tells of what was done: 年内办理
    审批2件 may be of the year that is over; 应于8月底前签约30户 is not.
    """
    meant = False
    for run in runs:
        if run.judged is not None and run.judged.rule == DEADLINE and not meant:
            run.judged = Judged(Mood.UNSAID, UNSAID)
        meant = run.judged is not None and run.judged.rule == _INTENDED


def _before_goals(runs: Sequence[_Run], text: str) -> None:
    """Have what a paragraph tells of a year before it sets the goals of the next one (2031年，产值
    9亿元。今年主要预期目标是：…) be what was done.
    """
    if _year_of(text) is None:
        return
    for run in runs:
        if run.judged is None:
            run.judged = Judged(Mood.DONE, PARAGRAPH)


def _is_below(told: Told, announcing: Told | None) -> bool:
    """Whether what a paragraph announces may go on so far: within its half and its section (现将
    情况汇报如下： on top of a report is of its review alone).
    """
    if announcing is None:
        return False
    within = announcing.section
    return told.half == announcing.half and told.section[: len(within)] == within


def of_others(sentence: str) -> bool:
    """Whether only 将 looks ahead, of something else than the division: 项目年产值将达5亿元.

    What such works or persons expect, the division does not promise.
    """
    found = [
        each
        for each in signs(sentence, Now())
        if each.mood is Mood.TO_COME and each.force is not Force.VOTE
    ]
    if not found or any(each.rule != WILL for each in found):
        return False
    before = re.split("[，,]", sentence[: found[0].start])[-1]
    return _OWN_SUBJECT.search(before) is None and _NO_SUBJECT.fullmatch(before) is None


_NO_SUBJECT = frame("no-subject")
_OWN_SUBJECT = frame("own-subject")


def _year_of(sentence: str) -> int | None:
    """The year that a sentence says it is of, which those behind it leave out; None if none."""
    named = _OF_A_YEAR.match(sentence)
    return int(named["year"]) if named is not None else None


_BY_NOW = re.compile("[今本明去]年")
_OF_A_YEAR = re.compile(r"[^，。；\d]{0,8}(?P<year>(?:19|20)\d\d)年(?!\d{1,2}月)")


def _governs(sentence: Span, found: Sequence[Sign]) -> bool:
    """Whether what a sentence says of itself at its head also governs what ； joins to it."""
    said = clauses(sentence.text)
    head = next(
        (e.end for e in said if _ADVERB.fullmatch(e.text) is None), said[-1].end
    )  # 今年，我市计划…
    first = next((e for e in found if e.force not in (Force.VOTE, Force.SUM)), None)
    return first is None or (
        first.start < head and not (first.rule == LATER and first.start > _NEAR)
    )


_ADVERB = frame("adverbial")
_PARTS = frame("parts")


def _of_list(sentence: str, found: Sequence[Sign]) -> Judged | None:
    """What is said of a list that a sentence announces and begins (计划做好两项：一是…)."""
    opened = _LIST_OPENS.search(sentence)
    if opened is None:
        return None
    firm = [e for e in found if e.start < opened.start() and e.force in (Force.FIRM, Force.LASTING)]
    return Judged(firm[-1].mood, LIST) if firm else None


_LIST_OPENS = frame("list-opens")


def _opens(sign: Sign, sentence: str) -> bool:
    """Whether a sign opens its sentence, so that it holds for those behind it too."""
    if sign.force is not Force.LASTING:
        return False
    if sign.rule in _LABELS:
        return True
    head = sentence[: sign.start]
    return len(head) <= _NEAR and _COUNTS.search(head) is None


_LABELS = frozenset({PROMISES, "mood/wanted-label", "mood/told-label"})


_COUNTS = re.compile(r"(?<!\d)\d+(?![\d年月日])")


def _sets_goals(sentence: str) -> bool:
    """Whether a sentence sets the goals of a year, so that what follows is how to reach them."""
    return _SETS_GOALS.search(sentence) is not None


_SETS_GOALS = frame("sets-goals")
_THIS_TIME = frame("this-time")
_NEAR = 10
"""So far from its beginning a time still opens a sentence."""
_GOES_ON = frame("goes-on")
_ITEM = frame("item")
_OPENS_RESULT = frame("opens-result")
_LABEL = frame("result-label")
_ANNOUNCED = re.compile(r"[^。；;]*[：:]\s*$")


def _count(found: Sequence[Sign], counts: Counts, open_until: int) -> None:
    """Count what a sentence shows: each mood once, a bare call to work only if nothing else does.

    open_until: the end of its first clause, if that says nothing; what it then goes on to plan
    (完成3亿元，预计全年完成9亿元) is no sign of that.
    """
    if not _ELSEWHEN.isdisjoint(each.rule for each in found):
        return  # a sentence of another time says nothing of those beside it
    for mood in (Mood.DONE, Mood.TO_COME):
        shown = [each for each in found if each.mood is mood and each.rule != EXPECTED]
        if mood is Mood.TO_COME and shown and 0 < open_until <= shown[0].start:
            continue
        forces = {each.force for each in shown}
        if forces - {Force.VOTE, Force.SUM}:
            counts.add(mood, _FIRM)
        elif Force.VOTE in forces and (mood is Mood.DONE or counts.ahead == 0):
            counts.add(mood, _VOTE)


def _begins_open(runs: Sequence[_Run]) -> bool:
    """Whether the first clause of a sentence says nothing of itself."""
    return bool(runs) and min(runs, key=lambda run: run.start).judged is None


_ELSEWHEN = frozenset({PAST, LATER, "mood/past-words", "mood/later-words"})


def _announces(text: str, now: Now) -> Mood | None:
    """Of which mood a list is that a paragraph announces (拟做好以下工作：), if of one."""
    opens = text.rstrip().endswith(("：", ":"))
    said = _ANNOUNCED.search(text) if opens else None
    if said is None and ("以下" in text or "如下" in text):
        said = _FOLLOWING.search(text)
    if said is None:
        return None
    firm = [e for e in signs(said.group(), now) if e.force in (Force.FIRM, Force.LASTING)]
    told = _TELLS_BELOW.search(text)
    return Mood.DONE if told else (firm[-1].mood if firm else None)


_FOLLOWING = frame("following")


_TELLS_BELOW = frame("tells-below")


def _before_label(paragraph: _Paragraph) -> None:
    """What stands before the label of its result was to be done: 新建公园3个。完成情况：2个; so was
    what is held against what was in fact: 其一是新建公园3个。实际新建公园5个。
    """
    text = paragraph.told.text
    starts = [each.start for each in sentences(text)[1:]]
    until = next((at for at in starts if _LABEL.match(text, at)), 0)
    wanted = _ONE_OF_SEVERAL.match(text)
    if not until and wanted is not None and _IN_FACT.search(text, wanted.end()):
        until = wanted.end()
    paragraph.is_promised([run for run in paragraph.runs if run.end <= until])


_TELLS_GROWTH = re.compile("同比|环比|[比较][上去]年|[上去]年同期")
"""三、投资增长。固定资产投资同比增长9%: what was, also above 截至6月底，…."""
_ONE_OF_SEVERAL = frame("one-of-several")
_IN_FACT = frame("in-fact")


def _told_from(item: str) -> int:
    """Where an item that says what was promised goes on with what came of it by some time; 0 if it
    does not.
    """
    found = _BY_SOME_TIME.search(item)
    return found.start() if found is not None and re.search(r"\d", item[: found.start()]) else 0


_SETS_BESIDE = frame("sets-beside")
_BY_SOME_TIME = frame("by-some-time")


def _form(text: str) -> str:
    """The form of the number or label that a passage opens with."""
    found = _ITEM.match(text)
    return "" if found is None else re.sub(r"[一二三四五六七八九十\d]+", "1", found.group().strip())


@dataclass(slots=True)
class _Summed:
    """What was planned or assigned as a whole, of which parts may follow (…，其中新建5个，改造4个).

    unit: of a planned sum; its parts are told in the same. None: of all that was assigned.
    """

    judged: Judged | None = None
    unit: str | None = None

    def note(self, sign: Sign, judged: Judged, unit: str | None = None) -> None:
        """Take a sign that tells of a whole. unit: what stands behind its number."""
        first = self.judged is None or self.unit is not None
        if (sign.rule == ASSIGNED and unit is None) or (
            sign.rule == PLANNED_SUM and unit is not None and first
        ):
            self.judged, self.unit = judged, unit

    def done_since(self, clause: str) -> None:
        """Take a clause that tells of what was done: if it is in the same measure, parts that
        follow are of that (目标3万亩，完成4万亩，其中甲工程2万亩).
        """
        number = _QUANTITY.search(clause)
        if number is not None and self.unit in (None, _unit_behind(clause, number.end())):
            self.judged = self.unit = None

    def of_part(self, clause: str) -> Judged | None:
        """What is decided of a clause that tells of a part; None if it tells of none."""
        if self.judged is None or not clause.startswith("其中"):
            return None
        number = _QUANTITY.search(clause)
        unit = number and _unit_behind(clause, number.end())
        return self.judged if self.unit in (None, unit) else None


def _runs(sentence: Span, found: Sequence[Sign]) -> list[_Run]:
    """The stretches of a sentence, each with what the clauses say of it; None: they do not."""
    runs: list[_Run] = []
    state: Judged | None = None
    firm = False
    inside = [(m.start(), m.end()) for m in _BRACKETS.finditer(sentence.text)]
    held: list[_Run] = []  # brackets behind what was planned (计划投资9亿元（甲局2亿元）)
    summed = _Summed()
    for clause in clauses(sentence.text):
        earlier = len(runs)
        state = summed.of_part(clause.text) or state
        own = [
            each
            for each in found
            if clause.start <= each.start < clause.end
            and each.force is not Force.VOTE
            and not any(a <= each.start < b for a, b in inside)
        ]
        begin, said = clause.start, None
        rates = [(each.start, each.end) for each in own if each.rule == RATE]
        for each in own:
            if _yields(each, said, state if firm else None) or (
                each.force is Force.SUM and _DONE_TASK.search(sentence.text, clause.start, each.end)
            ):
                continue
            expected = each.rule == EXPECTED
            judged = Judged(
                each.mood, each.rule, not expected and each.rule != PLANNED_SUM, expected=expected
            )
            # The first sign of a clause is also of the words before it: 9座已完成.
            before = said or (state if each.rule in (PLANNED_SUM, ASSIGNED) else judged)
            if each.start > begin:
                runs.append(_Run(begin, each.start, before))
            begin, said = each.start, judged
            summed.note(each, judged)
            if each.force is not Force.SUM:
                state, firm = judged, each.force in (Force.FIRM, Force.LASTING)
            elif (only := _QUANTITY.search(sentence.text, each.end, clause.end)) is not None:
                # 高于年初12%的目标3个百分点: of what follows, it says nothing.
                runs.append(_Run(begin, only.end(), judged))
                begin, said = only.end(), state
                if not any(a <= each.start < b for a, b in rates):
                    # 占年初预算9亿元的40%，其中…: the parts are of what came in
                    summed.note(each, judged, _unit_behind(sentence.text, only.end()))
                own_of_sum = next((a for a in inside if 0 <= a[0] - begin <= _UNIT), None)
                held += [_Run(*own_of_sum, judged)] if own_of_sum is not None else []
        if own and own[0].rule == RATE and runs:
            _of_the_same(runs[-1], judged)
        judged_here = said or (state and replace(state, rule=SENTENCE))
        told = _TELLS_RESULT.match(clause.text) is not None
        done = told if judged_here is None else judged_here.done
        if done and not (clause.text.startswith("其中") or any(x.force is Force.SUM for x in own)):
            summed.done_since(clause.text)
        runs.append(_Run(begin, clause.end, judged_here))
        if own and not re.search(r"\d", clause.text) and _OF_ALL.search(clause.text):
            _of_all_before(runs[:earlier], Judged(own[-1].mood, SENTENCE))
    _between_plan_and_result(runs, sentence.text)
    runs = [*_of_brackets(inside, found), *held, *runs]
    for run in runs:
        run.start += sentence.start
        run.end += sentence.start
    return runs


def _outside(sentence: str, found: Sequence[Sign]) -> list[Sign]:
    """The signs that stand in no bracket."""
    inside = [match.span() for match in _BRACKETS.finditer(sentence)]
    return [each for each in found if not any(a <= each.start < b for a, b in inside)]


_BRACKETS = re.compile("（[^（）]*）|[(][^()]*[)]")


def _of_the_same(run: _Run, judged: Judged) -> None:
    """Have a clause without a sign tell what the rate behind it is of (完成5亿元，占计划50%)."""
    if run.judged is None or run.judged.rule == SENTENCE:
        run.judged = judged


def _between_plan_and_result(runs: Sequence[_Run], text: str) -> None:
    """Leave open what stands between a sum that was planned and what came of it, with no sign of
    its own (计划投资9亿元，新建泊位5个，全年共完成8亿元): it may be of the one and of the other.
    """
    planned: list[_Run] = []
    waits = False
    for run in runs:
        if run.judged is None:
            if waits and _TELLS_RESULT.match(text, run.start) is None:
                planned.append(run)
            continue
        if run.judged.done:
            for each in planned:
                each.judged = Judged(Mood.UNSAID, UNSAID)
        planned, waits = [], run.judged.rule == PLANNED_SUM
    for each in planned if _OF_A_YEAR_PLANNED.match(text) else ():
        # 2032年计划投资9亿元，新建泊位5个。: planned too, or there already, nobody says
        each.judged = Judged(Mood.UNSAID, UNSAID)


_OF_A_YEAR_PLANNED = re.compile(r"\s*20\d\d年(?:度)?计划")


def _unit_behind(text: str, at: int) -> str:
    """The sign of a unit that stands behind a number, without 万 and 亿."""
    return text[at : at + 3].lstrip("万亿余多 ")[:1]


_TELLS_RESULT = frame("tells-result")
_UNIT = 5
"""A bracket behind a number and its unit is of the same sum."""


def _of_brackets(inside: Sequence[tuple[int, int]], found: Sequence[Sign]) -> list[_Run]:
    """The runs of brackets that say something of themselves: (含已建的5座)."""
    own = []
    for start, end in inside:
        said = [e for e in found if start <= e.start < end and e.force is not Force.VOTE]
        if said:
            own.append(_Run(start, end, Judged(said[-1].mood, said[-1].rule)))
    return own


def _yields(sign: Sign, said: Judged | None, firm: Judged | None) -> bool:
    """Whether a sign decides nothing beside one before it. said: in its clause. firm: in its
    sentence, and firmly.
    """
    if sign.force is Force.MILD and firm is not None and firm.mood != sign.mood:
        return True
    if sign.rule in (WILL, RATE) and said is None and firm is not None and firm.expected:
        return True  # 预计到月底，收入将达到9亿元，完成计划的95%
    if sign.rule in (RATE, PAST) and said is not None and said.rule in _MEANT:
        return True  # 确保完成任务的50%; 预测上半年产值9亿元
    # 目标任务为：甲9个，完成率50%
    return sign.rule == RATE and firm is not None and firm.ahead and firm.rule not in _MEANT


_DONE_TASK = frame("done-task")
_QUANTITY = re.compile(r"\d[\d.,]*(?![\d年])(?:[^\d，。；、（）()的]{0,6}、\d[\d.]*)*")
_OF_ALL = frame("of-all")


def _of_all_before(runs: Sequence[_Run], judged: Judged) -> None:
    """Give what no clause spoke of what one behind it says of all: 新建公园3个，年底前建成.

    Not what stands before one that says something else (18项，已完成11项，预计年内完成).
    """
    for run in reversed(runs):
        if run.judged is not None:
            return
        run.judged = judged
