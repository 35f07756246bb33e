"""What the loaders of prose share: sections, statements with their passages, the account.

A loader of one kind of document walks over the blocks, states what it reads, and asks for
the extraction at the end. The account is then taken from the passages themselves: a sentence
from which something was stated is *stated*, any other is *kept as text*.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loaders.extraction.account import check_account, sentence_entries
from loaders.extraction.division import document_division, own_name, tabled, unplaced
from loaders.extraction.front import front_matter
from loaders.extraction.statements import (
    StatedDue,
    Statements,
    When,
    figure_thing,
    method,
    properties,
    stated_due,
)
from loaders.formats.document import Document, Piece
from loaders.language.commitments import NAME, hardness
from loaders.language.compared import compared, is_of_base
from loaders.language.dates import Dated, document_date
from loaders.language.due import by_year, due_date
from loaders.language.figure import NAMELESS, UNNAMED, Figure
from loaders.language.indicators import is_general
from loaders.language.issuers import of_the_country
from loaders.language.periods import OPEN_YEAR, Period, periods
from loaders.language.respectively import RESPECTIVELY, listed_years
from loaders.language.support import is_term
from loaders.language.systems import stated_count
from ontology import late_re as re
from ontology.ids import iri_of
from ontology.known_names import known_names
from ontology.model import (
    Division,
    Extraction,
    Passage,
    SourceDocument,
    Thing,
    Value,
)
from ontology.registries import Registry
from ontology.registry_at import registry_at
from ontology.text import normal_name, squeeze
from ontology.vocabulary import vocabulary

_DATED_LINE = re.compile(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日")
_ORGAN_OF = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|在|省|市)(?P<name>(?![日年月]?[在于]|[已业现]?[报经由])[\u4e00-\u9fff]{2,4}(?:自治[县州]|区|县|旗|市|州|盟))"
    r"(?=人民政府|[市县区州旗]直|第?[一二三四五六七八九十]{1,3}届|人民代表大会|人大|委(?![员托会])|各部门|各单位)"
)
"""A division before one of its organs, at the beginning of a line or after what is above it."""
_ANNOUNCED = re.compile(r"^.*[：:]")
"""What announces a list of goals (主要预期目标为：) is no part of the first one's name."""
_ABOVE_TITLE = 2
"""A line above the title may name whose document it is."""
_FRONT_MATTER = 8
"""A report says its date on one of its first lines, beside the speaker and the meeting."""


NamedThing = tuple[Piece, Thing]
"""A thing, and the words that name it."""


class Prose(Statements):
    """One reading of a document of prose; collects statements, and the account at the end."""

    def __init__(self, document: Document, kind: str, title: str) -> None:
        self.dated = front_date(document, title)
        self._of_feast = any(each.rule == "period/feast" for each in periods(title, None))
        self.division: Division = front_division(document, title)
        date = self.dated.value if self.dated else None
        self.registry: Registry | None = registry_at(self.division.code, date)
        self.names = known_names(self.division)
        source = SourceDocument(
            name=document.name,
            kind=kind,
            title=title,
            division=self.division,
            sha256=document.sha256,
            text_sha256=document.text_sha256,
            characters=len(document.text),
            encoding=document.encoding,
            dated=date,
            dated_from=self.dated.words if self.dated else None,
        )
        super().__init__(document, source)
        self._things: dict[str, Thing] = {}
        self._figures = 0
        self._tasks = 0

    # --- things ---------------------------------------------------------------

    def thing(self, kind: str, name: str, **values: Value | None) -> Thing:
        """The thing of this name; described once, so that no two descriptions differ."""
        iri = iri_of(self.division, kind, normal_name(name))
        if kind == "Strategy" and "statedParts" not in values:
            count = stated_count(name)
            values["statedParts"] = count if count is not None and count > 1 else None
        return self._things.setdefault(iri, Thing(iri, kind, squeeze(name), properties(**values)))

    def task(
        self, name: str, words: str, *, named: bool = False, due: StatedDue | None = None
    ) -> Thing:
        """A new task that this document promises; tasks are numbered in reading order.

        name: its title (`loaders.language.titles`). words: the promise as written. named: it
        is promised by name (an item of a list), whatever its form. due: by when, if it says so.
        """
        self._tasks += 1
        hard = hardness(words) or ((NAME,) if named else ())
        values: list[tuple[str, Value]] = [
            ("ordinal", self._tasks),
            ("commitmentKind", "hard" if hard else "soft"),
        ]
        values.extend(("hardBy", each) for each in hard)
        values.extend(due.properties if due else ())
        iri = iri_of(self.division, "Task", *self.source.keys, str(self._tasks))
        return Thing(iri, "Task", name, tuple(values))

    def due_of(self, piece: Piece, year: int | None) -> StatedDue | None:
        """By when a promise is to be kept, as its words say. year: that they speak of."""
        month = self.dated.month if self.dated and self.dated.year == year else None
        return stated_due(due_date(piece.text, year, month), piece)

    def state_due(self, task: Thing, due: StatedDue | None, section: tuple[str, ...]) -> None:
        """State by when a task is to be done."""
        if due is not None:
            self.due(task, due, self.passage(due.words, section))

    def unit(self, name: str, kind: str) -> Thing:
        """A unit by its name: the registered one, or one of this form."""
        known = self.registry.find(name) if self.registry else None
        if known is not None:
            return self.thing(known.kind, known.name)
        return self.thing(kind, name)

    # --- statements -------------------------------------------------------------

    def passage(self, piece: Piece, section: tuple[str, ...]) -> Passage:
        """The passage of a piece of the document, with the headings above it."""
        return self.cite(piece, section=section)

    def mention_known_names(self) -> None:
        """State where the document names a thing that a reviewer registered (a strategy …)."""
        said = {
            (each.object.iri, each.passage.start)
            for each in self.statements
            if each.predicate == "mentions"
        }
        for part in self.document.blocks:
            for start, end, entry in self.names.named_in(part.piece.text):
                at = part.piece[start:end]
                if (self.names.thing(entry).iri, at.start) in said:
                    continue
                passage = self.passage(at, self.section_of(at.start))
                self.mention(self.names.thing(entry), passage, "known-name", at.text)

    def about(
        self, thing: Thing, piece: Piece, section: tuple[str, ...], named: Iterable[NamedThing] = ()
    ) -> None:
        """What a thing's words name, it advances (strategies, programmes) or concerns.

        named: things that a reader found in the words, beside those that a reviewer
        registered. Units, divisions and persons are left out: who acts is said elsewhere.
        """
        registered = [
            (piece[start:end], self.names.thing(entry))
            for start, end, entry in self.names.named_in(piece.text)
        ]
        seen = {thing.iri}
        for part, each in (*registered, *named):
            predicate = vocabulary().served_by(each.kind)
            if predicate is None or each.iri in seen:
                continue
            seen.add(each.iri)
            passage = self.passage(part, section)
            self.state(thing, predicate, each, passage, "about", part.text)

    def section_of(self, position: int) -> tuple[str, ...]:
        """The headings above a place, as far as something was stated near it."""
        best: tuple[int, tuple[str, ...]] = (-1, ())
        for each in self.statements:
            passage = each.passage
            if passage.start <= position and passage.start >= best[0] and passage.section:
                best = (passage.start, passage.section)
        return best[1]

    def target(
        self,
        task: Thing,
        figure: Figure,
        piece: Piece,
        section: tuple[str, ...],
        year: int | None,
        *,
        span: str | None = None,
    ) -> None:
        """A figure that a task is to reach. piece: the text that the figure was read in.

        span: the years that its section is of, where they are several. Terms of support, and
        what it is to rise from (由60%提高到75%), are left out.
        """
        if figure.baseline or is_term(piece.text, figure.quantity):
            return
        thing, indicator, passage, rules = self._figure(
            "Target", figure, piece, section, year, span=span
        )
        words = figure.quantity.text
        read = method("target", *rules)
        self.state(task, "hasTarget", thing, passage, read, words)
        self.state(thing, "ofIndicator", indicator, passage, read, indicator.name)

    def measurement(
        self,
        figure: Figure,
        piece: Piece,
        section: tuple[str, ...],
        year: int | None,
        *,
        span: str | None = None,
    ) -> None:
        """A figure that was reached (or, where the words say so, expected).

        span: the years that its section is of, where they are several.
        """
        thing, indicator, passage, rules = self._figure(
            "Measurement", figure, piece, section, year, span=span
        )
        read = method("result", *rules)
        self.state(thing, "measures", indicator, passage, read, figure.quantity.text)

    def _figure(
        self,
        kind: str,
        figure: Figure,
        piece: Piece,
        section: tuple[str, ...],
        year: int | None,
        *,
        span: str | None,
    ) -> tuple[Thing, Thing, Passage, tuple[str, ...]]:
        self._figures += 1
        quantity = figure.quantity
        words = figure.indicator or NAMELESS
        if not figure.indicator and not figure.unassigned:
            figure = replace(figure, rule=UNNAMED)
        name = _ANNOUNCED.sub("", words) or words
        # What only a verb names (开工14个), what has a name of nothing in particular (总投资), or
        # none, is of an indicator of this document alone: it is held against nothing.
        alone = figure.bare or not figure.indicator or is_general(name)
        keys = (*self.source.keys, str(self._figures), name) if alone else (name,)
        indicator = Thing(
            iri_of(self.division, "Indicator", *map(normal_name, keys)),
            "Indicator",
            normal_name(name),
        )
        now = self.dated.year if self.dated else None
        month = self.dated.month if self.dated and self.dated.year == year else None
        when = figure_period(piece.text, figure, year, section, span=span, now=now, month=month)
        if self._of_feast and when.rule == "period/document":
            when = When(None, "period/none")  # 2025年“五一”假期…: not of the year
        thing = figure_thing(
            iri_of(self.division, kind, *self.source.keys, str(self._figures)),
            kind,
            figure,
            indicator,
            period=when.period,
            dated=self.source.dated,
        )
        start, end = min(figure.start, quantity.start), max(figure.end, quantity.end)
        rules = (*figure.rules, when.rule)
        return thing, indicator, self.passage(piece[start:end], section), rules

    # --- the end ------------------------------------------------------------------

    def extraction(self, *notices: str) -> Extraction:
        """All that was stated, with the account. Raises AccountError if anything was lost."""
        account = list(sentence_entries(self.document, self.statements))
        check_account(self.document, account)
        return Extraction(
            self.source,
            tuple(self.statements),
            tuple(sorted(account, key=lambda entry: (entry.start, entry.end))),
            (*self.document.notices, *notices),
        )


def front_date(document: Document, title: str) -> Dated | None:
    """The date of a document: a full date among its first lines, else what its title says,
    else the day on which it was signed.

    Only these: a year that occurs somewhere in the text dates nothing.
    """
    front = front_matter(document)
    if front.given is not None:
        return front.given
    for block in document.blocks[:_FRONT_MATTER]:
        if len(block.piece) <= 60 and _DATED_LINE.search(squeeze(block.piece.text)):
            return document_date(squeeze(block.piece.text))
    return document_date(squeeze(title)) or front.issued


def front_division(document: Document, title: str) -> Division:
    """The registered division of the text, else the one that its title or first lines name.

    There a division stands before its organs (某某区人民政府区长, 在某某县第八届人民代表大会…).
    """
    found = document_division(document, title)
    if found != unplaced(document) or of_the_country(squeeze(title)):
        return found
    for block in document.blocks[:_ABOVE_TITLE]:
        if len(block.piece) <= 60 and not block.level:
            named = document_division(document, squeeze(block.piece.text))
            if named != found:
                return named
    for block in document.blocks[:_FRONT_MATTER]:
        match = _ORGAN_OF.search(squeeze(block.piece.text)) if len(block.piece) <= 60 else None
        if match is not None and not _NOT_OWN.match(match["name"]):
            name = own_name(match["name"], document.text)
            if not tabled(name):  # one of several of its name: none is chosen
                return Division(name, name)
    return found


_YEARLY = re.compile("年均|年平均")
_NOT_OWN = re.compile(r"我|直辖|自治[区州县]$|代表")
"""我代表县人民政府 and 各省、直辖市 name no place."""


def figure_period(  # noqa: PLR0911 - one for each place that may say it
    text: str,
    figure: Figure,
    year: int | None,
    section: tuple[str, ...] = (),
    *,
    span: str | None = None,
    now: int | None = None,
    month: int | None = None,
) -> When:
    """The period that a figure is for, as far as the document says, and which words say it.

    The one named nearest before it in its sentence, else after it in its own clause (43个项目
    10月底前开工), else the part of a year that a heading above speaks of (上半年…), else the span
    of years that its section is of, else the given year. A part of a year that is said without
    its year has it open (`XXXXH1`); of an unknown whole year there is nothing to say.

    now: the document's year; a later one that something is to come to (到2025年) is a deadline.
    month: up to which it reports of that year, for 本月 and 上月.
    """
    at = figure.quantity.start
    begin = max(text.rfind(mark, 0, at) for mark in "。；;\n") + 1
    listed = listed_years(text[begin:at]) if RESPECTIVELY in text[figure.start : at] else ()
    if len(listed) == figure.place[1] > 1:
        return When(listed[figure.place[0]], "period/year")  # 2023年、2024年，甲分别达到5、6个
    named = [
        each
        # 从去年的13%降至5%: the year before that of which is told, whoever speaks.
        for each in _as_spoken(
            text[begin : figure.end], year, None if figure.baseline else now, month
        )
        if (figure.baseline and is_of_base(text, begin + each.start))
        or not (
            figure.baseline
            or _COMPARED.search(text, max(0, begin + each.start - 1), begin + each.start)
            or compared(text, each, figure, begin)
            or _is_basis(text[begin : figure.end], each)
        )
    ]
    if year is not None and span is None:  # 一年来 is the year that the report looks back on
        named = [each for each in named if not text.startswith("一年来", begin + each.start)]
    before = [
        each
        for each in named
        if begin + each.start < at
        and (
            begin + each.start >= figure.start
            or each.rule != "period/year"
            or _opens_clause(text, begin + each.start)
        )
    ]
    clause = [each for each in named if begin + each.start >= max(at, figure.start)]
    if before or clause:
        told = before[-1] if before else clause[0]
        if told.rule == "period/past-years" and span is not None:
            return When(span, told.rule)
        if (
            told.rule == "period/year"
            and told.start + begin < figure.start
            and _YEARLY.search(text, figure.start, at)
        ):
            # 2021年达到486亿元，年均增长8%: so it grew in the years before.
            return When(span, "period/none" if span is None else "period/heading")
        due = by_year(text[begin : figure.end], told, now)
        return When(due or _told(told), told.rule)
    if figure.baseline:
        return When(None, "period/before")  # an earlier value: of when, is not said
    yearly = _YEARLY.search(text, figure.start, at) is not None
    above = _opening_span(text, begin, year, None if yearly else now)
    if above is None and span is not None and not yearly:
        above = _year_of_sentence(text, begin, now)
    above = above or _of_headings(section, year, span)
    if above is not None:
        return above
    return When(None, "period/none") if year is None else When(str(year), "period/document")


def part_of_year(heading: str, year: int | None) -> str | None:
    """The part of a year that a heading or a title speaks of; None if it names none.

    >>> part_of_year("2024年上半年运行情况", 2024), part_of_year("2024年工作总结", 2024)
    ('2024H1', None)
    """
    for each in periods(_NUMBER_OF_HEADING.sub("", heading), year, open_year=True):
        if _PART_OF_YEAR.search(each.value):
            return each.value
    return None


_NUMBER_OF_HEADING = re.compile("^[一二三四五六七八九十]{1,3}、")
"""三、四季度工作打算 is of the fourth quarter."""


def _of_headings(section: tuple[str, ...], year: int | None, span: str | None) -> When | None:
    """The part of a year that a heading above speaks of, else the span of years of the section."""
    for heading in reversed(section):
        said = part_of_year(heading, year)
        if said is not None:
            return When(said, "period/heading")
    return None if span is None else When(span, "period/heading")


def _opening_span(text: str, begin: int, year: int | None, now: int | None) -> When | None:
    """The stretch of a year that opens the whole sentence, or the later year that all of it is to
    come to, for what is joined to it by ； (1—11月，甲增长9%；乙增长8%; 到2030年，甲…；乙…). A
    deadline within a year is of its own clause alone.
    """
    first = max(text.rfind(mark, 0, begin) for mark in "。\n") + 1
    if first >= begin:
        return None
    for each in periods(text[first : first + _NEAR], year, open_year=True):
        ends = text[first + each.end : first + each.end + 1]
        if ends not in ("，", ","):
            continue
        due = by_year(text[first : first + _NEAR], each, now)
        if due is not None and _LEADS_TO_YEAR.fullmatch(text, first, first + each.start):
            return When(due, each.rule)
        if not text[first : first + each.start].strip():
            value = _told(each)
            if value is not None and _PART_OF_YEAR.match(value):
                return When(value, each.rule)
    return None


def _year_of_sentence(text: str, begin: int, now: int | None) -> When | None:
    """The year that a part of the sentence before sets for all behind it, in what tells of several
    years (…奋勇争先，2021年，产值达到9亿元；投资4亿元): it stands between two commas.
    """
    first = max(text.rfind(mark, 0, begin) for mark in "。\n") + 1
    for each in reversed(periods(text[first:begin], None)):
        alone = text[first + each.end : first + each.end + 1] in ("，", ",")
        if each.rule == "period/year" and alone and _opens_clause(text, first + each.start):
            return When(by_year(text[first:begin], each, now) or _told(each), each.rule)
    return None


_LEADS_TO_YEAR = re.compile(r"\s*(?:力争|确保|争取)?[到至]")
_NEAR = 24
"""So many characters of a sentence are its opening."""


def _as_spoken(
    text: str, year: int | None, now: int | None, month: int | None = None
) -> list[Period]:
    """The periods of a text in a section of that year, in a document of now.

    A review of 2019 that is given in 2020 calls 2019 去年: that is counted from who speaks; a part
    of a year (9月底) is of the section's.
    """
    found = periods(text, year, month=month, open_year=True)
    if year is None or now is None or now <= year or not _SPOKEN.search(text):
        return found
    spoken = {each.start: each for each in periods(text, now, open_year=True)}
    return [
        spoken.get(each.start, each) if _SPOKEN.match(text, each.start) else each for each in found
    ]


_SPOKEN = re.compile(r"(?:去|大?前)年")
_COMPARED = re.compile(r"[比较由从]")
"""Before a time that a figure is held against (比2016年增加39天): it is not of that time."""
_LEADS_TO_TIME = re.compile(
    r"(?:^|[，,、。；;：:（(“”\s])[^，,。；;：:（(\s]{0,2}?(?:截至|截止到?|到|至|在|自|从|于|力争|预计|确保|计划|争取|今后)?$"
)


def _opens_clause(text: str, at: int) -> bool:
    """Whether a time opens its clause, and so holds for the next ones (not 征集2020年实事41件)."""
    return _LEADS_TO_TIME.search(text, max(0, at - 16), at) is not None


_BASIS = re.compile(r"[^，。；;]{0,24}基础上")


def _is_basis(text: str, period: Period) -> bool:
    """Whether a time is that of what something rose from (在去年任务的基础上增长8%)."""
    return text.endswith("在", 0, period.start) and bool(_BASIS.match(text, period.end))


_PART_OF_YEAR = re.compile(r"^(?:\d{4}|XXXX)(?:H[12]|Q[1-4]|-\d\d)(?!-\d\d)")
"""What a heading may say of when; a day is that of the document, or of one event."""


def _told(period: Period) -> str | None:
    """A period, unless it is not understood, or a whole year that nothing says which."""
    if not period.understood:
        return None
    return None if period.value.removeprefix("by ") == OPEN_YEAR else period.value
