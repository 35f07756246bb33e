"""A title that stands over several lines: which line goes on the one above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.extraction.heads.called import ABOUT, COUNTED, SHORTEST, TITLED, repeats
from loaders.extraction.heads.days import DATE_LINE, DAY, UP_TO_31
from loaders.extraction.heads.issue import ENDS_IN_ISSUE
from loaders.extraction.heads.line import Line, same_form
from loaders.extraction.heads.organs import ORGAN, PLACE, organs_in
from loaders.extraction.heads.sorts import Is
from loaders.formats.document import Piece
from ontology import late_re as re
from ontology.text import squeeze

PART = re.compile(r"^第[一二三四五六七八九十\d]+(?:部分|[编篇卷])")
"""The heading of a part of a document."""
NO_TITLE = re.compile(
    rf"[:：，,]|^{COUNTED.pattern}$|^第[一二三四五六七八九十\d]+[部编篇卷]|^项目[一二三四五六七八九十\d]+$|^@"
)
"""What no title has as a line: fields, numbers, the headings of parts, the counts of cards."""
RUBRICS = (
    "通知",
    "抄告单",
    "交办单",
    "督办单",
    "公告",
    "公示",
    "文件",
    "政策",
    "任免",
    "公开",
    "动态",
    "报道",
    "平台",
    "资讯",
)


def title_from(head: Sequence[Line], at: int) -> tuple[list[Piece], int]:
    """The lines of one title from here on, and the line after it. None if no title begins here."""
    first = head[at]
    organs = [first.piece] if first.sort is Is.ORGAN else []
    end = at + 1
    if organs:
        while end < len(head) and head[end].sort is Is.ORGAN:
            if head[end].words == head[end - 1].words:
                organs.pop()  # the one before was of a portal's card
            organs.append(head[end].piece)
            end += 1
        if end == len(head) or head[end].sort is not Is.WORDS:
            return [], end
        below = _below_organs([squeeze(each.text) for each in organs], head[end].words)
        again = end + 1 < len(head) and head[end + 1].words == head[end - 1].words
        if again and _WHOLE_OF_YEAR.match(head[end].words):
            return [], end  # who made it stands below its title, and above it as on each page
        if not below and not same_form(head[end - 1], head[end]):
            return [], end
    lead = end if organs else at
    broken = _one_title(head, lead, below=bool(organs))
    end = lead + 1 if broken is None else broken
    pieces = [*organs, *(each.piece for each in head[lead:end])]
    while end < len(head):
        end = _over_site(head, end)
        line = head[end]
        if head[lead].shown and not line.shown and line.words.startswith(("—", "⸺")):
            break  # a line below the headline, which the file shows to be none of it
        if ENDS_IN_ISSUE.match(head[end - 1].words) and line.sort is not Is.ISSUE:
            break  # a masthead ends with its issue
        whole = "".join(squeeze(each.text) for each in pieces)
        after = head[end + 1] if end + 1 < len(head) else None
        goes_on = (
            (line.runs_on and not repeats(whole, line.words))
            or (
                line.sort is Is.WORDS
                and (
                    (same_form(head[end - 1], line) and not repeats(whole, line.words))
                    or _goes_on(whole, line.words)
                    or (after is not None and _over_two(whole, line.words, after))
                )
            )
            or (line.sort is Is.ORGAN and _organ_goes_on(head[end - 1], whole, line))
        )
        if (
            goes_on
            or line.sort is Is.ISSUE
            or (_ORDER.fullmatch(whole) and COUNTED.fullmatch(line.words))
            or (
                line.sort is Is.BRACKET
                and not DATE_LINE.fullmatch(line.words)
                and not _SIGNED_BRACKET.fullmatch(line.words)
                and not _DATED_BRACKET.match(line.words)
                and not re.search(r"单位[：:]", line.words)
                and not _LIKE_SESSION.match(line.words)
            )
        ):
            pieces.append(line.piece)
            end += 1
        else:
            break
    return pieces, end


def _over_site(head: Sequence[Line], at: int) -> int:
    """The line at a place, or the one below a site's lines there, if it only goes on a title
    (——在全市节水工作会议上的报告).
    """
    below = next((n for n in range(at, len(head)) if head[n].sort is not Is.PORTAL), at)
    line = head[below]
    goes_on = line.sort is Is.WORDS and line.words.startswith(("—", "⸺")) and line.words[2:]
    return below if goes_on else at


_ORDER = re.compile(rf"{ORGAN.pattern}令")
"""An order of an organ, which its number below it tells from the next one."""


def _organ_goes_on(above: Line, whole: str, line: Line) -> bool:
    """Whether what looks like an organ goes on the title above: it leaves its place to that, the
    title passes on what it made, or the file shows both as one title and it names no place.
    """
    if _rest_of_place(whole, line.words) or _PASSES_ON.search(whole) is not None:
        return True
    return same_form(above, line) and PLACE.match(line.words) is None and not TITLED.search(whole)


_SIGNED_BRACKET = re.compile(rf"[（(][\u4e00-\u9fff]{{2,20}}{DAY}[）)]")
"""Who filled in a table and when: （区民生办 2033年1月3日）."""
_DATED_BRACKET = re.compile(
    rf"[（(](?:\d{{4}}|[〇○零一二三四五六七八九]{{4}})年{UP_TO_31}月{UP_TO_31}[日号][，,、在]"
)
"""When something was said, and how that was taken down: （2033年1月3日，根据录音整理）."""
_OPENS_TITLE = re.compile(
    r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年|对.{4,60}(?:答复|复函|意见|说明|报告|函)(?:[（(]|$)"
    r"|(?:党[组委]书记、)?[\u4e00-\u9fff]{0,4}(?:书记|[局厅市县区旗镇乡]长|主任)在.{4,40}(?:讲话|报告|发言)(?:[（(]|$)"
    r"|[\u4e00-\u9fff]{0,12}(?:会议纪要|会议公报|议事规则|工作规则|(?:权责|权力|责任)清单)(?:[（(]|$)"
)
"""What a title goes on with below its organ, besides 关于 …."""
_WHOLE_OF_YEAR = re.compile(r"(?:19|20)\d{2}年[\u4e00-\u9fff]{2,9}[省市州区县旗]")
_REST_OF_ORGAN = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}办公室|办公厅|督查室|管委会|(?:管理)?委员会|工作组|专班|指挥部)(?:关于|印发|转发|公布)"
)
"""The end of an organ's name that a line cut, and what a title says of it: 领导小组⏎办公室关于…."""
_LAST_ORGAN = re.compile(rf"(?P<organ>{ORGAN.pattern})(?:关于|印发|转发|公布|下达)")
_JOINT = re.compile(r"(?:局|厅|委|委员会|院|公司|(?<!政府)办公室)$")
"""Organs that issue together with the one below them; a 政府 above a department's may be the
head of its portal."""


_LAW = re.compile(
    r"[^。；：关]{4,24}(?:办法|规定|条例|细则|规则|章程)(?:[（(][\u4e00-\u9fff]{2,4}[）)])?"
)
"""A law of a place, which names it or the organ that made it."""


def _below_organs(organs: Sequence[str], words: str) -> bool:
    """Whether a line goes on the title that some organs begin: with what it is about, with the
    rest of the last one's name, or with one more, of the same place, and what it is about.
    """
    if ABOUT.match(words) or _OPENS_TITLE.match(words):
        return True
    if _LAW.fullmatch(words) and PLACE.match(words) is None:
        return True
    if _REST_OF_ORGAN.match(words):
        return not organs[-1].endswith(("办公室", "办公厅"))
    last = _LAST_ORGAN.match(words)
    if last is None or not organs_in(last["organ"]) or last["organ"] in organs:
        return False
    place = PLACE.match(last["organ"])
    return place is not None and all(_JOINT.search(e) and place[1] in e for e in organs)


def _goes_on(above: str, words: str) -> bool:
    """Whether a line goes on the title above it, rather than being another line."""
    # What a portal cut short stands above the whole.
    cut = _OPEN.search(above) and (_opens_anew(words) or words.startswith(above))
    if cut or _FILE_ENDS.search(above) or (_LIKE_SESSION.match(words) and TITLED.search(above)):
        return False
    open_ = _OPEN.search(above) or _JOINS.search(above)
    if open_ or words.startswith(("—", "⸺")) or (words.endswith("的") and ABOUT.search(above)):
        return True
    if repeats(above, words) or _ENDS_WHOLE.search(above):
        return False
    if ABOUT.search(above) and (_OF_KIND.fullmatch(words) or not _ENDS_AS_KIND.search(above)):
        return True
    if re.match(r"[与和及、]|[上中]?的(?:讲话|发言|报告|致辞)|实施|情况|工作方案", words) or (
        _REST_OF_ORGAN.match(words) and not TITLED.search(above)
    ):
        return True
    return (
        _named_over_lines(above, words)
        or _ends_cut(above, words)
        or (_ENDS_IN_YEAR.search(above) is not None and not OPENS_WHOLE.match(words))
        or (
            not TITLED.search(above)
            and len(above) > SHORTEST
            and NO_TITLE.search(above) is None
            and not _opens_anew(words)
            and TITLED.search(words) is not None
        )
    )


_ENDS_AS_KIND = re.compile(
    r"(?:通知|意见|方案|报告|办法|决定|通报|公告|规定|规则|细则|建议|答复|决议|措施|函|请示|批复)(?:[（(].*)?$"
)
_OF_KIND = re.compile(
    r"(?!.*(?:关于|印发|转发|公布|发布|下达|对.{2,}的))[^。：:《》]{2,30}的(?:通知|通报|意见|决定|决议|批复|函|公告|通告|请示|报告|答复|说明)(?:[（(].{1,20}[）)])?"
)
"""What is of a kind of document and does not say what about: the line above does."""
_FILE_ENDS = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|txt)$", re.IGNORECASE)
_LIKE_SESSION = re.compile(
    r"[—⸺\-–（(]*[\dxX年月日*]{4,14}在[^。]{0,24}第?[一二三四五六七八九十]{1,3}(?:届|次)"
)
"""The session that a report was given to, its day misspelt: ——2033724日在某省第十三届…."""
_ENDS_WHOLE = re.compile(r"[。！!？?]$|(?:解读|图解|[则篇份][）)])$")
"""A headline that ends so, explains something, or counts papers, is whole: below it is another."""


def goes_below(words: str) -> bool:
    """Whether a line cannot stand alone: a bracket is open, it ends in 的, or it is a place or a
    year and nothing else.
    """
    forms = (_OPEN.search, _JOINS.search, _ONLY_PLACE.fullmatch, _WITH_YEAR.fullmatch)
    return any(form(words) for form in forms) or _ENDS_IN_YEAR.search(words) is not None


def _one_title(head: Sequence[Line], at: int, *, below: bool = False) -> int | None:
    """The line after a title that is broken over all lines from here to what is no such line.

    Its first line opens as titles do, with a place or a year, or stands below the organ that does;
    of all its lines only the last is called as documents are, and that one opens no title of its
    own. None where that is not so.
    """
    end = at
    while end < len(head) and head[end].sort is Is.WORDS:
        end += 1
    words = [each.words for each in head[at:end]]
    if _cries_over(words):
        return end
    if not 2 < len(words) <= _MOST_LINES or max(map(len, words)) > _LONGEST_CUT:
        return None
    opens = below or OPENS_WHOLE.match(words[0])
    dated = _WITH_YEAR.fullmatch(words[0]) is not None  # 2033年⏎某区…
    anew = any(ABOUT.match(e) or PLACE.match(e) for e in words[1 + dated :])
    goes_on = _UNDER_WAY if _LAYS_DOWN.search(words[-1]) else ENDS_NONE
    named = [bool(TITLED.search(each)) and not goes_on.search(each) for each in words[:-1]]
    if not opens or anew or any(named) or not TITLED.search(words[-1]):
        return None
    led = (  # …有效衔接⏎2024年实施方案, …提质⏎“一号发展工程”⏎2024年工作要点
        below or _ONLY_PLACE.fullmatch(words[0]) or _IN_QUOTES.fullmatch(words[-2])
    )
    alone = re.match(r"\d{4}年", words[-1]) and not led and not _JOINS.search(words[-2])
    return None if alone or ENDS_NONE.search(words[-1]) else end


_IN_QUOTES = re.compile(r"“[^”]+”")


def _cries_over(words: Sequence[str]) -> bool:
    """Whether lines are a headline over several, and below it what it is of: ——某区工作综述."""
    above = words[:-1]
    return (
        1 < len(above) < _MOST_LINES
        and words[-1].startswith(("—", "⸺"))
        and all(SHORTEST <= len(each) <= _LONGEST_CUT for each in above)
        and not any(TITLED.search(e) or e.endswith(RUBRICS) or NO_TITLE.search(e) for e in above)
    )


_MOST_LINES = 5
_LONGEST_CUT = 32
"""Characters of a line of a title that was broken: 二号 lets 22 stand beside each other."""
OPENS_WHOLE = re.compile(
    r"(?:中共)?[\u4e00-\u9fff]{2,14}?(?:[省市州区县旗盟镇乡]|街道)|\d{4}年|[\u4e00-\u9fff]{2,10}\d{4}年"
    r"|政府工作报告$"
)
ENDS_NONE = re.compile(r"(?:项目|工作|任务|实事|目标|情况|进展)$")
"""What a line of a title may end with in its midst (重点项目⏎推进计划表)."""
_UNDER_WAY = re.compile(rf"{ENDS_NONE.pattern}|(?:工作报告|规划|纲要)$")
_LAYS_DOWN = re.compile(
    r"(?:方案|表|清单|台账|评估报告|意见|通知|通报|公示)(?:[（(].{1,20}[）)])?$"
)
"""What is made of a report or a plan, whose name then stands in the midst of a title."""


def _ends_cut(above: str, words: str) -> bool:
    """Whether a line gives a meeting its number, or what it is of the paper that is named above."""
    meeting = _CUT_MEETING.search(above) and _ITS_NUMBER.match(words)
    return bool(meeting or (_QUOTED_WHOLE.fullmatch(above) and _OF_QUOTED.fullmatch(words)))


_CUT_MEETING = re.compile(r"届[\u4e00-\u9fff]{0,16}(?:大会|委员会|常委会)$")
_ITS_NUMBER = re.compile(r"第[一二三四五六七八九十]{1,3}次(?:全体)?会议")
"""A meeting whose name a line cut: 第十八届人民代表大会⏎第三次会议关于…."""
_QUOTED_WHOLE = re.compile(r"《[^》]+》")
_OF_QUOTED = re.compile(
    r"的?(?:[\u4e00-\u9fff]{0,4}解读(?:材料)?|[\u4e00-\u9fff]{0,4}说明|问答|通知|实施方案|公告)"
)
"""What stands below the name of a paper and is of that: 《…十条措施》⏎政策解读."""
_JOINS = re.compile(r"的$|(?<!共)[及与暨和、]$")
"""What no title ends with: its next line goes on."""
_ENDS_IN_YEAR = re.compile(r"[\u4e00-\u9fff]{3,}20\d{2}年度?$")
"""A place or an organ and a year (某区2034年度): what it is of stands on the next line."""
_PASSES_ON = re.compile(r"(?:转发|批转)$")


def _named_over_lines(above: str, words: str) -> bool:
    """Whether a line goes on a title whose lines are its place, its year, what it is of, a list."""
    if _ONLY_PLACE.fullmatch(above):
        return bool(TITLED.search(words) or _WITH_YEAR.match(words) or _WORK.search(words))
    if _WITH_YEAR.fullmatch(above):
        return PLACE.match(words) is not None
    return bool(_HALF.search(above) and _LIST.fullmatch(words))


def _over_two(above: str, words: str, after: Line) -> bool:
    """Whether two lines together end a title: …实事⏎办理结果“群众满意度”⏎测评情况通报."""
    if after.sort is not Is.WORDS or TITLED.search(words) or ABOUT.search(words + after.words):
        return False
    return bool(_HALF.search(above) and _END_OVER_TWO.fullmatch(words + after.words))


def _rest_of_place(above: str, words: str) -> bool:
    """Whether an organ is named without its place, which stands on the line above."""
    return _ONLY_PLACE.fullmatch(above) is not None and words.startswith("人民")


_END_OVER_TWO = re.compile(
    r"(?!.{0,12}(?:\d{4}年|[省市区县州旗盟镇乡]))[^。，；：]{4,24}(?:表|清单|台账|通报|报告|公示|方案)"
)
_WITH_YEAR = re.compile(r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年度?")
_ONLY_PLACE = re.compile(r"(?:\d{4}年度?)?[\u4e00-\u9fff]{2,14}(?:[省市区县州旗盟镇乡]|街道)")
"""A place, or a year and a place, on a line of its own: what opens a title over several lines."""
_WORK = re.compile(r"(?:活动|行动|工程|项目)$")
_HALF = re.compile(r"(?:政府工作报告|任务|项目|实事|工作|目标|情况|进展|总结|计划|规划|纲要|要点)$")
_LIST = re.compile(
    r"(?:[（(][^（()）]{1,8}[）)])?(?![^（(]{0,8}(?:\d{4}年|[省市区县州旗盟镇乡]))[^（(]{0,12}(?:表|清单|台账|汇总|分解|分工)(?:[（(].{1,20}[）)])?"
    r"|(?:(?:上|下)半年|[一二三四1-4]季度|(?:\d{1,2}[—–-])?\d{1,2}月份?)[\u4e00-\u9fff]{0,6}(?:情况|进展)(?:[（(].{1,20}[）)])?"
    r"|(?:主要|目标|重点)?(?:任务|责任|职责)(?:分工|分解|落实)[\u4e00-\u9fff]{0,6}(?:方案|意见|通知|计划)"
    r"|[\u4e00-\u9fff]{0,4}报告|[\u4e00-\u9fff]{0,6}(?:公示|公告|通报|说明)(?:[（(].{1,20}[）)])?"
)
"""What a title ends with below a line that might end one too: 重点项目⏎包联责任一览表."""


def _opens_anew(words: str) -> bool:
    """Whether a line opens a title of its own: with its organ, and what it says."""
    last = _LAST_ORGAN.match(words)
    return last is not None and bool(organs_in(last["organ"]))


_OPEN = re.compile(r"[（(《][^）)》]*$")
"""A bracket that is still open where a line ends."""


def joined_lines(pieces: Sequence[Piece]) -> Piece:
    parts = [part for each in pieces for part in _without_space(each)]
    return Piece.join(parts)


_FOOTNOTE = re.compile(r"\s*(?:[\[［【〔]\d{1,2}[\]］】〕]|[①-⑳*＊※])+\s*$")


def without_note(piece: Piece) -> Piece:
    """A line without the mark of a footnote at its end (…统计公报[1])."""
    note = _FOOTNOTE.search(piece.text)
    return piece if note is None or not note.start() else piece[: note.start()]


def _without_space(piece: Piece) -> Iterator[Piece]:
    """A line without the white space that spreads it over the page (政 府 工 作 报 告)."""
    text = piece.text.replace("?", " ")
    kept = squeeze(text)
    if kept == text:
        yield piece
        return
    for match in re.finditer(r"\S+", text):
        before = text[: match.start()].rstrip()
        between = re.search(r"[A-Za-z0-9]$", before) and re.match(r"[A-Za-z0-9]", match.group())
        yield piece[match.start() - bool(between) : match.end()]
