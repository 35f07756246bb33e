"""`make fuzz`: hostile files through `kg load`, each loaded or rejected with one line.

The files are those of :mod:`tests.hostile`. A worker process loads one after another, within limits
of time and memory; what it dies of, and a silence that is too long, is a fault of the file at hand.

`python -m tests.fuzz --seed 1 --count 1000`, or `--minutes 60`: seed after seed until then.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from select import select
from typing import NoReturn

from tests.hostile import made

SECONDS = 20
"""Of the processor that a file of at most 64 MiB may take."""

SILENCE = 600.0
"""Seconds of the clock after which a worker hangs."""

MEMORY = 2 << 30
"""Bytes of address space on top of what the program itself takes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file. fault: what must not be; empty where all is well."""

    name: str
    loaded: bool
    fault: str
    seconds: float
    megabytes: int


class TooLongError(BaseException):
    """No handler of ours or of a library may take it for an error of the file."""


def tried(path: Path) -> Outcome:
    """Load one file in this process, without writing."""
    from kg.cli import cli

    out, err = io.StringIO(), io.StringIO()
    before = time.process_time()
    fault, code = "", 0
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            cli.main(["load", str(path), "--dry-run"], prog_name="kg")
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    except TooLongError:
        fault = f"more than {SECONDS} s"
    except BaseException:  # noqa: BLE001 - whatever it is, it is the fault that is looked for
        fault = traceback.format_exc(limit=-3)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return Outcome(
        path.name,
        loaded=code == 0,
        fault=fault or _fault(code, out.getvalue(), _shown(err.getvalue())),
        seconds=round(time.process_time() - before, 2),
        megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10,
    )


def _shown(text: str) -> str:
    """As a console gets it, where a name that is no text has been escaped."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _moves(character: str) -> bool:
    """Whether it does something to a terminal, or reorders what stands beside it."""
    controls = unicodedata.category(character) in {"Cc", "Cs"}
    return controls or unicodedata.bidirectional(character)[:2] in {"LR", "RL", "PD", "FS"}


def _fault(code: int, out: str, err: str) -> str:
    lines = err.split("\n")
    if lines.pop() or not all(line.startswith("kg: ") for line in lines):
        return f"said {err[:300]!r}"
    if any(_moves(character) for line in lines for character in line):
        return f"a character that no terminal should get: {err[:300]!r}"
    if code == 0:
        return "" if json.loads(out) else "loaded, but nothing is told of it"
    if code != 1 or out or len(lines) != 1:
        return f"exit code {code}, {len(out)} characters on standard output, {len(lines)} lines"
    return "memory is not bounded" if "out of memory" in err else ""


def worker(folder: Path, seed: int, count: int, first: int) -> NoReturn:
    """Try all files from the one of this number on; a line of JSON for each, before and after."""

    def stop(number: int, frame: object) -> None:
        raise TooLongError

    signal.signal(signal.SIGPROF, stop)
    tried(folder)  # what is imported once is not a file's own
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    say = os.fdopen(os.dup(1), "w", encoding="ascii", buffering=1)
    for number, path in enumerate(made(folder, seed, count)):
        if number >= first:
            say.write(json.dumps({"begins": path.name}) + "\n")
            say.write(json.dumps(asdict(tried(path))) + "\n")
    sys.exit()


def outcomes(folder: Path, seed: int, count: int) -> Iterator[Outcome]:
    """Try so many files, in as many workers as it takes."""
    done = 0
    while done < count:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        begun = "the first file"
        program = [sys.executable, "-m", "tests.fuzz", "--worker", str(folder)]
        numbers = ["--seed", str(seed), "--count", str(count), "--first", str(done)]
        with subprocess.Popen(
            [*program, *numbers],
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            cwd=Path(__file__).parent.parent,
            env={**os.environ, "PYTHONUTF8": "1", "KG_STORE": str(folder.with_name("store"))},
        ) as process:
            assert process.stdout is not None
            for line in _lines(process):
                said = json.loads(line)
                if "begins" in said:
                    begun = said["begins"]
                    continue
                yield Outcome(**said)
                done += 1
        if done < count:
            fault = f"the process ended: {process.returncode}"
            yield Outcome(begun, loaded=False, fault=fault, seconds=SILENCE, megabytes=0)
            done += 1


def _lines(process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    """What the worker says; a silent one is ended."""
    assert process.stdout is not None
    while True:
        ready, _, _ = select([process.stdout], [], [], SILENCE)
        if not ready:
            process.kill()
            return
        line = process.stdout.readline()
        if not line:
            return
        yield line


@dataclass
class Account:
    """What became of all files."""

    found: Counter[str]
    faults: list[Outcome]
    seconds: float = 0.0
    megabytes: int = 0

    def add(self, outcome: Outcome) -> None:
        self.found["loaded" if outcome.loaded else "rejected"] += 1
        if outcome.fault:
            self.faults.append(outcome)
        self.seconds = max(self.seconds, outcome.seconds)
        self.megabytes = max(self.megabytes, outcome.megabytes)

    def __str__(self) -> str:
        return (
            f"{self.found.total()} hostile files: {self.found['loaded']} loaded, "
            f"{self.found['rejected']} rejected with one line each, {len(self.faults)} faults; "
            f"at most {self.seconds:.1f} s of the processor and {self.megabytes} MiB for one"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=400, help="files of each seed")
    parser.add_argument("--minutes", type=float, default=0.0, help="go on with the next seeds")
    parser.add_argument("--worker", type=Path)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args(arguments)
    if asked.worker is not None:
        worker(asked.worker, asked.seed, asked.count, asked.first)
    end = time.monotonic() + 60 * asked.minutes
    account, seed = Account(Counter(), []), asked.seed
    with tempfile.TemporaryDirectory() as folder:
        while True:
            for outcome in outcomes(Path(folder) / "files", seed, asked.count):
                account.add(outcome)
                if outcome.fault:
                    sys.stderr.write(f"{outcome.name!r}: {outcome.fault}\n")
            if time.monotonic() > end:
                break
            seed += 1
    seeds = f"seed {seed}" if seed == asked.seed else f"seeds {asked.seed} to {seed}"
    spent = f", {asked.minutes:g} minutes" if asked.minutes else ""
    sys.stdout.write(f"{account} ({seeds}{spent})\n")
    return bool(account.faults)


if __name__ == "__main__":
    sys.exit(main())
