"""Neo4j's own tool of administration, without an installed Neo4j.

`python -m kg.mirror.local_server.admin HOME database import full neo4j @import.args`
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from kg.mirror.local_server.jvm import CLASSPATH, administer, start_jvm


def prepare(home: Path) -> None:
    """Make a home folder ready for :func:`main`. Raises MirrorError (offline, not writable)."""
    from kg.mirror.local_server.artefacts import fetch

    (home / "conf").mkdir(parents=True, exist_ok=True)
    (home / CLASSPATH).write_text(json.dumps([str(path) for path in fetch()]), "utf-8")


def main(home: Path, arguments: Sequence[str]) -> int:
    """Run the tool on the (stopped) server of a home folder; returns its exit code."""
    return administer(start_jvm(json.loads((home / CLASSPATH).read_text("utf-8"))), home, arguments)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
