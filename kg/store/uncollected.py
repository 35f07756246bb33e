"""Building millions of values without Python's search for cyclic garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Suspend the search for cyclic garbage, as a context manager or a decorator.

    Python looks for cycles each time that so many containers were made, and each time looks at
    more of them, in vain: what we build (elements of a graph, rows of an answer) has no cycles and
    is freed by reference counts. Reading a graph of 400,000 elements back, the search took most
    of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
