"""Which words documents of many places have in common: two entries of `common_words.toml`.

    python -m benchmarks.common_words FOLDER...

A name has something of its own; what else it is made of (产业, 示范, 区域) is said everywhere. Each
file of the folders is read as `kg load` reads it, and is counted as a place of its own, files whose
names differ in digits alone as one. A word counts that a dictionary (jieba's) has, that is tagged
there as no proper name, and that texts of `--places` places at least have. Printed are the entries
`common/verb` and `common/word`; the others of the file are kept by hand.
"""

from __future__ import annotations

import argparse
import logging
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from loaders.formats import read
from loaders.lexicon import lexicon
from ontology.divisions import divisions
from ontology.errors import KgError

_HAN = re.compile(r"[\u4e00-\u9fff]{2,5}")
_PROPER = frozenset({"nr", "ns", "nt", "nz", "nrt", "nrfg"})
_VERB = "v"
_WIDTH = 100


def texts(folders: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Each file's place (its name without digits) and text; what cannot be read is named."""
    for folder in folders:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            try:
                yield re.sub(r"[\d\W_]+", "", path.stem), read(path).text
            except KgError as error:
                print(f"# not read: {path.name}: {error}", file=sys.stderr)


def counted(documents: Iterable[tuple[str, str]]) -> Mapping[str, tuple[int, str]]:
    """By word the number of places whose documents have it, and its tag."""
    import jieba  # type: ignore[import-untyped]  # to make the list alone
    from jieba import posseg

    jieba.setLogLevel(logging.WARNING)
    places: defaultdict[str, set[str]] = defaultdict(set)
    tags: dict[str, str] = {}
    for place, text in documents:
        for word, tag in posseg.cut(text, HMM=False):
            if _HAN.fullmatch(word):
                places[word].add(place)
                tags[word] = tag
    return {word: (len(places[word]), tag) for word, tag in tags.items()}


def common(words: Mapping[str, tuple[int, str]], least: int) -> tuple[list[str], list[str]]:
    """The verbs, and the other words, that `least` places have; no name of a division."""
    by_hand = lexicon("common_words").words("common/left-out")
    names = divisions().by_short.keys() | divisions().by_name.keys()
    kept = {
        word: tag
        for word, (places, tag) in words.items()
        if places >= least and tag not in _PROPER and word not in by_hand and word not in names
    }
    verbs = sorted(word for word, tag in kept.items() if tag == _VERB)
    return verbs, sorted(kept.keys() - set(verbs))


def entry(identifier: str, words: list[str], note: str) -> str:
    """An entry of the lexicon, its words in lines of moderate length."""
    lines, line = [], "   "
    for word in words:
        if len(line) + len(word) * 2 > _WIDTH:
            lines.append(line)
            line = "   "
        line += f' "{word}",'
    body = "\n".join([*lines, line])
    return f'[[entry]]\nid = "{identifier}"\nwords = [\n{body}\n]\nnote = "{note}"\n'


def main() -> None:
    """Print the two entries."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--places", type=int, default=2)
    given = parser.parse_args()
    verbs, others = common(counted(texts(given.folders)), given.places)
    print(entry("common/verb", verbs, "What one does; before a name it leads to it."))
    print(entry("common/word", others, "Nouns, adverbs and the like."))


if __name__ == "__main__":
    main()
