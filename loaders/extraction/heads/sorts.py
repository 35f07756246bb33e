"""What a line of a head is by its form; the strictest form decides."""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache

from loaders.extraction.heads.called import TITLED, names_itself
from loaders.extraction.heads.days import DATE_LINE, DAY, POINTS, UNTIL
from loaders.extraction.heads.number import NUMBER
from loaders.extraction.heads.organs import ORGAN, SPEAKER, organs_in
from loaders.extraction.heads.sessions import CUT_SESSION, SESSION
from loaders.language.head_words import (
    BUTTON,
    FIELD_ALONE,
    MAKER,
    NOISE,
    PORTAL,
    PORTAL_WORDS,
    SUMMARY,
)
from ontology import late_re as re
from ontology.remembered import OF_WORDS
from ontology.text import half_width, squeeze


class Is(Enum):
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


LONGEST_LINE = 70
LONGEST_TITLE = 150
ISSUE = re.compile(
    r"[（(]?(?:[〔\[（(【]?\d{4}(?:年度?|[〕\]）)】]))?(?:第(?P<issue>\d{1,4}|[一二三四五六七八九十百零]{1,6})期[）)]?(?:[（(，,、]?总第?\d{1,4}期[）)]?)?"
    r"|总第?(?P<whole>\d{1,4}|[一二三四五六七八九十百零]{1,6})期[）)]?)"
)
"""The number of an issue: of its year, else of all."""
LETTERHEAD = re.compile(
    r"(?P<organ>(?:(?!关于).){2,40}?)文件(?:[（(](?:之)?[\d一二三四五六七八九十]{1,3}[）)])?"
)
_ANNEX = re.compile(r"附\s*[件表]?\s*[\d一二三四五六七八九十]{0,2}[：:]?")
MASTHEAD = re.compile(
    rf"(?P<organ>{ORGAN.pattern})(?:(?:编印?|主办)?(?P<date>{DAY})(?:\d{{1,2}})?(?:编印?|印发)?"
    r"|主办(?:\d{4}年)?第\d{1,3}[期号](?:[（(]总第\d{1,4}[期号][）)])?|编印?|编制|主办)"
)
"""Below the name of a bulletin: who makes it, and the day."""
SALUTATION = re.compile(r"^(?:各位|尊敬的|同志们)")
_ADDRESSED = re.compile(
    r"(?!(?:责任|牵头|配合|主办|协办|编制|填报)单位[：:])[^。；！？]{2,160}(?:政府|部门|单位|机构|局|委员会|委|办|会议|处|中心|企业|学校|办事处|组|公司|院|厅"
    r"|常委会|党组|办公室|指挥部|幼儿园|社区|园区|高新区|经开区|开发区|新区|示范区|行政区|管委会|[村居）)]委会|县区|股室|处室|科室|(?:管理|工作|服务|监督|供电|卫生)[站所]|街道|[镇乡]|中小学|中学|小学|协会|商会|联合会|院校|委员|代表|同志)"
    r"(?:[（(][^）)]*[）)])?[：:]|各(?:(?:行政)?村|村居|社区|科室|学校|单位|部门|企业|街道|镇街|乡镇)(?:[（(][^）)]*[）)])?[：:]|[省市州区县旗盟镇](?:委|政府|委[、，]?[省市州区县旗盟镇]政府)[：:]"
)
_VERSION = re.compile(
    r"[（(【](?:书面|摘要|全文|节选)[^）)】]{0,4}[）)】]|[（(【].{0,14}?(?:稿|草案|待完善|版)[^）)】]{0,8}[）)】]"
)
BRACKET = re.compile(r"[（(【][^（）()【】]{1,40}[）)】]")
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]+[章条节]|[⼀-⿕]、|\d{1,2}[.．、])"
)


@lru_cache(maxsize=OF_WORDS)
def sort_of(words: str) -> Is:
    """What a line is; the strictest form first."""
    for sort, form in _FORMS:
        if form.search(words):
            return sort
    names = names_itself(words)
    portal = PORTAL.search(words) or (PORTAL_WORDS.search(words) and not names)
    if portal and (len(words) < LONGEST_LINE or "http" in words):
        return Is.PORTAL
    if len(words) > LONGEST_LINE and not (names and _long_title(words)):
        return Is.BODY
    for sort, form in _SHORT_FORMS:
        if form.search(words):
            return sort
    if organs_in(words):
        return Is.ORGAN
    speaks = SPEAKER.match(words) and not TITLED.search(words)
    return Is.SPEAKER if speaks else Is.WORDS


def _long_title(words: str) -> bool:
    """Whether a line that is as long as a paragraph is a title: no sentence, and whole."""
    return len(words) <= LONGEST_TITLE and not re.search(r"[。；！？]|…$|[，：,:]$", words)


def _whole(form: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"\A(?:{form.pattern})\Z")


_FORMS = (
    (Is.ANNEX, _whole(_ANNEX)),
    (Is.PORTAL, re.compile(rf"\A(?:{FIELD_ALONE.pattern})\Z")),
    (Is.PORTAL, _whole(BUTTON)),
    (Is.PORTAL, SUMMARY),
    (Is.NUMBER, re.compile(rf"\A[（(]?(?:{NUMBER.pattern})\s?(?:{DAY}|{POINTS})?[）)]?\Z")),
    (Is.NUMBER, re.compile(rf"\A(?:{NUMBER.pattern})签发人[:：]")),
    (Is.ISSUE, re.compile(rf"\A(?:{ISSUE.pattern})(?:{DAY})?\Z")),
    (Is.DATE, _whole(UNTIL)),
    (Is.SESSION, re.compile(rf"\A(?:{SESSION.pattern})")),
    (Is.DATE, _whole(DATE_LINE)),
    (Is.MASTHEAD, _whole(MASTHEAD)),
    (Is.PORTAL, NOISE),
    (Is.BODY, SALUTATION),
    (Is.PORTAL, re.compile(r"^\d{1,2}[.．、](?:当前位置|首页|>)")),
    (Is.PORTAL, re.compile(r"^(?:\d{1,2}[.．、])?\[[\u4e00-\u9fff]{2,6}\]")),
    (Is.BODY, _NUMBERED),
    (Is.PORTAL, MAKER),
    (Is.ADDRESSEE, _whole(_ADDRESSED)),
)
_SHORT_FORMS = (
    (Is.LETTERHEAD, _whole(LETTERHEAD)),
    (Is.BODY, re.compile(r"[。；！？]|[，：,:]$")),
    (Is.VERSION, _whole(_VERSION)),
    (Is.BRACKET, _whole(BRACKET)),
)


def is_portal(words: str) -> bool:
    """Whether a line is of what stands around a document: a crumb, a counter, a code."""
    return sort_of(half_width(squeeze(words))) is Is.PORTAL


BESIDE_TITLE = (Is.PORTAL, Is.SESSION, Is.DATE, Is.NUMBER, Is.SPEAKER)
"""The sorts of lines that stand beside titles and are none."""


def is_beside_title(words: str) -> bool:
    """Whether a line stands beside titles and is none: a site's, a session, a day, a speaker."""
    words = half_width(squeeze(words)).replace("─", "—")
    return sort_of(words) in BESIDE_TITLE or CUT_SESSION.match(words) is not None


def is_session(words: str) -> bool:
    """Whether a line says to which session something was given, or begins to say so."""
    words = half_width(squeeze(words)).replace("─", "—")
    return sort_of(words) is Is.SESSION or CUT_SESSION.match(words) is not None


def is_organ(words: str) -> bool:
    """Whether a line names an organ and says nothing else."""
    return sort_of(half_width(squeeze(words))) is Is.ORGAN


def is_masthead(words: str) -> bool:
    """Whether a line says who made a bulletin, and when: 区政府督查室　2033年8月5日."""
    return sort_of(half_width(squeeze(words))) is Is.MASTHEAD


def is_addressee(words: str) -> bool:
    """Whether a line is whom a document is sent to."""
    return sort_of(half_width(squeeze(words))) is Is.ADDRESSEE


def cries(words: str) -> bool:
    """Whether a line is the headline of an article (某某：工作报告全文来了！)."""
    return (
        len(words) <= LONGEST_LINE and re.search(r"^[^。；]*[！!？?][^。；]*$", words) is not None
    )
