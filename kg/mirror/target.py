"""Which Neo4j: the one that `NEO4J_URI` names, else the local server of the store."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ontology.errors import MirrorError

if TYPE_CHECKING:
    from kg.mirror.local_server.artefacts import Progress

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True, slots=True)
class Target:
    """A database of a Neo4j. Its password is never shown by `repr`.

    database: None is the user's home database, which most servers call `neo4j`.
    home: the folder of the store's own server, where the address is taken from there: another
    server that answers at it is not asked (:class:`ontology.errors.ForeignServer`).
    """

    uri: str
    username: str = "neo4j"
    password: str | None = field(default=None, repr=False)
    database: str | None = None
    home: Path | None = None

    def __post_init__(self) -> None:
        """Raises MirrorError if the address is none, or holds a password."""
        try:
            parts = urlsplit(self.uri)
            valid = parts.scheme in SCHEMES and bool(parts.hostname) and (parts.port or 1) > 0
        except ValueError:
            valid = False
        # Not one word of the address is repeated: it may hold a password, in any place.
        if not valid:
            raise MirrorError(
                "NEO4J_URI is not the address of a Neo4j",
                way_out="write it like bolt://127.0.0.1:7687 or neo4j+s://example.org",
            )
        if parts.username is not None or parts.query or parts.path.strip("/"):
            raise MirrorError(
                "NEO4J_URI must hold the address alone",
                way_out="put the rest into NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE",
            )

    def __str__(self) -> str:
        return f"{self.uri}/{self.database}" if self.database else self.uri


def from_environment() -> Target | None:
    """What `NEO4J_URI`, `_USERNAME`, `_PASSWORD` and `_DATABASE` say; None without a URI."""
    uri = os.environ.get("NEO4J_URI")
    if not uri:
        return None
    return Target(
        uri,
        os.environ.get("NEO4J_USERNAME") or "neo4j",
        os.environ.get("NEO4J_PASSWORD") or None,
        os.environ.get("NEO4J_DATABASE") or None,
    )


def target_of(store: Path, *, start: bool = False, progress: Progress | None = None) -> Target:
    """The Neo4j for a store: `NEO4J_URI`, else its local server.

    start: start the local server if it does not run. Raises MirrorError.
    """
    from kg.mirror.local_server.server import USER, find, home_of, up

    target = from_environment()
    if target is not None:
        return target
    home = home_of(store)
    server = up(home, progress=progress)[0] if start else find(home)
    if server is None:
        raise MirrorError(
            "there is no Neo4j: NEO4J_URI is not set, and no local one runs",
            way_out="kg mirror starts a local one and fills it",
        )
    return Target(server.uri, USER, server.password, home=home)
