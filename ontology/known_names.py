"""The reviewed names of a division beside its units: strategies with their parts, aliases.

Two optional files of a registry's folder, `strategies.toml` and `aliases.toml`; each explains
itself in its header. What they say is a reviewer's reading, each with its reason and its
passages; nothing is joined by likeness.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from ontology import late_re as re
from ontology.errors import RegistryError
from ontology.ids import iri_of
from ontology.model import Division, Text, Thing, Value
from ontology.registries import registry_folder
from ontology.reviewed import Entry, File
from ontology.text import normal_name
from ontology.vocabulary import vocabulary

_PASSAGE = re.compile(r"(?P<document>\w+):(?P<start>\d+)-(?P<end>\d+)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document has a name: its key in `division.toml`, and offsets."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name of a thing, why it is one, and where it stands."""

    name: str
    reason: str
    passages: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownName:
    """A reviewed thing.

    part_of, reason: the whole it is a part of, and why. count: how many direct parts its
    name says it has. unlisted: what the documents leave open of them. words: what stands in
    documents where that is not the name itself (then it is not looked for by name). sought:
    whether texts are searched for the name; else the entry only says what a name is that the
    rules of language have found.
    """

    name: str
    kind: str
    part_of: str | None = None
    reason: str = ""
    count: int | None = None
    unlisted: str = ""
    words: str | None = None
    aliases: tuple[OtherName, ...] = ()
    passages: tuple[Place, ...] = ()
    note: str = ""
    sought: bool = True

    @property
    def is_strategy(self) -> bool:
        """Whether work can serve it (a project or road is what work is about)."""
        return vocabulary().served_by(self.kind) == "advances"


@dataclass(frozen=True, slots=True)
class Apart:
    """Names that look alike and are not the same thing."""

    names: tuple[str, ...]
    reason: str
    passages: tuple[Place, ...] = ()


@dataclass(frozen=True)
class KnownNames:
    """All reviewed names of one division."""

    division: Division
    entries: tuple[KnownName, ...] = ()
    apart: tuple[Apart, ...] = ()
    _by_name: Mapping[str, KnownName] = field(default_factory=dict, repr=False, compare=False)

    def get(self, name: str) -> KnownName | None:
        """The entry of this name or alias; never a similar one."""
        return self._by_name.get(_key(name))

    def find(self, name: str) -> Thing | None:
        """The thing of this name or alias, else None."""
        entry = self.get(name)
        return None if entry is None else self.thing(entry)

    def thing(self, entry: KnownName) -> Thing:
        """An entry as a thing, always described alike."""
        values: list[tuple[str, Value]] = []
        if entry.count is not None:
            values.append(("statedParts", entry.count))
        if entry.unlisted:
            values.append(("unlisted", Text(entry.unlisted)))
        values.extend(("alias", Text(each.name)) for each in entry.aliases)
        return Thing(
            iri_of(self.division, entry.kind, normal_name(entry.name)),
            entry.kind,
            entry.name,
            tuple(values),
        )

    def whole(self, entry: KnownName) -> KnownName | None:
        """What an entry is a part of."""
        return None if entry.part_of is None else self.get(entry.part_of)

    def parts(self, entry: KnownName) -> tuple[KnownName, ...]:
        """The direct parts of an entry, in the order of the file."""
        return tuple(each for each in self.entries if each.part_of == entry.name)

    def named_in(self, text: str) -> list[tuple[int, int, KnownName]]:
        """Where a text names entries: spans, in order; of nested names the longest."""
        if not self._by_name:
            return []
        return [
            (*match.span(), entry)
            for match in self._pattern.finditer(text)
            if (entry := self.get(match.group())) is not None
        ]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _pattern(tuple(self._written()))

    def _written(self) -> Iterator[str]:
        """The forms that documents write; bare digits name a thing only within quotes."""
        for entry in self.entries:
            if entry.words is None and entry.sought:
                yield entry.name
            for other in entry.aliases:
                yield f"“{other.name}”" if other.name.isdigit() else other.name


IN_USE: ContextVar[Mapping[str, KnownNames] | None] = ContextVar("known_names", default=None)
"""What :meth:`ontology.known.Known.in_use` puts in the place of the bundled names, by code."""


def known_names(division: Division) -> KnownNames:
    """The reviewed names of a division; empty where nobody has reviewed any.

    Raises RegistryError if a file is malformed or one name would mean two things.
    """
    used = IN_USE.get()
    if used is None:
        return bundled_names(division)
    return replace(used.get(division.code) or KnownNames(division), division=division)


def bundled_names(division: Division) -> KnownNames:
    """The reviewed names of a division, of the registry that is in force on this machine."""
    folder = registry_folder(division.code)
    return KnownNames(division) if folder is None else load_known_names(folder, division)


@lru_cache(maxsize=8)
def load_known_names(folder: Path, division: Division) -> KnownNames:
    """The reviewed names in a registry's folder. RegistryError names file and entry."""
    entries: list[KnownName] = []
    apart: list[Apart] = []
    strategies, aliases = folder / "strategies.toml", folder / "aliases.toml"
    if strategies.is_file():
        file = File(strategies)
        entries += [_strategy(each) for each in file.tables("strategy")]
        file.finish()
    if aliases.is_file():
        file = File(aliases)
        entries += [_alias(each) for each in file.tables("alias")]
        entries += [_of_kind(each) for each in file.tables("kind")]
        apart += [_apart(each) for each in file.tables("apart")]
        file.finish()
    return KnownNames(division, tuple(entries), tuple(apart), _index(entries, apart, folder))


def _strategy(entry: Entry) -> KnownName:
    name, kind = entry.text("name"), _kind(entry)
    part_of = entry.optional("part_of")
    found = KnownName(
        name=name,
        kind=kind,
        part_of=part_of,
        reason=entry.text("reason") if part_of else "",
        count=_count(entry),
        unlisted=entry.optional("unlisted") or "",
        words=entry.optional("words"),
        aliases=_others(entry),
        passages=_passages(entry),
        note=entry.optional("note") or "",
    )
    entry.finish()
    return found


def _alias(entry: Entry) -> KnownName:
    found = KnownName(name=entry.text("name"), kind=_kind(entry), aliases=_others(entry))
    if not found.aliases:
        raise entry.error("an alias entry without aliases")
    entry.finish()
    return found


def _of_kind(entry: Entry) -> KnownName:
    found = KnownName(
        name=entry.text("name"),
        kind=_kind(entry),
        reason=entry.text("reason"),
        passages=_passages(entry),
        sought=False,
    )
    entry.finish()
    return found


def _apart(entry: Entry) -> Apart:
    found = Apart(entry.texts("names"), entry.text("reason"), _passages(entry))
    if len(found.names) < 2:
        raise entry.error("names that stay apart are at least two")
    entry.finish()
    return found


def _kind(entry: Entry) -> str:
    kind = entry.text("kind")
    if kind not in vocabulary().classes or vocabulary().served_by(kind) is None:
        raise entry.error(f"unknown kind {kind!r}")
    return kind


def _count(entry: Entry) -> int | None:
    count = entry.number("count")
    if count is not None and count < 2:
        raise entry.error(f"the count of parts must be at least 2, not {count}")
    return count


def _others(entry: Entry) -> tuple[OtherName, ...]:
    others = []
    for each in entry.entries("aliases"):
        others.append(OtherName(each.text("name"), each.text("reason"), _passages(each)))
        each.finish()
    return tuple(others)


def _passages(entry: Entry) -> tuple[Place, ...]:
    places = []
    for text in entry.texts("passages"):
        match = _PASSAGE.fullmatch(text)
        if match is None or int(match["start"]) >= int(match["end"]):
            raise entry.error(f"a passage is written document:start-end, not {text!r}")
        places.append(Place(match["document"], int(match["start"]), int(match["end"])))
    return tuple(places)


def _index(entries: list[KnownName], apart: list[Apart], folder: Path) -> dict[str, KnownName]:
    """Entries by every name of theirs; RegistryError where a name would mean two things."""
    by_name: dict[str, KnownName] = {}
    for entry in entries:
        for name in (entry.name, *(each.name for each in entry.aliases)):
            other = by_name.setdefault(_key(name), entry)
            if other is not entry:
                raise RegistryError(
                    f"the name {name!r} is given twice: to {other.name} and to {entry.name}",
                    where=str(folder),
                    way_out="keep one of them",
                )
    for entry in entries:
        if entry.part_of is not None and _key(entry.part_of) not in by_name:
            raise RegistryError(
                f"{entry.name} is part of {entry.part_of}, which is not there", where=str(folder)
            )
    for pair in apart:
        owners = [by_name[_key(name)].name for name in pair.names if _key(name) in by_name]
        if len(set(owners)) < len(owners):
            raise RegistryError(
                f"{'、'.join(pair.names)} are to stay apart, but two of them are joined",
                where=str(folder),
                way_out="remove the alias, or the entry that keeps them apart",
            )
    return by_name


@lru_cache(maxsize=16)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names, the longest first."""
    longest_first = sorted(dict.fromkeys(names), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def _key(name: str) -> str:
    """Quotation marks do not make another name."""
    return re.sub('[“”"‘’]', "", normal_name(name))
