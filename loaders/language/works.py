"""Works and who builds or owns them, told by a word beside them: 某某项目开工, 甲落户某园."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.language import heads
from loaders.language.boundaries import has_verb, name_start, skip_lead
from loaders.language.name import TRADE, Name, plain
from loaders.lexicon import lexicon
from ontology import late_re as re

_PLANT = re.compile(
    r"(?P<what>年[产处]理?\d+(?:\.\d+)?[万亿]?(?:吨|台|套|件|只|辆|平方米|立方米|米|支|片|"
    r"千瓦时?)[\u4e00-\u9fffA-Za-z]{2,12}?"
    r"|(?:集团|公司|科技|股份|重工|药业|钢铁|石化|化工|汽车|电子|医药|生物|新材料|能源|食品|"
    r"酒业)(?:(?![等和及、]|\d+[个家])[\u4e00-\u9fffA-Za-z\d]){2,14}?)(?:项目|生产线|生产基地|"
    r"原料药基地|工厂)"
)
"""What is named by its owner or its output: 某某集团年产20万吨铝板带项目."""


_PHASES = re.compile(
    r"(?P<phase>[一二三四五](?:、[二三四五])?期(?:、[二三四五]期)*)(?:项目|工程)(?![限间末货])"
)
"""Works that go by their phases: 某某二期、三期项目."""


_TOLD = lexicon("acts").any_of(
    *(
        f"act/{each}"
        for each in ("start", "finish", "use", "open", "opened", "running", "roof", "settle")
    )
)
"""What is told of works and of bodies that open."""
_ARRIVES = re.compile(
    r"(?<=[\u4e00-\u9fff]{3})(?P<head>中心|基地|总部|研究院|分院|分中心|工厂|产业城|实验室)"
    rf"(?=(?:已|正式|顺利|成功|相继|先后|签约)*{_TOLD})"
)
"""What came or opened, by the noun that says what it is: 某某研究院揭牌."""


_CAME = r"(?:(?!等|相继|先后|纷纷|陆续|成功|正式|顺利|企业)[\u4e00-\u9fffA-Za-z\d]){2,14}"


_COMES = re.compile(r"落[户地]|[入进]驻")
_SETTLING = re.compile(
    rf"(?:^|(?<=[，。；]))(?P<names>{_CAME}(?:、{_CAME}){{1,8}})"
    r"(?=(?:等)?(?:先后|相继|成功|纷纷|顺利|正式)*(?:落户|入驻|进驻|落地))"
)


_HONOURED = re.compile(
    r"(?:^|(?<=[，。；]))(?P<names>[\u4e00-\u9fffA-Za-z]{2,8}?(?:、[\u4e00-\u9fffA-Za-z]{2,8}?){0,5})"
    r"(?=(?:等)?(?:分别|双双|均)?(?:获批|获评|入选|荣获|被评为|被认定为|跻身)[^，。；]{2,20}(?:企业|冠军|公司|小巨人”?)[，。；])"
)
"""Firms by the title that they got."""
_POWER = re.compile(
    r"(?P<power>\d+(?:\.\d+)?(?:MW|GW|兆瓦|万?千瓦)[\u4e00-\u9fff]{0,4}?(?:光伏|风电|储能|抽水蓄能)(?:发电|电站|基地)?(?:项目)?)"
)
"""Power plants go by owner and capacity: 某某100MW光伏."""
_NARRATED = re.compile(
    r"(?:^|[，。；])[从到](?P<name>[\u4e00-\u9fff]{4,10}?(?:项目)?)(?:“[^”]{2,8}”)?(?:重建|建设|二期|一期)?(?:全面|顺利|正式|成功)?(?=开工|启动|动工|投用|开业|通车)"
)
"""从甲全面开工，到乙启动建设: works told one after the other."""
_WORKS = re.compile(
    r"(?:(?<=亿元的)|(?<=万元的)|(?:[，。；、]|^|确保|推动|推进|促进|加快|引进|招引|签约|落地|"
    r"实施|启动|开工))[\u4e00-\u9fffA-Za-z（）]{3,18}?项目"
    r"(?=(?:已|将|正式|顺利|如期|全面|主体|一期|[一二三四]季度|年内|\d{1,2}月底?前?|"
    r"在[^，。；]{2,10}?)*(?:开工|竣工|投产|封顶|建成|投用|签约|落地|奠基|试生产|完工|交付|投运|"
    r"达产|进展顺利|进场|获批|扎实推进|稳步推进|有序推进|加快推进|快速推进|基本完工|现场|工地))"
    r"|(?<=引进|招引|签约|落地)[\u4e00-\u9fffA-Za-z（）]{3,18}?项目(?=[，。；、])"
)


_SORTS = re.compile(
    r"(?:以上|批|个|标志性|代表性|重大|重点|产业链?|招商|技改|工业|制造业|基建|民生|债券|专项债|"
    r"签约|在建|续建|新建|前期|储备|类|有关|相关|安置房|"
    r"投资|产学研|提升|创建|安置|旅游|性|引进|配套|建设|改造|整治|实事|示范|新|大|该|此|等|剩余|其余|其他)项目$|"
    r"^(?:一批|首批|第[一二三四五]批|各|全部|多个|所有|更多|这些|等)|等"
)
"""Words that make 项目 a sort of works; what is left in front of it names one."""


_COMMUNITY = re.compile(
    r"(?:街道|[镇乡]|走进|来到|家住|位于|地处|在)(?P<name>[\u4e00-\u9fff]{2,4}?社区|"
    r"(?<=[道镇乡])(?!村|[^村]*(?:示范|行政|自然|每|各|个|"
    r"农))[\u4e00-\u9fff]{2,3}?村(?![民级镇居庄道]))(?!服务|卫生|食堂|居家|建设|治理|工作|矫正|"
    r"教育)"
    r"|(?:完成|解决|[、，。；])(?P<village>(?!行政|自然|示范)[\u4e00-\u9fff]{2,4}村)(?=\d+(?:余|"
    r"多)?户|获评|入选|荣获)"
)


_SETTLERS = re.compile(
    r"(?:企业|公司|龙头(?!企业)|集团|"
    r"巨头)(?P<names>(?!企业)[\u4e00-\u9fffA-Za-z]{2,8}?(?:、[\u4e00-\u9fffA-Za-z]{2,8}?){0,6})"
    r"(?=(?:等(?:企业|公司|龙头)?)?(?:相继|先后|纷纷|陆续|成功|正式)+(?:入驻|落户|签约|落地|进驻|"
    r"投产))"
)
"""Firms that came one after the other: 500强企业甲、乙相继入驻."""


_NEIGHBOUR = re.compile(
    r"[与同和](?:上游|下游|相邻|毗邻|邻近|结对|对口|"
    r"兄弟)(?:的)?(?P<name>[\u4e00-\u9fff]{2,3}[县市区旗])"
)
"""Another division that ours does something with."""


_FIRM = re.compile(
    r"(?P<trade>重工|精密|科技|新材料?|生物|药业|医药|医疗|电子|股份|智造|智能|新能源|光电|机械|"
    r"食品|酒业|"
    r"纺织|化工|汽车|铝业|钢铁|矿业|建工|环保|通信|半导体|制药|乳业|新材|机器人|能源|重卡|锂电)"
    r"(?=公司|集团|项目负责人|负责人|董事长|总经理|总裁|创始人|车间|厂区|引进之后|落户|入驻|签约|"
    r"获评|获批|上市|等龙头|等企业|打造成|投资的)"
)
"""A firm by its short name, where its head or its works are spoken of."""


def works(text: str) -> list[Name]:
    """Works, firms and neighbourhoods that a word beside them shows to be such."""
    return [
        *_projects(text),
        *_of_an_owner(text),
        *_settling(text),
        *_listed_firms(text, _SETTLERS),
        *_firms(text),
        *_listed_firms(text, _HONOURED),
        *_neighbourhoods(text),
    ]


def _projects(text: str) -> list[Name]:
    found = []
    for match in _WORKS.finditer(text) if "项目" in text else ():
        start = name_start(text, match.end() - len("项目"), match.start())
        words = text[start : match.end()]
        if 5 <= len(words) <= 18 and not heads.describes(words[:-2]) and not _SORTS.search(words):
            found.append(_project(text, start, match.end()))
    for match in _PHASES.finditer(text):
        start = name_start(text, match.start("phase"))
        words = text[start : match.start("phase")]
        if 2 <= len(words) <= 14 and not heads.describes(words):
            found.append(_project(text, start, match.end()))
    for match in _NARRATED.finditer(text):
        if not heads.describes(match["name"]) and not has_verb(match["name"]):
            found.append(_project(text, *match.span("name")))
    for match in _ARRIVES.finditer(text):
        start = name_start(text, match.start("head"))
        words = text[start : match.start("head")]
        if 5 <= match.end() - start <= 16 and not heads.describes(words):
            found.append(_project(text, start, match.end()))
    return found


def _project(text: str, start: int, end: int) -> Name:
    return Name(start, end, plain(text[start:end]), "Project", "headed")


def _of_an_owner(text: str) -> list[Name]:
    found = [
        _project(text, start, match.end())
        for match in _POWER.finditer(text)
        if (start := name_start(text, match.start("power"))) < match.start("power")
    ]
    for match in _PLANT.finditer(text):
        if "的" in match["what"] or _SORTS.search(f"{match['what']}项目"):
            continue  # 新材料产业链建设的重点项目
        found.append(_project(text, name_start(text, match.start("what")), match.end()))
    return found


def _members(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """The names of a list (`names`), each with where it starts."""
    at = match.start("names")
    for words in match["names"].split("、"):
        yield at, words
        at += len(words) + 1


def _listed_firms(text: str, pattern: re.Pattern[str]) -> list[Name]:
    """甲、乙相继入驻; 甲、乙获批省级某某企业: firms by what they do, one beside the other."""
    return [
        Name(at, at + len(words), plain(words), "Company", "listed")
        for match in pattern.finditer(text)
        for at, words in _members(match)
        if not TRADE.fullmatch(words) and not heads.describes(words)
    ]


def _firms(text: str) -> list[Name]:
    found = []
    for match in _FIRM.finditer(text):
        start = name_start(text, match.start("trade"))
        words = text[start : match.end()]
        if 2 <= match.start() - start <= 6 and not TRADE.fullmatch(words):
            found.append(Name(start, match.end(), plain(words), "Company", "headed"))
    return found


def _neighbourhoods(text: str) -> list[Name]:
    found = [
        Name(*match.span("name"), match["name"], "Place", "headed")
        for match in _NEIGHBOUR.finditer(text)
    ]
    for match in _COMMUNITY.finditer(text):
        group = "name" if match["name"] else "village"
        if not heads.describes(match[group][: -1 if match["village"] else -2]):
            found.append(Name(*match.span(group), match[group], "Place", "headed"))
    return found


def _settling(text: str) -> list[Name]:
    """甲中心、乙产业园落地某园区: those of which their last words say what they are."""
    found = []
    for match in _SETTLING.finditer(text) if _COMES.search(text) else ():
        for at, words in _members(match):
            start = skip_lead(text, at, at + len(words))
            name = text[start : at + len(words)]
            kind = heads.kind_of(name)
            if kind and 2 <= len(name) <= 14 and not heads.describes(name):
                found.append(Name(start, start + len(name), plain(name), kind, "listed"))
    return found
