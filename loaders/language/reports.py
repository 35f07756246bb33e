"""What the words of a progress report say: done, under way, put off, no data yet …

For tasks that figures do not decide. A report of several clauses is judged as a supervisor
would: what is still open decides, unless the report opens by saying that all is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.language.clauses import Span, clauses, sentences
from loaders.language.enumerations import listing
from loaders.language.intentions import intentions
from loaders.language.quantities import quantities
from loaders.language.says import Says
from loaders.language.scope import batch
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.text import half_width, quoted


@dataclass(frozen=True, slots=True)
class Reading:
    """What a report says, the words that say it, and whether they speak of the whole task.

    missing: of several things promised, those that it passes over. told: False where no word of a
    state is in it: that something was done is all that it says.
    """

    says: Says
    words: str
    whole: bool = False
    missing: tuple[str, ...] = ()
    told: bool = True


_WORDS = lexicon("states")
_NO_DATA = re.compile(
    r"(?:需|待|等)(?:到|至)?(?:年底|年终|年末|次年|明年|年后)[^，。；]{0,4}(?:统计|考核|核算|反馈|公布|发布)|"
    r"(?:数据|统计|指标|结果|数值)[^，。；]{0,8}?[待需][^，。；]{0,10}?(?:反馈|核定|公布|发布|审核|认定|统计|评估|通报|测算)|"
    r"(?:数据|统计|指标|结果|数值)[^，。；]{0,10}?(?:未出|未公布|未发布|未反馈|未核定|未统计|待公布|待发布|"
    r"待核定|待反馈|待统计|尚未|暂无|暂未)|(?:未出|暂无|尚无|没有)[^，。；]{0,4}数据"
)
_CANCELLED = re.compile(
    r"(?:予以|已|现|被|同意|申请)取消(?=$|[，。；举实建])|停办|停止举办|(?<!不)终止(?!时)|(?:项目|工程)?下马|撤项|撤销(?:该|本|立项|项目|计划)|(?:项目|立项|计划)[^，。；]{0,4}(?:撤销|作废)|不予(?:实施|建设|立项)|放弃(?:实施|建设|举办|投资)|不再(?:实施|举办|开展|推进|建设)"
    r"|(?:^|(?<=[，。；])|活动|项目|赛事|比赛|会议|任务)取消(?=$|[，。；])|(?:活动|项目|赛事|比赛|会议|展会|论坛|计划|任务|建设|举办)[^，。；]{0,6}取消|取消(?:举办|该|本|了)"
    r"|(?:因|由于|受)[^，。；]{1,16}?取消(?=$|[，。；])"
)
_ONLY = re.compile(_WORDS["state/only"].pattern or "")
_POSTPONED = re.compile(_WORDS["state/postponed"].pattern or "")
_WHOLE_RATE = re.compile(_WORDS["state/whole-rate"].pattern or "")
_EXCEEDED = re.compile(r"超额(?:完成|实现|达成)|超(?:目标|计划|任务|预期)(?:完成|任务)?")
_NOT_MET = re.compile(
    r"(?:未|没有|没能|未能|尚未|仍未)(?:按期|如期|按时|全面|全部)*(?:完成|达到|达标|实现|开工|竣工|完工|启动|落实)"
    r"(?!的)|(?:无|没有|尚无|暂无|未有)(?:实质性?|明显|任何)?进展|(?:进度|工期|进展)[^，。；]{0,4}滞后|滞后于"
    r"|(?:进度|进展|推进|工程|总体|相对|比较|较|偏|严重)(?:严重|较为|相对|比较|偏|较)*(?:缓慢|滞后|慢)"
    r"|(?:无法|难以|不能|未能|很难)(?:按期|如期|按时|全面|全部)*(?:完成|实现|达到)|完不成|(?:验收|审批|评审|申报|创建)[^，。；]{0,4}未(?:获)?通过|暂未(?:开放|投用|启用|交付|开业|开馆|运营|到位)"
    r"|^(?:进度|严重|明显|略有)*滞后$|^未(?:达到?)?序时(?:进度)?$|未达(?:到)?(?:年度|全年|既定|序时|目标|进度|预期)|有(?:较大)?差距"
)
_DECISIVE = (
    (_NO_DATA, Says.NO_DATA),
    (_CANCELLED, Says.CANCELLED),
    (_POSTPONED, Says.POSTPONED),
    (_NOT_MET, Says.NOT_MET),
    (_EXCEEDED, Says.EXCEEDED),
)
"""Words that decide a clause by themselves, the first that is found."""

_OPEN = re.compile(
    r"正在|推进|加快|持续|着力|有序|稳步|洽谈|积极|推动|争取|力争|预计|下一步|待(?!遇)|逐步|筹备|谋划|进行(?=土方|施工|编制|创编|排练|招标|审批|论证|设计|研究|谈判|前期|建设)|可(?:行性)?研(?:究)?报告|可行性报告"
    r"|(?:大?部分|初步|阶段性)(?:完成|完工|竣工|建成|投用|实现|落实|到位|整改)|序时|按计划|按进度|抓紧|招标|招投标|开标|概算|征求意见(?!稿》)|在建|施工(?!许可|监理|单位|图)|继续"
    r"|于\d{1,2}月(?:\d{1,2}日|底)?前|已组织[^，。；]{0,16}(?:申请|申报|报名|登记|摸底)"
    r"|(?<![集其之年期高初当途空])中(?:$|(?=[，。；、]))|土方|桩基|初步设计|规划条件|办理(?:中|手续)|前期(?:工作|手续)"
)
_IN_USE = re.compile(r"竣工|投用|投入使用|启用|验收|交付")
_TOPPED_OUT = re.compile(r"(?:主体|结构)[^，。；]{0,6}(?:封顶|结顶|完工|完成)|封顶|结顶")
_FIRST_HURDLE = re.compile(
    r"通过[^，。；]{0,10}?(?:资格审[核查]|资格评审|初审|预审|初评|初验|形式审查|可研评审|方案评审|专家评审|专家论证)"
)
_ASKS_APPROVAL = re.compile(r"审[核查批]|评审|认定|申报|申请|创建|推荐|争创|初[审评验]|论证")
"""Tasks that are done when somebody approves; of others an approval is a step on the way."""
_TO_BE_NAMED = re.compile(
    r"^(?!.*(?:申报|申请|推荐|初[审评验]|预审))[^，。；]{0,8}(?:创建|争创|创成)"
)
"""What is to be created is not there when it has passed a first review."""
_DRAFT = re.compile(r"征求意见稿|送审稿|讨论稿|草案|初稿")
_MET = re.compile(
    r"完成|完工|竣工|建成|投用|投产|交付|开园|开业|开放|落地|成立|出台|印发|获评|获得|荣获|入选|评为|成功|通过|"
    r"召开|举办|上线|启用|已|发布|新增|签约|引进|实现|落户|揭牌|命名"
)
_DENIED = re.compile(
    r"(?:未|没有|没能|未能)(?:按期|如期|按时|全面|全部|正式|最终)*(?:完工|竣工|建成|投用|投产|交付|开园|开业|开放|落地|成立|出台|印发|获评|入选|通过|召开"
    r"|举办|上线|启用|发布|签约|实现|落户|揭牌|开展|实施|开始|到位|验收|动工|进场|立项|批复|报批|办结|拨付|整改|销号|移交|通车|供水|签订|组建|编制|制定)"
    r"(?!的)"
)
"""制度未出台: what is denied is not done; whether it still may be, the words leave open."""
_SPENT = re.compile(
    r"(?:累计|已|共)*完成(?:年度|固定资产|总|项目|建设)*(?:(?:投资|产值|工程量)(?:额)?(?:约|近|超)?(?=\d)|(?=\d[\d.]*[百千万亿]*元))"
)
"""完成投资3000万元 says how much was spent, not that anything is done."""
_ALL_DONE = re.compile(
    r"(?:均|已|都|现)?(?:全部|全面|基本|均已|已经|已|均|全面|如期|按期|提前|圆满|顺利)+(?:完成|完工|竣工|建成|办结|落实到位|实现)"
    r"|(?:均已|已全部|全部)(?:消除|清零|整[治改]到位|拆除|取缔|清退|关停|销号|兑付到位|发放到位)"
)
_BARE_DONE = re.compile(
    r"^(?:目前|现|该(?:项目|任务|工作)|项目|任务|工作|活动)?(?:均|已|已经|全部|按期|如期|提前|顺利|圆满|基本)*"
    r"(?:完成|完工|竣工|建成|投用|投入使用|办结|实现|达标|举办|通车|开业|启用|落实)(?:验收|任务|年度任务|目标)?[。]?$"
)
_STARTED = re.compile(
    r"开工|动工|土方|桩基|施工(?!许可|监理|单位|图)|开园|投用|完工|竣工|启动|主体|结顶|正在(?:建设|实施)"
)
_START_TITLE = re.compile(r"^(?:全面|力争|确保)?(?:新)?(?:开工|动工)", re.MULTILINE)
_OF_ALL = re.compile(r"占(?:项目)?(?:总|全部|全线|设计)(?:里程|长度|工程量|任务|投资|面积|量|数)")
_UNFINISHED_SHARE = re.compile(r"完成|开挖|施工|工程量|形象进度|进度|结顶|安装|装修")


def read_report(title: str, report: str) -> Reading | None:
    """What a report says of the task with this title; None if it is empty.

    title: the task's words; those of several cells (its name, its goals) on lines of their own.
    """
    every = clauses(report)
    if _NOTHING_SAID.fullmatch(report) or not every:
        return None
    answer = _YES_OR_NO.fullmatch(report.strip())
    if answer is not None:
        return Reading(Says.MET if answer["yes"] else Says.NOT_MET, answer.group(), whole=True)
    return _read_clauses(title, report, every)


def _read_clauses(title: str, report: str, every: list[Span]) -> Reading | None:
    """What the clauses of a report say of the task with this title."""
    opening = sentences(report)[0]
    decided = _opening(opening, every)
    if decided is not None and decided.says is Says.MET and _only_begun(decided.words, title):
        decided = None
    if decided is not None:
        works = _works_passed_over(title, report) if decided.says is Says.MET else []
        return _of_some(decided.words, works, works) if works else decided
    starting = bool(_START_TITLE.search(title))
    roofing = bool(_TOPPED_OUT.search(title))
    approved = not _ASKS_APPROVAL.search(title) or bool(_TO_BE_NAMED.search(title))
    said = [(each, _clause(each.text, title, starting=starting, roofing=roofing)) for each in every]
    said = [
        (each, Says.IN_PROGRESS if says is Says.MET and _is_step(each.text, title) else says)
        for each, says in said
    ]
    if approved:
        said = [
            (
                each,
                Says.IN_PROGRESS if says is Says.MET and _FIRST_HURDLE.search(each.text) else says,
            )
            for each, says in said
        ]
    if any(says in (Says.POSTPONED, Says.CANCELLED) for _, says in said):
        # 因指标未落实，推迟至明年: why it was put off is not how it stands.
        said = [
            (each, says)
            for each, says in said
            if says is not Says.NOT_MET or not _WHY.match(each.text)
        ]
    if not _HANDS_IN.search(title):
        said = [
            (each, Says.IN_PROGRESS if says is Says.MET and _HANDED_IN.search(each.text) else says)
            for each, says in said
        ]
    # Of several things, one that is put off does not stop the others; the only one does.
    several = any(listing(each.text) is not None for each in clauses(title))
    put_off = (Says.CANCELLED, Says.POSTPONED)
    order = (Says.IN_PROGRESS, *put_off[::-1]) if several else (*put_off, Says.IN_PROGRESS)
    for wanted in (Says.NOT_MET, Says.NO_DATA, Says.EXCEEDED, *order):
        for clause, says in said:
            if says is wanted:
                whole = len(every) == 1 and not batch(clause.text)
                return Reading(wanted, clause.text, whole=whole)
    for clause, says in said:
        if says is Says.MET:
            silent = unmentioned(title, report)
            if silent:
                return _of_some(clause.text, silent, _works_passed_over(title, report))
            return Reading(Says.MET, clause.text)
    return Reading(Says.IN_PROGRESS, every[0].text, told=False)


_NOTHING_SAID = re.compile(r"[\s—–―－\-/／]+|暂?无")
"""What fills a cell in which nothing is told."""
_YES_OR_NO = re.compile("(?P<yes>是|√|✓|达标|已达标)|否|×|✗|未达标|不达标")
"""What a column that asks 是否完成 holds."""
_WHY = re.compile("因(?!此|而)|由于|受")
_HANDED_IN = re.compile(
    r"(?:报|报送|上报|呈报|提交|提请|送)(?:请|至|到|送|由)?[^，。；]{1,10}?(?:审议|审批|审核|审定|审查|审阅|批准|会签|会审|研究)$"
)
"""已报人大审议: others are to decide; nothing says that they did."""
_HANDS_IN = re.compile("报送|上报|呈报|提交|提请|申报|申请|推荐|报批")


def _of_some(words: str, silent: list[str], works: list[str]) -> Reading:
    """What is done is done of some of the things promised; nothing is said of the others.

    works: those of them that were promised by name. The names of a list that says there are more
    (等) are examples: that some are passed over leaves the task open, no more.
    """
    if works:
        return Reading(Says.PARTLY, words, missing=tuple(silent))
    return Reading(Says.IN_PROGRESS, words, missing=tuple(silent), told=False)


_STEP = re.compile(
    r"(?:完成|开始|正在|启动|进行|已经?)了?(?:项目|工程)?(?P<step>基础(?!设施)|土方|桩基|前期|勘察|征地|拆迁|图审|立项|铺设"
    r"|选址|主体(?!责任|结顶|封顶)|土建|清表|围挡|场地平整|三通一平|开挖|浇筑|打桩|基坑|可研|环评|招标|招投标|初步设计|施工图|管线迁改|用地预审|用地报批)"
    r"|具备[^，。；]{0,8}?(?P<ready>条件)"
    r"|(?P<stage>基础(?!设施)|土方|桩基)(?:施工|建设|工程|结构)*(?:已|全部|基本)*(?:完成|完工)$"
)


def only_a_step(report: str, goal: str) -> bool:
    """Whether a report tells of a step on the way (已完成基础建设), where the goal is not that."""
    roof = "封顶" in report and _IN_USE.search(report) is None
    if roof and not (_TOPPED_OUT.search(goal) or _TO_BE_BEGUN.search(goal)):
        return True  # walls and roof stand; what was to be built, is not
    match = _STEP.search(report)
    return match is not None and (match["step"] or match["stage"] or match["ready"]) not in goal


_BEGUN = re.compile(
    r"开工|动工|进场|启动(?:建设|施工)|列入[^，。；]{0,10}(?:计划|规划|清单)"
    r"|(?:办理|取得|获得?|核发)[^，。；]{0,10}(?:许可|批复|备案|立项|规划条件|用地)"
    r"|(?:环评|可研|初设|设计|立项|用地|选址|勘察|招标)[^，。；]{0,8}(?:批复|通过|完成|办结)"
)
_BUILT = re.compile(
    r"竣工|完工|建成|投用|投入|交付|通车|验收|投产|启用|封顶|结顶|开业|开放|运营|运行"
)
_TO_BE_BUILT = re.compile(r"新建|建设|扩建|改建|迁建|建成|竣工|投用|完工")
_TO_BE_BEGUN = re.compile(
    r"开工|动工|启动|推进|加快|前期|谋划|储备|申报|办理|选址|设计|规划|招标|立项"
)


def _only_begun(clause: str, title: str) -> bool:
    """Whether a clause says of a thing that is to be built that it was begun, or may be."""
    wanted = _TO_BE_BUILT.search(title) and not _TO_BE_BEGUN.search(title)
    return bool(wanted and _BEGUN.search(clause) and not _BUILT.search(clause))


def _is_step(clause: str, title: str) -> bool:
    return only_a_step(clause, title) or _only_begun(clause, title)


def is_bare_done(clause: str) -> bool:
    """Whether a clause says that it is done, and nothing more (已建成)."""
    return bool(_BARE_DONE.match(clause))


def says_no_data(report: str) -> str | None:
    """The words that say that figures are not out yet, else None."""
    match = _NO_DATA.search(report)
    return match.group() if match else None


_SPOKEN_OF = re.compile(
    r"(?P<name>[^，。；：:]{2,30}?(?:项目|地块|工程|片区|小区|学校|幼儿园|公园|广场|大厦|中心|基地|道路|大道|用房|房|路|桥|馆))"
    r"(?=(?:目前|现|均|都|主体|EPC|PPP)*(?:已|正在|正|完成|开展|申领|取得|办理|进行|启动|开工|竣工|完工|建成|投用|交付"
    r"|通过|进入|获|招标|施工|立项|封顶|结顶|验收|开业|开放|落地|签约|挂牌|处于|计划|预计))"
)
"""A thing at the beginning of a clause, and how it stands."""


def spoken_of(report: str) -> list[tuple[int, int]]:
    """Where a report names the things whose state it tells, clause by clause."""
    found = []
    for clause in clauses(report):
        match = _SPOKEN_OF.match(report, clause.start, clause.end)
        if match is not None:
            found.append(match.span("name"))
    return found


def unmentioned(title: str, report: str) -> list[str]:
    """Names in the title that the report does not touch: those of a list that says there are more
    (`A、B、C等项目`); and of works, each promised by its name, if it touches any of them.
    """
    silent = [item for item in _listed(title) if not _touched(item, report)]
    works = _works_passed_over(title, report)
    return [*silent, *(each for each in works if each not in silent)]


def _works_passed_over(title: str, report: str) -> list[str]:
    """Works promised by name that a report does not touch, if it touches another of them."""
    works = _works(title)
    silent = [name for name in works if not _touched(name, report)]
    return silent if len(silent) < len(works) else []


def _listed(title: str) -> Iterator[str]:
    for clause in clauses(title):
        found = listing(clause.text)
        if found is not None and found.open and len(found.items) > 1:
            yield from found.items


def _works(title: str) -> list[str]:
    """The works that the clauses of a title promise by name (新建东湖公园，改造西山学校)."""
    names: list[str] = []
    for clause in clauses(title):
        names.extend(match["name"] for match in _WORK.finditer(clause.text))
    return list(dict.fromkeys(names))


_WORK = re.compile(
    r"(?:(?:^|[，。；])[^，。；、]{0,6}?(?:新建|改建|扩建|建成|建设|改造|开工|竣工|完工|投用|交付|开放|提升|整治|修缮|修建|启用)"
    r"|(?<=[和与及、]))"
    r"(?P<name>(?![\d一二三四五六七八九十两]+[个所条座处])[^，。；、和与及\d“”]{2,10}?"
    r"(?:公园|学校|小学|中学|幼儿园|医院|大厦|广场|大桥|隧道|大道|图书馆|博物馆|体育馆|文化馆|养老院|市场|水厂|泵站|车站))"
    r"(?=$|[，。；、和与及]|(?:项目|工程|建设|改造|等)+(?:$|[，。；、和与及]))"
)
"""A work with a name before the noun that says what it is, after a verb of building."""


def without_figure(title: str) -> list[str]:
    """The clauses of a title that promise something and say no number, beside others that do."""
    every = clauses(title)
    counted = [bool(quantities(each.text)) for each in every]
    if not any(counted):
        return []
    return [
        each.text
        for each, has in zip(every, counted, strict=True)
        if not has and _PROMISES.match(each.text) and len(each.text) >= _SHORTEST_PROMISE
    ]


_PROMISES = re.compile(
    "(?:全面|深入|持续|积极|加快|大力|基本|力争|确保)*"
    "(?:完成|推进|开展|实施|启动|建立|建成|建设|新建|改造|举办|组织|出台|编制|制定|落实|打造|创建|培育|引进|推广|办好)"
)
_SHORTEST_PROMISE = 4


def touches(name: str, report: str) -> bool:
    """Whether a report speaks of what a figure counts: any two neighbouring characters at the end
    of its name, where the noun stands, occur in it.
    """
    words = re.sub(r"[“”《》（）()\s]", "", name)[-_NOUN:]
    return any(words[at : at + 2] in report for at in range(max(1, len(words) - 1)))


_NOUN = 4


def _touched(item: str, report: str) -> bool:
    """Whether any two neighbouring characters at the head of a name occur in the report."""
    name = re.sub(r"[“”《》（）()\s]", "", item)
    return any(name[at : at + 2] in report for at in range(max(1, min(3, len(name) - 1))))


def _opening(opening: Span, every: list[Span]) -> Reading | None:
    first = every[0].text
    if _NOT_MET.search(opening.text):
        return None
    exceeded = _EXCEEDED.search(opening.text)
    if exceeded:
        return Reading(Says.EXCEEDED, opening.text, whole=True)
    if _BARE_DONE.match(first) and all(_adds_no_doubt(each.text) for each in every[1:]):
        return Reading(Says.MET, first, whole=True)
    done = _ALL_DONE.search(opening.text)
    rest = opening.text[done.end() :].strip("，。；、 ") if done else ""
    if done and not rest and not _OPEN.search(opening.text) and not batch(opening.text):
        return Reading(Says.MET, opening.text, whole=True)
    return None


def _clause(clause: str, title: str, *, starting: bool, roofing: bool) -> Says | None:
    if _DRAFT.search(clause):
        return Says.IN_PROGRESS
    words = _without_names(clause)
    for pattern, says in _DECISIVE:
        if pattern.search(words):
            return says
    planned = _is_planned(words)
    if (
        starting
        and not planned
        and _STARTED.search(words)
        and not re.search(r"招标|审批|前期", words)
    ):
        return Says.MET
    if _TOPPED_OUT.search(words) and not _IN_USE.search(words):
        # Walls and roof stand; the building is not finished, unless no more was promised.
        return Says.MET if roofing else Says.IN_PROGRESS
    open_ = any(each.search(words) for each in (_OPEN, _DENIED, _ONLY))
    if planned or open_ or _unfinished_share(words):
        return Says.IN_PROGRESS
    return Says.MET if _is_done(words, title) else None


def _is_planned(words: str) -> bool:
    """Whether what a clause says done is only planned (计划引进12个, 拟开工): no 招商计划."""
    said = intentions(words)
    if not said or said[-1].ends or said[-1].denies:
        return False
    return _MET.search(words, said[-1].end) is not None


def _is_done(words: str, title: str) -> bool:
    if "100%" in half_width(words):
        return _is_all_done(words, title)
    return bool(_MET.search(_SPENT.sub("", words)))


def _is_all_done(clause: str, title: str) -> bool:
    """Whether a clause says that all of the task is done (完成率100%), not of something else."""
    match = _WHOLE_RATE.match(half_width(clause))
    if match is None:
        return False
    subject = _BESIDE_THE_MATTER.sub("", match["subject"])
    return not subject or any(subject[at : at + 2] in title for at in range(len(subject) - 1))


_BESIDE_THE_MATTER = re.compile(
    r"目前|现|已经?|均|都|截至[^，]*?底|该?(?:项目|任务|工作)|总体|整体|全部|累计|年度|目标|实际"
)


def _adds_no_doubt(clause: str) -> bool:
    """Whether a clause after 已竣工 leaves it standing (完成投资5200万元)."""
    words = _without_names(clause)
    return not (
        _OPEN.search(words)
        or _unfinished_share(words)
        or any(pattern.search(words) for pattern, _ in _DECISIVE)
    )


def _without_names(words: str) -> str:
    """Quoted names blanked: what a title within 《》 or “” says is not said of the task."""
    for start, end in quoted(words):
        words = words[: start + 1] + "〇" * (end - start - 2) + words[end - 1 :]
    return words


def _unfinished_share(words: str) -> bool:
    """A share of the work below 100 % (主体完成70%)."""
    return bool(_UNFINISHED_SHARE.search(words) or _OF_ALL.match(words)) and any(
        each.unit == "%" and each.value < 100 for each in quantities(words)
    )
