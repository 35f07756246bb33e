"""The package of the embedded engine, imported when it is first needed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_spared: set[str] = set()


def spare_numpy() -> None:
    """For a process that is a command of ours: the engine does without numpy from now on.

    It takes numpy where it is there, for vectors and columns, which we have none of, and is content
    without; to import it takes longer than a question. A program that uses us may have vectors.
    """
    _spared.add("numpy")


@contextmanager
def spared() -> Iterator[None]:
    """While the engine imports its parts, what is spared is told not to be there."""
    names = _spared - sys.modules.keys()
    sys.modules.update(dict.fromkeys(names))  # type: ignore[arg-type]  # Python's way to tell it
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


def library() -> Any:
    """The engine's package. Raises ImportError."""
    with spared():
        import arcadedb
    return arcadedb
