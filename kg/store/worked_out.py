"""What follows from what was read, worked out when the RDF is written; no statement says it apart.

For those who know other vocabularies: the days of a figure's period, the parts of an indicator's
name, and each verdict as an event with the figures that it used. No bundled fact holds them.

The grammar of names is imported where something is written: who asks a store needs none of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from loaders.language.spans import bounds
from ontology import late_re as re
from ontology.ids import iri_of
from ontology.model import Division, Extraction, Statement, Thing, Value
from ontology.reorganisations import Reorganisation


def properties(thing: Thing) -> Iterator[tuple[str, Value]]:
    """Further properties of a thing, by their local names."""
    if thing.kind in ("Target", "Measurement"):
        yield from _of_figure(thing)
    elif thing.kind == "Indicator":
        yield from _of_name(thing.name)


def _of_figure(thing: Thing) -> Iterator[tuple[str, Value]]:
    """What a figure says in other words: the days of its period, the low end of a range."""
    period, value = thing.get("period"), thing.get("value")
    if isinstance(period, str):
        begin, end = bounds(period)
        # A deadline begins nowhere: what is to be done by then may be done before.
        if begin is not None and not period.startswith("by "):
            yield "periodStart", begin
        if end is not None:
            yield "periodEnd", end
    if value is not None and thing.get("comparator") == "between":
        yield "valueMin", value


def _of_name(name: str) -> Iterator[tuple[str, Value]]:
    """What the name of an indicator tells of act, thing and scope."""
    from loaders.language.indicators import act_and_thing
    from loaders.language.scope import named_scopes

    parts = act_and_thing(name)
    if parts is not None:
        yield "act", parts[0]
        yield "thing", parts[1]
    for each in named_scopes(name):
        yield "scope", each


class Event(NamedTuple):
    """A thing that somebody described only by what happened, and what it is related to.

    relations: local name of a relation, and the IRI of its other end.
    """

    thing: Thing
    relations: tuple[tuple[str, str], ...]


def reading(extraction: Extraction) -> Iterator[Event]:
    """The reading of a document as an event, where it is known by what it was read."""
    by, document = extraction.read_by, extraction.document
    if by is None:
        return
    said: list[tuple[str, Value]] = [("softwareVersion", by.version)]
    if by.rules:
        said.append(("rulesSha256", by.rules))
    iri = iri_of(document.division, "Reading", *document.keys)
    name = f"kg {by.version} 读取{document.title}"
    yield Event(Thing(iri, "Reading", name, tuple(said)), (("reads", document.iri),))


def assessments(statements: Iterable[Statement]) -> Iterator[Event]:
    """Each verdict as an event: the task, the verdict, and the figures held against one another.

    Those are the targets that a result answers, and their results; results that answer one target
    together were added up.
    """
    targets: defaultdict[str, list[str]] = defaultdict(list)
    answers: defaultdict[str, list[str]] = defaultdict(list)
    verdicts = []
    for each in statements:
        if each.predicate == "hasTarget":
            targets[each.subject.iri].append(each.object.iri)
        elif each.predicate == "answers":
            answers[each.object.iri].append(each.subject.iri)
        elif each.predicate == "verdict":
            verdicts.append(each)
    for each in verdicts:
        found = [("assesses", each.subject.iri), ("concludes", each.object.iri)]
        for target in targets[each.subject.iri]:
            results = answers[target]
            how = "aggregates" if len(set(results)) > 1 else "uses"
            found += [("uses", target)] if results else []
            found += [(how, result) for result in results]
        name = f"{each.subject.name}：{each.object.name}"
        thing = Thing(each.subject.iri.replace("/task/", "/assessment/", 1), "Assessment", name)
        yield Event(thing, tuple(dict.fromkeys(found)))


def posts(extraction: Extraction) -> Iterator[Event]:
    """Who holds which post of the document's own division, as of its date, and in which unit.

    Only where the words of the post say of what it is; 市委书记 in a district's document is not of
    the district.
    """
    from loaders.extraction.issuance import unit_of
    from loaders.language.posts import unit_of_post

    document = extraction.document
    division, level = document.division, document.division.name[-1:]
    told = {
        each.object: None
        for each in extraction.statements
        if each.predicate == "mentions" and each.object.kind == "Person"
    }
    for person in told:
        post = str(person.get("post") or "")
        name = unit_of_post(post) or ""
        unit = unit_of(division, name, document.dated)
        if unit is None or not name.startswith((level, division.name)):
            continue
        place = Thing(iri_of(division, "Post", post), "Post", post)
        when: list[tuple[str, Value]] = [("heldAsOf", document.dated)] if document.dated else []
        held = iri_of(division, "Membership", *document.keys, person.name, post)
        yield Event(unit, ())
        yield Event(place, (("postIn", unit.iri),))
        yield Event(
            Thing(held, "Membership", f"{person.name}：{post}", tuple(when)),
            (("member", person.iri), ("inPost", place.iri)),
        )


def is_own_government(thing: Thing, division: Division) -> bool:
    """Whether a thing is the people's government of a document's own division."""
    own = thing.iri.startswith(f"{division.iri('unit')}/")
    return own and is_government_of(thing.kind, thing.name, division.name)


def is_government_of(kind: str, name: str, place: str) -> bool:
    """Whether a unit of this kind and name is the government of a place.

    >>> [is_government_of("Government", each, "青石区") for each in ("区政府", "市政府", "县政府")]
    [True, False, False]
    """
    form = rf"(?:{re.escape(place)}|{re.escape(place[-1:])})?(?:人民政府|政府)"
    return kind == "Government" and re.fullmatch(form, name) is not None


def lifetime(unit: str, changes: Sequence[Reorganisation]) -> Iterator[tuple[str, Value]]:
    """First and last day of a unit's name, as far as dated changes of a registry say them."""
    for each in changes:
        if each.on is None or (unit in each.before) == (unit in each.after):
            continue
        if unit in each.after:
            yield "validFrom", each.on
        else:
            yield "validTo", each.on - timedelta(days=1)
