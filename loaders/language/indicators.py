"""The words that name what is counted: cleaned of verbs of doing, adverbs and link words."""

from __future__ import annotations

import re

from loaders.lexicon import lexicon
from ontology.text import squeeze

_WORDS = lexicon("indicators")
_BESIDE = {each: re.compile(_WORDS.pattern(each)) for each in _WORDS.entries}
_SIGN = _BESIDE["indicator/sign"]
_UNIT_LEFT = _BESIDE["indicator/unit-left"]
_STANDING = _BESIDE["indicator/standing"]
_HOW = _BESIDE["indicator/how"]
_NO_NAME = _BESIDE["indicator/no-name"]
_GENERAL = _BESIDE["indicator/general"]

_LEADING = re.compile(
    r"^(?:[，,、；;：:\s]|其中|包括(?=\S{2})|目前|截至目前|当前|全年|全[区市县省镇](?!性|域)|我区|我市|我县|我省|今年|年内|年[底末](?:之?前)?|"
    r"本年|已经|已有|已|现已|现有|现(?![场代金状])|均(?!衡)|并(?![网购联轨])|"
    r"且|还(?![清款贷建林湖草原田])|又|再(?![生造融就])|加速(?![度器])|有望(?:突破|达到?|实现)?|即将|目标(?:是|为)|统筹(?=推进|实施|抓好|做好|开展|建设)|(?:项目|工程)?(?:全部)?(?:建成|投产|达产|投用|竣工)后(?:预计|可|将)*|突出(?=抓|做|实施|推进)|另有|另外|另|其余|同时|共计|合计|总计|共有(?!产权)|总共|共(?![享建同治产富])|[一二三四五六七八九十]是|"
    r"一方面|另一方面|第[一二三四五六七八九十](?=[是、，：])|用于|重点(?=抓好|推进|实施|打造|建设|培育|支持|做好|谋划)|截至(?=\d)|力争|确保|争取(?!中央|上级|省|国家|各|专项|资金|增发|国债|到|市级|县级)|预计|计划|拟|成功|顺利|正式|积极|大力|深入|扎实|有序|"
    r"稳步|持续|继续|加快|加大|进一步|着力|全力|全面(?!深化|质量)|率先|提前|超额|圆满|如期|"
    r"基本(?!农田|公共|养老|医疗|药物|单元|面|建)|"
    r"到?(?:19|20)\d{2}年(?:[底末初]|度)?(?:之?前)?|\d{1,2}[-—–~至到]\d{1,2}月份?|"
    r"\d{1,2}月(?:份|[底末初]|[上中下]旬|\d{1,2}[日号])?(?:之?前)?|到?“十[二三四五六]五”[期]?末?|"
    r"了(?!解)|高(?:标准|质量)(?=完成|建成|推进|实施|建设)|"
    r"[上下]半年(?:之?前)?|第?[一二三四]季度[底末]?(?:之?前)?|"
    r"(?:投用|投产|达产|建成|完工|竣工)后|牵头|负责|对(?![口接外标])|为(?!民)|向[^，]{2,12}?(?=报送|移交|提供|推送|发放|上报)|向|将|把|由|"
    r"在(?![建线读职册校编库岗途])(?![京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵滇云藏陕甘青宁新](?:高校|央企|企业|院校|院士|单位))|按照|根据|通过|围绕|累计(?=向|对|为|共|完成)|分行业|分批|先后|"
    r"每年|分别|各地|各街道|各镇|各单位|主要)+"
)
_LIGHT = re.compile(
    r"^(?:实施(?!类|方案|细则|办法)|实现|完成|安排|开展|组织开展|组织|召开|进行|做好|推进|推动|落实|达到|达成|设有|有(?![效关机序力利害色])|涉及|"
    r"保持|保障|聚焦|加强|强化|建立|抓好|办好|抓紧)[了好]?(?=\S{2})"
)
_INNER_LIGHT = re.compile(r"(?<=[\u4e00-\u9fff]{2})实现(?=[\u4e00-\u9fff]{2})")
_TRAILING_LINK = re.compile(
    r"(?:共计|共有|总共|共|合计|总计|总数达?|(?<!人)数量达?到?|达到了?|(?<!下)达了?|(?<![行作])为|增至|增加至|增加到|扩大至|扩大到|"
    r"突破|跨越|跨过|恢复[到至](?:(?:19|20)\d{2}年的?)?|(?<=[值额入量次资收])破|(?:至|为|是)(?:原来|原先|上年|去年|(?:19|20)\d{2}年)的?|提升至|提升到|提高至|提高到|降至|降到|降低至|降低到|下降至|下降到|上升至|上升到|压缩至|压缩到|缩短至|"
    r"缩短到|减少至|减少到|减至|升至|保持在|稳定在|维持在|巩固[在到]|扩展[到至]|延伸[到至]|拓宽[到至]|攀升[到至]|增长[到至]|回升[到至]|跃升[到至]|上调[到至]|下调[到至]|调整[到至为]|保持|控制在|拓展到|拓展至|发展到|覆盖到|至|到|是|有|"
    r"(?<=[\u4e00-\u9fff]{2})[由从]|每人|每户|每亩|每立方米?|每吨|每平方米?|每生|每年|每月|每天|现有|拥有|设有|(?<![签合协节制条公预租契解])约|等|的|之|累计|超额|预计|继续|始终|一直|持续|初步|力争|确保|(?<![平日月年人户亩])均|每\d+万?[人户亩]|都|各|分别|(?<!减)负|之间|[：:，,、；;（(“\s])+$"
)
_STATUS_TAIL = re.compile(
    r"(?:(?:已|均|都|全部|基本|正在|正式|加快|有序|持续|顺利|按计划|如期|同步|稳步|全面)*"
    r"(?:完成|推进|推进中|进行中|实施中|到位|结束|进行|达标|落实)|[，,。；;、]|合作中|洽谈中|(?<=[\u4e00-\u9fff]{2})中)$"
)
_RELATIVE = (
    "同口径|按?可比口径(?:计算)?|按可比价格?(?:计算)?|按不变价格?(?:计算)?|剔除[^，]{1,10}因素后?|扣除[^，]{1,10}因素后?|名义|实际|"
    "[一二两三四五六七八九十]年平均|年平均|平均|年均|同比|环比|比上年(?:同期)?|较上年(?:同期)?|比去年(?:同期)?|"
    r"较去年(?:同期)?|比年初|较年初|[较比](?:19|20)\d{2}年"
)
"""Against what a change is measured."""
_GROWTH = re.compile(
    rf"(?P<relative>(?:{_RELATIVE})*)"
    r"(?P<word>增长率?|增幅|增速|增长幅度|翻)(?:达到?|为|在|实现|超过|约)?了?$"
)
_CHANGE = re.compile(
    rf"(?:(?:{_RELATIVE})(?:分别)?)*"
    r"(?:增加|上升|下降|减少|提高|提升|降低|回落|缩短|压缩|提速|压降|扩大|收窄|下降率|下滑|下跌|降幅|跌幅|上涨|回升"
    r"|压减|缩减|精简|削减|不降反升|不增反降|减)(?:了|近|超|逾|达到?|为)?$"
)

_VERB = (
    "新增|新创建|新改建|新扩建|改扩建|改建|扩建|迁建|新建|新开工|新开|新设|新引进|新招引|新认定|新培育|新招聘|新创|引进落地|引进|招引|引入|开工建设|开工|竣工|完工|建成|"
    "投用|投入使用|启用|交付使用|交付|出让|收储|改造提升|改造|提升|整治|创建|申报|争创|打造|培育认定|培育|"
    "筹建|建设|实施|完成|落地|落户|签约|认定|推荐|举办|开展|召开|注册|注销|吊销|查处|化解|处理|处置|排查|"
    "收集|发放|兑现|惠及|招聘|培训|培养|组建|成立|建立|设立|续建|启动|推出|出台|上线|接入|覆盖|"
    "评选出|评审出|评选|获评|入选|通过|消化利用|盘活|修缮|更新|点亮|开放|安排|实现|新签约|新落地|集聚|回迁安置|"
    "通车|贯通|拆除|征收|供应|供给|办结|办理|受理|整改|验收|申领|备案|立项|开通|开业|挂牌|加装|筹集|"
    "剩余|尚余|前期|待建|在建|销号|退出|清退|救助|帮扶|转移|减免|追回|储备|洽谈"
)
_HEAD_VERB = re.compile(rf"^(?:累计)?(?:(?:{_VERB})(?:和|及|、|并|或)?)+")
_DONE_TAIL = re.compile(
    r"(?<=[\u4e00-\u9fff][值额量入资积出口数])(?:累计|预计|全年|已|共|实际)*(?:完成|实现)了?$"
)
_SMOOTHLY = re.compile(
    r"(?:顺利|成功|全面|正式|陆续|相继)(?=(?:开工|竣工|完工|投用|建成)(?:建设)?$)"
)
_HOW_DONE = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:均已|都已|均|已经|已|全部)(?:结合|落实|按照?|根据|消|达)"
)
"""After what is counted (断面均已消劣, 学校均已结合…): how it was done names nothing."""

_BARE = re.compile(
    rf"^(?:已|均|累计|共|全部|全面|正式|正在|新|未|基本)*(?:(?:{_VERB}|入住|施工|装修|安装|调试|招标|审批)(?:和|及|、|并|或)?)+$"
)
_ADVERB = re.compile(
    rf"(?<=[\u4e00-\u9fff”）])(?:{_WORDS.any_of('indicator/adverb')}|(?<![人户年月日亩平])均)+"
    rf"(?=(?:{_VERB}|{_WORDS.any_of('indicator/predicate')})(?:了|$|[\u4e00-\u9fff“]))"
)
_DONE_MARK = re.compile(
    rf"(?:^|(?<=[\u4e00-\u9fff”]))(?P<verb>{_VERB}|进行|落实)了(?=[\u4e00-\u9fff“])"
)
_VERB_OF = re.compile(rf"^(?P<verb>{_VERB})的(?=[\u4e00-\u9fff“]{{3}})")
"""已建成的甲养殖场269个: the verb, and what it was done to."""
_SINCE = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<![同环占])[较比](?=净?增加|增长|减少|提高|下降|上升|净增)"
)
_INHERITED_TAIL = re.compile(r"(?:工程)?(?:建设|改造|整治|提升|任务|工作)$")
_STATE_AFTER = re.compile(
    r"(?:已|均|全部|全面|正式|基本|即将|加快|顺利|陆续|相继)*"
    r"(?:开工|竣工|完工|投用|投入使用|建成投[产用]|建成|交付|启用|启动|完成)$"
)
_ENDING = re.compile(r"(?:类|级|型|等|星|层次|以上|以下|以内)$")


def head(words: str) -> str:
    """What stands before a number, cleaned: `共注销个体工商户` → `注销个体工商户`."""
    clean = _INNER_LIGHT.sub("", _TRAILING_LINK.sub("", _SIGN.sub("", squeeze(words))))
    clean = _without_done(clean)
    if "”" not in clean:  # what somebody says begins here
        clean = clean.lstrip("“")
    while True:
        shorter = without_light_verb(_LEADING.sub("", clean))
        if shorter == clean:
            return clean
        clean = shorter


def clean(name: str) -> str:
    """A name without what only says how or when it was so; "" where no clean name is left.

    全部, 均已 before what was done (项目全部开工), a figure, or who ranks where, name nothing.
    """
    said = name.strip("，。；、：: ")
    said = re.sub(r"^.*[：:](?=.)", "", said)  # 主要目标是：…
    said = re.sub(r"^.*[、，](?:力争|确保|预计|争取)(?=[\u4e00-\u9fff])", "", said.lstrip("的"))
    words = _ADVERB.sub("", _SIGN.sub("", said))
    words = _BESIDE["indicator/before"].sub("", _BESIDE["indicator/another"].sub("", words))
    words = _BESIDE["indicator/decided"].sub("", words)
    words = _BESIDE["indicator/clause-before"].sub("", _BESIDE["indicator/basis"].sub("", words))
    words = _BESIDE["indicator/lasting"].sub("", words)
    led = _BESIDE["indicator/lead"].sub("", words)
    words = led if led == words else without_light_verb(led)
    words = _BESIDE["indicator/before"].sub("", words)
    words = _BESIDE["indicator/tail"].sub("", _BESIDE["indicator/behind"].sub("", words))
    words = _SINCE.sub("", _DONE_MARK.sub(r"\g<verb>", _VERB_OF.sub(r"\g<verb>", words)))
    words = _BESIDE["indicator/act"].sub("", words)
    words = re.sub(r"(?<![占同环对])较$", "", words)
    return "" if _NO_NAME.search(words) else words


def names_by_time(words: str) -> bool:
    """Whether words behind a length of time make a name with it (小时过境免签, 分钟生活圈)."""
    return _BESIDE["indicator/after-time"].match(words) is not None


def is_general(name: str) -> bool:
    """Whether a name says of nothing in particular (投资, 产值)."""
    return _GENERAL.fullmatch(name) is not None


def _without_done(words: str) -> str:
    """工业增加值完成: the name of an amount without the verb of saying (not 土建完成)."""
    shorter = _DONE_TAIL.sub("", words)
    return words if is_bare(shorter) else shorter


def without_light_verb(words: str) -> str:
    """Without a verb that only says "did" (实施…, 召开…); kept where nothing else names it."""
    shorter = _LIGHT.sub("", words)
    return words if is_bare(shorter) else shorter


def tail(words: str) -> str:
    """What stands after a number, cleaned: `工作任务基本完成` → `工作任务`."""
    clean = _UNIT_LEFT.sub("", _SIGN.sub("", squeeze(words)).lstrip("”")).strip("的，,。；;、：:")
    clean = "" if clean in ("大关", "台阶", "关口") else clean
    clean = _SMOOTHLY.sub("", _HOW.sub("", _STANDING.sub("", clean)))
    how = _HOW_DONE.search(clean)
    clean = clean[: how.start()] if how and not _STATE_AFTER.search(clean) else clean
    while True:
        shorter = _STATUS_TAIL.sub("", clean)
        if len(shorter) < 2:
            return clean
        if shorter == clean:
            return re.sub(r"^(?:已|实现|均|共)(?=\S{2})", "", clean)
        clean = shorter


def growth(words: str) -> tuple[str, str] | None:
    """(what grows, words to keep beside it) if the words before a number end in growth.

    Growth (增长, 增速) needs no words of its own; a rise or fall of a rate (同比下降) does,
    since they say the direction. None if the words speak of no change.
    """
    clean = _strip_adverbs(squeeze(words))
    match = _GROWTH.search(clean)
    if match:
        return clean[: match.start()].removesuffix("负"), match["relative"] + match["word"]
    match = _CHANGE.search(clean)
    if match:
        words = match.group()
        return clean[: match.start()], words + "少" if words.endswith("减") else words
    return None


def is_plain_growth(words: str) -> bool:
    """Whether words of change mean growth and nothing else (增长, not 下降)."""
    return bool(_GROWTH.search(words))


def verb(words: str) -> str:
    """The verb of doing that an indicator begins with (新增…, 开工及续建…), or ""."""
    match = _HEAD_VERB.match(words)
    return match.group() if match else ""


def is_bare(words: str) -> bool:
    """Whether words only say what was done, not to what (`已开工`, `开工及续建`)."""
    return bool(_BARE.match(words))


def noun(words: str) -> str:
    """What an indicator is about, without the verb it begins or ends with."""
    rest = words[len(verb(words)) :]
    rest = _STATE_AFTER.sub("", rest) or rest
    return rest if len(rest) > 1 else words


def thing(words: str) -> str:
    """What words are about, without what was done to it: 甲项目 of 甲项目开工建设."""
    words = _WHAT_BECAME.sub("", words)
    return noun(re.sub(r"(?<=[开完竣动]工)建设$|(?:加快|顺利|有序|稳步)?(?:建设|推进)$", "", words))


_WHAT_BECAME = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<=项目|工程|基地|园区|中心|电站|大桥|公路|铁路)"
    r"(?:取得|获得|获批|通过|完成|实现|进入|列入|纳入|签约|落地|顺利|成功|圆满|正在|已|均|全面|即将).*$"
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


def inherited(verb_words: str, noun_words: str) -> str:
    """A bare verb completed with the noun that was named before (`投用` + `项目`)."""
    thing = _INHERITED_TAIL.sub("", noun_words) or noun_words
    done = without_adverbs(verb_words)
    return done if done.endswith(thing) else done + thing


def completed_part(part: str, whole: str) -> str:
    """A part named by its class alone (`B类` of `新增人才`) completed with the whole's noun."""
    return part + whole[-2:] if _ENDING.search(part) and len(whole) >= 2 else part


def _strip_adverbs(words: str) -> str:
    return re.sub(r"(?:[，,\s]|分别|(?<!平)均|都|各|实现|预计|力争|确保)+$", "", words)
