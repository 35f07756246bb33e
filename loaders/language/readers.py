"""For each class of words in the lexicon, how a text is read with them.

The same readers run the examples of the files (`tests/test_lexicon.py`) and count how often each
entry fires on documents (`make rules`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from loaders.language import (
    forms,
    goal_sections,
    halves,
    head_words,
    kind_marks,
    measures,
    mood_signs,
    noun_phrase,
    same_work,
)
from loaders.language.assignments import labels
from loaders.language.by_when import NO_DAY
from loaders.language.common_words import pieces
from loaders.language.done_to import is_of
from loaders.language.due import ADVERBS, due_date, due_in_column, told
from loaders.language.intentions import IN_A_NAME, intentions, named_spans
from loaders.language.issuers import of_the_country
from loaders.language.kept_away import kept_away
from loaders.language.orders import orders_told
from loaders.language.owners import owner_words
from loaders.language.pace import shared_out
from loaders.language.periods import periods
from loaders.language.quantities import quantities
from loaders.language.quantity import bounding_words
from loaders.language.quoted_names import PATTERNS as PATTERNS_OF_SPEECH
from loaders.language.quoted_names import figure_of_speech
from loaders.language.ranks import rank_words
from loaders.language.remarks import clauses_of_remarks
from loaders.language.reports import read_report
from loaders.language.respectively import RESPECTIVELY, members
from loaders.language.roles import ROLE_OF_COLUMN, UNIT_WORD, Column, entry_of, role, role_words
from loaders.language.same_names import PATTERNS as PATTERNS_OF_NAMES
from loaders.language.scope import in_names, scope_words
from loaders.language.set_names import WAY_OF_LIFE
from loaders.language.standing_cells import standing
from loaders.language.states import DONE, PASSED
from loaders.language.states import PATTERNS as PATTERNS_OF_STATES
from loaders.language.support import terms as terms_of_support
from loaders.language.table_titles import told_by
from loaders.language.unit_forms import form_of, town_offices
from loaders.language.units import unit_names
from loaders.language.web_site import furniture
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.text import quoted


class Found(NamedTuple):
    """What an entry reads: the value, the words that it is read from, and the entry's id."""

    value: str
    span: str
    id: str


Reader = Callable[[str], Iterator[Found]]

YEAR, MONTH = 2024, 12
"""The reference day of examples: a document of this year that reports up to this month."""


def _periods(text: str) -> Iterator[Found]:
    for each in periods(text, YEAR, month=MONTH):
        yield Found(each.value, text[each.start : each.end], each.rule)


def _measures(text: str) -> Iterator[Found]:
    for each in quantities(text):
        if each.unit:
            value = f"{each.base_value} {each.base_unit}"
            yield Found(value, each.text, measures.rule(each.unit))
            if each.base_unit in measures.COUNTERS:
                alike = " ".join(sorted(measures.families(each.base_unit)))
                yield Found(alike, each.text, "measure/counted-alike")


def _numbers(text: str) -> Iterator[Found]:
    for each in quantities(text):
        for identifier, value in bounding_words(text, each):
            yield Found(value, each.text, identifier)


def _acts(text: str) -> Iterator[Found]:
    for entry, pattern in _ACTS.items():
        for match in pattern.finditer(text):
            yield Found(lexicon("acts")[entry].words[match.group()], match.group(), entry)


_ACTS = {each: re.compile(lexicon("acts").guarded(each)) for each in lexicon("acts").entries}


def _speech(text: str) -> Iterator[Found]:
    for start, end in quoted(text):
        words = text[start + 1 : end - 1]
        entry = figure_of_speech(words)
        if entry is not None:
            yield Found("", words, entry)
    for match in WAY_OF_LIFE.finditer(text):
        yield Found("", match.group(), "speech/road")
    for identifier, pattern in PATTERNS_OF_SPEECH.items():
        for match in pattern.finditer(text):
            yield Found("", match.group(), identifier)


def _intentions(text: str) -> Iterator[Found]:
    for start, end in named_spans(text):
        yield Found("name", text[start:end], IN_A_NAME)
    for each in intentions(text):
        yield Found(each.reach, text[each.start : each.end], each.rule)


def _columns(text: str) -> Iterator[Found]:
    found = entry_of(text)
    if found is not None:
        yield Found(found[1].value, text, found[0])
    for match in UNIT_WORD.finditer(text):
        yield Found(match.group(), match.group(), "column/unit-word")


def _labels(text: str) -> Iterator[Found]:
    for words, identifier, column in labels(text):
        yield Found(column.value, words, identifier)
        for match in UNIT_WORD.finditer(words):
            yield Found(match.group(), match.group(), "label/unit-word")


def _orders(text: str) -> Iterator[Found]:
    for column, units, identifier in orders_told(text):
        role_ = ROLE_OF_COLUMN[Column(column)].value if column else ""
        yield Found(role_, units, identifier)


def _searched(name: str) -> Reader:
    """Reads with a file each entry of which is looked for alone: where it stands first."""

    def read(text: str) -> Iterator[Found]:
        words = lexicon(name)
        for entry in words.entries.values():
            match = re.search(words.pattern(entry.id), text)
            if match is not None and match.group():
                value = entry.value or entry.words.get(match.group(), "")
                yield Found(value, match.group(), entry.id)

    return read


def _owners(text: str) -> Iterator[Found]:
    for value, words, identifier in owner_words(text):
        yield Found(value, words, identifier)


def _made(text: str) -> Iterator[Found]:
    words = lexicon("made")
    for identifier, pattern in words.patterns().items():
        if (match := pattern.search(text)) is not None:
            yield Found(words[identifier].value, match.group(), identifier)
    for word, entry in words.by_word.items():
        if text.startswith(word):
            yield Found(word, word, entry.id)


def _common_words(text: str) -> Iterator[Found]:
    words = lexicon("common_words")
    known = [each.text for each in pieces(text) if each.common]
    for word in [*known, *(each for each in words["common/left-out"].words if each in text)]:
        yield Found(word, word, words.by_word[word].id)


def _roles(text: str) -> Iterator[Found]:
    for word, identifier in role_words(text):
        yield Found(role(word).value, word, identifier)


def _support(text: str) -> Iterator[Found]:
    for each in terms_of_support(text):
        yield Found("", text[each.start : each.end], each.rule)


def _remarks(text: str) -> Iterator[Found]:
    for each in clauses_of_remarks(text):
        yield Found("", text[each.start : each.end], each.rule)


def _portal(text: str) -> Iterator[Found]:
    found = furniture(text)
    if found is not None:
        yield Found(found.where, text.strip()[found.start :], found.rule)


def _unit_kinds(text: str) -> Iterator[Found]:
    for office in town_offices(text):
        yield Found("town-office", office, "unit-kind/town-office")
    for each in unit_names(text):
        found = form_of(each.name)
        if found is not None:
            yield Found(found[1], each.name, found[0])


def _due(text: str) -> Iterator[Found]:
    """The words that set a date, those that dismiss one, and the adverbs between."""
    in_words = re.search("[\u4e00-\u9fff]", text) is not None
    found = due_date(text, YEAR) if in_words else due_in_column(text, YEAR)
    if found is not None:
        yield Found(found.day.isoformat(), text[found.start : found.end], found.rule)
        adverbs = ADVERBS.match(text, found.end)
        if adverbs is not None:
            yield Found("", adverbs.group(), "due/adverb")
    for no_day in NO_DAY.finditer(text):
        yield Found("", no_day.group(), "due/no-day")
    for each in told(text, YEAR):
        if not each.sets or not each.period.understood:
            yield Found("", text[each.period.start : each.period.end], each.rule)


def _states(text: str) -> Iterator[Found]:
    """Of a promise and a report, parted by a bar: what the report says, by which entry; the other
    words that were looked at, those of a promise only where one is there.
    """
    promised, bar, report = text.rpartition("|")
    reading = read_report(promised or "建设厂房", report)
    for identifier, pattern in PATTERNS_OF_STATES.items():
        is_promise = identifier.startswith("promise/") or identifier == _OF_THE_PROMISE
        match = pattern.search(promised if identifier.startswith("promise/") else report)
        if match is None or (is_promise and not bar):
            continue
        if reading is None or (reading.told and reading.rule == identifier):
            yield Found("" if reading is None else reading.says.value, match.group(), identifier)
        elif is_promise or identifier in _BESIDE_STATES:
            yield Found("", match.group(), identifier)


_BESIDE_STATES = frozenset(
    f"state/{each}"
    for each in (
        *("in-use", "built", "spent", "why", "grown", "found", "paper"),
        *("open-event", "begun-so-many", "finished-so-many"),
    )
)
"""Entries that only decide how others are taken."""
_OF_THE_PROMISE = "state/open-as-name"
"""Looked at where a promise says the same."""


def _done_to(text: str) -> Iterator[Found]:
    """Of a promise and a report, parted by a bar: whether what is done is what was promised."""
    promised, _, report = text.partition("|")
    verbs = (PATTERNS_OF_STATES[each].finditer(report) for each in (DONE, PASSED))
    for verb in chain.from_iterable(verbs):
        value = "yes" if is_of(report, *verb.span(), promised) else "no"
        before, behind = report[: verb.start()], report[verb.end() :]
        for entry, words in (
            ("done-to/award", verb.group()),
            ("done-to/by-whom", before),
            ("done-to/before-verb", before),
            ("done-to/verb-behind", behind),
            ("done-to/general", behind),
            ("done-to/empty", before.removesuffix("已")),
            ("done-to/about", promised),
        ):
            match = re.search(lexicon("done_to").pattern(entry), words)
            if match is not None:
                yield Found(value, match.group(), entry)


def _same_names(text: str) -> Iterator[Found]:
    for identifier, pattern in PATTERNS_OF_NAMES.items():
        for match in pattern.finditer(text):
            words = lexicon("same_names").words(identifier)
            value = words.get(match.group(), lexicon("same_names")[identifier].value)
            yield Found(value, match.group(), identifier)


def _same_work(text: str) -> Iterator[Found]:
    """Of a goal and a result, parted by a bar: whether they are of two works."""
    for found in same_work.told(text):
        yield Found(*found)


def _kept_away(text: str) -> Iterator[Found]:
    """Of a promise and a report, parted by a bar."""
    promise, _, report = text.partition("|")
    found = kept_away(promise, report)
    if found is not None:
        value = lexicon("kept_away")[found.entry].value
        yield Found(value, found.words, found.entry)
        yield Found("", found.promised, "kept-away/promise")


def _standing(text: str) -> Iterator[Found]:
    """Of a head and a cell, parted by a bar."""
    head, _, cell = text.partition("|")
    found = standing(head, cell)
    if found is not None:
        yield Found(found.says, found.words, found.rule)
        mark = lexicon("standing").by_word.get(found.words)
        if mark is not None:
            yield Found(mark.value, found.words, mark.id)


def _issuers(text: str) -> Iterator[Found]:
    found = of_the_country(text)
    if found is not None:
        yield Found("", *found)


def _tables(text: str) -> Iterator[Found]:
    found = told_by(text)
    if found is not None:
        yield Found(found.what, found.words, found.entry)


def _pace(text: str) -> Iterator[Found]:
    found = shared_out(text)
    if found is not None:
        yield Found("yes" if found[0] else "no", found[1], found[2])


def _indicators(text: str) -> Iterator[Found]:
    """What stands beside a name; of those that must be all of it, only where they are."""
    for entry in lexicon("indicators").entries.values():
        pattern = re.compile(lexicon("indicators").pattern(entry.id))
        whole = entry.id == "indicator/general"
        match = pattern.fullmatch(text) if whole else pattern.search(text)
        if match is not None:
            yield Found(entry.value or match.group(), match.group(), entry.id)


def _grounds(text: str) -> Iterator[Found]:
    """Of names, what all of a word says; of the rest, where it is said."""
    for entry in lexicon("grounds").entries.values():
        pattern = re.compile(lexicon("grounds").pattern(entry.id))
        match = pattern.fullmatch(text) if entry.id in _WHOLE else pattern.search(text)
        if match is not None and match.group():
            yield Found(entry.value or match.group(), match.group(), entry.id)


_WHOLE = frozenset({"ground/statistic", "ground/head", "ground/second"})


def _faults(text: str) -> Iterator[Found]:
    for entry, pattern in lexicon("faults").patterns().items():
        match = pattern.search(text)
        if match is not None:
            yield Found(lexicon("faults")[entry].value, match.group(), entry)


def _phrases(text: str) -> Iterator[Found]:
    for each in noun_phrase.words(text):
        if each.kind.startswith("phrase/"):
            yield Found(each.kind.removeprefix("phrase/"), each.text, each.kind)


def _predicates(text: str) -> Iterator[Found]:
    for entry in lexicon("predicates").entries.values():
        pattern = re.compile(lexicon("predicates").pattern(entry.id))
        match = pattern.search(text)
        if match is not None:
            yield Found(entry.value or match.group(), match.group(), entry.id)


def _halves(text: str) -> Iterator[Found]:
    for found in halves.read(text, YEAR):
        yield Found(*found)


def _moods(text: str) -> Iterator[Found]:
    for found in mood_signs.read(text):
        yield Found(*found)


def _heads(text: str) -> Iterator[Found]:
    for entry, words in head_words.told(text):
        yield Found("", words, entry)


def _lists(text: str) -> Iterator[Found]:
    """The names of a list with a figure for each (甲、乙分别增长5%、6%), made whole."""
    words, said, _ = text.partition(RESPECTIVELY)
    found = members(words, len(quantities(text))) if said else None
    if found is not None:
        yield Found("、".join(found.names), words, found.rule)


def _scopes(text: str) -> Iterator[Found]:
    for value, word, identifier in scope_words(text):
        yield Found(value, word, identifier)
    for each in quantities(text):
        word = in_names(text, each)
        if word:
            yield Found("name", word, "scope/in-name")


def _ranks(text: str) -> Iterator[Found]:
    for value, word, identifier in rank_words(text):
        yield Found(value, word, identifier)


def _forms(text: str) -> Iterator[Found]:
    found = forms.form_of(text)
    if found is not None:
        entry, word = found
        yield Found(entry.removeprefix("form/"), word, entry)


def _goal_sections(text: str) -> Iterator[Found]:
    found = goal_sections.opening(text)
    if found is not None:
        yield Found("heading" if found.heading else "label", found.label, found.entry)


def _kind_marks(text: str) -> Iterator[Found]:
    for each in kind_marks.kind_marks(text, text, [text]):
        yield Found(f"{each.kind} {each.weight}", each.words, each.entry)


_EACH_ALONE = (
    "frames",
    "leads",
    "members",
    "own_names",
    "persons",
    "places",
    "public",
    "quoted",
    "set_names",
    "sure_names",
    "things",
    "topics",
    "works",
)
"""Files with the entries of which algorithms do different things: an example shows one alone."""

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "acts": _acts,
        "columns": _columns,
        "done_to": _done_to,
        "due": _due,
        "faults": _faults,
        "forms": _forms,
        "goal_sections": _goal_sections,
        "grounds": _grounds,
        "halves": _halves,
        "heads": _heads,
        "indicators": _indicators,
        "kept_away": _kept_away,
        "kind_marks": _kind_marks,
        "labels": _labels,
        "intentions": _intentions,
        "lists": _lists,
        "measures": _measures,
        "mood": _moods,
        "numbers": _numbers,
        "orders": _orders,
        "owners": _owners,
        "issuers": _issuers,
        "pace": _pace,
        "tables": _tables,
        "periods": _periods,
        "phrases": _phrases,
        "portal": _portal,
        "predicates": _predicates,
        "ranks": _ranks,
        "made": _made,
        "common_words": _common_words,
        "remarks": _remarks,
        "support": _support,
        "roles": _roles,
        "same_names": _same_names,
        "same_work": _same_work,
        "scopes": _scopes,
        "speech": _speech,
        "standing": _standing,
        "states": _states,
        "unit_kinds": _unit_kinds,
        **{each: _searched(each) for each in _EACH_ALONE},
    }
)
"""The reader of each file of the lexicon, by its name."""
