"""An end for a query that its engine does not end: a time limit, and Ctrl-C.

A query runs inside native code. There Python's own handler of Ctrl-C waits until the query is
done, and Oxigraph knows no time limit. So a thread watches, and ends the process when the time
has come. It may: a query only reads, and what a load was writing survives a kill at any moment.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread, current_thread, main_thread
from typing import NoReturn

from kg.cli.output import note
from kg.cli.program import INTERRUPTED
from ontology.errors import QueryError

LIMIT = 60.0
"""Seconds for a query, as many as the embedded engine gives one by itself."""

GRACE = 1.0
"""Seconds for Python to notice Ctrl-C by itself, with all its clearing up."""


@contextmanager
def watched(patience: float = 0.0) -> Iterator[None]:
    """End the process with one line if the block takes too long, or when Ctrl-C is pressed in it.

    patience: seconds on top of the limit. The exit code is 1, and 130 after Ctrl-C.
    """
    done = Event()
    threads = [Thread(target=_end_late, args=(done, LIMIT + patience), daemon=True)]
    with _interrupts() as told:
        if told is not None:
            threads.append(Thread(target=_end_interrupted, args=(done, told), daemon=True))
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            done.set()


@contextmanager
def _interrupts() -> Iterator[socket.socket | None]:
    """Where a byte arrives for each signal, at once, whatever the main thread is doing."""
    if current_thread() is not main_thread():
        yield None  # signals are the main thread's
        return
    told, tell = socket.socketpair()
    tell.setblocking(False)
    before = signal.set_wakeup_fd(tell.fileno(), warn_on_full_buffer=False)
    try:
        yield told
    finally:
        signal.set_wakeup_fd(before)
        tell.close()  # ends the thread that reads


def _end_late(done: Event, limit: float) -> None:
    if not done.wait(limit):
        late = QueryError(
            f"no answer within {limit:g} seconds",
            way_out="ask for less: name a thing, or bound the length of a path",
        )
        _end(str(late), late.exit_code)


def _end_interrupted(done: Event, told: socket.socket) -> None:
    with told, suppress(OSError):
        while arrived := told.recv(16):
            if signal.SIGINT in arrived and not done.wait(GRACE):
                _end("interrupted", INTERRUPTED)


def _end(line: str, code: int) -> NoReturn:
    note(line)
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)
