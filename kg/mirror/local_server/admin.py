"""Neo4j's own tool of administration, without an installed Neo4j.

`python -m kg.mirror.local_server.admin HOME database import full neo4j @import.args`
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.mirror.local_server.process import CLASSPATH, start_jvm


def prepare(home: Path) -> None:
    """Make a home folder ready for :func:`main`. Raises MirrorError (offline, not writable)."""
    from kg.mirror.local_server.artefacts import fetch

    (home / "conf").mkdir(parents=True, exist_ok=True)
    (home / CLASSPATH).write_text(json.dumps([str(path) for path in fetch()]), "utf-8")


def main(home: Path, arguments: Sequence[str]) -> int:
    """Run the tool on the (stopped) server of a home folder; returns its exit code."""
    return run(start_jvm(json.loads((home / CLASSPATH).read_text("utf-8"))), home, arguments)


def run(jpype: Any, home: Path, arguments: Sequence[str]) -> int:
    """The same in a process that runs the JVM already."""
    cli = jpype.JPackage("org").neo4j.cli
    path = jpype.java.nio.file.Path.of
    context = cli.ExecutionContext(path(str(home)), path(str(home / "conf")))
    return int(cli.AdminTool.execute(context, list(arguments)))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
