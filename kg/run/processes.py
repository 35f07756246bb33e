"""Files read in several processes, each by the pure function of :mod:`kg.run.reading`.

Processes are started anew ("spawn") on every system, so that they have nothing of ours but what
they are sent. Each has a pipe of its own, and gets one file at a time: so it is known which file
a process had when it was killed. When the block that reads ends, however it ends, no process is
left; when we are killed ourselves, their pipes break, and they end.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from kg.run import patterns
from kg.run.cycles import look_for_cycles_seldom
from ontology.errors import KgError, ReadError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from ontology.known import Known

Item = TypeVar("Item")
"""What a process is given: the path of a file, mostly; as a text, it is what errors call it."""

Result = TypeVar("Result")

Work = Callable[[Item, "Known"], Result]
"""What is done with a file, by what is known: a function of a module (or a `partial` of one), for
it is sent to the processes."""

LEAST_FILES = 4
LEAST_BYTES = 96 << 10
"""Below, one process is sooner done: each costs about half a second of a processor to start, in
which some forty thousand characters are read (estimated, not yet measured on a quiet machine)."""


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def fitting(paths: Sequence[Path], jobs: int | None) -> int:
    """How many processes to read with. jobs: what a person says; None: as many as are worth it."""
    if jobs is not None:
        return max(1, min(jobs, len(paths)))
    if len(paths) < LEAST_FILES or sum(map(_size, paths)) < LEAST_BYTES:
        return 1
    return min(cores(), len(paths))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # its reader will say what is wrong


def each_done(
    work: Work[Item, Result], paths: Sequence[Item], known: Known, jobs: int
) -> Generator[tuple[Item, Result | KgError], None, None]:
    """What the work gives for each file, in their order: its result, or the error that it raised.

    known: what the work reads by. A process that is killed is an error of the file that it
    had, and another takes its place. Use it with `contextlib.closing`.
    """
    if jobs == 1:
        yield from _one_after_the_other(work, paths, known)
        return
    with closing(_Readers(work, paths, known, min(jobs, len(paths)))) as readers:
        yield from readers.each_done()


def _one_after_the_other(
    work: Work[Item, Result], paths: Sequence[Item], known: Known
) -> Iterator[tuple[Item, Result | KgError]]:
    for path in paths:
        result: Result | KgError
        try:
            with patterns.kept():
                result = work(path, known)
        except KgError as error:
            result = error
        yield path, result


_AHEAD = 8
"""Files a process that may be done before the one that is taken next: results wait in memory."""

_PATIENCE = 0.5
"""Seconds until it is looked again whether somebody interrupts: Windows wakes nobody who waits."""


_Answer = bytes | Exception
"""What a process says of a file, packed; or why it says nothing."""


class _Readers(Generic[Item, Result]):
    """Processes that read files while whoever takes what they give does something else.

    Each has a thread here, which gives it the next file and takes its answer as bytes: what a
    process has done waits for nobody, and it reads on while what it read is written.
    """

    def __init__(
        self, work: Work[Item, Result], paths: Sequence[Item], known: Known, jobs: int
    ) -> None:
        self._paths, self._sent = paths, pickle.dumps((work, known))
        self._changed = threading.Condition()
        self._next = self._taken = 0
        self._ended = False
        self._answers: SimpleQueue[tuple[int, _Answer]] = SimpleQueue()
        self._processes: list[SpawnProcess] = []
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(jobs)]
        for each in self._threads:
            each.start()

    def each_done(self) -> Iterator[tuple[Item, Result | KgError]]:
        """What comes of each file, in their order."""
        found: dict[int, Result | KgError] = {}
        for number, path in enumerate(self._paths):
            while number not in found:
                with suppress(Empty):
                    other, answer = self._answers.get(timeout=_PATIENCE)
                    found[other] = _result(self._paths[other], answer)
            with self._changed:
                self._taken = number + 1
                self._changed.notify_all()
            yield path, found.pop(number)

    def close(self) -> None:
        """No process is left, whatever it was doing."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()
            for process in self._processes:
                process.kill()
        for each in self._threads:
            each.join()

    def _serve(self) -> None:
        """What the thread of a process does, until there are no files left."""
        number, pipe = None, None
        try:
            while (number := self._given()) is not None:
                if pipe is None:
                    process, pipe = self._started()
                try:
                    pipe.send(self._paths[number])
                    answer: _Answer = pipe.recv_bytes()
                except (EOFError, OSError):
                    process.join()
                    pipe.close()
                    pipe = None
                    answer = _killed(self._paths[number], process.exitcode)
                self._answers.put((number, answer))
        except Exception as error:  # noqa: BLE001 - raised where the file is waited for
            self._answers.put((number or 0, error))
        finally:
            if pipe is not None:
                pipe.close()
                process.kill()
                process.join()

    def _given(self) -> int | None:
        """The number of the next file, when it is not too far ahead; None where there is none."""
        ahead = _AHEAD * len(self._threads)
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._next - self._taken < ahead)
            if self._ended or self._next == len(self._paths):
                return None
            self._next += 1
            return self._next - 1

    def _started(self) -> tuple[SpawnProcess, Connection]:
        from multiprocessing import get_context

        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._sent), daemon=True)
        with self._changed, _no_interrupts():
            process.start()
            theirs.close()
            self._processes.append(process)
            if self._ended:
                process.kill()
        return process, ours


class _Failed(Exception):
    """What a process raised that is no error of a file: a defect of ours."""


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """A process started within the block is not interrupted by Ctrl-C: we are, and end it.

    Where signals can be held back, one that comes meanwhile is ours when the block ends; a process
    inherits that it holds them back.
    """
    if hasattr(signal, "pthread_sigmask"):
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)


def _killed(item: object, code: int | None) -> ReadError:
    """What is told of a file whose process did not live to say what came of it."""
    return ReadError(
        f"the process that read it ended without a result ({_how(code)})",
        where=str(item),
        way_out="leave the file out, or read it alone (--jobs 1): memory may be too small",
    )


def _result(item: object, answer: _Answer) -> Any:
    """What came of a file. Raises what is no error of a file."""
    found = pickle.loads(answer) if isinstance(answer, bytes) else answer  # noqa: S301 - our own
    if isinstance(found, _Failed):
        words = f"{item} cannot be read because of a defect of kg\n{found}"
        raise RuntimeError(words)  # noqa: TRY004 - nothing is of a wrong type
    if isinstance(found, Exception) and not isinstance(found, KgError):
        raise found
    return found


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        return f"killed by signal {-code}"
    return f"exit code {code}"


def _serve(pipe: Connection, sent: bytes) -> None:
    """What a process does: one file after the other, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work, known = pickle.loads(sent)  # noqa: S301 - from the process that started this one
    look_for_cycles_seldom()
    while True:
        try:
            path = pipe.recv()
            with patterns.kept():
                answer = _answer(work, path, known)
            pipe.send_bytes(answer)
        except (EOFError, OSError):
            return  # who started us has gone


def _answer(work: Work[Any, Any], item: object, known: Known) -> bytes:
    try:
        return pickle.dumps(work(item, known), protocol=pickle.HIGHEST_PROTOCOL)
    except KgError as error:
        return pickle.dumps(error)
    except Exception:  # noqa: BLE001 - told to the process that waits, which raises it
        return pickle.dumps(_Failed(traceback.format_exc()))
