"""A period as words name it: its normal form, and where its year comes from.

Written as `2020`, `2020H1`, `2020Q3`, `2020-07`, `2020-07-22`, from one to the other as
`2020-01/2020-09`, open as `2022/..` (2022年以来) and `../2020-06` (截至6月底), with `by ` before it
for a deadline (`by 2020-10`: 10月底前), after ISO 8601-2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

STATED = "stated"
FROM_DOCUMENT = "document"
OPEN = "open"
OPEN_YEAR = "XXXX"
"""A year that neither the words nor the document say."""


@dataclass(frozen=True, slots=True)
class Period:
    """A period as named in a text.

    start, end: where the words stand. value: normal form (see the module); "" where the words
    speak of a time that nobody can tell. year_from: `stated`; `document` where the year is that of
    the document; `open` where nothing says it. rule: the entry of the lexicon that reads it.
    """

    start: int
    end: int
    value: str
    year_from: str
    rule: str

    @property
    def understood(self) -> bool:
        return bool(self.value)


class Now(NamedTuple):
    """What a text's words of time are counted from: the document's year, and its month if known.

    year: None where the document has no date; :data:`OPEN_YEAR` to leave it open.
    """

    year: int | str | None
    month: int | None = None
