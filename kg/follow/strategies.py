"""What follows from the reviewed strategies: whole and part, and the tasks that serve them."""

from __future__ import annotations

from collections.abc import Iterator

from ontology.known_names import KnownNames
from ontology.model import Extraction, Statement, TaskWords, Thing

PART = "registered-part"
NAMED = "names-strategy"
METHOD = "infer/strategy"


def strategy_statements(extraction: Extraction, names: KnownNames) -> list[Statement]:
    """What a document adds to the reviewed strategies of its division, by two rules.

    `names-strategy`: a task whose title names a strategy (or a road, a platform …) that a
    reviewer registered advances (or concerns) it, and the document mentions it there.
    `registered-part`: a thing that the document mentions and that is registered as a part of
    another is a part of it; the passage is where the part is named, the explanation is the
    reviewer's reason.
    """
    if not names.entries:
        return []
    served = list(_served(extraction, names))
    return [*served, *_parts([*extraction.statements, *served], names)]


def _served(extraction: Extraction, names: KnownNames) -> Iterator[Statement]:
    said = {
        (each.subject.iri, each.object.iri)
        for each in extraction.statements
        if each.predicate in ("advances", "concerns")
    }
    source = extraction.document.thing
    for each in extraction.statements:
        if each.predicate != "mentions" or each.object.kind != "Task":
            continue
        if each.task_words in (TaskWords.PROMISE, TaskWords.PROGRESS, TaskWords.STANDING):
            continue  # a cell beside the words that set the task
        said_so = each.words
        for start, end, entry in names.named_in(said_so):
            thing = names.thing(entry)
            if (each.object.iri, thing.iri) in said:
                continue
            said.add((each.object.iri, thing.iri))
            words = said_so[start:end]
            predicate = "advances" if entry.is_strategy else "concerns"
            why = f"任务的文字提到“{words}”（登记册）"
            pairs: tuple[tuple[Thing, str], ...] = (
                (each.object, predicate),
                (source, "mentions"),
            )
            for subject, relation in pairs:
                yield Statement(subject, relation, thing, each.passage, METHOD, words, NAMED, why)


def _parts(statements: list[Statement], names: KnownNames) -> Iterator[Statement]:
    done: set[str] = set()
    for each in statements:
        if each.predicate != "mentions" or each.object.iri in done:
            continue
        entry = names.get(each.object.name)
        whole = None if entry is None else names.whole(entry)
        if entry is None or whole is None or names.thing(entry).iri != each.object.iri:
            continue
        done.add(each.object.iri)
        yield Statement(
            each.object,
            "partOf",
            names.thing(whole),
            each.passage,
            METHOD,
            each.value_text,
            PART,
            entry.reason,
        )
