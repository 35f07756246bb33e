"""Ways to damage a store, and what the program says of each."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent.parent / "examples" / "青石区2024年重点工作进展.txt"


@dataclass(frozen=True)
class Said:
    """What a run of the program printed, and how it ended (negative: by a signal)."""

    code: int
    out: str
    err: str


PRELOADED = (
    "filelock",
    "kg.answer.ask",
    "kg.answer.show",
    "kg.cli.load",
    "kg.cli.query",
    "kg.cli.show",
    "kg.cli.status",
    "kg.cli.validate",
    "kg.follow.editions",
    "kg.follow.link",
    "kg.load.pipeline",
    "kg.mirror.delta",
    "kg.mirror.embedded",
    "kg.project.touched",
    "numpy",
    "tests.warmed",
)
"""What most runs import: read once, so that a run costs what it does and not what it imports."""


def run(store: Path, *arguments: str, before: str = "", **more: str) -> Said:
    """Run the program in a process of its own, which may break.

    before: Python that runs first. more: variables of its environment.

    The process is a copy of one that has imported the program, and read a document (a new one
    where the system cannot copy processes).
    """
    with tempfile.TemporaryDirectory() as folder:
        said = [Path(folder) / name for name in ("out", "err")]
        process = _processes().Process(target=_run, args=(said, store, arguments, before, more))
        process.start()
        process.join(120)
        if process.exitcode is None:
            process.kill()
            pytest.fail(f"after 120 seconds: {arguments}")
        out, err = (path.read_bytes() for path in said)
        return Said(process.exitcode, out.decode(), err.decode("utf-8", "replace"))


def _run(
    said: list[Path], store: Path, arguments: tuple[str, ...], before: str, more: dict[str, str]
) -> None:
    """What the process does: the command line's program, its output in files."""
    for number, path in enumerate(said, start=1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 (the process's own)
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 (the process's own)
    for name in [name for name in os.environ if name.startswith(("KG_", "NEO4J_"))]:
        del os.environ[name]
    os.environ |= {"KG_STORE": str(store), **more}
    exec(before, {})  # noqa: S102 (the tests' own words)

    from kg.cli import main

    sys.argv = ["kg", *arguments]
    main()


@cache
def _processes() -> SpawnContext | ForkServerContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PRELOADED))
    return context


def run_alone(store: Path, *arguments: str, before: str = "") -> Said:
    """The same in a new process, for what depends on all that a process holds."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("KG_", "NEO4J_"))
    }
    done = subprocess.run(
        [sys.executable, "-c", f"{before}\nfrom kg.cli import main; main()", *arguments],
        env={**kept, "KG_STORE": str(store), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode("utf-8", "replace"))


def refused(said: Said) -> bool:
    """Whether the program refused with one line and nothing else."""
    lines = said.err.splitlines()
    return said.code == 1 and not said.out and len(lines) == 1 and lines[0].startswith("kg: ")


WAYS = ("emptied", "halved", "one byte short", "one bit flipped", "removed")


def damage(path: Path, way: str) -> bool:
    """Damage a file. Returns whether it is another file now (an empty one cannot be cut)."""
    data = path.read_bytes()
    if way == "removed":
        path.unlink()
        return True
    if not data:
        return False
    middle = len(data) // 2
    left = {
        "emptied": b"",
        "halved": data[:middle],
        "one byte short": data[:-1],
        "one bit flipped": data[:middle] + bytes([data[middle] ^ 0x10]) + data[middle + 1 :],
    }[way]
    path.write_bytes(left)
    return True


def files(store: Path) -> Iterator[Path]:
    """The files of a store, relative to it, but for those that hold nothing by design."""
    for path in sorted(store.rglob("*")):
        if path.is_file():
            yield path.relative_to(store)


def of_another_year(path: Path) -> Path:
    """The example as the table of another year: a document of its own, no copy."""
    path.write_text(EXAMPLE.read_text("utf-8").replace("2024年", "2022年"), "utf-8")
    return path


def copied(store: Path, folder: Path) -> Path:
    """A copy to be damaged."""
    if folder.exists():
        shutil.rmtree(folder)
    return Path(shutil.copytree(store, folder))


def truth(store: Path) -> dict[str, bytes]:
    """The files in which the truth is kept: nothing may be written to them once damaged."""
    return {
        str(name): (store / name).read_bytes()
        for name in files(store)
        if name.parts[0] in {"rdf", "statements", "store.json", "journal.nq"}
        and not name.name.startswith(("LOG", "LOCK"))
    }
