"""What stands under each key of a store, as it was written: the truth, one file for each.

    <store>/statements/<digest of the quads>.nq.gz

All else of a store is made from these files: what SPARQL asks (:mod:`kg.store.union`), the mirrors.
A file is named by what it holds, so it is never another version, and never written to again. It
stands before the change that needs it is decided; it goes when nothing needs it any more.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kg.store.atomic import make_durable, replacing
from kg.store.disk import damaged, translated
from ontology.errors import StoreError

FOLDER = "statements"
_END = ".nq.gz"
_LEVEL = 6
READ_ON_OPENING = 32 << 20
"""Bytes of files that a writer reads before it begins: a tenth of a second."""


WAY_OUT = "move the folder away and load again"
"""Of what is made from nothing else."""


class Length(NamedTuple):
    """How a file is known again in a moment: its length and its checksum."""

    length: int
    checksum: int

    @classmethod
    def of(cls, data: bytes) -> Length:
        """Of a file with these bytes."""
        return cls(len(data), zlib.crc32(data))


def packed(data: bytes) -> bytes:
    """N-Quads as a file holds them: the same always, whenever it is made."""
    return gzip.compress(data, _LEVEL, mtime=0)


def unpacked(data: bytes) -> bytes:
    """What :func:`packed` packed."""
    return gzip.decompress(data)


def write(store: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write what stands under some keys, durably. files: digest, and what :func:`packed` gave.

    Raises OSError.
    """
    folder = store / FOLDER
    folder.mkdir(exist_ok=True)
    for digest, data in files:
        with replacing(_place(store, digest)) as file:
            file.write(data)
    make_durable(folder)


def read(store: Path, digest: str, known: Length) -> bytes:
    """The N-Quads of this digest. Raises StoreError if they are gone, or damaged."""
    return unpacked(_bytes(_place(store, digest), known))


def digest_of(data: bytes) -> str:
    """Changes exactly when the quads of some N-Quads do, in whatever order they stand."""
    return hashlib.sha256(b"".join(sorted(data.splitlines(keepends=True)))).hexdigest()


def require(store: Path, files: Mapping[str, Length], *, thorough: bool = False) -> None:
    """Raises StoreError unless files are there and undamaged. files: by digest.

    thorough: that they hold what they are named by, too. Else it is enough for large ones to have
    their lengths.
    """
    small = sum(each.length for each in files.values()) <= READ_ON_OPENING
    for digest, known in files.items():
        place = _place(store, digest)
        if thorough or small:
            data = _bytes(place, known)
            if thorough and digest_of(unpacked(data)) != digest:
                raise damaged("a file of statements holds others", str(place), WAY_OUT)
        else:
            with translated(str(place)):
                length = place.stat().st_size
            if length != known.length:
                raise _other(place)


def prune(store: Path, digests: Collection[str]) -> None:
    """Remove the files of what is stored no more."""
    wanted = {digest + _END for digest in digests}
    folder = store / FOLDER
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in wanted:
            with suppress(OSError):  # in use elsewhere: the next change tries again
                path.unlink()


def _place(store: Path, digest: str) -> Path:
    return store / FOLDER / (digest + _END)


def _bytes(place: Path, known: Length) -> bytes:
    with translated(str(place)):
        data = place.read_bytes()
    if Length.of(data) != known:
        raise _other(place)
    return data


def _other(place: Path) -> StoreError:
    return damaged("a file of statements is not as it was written", str(place), WAY_OUT)
