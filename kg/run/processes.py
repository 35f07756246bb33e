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
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
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
    found: dict[int, Result | KgError] = {}
    given = 0
    with closing(_as_done(work, paths, known, jobs)) as done:
        for number, result in done:
            found[number] = result
            while given in found:
                yield paths[given], found.pop(given)
                given += 1


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


@dataclass
class _Worker(Generic[Result]):
    """A process, our end of its pipe, and the number of the file that it has."""

    process: SpawnProcess
    pipe: Connection
    number: int | None = None


_AHEAD = 8
"""Files a process that may be done before the first that is not: results wait in memory."""


def _as_done(
    work: Work[Item, Result], paths: Sequence[Item], known: Known, jobs: int
) -> Generator[tuple[int, Result | KgError], None, None]:
    """Numbers of files with what came of them, as they are done."""
    from multiprocessing import connection

    left = deque(range(len(paths)))
    open_numbers: set[int] = set()
    sent = pickle.dumps((work, known))
    workers: list[_Worker[Result]] = []
    try:
        workers.extend(_started(sent) for _ in range(min(jobs, len(paths))))
        while left or open_numbers:
            for worker in workers:
                first = min(open_numbers, default=None)
                near = first is None or not left or left[0] - first < _AHEAD * jobs
                if worker.number is None and left and near:
                    worker.number = left.popleft()
                    open_numbers.add(worker.number)
                    _give(worker, paths[worker.number])
            busy = [worker for worker in workers if worker.number is not None]
            ready = connection.wait([worker.pipe for worker in busy])
            for worker in busy:
                number = worker.number
                if worker.pipe not in ready or number is None:
                    continue
                result = _taken(worker, paths[number])
                if isinstance(result, _Killed):
                    workers[workers.index(worker)] = _started(sent)
                worker.number = None
                open_numbers.discard(number)
                yield number, result
    finally:
        for worker in workers:
            worker.pipe.close()
            worker.process.kill()
        for worker in workers:
            worker.process.join()


class _Killed(ReadError):
    """The process that read a file did not live to say what came of it."""


class _Failed(Exception):
    """What a process raised that is no error of a file: a defect of ours."""


def _started(sent: bytes) -> _Worker[Any]:
    from multiprocessing import get_context

    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, sent), daemon=True)
    with _no_interrupts():
        process.start()
    theirs.close()
    return _Worker(process, ours)


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


def _give(worker: _Worker[Any], item: object) -> None:
    try:
        worker.pipe.send(item)
    except OSError:
        return  # it has ended; that is noticed where its answer is waited for


def _taken(worker: _Worker[Result], item: object) -> Result | KgError:
    try:
        answer = pickle.loads(worker.pipe.recv_bytes())  # noqa: S301 - from our own process
    except (EOFError, OSError):
        worker.pipe.close()
        worker.process.join()
        return _Killed(
            f"the process that read it ended without a result ({_how(worker.process.exitcode)})",
            where=str(item),
            way_out="leave the file out, or read it alone (--jobs 1): memory may be too small",
        )
    if isinstance(answer, _Failed):
        words = f"{item} cannot be read because of a defect of kg\n{answer}"
        raise RuntimeError(words)  # noqa: TRY004 - nothing is of a wrong type
    result: Result | KgError = answer
    return result


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
