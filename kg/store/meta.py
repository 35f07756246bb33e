"""`store.json`: what a store holds, by digest, and which version of `kg` may read it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from kg import __version__
from kg.store.atomic import put_in_place, replacing
from kg.store.content import NOTHING, Content
from kg.store.disk import brief
from kg.store.documents import StoredDocument
from kg.store.statements import Length
from ontology.errors import StoreError, StoreTooNew, StoreTooOld

FORMAT = 7
"""Version of the layout on disk; raised when an older `kg` could not read it, or not safely, and
when documents go by other identities: what came later would stand beside itself.

1 had no checksum. In all up to 3 a document was its file's name; in 4 and before, what a document
states stood in Oxigraph, in graphs of its own; in 5 and before, the tables of June and of the half
year were one edition; in 6 and before, the issues of a bulletin of one day were. They are read by
`kg upgrade` alone, which makes them anew.
"""

_BY_FILE_NAMES = 3
_STATED_IN_UNION = 4
_WITHOUT_MONTHS = 5

RDF = "rdf"
"""The folder of the quads."""

_FILE = "store.json"
TEMPORARY = "store.tmp"
"""What a writer that was killed while it wrote may leave."""


_NO_FILE = Length(0, 0)


class Kind(StrEnum):
    """What an entry is: a document's graphs, or one graph that is no document's."""

    DOCUMENT = "document"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is stored under a key (see :class:`kg.store.change.Change`).

    digest: of its quads. name: it goes by. graphs: their IRIs. quads: how many they are. file: in
    which they are (:mod:`kg.store.statements`). document: what is told of a document; None of other
    graphs. A store of an old format says nothing of the last three.
    """

    digest: str
    name: str
    graphs: tuple[str, ...]
    kind: Kind
    quads: int = 0
    file: Length = _NO_FILE
    document: StoredDocument | None = None

    @classmethod
    def read(cls, key: str, value: Mapping[str, Any]) -> Self:
        """From JSON. Raises TypeError, KeyError or ValueError where something is missing.

        key: under which it stands. What was written before entries had a kind is told by its
        graphs: a document had two.
        """
        graphs = tuple(value["graphs"])
        "".join((value["digest"], value["name"], *graphs))  # all are texts
        kind = value.get("kind", Kind.DOCUMENT if len(graphs) > 1 else Kind.GRAPH)
        told = value.get("document")
        document = None if told is None else StoredDocument.read(key, told)
        return cls(
            value["digest"],
            value["name"],
            graphs,
            Kind(kind),
            int(value.get("quads", 0)),
            Length(*map(int, value.get("file", (0, 0)))),
            document,
        )

    def as_json(self) -> dict[str, Any]:
        """What :meth:`read` reads."""
        said: dict[str, Any] = {
            "digest": self.digest,
            "name": self.name,
            "graphs": list(self.graphs),
            "kind": self.kind.value,
            "quads": self.quads,
            "file": list(self.file),
        }
        if self.document is not None:
            said["document"] = self.document.as_json()
        return said


@dataclass(frozen=True, slots=True)
class Meta:
    """What `store.json` says.

    kg: the version that wrote it. generation: how many changes were written. entries: by key,
    sorted. union: what Oxigraph holds (:mod:`kg.store.union`).
    """

    kg: str
    generation: int
    entries: Mapping[str, Entry]
    union: Content = NOTHING

    @property
    def fingerprint(self) -> str:
        """A hash over the digests of all entries: equal exactly when the quads are."""
        digests = sorted((key, entry.digest) for key, entry in self.entries.items())
        return hashlib.sha256(json.dumps(digests).encode("ascii")).hexdigest()

    @property
    def files(self) -> Mapping[str, Length]:
        """Which files of statements there are, by their digests."""
        return {entry.digest: entry.file for entry in self.entries.values()}

    @property
    def never_written(self) -> bool:
        """Whether no change has ever been written here: a first load has begun at most."""
        return not self.generation and not self.entries

    def documents(self) -> Iterator[str]:
        """The keys of the documents."""
        return (key for key, entry in self.entries.items() if entry.kind is Kind.DOCUMENT)

    def after(self, put: Mapping[str, Entry], delete: Iterable[str], union: Content) -> Meta:
        """The next generation: with some entries, without others, and another union.

        Sorted and without times: loading the same again leaves the same bytes.
        """
        gone = set(delete)
        entries = {key: entry for key, entry in self.entries.items() if key not in gone}
        entries.update(put)
        return replace(
            self,
            kg=__version__,
            generation=self.generation + 1,
            entries=dict(sorted(entries.items())),
            union=union,
        )


def copy_of(folder: Path) -> Path:
    """Where a copy of a store is made that is to take its place (:mod:`kg.store.staging`)."""
    return folder.with_name(f".{folder.name}.part")


def kept_aside(folder: Path) -> Path:
    """Where a store is for the moment between two renames, in which its copy takes its place."""
    return folder.with_name(f".{folder.name}.before")


def is_store(folder: Path) -> bool:
    """Whether a folder has a `store.json`, readable or not."""
    put_back(folder)
    return (folder / _FILE).exists()


def put_back(folder: Path) -> None:
    """Give a store its name again, if somebody was killed in the moment between two renames."""
    if not folder.exists() and (kept_aside(folder) / _FILE).exists():
        with suppress(OSError):  # somebody else has done so
            put_in_place(kept_aside(folder), folder)


def format_of(folder: Path) -> int:
    """The format of a store that can be read. Raises what :func:`read_meta` raises."""
    read_meta(folder, old=True)
    return int(json.loads((folder / _FILE).read_text("utf-8"))["format"])


def read_meta(folder: Path, *, old: bool = False) -> Meta:
    """What `store.json` says: generation, and the digest of each graph.

    old: of an old format too, for those who make it anew. Raises StoreError if there is no
    store, StoreTooOld or StoreTooNew if this version does not work with it.
    """
    path = folder / _FILE
    put_back(folder)
    try:
        found = json.loads(path.read_text("utf-8"))
        version = int(found["format"])
        if version <= FORMAT:
            _require_checksum(found, version)
            entries = {key: Entry.read(key, entry) for key, entry in found["graphs"].items()}
            apart = version > _STATED_IN_UNION
            union = Content.read(found["union"]) if apart else NOTHING
            meta = Meta(str(found.get("kg", "?")), int(found["generation"]), entries, union)
            if version < FORMAT and not old:
                raise StoreTooOld(
                    f"the store was made by an older kg ({meta.kg}, format {version}): "
                    f"{_what_was_other(version)}",
                    where=str(folder),
                    way_out="kg upgrade makes it anew from the files that it keeps",
                )
            return meta
    except FileNotFoundError:
        if (folder / RDF).exists():
            raise StoreError(
                f"the store is damaged: its description ({_FILE}) is gone",
                where=str(folder),
                way_out="move the folder away and load again",
            ) from None
        raise StoreError(
            "there is no store here", where=str(folder), way_out="make one with: kg load"
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            f"the store is damaged: its description cannot be read ({brief(str(error))})",
            where=str(path),
            way_out="move the folder away and load again",
        ) from error
    raise StoreTooNew(
        f"the store was made by a newer kg ({found.get('kg', '?')}, format {version}; this "
        f"one, {__version__}, reads up to format {FORMAT})",
        where=str(folder),
        way_out="upgrade kg, or choose another folder with --store",
    )


def _what_was_other(version: int) -> str:
    if version <= _BY_FILE_NAMES:
        return "its documents go by file names"
    if version <= _STATED_IN_UNION:
        return "it keeps what documents state in another way"
    if version <= _WITHOUT_MONTHS:
        return "its editions do not say how many months they cover"
    return "its bulletins go by their day alone"


def write_meta(folder: Path, meta: Meta) -> None:
    """Replace `store.json`. Raises OSError."""
    said = {
        "format": FORMAT,
        "kg": meta.kg,
        "generation": meta.generation,
        "union": meta.union.as_json(),
        "graphs": {key: entry.as_json() for key, entry in meta.entries.items()},
    }
    said["check"] = _check(said)
    with replacing(folder / _FILE, temporary=folder / TEMPORARY) as file:
        file.write(json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8"))


def _require_checksum(found: dict[str, Any], version: int) -> None:
    """Takes the checksum out of what was found. Raises ValueError, KeyError; format 1 had none."""
    if (version > 1 or "check" in found) and found.pop("check") != _check(found):
        raise ValueError("its checksum is another")


def _check(said: Mapping[str, Any]) -> str:
    """A checksum over what the description says, besides the checksum itself."""
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode("ascii")).hexdigest()
