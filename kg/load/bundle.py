"""For maintainers: write the bundled facts anew from the source documents.

    python -m kg.load.bundle FOLDER

FOLDER holds the documents that are bundled already; each is recognised by its name. A new
document is bundled by naming its data set:
`python -m kg.load.bundle FOLDER --new 330105-2020 FILE`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from kg.follow.link import links, tasks_of
from kg.load.read import read_document
from kg.store.patterns import every_among
from kg.store.rdf import extraction_quads
from loaders import facts
from ontology.errors import KgError, NotFound


def rewrite(documents: Path) -> list[Path]:
    """Write each bundled file anew from the documents. Raises NotFound, ReadError."""
    written = []
    for path in facts.bundled():
        name = facts.document_name(path)
        source = documents / name
        if not source.exists():
            raise NotFound(f"the document {name} is not there", where=str(documents))
        path.write_text(facts.dump(read_document(source)), "utf-8", newline="\n")
        written.append(path)
    for data_set in sorted({path.parent.name for path in written}):
        names = [path for path in written if path.parent.name == data_set]
        sources = [documents / facts.document_name(path) for path in names]
        written.append(write_links(sources, data_set))
    return written


def add(source: Path, data_set: str) -> Path:
    """Bundle a document's facts under a data set's name (`330105-2020`)."""
    target = facts.FOLDER / data_set / f"{source.stem}.jsonl"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(facts.dump(read_document(source)), "utf-8", newline="\n")
    return target


def write_links(sources: Iterable[Path], data_set: str) -> Path:
    """Write the links between the documents of a data set."""
    target = facts.links_file(data_set)
    target.write_text(facts.dump_links(links_between(sources)), "utf-8", newline="\n")
    return target


def links_between(sources: Iterable[Path]) -> list[facts.BundledLink]:
    """The links between documents, as their text gives them."""
    tasks = tasks_of(every_among(extraction_quads(read_document(each))) for each in sources)
    return [
        facts.BundledLink(
            documents=(row.sha256, promise.sha256),
            row=row.thing.iri,
            promise=promise.thing.iri,
            rule=why.rule,
            difference=why.difference,
        )
        for row, promise, why in links(tasks)
    ]


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
        sys.stderr.write(f"kg.load.bundle: {error}\n")
        return error.exit_code
    for path in written:
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
