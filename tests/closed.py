"""What files of the ontology repeat of others: `python -m tests.closed` writes it anew.

In `shapes.ttl` which properties each class may have, from the domains in `gov.ttl`, and the
units of measure, from the lexicon: so a property that is misspelt, or of another class, or a unit
that is none, is found by any SHACL processor. `context.jsonld`, from `gov.ttl`. `rules.ttl`, from
the rules of reading and of inference. Tests compare.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from kg.follow.rules import INFERENCES, METHODS
from loaders.language.ranks import RANKS
from loaders.language.rules import RULES
from loaders.lexicon import lexicon
from ontology import FOLDER
from ontology.context import context
from ontology.errors import OntologyError
from ontology.labels import Label
from ontology.model import ONTOLOGY
from ontology.namespaces import OWL, RDF, RDFS
from ontology.vocabulary import vocabulary

SHAPES = FOLDER / "shapes.ttl"
HEAD = "# ---------------------------------------------------------------- no other properties\n"
_NOTE = (
    "# Written by `python -m tests.closed` from the domains in gov.ttl. Verdicts are left open:\n"
    "# what status.ttl says of them is SKOS.\n"
)
_OPEN = frozenset({"Thing", "Verdict", "Timeliness"})
_OF_OTHERS = {
    "Claim": ("rdf:type", "rdf:subject", "rdf:predicate", "rdf:object"),
    "Passage": ("rdf:type", "oa:hasSource"),
}
_NAMED = ("rdf:type", "rdfs:label")
_WIDTH = 96


def closed_shapes() -> str:
    """The section of the file, its head included."""
    words = vocabulary()
    domains = _domains()
    parts = [HEAD + _NOTE]
    for root in words.classes.values():
        above = set(root.parents) - {"Thing"}
        if root.local in _OPEN or above:
            continue
        family = [each for each in words.classes if each in words.below(root.local)]
        # What is of several kinds (one document calls it a policy, one a strategy) may say of
        # itself what each of them does: these share identities.
        segment = _segment(root.local)
        kin = [each for each in words.classes if segment and _segment(each) == segment]
        fitting = {*family, *words.ancestors(root.local)}
        fitting.update(above for each in kin for above in words.ancestors(each))
        own = [
            f"gov:{each.local}"
            for each in words.properties.values()
            if domains[each.local] & fitting and _stated(each.local)
        ]
        properties = [*_OF_OTHERS.get(root.local, _NAMED), *own]
        zh, en = root.labels["zh"], root.labels["en"].lower()
        parts.append(
            f"shape:Closed{root.local}\n"
            "    a sh:NodeShape ;\n"
            f"    sh:targetClass {_wrapped((f'gov:{each}' for each in family), ' ,')} ;\n"
            "    sh:closed true ;\n"
            f"    sh:ignoredProperties (\n        {_wrapped(properties)}\n    ) ;\n"
            f'    sh:message "{zh}没有这一属性"@zh ,\n'
            f'        "no property of this class ({en})"@en .\n'
        )
    return "\n".join(parts)


def _segment(local: str) -> str | None:
    """The segment of the IRIs of things of a class, if it has any."""
    try:
        return vocabulary().segment(local)
    except OntologyError:
        return None


def measures() -> str:
    """The pattern of a unit of measure, as the file has it: a multiplier, a word, a rate."""
    known = {word for entry in lexicon("measures").entries.values() for word in entry.words} | RANKS
    words = sorted(known | _IN_WORDS, key=lambda word: (-len(word), word))
    said = "|".join(re.escape(word) for word in words).replace("\\", "\\\\")
    return f"^(?:万亿|千万|百万|十万|万|亿|千|百|十)?(?:{said})(?:/.{{1,8}})?$"


_IN_WORDS = frozenset({"比例", "成", "番", "岁"})
"""Units of quantities that are told by rules of their own (三成, 翻一番)."""

MEASURE = re.compile(r'(?<=shape:IsMeasure\n    a sh:NodeShape ;\n    sh:pattern ")[^"]+')


def context_file() -> str:
    """The JSON-LD context as a file."""
    return json.dumps({"@context": context()}, ensure_ascii=False, indent=1) + "\n"


RULE = "https://w3id.org/govkg/rule"
_RULES_HEAD = """\
# What made the claims, as concepts: the methods (what was read) and the rules of reading, which
# gov:method names, and the rules of inference, which gov:rule names. The notation is what stands
# there; a method stands behind the kind of document (lists.ttl).
# Written by `python -m tests.closed` from loaders/language/rules.py and kg/follow/rules.py.

@prefix dct: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def rules_file() -> str:
    """The rules as two SKOS schemes."""
    schemes: tuple[tuple[str, str, str, dict[str, tuple[Label, str]]], ...] = (
        (
            "reading",
            "Rules of reading",
            "读取规则",
            {e.id: (e.label, e.example) for e in RULES.values()},
        ),
        (
            "inference",
            "Rules of inference",
            "推断规则",
            {k: (v, "") for k, v in INFERENCES.items()},
        ),
        (
            "method",
            "Methods: what a claim was read as",
            "读取方法：作为什么读取",
            {f"method/{k}": (v, "") for k, v in METHODS.items()},
        ),
    )
    parts = [_RULES_HEAD]
    for local, en, zh, rules in schemes:
        parts.append(
            f"<{RULE}/{local}>\n    a skos:ConceptScheme ;\n"
            f'    dct:title "{en}"@en , "{zh}"@zh ;\n    skos:prefLabel "{en}"@en , "{zh}"@zh ;\n'
            "    dct:license <https://spdx.org/licenses/MIT> .\n"
        )
        for each, (label, example) in rules.items():
            said = f"    skos:example {_quoted(example)}@zh ;\n" if example else ""
            parts.append(
                f"<{RULE}/{each}>\n    a skos:Concept ;\n    skos:inScheme <{RULE}/{local}> ;\n"
                f"    skos:topConceptOf <{RULE}/{local}> ;\n"
                f'    skos:notation "{each.removeprefix("method/")}" ;\n{said}'
                f"    skos:prefLabel {_quoted(label.en)}@en , {_quoted(label.zh)}@zh .\n"
            )
    return "\n".join(parts)


def _quoted(words: str) -> str:
    return str(ox.Literal(words))


def _stated(local: str) -> bool:
    """Whether a property stands in the graph: inverses and those above others do not."""
    term = vocabulary().properties[local]
    return bool(term.relationship_type or not term.is_object or local == "passage")


def _domains() -> dict[str, set[str]]:
    """By local name of a property the classes of its domain, members of unions one by one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    quads = list(ox.parse(path=str(FOLDER / "gov.ttl")))
    said = {(str(each.subject), each.predicate.value): each.object for each in quads}
    for each in quads:
        if each.predicate.value == f"{RDFS}domain" and isinstance(each.subject, ox.NamedNode):
            local = each.subject.value.removeprefix(ONTOLOGY)
            if isinstance(each.object, ox.NamedNode):
                found[local].add(each.object.value.removeprefix(ONTOLOGY))
                continue
            rest = said[str(each.object), f"{OWL}unionOf"]
            while isinstance(rest, ox.BlankNode):
                member = said[str(rest), f"{RDF}first"]
                assert isinstance(member, ox.NamedNode)
                found[local].add(member.value.removeprefix(ONTOLOGY))
                rest = said[str(rest), f"{RDF}rest"]
    return found


def _wrapped(words: Iterable[str], mark: str = "") -> str:
    lines, line = [], ""
    for each in words:
        if line and len(line) + len(each) + len(mark) + 9 > _WIDTH:
            lines.append(line)
            line = ""
        line += f"{mark} {each}" if line else each
    return f"{mark}\n        ".join([*lines, line])


def main() -> None:
    text = SHAPES.read_text("utf-8").partition(HEAD)[0].rstrip("\n")
    text = MEASURE.sub(lambda _: measures(), text)
    SHAPES.write_text(f"{text}\n\n{closed_shapes()}", "utf-8")
    (FOLDER / "rules.ttl").write_text(rules_file(), "utf-8")
    (FOLDER / "context.jsonld").write_text(context_file(), "utf-8")


if __name__ == "__main__":
    main()
