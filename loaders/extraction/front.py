"""The front matter of a document, by the parts that GB/T 9704 gives an official one.

Title, issuing body, number, date, addressee, signature, titles of annexes: each is told by its
form and by what stands beside it, for texts, Word and PDF alike. What a portal, a legal database
or a newspaper put around a document (crumbs, citation codes, counters, captions) is none of it,
nor is the file's name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from loaders.extraction.shown import body_form, shown_as_title
from loaders.formats.document import PLAIN, Block, Document, Form, Piece, Table
from loaders.formats.headings import numbering
from loaders.language.dates import Dated, document_date
from ontology import late_re as re
from ontology.remembered import OF_WORDS, once
from ontology.text import half_width, normal_name, squeeze


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a document says of itself; None where it does not.

    title: its words where they stand, lines joined. issuer, signature: as written, several
    joined by 、. number: 青政办〔2024〕7号. date: `2024-03-08`, of issue, of the session that it
    was given to, or up to which it reports. addressee: whom it is sent or given to. annexes:
    titles of what is attached to it. dated: `date`, else what its title or a line beside it says
    of its time (`2024`). given: the day of the session or below the title. issued: the day below
    the signature, or of printing.
    """

    title: Piece | None = None
    issuer: str | None = None
    number: str | None = None
    date: str | None = None
    addressee: str | None = None
    signature: str | None = None
    annexes: tuple[str, ...] = ()
    dated: str | None = None
    given: Dated | None = None
    issued: Dated | None = None


class _Is(Enum):
    """What a line is by its form."""

    PORTAL = auto()
    NUMBER = auto()
    LETTERHEAD = auto()
    ANNEX = auto()
    SESSION = auto()
    SPEAKER = auto()
    ISSUE = auto()
    MASTHEAD = auto()
    ADDRESSEE = auto()
    DATE = auto()
    VERSION = auto()
    BRACKET = auto()
    ORGAN = auto()
    BODY = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the head. shown: its size, where the file shows it as a title is shown; else 0."""

    piece: Piece
    words: str
    sort: _Is
    shown: float = 0.0


_MENU = re.compile(
    r"(?:(?:^|[\s|｜·]+)[\u4e00-\u9fff]{0,8}(?:公开|指南|制度|年报|目录|内容|政策|解读|服务|互动|回应|新闻|动态|要闻|领导"
    r"|机构|首页|平台|专栏|专题|办事|查询|栏目|信箱|热点|领域)(?=[\s|｜·]|$)){2,}"
)
"""The menu of a portal on one line: 信息公开指南 信息公开制度 法定主动公开内容."""
_HEAD = 20
"""Lines within which the body of a document begins."""
_LONGEST_LINE = 70
_COLUMNS = 3

_PORTAL_WORDS = re.compile(
    r"阅读|点击|浏览|评论|链接|字体|打印|分享|移动版|繁体|无障碍|扫一扫|登录|注册|有效性|主题(?:词|分类)"
)
"""What a portal says of a page; a title may have the word too (关于规范登记注册的通知)."""
_PORTAL = re.compile(
    r"来源[：:]|作者[：:]|引证码|https?[：:]|责任编辑|^编辑[：:]|编者按|当前位置|首页"
    r"|[>＞»]|发布(?:机构|时间|日期)|索引?\s*引?\s*号|生成日期|成文日期|公开(?:方式|日期|时限)"
    r"|关键[词字]$|请输入|内容摘要|^时间[：:]|^日期[：:]"
    r"|^图为|^图[：:/]|摄[）)]?$|^本报讯|第[A-Z]?\d+版|通讯员|^ICS|^星?期[一二三四五六日]$|^(?:(?:政府)?(?:信息|政务)公开)?目录$"
    r"|^(?:标题|名称|信息名称|文号|发文字号|发文机关|发文单位)[：:]|^【[\u4e00-\u9fff]{2,8}】"
    r"|^(?:统一登记号|公开(?:类型|范围|形式)|信息(?:类别|分类)|体裁)[：:]"
    r"|^(?:公开|信息)目录[：:]|^(?:主题|体裁|栏目)分类[：:]|^(?:所属|信息)(?:栏目|类别|主题)[：:]"
    r"|^原创(?!性)|点击[^。]{0,6}(?:蓝字|关注)"
    r"|\d{1,2}:\d{2}|^[\u4e00-\u9fff]{2,25}(?:门户网站?|(?:政府|政务|信息公开|政务公开)网站?)$|^[\u4e00-\u9fff]{2,6}(?:日报|晚报|时报|晨报|周刊)$"
)
_NOISE = re.compile(
    r"^[\W\d_]*$|^([\u4e00-\u9fff])\1{2,}$|^[A-Z\d\W]+$|^[—\-–]\s*\d+\s*[—\-–]$"
    r"|^(?:绝密|机密|秘密|内部(?:资料|文件))|^(?:特急|加急|急件|平急)$|^（此件.{2,8}）$"
)
_NUMBER = re.compile(
    r"(?:文\s*号[：:])?(?P<number>[\u4e00-\u9fff]{2,12}[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*第?\d+号"
    r"|[\u4e00-\u9fff]{2,24}(?:公告|令)\s*\d{4}年第?\d+号)"
)
_ORGAN_END = (
    r"(?:人民政府|政府|办公室|办公厅|督查室|研究室|管委会|委员会|委|局|厅|部|院|会|处|中心"
    r"|领导小组|指挥部|工作组|专班|办|集团|公司|[支总大]队)"
)
_ORGAN = re.compile(
    rf"(?:中共|中国共产党)?[\u4e00-\u9fff“”]{{2,30}}(?:[（(][\u4e00-\u9fff]{{2,15}}[）)][\u4e00-\u9fff]{{0,25}})?{_ORGAN_END}"
)
_NO_ORGAN = re.compile(
    r"关于|届|大会(?!(?:[\u4e00-\u9fff]{2,8})?(?:委员会|常委会)|$)|(?<!代表)大会|会议|[的在与及为]|全会|[，。：！？]|建设委$"
)
_ISSUE = re.compile(
    r"[（(]?(?:\d{4}年)?总?第(?:\d{1,4}|[一二三四五六七八九十]{1,3})期[）)]?(?:[（(]总第\d{1,4}期[）)])?"
)
_LETTERHEAD = re.compile(
    r"(?P<organ>(?:(?!关于).){2,40}?)文件(?:[（(](?:之)?[\d一二三四五六七八九十]{1,3}[）)])?"
)
_ANNEX = re.compile(r"附\s*[件表]?\s*[\d一二三四五六七八九十]{0,2}[：:]?")
_UP_TO_31 = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = rf"(?:\d{{4}}|[〇○零一二三四五六七八九]{{4}})年{_UP_TO_31}月(?:{_UP_TO_31}[日号])?"
_SESSION = re.compile(
    rf"[（(⸺—\-–]*(?:(?P<date>{_DAY})在?|(?<=[（(⸺—\-–])在)(?P<congress>[\u4e00-\u9fff]{{0,20}}第?[一二三四五六七八九十]{{1,3}}届[\u4e00-\u9fff]{{4,20}}?会议)上?"
)
_CUT_SESSION = re.compile(rf"[（(⸺—\-–]*{_DAY}在?[\u4e00-\u9fff]{{2,40}}$")
_WHOLE_SESSION = re.compile(
    rf"(?:{_SESSION.pattern})(?:[^）)。]{{0,12}}(?:通过|批准|修订|修正))?[）)]?"
)
_LONGEST_SESSION = 90
_MASTHEAD = re.compile(
    rf"(?P<organ>{_ORGAN.pattern})(?:(?:编印?|主办)?(?P<date>{_DAY})(?:编印?|印发)?|编印?|编制|主办)"
)
"""Below the name of a bulletin: who makes it, and the day."""
_SPEAKER = re.compile(
    r"^(?P<organ>[\u4e00-\u9fff]{2,25}?(?:人民政府|政府|委员会|局|厅|委|办公室))?[\u4e00-\u9fff]{0,8}?代?"
    r"(?:[省市州区县旗盟镇乡]长(?![\u4e00-\u9fff][区县市])|局长|厅长|主任|书记|主席|专员)(?:[\u4e00-\u9fff?]{2,8}|某+)$"
)
"""Who speaks or signs; the 市长 of 某市长安区 is none."""
_FOR = re.compile(
    r"我(?:谨|受[^，。]{2,14}委托)?[，,]?代表(?P<who>[\u4e00-\u9fff]{1,25}?(?:人民政府|政府))[，,]?(?:现?向(?:大会|会议|全体代表|各位)|作(?:政府)?工作?报告)"
)
_SALUTATION = re.compile(r"^(?:各位|尊敬的|同志们)")
_ADDRESSED = re.compile(
    r"[^。；！？]{2,160}(?:政府|部门|单位|机构|局|委员会|委|办|会议|处|中心|企业|学校|办事处|组|公司|院|厅"
    r"|常委会|党组|办公室|指挥部|幼儿园|社区|园区|管委会|县区|股室|(?:管理|工作|服务|监督|供电|卫生)[站所]|街道|[镇乡]|中小学|中学|小学|协会|商会|联合会|委员|代表|同志)"
    r"(?:（[^）]*）)?[：:]|各(?:村|学校|单位|部门|企业|街道|镇街)(?:（[^）]*）)?[：:]|[省市州区县旗盟镇](?:委|政府|委[、，]?[省市州区县旗盟镇]政府)[：:]"
)
_DATE_LINE = re.compile(
    rf"[（(]?(?P<date>{_DAY})(?:[^）)。]{{0,40}}(?:通过|批准|修订|印发|发布))?[）)]?"
)
_UNTIL = re.compile(
    rf"[（(]?(?:数据|情况|时间|统计)?(?:截至|截止到?|截止)?(?:时间|日期)?(?<=[至止到间期])[：:]?(?P<date>{_DAY})(?:底|末)?[）)]?"
)
_FIELD = re.compile(
    rf"(?:(?:填报|填表|制表|报送|上报|统计|截止|数据)(?:时间|日期)|截[至止]到?|(?<!发布)(?<!公开)(?<!更新)(?<!生成)日期)[：:](?P<date>{_DAY})"
)
"""The day of a table, among other fields on its line."""
_VERSION = re.compile(
    r"[（(【](?:书面|摘要|全文|节选)[^）)】]{0,4}[）)】]|[（(【].{0,14}?(?:稿|草案|待完善|版)[^）)】]{0,8}[）)】]"
)
_BRACKET = re.compile(r"[（(【][^（）()【】]{1,40}[）)】]")
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]+[章条节]|[⼀-⿕]、|\d{1,2}[.．、])"
)
_NOUN = (
    r"(?:通知|意见|方案|报告|办法|决定|通报|专报|简报|快报|公告|通告|规定|规划|纲要|计划|要点|清单|措施|总结|打算|思路|情况|"
    r"进展|台账|分解|分工|任务|项目|实事|决议|批复|函|请示|纪要|条例|细则|公报|议案|答复|公示|抄告|路线图|指南|表|书|目标|制度|预案|名单|名录|目录|安排|汇总|汇报|回顾|综述|工作)"
)
_COUNTED = re.compile(r"[〔\[（(]\d{4}[〕\]）)]第?\d{1,4}号|(?:\d{4}年)?第.{1,4}号")
"""The number of minutes or of an order, on a line of its own."""
_TITLED = re.compile(rf"{_NOUN}(?:[（(].{{1,20}}[）)])?$")
_ABOUT = re.compile(r"关于|印发|转发|公布|发布|下达")
_PRINTED = re.compile(rf"(?P<date>{_DAY})印发$")
_ITEM = re.compile(r"^\s*(?:附件?\s*[：:])?\s*\d{1,2}\s*[.．、]\s*")


@once
def front_matter(document: Document) -> FrontMatter:
    """The front matter of a document; its file's name plays no part."""
    lines = _lines(document)
    head = _head(lines)
    title, at = _title(head)
    cells = [cell for table in document.tables[:1] for cell in _card(table)]
    numbers = (_NUMBER.search(words) for words in [*(e.words for e in head), *cells])
    number = next((_plain(m["number"]) for m in numbers if m), None)
    session = next((m for e in head for m in [_SESSION.search(e.words)] if m), None)
    addressee = next(
        (e.words.rstrip("：:") for e in lines[: _HEAD + 2] if e.sort is _Is.ADDRESSEE), None
    )
    issuer = _issuer(document, head, title, at)
    signature, signed, after = _signature(document, at, issuer)
    printed = next(
        (
            m
            for e in document.blocks[-3:]
            for m in [_PRINTED.search(half_width(squeeze(e.piece.text)))]
            if m
        ),
        None,
    )
    given = _day(session) or _dated_below(head, at) or _day(_made(head))
    card = next((m for e in lines[:_CARD] for m in [_CARD_DAY.fullmatch(e.words)] if m), None)
    date = given or signed or _day(printed) or _day(card)
    return FrontMatter(
        title=title,
        issuer=issuer or signature,
        number=number,
        date=date.value if date else None,
        given=given,
        issued=signed or _day(printed),
        addressee=session["congress"] if session and not _adopted(session) else addressee,
        signature=signature,
        annexes=tuple(_annexes(document, title, after)),
        dated=date.value if date else _time_told(title, head),
    )


_CARD = 4
_CARD_DAY = re.compile(rf"成文日期[：:](?P<date>{_DAY})")
"""What a portal's card says, where the document does not."""


def _adopted(session: re.Match[str]) -> bool:
    """Whether a congress passed what it is named with, rather than being given it."""
    return bool(re.match(r"(?:审议|表决)?(?:通过|批准|修订|修正)", session.string[session.end() :]))


@once
def _lines(document: Document) -> tuple[_Line, ...]:
    """The lines above a document's first table, each by what it is."""
    body = body_form(document)
    lines = [_line(each, body) for each in _before_table(document)]
    return tuple(_sessions_whole(_values_of_fields(lines)))


def _values_of_fields(lines: Sequence[_Line]) -> list[_Line]:
    """The lines, where one that stands below a field's name alone is a portal's as that is.

    A card that is copied as text has the name of each field and its value on lines of their own.
    """
    told = list(lines)
    for at, line in enumerate(lines[1:], 1):
        field = _FIELD_ALONE.fullmatch(lines[at - 1].words)
        if field and line.sort in (_Is.WORDS, _Is.BODY) and not _FIELD_ALONE.fullmatch(line.words):
            told[at] = _Line(line.piece, line.words, _Is.PORTAL)
    return told


def _sessions_whole(lines: Sequence[_Line]) -> list[_Line]:
    """The lines, where one that names a session and is cut before its end stands whole.

    What it was joined from stays as an empty line, so that each keeps its number.
    """
    whole = list(lines)
    for at, line in enumerate(whole[:-1]):
        if line.sort is _Is.SESSION or _CUT_SESSION.match(line.words) is None:
            continue
        words = line.words + whole[at + 1].words
        if len(words) <= _LONGEST_SESSION and _WHOLE_SESSION.fullmatch(words):
            after = whole[at + 1].piece
            whole[at] = _Line(Piece.join([line.piece, after]), words, _Is.SESSION)
            whole[at + 1] = _Line(after, "", _Is.PORTAL)
    return whole


def _time_told(title: Piece | None, head: Sequence[_Line]) -> str | None:
    for words in ([] if title is None else [title.text]) + [
        each.words for each in head if each.sort is not _Is.PORTAL
    ]:
        told = document_date(words)
        if told is not None:
            return told.value
    return None


def is_portal(words: str) -> bool:
    """Whether a line is of what stands around a document: a crumb, a counter, a code."""
    return _sort(half_width(squeeze(words))) is _Is.PORTAL


def is_organ(words: str) -> bool:
    """Whether a line names an organ and says nothing else."""
    return _sort(half_width(squeeze(words))) is _Is.ORGAN


def is_addressee(words: str) -> bool:
    """Whether a line is whom a document is sent to."""
    return _sort(half_width(squeeze(words))) is _Is.ADDRESSEE


def is_titled(words: str) -> bool:
    """Whether words are called as documents are: they end in 方案, 清单, 情况 …"""
    return _TITLED.search(words) is not None


def front_title(document: Document) -> str | None:
    """The title of a document, on one line; None where its first lines show none."""
    title = front_matter(document).title
    return None if title is None else squeeze(title.text)


def doubtful_beside(document: Document, title: str) -> str | None:
    """A line beside a title that may be a part of it; None where it is certain.

    It is where the file marks it as a heading, or shows which lines are its title and all of them
    are read; else where no line of mere words (no portal's, no organ, speaker, date or field)
    stands right above or below it.
    """
    blocks = _before_table(document)
    head = _head(_lines(document))
    headings = {
        each.piece.start for each in blocks if each.level and not numbering(each.piece.text)[0]
    }
    lines = [each for each in head if each.sort is not _Is.PORTAL and each.words]
    whole = normal_name(title)
    inside = [at for at, each in enumerate(lines) if normal_name(each.words) in whole]
    if not inside and whole not in normal_name(document.text):  # nothing says so
        return next(
            (e.words for e in lines if e.sort is _Is.WORDS and _may_be_title(e.words)), None
        )
    if not inside or any(lines[at].piece.start in headings for at in inside):
        return None
    first, last = inside[0], inside[-1]
    beside = [(at, by) for at, by in ((first - 1, first), (last + 1, last)) if 0 <= at < len(lines)]
    return next(
        (
            lines[at].words
            for at, by in beside
            if lines[at].sort is _Is.WORDS and _may_be_title(lines[at].words)
            if not (at > last and _is_speaker(lines[at:]))
            if not lines[by].shown or _same_form(lines[by], lines[at])
        ),
        None,
    )


def _may_be_title(words: str) -> bool:
    """Whether mere words may be a line of a title, rather than a field or a portal's rubric."""
    rubric = len(words) <= _LONGEST_RUBRIC and words.endswith(("公开", "动态"))
    return not rubric and _NO_TITLE.search(words) is None


_LONGEST_RUBRIC = 8


def _is_speaker(lines: Sequence[_Line]) -> bool:
    """Whether a line is a name by its length, above the day on which its bearer speaks."""
    name = len(lines[0].words) <= _LONGEST_NAME and not _TITLED.search(lines[0].words)
    return name and len(lines) > 1 and lines[1].sort in (_Is.DATE, _Is.SESSION)


_LONGEST_NAME = 3
_NO_TITLE = re.compile(
    rf"[:：，,]|^{_COUNTED.pattern}$|^第[一二三四五六七八九十\d]+[部编篇卷]|^项目[一二三四五六七八九十\d]+$|^@"
)
"""What no title has as a line: fields, numbers, the headings of parts, the counts of cards."""


def whole_title(document: Document, words: str) -> str:
    """A line that names a document, or the title over several lines of its front that ends so."""
    front = front_title(document)
    whole = front is not None and normal_name(front).endswith(normal_name(words))
    return front if front is not None and whole else words


def _before_table(document: Document) -> list[Block]:
    blocks: list[Block] = []
    for part in document.parts:
        if isinstance(part, Block):
            blocks.append(part)
        elif _card(part):
            continue
        elif len(part.columns) >= _COLUMNS and part.rows:
            break  # a smaller one may be a frame that was drawn around the letterhead
        if len(blocks) >= _HEAD + 4:
            break
    return blocks


_CARD_FIELD = re.compile(
    r"(?:索引号|(?:发布|发文|制发)(?:机构|机关|单位)|文号|发文字号|文件编号|(?:成文|发文|发布|公开|生成)(?:日期|时间)"
    r"|(?:主题|信息)分类|公开方式|有效性|名称|标题|主题词)[：:]?"
)
"""What the fields of a portal's card are called."""
_FIELD_ALONE = re.compile(
    r"(?:索引号|(?:主题|信息|体裁|公开)(?:分类|类别|类型)|公开(?:方式|形式|范围|时限)|有效性|效力状态|关键[词字]|主题词"
    r"|内容(?:概览|概述|摘要|概要|描述|简介)|所属(?:栏目|类别|主题)|统一登记号|文件编号)[：:]"
)
"""The name of a card's field that never holds the title, alone on its line."""
_FEWEST_FIELDS = 2


def _card(table: Table) -> list[str]:
    """The cells of a portal's card that is laid out as a table; [] of any other table."""
    cells = [half_width(squeeze(each.text)) for row in (table.header, *table.rows) for each in row]
    fields = sum(_CARD_FIELD.fullmatch(each) is not None for each in cells)
    return cells if fields >= _FEWEST_FIELDS else []


def _line(block: Block, body: Form = PLAIN) -> _Line:
    piece = _unmarked(Piece(block.piece.text.translate(_RADICALS), block.piece.origins))
    words = half_width(squeeze(piece.text.replace("?", " ")))
    sort = _Is.PORTAL if _MENU.fullmatch(piece.text.strip()) else _sort(words)
    return _Line(piece, words, sort, shown_as_title(block, body))


_BOLD = re.compile(r"\s*(\*\*|__)(?P<words>[^*_]+)\1\s*")


def _unmarked(piece: Piece) -> Piece:
    """A line without the marks by which Markdown makes the whole of it bold."""
    bold = _BOLD.fullmatch(piece.text)
    return piece if bold is None else piece[bold.start("words") : bold.end("words")]


_RADICALS = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0x2F00, 0x2FD6), 0x2E9F, 0x2EF3)
}
"""Some PDF files write ⼈ (a radical) for 人: the same word to who reads it."""


@lru_cache(maxsize=OF_WORDS)
def _sort(words: str) -> _Is:
    """What a line is; the strictest form first."""
    for sort, form in _FORMS:
        if form.search(words):
            return sort
    names = _ABOUT.search(words) and _TITLED.search(words)
    portal = _PORTAL.search(words) or (_PORTAL_WORDS.search(words) and not names)
    if portal and (len(words) < _LONGEST_LINE or "http" in words):
        return _Is.PORTAL
    if len(words) > _LONGEST_LINE:
        return _Is.BODY
    for sort, form in _SHORT_FORMS:
        if form.search(words):
            return sort
    if _organs(words):
        return _Is.ORGAN
    speaks = _SPEAKER.match(words) and not _TITLED.search(words)
    return _Is.SPEAKER if speaks else _Is.WORDS


def _whole(form: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"\A(?:{form.pattern})\Z")


_FORMS = (
    (_Is.ANNEX, _whole(_ANNEX)),
    (_Is.PORTAL, re.compile(rf"\A(?:{_FIELD_ALONE.pattern})\Z")),
    (_Is.NUMBER, re.compile(rf"\A[（(]?(?:{_NUMBER.pattern})[）)]?\Z")),
    (_Is.NUMBER, re.compile(rf"\A(?:{_NUMBER.pattern})签发人[:：]")),
    (_Is.ISSUE, _whole(_ISSUE)),
    (_Is.DATE, _whole(_UNTIL)),
    (_Is.SESSION, re.compile(rf"\A(?:{_SESSION.pattern})")),
    (_Is.DATE, _whole(_DATE_LINE)),
    (_Is.MASTHEAD, _whole(_MASTHEAD)),
    (_Is.PORTAL, _NOISE),
    (_Is.BODY, _SALUTATION),
    (_Is.BODY, _NUMBERED),
    (
        _Is.PORTAL,
        re.compile(r"^(?:(?:信息)?公开|发布|发文|制发|生成)(?:责任)?(?:部门|单位|机构|机关)[：:]"),
    ),
    (_Is.ADDRESSEE, _whole(_ADDRESSED)),
)
_SHORT_FORMS = (
    (_Is.LETTERHEAD, _whole(_LETTERHEAD)),
    (_Is.BODY, re.compile(r"[。；！？]|[，：,:]$")),
    (_Is.VERSION, _whole(_VERSION)),
    (_Is.BRACKET, _whole(_BRACKET)),
)


def _organs(words: str) -> list[str]:
    """The organs that a line consists of; none where it says anything else."""
    if _NO_ORGAN.search(words) or not _ORGAN.fullmatch(words):
        return []
    return [words]


def _head(lines: Sequence[_Line]) -> list[_Line]:
    """The lines before the body begins; a portal's first lines may hold whole sentences."""
    for at, line in enumerate(lines[:_HEAD]):
        if line.sort in (_Is.BODY, _Is.ADDRESSEE):
            longer = line.sort is _Is.BODY and len(line.words) > _LONGEST_LINE
            if longer and _SESSION.search(line.words[:200]):
                continue  # a portal's summary of what follows
            if _cries(line.words) and any(e.sort is _Is.PORTAL for e in lines[at + 1 : at + 4]):
                continue  # what an account calls its article, above its own lines
            return list(lines[:at])
    return list(lines[:_HEAD])


def _cries(words: str) -> bool:
    """Whether a line is the headline of an article (某某：工作报告全文来了！)."""
    return len(words) <= _LONGEST_LINE and words.endswith(("！", "!", "？", "?"))


# --- the title -------------------------------------------------------------------------


def _title(head: Sequence[_Line]) -> tuple[Piece | None, int]:
    """The title and the number of the line after it."""
    found: list[tuple[list[Piece], int]] = []
    said = _said_by_form(head)
    shown = None
    at = 0
    while at < len(head):
        if head[at].sort in (_Is.WORDS, _Is.ORGAN):
            pieces, end = _run(head, at)
            if pieces:
                if said is not None and at <= said < end and shown is None:
                    shown = len(found)
                found.append((pieces, end))
            at = max(end, at + 1)
        else:
            at += 1
    if not found:
        return None, 0
    words = [normal_name("".join(each.text for each in pieces)) for pieces, _ in found]
    best = _below_masthead(head, [end for _, end in found], words) or _below_rubric(words)
    for number, each in enumerate(words):
        if (
            number > best
            and shown is None
            and words[best] != each
            and (words[best] in each or _better(words[best], each))
        ):
            best = number
    best = best if shown is None else shown
    pieces, end = found[best]
    pieces = [*pieces[:-1], _without_note(pieces[-1])]
    last = max([end, *(e for (_, e), w in zip(found, words, strict=True) if w in words[best])])
    return _joined(pieces), last


def _said_by_form(head: Sequence[_Line]) -> int | None:
    """The first line of the words that the file shows as the title; None where it shows none.

    It is the largest. What is set still larger above a number, or above the issue of a bulletin,
    is the mark of who issues it (发文机关标志, a masthead), not the title below it.
    """
    runs = [
        at
        for at, line in enumerate(head)
        if line.shown
        and line.sort in (_Is.WORDS, _Is.ORGAN)
        and not (at and _same_form(head[at - 1], line))
    ]
    runs = [at for at in runs if any(e.sort is _Is.WORDS for e in _shown_with(head, at))]
    if not runs:
        return None
    mark = max(runs, key=lambda at: head[at].shown)
    for other in (at for at in runs if at > mark):
        numbered = any(
            e.sort in (_Is.NUMBER, _Is.ISSUE, _Is.MASTHEAD) or _COUNTED.fullmatch(e.words)
            for e in head[mark:other]
        )
        if numbered:
            return other
    return mark


def _same_form(above: _Line, line: _Line) -> bool:
    """Whether two lines are set as one title is."""
    return bool(above.shown) and abs(above.shown - line.shown) <= _SAME_SIZE


_SAME_SIZE = 0.6


def _shown_with(head: Sequence[_Line], at: int) -> list[_Line]:
    """A line, and those below it that are set as it is."""
    end = at + 1
    while end < len(head) and _same_form(head[at], head[end]):
        end += 1
    return list(head[at:end])


def _below_masthead(head: Sequence[_Line], ends: Sequence[int], words: Sequence[str]) -> int:
    """Which of several titles: of a bulletin (督查通报 第3期) what stands below its masthead, if
    that is called as documents are; else the first.
    """
    masthead = [at for at, each in enumerate(head) if each.sort in (_Is.ISSUE, _Is.MASTHEAD)]
    below = (
        at
        for at, end in enumerate(ends)
        if masthead and end > masthead[-1] + 1 and _better("", words[at])
    )
    return next(below, 0)


def _below_rubric(words: Sequence[str]) -> int:
    """Which of several titles: below the name of a portal's rubric (任免通知) what is of it.

    Below one that names no document at all (工作动态) it is whatever stands there.
    """
    below = (
        at for at, each in enumerate(words) if at and _ABOUT.search(each) and _better("", each)
    )
    rubric = words[0].endswith(_RUBRICS) and len(words[0]) < _SHORTEST
    other = 1 if len(words) > 1 and _ONLY_RUBRIC.fullmatch(words[0]) else 0
    return next(below, other) if rubric else 0


_ONLY_RUBRIC = re.compile(r"[\u4e00-\u9fff]{2,4}(?:动态|公开)")
_RUBRICS = (
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
)


def _better(one: str, other: str) -> bool:
    """Whether only the other of two lines is called as documents are."""
    return bool(_TITLED.search(other)) and not _TITLED.search(one) and len(other) >= _SHORTEST


_SHORTEST = 8


def _run(head: Sequence[_Line], at: int) -> tuple[list[Piece], int]:
    """The lines of one title from here on, and the line after it. None if no title begins here."""
    first = head[at]
    organs = [first.piece] if first.sort is _Is.ORGAN else []
    end = at + 1
    if organs:
        while end < len(head) and head[end].sort is _Is.ORGAN:
            if head[end].words == head[end - 1].words:
                organs.pop()  # the one before was of a portal's card
            organs.append(head[end].piece)
            end += 1
        if end == len(head) or head[end].sort is not _Is.WORDS:
            return [], end
        below = _below_organs([squeeze(each.text) for each in organs], head[end].words)
        if not below and not _same_form(head[end - 1], head[end]):
            return [], end
    lead = end if organs else at
    broken = _one_title(head, lead, below=bool(organs))
    end = lead + 1 if broken is None else broken
    pieces = [*organs, *(each.piece for each in head[lead:end])]
    while end < len(head):
        line = head[end]
        whole = "".join(squeeze(each.text) for each in pieces)
        after = head[end + 1] if end + 1 < len(head) else None
        goes_on = (
            line.sort is _Is.WORDS
            and (
                (_same_form(head[end - 1], line) and not _repeats(whole, line.words))
                or _goes_on(whole, line.words)
                or (after is not None and _over_two(whole, line.words, after))
            )
        ) or (
            line.sort is _Is.ORGAN
            and (_rest_of_place(whole, line.words) or _PASSES_ON.search(whole) is not None)
        )
        if (
            goes_on
            or line.sort is _Is.ISSUE
            or (
                line.sort is _Is.BRACKET
                and not _DATE_LINE.fullmatch(line.words)
                and not _SIGNED_BRACKET.fullmatch(line.words)
                and not _DATED_BRACKET.match(line.words)
                and not re.search(r"单位[：:]", line.words)
            )
        ):
            pieces.append(line.piece)
            end += 1
        else:
            break
    return pieces, end


_SIGNED_BRACKET = re.compile(rf"[（(][\u4e00-\u9fff]{{2,20}}{_DAY}[）)]")
"""Who filled in a table and when: （区民生办 2033年1月3日）."""
_DATED_BRACKET = re.compile(
    rf"[（(](?:\d{{4}}|[〇○零一二三四五六七八九]{{4}})年{_UP_TO_31}月{_UP_TO_31}[日号][，,、在]"
)
"""When something was said, and how that was taken down: （2033年1月3日，根据录音整理）."""
_OPENS_TITLE = re.compile(
    r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年|对.{4,60}(?:答复|复函|意见|说明|报告|函)(?:[（(]|$)"
    r"|(?:党[组委]书记、)?[\u4e00-\u9fff]{0,4}(?:书记|[局厅市县区旗镇乡]长|主任)在.{4,40}(?:讲话|报告|发言)(?:[（(]|$)"
    r"|[\u4e00-\u9fff]{0,12}(?:会议纪要|会议公报|议事规则|工作规则|(?:权责|权力|责任)清单)(?:[（(]|$)"
)
"""What a title goes on with below its organ, besides 关于 …."""
_REST_OF_ORGAN = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}办公室|办公厅|督查室|管委会|(?:管理)?委员会|工作组|专班|指挥部)(?:关于|印发|转发|公布)"
)
"""The end of an organ's name that a line cut, and what a title says of it: 领导小组⏎办公室关于…."""
_LAST_ORGAN = re.compile(rf"(?P<organ>{_ORGAN.pattern})(?:关于|印发|转发|公布|下达)")
_JOINT = re.compile(r"(?:局|厅|委|委员会|院|公司|(?<!政府)办公室)$")
"""Organs that issue together with the one below them; a 政府 above a department's may be the
head of its portal."""


def _below_organs(organs: Sequence[str], words: str) -> bool:
    """Whether a line goes on the title that some organs begin: with what it is about, with the
    rest of the last one's name, or with one more, of the same place, and what it is about.
    """
    if _ABOUT.match(words) or _OPENS_TITLE.match(words):
        return True
    if _REST_OF_ORGAN.match(words):
        return not organs[-1].endswith(("办公室", "办公厅"))
    last = _LAST_ORGAN.match(words)
    if last is None or not _organs(last["organ"]) or last["organ"] in organs:
        return False
    place = _PLACE.match(last["organ"])
    return place is not None and all(_JOINT.search(e) and place[1] in e for e in organs)


_PLACE = re.compile(r"(?:中共|中国共产党)?([\u4e00-\u9fff]{2,8}?[省市州区县旗])")


def _goes_on(above: str, words: str) -> bool:
    """Whether a line goes on the title above it, rather than being another line."""
    if words.startswith(("—", "⸺")) or _OPEN.search(above) or _JOINS.search(above):
        return True
    if words.endswith("的") and _ABOUT.search(above):
        return True
    if _repeats(above, words):
        return False
    if _ABOUT.search(above) and not re.search(
        r"(?:通知|意见|方案|报告|办法|决定|通报|公告|规定|措施|函|请示|批复)(?:[（(].*)?$", above
    ):
        return True
    if re.match(r"[与和及、]|实施|情况|工作方案", words) or (
        _REST_OF_ORGAN.match(words) and not _TITLED.search(above)
    ):
        return True
    return (
        _named_over_lines(above, words)
        or _ends_cut(above, words)
        or (_ENDS_IN_YEAR.search(above) is not None and not _OPENS_WHOLE.match(words))
        or (not _TITLED.search(above) and len(above) > _SHORTEST and bool(_TITLED.search(words)))
    )


def _one_title(head: Sequence[_Line], at: int, *, below: bool = False) -> int | None:
    """The line after a title that is broken over all lines from here to what is no such line.

    Its first line opens as titles do, with a place or a year, or stands below the organ that does;
    of all its lines only the last is called as documents are, and that one opens no title of its
    own. None where that is not so.
    """
    end = at
    while end < len(head) and head[end].sort is _Is.WORDS:
        end += 1
    words = [each.words for each in head[at:end]]
    if _cries_over(words):
        return end
    if not 2 < len(words) <= _MOST_LINES or max(map(len, words)) > _LONGEST_CUT:
        return None
    opens = below or _OPENS_WHOLE.match(words[0])
    dated = _WITH_YEAR.fullmatch(words[0]) is not None  # 2033年⏎某区…
    anew = any(_ABOUT.match(e) or _PLACE.match(e) for e in words[1 + dated :])
    goes_on = _UNDER_WAY if _LAYS_DOWN.search(words[-1]) else _ENDS_NONE
    named = [bool(_TITLED.search(each)) and not goes_on.search(each) for each in words[:-1]]
    if not opens or anew or any(named) or not _TITLED.search(words[-1]):
        return None
    led = (  # …有效衔接⏎2024年实施方案, …提质⏎“一号发展工程”⏎2024年工作要点
        below or _ONLY_PLACE.fullmatch(words[0]) or _IN_QUOTES.fullmatch(words[-2])
    )
    alone = re.match(r"\d{4}年", words[-1]) and not led and not _JOINS.search(words[-2])
    return None if alone or _ENDS_NONE.search(words[-1]) else end


_IN_QUOTES = re.compile(r"“[^”]+”")


def _cries_over(words: Sequence[str]) -> bool:
    """Whether lines are a headline over several, and below it what it is of: ——某区工作综述."""
    above = words[:-1]
    return (
        1 < len(above) < _MOST_LINES
        and words[-1].startswith(("—", "⸺"))
        and all(_SHORTEST <= len(each) <= _LONGEST_CUT for each in above)
        and not any(_TITLED.search(e) or e.endswith(_RUBRICS) or _NO_TITLE.search(e) for e in above)
    )


_MOST_LINES = 5
_LONGEST_CUT = 32
"""Characters of a line of a title that was broken: 二号 lets 22 stand beside each other."""
_OPENS_WHOLE = re.compile(
    r"(?:中共)?[\u4e00-\u9fff]{2,14}?(?:[省市州区县旗盟镇乡]|街道)|\d{4}年|[\u4e00-\u9fff]{2,10}\d{4}年"
    r"|政府工作报告$"
)
_ENDS_NONE = re.compile(r"(?:项目|工作|任务|实事|目标|情况|进展)$")
"""What a line of a title may end with in its midst (重点项目⏎推进计划表)."""
_UNDER_WAY = re.compile(rf"{_ENDS_NONE.pattern}|(?:工作报告|规划|纲要)$")
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


def _repeats(above: str, words: str) -> bool:
    """Whether one of two lines says the other again."""
    return normal_name(words) in normal_name(above) or normal_name(above) in normal_name(words)


_JOINS = re.compile(r"的$|(?<!共)[及与暨和、]$")
"""What no title ends with: its next line goes on."""
_ENDS_IN_YEAR = re.compile(r"[\u4e00-\u9fff]{3,}20\d{2}年度?$")
"""A place or an organ and a year (某区2034年度): what it is of stands on the next line."""
_PASSES_ON = re.compile(r"(?:转发|批转)$")


def _named_over_lines(above: str, words: str) -> bool:
    """Whether a line goes on a title whose lines are its place, its year, what it is of, a list."""
    if _ONLY_PLACE.fullmatch(above):
        return bool(_TITLED.search(words) or _WITH_YEAR.match(words) or _WORK.search(words))
    if _WITH_YEAR.fullmatch(above):
        return _PLACE.match(words) is not None
    return bool(_HALF.search(above) and _LIST.fullmatch(words))


def _over_two(above: str, words: str, after: _Line) -> bool:
    """Whether two lines together end a title: …实事⏎办理结果“群众满意度”⏎测评情况通报."""
    if after.sort is not _Is.WORDS or _TITLED.search(words) or _ABOUT.search(words + after.words):
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
    r"|[\u4e00-\u9fff]{0,4}报告|[\u4e00-\u9fff]{0,6}(?:公示|公告|通报|说明)(?:[（(].{1,20}[）)])?"
)
"""What a title ends with below a line that might end one too: 重点项目⏎包联责任一览表."""


_OPEN = re.compile(r"[（(《][^）)》]*$")
"""A bracket that is still open where a line ends."""


def _joined(pieces: Sequence[Piece]) -> Piece:
    parts = [part for each in pieces for part in _without_space(each)]
    return Piece.join(parts)


_NOTE = re.compile(r"\s*(?:[\[［【〔]\d{1,2}[\]］】〕]|[①-⑳*＊※])+\s*$")


def _without_note(piece: Piece) -> Piece:
    """A line without the mark of a footnote at its end (…统计公报[1])."""
    note = _NOTE.search(piece.text)
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


# --- who, whom, when -------------------------------------------------------------------


_HEADED = {_Is.LETTERHEAD: _LETTERHEAD, _Is.MASTHEAD: _MASTHEAD}


def _issuer(document: Document, head: Sequence[_Line], title: Piece | None, at: int) -> str | None:
    """Who issues a document: the head of its first page, its title, its speaker."""
    words = half_width(title.text) if title is not None else ""
    return (
        _issues_in_title(head, words)
        or _headed(head)
        or _opens_title(words)
        or _organ_below(head, at)
        or _speaks(document, head)
    )


def _issues_in_title(head: Sequence[_Line], title: str) -> str | None:
    """The organs before 关于, 印发, 对 … in a title."""
    about = re.search(r"(?:关于|印发|转发|公布|发布|下达)", title)
    lead = title[: about.start()] if about else ""
    organs = _apart(head, lead) or _several(lead)
    if organs:
        return "、".join(organs)
    opens = (e.words for e in head if e.sort is _Is.ORGAN and title.startswith(e.words))
    return next(opens, None)


def _headed(head: Sequence[_Line]) -> str | None:
    """The organ of a letterhead, or of a bulletin's masthead."""
    for line in head:
        form = _HEADED.get(line.sort)
        match = form.match(line.words) if form else None
        if match and _organs(match["organ"]):
            return match["organ"]
    return None


def _opens_title(title: str) -> str | None:
    """The organ that a title opens with, before a year or the name of what only organs make."""
    opens = re.match(
        rf"({_ORGAN.pattern})(?=\d{{4}}年|(?:工作|议事)规则|(?:公告|通告|令)(?:[（(]?第|$))",
        title,
    )
    return opens[1] if opens and _organs(opens[1]) else None


def _organ_below(head: Sequence[_Line], at: int) -> str | None:
    line = next((each for each in head[at : at + 3] if each.sort is _Is.ORGAN), None)
    return "、".join(_several(line.words) or [line.words]) if line else None


def _speaks(document: Document, head: Sequence[_Line]) -> str | None:
    """The organ whose speaker a report names, by his line or in its first sentences."""
    for line in head:
        speaks = line.words
        if line.sort is _Is.SESSION:
            session = _SESSION.match(speaks)
            speaks = speaks[session.end() :] if session else ""
            speaks = re.sub(r"(?:同志)?作政府工作报告。?$", "", speaks)
        elif line.sort is not _Is.SPEAKER:
            continue
        match = _SPEAKER.match(speaks)
        if match and match["organ"]:
            return match["organ"]
    spoken = _FOR.search(squeeze(document.text[:_OPENING]))
    return spoken["who"] if spoken else None


_OPENING = 3000


def _apart(head: Sequence[_Line], lead: str) -> list[str]:
    """The organs that stand apart on one line or several, and together open a title."""
    organs = [each for line in head if line.sort is _Is.ORGAN for each in _spaced(line.piece.text)]
    return organs if len(organs) > 1 and "".join(organs) == lead else []


def _spaced(raw: str) -> list[str]:
    """The organs of a line with white space between them; [] if it is anything else."""
    parts = [squeeze(each) for each in half_width(raw).split()]
    return parts if parts and all(map(_organs, parts)) else []


def _several(words: str) -> list[str]:
    """The organs that some words consist of, one after the other without a mark between."""
    found: list[str] = []
    rest = re.sub(r"\s+", "", words).strip("、")
    while rest:
        ends = [
            match.end()
            for match in re.finditer(_ORGAN_END, rest)
            if match.end() == len(rest)
            or re.match(
                r"(?!办公[室厅]|督查室|研究室)(?:[、]|中共|中国共产党|[\u4e00-\u9fff]{1,8}?[省市州区县旗])",
                rest[match.end() :],
            )
        ]
        end = next((e for e in ends if _fits(rest[:e], rest[e:])), None)
        if end is None:
            return []
        found.append(rest[:end])
        rest = rest[end:].lstrip("、")
    return found


def _fits(words: str, rest: str) -> bool:
    if not _organs(words):
        return False
    place = _PLACE.match(words)
    # Two organs one after the other are of one place: 某省农业农村厅某省财政厅.
    return not rest or rest.startswith("、") or (place is not None and place[1] in rest[:12])


def _day(match: re.Match[str] | None) -> Dated | None:
    """The date that some words are, with these words."""
    dated = document_date(match["date"]) if match and match["date"] else None
    return dated if dated is not None and dated.month is not None else None


def _made(head: Sequence[_Line]) -> re.Match[str] | None:
    """The line of a masthead that says who made a bulletin, and when."""
    found = (_MASTHEAD.match(each.words) for each in head if each.sort is _Is.MASTHEAD)
    return next(filter(None, found), None)


def _dated_below(head: Sequence[_Line], at: int) -> Dated | None:
    """The date that stands below a title: in brackets, below its issuers, as its last day, or
    among the fields of a table (填报单位：…　填报时间：…).
    """
    below = [each for each in head[at:] if each.sort not in (_Is.ORGAN, _Is.PORTAL)]
    for line in below[:_BELOW]:
        match = (
            _UNTIL.fullmatch(line.words)
            or _DATE_LINE.fullmatch(line.words)
            or _FIELD.search(line.words)
        )
        if match:
            return _day(match)
    return None


_BELOW = 3


def _signature(
    document: Document, at: int, issuer: str | None
) -> tuple[str | None, Dated | None, int | None]:
    """Who signs, the date below, and the number of the block after it.

    A single issuer signs alone, whatever organs end the list above; an order is signed by a person.
    """
    blocks = document.blocks
    closes = len(blocks)
    while closes and _AFTER_ALL.match(half_width(squeeze(blocks[closes - 1].piece.text))):
        closes -= 1
    for number in range(max(at, 1), len(blocks)):
        if len(blocks[number].piece) > _LONGEST_DAY:
            continue
        day = half_width(squeeze(blocks[number].piece.text))
        match = _DATE_LINE.fullmatch(day)
        if match is None or "日" not in day:
            continue
        signs: list[str] = []
        for above in reversed(blocks[max(number - 5, at) : number]):
            raw = half_width(above.piece.text)
            words = squeeze(raw)
            if _BRACKET.fullmatch(words) and not signs:
                continue
            organs = _spaced(raw) or ([words] if _organs(words) else [])
            if not organs:
                break
            signs = [*organs, *signs]
            if signs == [issuer]:
                break
        if not signs and number > at + 1 and _signs_itself(blocks[number - 1]):
            return None, _day(match), number + 1
        if signs and number > at:
            return "、".join(signs), _day(match), number + 1
        if number == closes - 1 and number > at + 1 and not document.tables:
            return None, _day(match), None  # the organ stands in the title or the letterhead
    return None, None, None


_LONGEST_DAY = 30
_AFTER_ALL = re.compile(
    r"$|[（(](?:此件|联系|信息公开)[^）)]{2,60}[）)]$|信息公开选项|公开(?:方式|属性|选项)|抄[送报][：:]|.{2,40}印发$"
)
"""What stands below a date at the end: notes of publication, copies, the printer's line."""


def _signs_itself(block: Block) -> bool:
    """Whether a line is an official who signs an order: 市长 某某."""
    words = half_width(squeeze(block.piece.text))
    match = _SPEAKER.match(words)
    return match is not None and len(words) <= _LONGEST_NAMED and not _organs(words)


_LONGEST_NAMED = 16


# --- what is attached ------------------------------------------------------------------


def _annexes(document: Document, title: Piece | None, after: int | None) -> Iterator[str]:
    seen: set[str] = set()
    own = normal_name(title.text) if title else ""
    for words in _attached(document, title, after):
        name = re.sub(r"附件$", "", words.strip())
        key = normal_name(name)
        if name and key not in seen and key != own:
            seen.add(key)
            yield name


def _attached(document: Document, title: Piece | None, after: int | None) -> Iterator[str]:
    blocks = document.blocks
    lines = [_line(each) for each in blocks]
    if title is not None and after is not None and "印发" in title.text:
        yield from _titled_from(lines, after)
    listing = False
    for number, line in enumerate(lines):
        opens = re.match(r"附\s*件?[：:]\s*(?P<rest>.+)$", line.words)
        if opens or (listing and _ITEM.match(line.words)):
            rest = opens["rest"] if opens else line.words
            listing = bool(_ITEM.match(rest))  # 附件：名词解释 is one, whatever is numbered below
            if len(rest) <= _LONGEST_LINE:
                yield _ITEM.sub("", rest)
            continue
        listing = False
        if line.sort is _Is.ANNEX and (title is None or line.piece.start > title.start):
            yield from _titled_from(lines, number + 1)


def _titled_from(lines: Sequence[_Line], at: int) -> Iterator[str]:
    """The title that stands at a place, after page numbers and notes of publication."""
    while at < len(lines) and lines[at].sort in (_Is.PORTAL, _Is.ANNEX, _Is.VERSION):
        at += 1
    if at < len(lines) and lines[at].sort is _Is.WORDS:
        pieces, _ = _run(lines[at : at + 4], 0)
        if pieces:
            yield half_width(_joined(pieces).text)


# --- small forms -----------------------------------------------------------------------


def _plain(number: str) -> str:
    """A document's number with the brackets of the standard: 青政办〔2024〕7号."""
    found = re.sub(r"[\[（(【]", "〔", number)
    return re.sub(r"[\]）)】]", "〕", found).replace("第", "")
