"""What the loaders of prose share: sections, statements with their passages, the account.

A loader of one kind of document walks over the blocks, states what it reads, and asks for
the extraction at the end. The account is then taken from the passages themselves: a sentence
from which something was stated is *stated*, any other is *kept as text*.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loaders.extraction.account import check_account, sentence_entries
from loaders.extraction.division import (
    LEVEL_FIRST,
    document_division,
    own_name,
    tabled,
    unplaced,
)
from loaders.extraction.figure_times import figure_period
from loaders.extraction.front import front_matter, issued_day
from loaders.extraction.heads.issue import serial_of
from loaders.extraction.heads.lines import head_of, lines_of
from loaders.extraction.heads.sorts import Is
from loaders.extraction.place import without_cited
from loaders.extraction.statements import (
    StatedDue,
    Statements,
    When,
    figure_thing,
    method,
    properties,
    said_of,
    stated_due,
)
from loaders.extraction.told_apart import without_several
from loaders.formats.document import Document, Piece
from loaders.formats.headings import numbering
from loaders.language.clauses import begin_of
from loaders.language.commitments import NAME, hardness
from loaders.language.dates import Dated, document_date
from loaders.language.due import due_date
from loaders.language.figure import NAMELESS, UNNAMED, Figure, Part
from loaders.language.head_words import CLOCK
from loaders.language.indicators import is_general
from loaders.language.issuers import of_the_country
from loaders.language.no_goal import is_no_goal
from loaders.language.periods import periods
from loaders.language.ranks import RANKS
from loaders.language.spans import bounds
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
_DAY_ALONE = re.compile(
    r"(?:(?:发[表布]|成文|印发)(?:时间|日期)[:：])?(?P<year>(?:19|20)\d{2})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?:\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
    r"(?:\s*(?:信息|文章|稿件)?来源[:：][^\n\d]{0,40})?"
)
"""A line that is a day and nothing else but the hour."""
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


def _as_then(text: str, figure: Figure, period: str) -> str:
    """The time of what was reached, which is none that it is due by: at the end of June (6月末) it
    was so, and by then (6月底) so much was done.
    """
    if not period.startswith("by "):
        return period
    value = period.removeprefix("by ")
    begin = begin_of(text, figure.quantity.start)
    at_end = _AT_END.search(text, begin, max(figure.end, figure.quantity.end))
    return value if at_end or len(value) == len("2024") else f"../{value}"


def _is_after(period: str | None, dated: str | None) -> bool:
    """Whether a time begins when a document that tells what came of it was written already."""
    begin, written = bounds(period or "")[0], bounds(dated or "")[1]
    return begin is not None and written is not None and begin > written


_AT_END = re.compile("[月季年度]末")


class Prose(Statements):
    """One reading of a document of prose; collects statements, and the account at the end.

    numbered: whether two of one title and day are two documents by their numbers (发文字号) alone.
    """

    def __init__(
        self, document: Document, kind: str, title: str, *, numbered: bool = False
    ) -> None:
        front = front_matter(document)
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
            issue=front.issue or (serial_of(front.number) if numbered else None),
            day=issued_day(document),
        )
        super().__init__(document, source)
        self._things: dict[str, Thing] = {}
        self._figures = 0
        self._nameless: dict[str, Thing] = {}
        """Of each measurement, the indicator that it is of where it turns out to have no name."""
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
        mood: str | None = None,
    ) -> None:
        """A figure that a task is to reach. piece: the text that the figure was read in.

        mood: the rule that decided that it is to come. span: the years that its section is of,
        where they are several. Terms of support, what it is to rise from (由60%提高到75%), and how
        many there are (22个村中21个), are left out.
        """
        no_goal = figure.baseline or figure.part is Part.WHOLE
        if no_goal or is_no_goal(piece.text, figure.quantity):
            return
        thing, indicator, passage, rules = self._figure(
            "Target", figure, piece, section, year, span=span
        )
        words = figure.quantity.text
        read = method("target", *rules, *([mood] if mood else ()))
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
        years: str | None = None,
        mood: str | None = None,
    ) -> None:
        """A figure that was reached (or, where the words say so, expected).

        mood: the rule that decided so. span: the years that its section is of, where they are
        several. years: those that 年均 is of, where the paragraph tells of one of them.
        """
        thing, indicator, passage, rules = self._figure(
            "Measurement", figure, piece, section, year, span=span, years=years
        )
        read = method("result", *rules, *([mood] if mood else ()))
        keys = (*self.source.keys, str(self._figures), NAMELESS)
        self._nameless[thing.iri] = Thing(
            iri_of(self.division, "Indicator", *map(normal_name, keys)),
            "Indicator",
            normal_name(NAMELESS),
        )
        self.state(thing, said_of(thing), indicator, passage, read, figure.quantity.text)

    def _figure(
        self,
        kind: str,
        figure: Figure,
        piece: Piece,
        section: tuple[str, ...],
        year: int | None,
        *,
        span: str | None,
        years: str | None = None,
    ) -> tuple[Thing, Thing, Passage, tuple[str, ...]]:
        self._figures += 1
        quantity = figure.quantity
        words = figure.indicator or NAMELESS
        if figure.indicator in RANKS:  # 居全市第三: of what, nothing says
            figure = replace(figure, indicator="")
            words = NAMELESS
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
        when = figure_period(
            piece.text,
            figure,
            year,
            section,
            span=span,
            years=years,
            now=now,
            month=month,
            goal=kind == "Target",
        )
        if kind == "Measurement" and figure.part is not Part.PLAN and when.period is not None:
            # 6月末，余额5亿元: so it was then, and nothing was to be done by then.
            when = when._replace(period=_as_then(piece.text, figure, when.period))
            if _is_after(when.period, self.source.dated):
                # 计划2033年建成，目前完成投资2亿元, said in 2032: the time is of the plan.
                when = When(None, "period/not-yet")
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
        self.statements = without_several(self.statements, self._nameless)
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
    else the day on which it was signed, or which the card of its page says, else the year of its
    number (青政办〔2024〕7号).

    Only these: a year that occurs somewhere in the text dates nothing. Where it was signed, the day
    on which a page was put on a site, or that a sentence tells of, is not its date either.
    """
    front = front_matter(document)
    if front.given is not None:
        return front.given
    lines = lines_of(document)
    own = {e.piece.start for e in head_of(lines) if e.sort not in (Is.PORTAL, Is.BODY)}
    own |= {e.piece.start for e in lines if e.sort is Is.DATE}
    for block in document.blocks[:_FRONT_MATTER]:
        if front.day is not None and block.piece.start not in own:
            continue
        words = squeeze(block.piece.text)
        if CLOCK.search(words) or words.endswith(("。", "；", ";")) or numbering(words)[0]:
            continue
        alone = _DAY_ALONE.fullmatch(words)
        if alone is not None:
            words = "{year}年{month}月{day}日".format(**alone.groupdict())
        if len(block.piece) <= 60 and _DATED_LINE.search(words):
            return document_date(words)
    return document_date(squeeze(title)) or front.day or _year_of_number(front.number)


def _year_of_number(number: str | None) -> Dated | None:
    year = _OF_NUMBER.search(squeeze(number or ""))
    return None if year is None else Dated(year[1], squeeze(number or ""))


_OF_NUMBER = re.compile(r"[〔［\[（(]((?:19|20)\d{2})年?[〕］\]）)]")


def front_division(document: Document, title: str) -> Division:
    """The registered division of the text, else the one that its title or first lines name.

    There a division stands before its organs (某某区人民政府区长, 在某某县第八届人民代表大会…).
    """
    found = document_division(document, title)
    if found != unplaced(document) or of_the_country(squeeze(title)):
        return found
    lines = lines_of(document)
    site = {each.piece.start for each in lines if each.sort is Is.PORTAL}
    others = site | {each.piece.start for each in lines if each.sort is Is.ADDRESSEE}
    for block in document.blocks[:_ABOVE_TITLE]:
        said = block.piece.text.rstrip().endswith(("。", "；"))  # a sentence is no title
        if len(block.piece) <= 60 and not (said or block.level or block.piece.start in others):
            named = document_division(document, without_cited(squeeze(block.piece.text)))
            if named != found:
                return named
    for block in document.blocks[:_FRONT_MATTER]:
        sentence = block.piece.text.rstrip().endswith(("。", "；"))
        short = len(block.piece) <= 60 and block.piece.start not in site and not sentence
        match = _ORGAN_OF.search(squeeze(block.piece.text)) if short else None
        if match is not None and not _NOT_OWN.match(match["name"]):
            name = own_name(match["name"], document.text)
            if not tabled(name):  # one of several of its name: none is chosen
                return Division(name, name)
    return found


_NOT_OWN = re.compile(rf"我|第|关于|直辖|自治[区州县]$|代表|{LEVEL_FIRST}")
"""我代表县人民政府 and 各省、直辖市 name no place."""
