"""`make identity-diff OLD=… NEW=…`: what merged, split or was renamed between two states.

    python benchmarks/identity_diff.py OLD NEW [--reviewed FILE] [--all]

OLD and NEW are of the same documents, by two versions of the rules: a store, an N-Quads file of
`kg export`, a folder of bundled facts, a document or a folder of documents (read now), or a
revision of this repository (the facts that were bundled then). Things are told to be one by where
they are read: what both states say of the very same words of a document, in the same row, by the
same property. So nothing is compared by likeness, and a thing that changed its name is found.

Each line says the change, its rule (which part of the identity is another, and why), the class,
what it was and what it is, at how many places, and where the first one is. A document that goes by
another series, edition or division takes all that belongs to it along: that is one line. Lines of
`--reviewed` (`benchmarks/identity_reviewed.tsv`) are known and right; the exit status is 1 where
others are left, or where the list names what did not happen.

`docs/identity.md` says what the rules are, `CONTRIBUTING.md` when to run this.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import networkx as nx
from pyoxigraph import Quad, RdfFormat, parse

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.load.files import files  # noqa: E402 - the repository is found first
from kg.load.read import read_document  # noqa: E402 - as above
from kg.store import Store  # noqa: E402 - as above
from kg.store.meta import is_store  # noqa: E402 - as above
from kg.store.rdf import extraction_quads  # noqa: E402 - as above
from kg.store.tables import Tables  # noqa: E402 - as above
from loaders import facts  # noqa: E402 - as above
from ontology.errors import KgError  # noqa: E402 - as above
from ontology.model import IDENTITIES, Extraction  # noqa: E402 - as above
from ontology.registries import registry_of  # noqa: E402 - as above
from ontology.text import normal_name  # noqa: E402 - as above

REVIEWED = Path(__file__).with_name("identity_reviewed.tsv")
FACTS = "loaders/bundled"

_IN_DOCUMENT = frozenset({"document", "task", "target", "measurement", "check"})
"""The classes whose IRIs have the series and the edition of a document."""
_OWN_LABEL = frozenset({"document", "task"})
"""The classes whose names are read, and stand in no identity; figures are called by indicators."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a state speaks of a thing. side: which end of the statement it is."""

    document: str
    start: int
    end: int
    row: int
    predicate: str
    side: str
    words: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing as a state has it. iri: its end. name: its label. methods: how it was read."""

    iri: str
    name: str
    methods: frozenset[str]

    @property
    def parts(self) -> list[str]:
        return self.iri.split("/")

    @property
    def kind(self) -> str:
        """The segment of its root class."""
        parts = self.parts
        return "division" if parts[0] == "division" else parts[1] if len(parts) > 1 else ""


@dataclass(frozen=True, slots=True)
class State:
    """What one version of the rules says. places: the things (their IRIs) at each place.

    documents: what each is called, by the hash of its words.
    """

    things: Mapping[str, Thing]
    places: Mapping[Place, frozenset[str]]
    documents: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the answer. count: of the places, or of the things that go with a document."""

    change: str
    rule: str
    kind: str
    old: str
    new: str
    count: int
    where: str = ""
    methods: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.change, self.old, self.new

    def line(self) -> str:
        return "\t".join(
            (
                self.change,
                self.rule,
                self.kind,
                self.old,
                self.new,
                str(self.count),
                self.where,
                self.methods,
            )
        )


HEAD = "change\trule\tclass\told\tnew\tplaces\tfirst\tmethods"


def state(quads: Iterable[Quad]) -> State:
    """The things of a state, by where they are read; what is inferred stands at no words."""
    tables = Tables(quads)
    places: dict[Place, set[str]] = defaultdict(set)
    methods: dict[str, set[str]] = defaultdict(set)
    documents: dict[str, str] = {}
    for claim in tables.claims():
        if claim.rule is not None:
            continue
        at = claim.passage
        key = tables.text(at.document, "textSha256") or tables.text(at.document, "sha256") or ""
        documents[key] = tables.text(at.document, "documentName") or at.document
        for side, iri in (("subject", claim.subject), ("object", claim.object)):
            place = Place(
                key,
                at.locator.start,
                at.locator.end,
                at.locator.row or 0,
                claim.predicate,
                side,
                claim.value_text or "",
            )
            places[place].add(iri)
            methods[iri].update((claim.method or "").split())
    things = {
        iri: Thing(iri.removeprefix(IDENTITIES), tables.name(iri) or "", frozenset(methods[iri]))
        for iri in methods
    }
    return State(things, {key: frozenset(each) for key, each in places.items()}, documents)


Links = Counter[tuple[str, str]]
_Component = tuple[Sequence[str], Sequence[str], Links, Mapping[tuple[str, str], Place]]


def links(old: State, new: State) -> tuple[Links, dict[tuple[str, str], Place]]:
    """Which thing of the old state stands where which of the new one does, at how many places.

    And the first place of each. Where several stand at one place, the same are taken first; then
    one that is left with one that is left; then one with several that stand nowhere else.
    """
    found: Links = Counter()
    first: dict[tuple[str, str], Place] = {}
    left: list[tuple[Place, set[str], set[str]]] = []
    both = sorted(
        old.places.keys() & new.places.keys(), key=lambda each: (each.document, str(each))
    )

    def link(one: str, other: str, place: Place) -> None:
        found[one, other] += 1
        first.setdefault((one, other), place)

    for place in both:
        before, after = set(old.places[place]), set(new.places[place])
        for same in before & after:
            link(same, same, place)
        gone, come = before - after, after - before
        if len(gone) == len(come) == 1:
            link(gone.pop(), come.pop(), place)
        elif gone and come:
            left.append((place, gone, come))
    linked = {one for one, _ in found}, {other for _, other in found}
    for place, gone, come in left:
        for kind in {old.things[each].kind for each in gone}:
            ones = [e for e in gone - linked[0] if old.things[e].kind == kind]
            others = [e for e in come - linked[1] if new.things[e].kind == kind]
            if 1 in (len(ones), len(others)):
                for one in ones:
                    for other in others:
                        link(one, other, place)
    return found, first


def components(found: Links) -> list[tuple[list[str], list[str]]]:
    """What hangs together by links: the things of the old state, and those of the new one."""
    graph = nx.Graph(((0, one), (1, other)) for one, other in found)
    return sorted(
        (sorted(iri for side, iri in each if side == 0), sorted(iri for side, iri in each if side))
        for each in nx.connected_components(graph)
    )


def rule(old: Thing, new: Thing) -> tuple[str, ...]:
    """Which parts of an identity are others, and for a name, by which rule."""
    one, other = old.parts, new.parts
    if old.kind == "division" or new.kind == "division":
        return ("division",) if one != other else ("label",) if old.name != new.name else ()
    found = ["division"] if one[0] != other[0] else []
    if old.kind != new.kind:
        found.append("class")
    if old.kind in _IN_DOCUMENT and new.kind in _IN_DOCUMENT:
        parts = zip(("series", "edition", "row"), (one[2:3], one[3:4], one[4:]), strict=True)
        then = (other[2:3], other[3:4], other[4:])
        found += [name for (name, part), now in zip(parts, then, strict=True) if part != now]
    elif one[2:] != other[2:]:
        found.append(_of_name(old, new))
    if not found and old.name != new.name and old.kind in _OWN_LABEL:
        found.append("label")
    return tuple(found)


def _of_name(old: Thing, new: Thing) -> str:
    """By which rule two names are one thing, or why they are no longer."""
    if normal_name(old.name) == normal_name(new.name):
        return "name: normal form"
    registry = registry_of(new.parts[0])
    for unit in () if registry is None else registry.units:
        if {old.name, new.name} <= {unit.name, unit.official, *unit.aliases}:
            return "name: alias of the registry"
    return "name: read as other words"


def changes(old: State, new: State) -> list[Change]:
    """What merged, split, was renamed; documents first, with all that goes along with them."""
    found, first = links(old, new)
    moved: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    lines: list[Change] = []
    for olds, news in components(found):
        if len(olds) == len(news) == 1:
            one, other = olds[0], news[0]
            why = rule(old.things[one], new.things[other])
            if not why:
                continue
            if set(why) <= {"division", "series", "edition"}:
                moved[_moved(why, old.things[one], new.things[other])].append((one, other))
                continue
        lines.append(_change((old, new), (olds, news, found, first)))
    for (parts, before, after), pairs in moved.items():
        kinds = Counter(old.things[one].kind for one, _ in pairs)
        told = _counted(kinds)
        where = _where(first[pairs[0]], old)
        lines.append(Change("renamed", parts, told, before, after, len(pairs), where))
    return sorted(lines, key=lambda each: (each.change, each.rule, each.old, each.new))


def _moved(why: Sequence[str], old: Thing, new: Thing) -> tuple[str, str, str]:
    """The line under which a thing goes that only moved with its document or its division."""
    if "series" not in why and "edition" not in why:
        of = [each.parts[1] if each.kind == "division" else each.parts[0] for each in (old, new)]
        return "division", of[0], of[1]
    one, other = ("/".join((each.parts[0], "document", *each.parts[2:4])) for each in (old, new))
    return " + ".join(why), one, other


def _change(states: tuple[State, State], component: _Component) -> Change:
    (old, new), (olds, news, found, first) = states, component
    change = {
        (False, False): "renamed",
        (True, False): "merged",
        (False, True): "split",
        (True, True): "regrouped",
    }[len(olds) > 1, len(news) > 1]
    pairs = [(one, other) for one in olds for other in news if (one, other) in found]
    others = [pair for pair in pairs if pair[0] != pair[1]] or pairs
    why = dict.fromkeys(
        part for one, other in others for part in rule(old.things[one], new.things[other])
    )
    before = frozenset[str]().union(*(old.things[each].methods for each in olds))
    after = frozenset[str]().union(*(new.things[each].methods for each in news))
    methods = [f"-{each}" for each in sorted(before - after)]
    methods += [f"+{each}" for each in sorted(after - before)]
    label = change == "renamed" and list(why) == ["label"]
    return Change(
        change,
        " + ".join(why),
        " ".join(dict.fromkeys(old.things[each].kind for each in olds)),
        " | ".join(_told(old.things[each], label=label) for each in olds),
        " | ".join(_told(new.things[each], label=label) for each in news),
        sum(found[pair] for pair in others),
        _where(min((first[pair] for pair in others), key=str), old),
        " ".join(methods),
    )


def _counted(kinds: Counter[str]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))


def _told(thing: Thing, *, label: bool) -> str:
    return f"{thing.iri} «{thing.name}»" if label else thing.iri


def _where(place: Place, state: State) -> str:
    row = f" row {place.row}" if place.row else ""
    return f"{state.documents[place.document]}{row} {place.start}-{place.end}"


# -- what is compared ---------------------------------------------------------------------


def quads(source: str) -> Iterator[Quad]:
    """All quads of a source (see the module). Raises KgError, ValueError, OSError."""
    path = Path(source)
    if not path.exists():
        yield from _of_revision(source)
    elif path.is_dir() and is_store(path):
        with Store.open(path) as store:
            yield from store.quads()
    elif path.suffix == ".nq":
        yield from parse(path=path, format=RdfFormat.N_QUADS)
    else:
        for extraction in _extractions(path):
            yield from extraction_quads(extraction)


def _extractions(path: Path) -> Iterator[Extraction]:
    shipped = [path] if path.suffix == ".jsonl" else sorted(path.rglob("*.jsonl"))
    shipped = [each for each in shipped if not each.name.endswith(".links.jsonl")]
    yield from map(facts.read, shipped) if shipped else map(read_document, files([path]))


def _of_revision(revision: str) -> Iterator[Quad]:
    """The bundled facts of a revision of this repository."""
    told = subprocess.run(
        ["git", "archive", revision, FACTS], cwd=ROOT, capture_output=True, check=False
    )
    if told.returncode:
        reason = told.stderr.decode(errors="replace").strip()
        raise ValueError(f"{revision} is neither a file nor a revision with facts: {reason}")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(told.stdout)) as archive:
            archive.extractall(folder, filter="data")
        for extraction in _extractions(Path(folder)):
            yield from extraction_quads(extraction)


def reviewed(path: Path) -> dict[tuple[str, str, str], str]:
    """What a person has looked at and found right: change, old, new; and why."""
    found = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            parts = line.split("\t")
            if len(parts) != _COLUMNS or not parts[-1].strip():
                raise ValueError(f"{path.name}:{number}: change, old, new and why, with tabs")
            found[parts[0], parts[1], parts[2]] = parts[3]
    return found


_COLUMNS = 4


def compared(old: State, new: State, known: Mapping[tuple[str, str, str], str]) -> list[str]:
    """What is left to look at: lines of changes, and of the list what did not happen."""
    found = changes(old, new)
    keys = {each.key for each in found}
    return [
        *(each.line() for each in found if each.key not in known),
        *("\t".join(("not so", "reviewed", "", *key[1:])) for key in known if key not in keys),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("old")
    parser.add_argument("new", nargs="?", default=os.environ.get("KG_DOCUMENTS") or FACTS)
    parser.add_argument("--reviewed", type=Path, default=REVIEWED)
    parser.add_argument("--all", action="store_true", help="tell what is only in one of them too")
    given = parser.parse_args(arguments)
    try:
        old, new = state(quads(given.old)), state(quads(given.new))
        known = reviewed(given.reviewed)
    except (KgError, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    left = compared(old, new, known)
    if left:
        print(HEAD, *left, sep="\n")
    for told, one, other in (("only in the old", old, new), ("only in the new", new, old)):
        documents = [each for key, each in one.documents.items() if key not in other.documents]
        if documents:
            print(f"{told} state: documents {', '.join(sorted(documents))}", file=sys.stderr)
        if given.all:
            stand = set(links(one, other)[0])
            alone = set(one.things) - {each for each, _ in stand}
            kinds = Counter(one.things[each].kind for each in alone)
            print(f"{told} state: {_counted(kinds) or 'nothing'}", file=sys.stderr)
    print(
        f"{len(old.things)} things before, {len(new.things)} now; {len(known)} changes reviewed, "
        f"{len(left)} to look at",
        file=sys.stderr,
    )
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
