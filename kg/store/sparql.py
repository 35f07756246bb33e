"""Read-only SPARQL: prefixes that need no declaring, values for variables, rows of terms.

A question stays on this machine and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.store.disk import trouble
from ontology import late_re as re
from ontology.errors import ParameterError, QueryError
from ontology.model import ONTOLOGY, STATUS
from ontology.namespaces import OA, PROV, RDF, RDFS, SKOS, XSD

DEPTH, PARTS = 200, 1000
"""Brackets in one another, and operators and groups, that a query may have: a few times as many
make the engine overrun its stack."""

PREFIXES: Mapping[str, str] = {
    "gov": ONTOLOGY,
    "status": STATUS,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "oa": OA,
    "skos": SKOS,
    "prov": PROV,
}
"""Prefixes that every SPARQL query may use without declaring them."""

Bindings = Mapping[str, ox.NamedNode | ox.Literal]
"""Values for variables, by their names."""


@dataclass(frozen=True, slots=True)
class Solutions:
    """The rows of a SPARQL query, as RDF terms (`None` where unbound)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None, ...], ...]


def select(
    sparql: str, bindings: Bindings, asked: Callable[[bool], ox.Store], where: str
) -> Solutions:
    """The answer to a question (see :meth:`kg.store.Store.select`).

    asked: gives what is asked, the union of all graphs; called with True if the question speaks
    of the graphs themselves. where: what a damaged store is called.
    """
    bare = _bare(sparql)
    _refuse_service(bare)
    _refuse_depth(bare)
    sparql = _bound(sparql, bare, bindings)
    try:
        result = asked(_speaks_of_graphs(bare)).query(sparql, prefixes=dict(PREFIXES))
        if isinstance(result, ox.QuerySolutions):
            names = tuple(variable.value for variable in result.variables)
            return Solutions(names, tuple(tuple(row[n] for n in names) for row in result))
        if isinstance(result, ox.QueryTriples):
            rows = tuple((t.subject, t.predicate, t.object) for t in result)
            return Solutions(("subject", "predicate", "object"), rows)
        return Solutions(("answer",), ((ox.Literal(bool(result)),),))
    except SyntaxError as error:
        hint = "queries are read-only: SELECT, ASK, CONSTRUCT or DESCRIBE"
        raise QueryError(f"SPARQL: {error}", way_out=hint) from error
    except (OSError, ValueError, RuntimeError) as error:
        if "Corruption" in str(error):
            raise trouble(error, where) from error
        raise QueryError(f"SPARQL: {error}") from error


def _speaks_of_graphs(bare: str) -> bool:
    # Neither a variable (?from) nor a part of a name (gov:from).
    return re.search(r"(?<![?$:.\w-])(?:GRAPH|FROM)\b(?!:)", bare, re.IGNORECASE) is not None


_QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""' + r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"' + r"|'(?:[^'\\\n]|\\.)*'" + r"|<[^<>\s]*>|#[^\n]*",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")


def _bare(sparql: str) -> str:
    """The query with strings, IRIs and comments blanked out; offsets stay."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), sparql)


def _refuse_service(bare: str) -> None:
    """SERVICE sends data to another machine; a question about local documents never does."""
    if re.search(r"\bSERVICE\b", _ESCAPED.sub(_decode_escape, bare), re.IGNORECASE):
        raise QueryError(
            "SPARQL: SERVICE is not allowed, queries stay on this machine",
            way_out="load the data with kg load, or query the other endpoint by itself",
        )


_PARTS = re.compile(r"\|\||&&|[-+*/!^|{]|\b(?:UNION|OPTIONAL|MINUS|IN)\b", re.IGNORECASE)


def _refuse_depth(bare: str) -> None:
    """Oxigraph follows brackets and chains of operators by recursion, to the end of the stack."""
    depth = deepest = 0
    for bracket in re.findall(r"[{}()\[\]]", bare):
        depth += 1 if bracket in "{([" else -1
        deepest = max(deepest, depth)
    if deepest > DEPTH or sum(1 for _ in _PARTS.finditer(bare)) > PARTS:
        raise QueryError(
            f"SPARQL: the query has more than {DEPTH} brackets in one another, "
            f"or more than {PARTS} operators and groups",
            way_out="put a long list of values into VALUES; ask the rest in several queries",
        )


def _decode_escape(match: re.Match[str]) -> str:
    code = int(match.group(1) or match.group(2), 16)
    return chr(code) if code < 0x110000 else match.group()


def _bound(sparql: str, bare: str, bindings: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """Put the bindings into the outermost WHERE.

    Oxigraph's own substitution takes projected variables only, and a VALUES block at the
    end of a query is joined after GROUP BY (SPARQL 1.1, 18.2.4); a parameter must act
    before it.
    """
    if not bindings:
        return sparql
    for name in bindings:
        if not re.search(rf"[?$]{re.escape(name)}\b", bare):
            raise ParameterError(
                f"the query has no variable ?{name}", way_out=f"write ?{name} where it is meant"
            )
    opening = re.compile(r"\bWHERE\s*\{", re.IGNORECASE).search(bare) or re.search(r"\{", bare)
    if opening is None:
        return sparql  # malformed: the parser says how
    names = " ".join(f"?{name}" for name in bindings)
    values = " ".join(str(value) for value in bindings.values())
    return f"{sparql[: opening.end()]} VALUES ({names}) {{ ({values}) }} {sparql[opening.end() :]}"
