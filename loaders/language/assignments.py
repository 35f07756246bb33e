"""Who answers for a task, where prose says it: behind a label, or in a bracket.

Lists of tasks write `牵头单位：甲；责任单位：乙、丙` on lines of their own or behind the task,
`（甲牵头，乙、丙配合）`, `（责任单位：甲；6月底完成）`, or just `（甲、乙）` after a full stop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from loaders.language.by_when import AT_END, AT_START, BEHIND, OF_SENTENCE
from loaders.language.remarks import FIRST_LEADS, clauses_of_remarks, remarks
from loaders.language.roles import ROLE_OF_COLUMN, Column
from loaders.language.unit_forms import form_of, is_formed
from loaders.language.unit_name import Known
from loaders.language.units import unit_names
from loaders.language.units_end import all_formed, longest_list, units_end
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS
from ontology.text import bracketed, protected


@dataclass(frozen=True, slots=True)
class Share:
    """A part of an assignment: `text[start:end]` without its label.

    column: what it holds, as a column of a table would (units by role, a person, a deadline,
    progress, goals). label: the words before the colon, or "". rule: by which it is told that units
    answer, where neither a label nor a bracket says so.
    """

    start: int
    end: int
    column: Column
    label: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """A stretch `text[start:end]` that says who answers, with what else stands in it.

    plain: it is one unit in a bracket and nothing more, as bulletins sign their news.
    spoken: it is a clause of a sentence that says what is done, too (由甲牵头，修好路).
    until: where that sentence ends, if words stand behind the clause; else 0.
    closed: where a last clause ends that says who answers, too, behind those words; else 0.
    """

    start: int
    end: int
    shares: tuple[Share, ...]
    plain: bool = False
    spoken: bool = False
    until: int = 0
    closed: int = 0

    @property
    def names_units(self) -> bool:
        """Whether units are named in it, not only a deadline or how far the task is."""
        return any(each.column in _UNIT_COLUMNS for each in self.shares)


_UNIT_COLUMNS = frozenset(ROLE_OF_COLUMN)

_WORDS = lexicon("labels")
_LABELS = {
    Column(each.value): _WORDS.pattern(each.id)
    for each in _WORDS.entries.values()
    if each.pattern is not None
}
_ANY_LABEL = "|".join(f"(?P<{column.name}>{words})" for column, words in _LABELS.items())
_LABEL = re.compile(rf"(?:^|(?<=[\s；;。，,！（(【\[〔［]))(?:{_ANY_LABEL})\s*[：:∶]")
MEMBERS = re.compile(_LABELS[Column.MEMBER])
"""成员单位: the label of those who belong to a body."""
_SPACED = re.compile(rf"(?:{_ANY_LABEL})[ \t\u3000]+(?=\S)")
"""责任单位　区住建局: a label whose colon is white space, at the head of a paragraph."""
_LENTICULAR = re.compile(rf"[【〔［](?P<label>{_ANY_LABEL})[】〕］](?P<colon>(?=\s*[：:]))?")
"""【责任单位】区住建局: a label between brackets."""
_WITH_IS = re.compile(
    rf"(?:^|(?<=[\s；;。，,（(]))(?:{_ANY_LABEL})为(?=[^，,。；;：:\n（(]{{2,60}})"
)
_UP_TO_STOP = re.compile(r"[^，,。；;：:\n（(]{2,60}")
"""责任单位为区住建局: a label with a verb in place of its colon, before units and nothing more."""
_DUTY = re.compile(
    r"\s*(?P<units>[^，,。；;：:\n（(]{2,60})[：:]\s*(?P<does>(?P<role>牵头|配合|协助|参与)?(?:负责|承担)?)"
    r"(?=[\u4e00-\u9fff])"
)
"""区住建局：负责抢险: the duty of a member of a body, as plans list them."""
_ALSO_DUTY = re.compile(r"[；;。]\s*(?:牵头|具体)?负责[\u4e00-\u9fff]{2}")
"""区住建局：指导抢险；负责统计损失: what is said first is a duty as what follows is."""
DUTY = "unit/duty"
_FIELD = r"(?!各|由|有关|相关|其他|上述)[\u4e00-\u9fff]{2,5}?"
_AS_DEPARTMENTS = re.compile(
    rf"(?P<list>(?:{_FIELD}、)*{_FIELD})等?(?:相关|有关|职能|主管)?部门(?:要|应)?"
    r"(?:按照?(?:各自)?(?:职责|职能)(?:分工)?)?(?:共同|分别)?"
    r"(?:总?牵头|配合|协助|参与|负责|落实)(?:负责|落实|实施|推进)?"
)
"""发改、财政等部门负责: the word departments holds for names that are none by their form."""
BY_FIELD = "unit/by-field"
_CLOSING = re.compile(r"\s*(?:[。；;，,]|$)")
_NEXT_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,2}(?:是|要)|[①-⑳]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)]"
    r"|\d{1,2}[.．、](?!\d))"
)
"""一是修好路。（甲局、乙局）二是架好桥。: what follows a bracket that ends an item."""
_COLON_AT_END = re.compile(r"\s*[：:]\s*$")
_OPENS_WITH = frozenset({*ROLE_OF_COLUMN, Column.PERSON})
_MAY_ASSIGN = re.compile(
    r"(?:牵头|责任|配合|主办|主责|承办|协办|协同|协作|揭榜|承担|负责|落实|实施|参与|考核|业主)[^\s：:，,；;。]{0,8}"
    r"(?:\s*[：:】]|[ \t\u3000])|分工[：:]|[：:]\s*(?:负责|承担|牵头|配合|协助)"
    r"|(?:局|委|办|厅|署|院|街道|政府|部门|单位|公司)[^。；;\n]{0,20}"
    r"(?:牵头|负责|配合|落实|实施|参[与加]|协助|会同|负总责)[^。；;\n]{0,6}(?:[。；;]|$)"
    r"|(?:牵头|负责|配合|分工|落实|参与)[^（()）]{0,24}[）)]|牵头[，,]会同"
    r"|(?:^|[。；;])[^，,。；;：:\n]{2,60}?(?:负责|牵头|承担)(?=[\u4e00-\u9fff“])|部门(?:的?[主工具][要作体])?(?:职责)?[：:]"
    r"|由[^，,。；;\n]{2,60}(?:牵头|负责|配合|主办|作为[^，,。；;\n]{2,6}(?:单位|主体))"
    r"|(?:责任|牵头|主办|承办|配合|协办)(?:单位|部门)为|[局委办厅门]。(?:负责|牵头|组织|制定|保障)"
    r"|[（(][^（()）\n、，]{2,24}(?:局|委|办|站|所|中心|街道|政府|部门|单位|公司|[县市区乡镇])、[^（()）\n]{2,80}[）)](?=[。；;]?\s*(?:$|\n))"
    r"|[。；]\s{0,4}[（(][^（()）]{2,80}(?:局|委|办|街道|政府|部门|单位)(?:[、，,。；][^（()）]{0,50})?[）)]"
)
_SAYS_ROLE = re.compile(
    r"(?:牵头|配合|负责|负总责|落实|参与|参加|协助|指导|主办|协办|承办|(?<=[\u4e00-\u9fff]{2})(?:(?<![委员])会办|独办|单办)|组织实施|共同实施|联合实施)(?:负责|落实|实施|完成|推进|组织实施|抓好落实)?[。；;]?$"
)
STOPS = "。；;！"
"""The marks that end a sentence."""
_MARKS = "。；;，,、 "
_MAY_SAY_FIRST = re.compile(r"[第首最][^\n。；]{1,24}(?:牵头|主办|主责)")


def may_assign(text: str) -> int:
    """About how many assignments a text holds; a quick look."""
    return sum(1 for _ in _MAY_ASSIGN.finditer(text))


def first_leads(text: str) -> int | None:
    """Where a text says that the unit named first leads (列第一位的为牵头单位); None if nowhere."""
    if not _MAY_SAY_FIRST.search(text):
        return None
    said = (each.start for each in clauses_of_remarks(text) if each.rule == FIRST_LEADS)
    return next(said, None)


def numbered_label(text: str) -> tuple[int, Column] | None:
    """How long the number before a label is that opens a paragraph (2.责任单位：…), and what the
    label says that stands behind it; None if there is no such number and label.
    """
    number = _NUMBER.match(text)
    label = _LABEL.match(text[number.end() :]) if number else None
    return None if number is None or label is None else (number.end(), _column(label))


def label_alone(text: str) -> Share | None:
    """The share of a paragraph that is a number and a label, and nothing more (（二）整改措施)."""
    number = _NUMBER.match(text)
    words = text[number.end() :].strip() if number else ""
    # 二、工作任务 is the heading of all tasks, where 工作任务：… is what one of them says
    label = _LABEL.fullmatch(f"{words}：") if words and not words.endswith("任务") else None
    return None if label is None else Share(len(text), len(text), _column(label), words)


def opening_number(text: str) -> int:
    """How long the number or sign is that opens a paragraph; 0 without one."""
    number = _NUMBER.match(text)
    return number.end() if number else 0


def opens_with_label(text: str, begin: int) -> bool:
    """Whether a label stands at a place of a text (责任单位：…)."""
    return _LABEL.match(text, begin) is not None


def label_of_line(text: str) -> Column | None:
    """What a label says that is a line of its own (责任单位, 办结时限：); None of other lines."""
    words = text.strip().rstrip("：:∶").rstrip()
    if OF_A_NAME.fullmatch(words):
        return Column.NAME
    found = _LABEL.fullmatch(f"{words}：") if 0 < len(words) <= _LONGEST_LABEL else None
    return None if found is None else _column(found)


_LONGEST_LABEL = 12
OF_A_NAME = re.compile(r"(?:项目|任务|工作|事项|实事)名称|(?:交办|督办|议定|办理)事项")
"""The label before a task's name."""
_NUMBER = re.compile(
    r"\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[）)][、．.]?|[、．.])|[①-⑳]|[-—–]{1,3}|[●•▲★◆■·])\s*"
)


def opens_assignment(text: str) -> bool:
    """Whether a text begins with a bracket that opens with a label (（责任单位：…)."""
    label = _LABEL.match(text, 1)
    return text[:1] in "（(〔【［[" and label is not None and _column(label) in _OPENS_WITH


def assignments(text: str, known: Known | None = None) -> list[Assignment]:
    """The assignments of a paragraph, in order, without overlaps."""
    return list(_by_form(text)) if known is None else _assignments(text, known)


@lru_cache(maxsize=OF_WORDS)
def _by_form(text: str) -> tuple[Assignment, ...]:
    """The same, where no registry is asked: of a category, which stands in row after row."""
    return tuple(_assignments(text, lambda _: False))


_SQUARE = str.maketrans("[]", "［］")
"""Square brackets of an English keyboard: [责任单位：…]."""


def _assignments(text: str, known: Known) -> list[Assignment]:
    plain = _LENTICULAR.sub(_with_colon, text.translate(_SQUARE))
    found = _of_plain(plain, known)
    if plain == text:
        return found
    return [
        replace(each, start=each.start - 1)  # 【责任单位】甲局: with the bracket that opens it
        if each.start and plain[each.start - 1] == " " and text[each.start - 1] in "【〔［["
        else each
        for each in found
    ]


def _of_plain(text: str, known: Known) -> list[Assignment]:
    """The assignments of a paragraph whose labels stand in no brackets of their own."""
    if "为" in text:
        text = _WITH_IS.sub(lambda label: _colon_for_is(label, known), text)
    duty = _duty(text, known)
    if duty is not None:
        return [duty]
    found: list[Assignment] = []
    for start, end in bracketed(text):
        if found and start < found[-1].end:
            continue
        inner = _in_bracket(text, start, end, known)
        if inner is not None:
            found.append(_with_time_behind(inner, text))
    labels = [
        match
        for match in _LABEL.finditer(text)
        if not any(each.start <= match.start() < each.end for each in found)
    ]
    spaced = None if labels else _SPACED.match(text)
    if spaced is not None and _column(spaced) in _UNIT_COLUMNS:
        rest = text[spaced.end() :]
        if _names_units(rest, known, after="。", last=True):
            words = text[: spaced.end()].strip()
            share = Share(spaced.end(), len(text), _column(spaced), words)
            return [Assignment(0, len(text), (share,))]
    says_who = any(_column(each) in _OPENS_WITH for each in labels)
    if labels and not found and not says_who:
        by_whom = list(_by_whom(text, known))  # 整改措施：由甲局负责清理
        if by_whom:
            return by_whom
    # 甲承办，乙协办。治理目标：…: before a label that says something else of the task
    first = labels[0] if labels else None
    before = first is not None and first.start() > 0 and not says_who
    if not found and (before or first is None):
        found.extend(_told(text[: first.start()] if first else text, known))
    if labels and (not text[: labels[0].start()].strip() or says_who):
        begin = labels[0].start()
        stop = next((each.start for each in found if each.start > begin), len(text))
        runs = list(_runs_of_labels(text, begin, stop))
        stop = runs[-1].end
        found = [each for each in found if each.start < begin or each.start >= stop]
        found += runs
    return sorted(found, key=lambda each: each.start)


def _told(text: str, known: Known) -> list[Assignment]:
    """The assignments that sentences say."""
    found = list(_in_sentences(text, known))
    for read in (_by_whom, _leading):
        whole = [(each.start, max(each.end, each.until)) for each in found]
        found.extend(
            each
            for each in read(text, known)
            if not any(start <= each.start < end for start, end in whole)
        )
    whole = [(each.start, max(each.end, each.until)) for each in found]
    found.extend(
        each
        for each in _behind(text, known)
        if not any(start < each.end and each.start < end for start, end in whole)
    )
    return found


def _with_colon(match: re.Match[str]) -> str:
    """责任单位： for 【责任单位】, which is as long."""
    return f" {match['label']}{' ' if match['colon'] is not None else '：'}"


def _colon_for_is(label: re.Match[str], known: Known) -> str:
    """责任单位： for 责任单位为, where units follow and nothing more."""
    words = _UP_TO_STOP.match(label.string, label.end())
    named = words is not None and all_formed(words.group(), known)
    if words is not None and any(clauses_of_remarks(f"{label.group()}{words.group()}")):
        return label.group()  # （第一责任单位为牵头单位): how the list is to be read
    return f"{label.group()[:-1]}：" if named and _column(label) in _UNIT_COLUMNS else label.group()


def _duty(text: str, known: Known) -> Assignment | None:
    """The duty that a paragraph says a unit has: the unit, a colon, and 负责."""
    begin = opening_number(text)
    found = _DUTY.match(text, begin)
    if found is None or _LABEL.match(text, found.start("units")):
        return None
    if not found["does"] and not _ALSO_DUTY.search(text, found.end()):
        return None
    if not all_formed(found["units"], known):
        return None
    column = Column(_ROLE_COLUMNS.get(found["role"], Column.RESPONSIBLE))
    share = Share(found.start("units"), found.end("units"), column, "", DUTY)
    return Assignment(found.start("units"), found.end(), (share,), until=len(text))


_ROLE_COLUMNS = {
    "牵头": Column.LEAD,
    "配合": Column.SUPPORT,
    "协助": Column.SUPPORT,
    "参与": Column.SUPPORT,
}


def _end(text: str, shares: tuple[Share, ...], stop: int) -> int:
    """Where an assignment ends: with its last units, if a full stop and other words follow."""
    last = shares[-1] if shares else None
    if last is None or last.column not in _UNIT_COLUMNS:
        return stop
    return last.end if text[last.end : stop].strip("。；;，, \n") else stop


def _with_time_behind(read: Assignment, text: str) -> Assignment:
    """The assignment of a bracket, with the bracket behind it that says by when."""
    when = BEHIND.match(text, read.end)
    if when is None:
        return read
    due = Share(when.start("when"), when.end("when"), Column.DEADLINE, "")
    return replace(read, end=when.end(), shares=(*read.shares, due), plain=False)


def _in_bracket(text: str, start: int, end: int, known: Known) -> Assignment | None:
    first, last = start + 1, end - 1
    label = _LABEL.match(text, first, last)
    if label is not None and label.start() == first:
        shares = tuple(_labelled(text, first, last))
        read = Assignment(start, end, shares)
        return read if read.names_units or _column(label) is Column.DEADLINE else None
    later = next((each for each in _LABEL.finditer(text, first, last)), None)
    if later is not None and _column(later) in _UNIT_COLUMNS | {Column.PERSON}:
        # （6月底完成，牵头单位：甲、乙）
        before = text[first : later.start()].rstrip("；;，,。、 ")
        due = Share(first, first + len(before), Column.DEADLINE, "")
        read = Assignment(start, end, (due, *_labelled(text, later.start(), last)))
        return read if read.names_units else None
    if _OF_A_GROUP.search(text, 0, start) and not _SAYS_ROLE.search(text[first:last]):
        return None  # 各镇（园区、街道）
    for begin, stop in reversed(remarks(text[first:last])):  # 。以下均需各镇落实
        if begin and not text[first + stop : last].strip(_MARKS):
            last = first + len(text[first : first + begin].rstrip(_MARKS))
    when = AT_START.match(text, first, last)
    if when:
        first, stop = when.end(), last
    else:
        when = AT_END.search(text, first, last)
        stop = when.start() if when else last
    words = text[first:stop]
    stopped = text[:start].rstrip().endswith(tuple(STOPS))
    # …。（甲牵头）按要求…: behind a full stop it says who answers for what is before it
    # 一、扩大投资（甲牵头）：: a heading, below which the tasks stand
    heads = _COLON_AT_END.match(text, end) is not None
    timed = BEHIND.match(text, end)
    beyond = timed.end() if timed else end
    ends = _CLOSING.match(text, beyond) is not None or ((stopped or heads) and each_says(words))
    ends = ends or (stopped and _NEXT_ITEM.match(text, beyond) is not None)
    last_words = not text[beyond:].strip("。；; ")
    formed = _names_units(words, known, after=text[:start], last=last_words)
    # 修好路（甲局，6月底前完成）: by when it is done, tells that it answers
    formed = formed or (bool(when or timed) and all_formed(words, known))
    if not ends or not (formed or _as_departments(words)):
        return None
    by_field = None if formed else BY_FIELD
    shares = (Share(first, stop, Column.RESPONSIBLE, "", by_field),)
    if when:
        shares = (*shares, Share(when.start("when"), when.end("when"), Column.DEADLINE, ""))
    plain = not when and "、" not in words and not _SAYS_ROLE.search(words)
    return Assignment(start, end, shares, plain)


def each_says(words: str) -> bool:
    """Whether each clause says a role (甲牵头，乙、丙配合)."""
    return all(map(_SAYS_ROLE.search, re.split("[，,；;]", words)))


_OF_A_GROUP = re.compile(r"各[\u4e00-\u9fff]{1,8}$")
"""Before a bracket that says who is meant by it, too."""


def _in_sentences(text: str, known: Known) -> Iterator[Assignment]:
    """Sentences that say nothing but who answers: 甲牵头，乙、丙配合。由甲会同乙负责。"""
    inside = protected(text)
    start = 0
    ends = [at for at, mark in enumerate(text) if mark in STOPS and not inside[at]]
    for end in (*ends, len(text)):
        when = OF_SENTENCE.search(text, start, end)
        stop = when.start() if when else end
        words = text[start:stop]
        if 6 <= len(words) <= _LONGEST_SENTENCE and _speaks_of_units(words, known):
            shares = [Share(start, stop, Column.RESPONSIBLE, "")]
            if when:
                shares.append(Share(when.start("when"), when.end("when"), Column.DEADLINE, ""))
            yield Assignment(start, end, tuple(shares))
        start = end + 1


_LONGEST_SENTENCE = 200
_BY = re.compile(
    r"(?:(?:^|(?<=[，,；;：:。）)》\s、．.])|(?<=同意|明确|决定|要求|今年|明年|本月|本周))由|(?:^|(?<=[，,；;：:。\s])|(?<=同意))(?=[^，,。；;：:\n由]{2,40}作为))"
    r"(?P<units>[^，,。；;：:\n]{2,80}?)"
    r"(?:(?:共同|分别|具体)?(?P<role>总?牵头|配合|协助|主办|承办|独办|单办|负责|组织)(?!解释|人|制|修订)|(?P<others>会同)"
    r"|作为(?P<label>(?:项目)?(?:业主|建设|实施|责任|牵头)(?:单位|主体)|项目业主))(?:负责|组织|实施|落实)*"
)
"""由甲牵头，修好路; 由甲、乙配合做好审批; 由甲作为业主单位，修好路, with 由 or without."""


def _by_whom(text: str, known: Known) -> Iterator[Assignment]:
    """Clauses within a sentence that say by whom it is done: 由甲牵头，乙配合，修好路."""
    inside = protected(text)
    done = 0
    for by in _BY.finditer(text):
        if by.start() < done or inside[by.start()] or not all_formed(by["units"], known):
            continue
        stop = next(
            (at for at in range(by.end(), len(text)) if text[at] in STOPS and not inside[at]),
            len(text),
        )
        end = by.end()
        column = Column.RESPONSIBLE
        shares = []
        if by["others"]:  # 由甲会同乙、丙办理手续: who is with whom is read as one
            clause = _CLAUSE_REST.match(text, end, stop)
            others = (end, clause.end() if clause else end)
            last = units_end(text, others, known) or longest_list(text, others)
            if last is None:
                continue
            shares.append(Share(by.start("units"), last, column, ""))
            end = last
        elif by["label"]:
            label = _LABEL.match(by["label"] + "：")
            column = _column(label) if label else column
            shares.append(Share(by.start("units"), by.end("units"), column, by["label"]))
        else:
            last = by.end("units") if by["role"] == "组织" else by.end()
            shares.append(Share(by.start("units"), last, column, ""))
        for clause in _CLAUSE.finditer(text, end, stop):
            words = clause.group().lstrip("，,")
            together = words.strip().startswith("会同")
            begin = clause.end() - len(words)
            if together and clause.start() == end and not _SAYS_ROLE.search(words):
                first = text.index("会同", begin) + len("会同")
                end_of_names = units_end(text, (first, clause.end()), known)
                if end_of_names is None:
                    break
                last = end_of_names
                begin = begin if by["label"] else shares.pop().start
                shares.append(Share(begin, last, Column.RESPONSIBLE, ""))
                end = last
                break  # 会同乙、丙办理手续: what is to be done begins here
            says = _SAYS_ROLE.search(words)
            if clause.start() != end or not says or not all_formed(words, known):
                break
            if together and not by["label"]:  # 由甲牵头，会同乙: who is with whom is read as one
                begin = shares.pop().start
            shares.append(Share(begin, clause.end(), Column.RESPONSIBLE, ""))
            end = clause.end()
        done = stop
        helpers = _helpers(text, (end, stop), known)
        until = helpers[0].start - 1 if helpers else stop
        rest = text[end:until].strip("，, 。；;")
        yield Assignment(
            by.start(),
            end,
            (*shares, *helpers),
            spoken=True,
            until=until if rest else 0,
            closed=stop if helpers else 0,
        )


_LEADS_TO = re.compile(
    r"(?:^|(?<=[。；;！]))\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、．.]\s*)?"
    r"(?P<units>[^，,。；;：:\n]{3,80}?)牵头(?=(?P<does>[^，,。；;\n]{4,80}))"
)
"""甲局牵头制定预案，乙局、丙局参加: who leads, what is done, and who takes part in it."""


def _leading(text: str, known: Known) -> Iterator[Assignment]:
    """Sentences that open with who leads, and end with who takes part: 甲牵头修好路，乙、丙参加."""
    inside = protected(text)
    for found in _LEADS_TO.finditer(text):
        stop = next(
            (at for at in range(found.end(), len(text)) if text[at] in STOPS and not inside[at]),
            len(text),
        )
        helpers = _helpers(text, (found.end("does"), stop), known)
        if not helpers or not all_formed(found["units"], known):
            continue
        begin, end = found.start("units"), found.end()
        shares = (Share(begin, end, Column.RESPONSIBLE, ""), *helpers)
        until = found.end("does")
        yield Assignment(begin, end, shares, spoken=True, until=until, closed=stop)


def _helpers(text: str, span: tuple[int, int], known: Known) -> tuple[Share, ...]:
    """Who takes part in what a sentence says before, as its last clause tells, be it that one more
    says by when (甲牵头修好路，乙、丙参加，6月底前完成).
    """
    begin, stop = span
    when = OF_SENTENCE.search(text, begin, stop)
    stop = when.start() if when else stop
    last = next((each for each in _CLAUSE.finditer(text, begin, stop) if each.end() == stop), None)
    helpers = last.group().lstrip("，,") if last else ""
    if not _SAYS_ROLE.search(helpers) or not all_formed(helpers, known):
        return ()
    due = [Share(when.start("when"), when.end("when"), Column.DEADLINE, "")] if when else []
    return (Share(stop - len(helpers), stop, Column.RESPONSIBLE, ""), *due)


def _behind(text: str, known: Known) -> Iterator[Assignment]:
    """The last clauses of a sentence, where they say nothing but who answers for what stands before
    them: 修好路，甲牵头，乙配合。 架好桥，甲、乙等单位按职责分工落实。
    """
    inside = protected(text)
    start = 0
    ends = [at for at, mark in enumerate(text) if mark in STOPS and not inside[at]]
    for end in (*ends, len(text)):
        for comma in range(start + 1, end):
            if text[comma] not in "，," or inside[comma]:
                continue
            clause = re.split("[，,]", text[comma + 1 : end], maxsplit=1)[0]
            said = _SHARED_OUT.search(clause)
            if said is not None and _speaks_of_units(text[comma + 1 : end], known):
                share = Share(comma + 1, end, Column.RESPONSIBLE, "")
                yield Assignment(comma + 1, end, (share,), spoken=True)
                break
        start = end + 1


_SHARED_OUT = re.compile(
    r"(?:总?牵头|主办)(?:负责|落实|实施)*$|按照?(?:各自)?(?:职责|职能)(?:分工)?"
    r"|(?:等(?:单位|部门)|共同|分别|联合){1,2}(?:负责|落实|实施)(?:落实|实施|推进)?$"
)
_CLAUSE = re.compile(r"[，,][^，,。；;\n]+")
_CLAUSE_REST = re.compile(r"[^，,。；;：:\n]+")


_ELSEWHERE = re.compile(r"[下附]表|附件")


def _ends_with_unit(words: str, known: Known) -> bool:
    """Whether nothing stands behind the last name (会同乙、丙加快办理手续 goes on)."""
    names = unit_names(words, known)
    return bool(names) and not words[names[-1].end :].strip()


def _speaks_of_units(words: str, known: Known) -> bool:
    """Whether each clause of a sentence is units and what they do for the task; one that points
    elsewhere (各单位按下表落实) says nothing of its own.
    """
    if _ELSEWHERE.search(words):
        return False
    parts = [each for each in re.split("[，,]", words) if each.strip()]
    if not any(map(_SAYS_ROLE.search, parts)):
        return False
    clauses: list[str] = []
    open_ = ""
    for part in parts:
        open_ += part + "、"
        together = clauses and part.strip().startswith("会同")
        if _SAYS_ROLE.search(part) or (together and _ends_with_unit(part, known)):
            clauses.append(open_.rstrip("、"))
            open_ = ""
    return not open_ and all(all_formed(each, known) for each in clauses)


def _names_units(words: str, known: Known, *, after: str, last: bool) -> bool:
    """Whether the words in a bracket are units that answer: with a role, after a full stop, or
    several as the last words of a paragraph.
    """
    names = unit_names(words, known)
    formed = [each for each in names if is_formed(each.name) or known(each.name)]
    if not formed:
        return False
    if _SAYS_ROLE.search(words):
        return True
    stopped = after.rstrip().endswith(("。", "；", "！", ";"))
    others = [each for each in names if each not in formed and form_of(each.name) is None]
    # 甲局、乙局、丙局、中储粮青石直属库: one whose form says nothing, behind several
    one = len(others) == 1 and len(formed) >= _SEVERAL and _A_NAME.fullmatch(others[0].name)
    alike = not others or (stopped and bool(one))
    fields = all(each.name.endswith("部门") for each in names)  # （涉及发改、财政等部门）
    return (stopped or (last and len(names) > 1)) and alike and not fields


_SEVERAL = 3
_A_NAME = re.compile(r"(?!.*(?:完成|推进|加强|开展|做好|确保|其他|以及))[\u4e00-\u9fff]{4,14}")


def _as_departments(words: str) -> bool:
    """Whether each clause calls what it names departments and says their role, and one lists
    several (发改部门牵头，财政、住建等部门配合).

    One word alone (业务部门负责) may be a sort of departments.
    """
    said = [_AS_DEPARTMENTS.fullmatch(each.strip()) for each in re.split("[，,；;]", words)]
    return all(said) and any(each and "、" in each["list"] for each in said)


_LONGEST_MARK = 6
"""What stands between two labels of one task is no longer."""


def _runs_of_labels(text: str, begin: int, stop: int) -> Iterator[Assignment]:
    """The assignments of a stretch that begins with a label: one, or one more wherever what a label
    says has ended and a task of its own follows before the next (责任单位：甲。架桥。责任单位：乙).
    """
    starts = [each.start() for each in _LABEL.finditer(text, begin, stop)]
    shares: list[Share] = []
    for start, until in pairwise([*starts, stop]):
        own = list(_labelled(text, start, until))
        rest = text[shares[-1].end : start].strip(_MARKS) if shares else ""
        goes_on = len(rest) > _LONGEST_MARK or opening_number(rest) > 0
        if goes_on and any(e.column in _UNIT_COLUMNS for e in (*shares[-1:], *own)):
            yield Assignment(begin, shares[-1].end, tuple(shares))
            begin, shares = start, []
        shares += own
    yield Assignment(begin, _end(text, tuple(shares), stop), tuple(shares))


def _labelled(text: str, start: int, end: int) -> Iterator[Share]:
    """The shares of a stretch that begins with a label."""
    labels = list(_LABEL.finditer(text, start, end))
    for number, label in enumerate(labels):
        stop = labels[number + 1].start() if number + 1 < len(labels) else end
        stop = len(text[:stop].rstrip())  # of 甲局　【配合单位】 the bracket is not said
        stop = max(stop, label.end())
        column = _column(label)
        words = text[label.start() : label.end()].rstrip("：:∶ ")
        first = label.end()
        if column in _UNIT_COLUMNS:
            yield from _units_and_deadline(text, (first, stop), column, words)
        else:
            yield Share(first, stop, column, words)


def _units_and_deadline(
    text: str, span: tuple[int, int], column: Column, label: str
) -> Iterator[Share]:
    """A value that names units; a deadline may end it, and a remark on reading may stand in it."""
    first, stop = span
    other = _OTHER_FIELD.search(text, first, stop)
    if other is not None and (other["name"].endswith("单位") or form_of(other["name"]) is None):
        stop = other.start()
    when = AT_END.search(text, first, stop)
    inside = protected(text[first:stop])
    ends = (at for at, mark in enumerate(text[first:stop]) if mark == "。" and not inside[at])
    stop = next((first + at for at in ends), stop)  # what follows is said of the task
    if stop < len(text) and _LABEL.match(text, stop):  # 责任单位：甲；架好桥，责任单位：乙
        stop = _next_task(text, first, stop)
    if when is not None and when.start() > stop:  # words of the task stand before it
        when = None
    last = when.start() if when else stop
    begin = first
    for start, end in remarks(text[begin:last]):
        named = text[first : begin + start].rstrip("。；;，,、 ")
        if named:
            yield Share(first, first + len(named), column, label)
        first = begin + end
    if text[first:last].strip("。；;，, ") or (first, last) == span:
        yield Share(first, last, column, label)  # without a value where that stands below
    if when:
        yield Share(when.start("when"), when.end("when"), Column.DEADLINE, "")


_OTHER_FIELD = re.compile(r"[；;，,。\s](?P<name>[\u4e00-\u9fff]{2,10})[：:∶]")
"""What no label of the lexicon is, but opens a field as one does (；数据提供单位：甲局)."""


def _next_task(text: str, first: int, stop: int) -> int:
    """Where units have ended before a label, and a task that names none stands in between."""
    inside = protected(text[first:stop])
    for at, mark in enumerate(text[first:stop], first):
        rest = text[at + 1 : stop].strip(_MARKS)
        if mark in "；;" and not inside[at - first] and len(rest) > _LONGEST_MARK:
            named = any(is_formed(each.name) for each in unit_names(rest))
            return stop if named or AT_END.search(text, at, stop) else at
    return stop


def _column(match: re.Match[str]) -> Column:
    name = match.lastgroup
    if name is None:
        raise ValueError("a label without a column")
    return Column[name]


def labels(text: str) -> Iterator[tuple[str, str, Column]]:
    """The labels of a text: the words before the colon, the entry that reads them, the column."""
    for match in _LABEL.finditer(text):
        column = _column(match)
        yield match[column.name], f"label/{column.value}", column
