"""Names in quotation marks: what they are, and which quoted words are none.

Official prose quotes names of strategies, policies and platforms, but also figures of speech
(“绣花”功夫) and slogans. Three things are read: the words inside, the noun right after the
closing mark (“某某”平台), and the verb that leads to the whole.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.language import heads
from loaders.language.boundaries import governor, skip_lead
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.text import quoted

_CLASSIFIERS = "种类个项级次家名批轮处"
"""“四种”监测方式 counts, and names nothing."""
NUMBERED = re.compile(r"^(?:[一二两双三四五六七八九十百]+|\d+)(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted name.

    start, end: the name with what belongs to it outside the marks. kind: a class of the
    ontology. sure: whether the words show it; else it is a name only where a list says of what
    (“甲”“乙”等品牌), and a manner of speaking elsewhere (“小鬼难缠”).
    """

    start: int
    end: int
    kind: str
    sure: bool = True


_FIGURES = re.compile(lexicon("speech").pattern("speech/quoted"))
_FIGURES_ALONE = re.compile(lexicon("speech").pattern("speech/quoted-alone"))
"""Figures of speech that name a thing only with its kind: “菜篮子”工程."""
_SPEAKS_IN_PICTURES = re.compile(
    r"(?:当好|争当|当|充当|甘当|甘做|勇当|筑牢|筑起|织密|织牢|织好|架起|架好|搭起|打通|下好|唱好|"
    r"唱响|奏响|谱写|书写|"
    r"跑出|按下|踩下|牵住|牵牢|啃下|答好|交出|擦亮|吃下|装上|安上|种好|念好|画好|画出|扎紧|拧紧|"
    r"敲响|吹响|点燃|绘就|"
    r"描绘|解开|戴上|穿上|撑起|扛起|握紧|插上|驶入|走稳|蹚出|闯出|守好|看好|护好|管好|建好|用好|"
    r"练好|打好|变|变成|当作|算好|"
    r"拉长|端稳|端牢|守牢|成为|化为|化身|转化为|奏好|谱好|绘好)(?:了|人民群众|群众|群众的|民生|"
    r"企业|发展|高质量发展|基层|城市|乡村振兴)*[“\"]?$"
)
"""Verbs that go with a picture (当好“店小二”): what they govern is a figure of speech."""
_SUCH_A_VERB = re.compile(
    r"(?:当好|念好|种好|下好|唱好|啃下|牵住|答好|跑出|擦亮|筑牢|织密|织牢|架起|端稳|端牢|画好|"
    r"吹响|按下|奏响|谱写|打通|交出|扎紧|拧紧)"
    r"[\u4e00-\u9fff]{1,8}[“\"]?$"
)
"""The same with what it is of between them: 念好特色产业“致富经”."""
_ABSTRACT_AFTER = re.compile(
    r"(?:的)?(?:决心|魄力|勇气|信心|总体要求|原则|思路|理念|[\u4e00-\u9fff]{0,4}?目的地|局面|"
    r"氛围|深度融合|融合发展|双轮驱动|双向|"
    r"转变|转型|转化|升级(?!版)|领域|赛道|行业|格局(?!的))"
)
"""Nouns of what is abstract: words in marks before them describe, they name nothing."""
_FROM_TO = re.compile(r"(?:从|由|变)[“\"]?$")
_FIGURATIVE_NOUN = re.compile(
    r"(?:的)?(?:功夫|理念|思维|意识|姿态|角色|作用|效应|之路|之战|难题|问题|现象|评级|评价|成绩|"
    r"时段|期间|时期|"
    r"这根弦|关口|关$|精神(?![文卫])|状态|劲头|作风|态度|气质|文章|答卷|氛围|感受|身份|标签|主题|"
    r"口号|字|"
    r"开门|发展理念|企业|人员|群体|干部|家庭|人才|产品|对象|老人|学生|居民)"
)
_TYPED_NOUN = (
    (
        "Platform",
        re.compile(
            r"(?:(?![的等和与])[\u4e00-\u9fff]){0,6}?(?:平台|系统(?!性|[谋推整思解])|应用场景|"
            r"小程序|App|APP|公众号|驾驶舱|码(?!头))"
        ),
    ),
    (
        "Programme",
        re.compile(
            r"(?:[\u4e00-\u9fff]{0,4}?)(?:品牌|创建|专项|工程|试点|赛|大赛|工作法|行动|攻坚)"
        ),
    ),
    (
        "Policy",
        re.compile(
            r"(?:[\u4e00-\u9fff]{0,2}?)(?:制度|政策|意见|措施|新政|条例|办法|机制|改革|模式)"
        ),
    ),
    (
        "Strategy",
        re.compile(
            r"(?:[\u4e00-\u9fff]{0,4}?)(?:战略|体系|格局|布局|目标|定位|框架|优势|样板|样本|蓝图|"
            r"主线|"
            r"愿景|沿线)"
        ),
    ),
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CODE = re.compile(r"[\dNXn]+(?:[+＋][\dNXn]+)*")
_CODE_NOUN = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:战略|体系|工程|行动|工作法|计划|模式|思路|产业|布局|目标|定位|机制|"
    r"框架|格局|部署|政策|要求)"
)
"""Nouns that make a name of bare digits in marks: “1234”工程."""
_JOINED = re.compile(
    r"(?P<more>(?:[\u4e00-\u9fff]{0,4}?)(?:专项行动|行动计划|行动|攻坚战|改革|工程|计划|大赛|"
    r"综合改造提升|综合改造|"
    r"制度|运动|活动|博览会|论坛))"
)
"""Nouns after the marks that belong to the name: “某某”行动."""
_LEVEL = re.compile(r"(?:国家级|全国|全省|省级|全市|市级|区级|县级)(?:首批)?$")
_STATE = re.compile(r"(?:区|城市|县|镇|村|窗口|样板|样本|标杆|名区|名城|高地|强区)$")
_PAIRS = re.compile(r"^(?:[一二两三四五六七八九十][\u4e00-\u9fff]{1,2}){2,}$")
_BY_VERB = (
    ("Policy", re.compile(r"落实|执行|出台|制定|严格|推出")),
    (
        "Programme",
        re.compile(
            r"获评|荣获|捧[回得]|再夺|摘得|争创|创建|入选|深化|开展|推进|推动|实施|抓好|抓实|"
            r"做好|统筹|打赢|打好|持续"
        ),
    ),
)
_VERBAL = re.compile(
    r"治$|引|减|拆|清|创$|整|改|建|战$|保障|提升|下来|提质|增效|补短板|服务$|行动$|攻坚$|跑"
)
_INNER = (
    ("Strategy", _STATE),
    ("Policy", re.compile(r"(?:制|经验|工作法)$")),
    (
        "Platform",
        re.compile(
            r"在线|一网|[一扫]码|码$|云$|(?<!上)云[\u4e00-\u9fff]{2}$|网$|通$|眼$|[安易惠]宝$|大脑$|钉$"
        ),
    ),
    ("Event", re.compile(r"(?<![环细季情调关春佳时过])节$|嘉年华$")),
    (
        "Institution",
        re.compile(r"(?:之家|驿站|食堂|书房|会客厅|学堂|讲堂|工作室|便民点|服务站|[队团])$"),
    ),
)
_TEXT = re.compile(lexicon("own_names").pattern("own/text"))
LONGEST = 20
"""Characters of the longest name in marks; what is longer is a sentence, or a list."""
_BREAK = re.compile(r"[，,。；;：:！!？?（）()、\s”》\[\]［］]")
_SLOGAN_PART = 6
"""A quoted pair of phrases, each of so many characters, is a slogan or a description."""


def quoted_names(text: str) -> list[Quoted]:
    """The names in quotation marks of a text, in order. Titles of official texts are policies."""
    found = []
    for left, right in quoted(text):
        name = _read(text, left, right)
        if name is not None:
            found.append(name)
    return found


def _read(text: str, left: int, right: int) -> Quoted | None:
    inner = text[left + 1 : right - 1].strip()
    after = text[right : right + 14]
    if text[left] in "《〈":
        return Quoted(left, right, "Policy") if _TEXT.search(inner) is not None else None
    joined = _JOINED.match(after)
    if joined is not None and _is_clause(joined["more"]):
        joined = None
    painted = joined is None and (
        _is_picture(text, inner, left, right) or _is_predicate(text, inner, left, right)
    )
    if text[left] in "‘「『" or painted or not _may_name(inner, after, joined=joined is not None):
        return None
    level = _LEVEL.search(text, max(0, left - 6), left)
    if level is not None and _STATE.search(inner):  # a title to win: 省级“某某区”
        return Quoted(level.start(), right, "Programme")
    start, end = left, right
    if joined is not None:
        start, end = _outer_start(text, left), right + joined.end()
    kind = _kind(text, inner, start, right, end)
    if kind is None and not _goes_on(text, start, right):
        return None
    return Quoted(start, end, kind or "Strategy", sure=kind is not None)


def _is_picture(text: str, inner: str, left: int, right: int) -> bool:
    """Whether words in marks describe or paint a picture; a number in them names all the same."""
    if NUMBERED.match(inner) or _STATE.search(inner):
        return False
    before, after = text[max(0, left - 16) : left], text[right : right + 10]
    described = _ABSTRACT_AFTER.match(after) and not heads.kind_of(inner)
    if _FIGURES_ALONE.search(inner) and re.match("项目|工程|建设", after):
        return False
    if _FIGURES_ALONE.search(inner) or _FROM_TO.search(before) or described:
        return True
    pictured = _SPEAKS_IN_PICTURES.search(before) or _SUCH_A_VERB.search(before)
    return pictured is not None and heads.kind_of(inner) is None


_CLAUSE_OPENS = re.compile(r"打造|建成|加快|推进|推动|争当|全力|奋力")
"""What a clause in marks opens with: “打造甲高地”."""
_PREDICATED = re.compile(r"(?:的|了|把|是)$")


def _is_predicate(text: str, inner: str, left: int, right: int) -> bool:
    """Words in marks that say how something is (产业的“异军突起”), and nothing shows a name."""
    if not _PREDICATED.search(text, max(0, left - 1), left):
        return False
    after = text[right : right + 10]
    return not (
        NUMBERED.match(inner)
        or _STATE.search(inner)
        or heads.kind_of(inner)
        or any(pattern.search(inner) for _, pattern in _INNER)
        or any(pattern.match(after) for _, pattern in _TYPED_NOUN)
        or after.startswith(("项目", "工程"))
    )


def _may_name(inner: str, after: str, *, joined: bool) -> bool:
    """Whether words in marks may be a name: no figure of speech, slogan, or single word."""
    if not 2 <= len(inner) <= LONGEST or re.search(r"[。！？!?…]", inner):
        return False
    if len(_HAN.findall(inner)) < 2 and not (_CODE.fullmatch(inner) and _CODE_NOUN.match(after)):
        return False
    if (_FIGURES.search(inner) or _CLAUSE_OPENS.match(inner)) and not joined:
        return False
    parts = re.split(r"[、，,\s]", inner)
    slogan = len(parts) > 2 or (len(parts) == 2 and max(map(len, parts)) >= _SLOGAN_PART)
    # Two characters in marks are a figure of speech, unless they count (“六稳”).
    counts = NUMBERED.match(inner) and inner[0] != "一" and inner[-1] not in _CLASSIFIERS
    word = len(inner) == 2 and not counts
    figurative = _FIGURATIVE_NOUN.match(after) and not NUMBERED.match(inner)
    return joined or not (slogan or word or figurative)


def _is_clause(words: str) -> bool:
    return bool(re.match(r"的|等|和|为|是|在|推进|开展|实施|作为|成效", words))


def _outer_start(text: str, left: int) -> int:
    """The name's first character where words stand before the mark: 电梯“养老”综合改造."""
    floor = max(0, left - 8)
    for match in _BREAK.finditer(text, floor, left):
        floor = match.end()
    start = skip_lead(text, floor, left + 1)  # the mark itself bounds it
    return start if 0 < left - start <= 4 else left


def _kind(text: str, inner: str, start: int, right: int, end: int) -> str | None:
    if _TITLE_WON.match(inner):
        return "Programme"
    if end > right:
        return heads.kind_of(text[right:end]) or "Programme"  # “甲”系列活动
    after = text[right : right + 10]
    for kind, pattern in _TYPED_NOUN:
        match = pattern.match(after)
        if match is not None and not _is_clause(match.group()):
            return kind
    if NUMBERED.match(inner):
        return _numbered_kind(text, inner, start)
    shown = heads.kind_of(inner) or next(
        (kind for kind, pattern in _INNER if pattern.search(inner)), None
    )
    if shown is not None or (shown := _by_verb(text, start)) is not None:
        return shown
    # What guides work is a strategy: 坚持“甲”, 以“乙”为抓手. Other words are a manner of speaking.
    guides = (
        _CODE.fullmatch(inner) is not None
        or "·" in inner
        or _GUIDES.search(text, max(0, start - _BEFORE), start) is not None
        or (_WITH.search(text, max(0, start - _BEFORE), start) and _AS.match(text, right))
    )
    return "Strategy" if guides and _COUNTED.match(text, right) is None else None


def _goes_on(text: str, start: int, right: int) -> bool:
    """Whether words in marks stand beside others, or before what a list is of."""
    return (
        text[start - 1 : start] in ("”", "、", "") or _LISTED_AFTER.match(text, right) is not None
    )


PATTERNS = {
    each: re.compile(lexicon("speech").pattern(each)) for each in ("speech/guides", "speech/as")
}
"""By the id of the entry: what leads to a strategy, and what one is taken for."""
_GUIDES = re.compile(f"(?:{PATTERNS['speech/guides'].pattern})[^，,。；;：:“”]{{0,6}}$")
_WITH, _AS = re.compile("以$"), PATTERNS["speech/as"]
_COUNTED = re.compile(r"\d+(?:余|多)?[个家处条项座名]")
_BEFORE = 10
_TITLE_WON = re.compile(
    r"(?:国家级?|全国|全省|省级|[\u4e00-\u9fff]{2,3}省)[\u4e00-\u9fff]{2,16}(?:区|县|市|城市|小镇|基地|乡村|村|镇|之乡|单位|集体|企业)$"
    r"|(?:[十百千]强|先进|示范|模范)(?:区|县|市|镇|乡|村|城市|集体|单位)$"
)
"""A title in marks: 获评“国家某某示范区”, “某某省十强县”."""
_LISTED_AFTER = re.compile(r"[“、]|[\u4e00-\u9fff]{0,4}(?:项目|工程|建设|品牌)|等|和“|与“")


def _numbered_kind(  # noqa: PLR0911 - one exit for each form of a numbered name
    text: str, inner: str, start: int
) -> str:
    shown = heads.kind_of(inner)
    if shown is not None and not _PAIRS.match(inner):
        return shown
    rest = NUMBERED.sub("", inner)
    if re.search(r"(?:行动|比赛|赛|战|工程|活动|攻坚)$", rest):
        return "Programme"
    if len(rest) == 1 and rest in "区城园县村带廊港链轴核圈岛湾":
        return "Strategy"
    if re.search(r"(?:意见|政策|措施|一律|不准|禁令|举措|条)$", rest) or len(rest) == 1:
        return "Policy"
    if _VERBAL.search(rest):
        return "Programme"
    if re.match(r"[\u4e00-\u9fff][一二两双三四五六七八九十]", rest):
        # 某纵某横, 某问某权: two counts in four characters; a rule is carried out, a plan drawn.
        return "Policy" if re.search(r"落实|执行|严格|履行", governor(text, start)) else "Strategy"
    return _by_verb(text, start) or "Strategy"


def _by_verb(text: str, start: int) -> str | None:
    verbs = governor(text, start)
    return next((kind for kind, pattern in _BY_VERB if pattern.search(verbs)), None)


def figure_of_speech(words: str) -> str | None:
    """The entry of the lexicon by which words in quotation marks paint a picture, else None."""
    for entry, pattern in (("quoted", _FIGURES), ("quoted-alone", _FIGURES_ALONE)):
        if pattern.search(words):
            return f"speech/{entry}"
    return None
