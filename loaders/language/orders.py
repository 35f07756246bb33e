"""Who is told in a sentence to do something, as minutes write what a meeting decided.

    请甲局会同乙局尽快办理手续。甲局要牵头制定方案，乙局要积极配合。由甲局负责建设，乙局负责宣传。

Prose of other kinds says 甲局要… of all sorts of duties, so only minutes are read so. The source of
the forms: 党政机关公文处理工作条例, by which 纪要 record what was decided, and their usual wording.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.language.assignments import STOPS, Assignment, Share, assignments
from loaders.language.roles import Column
from loaders.language.unit_name import Known
from loaders.language.units import unit_names
from loaders.language.units_end import longest_list, units_end
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.text import protected

_WORDS = lexicon("orders")
_LEAD, _SUPPORT, _ANSWER = (
    _WORDS.guarded(f"order/{each}") for each in ("lead", "support", "answer")
)
_ROLE = f"(?:(?P<lead>{_LEAD})|(?P<support>{_SUPPORT})|(?P<answer>{_ANSWER}))"
_MUST, _MANNER = _WORDS.guarded("order/must"), _WORDS.any_of("order/manner")
DECIDED = re.compile(
    rf"(?:会议|会上)(?:一致|原则|还|并)*{_WORDS.any_of('order/decided')}(?:如下)?[，,：:]?\s*"
)
"""会议议定，: what stands before an order and is no part of it."""
_ASKED = re.compile(
    rf"\s*(?:[（(]?[\d一二三四五六七八九十]{{1,3}}[）)、．.是])*\s*(?:{DECIDED.pattern})?(?:同意)?"
    rf"(?P<ask>{_WORDS.any_of('order/ask')})?"
)
"""（一）会议要求由…: what may stand before the units of a clause."""
_WHAT = (
    rf"(?P<must>{_MUST})?(?:{_MANNER})*"
    rf"(?:{_ROLE}|{_WORDS.any_of('order/act')}|(?(must)(?=[\u4e00-\u9fff])|(?!)))"
)
_TOLD = re.compile(_WHAT)
_SAYS = re.compile(f"{_LEAD}|{_SUPPORT}|{_ANSWER}")
_ASKED_FOR = re.compile(rf"{_WHAT}|(?=[\u4e00-\u9fff])")
"""请甲局倒排工期: where the word of asking says it, any verb may follow."""
_PRESENT = re.compile(
    rf"\s*(?P<word>{_WORDS.any_of('order/present')})(?:人员|单位|领导|同志|人)?[：:\s]"
)
_INSPECTED = re.compile(_WORDS.pattern("order/inspected"))
_WITH = re.compile(r"\s*会同")
_CLAUSE = re.compile(r"[^，,：:]+")
_BARE = re.compile(r"(?:做好|实施|落实|推进|抓好落实)?\s*")
_BETWEEN = "，, 。；;"

TOLD = "unit/told"
"""The rule that a claim names."""


@dataclass(frozen=True, slots=True)
class _Order:
    """Units of a clause that are told to do something; end: where what they are to do begins.

    helps: they only support. bare: the clause says no more than that.
    """

    start: int
    end: int
    shares: tuple[Share, ...]
    helps: bool
    bare: bool


def orders(text: str, known: Known) -> list[Assignment]:
    """The assignments of a paragraph of minutes, in order, those in their sentences too."""
    if _PRESENT.match(text):
        return []
    found = assignments(text, known)
    told_of = [each for each in found if not each.spoken]
    if any(each.names_units for each in told_of):
        return found
    if told_of:  # 整改措施：由甲局督促更换
        found = [each for each in found if each.spoken]
    inside = protected(text)
    read: list[Assignment] = []
    start = 0
    ends = [at for at, mark in enumerate(text) if mark in STOPS and not inside[at]]
    goes_on = False
    """Whether the sentence before gave an order and ended in a semicolon: it is one of several."""
    for stop in (*ends, len(text)):
        said = [each for each in found if start <= each.start < stop]
        if _INSPECTED.search(text, start, stop) is not None:
            start, goes_on = stop + 1, False
            continue
        told = list(_of_sentence(text, (start, stop), said, known, goes_on=goes_on))
        goes_on = bool(told) and text[stop : stop + 1] in tuple("；;")
        for each in told:
            helps = all(share.column is Column.SUPPORT for share in each.shares)
            if each.until or not helps:
                read.append(each)
            elif read:  # 乙局要积极配合: in the task of the sentence before
                read[-1] = replace(read[-1], shares=(*read[-1].shares, *each.shares))
        start = stop + 1
    return read or told_of


def orders_told(text: str) -> Iterator[tuple[str, str, str]]:
    """The units that clauses tell to do something, how they answer, and each entry that says so."""
    present = _PRESENT.match(text)
    if present is not None:
        yield "", present["word"], "order/present"
    inspected = _INSPECTED.search(text)
    if inspected is not None:
        yield "", inspected.group(), "order/inspected"
        return
    for match in _CLAUSE.finditer(text):
        order = _order(text, match.span(), lambda _: False)
        if order is None:
            continue
        first = order.shares[0]
        around = text[: first.start], text[first.end :]
        for entry in _WORDS.entries:
            if any(re.search(_WORDS.guarded(entry), words) for words in around):
                yield first.column.value, text[first.start : first.end], entry


def _of_sentence(
    text: str, span: tuple[int, int], said: list[Assignment], known: Known, *, goes_on: bool
) -> Iterator[Assignment]:
    """The assignments of a sentence; said: those that are read without orders.

    goes_on: whether it is one of several in a row of which the one before gave an order.
    """
    start, stop = span
    mains = list(said)
    helps: list[_Order] = []
    for match in _CLAUSE.finditer(text, start, stop):
        if any(each.start < match.end() and match.start() < each.end for each in said):
            continue
        order = _order(text, match.span(), known, together=goes_on or bool(mains))
        if order is None:
            continue
        if order.helps and mains:
            helps.append(order)
        else:
            mains.append(Assignment(order.start, order.end, order.shares, spoken=True))
    for number, each in enumerate(mains):
        limit = mains[number + 1].start if number + 1 < len(mains) else stop
        own = [one for one in helps if each.end <= one.start < limit]
        end = each.end
        for one in own:  # 甲局牵头，乙局配合，修好路: what is to be done begins behind both
            if one.bare and not text[end : one.start].strip(_BETWEEN):
                end = max(end, one.end)
        last = own[-1] if own else None
        bare = last is not None and last.bare and not text[last.end : limit].strip(_BETWEEN)
        until = last.start if last is not None and bare else limit
        shares = (*each.shares, *(share for one in own for share in one.shares))
        until = max(until, end)
        rest = text[end:until].strip(_BETWEEN)
        yield replace(
            each, end=end, shares=shares, until=until if rest else 0, closed=limit if bare else 0
        )


def _order(
    text: str, span: tuple[int, int], known: Known, *, together: bool = False
) -> _Order | None:
    """The order that a clause gives, if it begins with units; together: one came before it
    in its sentence, so that no word of asking needs to be said again.
    """
    start, stop = span
    if together and _WITH.match(text, start, stop):
        return _joined(text, span, known)
    asked = _ASKED.match(text, start, stop)
    first = asked.end() if asked else start
    end = units_end(text, (first, stop), known)
    told = None if end is None else _TOLD.match(text, end, stop)
    if told is None and asked and asked["ask"]:
        end = longest_list(text, (first, stop))
        goes_on = end is not None and _SAYS.search(text, end, stop)  # 由甲局乙科牵头: no known name
        told = None if end is None or goes_on else _ASKED_FOR.match(text, end, stop)
    if end is None or told is None or text.startswith("的", told.end()):
        return None  # 区水务局牵头的12个项目: which ones they are
    role = told["lead"] or told["support"] or told["answer"]
    if not (role or told["must"] or together or (asked and asked["ask"])):
        return None
    helps = bool(told["support"])
    column = Column.SUPPORT if helps else Column.LEAD if told["lead"] else Column.RESPONSIBLE
    shares = [Share(first, end, column, "", TOLD)]
    begin = told.end() if role else told.end("must") if told["must"] else end
    if told["lead"]:
        others = _WITH.match(text, told.start("lead"), stop) or _WITH.match(text, begin, stop)
        if others is not None:
            with_whom = (others.end(), stop)
            last = units_end(text, with_whom, known) or longest_list(text, with_whom)
            if last is None:
                return None  # with whom is not read
            shares.append(Share(others.end(), last, Column.SUPPORT, "", TOLD))
            begin = last
    bare = _BARE.fullmatch(text, begin, stop) is not None
    groups = all(each.is_group for each in unit_names(text[first:end], known))
    if groups and not (helps and together) and (told["must"] or not told["answer"]):
        return None  # 各部门要高度重视 is said of all that meetings speak of
    return _Order(start, begin, tuple(shares), helps, bare)


def _joined(text: str, span: tuple[int, int], known: Known) -> _Order | None:
    """A clause that says with whom the units before it do their work (，会同乙、丙办理手续)."""
    begin = text.index("会同", *span) + len("会同")
    end = units_end(text, (begin, span[1]), known) or longest_list(text, (begin, span[1]))
    if end is None:
        return None
    share = Share(begin, end, Column.SUPPORT, "", TOLD)
    return _Order(span[0], end, (share,), helps=True, bare=end == span[1])
