"""Names in lists: each member is what the list says that its members are.

甲、乙等项目 are two projects, 甲路、乙路两条道路 two roads; 大数据、软件等企业 are sorts of
firms, and none of them is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.language import heads
from loaders.language.lists import Listed
from loaders.language.name import QUOTES, TRADE, Name, plain
from ontology import late_re as re
from ontology.divisions import divisions

_LIST_KINDS = (
    ("Road", re.compile(r"(?:道路|主干道|快速路|公路|干道)$")),
    (
        "Place",
        re.compile(
            r"(?:区块|片区|地块|单元|街区|遗存|遗址|景区|景点|小镇|板块|古镇|商圈|园区|村|街|"
            r"河道|区域)$"
        ),
    ),
    (
        "Institution",
        re.compile(r"(?:高校|院校|学校|中小学|幼儿园|医院|院所|研究机构|科研机构)$"),
    ),
    ("Platform", re.compile(r"(?:平台|应用|系统|攻坚任务|场景)$")),
    ("Event", re.compile(r"(?:活动|赛事|展会|节庆|节会|会展|展览|论坛|会议)$")),
    ("Programme", re.compile(r"(?:品牌|专项行动|行动|工程|战役|攻坚战|计划)$")),
    ("Policy", re.compile(r"(?:措施|政策|制度|举措|意见|文件|新政)$")),
    (
        "Company",
        re.compile(r"(?:企业|公司|龙头|集团|央企|国企|民企|楼宇(?:资源)?|开发商|房企)$"),
    ),
    (
        "Project",
        re.compile(
            r"(?:项目|建筑|工程|节点|载体|基地|绿地公园|公园|场馆|综合体|地标|建设|变电站|停车场|广场|桥梁)$"
        ),
    ),
)

_QUOTED_KIND = {"Event": "Programme", "Road": "Strategy", "Company": "Strategy"}
"""A slogan in marks among 活动 is a campaign; no road or company is called by a slogan."""

_UNNAMED = re.compile(
    r"工作$|建设$|管理$|服务$|问题$|情况$|发展$|整治$|维护$|保障$|教育$|宣传$|排查$|检查$|监管$|"
    r"活动$|治理$|保洁$|"
    r"养护$|亮化$|秩序$|保护$|出让$|招商$|生态$|安全$|任务$|环境$|消费$|人才$|项目$|企业$|产业$|"
    r"技术$|市场$|协作$|合作$|[沿线]路$"
)

_WORKS_THERE = re.compile(
    r"(?P<where>[\u4e00-\u9fff]{3,12}?)(?:综合|生态|环境|全面)*(?:治理|改造|整治|建设|提升|修复|开发|保护|扩建|迁建)"
)
"""A place and what is done there, as lists of projects name them: 某某河综合治理."""

_ARTICLES = re.compile(r"(?<![路线街巷河道桥链带策施见举措航])(?:\d+|[二三四五六七八九十]{1,3})条$")
"""A policy goes by the number of its articles: 稳经济47条."""

_TWIN = re.compile(
    r"与(?P<list>[\u4e00-\u9fff、]{2,30}?)(?:等[地县市]?)?的?(?:东西部|山海|对口|"
    r"结对)+(?:扶贫)?(?:协作|合作|帮扶|支援)"
    r"|对口(?:帮扶|支援|协作)(?P<after>[\u4e00-\u9fff、]{2,20}?)(?=$|[，。；等]|工作)"
)


def members(text: str, lists: Sequence[Listed], quoted_ones: Sequence[Name]) -> list[Name]:
    """Members of lists whose words of kind make things of them; quoted ones take the kind."""
    found: list[Name] = []
    for each in lists:
        kind = next((k for k, pattern in _LIST_KINDS if pattern.search(each.kind_words)), None)
        if kind is None or (kind == "Company" and _of_sorts(text, each)):
            continue
        for start, end in each.members:
            words = text[start:end]
            inside = next(
                (
                    n
                    for n in quoted_ones
                    if start <= n.start and n.end <= end + 1 and words[0] in "“《"
                ),
                None,
            )
            if inside is not None:
                found.append(
                    replace(
                        inside,
                        kind=heads.kind_of(inside.name)
                        or (inside.kind if inside.kind == kind else _QUOTED_KIND.get(kind, kind)),
                        rule="listed",
                        list_start=each.start,
                        list_end=each.end,
                    )
                )
                continue
            name = _member(words, kind, each.kind_words)
            if name is not None:
                found.append(Name(start, end, plain(words), name, "listed", each.start, each.end))
    return found


def _of_sorts(text: str, each: Listed) -> bool:
    """Whether a list of firms tells their sorts: one of its members is a trade (农业、粮油加工等
    企业) or a title, or what it is of is said of trades (…等领域企业).
    """
    if _SORTS.search(each.kind_words) is not None:
        return True
    said = (text[start:end] for start, end in each.members)
    return any(TRADE.fullmatch(words) or _RANKED.search(words) for words in said)


_SORTS = re.compile("领域|行业|产业|类(?!似)")
_RANKED = re.compile("(?:单项冠军|瞪羚|独角兽|小巨人|专精特新|领航|领军)(?:企业)?[”]?$")
"""Titles of firms (瞪羚等企业): of whoever gets them."""


def _member(words: str, kind: str, kind_words: str) -> str | None:
    """The class of a bare member of a list, None where it names no single thing."""
    if not 2 <= len(words) <= 20 or re.search(r"[，。；：！？…\s]", words):
        return None
    works = _WORKS_THERE.fullmatch(words)
    if works is not None and (kind != "Project" or heads.describes(works["where"])):
        works = None
    if heads.describes(words) or QUOTES.search(words[:1]):
        return None
    if _UNNAMED.search(words) and works is None:
        return None
    shown = "Policy" if _ARTICLES.search(words) else heads.kind_of(words)
    if shown is None and kind == "Project" and works is not None:
        return kind
    if shown is None and (
        # 亮码、测温等措施 are sorts of doing, 大数据、软件等企业 sorts of firms.
        kind in ("Policy", "Programme", "Platform")
    ):
        return None
    return _kind_in_list(words, kind, kind_words, shown)


def _kind_in_list(words: str, kind: str, kind_words: str, shown: str | None) -> str | None:
    """The class by the list's kind and, where it says more, the name's own ending."""
    if kind == "Company" and shown in (None, "Company") and "楼宇" in kind_words:
        # Buildings that are called by their owner alone: 某某、某某等楼宇.
        return "Company" if shown or len(words) <= 4 else "Place"
    if kind == "Project" and shown in ("Place", "Institution", "Event", None):
        return kind
    if kind in ("Place", "Road"):
        road = heads.ROAD.fullmatch(words) or words.endswith(("路", "大道", "线"))
        return "Road" if road else (kind if kind == "Place" else None)
    return shown or kind


def twins(text: str) -> list[Name]:
    """Places joined with ours by partnership (与某某、某某对口协作)."""
    found = []
    for match in _TWIN.finditer(text):
        group = "list" if match["list"] else "after"
        at = match.start(group)
        for part in re.split(r"([、和与])", match[group]):
            if part in divisions().by_short or part in divisions().by_name:
                found.append(
                    Name(
                        at, at + len(part), part, "Place", "listed", match.start(group), match.end()
                    )
                )
            at += len(part)
    return found
