"""The times that a cell names, each where it stands among its sentences and brackets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from loaders.language.figures import Figure
from loaders.language.period import Period
from loaders.language.quantities import quantities
from ontology import late_re as re
from ontology.text import bracketed


class Times:
    """The periods of a text, each where it stands; what is compared with (较上年) is left out."""

    def __init__(self, text: str, read: Sequence[Period]) -> None:
        self.text = text
        self._periods = [each for each in read if text[max(0, each.start - 1)] not in "较比"]
        self._starts = [each.start for each in self._periods]
        self._brackets = bracketed(text)
        self._opened = [start for start, _ in self._brackets]
        self._sentences = [match.end() for match in _SENTENCE_END.finditer(text)]

    def sentence(self, at: int) -> int:
        """Where the sentence of a character begins."""
        number = bisect_right(self._sentences, at)
        return self._sentences[number - 1] if number else 0

    def is_of_others(self, period: Period, figure: Figure) -> bool:
        """Whether a time stands in a bracket behind a figure that tells figures of its own
        (15公里（上半年6公里，下半年9公里）).
        """
        at = bisect_right(self._opened, period.start) - 1
        if at < 0 or not figure.quantity.end <= self._opened[at]:
            return False
        start, end = self._brackets[at]
        return period.end <= end and bool(quantities(self.text[start:end]))

    def between(self, start: int, end: int) -> list[Period]:
        """The periods that stand within a span."""
        first = bisect_left(self._starts, start)
        found = self._periods[first : bisect_left(self._starts, end)]
        return [each for each in found if each.end <= end]

    def first(self, start: int, end: int) -> Period | None:
        """The period that opens a span, if one does."""
        at = bisect_left(self._starts, start)
        if at == len(self._starts) or self._periods[at].end > end:
            return None
        lead = self.text[start : self._starts[at]]
        return self._periods[at] if not lead or _LEADS_TO_TIME.fullmatch(lead) else None


_SENTENCE_END = re.compile(r"[。；;\n](?!\s*(?:其中|包括))")
"""Before 其中 none ends: it tells a part of what was told, of the same time."""
_LEADS_TO_TIME = re.compile(r"\s*(?:力争|确保|计划|预计|争取|截至|截止)?[到至]")
"""到2025年，甲达到5万吨: words before the time that opens a sentence."""
