"""The embedded Cypher engine: ArcadeDB inside this process, with no server.

Facts it stands on, and how they were found, are in `docs/decisions/0003-embedded-engine.md`.
The folder is disposable: it can be made again from the RDF at any time.

    <folder>/db/          the engine's own files
    <folder>/mirrors      fingerprint of the RDF that is mirrored; absent while a sync writes
    <folder>/db.seal      what the files were when the last writer closed them
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kg.mirror.base import Engine, Place, Rows, fingerprint_of, mark_of
from kg.mirror.changes import HASH, Batch, Row, root_label
from kg.mirror.cypher import columns, may_return_paths, refuse_files
from kg.mirror.library import library, spared
from kg.store.atomic import replacing
from kg.store.limits import memory_left, require_limits, shortage
from kg.store.seal import Seal, State
from ontology import late_re as re
from ontology.errors import MirrorError, QueryError, StoreLocked

LIMIT = 60.0
"""Seconds after which the engine gives up a statement, if nothing else is said."""

_HANDLES, _HANDLES_BESIDES = 350, 50
"""Files that must be left to open for a new database, and for what is added to an old one."""

SPACE = 1 << 30
"""Bytes of address space that must be left for the engine."""

_RESERVED = 32 << 30, 512 << 20
"""Bytes that the engine reserves by itself, and the fewest it works with."""

_MARK = "mirrors"
_SEAL = "db.seal"
_WRITERS_FILES = (".bucket", ".dict", "idx", "schema.json")
_DATABASE = "db"
_SETTINGS = {
    "arcadedb.opencypher.loadCsv.allowFileUrls": "false",
    "arcadedb.opencypher.loadCsv.allowRemoteUrls": "false",
}
_LOGGING = Path(__file__).with_name("engine-log.properties")
_RID = re.compile(r"#\d+:\d+")
_PATH = re.compile(r"\(#\d+:\d+\)(?:<?-\[#\d+:\d+\]->?\(#\d+:\d+\))*")
_CLASS = re.compile(r"\b(?:[a-z]\w*\.){2,}(?P<name>[A-Z]\w*): ")
_WRITES = {"QueryNotIdempotentException", "DatabaseIsReadOnlyException"}


def mirrored_fingerprint(folder: Path) -> str | None:
    """What an engine's folder mirrors, without opening it.

    None if unknown, half-written, or not as the engine left it: lost, cut or altered files would
    read as another graph, without a word from the engine. So would what a killed writer left.
    """
    mark = _mark(folder)
    return mark if mark and _state(folder) is State.WHOLE else None


class Folder(Place):
    """The folder `graph` of a store."""

    def __init__(self, store: Path) -> None:
        self._folder = store / "graph"

    def __str__(self) -> str:
        return str(self._folder)

    def open(self, *, write: bool = False) -> EmbeddedEngine:
        """See :meth:`EmbeddedEngine.open`."""
        return EmbeddedEngine.open(self._folder, write=write)

    @property
    def fingerprint(self) -> str | None:
        """Without opening it; see :func:`mirrored_fingerprint`."""
        return mirrored_fingerprint(self._folder)

    @property
    def intact(self) -> bool:
        """Whether the files are as they were closed, read whatever that takes."""
        return _seal(self._folder).state(thorough=True) is not State.BROKEN

    def discard(self) -> None:
        """Remove the engine's files."""
        discard(self._folder)


class EmbeddedEngine(Engine):
    """ArcadeDB on a folder. Use :meth:`open`, best as a context manager."""

    name = "the embedded engine"
    rows_at_once = 1_000

    def __init__(self, folder: Path, database: Any, *, writable: bool) -> None:
        self._folder = folder
        self._database = database
        self._writable = writable
        self._opened_at = _mark(folder)
        self._types: frozenset[str] | None = None

    @classmethod
    def open(cls, folder: Path, *, write: bool = False, limit: float = LIMIT) -> EmbeddedEngine:
        """Open the engine's folder; with `write` it is made if need be.

        limit: seconds after which a statement is given up. The engine takes it when it is
        loaded, so the first `open` of a process decides.

        What a killed writer left is recovered. A folder whose files are not as they were closed,
        or that the engine cannot open, is made anew for a writer: it can be filled again from
        the RDF.

        Raises StoreLocked (another process, or this one, has it open) and MirrorError.
        """
        if write:
            database = _open_writer(folder, limit)
            return cls(folder, database, writable=True)
        if not (folder / _DATABASE).is_dir():
            raise MirrorError(
                "there is no mirror here", where=str(folder), way_out="make one with: kg load"
            )
        try:
            return cls(folder, _open(folder, limit, read_only=True), writable=False)
        except _NeedsRecovery:
            # A killed writer's log must be replayed first, and only a writer may do so. If
            # the writer is alive, this raises StoreLocked.
            _open(folder, limit, read_only=False).close()
            return cls(folder, _open(folder, limit, read_only=True), writable=False)

    def close(self) -> None:
        if self._database is not None:
            database, self._database = self._database, None
            with _translated(str(self._folder)):
                database.close()
            if self._writable:
                _set_seal(self._folder)

    @property
    def fingerprint(self) -> str | None:
        return _mark(self._folder)

    @fingerprint.setter
    def fingerprint(self, value: str | None) -> None:
        if not self._writable:
            raise MirrorError("the mirror is open for reading only", where=str(self._folder))
        _write_mark(self._folder, value)

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
    ) -> Rows:
        refuse_files(cypher)
        found = self._answer(cypher, dict(parameters or {}))
        self._refuse_torn()
        plain = _Plain(self._open_database, self._edge_types, paths=may_return_paths(cypher))
        names = tuple(found[0]) if found else columns(cypher)
        return Rows(names, tuple(plain.row(row.get(name) for name in names) for row in found))

    def prepare(self) -> None:
        root = root_label()
        with _translated(str(self._folder)):
            for statement in (
                f"CREATE VERTEX TYPE {root} IF NOT EXISTS",
                f"CREATE PROPERTY {root}.iri IF NOT EXISTS STRING",
                # The types that the engine makes of label sets stand below this one, and
                # share its index: an iri is unique over all of them.
                f"CREATE INDEX IF NOT EXISTS ON {root} (iri) UNIQUE",
            ):
                self._open_database.command("sql", statement).close()
        self._types = None

    def read(self, cypher: str, rows: Sequence[Row] = ()) -> Iterator[Mapping[str, Any]]:
        given = ({"rows": list(rows)},) if rows else ()
        with _translated(str(self._folder)):
            yield from self._open_database.query("opencypher", cypher, *given).to_list()

    def write(self, batch: Batch) -> None:
        self._types = None
        with _translated(str(self._folder)), self._open_database.transaction():
            rows = {"rows": _AsTheyAre(batch.rows)}
            self._open_database.command("opencypher", batch.text, rows).to_list()

    @property
    def _open_database(self) -> Any:
        if self._database is None:
            raise MirrorError("the mirror is closed", where=str(self._folder))
        return self._database

    def _answer(self, cypher: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        database = self._open_database
        if not _encodable(parameters):
            raise QueryError("a parameter holds half a character (a lone surrogate)")
        try:
            # `query` refuses whatever the engine's parser knows to write, and a reader has
            # opened the files read-only besides.
            arguments = (parameters,) if parameters else ()
            found: list[dict[str, Any]] = database.query("opencypher", cypher, *arguments).to_list()
        except (library().ArcadeDBError, ValueError, TypeError) as error:
            short = shortage(error, str(self._folder))
            if short is not None:
                raise short from error
            self._refuse_torn()
            raise _query_error(error) from error
        return found

    def _refuse_torn(self) -> None:
        """A reader takes no lock: if somebody wrote meanwhile, what it read may be torn."""
        if not self._writable and _mark(self._folder) != self._opened_at:
            raise StoreLocked(
                "the store was written while it was read",
                where=str(self._folder),
                way_out="ask again when the other kg has finished",
            )

    def _edge_types(self) -> frozenset[str]:
        if self._types is None:
            statement = "SELECT name FROM schema:types WHERE type = 'edge'"
            found = self._open_database.query("sql", statement).to_list()
            self._types = frozenset(row["name"] for row in found)
        return self._types


class _AsTheyAre(list[Row]):
    """Rows of plain values, which are encoded as they are.

    In a list as such the engine's package looks at each value within first, which takes a quarter
    of the time of a write, and finds what it need not change.
    """


class _Plain:
    """The engine's values as plain ones; records it only points at are looked up.

    edge_types: asks which types are of relationships, if a record is among the values.
    """

    def __init__(
        self, database: Any, edge_types: Callable[[], frozenset[str]], *, paths: bool
    ) -> None:
        self._database = database
        self._edge_types = edge_types
        self._paths = paths
        self._ends: dict[str, tuple[str, str]] = {}

    def row(self, values: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(self.value(value) for value in values)

    def value(self, value: Any) -> Any:
        if value is None or isinstance(value, bool | int | float):
            return value
        if isinstance(value, dict):
            if _RID.fullmatch(str(value.get("@rid", ""))):
                return self._element(value)
            return {str(k): self.value(v) for k, v in value.items() if k != HASH}
        if isinstance(value, list | tuple | set | frozenset):
            return [self.value(each) for each in value]
        return self._text(value)

    def _text(self, value: Any) -> Any:
        """A text, or what the engine gives as one: a path, a record's id, a date."""
        if isinstance(value, date):  # a datetime is one too
            return value.isoformat()
        text = str(value)
        if isinstance(value, str):
            is_path = self._paths and text.startswith("(#") and _PATH.fullmatch(text)
            return self._path(text) if is_path else text
        return self._record(text) if _RID.fullmatch(text) else text

    def _element(self, record: Mapping[str, Any]) -> dict[str, Any]:
        rid, kind = str(record["@rid"]), str(record.get("@type", ""))
        properties = {
            key: self.value(value)
            for key, value in record.items()
            if not key.startswith("@") and key != HASH
        }
        if kind not in self._edge_types():
            return {"labels": kind.split("~"), "properties": properties}
        start, end = self._ends_of(rid)
        return {"type": kind, "start": start, "end": end, "properties": properties}

    def _path(self, text: str) -> dict[str, Any]:
        records = [self._record(rid) for rid in _RID.findall(text)]
        return {"nodes": records[::2], "relationships": records[1::2]}

    def _record(self, rid: str) -> Any:
        statement = f"SELECT FROM {rid}"  # a record id, matched by _RID
        row = self._database.query("sql", statement).first()
        record = None if row is None else row.get_element()
        if record is None:
            return None
        return self._element({**record.to_dict(), "@rid": rid, "@type": record.get_type_name()})

    def _ends_of(self, rid: str) -> tuple[str, str]:
        if rid not in self._ends:
            statement = f"SELECT @out.iri AS s, @in.iri AS e FROM {rid}"  # noqa: S608 - as above
            row = self._database.query("sql", statement).first()
            self._ends[rid] = ("", "") if row is None else (row.get("s"), row.get("e"))
        return self._ends[rid]


class _NeedsRecovery(MirrorError):
    """The files are as a killed (or a living) writer left them."""


def discard(folder: Path) -> None:
    """Throw the engine's files away: they can be made again from the RDF. Raises MirrorError."""
    try:
        _write_mark(folder, None)
        if (folder / _DATABASE).exists():
            shutil.rmtree(folder / _DATABASE)
    except OSError as error:
        raise MirrorError(f"cannot be removed ({error.strerror})", where=str(folder)) from error


def _seal(folder: Path) -> Seal:
    """On each file that only a writer changes."""
    return Seal(folder / _SEAL, folder / _DATABASE, lambda name: name.endswith(_WRITERS_FILES))


def _state(folder: Path) -> State:
    try:
        return _seal(folder).state()
    except OSError as error:
        raise MirrorError(f"cannot be read ({error.strerror})", where=str(folder)) from error


def _set_seal(folder: Path) -> None:
    try:
        _seal(folder).write()
    except OSError as error:
        raise MirrorError(f"cannot be written ({error.strerror})", where=str(folder)) from error


def _mark(folder: Path) -> str | None:
    """What the mark says, whatever the files are."""
    try:
        return fingerprint_of((folder / _MARK).read_text("ascii"))
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return None
    except OSError as error:
        raise MirrorError(f"cannot be read ({error})", where=str(folder / _MARK)) from error


def _open_writer(folder: Path, limit: float) -> Any:
    path = folder / _DATABASE
    seal, state = _seal(folder), _state(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists():
            if state is not State.BROKEN:
                try:
                    database = _open(folder, limit, read_only=False)
                except StoreLocked:
                    raise
                except MirrorError:
                    pass
                else:
                    seal.take_away()
                    return database
            # Broken, or of another version of the engine: everything in it can be made again,
            # and without a fingerprint nobody takes it for complete.
            _write_mark(folder, None)
            shutil.rmtree(path)
        seal.take_away()
        _write_mark(folder, None)
        return _open(folder, limit, read_only=False, create=True)
    except OSError as error:
        raise MirrorError(
            f"the mirror's folder cannot be written ({error.strerror})", where=str(folder)
        ) from error


def _open(folder: Path, limit: float, *, read_only: bool, create: bool = False) -> Any:
    path = str(folder / _DATABASE)
    with _quiet(folder, limit), _translated(str(folder)), spared():
        files = 0 if create else sum(1 for _ in (folder / _DATABASE).iterdir())
        require_limits(str(folder), handles=max(_HANDLES, files + _HANDLES_BESIDES), space=SPACE)
        if create:
            return library().create_database(path)
        return library().open_database(path, read_only=read_only)


@contextlib.contextmanager
def _quiet(folder: Path, limit: float) -> Iterator[None]:
    """Settings that the engine takes from the environment when it is first loaded."""
    settings = _SETTINGS | {"arcadedb.command.timeout": str(int(limit * 1000))}
    if not any(character.isspace() for character in str(_LOGGING)):
        # The variable is split at spaces. Where the path has one, the engine's own log goes
        # into the folder of the mirror instead.
        settings["java.util.logging.config.file"] = str(_LOGGING)
    arguments = [f"-D{name}={value}" for name, value in settings.items()]
    before = {}
    # On a read-only disk the engine would say on standard error where else it logs.
    logs = folder if os.access(folder, os.W_OK) else Path(tempfile.gettempdir())
    wanted = {"ARCADEDB_LOG_CONSOLE": "0", "ARCADEDB_LOG_DIR": str(logs)}
    for variable in ("ARCADEDB_NATIVE_ISOLATE_ARGS", "ARCADEDB_JVM_ARGS"):
        wanted[variable] = " ".join([*os.environ.get(variable, "").split(), *arguments])
    left = memory_left()
    if left is not None:  # where a limit is set, what it reserves must leave room for the rest
        most, least = _RESERVED
        reserved = min(most, max(least, left // 2))
        wanted["ARCADEDB_NATIVE_ISOLATE_ARGS"] += f" -XX:ReservedAddressSpaceSize={reserved}"
    for variable, value in wanted.items():
        before[variable] = os.environ.get(variable)
        os.environ[variable] = value
    try:
        yield
    finally:
        for variable, old in before.items():
            if old is None:
                os.environ.pop(variable, None)
            else:
                os.environ[variable] = old


@contextlib.contextmanager
def _translated(where: str) -> Iterator[None]:
    """The engine's errors as ours."""
    try:
        failed = library().ArcadeDBError
    except ImportError as error:
        raise MirrorError(
            f"the embedded engine cannot be loaded ({error})",
            way_out="pip install 'arcadedb>=26.11.1.dev2', or ask a Neo4j with --engine neo4j",
        ) from error
    try:
        yield
    except (failed, OSError, RuntimeError, MemoryError) as error:
        text = str(error)
        short = shortage(error, where)
        if short is not None:
            raise short from error
        if not isinstance(error, failed):
            raise
        if "locked by another process" in text or "already in use" in text:
            raise StoreLocked(
                "another kg has the mirror open for writing",
                where=where,
                way_out="wait until it has finished",
            ) from error
        if "needs recovery" in text:
            raise _NeedsRecovery(_message(text)[1], where=where) from error
        raise MirrorError(_message(text)[1], where=where) from error


def _query_error(error: Exception) -> QueryError:
    kind, message = _message(str(error))
    if kind in _WRITES:
        return QueryError("the question writes, or calls what may write: questions only read")
    if kind == "TimeoutException":
        return QueryError(
            f"no answer in time ({message})",
            way_out="ask for less: name a thing, or bound the length of a path",
        )
    return QueryError(f"Cypher: {message}")


def _encodable(value: Any) -> bool:
    """Whether all texts can be written in UTF-8; the engine would change the others silently."""
    if isinstance(value, str):
        return not any("\ud800" <= character <= "\udfff" for character in value)
    if isinstance(value, Mapping):
        return all(_encodable(each) for item in value.items() for each in item)
    if isinstance(value, list | tuple | set | frozenset):
        return all(_encodable(each) for each in value)
    return True


def _message(text: str) -> tuple[str, str]:
    """The class of an engine's error, and its words without names of classes."""
    found = _CLASS.search(text)
    if found is None:
        return "", text
    words = text[found.end() :].partition(" (caused by ")[0]
    head, listing, _ = words.partition(", expected: one of ")  # hundreds of tokens
    return found["name"], head if listing else words


def _write_mark(folder: Path, value: str | None) -> None:
    mark = folder / _MARK
    try:
        if value is None:
            mark.unlink(missing_ok=True)
            return
        with replacing(mark, temporary=folder / f"{_MARK}.tmp", durable=False) as file:
            file.write(mark_of(value).encode("ascii"))
    except OSError as error:
        raise MirrorError(f"cannot be written ({error.strerror})", where=str(mark)) from error
