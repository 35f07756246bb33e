"""What earlier loads read, so that an unchanged file is known by its bytes and not read again.

    <store>/readings/<hash of name and bytes>.json

A note says by which rules a file was read (:mod:`kg.run.fingerprint`), which quads came of it, and
what the load told of it. It counts where the rules are the same, and the store holds exactly these
quads; else the file is read. So it is an aid: one that is lost, damaged, or of a load that was
killed costs a reading, and nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.load.report import LoadedDocument
from kg.store.atomic import replacing
from ontology.model import Outcome

_FOLDER = "readings"

Said = tuple[str | None, str | None]
"""Of which division, and of which kind, a person says that a file is."""


@dataclass(frozen=True, slots=True)
class Note:
    """Of one file: the rules, the place and the kind that a person said, the hash of its bytes, the
    document's key in the store, the digest of its quads, the report.
    """

    rules: str
    place: str | None
    kind: str | None
    sha256: str
    document: str
    digest: str
    told: LoadedDocument


class Readings:
    """The notes of a store, for one state of the rules and of the store.

    rules: the fingerprint of today. digests: of what the store holds, by key.
    """

    def __init__(self, store: Path, rules: str, digests: Mapping[str, str]) -> None:
        self.store, self._rules, self._digests = store, rules, digests
        self._folder = store / _FOLDER

    def of(self, name: str, sha256: str, said: Said) -> Note | None:
        """The note on a file that need not be read; None where it must be."""
        note = _read(self._folder / _file(name, sha256))
        if note is None or (note.rules, note.place, note.kind) != (self._rules, *said):
            return None
        return note if self._digests.get(note.document) == note.digest else None

    def keep(self, sha256: str, said: Said, document: str, told: LoadedDocument) -> None:
        """Write the note on a file that was read. A disk that refuses is no error: it is an aid."""
        note = Note(self._rules, *said, sha256, document, self._digests[document], told)
        data = json.dumps(asdict(note), ensure_ascii=False).encode("utf-8", "surrogatepass")
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            with replacing(self._folder / _file(told.name, sha256), durable=False) as file:
                file.write(data)


def prune(store: Path, loaded: Iterable[tuple[str, str]]) -> None:
    """Remove the notes on what is loaded no more. loaded: name and sha256 of every document."""
    folder, wanted = store / _FOLDER, {_file(*each) for each in loaded}
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in wanted:
            with suppress(OSError):
                path.unlink()


def _file(name: str, sha256: str) -> str:
    words = f"{name}\0{sha256}".encode("utf-8", "surrogatepass")
    return f"{hashlib.sha256(words).hexdigest()[:40]}.json"


def _read(path: Path) -> Note | None:
    try:
        found = json.loads(path.read_text("utf-8", "surrogatepass"))
        told = found["told"]
        told["account"] = {Outcome(key): int(count) for key, count in told["account"].items()}
        told |= {key: tuple(told[key]) for key in ("rejected", "notices")}
        return Note(**{**found, "told": LoadedDocument(**told)})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
