"""Ranks as figures: 位居第一, 获第四、第五名, 进入前30名. A rank is a value of the unit 名 or 位.

前30名 bounds it from above; 倒数第三 and 后十位 are counted from the end. The words stand in
`loaders/lexicon/ranks.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from loaders.language.clauses import Span, clauses
from loaders.language.fault import fault
from loaders.language.figure import UNNAMED, Figure
from loaders.language.indicators import clean, head
from loaders.language.numerals import chinese_number
from loaders.language.quantity import Quantity
from loaders.lexicon import lexicon
from ontology import late_re as re

RANK = "名次"
"""What a rank is an indicator of, after the words that name the contest; its base unit too."""
FROM_THE_END = "倒数名次"
"""The same of a rank that is counted from the end (倒数第三, 后十位)."""
RANKS = frozenset({RANK, FROM_THE_END})
PLAIN_RANK = re.compile(
    rf"(?:(?:总量|总额|规模)[、和](?:增速|增幅)|增速|增幅|总量|总额|规模|占比|位次)?(?:{RANK}|{FROM_THE_END})"
)
"""A rank that does not say of what."""
_WORDS = lexicon("ranks")
_SET = _WORDS.pattern("rank/set")
_END = _WORDS.pattern("rank/end-behind")
_LEAVES = re.compile(_WORDS.any_of("rank/leave"))
_BEFORE = re.compile(_WORDS.pattern("rank/before"))
_NUMBER = r"(?:[一二两三四五六七八九十]{1,3}|\d{1,3})"
_NOT_ORDINAL = rf"(?!{_WORDS.pattern('rank/ordinal-behind')})"
_HIGHEST = (
    rf"|前(?P<within>{_NUMBER})(?:(?P<within_unit>[名位强])|(?={_END}))"
    rf"|(?P<top>{_WORDS.any_of('rank/first')})"
    rf"|倒数第(?P<lowest>{_NUMBER})(?:(?P<lowest_unit>[名位])|(?={_END}))"
    rf"|后(?P<behind>{_NUMBER})(?:(?P<behind_unit>[名位])|(?={_END}))"
    rf"|(?P<bottom>{_WORDS.any_of('rank/last')})"
)
_ONES = rf"(?:并列)?(?P<ranks>第{_NUMBER}(?:、第?{_NUMBER})*)"
_OPENED = re.compile(
    rf"(?P<verb>{_WORDS.pattern('rank/verb')}|{_WORDS.pattern('rank/after-measure')})"
    rf"(?P<field>(?:{_SET}|(?:(?![由从名位不保退争力确])[\u4e00-\u9fff]){{2,8}}?)?)(?:的|中)?"
    rf"(?:{_ONES}(?P<unit>[名位])?{_NOT_ORDINAL}{_HIGHEST})"
)
_ENDED = re.compile(
    rf"(?P<verb>{_WORDS.any_of('rank/weak')}|{_WORDS.any_of('rank/leave')}|(?={_SET})|[由从])(?P<field>(?:{_SET})?)(?:的|中)?"
    rf"(?:{_ONES}(?:(?P<unit>[名位]){_NOT_ORDINAL}|(?={_END})){_HIGHEST})"
)
"""A rank behind a verb that says other things too, or behind the set alone."""
_WIDTH = re.compile(rf"(?:{_SET})?")
"""How wide the field is that a rank is one of; it names no contest."""
_SETS = re.compile(_SET)
_EACH_OF = re.compile("各.*|主要.*|中")
_TIMES = re.compile(r"^(?:[全][国省市区县])?[一二两三四五六七八九十\d]+次")
"""How often a contest was held is no part of its name."""
_AMONG = re.compile(
    r"在全[国省市区县](?:\d*个?[县市区旗（）()]+|各?省辖市|各?设区市|各[县市区旗（）()]+)中(?:继续)?$"
)
_CONTEST = re.compile(r"在(?P<name>[^，。；]{4,40})中[，,]$")
_YEARS_IN_A_ROW = re.compile(r"[，、]?(?:已|近)?连续[一二两三四五六七八九十\d]+年$")
_FIGURE_BEFORE = re.compile(r"\d[^，。；、]{0,6}[、，]?\s*$")
_WHO = re.compile(r"(?:[\u4e00-\u9fff]{1,3}[区县市])?")
_LONGEST_CONTEST = 44
_REACHED = re.compile(r"(?:预计)?(?:完成|实现|达到?|为)$")
_ONE = re.compile(_NUMBER)


def ranks(text: str) -> list[Figure]:
    """The ranks that a text states, each with the words that name the contest."""
    found = []
    for number, clause in enumerate(clauses(text)):
        for match in _matches(text, clause):
            found.extend(_figures(text, clause, match, number))
    return found


def _matches(text: str, clause: Span) -> list[re.Match[str]]:
    """Where ranks stand in a clause; what two patterns find is taken once."""
    if not _MAYBE.search(clause.text):
        return []
    found = list(_OPENED.finditer(text, clause.start, clause.end))
    taken = [match.end() for match in found]
    found += [
        match
        for match in _ENDED.finditer(text, clause.start, clause.end)
        if match.end() not in taken
    ]
    return sorted(found, key=lambda match: match.start())


_MAYBE = re.compile(rf"[第前后]{_NUMBER}|[首末]位|榜")


def rank_set(words: str) -> str:
    """Among whom the rank at the end of some words is one; "" if they do not say.

    >>> rank_set("GDP增速居全省第2")
    '全省'
    """
    named = _SETS.findall(words)
    return _EACH_OF.sub("", named[-1]) if named else ""


def with_ranks(text: str, read: Sequence[Figure], promised: Sequence[Figure] = ()) -> list[Figure]:
    """The figures of a text and its ranks, in order.

    A rank that does not say of what is of what its sentence measured last (固定资产投资增长27%，
    总量位居全市第二), else of what the one rank that is promised is of.
    """
    told = [each for each in ranks(text) if not _is_theirs(text, each)]
    places = {at for each in told for at in range(each.quantity.start, each.quantity.end)}
    own = [each for each in promised if each.quantity.rule == "quantity/rank"]
    found: list[Figure] = []
    for each in sorted(
        [
            *(
                each
                for each in read
                if each.quantity.core_start not in places and not (told and _in_set(text, each))
            ),
            *told,
        ],
        key=lambda figure: figure.quantity.start,
    ):
        before = found[-1] if found else None
        plain = each.quantity.rule == "quantity/rank" and PLAIN_RANK.fullmatch(each.indicator)
        if (
            before is not None
            and plain
            and not re.search("[。；;\n]", text[before.quantity.end : each.quantity.start])
        ):
            words = _BESIDE_OTHERS.sub("", before.indicator)
            words = _A_RANK.sub("", _REACHED.sub("", words))
            known = "" if _OF_WHICH.search(words) else words
            each = replace(each, indicator=f"{known}{each.indicator}")  # noqa: PLW2901
        elif plain and len({each.indicator for each in own}) == 1:
            each = replace(each, indicator=own[0].indicator)  # noqa: PLW2901
        if each.quantity.rule == "quantity/rank":
            each = _checked(each)  # noqa: PLW2901
        found.append(each)
    return found


def _is_theirs(text: str, rank: Figure) -> bool:
    """Whether a rank is that of some who are counted (2名学生进入全市前十名)."""
    words = text[rank.start : rank.quantity.start]
    return _SOME_RANK.search(words) is not None


_SOME_RANK = re.compile(
    r"\d\s*[名人位](?:同学|学生|考生|选手|运动员|教师)[^，,。；;]{0,6}(?:进入|跻身|入围|获|列|居|取得)"
)


def _in_set(text: str, figure: Figure) -> bool:
    """Whether a number says among how many a rank is one (全国168个城市), where ranks are told."""
    at = figure.quantity
    return bool(
        _SET_BEFORE.search(text, max(0, at.start - 2), at.start) and _SET_BEHIND.match(text, at.end)
    )


_SET_BEFORE = re.compile(r"全[国省市区县]$")
_SET_BEHIND = re.compile(r"(?:重点|主要)?(?:工业园区|园区|开发区|城市|地级市|设区市|县|区|市|旗)")
_BESIDE_OTHERS = re.compile(
    r"(?:增速|增幅)?(?:(?:高于|高出|低于|快于|慢于|优于|超(?=全))[^，。；]*|[比较]全?[国省市县区州旗盟][^，。；]{0,4}[高低快慢])$"
)
"""增长9%，高于全省2个百分点，居全省第三: what grew is ranked."""
_OF_WHICH = re.compile(
    r"(?:上升|下降|提高|增加|减少|降低|回落)$|占全?[国省市县区][\u4e00-\u9fff]*(?:总|的)[\u4e00-\u9fff]*$"
)
"""结案率同比上升5个百分点，居第十: nobody can tell whether the rate is ranked or its rise."""
_A_RANK = re.compile(f"(?:{FROM_THE_END}|{RANK})$")


def _checked(rank: Figure) -> Figure:
    """A rank whose contest passed the check of names; else it has no name."""
    kind = rank.quantity.base_unit
    name = clean(rank.indicator.removesuffix(kind))
    if not name or rank.indicator == kind:
        return replace(rank, indicator=kind)
    if fault(name):
        return replace(rank, indicator="", bare=True, rule=UNNAMED)
    return replace(rank, indicator=name + kind)


def _figures(text: str, clause: Span, match: re.Match[str], number: int) -> list[Figure]:
    groups = match.groupdict()
    name = _name_of(text, clause, match)
    leaves = _LEAVES.search(text, max(clause.start, match.start() - 4), match.end())
    if leaves is not None and not (groups["behind"] or groups["bottom"]):
        return []  # 退出前十: which rank it has, is not said
    baseline = match["verb"] in ("由", "从") or bool(
        _BEFORE.search(text, clause.start, match.start())
    )
    end = match.end()
    if groups["top"]:
        found = [_rank(text, match.span("top"), Decimal(1), "位")]
    elif groups["bottom"]:
        sign = ">" if leaves else "="
        found = [_rank(text, match.span("bottom"), Decimal(1), "位", sign, FROM_THE_END)]
    elif groups["within"]:
        unit = groups["within_unit"] or "名"
        unit = "名" if unit == "强" else unit
        found = [_rank(text, (match.start("within") - 1, end), groups["within"], unit, "<=")]
    elif groups["behind"]:
        unit, sign = groups["behind_unit"] or "名", ">" if leaves else "<="
        span = (match.start("behind") - 1, end)
        found = [_rank(text, span, groups["behind"], unit, sign, FROM_THE_END)]
    elif groups["lowest"]:
        unit = groups["lowest_unit"] or "位"
        span = (match.start("lowest") - 3, end)
        found = [_rank(text, span, groups["lowest"], unit, "=", FROM_THE_END)]
    else:
        found = []
        for one in _ONE.finditer(match["ranks"]):
            start = match.start("ranks") + one.start() - (match["ranks"][one.start() - 1] == "第")
            span = (start, match.start("ranks") + one.end())
            found.append(_rank(text, span, one.group(), match["unit"] or "位"))
    return [_figure(each, clause, number, name, baseline) for each in found if each is not None]


def _name_of(text: str, clause: Span, match: re.Match[str]) -> str:
    """The words that name the contest that a rank is of."""
    begin = clause.start
    for each in _ANY_RANK.finditer(text, clause.start, match.start()):
        begin = each.end()  # 总量居全市第二、增速居第三
    before = _AMONG.sub("", text[begin : match.start()])
    before = _YEARS_IN_A_ROW.sub("", before)
    earlier = list(_FORMER.finditer(before))
    if earlier:  # 排名由第30位提升到第18位
        before = before[: earlier[0].start()]
    words = head(_BEFORE.sub("", before)).removesuffix("中").removesuffix("活动")
    words = _SET_AT_END.sub("", _LINKING.sub("", words))
    if _FIGURE_BEFORE.search(before):
        words = ""  # 企业55家、居全国第一: of what the figure before measures
    contest = _CONTEST.search(text, max(0, clause.start - _LONGEST_CONTEST), clause.start)
    if contest is not None and _WHO.fullmatch(words):
        words = contest["name"]  # 在某某指数中，某某区位列全国第三
    field = match["field"]
    # 进入某某榜前30名: what is entered is the contest; 居全市第3位 says only how wide it is.
    return _TIMES.sub("", words) + ("" if _WIDTH.fullmatch(field) else field)


_FORMER = re.compile(
    rf"(?:排名|排位|位次|名次)?[由从](?:原来的?|[去上]年(?:同期|底|末)?的?)?(?:{_SET})?的?第{_NUMBER}[名位]?"
)
_ANY_RANK = re.compile(rf"(?:[第前]{_NUMBER}[名位强]?|[首末]位)、(?!第?{_NUMBER})")
_SET_AT_END = re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?:{_SET})$")
_LINKING = re.compile(
    r"(?:排名|排位|位次|名次|保持|继续|稳定|稳步|成功|首次|再次|不低于|不进入|不得|不|未|争取|力争|确保|仍|均|已|由|从|在|占|的)+$"
)


def _rank(  # noqa: PLR0917 - a quantity's parts, in the order of its fields
    text: str,
    span: tuple[int, int],
    number: str | Decimal,
    unit: str,
    comparator: str = "=",
    base_unit: str = RANK,
) -> Quantity | None:
    value = number if isinstance(number, Decimal) else _value(number)
    if value is None:
        return None
    start, end = span
    words = text[start:end]
    rule = "quantity/rank"
    return Quantity(
        start, end, start, end, words, value, unit, comparator, value, base_unit, rule=rule
    )


def _figure(rank: Quantity, clause: Span, number: int, name: str, baseline: bool) -> Figure:
    indicator = f"{name}{rank.base_unit}"
    rule = "figure/base" if baseline else "figure/rank"
    return Figure(
        rank, clause.start, clause.end, number, indicator, "level", baseline=baseline, rule=rule
    )


def _value(words: str) -> Decimal | None:
    return Decimal(words) if words.isdigit() else chinese_number(words)


_AN_ORDINAL = re.compile(rf"第{_NUMBER}(?P<behind>{_WORDS.pattern('rank/ordinal-behind')})")


def rank_words(text: str) -> Iterator[tuple[str, str, str]]:
    """The words that ranks of a text are read by: the rank, the word, the entry."""
    for number, clause in enumerate(clauses(text)):
        every = _matches(text, clause)
        for match in every:
            read = _figures(text, clause, match, number)
            if not read:
                continue
            quantity = read[0].quantity
            sign = "" if quantity.comparator == "=" else f"{quantity.comparator} "
            end = " from the end" if quantity.base_unit == FROM_THE_END else ""
            value = f"{sign}{quantity.value}{end}"
            opened = match["verb"]
            if match.re is _OPENED.compiled:
                yield value, opened, "rank/verb" if opened else "rank/after-measure"
            elif opened in _WORDS["rank/weak"].words:
                yield value, opened, "rank/weak"
            elif opened in _WORDS["rank/leave"].words:
                yield value, opened, "rank/leave"
            if read[0].baseline:
                yield value, opened or match.group(), "rank/before"
            if among := _SETS.search(match.group()):
                yield value, among.group(), "rank/set"
            for group, entry in (("top", "rank/first"), ("bottom", "rank/last")):
                if match[group]:
                    yield value, match[group], entry
            units = ("unit", "within_unit", "lowest_unit", "behind_unit")
            ended = match.re is _ENDED.compiled
            if ended and not any(match[each] for each in (*units, "top", "bottom")):
                yield value, "", "rank/end-behind"
        ordinal = None if every else _AN_ORDINAL.search(clause.text)
        if ordinal is not None:
            yield "", ordinal["behind"], "rank/ordinal-behind"
