"""The goals of a plan as a whole, as tasks of nobody's with their targets.

Beside the tasks that have units a plan has a section of goals (发展目标); one that gives units no
tasks may have goals at the end of its parts (标志性成果：…). Each paragraph of figures there is
read as one task; by when, its sentences say, or those above them in the section do, or the title
of a plan of one year. A figure of which nothing says it is kept as text: the year of the document
would be a guess, for a plan may be of several years.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extraction.rows import Rows
from loaders.formats.document import Block, Piece
from loaders.formats.headings import numbering
from loaders.language.clauses import sentences
from loaders.language.figures import figures
from loaders.language.goal_sections import BY_YEAR, PART, REQUIREMENTS, opening
from loaders.language.mood import Moods, Told
from loaders.language.no_goal import is_no_goal
from loaders.language.titles import short_title
from ontology import late_re as re
from ontology.model import Thing
from ontology.text import half_width


@dataclass(frozen=True, slots=True)
class GoalsOf:
    """A paragraph of goals. begins: whether it is the first of its section. rule: why it is one.
    year: that its label names.
    """

    piece: Piece
    section: tuple[str, ...]
    begins: bool
    rule: str
    year: str | None = None


def goals(blocks: Sequence[Block]) -> Iterator[GoalsOf]:
    """The paragraphs of goals, in reading order."""
    path: list[tuple[int, str]] = []
    inside: int | None = None  # the rank of the heading whose paragraphs these are
    begins, rule = False, ""
    plain = False  # whether that heading has no number
    run_in = False  # whether it opens a paragraph, and the next ones go on with it
    for block in blocks:
        piece = block.piece.strip()
        rank, length = numbering(piece.text)
        words = piece[length:].strip()
        opened = opening(words.text)
        if opened is not None and opened.entry == BY_YEAR and (rank or inside is not None):
            opened = None
        if block.level or (opened is not None and opened.heading):
            rank = block.level or rank or (path[-1][0] + 1 if path else 1)
            while path and path[-1][0] >= rank:
                path.pop()
            path.append((rank, words.text.rstrip("。：:")))
            if inside is not None and rank <= inside:
                inside = None
            open_yet = inside is None or rule == REQUIREMENTS  # 一、总体要求⏎（二）主要目标
            if open_yet and opened is not None and opened.heading:
                inside, begins, rule, run_in = rank, True, opened.entry, False
                plain = not (block.level or length)
            continue
        if run_in and rank and inside is not None and rank <= inside:
            inside = None  # the next paragraph of its kind: （二）发展目标。…⏎（三）…
        if plain and inside is not None and _LINE.fullmatch(words.text):
            inside = None  # a heading of the same kind: without a number
        section = tuple(each for _, each in path)
        if opened is not None:
            goal = words[opened.end :].strip()
            yield GoalsOf(goal, section, begins=True, rule=opened.entry, year=opened.year)
            if rank and (inside is None or rule == REQUIREMENTS):
                inside, begins, rule, run_in, plain = rank, False, opened.entry, True, False
        elif inside is not None:
            yield GoalsOf(words, section, begins, rule)
            begins = False


_LINE = re.compile(r"[^，。；：！？,;:!?\n]{2,20}")


def read_goals(rows: Rows, blocks: Sequence[Block], *, parts: bool = False) -> list[Thing]:
    """State the goals of a plan as tasks, behind all that has been stated; nothing that has been
    read for a task is read again. Gives the tasks.

    parts: also what stands behind the label of a part (标志性成果：…), or below 总体要求. A
    plan that gives its units tasks breaks these goals down in them, so that they would be
    promised twice.
    """
    taken = bytearray(len(rows.document.text))
    for each in rows.statements:
        start, end = each.passage.start, each.passage.end
        taken[start:end] = b"\x01" * (end - start)
    tasks: list[Thing] = []
    of_year = due_period = _year(rows.source.title)
    for found in goals(blocks):
        if found.rule in (PART, REQUIREMENTS) and not parts:
            continue
        if found.begins:
            due_period = found.year or of_year
        if any(taken[found.piece.start : found.piece.end]):
            continue
        promised: list[tuple[Piece, str]] = []
        for span in sentences(found.piece.text):
            sentence = found.piece[span.start : span.end]
            due = rows.due_in_words(sentence, None)
            own = due.due.period if due is not None else None
            by = due_period or own  # a time within the sentence is told to what stands behind it
            if by is not None and _promises_figures(
                sentence.text, rows.source.dated, said=found.rule == REQUIREMENTS
            ):
                promised.append((sentence, by))
            due_period = own or due_period
        if not promised:
            continue
        due = rows.due_in_words(found.piece, None)
        row = rows.task(found.piece, _name(found), None, section=found.section, due=due)
        row.whole = found.rule
        for sentence, by in promised:
            row.deadline = by
            rows.promised(row, sentence, "")
        tasks.append(row.task)
    return tasks


def _year(title: str) -> str | None:
    """The year of a plan whose title names one, and no more."""
    years = set(re.findall(r"(?:19|20)\d{2}(?=年)", half_width(title)))
    return years.pop() if len(years) == 1 and not _SPAN.search(half_width(title)) else None


_SPAN = re.compile(r"(?:19|20)\d{2}年?\s*[—–~～至到-]")


def _promises_figures(text: str, dated: str | None, *, said: bool) -> bool:
    """Whether a sentence sets figures to be reached, and does not tell of what was. said: whether
    its own words must say that it is to come.
    """
    moods = Moods("", dated, [Told(text)])
    for each in figures(text):
        judged = moods.at(0, each.quantity.start)
        wanted = judged.ahead if said else not judged.done
        if wanted and not each.baseline and not is_no_goal(text, each.quantity):
            return True
    return False


def _name(found: GoalsOf) -> str:
    """What the goals of a paragraph are called: as it calls them itself (产业规模目标：…), else by
    the first figures that it promises, else by the heading above.
    """
    text = found.piece.text
    own = _OWN_LABEL.match(text)
    if own is not None:
        return own["name"]
    named = [each for each in figures(text) if each.indicator and not each.bare]
    return short_title(text, named) if named or not found.section else found.section[-1]


_OWN_LABEL = re.compile(r"[—\-－ ]*(?P<name>[^，。；：:、]{2,10}目标)[。：:]")
