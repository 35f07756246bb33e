"""Ways to damage a store, and what the program says of each."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Said:
    """What a run of the program printed, and how it ended (negative: by a signal)."""

    code: int
    out: str
    err: str


def run(store: Path, *arguments: str, before: Callable[[], object] | None = None) -> Said:
    """Run the program in a child of this process: what it loads and breaks is the child's own.

    before: what the child does first. This process itself must never open a store or an engine:
    their threads would be missing in the child, which would wait for them for ever.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            _become(store, arguments, out.fileno(), err.fileno(), before)
        _, status = os.waitpid(child, 0)
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8", "replace"))
    return Said(os.waitstatus_to_exitcode(status), *texts)


def _become(
    store: Path,
    arguments: Sequence[str],
    out: int,
    err: int,
    before: Callable[[], object] | None,
) -> None:
    code = 70
    try:
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
        for name in [name for name in os.environ if name.startswith(("KG_", "NEO4J_"))]:
            del os.environ[name]
        os.environ["KG_STORE"] = str(store)
        from kg.cli import cli

        if before is not None:
            before()
        cli.main(list(arguments), prog_name="kg")
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: BLE001 - printed, as the interpreter itself would
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)


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
