"""What is told from the text of a question alone."""

from __future__ import annotations

import pytest

from kg.mirror.cypher import blanked, columns, may_return_paths, refuse_files
from ontology.errors import QueryError


@pytest.mark.parametrize(
    ("cypher", "expected"),
    [
        ("MATCH (n) RETURN n", ("n",)),
        ("MATCH (n) RETURN n.name, count(*) AS n", ("n.name", "n")),
        ("MATCH (n) RETURN DISTINCT n.name AS 名称 ORDER BY 名称 LIMIT 3", ("名称",)),
        ("MATCH (n) return n.a as `a, b`, {x: 1, y: [2, 3]} AS m;", ("a, b", "m")),
        ("MATCH (n) RETURN 'RETURN a, b' AS x // RETURN y", ("x",)),
        ("MATCH (n) CALL { WITH n RETURN 1 AS inner } RETURN n AS outer", ("outer",)),
        ("MATCH (n) RETURN n.a AS x UNION MATCH (m) RETURN m.b AS x", ("x",)),
        ("MATCH (n) RETURN COLLECT { MATCH (m) RETURN m ORDER BY m.x } AS l SKIP 1", ("l",)),
        ("MATCH (n) RETURN CASE WHEN n.a THEN 1 ELSE 2 END AS c, [x IN n.l | x] AS l", ("c", "l")),
        ("MATCH (n) RETURN *", ()),
        ("CALL db.labels()", ()),
        ("", ()),
    ],
)
def test_columns(cypher: str, expected: tuple[str, ...]) -> None:
    assert columns(cypher) == expected


def test_blanks_keep_the_length() -> None:
    text = "MATCH (n) /* 'x' */ WHERE n.a = 'it\\'s \"' AND n.`b``c` = \"'\" // end"
    bare = blanked(text)
    assert len(bare) == len(text)
    assert bare.split() == ["MATCH", "(n)", "WHERE", "n.a", "=", "AND", "n.", "="]


@pytest.mark.parametrize(
    "cypher",
    ["LOAD CSV FROM 'x' AS l RETURN l", "load\n/* */csv FROM $x AS l RETURN l", "\\u004cOAD CSV"],
)
def test_reading_files_is_refused(cypher: str) -> None:
    with pytest.raises(QueryError):
        refuse_files(cypher)


def test_the_words_may_stand_in_strings() -> None:
    refuse_files("RETURN 'LOAD CSV' AS `LOAD CSV` // LOAD CSV")


def test_paths() -> None:
    assert may_return_paths("MATCH p = (a)-->(b) RETURN p")
    assert may_return_paths("MATCH p=shortestPath((a)-[*]-(b)) RETURN p")
    assert not may_return_paths("MATCH (a) WHERE a.name = 'p = (x)' RETURN a.name")
