"""What the system lets this process have: open files and memory, looked at before they run out.

RocksDB and the Cypher engine are native code: out of memory they abort the process, and out of file
handles they speak of damage, or leave files half-written. So who opens them asks here first, and
refuses in one line while nothing is written. Where the system sets no limit (Windows) or does not
tell how much is used, nothing is refused.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from ontology.errors import StoreError

HANDLES = 400
"""Files that must be left to open for Oxigraph, which wants a hundred, and then for the Cypher
engine, which keeps one for each part of each label and type, three hundred in all."""

SPACE = 768 << 20
"""Bytes of address space that must be left for RocksDB, its threads and what it reads."""

WRITERS_SPACE = SPACE + (1 << 30)
"""The same for who writes: the Cypher engine mirrors it, in the same process."""

_HANDLES_WISHED = 1024
"""What the limit is raised to where that is allowed; above it `select` fails in other libraries."""


def require_limits(where: str, *, handles: int = HANDLES, space: int = SPACE) -> None:
    """Raises StoreError if too few files or too little memory may be used for a database.

    where: what is about to be opened. handles, space: what must be left for it. The limit of open
    files is raised first, as far as the system allows.
    """
    allowed = _handles_left()
    if allowed is not None and allowed < handles:
        raise too_many_files(where, f"{allowed} more may be opened, this needs {handles}")
    left = memory_left()
    if left is not None and left < space:
        raise out_of_memory(where, f"{left >> 20} MiB are left, this needs {space >> 20}")


def too_many_files(where: str, detail: str = "") -> StoreError:
    """What is said when no more files may be opened."""
    return StoreError(
        f"too many files are open{f': {detail}' if detail else ''}",
        where=where,
        way_out=f"close other programs, or allow more (ulimit -n {_HANDLES_WISHED})",
    )


def out_of_memory(where: str, detail: str = "") -> StoreError:
    """What is said when there is no more memory."""
    return StoreError(
        f"out of memory{f': {detail}' if detail else ''}",
        where=where,
        way_out="close other programs, or allow more (ulimit -v unlimited)",
    )


_NO_HANDLES = frozenset({errno.EMFILE, errno.ENFILE})
_OUT_OF_HANDLES = ("too many open files", "more file descriptors", "at least 96 file descriptors")
_OUT_OF_MEMORY = (
    "cannot allocate memory",
    "memory allocation",  # Rust, before it aborts
    "bad_alloc",
    "mmap",
    "failed to map segment",  # a library that is loaded
    "can't start new thread",
    "outofmemoryerror",
    "graal_create_isolate failed",  # the engine reserves its memory when it is loaded
)


def shortage(error: BaseException, where: str) -> StoreError | None:
    """The error as one of a shortage of files or memory, if it is one, whoever found it."""
    words = str(error).lower()
    number = getattr(error, "errno", None)
    if number in _NO_HANDLES or any(each in words for each in _OUT_OF_HANDLES):
        return too_many_files(where)
    short = isinstance(error, MemoryError) or number == errno.ENOMEM
    if short or speaks_of_memory(words):
        return out_of_memory(where)
    return None


def speaks_of_memory(words: str) -> bool:
    """Whether an error's words, or what native code wrote before it ended, tell of no memory."""
    return any(each in words.lower() for each in _OUT_OF_MEMORY)


def memory_left() -> int | None:
    """Bytes of address space that this process may still take; None where there is no limit."""
    if sys.platform != "linux":
        return None
    import resource

    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit == resource.RLIM_INFINITY:
        return None
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:
        return None
    return max(0, limit - pages * resource.getpagesize())


def _handles_left() -> int | None:
    """How many files may still be opened, once the limit is raised; None where nobody says."""
    if sys.platform == "win32":
        return None
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return None
    if soft < _HANDLES_WISHED:
        wished = _HANDLES_WISHED
        wished = wished if hard == resource.RLIM_INFINITY else min(hard, wished)
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wished, hard))
            soft = max(soft, wished)
        except (OSError, ValueError):  # forbidden: what is allowed must do
            pass
    try:
        return soft - len(os.listdir("/dev/fd"))  # noqa: PTH208 - names are all that is asked for
    except OSError as error:
        return 0 if error.errno in _NO_HANDLES else None
