"""Reviews in the press: what a district did, and what it says it will do next.

The genre: a title, often captions, headings without numbers or numbered key words, prose.
Whether a passage looks back or ahead is read from its headings, else from its own words. Of
what was done it states figures and things launched or finished; of what is to come, things
planned, and every clause with a figure as a task with its target. The subject that the prose
leaves out, or calls 我区, is the division.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from loaders.extraction.division import by_name, is_of_level, short_division, unplaced
from loaders.extraction.front import front_matter, front_title
from loaders.extraction.heads.called import is_titled
from loaders.extraction.heads.lines import above_path, is_shown, lines_of
from loaders.extraction.heads.sorts import Is, is_session, sort_of
from loaders.extraction.heads.title import BY_DATA_BASE, is_head_of_kind
from loaders.extraction.marks import Marks
from loaders.extraction.moods import as_estimate, as_judged, is_reckoned, is_unsaid, unsaid_notice
from loaders.extraction.naming import Named, Naming
from loaders.extraction.prose import Prose
from loaders.extraction.prose_kind import REVIEW, TOLD, prose_kind
from loaders.extraction.said_of_things import (
    RISE,
    SaidOfThings,
    Where,
    begin_within,
    list_start,
    name_start,
)
from loaders.extraction.times_around import part_of_year
from loaders.formats.document import Document, Piece
from loaders.formats.headings import numbering
from loaders.language import frames, indicators
from loaders.language.certain import sentence_verbs
from loaders.language.clauses import Span, clauses, sentences
from loaders.language.dates import TO_CONGRESS, Dated, told_of
from loaders.language.figures import Figure, figures
from loaders.language.grounds import on_sure_grounds
from loaders.language.head_words import CARD_FIELDS
from loaders.language.heads import kind_of
from loaders.language.list_numbers import without_list_numbers
from loaders.language.lists import listed
from loaders.language.measures import DURATIONS
from loaders.language.mood import UNSAID, Judged, Moods, Told, of_others
from loaders.language.owners import with_owners
from loaders.language.parts import Whole, wholes
from loaders.language.ranks import with_ranks
from loaders.language.titles import short_title
from loaders.language.topics import of_a_project, with_topics
from loaders.layout.outline import Placed, Role, outline
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.divisions import divisions
from ontology.ids import division_thing
from ontology.model import Extraction
from ontology.text import half_width, normal_name, squeeze

KIND = "review"
TITLE = "review in the press"
NEEDS = (
    "prose that tells how work went, by its title (…情况, …总结), by a day or by figures reached"
)

_SHORTEST_TITLE = 6
_PAST_SPAN = re.compile(r"(?:19|20)\d{2}年?\s*[-—–~至到]{1,2}\s*(?P<last>(?:19|20)\d{2})年?")
"""2021—2023年回顾 tells up to the last of its years."""
_AHEAD = re.compile("计划|规划|方案|行动|目标|任务|意见|纲要")
_BARE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零]{1,5}条")
_FEWEST_ARTICLES = 5
_EDITOR = re.compile(r"本报|本刊|记者|编者")


def unlike(document: Document) -> str | None:
    """Why a document is no review in the press; None if it is one."""
    if prose_kind(document).kind == REVIEW:
        return None
    return "nothing in it tells how work went, or less than what it lays down"


def marks(document: Document) -> Marks:
    """By what a document is a review: a title that says so, prose that opens with a time; else
    prose alone, which other documents are too.
    """
    found = prose_kind(document)
    shown = {each.entry: each.words for each in found.marks}
    if TOLD in shown:
        return Marks("kind/work-title", found.title, weak=found.weak)
    time = next((shown[each] for each in _TIMES if each in shown), None)
    if time is not None:
        return Marks("kind/opens-with-time", time, weak=found.weak)
    return Marks("kind/prose", weak=found.weak)


_TIMES = ("kind-mark/opening-day", "kind-mark/opening-period")


def extract(document: Document) -> Extraction:
    """Read a document that :func:`unlike` found nothing against."""
    return _Reading(document).extraction()


def _names_none(words: str, front: str | None) -> bool:
    """Whether a line names no document: a session's, or a portal's or an
    organ's where a title was found."""
    sort = sort_of(half_width(words))
    heading = numbering(words)[0] or sort in (Is.SESSION, Is.DATE, Is.NUMBER)
    return bool(heading) or (front is not None and sort in (Is.PORTAL, Is.ORGAN))


_CALLS_ITSELF = re.compile("(?:通知|通报|报告|公告|公报|决定|批复)$")
"""A title that only names the document: 关于印发《甲》落实情况的通报 has issued no 甲."""


class _Reading:
    def __init__(self, document: Document) -> None:
        self._placed = outline(document.blocks)
        self._unnumbered = without_list_numbers([e.block.piece.text for e in self._placed])
        front = front_title(document)
        blocks = [p.block.piece for p in self._placed if p.role is Role.TITLE]
        site = above_path(document)
        card = [
            is_session(e.text)
            or (front is not None and (CARD_FIELDS.match(e.text) is not None or e.start in site))
            for e in blocks
        ]
        titles = [squeeze(e.text) for e, of_card in zip(blocks, card, strict=True) if not of_card]
        title = " ".join(titles)
        # 工作专报, above what it reports; 内部资料
        masthead = len(title) < _SHORTEST_TITLE or _names_none(title, front)
        numbered = front is not None and front_matter(document).issue is not None
        masthead = masthead or numbered or is_head_of_kind(title)
        front = front or document.name
        within, whole = normal_name(title), normal_name(front)
        more = re.search("[\u4e00-\u9fff]", within.replace(whole, "")) is not None
        same = within in whole or (whole in within and not (more and len(titles) > 1))
        named = BY_DATA_BASE.match(title) or (is_titled(front) and not is_titled(title))
        shown = is_shown(document, front)
        title = front if masthead or same or named or shown else title
        self._title = normal_name(title)
        self._prose = Prose(document, KIND, title)
        self._date_by_title(title)
        told = told_of(title, self._prose.dated)
        # Of which year 2031年政府工作报告 tells, its title alone does not say.
        unknown = told is not None and told.month is None and TO_CONGRESS.search(title) is not None
        later = _told_in(document.text, told)
        self._year = None if told is None or unknown or later else told.year
        self._span = part_of_year(title, self._year)
        """The part of a year that the title speaks of (上半年运行情况)."""
        self._past = self._past_years()
        self._index = 0
        self._division_by_text(document)
        self._names = Naming(self._prose, [each.block.piece for each in self._placed])
        self._division = division_thing(self._prose.division)
        self._said = SaidOfThings(self._prose)
        self._ours = f"{self._title} {self._prose.division.name}"
        """Words that hold the names of the place itself."""
        self._topic: Named | None = None
        articles = sum(bool(_ARTICLE.match(each.piece.text)) for each in document.blocks)
        self._lays_down = articles >= _FEWEST_ARTICLES
        """Whether it lays down rules (第一条…): its figures are what must be, not what was."""
        self._moods = Moods(
            self._title,
            later or self._prose.source.dated,
            [self._as_told(at, each) for at, each in enumerate(self._placed)],
        )
        """What was done, and what is to come."""
        self._unsaid = 0
        """How many figures are stated as neither."""

    def _date_by_title(self, title: str) -> None:
        """A review names its year bare (我们走过的2020), where a report writes 2020年."""
        words = half_width(title)
        span = _PAST_SPAN.search(words)
        year = _BARE_YEAR.search(words, span.start("last") if span is not None else 0)
        if span is not None and _AHEAD.search(words):
            return  # what a plan is for, is not when it was written
        if self._prose.dated is None and year is not None:
            self._prose.dated = Dated(year.group(), year.group())
            self._prose.source = replace(
                self._prose.source, dated=year.group(), dated_from=year.group()
            )

    def _division_by_text(self, document: Document) -> None:
        """The district that an article names most, where neither registry nor title gives one."""
        prose = self._prose
        if prose.division != unplaced(document):
            return
        text = _own_text(document)
        name = _most_named(text) or short_division(prose.source.title, text)
        if name is not None and is_of_level(name, text):
            prose.division = by_name(document, name, prose.source.dated)
            prose.source = replace(prose.source, division=prose.division)

    def extraction(self) -> Extraction:
        for at, each in enumerate(self._placed):
            self._index = at
            piece = each.block.piece
            named = self._names.mention(piece, each.section)
            if each.role is Role.HEADING:
                last = named[-1] if named else None
                # What a heading ends with is its topic: 推进某某治理.
                self._topic = last if last and last.name.end == len(piece.text) else None
            again = self._says_title(piece) and _CALLS_ITSELF.search(self._title)
            if each.role is Role.CAPTION or again:
                continue
            self._paragraph(at, each, named)
        return self._prose.extraction(*unsaid_notice(self._unsaid))

    def _says_title(self, piece: Piece) -> bool:
        return normal_name(piece.text) == self._title

    def _figured(self, at: int, section: tuple[str, ...]) -> list[Figure]:
        """The figures of a paragraph, each with what its own and the words around it call it."""
        text, year = self._unnumbered[at], self._year_of(section)
        read = with_topics(text, of_a_project(text, figures(text, year=year)))
        read = with_owners(text, read, heading=section[-1] if section else "", ours=self._ours)
        ranked = with_ranks(text, read)
        return on_sure_grounds(text, ranked, lambda each: self._is_promised(at, each))

    def _is_promised(self, at: int, figure: Figure) -> bool:
        judged = self._moods.at(at, figure.quantity.start)
        return judged.ahead and judged.promised

    def _paragraph(self, at: int, placed: Placed, named: Sequence[Named]) -> None:
        piece, section = placed.block.piece, placed.section
        text = piece.text
        lists = listed(text)
        figured = self._figured(at, section)
        counts = placed.role is Role.PARAGRAPH and not self._says_title(piece)
        for sentence in sentences(text):
            of_works = frames.WORKS_DONE.search(sentence.text)
            foreign = of_others(sentence.text) or _is_speech(text, sentence)
            inside = begin_within(named, name_start, sentence.start, sentence.end)
            rows = begin_within(lists, list_start, sentence.start, sentence.end)
            for clause in clauses(sentence.text):
                span = Span(sentence.start + clause.start, sentence.start + clause.end, clause.text)
                here = begin_within(inside, name_start, span.start, span.end)
                mood = self._moods.at(at, span.end - 1)
                self._rise(piece, span, section)
                if mood.done:
                    self._batch(piece, span, section)
                self._said.state(piece, span, here, rows, Where(section, mood))
                if not counts:
                    continue
                counted = begin_within(figured, _figure_start, span.start, span.end)
                before = begin_within(inside, name_start, sentence.start, span.start)
                expected = foreign or (of_works is not None and of_works.start() < clause.end)
                told = [(each, self._moods.at(at, each.quantity.start)) for each in counted]
                self._unsaid += sum(1 for each, judged in told if is_unsaid(each, judged))
                done = [
                    (each, judged)
                    for each, judged in told
                    if judged.done
                    or (judged.ahead and (expected or not judged.promised))
                    or (judged.rule == UNSAID and not is_unsaid(each, judged))
                ]
                self._results(piece, span, done, section)
                if not expected:
                    ahead = [(e, judged) for e, judged in told if judged.ahead and judged.promised]
                    self._promise(piece, span, ahead, before, section)
        for whole in wholes(text, lists, [each.name for each in named]):
            self._parts(piece, whole, named, section)

    # --- things -----------------------------------------------------------------

    def _rise(self, piece: Piece, clause: Span, section: tuple[str, ...]) -> None:
        """实现某地崛起: what the division wants to see, a goal in words."""
        match = RISE.search(clause.text)
        if match is not None:
            goal = self._prose.thing("Goal", match["goal"])
            passage = self._prose.passage(piece[clause.start : clause.end], section)
            self._prose.state(self._division, "aimsAt", goal, passage, "said", match["goal"])

    def _batch(self, piece: Piece, clause: Span, section: tuple[str, ...]) -> None:
        """首批某某项目全部进场施工: a batch of works that has no name but its number."""
        match = _BATCH.search(clause.text)
        if match is not None:
            thing = self._prose.thing("Project", match["batch"])
            passage = self._prose.passage(piece[clause.start : clause.end], section)
            said = frames.Says.COMPLETED if match["done"] else frames.Says.LAUNCHED
            words = match["batch"]
            self._prose.state(self._division, said.value, thing, passage, "said", words)

    def _parts(
        self, piece: Piece, whole: Whole, named: Sequence[Named], section: tuple[str, ...]
    ) -> None:
        by_span = {(each.name.start, each.name.end): each.thing for each in named}
        thing = by_span.get((whole.start, whole.end))
        if whole.start < 0:
            thing = self._topic.thing if self._topic else None
        if thing is None:
            return
        for start, end in whole.parts:
            part = piece[start:end]
            words = part.text.strip("“”")
            shown = kind_of(words) or "Goal"
            known = by_span.get((start, end)) or self._prose.thing(shown, words)
            passage = self._prose.passage(part, section)
            self._prose.state(known, "partOf", thing, passage, "parts", words)

    # --- figures ------------------------------------------------------------------

    def _as_told(self, at: int, placed: Placed) -> Told:
        self._index = at
        return Told(placed.block.piece.text, _above(placed), self._year_of(placed.section))

    def _past_years(self) -> dict[int, int]:
        """The year of the passages that go on with what one opens with (会议指出，过去一年，…), in
        what is written as a year begins; until one opens with the year that has begun.
        """
        dated = self._prose.dated
        if dated is None or dated.month is None or dated.month > _BEGUN or self._year != dated.year:
            return {}
        told: dict[int, int] = {}
        past = False
        for at, placed in enumerate(self._placed):
            opening = placed.block.piece.text[:_OPENING]
            past = (past or _LAST_YEAR.search(opening) is not None) and not _THIS_YEAR.match(
                opening
            )
            if past:
                told[at] = dated.year - 1
        return told

    def _year_of(self, section: tuple[str, ...]) -> int | None:
        """The year that the nearest heading above opens with (一、2011年工作回顾), else the year of
        which the title, or the day it was written, says that all of it tells.
        """
        for heading in reversed(section):
            words = squeeze(heading)
            words = words[numbering(words)[1] :]
            opened = _OF_A_YEAR.match(words)
            if _A_DAY.fullmatch(words):
                continue  # the day on which it was published
            if opened is not None and len(set(_A_YEAR.findall(words))) == 1:
                return int(opened["year"])
        return self._past.get(self._index, self._year)

    def _told(self, piece: Piece, clause: Span, told: Sequence[_Judged]) -> list[_Judged]:
        """Those of the figures of a clause that say something, by what they count."""
        if self._lays_down or _EDITOR.search(clause.text):
            return []
        read = []
        for each, judged in told:
            if not _is_aside(each, piece.text):
                name = _counted(each, piece.text)
                bare = each.bare or bool(_GENERIC.match(name))
                read.append((replace(each, indicator=name, bare=bare), judged))
        return read

    def _results(
        self, piece: Piece, clause: Span, told: Sequence[_Judged], section: tuple[str, ...]
    ) -> None:
        """State figures that were reached, or that works are expected to reach."""
        dated, year = self._prose.dated, self._year_of(section)
        over = dated is not None and year is not None and year < dated.year
        for figure, judged in self._told(piece, clause, told):
            said = as_judged(figure, judged)
            self._prose.measurement(
                as_estimate(said, judged)
                if over or is_reckoned(piece.text, said, dated=dated is not None)
                else said,
                piece,
                section,
                year,
                span=self._span,
                mood=judged.rule,
            )

    def _promise(
        self,
        piece: Piece,
        clause: Span,
        told: Sequence[_Judged],
        before: Sequence[Named],
        section: tuple[str, ...],
    ) -> None:
        """State a clause of what is to come as a task, with the figures that it is to reach."""
        if _MEASURES_WORKS.search(clause.text):
            self._results(piece, clause, told, section)
            return
        read = self._told(piece, clause, told)
        if not read:
            return
        year = self._year_of(section)
        passage = self._prose.passage(piece[clause.start : clause.end], section)
        due = self._prose.due_of(piece[clause.start : clause.end], year)
        title = short_title(clause.text, [each for each, _ in read])
        task = self._prose.task(title, clause.text, due=due)
        said = "aimsAt" if clause.text.startswith(("确保", "实现", "达到")) else "plans"
        self._prose.mention(task, passage, "commitment", None)
        self._prose.state_due(task, due, section)
        self._prose.state(self._division, said, task, passage, "commitment")
        programmes = [each for each in before if each.thing.kind in ("Programme", "Strategy")]
        if programmes and re.search(r"\d个项目", squeeze(clause.text)):
            self._prose.state(task, "advances", programmes[-1].thing, passage, "commitment")
        for figure, judged in read:
            self._prose.target(task, figure, piece, section, year, mood=judged.rule)


_Judged = tuple[Figure, Judged]
"""A figure, and whether it was reached or is to come."""


def _above(placed: Placed) -> tuple[str, ...]:
    """The headings above a passage; a heading stands below those of higher rank alone."""
    return placed.section[:-1] if placed.role is Role.HEADING else placed.section


_OF_A_YEAR = re.compile(r"\s*(?P<year>(?:19|20)\d{2})年(?![以之]?[来前后初底末]|[—\-至到])")
_BEGUN = 3
"""Until this month a year has just begun, and 过去一年 is the one before."""
_OPENING = 24
_LAST_YEAR = re.compile("(?:^|[，。：])(?:刚刚)?过去的?一年(?![多])|^(?:回顾)?去年[，工]")
_THIS_YEAR = re.compile(r"[^，。]{0,8}(?:今年|(?:19|20)\d\d年|下一?步|要求|强调|部署|一季度)")
_A_DAY = re.compile(r"\s*(?:19|20)\d{2}年\d{1,2}月\d{1,2}日\s*")
_A_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
"""A heading opens with the year of which its section tells (2011年工作回顾)."""
_OURS = re.compile(r"我们|我[区县市]|全[区县市]")


def _is_speech(text: str, sentence: Span) -> bool:
    """Whether a sentence is what somebody says of his own affairs, within quotation marks."""
    opened = text.rfind("“", 0, sentence.start + 1)
    if opened < 0 or text.find("”", opened, sentence.start) >= 0 or sentence.start - opened > 200:
        return False
    return _OURS.search(sentence.text) is None


_ONE_OF_A_SORT = re.compile(r"(?:是|为|成为|作为|有|这|每)$")
_EVERY = re.compile(r"(?:每|每隔)$")


def _is_aside(figure: Figure, text: str) -> bool:
    """是一家企业 counts nothing, and 每30分钟 is a rate of something else."""
    at = figure.quantity.start
    if figure.quantity.text.startswith("一") and _ONE_OF_A_SORT.search(text, max(0, at - 2), at):
        return True
    return figure.quantity.base_unit in DURATIONS and bool(_EVERY.search(text, max(0, at - 2), at))


_MEASURES_WORKS = re.compile(
    r"^[\u4e00-\u9fff]{0,6}?(?:全长|占地|总占地|建筑面积|总建筑面积|总面积|总规模)"
)
"""How large something is, is no promise, whenever it will be finished."""
_BATCH = re.compile(
    r"(?P<batch>(?:首批|第[一二三四五六七八九]批)(?:\d+个)?[\u4e00-\u9fff]{2,8}?项目)(?:已|均|"
    r"全部|全面|正式|陆续|集中|顺利|如期)*"
    r"(?:(?P<done>完工|竣工|建成|投用|交付)|进场施工|开工|动工|启动)"
)
_ITS_OWN = re.compile(r"结合(?P<name>[\u4e00-\u9fff]{2,8}?[省市区县旗州盟])实际")
"""How a document says of which place it is, where it leaves 我区 out."""
_QUOTED = re.compile(r"《[^《》]*》")
"""The name of another document: the place in it is that one's."""
_NAMED_DISTRICT = re.compile(r"(?=([\u4e00-\u9fff]{2}[区县旗])(委|政府|人民政府|人大)?)")
_NAMED_CITY = re.compile(r"(?=([\u4e00-\u9fff]{2}市)(委|政府|人民政府|人大)?(?![场民直]))")
_COMMON = re.compile(
    r"[全我本各该城超门县省地上入股楼夜集菜早都花闹书面弃退近两]市|"
    r"[社小园景街片校库山林厂新老全各我本该示范地市辖城特郊禁灾疫商矿牧林科技载领聚能导散展控管护围住产养储户造治]区|[全我本该各]县|"
    r"开发区|高新区|经开区|自治区|"
    r"(?:重点|试点|先进|后进|贫困|农业|工业|牧业|资源|边境|相关|有关|部分|其他|周边|个别)[市区县旗]"
)


def _own_text(document: Document) -> str:
    """The text without a site's lines above it: of which place the site is, is not whose it is."""
    site = {each.piece.start for each in lines_of(document) if each.sort is Is.PORTAL}
    own = (each.piece for each in document.blocks if each.piece.start not in site)
    return "\n".join(each.text for each in own)


def _told_in(text: str, told: Dated | None) -> str | None:
    """The month of the year after that of which a title tells, where a paragraph opens with what
    was done then (2031年度预算执行审计报告⏎2032年4月至7月，甲局进行了审计): it was written no
    earlier, and nobody says of which of both years 8月底 is. None where none does.
    """
    if told is None or told.month is not None:
        return None
    for each in _DONE_IN.finditer(text):
        month = int(each["last"] or each["month"])
        if int(each["year"]) == told.year + 1 and 1 <= month <= _MONTHS_OF_YEAR:
            return f"{each['year']}-{month:02}"
    return None


_MONTHS_OF_YEAR = 12
_DONE_IN = re.compile(
    r"(?m)^\s*(?P<year>20\d\d)年(?P<month>\d{1,2})月(?:\d{1,2}日)?(?:[至到—-](?P<last>\d{1,2})月(?:\d{1,2}日)?)?[，,][^。；\n\d]{4,60}?(?:了|已)"
)


def _most_named(text: str) -> str | None:
    """The name of two characters and 区 or 县 that a text says most.

    Three times at least, or once with its committee or government (某某区委). One that no table
    has is a name only where it stands with these and without: 召开县政府会议 is of no 召开县, nor
    40个重点县 of a 重点县.
    """
    own = _ITS_OWN.search(text)
    if own is not None and own["name"] in divisions().by_name:
        return own["name"]
    text = _QUOTED.sub("《》", text)
    districts: Counter[str] = Counter()
    for pattern in (_NAMED_DISTRICT, _NAMED_CITY):  # a district also names its city
        counts: Counter[str] = Counter()
        governed: set[str] = set()
        for match in pattern.finditer(text):
            name = match[1]
            if _COMMON.search(name) or _LINK.search(name):
                continue
            if name[-2] == name[-1]:  # 郏县县委
                name = name[:-1]
            counts[name] += _LEAST if match[2] else 1
            governed |= {name} if match[2] else set()
        for name, count in counts.most_common():
            if count < _LEAST:
                break
            whole = _with_first(name, text)
            if whole in divisions().by_name or (name in governed and _stands(name, text)):
                return _below(whole, districts) or whole
        districts = counts
    return _named_once(text)


def _below(city: str, districts: Counter[str]) -> str | None:
    """The one district of a city that a text names again and again, too; the city issued what it
    carries out.
    """
    table = divisions()
    areas = table.by_name.get(city, ())
    within = [
        name
        for name, count in districts.items()
        if count > 1
        and any(table.is_within(e, each) for e in table.by_name.get(name, ()) for each in areas)
    ]
    return within[0] if len(within) == 1 else None


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text on its own, with no organ or rank of its kind behind it."""
    return re.search(rf"{name}(?!委|政府|人民政府|人大|政协|[直级域内长属])", text) is not None


def _named_once(text: str) -> str | None:
    """A district that is named in full at least once, and otherwise often by its short name."""
    for pattern in (_NAMED_DISTRICT, _NAMED_CITY):
        names = dict.fromkeys(match[1] for match in pattern.finditer(text))
        said = Counter(
            {
                name: text.count(name[:-1])
                for name in names
                if not (_COMMON.search(name) or _LINK.search(name))
                if name in divisions().by_name or _stands(name, text) or f"{name}委" in text
            }
        )
        found = said.most_common(1)
        if found and found[0][1] >= _OFTEN:
            return _with_first(found[0][0], text)
    return None


def _with_first(name: str, text: str) -> str:
    """A name of three characters and 区 or 市: the first always stands before the others."""
    places = [each.start() for each in re.finditer(re.escape(name), text)]
    longer = (text[max(0, places[0] - n) : places[0]] + name for n in range(_LONGEST_NAME, 0, -1))
    known = [e for e in longer if e in divisions().by_name and text.count(e) == len(places)]
    if known:
        return known[0]  # 二连浩特市
    before = {text[at - 1 : at] for at in places}
    first = before.pop() if len(before) == 1 < len(places) else ""
    extends = re.fullmatch(r"[\u4e00-\u9fff](?<![省市州盟在到])", first) and not _LINK.search(first)
    return first + name if extends else name


_LINK = re.compile(r"[和与及在对是的了为有于把将让向从届次第]")
_LONGEST_NAME = 8
_LEAST = 3
_OFTEN = 5


def _figure_start(each: Figure) -> int:
    return each.quantity.start


_GENERIC = re.compile(r"^(?:项目|区块|道路|任务|工程|地块|小区)")
"""Nouns that say nothing without their paragraph: such an indicator is this document's alone."""


_LONGEST_INDICATOR = 10
_LONGEST_ACT = 4
_NOUN_FOLLOWS = re.compile(r"(?!的)[\u4e00-\u9fff]{2}")
_AND = re.compile(r"(?:和|以及|(?<![以惠普涉危推顾波触])及)(?=[\u4e00-\u9fff]{2})")


def _counted(figure: Figure, text: str) -> str:
    """The name of what is measured; of two long ones joined by 和 that which the number counts.

    It is the one beside the number where that is an act of its own: 完成甲户安置和回迁10户.
    """
    words = figure.indicator.rstrip("…").removesuffix("目标")
    parts = _AND.split(words)
    if figure.kind != "level" or len(words) <= _LONGEST_INDICATOR or len(parts) != 2:
        return figure.indicator
    if _NOUN_FOLLOWS.match(text, figure.quantity.end):
        if indicators.is_work(parts[1]):
            return parts[0]  # 10条道路和停车场建设
        # 9名甲户和乙户发放补贴: whom they are given to, and no name
        return "" if sentence_verbs(parts[1]) else figure.indicator
    act = indicators.verb(parts[1]) or parts[1] in _ACTS
    return parts[1] if act and len(parts[1]) <= _LONGEST_ACT else figure.indicator


_ACTS = lexicon("indicators").words("indicator/act-alone")
