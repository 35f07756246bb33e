"""One thing under several names: what the reviewed alias files say, applied to an extraction.

A loader names things as the document does. Where a reviewer registered a name as another form
of a thing, the statement is about that thing; the words as written stay in its `value_text`
and its passage. Nothing else is ever joined.
"""

from __future__ import annotations

from dataclasses import replace

from ontology.known_names import KnownNames
from ontology.model import Extraction, Statement, Thing
from ontology.vocabulary import vocabulary


def resolve_aliases(extraction: Extraction, names: KnownNames) -> Extraction:
    """The extraction with each registered alias replaced by the thing that it names.

    Only things of the kinds that may be registered are looked at (never a unit, a task or a
    figure), and only those of the registry's division.
    """
    if not names.entries:
        return extraction
    own = names.division.iri("")
    canonical: dict[Thing, Thing] = {}

    def resolved(thing: Thing) -> Thing:
        if vocabulary().served_by(thing.kind) is None or not thing.iri.startswith(own):
            return thing
        known = canonical.get(thing)
        if known is None:
            known = canonical[thing] = names.find(thing.name) or thing
        return known

    def resolved_in(each: Statement) -> Statement:
        subject, object_ = resolved(each.subject), resolved(each.object)
        if subject is each.subject and object_ is each.object:
            return each  # nearly all are: nothing is copied for them
        return replace(each, subject=subject, object=object_)

    return replace(extraction, statements=tuple(map(resolved_in, extraction.statements)))
