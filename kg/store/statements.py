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
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Quad, RdfFormat, parse

from kg.store.atomic import make_durable, replacing
from kg.store.disk import damaged, translated
from ontology.errors import StoreError

FOLDER = "statements"
_END = ".nq.gz"
_LEVEL = 3
"""Of compression: files are a quarter larger than at 6, and are written in half the time."""

_PIECE = 4 << 20
"""Bytes of N-Quads that are held at once."""

_KEPT = 50_000
"""Quads that are kept when they were made: more than a document of a hundred pages has."""

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


class Writer:
    """What stands under a key, as its file will hold it: put together a little at a time."""

    def __init__(self) -> None:
        self._zip = zlib.compressobj(_LEVEL, wbits=_GZIP)
        self._packed: list[bytes] = []
        self._lines: list[str] = []
        self._waiting = 0
        self._sum = self._quads = self._size = 0
        self._alone: int | None = None

    def add(self, lines: str) -> None:
        """Some lines of N-Quads."""
        self._lines.append(lines)
        self._waiting += len(lines)
        if self._waiting > _PIECE:
            self._pack()

    def again(self) -> None:
        """From here on, what is said was said before, in another graph."""
        self._pack()
        self._alone = self._quads

    def done(self) -> Written:
        """All that was added."""
        self._pack()
        packed = b"".join((*self._packed, self._zip.flush()))
        alone = self._quads if self._alone is None else self._alone
        return Written(packed, _named(self._sum), self._quads, alone, self._size)

    def _pack(self) -> None:
        data = "".join(self._lines).encode()
        self._lines.clear()
        self._waiting = 0
        lines = data.splitlines(keepends=True)
        self._sum += _sum_of(lines)
        self._quads += len(lines)
        self._size += len(data)
        self._packed.append(self._zip.compress(data))


@dataclass(frozen=True, slots=True)
class Written:
    """N-Quads as a file holds them: the same always, whenever they are made.

    digest: changes exactly when the quads do, in whatever order they stand. quads: how many.
    alone: how many of the first of them are different triples, whatever their graphs; the others
    say in a second graph what one of these says. size: bytes, when they are unpacked.
    """

    packed: bytes
    digest: str
    quads: int
    alone: int
    size: int

    def pieces(self) -> Iterator[bytes]:
        """The lines, some megabytes at once."""
        return pieces(self.packed)


def written(data: bytes) -> Written:
    """Of N-Quads as they are given; what they say in a second graph comes last."""
    lines: dict[str, str] = {}
    again: list[str] = []
    for line in data.decode().split("\n"):
        triple = line[: line.rfind(" <")]
        if triple in lines:
            again.append(f"{line}\n")
        elif line:
            lines[triple] = f"{line}\n"
    writer = Writer()
    writer.add("".join(lines.values()))
    writer.again()
    writer.add("".join(again))
    return writer.done()


class WrittenQuads(Collection[Quad]):
    """The quads of what was written, in their order; of much, they are read each time anew."""

    def __init__(self, written: Written, quads: list[Quad] | None = None) -> None:
        self.written = written
        self._quads = quads

    def __iter__(self) -> Iterator[Quad]:
        if self._quads is not None:
            return iter(self._quads)
        read = quads_in(self.written.pieces())
        if self.written.quads > _KEPT:
            return read
        self._quads = list(read)
        return iter(self._quads)

    def __len__(self) -> int:
        return self.written.quads

    def __contains__(self, quad: object) -> bool:
        return any(each == quad for each in self)


def quads_in(lines: Iterable[bytes]) -> Iterator[Quad]:
    """The quads of N-Quads that were written here, in their order."""
    for piece in lines:
        # Lenient: their IRIs and languages were looked at when they were made.
        yield from parse(piece, format=RdfFormat.N_QUADS, lenient=True)


def pieces(packed: bytes) -> Iterator[bytes]:
    """The lines of what is packed, some megabytes at once."""
    with gzip.open(BytesIO(packed)) as file:
        while piece := file.read(_PIECE):
            yield piece + file.readline()


def unpacked(data: bytes) -> bytes:
    """All the lines of what is packed."""
    return gzip.decompress(data)


def write(store: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write what stands under some keys, durably. files: digest, and what is :class:`Written`.

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


def _sum_of(lines: Iterable[bytes]) -> int:
    """A number that does not depend on the order of lines, and can be added up."""
    digest = hashlib.sha256
    read = int.from_bytes
    return sum([read(digest(line).digest(), "big") for line in lines])


def _named(total: int) -> str:
    return f"{total % _NUMBERS:064x}"


_NUMBERS = 1 << 256


def _is_of(digest: str, data: bytes) -> bool:
    """Whether a file with some N-Quads is rightly named; once it was by their sorted lines."""
    lines = data.splitlines(keepends=True)
    return digest in (
        _named(_sum_of(lines)),
        hashlib.sha256(b"".join(sorted(lines))).hexdigest(),
    )


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
            if thorough and not _is_of(digest, unpacked(data)):
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


_GZIP = 31
"""For `zlib`: with the head and the end of a gzip file."""


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
