"""How often Python looks for cycles among the things that it holds."""

from __future__ import annotations

import atexit
import gc

_ALLOCATIONS = 200_000
"""Between two looks (Python's own default: 700). Who reads or loads makes a great many quads and
rows, none in a cycle; looking through all of them again and again costs, and finds nothing."""


def look_for_cycles_seldom() -> None:
    """What a process of `kg` begins with: the command line, one that reads, or one of Spark's."""
    gc.set_threshold(_ALLOCATIONS, 20, 50)


def never_look_at_the_end() -> None:
    """For a process that is a command: what it holds when it ends goes with it, cycles too.

    Python would look through all of it once more, after the last line of the program.
    """
    atexit.register(gc.freeze)
