"""The words that name what is counted: cleaned of verbs of doing, adverbs and link words."""

from __future__ import annotations

from functools import lru_cache

from loaders.language import noun_phrase
from loaders.language.same_work import without_means
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS
from ontology.text import squeeze

_WORDS = lexicon("indicators")
_BESIDE = {each: re.compile(_WORDS.pattern(each)) for each in _WORDS.entries}
_SIGN = _BESIDE["indicator/sign"]
_UNIT_LEFT = _BESIDE["indicator/unit-left"]
_STANDING = _BESIDE["indicator/standing"]
_HOW = _BESIDE["indicator/how"]
_GENERAL = _BESIDE["indicator/general"]

_LEADING = _BESIDE["indicator/leading"]
_LIGHT = _BESIDE["indicator/light"]
_INNER_LIGHT = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?<!可)(?<!努力)实现(?=[\u4e00-\u9fff]{2})")
_TRAILING_LINK = _BESIDE["indicator/link"]
_STATUS_TAIL = _BESIDE["indicator/status"]
_SUM_OF_THEN = "(?:(?:实际|调整后?)?(?:完成|执行|预算|决算)(?:数|收入|支出)?|实绩|基数)"
"""What there was of it, or was to be, then: 收入比上年完成数增长7%."""
_RELATIVE = (
    rf"[较比](?:[上去前]年|年初|(?:19|20)\d{{2}}年)?{_SUM_OF_THEN}|"
    "相(?=[比较])|同口径|可比(?!价|口径)|按?可比口径(?:计算)?|按可比价格?(?:计算)?|按不变价格?(?:计算)?|剔除[^，]{1,10}因素后?|扣除[^，]{1,10}因素后?|名义|实际|"
    "[一二两三四五六七八九十]年平均|年平均|平均|年均|月均|季均|同比|环比|比上年(?:同期|末|底)?|较上年(?:同期|末|底)?|比去年(?:同期|末|底)?|"
    r"[较比](?:改革|实施|改造|整治|建设|搬迁|调整|疫情)[之以]?前|较去年(?:同期|末|底)?|比年初|较年初|[较比](?:19|20)\d{2}年(?:同期|[底末])?"
    r"|每年(?=提高|增加|提升|下降|降低|减少)|[与同和](?:[上去前]年(?:同期|[末底])?|同期|年初|(?:19|20)\d{2}年(?:同期|[末底])?)相?比较?"
)
"""Against what a change is measured."""
_GROWTH = re.compile(
    rf"(?P<relative>(?:{_RELATIVE})*)"
    r"(?P<word>(?<!自然)(?<!机械)增长率?|增幅|增速|增长幅度|翻|同比|环比)(?:保持在?|稳定在|稳定保持在|维持在|控制在|达到?|为|在|实现|超过|约)?了?$"
)
_CHANGE = re.compile(
    rf"(?:(?:{_RELATIVE})(?:分别)?)*"
    r"(?:大幅度?|小幅|明显|显著|略微?|进一步)*(?:增加|上升|下降|减少|提高|提升|降低|回落|改善|恶化|缩短|压缩|提速|压降|扩大|收窄|加快|放缓|减缓|下降率|下滑|下跌|降幅|跌幅|涨幅|上涨|回升"
    r"|压减|缩减|精简|削减|不降反升|不增反降|减收|减产|减)(?:了|近|超|逾|达到?|为)?$"
)

_VERB = _WORDS.any_of("indicator/verb")
_HEAD_VERB = re.compile(rf"^(?:累计)?(?:(?:{_VERB})(?:(?:和|及|、|并|或)(?={_VERB}))?)+")
"""打造、培育; the 和 of 打造和美乡村 is of what is made."""
_DONE_TAIL = re.compile(
    r"(?<=[\u4e00-\u9fff][值额量入资积出口数])(?:累计|预计|全年|已|共|实际|力争|确保|争取)*(?:完成|实现)了?$"
)
_SMOOTHLY = re.compile(
    r"(?:顺利|成功|全面|正式|陆续|相继)(?=(?:开工|竣工|完工|投用|建成)(?:建设)?$)"
)
_HOW_DONE = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:均已|都已|均|已经|已|全部)(?:结合|落实|按照?|根据|消|达)"
)
"""After what is counted (断面均已消劣, 学校均已结合…): how it was done names nothing."""

_SCORE = re.compile(
    r"[（(](?:(?:满分|分值|权重)?[:：]?\d{1,3}(?:分|%)"
    r"|前?(?:全部|全面|基本)?(?:完成|建成|投用|完工|竣工|交付|开工|启动|到位))[）)]"
)
"""What a task counts in an assessment, or that it is to be done, told in a bracket of its name."""
_DID_ELSE = re.compile(
    r"(?<=[\u4e00-\u9fff]{2}[站店校院所馆厅户员工生师民家业社者手])(?:均|都|已|现|现场|主动|积极|自愿|踊跃|同步)*"
    r"(?:提供|参与|参加|接受|享受|加入|响应|报名|到场)(?:到|了)?(?=[\u4e00-\u9fff“]{2})[^，。；]*$"
)
"""300家药店提供配药服务: what those that are counted did besides names them no more."""

_DID_COME = re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})实现(?=(?:{_VERB})(?:$|或))")
"""项目实现开工: they did start."""

_BARE = re.compile(
    rf"^(?:已|均|累计|共|全部|全面|正式|正在|新|未|基本|实际)*(?:(?:{_VERB}|{_WORDS.any_of('indicator/verb-alone')})(?:和|及|、|并|或)?)+$"
    r"|^(?:均|还|仍)?正在[\u4e00-\u9fff]{2,4}$"
)
_ADVERB = re.compile(
    rf"(?<=[\u4e00-\u9fff”）])(?:{_WORDS.any_of('indicator/adverb')}|(?<![人户年月日亩平])均|(?<![公中])共)+"
    rf"(?!(?:{_VERB})(?:完成)?率)"  # 按期办结率 is no 办结率
    rf"(?=(?:{_VERB}|{_WORDS.any_of('indicator/predicate')})(?:了|$|[\u4e00-\u9fff“]))"
)
_DONE_MARK = re.compile(
    rf"(?:^|(?<=[\u4e00-\u9fff”]))(?P<verb>{_VERB}|进行|落实)了(?=[\u4e00-\u9fff“])"
)
_VERB_OF = re.compile(rf"^(?P<verb>{_VERB})的(?=[\u4e00-\u9fff“]{{3}})")
"""已建成的甲养殖场269个: the verb, and what it was done to."""
_BEGUN = re.compile(
    rf"^(?:{_VERB})的(?=[\u4e00-\u9fff“”]{{2,}}(?:投资|资金|产值|收入|税收|营收|利润|产量|率)$)"
)
"""启动的甲枢纽完成投资2亿元: when it was begun names nothing."""
_SINCE = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<![同环占贷销生价])[较比](?=净?增加|增长|减少|提高|下降|上升|净增)"
)
_INHERITED_TAIL = re.compile(r"(?:工程)?(?:建设|改造|整治|提升|修缮|维修|任务|工作)+$")
_STATE_AFTER = re.compile(
    r"(?:已|均|全部|全面|正式|基本|即将|加快|顺利|陆续|相继|新(?=开工))*"
    r"(?:开工|竣工|完工|投用|投入使用|建成投[产用]|建成|交付|启用|启动|完成)$"
)
_ENDING = re.compile(r"(?:类|级|型|等|星|层次|以上|以下|以内|级示范|级重点)$")


@lru_cache(maxsize=OF_WORDS)
def head(words: str) -> str:
    """What stands before a number, cleaned: `共注销个体工商户` → `注销个体工商户`."""
    clean = _INNER_LIGHT.sub(
        "", _TRAILING_LINK.sub("", _MUST.sub("", _SIGN.sub("", squeeze(words))))
    )
    clean = _ALL_THROUGH.sub("", _without_done(clean))
    if "”" not in clean:  # what somebody says begins here
        clean = clean.lstrip("“")
    while True:
        shorter = without_light_verb(_LEADING.sub("", clean))
        if shorter == clean:
            return _AND_DONE.sub(r"\g<act>", clean)
        clean = shorter


@lru_cache(maxsize=OF_WORDS)
def clean(name: str) -> str:
    """A name without what only says how or when it was so (项目全部开工: 项目开工).

    Whether what is left is a name, `loaders.language.fault` tells.
    """
    said = name.strip("，。；、：:… ")
    behind = re.sub(r"^.*(?:[：:]|目标——)(?=.)", "", said)  # 主要目标是：…
    said = said if behind == said else head(behind) or behind
    said = re.sub(r"^[一二三四五六七八九十]{1,2}、(?=[\u4e00-\u9fff]{2})", "", said)
    said = _EACH_LAST.sub(r"\g<each>\g<thing>", said)
    said = _EACH_BETWEEN.sub(r"\g<when>\g<who>均\g<thing>\g<act>", said)
    said = re.sub(r"^.*[、，](?:力争|确保|预计|争取)(?=[\u4e00-\u9fff])", "", said.lstrip("的"))
    words = _ADVERB.sub("", _SIGN.sub("", said))
    words = _BESIDE["indicator/before"].sub("", _BESIDE["indicator/another"].sub("", words))
    words = _DID_COME.sub("", _SCORE.sub("", words))
    words = _BESIDE["indicator/decided"].sub("", words)
    words = _BESIDE["indicator/clause-before"].sub("", _BESIDE["indicator/basis"].sub("", words))
    words = _BESIDE["indicator/lasting"].sub("", words)
    led = _BESIDE["indicator/lead"].sub("", words)
    words = led if led == words else without_light_verb(led)
    words = _BESIDE["indicator/before"].sub("", words)
    words = _BESIDE["indicator/tail"].sub("", _BESIDE["indicator/behind"].sub("", words))
    words = _DONE_BETWEEN.sub("", words)
    words = _BEGUN.sub("", words)
    words = _SINCE.sub("", _DONE_MARK.sub(r"\g<verb>", _VERB_OF.sub(r"\g<verb>", words)))
    words = _OF_WHOM.sub("占比", _TWICE.sub("", _BESIDE["indicator/act"].sub("", words)))
    return noun_phrase.without_adverbs(re.sub(r"(?<![占同环对])较$", "", words))


_EACH_BETWEEN = re.compile(
    "^(?P<thing>[\u4e00-\u9fff]{3,})每(?P<who>[人户亩村])(?:每(?P<when>[年月天日]))?"
    "(?P<act>提高|增加|上调|提标|增长)$"
)
"""养老金每人每月提高10元: 月人均养老金提高."""
_EACH_LAST = re.compile("^(?P<thing>[\u4e00-\u9fff]{3,})(?P<each>[人户亩村]均)$")
"""阅读量人均6本: 人均阅读量."""
_AND_DONE = re.compile(rf"^(?P<act>{_VERB})并(?=(?:{_VERB})[\u4e00-\u9fff“])")
"""建成并开放书房: two acts of one thing."""
_ALL_THROUGH = re.compile("(?<=[\u4e00-\u9fff]{2})完毕$")
"""整改完毕316处: that it is over is no part of the name."""
_DONE_BETWEEN = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:累计|共|全年|已)?(?:完成|实现)(?=(?:工业|农业)?(?:总?产值|增加值|[\u4e00-\u9fff]{0,4}收入|[客货]运量|税收|利润"
    r"|销售额|产量)$)"
)
"""园区完成工业总产值: of an amount, who did it is said by whose it is."""
_OF_WHOM = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?<![侵征霸抢])(?<!任务|项目|事项|指标|工作)占$")
"""男性人口占47%: their share."""
_TWICE = re.compile("^(开工|竣工|完工|签约|引进|建设|投产|认定|培育)(?=新\\1)")
"""开工新开工项目: what was done is what they are called by."""


def names_by_time(words: str) -> bool:
    """Whether words behind a length of time make a name with it (小时过境免签, 分钟生活圈)."""
    return _BESIDE["indicator/after-time"].match(words) is not None


def is_general(name: str) -> bool:
    """Whether a name says of nothing in particular (投资, 产值)."""
    return _GENERAL.fullmatch(name) is not None


def where_done(name: str) -> str:
    """Where something was done, at the head of a name; "" where it does not say.

    >>> where_done("城区建成消防站"), where_done("建成消防站")
    ('城区', '')
    """
    match = _WHERE_DONE.match(name)
    return match.group() if match else ""


_WHERE_DONE = re.compile(
    "(?:[东西南北中]部)?(?:小学|初中|高中|中小学|幼儿园|主?城区|市区|县城|集镇|城镇|乡镇|镇街|农村|城乡|街道|社区|园区|山区|[东西南北中]部|[东西南北]片区?)(?=[\u4e00-\u9fff]{2})"
)
"""Where something was done, before a verb that says nothing of what was."""


def is_of_a_work(name: str) -> bool:
    """Whether a name says only what is told of any work (总投资, 建设里程)."""
    return _OF_A_WORK.fullmatch(name) is not None


_OF_A_WORK = re.compile(
    "(?:计划|完成|实际|累计|年度)*(?:总?投资额?|(?:总|占地|建筑|用地)?面积|(?:建设|改造|整治|施工|总)?(?:里程|长度|规模)|设计?产能|处理能力)"
)


def _without_done(words: str) -> str:
    """工业增加值完成: the name of an amount without the verb of saying (not 土建完成)."""
    shorter = _DONE_TAIL.sub("", words)
    return words if is_bare(shorter) else shorter


def without_light_verb(words: str) -> str:
    """Without a verb that only says "did" (实施…, 召开…); kept where nothing else names it."""
    shorter = _LIGHT.sub("", words)
    return words if is_bare(shorter) else shorter


_BEHIND_UNIT = re.compile("^人民币")
"""24亿元人民币: no part of what is measured."""
_LIST_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff]{2})[：:].*$")
"""7个项目进展情况为：甲项目: what is listed behind the colon is no part of the name."""

_REMARK = re.compile(r"^[（(](?!不?含|不计|不包括|剔除|扣除|除)[^（()）]*[）)]$")
"""土地整理9亩（甲局）: a remark behind the number, unless it says what is left out of it."""


@lru_cache(maxsize=OF_WORDS)
def tail(words: str) -> str:
    """What stands after a number, cleaned: `工作任务基本完成` → `工作任务`."""
    clean = _UNIT_LEFT.sub("", _SIGN.sub("", squeeze(words)).lstrip("”")).strip("的，,。；;、：:")
    clean = _BEHIND_UNIT.sub("", "" if clean in ("大关", "台阶", "关口") else clean)
    clean = _REMARK.sub("", _LIST_BEHIND.sub("", clean))
    clean = _SMOOTHLY.sub("", _HOW.sub("", _STANDING.sub("", clean)))
    clean = _DID_ELSE.sub("", clean)
    how = _HOW_DONE.search(clean)
    clean = clean[: how.start()] if how and not _STATE_AFTER.search(clean) else clean
    while True:
        shorter = _STATUS_TAIL.sub("", clean)
        if len(shorter) < 2:
            return clean
        if shorter == clean:
            return re.sub(r"^(?:已|实现|均|共(?![享建同青治产用富性创]))(?=\S{2})", "", clean)
        clean = shorter


@lru_cache(maxsize=OF_WORDS)
def growth(words: str) -> tuple[str, str] | None:
    """(what grows, words to keep beside it) if the words before a number end in growth.

    Growth (增长, 增速) needs no words of its own; a rise or fall of a rate (同比下降) does,
    since they say the direction. None if the words speak of no change.
    """
    clean = _MUST.sub("", _strip_adverbs(squeeze(words)))
    match = _GROWTH.search(clean)
    if match:
        return clean[: match.start()].removesuffix("负"), match["relative"] + match["word"]
    match = _CHANGE.search(clean)
    if match:
        # 时限平均压缩43%; 投入强度每年提高0.2个百分点
        words = match.group().removeprefix("平均").replace("每年", "年均")
        return clean[: match.start()], words + "少" if _ONLY_LESS.search(words) else words
    return None


_MUST = _BESIDE["indicator/must"]
_ONLY_LESS = re.compile("(?<![压缩削核裁精递])减$")
"""同比减5%, where nothing else says that it became less (not 压减)."""


def is_plain_growth(words: str) -> bool:
    """Whether words of change mean growth and nothing else (增长, not 下降)."""
    return bool(_GROWTH.search(words))


@lru_cache(maxsize=OF_WORDS)
def verb(words: str) -> str:
    """The verb of doing that an indicator begins with (新增…, 开工及续建…), or ""."""
    match = _HEAD_VERB.match(words)
    return match.group() if match else ""


@lru_cache(maxsize=OF_WORDS)
def is_bare(words: str) -> bool:
    """Whether words only say what was done, not to what (`已开工`, `开工及续建`)."""
    return bool(_BARE.match(words))


@lru_cache(maxsize=OF_WORDS)
def is_predicate(words: str) -> bool:
    """Whether words only say what became of what is counted (投产, 脱贫)."""
    return _PREDICATE.fullmatch(words) is not None


_PREDICATE = re.compile(_WORDS.any_of("indicator/predicate"))


def act_and_thing(name: str) -> tuple[str, str] | None:
    """What is done and to what, where the words of a name can only be read so; else None.

    A verb that may as well qualify what it stands before (培训机构, 注册资本) tells nothing.

    >>> act_and_thing("新增停车泊位"), act_and_thing("注册资本"), act_and_thing("停车泊位")
    (('新增', '停车泊位'), None, None)
    """
    match = _ACT_AND_THING.fullmatch(name)
    return (match["act"], match["thing"]) if match else None


_ACT = _WORDS.any_of("indicator/act-on")
_ACT_AND_THING = re.compile(
    rf"(?P<act>{_ACT}(?:(?:和|及|、|并|或)?(?:{_ACT}))*)"
    rf"(?P<thing>(?!{_VERB}|[区率数量额（(、和及并或]|利用|投产|达产)(?!.*(?:完成|实现|通过|参加|{_ACT})).{{2,}})"
)


_UNDER_WAY_SINCE = re.compile("(?<=[\u4e00-\u9fff]{2}[开完竣动]工)建设$")
"""公路开工建设9公里，完工8公里: the roads."""
_TO_BE_DONE = re.compile(
    r"^(?:公示|发布|公布|公告|确定)?拟[\u4e00-\u9fff]{2}(?=[\u4e00-\u9fff]{2})"
)
"""公示拟注销企业9户，注销8户: the firms, of which the first were to be deleted."""


_TAKEN_IN = re.compile(r"^[新旧共]?收(?=各类|[\u4e00-\u9fff]{0,4}案件)")
"""收各类案件9件，办结8件: the cases."""


_BECAME_MORE = re.compile("(?<=[\u4e00-\u9fff]{3})(?:新增|净增加?|增加|减少)$")
"""低保对象新增9户，退出8户: the same."""


@lru_cache(maxsize=OF_WORDS)
def noun(words: str) -> str:
    """What an indicator is about, without the verb it begins or ends with."""
    rest = _UNDER_WAY_SINCE.sub("", words[len(verb(words)) :])
    rest = _STATE_AFTER.sub("", rest) or rest
    rest = _TAKEN_IN.sub("", _TO_BE_DONE.sub("", rest))
    rest = _BECAME_MORE.sub("", rest)
    return rest if len(rest) > 1 else words


def thing(words: str) -> str:
    """What words are about, without what was done to it: 甲项目 of 甲项目开工建设."""
    words = _WHAT_BECAME.sub("", words)
    return noun(re.sub(r"(?:加快|顺利|有序|稳步)?(?:建设|推进)$", "", words))


_WHAT_BECAME = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<=项目|工程|基地|园区|中心|电站|大桥|公路|铁路)"
    r"(?:取得|获得|获批|通过|完成|实现|进入|列入|纳入|签约|落地|顺利|成功|圆满|正在|已|均|全面|即将).*$"
    r"|(?<=项目|工程|基地|园区|中心|电站|大桥|公路|铁路)(?:竣工|完工|开工|建成|投产|投用|通车)+$"
    r"|(?<=[\u4e00-\u9fff]{3})(?:已|正在|即将|顺利|陆续)[\u4e00-\u9fff]{2,8}$"
)
"""Behind a named thing: what became of it (甲电站项目取得核准并开工)."""


def ends_in_state(words: str) -> bool:
    """Whether a name says last what was done (老旧小区改造开工)."""
    return _STATE_AFTER.search(words) is not None


def is_work(words: str) -> bool:
    """Whether a name is that of work done on a thing (老旧小区改造)."""
    return _INHERITED_TAIL.search(words) is not None


def without_adverbs(words: str) -> str:
    """A bare verb without what says how: 全部完工, 基本完工."""
    return re.sub(r"^(?:已|均|共|全部|正式|累计|基本)+", "", words)


_DID = re.compile(r"^完成(?=[\u4e00-\u9fff]{2})")
"""完成抽检1530批次 behind 食品抽检: no more than 抽检."""


def inherited(verb_words: str, noun_words: str) -> str:
    """A bare verb completed with the noun that was named before (`投用` + `项目`)."""
    done, noun_words = _DID.sub("", without_adverbs(verb_words)), without_means(noun_words)
    if done == "实现":
        return noun_words  # 收入突破亿元，实现11338万元
    if noun_words.startswith(done) or (len(done) > 1 and done in noun_words):
        return noun_words  # 安装95户 behind 安装报警器1130户, 筛查 behind 免费筛查肺结节
    thing = noun_words if done == "完成" else _INHERITED_TAIL.sub("", noun_words) or noun_words
    if len(done) > 1 and thing.endswith(done):
        return thing  # 培训 of 职工培训 is no 培训职工培训
    return done if done.endswith(thing) else done + thing


def completed_part(part: str, whole: str) -> str:
    """A part named by its class alone (`B类` of `新增人才`) completed with the whole's noun."""
    if _A_PLACE.fullmatch(part) and noun(whole) != whole and not _A_PLACE.search(whole):
        return part + noun(whole)  # 新建服务站18个，其中乡镇3个
    if _ENDING.search(part) is None or len(whole) < 2:
        return part
    of = noun(whole)
    of = of.removeprefix("星级") if part.endswith("星级") else of
    of = of if _COMES_ABOUT.match(whole) or of == whole else whole  # 优化线路41条，其中县级8条
    short = part.endswith("级") and len(of) <= _SHORT_NOUN  # 其中省级2家 of 龙头企业
    return part + (of if short else whole[-2:])


_COMES_ABOUT = re.compile(
    "新|建|增|打造|组建|设立|推出|布局|引进|培育|认定|创建|评|获|开工|投|竣工|完成"
)
_SHORT_NOUN = 12
_A_PLACE = re.compile(
    "(?:[东西南北中]部)?(?:乡镇|镇街|街道|村|社区|农村|城区|城镇|城市|乡村|市区|县城|山区|园区)"
)


def _strip_adverbs(words: str) -> str:
    return re.sub(r"(?:[，,\s]|分别|(?<!平)均|都|各|实现|预计|力争|确保)+$", "", words)
