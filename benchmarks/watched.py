"""What a command takes, with all the processes that it starts, however they end.

Linux alone tells this while it runs: of every process of the command's session its processor time
and its memory, looked at five times a second, and less often where looking takes long: the kernel
goes through all pages of a process for what it shares, and holds it up for that. Elsewhere: of the
command itself, and of those that it waits for.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.bench import Run, process

_PROCESSES = Path("/proc")
_PAUSE = 0.2
"""Seconds between two looks, at least."""
_SHARE = 0.01
"""Looking takes no more than this share of the time that passes."""


def watched(command: Sequence[str], environment: dict[str, str]) -> Run:
    """Run a command to its end. megabytes: of all its processes together, at most."""
    if not (_PROCESSES / "self" / "smaps_rollup").exists():
        return process(command, environment)
    started = time.perf_counter()
    child = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    errors: list[bytes] = []
    reader = threading.Thread(target=lambda: errors.append(child.communicate()[1]))
    reader.start()
    work: dict[str, float] = {}
    most = 0.0
    while reader.is_alive():
        looking, megabytes = time.perf_counter(), 0.0
        for name, seconds, held in _of_session(child.pid):
            work[name] = max(seconds, work.get(name, 0.0))
            megabytes += held
        most = max(most, megabytes)
        reader.join(max(_PAUSE, (time.perf_counter() - looking) / _SHARE))
    seconds = time.perf_counter() - started
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{errors[0].decode(errors='replace')}")
    return Run(seconds, most, sum(work.values()))


def _of_session(session: int) -> Iterator[tuple[str, float, float]]:
    """Of each process: its id, seconds of processors, megabytes (what is shared, in shares)."""
    ticks = os.sysconf("SC_CLK_TCK")
    for path in _PROCESSES.glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) != session:
                continue
            rollup = (path / "smaps_rollup").read_text()
        except (OSError, IndexError):
            continue  # it has ended meanwhile
        shares = (int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
        kilobytes = next(shares, 0)  # of one that has ended there is none
        yield path.name, sum(map(int, fields[11:13])) / ticks, kilobytes / 1024
