"""Work reports of governments: what was reached in the past year, what the coming one promises.

The genre (政府工作报告) has two halves: a review, and goals and work for the year that begins.
Sections are numbered 一、（一）1、 with the heading often run into the paragraph. Figures of the
review are results; each clause of the plan is a commitment, a task of its own with its clause
as passage, so that a table of the same year can be held against it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from loaders.extraction.front import front_title
from loaders.extraction.heads.called import is_titled
from loaders.extraction.heads.lines import lines_of
from loaders.extraction.heads.sorts import (
    BESIDE_TITLE,
    BRACKET,
    is_addressee,
    is_beside_title,
    is_organ,
    is_portal,
)
from loaders.extraction.marks import Marks, quoted
from loaders.extraction.moods import as_estimate, as_judged, is_unsaid, unsaid_notice
from loaders.extraction.naming import Named, Naming
from loaders.extraction.prose import NamedThing, Prose
from loaders.extraction.prose_kind import is_news
from loaders.extraction.said_of_things import (
    SaidOfThings,
    Where,
    begin_within,
    list_start,
    name_start,
)
from loaders.extraction.statements import properties
from loaders.formats.document import Block, Document, Piece
from loaders.formats.headings import numbering
from loaders.kinds.department_plans import unlike as no_plans
from loaders.language.clauses import Span, clauses, sentences
from loaders.language.commitments import Commitment, commitments
from loaders.language.dates import with_year_digits
from loaders.language.figure import NAMELESS
from loaders.language.figures import Figure, figures
from loaders.language.forms import form_of
from loaders.language.goals import wordy_goals
from loaders.language.grounds import on_sure_grounds
from loaders.language.halves import (
    ANNEX,
    NOTES,
    PLAN,
    REVIEW,
    beside,
    half_of,
    opening_time,
    paragraph_half,
    paragraph_time,
    plain_half,
    promises,
    time_of,
)
from loaders.language.lists import listed
from loaders.language.mood import Judged, Moods, Told
from loaders.language.mood_signs import Mood
from loaders.language.numerals import chinese_number
from loaders.language.owners import with_owners
from loaders.language.ranks import with_ranks
from loaders.language.systems import counted_name, items_follow
from loaders.language.titles import short_title
from loaders.language.topics import of_a_project, with_topics
from loaders.layout.page_card import own_tables
from ontology import late_re as re
from ontology.ids import iri_of
from ontology.model import Extraction, Thing
from ontology.remembered import once
from ontology.text import normal_name, squeeze

KIND = "work_report"
TITLE = "work report of a government"
NEEDS = (
    "a review of the past year (…工作回顾) and the work of the coming one (…重点工作, …主要任务)"
)

_REPORT = re.compile(
    r"^(?!.*(?:落实|贯彻|分解|细化|做好|执行|对照|印发|解读)[^。；]{0,12}工作报告).*?"
    r"(?:工作报告[》〉”\"]?(?:全文|摘要|(?![》〉”\"])[^\u4e00-\u9fff].*|[\u4e00-\u9fff]{2,4}稿.*)?$|执行情况[^。；]{0,40}报告)"
)
"""The title of a report, which ends so; not of what came of one (政府工作报告目标任务完成情况), nor
of how it is put into effect (关于落实《政府工作报告》⏎重点工作分工的意见, of which a line may stand
alone).
"""
_LONGEST_TITLE = 60
_SUMMARY = re.compile(
    r"工作(?:总结|小结)|工作(?:情况|回顾)[^，。；]{0,16}(?:打算|计划|安排|思路|要点)"
)
"""What sums up and looks ahead, of a government's parts: 2023年工作总结及2024年工作计划."""
_YEAR = re.compile(r"((?:19|20)\d{2})年")
_SPEAKS = re.compile(
    r"我谨?代表[^。；]{1,30}?向[^。；]{0,12}?(?:报告[^。；]{0,4}工作|作[^。；]{0,6}报告)"
)
"""What a report to a congress opens with (现在，我代表县人民政府，向大会报告工作)."""
_ON_BEHALF = re.compile(r"受[^。；]{2,20}?委托[^。；]{0,10}向[^。；]{0,8}?大会[^。；]{0,6}报告")
"""What another organ reports for the government with (受区人民政府委托，向大会书面报告)."""
_NOTE_SIGN = re.compile(r"^[\[【［〔]\d{1,3}[\]】］〕]")
_ADDRESS = re.compile(r"^各位[\u4e00-\u9fff、]{1,8}[：:！,，]")
_ORDINAL_LEAD = re.compile(
    r"^(?:\[[^\]]*\]\s*)?(?P<number>[一二三四五六七八九十]{1,3})(?:是|要)(?=\S)|^第(?P<nth>[一二三四五六七八九十]{1,3})[，、,]"
)
"""一是…, 一要…, 第一，… before a paragraph; a word processor's bookmark may stand before it."""
_GOALS = re.compile(r"(?:预期|发展|主要|奋斗|工作)(?:性)?目标")
_HORIZON = re.compile(
    r"到(?:19|20)\d{2}年|到“?十[二三四五六]五”?[期]?末|未来[三五]年|今后[三五]年|力争用"
)
"""By when: a paragraph that says it sets goals, whatever else it calls them."""
_WORK_LIST = re.compile(
    r"(?:重点|主要)(?:工作|任务|举措|措施)$|工作(?:安排|打算|计划|重点)$|(?:目标|草案)(?:任务)?$"
    r"|(?:下半年|四季度|下一?步|下一?阶段|(?:19|20)\d{2}年度?|明年|今年)的?(?:工作|打算|计划|安排)$"
)
"""What stands right below such a heading with a figure is promised."""
_SUMMED_UP = re.compile(
    r"(?P<year>(?:19|20)\d{2})年(?:度)?(?![^。]*(?:半年|季度|[1-9一二三四五六七八九十]月|计划|打算|安排|思路|要点|任务))"
    r"[^，。；]{0,20}(?:总结|小结)"
)
"""A title of what sums up a whole year, and looks no further."""
_WORK_ALONE = re.compile("(?:主要|重点)工作")
"""Below the title of what sums up a year such a heading says what was done."""
_SUMMED_UP_PART = re.compile(
    r"(?:19|20)\d{2}年(?:度)?(?:上半年|前?[一二三四1-4]个?季度|1?\d?(?:月份)?[-—–~至到]1?\d月份?)"
    r"(?=[^，。；]{0,20}?(?:总结|小结|完成情况|开展情况|情况汇报|情况报告))"
)
"""A title of what sums up a part of a year (2032年上半年工作总结及下半年工作打算)."""
_OF_THE_YEAR = re.compile(
    r"(?:今年|全年|(?:19|20)\d{2}年)[，,]?(?=[^。]{4,30}(?:增长|达到|控制在|完成))"
)
"""What a paragraph of the plan opens with that sets the figures of the year."""
_LIVELIHOOD = re.compile(r"民生实事|实事项目|[一二三四五六七八九十\d]+件实事")
_NTH_ITEM = re.compile(r"第[一二三四五六七八九十]{1,3}[，、,]\s*(?P<item>[^；;。]+)")
_ITEM_COUNT = re.compile(
    r"(?P<count>\d+|[一二三四五六七八九十]+)[件项个](?P<what>[^：:。；，]{0,16})[：:]"
)
_HEAD_END = re.compile(r"[。；;]")
_ITEM_END = re.compile(r"[。；;]\s*$")
_LAST_YEAR = 2100
_LONGEST_HEAD = 45
"""A run-in heading is a phrase or two, not a sentence."""


@dataclass
class _Section:
    """Where the reading stands: the half of the report, and the headings above."""

    half: str = ""
    year: int | None = None
    span: str | None = None
    """The years that it tells of, where they are several (a review of five years)."""
    years: str | None = None
    """The same, also below a paragraph that tells of one year: 年均 is of all of them."""
    named: bool = False
    """Whether the half's heading says its year itself (一、2024年工作总结)."""
    run_in: bool = False
    """Whether a paragraph opened the half, and no heading: all that follows belongs to it."""
    path: list[tuple[int, str, Thing | None]] = field(default_factory=list)
    programmes: list[tuple[int, NamedThing]] = field(default_factory=list)
    """Programmes that the headings above name, each with its heading's rank."""

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(name for _, name, _ in self.path)

    @property
    def goal(self) -> Thing | None:
        return next((goal for _, _, goal in reversed(self.path) if goal is not None), None)

    def enter(
        self, rank: int, words: str, goal: Thing | None, programmes: Sequence[NamedThing] = ()
    ) -> None:
        while self.path and self.path[-1][0] >= rank:
            self.path.pop()
        self.path.append((rank, words, goal))
        self.programmes = [each for each in self.programmes if each[0] < rank]
        self.programmes.extend((rank, each) for each in programmes)


def unlike(document: Document) -> str | None:
    """Why a document is no work report; None if it is one."""
    if own_tables(document):
        return "it has tables"
    opened = report_halves(document)
    planned = _plan_title(document) is not None and no_plans(document) is not None
    planned = planned and not is_news(document)
    # One that lost its title still opens as a speech does, or goes straight into its review.
    both = _is_spoken(document) or _summary_title(document) is not None
    titled = _report_title(document) is not None
    if not (titled or both or planned or _looks_back_then_ahead(opened)):
        return "no title says 工作报告"
    if not (titled or both or planned) and _NOTICE.search(front_title(document) or ""):
        return "its title says that it is a notice"
    if _is_spoken(document) or (titled and _is_addressed(document)):
        return None  # whatever its headings say
    # Of one that is printed in two parts, the first looks back alone.
    looks_back = both and any(each.half == REVIEW for each in opened.values())
    if not looks_back and not any(each.half == PLAN for each in opened.values()):
        return "no heading announces the work of the coming year"
    return None


def marks(document: Document) -> Marks:
    """By what a document is a work report."""
    for rule, title in (
        ("kind/report-title", _report_title(document)),
        ("kind/summary-title", _summary_title(document)),
        ("kind/year-plan-title", _plan_title(document)),
    ):
        if title is not None:
            return Marks(rule, title)
    opened = report_halves(document)
    heads = [squeeze(document.blocks[at].piece.text)[:_LONGEST_HEAD] for at in sorted(opened)]
    if _is_spoken(document):
        return Marks("kind/speech", quoted(heads))
    return Marks("kind/halves", quoted(heads), weak=True)


def _looks_back_then_ahead(opened: Mapping[int, _Opened]) -> bool:
    """Whether a document tells what was before what is to come, as reports do: 一、整改任务 before
    三、完成情况 is none.
    """
    halves = [opened[at].half for at in sorted(opened)]
    return REVIEW in halves and PLAN in halves[halves.index(REVIEW) :] and halves[0] != PLAN


def _report_title(document: Document) -> str | None:
    """The title that calls it a report."""
    return next(filter(_REPORT.search, _titles(document)), None)


def _summary_title(document: Document) -> str | None:
    """The title that calls it what sums up a year and looks ahead to the next."""
    lines = filter(_SUMMARY.search, _titles(document))
    return next(filter(_OF_BOTH.search, lines), None)


def _plan_title(document: Document) -> str | None:
    """The title that calls it a plan for the work of a year; no heading of a part."""
    lines = (each for each in _titles(document) if not numbering(each)[0])
    return next(filter(_is_of_plan, lines), None)


def _titles(document: Document) -> list[str]:
    """What may be its title: that of its front, and the short lines there that are no part of it.

    A line of a title over several does not say what the whole one says.
    """
    title = front_title(document) or ""
    return [title, *(each for each in _short_lines(document) if each not in title)]


def _is_spoken(document: Document) -> bool:
    """Whether it opens as a speech to a congress does, maybe below the notice that prints it."""
    front = document.blocks[: 2 * _FRONT]
    said = [squeeze(each.piece.text) for each in front]
    return any(_SPEAKS.search(each) or _ON_BEHALF.search(each) for each in said)


def _is_addressed(document: Document) -> bool:
    """Whether a line of its front addresses an assembly."""
    return any(_ADDRESS.match(squeeze(each.piece.text)) for each in document.blocks[:_FRONT])


_NOTICE = re.compile(
    r"(?:通知|通报|公告|通告|公示|决定|批复|复?函|纪要)(?:[（(][^）)]{1,20}[）)])?$"
)
"""What is called so may look back, then ahead (一、总体进展 二、下步工作): it is no report."""


def _short_lines(document: Document) -> list[str]:
    """The lines of its front that are short enough for a title."""
    front = document.blocks[:_FRONT]
    return [squeeze(each.piece.text) for each in front if len(each.piece) <= _LONGEST_TITLE]


_FRONT = 12
"""Lines before the first section: a portal's lines, the title, the speaker, the address."""


def is_report(document: Document) -> bool:
    """Whether a document is a report to a congress beyond doubt: it speaks, looks back, ahead.

    Units that answer for tasks are then named in what is annexed to it.
    """
    if own_tables(document) or not _is_spoken(document):
        return False
    return {REVIEW, PLAN} <= {each.half for each in report_halves(document).values()}


def extract(document: Document) -> Extraction:
    """Read a document that :func:`unlike` found nothing against."""
    return _Reading(document).extraction()


@dataclass(frozen=True, slots=True)
class _Opened:
    """A heading that opens a half: which, and its rank (0 without a number).

    time: of a paragraph that does, the year and the part of it that its opening words set.
    """

    half: str
    rank: int
    time: tuple[str, int | None] | None = None


@once
def report_halves(document: Document) -> Mapping[int, _Opened]:
    """The blocks that open a half of the report, by their index.

    Headings with a number do. Where lines without one announce both halves (2023年工作回顾,
    2024年目标任务), the numbers below them count sections.
    """
    year = _plan_year(document)
    numbered: dict[int, _Opened] = {}
    plain: dict[int, _Opened] = {}
    sums_up = any(map(_SUMMED_UP.search, _short_lines(document)))
    for at, block in enumerate(document.blocks):
        words = with_year_digits(squeeze(block.piece.text))
        rank, opening = numbering(words)
        if block.level and rank == 1:
            half = half_of(words[opening:].strip(), year)
            if sums_up and _WORK_ALONE.fullmatch(words[opening:].strip()):
                half = REVIEW
            if half:
                numbered[at] = _Opened(half, 1)
        elif not rank and at:
            half = plain_half(words, year)
            if half:
                plain[at] = _Opened(half, 0)
    both = {REVIEW, PLAN}
    if both <= {each.half for each in plain.values()}:
        return plain
    if both <= {each.half for each in numbered.values()}:
        return {**_told_first(document, min(numbered)), **numbered}
    if both <= {each.half for each in (*plain.values(), *numbered.values())}:
        return {**plain, **numbered}  # 2023年工作回顾, then 二、2024年主要任务
    run_in = _run_in(document, numbered)
    if numbered and not run_in:
        first = _told_first(document, min(numbered))
        if PLAN in {each.half for each in numbered.values()}:
            first = first or _first_section(document, min(numbered))
            first = first or _told_first(document, min(numbered), PLAN)
        return {**first, **numbered}
    planned = {} if run_in else _of_plan(document)
    known = _summary_title(document) is not None or _is_spoken(document)
    both_told = known and not run_in
    if (planned or both_told) and REVIEW in {each.half for each in plain.values()}:
        return {**planned, **plain}  # 第一、上半年工作总结, below a title that says 工作总结及计划
    return run_in or planned


def _of_plan(document: Document) -> dict[int, _Opened]:
    """The title of a plan for the work of a year, whose every section is what is to come; none
    where its paragraphs set no figures, or lay down rules.
    """
    words = [squeeze(each.piece.text) for each in document.blocks]
    if any(map(_OF_BOTH.search, words[:_FRONT])):
        return {}
    at = next((at for at, each in enumerate(words[:_FRONT]) if _is_of_plan(each)), None)
    if at is not None and promises(words[at]) and any(map(_REPORTS.search, words[at + 1 :])):
        return {}  # it tells what came of the promises of the year before
    if at is None or len(words[at]) > _LONGEST_TITLE or any(map(_ARTICLE.match, words)):
        return {}
    return {at: _Opened(PLAN, 0)} if any(figures(each) for each in words[at + 1 :]) else {}


_REPORTS = re.compile(
    r"截[至止][^。]{0,12}[，,]|完成率|占(?:年度|全年|总)|(?:去年|上年|上一年)的?[^，。；]{0,12}实事"
)
"""What a list of what will be done says nowhere."""


def _is_of_plan(words: str) -> bool:
    return _WORK_PLAN.search(words) is not None or promises(words)


_WORK_PLAN = re.compile(
    r"(?:19|20)\d{2}年[^，。；]{0,20}(?:工作(?:要点|计划|安排|打算|思路)|(?:重点|主要)工作|目标任务|"
    r"(?:民生|为民)[^，。；]{0,6}实事(?:项目)?)(?:》[^，。；]{0,2}通知)?$"
)
"""The title of a plan for the work of a year."""
_OF_BOTH = re.compile(
    r"(?:总结|小结|回顾|完成情况)[^，。；]{0,8}?(?:(?P<ahead>(?:19|20)\d{2})年|下半年|第?[二三四]季度|[明来]年|下一?年度?|今后|新年度?|下一?步|下一?阶段)"
    r"[^，。；]{0,8}(?:打算|计划|安排|思路|要点|任务|谋划)"
)
"""A title of what was and of what is to come, with the year of the latter, if it says one."""
_ARTICLE = re.compile(r"第[一二三四五六七八九十百]{1,5}条")


def _told_first(document: Document, first: int, wanted: str = REVIEW) -> dict[int, _Opened]:
    """The paragraph before the first heading that tells of the time that was, if one does; or the
    one that sets the figures of the coming one.
    """
    for at, block in enumerate(document.blocks[:first]):
        half, named, words = paragraph_half(squeeze(block.piece.text))
        if half == wanted and figures(block.piece.text):
            return {at: _Opened(half, 0, (words, named))}
    return {}


def _first_section(document: Document, plan: int) -> dict[int, _Opened]:
    """The section before that of the plan, in what its title calls a report: it looks back,
    whatever its heading says (一、“十二五”圆满收官).
    """
    if _report_title(document) is None:
        return {}
    for at, block in enumerate(document.blocks[:plan]):
        if block.level and numbering(squeeze(block.piece.text))[0] == 1:
            return {at: _Opened(REVIEW, 1)}
    return {}


def _run_in(document: Document, numbered: Mapping[int, _Opened]) -> dict[int, _Opened]:
    """The halves where paragraphs open what no heading does: the first that tells of the time
    that was, and behind it the first that sets goals. Empty if these are not there.
    """
    front = [squeeze(each.piece.text) for each in document.blocks[:_FRONT]]
    if not any(
        _REPORT.search(words) or _SUMMARY.search(words)
        for words in front
        if len(words) <= _LONGEST_TITLE
    ):
        return {}
    opened: dict[int, _Opened] = {}
    latest = 0
    titles = filter(None, map(_OF_BOTH.search, front))
    ahead = next((int(each["ahead"]) for each in titles if each["ahead"]), None)
    for at, block in enumerate(document.blocks):
        known = numbered.get(at)
        half, named, words = paragraph_half(squeeze(block.piece.text))
        if ahead is not None and opened and named == ahead > latest:
            half = PLAN  # 2024年工作总结和2025年工作打算: what opens with 2025年 is of the latter
        said = known.half if known is not None else half
        wanted = PLAN if REVIEW in {each.half for each in opened.values()} else REVIEW
        if said != wanted or PLAN in {each.half for each in opened.values()}:
            if known is not None and opened:
                opened[at] = known
            continue
        if known is None and wanted == PLAN and named is not None and named < latest:
            continue  # goals of a year that is over
        latest = max(latest, named or 0)
        opened[at] = known or _Opened(half, 0, (words, named))
    return opened if {REVIEW, PLAN} <= {each.half for each in opened.values()} else {}


def _reviewed(document: Document) -> set[int]:
    """The years that headings of what was name (2030年工作回顾)."""
    heads = (with_year_digits(squeeze(each.piece.text)) for each in document.blocks[1:])
    return {
        int(year)
        for words in heads
        if len(words) <= _LONGEST_HEAD and words.endswith("回顾")
        for year in _YEAR.findall(words)
    }


def _plan_year(document: Document) -> int:
    """The latest year that a heading of a half names: that of the plan; 9999 if none does."""
    years = [
        int(year)
        for block in document.blocks
        if len(block.piece) <= _LONGEST_HEAD and (block.level or len(block.piece) <= 40)
        for year in _YEAR.findall(with_year_digits(squeeze(block.piece.text))[:_LONGEST_HEAD])
        if half_of(_unnumbered(block.piece.text), 0)
    ]
    return max(years, default=9999)


_THE_YEAR = re.compile(r"(?:一年来|过去的?一年)")
"""Of which year it speaks, a heading may have said."""
_PLAIN_HEAD = re.compile(r"(?P<words>[^。；;，,：:！!？?\d]{4,24})(?:。\s*|$)")
"""扩大有效投资。实施…: what opens a paragraph, where no section has a number."""


def _plan_is_plain(document: Document, opened: Mapping[int, _Opened]) -> bool:
    """Whether nothing in the plan is numbered: its sections then open with their words alone."""
    half, lines = "", 0
    for at, block in enumerate(document.blocks):
        half = opened[at].half if at in opened else half
        if half == PLAN and beside(squeeze(block.piece.text)) == NOTES:
            break  # notes on terms are numbered, whatever the plan is
        if half != PLAN or at in opened:
            continue
        if numbering(block.piece.text)[0] or _ORDINAL_LEAD.match(block.piece.text):
            return False
        lines += 1
    return lines > 0


def _unnumbered(heading: str) -> str:
    words = squeeze(heading)
    return words[numbering(words)[1] :].strip()


class _Reading:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._prose = Prose(document, KIND, _title(document))
        self._ours = f"{_title(document)} {self._prose.division.name}"
        self._opened = report_halves(document)
        self._ahead = self._plan_year()
        self._plain = _plan_is_plain(document, self._opened)
        self._list = _is_list_of_promises(document, self._opened)
        self._at = _Section()
        self._naming = Naming(self._prose, [block.piece for block in document.blocks])
        self._moods = self._read_moods()
        self._said = SaidOfThings(self._prose)
        self._block_at = self._body_at = 0
        """The paragraph that is being read, and where in it what stands behind its heading."""
        self._unsaid = 0
        """How many figures are stated as neither done nor to come."""
        self._here: list[NamedThing] = []
        self._awaited: tuple[Thing, int] | None = None
        """A system whose parts the next numbered paragraphs are, and how many are to come."""

    def extraction(self) -> Extraction:
        for at, block in enumerate(self._document.blocks):
            self._block_at = at
            self._block(block, self._opened.get(at))
        self._prose.mention_known_names()
        return self._prose.extraction(*unsaid_notice(self._unsaid), *self._unopened())

    def _unopened(self) -> tuple[str, ...]:
        """The notice of a report in which neither of the halves was found."""
        told = "nothing announces what was reached or what is to come: its figures are kept as text"
        return () if self._opened else (told,)

    def _read_moods(self) -> Moods:
        """What was done, and what is to come: each half says it, where its paragraphs do not."""
        told: list[Told] = []
        half: Mood | None = None
        section: tuple[str, ...] = ()
        for at, block in enumerate(self._document.blocks):
            if at in self._opened:
                half = Mood.DONE if self._opened[at].half == REVIEW else Mood.TO_COME
                section = (squeeze(block.piece.text)[:_LONGEST_HEAD],)
            year = self._ahead
            if year is not None and half is Mood.DONE:
                year -= 1
            told.append(Told(block.piece.text, section, year, half))
        when = self._prose.source.dated
        return Moods("", when or (str(self._ahead) if self._ahead else None), told, heads=False)

    def _judged(self, figure: Figure) -> Judged:
        """Whether a figure of the paragraph's body was reached or is to come."""
        judged = self._moods.at(self._block_at, self._body_at + figure.quantity.start)
        self._unsaid += is_unsaid(figure, judged)
        return judged

    def _plan_year(self) -> int | None:
        """The year that the plan is for: by the report's date, else the one its heading names."""
        dated = self._prose.dated
        named = _plan_year(self._document)
        if dated is None:
            return None if named > _LAST_YEAR else named
        if dated.value == str(named - 1):
            return named  # 2023年计划执行情况与2024年计划草案: its title says both years
        summed_up = _SUMMED_UP.search(squeeze(self._prose.source.title))
        if summed_up is not None and int(summed_up["year"]) == dated.year:
            return dated.year + 1  # 2020年度工作总结 looks back on 2020
        if dated.month is None and dated.year in _reviewed(self._document):
            return dated.year + 1  # 2030年政府工作报告⏎一、过去五年和2030年工作回顾
        # A report is given as the year begins; one dated in December looks ahead already.
        return dated.year + (1 if dated.value[5:7] in ("11", "12") else 0)

    def _block(self, block: Block, opened: _Opened | None) -> None:
        piece = block.piece
        words = with_year_digits(squeeze(piece.text))
        run_in = opened is not None and opened.time is not None
        if opened is not None and opened.time is not None:
            opening, named = opened.time
            year, span = opening_time(opening, named, self._ahead, opened.half)
            self._at = _Section(opened.half, year, span, span, named=named is not None, run_in=True)
            self._at.enter(0, opening, None)
        elif opened is not None:
            year, span = self._time_of(_unnumbered(words), opened.half)
            self._at = _Section(opened.half, year, span, span, named=len(_YEAR.findall(words)) == 1)
            self._at.enter(opened.rank, words, None)
        elif self._at.half:
            self._turn(words)
        body = self._headed(piece) if self._at.half and opened is None else None
        body = piece if run_in else body
        things = self._naming.mention(piece, self._at.words)
        self._here = [(piece[each.name.start : each.name.end], each.thing) for each in things]
        if body is None or self._at.half == NOTES or _NOTE_SIGN.match(piece.text):
            return
        self._body_at = max(0, piece.text.find(body.text))
        if self._at.half == REVIEW:
            self._results(body)
            self._done_with(piece, things)
        else:
            self._promises(body)

    def _done_with(self, piece: Piece, named: Sequence[Named]) -> None:
        """Which of the things that a paragraph looking back names were begun, or finished."""
        if not named:
            return
        lists = listed(piece.text)
        for sentence in sentences(piece.text):
            for clause in clauses(sentence.text):
                start, end = sentence.start + clause.start, sentence.start + clause.end
                here = begin_within(named, name_start, start, end)
                if here and (mood := self._moods.at(self._block_at, end - 1)).done:
                    rows = begin_within(lists, list_start, sentence.start, end)
                    where = Where(self._at.words, mood)
                    self._said.state(piece, Span(start, end, clause.text), here, rows, where)

    def _time_of(self, heading: str, half: str) -> tuple[int | None, str | None]:
        """Of which time a half is: by its heading; else, of what was, by the part of a year that
        the title says it sums up.
        """
        title = _SUMMED_UP_PART.search(squeeze(self._prose.source.title))
        if title and half == REVIEW and time_of(heading, None, half) == (None, None):
            return time_of(title.group(), None, half)
        return time_of(heading, self._ahead, half)

    def _turn(self, words: str) -> None:
        """A line within a half that opens notes or an annex, or tells of another time."""
        other = beside(words)
        if other == NOTES:
            self._at = _Section(NOTES)
        elif other == ANNEX and self._at.half == NOTES:
            self._at = _Section(PLAN, self._ahead)
            self._at.enter(0, words, None)
        elif self._at.half in (REVIEW, PLAN):
            told = paragraph_time(words, self._ahead, self._at.half)
            if told is not None and not (self._at.named and _THE_YEAR.match(words)):
                self._at.year, self._at.span = told

    # --- headings ---------------------------------------------------------------

    def _headed(self, piece: Piece) -> Piece | None:
        """The paragraph without its run-in heading, which becomes its section.

        None where the paragraph is nothing but a heading.
        """
        rank, opening = numbering(piece.text)
        lead = _ORDINAL_LEAD.match(piece.text)
        if lead is not None:
            rank, opening = 5, lead.end()
        if not rank:
            if self._at.path and self._at.path[-1][0] == 5 and self._awaited is None:
                self._at.path.pop()  # the list is at its end; this speaks of something else
            if _ADDRESS.match(piece.text) and self._at.path:
                del self._at.path[1:]  # 各位代表： opens what belongs to no numbered section
                return piece
            head = _PLAIN_HEAD.match(piece.text) if self._plain and self._at.half == PLAN else None
            if head is None:
                return piece
            self._open(
                2, piece[: head.end("words")], piece[: head.end("words")], piece, enumerated=False
            )
            return piece[head.end() :].strip() or None
        listed = self._list and _LISTED.search(piece.text) is not None
        if listed or (lead is None and _is_item(piece, opening, rank)):
            self._at.enter(rank, piece.text[:opening], None)
            return piece[opening:]  # an item of a list, which promises by itself
        end = _HEAD_END.search(piece.text, opening)
        stop = end.start() if end else len(piece.text)
        said = piece.text[opening:stop]
        clause = self._at.half == PLAN and rank > _SECTIONS and _CLAUSES.search(said)
        if stop - opening > _LONGEST_HEAD or (clause and any(e.indicator for e in figures(said))):
            self._at.enter(rank, piece.text[:opening], None)
            return piece[opening:]
        self._open(rank, piece[opening:stop], piece[:stop], piece, enumerated=lead is not None)
        rest = piece[end.end() :].strip() if end else piece[len(piece) :]
        return rest if rest else None

    def _open(
        self, rank: int, words: Piece, whole: Piece, paragraph: Piece, *, enumerated: bool
    ) -> None:
        goal = None
        named = [
            (paragraph[each.name.start : each.name.end], each.thing)
            for each in self._naming.read(paragraph)
            if each.name.end <= len(whole) and each.thing.kind == "Programme"
        ]
        if self._at.half == PLAN:
            awaited = self._awaited if enumerated else None
            above = awaited[0] if awaited else None
            if awaited is None:
                self._awaited = None
                above = next((g for r, _, g in reversed(self._at.path) if r < rank and g), None)
            goal = self._prose.thing("Goal", squeeze(words.text))
            passage = self._prose.passage(words, self._at.words)
            self._prose.mention(goal, passage, "heading", words.text)
            if above is not None and above.iri != goal.iri:
                self._prose.state(goal, "partOf", above, passage, "heading")
            if awaited is not None:
                self._awaited = (awaited[0], awaited[1] - 1) if awaited[1] > 1 else None
        self._at.enter(rank, squeeze(whole.text), goal, named)

    # --- the review ---------------------------------------------------------------

    def _results(self, piece: Piece) -> None:
        read = with_topics(piece.text, of_a_project(piece.text, figures(piece.text)))
        read = with_owners(piece.text, read, ours=self._ours)
        for figure in on_sure_grounds(piece.text, with_ranks(piece.text, read)):
            judged = self._judged(figure)
            if is_unsaid(figure, judged):
                continue
            self._prose.measurement(
                as_estimate(as_judged(figure, judged), judged),
                piece,
                self._at.words,
                self._at.year,
                span=self._at.span,
                years=self._at.years,
                mood=judged.rule,
            )

    # --- the plan -----------------------------------------------------------------

    def _promises(self, piece: Piece) -> None:
        if self._livelihood(piece):
            return
        read = with_ranks(piece.text, of_a_project(piece.text, figures(piece.text)))
        read = on_sure_grounds(piece.text, read, lambda each: self._judged(each).ahead)
        # Under a number everything promises; elsewhere only what sets a goal does.
        numbered = self._at.run_in or len(self._at.path) > 1 or bool(_OF_THE_YEAR.match(piece.text))
        for each in commitments(piece.text):
            of_it = [f for f in read if each.start <= f.quantity.start < each.end]
            inside = [(figure, self._judged(figure)) for figure in of_it]
            wanted = [(f, judged) for f, judged in inside if judged.ahead]
            if not self._list:  # what was done before, a list of promises tells beside them
                self._by_now([(f, judged) for f, judged in inside if judged.done], piece)
            if inside and not wanted:
                continue
            sets_goals = _GOALS.search(piece.text) or _HORIZON.search(piece.text)
            listed = bool(inside) and bool(
                _WORK_LIST.search(self._at.words[0] if self._at.words else "")
            )
            loose = self._list and bool(inside)
            if numbered or listed or loose or (sets_goals and (inside or wordy_goals(each.words))):
                self._promise(each, wanted, piece)
        system = items_follow(piece.text)
        if system is not None:
            thing = self._system(system.name, system.count)
            at = piece[system.start : system.end]
            passage = self._prose.passage(at, self._at.words)
            self._prose.mention(thing, passage, "system", at.text)
            self._awaited = (thing, system.count)

    def _by_now(self, told: list[tuple[Figure, Judged]], piece: Piece) -> None:
        """State figures of the plan that tell how it is by now, or what was before."""
        for figure, judged in told:
            self._prose.measurement(
                figure,
                piece,
                self._at.words,
                self._at.year,
                span=self._at.span,
                mood=judged.rule,
            )

    def _promise(
        self, promise: Commitment, inside: list[tuple[Figure, Judged]], piece: Piece
    ) -> None:
        prose, section = self._prose, self._at.words
        core = piece.text[promise.core : promise.end]
        due = prose.due_of(piece[promise.start : promise.end], self._at.year)
        task = prose.task(short_title(core, [each for each, _ in inside]), core, due=due)
        passage = prose.passage(piece[promise.start : promise.end], section)
        prose.mention(task, passage, "commitment", None)
        prose.state_due(task, due, section)
        if self._at.goal is not None:
            prose.state(task, "partOf", self._at.goal, passage, "section")
        words = piece[promise.start : promise.end]
        # What stands under a heading that names a programme, serves it.
        above = [each for _, each in self._at.programmes]
        prose.about(task, words, section, [*self._named(words), *above])
        for figure, judged in inside:
            prose.target(
                task,
                figure,
                piece,
                section,
                self._at.year,
                span=self._at.span,
                mood=judged.rule,
            )
        if not inside:
            self._wordy(task, piece[promise.core : promise.end], section)

    def _named(self, piece: Piece) -> list[NamedThing]:
        """The things that were named in a part of the paragraph that is being read."""
        return [each for each in self._here if piece.start <= each[0].start < piece.end]

    def _wordy(self, task: Thing, piece: Piece, section: tuple[str, ...]) -> None:
        """Goals without a number (与…同步, 完成下达任务)."""
        prose = self._prose
        for number, goal in enumerate(wordy_goals(piece.text), 1):
            passage = prose.passage(piece[goal.start : goal.end], section)
            keys = (*prose.source.keys, str(task.get("ordinal")), str(number))
            words = normal_name(goal.indicator)
            name = words or normal_name(NAMELESS)  # 完成上级下达的任务: in what, nothing says
            of = iri_of(prose.division, "Indicator", *((name,) if words else (*keys, name)))
            indicator = Thing(of, "Indicator", name)
            target = Thing(
                iri_of(prose.division, "Target", *keys),
                "Target",
                goal.words,
                properties(
                    valueText=goal.words,
                    comparator=goal.comparator,
                    quantityKind="level",
                    period=self._at.span or (str(self._at.year) if self._at.year else None),
                ),
            )
            prose.state(task, "hasTarget", target, passage, "goal", goal.words)
            prose.state(target, "ofIndicator", indicator, passage, "goal", goal.indicator)

    def _livelihood(self, piece: Piece) -> bool:
        """A numbered list of livelihood projects within one paragraph (第一，…；第二，…)."""
        if not _LIVELIHOOD.search(piece.text):
            return False
        intro = _ITEM_COUNT.search(piece.text)
        if intro is None or not _NTH_ITEM.search(piece.text, intro.end()):
            return False
        year = f"{self._at.year}年" if self._at.year else ""
        count = chinese_number(intro["count"]) if not intro["count"].isdigit() else None
        stated = int(intro["count"]) if count is None else int(count)
        goal = self._system(f"{year}民生实事项目", stated)
        at = piece[intro.start("count") : intro.end("what")]
        self._prose.mention(goal, self._prose.passage(at, self._at.words), "livelihood", at.text)
        for match in _NTH_ITEM.finditer(piece.text, intro.end()):
            words = piece[match.start("item") : match.end("item")].strip()
            # An item of a list that is put to the vote is promised by its name.
            due = self._prose.due_of(words, self._at.year)
            task = self._prose.task(squeeze(words.text), words.text, named=True, due=due)
            passage = self._prose.passage(words, self._at.words)
            self._prose.mention(task, passage, "livelihood", task.name)
            self._prose.state_due(task, due, self._at.words)
            self._prose.state(task, "partOf", goal, passage, "livelihood")
        return True

    def _system(self, name: str, count: int) -> Thing:
        known = self._prose.names.find(name)
        if known is not None:
            return known
        return self._prose.thing("Strategy", counted_name(name), statedParts=count)


_CLAUSES = re.compile("[，,]")
"""完成改造800亩，培育大户10户: two clauses with figures are promises, and head nothing."""
_SECTIONS = 2
"""Numbers up to this rank (一、（一）) open sections."""


def _is_item(piece: Piece, opening: int, rank: int) -> bool:
    """Whether a numbered paragraph is one sentence and no heading: an item of a list, or under
    the number of a section one that tells figures.
    """
    said = piece.text[opening:]
    if _ITEM_END.search(said) is None or _runs_on(piece, opening):
        return False
    return rank > _SECTIONS or any(each.indicator for each in figures(said))


_LISTED = re.compile(r"\d|[。；;]\s*$")


def _is_list_of_promises(document: Document, opened: Mapping[int, _Opened]) -> bool:
    """Whether a document is a list of what will be done in a year, each numbered paragraph an item,
    however many sentences it has.
    """
    titles = [squeeze(document.blocks[at].piece.text) for at in opened]
    return len(titles) == 1 and any(_LIVELIHOOD.search(each) for each in titles)


def _runs_on(piece: Piece, opening: int) -> bool:
    """Whether more stands after the first sentence of a numbered paragraph."""
    end = _HEAD_END.search(piece.text, opening)
    return end is not None and bool(piece.text[end.end() :].strip())


def _title(document: Document) -> str:
    """The title that says 工作报告, of a portal's several the one that says of which year.

    A report that lost its title is called by its first line that is neither a heading of its
    own nor an address.
    """
    title = front_title(document)
    if title is not None and (_REPORT.search(title) or _WORK_PLAN.search(title)):
        return title
    said = [
        words
        for block in document.blocks[:_FRONT]
        if _REPORT.search(_QUOTED.sub("", words := squeeze(block.piece.text)))
        and len(words) <= _LONGEST_TITLE
        and not is_portal(words)
        and not numbering(block.piece.text)[0]
        and not words.endswith(("。", "！", "；"))
    ]
    dated = [words for words in said if _YEAR.search(words) and not _ADDRESS.match(words)]
    if said:
        return said[0] if said[0] != _PLAIN_TITLE or not dated else dated[0]
    if title is not None and (_BOTH.search(title) or form_of(title) or is_titled(title)):
        return title  # 某局2031年工作总结和2032年工作计划
    opened = report_halves(document)
    heads = [
        normal_name(document.blocks[at].piece.text)
        for at in opened  # above the line of a page that says when and whence, it is no heading
        if not any(is_portal(squeeze(e.piece.text)) for e in document.blocks[at + 1 : at + 2])
    ]
    if title is not None and not any(each in normal_name(title) for each in heads):
        return title
    beside = {e.piece.start for e in lines_of(document) if e.sort in BESIDE_TITLE}
    for at, block in enumerate(document.blocks[: min(opened, default=1)]):
        words = squeeze(block.piece.text)
        if is_beside_title(words) or block.piece.start in beside:
            continue
        if is_addressee(words) or is_organ(words) or BRACKET.fullmatch(words):
            continue  # of a notice that lost its title: what it passes on stands below
        if at in opened or len(words) > 40 or _ADDRESS.match(words) or words[-1] in "。！；":
            continue
        return words
    front = document.blocks[:_FRONT]
    behalf = any(_ON_BEHALF.search(squeeze(each.piece.text)) for each in front)
    return _plan_title(document) or (document.name if behalf else "政府工作报告")


_QUOTED = re.compile(r"(?<=[\u4e00-\u9fff])《[^《》]*》")
"""In a line: the name of another document."""
_PLAIN_TITLE = "工作报告"
_BOTH = re.compile(r"(?:总结|回顾|情况).{0,12}(?:计划|打算|安排|思路|要点)")
"""A title that says that a text looks back and ahead."""
