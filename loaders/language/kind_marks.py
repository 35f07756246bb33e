"""By what prose shows that it is an official text, or that it tells how work went.

No single word does: a notice tells what was done before it orders, news quote what a notice
orders. So each mark of the lexicon has a weight for one of the two, counted on real documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.lexicon import lexicon
from ontology import late_re as re


@dataclass(frozen=True, slots=True)
class KindMark:
    """A mark that a document shows: the entry, the kind that it speaks for and how much, the
    words.
    """

    entry: str
    kind: str
    weight: int
    words: str


@dataclass(frozen=True, slots=True)
class _Rule:
    entry: str
    kind: str
    weight: int
    pattern: re.Pattern[str]

    def found_in(self, text: str) -> KindMark | None:
        found = self.pattern.search(text)
        return None if found is None else KindMark(self.entry, self.kind, self.weight, found[0])


def _rules(where: str) -> tuple[_Rule, ...]:
    words = lexicon("kind_marks")
    prefix = f"kind-mark/{where}-"
    found = []
    for each, pattern in words.patterns().items():
        if each.startswith(prefix):
            kind, weight = words[each].value.split()
            found.append(_Rule(each, kind, int(weight), pattern))
    return tuple(found)


_TITLE, _OPENING, _TEXT = map(_rules, ("title", "opening", "text"))


def kind_marks(title: str, opening: str, paragraphs: Sequence[str]) -> Iterator[KindMark]:
    """The marks that a title, the first sentence of the prose and any paragraph show, each once.

    >>> [each.entry for each in kind_marks("青石区召开道路建设推进会", "近日，会议召开", [])]
    ['kind-mark/title-event', 'kind-mark/opening-day']
    """
    for text, rules in ((title, _TITLE), (opening, _OPENING)):
        yield from filter(None, (each.found_in(text) for each in rules))
    for each in _TEXT:
        first = next(filter(None, map(each.found_in, paragraphs)), None)
        if first is not None:
            yield first
