"""The tests' Neo4j servers are processes of their own; they end with the one that tests."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from kg.mirror.local_server.process import WHILE_LOCKED


@contextmanager
def ending_with_us() -> Iterator[None]:
    """Servers that are started in the block end with this process, even if it is killed."""
    before = os.environ.get(WHILE_LOCKED)
    with tempfile.TemporaryDirectory(prefix="kg-tests-") as folder:
        place = Path(folder) / "running.lock"
        with FileLock(place):
            os.environ[WHILE_LOCKED] = str(place)
            try:
                yield
            finally:
                os.environ.pop(WHILE_LOCKED)
                if before is not None:
                    os.environ[WHILE_LOCKED] = before
