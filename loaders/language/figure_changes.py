"""Figures of change: what grew, fell, rose by so many points, each with what it is of (产值增长9%;
of a list, 分别增长5%、6%; behind a figure, 增长9% alone).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from loaders.language import indicators
from loaders.language.clauses import Span
from loaders.language.enumerations import split_items
from loaders.language.figure import OF_EACH, Figure, Part
from loaders.language.figure_making import LISTED, RATIO_NAME, SHARE_OF, Making
from loaders.language.figure_names import SUBJECT_CARRIED
from loaders.language.respectively import RESPECTIVELY, members
from loaders.language.slots import Slot
from loaders.language.told import MEMORY
from ontology import late_re as re

_ALL_OF_THEM = re.compile(r"(?<![年平人日月户])均|都|各")
_NEAR = 12
_PREVIOUS = re.compile(r"环比|[较比]上个?(?:月|季度)")
_SEVERAL_YEARS = re.compile(r"[一二两三四五六七八九十]年平均")
"""两年平均增长5%: the growth of several years is none of one."""
_PULLS = re.compile("上拉|下拉|拉低|拉动|影响|拖累")
_RATIO_SIGN = re.compile("[%％‰]|百分点")
"""环比增长7%、同比增长5%: what stands before the sign is said of another change."""
_THAN = re.compile(r"(?:(?<=[增降涨跌]幅)|(?<=增速))[较比]$")
"""降幅比一季度收窄: the word that leads to the time."""
_ONLY_AGAINST = re.compile(r"^[较比与]$")
_EACH_MONTH = re.compile("[月季]均")
_AGAINST = re.compile(r"(?:环比|[较比])$")
_TOWARDS = re.compile(r"^[\s，,]*(?:其中)?[，,]?(?:对|向|从|自|与)")
"""Whom something goes to (其中对甲国增长8%) is not what grew."""


class Changes(Making):
    """Reads quantities that say by how much something changed."""

    def read(
        self, clause: Span, group: list[Slot], change: tuple[str, str], part: Part
    ) -> list[Figure]:
        subject, words = change
        several = _SEVERAL_YEARS.match(words)
        kept = "" if indicators.is_plain_growth(words) and several is None else words
        if (monthly := _EACH_MONTH.search(words)) is not None:
            kept = monthly.group() + kept.replace(monthly.group(), "")  # no growth of a year
        begin = max(clause.start, group[0].quantity.start - _NEAR)
        near = _RATIO_SIGN.split(self._words.text[begin : group[0].quantity.start])[-1]
        if _PREVIOUS.search(near):
            # Against the month before: of this the name says so, for it is no yearly growth.
            subject, kept = _AGAINST.sub("", subject), "环比" + kept.replace("环比", "")
        # 年均 or 同比 stand beside growth words only; before them stands what changed.
        subject = _ONLY_AGAINST.sub("", indicators.head(subject)) if subject else ""
        subject = _THAN.sub("", subject)
        each = self._changes_of_each(clause, group, subject, kept, part)
        if each:
            return each
        listed = split_items(subject)
        if len(group) == 1 and len(listed) == 1:
            listed = [each for each in re.split(r"和|及|与", subject) if each] or listed
        all_of = bool(_ALL_OF_THEM.search(group[0].before))
        if len(listed) > 1 and (all_of or all(RATIO_NAME.search(each) for each in listed)):
            names = [each + kept for each in listed]
            return self._of_each(clause, group[0].quantity, names, "growth", part)
        if not subject and all_of and len(group) == 1:
            levels = [each for each in self._told.in_sentence() if each.kind == "level"][::-1]
            if len(levels) > 1:  # 甲…人次、乙…亿元，均增长15%: each of them did
                names = [each.indicator + kept for each in levels]
                return self._of_each(clause, group[0].quantity, names, "growth", part)
        if subject and self._told.partial and _TOWARDS.match(group[0].before):
            return self._unassigned(clause, group, "growth", part)
        name = subject
        if SHARE_OF.match(name) and (whole := self._told.last_indicator(whole=False)):
            name, rule = whole + name, "figure/growth-before"  # 占总产值的比重提高4个百分点
        elif not name or SUBJECT_CARRIED.match(name):
            # 支出占预算85%，增长2%: the spending grew; 占比提高1个百分点: the share did.
            # 占比为73%，拉动全市投资增长20个百分点: the investment pulled, not its share.
            of_share = group[0].quantity.unit != "%" and _PULLS.match(name) is None
            known = (
                self._told.topic
                or self._told.just_risen()
                or (self._told.rate_that_rose() if of_share else "")
                or self._told.last_indicator(whole=of_share, rates=of_share)
                or self._told.promised("growth")
                or self._told.subject
            )
            if of_share and (self._told.topic or self._told.just_risen()) != known:
                known = self._told.growth_of(known, name + words)
            # 能耗下降: what is told or promised of it may say already that it became less.
            name = (known.removesuffix(kept) if kept and not name else known) + name
            rule = "figure/growth-before"
        else:
            rule = "figure/growth"
        return [
            self._figure(clause, slot.quantity, name + kept, "growth", part, rule) for slot in group
        ]

    def _changes_of_each(
        self, clause: Span, group: list[Slot], subject: str, kept: str, part: Part
    ) -> list[Figure]:
        """甲、乙分别增长5%、6%: the i-th change is of the i-th name; nothing if it is no list."""
        said = RESPECTIVELY in group[0].before
        if not said and len(group) == 1:
            return []
        names: Sequence[str]
        if subject and not SUBJECT_CARRIED.match(subject):
            found = members(subject, len(group))
            names = found.names if found else ()
        else:
            names = self._told_together(clause, len(group), "growth")
            said = True
        if names:
            # What the clause before tells of them may say already that it became less.
            words = [indicators.head(name).removesuffix(kept) + kept for name in names]
            return [
                self._figure(clause, slot.quantity, name, "growth", part, OF_EACH)
                for slot, name in zip(group, words, strict=True)
            ]
        if said and (len(group) > 1 or not subject or LISTED.search(subject)):
            return self._unassigned(clause, group, "growth", part)
        return []

    def mixed(self, clause: Span, group: list[Slot]) -> list[Figure]:
        """甲、乙分别增长5%和下降6%: of each its own change."""
        subject = ""
        changes: list[str] = []
        for slot in group:
            change = indicators.growth(slot.before.replace(RESPECTIVELY, ""))
            subject = subject or (change[0] if change else "")
            words = change[1] if change else changes[-1] if changes else ""
            changes.append("" if indicators.is_plain_growth(words) else words)
        subject = indicators.head(subject)
        found = members(subject, len(group)) if subject else None
        names: Sequence[str] = found.names if found else ()
        if not subject:
            names = self._told_together(clause, len(group), "growth")
        if not names:
            return self._unassigned(clause, group, "growth", Part.VALUE)
        return [
            self._figure(
                clause,
                slot.quantity,
                indicators.head(name) + words,
                "growth",
                Part.VALUE,
                OF_EACH,
            )
            for slot, name, words in zip(group, names, changes, strict=True)
        ]


def changed_otherwise(slots: Sequence[Slot], begin: int) -> list[Slot]:
    """The slots that go on with a change of their own and nothing else (…和下降6%)."""
    found: list[Slot] = []
    for slot in islice(slots, begin, begin + MEMORY):
        change = indicators.growth(slot.before) if slot.listed and slot.quantity.is_ratio else None
        if not (slot.run and found) and (change is None or change[0]):
            break
        found.append(slot)
    return found
