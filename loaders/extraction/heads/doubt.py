"""Whether a title that was found may go on in a line beside it."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.division import NO_PLACE
from loaders.extraction.front import front_title
from loaders.extraction.heads.broken import (
    ENDS_NONE,
    NO_TITLE,
    OPENS_WHOLE,
    RUBRICS,
    goes_below,
    joined_lines,
    title_from,
)
from loaders.extraction.heads.called import (
    ABOUT,
    COUNTED,
    SHORTEST,
    TITLED,
    is_titled,
    names_itself,
    repeats,
)
from loaders.extraction.heads.days import DATED_BEHIND
from loaders.extraction.heads.line import Line, same_form
from loaders.extraction.heads.lines import before_table, head_of, lines_of
from loaders.extraction.heads.organs import PLACE, organs_in, organs_joined
from loaders.extraction.heads.sorts import Is, cries
from loaders.extraction.heads.title import ANNOUNCES, BY_DATA_BASE, COLLECTED, is_head_of_kind
from loaders.formats.document import Document
from loaders.formats.headings import numbering
from loaders.language.head_words import BULLETIN, COLLECTION
from ontology import late_re as re
from ontology.text import normal_name, squeeze


def doubt_of(document: Document, title: str) -> str | None:
    """What a reader is told of a title that is not certain, in words; None of one that is.

    title: what the document is called by the reader of its kind.
    """
    if title == document.name:
        return "it shows no title of its own: it is called by its file's name"
    beside = doubtful_beside(document, title)
    if beside is not None:
        return f"its title may not be whole: {title} was read, beside it stands {beside}"
    front = front_title(document)
    doubt = _without_front(document, title) if front is None else None
    if doubt is None and unshown(document, title):
        doubt = f"its title is uncertain: {title} was read, nothing shows that it is one"
    other = _another(document, title, front) or _first(document, title)
    joined = _joined_weakly(document, title)
    if doubt is None and other is not None:
        doubt = f"its title is uncertain: {title} was read, above its text stands {other}"
    if doubt is None and joined is not None:
        doubt = f"its title may be less: {title} was read, of which nothing joins {joined}"
    listed = _of_a_gazette(document, title)
    if doubt is None and listed:
        doubt = f"its title is that of the first of {listed} documents of a gazette: {title}"
    return doubt


def _of_a_gazette(document: Document, title: str) -> int:
    """How many documents a gazette lists above a title, which is the first's; 0 where it lists
    none, or the one that is printed again there.
    """
    lines = lines_of(document)
    whole = normal_name(title)
    first = next((at for at, e in enumerate(lines) if _says(e.words, whole)), None)
    again = next(
        (at for at, e in enumerate(lines) if at != first and normal_name(e.words) == whole), None
    )
    ends = first if again is None else again
    above = [] if ends is None else [each.words for each in lines[:ends]]
    named = next((at for at, e in enumerate(above) if COLLECTION.search(e)), None)
    listed = sum(map(names_itself, above[named:])) if named is not None else 0
    return listed if listed > 1 else 0


def _says(words: str, whole: str) -> bool:
    """Whether a line says a title, or so much of it that this is no chance."""
    return len(words) >= SHORTEST and normal_name(words) in whole


def _without_front(document: Document, title: str) -> str | None:
    """What is told of a title where the first lines show none."""
    if normal_name(title) not in normal_name(document.text):
        return f"it shows no title of its own: it is called {title}"
    if not is_titled(title):
        return f"its title is uncertain: {title} was read, nothing shows that it is one"
    if stands_below(document, title):
        return f"it shows no title above its text: it is called {title}, which stands below"
    return None


def _another(document: Document, title: str, front: str | None) -> str | None:
    """What the first lines of a document are called, where the title that was read is no part of
    that, and does not stand alone as a title does; None without.
    """
    alone = (_is_whole(title) or ABOUT.search(title)) and not stands_below(document, title)
    if front is None or len(front) < SHORTEST or alone:
        return None
    one, other = normal_name(front), normal_name(title)
    return None if one in other or other in one else front


def _first(document: Document, title: str) -> str | None:
    """The first title of the first lines, whole as titles are, where another was read; or None."""
    head = head_of(lines_of(document))
    for at, line in enumerate(head):
        if line.sort not in (Is.WORDS, Is.ORGAN) or _OF_A_SITE.match(line.words):
            continue
        if is_head_of_kind(line.words) or _is_numbered_masthead(head, at):
            continue
        pieces, _ = title_from(head, at)
        if not pieces:
            continue
        first = squeeze(joined_lines(pieces).text)
        one, other = normal_name(first), normal_name(title)
        return first if _is_whole(first) and one not in other and other not in one else None
    return None


def _is_numbered_masthead(head: Sequence[Line], at: int) -> bool:
    """Whether a line is the head of minutes or of a bulletin, its number alone below it; or the
    first line of such a head (青石区民生实事⏎工作简报⏎第5期).
    """
    for end in (at + 1, at + 2):
        number = head[end] if end < len(head) else None
        named = BULLETIN.search(head[end - 1].words) if number is not None else None
        if named and number and (number.sort is Is.ISSUE or COUNTED.fullmatch(number.words)):
            return True
    return False


_OF_A_SITE = re.compile(rf"{BY_DATA_BASE.pattern}|{ANNOUNCES.pattern}$")


def _joined_weakly(document: Document, title: str) -> str | None:
    """A line of a title that nothing but its place joins to the one above it; None without."""
    whole = normal_name(title)
    head = head_of(lines_of(document))
    for first in range(len(head)):
        said = ""
        for last in range(first, len(head)):
            said += normal_name(head[last].words)
            if not whole.startswith(said):
                break
            if said == whole:
                run = head[first : last + 1]
                if len(run) == 1 or _said_again(document, whole, run):
                    return None
                return next(
                    (e.words for at, e in enumerate(run) if at and not _is_joined(run, at)), None
                )
    return None


def _said_again(document: Document, whole: str, run: Sequence[Line]) -> bool:
    """Whether the text says the whole title again, on one line."""
    text = normal_name(squeeze(document.text[run[-1].piece.end :]))
    return whole in text


def _is_joined(run: Sequence[Line], at: int) -> bool:
    """Whether something shows that a line of a title goes on the one above it."""
    above, line = run[at - 1], run[at]
    said = "".join(each.words for each in run[:at])
    if line.runs_on or same_form(above, line) or above.sort is not Is.WORDS:
        return True
    if line.sort is not Is.WORDS or goes_below(above.words) or goes_below(said):
        return True
    if COUNTED.fullmatch(line.words) and said.endswith("令"):
        return True
    if _GOES_ON.match(line.words) or ABOUT.search(said):
        return True
    rest = "".join(each.words for each in run)
    return OPENS_WHOLE.match(run[0].words) is not None and TITLED.search(rest) is not None


_GOES_ON = re.compile(r"[上中]?[的和与及、—⸺]")


def doubtful_beside(document: Document, title: str) -> str | None:
    """A line beside a title that may be a part of it; None where it is certain.

    It is where the file marks it as a heading, or shows which lines are its title and all of them
    are read; else where no line of mere words (no portal's, no organ, speaker, date or field)
    stands right above or below it.
    """
    blocks = before_table(document)
    head = head_of(lines_of(document))
    headings = {
        each.piece.start for each in blocks if each.level and not numbering(each.piece.text)[0]
    }
    lines = [
        each
        for each in head
        if each.sort is not Is.PORTAL and each.words and BY_DATA_BASE.match(each.words) is None
    ]
    whole = normal_name(title)
    told = [DATED_BEHIND.sub("", each.words) for each in lines]
    inside = [at for at, words in enumerate(told) if normal_name(words) in whole]
    if not inside and whole not in normal_name(document.text):  # nothing says so
        return next((e.words for e in lines if e.sort is Is.WORDS and _may_be_title(e.words)), None)
    if not inside or any(lines[at].piece.start in headings for at in inside):
        return None
    first, last = inside[0], inside[-1]
    beside = [(at, by) for at, by in ((first - 1, first), (last + 1, last)) if 0 <= at < len(lines)]
    if first and lines[first - 1].sort in (Is.ORGAN, Is.SPEAKER):
        right_above = head[head.index(lines[first]) - 1]
        beside = beside if right_above is lines[first - 1] else beside[1:]
    return next(
        (
            lines[at].words
            for at, by in beside
            if _counts(lines[at], title, below=at > last)
            if at > last or not _is_whole(title) or _may_open(lines[at].words, title)
            if at < first or not _is_titled_well(title) or _may_end(lines[at].words, title)
            if not (at > last and _is_speaker(lines[at:]))
            if not lines[by].shown or same_form(lines[by], lines[at])
        ),
        None,
    )


def unshown(document: Document, title: str) -> bool:
    """Whether nothing but its place says that words are the title: a data base calls the document
    so (（某省）…规划), a site calls several papers so (…总结（共9篇）), or they are not called as
    documents are and are few characters (2033卷), or a sentence with commas or a field below which
    no line of a page or a speaker stands.
    """
    whole = normal_name(title)
    head = [each for each in head_of(lines_of(document)) if each.words]
    inside = [at for at, each in enumerate(head) if normal_name(each.words) in whole]
    few = len(whole) < SHORTEST
    if _ORDER.search(title):
        return False
    if BY_DATA_BASE.match(title) or _NO_KIND.search(title):
        return True
    if _of_a_collection(document, head, whole):
        return True
    if not inside or TITLED.search(title) or not (few or NO_TITLE.search(title)):
        return False
    below = [each for at in inside for each in head[at + 1 : at + 2]]
    marked = any(head[at].shown or head[at].sort is not Is.WORDS for at in inside)
    return not marked and (few or all(e.sort in (Is.WORDS, Is.BRACKET) for e in below))


def _of_a_collection(document: Document, head: Sequence[Line], whole: str) -> bool:
    """Whether a site calls several papers by a title (…总结（共9篇）), and none below it alone."""
    named = (e for e in head if whole in normal_name(e.words) and COLLECTED.search(e.words))
    line = next(named, None)
    return line is not None and not any(
        normal_name(each.piece.text) == normal_name(COLLECTED.sub("", line.words))
        for each in document.blocks
        if each.piece.start > line.piece.start
    )


_ORDER = re.compile(r"令第.{1,4}号$")
_NO_KIND = re.compile(rf"关于(?!.*(?:通知|意见|方案|报告|办法|决定|函|批复)).*{ENDS_NONE.pattern}")
"""About what, and not of which kind: 2033年关于全区重点项目 goes on."""


_FEW = 5
"""Characters of a site's rubric above a title: 政策, 通知公告."""


def _counts(line: Line, title: str, *, below: bool) -> bool:
    """Whether a line beside a title is one of mere words, or seems to be more only because it is a
    part: of an organ without its place, below a title that does not end as titles do; the first
    half of a headline that cries, above one that does not open so.
    """
    if line.sort is Is.WORDS:
        rubric = len(line.words) < _FEW and line.words.endswith(RUBRICS)
        whole, words = normal_name(title), normal_name(line.words)
        again = whole in words or ANNOUNCES.fullmatch(line.words) is not None
        cut = len(words) >= SHORTEST and words.lstrip("《“（(") in whole
        said = not below and (rubric or again or cut)
        return not (said or _lost_some(whole, words)) and _may_be_title(line.words)
    if not below and line.sort in (Is.ORGAN, Is.SPEAKER):
        return True  # 青石区人民政府办⏎公室关于…: the organ, or what seems to speak, goes on
    if below:
        ends = TITLED.search(title) is not None or PLACE.match(line.words) is not None
        return line.sort is Is.ORGAN and len(line.words) > SHORTEST and not ends
    opens = OPENS_WHOLE.match(title) or ABOUT.match(title)
    return line.sort is Is.BODY and cries(line.words) and opens is None


def _lost_some(one: str, other: str) -> bool:
    """Whether one of two lines is the other again, without a few characters that a page lost
    (关于2033年10月份…的通报, 关于203310月份…的通报).
    """
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    lost = len(longer) - len(shorter)
    return len(shorter) > SHORTEST and lost <= _LOST and all(each in rest for each in shorter)


_LOST = 3


def stands_below(document: Document, title: str) -> bool:
    """Whether no line of a document's head has its title: that stands below a text."""
    whole = normal_name(title)
    return not any(whole in normal_name(e.words) for e in head_of(lines_of(document)))


def _is_whole(title: str) -> bool:
    """Whether a title opens and ends as titles do."""
    about = ABOUT.search(title)
    lead = title[: about.start()] if about else ""
    if lead and not lead.startswith("自治") and (organs_in(lead) or organs_joined(lead)):
        return TITLED.search(title) is not None
    opens = OPENS_WHOLE.match(title)
    named = opens is not None and (
        _OPENS_PLAINLY.match(title) is not None or _NO_OPENING.search(opens.group()) is None
    )
    return named and TITLED.search(title) is not None


_OPENS_PLAINLY = re.compile(r"\d{4}年|政府工作报告|中共")
_NO_OPENING = re.compile(
    rf"^季度|^第(?![一二三四五六七八九十]{{1,3}}师)|^自治|关于|{NO_PLACE.pattern}"
)
"""What only looks like the place that a title opens with: 老旧小区, 第二轮省, 府关于2033年."""


def _may_open(words: str, title: str) -> bool:
    """Whether a line above a title that is whole may open it nevertheless: it ends in its midst,
    names a place or a year and nothing else, is called as another document is, or runs on as a
    slogan does. What is short, or has bars, points or a day in it, is the site's.
    """
    named = len(words) >= SHORTEST and TITLED.search(words) is not None
    runs = _SLOGAN.fullmatch(words) is not None
    return goes_below(words) or ((named or runs) and not repeats(words, title))


_SLOGAN = re.compile(r"[\u4e00-\u9fff“”、，]{7,}")


def _is_titled_well(title: str) -> bool:
    """Whether a title ends as titles do, and with what nothing goes on."""
    return TITLED.search(title) is not None and ENDS_NONE.search(title) is None


def _may_end(words: str, title: str) -> bool:
    """Whether a line below a title that is whole may end it nevertheless: 情况, 分工表, 的通知, or
    a slogan; the heads of columns are none.
    """
    slogan = _SLOGAN.fullmatch(words) is not None and _COLUMNS.search(words) is None
    return (slogan or TITLED.search(words) is not None) and not repeats(words, title)


_COLUMNS = re.compile(r"序号|单位|部门|名称|时间|时限")


def _may_be_title(words: str) -> bool:
    """Whether mere words may be a line of a title, rather than a field or a portal's rubric."""
    rubric = len(words) <= _LONGEST_RUBRIC and words.endswith(("公开", "动态"))
    return not rubric and "/" not in words and NO_TITLE.search(words) is None


_LONGEST_RUBRIC = 8


def _is_speaker(lines: Sequence[Line]) -> bool:
    """Whether a line is a name by its length, above the day on which its bearer speaks."""
    name = len(lines[0].words) <= _LONGEST_NAME and not TITLED.search(lines[0].words)
    return name and len(lines) > 1 and lines[1].sort in (Is.DATE, Is.SESSION)


_LONGEST_NAME = 3
