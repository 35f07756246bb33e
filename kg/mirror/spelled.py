"""Which labels, relationship types and property keys a Cypher question names.

No parser of the language: the text is cut into words and signs, and what stands at the places of
a pattern is taken. Where the text alone does not tell what a name is of (a key of a value that
may be a map), it is left out: a false alarm is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ontology import late_re as re

_TOKEN = re.compile(
    r"""
      (?P<skip>\s+ | //[^\n]* | /\*.*?\*/)
    | (?P<string>'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*")
    | (?P<quoted>`(?:[^`]|``)*`)
    | (?P<parameter>\$(?:\w+|`(?:[^`]|``)*`))
    | (?P<number>\d[\w]*(?:\.\d\w*)?)
    | (?P<name>\w+)
    | (?P<sign>\.\.|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CLAUSES = frozenset(
    [
        "MATCH",
        "WHERE",
        "RETURN",
        "WITH",
        "UNWIND",
        "CALL",
        "ORDER",
        "SKIP",
        "OFFSET",
        "LIMIT",
        "UNION",
        "YIELD",
        "USE",
        "FINISH",
        "SET",
    ]
)

_BLOCKS = frozenset({"EXISTS", "COUNT", "COLLECT", "CALL"})
"""Words before a brace that opens a question of its own, not a map."""
_BEFORE_GROUP = frozenset(
    [
        "MATCH",
        "WHERE",
        "RETURN",
        "WITH",
        "UNWIND",
        "AND",
        "OR",
        "NOT",
        "XOR",
        "IN",
        "AS",
        "BY",
        "WHEN",
        "THEN",
        "ELSE",
        "CASE",
        "DISTINCT",
        "SKIP",
        "LIMIT",
        "ON",
        "CONTAINS",
        "IS",
        "SHORTEST",
        "ALL",
        "ANY",
        "PATHS",
        "ACYCLIC",
        "TRAIL",
        "WALK",
        "EXISTS",
    ]
)
"""Words before a parenthesis that is no call of a function."""
_NEVER_NAMED = frozenset({"%"})


@dataclass(frozen=True, slots=True)
class Spelled:
    """What a question names, each once, in no order that means anything.

    labels of nodes, types of relationships, keys of their properties.
    """

    labels: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str

    def is_word(self, *words: str) -> bool:
        return self.kind == "name" and self.text.upper() in words

    @property
    def is_name(self) -> bool:
        return self.kind in {"name", "quoted"}

    @property
    def name(self) -> str:
        return self.text[1:-1].replace("``", "`") if self.kind == "quoted" else self.text


_END = _Token("end", "")


@dataclass(slots=True)
class _Frame:
    """An open bracket: what it is, and what of it has been seen.

    kind: `node`, `relationship`, `properties` (a map in a pattern), `map`, `projection`,
        `block` (a question of its own), `other`. clause: the last clause word in it.
    """

    kind: str
    clause: str = ""


@dataclass(slots=True)
class _Reading:
    tokens: list[_Token]
    labels: dict[str, None] = field(default_factory=dict)
    types: dict[str, None] = field(default_factory=dict)
    keys: dict[str, None] = field(default_factory=dict)
    nodes: set[str] = field(default_factory=set)
    relationships: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    """Names that are bound to what may be no element of the graph."""

    def at(self, place: int) -> _Token:
        return self.tokens[place] if 0 <= place < len(self.tokens) else _END


def spelled(text: str) -> Spelled:
    """The names in a question that are right or wrong by the graph's own names."""
    reading = _Reading([_Token(kind, found) for kind, found in _tokens(text)])
    _read_patterns(reading)
    _read_bindings(reading)
    _read_uses(reading)
    return Spelled(tuple(reading.labels), tuple(reading.types), tuple(reading.keys))


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind != "skip":
            yield kind, match.group()


def _read_patterns(reading: _Reading) -> None:
    """Labels, types, keys and variables of patterns; which bracket is one is told by its form."""
    stack = [_Frame("block")]
    place = 0
    while place < len(reading.tokens):
        token, top = reading.at(place), stack[-1]
        match token.text if token.kind == "sign" else "":
            case "(":
                stack.append(_Frame("node" if _opens_node(reading, place, top) else "other"))
                place = _read_head(reading, place + 1, stack[-1])
                continue
            case "[":
                before = reading.at(place - 1).text
                stack.append(_Frame("relationship" if before == "-" else "other"))
                place = _read_head(reading, place + 1, stack[-1])
                continue
            case "{":
                stack.append(_Frame(_brace(reading, place, top)))
                place = _read_key(reading, place + 1, stack[-1])
                continue
            case ")" | "]" | "}":
                if len(stack) > 1:
                    stack.pop()
            case ",":
                place = _read_key(reading, place + 1, top)
                continue
            case _:
                _note_clause(reading, place, top)
        place += 1


def _note_clause(reading: _Reading, place: int, top: _Frame) -> None:
    token = reading.at(place)
    if (
        token.kind == "name"
        and token.text.upper() in _CLAUSES
        and reading.at(place - 1).text != "."
    ):
        top.clause = token.text.upper()


def _opens_node(reading: _Reading, place: int, top: _Frame) -> bool:
    """Whether the parenthesis here is a node of a pattern: by what stands before and in it."""
    before, first, second, third, fourth = (reading.at(place + step) for step in (-1, 1, 2, 3, 4))
    called = before.kind == "name" and before.text.upper() not in _BEFORE_GROUP
    if called or before.kind == "quoted":
        return False  # a function
    after_line = before.text in {"-", ">"} and reading.at(place - 2).text in {"-", "]", ">"}
    in_pattern = top.clause == "MATCH" or after_line
    match first.text:
        case ")":
            return True
        case ":":
            return second.is_name or second.text in {"!", "%", "(", "$"}
        case "{":
            return in_pattern
    if second.text == ")":
        return first.is_name and (in_pattern or third.text + fourth.text in {"-[", "--", "<-"})
    inside = in_pattern and (second.text == "{" or second.is_word("WHERE"))
    return first.is_name and (inside or second.text == ":")


def _read_head(reading: _Reading, place: int, frame: _Frame) -> int:
    """What a node or a relationship begins with: its variable and its labels or types."""
    if frame.kind not in {"node", "relationship"}:
        return place
    bound = reading.nodes if frame.kind == "node" else reading.relationships
    if reading.at(place).is_name and not (
        reading.at(place).is_word("WHERE") and reading.at(place + 1).is_name
    ):
        bound.add(reading.at(place).name)
        place += 1
    if reading.at(place).text == ":":
        found = reading.labels if frame.kind == "node" else reading.types
        place = _read_expression(reading, place + 1, found)
    return place


def _read_expression(reading: _Reading, place: int, found: dict[str, None]) -> int:
    """Names of a label expression (`A|B`, `A&!B`, `:A:B`), from the one at `place`."""
    while True:
        while reading.at(place).text in {"!", "(", ":"} and reading.at(place).kind == "sign":
            place += 1
        token = reading.at(place)
        if token.is_name:
            found[token.name] = None
        elif token.text not in _NEVER_NAMED and token.kind != "parameter":
            return place
        place += 1
        while reading.at(place).text == ")" and _continues(reading, place + 1):
            place += 1
        if not _continues(reading, place):
            return place
        place += 1


def _continues(reading: _Reading, place: int) -> bool:
    return reading.at(place).kind == "sign" and reading.at(place).text in {"|", "&", ":"}


def _brace(reading: _Reading, place: int, top: _Frame) -> str:
    before = reading.at(place - 1)
    if top.kind in {"node", "relationship"} and top.clause != "WHERE":
        return "properties"
    if before.kind == "name" and before.text.upper() in _BLOCKS:
        return "block"
    if before.text == ")":  # CALL (x) {, or how often a part of a path is repeated
        return "block"
    if before.is_name and before.text.upper() not in _BEFORE_GROUP:
        return "projection"
    return "map"


def _read_key(reading: _Reading, place: int, frame: _Frame) -> int:
    """The key that stands at the beginning of an entry of a map."""
    key, colon = reading.at(place), reading.at(place + 1)
    if frame.kind in {"properties", "map", "projection"} and key.is_name and colon.text == ":":
        if frame.kind == "properties":
            reading.keys[key.name] = None
        reading.tokens[place] = _Token("key", key.text)
        return place + 2
    return place


def _read_bindings(reading: _Reading) -> None:
    """Names that are given to other things than the elements of a pattern."""
    for place, token in enumerate(reading.tokens):
        following = reading.at(place + 1)
        if token.is_word("AS") and following.is_name:
            source = reading.at(place - 1)
            plain = source.is_name and (
                reading.at(place - 2).text == ","
                or reading.at(place - 2).is_word("WITH", "DISTINCT", "RETURN", "YIELD")
            )
            kept = _kind_of(reading, source.name) if plain else None
            (reading.others if kept is None else kept).add(following.name)
        elif token.is_name and following.is_word("IN") and reading.at(place - 1).text in "[(,":
            reading.others.add(token.name)
        elif token.is_word("YIELD"):
            reading.others |= {each.name for each in _until_clause(reading, place + 1)}
        elif token.is_name and following.text == "=" and _names_value(reading, place):
            reading.others.add(token.name)


def _names_value(reading: _Reading, place: int) -> bool:
    """Whether what stands before `=` is the name of a path, or what `reduce` begins with."""
    before = reading.at(place - 1)
    return before.is_word("MATCH") or before.text in {",", "("}


def _until_clause(reading: _Reading, place: int) -> Iterator[_Token]:
    while (token := reading.at(place)) is not _END:
        if token.kind == "name" and token.text.upper() in _CLAUSES:
            return
        if token.is_name:
            yield token
        place += 1


def _kind_of(reading: _Reading, name: str) -> set[str] | None:
    for known in (reading.nodes, reading.relationships):
        if name in known and name not in reading.others:
            return known
    return None


def _read_uses(reading: _Reading) -> None:
    """Keys (`t.name`, `t {.name}`) and labels (`WHERE t:Task`) of elements of the graph."""
    place = 0
    owner: str | None = None  # of the projection that is open
    while place < len(reading.tokens):
        token, following = reading.at(place), reading.at(place + 1)
        if token.is_name and reading.at(place - 1).text != ".":
            known = _kind_of(reading, token.name)
            if known is not None and following.text == ":":
                found = reading.labels if known is reading.nodes else reading.types
                _read_expression(reading, place + 2, found)
            elif known is not None and following.text == "." and _is_key(reading, place + 2):
                reading.keys[reading.at(place + 2).name] = None
            elif following.text == "{":
                owner = token.name if known is not None else None
        elif token.text == "}":
            owner = None
        elif token.text == "." and owner is not None and reading.at(place - 1).text in {"{", ","}:
            reading.keys.update(dict.fromkeys([following.name] if following.is_name else []))
        place += 1


def _is_key(reading: _Reading, place: int) -> bool:
    return reading.at(place).is_name and reading.at(place + 1).text != "("
