"""The words of official Chinese, as data: what a reviewer reads and corrects without code.

A file `<class>.toml` holds entries and examples:

    [[entry]]
    id = "period/relative-year"        # what a claim's method names; unique in all files
    words = ["去年", "上年"]            # or a table: words = { "去年" = "-1" }
    pattern = "…"                      # instead of words: a regular expression; `{word}` in it
                                       # stands for any word of the entry `…/word` of the file,
                                       # or for its pattern;
                                       # a long one stands in several lines, which are joined
    value = "-1"                       # what a pattern stands for
    not_in = ["去年同期"]               # longer phrases that do not count
    unless = ["…"]                     # still longer ones in which the words count all the same
    note = "…"                         # why; the source of the rule, where there is one

    [[example]]
    text = "去年新增5家"                 # read on the fixed reference day of the reader
    value = "2023"                     # what comes out; "" means: seen, and not understood
    span = "去年"                       # the words that it is read from
    id = "period/relative-year"        # the entry that fires

    [[silence]]
    text = "三年行动"                    # nothing is read here
    by = "…"                           # optional: the entry that wins instead

Entries stand above the examples, which are read by tests alone: they are a third of the text.
Unknown keys are refused. Examples run as tests (`tests/test_lexicon.py`) with the reader of the
file (`loaders.language.readers`: one line for a new file), both ways: no entry without an example,
no example that no entry reads.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from ontology import late_re as re
from ontology.errors import LexiconError

FOLDER = Path(__file__).resolve().parent
"""Where the bundled files are, in a checkout or in a wheel."""

_ENTRY = frozenset({"id", "words", "pattern", "value", "not_in", "unless", "note", "source"})
_EXAMPLE = frozenset({"text", "value", "span", "id", "note"})
_SILENCE = frozenset({"text", "by", "note"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule of words: its id, the words (each with the value that it stands for), or a pattern.

    words: word → value; the word itself where the file lists words without values.
    value: what the pattern stands for; "" where it says that by itself.
    not_in: longer phrases within which the words do not count. unless: still longer ones that begin
    with such a phrase by chance (名医生 with 名医): within these they do.
    """

    id: str
    words: Mapping[str, str]
    pattern: str | None
    not_in: tuple[str, ...]
    note: str
    value: str = ""
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A text and what is read in it: the value, the words it is read from, and the rule's id."""

    text: str
    value: str
    span: str
    id: str


@dataclass(frozen=True, slots=True)
class Silence:
    """A text in which nothing is read, and the entry that wins instead, if one does."""

    text: str
    by: str | None


@dataclass(frozen=True)
class Lexicon:
    """One class of words: its entries by id, and its examples, where they were read."""

    name: str
    entries: Mapping[str, Entry]
    examples: tuple[Example, ...]
    silences: tuple[Silence, ...]

    def __getitem__(self, identifier: str) -> Entry:
        if identifier not in self.entries:
            raise LexiconError(f"there is no entry {identifier!r}", where=f"{self.name}.toml")
        return self.entries[identifier]

    def words(self, *identifiers: str) -> dict[str, str]:
        """The words of these entries with what each stands for."""
        return {word: value for each in identifiers for word, value in self[each].words.items()}

    def any_of(self, *identifiers: str) -> str:
        """A pattern (without group) of any word of these entries, the longest first."""
        return any_of(self.words(*identifiers))

    def guarded(self, *identifiers: str) -> str:
        """A pattern (without group) of any word of these entries, but not within `not_in`."""
        not_in = [phrase for each in identifiers for phrase in self[each].not_in]
        unless = [phrase for each in identifiers for phrase in self[each].unless]
        return f"(?:{guarded(self.words(*identifiers), not_in, unless)})"

    def pattern(self, identifier: str) -> str:
        """The pattern of an entry, each `{word}` in it filled with what that entry stands for."""
        found = self[identifier].pattern
        if found is None:
            return self.any_of(identifier)
        family = identifier.rpartition("/")[0]
        return _NAMED.sub(lambda match: self._group(f"{family}/{match['name']}"), found)

    def _group(self, identifier: str) -> str:
        """A group of the words of an entry, or of its pattern."""
        inner = self.pattern(identifier)
        return f"(?:{inner})" if self[identifier].pattern else inner

    def patterns(self) -> dict[str, re.Pattern[str]]:
        """The patterns of all entries that have one, compiled, in the order of the file."""
        return {
            each.id: re.compile(self.pattern(each.id))
            for each in self.entries.values()
            if each.pattern is not None
        }

    @cached_property
    def by_word(self) -> Mapping[str, Entry]:
        """The entry of each word."""
        return {word: entry for entry in self.entries.values() for word in entry.words}


_NAMED = re.compile(r"\{(?P<name>[a-z-]+)\}")
"""A word of another entry, within a pattern."""


def any_of(words: Iterable[str]) -> str:
    """A pattern (without group) of any of these words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})"


def guarded(words: Iterable[str], not_in: Iterable[str], unless: Iterable[str] = ()) -> str:
    """A pattern of any of the words, the longest first, but not within the longer phrases.

    unless: phrases that only begin with one of those, and count (see :class:`Entry`).
    """
    by_chance = tuple(unless)
    rest: dict[str, list[tuple[str, list[str]]]] = {}
    known = sorted(words, key=lambda word: (-len(word), word))
    for phrase in not_in:
        word = next(each for each in known if phrase.startswith(each))
        more = sorted(each[len(phrase) :] for each in by_chance if each.startswith(phrase))
        rest.setdefault(word, []).append((phrase[len(word) :], more))
    parts = []
    for word in known:
        behind = rest.get(word, [])
        short = "".join(
            sorted(re.escape(each) for each, more in behind if len(each) == 1 and not more)
        )
        long = [
            re.escape(each) + (f"(?!{'|'.join(map(re.escape, more))})" if more else "")
            for each, more in behind
            if len(each) > 1 or more
        ]
        guards = [f"[{short}]"] * bool(short) + long
        parts.append(re.escape(word) + (f"(?!{'|'.join(guards)})" if guards else ""))
    return "|".join(parts)


@cache
def lexicon(name: str) -> Lexicon:
    """The bundled words of a class. Raises LexiconError if its file is not of the form.

    Without examples, and its patterns are compiled when they are used: tests :func:`read` all.
    """
    return _read(FOLDER / f"{name}.toml", examples=False)


def names() -> tuple[str, ...]:
    """The classes that there are, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def read(path: Path) -> Lexicon:
    """The words of one file with their examples, checked. Raises LexiconError, with file and
    entry.
    """
    words = _read(path, examples=True)
    for each in words.entries.values():
        try:
            re.fullmatch(each.pattern or "", "")
        except re.error as error:
            raise LexiconError(
                f"the pattern is malformed ({error})", where=f"{path.name}, entry {each.id}"
            ) from error
    return words


_ENTRY_HEAD = "[[entry]]"
_BELOW = ("\n[[example]]", "\n[[silence]]")
"""What stands below the entries."""


def _read(path: Path, *, examples: bool) -> Lexicon:
    try:
        text = path.read_text("utf-8")
        lines = f"\n{text}"
        first = min((at for each in _BELOW if (at := lines.find(each)) >= 0), default=len(text))
        if f"\n{_ENTRY_HEAD}" in lines[first:]:
            raise LexiconError("an entry stands below the examples", where=path.name)
        data = tomllib.loads(text if examples else text[:first])
    except FileNotFoundError as error:
        raise LexiconError("the file is missing", where=str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"not readable as TOML: {error}", where=str(path)) from error
    if unknown := data.keys() - {"entry", "example", "silence"}:
        raise LexiconError(f"unknown table {sorted(unknown)[0]!r}", where=path.name)
    entries: dict[str, Entry] = {}
    for number, table in enumerate(data.get("entry", ()), 1):
        entry = _entry(table, f"{path.name}, entry {table.get('id', number)}")
        if entry.id in entries:
            raise LexiconError(f"two entries have the id {entry.id!r}", where=path.name)
        entries[entry.id] = entry
    shown = tuple(
        Example(**_texts(table, _EXAMPLE, ("text", "value", "span", "id"), path.name, "example"))
        for table in data.get("example", ())
    )
    silences = tuple(
        Silence(table["text"], table.get("by"))
        for table in data.get("silence", ())
        if _texts(table, _SILENCE, ("text",), path.name, "silence")
    )
    for each in shown:
        if each.id not in entries:
            raise LexiconError(
                f"an example names {each.id!r}, which is no entry",
                where=f"{path.name}, {each.text}",
            )
    return Lexicon(path.stem, MappingProxyType(entries), shown, silences)


def _entry(table: Mapping[str, object], where: str) -> Entry:
    if unknown := table.keys() - _ENTRY:
        raise LexiconError(f"unknown key {sorted(unknown)[0]!r}", where=where)
    words = table.get("words", {})
    if isinstance(words, list):
        words = {word: word for word in words}
    if (
        not isinstance(words, dict)
        or not {*map(type, words), *map(type, words.values())} <= {str}
        or not all(words)
        or not all(words.values())
    ):
        raise LexiconError("words must be a list of words, or a table word = value", where=where)
    pattern = table.get("pattern")
    if not isinstance(table.get("id"), str) or (pattern is None) == (not words):
        raise LexiconError("an entry needs an id, and either words or a pattern", where=where)
    not_in = table.get("not_in", [])
    if not isinstance(not_in, list):
        raise LexiconError("not_in must be a list of phrases", where=where)
    unless = table.get("unless", [])
    if not isinstance(unless, list) or not all(
        any(str(each).startswith(str(phrase)) for phrase in not_in) for each in unless
    ):
        raise LexiconError("unless must be phrases that begin with one of not_in", where=where)
    return Entry(
        id=str(table["id"]),
        words=MappingProxyType(dict(words)),
        pattern=None if pattern is None else _joined(str(pattern)),
        not_in=tuple(map(str, not_in)),
        note=str(table.get("note", "")),
        value=str(table.get("value", "")),
        unless=tuple(map(str, unless)),
    )


def _joined(pattern: str) -> str:
    """A pattern that stands in several lines, as one; what indents a line is no part of it."""
    return "".join(line.strip() for line in pattern.splitlines())


def _texts(
    table: Mapping[str, object],
    allowed: frozenset[str],
    wanted: tuple[str, ...],
    where: str,
    what: str,
) -> dict[str, str]:
    """The wanted fields, which must be texts; nothing that is not allowed may stand beside."""
    if unknown := table.keys() - allowed:
        raise LexiconError(f"an {what} has the unknown key {sorted(unknown)[0]!r}", where=where)
    missing = [key for key in wanted if not isinstance(table.get(key), str)]
    if missing:
        raise LexiconError(f"an {what} lacks {missing[0]!r}", where=f"{where}: {dict(table)}")
    return {key: str(table[key]) for key in wanted}
