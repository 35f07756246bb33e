"""Whether one indicator counts only a part of what another counts: 市级系统 of 系统.

Such a result answers the whole together with its other parts, alone only in part. Of a rate or an
average, a part says nothing of the whole.
"""

from __future__ import annotations

from itertools import takewhile

from loaders.language.comparison import least_size
from loaders.language.indicators import is_bare, noun, verb, where_done
from loaders.language.respectively import listed_in, members
from loaders.language.same_work import only_became
from loaders.language.scope import halves, is_held, parts
from loaders.language.spelling import with_parts_spelt
from ontology import late_re as re


def is_narrower(goal: str, result: str) -> bool:
    """Whether a result's words narrow what the goal counts.

    >>> is_narrower("接入系统", "接入市级系统"), is_narrower("新建幼儿园、小学", "新建小学")
    (True, True)
    """
    if goal == result:
        return False
    size = least_size(result)
    class_ = noun(result).removeprefix(noun(goal))
    return (
        _narrowed_by_words(goal, result)
        or _one_act_of(goal, result)
        or _somewhere(goal, result)
        or _in_a_place(goal, result)
        # 高层次人才博士 of 高层次人才
        or (
            1 < len(class_) < len(noun(result))
            and not verb(class_)
            and class_ not in _GENERAL
            and not only_became(class_)
        )
        # 5亿元以上项目 of 项目
        or (size is not None and size.is_more_than(least_size(goal)))
        or noun(result).startswith(tuple(members_of(goal)))
    )


_GENERAL = frozenset(
    (
        "案件",
        "工作",
        "项目",
        "工程",
        "任务",
        "活动",
        "数量",
        "总数",
        "面积",
        "人数",
        "人员",
        "资金",
        "事项",
    )
)
"""Words behind a name that narrow nothing: 法律援助案件 are 法律援助."""


def _narrowed_by_words(goal: str, result: str) -> bool:
    """公办学位 of 学位, 省级平台 of 国家级、省级平台, 国家级 of 省级以上."""
    wanted, told = parts(goal), parts(result)
    if "以上" in goal and told and not told & wanted:
        return True
    return bool(told) and told != wanted and (not wanted or told < wanted)


def _somewhere(goal: str, result: str) -> bool:
    """Whether a result says where, before the very words of the goal: 校内新建站点 of 新建站点."""
    where = result.removesuffix(goal)
    acts = bool(verb(goal)) and not verb(result)
    return acts and 1 < len(where) < len(result) and not _WHO.search(where)


def _in_a_place(goal: str, result: str) -> bool:
    """Whether a result says where, before what was done to the very thing of the goal
    (城区建成消防站 of 新建消防站).
    """
    done = result[len(where_done(result)) :]
    of_goal = not where_done(goal) and done != result
    return of_goal and bool(verb(done)) and noun(done) == noun(goal)


_WHO = re.compile(
    r"(?:[局委办部厅院会司组队]|中心|单位|部门|政府|集团|公司|企业|各地|全[区县市省镇乡域]|[我本][区县市省镇乡]"
    r"|累计|实际|总计|共|已|均|新|拟|再|年|月|季度|[到率额量数值])$"
)
"""Before a name: who did it, or when, which narrows nothing."""


def _one_act_of(goal: str, result: str) -> bool:
    """Whether a result does one of the things that the goal's verbs name: 新建 of 新建、改造."""
    works, work = verb(goal), verb(result)
    acts = SEVERAL_ACTS.get(works) or listed_in(works)
    return bool(work) and work != works and work in acts


SEVERAL_ACTS = {
    "新改建": ["新建", "改建", "改造"],
    "新扩建": ["新建", "扩建"],
    "改扩建": ["改建", "扩建", "改造"],
    "新改扩建": ["新建", "改建", "扩建", "改扩建", "改造"],
    "完善": ["修订", "新建", "制定", "新增", "出台", "建立", "健全", "废止"],
    "优化": ["新开", "新辟", "开通", "调整", "延伸", "撤并", "新增"],
}
"""Verbs that name several acts in one word, or by what they come to (of lines of buses, posts)."""


def is_of_another_part(goal: str, result: str, *, whole_only: bool) -> bool:
    """Whether a goal and a result speak of two different parts of the same thing, or the result of
    more than the goal. whole_only: the goal is a rate or an average, which no part answers.

    >>> is_of_another_part("城镇居民收入", "农村居民收入", whole_only=True)
    True
    >>> is_of_another_part("集中供养标准", "分散供养标准", whole_only=False)
    True
    """
    if _of_other_sorts(
        *(_DEALT_WITH.sub("", with_parts_spelt(noun(each))) for each in (goal, result))
    ):
        return True
    if noun(goal) in members_of(result):
        return True  # 种植玉米、大豆 tells more than was wanted of 玉米
    wanted, told = parts(goal), parts(result)
    if whole_only and (told - wanted or halves(goal) - told):
        return True
    return bool(wanted and told) and not wanted & told and "以上" not in goal


_DEALT_WITH = re.compile(
    "^(?:(?:举办|召开|开展|组织|实施|推进|推动|完成|落实|加快|继续|安排|支持|参加|参与|提供|发放|办理|各类|各种|各级|多种)+)"
)
"""Words before a thing that say what is done with it, and nothing of its sort."""
_LEAST_SHARED = 2
"""So many characters at the end of two names are what they are both a sort of."""


def _of_other_sorts(goal: str, result: str) -> bool:
    """Whether two names are of one thing, and say in nothing alike of which sort: 集中供养标准 and
    分散供养标准. Where they share a character, one may be another spelling of the other.
    """
    pairs = zip(reversed(goal), reversed(result), strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    sort, other = goal[: len(goal) - shared], result[: len(result) - shared]
    least = min(len(sort), len(other))
    if shared >= _LONG_SHARED and least >= _LONG_SORT:
        # 战略性新兴产业增加值, 高新技术产业增加值: one character in common is chance.
        return len(set(sort) & set(other)) <= 1
    return shared >= _LEAST_SHARED and least >= _LEAST_SHARED and not set(sort) & set(other)


_LONG_SHARED, _LONG_SORT = 4, 4


def counts_what_it_holds(goal: str, result: str) -> bool:
    """Whether a result counts what is in the thing that the goal counts, not the thing.

    >>> counts_what_it_holds("新建农贸市场", "新建农贸市场摊位")
    True
    """
    whole, held = noun(goal), noun(result)
    return held.startswith(whole) and held != whole and is_held(held.removeprefix(whole))


def members_of(indicator: str) -> list[str]:
    """What an indicator lists (新建幼儿园、小学: 幼儿园, 小学); nothing if it is no list."""
    listed = listed_in(indicator)
    if len(listed) == 1 or any(map(is_bare, listed)):  # 新建、改造公厕 lists what is done
        return []
    found = members(indicator, len(listed))
    return [noun(each) for each in (found.names if found else listed)]
