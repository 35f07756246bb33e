"""Whether a title is sure, and what to tell of one that is not.

A title is sure by a positive mark, never because nothing was found against it:

- the file shows it: all of its lines are set, or marked, as a title is (and what stands beside one
  that has not the form of an official title is none of its lines);
- or it is said twice: by the page, its card or the text, and above the text;
- or it has the form of an official title (某区政府关于…的通知, 某区2033年方案), no other line
  above the text has it, and what stands beside it is none of its lines;
- or it is one line, and no line of mere words stands beside it above the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.extraction.division import NO_PLACE
from loaders.extraction.front import front_title
from loaders.extraction.heads.broken import ENDS_NONE, NO_TITLE, OPENS_WHOLE, RUBRICS, goes_below
from loaders.extraction.heads.called import ABOUT, COUNTED, SHORTEST, TITLED
from loaders.extraction.heads.line import Line, same_form
from loaders.extraction.heads.lines import before_table, head_of, lines_of
from loaders.extraction.heads.organs import PLACE, organs_in, organs_joined
from loaders.extraction.heads.sorts import LONGEST_TITLE, Is
from loaders.extraction.heads.title import ANNOUNCES
from loaders.formats.document import Document
from loaders.formats.headings import numbering
from ontology import late_re as re
from ontology.text import normal_name, squeeze


def doubt_of(document: Document, title: str) -> str | None:
    """What a reader is told of a title that is not certain, in words; None of one that is.

    title: what the document is called by the reader of its kind.
    """
    if title == document.name:
        return "it shows no title of its own: it is called by its file's name"
    lines = [each for each in lines_of(document) if each.words]
    head = [each for each in head_of(lines) if each.sort is not Is.PORTAL]
    run = _run(head, normal_name(title))
    twice = _is_said_twice(document, title)
    if not run:
        return _not_above(document, title)
    plain = has_form(title) or next(_parts_beside(head, run, title), None) is None
    if plain and _is_shown(document, [head[at] for at in run]):
        return None
    return (None if twice else _not_whole(head, run, title)) or _not_alone(
        lines, head, run, title, twice=twice
    )


def _not_whole(head: Sequence[Line], run: range, title: str) -> str | None:
    """What is told of a title beside which a part of it may stand, or that may be two."""
    part = next(_parts_beside(head, run, title), None)
    if part is not None:
        return f"its title may not be whole: {title} was read, beside it stands {part}"
    loose = _loose([head[at] for at in run])
    if loose is not None:
        return f"its title may be less: {title} was read, of which nothing joins {loose}"
    return None


def _not_alone(
    lines: Sequence[Line], head: Sequence[Line], run: range, title: str, *, twice: bool
) -> str | None:
    """What is told of a title where another line has its form, or it has none itself and is not
    alone above the text, and not said twice.
    """
    whole, upto = normal_name(title), len(head_of(lines))
    beside = [*_below_masthead(head, run[0]), *head[run[-1] + 1 :], *lines[upto : upto + 1]]
    others = [each.words for each in beside if each.sort is Is.WORDS and not _says(each, whole)]
    listed = (e.words for e in lines[:upto] if e.sort is Is.PORTAL and not _says(e, whole))
    other = next(filter(has_form, (*others, *listed)), None)
    if other is not None:
        return f"its title is uncertain: {title} was read, above its text stands {other}"
    headline = _is_headline(head[run[-1]]) and (twice or not others)
    if _NO_KIND.search(title) or not (has_form(title) or headline):
        return f"its title is uncertain: {title} was read, nothing shows that it is one"
    return None


def _run(head: Sequence[Line], whole: str) -> range:
    """The lines of a head that say a title: the fewest in a row that say all of it."""
    words = [normal_name(each.words) for each in head]
    found = range(0)
    for first in range(len(head)):
        said = ""
        for last in range(first, len(head)):
            said += words[last]
            if whole in said:
                if not found or last + 1 - first < len(found):
                    found = range(first, last + 1)
                break
            if last > first + _MOST_LINES or not words[last]:
                break
    return found


_MOST_LINES = 8


def _is_said_twice(document: Document, title: str) -> bool:
    """Whether a document says its title again: one of an official form anywhere, another on a line
    of its own, for a slogan is said in the text, too.
    """
    whole = normal_name(title)
    if has_form(title):
        return normal_name(squeeze(document.text)).count(whole) > 1
    lines = (each.piece.text for each in document.blocks if len(each.piece) <= LONGEST_TITLE)
    return sum(whole in normal_name(squeeze(each)) for each in lines) > 1


def _not_above(document: Document, title: str) -> str | None:
    """What is told of a title that no line above the text says; None where a card says it, or the
    page together with such a line.
    """
    whole, head = normal_name(title), head_of(lines_of(document))
    said = any(head[at].sort is not Is.PORTAL for at in _run(head, whole))
    if said or normal_name(front_title(document) or "") == whole:
        return None
    if whole in normal_name(squeeze(document.text)):
        return f"it shows no title above its text: it is called {title}, which stands below"
    return f"it shows no title of its own: it is called {title}"


def _is_shown(document: Document, run: Sequence[Line]) -> bool:
    """Whether the file shows lines as one title, by their look, or as it marks them."""
    marked = {
        each.piece.start
        for each in before_table(document)
        if each.level and not numbering(each.piece.text)[0]
    }
    first = run[0]
    return all(
        each.piece.start in marked or (each.shown and (each is first or same_form(first, each)))
        for each in run
    )


def _says(line: Line, whole: str) -> bool:
    """Whether a line says a title again, or a part of it, whatever characters either has lost
    (关于2033年10月份…的通报, 关于203310月份…的通报).
    """
    shorter, longer = sorted((normal_name(line.words).lstrip("《“（("), whole), key=len)
    rest = iter(longer)
    return all(each in rest for each in shorter)


def has_form(words: str) -> bool:
    """Whether words have the form of an official title, whole from its first word to its last:
    an organ and what it says, about what, or a place, a year and of what; then the kind.

    >>> has_form("青石区人民政府关于节水工作的通知"), has_form("公室关于节水工作的通知")
    (True, False)
    """
    if _ORDER.search(words):
        return True
    if TITLED.search(words) is None or any(form.search(words) for form in _NO_FORM):
        return False
    opens = OPENS_WHOLE.match(words)
    named = opens is not None and (
        _OPENS_PLAINLY.match(words) is not None or _NO_OPENING.search(opens.group()) is None
    )
    return named or ABOUT.match(words) is not None or _opens_with_organ(words)


def _opens_with_organ(words: str) -> bool:
    """Whether words open with organs and what they say: 青石区人民政府关于…."""
    about = ABOUT.search(words)
    lead = words[: about.start()] if about else ""
    return not lead.startswith("自治") and bool(organs_in(lead) or organs_joined(lead))


_NO_FORM = (NO_TITLE, re.compile(rf"^(?:{ANNOUNCES.pattern})$"))
_ORDER = re.compile(r"^[\u4e00-\u9fff]{4,}令第.{1,4}号$")
_OPENS_PLAINLY = re.compile(r"\d{4}年|政府工作报告|中共|(?![全本我各省市])[\u4e00-\u9fff]县")
_NO_OPENING = re.compile(
    rf"^季度|^第(?![一二三四五六七八九十]{{1,3}}师)|^自治|关于|{NO_PLACE.pattern}"
)
"""What only looks like the place that a title opens with: 老旧小区, 第二轮省, 府关于2033年."""


def _is_headline(line: Line) -> bool:
    """Whether a line that has not the form of an official title may be the headline of a text: it
    says enough, is whole, and says no more than one thing.
    """
    words = line.words
    said = len(re.findall("[\u4e00-\u9fff]", words)) >= _FEWEST and "|" not in words
    return said and line.sort not in _NO_HEADLINE and not goes_below(words)


_FEWEST = 6
"""Characters of a headline that say something."""
_NO_HEADLINE = (Is.SPEAKER, Is.DATE, Is.ORGAN, Is.SESSION)
_NO_KIND = re.compile(rf"关于(?!.*(?:通知|意见|方案|报告|办法|决定|函|批复)).*{ENDS_NONE.pattern}")
"""About what, and not of which kind: 2033年关于全区重点项目 goes on."""


def _below_masthead(head: Sequence[Line], upto: int) -> Sequence[Line]:
    """The lines above a title, without the masthead of a bulletin: what stands above its number."""
    ends = [
        at + 1
        for at, each in enumerate(head[:upto])
        if each.sort in (Is.ISSUE, Is.MASTHEAD) or COUNTED.fullmatch(each.words)
    ]
    return head[ends[-1] if ends else 0 : upto]


def _loose(run: Sequence[Line]) -> str | None:
    """The line of a title over several that could be one by itself, or below which another could;
    None where each line but the last is unfinished and the whole has the form of a title.
    """
    words = [each.words for each in run if not _is_number(each)]
    organs = next((at for at, e in enumerate(run) if e.sort is not Is.ORGAN), 0)
    if len(words) - organs > 1 and not has_form("".join(words)):
        return words[-1]
    for at in range(organs + 1, len(words)):
        above = "".join(words[:at])
        ends = has_form(above) and ENDS_NONE.search(above) is None
        about = ABOUT.search(above) is not None or goes_below(above) or run[at].runs_on
        if ends or (has_form(words[at]) and not about):
            return words[at]
    return None


def _is_number(line: Line) -> bool:
    """Whether a line of a title only counts it, or adds to it: 第5号, （试行）."""
    return line.sort in _ADDED or COUNTED.fullmatch(line.words) is not None


_ADDED = (Is.BRACKET, Is.ISSUE, Is.DATE, Is.VERSION)


def _parts_beside(head: Sequence[Line], run: range, title: str) -> Iterator[str]:
    """The lines right above and below a title that may be of it. One that opens or ends as titles
    do has none there that is a field or short, for what is cut over lines is long; above one that
    opens with its organ and what that says stands none.
    """
    whole, formed = normal_name(title), has_form(title)
    above = _below_masthead(head, run[0])[-1:]
    below = head[run[-1] + 1 : run[-1] + 2]
    for line, sorts in (
        *((each, (Is.WORDS, Is.ORGAN, Is.SPEAKER)) for each in above),
        *((each, (Is.WORDS,) if formed else (Is.WORDS, Is.ORGAN)) for each in below),
    ):
        apart = line.sort is Is.ORGAN and line in below and PLACE.match(line.words)
        apart = apart or _FIELD.match(line.words)
        if line.sort not in sorts or apart or _says(line, whole):
            continue
        short = len(line.words) < SHORTEST or _NO_PART.search(line.words) is not None
        opened = line in above and line.sort is Is.WORDS and _opens_with_organ(title)
        opened = opened or (line in above and line.words.endswith(RUBRICS))
        if not formed or not (short or opened) or goes_below(line.words):
            yield line.words


_FIELD = re.compile(r"[\u4e00-\u9fff]{2,6}：")
_NO_PART = re.compile(rf"{NO_TITLE.pattern}|[/|]")
"""What no line of a title has."""
