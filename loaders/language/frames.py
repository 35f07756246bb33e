"""What a clause says of a thing that it names: planned, launched, finished, aimed at.

Read from the verbs before the name and the words after it, in the light of whether the passage
looks back or ahead. The subject is not in the clause: official prose leaves it out.
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
    rf"^[”\"]?[^，,。；]{{0,10}}?(?:完成(?!情况|率|质量|时限|比例|投资\d)|{_DONE})"
)
_OPENED_AFTER = re.compile(r"^[”\"]?[^，,。；]{0,8}?(?:启用|投入运营|运营|营业|对外开放)")
"""Of what is built, that it is used says that it is finished."""
_STAGE_DONE = re.compile(
    r"(?:完成|达到|实现)了?(?:节点|阶段|序时|时序|[上下]半年|[一二三四本]?季度|当?月度?)性?(?:目标|任务|进度|计划)"
)
"""甲、乙等6个项目完成了节点任务: a stage of each is done."""
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

_AHEAD = re.compile(
    r"下半年|明年|下一?步(?!行街|道)|(?:^|(?<=[，,；]))(?:还)?(?:要|必须|务必)(?![求点素件是])|下一?阶段|接下来|今后|未来[一二两三五\d]|力争|确保(?!了)|计划在|拟于"
    r"|拟(?=完成|建成|投资\d|新[增建]|实施|开工|改造|引进|安排|投入|举?办)"
    r"|(?:预期|奋斗|发展|工作|主要)目标[是为：:]|目标任务[是为：:]"
    r"|^办好[^，。；]{0,16}(?:实事|项目)[^，。；]{0,4}是[^，。；]{0,16}承诺"
)
_BEGUN = re.compile(r"已(?!经?成为)|先后|相继|近日|日前")
_NO_SUBJECT = re.compile(
    r"(?:今年|明年|年内|年底前?|[一二三四]季度|[上下]半年|\d{1,2}月(?:份|底)?前?|届时|后期|后续|近期|也|还|预计|到)*"
)
_WILL = re.compile(
    r"(?:^|(?<=[，,]))(?P<before>[^，,]*?)(?:即将|(?<!即)将(?=于|在(?!线)|以|继续|进一步|持续|全[面力]|大力|深[入化]|加[快大强速]|推[进动]|"
    r"建|打造|实施|启动|完[成善]|实现|达|突破|新|投|开|聚焦|围绕|坚持|按照|紧扣|抓|重点|着力|努力|积极|严格|认真|切实|不断|统筹|扎实|"
    r"为|有|成为|迎|形成|带动|提|陆续|正式|动工|竣工|引进|举办|培育|创|优化|强化|落实|充分|依托|通过|把|用|对|从|再|率先|力争|争|源源|"
    r"年|\d(?![^，。；]*(?:纳入|列入|作为|列为|确定为|划分|分为|转为|改为))|会|覆盖|增|设|同步|逐步|分|更|满足|解决|惠及|直接|极大|有效|每))"
)
_OWN_SUBJECT = re.compile(
    r"我们|[我全该本][区县市旗镇]|^[\u4e00-\u9fff]{2,8}[省州](?:还|也)?$|(?:[区县市旗]|[\u4e00-\u9fff]{2}[区县市旗])(?:委|政府|[、\u4e00-\u9fff]{0,4}局|[\u4e00-\u9fff]{0,4}办)?(?:、[区县市]政府)?(?:还|也|继续)?$"
)
EXHORTS = re.compile(r"\s*(?:[^，。：]{0,14}(?:强调|指出|要求|表示)[，：])?要(?![求点素件是])")
"""A paragraph that opens with what is to be done (某某强调，要…) goes on with it."""
_INTENDS = re.compile(r"(?<!现)将|拟|计划|下一步|力争|重点(?:抓好|做好|推进)|要(?:抓好|做好)")
_TELLS_BELOW = re.compile(
    r"(?:总结|小结|汇报|报告|通报|反馈|公布|公示|公开)[^，。；]{0,4}如下[：:]$"
)
"""现将工作情况及下一步计划汇报如下： announces what was done as well."""
_ITEM = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、是]|第[一二三四五六七八九十]{1,3}[，,、]|[（(]?\d{1,2}[）).．、])"
)
SETTLES_IN = re.compile(r"(?:已|正式|成功|相继)*(?:签约)?(?:落户|入驻|进驻|落地)(?:在|于|到)?")
"""What stands between a firm and the place that it settles in."""
WORKS_DONE = re.compile(
    r"(?:达产|投产|建成|投用|竣工|运营)(?:运营)?(?:后|之后)(?=[，,])|(?:达产|投产|建成)后[，,]?(?:可|将|预计)"
)
"""From here on a sentence says what works will yield, which nobody promises: 达产后，年产值…."""
_BACK = re.compile(
    r"今年以来|上半年|去年|一年来|已经|累计|回望|过去|^\s*截[至止]到?(?:目前|今年|去年|当年|上?\d{1,2}月)"
)
_HALF_AHEAD = re.compile(
    r"下半年|明年|下一?步(?!行街|道)|下一?阶段|工作(?:要求|安排)|今后|未来|打算|计划|重点(?:抓好|做好|任务|工作(?![^，。；]{0,4}情况))|目标(?!明确|清晰)|展望"
)
_HALF_BACK = re.compile(r"上半年|去年|回顾|成效|过去|一年来|总结|亮点|盘点")


def ahead_from(  # noqa: PLR0911 - one exit for each way in which a sentence looks ahead
    section: tuple[str, ...], sentence: str, *, announced: bool = False
) -> int:
    """From which offset on a sentence speaks of what is to come: 0, or its length if nowhere.

    section: the headings above it, which decide unless the sentence says otherwise. announced:
    it is an item of a list that was announced as plans (拟从以下方面开展工作：). 将 alone looks
    ahead from its clause on: 产品丰富多样，将销往各地.
    """
    unmet = _UNMET.search(sentence)
    if unmet is not None:
        return unmet.end()
    ahead, back = _AHEAD.search(sentence), _BACK.search(sentence)
    nowhere = len(sentence)
    for heading in section[:1]:
        if sets_beside(heading):
            # 目标任务完成情况: what was promised stands there too, and says that it was
            if _TELLS.match(sentence):
                return nowhere
            wanted = announced or ahead or _SETS_OUT.search(sentence)
            return 0 if wanted else _will_from(sentence)
        if _HALF_AHEAD.search(heading):
            return nowhere if back and not ahead else 0
        if _HALF_BACK.search(heading):
            said = ahead and re.search(r"下半年|明年|下一?步|未来", sentence) and not back
            return 0 if said else nowhere
    if announced:
        return nowhere if back and not ahead else 0
    return 0 if ahead else min(_will_from(sentence), _plans_from(sentence))


def _plans_from(sentence: str) -> int:
    """From where on a sentence tells what the division itself plans (我县计划投入资金3亿元); its
    length if it goes on with what came of it.
    """
    found = _OWN_PLAN.search(sentence)
    return found.end() if found is not None else len(sentence)


_OWN_PLAN = re.compile(
    r"(?:[我全][省市州县区镇乡]|[今明](?:年|[春夏秋冬]))(?:将)?(?=计划(?:投[入资]|完成|新建|建[成设]|实施|改造|培训|引进))"
    r"(?!.*(?:已|累计|实际|完成率|\d月完成))"
)
_UNMET = re.compile(
    r"(?:未|没有?)(?:达到?|完成|实现)[^。，；]{0,8}(?:序时|时序|进度|目标|任务)[^。；]{0,20}?[，,]?(?:分别为|分别是|主要是|包括|为)[:：]?(?=[^。；]*\d)"
)
"""What has not been reached, then which goals these are."""
_TELLS = re.compile(r"\s*(?:截[至止]|目前[，,]|今年以来[，,]|[1一]\s?[-—–~至到])")
"""What opens a sentence that tells of what came so far."""
_SETS_OUT = re.compile(
    r"(?<!按)(?<!年度)(?<!全年)计划(?:完成|建|新|实施|改|投|开工|培|安排|打造|用)|(?:任务|目标)数?[是为：:]|(?:下达|承担)[^，,。；]{0,24}任务\D{0,8}\d"
)
"""What names how much was to be done."""


def sets_goal_for(sentence: str, year: int | None) -> bool:
    """Whether a sentence says what is to be so by a year to come (到2035年，床位达到30张); of a
    year that has passed when it was written, it tells what was. year: when; None if unknown.

    >>> sets_goal_for("到2035年，床位达到30张", 2031), sets_goal_for("到2030年，床位达到30张", 2031)
    (True, False)
    """
    found = _BY_A_YEAR.match(sentence)
    later = found is not None and (year is None or int(found["year"]) > year)
    return later and _HAS_COME.search(sentence) is None


_BY_A_YEAR = re.compile(
    r"[^，,。；\d]{0,24}[，,]?\s*到(?P<year>20\d\d)年(?:年?底|年?末)?(?:前)?[，,]"
)
_HAS_COME = re.compile(r"已|均已|达到了|截[至止]")


def is_due_later(clause: str, month: int | None) -> bool:
    """Whether a clause says what will be done in a later month than it was written in.

    >>> is_due_later("厂房10月份投产", 8), is_due_later("厂房7月份投产", 8)
    (True, False)
    """
    found = _IN_A_MONTH.search(clause) if month is not None else None
    return found is not None and month is not None and int(found["month"]) > month


_IN_A_MONTH = re.compile(
    r"^[^已\d]*(?P<month>\d{1,2})月(?:份|底|末|初|[上中下]旬)?(?:前|正式|可|全面)*"
    r"(?:建成|投产|投用|竣工|完工|开工|上线|交付|通车|投入|启用|开业)"
)


def done_from(sentence: str, ahead: int) -> int:
    """From which offset on a sentence that looks ahead from `ahead` on tells of what was done again
    (今年将投入资金9亿元，截至4月底，已累计拨付3亿元); its length if it does not.
    """
    found = _DONE_BY_NOW.search(sentence, ahead)
    return found.start() if found is not None else len(sentence)


_DONE_BY_NOW = re.compile(
    r"(?<=[，,；;])(?:(?:截[至止]|目前|现)[^，,；;]{0,12}[，,]?)?"
    r"(?:已(?:累计|有|完成|建成|筹集|拨付|投入|开工|实现|签约|到位)|累计(?:完成|筹集|投入|拨付|到位))"
)


def _will_from(sentence: str) -> int:
    """From where on 将 looks ahead; the length of the sentence if it has none."""
    will = _WILL.search(sentence)
    if will is None:
        return len(sentence)
    begun = _BEGUN.search(sentence, 0, will.start())  # 项目已开工建设，将带动…
    # Where the clause of 将 has no subject of its own, it goes on speaking of the same.
    return 0 if not begun and _NO_SUBJECT.fullmatch(will["before"]) else will.start()


def foreign_promise(sentence: str) -> bool:
    """Whether only 将 looks ahead, of something else than the division: 项目年产值将达5亿元.

    What such works or persons expect, the division does not promise.
    """
    if _AHEAD.search(sentence) is not None:
        return False
    will = _WILL.search(sentence)
    if will is None or _OWN_SUBJECT.search(will["before"]):
        return False
    return _NO_SUBJECT.fullmatch(will["before"]) is None


def announces(paragraph: str) -> bool:
    """Whether a paragraph announces a list of what is to be done.

    >>> announces("拟做好以下工作："), announces("现将进展及下一步计划汇报如下：")
    (True, False)
    """
    said = re.split("[。；;]", paragraph.rstrip())[-1]  # 计划建设8公里。现通报如下： announces none
    intends = said.endswith(("：", ":")) and _INTENDS.search(said) is not None
    return intends and _TELLS_BELOW.search(said) is None


_REPORTED = re.compile(
    r"(?:^|(?<=[。；;\n]))\s*(?:目前|当前|最新|截至目前的?)?(?:工作|项目)?"
    r"(?:(?:完成|进展|落实|推进|办理|实施)(?:情况|进度)|进展|办理结果)[:：]"
)
"""The label before what came of a task that was named just before it."""


_ONE_OF_SEVERAL = re.compile(
    r"\s*(?:其[一二三四五六七八九十]|第[一二三四五六七八九十]个?)是[^。]*。"
)
_IN_FACT = re.compile(r"实际(?!控制|利用|使用|需|问题|情况|行动|困难|需求)|已完成\d")


def promised_until(paragraph: str) -> int:
    """Where the promise ends that a paragraph reports on: 新建公园3个。完成情况：新建公园2个; or
    holds against what came of it: 其一是新建公园3个。去年实际新建公园5个.

    0 where it names none before its label, or has no label.
    """
    label = _REPORTED.search(paragraph)
    if label is not None:
        return label.start()
    wanted = _ONE_OF_SEVERAL.match(paragraph)
    if wanted is not None and _IN_FACT.search(paragraph, wanted.end()) is not None:
        return wanted.end()
    return 0


def reports_on_above(paragraph: str) -> bool:
    """Whether a paragraph tells what came of what the one above promises."""
    return _REPORTED.match(paragraph) is not None


def sets_beside(heading: str) -> bool:
    """Whether what stands below a heading sets what was promised beside what came of it.

    >>> sets_beside("（二）其他指标任务完成情况"), sets_beside("（二）经济运行情况")
    (True, False)
    """
    return _SETS_BESIDE.search(heading) is not None


def told_from(item: str) -> int:
    """Where an item that says what was promised goes on with what came of it by some time; 0 if it
    does not.

    >>> told_from("1.新建公园3个。上半年，建成1个。"), told_from("1.上半年，建成1个。")
    (9, 0)
    """
    found = _BY_SOME_TIME.search(item)
    return found.start() if found is not None and re.search(r"\d", item[: found.start()]) else 0


_SETS_BESIDE = re.compile(
    r"(?:任务|目标|指标|实事|事项)[^，。；]{0,8}(?:完成|进展|落实|推进|办理)(?:情况|进度)?$"
    r"|(?:计划|预算)(?:执行|完成|落实)(?:情况|进度)?$"
)
_BY_SOME_TIME = re.compile(
    r"(?<=[。；;])\s*(?:截[至止]|目前[，,]|上半年[，,]|前[一二三]季度[，,]|今年以来[，,]|(?:前?\d{1,2}|1[-—–~至到]\d{1,2})个?月份?[，,])"
)


def tells_of_now(paragraph: str) -> bool:
    """Whether a paragraph opens with how what stands above it is now (目前已建成15个)."""
    return _OPENS_NOW.match(paragraph) is not None


_OPENS_NOW = re.compile(
    r"\s*(?:截[至止])?(?:目前|现已)|\s*(?:该|此)(?:项目|工程)(?:已|于|正|目前|计划)"
)


def opens_promises(sentence: str) -> bool:
    """Whether a sentence names a list of promises, which the sentences behind it tell.

    >>> opens_promises("会上还公布了今年的为民办实事项目"), opens_promises("2030年共办理实事项目")
    (True, False)
    """
    return _OPENS_PROMISES.search(sentence) is not None


def sets_goals(paragraph: str) -> bool:
    """Whether a paragraph sets the goals of a year, so that what follows is how to reach them.

    >>> sets_goals("今年全市经济社会发展的主要预期目标是：生产总值增长6%")
    True
    """
    return _SETS_GOALS.search(paragraph) is not None


_SETS_GOALS = re.compile(
    r"(?:今年|明年|(?:19|20)\d{2}年)[^，。；]{0,16}(?:预期|主要|奋斗)(?:预期|奋斗)?目标[是为：:]"
)


def is_of_what_is_to_come(title: str) -> bool:
    """Whether a title is of what will be done in a year, and tells of nothing done.

    >>> is_of_what_is_to_come("青石区2031年交通工作目标"), is_of_what_is_to_come("2031年工作总结")
    (True, False)
    """
    return _OF_WHAT_IS_TO_COME.search(title) is not None and not is_of_what_was(title)


ASKED = re.compile("参与投票|征集到|(?:提出|收到)[^，。；]{0,8}(?:意见|建议)")
"""How a list of promises came about: 共有6015人次参与投票."""


def is_of_what_was(title: str) -> bool:
    """Whether a title tells of what was done, or how it goes."""
    return _OF_WHAT_WAS.search(title) is not None


def is_of_what_is_done(title: str) -> bool:
    """Whether a title says that it is done (十件实事全面完成), rather than how it goes."""
    return _OF_WHAT_IS_DONE.search(title) is not None


_OF_WHAT_IS_DONE = re.compile("完成(?!投资)|兑现|总结|回顾|答卷|成绩单")


def tells_of_year_before(words: str, year: int | None) -> bool:
    """Whether words open with a year that has passed (2030年发病率5%, in a text of 2031), so that
    what they say was so, whatever the text is of.
    """
    found = _A_YEAR.match(words) if year is not None else None
    return found is not None and year is not None and int(found["year"]) < year


def says_when(words: str) -> bool:
    """Whether words say of themselves when they are so, or will be."""
    return _SAYS_WHEN.search(words) is not None


_SAYS_WHEN = re.compile(r"(?:19|20)\d\d年|今年|明年|年内|将|计划|拟|力争|确保|下半年")
_A_YEAR = re.compile(
    r"(?:据(?:介绍|悉|了解|统计)[，,])?[^，。；\d将拟]{0,12}(?<![到至较比])(?P<year>20\d\d)年(?![—\-至到]|计划|[底末]?[之以]?前)(?!.*(?:今年|将))"
)


_OF_WHAT_IS_TO_COME = re.compile(
    r"(?:今年|明年|20\d\d年(?:度)?)[^，。；]{0,24}(?:目标|计划|实事(?:项目)?|[”\"]工程|要点|打算)[”\"]?(?:\d{1,2}[项件])?$"
    r"|(?:今年|明年|20\d\d年)[^，。；]{0,24}实事(?:项目|事项)?(?:确定|出炉|公布|发布|揭晓|敲定)?[！!]?$"
    r"|(?:发布|公布|确定|推出)[^，。；]{0,16}实事(?:项目|事项)?[！!]?$"
    r"|[省市县区州旗镇乡](?:人民)?(?:政府)?(?:今年)?将(?=办|实施|新|建|投|集中)"
    r"|(?:今年|明年|20\d\d年)(?:将)?(?:实施|办好|办理)\d{1,3}[件项个]"
    r"|(?:今年|明年|20\d\d年(?:度)?)(?:计划|将|拟|力争|要)(?=[^，。；]{4})|[\u4e00-\u9fff]拟(?:完成|建成|投资|新[增建]|实施)"
)
_OF_WHAT_WAS = re.compile(
    r"情况|进展|进度|落实|总结|回顾|盘点|成绩单|答卷|成效|完成(?!投资)|推进|亮点|报告|通报|兑现|公示|评估|已|超额|实现"
)


def goes_on(paragraph: str) -> bool:
    """Whether a paragraph goes on with what the one above it speaks of (同时，…; 此外，…)."""
    return _GOES_ON.match(paragraph) is not None


_OPENS_PROMISES = re.compile(
    r"(?:公布|发布|确定|推出|安排|承诺|[兴再要将]办|(?<![共已承])办[好理成])(?![^，。；]*(?:完成|情况|进展|意见))[^，。；]{0,20}实事(?:项目)?[”\"：:]?$"
)
_GOES_ON = re.compile(r"\s*(?:同时|此外|另外|其次|还将|并将)")


def is_item(paragraph: str) -> bool:
    """Whether a paragraph is an item of a list (一是…, 1.…, （二）…)."""
    return _ITEM.match(paragraph) is not None


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
    if _STAGE_DONE.search(after):
        return None  # what was to be done by now, is not all
    built = kind in ("Project", "Place", "Road", "Institution") and _OPENED_AFTER.match(after)
    if _DONE_BEFORE.search(before) or _DONE_AFTER.match(after) or built:
        return Says.COMPLETED
    launched = _LAUNCH_AFTER.match(after) or (kind != "Event" and _LAUNCH_VERB.search(before[-12:]))
    return Says.LAUNCHED if launched else None


def _is_aim(before: str, words: str, after: str) -> bool:
    name = words.strip("“”")
    if _ZONE.search(name) and "创" not in before[-8:] and not _AIM_FRAME.match(after):
        return False
    if _AIMED.search(name) and re.match(r"[”\"]?(?:成功)?创建", after):
        return True
    return bool(_AIMED.search(name) and (_AIM_VERB.search(before) or _AIM_FRAME.match(after)))
