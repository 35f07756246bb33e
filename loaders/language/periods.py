"""Periods: which stretch of time a figure or a goal speaks of, as far as the words say.

Written as `2020`, `2020H1`, `2020Q3`, `2020-07`, `2020-07-22`, from one to the other as
`2020-01/2020-09`, open as `2022/..` (2022年以来) and `../2020-06` (截至6月底), with `by ` before it
for a deadline (`by 2020-10`: 10月底前), after ISO 8601-2. A year that the words leave out is that
of the document, and the period says so (`year_from`). Where the document has no date either,
there is no period; or, if asked for, the year is left open (`XXXXH1`, `by XXXX-10`): 上半年 still
says which half, and nobody guessed the year.

A phrase of time that is seen and not understood (春节前, 五年内) is a period without value: what it
speaks of has no period then, least of all the document's year.

The grammar is form × number × year: each form takes its numbers in digits or numerals, and its
year in any writing or none; `docs/periods.md` has the product, generated and tested. The words
stand in `loaders/lexicon/periods.toml`.
"""

from __future__ import annotations

from functools import lru_cache

from loaders.language.period import OPEN_YEAR, Now, Period
from loaders.language.period_forms import FORMS, MAY_BEGIN, STARTER
from loaders.language.period_readers import WORDS, Reader
from ontology import late_re as re
from ontology.remembered import REMEMBERED
from ontology.text import half_width


def periods(
    text: str, year: int | None, *, open_year: bool = False, month: int | None = None
) -> list[Period]:
    """All periods named in a text, in order, without overlaps.

    year, month: the document's, for words that leave them out; None if not known.
    open_year: also those whose year nothing says, with :data:`OPEN_YEAR` for it.
    """
    return list(_periods(text, Now(OPEN_YEAR if year is None and open_year else year, month)))


@lru_cache(maxsize=REMEMBERED)
def _periods(text: str, now: Now) -> tuple[Period, ...]:
    said = _said(text)
    found: list[Period] = []
    for start in said.starts:
        if found and start < found[-1].end:
            continue
        best = _longest(said, start, now)
        if best is not None:
            found.append(best)
    return tuple(found)


class _Said:
    """A text, where a period can begin in it, and which forms fit there: the same in any year."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.starts = [
            match.start()
            for match in STARTER.finditer(words)
            if MAY_BEGIN.match(words, match.start())
        ]
        self._fits: dict[int, list[tuple[str, re.Match[str], Reader]]] = {}

    def fits(self, start: int) -> list[tuple[str, re.Match[str], Reader]]:
        """The forms that fit at a place, as they stand in the grammar."""
        found = self._fits.get(start)
        if found is None:
            found = self._fits[start] = [
                (rule, match, read)
                for rule, pattern, read in FORMS
                if (match := pattern.match(self.words, start)) is not None
            ]
        return found


@lru_cache(maxsize=REMEMBERED)
def _said(text: str) -> _Said:
    return _Said(half_width(text))


def _longest(said: _Said, start: int, now: Now) -> Period | None:
    """The reading that takes most words; of equals, that of the form that stands first."""
    best: Period | None = None
    for rule, match, read in said.fits(start):
        if best is not None and match.end() <= best.end:
            continue
        value = read(match, now)
        if value is None:
            continue
        told, year_from = value
        if any(
            said.words.startswith(longer, max(0, start - longer.find(match[0])))
            for longer in _NOT_IN.get(rule, ())
            if match[0] in longer
        ):
            continue
        best = Period(start, match.end(), told, year_from, rule)
    return best


_NOT_IN = {entry.id: entry.not_in for entry in WORDS.entries.values() if entry.not_in}
