"""The consoles shown in the READMEs: run them, compare them, write them anew.

    python -m tests.readme          writes the blocks anew (make readme)

A block fenced as `console` holds commands (`$ kg …`) and what they print on a terminal of
100 columns. A line `…` stands for any number of lines.
"""

from __future__ import annotations

import os
import re
import shlex
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILES = {"README.md": "en", "README.zh.md": "zh"}
"""The READMEs, and the language in which each is told what a person should know."""
COLUMNS, LINES = 100, 400
CUT = "…"

_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


@dataclass(frozen=True)
class Console:
    """One command and the lines that are shown below it."""

    command: str
    shown: tuple[str, ...]


def consoles(text: str) -> Iterator[Console]:
    """The commands of a README, in order."""
    for block in _BLOCK.findall(text):
        yield from _commands(block)


def _commands(block: str) -> Iterator[Console]:
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)
    for part in parts[1:]:
        command, *shown = part.rstrip("\n").split("\n")
        yield Console(command, tuple(line.rstrip() for line in shown))


def run(command: str, store: Path, language: str) -> list[str]:
    """What a command prints to a terminal, without colours and trailing spaces.

    language: of messages.

    The text goes through a pseudo-terminal, so that it is what a person sees.
    """
    import fcntl
    import pty
    import termios

    words = shlex.split(command)
    if words[0] != "kg":
        raise ValueError(f"only kg is run: {command}")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    environment |= {"KG_STORE": str(store), "TERM": "xterm", "PYTHONIOENCODING": "utf-8"}
    environment |= {"LC_ALL": f"{language}_XX.UTF-8"}
    environment.pop("COLUMNS", None)
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    process = subprocess.Popen(
        [str(Path(sys.executable).parent / "kg"), *words[1:]],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
    )
    os.close(theirs)
    pieces = []
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says EIO when the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(ours)
    _, errors = process.communicate()
    text = _ESCAPE.sub("", b"".join(pieces).decode("utf-8") + errors.decode("utf-8"))
    return [line.rstrip() for line in text.replace("\r", "").rstrip("\n").split("\n")]


def matches(shown: tuple[str, ...], printed: list[str]) -> bool:
    """Whether what is shown is what was printed, `…` standing for any lines."""
    pattern = "".join(r"(?:.*\n)*" if line == CUT else re.escape(line) + r"\n" for line in shown)
    return re.fullmatch(pattern, "\n".join(printed) + "\n") is not None


def renewed(text: str, store: Path, language: str) -> str:
    """The README with its consoles run anew, cut where they were cut before."""

    def renew(match: re.Match[str]) -> str:
        return "".join(_renewed(each, store, language) for each in _commands(match.group()))

    return _BLOCK.sub(renew, text)


def _renewed(console: Console, store: Path, language: str) -> str:
    printed = run(console.command, store, language)
    if CUT in console.shown:
        head = console.shown.index(CUT)
        tail = len(console.shown) - head - 1
        printed = [*printed[:head], CUT, *(printed[-tail:] if tail else [])]
    return "\n".join([f"$ {console.command}", *printed]) + "\n"


def main() -> None:
    for name, language in FILES.items():
        path = ROOT / name
        with tempfile.TemporaryDirectory() as folder:
            new = renewed(path.read_text("utf-8"), Path(folder) / "store", language)
            path.write_text(new, "utf-8")


if __name__ == "__main__":
    main()
