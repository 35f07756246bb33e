"""Ways to damage a store, and what the program says of each."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Said:
    """What a run of the program printed, and how it ended (negative: by a signal)."""

    code: int
    out: str
    err: str


def run(store: Path, *arguments: str, before: str = "") -> Said:
    """Run the program in a process of its own, which may break. before: Python that runs first."""
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
        if name.parts[0] in {"rdf", "store.json", "journal.nq"}
        and not name.name.startswith(("LOG", "LOCK"))
    }
