"""Work begun ahead of where its result is wanted: results in order, some of it done at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


def in_turn(calls: Iterable[Callable[[], Result]], at_once: int) -> Iterator[Result]:
    """What each call gives, in their order; up to so many run at once, in threads.

    A call is taken when it is to begin: what came of those that were taken before the last few is
    known then. Raises what a call does; what has not begun is left then.
    """
    left: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(at_once) as threads:
        try:
            for call in calls:
                left.append(threads.submit(call))
                if len(left) == at_once:
                    yield left.popleft().result()
            while left:
                yield left.popleft().result()
        finally:
            for each in left:
                each.cancel()
