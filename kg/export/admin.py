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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.store.atomic import replacing_folder
from ontology.errors import ExportError

if TYPE_CHECKING:
    from kg.project.graph import Node, PropertyGraph, Relationship

DELIMITERS = "\x1f\x1e\x1d\x1c\x01\x02\x03\x04\x05\x06"
"""Between the items of a list: the first that no text of the graph has."""

_EMPTY, _BLANK = "_empty", "_blank"
_TYPES: Mapping[type, str] = {str: "string", bool: "boolean", int: "long", float: "double"}


def write_admin(graph: PropertyGraph, folder: Path) -> Path:
    """Write the folder, wholly or not at all; returns it.

    Raises ExportError: the folder is there and not empty, or cannot be written; a text has half
    a character, or every sign that could stand between the items of a list.
    """
    from kg.mirror.hashing import hashed

    delimiter = _delimiter(graph)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ExportError(
                "this is there already, and not an empty folder",
                where=str(folder),
                way_out="name a new folder",
            )
        with replacing_folder(folder) as parts:
            options = [
                *_write_nodes(map(hashed, graph.nodes), parts, delimiter),
                *_write_relationships(map(hashed, graph.relationships), parts, delimiter),
            ]
            _write_texts(parts, options, delimiter)
    except OSError as error:
        raise ExportError(
            f"the folder cannot be written ({error.strerror})", where=str(folder)
        ) from error
    except UnicodeEncodeError as error:
        raise ExportError(f"a text has half a character ({error})", where=str(folder)) from error
    return folder


def _write_nodes(nodes: Iterable[Node], folder: Path, delimiter: str) -> Iterator[str]:
    files = _Files(folder, "nodes", delimiter)
    for node in nodes:
        files.write(":".join(node.labels), {"iri:ID": node.iri}, node.properties)
    for labels, names in files.close():
        yield f"--nodes={labels}={names}"


def _write_relationships(
    relationships: Iterable[Relationship], folder: Path, delimiter: str
) -> Iterator[str]:
    files = _Files(folder, "relationships", delimiter)
    for each in relationships:
        ends = {":START_ID": each.start, ":END_ID": each.end}
        files.write(each.type, ends, each.properties)
    for kind, names in files.close():
        yield f"--relationships={kind}={names}"


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


def _delimiter(graph: PropertyGraph) -> str:
    left = set(DELIMITERS)
    contents = [each.properties for each in graph.nodes]
    contents += [each.properties for each in graph.relationships]
    for properties in contents:
        for value in properties.values():
            for each in value if isinstance(value, list) else ():
                if isinstance(each, str) and not left.isdisjoint(each):
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
