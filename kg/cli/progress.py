"""What a command is at, on a terminal, while it takes its time."""

from __future__ import annotations

import time
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from kg.cli.language import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType
    from rich.live import Live
    from rich.spinner import Spinner

_WIDTH = 40
"""Characters of the bar."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What is being done since when (`time.monotonic`), how far it is, and how far it will be."""

    what: str
    since: float
    done: int = 0
    total: int = 0


class ProgressLine:
    """One line on a terminal that moves while a block runs, in the person's language; nothing
    anywhere else.

    The block gets the function that is told what is being done, how many are done, and of how
    many (0 of 0 where nobody can count), or None where nothing is shown. The line says for how
    long that has been going on. Between blocks the function may be called, and shows nothing.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._live: Live | None = None
        self._step = _Step("", 0)

    def __enter__(self) -> Callable[[str, int, int], None] | None:
        if not self._stream.isatty():
            return None
        from rich.console import Console
        from rich.live import Live
        from rich.spinner import Spinner

        self._step = _Step("", time.monotonic())
        spinner = Spinner("line")  # of signs that every console has
        self._live = Live(
            get_renderable=lambda: self._line(spinner),
            console=Console(file=self._stream),
            refresh_per_second=8,
            transient=True,
        )
        self._live.start()
        return self._tell

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        live, self._live = self._live, None
        if live is not None:
            live.stop()

    def _tell(self, what: str, done: int, total: int) -> None:
        before, words = self._step, told(what)
        since = before.since if words == before.what else time.monotonic()
        self._step = _Step(words, since, done, total)

    def _line(self, spinner: Spinner) -> RenderableType:
        from rich.progress_bar import ProgressBar
        from rich.table import Table
        from rich.text import Text

        step, now = self._step, time.monotonic()
        bar = ProgressBar(
            total=step.total or 100,
            completed=step.done,
            width=_WIDTH,
            pulse=not step.total,
            animation_time=now,
        )
        minutes, seconds = divmod(int(now - step.since), 60)
        count = f"{step.done}/{step.total}" if step.total else ""
        line = Table.grid(padding=(0, 1))
        line.add_row(spinner, Text(step.what), bar, count, f"{minutes}:{seconds:02}")
        return line
