"""`make reason`: the ontology and a graph under it, looked at by a reasoner of OWL 2 DL (HermiT).

The suite reasons by rules (OWL 2 RL, `test_reasoner`), which tell less: that no class can have a
member, for one, is a matter of DL. HermiT runs in ROBOT, in Java. It must find nothing wrong with
the ontology, the vocabularies above it, a graph of every class and the facts of `examples`; and it
must find each of the contradictions of `test_reasoner`, else it would have looked at nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from rdflib import OWL, RDF, Graph, URIRef

from kg.load.read import read_document
from kg.store.rdf import extraction_quads
from tests import factories
from tests.test_reasoner import EXPECTED, GOV, THING, WRONG, terms
from tests.test_validate import quads, sound

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def facts() -> Graph:
    """A graph of every class, and the facts of the examples; claims are about triples, and a
    reasoner of DL takes triples about triples for nothing.
    """
    said = [*quads(sound()), *extraction_quads(factories.extraction(rows=1))]
    for path in sorted(EXAMPLES.glob("*.*")):
        said += extraction_quads(read_document(path))
    whole = Graph()
    text = "\n".join(f"{each.triple} ." for each in said)
    whole.parse(data=text, format="nt")
    claims = set(whole.subjects(RDF.type, GOV.Claim))
    found = Graph()
    for triple in whole:
        if triple[0] not in claims:
            found.add(triple)
    return found


def is_consistent(jars: Path, axioms: Iterable[Graph]) -> bool:
    """Whether HermiT finds nothing wrong."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.ttl", Path(folder) / "out.ttl"
        graph = Graph()
        for each in axioms:
            graph += each
        graph.add((URIRef("https://w3id.org/govkg/reasoned"), RDF.type, OWL.Ontology))
        graph.serialize(source, "turtle")
        command = ["java", "-cp", f"{jars}{os.sep}*", "org.obolibrary.robot.CommandLineInterface"]
        command += ["reason", "--reasoner", "HermiT"]
        command += ["--input", str(source), "--output", str(target)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0 and not target.exists():
            raise SystemExit(f"ROBOT has written nothing: {done.stdout}{done.stderr}")
        told = done.stdout + done.stderr
        if done.returncode and "inconsistent" not in told and "unsatisfiable" not in told:
            raise SystemExit(f"ROBOT has failed: {told}")
        return done.returncode == 0


def wrong(name: str) -> Graph:
    """One of the contradictions, with what it speaks of (two parts of one another)."""
    graph = Graph()
    for each in (name, *WRONG):
        if each == name or any(value == THING[each] for _, value in WRONG[name]):
            for predicate, value in WRONG[each]:
                graph.add((THING[each], predicate, value))
    return graph


def main() -> None:
    jars = Path(sys.argv[1])
    good = [terms(), facts()]
    triples = sum(map(len, good))
    if not is_consistent(jars, good):
        raise SystemExit("the reasoner finds a contradiction")
    say = sys.stdout.write
    say(f"{triples} triples, {len(EXPECTED)} classes with members: nothing contradicts itself\n")
    missed = [name for name in WRONG if is_consistent(jars, [terms(), wrong(name)])]
    say(f"{len(WRONG) - len(missed)} of {len(WRONG)} contradictions are found\n")
    if missed:
        raise SystemExit(f"the reasoner finds nothing wrong with {', '.join(missed)}")


if __name__ == "__main__":
    main()
