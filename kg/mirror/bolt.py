"""Neo4j, over Bolt, by the official driver.

Only what `kg` owns is touched. A node is ours if it has the root label and a `_hash`; a
relationship is ours if it joins two such nodes and has a type of the ontology. Everything else
in the database is somebody else's and stays.

What is here is read packed (lists of thousands, one record each) and in slices by `iri`: records
are what reading over Bolt costs, and a slice is what bounds the memory of both sides.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.mirror.base import (
    UNHASHED,
    Engine,
    Found,
    HeldNode,
    HeldRelationship,
    Place,
    Progress,
    Rows,
    fingerprint_of,
    mark_of,
)
from kg.mirror.changes import HASH, Batch, Changes, Row, root_label, safe_name
from kg.mirror.cypher import blanked, refuse_files
from kg.mirror.target import target_of
from kg.project.graph import Key
from ontology.errors import ForeignServer, MirrorError, QueryError
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from neo4j import Driver, Session, Transaction

    from kg.mirror.target import Target

SLICE = 10_000
"""Nodes or relationships whose contents are read at once."""

HASHES = 20_000
"""Nodes or relationships whose hashes are read, or asked for, at once."""

SESSIONS = 2
"""Sessions that write; more only wait for each other's locks."""

META = "_KgMirror"
"""Label of the two nodes of bookkeeping: what is mirrored, and the lock of the one writer."""

RETRY_FOR = 30.0
"""Seconds for which a transaction that the server rolled back is tried again."""

LOCK_PATIENCE = 2.0
"""Seconds to wait for another writer."""

FULLTEXT = "kg_names"
"""The full-text index over names: `CALL db.index.fulltext.queryNodes('kg_names', '住建')`."""


class Database(Place):
    """The Neo4j of a store; see :func:`kg.mirror.target.target_of`."""

    def __init__(self, store: Path) -> None:
        self._target = target_of(store)

    def __str__(self) -> str:
        return str(self._target)

    def open(self, *, write: bool = False) -> BoltEngine:
        """See :meth:`BoltEngine.open`."""
        return BoltEngine.open(self._target, write=write)

    def discard(self) -> None:
        """Nothing: a server looks after its own files, and others have their data there."""


class BoltEngine(Engine):
    """A database of a Neo4j server; one writer of `kg` at a time.

    Use :meth:`open`, best as a context manager.
    """

    name = "Neo4j"

    def __init__(self, target: Target, driver: Driver) -> None:
        self._target = target
        self._driver: Driver | None = driver
        self._lock: tuple[Session, Transaction] | None = None

    @classmethod
    def open(cls, target: Target, *, write: bool = False) -> BoltEngine:
        """Connect; with `write`, as the only writer.

        Raises MirrorError: unreachable, refused, no such database, another writer.
        """
        import neo4j

        auth = None if target.password is None else (target.username, target.password)
        with _translated(target):
            driver = neo4j.GraphDatabase.driver(
                target.uri,
                auth=auth,
                connection_timeout=10,
                notifications_min_severity="OFF",  # a label that nothing has yet is no news
                user_agent="kg",
            )
            engine = cls(target, driver)
            try:
                next(engine._rows("RETURN 1"))  # is it there, does it let us in
                engine._require_own()
                if write:
                    engine.lock()
            except BaseException:
                engine.close()
                raise
        return engine

    def _require_own(self) -> None:
        """Raises ForeignServer where the store's own server was meant and another one answers."""
        home = self._target.home
        if home is None:
            return
        setting = "server.directories.neo4j_home"
        try:
            rows = list(self._rows(f"SHOW SETTINGS '{setting}' YIELD value"))
        except MirrorError:  # it does not tell, so it is none that we have started
            rows = []
        folder = rows[0]["value"] if rows else "unknown"
        if Path(folder).resolve() != home.resolve():
            raise ForeignServer(
                f"the server that answers here is not the store's own (its folder is {folder})",
                where=str(self._target),
                way_out="to use it all the same, name it by NEO4J_URI, or say kg mirror --yes",
            )

    def close(self) -> None:
        driver, self._driver = self._driver, None
        lock, self._lock = self._lock, None
        if driver is None:
            return
        if lock is not None:
            with _forgiving():
                lock[1].close()
            with _forgiving():
                lock[0].close()
        driver.close()

    # -- questions --------------------------------------------------------------------------

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
    ) -> Rows:
        from neo4j import READ_ACCESS
        from neo4j.exceptions import Neo4jError

        refuse_files(cypher)
        if not blanked(cypher).strip():
            raise QueryError("the question is empty")
        try:
            # In a session for reading the server refuses whatever writes.
            with (
                self._session(default_access_mode=READ_ACCESS) as session,
                session.begin_transaction(timeout=timeout) as transaction,
            ):
                result = transaction.run(cypher, dict(parameters or {}))
                names = tuple(result.keys())
                rows = tuple(tuple(_plain(value) for value in record) for record in result)
            return Rows(names, rows)
        except Neo4jError as error:
            if _is(error, "Security", "DatabaseNotFound"):
                raise _mirror_error(error, self._target) from error
            raise _query_error(error) from error
        except (TypeError, ValueError, OverflowError) as error:  # UnicodeError is a ValueError
            raise QueryError(f"a parameter cannot be sent: {error}") from error
        except _connection_errors() as error:
            raise _mirror_error(error, self._target) from error

    # -- what is here -----------------------------------------------------------------------

    @property
    def fingerprint(self) -> str | None:
        """None also where the numbers of nodes or relationships are not what they were."""
        state = self._state()
        if state.get("counts") != self._counts():
            return None
        return fingerprint_of(state.get("fingerprint"))

    @fingerprint.setter
    def fingerprint(self, value: str | None) -> None:
        row: dict[str, Any] = {"fingerprint": None if value is None else mark_of(value)}
        row["counts"] = None if value is None else self._counts()
        self._set_state(row)

    @property
    def derived(self) -> str | None:
        """Fingerprint of the RDF from which the derived relationships here were reckoned.

        Worth as much as :attr:`fingerprint`: only where that is known.
        """
        return fingerprint_of(self._state().get("derived"))

    @derived.setter
    def derived(self, value: str | None) -> None:
        self._set_state({"derived": None if value is None else mark_of(value)})

    def _state(self) -> Mapping[str, Any]:
        rows = list(self.read(f"MATCH (m:{META} {{key: 'state'}}) RETURN properties(m) AS p"))
        found: Mapping[str, Any] = rows[0]["p"] if rows else {}
        return found

    def _set_state(self, row: Mapping[str, Any]) -> None:
        text = f"UNWIND $rows AS row MERGE (m:{META} {{key: 'state'}}) SET m += row"
        self.write(Batch(text, [row]))

    def read(self, cypher: str, rows: Sequence[Row] = ()) -> Iterator[Mapping[str, Any]]:
        return self._rows(cypher, rows=list(rows))

    def _rows(self, cypher: str, **parameters: Any) -> Iterator[Mapping[str, Any]]:
        from neo4j import READ_ACCESS

        with _translated(self._target), self._session(default_access_mode=READ_ACCESS) as session:
            # Not `record.data()`, which copies every value inside of lists and maps.
            for record in session.run(cypher, parameters):
                yield dict(zip(record.keys(), record.values(), strict=True))

    def hashes(self) -> Iterator[tuple[list[Any], list[Any]]]:
        """As in the base; after the first slice, the others are read ahead."""
        slices = self._hash_slices()
        first = next(slices, None)
        if first is not None:
            with ThreadPoolExecutor(1) as pool:
                others = pool.submit(list, slices)
                yield first
                yield from others.result()

    def _hash_slices(self) -> Iterator[tuple[list[Any], list[Any]]]:
        edge = f"coalesce(r.{HASH}, {UNHASHED})"
        for nodes, groups in self._slices(f"[n.iri, n.{HASH}]", HASHES):
            yield [digest for _, digest in nodes], []
            for starts, few in groups:
                rows = self._relationships_from(starts, edge, packed=few)
                yield [], [digest for row in rows for digest in row["found"]]

    def find(self, nodes: Set[Any], relationships: Set[Any]) -> Found:
        found_nodes: list[tuple[str, list[str]]] = []
        found_edges: list[Key] = []
        root = root_label()
        text = f"MATCH (n:{root}) WHERE n.{HASH} IN $hashes "
        text += "RETURN collect([n.iri, labels(n)]) AS found"
        for row in self._asked(text, nodes):
            found_nodes += ((iri, labels) for iri, labels in row["found"])
        text = (
            f"MATCH (a:{root})-[r:{_types()}]->(b:{root}) "
            f"WHERE coalesce(r.{HASH}, {UNHASHED}) IN $hashes "
            f"AND a.{HASH} IS NOT NULL AND b.{HASH} IS NOT NULL "
            "RETURN collect([a.iri, type(r), b.iri]) AS found"
        )
        for row in self._asked(text, relationships):
            found_edges += ((start, kind, end) for start, kind, end in row["found"])
        return Found(found_nodes, found_edges)

    def _asked(self, text: str, hashes: Set[Any]) -> Iterator[Mapping[str, Any]]:
        """The rows of a statement for all of these `$hashes`, a bounded number at a time."""
        pending = list(hashes)
        for start in range(0, len(pending), HASHES):
            yield from self._rows(text, hashes=pending[start : start + HASHES])

    def elements(self) -> Iterator[tuple[list[HeldNode], list[HeldRelationship]]]:
        """As in the base; a slice is unpacked here while the next is read."""
        slices = self._element_slices()
        with ThreadPoolExecutor(1) as pool:
            coming = pool.submit(next, slices, None)
            while (arrived := coming.result()) is not None:
                coming = pool.submit(next, slices, None)
                yield arrived

    def _element_slices(self) -> Iterator[tuple[list[HeldNode], list[HeldRelationship]]]:
        for nodes, groups in self._slices("[n.iri, labels(n), properties(n)]", SLICE):
            yield nodes, []
            for starts, few in groups:
                edges: list[HeldRelationship] = []
                for row in self._relationships_from(
                    starts, "[b.iri, properties(r)]", "start, type(r) AS kind, ", packed=few
                ):
                    start, kind = row["start"], row["kind"]
                    edges += ((start, kind, end, held) for end, held in row["found"])
                yield [], edges

    def _relationships_from(
        self, starts: list[str], edge: str, by: str = "", *, packed: bool
    ) -> list[Mapping[str, Any]]:
        """What is wanted of the relationships `r` of ours from these nodes, as lists `found`.

        edge: what is wanted of one. by: what the lists are to be parted by. packed: not a list
        for each; where that is too much for the server's memory, it is each for itself.
        """
        found = f"collect({edge})" if packed else f"[{edge}]"
        text = (
            f"UNWIND $starts AS start MATCH (n:{root_label()} {{iri: start}})"
            f"-[r:{_types()}]->(b:{root_label()}) WHERE b.{HASH} IS NOT NULL "
            f"RETURN {by}{found} AS found"
        )
        try:
            return list(self._rows(text, starts=starts))
        except _TooLarge:
            if not packed:
                raise
            return self._relationships_from(starts, edge, by, packed=False)

    def _slices(self, node: str, size: int) -> Iterator[tuple[list[Any], _Groups]]:
        """Our nodes, slice by slice in the order of `iri`; smaller slices where memory is short.

        node: a list of what is wanted of a node `n`, its IRI first. size: of a slice; with it,
        the nodes that relationships start from are given in groups, with as many relationships
        together, or one that alone has more (False).
        """
        # The order is that of the index of the constraint, so a slice costs no sort.
        text = (
            f"MATCH (n:{root_label()}) WHERE n.iri > $last AND n.{HASH} IS NOT NULL "
            "WITH n ORDER BY n.iri LIMIT $size "
            f"RETURN collect({node}) AS nodes, "
            f"collect(COUNT {{ (n)-[:{_types()}]->() }}) AS degrees"
        )
        last, limit = "", size
        while True:
            try:
                row = next(self._rows(text, last=last, size=limit))
            except _TooLarge:
                if limit == 1:
                    raise
                limit = max(1, limit // 4)
                continue
            nodes = row["nodes"]
            if not nodes:
                return
            irises = [each[0] for each in nodes]
            yield nodes, _by_degree(irises, row["degrees"], size)
            last = irises[-1]

    def _counts(self) -> list[int]:
        """How many nodes of ours and how many relationships at all: the server keeps count.

        Somebody else's new relationships make us compare once more, and that is all.
        """
        texts = (
            f"MATCH (n:{root_label()}) RETURN count(n) AS n",
            "MATCH ()-[r]->() RETURN count(r) AS n",
        )
        return [row["n"] for text in texts for row in self.read(text)]

    # -- writing ----------------------------------------------------------------------------

    def prepare(self) -> None:
        for statement in schema_statements()[:2]:
            self._schema(statement)

    def apply(self, changes: Changes, *, progress: Progress | None = None) -> None:
        """As in the base, over two sessions: one is packed while the other is written."""
        from kg.mirror.statements import batches

        if not changes:
            return
        self.prepare()
        done = 0
        with ThreadPoolExecutor(SESSIONS) as pool:
            for phase, group in groupby(batches(changes), key=lambda batch: batch.phase):
                pending: deque[tuple[Future[None], int]] = deque()
                try:
                    for batch in group:
                        pending.append((pool.submit(self.write, batch), len(batch.rows)))
                        # No more than one waits: a batch is made when it is needed.
                        while len(pending) > (SESSIONS if phase else 0):
                            done = _finished(pending, done, len(changes), progress)
                    while pending:
                        done = _finished(pending, done, len(changes), progress)
                except BaseException:
                    pool.shutdown(wait=True, cancel_futures=True)
                    raise
        # After the data: a full-text index is filled faster at once than bit by bit. The
        # server does so in the background.
        self._schema(schema_statements()[2])

    def write(self, batch: Batch) -> None:
        """As in the base; a batch too large for the server's memory is halved."""
        try:
            self._write_once(batch)
        except _TooLarge:
            if len(batch.rows) == 1:
                raise
            half = len(batch.rows) // 2
            self.write(Batch(batch.text, batch.rows[:half]))
            self.write(Batch(batch.text, batch.rows[half:]))

    def _write_once(self, batch: Batch) -> None:
        """In one transaction, tried again while the server says that it rolled it back.

        Not after a lost connection: nobody knows then whether it was committed. The next
        sync finds out.
        """
        from neo4j.exceptions import TransientError

        deadline, pause = time.monotonic() + RETRY_FOR, 0.1
        while True:
            try:
                with (
                    _translated(self._target, TransientError),
                    self._session() as session,
                    session.begin_transaction() as transaction,
                ):
                    transaction.run(batch.text, {"rows": list(batch.rows)}).consume()
                    transaction.commit()
            except TransientError as error:
                if _is(error, "OutOfMemory"):
                    raise _mirror_error(error, self._target) from error
                if time.monotonic() + pause > deadline:
                    raise _mirror_error(error, self._target) from error
                time.sleep(pause)
                pause = min(2.0, pause * 2)
            else:
                return

    def _schema(self, statement: str) -> None:
        with _translated(self._target), self._session() as session:
            session.run(statement).consume()

    def lock(self) -> None:
        """Be the only writer, until closed. Raises MirrorError: there is another.

        The lock is on a node of ours, in an open transaction, which dies with us.
        """
        from neo4j.exceptions import Neo4jError

        text = f"MATCH (m:{META} {{key: 'lock'}}) SET m.held = true"
        with _translated(self._target):
            self._schema(schema_statements()[1])
            self._schema(f"MERGE (:{META} {{key: 'lock'}})")
            session = self._session()
            waiting = session.begin_transaction()
            self._lock = session, waiting
            try:
                probe = self._session()
                with probe, probe.begin_transaction(timeout=LOCK_PATIENCE) as transaction:
                    transaction.run(text).consume()
                    transaction.rollback()
                waiting.run(text).consume()
            except Neo4jError as error:
                if _is(error, "Timeout", "TimedOut", "Terminated", "LockClientStopped"):
                    raise MirrorError(
                        "another kg is writing to this database",
                        where=str(self._target),
                        way_out="wait until it has finished",
                    ) from error
                raise

    def _session(self, **settings: Any) -> Session:
        if self._driver is None:
            raise MirrorError("the connection is closed", where=str(self._target))
        return self._driver.session(database=self._target.database, **settings)


def _finished(
    pending: deque[tuple[Future[None], int]], done: int, total: int, progress: Progress | None
) -> int:
    """Wait for the oldest batch; returns how many elements are written."""
    future, rows = pending.popleft()
    future.result()
    if progress is not None:
        progress(done + rows, total)
    return done + rows


class _TooLarge(MirrorError):
    """A transaction needs more memory than the server gives it."""


def schema_statements() -> tuple[str, ...]:
    """The constraints, then the index over names, as statements that may run again."""
    root = root_label()
    return (
        f"CREATE CONSTRAINT kg_iri IF NOT EXISTS FOR (n:{root}) REQUIRE n.iri IS UNIQUE",
        f"CREATE CONSTRAINT kg_mirror_key IF NOT EXISTS FOR (m:{META}) REQUIRE m.key IS UNIQUE",
        # `cjk` finds words inside of Chinese text, which has no spaces.
        f"CREATE FULLTEXT INDEX {FULLTEXT} IF NOT EXISTS FOR (n:{root}) "
        "ON EACH [n.name, n.name_en, n.alias, n.official_name, n.document_name] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}",
        "CALL db.awaitIndexes(600)",
    )


@lru_cache(maxsize=1)
def _types() -> str:
    """The types of the ontology, as a pattern has them."""
    types = {each.relationship_type for each in vocabulary().properties.values()}
    return "|".join(sorted(safe_name(each) for each in types if each))


_Groups = Iterator[tuple[list[str], bool]]
"""Nodes that relationships start from, and whether they have, together, not too many."""


def _by_degree(irises: Sequence[str], degrees: Sequence[int], size: int) -> _Groups:
    group: list[str] = []
    total = 0
    for iri, degree in zip(irises, degrees, strict=True):
        if degree > size:
            yield [iri], False
        elif degree:
            if total + degree > size:
                yield group, True
                group, total = [], 0
            group.append(iri)
            total += degree
    if group:
        yield group, True


def _plain(value: Any) -> Any:
    """A value of the driver as :mod:`kg.mirror.base` has them."""
    from neo4j import graph

    plain: Any
    match value:
        case None | bool() | int() | float() | str():
            plain = value
        case graph.Node():
            plain = {"labels": sorted(value.labels), "properties": _map(value)}
        case graph.Relationship():
            start, end = (None if each is None else each.get("iri") for each in value.nodes)
            plain = {"type": value.type, "start": start, "end": end, "properties": _map(value)}
        case graph.Path():
            plain = {
                "nodes": [_plain(each) for each in value.nodes],
                "relationships": [_plain(each) for each in value.relationships],
            }
        case Mapping():
            plain = _map(value)
        case list():
            plain = [_plain(each) for each in value]
        case _ if hasattr(value, "iso_format"):  # dates, times, durations
            plain = value.iso_format()
        case _:
            plain = str(value)  # a point, bytes
    return plain


def _map(value: Any) -> dict[str, Any]:
    return {str(key): _plain(each) for key, each in value.items() if key != HASH}


# -- errors ----------------------------------------------------------------------------------


def _connection_errors() -> tuple[type[Exception], ...]:
    from neo4j.exceptions import DriverError

    return DriverError, OSError


@contextmanager
def _forgiving() -> Iterator[None]:
    """For closing what may be broken already."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except (DriverError, Neo4jError, OSError):
        return


@contextmanager
def _translated(target: Target, *passing: type[Exception]) -> Iterator[None]:
    """The driver's errors as ours, except `passing`."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except (Neo4jError, DriverError, OSError) as error:  # a ConfigurationError is a DriverError
        if isinstance(error, passing):
            raise
        raise _mirror_error(error, target) from error


def _is(error: Exception, *words: str) -> bool:
    code = getattr(error, "code", None) or ""
    return any(word in code for word in words)


def _mirror_error(error: Exception, target: Target) -> MirrorError:
    from neo4j.exceptions import AuthError, ServiceUnavailable, SessionExpired

    where = str(target)
    message = _short(str(getattr(error, "message", None) or error))
    root = root_label()
    if _is(error, "OutOfMemory"):
        return _TooLarge(
            "one element is too large for the memory that the server gives a transaction",
            where=where,
            way_out="give it more: db.memory.transaction.max, dbms.memory.transaction.total.max",
        )
    if isinstance(error, AuthError) or _is(error, "Security.Unauthorized", "AuthenticationRate"):
        what = f"Neo4j refuses the user «{target.username}» or the password"
        way_out = "check NEO4J_USERNAME and NEO4J_PASSWORD"
    elif _is(error, "DatabaseNotFound"):
        what = f"there is no database «{target.database}»"
        way_out = "check NEO4J_DATABASE; SHOW DATABASES lists them"
    elif _is(error, "ConstraintValidationFailed"):
        what = f"somebody else's node has the iri of one of ours: {message}"
        way_out = "remove that node, or mirror into a database of its own (NEO4J_DATABASE)"
    elif _is(error, "Schema."):
        what = f"the uniqueness of iri cannot be secured: {message}"
        way_out = f"remove the index or the doubled nodes on (:{root} {{iri}})"
    elif isinstance(error, ServiceUnavailable | SessionExpired | OSError):
        what = "Neo4j cannot be reached, or the connection was lost"
        way_out = "start it (kg neo4j up) and run this again: it goes on where it stopped"
    else:
        what, way_out = f"Neo4j: {message}", ""
    return MirrorError(what, where=where, way_out=way_out)


def _query_error(error: Exception) -> QueryError:
    message = str(getattr(error, "message", None) or error)
    if _is(error, "AccessMode", "Forbidden") or "read access mode" in message.lower():
        return QueryError("the question writes, or calls what may write: questions only read")
    if _is(error, "TransactionTimedOut", "TransactionTimeout"):
        return QueryError(
            "no answer in time", way_out="ask for less: name a thing, or bound the length of a path"
        )
    return QueryError(f"Cypher: {_short(message)}")


def _short(message: str) -> str:
    line = " ".join(message.split())
    return line if len(line) <= 240 else f"{line[:239]}…"
