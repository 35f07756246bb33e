"""`make rules`: how often each rule of reading fires on the documents at hand.

    python benchmarks/rules.py [FOLDER …]

Without folders those of `KG_DOCUMENTS` and `KG_CORPUS`, and the examples of the repository. Two
lists are printed: the rules that claims name (`loaders.language.rules`), with how many statements
each read in how many documents; and the entries of the lexicon, with how often their words were
read in the text. A rule that nothing fires is marked `never`: it may be right and rare, or wrong
and unseen; its example in the tests is then all that speaks for it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import shorten

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from loaders.formats import read  # noqa: E402 - the repository is found first
from loaders.formats.document import Block, Document  # noqa: E402 - as above
from loaders.kinds import extract  # noqa: E402 - as above
from loaders.language.readers import READERS  # noqa: E402 - as above
from loaders.language.rules import RULES, rules_of  # noqa: E402 - as above
from loaders.lexicon import lexicon, names  # noqa: E402 - as above
from ontology.errors import KgError  # noqa: E402 - as above

NEVER = "never"
_WIDTH = 90
"""Characters of the reason why a document was not read."""


@dataclass
class Fired:
    """How often each rule fired, and in how many documents; what could not be read, and why."""

    times: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    read: int = 0
    refused: dict[str, str] = field(default_factory=dict)

    def add(self, found: Counter[str]) -> None:
        """What fired in one document."""
        self.times.update(found)
        self.documents.update(found.keys())


def files(folders: Iterable[Path]) -> Iterator[Path]:
    """The files below the folders, sorted; a file stands for itself."""
    for folder in folders:
        yield from sorted(each for each in folder.rglob("*") if each.is_file()) or [folder]


def run(paths: Iterable[Path]) -> Fired:
    """Read each document and count."""
    fired = Fired()
    for path in paths:
        try:
            document = read(path)
            statements = extract(document).statements
        except KgError as error:
            fired.refused[path.name] = shorten(str(error), _WIDTH, placeholder="…")
            continue
        fired.read += 1
        found = Counter(rule for each in statements for rule in rules_of(each.method))
        found.update(words(document))
        fired.add(found)
    return fired


def words(document: Document) -> Counter[str]:
    """How often each entry of the lexicon reads words in a document's paragraphs and cells."""
    found: Counter[str] = Counter()
    for text in texts(document):
        for name, reader in READERS.items():
            found.update(f"{name}: {each.id}" for each in reader(text))
    return found


def texts(document: Document) -> Iterator[str]:
    """The words of the paragraphs, the heads and the cells of a document."""
    for part in document.parts:
        if isinstance(part, Block):
            yield part.piece.text
        else:
            yield from part.columns
            yield from (cell.joined().text for cell in part.cells())


def table(fired: Fired) -> Iterator[str]:
    """The lines that are printed."""
    yield f"{fired.read} documents read, {len(fired.refused)} refused"
    yield from (f"  {name}: {why}" for name, why in sorted(fired.refused.items()))
    yield ""
    yield f"{'rule of a claim':<28}{'times':>9}{'documents':>11}"
    yield from (_line(each, each, fired) for each in RULES)
    for name in names():
        yield ""
        yield f"{f'words: {name}.toml':<28}{'times':>9}{'documents':>11}"
        yield from (_line(each, f"{name}: {each}", fired) for each in lexicon(name).entries)
    unseen = sum(1 for each in every_rule() if not fired.times[each])
    yield ""
    yield f"{unseen} of {len(every_rule())} rules fired {NEVER}"


def every_rule() -> list[str]:
    """The rules of claims, and the entries of all words."""
    return [*RULES, *(f"{name}: {each}" for name in names() for each in lexicon(name).entries)]


def _line(shown: str, key: str, fired: Fired) -> str:
    times = fired.times[key]
    return f"{shown:<28}{times:>9}{fired.documents[key]:>11}{'' if times else f'   {NEVER}'}"


def main() -> None:
    """Print the lists."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    given = parser.parse_args().folders
    folders = given or [
        *(Path(os.environ[each]) for each in ("KG_DOCUMENTS", "KG_CORPUS") if os.environ.get(each)),
        ROOT / "examples",
    ]
    for line in table(run(files(folders))):
        print(line)


if __name__ == "__main__":
    main()
