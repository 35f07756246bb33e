"""The registries: which units a division has, what they are called, what groups stand for.

A registry is a folder `<code>/` of three TOML files that people review (`division.toml`,
`units.toml`, `groups.toml`; each explains itself in its header). Two names are one unit only if
a registry says so: names are compared after normalising white space and full-width forms, never
by likeness.

A person's own registries (`KG_REGISTRY`, else in the data folder) come before those of the
project (`ontology/registry/`): of two for one division, the first is used.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from ontology import FOLDER
from ontology import late_re as re
from ontology.credit_code import is_credit_code
from ontology.errors import RegistryError
from ontology.model import Division
from ontology.reorganisations import Reorganisation, lifetimes, meet
from ontology.reviewed import Entry, File
from ontology.text import normal_name
from ontology.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Occurrence:
    """How often a document names something in these very words.

    document: the document's key in the `documents` table of `division.toml`.
    """

    name: str
    document: str
    count: int


@dataclass(frozen=True, slots=True)
class RegisteredUnit:
    """A unit of the division.

    name: the form that documents use most; the unit's canonical name.
    kind: `Unit` or a class below it.
    parent: canonical name of the unit above it; None where that is not known.
    aliases: other names in documents. official: the name in law; None unless certain.
    short: what an enumeration leaves of the name (甲、乙街道); never a name by itself.
    credit_code: 统一社会信用代码, where the reviewer gives it.
    occurrences: where the reviewer found the name and its aliases.
    """

    name: str
    kind: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    official: str | None = None
    short: str | None = None
    note: str = ""
    occurrences: tuple[Occurrence, ...] = ()
    credit_code: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All names that documents may write for it, its own first."""
        return (self.name, *self.aliases, *([self.official] if self.official else []))


@dataclass(frozen=True, slots=True)
class RegisteredGroup:
    """An expression for several units.

    expands_to: the kind all of whose units it means; None where the members are not known.
    """

    name: str
    expands_to: str | None = None
    note: str = ""
    occurrences: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True)
class OutsideUnit:
    """A body of another level or place that the documents name: never a unit of ours."""

    name: str
    level: str
    note: str = ""
    occurrences: tuple[Occurrence, ...] = ()


@dataclass(frozen=True)
class Registry:
    """All that is registered of one division.

    parent: the division above it. names: the words by which documents show that they are
    of this division. documents: file names by the keys that occurrences use.
    """

    division: Division
    parent: Division
    names: tuple[str, ...]
    documents: Mapping[str, str]
    units: tuple[RegisteredUnit, ...]
    groups: tuple[RegisteredGroup, ...]
    outside: tuple[OutsideUnit, ...] = ()
    changes: tuple[Reorganisation, ...] = ()
    gone: frozenset[str] = field(default=frozenset(), repr=False)
    """Names of units that are not there at the time asked for (`ontology.registry_at`)."""
    _units: Mapping[str, RegisteredUnit] = field(default_factory=dict, repr=False, compare=False)
    _groups: Mapping[str, RegisteredGroup] = field(default_factory=dict, repr=False, compare=False)

    def find(self, name: str) -> RegisteredUnit | None:
        """The unit of this name, alias or official name, else None; never a similar one."""
        return self._units.get(normal_name(name))

    def find_group(self, name: str) -> RegisteredGroup | None:
        """The group of this expression, else None."""
        return self._groups.get(normal_name(name))

    @cached_property
    def written(self) -> Mapping[str, tuple[str, str]]:
        """What each name that documents write stands for: a canonical name and its kind.

        The kind of a body outside of the division is "": the registry does not say it.
        """
        found: dict[str, tuple[str, str]] = {}
        for unit in self.units:
            for words in unit.names:
                found[words] = (unit.name, unit.kind)
        for body in self.outside:
            found.setdefault(body.name, (body.name, ""))
        for words in self.names:
            found[words] = (self.division.name, "Division")
        for words in (self.parent.name, _stem(self.parent.name)):
            found[words] = (self.parent.name, "Division")
        return found

    def subdistricts(self) -> tuple[RegisteredUnit, ...]:
        """All subdistricts of the division, in the order of the file."""
        return self.of_kind("Subdistrict")

    def of_kind(self, kind: str) -> tuple[RegisteredUnit, ...]:
        """All units of exactly this kind, in the order of the file."""
        return tuple(
            unit for unit in self.units if unit.kind == kind and unit.name not in self.gone
        )

    def members(self, group: RegisteredGroup) -> tuple[RegisteredUnit, ...]:
        """The units that a group stands for; none where they are not known."""
        return () if group.expands_to is None else self.of_kind(group.expands_to)


IN_USE: ContextVar[tuple[Registry, ...] | None] = ContextVar("registries", default=None)
"""What :meth:`ontology.known.Known.in_use` puts in the place of the bundled registries."""


def registries() -> tuple[Registry, ...]:
    """All registries in use, by code: those in force here, unless :mod:`ontology.known` says other.

    Raises RegistryError if one is malformed.
    """
    used = IN_USE.get()
    return bundled_registries() if used is None else used


VARIABLE = "KG_REGISTRY"
"""The environment's name for a person's own registries: a folder of them, or of one."""

BUNDLED = FOLDER / "registry"
"""The registries of the project."""


def own_folder() -> Path:
    """Where a person's own registries are: `KG_REGISTRY`, else a folder of theirs."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("kg", appauthor=False) / "registry"


def registry_folders() -> tuple[Path, ...]:
    """The folders of all registries in force, by code: own ones come before the project's.

    Raises RegistryError if `KG_REGISTRY` names what is no folder.
    """
    own = own_folder()
    if os.environ.get(VARIABLE) and not own.is_dir():
        raise RegistryError(
            "there is no such folder of registries",
            where=str(own),
            way_out=f"make the folder, or leave {VARIABLE} out",
        )
    found: dict[str, Path] = {}
    for folder in (own, BUNDLED):
        alone = folder / "division.toml"
        for path in [alone] if alone.is_file() else sorted(folder.glob("*/division.toml")):
            found.setdefault(path.parent.resolve().name, path.parent)
    return tuple(folder for _, folder in sorted(found.items()))


def registry_folder(code: str) -> Path | None:
    """The folder of a division's registry, None if it has none."""
    return next((each for each in registry_folders() if each.resolve().name == code), None)


def bundled_registries() -> tuple[Registry, ...]:
    """All registries in force on this machine, by code; RegistryError if one is malformed."""
    return _registries(os.environ.get(VARIABLE))


@lru_cache(maxsize=4)
def _registries(named: str | None) -> tuple[Registry, ...]:
    """Read once a process for each `KG_REGISTRY`: reading documents opens no file of ours."""
    del named  # it says for which folder these hold
    return tuple(load_registry(folder) for folder in registry_folders())


def registry_of(code: str) -> Registry | None:
    """The registry of the division with this code, or None if it has none."""
    return next((each for each in registries() if each.division.code == code), None)


def division_of(text: str) -> Division | None:
    """The registered division that a text belongs to, or None where its words do not show it.

    A text belongs to a division if it says the division's name at least three times, more
    often than the name of the division above, and more than twice as often as that of any
    other district or county. Otherwise nothing is assumed.
    """
    found = [(sum(text.count(name) for name in _shortest(each)), each) for each in registries()]
    for hits, registry in found:
        if hits < _LEAST_HITS:
            continue
        rivals = [other for other, another in found if another is not registry]
        rivals.extend(_others_named(text, registry))
        above = text.count(_stem(registry.parent.name))
        if hits > above and hits > 2 * max(rivals, default=0):
            return registry.division
    return None


def load_registry(folder: Path) -> Registry:
    """The registry in a folder. RegistryError, with file and entry, if it is malformed."""
    division_file = File(folder / "division.toml")
    head = division_file.table("division")
    above = division_file.table("parent")
    division = Division(head.text("code"), head.text("name"))
    if division.code != folder.resolve().name:
        raise head.error(f"the code {division.code} is not the folder's name {folder.name}")
    names = head.texts("names")
    if not names:
        raise head.error("no names: a document could never show that it is of this division")
    parent = Division(above.text("code"), above.text("name"))
    documents = division_file.table("documents").strings()
    head.finish()
    above.finish()
    division_file.finish()

    units_file = File(folder / "units.toml")
    units = _joined([_unit(entry, documents) for entry in units_file.tables("unit")], folder)
    outside = tuple(_outside(entry, documents) for entry in units_file.tables("outside"))
    units_file.finish()
    groups_file = File(folder / "groups.toml")
    groups = tuple(_group(entry, documents) for entry in groups_file.tables("group"))
    groups_file.finish()

    _check_parents(units, units_file.path)
    changes = _changes(folder, {unit.name for unit in units})
    by_name = _index(units, (*groups, *outside), changes, folder)
    return Registry(
        division=division,
        parent=parent,
        names=names,
        documents=dict(documents),  # plain tables: a registry travels to other processes
        units=units,
        groups=groups,
        outside=outside,
        changes=changes,
        _units=by_name,
        _groups={normal_name(group.name): group for group in groups},
    )


_LEAST_HITS = 3

_DIVISION_NAME = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,4}?[区县旗])")
"""What may be the name of a district or county: the first words after a break."""

_COMMON_ENDINGS = re.compile(
    "[社小园街辖景片校库灾疫山林厂矿商禁特郊新老各全我本该市省地板范杆行验发税能护心]区$"
    "|(?<![上下东西])城区$"
)
"""Words that end in 区 and name no division: 社区, 园区, 示范区, 主城区 (but 上城区 is one)."""


def _others_named(text: str, registry: Registry) -> Iterator[int]:
    """How often the text says each of the names that look like those of other divisions."""
    candidates = Counter(_DIVISION_NAME.findall(text))
    for name, _ in candidates.most_common(50):
        own = any(each in name for each in registry.names)
        if not own and not _COMMON_ENDINGS.search(name):
            yield text.count(name)


def _shortest(registry: Registry) -> list[str]:
    """The registry's names without those that contain another one, to count no word twice."""
    names = registry.names
    return [each for each in names if not any(o != each and o in each for o in names)]


def _stem(name: str) -> str:
    """A division's name without its last word: documents say 杭州 for 杭州市."""
    return name[:-1] if len(name) > 2 else name


def _counts(entry: Entry, name: str, documents: Mapping[str, str]) -> tuple[Occurrence, ...]:
    """The field `where`: how often which document names this."""
    found = []
    for document, count in entry.whole_table("where").items():
        if document not in documents:
            raise entry.error(f"'where' names the document {document!r}, not in division.toml")
        if not isinstance(count, int) or isinstance(count, bool) or count < 1:
            raise entry.error(f"the count of {document!r} must be at least 1, not {count!r}")
        found.append(Occurrence(name, document, count))
    return tuple(found)


def _unit(entry: Entry, documents: Mapping[str, str]) -> RegisteredUnit:
    name = entry.text("name")
    kind = entry.text("kind")
    if kind not in vocabulary().below("Unit"):
        raise entry.error(f"unknown kind {kind!r}")
    occurrences = list(_counts(entry, name, documents))
    aliases: list[str] = []
    for alias in entry.entries("aliases"):
        aliases.append(alias.text("name"))
        occurrences.extend(_counts(alias, aliases[-1], documents))
        alias.optional("note")
        alias.finish()
    unit = RegisteredUnit(
        name=name,
        kind=kind,
        parent=entry.optional("parent"),
        aliases=tuple(aliases),
        official=entry.optional("official"),
        short=entry.optional("short"),
        note=entry.optional("note") or "",
        occurrences=tuple(occurrences),
        credit_code=_code(entry),
    )
    entry.finish()
    return unit


def _code(entry: Entry) -> str | None:
    code = entry.optional("credit_code")
    if code is not None and not is_credit_code(code):
        raise entry.error(f"{code!r} is no 统一社会信用代码: eighteen characters, the last a check")
    return code


def _changes(folder: Path, known: Container[str]) -> tuple[Reorganisation, ...]:
    """What `changes.toml` says of units renamed, merged, split; nothing without the file."""
    path = folder / "changes.toml"
    if not path.is_file():
        return ()
    file = File(path)
    found = tuple(_change(entry, known) for entry in file.tables("change"))
    file.finish()
    return found


def _change(entry: Entry, known: Container[str]) -> Reorganisation:
    before, after = entry.texts("before"), entry.texts("after")
    for name in (*before, *after):
        if name not in known:
            raise entry.error(f"{name!r} is no unit of units.toml")
    change = Reorganisation(before, after, entry.day("on"), entry.text("source"))
    entry.finish()
    if not change.successions:
        raise entry.error("no unit of 'before' goes over into one of 'after'")
    return change


def _group(entry: Entry, documents: Mapping[str, str]) -> RegisteredGroup:
    name = entry.text("name")
    kind = entry.optional("expands_to")
    if kind is not None and kind not in vocabulary().below("Unit"):
        raise entry.error(f"unknown kind {kind!r}")
    group = RegisteredGroup(name, kind, entry.text("note"), _counts(entry, name, documents))
    entry.finish()
    return group


@dataclass(frozen=True, slots=True)
class Question:
    """Names that may be one unit's. same: what a person has answered; None if nobody has."""

    names: tuple[str, ...]
    same: bool | None


def questions_of(folder: Path) -> tuple[Question, ...]:
    """The questions of a registry's `questions.toml`, none without one. Raises RegistryError."""
    path = folder / "questions.toml"
    if not path.is_file():
        return ()
    file = File(path)
    found = tuple(_question(entry) for entry in file.tables("question"))
    file.finish()
    return found


def _question(entry: Entry) -> Question:
    names, same = entry.texts("names"), entry.yes_or_no("same")
    if len(names) != len(set(names)) or len(names) < 2:
        raise entry.error("'names' must be two names or more, each once")
    entry.optional("because")
    entry.texts("seen")
    entry.finish()
    return Question(names, same)


def _joined(units: list[RegisteredUnit], folder: Path) -> tuple[RegisteredUnit, ...]:
    """The units, where a person has answered that several names are one: known by the first."""
    by_name = {unit.name: unit for unit in units}
    known_by: dict[str, str] = {}
    for question in questions_of(folder):
        missing = [name for name in question.names if name not in by_name]
        if missing:
            raise RegistryError(
                f"a question asks about {missing[0]!r}, which is no unit",
                where=str(folder / "questions.toml"),
                way_out="take the question out, or put the unit into units.toml",
            )
        if question.same:
            first = _known_by(question.names[0], known_by)
            known_by |= {
                other: first
                for name in question.names[1:]
                if (other := _known_by(name, known_by)) != first
            }
    joined = []
    for unit in units:
        if unit.name in known_by:
            continue
        others = [each for each in units if _known_by(each.name, known_by) == unit.name]
        more = [each for each in others if each is not unit]
        joined.append(
            replace(
                unit,
                aliases=(*unit.aliases, *(n for e in more for n in (e.name, *e.aliases))),
                occurrences=(*unit.occurrences, *(o for e in more for o in e.occurrences)),
                parent=_known_by(unit.parent, known_by) if unit.parent else None,
            )
        )
    return tuple(joined)


def _known_by(name: str, known_by: Mapping[str, str]) -> str:
    while name in known_by:
        name = known_by[name]
    return name


def _outside(entry: Entry, documents: Mapping[str, str]) -> OutsideUnit:
    name = entry.text("name")
    level, note = entry.text("level"), entry.optional("note") or ""
    unit = OutsideUnit(name, level, note, _counts(entry, name, documents))
    entry.finish()
    return unit


def _check_parents(units: tuple[RegisteredUnit, ...], path: Path) -> None:
    parents = {unit.name: unit.parent for unit in units}
    for unit in units:
        above: str | None = unit.name
        seen: set[str] = set()
        while above is not None:
            if above in seen:
                raise RegistryError("it stands above itself", where=f"{path}, unit {unit.name}")
            seen.add(above)
            if above not in parents:
                raise RegistryError(f"unknown parent {above!r}", where=f"{path}, unit {unit.name}")
            above = parents[above]


def _index(
    units: tuple[RegisteredUnit, ...],
    others: Iterable[RegisteredGroup | OutsideUnit],
    changes: tuple[Reorganisation, ...],
    folder: Path,
) -> dict[str, RegisteredUnit]:
    """Units by every name of theirs; RegistryError where one name would mean two things.

    A name may be that of two units that were never there together: it then counts only for a time
    (`ontology.registry_at`).
    """
    owners: dict[str, RegisteredUnit | RegisteredGroup | OutsideUnit] = {}
    by_name: dict[str, RegisteredUnit] = {}
    shared: set[str] = set()
    for owner in (*units, *others):
        for name in owner.names if isinstance(owner, RegisteredUnit) else (owner.name,):
            key = normal_name(name)
            before = owners.get(key)
            if before is None:
                owners[key] = owner
            elif _never_together(before, owner, changes):
                shared.add(key)
            else:
                raise RegistryError(
                    f"the name {name!r} is given twice: to {_told(before)} and to {_told(owner)}",
                    where=str(folder),
                    way_out="keep one of them",
                )
            if isinstance(owner, RegisteredUnit):
                by_name[key] = owner
    return {key: unit for key, unit in by_name.items() if key not in shared}


def _never_together(
    one: RegisteredUnit | RegisteredGroup | OutsideUnit,
    other: RegisteredUnit | RegisteredGroup | OutsideUnit,
    changes: tuple[Reorganisation, ...],
) -> bool:
    if not (isinstance(one, RegisteredUnit) and isinstance(other, RegisteredUnit)):
        return False
    names = one.name, other.name
    return one is not other and not meet(*(lifetimes(each, changes) for each in names))


def _told(owner: RegisteredUnit | RegisteredGroup | OutsideUnit) -> str:
    sort = {RegisteredUnit: "unit", RegisteredGroup: "group", OutsideUnit: "outside"}
    return f"{sort[type(owner)]} {owner.name}"
