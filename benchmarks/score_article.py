"""`make score`, for articles: names, figures and statements against annotations made by hand.

    python benchmarks/score_article.py --claims claims.jsonl --gold GOLD.json
    python benchmarks/score_article.py --document ARTICLE.txt --gold GOLD.json

Works on the rows of `kg export claims.jsonl`, or reads a document on the spot.

Entities (from `mentions` claims): a name is right if the words as written, or the thing's
name, are those of an annotated form or of its canonical name, after leaving out white space,
quotation marks and brackets. Recall counts each canonical name once, core ones only; precision
counts every thing that was named (once), and optional ones are right. `entities, with kind`
asks for an accepted kind as well. Measurements: value, unit, comparator and tolerant indicator
(`benchmarks/score.py`); `value, unit, comparator` is printed beside it. Targets and
measurements are taken together: the annotations tell apart what the prose does not.
Statements: subject, predicate, object; recall of core ones, precision over all. `partOf` from
part to whole is `consists_of` the other way round. An object that is no named thing (a clause)
is right if its quote meets the annotated one and half of its pairs of characters do.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.score import Row, Scores, _key, _overlap, rows_of

_MARKS = re.compile(r"[\s“”\"‘’《》（）()、，,·]")
_UNITS = (
    *("Unit", "Government", "Congress", "ConsultativeConference", "Court", "Procuratorate"),
    *("PartyOrgan", "Bureau", "Office", "Branch", "Subdistrict", "Township", "CommandPost"),
    *("ManagementCommittee", "CoordinatingBody", "PlatformCompany", "MassOrganization"),
)
KINDS: dict[str, frozenset[str]] = {
    **{kind: frozenset({"unit"}) for kind in _UNITS},
    "PublicInstitution": frozenset({"unit", "institution"}),
    "Division": frozenset({"place"}),
    "Place": frozenset({"place"}),
    "Road": frozenset({"road"}),
    "Goal": frozenset({"strategy"}),
    "Strategy": frozenset({"strategy"}),
    "Programme": frozenset({"programme"}),
    "Policy": frozenset({"policy"}),
    "Platform": frozenset({"platform"}),
    "Project": frozenset({"project"}),
    "Event": frozenset({"event"}),
    "Company": frozenset({"company"}),
    "Institution": frozenset({"institution"}),
    "Person": frozenset({"person"}),
}
"""The annotations' words for the kinds of named things; other kinds are no entities."""

PREDICATES = {
    "plans": "plans",
    "launched": "launched",
    "completed": "completed",
    "aimsAt": "aims_at",
    "cooperatesWith": "cooperates_with",
    "locatedIn": "located_in",
    "along": "along_road",
    "advances": "part_of",
    "partOf": "part_of",
}
_HALF = 0.5


def score_article(rows: Iterable[Row], gold: Mapping[str, Any]) -> Scores:
    """Score flat claims of one article against its annotations."""
    scores = Scores()
    claims = [row for row in rows if row["inferred"] is None]
    forms = _forms(gold)
    _entities(scores, claims, gold, forms)
    _measurements(scores, claims, gold)
    _statements(scores, claims, gold, forms)
    return scores


def _plain(words: str) -> str:
    return _MARKS.sub("", words)


def _forms(gold: Mapping[str, Any]) -> dict[str, set[str]]:
    """Canonical names by every annotated form of them."""
    forms: dict[str, set[str]] = defaultdict(set)
    for each in gold["entities"]:
        for words in (each["name"], each["canonical"]):
            forms[_plain(words)].add(each["canonical"])
    return forms


def _entities(
    scores: Scores, claims: Sequence[Row], gold: Mapping[str, Any], forms: Mapping[str, set[str]]
) -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    core: set[str] = set()
    for each in gold["entities"]:
        kinds[each["canonical"]] |= {each["type"], *each.get("type_alt", ())}
        if not each["optional"]:
            core.add(each["canonical"])
    named: dict[str, tuple[str, frozenset[str], set[str]]] = {}
    for row in claims:
        kind = KINDS.get(str(row["object_kind"]))
        if row["predicate"] != "mentions" or kind is None:
            continue
        written = {_plain(str(row["value_text"] or "")), _plain(str(row["object_name"]))}
        key = str(row.get("object") or row["object_name"])
        name, _, words = named.get(key, (str(row["object_name"]), kind, set()))
        named[key] = (name, kind, words | written)
    found: set[str] = set()
    found_with_kind: set[str] = set()
    right = right_with_kind = 0
    for name, kind, words in named.values():
        known = set().union(*(forms.get(each, set()) for each in words))
        right += bool(known)
        found |= known
        typed = {each for each in known if kind & kinds[each]}
        right_with_kind += bool(typed)
        found_with_kind |= typed
        if not known:
            scores.faults.append(f"entities: read {name} ({'/'.join(sorted(kind))})")
        elif not typed:
            wanted = "/".join(sorted(set().union(*(kinds[each] for each in known))))
            scores.faults.append(f"entities: {name} is {wanted}, read {'/'.join(sorted(kind))}")
    scores.faults.extend(f"entities: missed {each}" for each in sorted(core - found))
    _enter(
        scores,
        "entities",
        right=right,
        read=len(named),
        recalled=len(core & found),
        wanted=len(core),
    )
    _enter(
        scores,
        "entities, with kind",
        right=right_with_kind,
        read=len(named),
        recalled=len(core & found_with_kind),
        wanted=len(core),
    )


def _enter(scores: Scores, kind: str, *, right: int, read: int, recalled: int, wanted: int) -> None:
    score = scores[kind]
    score.right, score.read, score.recalled, score.annotated = right, read, recalled, wanted


def _is_said(row: Row) -> bool:
    """Whether a claim is a figure that is planned or denied: no target of a task, no result."""
    return row["predicate"] == "ofIndicator" and row["subject_kind"] == "Measurement"


def _measurements(scores: Scores, claims: Sequence[Row], gold: Mapping[str, Any]) -> None:
    read = [row for row in claims if row["predicate"] in ("measures", "hasTarget") or _is_said(row)]
    wanted = list(gold["measurements"])
    pairs = sorted(
        (
            (
                _overlap(str(row["indicator"] or ""), each["indicator"]),
                -abs(int(row.get("start") or 0) - each["start"]),
                at,
                to,
            )
            for at, row in enumerate(read)
            for to, each in enumerate(wanted)
            if _key(row) == _key(each)
        ),
        reverse=True,
    )
    used: set[int] = set()
    done: set[int] = set()
    right = 0
    for overlap, _, at, to in pairs:
        if at in used or to in done:
            continue
        used.add(at)
        done.add(to)
        right += overlap >= _HALF
        if overlap < _HALF:
            scores.faults.append(
                f"measurements: indicator {read[at]['indicator']} for {wanted[to]['indicator']}"
            )
    core = sum(not each.get("optional") for each in wanted)
    for kind, hits in (
        ("measurements", right),
        ("measurements: value, unit, comparator", len(done)),
    ):
        _enter(scores, kind, right=hits, read=len(read), recalled=hits, wanted=core)
    for at, row in enumerate(read):
        if at not in used:
            scores.faults.append(f"measurements: read {row['indicator']} {_key(row)}")
    for to, each in enumerate(wanted):
        if to not in done:
            scores.faults.append(f"measurements: missed {each['indicator']} {_key(each)}")


def _statements(
    scores: Scores, claims: Sequence[Row], gold: Mapping[str, Any], forms: Mapping[str, set[str]]
) -> None:
    def names(*words: object) -> frozenset[str]:
        every = {_plain(str(each)) for each in words if each}
        return frozenset(every.union(*(forms.get(each, set()) for each in every)))

    read: dict[tuple[str, str, str], tuple[frozenset[str], frozenset[str], Row]] = {}
    for row in claims:
        predicate = PREDICATES.get(row["predicate"])
        if predicate is None or row["subject_kind"] == "Document":
            continue
        if row["object_kind"] in ("Indicator", "Target"):
            continue
        subject, object_ = names(row["subject_name"]), names(row["object_name"], row["value_text"])
        if row["predicate"] == "partOf":
            subject, object_ = (
                names(row["subject_name"], row["value_text"]),
                names(row["object_name"]),
            )
        key = (str(row["subject_name"]), predicate, str(row["object_name"]))
        if key in read:
            subject, object_ = subject | read[key][0], object_ | read[key][1]
        read[key] = (subject, object_, row)
    wanted = list(gold["statements"])
    used: set[tuple[str, str, str]] = set()
    done: set[int] = set()
    for to, each in enumerate(wanted):
        for key, (subject, object_, row) in read.items():
            if _says(key[1], subject, object_, row, each):
                used.add(key)
                done.add(to)
    core = {to for to, each in enumerate(wanted) if not each["optional"]}
    _enter(
        scores,
        "statements",
        right=len(used),
        read=len(read),
        recalled=len(core & done),
        wanted=len(core),
    )
    scores.faults.extend(f"statements: read {' | '.join(key)}" for key in read if key not in used)
    scores.faults.extend(
        f"statements: missed {each['subject']} | {each['predicate']} | {each['object']}"
        for to, each in enumerate(wanted)
        if to in core and to not in done
    )


def _says(
    predicate: str,
    subject: frozenset[str],
    object_: frozenset[str],
    row: Row,
    each: Mapping[str, Any],
) -> bool:
    wanted = each["predicate"]
    left, right = subject, object_
    if wanted == "consists_of" and predicate == "part_of":
        left, right = object_, subject
    elif wanted != predicate:
        return False
    return _is(left, each["subject"], row, each, entity=each["subject_is_entity"]) and _is(
        right, each["object"], row, each, entity=each["object_is_entity"]
    )


def _is(
    names: frozenset[str], words: str, row: Row, each: Mapping[str, Any], *, entity: bool
) -> bool:
    if _plain(words) in {_plain(name) for name in names}:
        return True
    if entity:
        return False
    start, end = int(row["start"]), int(row["end"])
    apart = end <= each["start"] or each["start"] + len(each["quote"]) <= start
    return not apart and any(_overlap(name, words) >= _HALF for name in names)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--claims", type=Path, help="rows of kg export claims.jsonl")
    source.add_argument("--document", type=Path, help="a document to read on the spot")
    parser.add_argument("--gold", type=Path, required=True, help="the annotations (JSON)")
    parser.add_argument("--faults", action="store_true", help="list what is wrong as well")
    arguments = parser.parse_args()
    gold = json.loads(arguments.gold.read_text(encoding="utf-8"))
    if arguments.claims:
        lines = arguments.claims.read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        rows = [row for row in rows if str(row["document"]) == gold["doc"]]
    else:
        rows = rows_of(arguments.document)
    scores = score_article(rows, gold)
    scores.show()
    if arguments.faults:
        print("\n".join(scores.faults))


if __name__ == "__main__":
    main()
