"""What a load changes: which documents are new, known, corrected, or copies of one another.

A document is known by place, title and date (:attr:`SourceDocument.iri`), a copy by its bytes
or its words. A file's name tells nothing; it is kept, so that a person finds what was loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from kg.load.report import LoadedDocument, report
from kg.store import Change
from kg.store.documents import StoredDocument
from kg.store.rdf import extraction_quads
from ontology.divisions import UNRESOLVED
from ontology.editions import UNDATED
from ontology.errors import DocumentConflict
from ontology.model import Extraction, SourceDocument


@dataclass(frozen=True, slots=True)
class _Known:
    """A document that is stored, or was planned by this load. extraction: if it was."""

    iri: str
    name: str
    sha256: str
    text_sha256: str
    has_text: bool
    other_names: frozenset[str] = frozenset()
    extraction: Extraction | None = None

    @property
    def names(self) -> frozenset[str]:
        return self.other_names | {self.name}

    @property
    def unplaced(self) -> bool:
        return UNRESOLVED in self.iri.rpartition("/document/")[0]


class Plan:
    """The changes that loading some documents makes, in whatever order they come."""

    def __init__(
        self,
        stored: Iterable[StoredDocument],
        digest: Callable[[str], str | None],
        *,
        replace: bool,
    ) -> None:
        self._digest = digest
        self._replace = replace
        self._known: dict[str, _Known] = {}
        self.removed: list[str] = []
        """IRIs of documents that are stored and go by another IRI now."""
        self._stored: set[str] = set()
        self._by_bytes: dict[str, str] = {}
        for each in stored:
            self._stored.add(each.iri)
            self._by_bytes[each.sha256] = each.iri
            self._known[each.iri] = _Known(
                each.iri,
                each.name,
                each.sha256,
                each.text_sha256,
                each.has_text,
                frozenset(each.other_names),
            )

    def changes(self) -> Iterator[Change]:
        """The documents to write."""
        for each in self._known.values():
            if each.extraction is not None:
                change = self._change(each)
                if self._digest(each.iri) != change.digest:
                    yield change

    @staticmethod
    def _change(known: _Known) -> Change:
        if known.extraction is None:
            raise ValueError(f"nothing was read of {known.iri}")
        quads = extraction_quads(known.extraction, known.other_names)
        return Change.of_document(known.iri, known.name, quads)

    def add(self, extraction: Extraction) -> LoadedDocument:
        """Take a document into the plan; what a load does with it. Raises DocumentConflict."""
        document = extraction.document
        same = self._same_bytes(document)
        if same is not None:
            return self._again(extraction, same)
        copy = self._same_words(document)
        if copy is not None and document.name not in copy.names:
            return report(extraction, _COPY, f"the same words are loaded as {copy.name}: not again")
        there = self._known.get(document.iri)
        if there is None:
            self._put(extraction)
            return report(extraction, "new", *_told(document))
        if not self._replace:
            raise DocumentConflict(
                f"a document of this place, title and date but other content is "
                f"{'loaded already' if there.extraction is None else 'in this load too'}, "
                f"as {there.name}",
                where=document.name,
                way_out=_UNDATED_WAY if document.iri.endswith(f"/{UNDATED}") else _WAY,
            )
        self._put(extraction)
        return report(extraction, "replaced", f"it takes the place of {there.name}")

    def _again(self, extraction: Extraction, known: _Known) -> LoadedDocument:
        """Bytes that are known: read again, under another name, or with its place settled."""
        document = extraction.document
        names = known.names | {document.name}
        if not document.has_text and known.has_text:
            return report(extraction, "unchanged")  # bundled facts say no more than the document
        if _unplaced(document) and not known.unplaced:
            verb = "unchanged" if document.name in known.names else _COPY
            return report(extraction, verb, *_copies(document, known))  # it was settled before
        if document.iri != known.iri:
            settled = known.unplaced and not _unplaced(document)
            return self._move(extraction, known, "place settled" if settled else "replaced")
        before = self._digest(known.iri)
        copied = document.name not in known.names
        self._put(_renamed(extraction, min(names)), names)
        planned = self._known[document.iri]
        if copied:
            verb = _COPY
        elif known.extraction is not None or before == self._change(planned).digest:
            verb = "unchanged"
        elif document.has_text and not known.has_text:
            verb = "quotes added"
        else:
            verb = "replaced"  # the same bytes read by another version of the rules
        return report(extraction, verb, *(_copies(document, known) if copied else ()))

    def _move(self, extraction: Extraction, known: _Known, verb: str) -> LoadedDocument:
        names = known.names | {extraction.document.name}
        there = self._known.get(extraction.document.iri)
        if there is not None and not self._replace:
            raise DocumentConflict(
                f"a document of this place, title and date is loaded already, as {there.name}",
                where=extraction.document.name,
                way_out=_WAY,
            )
        del self._known[known.iri]
        if known.iri in self._stored:
            self.removed.append(known.iri)
        self._put(_renamed(extraction, min(names)), names)
        return report(extraction, verb)

    def _put(self, extraction: Extraction, names: frozenset[str] = frozenset()) -> None:
        document = extraction.document
        self._by_bytes[document.sha256] = document.iri
        self._known[document.iri] = _Known(
            document.iri,
            document.name,
            document.sha256,
            document.text_sha256,
            document.has_text,
            names - {document.name},
            extraction,
        )

    def _same_bytes(self, document: SourceDocument) -> _Known | None:
        iri = self._by_bytes.get(document.sha256)
        return None if iri is None else self._known.get(iri)

    def _same_words(self, document: SourceDocument) -> _Known | None:
        """Another file with the same words: another encoding, other line ends."""
        known = self._known.get(document.iri)
        words = document.text_sha256
        return known if known is not None and words and known.text_sha256 == words else None


_COPY = "same content"
_WAY = "--replace puts this one in its place, as a correction"
_UNDATED_WAY = f"{_WAY}; neither says a date, which would tell them apart"


def _unplaced(document: SourceDocument) -> bool:
    return UNRESOLVED in document.division.code


def _copies(document: SourceDocument, known: _Known) -> tuple[str, ...]:
    if document.name in known.names:
        return ()
    told = "、".join(sorted(known.names))
    return (f"the same content is loaded as {told}: it is one document, and counts once",)


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
