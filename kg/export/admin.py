"""CSV files for `neo4j-admin database import`: the first load of a very large graph.

The import tool makes a database many times as fast as any client, but only a new one. What
it writes is what `kg mirror` would have written, hashes and all, so that `kg mirror` goes on
from there.

A folder holds a file (and one with its header) for each set of labels or type, and set of
keys; `import.args` with the options for the tool; `finish.cypher` to run afterwards; and
`README.md` with the commands. CSV cannot say an empty list, nor the list of one empty text:
the tool reads both as "nothing". Such keys are named in the helpers `_empty` and `_blank`,
from which `finish.cypher` makes the lists.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.export.shared import Shared, whole
from kg.export.target import new_folder
from ontology import late_re as re
from ontology.errors import ExportError

if TYPE_CHECKING:
    from kg.load.by_division import Each, Part
    from kg.project.graph import PropertyGraph
    from kg.store.tables import Values

DELIMITERS = "\x1f\x1e\x1d\x1c\x01\x02\x03\x04\x05\x06"
"""Between the items of a list: the first that no text of the graph has."""

_SIGN = re.compile(f"[{DELIMITERS}]")

_EMPTY, _BLANK = "_empty", "_blank"
_TYPES: Mapping[type, str] = {str: "string", bool: "boolean", int: "long", float: "double"}


def write_admin(graph: PropertyGraph, folder: Path) -> Path:
    """Write the folder, wholly or not at all; returns it.

    Raises ExportError: the folder is there and not empty, or cannot be written; a text has half
    a character, or every sign that could stand between the items of a list.
    """
    with _folder(folder, _delimiter(_items(graph))) as add:
        add(graph)
    return folder


def write_admin_parts(divisions: Each, folder: Path) -> Path:
    """Write the same folder from what divisions say, of which a band is in memory at a time.

    divisions: calls a function with each of them. What is said of things that several of them
    speak of is held until all have been told, and that alone.
    Raises ExportError as :func:`write_admin` does, and ProjectionError.
    """

    def written(shared: Shared) -> Path:
        delimiter = _delimiter(shared.signs)
        with _folder(folder, delimiter) as add:
            used: set[str] = set()
            for graph, signs in shared.each(_graph):
                used |= signs
                add(graph)
            rest = shared.rest()
            shared.require_unused(delimiter, used | _signs(rest))
            add(rest)
        return folder

    return whole(divisions, written)


def _graph(
    graph: PropertyGraph, _: Part, __: Mapping[str, Values]
) -> tuple[PropertyGraph, set[str]]:
    return graph, _signs(graph)


def _signs(graph: PropertyGraph) -> set[str]:
    """The signs that cannot stand between the items of lists of a graph."""
    return {sign for each in _items(graph) for sign in _SIGN.findall(each)}


@contextmanager
def _folder(target: Path, delimiter: str) -> Iterator[Callable[[PropertyGraph], None]]:
    """A folder in the making: wholly or not at all. Gives what writes nodes and relationships into
    it, each of which is to be written once.
    """
    from kg.mirror.hashing import hashed

    try:
        with new_folder(target) as parts:
            nodes = _Files(parts, "nodes", delimiter)
            relationships = _Files(parts, "relationships", delimiter)

            def add(graph: PropertyGraph) -> None:
                for node in map(hashed, graph.nodes):
                    nodes.write(":".join(node.labels), {"iri:ID": node.iri}, node.properties)
                for each in map(hashed, graph.relationships):
                    ends = {":START_ID": each.start, ":END_ID": each.end}
                    relationships.write(each.type, ends, each.properties)

            yield add
            options = [f"--nodes={labels}={names}" for labels, names in nodes.close()]
            options += [f"--relationships={kind}={names}" for kind, names in relationships.close()]
            _write_texts(parts, options, delimiter)
    except UnicodeEncodeError as error:
        raise ExportError(f"a text has half a character ({error})", where=str(target)) from error


class _Files:
    """One file for each label or type, and set of keys with their types."""

    def __init__(self, folder: Path, prefix: str, delimiter: str) -> None:
        self._folder = folder
        self._prefix = prefix
        self._delimiter = delimiter
        self._rows: defaultdict[tuple[str, tuple[str, ...]], list[list[str]]] = defaultdict(list)
        self._names: dict[tuple[str, tuple[str, ...]], str] = {}

    def write(self, label: str, keys: Mapping[str, str], properties: Mapping[str, Any]) -> None:
        columns = dict(keys)
        missing: dict[str, list[str]] = {_EMPTY: [], _BLANK: []}
        for key, value in properties.items():
            if isinstance(value, list) and value in ([], [""]):
                missing[_BLANK if value else _EMPTY].append(key)
            else:
                columns[f"{key}:{_type(value)}"] = self._text(value)
        for key, names in missing.items():
            if names:
                columns[f"{key}:string[]"] = self._text(names)
        group = label, tuple(columns)
        self._rows[group].append(list(columns.values()))
        if len(self._rows[group]) >= 10_000:
            self._flush(group)

    def close(self) -> Iterator[tuple[str, str]]:
        """Of each file: its label or type, and its header and itself, as the tool takes them."""
        for group in sorted(self._rows):
            self._flush(group)
            name = self._names[group]
            yield group[0], f"./{name}-header.csv,./{name}.csv"  # the tool wants a parent

    def _flush(self, group: tuple[str, tuple[str, ...]]) -> None:
        if group not in self._names:
            self._names[group] = f"{self._prefix}-{len(self._names) + 1:04}"
            self._append(f"{self._names[group]}-header.csv", [group[1]], csv.QUOTE_MINIMAL)
        # All quoted: an empty text stays one, and is not "nothing".
        self._append(f"{self._names[group]}.csv", self._rows[group], csv.QUOTE_ALL)
        self._rows[group].clear()

    def _append(self, name: str, rows: Iterable[Sequence[str]], quoting: Any) -> None:
        with (self._folder / name).open("a", encoding="utf-8", newline="") as file:
            csv.writer(file, quoting=quoting, lineterminator="\n").writerows(rows)

    def _text(self, value: Any) -> str:
        if isinstance(value, list):
            return self._delimiter.join(self._text(each) for each in value)
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value)  # of a float too: the shortest text that gives it back


def _type(value: Any) -> str:
    if isinstance(value, list):
        return f"{_TYPES[type(value[0])]}[]"
    return _TYPES[type(value)]


def _items(graph: PropertyGraph) -> Iterator[str]:
    """The items of all lists of a graph."""
    properties = [each.properties for each in graph.nodes]
    properties += [each.properties for each in graph.relationships]
    for each in properties:
        for value in each.values():
            if isinstance(value, list):
                yield from (item for item in value if isinstance(item, str))


def _delimiter(texts: Iterable[str]) -> str:
    left = set(DELIMITERS)
    for each in texts:
        if not left.isdisjoint(each):
            left -= set(each)
    for each in DELIMITERS:
        if each in left:
            return each
    raise ExportError("the texts have every sign that could stand between the items of a list")


def _write_texts(folder: Path, options: Iterable[str], delimiter: str) -> None:
    from kg.mirror.bolt import schema_statements

    common = [
        f"--array-delimiter=U+{ord(delimiter):04X}",
        "--multiline-fields=true",
        "--input-encoding=UTF-8",
    ]
    (folder / "import.args").write_text("\n".join([*common, *options]) + "\n", "utf-8")
    (folder / "finish.cypher").write_text(
        "".join(f"{each};\n" for each in [*_FINISH, *schema_statements()]), "utf-8"
    )
    (folder / "README.md").write_text(_README, "utf-8")


_LISTS = f"""FOREACH (k IN x.{_EMPTY} | SET x[k] = [])
  FOREACH (k IN x.{_BLANK} | SET x[k] = [''])
  REMOVE x.{_EMPTY}, x.{_BLANK}"""

_FINISH = [
    f"""MATCH {pattern}
WHERE x.{_EMPTY} IS NOT NULL OR x.{_BLANK} IS NOT NULL
CALL (x) {{
  {_LISTS}
}} IN TRANSACTIONS OF 5000 ROWS"""
    for pattern in ("(x)", "()-[x]->()")
]

_README = """# Import into a new Neo4j database

Neo4j must be stopped, and the database must not exist yet. In this folder:

    neo4j-admin database import full neo4j @import.args

Then start Neo4j, and finish (empty lists, constraints, indexes):

    cypher-shell -a bolt://127.0.0.1:7687 -u neo4j -f finish.cypher

From then on `kg mirror` keeps the database in step, and `kg mirror --verify` proves that it
holds exactly what the store holds.
"""
