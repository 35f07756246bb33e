"""For maintainers: write the bundled facts anew from the source documents.

    python -m kg.bundle FOLDER

FOLDER holds the documents that are bundled already; each is recognised by its name. A new
document is bundled by naming its data set: `python -m kg.bundle FOLDER --new 330105-2020 FILE`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.errors import KgError, NotFound
from kg.pipeline import read_document
from loaders import facts


def rewrite(documents: Path) -> list[Path]:
    """Write each bundled facts file anew from its document. Raises NotFound, ReadError."""
    written = []
    for path in facts.bundled():
        name = facts.read(path).document.name
        source = documents / name
        if not source.exists():
            raise NotFound(f"the document {name} is not there", where=str(documents))
        path.write_text(facts.dump(read_document(source)), "utf-8", newline="\n")
        written.append(path)
    return written


def add(source: Path, data_set: str) -> Path:
    """Bundle a document's facts under a data set's name (`330105-2020`)."""
    target = facts.FOLDER / data_set / f"{source.stem}.jsonl"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(facts.dump(read_document(source)), "utf-8", newline="\n")
    return target


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--new", nargs=2, metavar=("DATA_SET", "FILE"))
    options = parser.parse_args()
    try:
        if options.new:
            written = [add(options.documents / options.new[1], options.new[0])]
        else:
            written = rewrite(options.documents)
    except KgError as error:
        sys.stderr.write(f"kg.bundle: {error}\n")
        return error.exit_code
    for path in written:
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
