"""Where a name begins: after the verbs, adverbs and links of the sentence that leads to it.

Chinese writes no spaces, and the official style stacks verbs before an object (`加快推进建设
某某公园`). Two lists decide: words that no name holds cut wherever they stand; words that
names do hold (建设, 服务, 创新) cut only where the sentence opens with them.
"""

from __future__ import annotations

from loaders.language.patterns import any_of, first_characters
from ontology import late_re as re

_ALWAYS = (
    "加快|加强|加大|加速|大力|全力以赴|全力|着力|努力|积极|深入|深化|持续|继续|进一步|切实|扎实|"
    "严格|认真|统筹|"
    "突出|狠抓|抓好|抓实|抓紧|抓住|紧抓|做好|做优|做强|做大|做实|做精|打好|打造|打响|打赢|打通|贯通|拓宽|拓建|接通|"
    "推进|推动|推广|推出|"
    "计划(?=新建|建设|建成|实施|开工|投资|完成|年内|引进|改造|启动|打造)|创成|获批|晋升|升格|"
    "在(?=[\\u4e00-\\u9fff]{2,6}(?:经开区|高新区|开发区|园区|产业园|小镇))|"
    "(?<![会疗房生])保障(?!房|性|局|中心|体系|金|站|厅|所|基地|部)|入驻|进驻|家住|来到|新改建|"
    "新改扩建|改扩建|新增|谋划推进|滚动|首推|首创|开展|实施|落实|完成|新建成|建成|组建|构建|形成|"
    "启动|举办|召开|承办|出台|制定|印发|"
    "编制|引进|引入|招引|"
    "培育|聚焦|围绕|依托|利用|发挥|强化|确保|力争|争取|争创|成功|荣获|获评|获得|入选|位于|坐落|"
    "来自|面对|通过|按照|"
    "根据|作为|成为|包括|涉及|覆盖|集成|谋划好?|用好|拓展好?|破解|坚持|坚决|牢固|树立|健全|完善|"
    "建立|引领|促进|"
    "助力|支持(?!企业)|带动|杜绝|防止|严防|守住|倡导|(?<!发)展示(?!范)|展现|合理|精心|高标准|"
    "高质量推进|"
    "高水平|大力度|优化提升|"
    "通车|\\d+(?:\\.\\d+)?[万亿]元的?|[12][09]\\d{2}年(?:度(?=[\\u4e00-\\u9fff“])|(?!度)(?=[\\u4e00-\\u9fff“]))|安装(?!公司|工程|厂)|带队|前往|确定|明确(?!率)|调研(?!组|员|报告)|我们|他们|对标|领跑|将(?!军|乐|相|领|帅|士)|"
    "(?<![存现内潜所正外实自驻])在(?![线建职校园册场学读岗押途研编])|升压|遴选|增设|夺得|"
    "再夺|捧[回得]|蝉联|喜获|摘得|斩获|揽获|招收|承接(?!产业转移示范)|吸纳|扶持|腾退|拆除|消除|清退|"
    "压减|淘汰|化解|兑现|"
    "创造|实现|全面推进|全面推行|推行|全面启动|全面|率先|迅速|及时|第一时间|有序|稳步|顺利|正式|"
    "圆满|不断|"
    "紧盯|紧扣|整合|充分|围合|盘活|投用|开工|竣工|亮相|签约|落地|落户|揭牌|上线|举行|迎接|迎来|"
    "融入|"
    "项目中(?![心学小标])|工程中(?![心学小标])|参与|服务保障好|"
    "协同推进|协调推进|协助|配合|牵头|负责|(?<!党)组织|结合|对接|鼓励|引导|争当|跻身|位列|列入|"
    "纳入|"
    "时刻|绷紧|落细|夯实|巩固|维护|彰显|传承|弘扬|践行|贯彻|执行(?!局|力|庭)|学习|回应|回顾|顺应|"
    "抢抓|把握|"
    "重点(?=[抓做推打])|特别是|尤其是|其中|以及|包含|涵盖|囊括|设立|成立|创办|选派|"
    "正在|已经|即将|将于|力推|借势|回购|主动|广泛|创新开展|高效|运作|再造|下沉|投入|提前|坚定|自觉|"
    "首届(?=在)|圆满完成|推介|招商(?!引资|银行|局|集团|中心|蛇口)|吸引|借助|凭借|携手|"
    "联合(?=[\u4e00-\u9fff]{4})|授予|命名|认定|"
    "推荐|"
    "一体推进|梯次|滚动|常态化开展|的|了|于(?!都|洪|潜)|使(?!用|馆|命)|让(?!利)|把(?!关|控)|"
    "全国首个|全省首个|全市首个|"
    "开创|精耕细作|修缮|本轮|期间|新一轮|聚力|勇夺|亲临|申报|提高|唱响|办好|瞄准|沿线|走进|"
    "全力支持|高质量发展|来自于|加上|并在|"
    "并将|并对|并与|同时|即|从而|努力把|推进落实|实时|继而"
)
_OPENING = (
    "建设|新建|改建|扩建|提升|创新(?!驱动)|发展|服务|管理|保护|改造|优化|整治|创建|规划|运营|参与|支持|"
    "谋划|组织|支撑|"
    "占|高质量|重点|对(?!外|口)|向(?![阳前日上])|从|由|被(?![子褥面服套盖单列])|将(?!军)|以(?!太)|为(?!民)|在(?!线|建)|与|"
    "和(?![睦平谐美合顺田县风静])|及|"
    "并|且|还|又|也|都|均|已|正(?![大定阳安泰邦威宁])|要|能|可|再|更|先(?![正锋导声])|后|全市|全省|全国|全区|"
    "全县|我区|我市|我县|"
    "本区|每季度|每年|每月|今年|"
    "去年|明年|年内|年底前?|上半年|下半年|下一步|目前|近年来|截至|[一二三四五六七八九十]{1,3}是|"
    "首先|其次|"
    "抓|促|强|建|做|办|推|保(?!亭)|用(?!友)|有(?!机)|是|做到|进入|走进|达到|完善|深挖|挖掘|探索|"
    "营造|塑造|激活|助推|撬动|串联|串起|连接|经过|沿(?!河|江|海|湖)|至|到|自|把|将|拟|争|获|用足|"
    "用活|"
    "区委区政府|区委|区政府|市委市政府|市委|市政府|县委|县政府|省委|省政府|"
    "[一二两三四五六七八九十几\\d]+[条个项家座处批次轮]|"
    "一批|收官|开放|前一轮|各类|各地|各|暨|分别|全域|一体化|该|其|这|本|等"
)
_CUT = any_of(_ALWAYS)
_OPEN = any_of(_OPENING)
_AND = re.compile(r"和(?![睦平谐美合顺田县风静])|与|及|以及")
_BREAK = re.compile(r"[，,。；;：:！!？?（）()、\s…—“”‘’\"《》]|(?<=\d)[.．](?=[\u4e00-\u9fff])")


_FARTHEST = 60
"""No name is so long; it bounds the search on texts without punctuation."""


def name_start(text: str, end: int, floor: int = 0) -> int:
    """Where the name that ends before `end` begins, at `floor` at the least.

    `end` is where the ending of the name begins, so that a verb-like ending is not cut.
    """
    start = floor = max(floor, end - _FARTHEST)
    for match in _BREAK.finditer(text, floor, end):
        start = match.end()
    return skip_lead(text, start, end)


def skip_lead(text: str, start: int, end: int) -> int:
    """The first place from `start` on where no verb, adverb or link of the sentence stands."""
    for match in _CUT.finditer(text, start, end):
        start = match.end()
    while start < end:
        opening = _OPEN.match(text, start, end)
        if opening is None or opening.end() >= end:
            break
        start = opening.end()
    for match in _AND.finditer(text, start, end):
        # 和 joins two names only if there is room for one before it.
        if match.start() - start >= 2 and end - match.end() >= 0:
            start = match.end()
    return start


_NO_VERB = re.compile(
    r"[的了于让使把将在]|全面|率先|迅速|及时|有序|稳步|顺利|正式|不断|其中|以及|期间|已经|正在|即将"
)


_OPENING_VERB = re.compile(
    r"探索|建设|新建|改建|扩建|提升|创新|优化|整治|创建|谋划|营造|塑造|激活|完善|深挖|挖掘|获|捧|"
    r"夺|争|抓|建|推|拿|摘"
)


def has_own_verb(words: str) -> bool:
    """Whether a verb that can have an object stands in words (adverbs and particles have none)."""
    if _OPENING_VERB.match(words):
        return True
    return any(_NO_VERB.fullmatch(each.group()) is None for each in _CUT.finditer(words))


def is_lead(words: str) -> bool:
    """Whether words are nothing but what may stand before a name (改造, 提升)."""
    return re.fullmatch(f"(?:{_OPENING})+", words) is not None


def has_verb(words: str) -> bool:
    """Whether a verb or link of the sentence stands within words, so that they are no one name."""
    return _CUT.search(words) is not None


_VERB = re.compile(
    f"(?=[{first_characters(_ALWAYS)}{first_characters(_OPENING)}])(?:{_ALWAYS}|{_OPENING})+$"
)


def governor(text: str, start: int) -> str:
    """The verbs and links that lead to what begins at `start` (`着力推进`), or ""."""
    floor = max(0, start - 16)
    match = _VERB.search(text, floor, start)
    return match.group() if match else ""
