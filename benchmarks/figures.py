"""`make figures`: write docs/figures.md from what the commands print, on this machine."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.fuzz import MEMORY, SECONDS

ROOT = Path(__file__).resolve().parent.parent

HEAD = """# Figures

Written by `make figures`; every number below was printed by the command above it.

Machine: {machine}.

## What is read, against annotations made by hand

`make score` compares the flat claims of a document with annotations of its first 65 rows (not part
of the repository). The rules were developed with these rows in view, so this says that they
are met, not how well other documents fare. The last lines tell how many of the projects that a
person marked in paragraphs of two other reports are named.

```
{score}
```

## How fast

`make bench`: medians of whole processes. Other machines differ, so the ratio to a bare
`python -c pass` of the same run stands beside each.

```
{bench}
```

`reading` is from the files to statements with passages, the account, and what follows by rule, of
all five documents; the ratio says how many times faster that is than tagging parts of speech.

The aims were: load ≤ 2 s (all five documents ≤ 3 s), query ≤ 0.3 s, help ≤ 0.15 s, write speed
≥ 0.8 of a raw bulk load.

## What cannot be read

`make fuzz`: files made to do harm (bombs, entities, broken formats, odd encodings, pipes, devices,
names that are no text), then mutants of good documents of each format, each through `kg load`. A
fault is a traceback, a second line, a character that a terminal should not get, more than {seconds}
s of the processor or {memory} GiB of memory, or a process that ends. The first is what
`make figures` ran, the second the longest run (`make fuzz MINUTES=…`), which is kept by hand.

```
{fuzz}
{longest}
```
"""

LONGEST = re.compile(r"^\d+ hostile files: .*minutes\)$", re.MULTILINE)


def printed(target: str) -> str:
    """What a make target prints."""
    done = subprocess.run(
        ["make", "--no-print-directory", target],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    return done.stdout.strip("\n")


def machine() -> str:
    """Processor, cores, system and Python, as far as they are known."""
    processor = platform.processor()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                processor = line.split(":", 1)[1].strip()
                break
    parts = [
        processor or platform.machine(),
        f"{os.cpu_count()} cores",
        f"{platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}",
    ]
    return ", ".join(parts)


def main() -> None:
    target = ROOT / "docs" / "figures.md"
    kept = LONGEST.search(target.read_text("utf-8"))
    text = HEAD.format(
        machine=machine(),
        score=printed("score"),
        bench=printed("bench"),
        fuzz=printed("fuzz"),
        seconds=SECONDS,
        memory=MEMORY >> 30,
        longest=kept.group() if kept else "",
    )
    target.write_text(text, "utf-8")
    sys.stdout.write(f"{target}\n")


if __name__ == "__main__":
    main()
