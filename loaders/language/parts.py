"""What a text says a thing consists of: only where number or form says that these are its parts.

Four forms, each told by what cannot be chance:

* 甲路、乙路、丙路三条道路: the list before a counted whole has as many members as it says;
* 甲园和乙所“一园一所”: the name is made of the last words of the members, in order;
* 建设某某中心, 集成甲、乙、丙等三大功能: a counted list of what the thing before brings together;
* 形成甲、乙、丙的工作格局: the parts of what the heading above names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.language.clauses import SENTENCE_MARKS
from loaders.language.lists import Listed
from loaders.language.name import Name
from ontology import late_re as re


@dataclass(frozen=True, slots=True)
class Whole:
    """A thing with its parts. start, end: its name's span; -1 for what the heading names."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]


_HOLDS = re.compile(r"(?:集成|整合|包括|涵盖|包含|具备|设有|囊括|集|由)$")
_ASPECT = re.compile(r"功能|板块|中心|模块|体系|系统|工程|部分|内容|平台|领域")
_NEAR = 4
_SENTENCE = 200
_PAIRS = re.compile(r"^(?:[一二两三四五六七八九十][\u4e00-\u9fff]){2,5}$")
_PATTERN_OF_WORK = re.compile(
    r"(?:形成|构建|构筑|建立)(?:完善|形成|起|了){0,3}(?P<items>[\u4e00-\u9fff]{2,20}(?:、[\u4e00-\u9fff]{2,20}){2,9})的"
    r"[\u4e00-\u9fff]{0,4}(?:格局|体系|机制|模式)"
)


def wholes(text: str, lists: Sequence[Listed], named: Sequence[Name]) -> list[Whole]:
    """The things with parts of a paragraph; `lists` and `named` are read from the same text."""
    found = [
        *_counted(lists, named),
        *_paired(text, named),
        *_held(text, lists, named),
    ]
    for match in _PATTERN_OF_WORK.finditer(text):
        at = match.start("items")
        spans = []
        for item in match["items"].split("、"):
            spans.append((at, at + len(item)))
            at += len(item) + 1
        found.append(Whole(-1, -1, tuple(spans)))
    return found


def _counted(lists: Sequence[Listed], named: Sequence[Name]) -> list[Whole]:
    by_start = {name.start: name for name in named}
    found = []
    for row in lists:
        whole = by_start.get(row.members[-1][1])
        if whole is not None and row.count == len(row.members):
            found.append(Whole(whole.start, whole.end, row.members))
    return found


def _paired(text: str, named: Sequence[Name]) -> list[Whole]:
    found = []
    ordered = sorted(named, key=lambda each: each.start)
    for at, name in enumerate(ordered):
        if not _PAIRS.match(name.name):
            continue
        endings = name.name[1::2]
        members = ordered[max(0, at - len(endings)) : at]
        if (
            len(members) == len(endings)
            and all(m.name.endswith(e) for m, e in zip(members, endings, strict=True))
            and not re.search(f"[{SENTENCE_MARKS}]", text[members[0].start : name.start])
        ):
            found.append(Whole(name.start, name.end, tuple((m.start, m.end) for m in members)))
    return found


def _held(text: str, lists: Sequence[Listed], named: Sequence[Name]) -> list[Whole]:
    ordered = sorted(named, key=lambda each: each.start)
    starts = [each.start for each in ordered]
    found = []
    for row in lists:
        if row.count != len(row.members) or not _ASPECT.search(row.kind_words):
            continue
        if not _HOLDS.search(text[max(0, row.start - _NEAR) : row.start]):
            continue
        at = bisect_left(starts, row.start) - 1
        if at < 0 or ordered[at].end > row.start:
            continue
        between = text[ordered[at].end : row.start]
        if len(between) <= _SENTENCE and not re.search(f"[{SENTENCE_MARKS}]", between):
            found.append(Whole(ordered[at].start, ordered[at].end, row.members))
    return found
