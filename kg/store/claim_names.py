"""What claims are called: a hash of what each says and of its words, and of no place."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable

from ontology.model import Passage, Statement, identity

_CLAIMS = identity("claim", "")
_LENGTH = 24


def claim_iri(statement: Statement, document_iri: str, words: str, number: int = 0) -> str:
    """A hash of the document, what the claim says, and its words; of no place in the document.

    So a line on top of a document moves no claim. words: a digest of the passage's words
    (:attr:`Passage.fingerprint`). number: that of the claim among those that are equal in this.
    """
    subject, predicate, other = statement.subject.iri, statement.predicate, statement.object.iri
    parts = f"{document_iri}\x1f{subject}\x1f{predicate}\x1f{other}\x1f{words}\x1f{number}"
    digest = hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()
    return _CLAIMS + digest[:_LENGTH]


class ClaimNames:
    """The IRIs of the claims of one document: equal ones are numbered in reading order."""

    def __init__(self, document_iri: str, statements: Iterable[Statement]) -> None:
        self._document = document_iri
        self._words: dict[int, tuple[Passage, str]] = {}
        statements = list(statements)
        times = Counter(map(self._key, statements))
        # Nearly all are the only one, which is the first.
        self._several = {key for key, number in times.items() if number > 1}
        equal: defaultdict[_Key, set[_Said]] = defaultdict(set)
        for each in statements if self._several else ():
            key = self._key(each)
            if key in self._several:
                equal[key].add(_said(each))
        self._numbers = {
            (key, said): number
            for key, group in equal.items()
            for number, said in enumerate(sorted(group))
        }

    def iri(self, statement: Statement) -> str:
        """The IRI of one of the statements; that of the very same statement is the same."""
        return self.named(statement)[0]

    def named(self, statement: Statement) -> tuple[str, bool]:
        """The IRI, and whether another statement says the same in the same words: then it may be
        the very same.
        """
        key = self._key(statement)
        several = key in self._several
        number = self._numbers[key, _said(statement)] if several else 0
        return claim_iri(statement, self._document, key[-1], number), several

    def _key(self, statement: Statement) -> _Key:
        """What equal claims have in common; the digest of the words is reckoned once a passage."""
        passage = statement.passage
        known = self._words.get(id(passage))
        if known is None:
            known = self._words[id(passage)] = passage, passage.fingerprint  # which stays alive so
        return statement.subject.iri, statement.predicate, statement.object.iri, known[1]


_Key = tuple[str, str, str, str]
_Said = tuple[int, int, tuple[str, ...]]


def _said(statement: Statement) -> _Said:
    """All that may tell a statement from an equal one, its place first."""
    passage = statement.passage
    more = (
        *passage.locator.identity,
        statement.method,
        statement.rule or "",
        statement.value_text or "",
        statement.explanation or "",
    )
    return passage.start, passage.end, more
