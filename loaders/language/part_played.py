"""The part that a figure plays in its sentence: a value, a rate of completion, a plan, or what is
denied, by the words before and behind its number and by what its sentence said before.
"""

from __future__ import annotations

from loaders.language import indicators
from loaders.language.figure import Part
from loaders.language.intentions import intentions
from loaders.language.quantity import Quantity
from loaders.language.rates import completes, part_of, sorts_tasks
from loaders.language.told import Told
from ontology import late_re as re
from ontology.text import squeeze

_QUOTED = re.compile("“[^”]*”|《[^》]*》")
_JUST_BEHIND = 5
_A_PLAN = re.compile("计划")
_TO_BE = re.compile(
    r"[于在明下今后年\d]|并网|投[产用]|通车|交付|验收|完成|[开动竣完]工(?![\u4e00-\u9fff]*(?:项目|工程))|建成"
)
_LEFT = re.compile(r"(?:还|尚)?(?:剩余?|余下?)的?|其余")
_GOAL_BEHIND = re.compile(
    r"的(?:年度|全年|工作|预期|奋斗|发展|总体|节点|阶段性?|序时|季度|月度)*(?:目标|任务)"
)
_GOES_BEYOND = re.compile("超额完成|超过|高于|低于")
"""超额完成6月份累计完成20公里的节点目标: so much was to be done by then."""
_GOAL_IN_BRACKETS = re.compile(r"(?:目标|任务|计划|指标)数?[（(]$")
"""已超额完成年度目标（50场）: so many were to be."""
_TASK_BEHIND = re.compile(r"(?:(?!完成|实现|[已均超])[\u4e00-\u9fff]){2,8}任务(?=[，。；]|$)")
"""全年10万人搬迁任务，已动工9万人: the first is what is to be done."""
_TASK_THEN_DONE = re.compile(
    r"(?:(?!完成|实现|[已均超])[\u4e00-\u9fff]){2,14}任务[，,]?(?:目前|现|实际|累计|共)*已?"
    r"(?:完成|开工|动工|启动|建成|竣工)了?\d"
)
"""8个市场改造任务，已完成4个: whatever is counted, the first is what is to be done."""
_OF_TASKS = frozenset("项件个条")
_GOT_THERE = re.compile("实现|完成|达成|达到|超|如期|兑现")
_PAPER_OF = re.compile(
    r"的(?:实施|工作|建设|报批|审批)?(?:方案|计划|请示|申请|规划|可研|建议|手续|材料|报告|批文)(?:已|正|获|通过|待|经)"
)
"""引进教师150名的方案已获批: of the teachers none has come."""
_SO_FAR = re.compile(
    r"(?:已|仅|均|各)?(?:完成|达到?)(?:总?工程量|总?进度|形象进度|主体)?的?(?!100)\d[\d.]*[%％](?![以内])"
)
_SHORT_BY = re.compile(r"(?:还|尚|仍|仅|只|相?)?(?:差|欠)(?:了|着)?")
"""储备土地840亩，差60亩: so much is not there."""
_STILL = re.compile(r"[^，。；、]{0,8}?(?:正在|在建|未|待|继续|施工|推进)|[，。；]|$")
"""剩余5公里正在施工: so much is left."""
_BY_THEN = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:预计|计划|力争|将)?(?:在|于)?(?:\d{1,2}月[份底末上中下旬]*(?:之?前)?|年底?前|年底|年内|明年|下月)"
)
"""剩余2个12月底前完成: so many are left till then."""
_SET_DOWN = re.compile(
    r"(?:下达|安排|分配|交办)(?:给|了)?(?:我?[国省市县区州旗乡镇局])?(?:的)?$|(?:下达|既定|确定|核定|分解|要求|承诺|预定)的?(?:增长|下降|达到)?$|(?:完成|实现|占)了?(?:全年|年度|本年|今年|当年|年初|[国省市县区]定|[国省市县区]级?下达|上级下达)+的?$"
    r"|超额完成了?$"
)
_A_TASK = re.compile(r"的?[\u4e00-\u9fff]{0,8}?(?:任务|目标|指标|计划)")
"""完成市下达的1000亩任务: so much was to be done."""
_A_TASK_OF = re.compile(r"(?<!完成)(?:任务|考核指标|目标)数?[为是]?$")
_THEN_DONE = re.compile(r"[，,、](?:目前|现|实际)?已?(?:完成|实现)了?\d")
"""改厕任务80座，完成86座: the first is what was to be done."""
_UNDONE = re.compile(r"(?:目前|至今|截至目前|也|均|都|暂|仍|还|尚)*未(?P<act>[\u4e00-\u9fff]{2,})")
"""未招聘教师80名: a clause that begins with what was not done (not 帮扶未就业青年80名)."""
_WAITS = re.compile(r"(?:尚|仍|还|目前)?(?:有|需)?待(?![遇业岗产])(?P<act>[\u4e00-\u9fff]{2,})")
"""待清欠账款1200万元: a clause that begins with what is to be done yet."""
_EXCEPT = re.compile(r"除(?:了)?$")
_OTHER_THAN = re.compile(r"[^，。；\d]{0,10}(?:以外|之外|外)")
_THAN_PLAN = re.compile(
    "(?:低于|高于|超过|优于|好于|超出|快于)[^，。；]{0,10}(?:计划|目标|预期)的?$"
)
_SHARE_OF_PLAN = re.compile(r"占[^，。；\d]{0,8}(?:计划|任务|目标)数?的?$")
_SET_GOAL = re.compile(r"的?(?:年度|全年|控制|预期|工作)*目标")
_THAN_THAT = re.compile(r"(?:低于|高于|超过|优于|好于|超出)")
"""低于5%的控制目标: what it was to be."""
EXCEEDS = re.compile(
    r"(?:超额完成|超出|超过|超)(?:年度|全年|年初|既定|目标|[省市县区国]?级?(?:下达|下调|确定)的?|任务|计划|指标|预期|预算)+$"
)
"""超额完成年度任务2亿元: by so much, and no goal."""
_NEAR = 12
_YEARS = re.compile(r"((?:19|20)\d{2})年")
_AHEAD = re.compile("明年|来年|下一?步|下半年|今后|未来|“十[四五六]五”")
"""Before 计划: all of the sentence is to come."""
_IS_SET = re.compile(r"(?:计划|任务|目标)数?(?:为|是)[^，。；\d]{1,16}$")
_NO_NOUN = re.compile(
    "[增减]|完成|实现|达|占|已|实际|目前|截[至止]|累计|今年|全年|新|建|共|其中|超|为|是|有|了|到|率|分别|上年|去年"
)
_BY_NOW = re.compile("目前|截[至止]|完成了|实际|累计|已|现有")
_FAR = 160
"""So many characters before a ratio may say of what it is a share."""
_APPROVED = re.compile(
    r"(?:人大|人代会|人民代表大会|常委会|大会|会议|经批准)[^，。；]{0,16}(?:批准|审议通过|审查通过|审批)[^，。；]{0,10}(?:预算|收入|支出)"
)
_REACHED_THEN = re.compile(
    r"实际|完成|执行|实现|决算|增长|下降|全年|(?:19|20)\d{2}年|占|累计|截至|目前|\n"
)
_EXPECTS = re.compile("(?:经)?(?:初步)?(?:预计|预测)[，,]?")
_AS_EXPECTED = re.compile(
    r"(?![^，；\d]*(?:已|实际|截[至止]|目前|上年|去年|[上下]半年|季度|月|年底|年末|现有|共有|先后|相继))[^，。；\d]{1,40}\d"
)
"""Behind 预计产值9亿元；, what says nothing of being there is expected as well: 财政收入2亿元."""


class PartPlayed:
    """What the words of a text say of its figures' parts, sentence by sentence."""

    def __init__(self, text: str, told: Told, year: int | None) -> None:
        self._text = text
        self._told = told
        self._year = year
        self._opening = ""
        self._expecting = self._listed = False
        self._reached = self._late = False
        """Whether something was reached so far in this sentence, or before its 预计 (产值达5亿元，
        预计增长8%；…): what it goes on with is not expected.
        """

    def begin_sentence(self, opening: str, at: int) -> None:
        """Begin a sentence. opening: its first clause. at: where it stands."""
        self._opening = opening
        told = self._told
        joined = self._text[max(0, at - 4) : at].rstrip().endswith(("；", ";"))
        self._expecting = _EXPECTS.fullmatch(squeeze(opening)) is not None or (
            joined
            and (self._expecting or (told.expected and not self._late))
            and _AS_EXPECTED.match(opening) is not None
        )
        self._listed = self._reached = self._late = False
        # Of 新增9个 behind 预计…； nothing says it (`loaders.language.mood`).
        acts = joined and bool(indicators.verb(squeeze(opening)))
        told.expected = told.intended = self._expecting and not acts

    def _looks_ahead(self, before: str) -> bool:
        """Whether the words before a plan, or what opens its sentence, are of a time to come."""
        words = self._opening + before
        later = (int(each) for each in _YEARS.findall(words))
        return _AHEAD.search(words) is not None or (
            self._year is not None and any(each > self._year for each in later)
        )

    def _is_a_task(self, words: str, after: str, quantity: Quantity) -> bool:
        """Whether the words around a quantity call it a goal or a task (翻两番的目标正在推进), and
        do not say that it was reached.
        """
        if _GOAL_IN_BRACKETS.search(self._text, max(0, quantity.start - _NEAR), quantity.start):
            return True
        named = _TASK_BEHIND.match(self._text, quantity.end)
        done = _TASK_THEN_DONE.match(self._text, quantity.end)
        task = done is not None or (named is not None and quantity.unit not in _OF_TASKS)
        if not (task or _GOAL_BEHIND.match(after)):
            return False
        return _GOES_BEYOND.search(words) is not None or not _GOT_THERE.search(words)

    def part(self, before: str, after: str, quantity: Quantity) -> Part:
        """The part that a figure plays, by the words before and behind it."""
        if quantity.unit.endswith("百分点") and _THAN_PLAN.search(squeeze(before)):
            return Part.VALUE  # 低于市计划0.7个百分点: by so much
        part = self._said_behind(self._said_before(before, after, quantity), before, after)
        share = part is Part.PLAN and quantity.unit in ("%", "％")
        if share and _SHARE_OF_PLAN.search(squeeze(before)):
            part = Part.VALUE  # 分别占冬春计划的75%、98%
        self._reached = self._reached or part is Part.VALUE
        return part

    def _said_before(self, before: str, after: str, quantity: Quantity) -> Part:
        """The same, before it is asked what the words behind its number do."""
        part = part_of(before, quantity)
        if part is Part.PLAN and EXCEEDS.search(squeeze(before)):
            part = Part.VALUE
        if part is Part.VALUE and _A_TASK_OF.search(before):
            done = _THEN_DONE.match(self._text, quantity.end)
            part = Part.PLAN if done is not None else part
        if part is Part.RATE and sorts_tasks(
            self._text[max(0, quantity.start - _FAR) : quantity.start]
        ):
            part = Part.VALUE
        if completes(self._told, before, quantity):
            part = Part.RATE
        if self._is_intended(before) and part is Part.VALUE:
            part = Part.DENIED if self._told.denied else Part.PLAN
        words = squeeze(before)
        undone = _UNDONE.match(words) or _WAITS.match(words)
        if part is Part.VALUE and undone is not None and indicators.verb(undone["act"]):
            part = Part.DENIED
        if part is Part.VALUE and self._told.approved:
            part = Part.PLAN  # 大会批准预算收入7亿元，其中税收5亿元
        if _THAN_THAT.search(before[-2:] + quantity.text) and _SET_GOAL.match(after):
            return Part.PLAN
        if part is Part.VALUE and self._is_a_task(words, after, quantity):
            return Part.PLAN
        if part is Part.VALUE and (_PAPER_OF.match(after) or _SHORT_BY.fullmatch(words)):
            return Part.PLAN if _PAPER_OF.match(after) else Part.DENIED
        if part is Part.VALUE and _SO_FAR.match(self._text, quantity.end):
            return Part.DENIED  # 2座完工，1座完成90%
        still = _STILL.match(after) or _BY_THEN.match(self._text, quantity.end)
        if part is Part.VALUE and _LEFT.fullmatch(words) and still:
            part = Part.DENIED
        return part

    @staticmethod
    def _said_behind(part: Part, before: str, after: str) -> Part:
        """The part that a figure plays in the light of the words behind its number: 2所拟明年开工
        are planned, 剩余14个已完工 reached. 5个尚未完成 is told as it is: so many are not done.
        """
        if part not in (Part.VALUE, Part.DENIED):
            return part
        if _SET_DOWN.search(before) and _A_TASK.match(after):
            return Part.PLAN
        if _EXCEPT.search(before) and _OTHER_THAN.match(after):
            return Part.DENIED
        words = re.split("[、，]", _QUOTED.sub("", after)[:_NEAR])[0]
        said = [each for each in intentions(words) if each.start <= _JUST_BEHIND]
        if not said or said[0].denies:
            return part
        if _A_PLAN.match(words, said[0].start) and not _TO_BE.match(words, said[0].end):
            return part  # 12个计划项目
        return Part.VALUE if said[0].ends else Part.PLAN

    def _is_intended(self, before: str) -> bool:
        """Whether words before a figure plan or deny it, here or earlier within their reach."""
        said = intentions(before)
        if said:
            last = said[-1]
            self._told.planned = not last.ends
            self._told.denied = last.denies
            # 任务为：甲5个，乙8个 opens a list of them.
            plans_on = before.startswith("计划", last.start) and self._looks_ahead(before)
            self._told.intended = (
                last.outlasts_clause
                or before.startswith(("：", ":"), last.end)
                or plans_on  # 2031年计划投资9亿元，新建泊位80个
            )
            self._listed = _IS_SET.search(before) is not None
            self._told.expected = before[last.start : last.end] == "预计"
            self._late = self._reached
        elif self._listed and not self._told.planned:
            # 指导性计划为造林9亩，育苗8亩，…: a list of nouns, up to the first clause with a verb.
            self._listed = _NO_NOUN.search(squeeze(before)) is None
            return self._listed or self._told.intended
        elif self._told.intended and not self._told.planned and _BY_NOW.search(before):
            self._told.intended = self._told.expected = False
        return self._told.planned or self._told.intended


def is_approved(words: str, so_far: bool) -> bool:
    """Whether the figures of a clause are what a congress approved, and not what came in: it says
    so, or one before it does, up to where it is said what was reached.
    """
    return bool(_APPROVED.search(words)) or (so_far and _REACHED_THEN.search(words) is None)
