"""The words that names end with, and what a thing so named is.

A name of a thing in the prose of government ends in a noun that says what it is: 某某数据中心 is
a project, 某某制度 a policy, 某某行动 a programme. The noun alone names nothing (各类平台), nor
does it with words that only describe (重点平台, 特色街区).
"""

from __future__ import annotations

from loaders.language.patterns import any_of
from ontology import late_re as re

_KINDS: dict[str, str] = {
    "Programme": (
        "专项行动 攻坚行动 整治行动 提升行动 实践行动 百日攻坚行动 行动计划 保卫战 大会战 "
        "行动(?!指南|力|者|组|"
        "派|轨迹|自觉|上) 攻坚战 歼灭战 阻击战 "
        "爱国卫生运动 运动(?![会员场]) 微治理 综合改造提升 改造提升 提升改造 综合改造 有机更新 "
        "旧城改造 城中村改造 小区改造 旧房改造 "
        "示范创建 环保督察 生态环境保护督察 督察 巡视 巡察 数字化转型 数字化改革 百日攻坚 "
        "惠民工程 民生工程 民心工程 素质工程 人才工程 "
        "文化工程 安居工程 培育工程 提升工程 示范工程 "
        "(?<![共拟原还已])计划(?!年度|全年|完成|实施|总投|投资|新建|建设|今年|明年|到|在|于|用|"
        "利用|组织|安排|开工|将|引进|打造) 大赛 大比武 比武 综合评价 五年规划"
    ),
    "Policy": (
        "责任制 河长制 林长制 路长制 街长制 田长制 链长制 湖长制 片长制 包干制 责任制度 "
        "制度 应急预案 "
        "预案 "
        "若干意见 实施意见 指导意见 条意见 实施方案 行动方案 工作方案 实施细则 管理办法 暂行办法 "
        "若干政策 奖励办法 扶持办法 实施办法 激励办法 考核办法 认定办法 "
        "扶持政策 条政策 条措施 条新政 新政 条例 改革(?![委办局开]) 产业基金 "
        "引导基金 发展基金 母基金 工作法 总体规划 专项规划 控制性详细规划 控规"
    ),
    "Platform": (
        "驾驶舱 城市大脑 产业大脑 大脑 政务服务网 服务平台 管理平台 监管平台 交易平台 治理平台 "
        "信息平台 云平台 "
        "管理系统 信息系统 小程序 APP App 公众号 一码通 通办 健康码 一张图"
    ),
    "Project": (
        "数据中心 计算中心 产业基地 制造基地 研发基地 产业园 科技园 软件园 物流园 创业园 创意园 "
        "文创园 科创园 "
        "科技城 科学城 大学城 金融城 科创城 未来城 "
        "总部 总部大楼 综合体 大剧院 体育馆 体育场 游泳馆 博物馆 图书馆 美术馆 "
        "展览馆 文化馆 "
        "科技馆 规划馆 档案馆 音乐厅 未来社区 奥体中心 体育中心 会展中心 文化中心 艺术中心 "
        "商业中心 医院分院 "
        "抽水蓄能电站 水电站 光伏电站 电站 水库 机场 高铁站 客运站 新院区 院区 校区 停车楼 "
        "安置房 拆迁安置房 人才公寓 枢纽 换乘中心 变电站 污水处理厂 泵站 "
        "地铁[一二三四五六七八九十\\d]+号线"
        "(?:[东南西北]?延(?:伸)?(?:段|线)|[一二三四]期|[东南西北]段)? "
        "[一二三四五六七八九十\\d]+号线 绿道 廊道 公园(?!绿地|城市|路|广场) "
        "改线工程 改造工程 改扩建工程 扩建工程 迁建工程 治理工程 整治工程 修复工程 "
        "新建工程 建设工程 连通工程 "
        "改造提升工程 提升改造工程 综合改造工程 综合整治工程 综合治理工程 "
        "综合提升工程 快速化工程 拓宽工程 "
        "一体化工程 一体化项目 交易市场 批发市场 扩建项目 改扩建项目 迁建项目 修复项目 治理项目 "
        "更新项目 整治项目 "
        "免税城 影视城 商贸城 文旅城 生产基地 原料药基地 总部基地 接收站 发电厂 健身中心 "
        "市民中心 文体中心 "
        "供水工程 引水工程 调水工程 灌区工程 防洪工程 水利枢纽 "
        "铁路 高铁 城际铁路 客运专线 风电场 风电基地 光伏基地 "
        "热电联产 冷链物流基地"
    ),
    "Strategy": "战略(?![合协框性意部目规机高定支地纵伙思布重联投资])",
    "Place": (
        "小镇 历史文化街区 历史街区 特色街区 综合街区 步行街区 商贸区 街区 步行街 美食街 商业街 "
        "老街 古街 新村 "
        "集中区 集聚区 会堂 大礼堂 风情街(?!区) 文化街(?!区) "
        "合作区 大湾区 古镇 古村 新城(?![市镇乡区]) "
        "(?<=[\\u4e00-\\u9fff]{2})新城区 新区 "
        "科创走廊 科创大走廊 商务区 中央商务区 开发区 高新区 工业区 文教区 "
        "示范区 样板区 "
        "风景区 景区 产业园区 工业园区 科技园区 园区 湿地 遗址 故居 大运河 运河 广场 大厦 大楼 "
        "造纸厂 钢铁厂 钢厂 药厂 "
        "机械厂 纺织厂 棉纺厂 "
        # 某某园, but no 校园, 公园 …, and only where the noun ends.
        "(?<=[\\u4e00-\\u9fff]{2})(?<![校家花公乐庭田果陵开入出建离])园(?=[和与及、，。“”等的]|$) "
        "印染厂 化工厂 电厂 油库 仓库 码头 大桥 天桥 古桥 单元 区块 板块 地块 商圈 "
        "文创带 产业带 片区 经开区 经济开发区 保税区 综保区 自贸区 "
        "经济圈 都市圈 城市群 经济带 经济区 "
    ),
    "Company": "集团 股份有限公司 有限公司 公司 控股 银行 农商行 供销社 商学 科技股份",
    "Institution": (
        "福利中心 养老中心 检测中心 托育中心 康养中心 培训中心 "
        "体验中心 孵化中心 活动中心 医学中心 诊疗中心 分中心 "
        "研究中心 农科院 社科院 公共卫生中心 疾控中心 急救中心 大学 学院 医院 卫生院 "
        "卫生服务中心 社区卫生服务中心 研究院 研究所 "
        "(?<=中科院)[\\u4e00-\\u9fff]{2,4}所 设计院 科学院 "
        "实验室 工作站 "
        "中学 小学 幼儿园 学校 职高 书院 服务中心 调处化解中心 矛调中心 指挥中心 调解中心 "
        "治理中心 管理中心 "
        "发展中心 审批中心 监测中心 救助站 福利院 养老院 敬老院 基金会 研究会 服务队 志愿队 "
        "宣讲团 代表团"
    ),
    "Event": (
        "美食节 文化节 电影节 电视节 艺术节 音乐节 旅游节 购物节 消费节 读书节 啤酒节 "
        "庙会 博览会 "
        "电影展 书画展 艺术展 灯会 "
        "展览会 交易会 运动会 亚运会 奥运会 残运会 冬奥会 大运会 峰会 论坛 年会 锦标赛 联赛 "
        "邀请赛 马拉松 "
        "那达慕大会 产业大会 发展大会 招商大会 投资大会 创新大会 世界杯 展销会 肺炎疫情 新冠疫情 "
        "消费季 购物季 文化周 旅游周 活动周"
    ),
    "Branch": "分局 支队 大队(?![伍]) 派出所 分所 管理所 供电所",
    "CommandPost": "指挥部",
    "CoordinatingBody": "领导小组 工作专班 专班",
}
"""Endings of names by the class of the ontology that they show."""

_BY_LENGTH = sorted(
    ((ending, kind) for kind, endings in _KINDS.items() for ending in endings.split()),
    key=lambda pair: -len(pair[0]),
)
HEAD = any_of("|".join(ending for ending, _ in _BY_LENGTH))
"""Finds the longest ending at each place."""

_LITERAL = {ending: kind for ending, kind in reversed(_BY_LENGTH) if re.escape(ending) == ending}
_PATTERNS = [
    (re.compile(f"(?:{ending})$"), kind) for ending, kind in _BY_LENGTH if ending not in _LITERAL
]
_LONGEST = max(map(len, _LITERAL))

ROAD = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}?(?:路|街|大道)(?:[东西南北]延(?:伸段|段|线)?|延伸段|延长线)"
    r"|[\u4e00-\u9fff]{2,4}?(?:东|南|西|北|中)?"
    r"(?<![道线思出公铁之网门老新四两各条一套电回年兴征支管等在把让的])路(?![径线网口灯面段演沿平]|由|长制)"
    r"|[\u4e00-\u9fff]{2,4}(?:大道|大街|高架路?|快速路|高速公路|"
    r"高速(?![运增发行旋成转度率推提前跃])|隧道)(?<!通高速)"
    r"(?:[东西南北]延(?:伸段|段|线)?|延伸段|延长线)?"
    r"|[\u4e00-\u9fff]{2,4}?(?:至|—|－|-)[\u4e00-\u9fff]{2,4}?(?:高速公路|高速|快速路|"
    r"[一二]级公路|公路)"
    r"|(?:[国省县]道[GSX]?\d{1,3}线?|[GSX]\d{2,4}(?:[国省县]道|线)?)(?:[\u4e00-\u9fff]{2,4}段)?)"
)
"""Roads; `[一二两]路` and common nouns with 路 are none."""

_ADJECTIVES = (
    "特色|重点|重大|优质|精品|标志性|专业|大型|小型|高端|新型|新兴|各类|各|一批|首批|"
    "第[一二三四五六七八九十]批|"
    "多个|多|几个|传统|现代化?|公共|基础|商业|文化|体育|教育|医疗|养老|旅游|文旅|产业|产业化|"
    "城市|城乡|社区|小区|"
    "区域|区级|省级|市级|国家级|全国|全省|全市|全区|全县|我区|我市|我县|本区|本市|辖区|沿线|沿河|"
    "周边|地下|老旧|城区级|"
    "农贸|建筑|社会|综合|主要|相关|有关|其他|其它|所有|这个|这些|该|此|大|小|新|老|好|优秀|先进|"
    "示范|样板|"
    "龙头|骨干|知名|上市|港口|领军|高|工作|民生|生态|绿色|智能|智慧|数字|创新|创业|企业|行业|"
    "互联网|现有|辖内|"
    "区内|市内|省内|"
    "国内外|国内|国际|网络|网贷|线上|线下|政府|基层|服务|安全|健康|环境|项目|行政|经济|科技|人才|"
    "党建|管理|"
    "治理|专项|集中|统一|联合|系列|促消费|惠民|便民|一体化|全域|全面|长效|应急|日常|常态化|精准|"
    "高质量|重要|关键|"
    "闲置|低效|工业|美丽|城区|城中|主城|中心|核心|两大|三大|四大|五大|六大|七大|八大|九大|十大|"
    "[一二两三四五六七八九十几\\d]+(?:个|条|项|家|批|次|处|座|场|种|类|所|名|支|张|块|栋|幢|台|"
    "辆|户|间)|亮点|最[强大小优美高]?|"
    "示范[型性]|居家|[一二三四]级|核心|倒排|剩余|交付|"
    "扩建|改建|配套|单一|设施|滚动|三年|年度|"
    "责任|保障|检查|监管|执法|监督|考核|激励|奖惩|配套|扶持|优惠|具体|实施|相应|每个|整个|同类|"
    "部分|个别|特大|危旧|"
    "涉企|招商|文明|平安|法治|信用|品质|功能|商务|商贸|住宅|办公|运动|休闲|娱乐|滨水|沿街|临街|"
    "公办|民办|普惠性?|义务教育|寄宿制|职业|特殊教育|乡镇|街道|镇村|农村|农业|中小型?|[一二三]级|"
    "[甲乙]等|专科|定点|"
    "民营|私立|高等|普通|幼儿|学前|公路|道路|管网|河道|水库|校舍|危房|危桥|厕所|供水|供热|供电|"
    "燃气|污水|垃圾|电网|水利|交通|"
    "基础设施|地质灾害|大中型|病险|农田|人居环境|黑臭水体|雨污分流|生活|易地|移民|搬迁|安置|棚户区|"
    "储能|除险加固|城区|县城|增亮|亮化|绿化|美化|口袋|街头|街角|郊野|小微|微型|"
    "高新区|经开区|体制|机制|干部|党员|群众|居民|组织|队伍|领导|领域|环节|层面|阶段"
)
_DESCRIBING = re.compile(f"(?:{_ADJECTIVES})*的?")

_DISTINCT = re.compile(
    "爱国卫生运动|驾驶舱|指挥部|(?:小区|城中村|旧房|旧城|危房|厂房|街区|老街|市场|住宅|"
    "棚户区)(?:综合|提升)*改造(?:提升)?$|有机更新|微治理|"
    "健康码|一码通|督察|数字化转型|调处化解中心|"
    r"[\d一二三四五六七八九十]号线|^省(?:农科院|社科院|立医院|人民医院|科学院)$|"
    "企业服务中心|河长制|路长制|林长制|亚运会|奥运会|产业基金|引导基金|发展基金|母基金|综合街区|"
    "智慧大脑"
)
"""Endings that make a name even of describing words (数字驾驶舱, 城中村改造)."""

_PUBLIC_BUILDING = re.compile(
    r"(?:城市|县城|[县市区旗])(?:展览馆|规划馆|文化馆|图书馆|博物馆|体育馆|科技馆|档案馆|美术馆|"
    r"体育场|"
    r"大剧院|文化中心|体育中心)"
)
"""Of these a division has one."""
_CHIEF_SYSTEM = re.compile(r"[河林路街田链湖片湾]长制|综合保税区")
"""Names that need nothing before them."""
_NEVER = re.compile(
    "^(?:思想|汽车|体育|冰雪|户外|水上|极限|全民健身|征求|提出|听取|反馈|指导|实施|工作|行动|"
    "运动|专项|联合|自觉|统一|具体|集体|社会|改革|"
    "全面深化|"
    "体制机制|供给侧结构性|商事|放管服|年度|工作|实施|发展)?(?:意见|方案|行动|运动|计划|改革|制度|"
    "预案|经验|规划|铁路|高铁)$|^(?:年度|投资|资金|用地|预算|采购|招聘|教学|学习|生产|经营|"
    "项目)*计划$|^(?:国家|重大|区域|发展|重要|新|全局|长期|总体|竞争|企业|营销)*战略$"
)


def kind_of(name: str) -> str | None:
    """The class that a name's ending shows, else None."""
    for length in range(min(_LONGEST, len(name)), 0, -1):
        kind = _LITERAL.get(name[-length:])
        if kind is not None:
            return kind
    return next((kind for pattern, kind in _PATTERNS if pattern.search(name)), None)


def is_name(words: str, head: str) -> bool:
    """Whether words that end in `head` name one thing rather than a sort of things."""
    modifier = words[: len(words) - len(head)]
    if is_whole(words) or _PUBLIC_BUILDING.fullmatch(words):
        return True
    if not modifier or _NEVER.match(words):
        return len(head) > 4 and not modifier and bool(_DISTINCT.search(head))
    if len(modifier) >= 2 and _DISTINCT.search(words):
        return True
    return _DESCRIBING.fullmatch(modifier) is None and len(modifier) >= 2


def is_whole(words: str) -> bool:
    """Whether words are a name without anything before them (林长制)."""
    return _CHIEF_SYSTEM.fullmatch(words) is not None


def is_distinct(words: str) -> bool:
    """Whether words of description are a name all the same (数字驾驶舱), by their ending."""
    return _DISTINCT.search(words) is not None


def describes(words: str) -> bool:
    """Whether words hold nothing but descriptions (重点, 各类特色)."""
    return _DESCRIBING.fullmatch(words) is not None
