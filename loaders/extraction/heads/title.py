"""Which lines of a head are the title of the document."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.heads.broken import PART, RUBRICS, joined_lines, title_from, without_note
from loaders.extraction.heads.called import ABOUT, COUNTED, SHORTEST, TITLED, better
from loaders.extraction.heads.days import DATED_BEHIND
from loaders.extraction.heads.issue import is_masthead
from loaders.extraction.heads.line import Line, same_form
from loaders.extraction.heads.organs import ORGAN, organs_in, organs_joined
from loaders.extraction.heads.sessions import SESSION
from loaders.extraction.heads.sorts import Is, cries
from loaders.formats.document import Piece
from loaders.language.head_words import BULLETIN
from loaders.language.places import PROVINCES
from ontology import late_re as re
from ontology.text import normal_name


def find_title(head: Sequence[Line]) -> tuple[Piece | None, int]:
    """The title and the number of the line after it."""
    found: list[tuple[list[Piece], int]] = []
    said = _said_by_form(head)
    shown = None
    at = 0
    given = False
    while at < len(head):
        if head[at].sort in (Is.WORDS, Is.ORGAN) and not PART.match(head[at].words):
            begins = said is not None and at < said and head[said].sort is Is.WORDS
            upto = said if begins and not any(e.sort is Is.ORGAN for e in head[at:said]) else None
            pieces, end = title_from(head[:upto], at)
            if pieces:
                if said is not None and at <= said < end and shown is None:
                    shown = len(found)
                found.append((pieces, end))
            at = max(end, at + 1)
        elif found and head[at].sort is Is.SESSION and _right_above(head, found[-1][1], at):
            given = True
            break  # a heading of the report stands below
        else:
            at += 1
    if not found:
        return _cried(head)
    words = [_unquoted(normal_name("".join(e.text for e in pieces))) for pieces, _ in found]
    masthead = _masthead_ends(head)
    own = [
        at
        for at, (pieces, end) in enumerate(found)
        if end > masthead and not _is_low(pieces[-1], words[at:])
    ]
    best = own[0] if own else 0
    for number in own if shown is None else ():
        each = words[number]
        again = _COUNTS.sub("", each) == words[best]
        if (
            not again
            and each not in (words[best], f"{words[best]}目录")
            and (
                words[best] in each
                or better(words[best], each)
                or _ADDED.fullmatch(words[best].removeprefix(each))
            )
        ):
            best = number
    best = _own(words, best, given=given) if shown is None else shown
    pieces, end = found[best]
    pieces = [*pieces[:-1], without_note(pieces[-1])]
    last = max([end, *(e for (_, e), w in zip(found, words, strict=True) if w in words[best])])
    return _bare(joined_lines(pieces)), last


def _unquoted(words: str) -> str:
    """A title that a page puts in quotation marks as a whole, without them."""
    whole = _NAMED_WHOLE.fullmatch(words) and TITLED.search(words[:-1])
    return words[1:-1] if whole else words


def _own(words: Sequence[str], best: int, *, given: bool) -> int:
    """Which of several titles: the one right above the session that it was given to, where the
    other says no year beside; the one that the document itself has, where its page put words
    before it that are no organ (某区人民政府 政府文件 关于…的通知).
    """
    last = len(words) - 1
    if given and TITLED.search(words[last]) and not _YEAR.search(words[best]):
        return last
    for number, each in enumerate(words):
        before = words[best].removesuffix(each)
        if number > best and ABOUT.match(each) and before not in ("", words[best]):
            organs = organs_in(before) or organs_joined(before)
            return best if organs else number
    return best


_YEAR = re.compile(r"(?:19|20)\d{2}")


def _right_above(head: Sequence[Line], end: int, at: int) -> bool:
    """Whether nothing but a site's lines stands between a title and the session below it."""
    return all(each.sort is Is.PORTAL for each in head[end:at])


_NAMED_WHOLE = re.compile(r"《(?:[^《》]|《[^《》]*》)+》")
_YEAR_AGAIN = re.compile(r"(?P<year>20\d{2})年.*(?P<again>(?<=[\u4e00-\u9fff])(?P=year))$")
_FILE = re.compile(
    r"(?<=[\u4e00-\u9fff）)])\d{0,2}\.(?:docx?|pdf|xlsx?|wps|txt)(?:VIP)?$", re.IGNORECASE
)


COLLECTED = re.compile(r"[（(][\u4e00-\u9fff]{0,3}?[一二三四五六七八九十\d]{1,3}[则篇份][）)]$")
"""How many papers of one name a site has put together: …实施方案（共五则）."""
_COUNTS = re.compile(r"(?:\d{1,2}|[（(]?第?[一二三四五六七八九十]{1,2}[篇则]?[）)]?)$")
"""By what a site tells the papers of one name that it has put together: …方案1, …方案二."""
_ADDED = re.compile(r"[（(](?:\d{4}年?(?:修订|修正|更新|发布)|全文|摘登|节选)[）)]|范文|例文")
"""What only a data base, a newspaper or a site says behind the title of a document."""


def _cried(head: Sequence[Line]) -> tuple[Piece | None, int]:
    """The headline of an article that asks or cries, where nothing else is a title."""
    for at, line in enumerate(head):
        if line.sort is Is.BODY and len(line.words) >= SHORTEST and cries(line.words):
            return line.piece, at + 1
    return None, 0


_SITE = re.compile(r"[\u4e00-\u9fff]{2,12}(?:官网|网站|新闻网|信息网)[：:](?=.{4})")


_RUBRIC = re.compile(
    r"\s*(?:【[\u4e00-\u9fff]{2,8}】|“[\u4e00-\u9fff]{2,8}公开”)\s*(?=[^【】]{6,}$)"
    r"|[\u4e00-\u9fff]{0,4}(?:预案|文件|公告|公示|通知|政策)—(?=[^—]{8,}$)"
    r"|[\u4e00-\u9fff]{1,7}(?<![省市州区县旗盟镇乡])[丨｜|│]\s*(?=[^丨｜|│]{8,}$)"
)
_PICTURE = re.compile(r"\s*[\u2600-\u27bf\U0001f300-\U0001faff\ufe0f]+$")
"""A small picture behind a title."""
_FILED = re.compile(r"(?<=[^_]{8})_[^_]{2,12}$")
"""Where a site files a document, or the number of its page, behind its title: …通知_公文范文."""
_PUT_ON = re.compile(r"\s*(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,6}$")
"""The day on which a page was put on a site, behind its title; and how often it was read."""

_WHOLE_TEXT = re.compile(
    r"(?<=[\u4e00-\u9fff》])\s*(?:[（(](?:全文|摘登|节选|附全文)[）)]|[『「【\[]范[文本]\d*[』」】\]])$"
    r"|(?<=报告)(?:全文|[（(]20\d{6}[）)])$"
)
"""How much of a document a site gives, on which day or as the how manieth sample, behind its title:
…通知（全文）, …责任书『范文1』."""


def _bare(title: Piece) -> Piece:
    """A title without what only quotes it, names its file or its site, says of what sort it is
    there, or to which session it was given: 《…通知》, …通知.docx, …公报 2033, 青石新闻网：…,
    【现行有效】…, 政务服务丨…, 政府工作报告（2033年1月3日在…会议上）, …工作安排 2033-03-07.
    """
    site = next(filter(None, (form.match(title.text) for form in _OPENINGS)), None)
    title = title if site is None else title[site.end() :]
    for form, titled in _ENDS:
        end = form.search(title.text)
        if end is not None:
            cut = end.start("again" if "again" in end.re.groupindex else 0)
            title = title[:cut] if not titled or TITLED.search(title.text[:cut]) else title
    return title if _unquoted(title.text) == title.text else title[1:-1]


_LONG = re.compile(r"[（(]\d{3,}字[）)]$")
"""How long a site says that its text is: …讲话（20241字）."""
_ENDS = (
    (_PICTURE, False),
    (_LONG, False),
    (SESSION, True),
    (COLLECTED, False),
    (_PUT_ON, True),
    (DATED_BEHIND, True),
    (_FILED, False),
    (_FILE, False),
    (_WHOLE_TEXT, False),
    (_YEAR_AGAIN, True),
)
"""What stands behind a title and is none of it; whether what is before it must be one by itself."""


def _said_by_form(head: Sequence[Line]) -> int | None:
    """The first line of the words that the file shows as the title; None where it shows none.

    It is the largest. What is set still larger above a number, or above the issue of a bulletin,
    is the mark of who issues it (发文机关标志, a masthead), not the title below it.
    """
    runs = [
        at
        for at, line in enumerate(head)
        if line.shown
        and line.sort in (Is.WORDS, Is.ORGAN)
        and not (at and same_form(head[at - 1], line))
    ]
    runs = [at for at in runs if any(e.sort is Is.WORDS for e in _shown_with(head, at))]
    if not runs:
        return None
    mark = max(runs, key=lambda at: head[at].shown)
    for other in (at for at in runs if at > mark):
        numbered = any(
            e.sort in (Is.NUMBER, Is.ISSUE, Is.MASTHEAD) or COUNTED.fullmatch(e.words)
            for e in head[mark:other]
        )
        if numbered:
            return other
    return mark


def _shown_with(head: Sequence[Line], at: int) -> list[Line]:
    """A line, and those below it that are set as it is."""
    end = at + 1
    while end < len(head) and same_form(head[at], head[end]):
        end += 1
    return list(head[at:end])


def _masthead_ends(head: Sequence[Line]) -> int:
    """Behind the masthead of a bulletin (督查通报 第3期 区政府督查室 2033年3月5日): what it tells
    stands below; 0 where there is none.
    """
    sorts = (Is.ISSUE, Is.MASTHEAD)
    ends = (
        at + 1
        for at, e in enumerate(head)
        if e.sort in sorts or is_masthead(e.words) or _counts_issues(head, at)
    )
    return max(ends, default=0)


def _counts_issues(head: Sequence[Line], at: int) -> bool:
    """Whether a line is the number of a bulletin whose name stands alone above it
    (督查通报, 〔2033〕5号).
    """
    name = head[at - 1].words if at else ""
    named = len(name) < SHORTEST and BULLETIN.search(name) is not None
    return named and COUNTED.fullmatch(head[at].words) is not None


def _is_low(last: Piece, words: Sequence[str]) -> bool:
    """Whether the first of several titles only stands above a document: a rubric (工作动态); where
    one below says what it is about, that of a kind of documents (任免通知), what a newspaper or a
    data base says of it, the name of its file.
    """
    first, *below = words
    rubric = first.endswith(RUBRICS) and len(first) < SHORTEST
    rubric = rubric or bool(ANNOUNCES.fullmatch(first) or _HEAD_OF_KIND.fullmatch(first))
    called = [each for each in below if TITLED.search(each)]
    about = any(ABOUT.search(each) and len(each) >= SHORTEST for each in called)
    named = BY_DATA_BASE.match(first) or (called and _FILE.search(last.text))
    return bool(below and (_ONLY_RUBRIC.fullmatch(first) or named or (rubric and about)))


def is_head_of_kind(words: str) -> bool:
    """Whether a line is the red head of an organ that names a kind of document (某县政府通报)."""
    return _HEAD_OF_KIND.fullmatch(words) is not None


_HEAD_OF_KIND = re.compile(rf"(?:{ORGAN.pattern})(?:通知|通告|公告|通报|决定|意见|函)")
"""The red head of an organ that prints each kind of document below one: 某市人民政府通知."""
BY_DATA_BASE = re.compile(rf"[（(](?:[\u4e00-\u9fff]{{2,8}}[省区市]|{'|'.join(PROVINCES)})[）)]")
"""How a data base calls a document, above what that calls itself: （云岭省）青石市…规划."""
_OPENINGS = (_SITE, _RUBRIC, re.compile(rf"{BY_DATA_BASE.pattern}(?=(?:19|20)\d{{2}}年)"))
"""What a site or a data base puts before a title."""


ANNOUNCES = re.compile(
    r"[\u4e00-\u9fff]{2,16}(?:发布|印发|出台|下发)(?:最新)?(?:通知|公告|通告|文件|意见|方案)"
)
"""What a newspaper says above a document, and not what that is about: 某市政府发布通知."""
_ONLY_RUBRIC = re.compile(r"[\u4e00-\u9fff]{2,4}(?:动态|公开|报道|平台|资讯)")
