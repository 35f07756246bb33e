"""The change log: which nodes and relationships each change touched.

    <store>/changes.log    a line for each change

A mirror that holds an earlier state of the store is brought in step by what was touched since. A
state is known by the store's fingerprint, which covers all that is stored: so the log is right for
whoever holds that state, on this machine or another. Each line has a checksum over itself and the
line before. A log that is cut, that ends in another state than the store (a killed load, a
backup that was put back), or in which a state does not occur, says nothing, and all is compared;
the next change begins it anew.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kg.store.atomic import replacing

LONGEST = 16 << 20
"""Bytes of a log that is cut to its newer half before more is written."""

_FILE = "changes.log"

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Logged:
    """One change. before, after: fingerprints. nodes: IRIs. edges: subject, predicate, object."""

    before: str
    after: str
    nodes: frozenset[str]
    edges: frozenset[Triple]


def append(folder: Path, change: Logged) -> None:
    """Write what a change touched, which has just been made.

    What cannot be written is no harm: the log then ends in another state than the store.
    """
    with suppress(OSError):
        known = _read(folder)
        if not known or known[-1].after != change.before:
            known = []
        elif (folder / _FILE).stat().st_size > LONGEST:
            known = known[len(known) // 2 :]
        else:
            with (folder / _FILE).open("ab") as file:
                file.write(_line(known[-1].checksum, _text(change)))
            return
        with replacing(folder / _FILE, durable=False) as file:
            file.writelines(_lines([*(each.text for each in known), _text(change)]))


def forget(folder: Path) -> None:
    """After a change of which nobody knows what it touched."""
    with suppress(OSError):
        (folder / _FILE).unlink(missing_ok=True)


def since(folder: Path, state: str, now: str) -> list[Logged] | None:
    """The changes that led from a state to that of now; None if the log cannot tell."""
    known = _read(folder)
    if not known or known[-1].after != now:
        return None
    for place in range(len(known) - 1, -1, -1):
        if known[place].before == state:
            try:
                return [each.unpacked() for each in known[place:]]
            except (ValueError, TypeError, zlib.error):
                return None
    return None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it stands; what it says of nodes and relationships is read where it is wanted."""

    checksum: bytes
    text: bytes
    before: str
    after: str
    packed: str

    def unpacked(self) -> Logged:
        nodes, edges = json.loads(zlib.decompress(b64decode(self.packed)))
        triples = frozenset((s, p, o) for s, p, o in edges)
        return Logged(self.before, self.after, frozenset(nodes), triples)


def _read(folder: Path) -> list[_Line]:
    """All changes, in their order; none where the log is damaged or not of one piece."""
    try:
        with (folder / _FILE).open("rb") as file:
            found = list(_changes(file))
    except (OSError, ValueError, TypeError):
        return []
    whole = all(one.after == other.before for one, other in pairwise(found))
    return found if whole else []


def _changes(lines: Iterable[bytes]) -> Iterator[_Line]:
    checksum = b""
    for line in lines:
        said, space, text = line.partition(b" ")
        checksum = _checksum(checksum, text)
        if not space or said != checksum:
            raise ValueError("a line is not as it was written")
        before, after, packed = json.loads(text)
        yield _Line(checksum, text, before, after, packed)


def _lines(texts: Iterable[bytes]) -> Iterator[bytes]:
    checksum = b""
    for text in texts:
        yield _line(checksum, text)
        checksum = _checksum(checksum, text)


def _line(before: bytes, text: bytes) -> bytes:
    """A line with its checksum. before: the checksum of the line before."""
    return _checksum(before, text) + b" " + text


def _text(change: Logged) -> bytes:
    touched = json.dumps([sorted(change.nodes), sorted(change.edges)]).encode("ascii")
    packed = b64encode(zlib.compress(touched)).decode("ascii")
    return json.dumps([change.before, change.after, packed]).encode("ascii") + b"\n"


def _checksum(before: bytes, text: bytes) -> bytes:
    return hashlib.sha256(before + text).hexdigest()[:32].encode("ascii")
