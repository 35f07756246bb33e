"""The parts of a cell that each may name a unit: what stands between names, and what within one."""

from __future__ import annotations

from loaders.language.name_lines import are_two, begins_a_name, is_one_name, is_open, says_its_level
from loaders.language.persons import is_person
from loaders.language.remarks import MARKS
from loaders.language.roles import PREFIX
from loaders.language.unit_forms import GROUP_TAIL, is_complete, is_formed, is_group
from loaders.language.unit_name import Known
from loaders.language.unit_persons import PERSON_WITHIN, ends_with_person, person_ends
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.text import normal_name

_SEPARATOR = re.compile(r"[、，,；;/／|\t\x0b\f\u3000 ]|\\n|\n|[·•](?=[\u4e00-\u9fff])")
OF_TASK = re.compile(
    "|".join(
        lexicon("labels").pattern(f"label/{each}")
        for each in ("deadline", "progress", "target", "content", "note")
    ).join((r"\s*(?:", r")\s*[:：]"))
)
"""完成时限：10月底 in a cell of units says something else of the task."""
_AND = re.compile(r"以及|会同|和|及|与")
_A_PLACE = re.compile(r"(?![各全本])[\u4e00-\u9fff]{1,6}(?:新区|[市区县州旗镇乡]|街道)")
"""岳林区和区直相关单位: a place that a list of units names, beside a group."""
_LONGEST = 80
"""No name of a unit, nor two of them joined by 和, is longer."""
_EACH_OF = re.compile(r"各(?:街道|乡镇|镇街|街镇|镇|乡|部门|单位|有关|相关|园区|平台|县|区|市)")
"""No name goes on so: 高新园 各街道 are two."""
_NUMBERED = re.compile(r"(?:\d{1,2}[.．、]|[①-⑳]|[（(]\d{1,2}[）)])[\u4e00-\u9fff]{2}")
_NUMBER_BETWEEN = re.compile(
    r"[\u4e00-\u9fff）)](?=(?:\d{1,2}[.．、]|[①-⑳]|[（(]\d{1,2}[）)])[\u4e00-\u9fff]{2})"
)
"""1.甲局2.乙局: a new name begins with its number."""
ET_CETERA = re.compile(
    r"(?:按照?|依)(?:各自)?(?:职责|职能)(?:分工)?$|等(?:[\d一二三四五六七八九十]+[家个]?)?(?:相关|有关)?(?:[省市区县州]?[级直])?(?:相关|有关)?(?:单位|部门|成员单位)?$|等[\u4e00-\u9fff]{0,4}(?:单位|部门)"
    r"|等(?:[\d一二三四五六七八九十]+[家个])?(?:群团组织|人民团体|企业|乡镇|镇街|街镇|街道|[镇乡村]|社区|县市区|区县|县区|地|学校)$"
)


def stretches_of(text: str, mask: bytearray, known: Known) -> list[tuple[int, int]]:
    """Spans between separators; a line end or space within a name does not separate."""
    cuts: list[int] = []
    for match in _SEPARATOR.finditer(text):
        position = match.start()
        if mask[position] and text[position] != "\n":
            continue
        if text[position] in "\n 　\t" and not _separates(text, position, cuts, known):
            continue
        cuts.append(position)
    # A role with a colon begins a new stretch even where nothing stands before it.
    cuts += [match.start() - 1 for match in PREFIX.finditer(text) if match.start()]
    cuts += [
        match.start() - 1
        for match in PERSON_WITHIN.finditer(text)
        if match.start() and not mask[match.start()]
    ]
    cuts += [match.start() for match in _NUMBER_BETWEEN.finditer(text)]
    spans: list[tuple[int, int]] = []
    start = 0
    for cut in [*sorted(set(cuts)), len(text)]:
        stop = cut + 1 if cut < len(text) and not _SEPARATOR.match(text, cut) else cut
        span = trimmed(text, start, stop)
        if span is not None:
            spans.append(span)
        start = cut + 1
    return spans


def _separates(text: str, position: int, cuts: list[int], known: Known) -> bool:
    """Whether a line end or space stands between two names rather than inside one."""
    before = text[max(cuts[-1] + 1 if cuts else 0, position - _LONGEST) : position]
    after = text[position + 1 : position + 1 + _LONGEST].lstrip()
    lines = _lines_of_one(after)
    after = lines[0]
    before = PREFIX.sub("", before)
    if person_ends(before) and is_complete(after, known):
        return True  # 责任领导：张三 区住建局
    above, below = normal_name(before), normal_name(after)
    if not above or not below:
        return True
    if is_one_name(above, [normal_name(each) for each in lines]) or known(above + below):
        return False
    begins = _EACH_OF.match(below) or OF_TASK.match(after) or _NUMBERED.match(after)
    if begins or are_two(above, below):
        return True
    whole = is_complete(before, known) and (known(above) or not is_open(above))
    whole = whole or is_person(above) or ends_with_person(above)
    if whole and text[position] == "\n" and not (is_formed(above) or known(above)):
        # 区综合行⏎政执法局: 行 ends other words, too
        whole = says_its_level(below) or is_person(below)
    following = is_person(below) or is_complete(after, known) or ends_with_person(below)
    return whole and (
        following or begins_a_name(above, lines, lambda words: is_complete(words, known))
    )


def _lines_of_one(text: str) -> list[str]:
    """The lines up to the first that a mark parts, of which what stands before it."""
    mark = _MARK.search(text)
    return (text[: mark.start()] if mark else text).split("\n")


_MARK = re.compile(r"(?!\n)(?:" + _SEPARATOR.pattern + ")")


def parted_at_and(
    text: str, mask: bytearray, span: tuple[int, int], known: Known
) -> list[tuple[int, int]]:
    """Cut at 和, 及, 与 where whole names stand on both sides (区住建局和区城管局)."""
    start, end = span
    if end - start > _LONGEST or known(normal_name(text[start:end])):
        return [span]
    spans: list[tuple[int, int]] = []
    for match in _AND.finditer(text, start, end):
        if mask[match.start()]:
            continue
        left = ET_CETERA.sub("", text[start : match.start()])
        right = ET_CETERA.sub("", text[match.end() : end])
        if is_group(left) and not is_group(right):
            continue
        place = _A_PLACE.fullmatch(text, start, match.start()) and is_group(right)
        whole = is_complete(left, known) and not GROUP_TAIL.search(left)
        if (whole or place) and is_complete(right, known):
            spans.append((start, match.start()))
            start = match.end()
    return [*spans, (start, end)]


_BESIDE = f"。.:：—–-－{MARKS}"
"""What stands beside a name without being of it."""


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A stretch without white space and marks at its ends; None if nothing is left."""
    while start < end and (text[start].isspace() or text[start] in _BESIDE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _BESIDE):
        end -= 1
    return (start, end) if start < end else None
