"""A question in a child process: native code that runs out of memory ends the process it is in.

What a query needs nobody can tell beforehand. Oxigraph aborts when an allocation fails, and where
the system itself has no memory left it kills whoever has most. Then this process is there to say so
in one line.

Linux only: elsewhere a fork is not safe, or not there, and the question runs in this process.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import IO, NoReturn

from kg.cli.output import note
from kg.cli.program import INTERRUPTED
from ontology.errors import QueryError

PATIENCE = 0.5
"""Seconds that the child has to end by itself after Ctrl-C, before it is told once more: a
terminal tells both of us, but `kill -INT` only one."""

_PR_SET_PDEATHSIG = 1
"""prctl(2): the signal that a process gets when its parent ends."""


def in_a_child(work: Callable[[], NoReturn]) -> NoReturn:
    """Do the work, which ends the process, in a child, and end as it does.

    Call it before anything has been opened or a thread started.
    """
    if sys.platform != "linux":
        work()
    with _aside() as complaints:
        parent = os.getpid()
        try:
            child = os.fork()
        except OSError:  # no more processes, or no memory for one
            work()
        if child:
            _follow(child, complaints)
        _end_with(parent)
        _speak_apart(complaints)
        work()


def _end_with(parent: int) -> None:
    """In the child: let the kernel end it when its parent is killed, which nobody can catch."""
    import ctypes

    with suppress(OSError, AttributeError):  # a libc without it: its own limit of time ends it
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
    if os.getppid() != parent:  # it was killed before it was said
        os._exit(1)


def _aside() -> IO[bytes]:
    """Where the child's native code may complain. It is shown only if the child ends by itself."""
    try:
        return tempfile.TemporaryFile(buffering=0)
    except OSError:
        return open(os.devnull, "w+b", buffering=0)  # noqa: PTH123 - the caller closes it


def _speak_apart(complaints: IO[bytes]) -> None:
    """In the child: Python's standard error stays where it was, that of native code goes aside."""
    stream = sys.stderr
    if stream is None:
        return
    with suppress(OSError, ValueError):
        own = os.dup(stream.fileno())
        os.dup2(complaints.fileno(), stream.fileno())
        sys.stderr = open(  # noqa: PTH123, SIM115 - open until the process ends
            own, "w", encoding=stream.encoding, errors=stream.errors, buffering=1
        )


def _follow(child: int, complaints: IO[bytes]) -> NoReturn:
    """In the parent: wait, and end as the child did, or say of what it died."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _giving_up(child))
    for each in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, _ending(child))
    _, status = os.waitpid(child, 0)
    complaints.seek(0)
    said = complaints.read()
    if not os.WIFSIGNALED(status):
        with suppress(OSError):
            os.write(2, said)
        os._exit(os.WEXITSTATUS(status))
    number = os.WTERMSIG(status)
    if number == signal.SIGINT:
        os._exit(INTERRUPTED)
    from kg.store.limits import speaks_of_memory

    lacking = number == signal.SIGKILL or speaks_of_memory(said.decode(errors="replace"))
    why = "out of memory" if lacking else f"its engine broke off, {signal.Signals(number).name}"
    error = QueryError(
        f"the question was not answered ({why})",
        way_out="ask for less: name a thing, add a LIMIT, leave out ORDER BY or GROUP BY",
    )
    note(str(error))
    os._exit(error.exit_code)


def _giving_up(child: int) -> Callable[[int, FrameType | None], None]:
    """Ctrl-C reaches the child as well; native code may not hear it."""

    def handler(number: int, frame: FrameType | None) -> None:
        del number, frame
        again = threading.Timer(PATIENCE, os.kill, (child, signal.SIGINT))
        again.daemon = True
        again.start()

    return handler


def _ending(child: int) -> Callable[[int, FrameType | None], None]:
    def handler(number: int, frame: FrameType | None) -> None:
        del frame
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    return handler
