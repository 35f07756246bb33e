"""The code of compiled patterns, kept from one process to the next.

A process that reads compiles hundreds of patterns, always to the same code: a seventh of what it
takes to add one document, a quarter of what it takes to show one. So the code is kept in the
person's folder for what can be made again, in one file for each Python.

It is JSON in gzip, with its checksum; nothing in it is ever run but by the engine of patterns,
which checks the code first. A file that is broken, that another Python or another version of kg
wrote, or that somebody else can write, is passed over, and written anew.
"""

from __future__ import annotations

import gzip
import json
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kg import __version__
from ontology.classes_once import Codes, remember

_WORTH_WRITING = 16
"""New patterns: for fewer the file is left as it is."""

_MOST = 4096
"""Three times as many as there are; more are of documents or of other rules, and go."""

_MADE_BY = [sys.version, __version__]

_codes: Codes | None = None
_written = 0


@contextmanager
def kept() -> Iterator[None]:
    """What is compiled in the block is there already if an earlier process compiled it, and kept
    for later ones. What the disk refuses is done without.
    """
    global _codes, _written  # noqa: PLW0603 - of the process, as are the patterns
    if _codes is None:
        _codes = _read()
        _written = len(_codes)
        remember(_codes)
    yield
    if len(_codes) - _written >= _WORTH_WRITING:
        _written = len(_codes)
        with suppress(OSError):
            _write(_codes)


def place() -> Path:
    """Where the code is kept, the same for all stores of a person."""
    from platformdirs import user_cache_path

    name = f"patterns-{sys.implementation.cache_tag}.json.gz"
    return user_cache_path("kg", appauthor=False) / name


def _read() -> Codes:
    """What earlier processes kept; nothing where it is not to be trusted."""
    try:
        with place().open("rb") as file:
            if not _is_ours(file):
                return {}
            told = json.loads(gzip.decompress(file.read()))
        codes = told["codes"] if told["made_by"] == _MADE_BY else {}
        return codes if isinstance(codes, dict) else {}
    except (OSError, EOFError, zlib.error, ValueError, TypeError, KeyError):
        return {}


def _is_ours(file: BinaryIO) -> bool:
    """Whether only this person can have written a file; where a system has no such modes, the
    folder is theirs alone.
    """
    if os.name != "posix":
        return True
    told = os.fstat(file.fileno())
    return told.st_uid == os.geteuid() and not told.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _write(codes: Codes) -> None:
    from kg.store.atomic import replacing

    target = place()
    target.parent.mkdir(parents=True, exist_ok=True)
    every = {**_read(), **codes}  # others write too
    told = {"made_by": _MADE_BY, "codes": every if len(every) <= _MOST else {}}
    with replacing(target, durable=False) as file:
        Path(file.name).chmod(stat.S_IRUSR | stat.S_IWUSR)
        # For the checksum alone: to unpack it would take a third of what is saved.
        file.write(gzip.compress(json.dumps(told).encode("ascii"), compresslevel=0))
