"""Paragraphs that list tasks, put together by their numbers: what is to be done, and who answers.

A paragraph may hold a task or several, or only say who answers for the one above; labels may have
what they say below them, and sentences in a row may tell the duties of units. In go the paragraphs
of a document, out come groups: what stands under one number, with the words and the shares of each
part. Which group is a heading and which a task is for the reader of the kind to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loaders.formats.document import Block, Piece
from loaders.formats.headings import numbering
from loaders.language.assignments import (
    DUTY,
    MEMBERS,
    Assignment,
    Share,
    assignments,
    label_alone,
    numbered_label,
    opening_number,
)
from loaders.language.duties import Duties, duties
from loaders.language.orders import DECIDED, orders
from loaders.language.roles import ROLE_OF_COLUMN, Column
from loaders.language.units_end import all_formed
from ontology import late_re as re

LONGEST_PLAIN = 30
_STOPPED = re.compile(r"[。；;：:，,！]")
_BETWEEN = "。；;，,、 "
NTH = re.compile(r"^第[一二三四五六七八九十]{1,3}[项件][、：:，]?")
_OPENS_WITH_BRACKET = re.compile(r"\s*[（(][^（()）\n]{2,60}[）)](?=\s*[\u4e00-\u9fff])")
_FEWEST_DUTIES = 2
_SET_UP = re.compile(r"内设机构|人员编制|行政编制|职能配置")
"""What an office is set up for is nothing that it is asked to do."""
_SAYS_WHAT = frozenset({Column.CONTENT, Column.TARGET, Column.PROGRESS, Column.NOTE})
_COUNTED = re.compile(r"\s*(\d{1,3})[.．、]")
_ONLY_NUMBER = re.compile(r"\s*[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)、.．]*\s*")
_RANK_OF_DIGITS = 3
_DECIDED_AT_END = re.compile(rf"(?:{DECIDED.pattern})?(?:同意)?$")


@dataclass
class Part:
    """Words in a row, and who answers for them (nothing if nobody is named)."""

    words: list[Piece] = field(default_factory=list)
    shares: list[tuple[Piece, Share]] = field(default_factory=list)

    @property
    def assigned(self) -> bool:
        return any(share.column in ROLE_OF_COLUMN for _, share in self.shares)

    def with_members(self) -> Part:
        """The part, where members of a body (成员单位) answer for its tasks: beside who leads they
        support, beside what is to be done they answer, else they are members and nothing more.
        """
        columns = {share.column for _, share in self.shares}
        if Column.MEMBER not in columns:
            return self
        answer = columns & {Column.RESPONSIBLE, Column.CONTENT, Column.TARGET}
        column = Column.SUPPORT if Column.LEAD in columns else Column.RESPONSIBLE
        kept = [each for each in self.shares if each[1].column is not Column.MEMBER]
        told = [
            (value, replace(share, column=column))
            for value, share in self.shares
            if share.column is Column.MEMBER and (Column.LEAD in columns or answer)
        ]
        return Part(self.words, [*kept, *told])

    @property
    def open(self) -> bool:
        """Whether nobody answers for its words yet."""
        return bool(self.words) and not self.assigned


@dataclass
class Group:
    """What stands under one number: its rank (0 above the first number), and its parts.

    opening: length of a number that only the one above shows to be one (2. …, 3.3个月内…).
    """

    rank: float
    parts: list[Part] = field(default_factory=list)
    opening: int = 0

    def with_members(self) -> Group:
        return replace(self, parts=[each.with_members() for each in self.parts])

    @property
    def assigned(self) -> int:
        return sum(part.assigned for part in self.parts)


def groups_of(
    blocks: Sequence[Block],
    *,
    spoken: bool,
    minutes: bool,
    in_rows: Mapping[int, list[Assignment]],
) -> Iterator[Group]:
    read = orders_of if minutes else assignments
    handed = set[int]() if spoken else handed_out(blocks)
    alone = set[int]() if spoken else _spoken_alone(blocks) | handed
    group = Group(0, [Part()])
    open_value: tuple[Part, Share] | None = None
    among = _among_labels(blocks)
    of_label = _items_of_labels(blocks, read)
    signed = _closed_by_units(blocks)
    count = 0
    for at, block in enumerate(blocks):
        if at in of_label:
            share = of_label[at]
            if share is not None:
                group.parts[-1].shares.append((block.piece, share))
            continue
        piece = unnumbered(block.piece, also=at in among)
        above = blocks[at - 1].piece.text.rstrip() if at else ""
        closing = _closes_above(piece) if above.endswith("。") and group.parts[-1].open else 0
        if closing:  # the line broke before the bracket that says who answers
            _fill(group, piece[:closing], read(piece.text[:closing]))
            piece = piece[closing:].strip()
        piece, said = _handed(piece) if at in handed else (piece, read(piece.text))
        found = [
            each for each in said if spoken or at in alone or not each.spoken
        ] or _alone_in_bracket(piece, signed=signed)
        if at in in_rows:
            piece, found = block.piece, in_rows[at]
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        closed = open_value is None and (group.parts[-1].assigned or not group.parts[-1].words)
        numbered = len(piece) < len(block.piece)
        labelled = bool(found) and not found[0].start  # 【完成时限】6月底 heads nothing
        rank = 0 if numbered else _rank(block, below if closed and not labelled else None)
        counted = None if numbered else _COUNTED.match(piece.text)
        opening = 0
        if counted is not None and not rank and int(counted[1]) == count + 1 > 1:
            rank, opening = _RANK_OF_DIGITS, counted.end()
        if counted is not None and rank == _RANK_OF_DIGITS:
            count = int(counted[1])
        if rank:
            if any(part.words or part.shares for part in group.parts):
                yield group.with_members()
            group, open_value = Group(rank, [Part()], opening), None
        elif open_value is not None and not found:
            open_value[0].shares.append((piece, open_value[1]))  # a list that runs on below
            open_value = open_value if below and _is_units(below.piece.text) else None
            continue
        _fill(
            group,
            piece,
            found,
            of_card=not (rank or found) and _is_field(blocks, at, group.parts[-1], read),
        )
        last = found[-1].shares[-1] if found and found[-1].end >= len(piece) else None
        runs_on = piece.text.endswith(("、", "：", ":", "∶"))
        names_units = last is not None and last.column in ROLE_OF_COLUMN
        open_value = (group.parts[-1], last) if last and names_units and runs_on else None
    if any(part.words or part.shares for part in group.parts):
        yield group.with_members()


_LAST_BRACKET = re.compile(r"[（(](?P<unit>[^（()）、，,；;：:\n]{3,24})[）)][。；;]?\s*$")


def _closed_by_units(blocks: Sequence[Block]) -> bool:
    """Whether several numbered paragraphs end with a bracket that lists units, without a label."""
    closed = (
        each.end >= len(text.rstrip("。；; "))
        for text in (block.piece.text for block in blocks if numbering(block.piece.text)[0])
        for each in assignments(text)
        if each.shares[0].label == "" and text[each.start] in "（("
    )
    return sum(closed) >= _FEWEST_DUTIES


def _alone_in_bracket(piece: Piece, *, signed: bool) -> list[Assignment]:
    """One unit in the bracket that ends a numbered paragraph (3.架桥2座（区交通局）。), where
    others end so with several (signed).
    """
    text = piece.text
    last = _LAST_BRACKET.search(text) if signed and numbering(text)[0] else None
    if last is None or not all_formed(last["unit"], lambda _: False):
        return []
    share = Share(last.start("unit"), last.end("unit"), Column.RESPONSIBLE, "")
    return [Assignment(last.start(), last.end("unit") + 1, (share,), plain=True)]


_FIELD = re.compile(r"\s*[\u4e00-\u9fff]{2,8}[：:]\s*\S")
_MOST_FIELDS = 6


def _is_field(
    blocks: Sequence[Block], at: int, part: Part, read: Callable[[str], list[Assignment]]
) -> bool:
    """Whether a paragraph is a field of a card (总造价：3亿元) amid others of the same task: who
    answers was said, and a label of another sort, not of units, follows below it.
    """
    if not part.assigned or _FIELD.match(blocks[at].piece.text) is None:
        return False
    for block in blocks[at + 1 : at + 1 + _MOST_FIELDS]:
        found = read(block.piece.text)
        if found and found[0].start == 0 and found[0].shares[0].label:
            said = {share.column for share in found[0].shares}
            return said.isdisjoint({share.column for _, share in part.shares})
        if _FIELD.match(block.piece.text) is None:
            return False
    return False


def _is_units(line: str) -> bool:
    """Whether a line is units and nothing more: one of a list of those who answer."""
    words = line.strip().rstrip("。；;，,、")
    return len(words) > 2 and all_formed(words, lambda _: False)


def orders_of(text: str) -> list[Assignment]:
    """The assignments of a paragraph of minutes: who is told to do something, too."""
    return orders(text, lambda _: False)


def unnumbered(piece: Piece, *, also: bool = False) -> Piece:
    """A paragraph without the number before the label that opens it (2.责任单位：…).

    also: of labels that name no units too (1.工作内容：…), which are headings elsewhere.
    """
    found = numbered_label(piece.text)
    if found is None or not (also or found[1] in ROLE_OF_COLUMN or found[1] is Column.PERSON):
        return piece
    return piece[found[0] :]


def duties_in_rows(blocks: Sequence[Block], *, plan: bool = False) -> dict[int, list[Assignment]]:
    """The duties of paragraphs in a row that open with units and what they have to do, of which
    some say that it is their duty (甲局负责巡查。⏎乙局：负责抢险。⏎丙局要做好医疗。).

    plan: of what says by its title that it plans; there several sentences of a paragraph will do,
    and a row that says so once, where another does too.
    """
    if any(_SET_UP.search(each.piece.text) for each in blocks):
        return {}
    runs: list[tuple[int, dict[int, list[Assignment]]]] = []
    run: dict[int, list[Assignment]] = {}
    sure = 0
    for at, block in enumerate((*blocks, None)):
        text = block.piece.text if block else ""
        told = (duties(text) or (_ordered(text) if plan else None)) if text else None
        said = assignments(text) if told else []
        if told is not None and all(each.spoken or _is_duty(each) for each in said):
            sure += told.sure if plan else min(told.sure, 1)
            run[at] = _told_more(text, _beside(said, told.assignments), plan=plan)
            continue
        if plan and len(run) >= _FEWEST_DUTIES and _shared_out(blocks, min(run)):
            sure = max(sure, _FEWEST_DUTIES)
        runs.append((sure, run))
        run, sure = {}, 0
    enough = plan and sum(sure for sure, _ in runs) >= _FEWEST_DUTIES
    return {
        at: found
        for sure, run in runs
        if sure >= (1 if enough else _FEWEST_DUTIES)
        for at, found in run.items()
    }


_SHARED_OUT = re.compile(r"(?:任务|职责|责任|工作|部门)(?:及|和)?(?:分工|分解|职责)")


def _shared_out(blocks: Sequence[Block], at: int) -> bool:
    """Whether the heading right above a paragraph says that work is shared out (二、职责分工)."""
    above = blocks[at - 1].piece.text.strip() if at else ""
    return len(above) <= LONGEST_PLAIN and _SHARED_OUT.search(above) is not None


def _ordered(text: str) -> Duties | None:
    """The duty of a paragraph of a plan that opens with who does it together with whom (甲局牵头，
    会同乙局，办理手续), or in which orders stand behind the phrase that names the task
    (1.加强巡查。请甲局于5月底前备好器材), as minutes would tell it; None of others.
    """
    ordered = [each for each in orders_of(text) if each.names_units]
    first = ordered[0] if ordered else None
    begin = opening_number(text)
    named = _NAMED.match(text, begin) if begin else None
    behind = named is not None and first is not None and first.start <= named.end() + 1
    if first is None or not (first.until or behind) or (first.start > begin and not behind):
        return None
    if not behind and not any(share.column is Column.LEAD for share in first.shares):
        return None
    return Duties(tuple(map(_as_duty, ordered)), 1)


_NAMED = re.compile(r"[^，,。；;：:（()）]{2,24}。")
"""The phrase that names a task, before what is to be done (1.加强巡查。…)."""


def _as_duty(order: Assignment) -> Assignment:
    shares = tuple(replace(one, rule=DUTY) for one in order.shares)
    return replace(order, shares=shares, spoken=False)


def _spoken_alone(blocks: Sequence[Block]) -> set[int]:
    """The paragraphs of numbered parts in which sentences alone say who answers (由甲牵头，修好路),
    and neither a label nor a bracket does. What stands above parts of its own is no task.
    """
    found: set[int] = set()
    part: list[int] = []
    ranks = [*(numbering(each.piece.text.strip())[0] for each in blocks), 1]
    for at, rank in enumerate(ranks):
        if not rank:
            part += [at] if part else []
            continue
        if part and rank > ranks[part[0]]:
            part = []
        named = [each for one in part for each in assignments(unnumbered(blocks[one].piece).text)]
        if named and all(each.spoken for each in named):
            found.update(part)
        part = [at]
    return found


def handed_out(blocks: Sequence[Block]) -> set[int]:
    """The paragraphs that hand out tasks one after the other (会议要求，由甲局牵头，修好路；由乙局
    负责，架好桥；由…, 甲局要…。乙局要…。丙局要…): what is said so often in one paragraph is not
    said in passing.
    """
    return {at for at, block in enumerate(blocks) if read_handed(block.piece.text)}


def read_handed(text: str) -> list[Assignment]:
    """The assignments of such a paragraph; nothing of others."""
    if text.count("由") >= _HANDED_OUT:
        said = assignments(text)
        by = (each for each in said if each.spoken and text.startswith("由", each.start))
        if sum(each.names_units for each in by) >= _HANDED_OUT:
            return said
    if text.count("要") >= _HANDED_OUT:
        told = [each for each in orders_of(text) if each.names_units and each.until]
        if sum(text.startswith("要", each.shares[-1].end) for each in told) >= _HANDED_OUT:
            return [_as_duty(each) for each in told]
    return []


def _handed(piece: Piece) -> tuple[Piece, list[Assignment]]:
    """Such a paragraph from the first of its tasks on, as what stands before it is said of all."""
    first = next(each.start for each in read_handed(piece.text) if each.names_units)
    return piece[first:], read_handed(piece[first:].text)


_HANDED_OUT = 3


def members_answer(blocks: Sequence[Block]) -> int:
    """How many bodies are told what to do, with their members (成员单位：甲、乙⏎主要任务：…)."""
    if not any(MEMBERS.search(each.piece.text) for each in blocks):
        return 0
    groups = groups_of(blocks, spoken=False, minutes=False, in_rows={})
    return sum(
        MEMBERS.fullmatch(share.label) is not None and share.column in ROLE_OF_COLUMN
        for group in groups
        for part in group.parts
        for _, share in part.shares
    )


def _closes_above(piece: Piece) -> int:
    """How long the bracket is that opens a paragraph and says who answers; 0 without one."""
    found = _OPENS_WITH_BRACKET.match(piece.text)
    if found is None:
        return 0
    named = assignments(found.group())
    return found.end() if named and not any(each.plain for each in named) else 0


def _beside(said: list[Assignment], told: Sequence[Assignment]) -> list[Assignment]:
    """The assignments of a paragraph, and the duties beside them that they do not say better (甲局
    牵头修好路，乙局参加).
    """
    spans = [(each.start, max(each.end, each.until, each.closed)) for each in said if each.spoken]
    own = [each for each in told if not any(start <= each.start < end for start, end in spans)]
    return sorted([*(each for each in said if each.spoken), *own], key=lambda each: each.start)


def _told_more(text: str, told: list[Assignment], *, plan: bool) -> list[Assignment]:
    """The duties of a paragraph of a plan as minutes would tell them, where they then say more: of
    clauses that name no role, and with whom (甲局会同乙局办理手续；丙局落实资金).
    """
    ordered = orders_of(text) if plan else []
    opened = {each.shares[0].start for each in ordered}
    if not all(each.shares[0].start in opened for each in told):
        return told
    shares = sum(len(each.shares) for each in ordered)
    if shares <= sum(len(each.shares) for each in told):
        return told
    return [_as_duty(each) for each in ordered if each.names_units]


def _is_duty(assignment: Assignment) -> bool:
    return all(share.rule == DUTY for share in assignment.shares)


def _items_of_labels(
    blocks: Sequence[Block], read: Callable[[str], list[Assignment]]
) -> dict[int, Share | None]:
    """The paragraphs below a label without a value (整改措施：⏎1.…⏎2.…, （二）整改措施⏎1.…) that
    the next label closes: they are what it says, no tasks of their own. None for a label that is
    a heading, which says nothing itself.
    """
    found: dict[int, Share | None] = {}
    pending: dict[int, Share | None] = {}
    open_, heads, items = None, False, list[int]()
    for at, block in enumerate(blocks):
        words = block.piece.text
        headed = label_alone(words)
        assigned = [] if headed else read(unnumbered(block.piece, also=True).text)
        if not (headed or assigned):
            items.append(at)
            continue
        ranks = [numbering(blocks[each].piece.text.strip())[0] for each in items]
        listed = bool(ranks) and set(ranks) <= {0, ranks[0]} and (heads or ranks[0] > 0)
        if open_ is not None and listed:
            pending.update(dict.fromkeys(items, open_))
        first = assigned[0] if assigned else None
        labelled = first is not None and first.start == 0 and any(s.label for s in first.shares)
        heads, items = headed is not None, []
        if headed is not None:
            pending[at] = None
            open_ = headed if headed.column in _SAYS_WHAT else None
            continue
        if labelled:
            found.update(pending)
        pending = {}
        last = first.shares[-1] if first and labelled and len(assigned) == 1 else None
        bare = last is not None and last.start == last.end and last.column in _SAYS_WHAT
        open_ = last if bare else None
    return found


def _among_labels(blocks: Sequence[Block]) -> set[int]:
    """The paragraphs that open with a number and a label, in a row with one that names units."""
    opened = [numbered_label(each.piece.text) for each in blocks]
    found: set[int] = set()
    run: list[int] = []
    for at, each in enumerate((*opened, None)):
        if each is not None:
            run.append(at)
            continue
        if any((label := opened[one]) and label[1] in ROLE_OF_COLUMN for one in run):
            found.update(run)
        run = []
    return found


def _rank(block: Block, below: Block | None) -> float:
    """The rank of the number that a paragraph begins with; 0 without one.

    below: the paragraph below, where a heading may stand. A short line right above a number
    (——加快建设…, 经济发展方面) is a heading without one; its rank is between that number and the
    next higher one.
    """
    words = block.piece.text.strip()
    rank = numbering(words)[0]
    if rank:
        return rank
    if NTH.match(words):
        return 3
    over = numbering(below.piece.text.strip())[0] if below else 0
    short = len(words) <= LONGEST_PLAIN and not _STOPPED.search(words)
    return over - 0.5 if over > 1 and short else 0


def _fill(group: Group, piece: Piece, found: list[Assignment], *, of_card: bool = False) -> None:
    """Put a paragraph's words and assignments into the parts of its group. of_card: it is a field
    of the part that is open.
    """
    at = 0
    if of_card:
        group.parts[-1].words.append(piece)
        return
    for each in found:
        before = piece[at : each.start].strip().strip(_BETWEEN if at else "")
        decided = _DECIDED_AT_END.search(before.text) if each.spoken else None
        _words(group, before[: decided.start()].strip() if decided else before)
        part = group.parts[-1]
        at = each.end
        if each.until:  # 由甲牵头，修好路: what is to be done stands behind it, too
            behind = piece[each.end : each.until].strip().strip(_BETWEEN)
            duty = any(share.rule == DUTY for share in each.shares)
            bare = not part.words or _only_number(part.words[-1])
            if part.assigned or (duty and not bare):  # words above a duty are none of it
                part = Part()
                group.parts.append(part)
            elif part.words and _only_number(part.words[-1]):
                part.words.pop()
            part.words.append(behind)
            at = max(each.until, each.closed)
        elif each.spoken and not part.assigned and all(map(_only_number, part.words)):
            part.words.append(
                piece[each.start : each.end]
            )  # 同意由甲作为业主: nothing else is said
        for share in each.shares:
            value = piece[share.start : share.end].strip()
            if value:
                part.shares.append((value, share))
    rest = piece[at:].strip().strip(_BETWEEN if at else "")
    if rest.text not in ("：", ":"):  # （由甲局牵头）：
        _words(group, rest)


def _only_number(words: Piece) -> bool:
    return _ONLY_NUMBER.fullmatch(words.text) is not None


def _words(group: Group, words: Piece) -> None:
    if not words:
        return
    if group.parts[-1].assigned:
        group.parts.append(Part())
    group.parts[-1].words.append(words)


def among_tasks(groups: list[Group], number: int) -> bool:
    """Whether the numbers beside this one, under the same heading, are tasks that have units."""
    rank = groups[number].rank
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(groups) and groups[at].rank >= rank:
            if groups[at].rank == rank and groups[at].assigned:
                return True
            at += step
    return False
