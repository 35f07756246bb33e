"""What a clause says of a thing that it names: planned, launched, finished, aimed at.

Read from the verbs before the name and the words after it, in the light of whether the passage
looks back or ahead (`loaders.language.mood`). The subject is not in the clause: official prose
leaves it out.
"""

from __future__ import annotations

from enum import StrEnum

from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.vocabulary import vocabulary

_DONE = lexicon("acts").any_of(
    *(f"act/{each}" for each in ("finish", "use", "open", "deliver", "opened", "running"))
)


class Says(StrEnum):
    """What is said; the values are predicates of the ontology."""

    PLANS = "plans"
    LAUNCHED = "launched"
    COMPLETED = "completed"
    AIMS = "aimsAt"
    COOPERATES = "cooperatesWith"
    SETTLED = "locatedIn"


TIMELESS = frozenset({Says.AIMS, Says.COOPERATES})
"""What is so whether it was done or is to come."""
ACTS = re.compile(r"^(?:积极|全力|大力|深入|持续)*(?:创建|争创|打造|建设|实施|推进|开展|举办|落实)")
"""What a member of a list begins with that says something by itself."""
_AIM_VERB = re.compile(
    r"(?:创建|争创|打造|建设|建成|开创|创成|实现|迈向|奋力|成为|当好|勇当|创建首批|成功创建)"
    r"(?:首批|全国|国家级|省级|市级|高质量发展|高水平|新时代)*(?:[^，。；、]{2,12}的)?[“\"]?$"
)
_AIMED = re.compile(
    r"(?:(?<![街园社景院片校小山厂库])区|窗口|样板|标杆|样板[县市]|示范县|标杆[县市]|名[区市县]|名城|强[区市县省镇]|先行[区市县]|城区|县城|城市|高地|首善之区|之[都城乡门窗]|增长极|目的地|门户|经济区|经济带|(?:集散|消费|创新|贸易|航运|港航|物流|金融)中心|制造业基地|示范区|标杆区)$"
)
_AIM_FRAME = re.compile(
    r"^.{0,8}?(?:为(?:奋斗|总|发展|工作|主要)?目标|的(?:新局面|目标|样本|样板|使命)|”?(?:总体|总|奋斗|发展)目标)"
)

_PLAN_VERB = re.compile(
    r"推进|推动|建设|打造|实施|开展|深化|落实|抓好|抓实|做好|加快|加强|提升|完善|培育|谋划|创建|"
    r"争创|打赢|打好|打响|"
    r"用好|拓展|融入|狠抓|保护|加大|强化|健全|扩大|升级|创造|改造|启动|引进|举办|办好|筹备|制定|"
    r"出台|建成|完成|构建|"
    r"安装|升压|遴选|整治|修缮|攻坚|促进|优化|推广|新建|盘活|开工|推出|巩固|深入"
)
_HOLDS = re.compile(r"(?:办好|举办|承办|筹办|开好|筹备)[^，。；]{0,8}$")
"""What is done with an event that is to come."""
_NO_PLAN = re.compile(
    r"^(?:(?:充分|积极|继续|要|主动|坚持|以|紧紧)*)(?:依托|发挥|坚持|按照|根据|紧盯|利用|通过|"
    r"结合|贯彻|围绕(?!打造|建设)|"
    r"聚焦(?!培育|打造)|以(?!创建|建设|打造)|为|与|把握|借助|立足|到|经过|针对|由|从)"
)
_PLAN_AFTER = re.compile(
    r"^[”\"]?.{0,14}?(?:建设|改造|创建|提质|扩面|提升|迭代|落地|打造|攻坚|工作|任务|开工|开建|动工|启动|投用|建成|通车|竣工|完工|投产|开放|启用)"
)

_AMONG_TASKS = re.compile(r"^[”\"]?等[\u4e00-\u9fff]{0,4}(?:工作|任务|项目)")
_SHORT = 6
"""So few characters before a name hold no verb of their own: it is in the clause before."""

_LAUNCH_VERB = re.compile(
    r"启动|组建|出台|首推|首创|制定|开展|实施|推出|建立|成立|设立|打响|发布|组织开展|推行|"
    r"(?:全面|深入|持续|大力|扎实)推进|引进|编制|印发|修订|举办|"
    r"谋划|创新|构建|运作"
)
_LAUNCH_AFTER = re.compile(
    r"^[”\"]?[^，,。；]{0,12}?(?:开工(?!滞后|缓慢|率)|复工|动工|动建|启动|推开|进场施工|开建|如火如荼|热火朝天|正酣|[加快顺利有序稳步扎实全面速深入持继续]{2}推进|正在(?:实施|建设)|加[快速](?:建设|构建|形成)(?=[，。；]|$)|成效|上线|发布|成立|出台|揭牌|打响|启用)"
    r"|^[”\"]?是[^，,。；]{0,8}?(?:引进|招引|实施|谋划)的"
)
_ONE_OF = re.compile(r"^[”\"]?(?:重点|标志性)?(?:项目|工程|企业|基地|平台)?之一")
"""Of what something else is one, nothing is said: 引进的“某某”项目之一."""
_DONE_AFTER = re.compile(
    rf"^[”\"]?[^，,。；]{{0,10}}?(?:完成(?!情况|率|质量|时限|比例|投资\d|了?(?:总?工程量|总?工作量|总?投资)|了?(?:约|近|超过?)?\d)|{_DONE})"
)
_PART_DONE = re.compile(
    r"^[”\"]?[^，,。；]{0,8}?(?:主墩|桥墩|主体|基础(?!设施)|桩基|土方|土建|路基|路床|前期|征迁|征地|拆迁|招标|一期|首期|部分|(?:新建|改造|改建)?路段|标段)"
)
"""城西大桥主墩完工: only of a part of it."""
_OPENED_AFTER = re.compile(r"^[”\"]?[^，,。；]{0,8}?(?:启用|投入运营|运营|营业|对外开放)")
"""Of what is built, that it is used says that it is finished."""
_PART_BEFORE = re.compile('完成(?:了)?[“"]?$')
_SUM_AFTER = re.compile(
    r"[”\"]?[^，,。；\d]{0,10}?(?:投资|产值|工程量|工作量|资金|支付|进度|开挖|掘进|浇筑|土方)"
)
"""累计完成甲公路投资15亿元: what was spent on it, and not all of it."""
_WEIGHED = re.compile(r"[”\"]?(?:综合)?(?:评价|考核|评估|评比|测评|考评|复审|排名)")
_LOOKED_AT = re.compile(
    r"[”\"]?[^，,。；\d]{0,6}?(?:安全)?(?:鉴定|评估|检测|勘察|勘测|测绘|普查|体检|监测|调查|摸底)(?!站|中心|平台|系统|点)"
    r"|[\u4e00-\u9fff]{0,8}(?:系统|装置|标志|标识|护栏|路灯)"
)
"""完成甲水库安全鉴定: what was found out about it."""
_COUNTED = re.compile(r"[”\"]?\d+[家户人名件]")
"""完成“个转企”9家: what is counted, and not all of it."""
_RENEWED = re.compile(
    r"[”\"]?[^，,。；、和]{0,8}?(?:改造|提升|翻修|修缮|整修|维修|扩容|问题|整改|绿化|亮化|慢行)"
)
"""What is done to a thing, or about it: it is not the thing that is finished."""
_DONE_TO_IT = re.compile(
    r"[”\"]?(?:基本|全面|全部|已|均)*完成了?[^，,。；]{0,12}?(?:改造|提升|整治|修缮|翻修|创建|验收|评估|绿化)"
)
"""某某公园完成标准化改造: the park was there before."""
_STAGE_DONE = re.compile(
    r"(?:完成|达到|实现)了?(?:节点|阶段|序时|时序|[上下]半年|[一二三四本]?季度|当?月度?)性?(?:目标|任务|进度|计划)"
)
"""甲、乙等6个项目完成了节点任务: a stage of each is done."""
_TAKEN_AWAY = re.compile(
    r"(?:清理|清除|清查|整治|打击|查处|取缔|拆除|关停|铲除|治理|惩治|严打|杜绝|防范|抵制|遏制)(?:各类|各种)?[“\"]?"
    r"(?:[\u4e00-\u9fff]{1,8}[”\"]?[、和][“\"]?)*$"
)
"""清理“牛皮癣”、“小广告”: what is fought is nobody's undertaking."""
_DONE_BEFORE = re.compile(r"(?:建成|完成|竣工|投用|交付|建好)(?:了)?[“\"]?$")
_SETTLED_AFTER = re.compile(r"^[^，,。；]{0,8}?(?:签约落地|落地|落户|签约|入驻|注册)")
_COOPERATION = re.compile(
    r"(?:战略)?(?:合作|协作|结对|共建)(?!区|示范|先行)|签[订署][^，。；]{0,12}协议"
)
_WITH = re.compile(
    r"(?:与|同|和)(?:上游|下游|相邻|毗邻|结对|兄弟)?(?:的)?$|对口[\u4e00-\u9fff]{0,4}$"
)
_ZONE = re.compile(r"(?:开发区|园区|高新区|经开区|新区|片区|街区|景区|保税区|商务区|工业区)[”\"]?$")
"""Places that are built, not titles that are won."""

SETTLES_IN = re.compile(r"(?:已|正式|成功|相继)*(?:签约)?(?:落户|入驻|进驻|落地)(?:在|于|到)?")
"""What stands between a firm and the place that it settles in."""
WORKS_DONE = re.compile(
    r"(?:达产|投产|建成|投用|竣工|运营)(?:运营)?(?:后|之后)(?=[，,])|(?:达产|投产|建成)后[，,]?(?:可|将|预计)"
)
"""From here on a sentence says what works will yield, which nobody promises: 达产后，年产值…."""


def said_ahead(before: str, words: str, after: str, kind: str) -> Says | None:
    """What a clause about the future says of the thing that `words` name between the others.

    before, after: the clause around the name (or around the list that it is in).
    """
    if _ONE_OF.match(after):
        return None
    if _COOPERATION.search(after[:16]) and _WITH.search(before):
        return Says.COOPERATES
    if _is_aim(before, words, after):
        return Says.AIMS
    if vocabulary().worked_on(kind) != "planned":
        return Says.PLANS if kind == "Event" and _HOLDS.search(before) else None
    if _NO_PLAN.match(before) and not re.search(r"^以(?:创建|建设)", before):
        verbs = _PLAN_VERB.search(before[4:])
        return Says.PLANS if verbs and re.search(r"围绕|聚焦|坚持", before[:4]) else None
    planned = (
        _PLAN_VERB.search(before[-14:])
        or (len(before) <= _SHORT and _AMONG_TASKS.match(after))
        or (not before.strip("“") and _PLAN_AFTER.match(after))
    )
    return Says.PLANS if planned else None


def said_back(before: str, words: str, after: str, kind: str) -> Says | None:
    """What a clause about the past says of a thing; see :func:`said_ahead`."""
    if _ONE_OF.match(after):
        return None
    if _COOPERATION.search(after[:16]) and _WITH.search(before):
        return Says.COOPERATES
    if kind in ("Strategy", "Programme") and _is_aim(before, words, after):
        return Says.AIMS
    if (kind in ("Company", "Project") or words.endswith("基金")) and _SETTLED_AFTER.match(after):
        return Says.SETTLED
    return _done(before, after, kind) if vocabulary().worked_on(kind) else None


def _done(before: str, after: str, kind: str) -> Says | None:
    """Whether a clause says that a thing was finished, or begun."""
    spent = _SUM_AFTER.match(after) and _PART_BEFORE.search(before)
    # 完成区图书馆改造: the library was there before.
    of_it = _LOOKED_AT.match(after) or _COUNTED.match(after) or _RENEWED.match(after)
    if spent or (of_it and _DONE_BEFORE.search(before)) or _TAKEN_AWAY.search(before):
        return None
    if _WEIGHED.match(after) and before.endswith(("在", "对", "从")):
        return None  # 在国家级名城评价中…: what is weighed
    if _STAGE_DONE.search(after) or _DONE_TO_IT.match(after) or _PART_DONE.match(after):
        return None  # what was to be done by now, or of a part, is not all
    built = kind in ("Project", "Place", "Road", "Institution") and _OPENED_AFTER.match(after)
    if _DONE_BEFORE.search(before) or _DONE_AFTER.match(after) or built:
        return None if kind == "Strategy" else Says.COMPLETED
    launched = _LAUNCH_AFTER.match(after) or (kind != "Event" and _LAUNCH_VERB.search(before[-12:]))
    if launched and kind in ("Place", "Road"):
        launched = _BUILDS.search(launched.group())  # 大运河国际艺术节: not the river is held
    return Says.LAUNCHED if launched else None


_BUILDS = re.compile(
    "(?:启动|[开动复]工|[动开]建|施工|推进|推开|谋划|引进|实施|设立|建设|如火如荼|热火朝天)$"
)
"""How a place or a road is begun."""


def _is_aim(before: str, words: str, after: str) -> bool:
    name = words.strip("“”")
    if _ZONE.search(name) and "创" not in before[-8:] and not _AIM_FRAME.match(after):
        return False
    if _AIMED.search(name) and re.match(r"[”\"]?(?:成功)?创建", after):
        return True
    return bool(_AIMED.search(name) and (_AIM_VERB.search(before) or _AIM_FRAME.match(after)))
