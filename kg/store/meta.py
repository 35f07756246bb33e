"""`store.json`: what a store holds, by digest, and which version of `kg` may read it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from kg import __version__
from kg.store.atomic import replacing
from ontology.errors import StoreError, StoreTooNew

FORMAT = 1
"""Version of the layout on disk; raised when an older `kg` could not read it."""

_FILE = "store.json"
_TEMPORARY = "store.tmp"


class Kind(StrEnum):
    """What an entry is: a document's graphs, or one graph that is no document's."""

    DOCUMENT = "document"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is stored under a key (see :class:`kg.store.change.Change`).

    digest: of its quads. name: it goes by. graphs: their IRIs.
    """

    digest: str
    name: str
    graphs: tuple[str, ...]
    kind: Kind

    @classmethod
    def read(cls, value: Mapping[str, Any]) -> Self:
        """From JSON. Raises TypeError, KeyError or ValueError where something is missing.

        What was written before entries had a kind is told by its graphs: a document had two.
        """
        graphs = tuple(value["graphs"])
        "".join((value["digest"], value["name"], *graphs))  # all are texts
        kind = value.get("kind", Kind.DOCUMENT if len(graphs) > 1 else Kind.GRAPH)
        return cls(value["digest"], value["name"], graphs, Kind(kind))

    def as_json(self) -> dict[str, Any]:
        """What :meth:`read` reads."""
        return {
            "digest": self.digest,
            "name": self.name,
            "graphs": list(self.graphs),
            "kind": self.kind.value,
        }


@dataclass(frozen=True, slots=True)
class Meta:
    """What `store.json` says.

    kg: the version that wrote it. generation: how many changes were written. entries: by key,
    sorted.
    """

    kg: str
    generation: int
    entries: Mapping[str, Entry]

    @property
    def fingerprint(self) -> str:
        """A hash over the digests of all entries: equal exactly when the quads are."""
        digests = sorted((key, entry.digest) for key, entry in self.entries.items())
        return hashlib.sha256(json.dumps(digests).encode("ascii")).hexdigest()

    def documents(self) -> Iterator[str]:
        """The keys of the documents."""
        return (key for key, entry in self.entries.items() if entry.kind is Kind.DOCUMENT)

    def after(self, put: Mapping[str, Entry], delete: Iterable[str]) -> Meta:
        """The next generation: with some entries, without others.

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
        )


def is_store(folder: Path) -> bool:
    """Whether a folder has a `store.json`, readable or not."""
    return (folder / _FILE).exists()


def read_meta(folder: Path) -> Meta:
    """What `store.json` says: generation, and the digest of each graph.

    Raises StoreError if there is no store, StoreTooNew if this version cannot read it.
    """
    path = folder / _FILE
    try:
        found = json.loads(path.read_text("utf-8"))
        version = int(found["format"])
        if version <= FORMAT:
            entries = {key: Entry.read(entry) for key, entry in found["graphs"].items()}
            return Meta(str(found.get("kg", "?")), int(found["generation"]), entries)
    except FileNotFoundError:
        raise StoreError(
            "there is no store here", where=str(folder), way_out="make one with: kg load"
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            f"the store's description cannot be read ({error})",
            where=str(path),
            way_out="move the folder away and load again",
        ) from error
    raise StoreTooNew(
        f"the store was made by a newer kg ({found.get('kg', '?')}, format {version}; this "
        f"one, {__version__}, reads up to format {FORMAT})",
        where=str(folder),
        way_out="upgrade kg, or choose another folder with --store",
    )


def write_meta(folder: Path, meta: Meta) -> None:
    """Replace `store.json`. Raises OSError."""
    said = {
        "format": FORMAT,
        "kg": meta.kg,
        "generation": meta.generation,
        "graphs": {key: entry.as_json() for key, entry in meta.entries.items()},
    }
    with replacing(folder / _FILE, temporary=folder / _TEMPORARY) as file:
        file.write(json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8"))
