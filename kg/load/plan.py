"""What a load changes: which documents are new, known, corrected, or copies of one another.

A document is known by place, title and date (:attr:`SourceDocument.iri`), a copy by its bytes
or its words. A file's name tells nothing; it is kept, so that a person finds what was loaded.

Of files of the same words one stands for all: whichever comes first, the same is chosen, by what
they hold. So the order of loads tells nothing either; only what a person says with `--replace` or
`--place` counts as said last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.load.report import LoadedDocument, report
from kg.store import Change
from kg.store.documents import StoredDocument
from kg.store.rdf import under_names
from ontology.division import division_code
from ontology.divisions import UNRESOLVED
from ontology.editions import UNDATED
from ontology.errors import DocumentConflict
from ontology.model import IDENTITIES, Extraction, Outcome, SourceDocument

if TYPE_CHECKING:
    from pyoxigraph import Quad


@dataclass(frozen=True, slots=True)
class _Known:
    """A document that is stored, or was planned by this load.

    name: the first of the files of these very bytes. other_names: of all its other files. stated:
    how many of its pieces say something. kind_said: the kind that a person said. extraction: if
    it was read by this load. change: as which it is stored under the names that it was read under,
    if that is made already. renamed: whether it is stored under other names.
    """

    iri: str
    name: str
    sha256: str
    text_sha256: str
    has_text: bool
    stated: int
    kind_said: str | None
    other_names: frozenset[str] = frozenset()
    extraction: Extraction | None = None
    change: Change | None = None
    renamed: bool = False

    @classmethod
    def stored(cls, each: StoredDocument) -> _Known:
        return cls(
            each.iri,
            each.name,
            each.sha256,
            each.text_sha256,
            each.has_text,
            each.pieces.get(Outcome.STATED, 0),
            each.kind_said,
            frozenset(each.other_names),
        )

    @classmethod
    def read(
        cls, extraction: Extraction, names: frozenset[str], change: Change | None = None
    ) -> _Known:
        document = extraction.document
        return cls(
            document.iri,
            document.name,
            document.sha256,
            document.text_sha256,
            document.has_text,
            extraction.counts()[Outcome.STATED],
            document.kind if document.kind_said else None,
            names - {document.name},
            extraction,
            change,
        )

    @property
    def names(self) -> frozenset[str]:
        return self.other_names | {self.name}

    @property
    def division(self) -> str:
        return division_code(self.iri)

    @property
    def unplaced(self) -> bool:
        return UNRESOLVED in self.division

    @property
    def rank(self) -> tuple[bool, bool, bool, int, int]:
        """Of files of the same words the one with the highest stands for all: of which the place
        is known, a person said the kind, the text is there, and most is stated; else any, but
        always the same.
        """
        known = not self.unplaced, self.kind_said is not None, self.has_text
        return *known, self.stated, -int(self.sha256, 16)


class Plan:
    """The changes that loading some documents makes, in whatever order they come.

    stored: what is there. digest: of what is stored under a key. quads: of a stored document, both
    its graphs.
    """

    def __init__(
        self,
        stored: Iterable[StoredDocument],
        digest: Callable[[str], str | None],
        quads: Callable[[str], Iterable[Quad]],
        *,
        replace: bool,
    ) -> None:
        self._digest = digest
        self._quads = quads
        self._replace = replace
        self._known: dict[str, _Known] = {}
        self.removed: list[str] = []
        """IRIs of documents that are stored and go by another IRI now."""
        self._stored: set[str] = set()
        self._by_bytes: dict[str, str] = {}
        self._by_words: defaultdict[str, set[str]] = defaultdict(set)
        for each in stored:
            self._stored.add(each.iri)
            self._put(_Known.stored(each))

    def changes(self) -> Iterator[Change]:
        """The documents to write."""
        for each in self._known.values():
            if each.extraction is not None or each.renamed:
                change = self._change(each)
                before = self._digest(each.iri)
                if before is None or before != change.digest:
                    yield change

    def stands(self, document: SourceDocument) -> bool:
        """Whether it is of this file that a document of the plan has its text."""
        known = self._known.get(self._by_bytes.get(document.sha256, ""))
        return known is not None and known.sha256 == document.sha256

    def _change(self, known: _Known) -> Change:
        if known.change is not None and not known.other_names:
            return known.change
        if known.extraction is not None:
            return Change.of_extraction(known.extraction, known.other_names)
        quads = under_names(self._quads(known.iri), known.iri, known.name, known.other_names)
        return Change.of_document(known.iri, known.name, quads)

    def add(
        self,
        extraction: Extraction,
        other_names: Collection[str] = (),
        change: Change | None = None,
    ) -> LoadedDocument:
        """Take a document into the plan; what a load does with it. Raises DocumentConflict.

        other_names: of files that are known to be of the same words. change: what it is stored as
        if there are none, where that is made already.
        """
        document = extraction.document
        known = self._same(document)
        if known is not None:
            names = known.names | {document.name, *other_names}
            return self._again(_Known.read(extraction, names, change), known)
        there = self._known.get(document.iri)
        if there is not None and not self._replace:
            raise DocumentConflict(
                f"a document of this place, title and date but other content is "
                f"{'loaded already' if there.extraction is None else 'in this load too'}, "
                f"as {there.name}",
                where=document.name,
                way_out=_UNDATED_WAY if document.keys[1] == UNDATED else _WAY,
            )
        self._put(_Known.read(extraction, frozenset(other_names), change))
        if there is None:
            return report(extraction, "new", *_told(document))
        return report(extraction, "replaced", f"it takes the place of {there.name}")

    def _again(self, file: _Known, known: _Known) -> LoadedDocument:
        """A file of bytes or words that are known; it has the names of all of them."""
        extraction = file.extraction
        if extraction is None:
            raise ValueError(f"nothing was read of {file.name}")
        copy = file.name not in known.names
        same_bytes = file.sha256 == known.sha256
        if not self._takes_over(file, known):
            # As loaded: place or kind were settled before, the text is there, or another stands.
            name = min(known.name, file.name) if same_bytes else known.name
            self._rename(known, name, file.names)
            verb = _COPY if copy else "unchanged"
            told = _copies(file, known, known) if copy else ()
            return report(extraction, verb, *told, *_stays(file, known))
        moved = file.iri != known.iri
        if moved:
            self._make_room(file, known)
        if same_bytes:
            name = min(known.name, file.name)
            change = file.change if name == file.name else None
            file = _Known.read(_renamed(extraction, name), file.names, change)
        self._put(file)
        if moved and known.unplaced and not file.unplaced:
            verb = "place settled"
        elif file.kind_said and not known.kind_said:
            verb = "kind settled"
        elif copy or not same_bytes:
            verb = _COPY
        elif moved:
            verb = "replaced"
        elif known.extraction is not None or self._digest(file.iri) == self._change(file).digest:
            verb = "unchanged"
        elif file.has_text and not known.has_text:
            verb = "quotes added"
        else:
            verb = "replaced"  # the same bytes read by another version of the rules
        told = _copies(file, known, file) if verb == _COPY else ()
        if moved and verb == "replaced":
            before, now = (each.iri.removeprefix(IDENTITIES) for each in (known, file))
            told = (f"it goes by another identity now: {now}; it was {before}",)
        return report(extraction, verb, *told)

    @staticmethod
    def _takes_over(file: _Known, known: _Known) -> bool:
        """Whether a file stands for what is known from now on."""
        if file.sha256 != known.sha256:
            return file.rank > known.rank
        if file.division == known.division and file.division.startswith(UNRESOLVED):
            return file.name <= known.name  # such a place is called by the name of its file
        # The same bytes are what is read of them now; bundled facts say no more than the document,
        # and a place or a kind that was settled stays so.
        return file.rank[:3] >= known.rank[:3]

    def _rename(self, known: _Known, name: str, names: frozenset[str]) -> None:
        if (name, names) == (known.name, known.names):
            return
        if known.extraction is not None:
            self._put(_Known.read(_renamed(known.extraction, name), names))
        else:
            self._put(replace(known, name=name, other_names=names - {name}, renamed=True))

    def _make_room(self, file: _Known, known: _Known) -> None:
        """Take away what goes by another IRI now. Raises DocumentConflict."""
        there = self._known.get(file.iri)
        if there is not None and not self._replace:
            raise DocumentConflict(
                f"a document of this place, title and date is loaded already, as {there.name}",
                where=file.name,
                way_out=_WAY,
            )
        del self._known[known.iri]
        if known.iri in self._stored:
            self.removed.append(known.iri)

    def _put(self, known: _Known) -> None:
        self._known[known.iri] = known
        self._by_bytes[known.sha256] = known.iri
        if known.text_sha256:
            self._by_words[known.text_sha256].add(known.iri)

    def _same(self, document: SourceDocument) -> _Known | None:
        """What is known of the same bytes, else of the same words: another encoding, other line
        ends, another format. The same words in two places are two documents.
        """
        known = self._known.get(self._by_bytes.get(document.sha256, ""))
        if known is not None and known.sha256 == document.sha256:
            return known
        words = document.text_sha256
        found = [
            each
            for iri in self._by_words.get(words, ())
            if (each := self._known.get(iri)) is not None
            and each.text_sha256 == words
            and (each.unplaced or _unplaced(document) or each.division == document.division.code)
        ]
        return min(found, key=lambda each: (each.iri != document.iri, each.iri), default=None)


_COPY = "same content"
_WAY = "--replace puts this one in its place, as a correction"
_UNDATED_WAY = f"{_WAY}; neither says a date, which would tell them apart"


def _unplaced(document: SourceDocument) -> bool:
    return UNRESOLVED in document.division.code


def _copies(file: _Known, known: _Known, stands: _Known) -> tuple[str, ...]:
    """What is told of a copy. stands: the one whose text is kept."""
    told = "、".join(sorted(known.names))
    if file.sha256 == known.sha256:
        return (f"the same content is loaded as {told}: it is one document, and counts once",)
    return (
        f"the same words are loaded as {told}: it is one document, and counts once; "
        f"the text that is kept is that of {stands.name}",
    )


def _stays(file: _Known, known: _Known) -> tuple[str, ...]:
    """What is told where a person said before of which kind a document is."""
    if known.kind_said is None or file.kind_said is not None:
        return ()
    return (f"it stays what a person said it is ({known.kind_said}); --kind says otherwise",)


def _told(document: SourceDocument) -> tuple[str, ...]:
    if document.titled:
        return ()
    return ("it has no title of its own: only a copy of the same bytes is known again",)


def _renamed(extraction: Extraction, name: str) -> Extraction:
    """The same document as if it had been read from a file of another name."""
    document = extraction.document
    if document.name == name:
        return extraction
    title = name if document.title == document.name else document.title
    return replace(extraction, document=replace(document, name=name, title=title))
