"""`make score`: what the loaders read, against annotations made by hand.

    python benchmarks/score.py --claims claims.jsonl --gold GOLD.json
    python benchmarks/score.py --document TABLE.txt --gold GOLD.json

Claims are the rows of `kg export claims.jsonl`; a document is read on the spot. Rows of the
table are compared by their ordinal. Figures are compared by value, unit and comparator;
their indicators apart, in two ways, both printed:

* strict: the words are the same after normalising (white space, quotation marks, brackets);
* tolerant: after leaving out adverbs and light verbs, one's pairs of neighbouring characters
  are for the greater part (half or more) among the other's. This forgives a shared verb
  (新增乙 for 乙) or a carried noun (开工道路 for 开工), not another indicator.

A figure is right (`targets`, `results`) if value, unit, comparator and tolerant indicator
are. A verdict is right if it is the annotated status or one of its alternatives; the plain
agreement with the first choice is printed beside it. A check is right if one of the same task
recomputes the same stated figure; flat claims do not say whether it agreed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

Row = Mapping[str, Any]
STATUSES = {"done": "met"}
"""The annotations' words for our verdicts, where they differ."""

_MARKS = re.compile(r"[\s“”\"‘’《》（）()、，,的·]")
_LIGHT = re.compile(r"^(?:已|均|共|累计|全年|实施|实现|完成|安排|开展|组织|召开|建立)+")
_HALF = 0.5


@dataclass
class Score:
    """Right ones among those read and those annotated."""

    right: int = 0
    read: int = 0
    annotated: int = 0
    recalled: int | None = None
    """How many annotated ones were found, where that is not `right` (several ways to be right)."""

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        found = self.right if self.recalled is None else self.recalled
        return found / self.annotated if self.annotated else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, read: Counter[Any], annotated: Counter[Any]) -> None:
        """Count two bags of comparable things."""
        self.right += sum((read & annotated).values())
        self.read += sum(read.values())
        self.annotated += sum(annotated.values())


@dataclass
class Scores:
    """A score for each kind of statement, and what was wrong, in words."""

    kinds: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    faults: list[str] = field(default_factory=list)

    def __getitem__(self, kind: str) -> Score:
        return self.kinds[kind]

    def show(self) -> None:
        """Print the figures as a table."""
        print(f"{'':38}{'precision':>10}{'recall':>10}{'F1':>10}{'right':>8}{'read':>8}{'gold':>8}")
        for kind, score in self.kinds.items():
            print(
                f"{kind:38}{score.precision:10.3f}{score.recall:10.3f}{score.f1:10.3f}"
                f"{score.right:8}{score.read:8}{score.annotated:8}"
            )


def score_table(rows: Iterable[Row], gold: Mapping[str, Any]) -> Scores:
    """Score flat claims of one progress table against its annotations.

    rows: claims with the field names of `kg export claims.jsonl`.
    gold: annotations of the first rows of the table, in order (`tasks`, `arithmetic_checks`).
    """
    scores = Scores()
    by_row: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row["row"] is not None:
            by_row[int(row["row"])].append(row)
    checks: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for check in gold.get("arithmetic_checks", ()):
        checks[check["task"]].append(check)
    for number, task in enumerate(gold["tasks"], start=1):
        claims = by_row[number]
        _units(scores, number, claims, task)
        _title(scores, number, claims, task)
        _figures(scores, number, "targets", _of(claims, "hasTarget"), task["targets"])
        _figures(scores, number, "results", _of(claims, "measures"), task["actuals"])
        _verdict(scores, number, claims, task)
        _checks(scores, number, _of(claims, "hasCheck"), checks[task["id"]])
    return scores


def _of(claims: Sequence[Row], predicate: str) -> list[Row]:
    return [claim for claim in claims if claim["predicate"] == predicate]


def _units(scores: Scores, number: int, claims: Sequence[Row], task: Mapping[str, Any]) -> None:
    stated = [claim for claim in claims if claim["inferred"] is None]
    for kind, predicate, annotated in (
        ("lead pairs", "leads", task["lead_units"]),
        ("responsible pairs", "responsibleFor", task["responsible_units"]),
    ):
        read = {
            claim["subject_name"]
            for claim in _of(stated, predicate)
            if claim["subject_kind"] != "UnitGroup"
        }
        _compare(scores, number, kind, read, set(annotated))
    groups = {
        claim["subject_name"]
        for claim in stated
        if claim["subject_kind"] == "UnitGroup" and claim["predicate"] != "mentions"
    }
    _compare(scores, number, "groups", groups, set(task["group_refs"]))


def _title(scores: Scores, number: int, claims: Sequence[Row], task: Mapping[str, Any]) -> None:
    titles = {
        _plain(claim["object_name"])
        for claim in _of(claims, "mentions")
        if claim["object_kind"] == "Task"
    }
    _compare(scores, number, "titles", titles, {_plain(task["title"])})


def _compare(scores: Scores, number: int, kind: str, read: set[str], annotated: set[str]) -> None:
    scores[kind].add(Counter(read), Counter(annotated))
    for extra in sorted(read - annotated):
        scores.faults.append(f"row {number} {kind}: read {extra}")
    for missing in sorted(annotated - read):
        scores.faults.append(f"row {number} {kind}: missed {missing}")


def _figures(
    scores: Scores,
    number: int,
    kind: str,
    claims: Sequence[Row],
    annotated: Sequence[Mapping[str, Any]],
) -> None:
    """Figures joined best first: value, unit and comparator, then the likest indicator."""
    read = [(_key(claim), str(claim["indicator"] or "")) for claim in claims]
    wanted = [(_key(each), str(each["indicator"] or "")) for each in annotated]
    optional = [each for each in annotated if each.get("optional")]
    pairs = sorted(
        (
            (_overlap(words, known), -abs(at - to), at, to)
            for at, (key, words) in enumerate(read)
            for to, (other, known) in enumerate(wanted)
            if key == other
        ),
        reverse=True,
    )
    done_read: set[int] = set()
    done_wanted: set[int] = set()
    for overlap, _, at, to in pairs:
        if at in done_read or to in done_wanted:
            continue
        done_read.add(at)
        done_wanted.add(to)
        words, known = read[at][1], wanted[to][1]
        scores[f"{kind}: value, unit, comparator"].right += 1
        strict = _plain(words) == _plain(known)
        scores[f"{kind}: strict indicator"].right += strict
        scores[kind].right += overlap >= _HALF
        if overlap < _HALF:
            scores.faults.append(f"row {number} {kind}: indicator {words} for {known}")
    missed = [to for to in range(len(wanted)) if to not in done_wanted]
    lenient = sum(annotated[to] in optional for to in missed)
    for name in (kind, f"{kind}: value, unit, comparator", f"{kind}: strict indicator"):
        scores[name].read += len(read)
        scores[name].annotated += len(wanted) - lenient
    for at, (key, words) in enumerate(read):
        if at not in done_read:
            scores.faults.append(f"row {number} {kind}: read {words} {key}")
    for to in missed:
        scores.faults.append(f"row {number} {kind}: missed {wanted[to][1]} {wanted[to][0]}")


def _key(figure: Mapping[str, Any]) -> tuple[Decimal | None, str, str]:
    value = figure.get("value")
    number = None if value is None else Decimal(str(value)).normalize()
    return number, str(figure.get("unit") or ""), str(figure.get("comparator") or "=")


def _plain(words: str) -> str:
    return _MARKS.sub("", words)


def _overlap(first: str, second: str) -> float:
    """Shared pairs of neighbouring characters, of the shorter one's; 1 if one holds the other."""
    left, right = (_LIGHT.sub("", _plain(each)) or _plain(each) for each in (first, second))
    if not left or not right:
        return float(left == right)
    if left in right or right in left:
        return 1.0
    pairs = [{each[at : at + 2] for at in range(max(1, len(each) - 1))} for each in (left, right)]
    return len(pairs[0] & pairs[1]) / min(len(pairs[0]), len(pairs[1]))


def _verdict(scores: Scores, number: int, claims: Sequence[Row], task: Mapping[str, Any]) -> None:
    fair = [task["status"], *(task.get("status_alt") or [])]
    fair = [STATUSES.get(each, each) for each in fair]
    said = [claim["value_text"] for claim in _of(claims, "verdict")]
    for kind, right in (("verdicts", fair), ("verdicts: first choice", fair[:1])):
        scores[kind].read += len(said)
        scores[kind].annotated += 1
        scores[kind].right += bool(said) and said[0] in right
    if not said or said[0] not in fair:
        scores.faults.append(f"row {number} verdicts: {said} for {fair}")


def _checks(
    scores: Scores, number: int, claims: Sequence[Row], annotated: Sequence[Mapping[str, Any]]
) -> None:
    """By the figure that is stated: `value_text` of a check is that figure as written."""
    read = Counter(_stated(str(claim["value_text"])) for claim in claims)
    wanted = Counter(_stated(str(each["stated"])) for each in annotated)
    scores["checks"].add(read, wanted)
    for extra in (read - wanted).elements():
        scores.faults.append(f"row {number} checks: read one of {extra}")
    for missing in (wanted - read).elements():
        scores.faults.append(f"row {number} checks: missed one of {missing}")


_NUMERALS = {each: at for at, each in enumerate("一二三四五六七八九十", start=1)}


def _stated(words: str) -> Decimal:
    match = re.search(r"\d+(?:\.\d+)?", words)
    if match:
        return Decimal(match.group()).normalize()
    return Decimal(next((_NUMERALS[each] for each in words if each in _NUMERALS), 0))


def rows_of(path: Path) -> list[Row]:
    """Read a document and give its claims as flat rows, without a store."""
    from kg.follow.assess import assess
    from kg.follow.infer import expand_groups
    from loaders.formats import read
    from loaders.kinds import extract
    from ontology.model import OF_INDICATOR
    from ontology.registries import registry_of

    extraction = extract(read(path))
    registry = registry_of(extraction.document.division.code)
    members = [] if registry is None else expand_groups(extraction, registry)
    extraction = extraction.with_statements(*members, *assess(extraction))
    indicators = {
        each.subject.iri: each.object.name
        for each in extraction.statements
        if each.predicate in OF_INDICATOR
    }
    rows: list[Row] = []
    for each in extraction.statements:
        figure = next(
            (thing for thing in (each.subject, each.object) if thing.iri in indicators), None
        )
        rows.append(
            {
                "predicate": each.predicate,
                "subject_kind": each.subject.kind,
                "subject_name": each.subject.name,
                "object_kind": each.object.kind,
                "object_name": each.object.name,
                "object": each.object.iri,
                "row": each.passage.row,
                "start": each.passage.start,
                "end": each.passage.end,
                "inferred": each.rule,
                "value_text": each.value_text,
                "indicator": indicators[figure.iri] if figure else None,
                "value": figure.get("value") if figure else None,
                "unit": figure.get("unit") if figure else None,
                "comparator": figure.get("comparator") if figure else None,
            }
        )
    return rows


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
        stem = Path(str(gold.get("source", ""))).stem
        rows = [row for row in rows if not stem or Path(str(row["document"])).stem == stem]
    else:
        rows = rows_of(arguments.document)
    scores = score_table(rows, gold)
    scores.show()
    if arguments.faults:
        print("\n".join(scores.faults))


if __name__ == "__main__":
    main()
