"""What a person sees on a terminal while something takes its time."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys

import pytest

from kg.cli.progress import ProgressLine

_SHOWS = """
import sys, time
from kg.cli.progress import ProgressLine
line = ProgressLine(sys.stderr)
with line as tell:
    tell("starting [Neo4j]", 0, 0)
    time.sleep(2.5)
    tell("mirroring", 3, 10)
    time.sleep(0.5)
tell("between", 1, 2)
with line as tell:
    tell("stopping", 0, 0)
    time.sleep(0.5)
print("after", file=sys.stderr)
"""


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is POSIX")
def test_it_says_what_is_done_and_for_how_long_and_leaves_nothing() -> None:
    text = _on_a_terminal(_SHOWS)
    plain = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", text)
    shown = [line for line in re.split(r"[\r\n]+", plain) if line]
    starting = [line for line in shown if "starting [Neo4j]" in line]
    assert "0:00" in starting[0]
    assert "0:02" in starting[-1]  # it moves by itself
    assert not any(re.search(r"\d/\d|\?", line) for line in starting)  # nothing to count
    mirroring = [line for line in shown if "mirroring" in line]
    assert "3/10" in mirroring[0]
    assert "0:00" in mirroring[0]  # of this step
    assert not any("between" in line for line in shown)
    assert any("stopping" in line for line in shown)
    assert shown[-1] == "after"
    assert text.rstrip().rpartition("\x1b[2K")[2] == "after"  # the line was wiped before


def test_it_is_silent_where_nobody_looks() -> None:
    stream = io.StringIO()
    with ProgressLine(stream) as tell:
        assert tell is None
    assert stream.getvalue() == ""


def _on_a_terminal(code: str) -> str:
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen([sys.executable, "-c", code], stderr=theirs, env=environment) as process:
        os.close(theirs)
        text = b""
        try:
            while piece := os.read(ours, 65536):
                text += piece
        except OSError:  # on Linux, the end of a terminal is an error
            pass
        assert process.wait(30) == 0
    os.close(ours)
    return text.decode("utf-8")
