"""The things that a document of prose names: each naming becomes a `mentions` statement.

A name is read twice: first over the whole document, to settle what each name is, then where
it stands. So a thing whose kind one sentence shows (“某某”平台) is of that kind in all, and
the short form of a name (某某·某甲 called 某甲, “某某”行动 called “某某”) is the same thing:
rules that hold within one document only, where a writer does not give one name to two things.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from loaders.extraction.prose import Prose
from loaders.formats.document import Piece
from loaders.language.name import Name
from loaders.language.names import names
from loaders.language.places import PROVINCES
from loaders.language.public_names import distinct, persons, public_names
from ontology import late_re as re
from ontology.ids import division_thing
from ontology.known_names import known_names
from ontology.model import Division, Thing, Value
from ontology.text import normal_name
from ontology.vocabulary import vocabulary

_CODES = {name: code for code, name in PROVINCES.values()}
_SURE = {"registered": 8, "public": 8, "listed": 2, "headed": 3, "quoted": 2, "numbered": 3}
"""How much a way of finding a name says about what it is."""
_DEFAULT = "Strategy"
"""What a quoted name is taken for where nothing shows it: the weakest evidence."""
_QUOTED_PART = re.compile(r"[“\"](?P<inner>[^”\"]{2,20})[”\"]")


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands in a piece, and the thing that it names."""

    name: Name
    thing: Thing


class Naming:
    """The names of one document."""

    def __init__(self, prose: Prose, pieces: Iterable[Piece]) -> None:
        self._prose = prose
        self._reviewed = known_names(prose.division)
        self._found: dict[int, list[Name]] = {}
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        short: dict[str, str] = {}
        posts: dict[str, str] = {}
        for piece in pieces:
            text = piece.text
            known = [
                Name(start, end, entry.name, entry.kind, "registered")
                for start, end, entry in self._reviewed.named_in(text)
            ]
            public = public_names(text, prose.registry, prose.division)
            found = names(text, distinct([*known, *public]))
            self._found[piece.start] = found
            for name in found:
                weight = 1 if name.kind == _DEFAULT else _SURE.get(name.rule, 1)
                votes[name.name][name.kind] += weight
                inner = _QUOTED_PART.search(text, name.start, name.end)
                if inner and normal_name(inner["inner"]) != name.name:
                    short.setdefault(normal_name(inner["inner"]), name.name)
                if "·" in name.name:
                    short.setdefault(name.name.rpartition("·")[2], name.name)
            for person, post in persons(text):
                if post:  # who is only quoted has none
                    posts.setdefault(person.name, post)
        self._posts = posts
        self._same = {part: whole for part, whole in short.items() if part in votes}
        for part, whole in self._same.items():
            votes[whole].update(votes[part])
        self._kinds = {name: count.most_common(1)[0][0] for name, count in votes.items()}

    def read(self, piece: Piece) -> list[Named]:
        """The names in one of the pieces, in order."""
        return [
            Named(replace(name, kind=thing.kind), thing)
            for name in self._found[piece.start]
            for thing in (self._thing(name),)
        ]

    def mention(self, piece: Piece, section: tuple[str, ...]) -> list[Named]:
        """State that the document names what it names in a piece; returns it."""
        found = self.read(piece)
        for each in found:
            part = piece[each.name.start : each.name.end]
            passage = self._prose.passage(part, section)
            self._prose.mention(each.thing, passage, each.name.rule_id, part.text)
        return found

    def _thing(self, name: Name) -> Thing:
        words = self._same.get(name.name, name.name)
        reviewed = self._reviewed.find(words)
        if reviewed is not None:
            return reviewed
        kind = self._kinds[words]
        if name.rule in ("registered", "public") and kind != "Person":
            kind = name.kind
        if kind == "Division":
            return self._division(words)
        if vocabulary().is_a(kind, "Unit"):
            return self._prose.unit(words, kind)
        post: Value | None = self._posts.get(words) if kind == "Person" else None
        return self._prose.thing(kind, words, post=post)

    def _division(self, name: str) -> Thing:
        known = {self._prose.division.name: self._prose.division.code, **_CODES}
        registry = self._prose.registry
        if registry is not None:
            known.setdefault(registry.parent.name, registry.parent.code)
        code = known.get(name, name)
        return division_thing(Division(code, name))
