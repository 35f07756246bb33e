"""The rules of reading by their ids, in words: what a claim's method names, `kg show --why` tells.

An id says what is read (`quantity`, `figure`, `period`, `unit`, `role`, `name`, a document's
`kind`) and by which rule. Where the rule is a matter of words, these stand in `loaders/lexicon`,
under the same id; where it is one of form, in the module of its name here. Each comes with a phrase
that it reads, which a test reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ontology.labels import Label


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of reading. label: what it says, for people. example: words that it reads.

    span: the words of the example that it is read from; "" where the whole example is.
    """

    id: str
    label: Label
    example: str = ""
    span: str = ""


_QUANTITIES = (
    Rule("quantity/number", Label("数字加计量单位", "a number in digits and its unit"), "新增5家"),
    Rule(
        "quantity/range",
        Label("“至、到、—、之间”两端的数", "a range: both its ends are kept"),
        "新增3至5个",
    ),
    Rule(
        "quantity/from-to",
        Label("“从甲到乙”：甲是原来的数，乙是后来的数", "from one value to another"),
        "从3万到5万元",
    ),
    Rule("quantity/chinese", Label("中文数字", "a number in Chinese numerals"), "投入二百余万元"),
    Rule(
        "quantity/neighbours",
        Label("相邻两个数字表示约数（四五场是四至五场）", "two neighbouring digits are a range"),
        "举办四五场",
    ),
    Rule(
        "quantity/parts",
        Label("一个数分几段写（1亿2000万）", "one number written in several parts"),
        "投资1亿2000万元",
    ),
    Rule(
        "quantity/scientific",
        Label("用10的乘方写的数", "a number with a power of ten"),
        "处理1.2×10^4吨",
    ),
    Rule(
        "quantity/compound",
        Label("一个量用两个单位写（1年6个月）", "one quantity in two units"),
        "工期1年6个月",
    ),
    Rule(
        "quantity/half",
        Label("单位后面的“半”", "a half, said behind the unit"),
        "压缩至两个半工作日",
    ),
    Rule("quantity/percent", Label("百分之几", "a percentage in words"), "完成百分之八十"),
    Rule("quantity/fraction", Label("几分之几", "a fraction"), "损耗千分之三点五"),
    Rule(
        "quantity/after-unit",
        Label("单位在括号里，数在后面", "the unit in a bracket, the number behind it"),
        "专项债券（亿元）10.00",
    ),
    Rule(
        "quantity/milestone",
        Label("“突破千亿元”之类的整数关口", "a round number that was passed"),
        "总产值突破千亿元",
    ),
    Rule(
        "quantity/people",
        Label("不带量词的人数、户数", "people or households without a classifier"),
        "惠及6.8万群众",
    ),
    Rule(
        "quantity/unit-left-out",
        Label(
            "万、亿后面没写单位，由前面的词定", "the words before say of what so many 万, 亿 are"
        ),
        "安排专项资金8000万",
    ),
    Rule(
        "quantity/per-many", Label("每十万里有多少", "how many among so many"), "发病率为8.6/10万"
    ),
    Rule("quantity/tenths", Label("几成", "tenths"), "下降三成"),
    Rule("quantity/doubling", Label("翻番", "doubling"), "产值翻一番"),
    Rule("quantity/halved", Label("减半", "less by half"), "审批时限减半", "半"),
    Rule("quantity/zero", Label("零增长", "zero, said in a word"), "实现零增长"),
    Rule(
        "quantity/years",
        Label("年龄、年限", "ages, and years of schooling"),
        "平均年龄35岁",
    ),
    Rule(
        "quantity/score",
        Label("指数、得分，没有单位", "an index or a score, which needs no unit"),
        "指数达95.2",
    ),
    Rule(
        "quantity/unit-elsewhere",
        Label(
            "单位写在表头、单独一列或标题里", "the unit stands in the head, a column or the title"
        ),
    ),
    Rule(
        "quantity/shared-unit",
        Label("并列的数，单位写在最后一个后面", "of numbers side by side, the last has the unit"),
        "甲、乙时限分别压缩至39、33天",
    ),
    Rule("quantity/rank", Label("名次", "a rank"), "总量居全市第三位"),
)
_FIGURES = (
    Rule(
        "figure/named",
        Label("数前后的词说明量的是什么", "the words around the number say what it measures"),
        "新增绿地5公顷",
    ),
    Rule(
        "figure/list",
        Label("“甲、乙等5个项目”：数的是前面列举的", "it counts the list before it"),
        "引进甲馆、乙馆等5个项目",
    ),
    Rule(
        "figure/bracket",
        Label("括号里的数，说的是括号前面的", "a number in a bracket is of what stands before it"),
        "甲地块（828套）、乙地块（300套）",
    ),
    Rule(
        "figure/told-before",
        Label("本句没有主语，承前文", "what the sentence told before reached it"),
        "工业产值翻一番，达到20亿元",
    ),
    Rule(
        "figure/noun-before",
        Label(
            "只有动词，名词承前文（开工14个，竣工3个）",
            "a verb alone, completed by the noun before",
        ),
        "开工项目14个，投用3个",
    ),
    Rule(
        "figure/topic",
        Label(
            "前面点明的一批项目的投资、开工率（区级项目35个，完成投资2.8亿元）",
            "investment and progress of the projects counted before it in the paragraph",
        ),
        "区级重点项目35个，1—3月完成投资2.8亿元",
    ),
    Rule(
        "figure/owner",
        Label(
            "前面点名的一家企业、一所学校或一个村镇的数据（甲公司投资2亿元，年产值3亿元）",
            "of the one firm, school, village or town that was named before it",
        ),
    ),
    Rule(
        "figure/noun-behind",
        Label(
            "只有级别，名词在后面（建成4个省级、12个市级示范村）",
            "a level alone, completed by the noun behind the next figure",
        ),
        "建成4个省级、12个市级示范村",
    ),
    Rule("figure/verb", Label("只有动词，没有名词", "only a verb says of what"), "开工14个"),
    Rule(
        "figure/total",
        Label("“共、合计”：前面各数之和", "the sum of the figures before"),
    ),
    Rule(
        "figure/part",
        Label("“其中”：前面那个数的一部分", "a part of the figure before"),
        "新增床位80张，其中公办30张",
    ),
    Rule(
        "figure/growth",
        Label("“增长、增速”前面的词说明什么增长", "the words before growth say what grew"),
        "工业投资增长8%",
    ),
    Rule(
        "figure/growth-before",
        Label(
            "增长的主语承前文（完成投资20亿元，增长8%）", "what grew is what was told just before"
        ),
        "工业投资20亿元，增长8%",
    ),
    Rule("figure/share", Label("率、占比", "a rate or a share"), "达标率98%"),
    Rule(
        "figure/each",
        Label("“分别、均”：列举的每一项各有一个数", "a figure for each of a list"),
        "城镇和农村居民收入分别增长6%和7%",
    ),
    Rule(
        "figure/unassigned",
        Label(
            "“分别”之前的名称与之后的数个数不同，数留下，不与任何指标比较",
            "names and values differ in number: nobody can tell which is of what",
        ),
        "甲率、乙率、丙率分别达98%、99%",
    ),
    Rule(
        "figure/rate",
        Label("完成率：说的是前面那个数完成了多少", "a rate of completion, of the figure before"),
        "完成投资10亿元，完成率115%",
    ),
    Rule(
        "figure/plan",
        Label(
            "进展里重复的目标或计划，不是结果",
            "a goal that the report repeats, or a plan: no result",
        ),
        "年度目标50个",
    ),
    Rule(
        "figure/expected",
        Label("“预计”的数值，还不是结果", "what is only expected (预计) as yet"),
        "预计全年完成投资9亿元",
    ),
    Rule(
        "figure/denied",
        Label("进展里说没有做到的，不是结果", "what the report says is not so: no result"),
        "尚未开工项目3个",
    ),
    Rule(
        "figure/whole",
        Label(
            "总数：后面说其中一部分怎样，本身不是结果也不是目标",
            "how many there are, of which a part is told: neither a result nor a goal",
        ),
        "22个村中21个通水",
    ),
    Rule(
        "figure/base",
        Label("原来的数（在……基础上，由……）", "what was before"),
        "在去年19个项目的基础上",
    ),
    Rule(
        "figure/from-to",
        Label("“由甲降至乙、从甲到乙”里后来的数", "what it came to, from what it was before"),
        "平均用时由5天降至3天",
    ),
    Rule("figure/rank", Label("名次，前面的词说明比的是什么", "a rank, of what stands before it")),
    Rule(
        "figure/task",
        Label("数旁没有名称，就是这项任务自己的指标", "no words name it: it is the task's own"),
    ),
    Rule(
        "figure/unit-of-goal",
        Label(
            "单独一个数字，单位同所在行的目标", "a bare number in the unit of the goal beside it"
        ),
    ),
    Rule("figure/head", Label("表头说明量的是什么", "the head of the column names it")),
    Rule(
        "figure/unnamed",
        Label(
            "说不清量的是什么：数留下，没有名称，不与任何指标比较",
            "no clean name can be told: the figure is kept without one, and compared with nothing",
        ),
        "国考断面优良率203个",
    ),
    Rule(
        "figure/doubt",
        Label(
            "正文里旁边的词没说全量的是什么（资金到位率80%）：数留下，没有名称，不与任何指标比较",
            "the words of running text leave in doubt of what it is: kept without a name",
        ),
    ),
    Rule(
        "figure/in-words",
        Label("没有数字的目标（同步、完成下达任务）", "a goal without a number"),
    ),
)
_PERIODS = (
    Rule("period/year", Label("写明的年份", "a year in digits")),
    Rule("period/chinese-year", Label("中文数字写的年份", "a year in Chinese digits")),
    Rule("period/short-year", Label("两位数的年份（23年）", "a year of two digits")),
    Rule(
        "period/relative-year",
        Label("去年、今年、明年：按文件的年份推算", "counted from the document's year"),
    ),
    Rule("period/whole-year", Label("全年、年内、年底", "the document's year")),
    Rule("period/month", Label("某月或某日", "a month, or a day of it")),
    Rule("period/months", Label("某月至某月", "from month to month")),
    Rule("period/days", Label("某日至某日", "from day to day")),
    Rule("period/date", Label("数字日期", "a date in digits")),
    Rule("period/quarter", Label("某季度", "a quarter")),
    Rule("period/quarters", Label("几个季度", "several quarters")),
    Rule("period/half", Label("上半年、下半年", "half a year")),
    Rule("period/first-months", Label("前几个月", "the first months of the year")),
    Rule("period/years", Label("某年至某年", "from year to year")),
    Rule("period/plan", Label("五年规划时期", "a five-year plan")),
    Rule("period/past-years", Label("近几年", "the last years up to the document's")),
    Rule("period/coming-years", Label("未来几年", "the years after the document's")),
    Rule("period/near-month", Label("上月、本月、下月", "counted from the document's month")),
    Rule("period/near-quarter", Label("上季度、本季度", "counted from the document's quarter")),
    Rule("period/same-time", Label("去年同期", "the same part of the year before")),
    Rule(
        "period/unknown",
        Label("近期、日前：说不清是什么时候", "words of time whose dates nobody can tell"),
    ),
    Rule(
        "period/season",
        Label(
            "句首的季节（汛期、暑期）：起止日期不明", "a season at the head of a clause: no dates"
        ),
    ),
    Rule(
        "period/feast",
        Label("节日、季节、会议前后：说不清日期", "a feast or event: its date is not said"),
    ),
    Rule(
        "period/number-of-years",
        Label("几年内：没有说从哪年起", "within some years: from when, is not said"),
    ),
    Rule("period/column", Label("列标题里的时间", "the time in the head of the column")),
    Rule("period/heading", Label("上面标题里的时间", "the time in the heading above")),
    Rule("period/deadline", Label("任务的完成时限", "the deadline of the task")),
    Rule("period/document", Label("没写时间，按文件的年份", "none is said: the document's year")),
    Rule(
        "period/before", Label("以前的数，没写什么时候", "an earlier value: of when, is not said")
    ),
    Rule(
        "period/again",
        Label("每年、每月：做不止一次，没有一个期限", "done again and again: by no one day"),
    ),
    Rule(
        "period/not-yet",
        Label(
            "写出的时间在文件日期之后，不是结果的时间",
            "the time that is said comes after the document, and is none of what was reached",
        ),
    ),
    Rule("period/none", Label("没写时间，文件也没有日期", "none is said, and none is known")),
)
_COLUMNS = (
    Rule(
        "column/time",
        Label(
            "列标题只写时间（一季度），由标题判断是目标还是结果", "a time alone heads the column"
        ),
    ),
    Rule(
        "column/growth",
        Label("“同比”列：左边一列比上年增长多少", "by how much the column beside it grew"),
    ),
)
_GOALS = (
    Rule(
        "goals/heading",
        Label("标题说下面是目标（目标任务）", "a heading says that goals stand below"),
        "目标任务",
    ),
    Rule(
        "goals/which",
        Label("标题说下面是哪种目标（发展目标）", "a heading says which goals stand below"),
        "发展目标",
    ),
    Rule(
        "goals/requirements",
        Label("总体要求里写明到什么时候", "a sentence of the requirements that says by when"),
        "总体要求",
    ),
    Rule(
        "goals/of-year",
        Label("冒号前说后面是哪年的目标", "a label says that the goals of a year stand behind it"),
        "2031年主要预期目标是：地区生产总值增长6%",
        "2031年主要预期目标是",
    ),
    Rule(
        "goals/by-year",
        Label("段首说到哪年实现什么", "a paragraph begins with the year by which it is reached"),
        "到2027年，建成示范社区12个",
        "到2027年，",
    ),
    Rule(
        "goals/label",
        Label("冒号前说后面是目标（标志性成果：）", "a label says that goals stand behind it"),
        "标志性成果：建成社区12个",
        "标志性成果",
    ),
)
_UNITS = (
    Rule("unit/form", Label("按名称的形式（……局、……办、……街道）", "by the form of its name")),
    Rule("unit/registered", Label("名录里的单位", "a unit of the registry")),
    Rule(
        "unit/elided-kind",
        Label(
            "“街道、镇、乡”只写一次，前面的也是", "what places are called, said once, holds before"
        ),
        "南桥、北桥街道",
        "南桥",
    ),
    Rule(
        "unit/elided-place",
        Label("“某镇党委、政府”：地名只写一次", "the place, said once, holds for both organs"),
        "云岭镇党委、政府",
        "政府",
    ),
    Rule(
        "unit/elided-level",
        Label("级别只写一次，后面的单位同级", "the level, said once, holds for those behind"),
        "区发展改革局、财政局",
        "财政局",
    ),
    Rule(
        "unit/two-in-one",
        Label("“区委区政府”是两个单位", "two organs in one word"),
        "区委区政府",
        "区政府",
    ),
    Rule("unit/as-above", Label("“同上”：上一行的单位", "as above: the units of the row above")),
    Rule(
        "unit/marked",
        Label("名称旁的符号，文件说明为牵头", "a sign beside the name, said to mark the lead"),
    ),
    Rule(
        "unit/ticked",
        Label("单位为列名，行内有符号", "the unit heads a column, with a sign in the row"),
    ),
    Rule("unit/duty", Label("“某局：负责……”里的单位", "its duty follows behind a colon")),
    Rule(
        "unit/by-field",
        Label("“发改、财政等部门”：以领域代称", "named by their field, called departments"),
    ),
    Rule("unit/told", Label("会议纪要里对单位的要求", "minutes tell it to do something")),
    Rule(
        "unit/place-of-row",
        Label(
            "分解到各地的任务表：本行的地方",
            "the place of the row, among which goals are shared out",
        ),
    ),
    Rule("unit/merged", Label("合并单元格：上面一格的单位", "the merged cell above")),
    Rule("unit/above-table", Label("表上方一行里的单位", "named in the line above the table")),
    Rule("unit/heading", Label("上面标题里的单位", "named by the heading above")),
    Rule(
        "unit/section-end",
        Label("每节末尾写明的单位，适用于全节各项", "named at the end of its section"),
    ),
    Rule("unit/group", Label("分组单元格里的单位", "named in the cell of the row's group")),
    Rule(
        "unit/first-leads",
        Label("文件说明排在第一位的为牵头单位", "the document says that the first one leads"),
    ),
)
_CHANGES = (
    Rule(
        "change/renamed",
        Label("更名为", "a unit got another name"),
        "经批准，区旅游局更名为区文旅局",
    ),
    Rule(
        "change/merged",
        Label("并入另一单位", "a unit went over into another"),
        "经批准，区防震局并入区应急局",
    ),
    Rule(
        "change/formed",
        Label("整合组建新的单位", "units were formed into another"),
        "经批准，区文化局、区旅游局整合组建区文旅局",
    ),
)
_POSTS = (
    Rule("post/appointed", Label("任命", "somebody is appointed"), "任命李清平为区教育局局长"),
    Rule("post/left", Label("免去职务", "somebody leaves a post"), "免去李清平的区教育局局长职务"),
)
_ROLES = (
    Rule(
        "role/head", Label("列标题或标签说明分工", "the head of the column, or the label, says it")
    ),
    Rule("role/beside", Label("名称旁的词说明分工", "a word beside the name says it")),
)
_KINDS = (
    Rule(
        "kind/tasks-in-table",
        Label("表头列有任务及其单位或进展", "a table's header names tasks, with units or progress"),
    ),
    Rule(
        "kind/tables-below-units",
        Label("任务表列在单位名称之下", "tables of tasks stand below the names of units"),
    ),
    Rule(
        "kind/goals-in-table",
        Label("表中列有指标及各年目标", "a table holds indicators with their goals by year"),
    ),
    Rule("kind/orders", Label("标题说明是纪要、督查", "its title says minutes, or supervision")),
    Rule(
        "kind/plan-with-units",
        Label(
            "标题说明是方案、措施，任务后写明单位", "a plan by its title, with units behind tasks"
        ),
    ),
    Rule("kind/assigned", Label("段落写明哪个单位负责", "paragraphs say which unit answers")),
    Rule("kind/report-title", Label("标题说明是工作报告", "its title says that it is a report")),
    Rule(
        "kind/summary-title",
        Label("标题说明是总结和打算", "its title sums up a year and looks ahead"),
    ),
    Rule(
        "kind/year-plan-title",
        Label("标题说明是一年的工作安排", "its title is of a plan for the work of a year"),
    ),
    Rule("kind/speech", Label("开头是向大会作报告", "it opens as a speech to a congress")),
    Rule("kind/halves", Label("先回顾、后安排", "headings look back, then ahead")),
    Rule(
        "kind/measures-below-units",
        Label("单位名称之下列有编号的措施", "numbered measures stand below the names of units"),
    ),
    Rule("kind/form-title", Label("标题说明文种", "its title says what form of document it is")),
    Rule(
        "kind/form-words",
        Label("正文写明印发、通知的内容", "its words pass a document on, or make something known"),
    ),
    Rule(
        "kind/work-title",
        Label("标题说明是一段时间的工作情况", "its title says that it tells how work went"),
    ),
    Rule("kind/opens-with-time", Label("正文从时间说起", "its prose opens with a time")),
    Rule("kind/prose", Label("只是叙述工作的文章", "prose about the work of a place, no more")),
    Rule("kind/said", Label("由人指定", "a person said so")),
)
_NAMES = (
    Rule("name/registered", Label("名录里的名称", "a name of the registry")),
    Rule("name/public", Label("人人知道的名称：区划、机关、人名", "a place, an organ or a person")),
    Rule("name/quoted", Label("引号、书名号里的名称", "a name in quotation marks")),
    Rule(
        "name/listed", Label("列举的成员，列举处说明是什么", "a member of a list that says of what")
    ),
    Rule("name/headed", Label("词尾说明是什么", "a phrase whose ending says what it is")),
    Rule("name/twin", Label("结对、对口协作的地方", "a place joined with ours by partnership")),
    Rule(
        "name/aim", Label("要建成什么、获评什么", "what a place wants to become, or a title it won")
    ),
    Rule(
        "name/set-form",
        Label(
            "固定格式的名称（制定的办法、第几次大会）", "a name of a set form: an act, a congress"
        ),
    ),
    Rule(
        "name/works",
        Label("旁边的词说明是工程、企业（开工、落户）", "a word beside it tells works or a firm"),
    ),
    Rule(
        "name/made",
        Label(
            "建设动词的宾语，或建成、开工的主语", "a work by the verb that makes it, or tells of it"
        ),
    ),
    Rule("name/road", Label("道路", "a road")),
    Rule("front/number", Label("发文字号", "the number under which it was issued")),
    Rule(
        "front/issued", Label("成文日期或印发日期", "the day below the signature, or of printing")
    ),
    Rule("front/issuer", Label("发文机关", "the organ that issued it")),
    Rule(
        "name/numbered", Label("名称里说明有几部分（六大中心）", "it states how many parts it has")
    ),
)

_MOODS = (
    Rule("mood/done", Label("“已、了”等词说明做成了", "已, 了 … say that it has happened")),
    Rule(
        "mood/achieved",
        Label("“取得成效、突破”，看标题说的是已有还是要有", "what was, or is to be, achieved"),
    ),
    Rule("mood/asked", Label("收到多少意见、投票", "how many opinions or votes came in")),
    Rule("mood/now", Label("“正在办理”说现在如此", "what is so now, whatever is asked for")),
    Rule(
        "mood/left",
        Label("“还有、存在问题”说还没有做到的", "what is not done yet is so now: 还有4座尚未开工"),
    ),
    Rule("mood/lately", Label("“日前”只说本句", "when it was told, of this sentence alone")),
    Rule(
        "mood/so-far", Label("“截至、目前、今年以来”说到现在为止", "a time that reaches up to now")
    ),
    Rule("mood/past-words", Label("“去年、过去五年”说的是过去", "words of a time that is over")),
    Rule("mood/past-time", Label("时间在文件日期之前", "a time before the document's date")),
    Rule("mood/told-label", Label("“完成情况：”之后", "behind the label of what came of a task")),
    Rule(
        "mood/rate", Label("占计划的百分之几，说的是做成了多少", "how much of a plan has been done")
    ),
    Rule("mood/unmet", Label("没有完成的是哪些目标", "which goals have not been reached")),
    Rule(
        "mood/intended",
        Label("“拟、计划、力争、要”说明打算做", "拟, 计划, 力争, 要 … say that it is intended"),
    ),
    Rule("mood/expected", Label("“预计、有望”是估计", "预计, 有望 … say that it is an estimate")),
    Rule("mood/will", Label("“将”后面是动词", "将 before a verb says that it will be")),
    Rule("mood/later-words", Label("“下半年、下一步”说的是以后", "words of a time to come")),
    Rule("mood/later-time", Label("时间在文件日期之后", "a time after the document's date")),
    Rule(
        "mood/wanted-label",
        Label("“主要目标是：”之后", "behind the label of what is to be reached"),
    ),
    Rule(
        "mood/promises-named",
        Label("这句说要办哪些实事", "a sentence that names a list of promises"),
    ),
    Rule("mood/deadline", Label("要在什么时候之前做完", "by when it is to be done")),
    Rule("mood/planned-sum", Label("计划的数、任务数", "how much was planned, or assigned")),
    Rule("mood/assigned", Label("上级下达的任务", "a task that was given one to do")),
    Rule("mood/sentence", Label("同一句里别处说明", "another clause of the sentence says so")),
    Rule("mood/opening", Label("段落开头的时间说明", "the time that opens the paragraph says so")),
    Rule("mood/list", Label("引出这个列表的话说明", "what announced the list says so")),
    Rule("mood/reported", Label("后面接着说结果，这里是任务", "what came of it is told behind it")),
    Rule(
        "mood/paragraph",
        Label("这一段别的句子和标题说明", "the paragraph's sentences and the headings say so"),
    ),
    Rule(
        "mood/section",
        Label("这一节别的句子和标题说明", "the section's sentences and the headings say so"),
    ),
    Rule(
        "mood/document",
        Label("全文的句子和题目说明", "the document's sentences and its title say so"),
    ),
    Rule(
        "mood/unsaid",
        Label("说不清是做成了还是要做，只留原文", "nothing says whether it was done or is to come"),
    ),
)

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        each.id: each
        for each in (
            *_QUANTITIES,
            *_FIGURES,
            *_PERIODS,
            *_COLUMNS,
            *_GOALS,
            *_UNITS,
            *_CHANGES,
            *_POSTS,
            *_ROLES,
            *_KINDS,
            *_NAMES,
            *_MOODS,
        )
    }
)
"""Every rule of reading that a claim may name, by id, in the order of the text above."""


def rules_of(method: str) -> tuple[str, ...]:
    """The ids of the rules that a claim's method names, in order.

    >>> rules_of("progress_table/target figure/named quantity/range period/year")
    ('figure/named', 'quantity/range', 'period/year')
    >>> rules_of("review/name/quoted")
    ('name/quoted',)
    """
    first, *rest = method.split(" ")
    own = first.partition("/")[2]
    return tuple(each for each in (own, *rest) if each in RULES)


def in_words(identifiers: Iterable[str]) -> list[Rule]:
    """The rules of these ids, as far as this version knows them."""
    return [RULES[each] for each in identifiers if each in RULES]
