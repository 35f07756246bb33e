"""All that `kg browse` needs, brought up: a server, the mirror, the files; and taken down again."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from kg.browse.serve import HEADER, LOOPBACK, Site, site_on
from kg.browse.site import GUIDE, STYLE, site
from ontology.errors import MirrorError, QueryError

if TYPE_CHECKING:
    from kg.mirror.local_server.server import Server
    from kg.mirror.publish import MirrorReport, Progress
    from kg.mirror.target import Target
    from ontology.labels import Language

POST_CONNECT = "browser.post_connect_cmd"
ALLOWED = "browser.remote_content_hostname_whitelist"
"""Settings of the server that Browser obeys: what it runs on connecting, whose guides it takes."""


@dataclass(frozen=True, slots=True)
class Session:
    """What is up while `kg browse` runs.

    address: of Neo4j Browser with all it needs to connect, None where the server does not tell.
    base: where the files are served. password_file: of a local server. notices: what the person
    must do by hand. stops: whether the server goes down with the session.
    """

    address: str | None
    base: str
    target: Target
    report: MirrorReport
    password_file: Path | None = None
    notices: tuple[str, ...] = ()
    stops: bool = False


@contextmanager
def browsing(
    folder: Path, *, lang: Language = "zh", progress: Progress | None = None
) -> Iterator[Session]:
    """A server, in step with the store, and the files served for as long as the block runs.

    folder: the store. The server is the one that `NEO4J_URI` names, else the local one, which
    is started with a guide that opens by itself. A local server that did not run before is
    stopped at the end. Raises StoreError, MirrorError.
    """
    from kg.mirror.target import from_environment

    target = from_environment()
    opened = (
        _local(folder, lang, progress) if target is None else _given(folder, target, lang, progress)
    )
    with opened as session:
        yield session


# -- the local server ----------------------------------------------------------------------


@contextmanager
def _local(folder: Path, lang: Language, progress: Progress | None) -> Iterator[Session]:
    from kg.mirror.local_server.process import PASSWORD
    from kg.mirror.local_server.server import USER, down, find, home_of
    from kg.mirror.publish import mirror
    from kg.mirror.target import Target

    home = home_of(folder)
    before = find(home)
    with _place(home, before) as served:
        served.files = site(folder, base=served.base, lang=lang)
        with served.serving():
            try:
                server = _started(home, before, served, progress)
                target = Target(server.uri, USER, server.password)
                yield Session(
                    address=_address(server.browser, target),
                    base=served.base,
                    target=target,
                    report=mirror(folder, target, derive=None, progress=progress),
                    password_file=server.home / PASSWORD,
                    stops=before is None,
                )
            finally:
                if before is None:
                    down(home)


def _place(home: Path, running: Server | None) -> Site:
    """A site on the port that the running server's guide has, or on a free one."""
    from kg.mirror.local_server.settings import read

    told = re.search(r"://127\.0\.0\.1:(\d+)/", read(home).get(POST_CONNECT, ""))
    # Whose files they are, without telling where they lie.
    mark = sha256(str(home).encode("utf-8", "surrogatepass")).hexdigest()
    if told is None:
        return site_on(0, mark)
    place = site_on(int(told[1]), mark)
    if place.server_port != int(told[1]) and running is not None:
        _refuse_second(f"http://127.0.0.1:{told[1]}/", place)
    return place


def _refuse_second(address: str, place: Site) -> None:
    """Raise MirrorError if another `kg browse` serves this graph already."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{address}{GUIDE}", timeout=2) as answer:
            ours = answer.headers.get(HEADER) == place.mark
    except (urllib.error.URLError, OSError):
        return  # somebody else's port
    if ours:
        place.server_close()
        raise MirrorError(
            "another kg browse shows this store already",
            where=address,
            way_out="use that one, or end it with Ctrl-C",
        )


def _started(home: Path, running: Server | None, site: Site, progress: Progress | None) -> Server:
    """The local server, with this site's guide; started again if it has another."""
    from kg.mirror.local_server.server import down, up
    from kg.mirror.local_server.settings import read

    command = _post_connect(site.base)
    if running is not None and read(home).get(POST_CONNECT) != command:
        if progress is not None:
            progress("starting Neo4j again, with the guide", 0, 0)
        down(home)
    return up(home, extra={POST_CONNECT: command}, progress=progress)[0]


def _post_connect(base: str) -> str:
    import queries
    from kg.browse.guide import default_parameters

    defaults = default_parameters(queries.questions())
    return f"params {defaults}; style {base}/{STYLE}; guide {base}/{GUIDE}"


# -- a server of somebody's own -------------------------------------------------------------


@contextmanager
def _given(
    folder: Path, target: Target, lang: Language, progress: Progress | None
) -> Iterator[Session]:
    from kg.mirror.publish import mirror

    report = mirror(folder, target, derive=None, progress=progress)
    settings = _settings(target)
    browser = _browser(settings, target)
    with site_on(0) as served:
        # Of this machine, Browser takes guides from localhost unless it is told otherwise.
        base = served.base.replace("127.0.0.1", "localhost")
        if browser is not None:
            parts = urlsplit(browser)
            served.origins = frozenset({f"{parts.scheme}://{parts.netloc}"})
        served.files = site(folder, base=base, lang=lang)
        notices = []
        allowed = {each.strip() for each in settings.get(ALLOWED, "localhost").split(",")}
        if not allowed & {*LOOPBACK, "*"}:
            notices.append(f"the server lets Browser show no guide: add localhost to {ALLOWED}")
        if browser is None:
            notices.append(f"open Neo4j Browser, and type: :guide {base}/{GUIDE}")
        address = browser and _address(browser, target, guide=f"{base}/{GUIDE}")
        with served.serving():
            yield Session(address, base, target, report, notices=tuple(notices))


def _settings(target: Target) -> dict[str, str]:
    """What the server tells of its settings; nothing where it does not let us ask."""
    from kg.mirror.bolt import BoltEngine

    names = "['http', 'https']"
    text = (
        f"WITH [p IN {names} | 'server.' + p + '.enabled'] "
        f"+ [p IN {names} | 'server.' + p + '.advertised_address'] + ['{ALLOWED}'] AS wanted "
        "CALL dbms.listConfig() YIELD name, value WHERE name IN wanted RETURN name, value"
    )
    with BoltEngine.open(target) as engine:
        try:
            return {str(name): str(value) for name, value in engine.query(text).rows}
        except QueryError:
            return {}


def _browser(settings: dict[str, str], target: Target) -> str | None:
    """The address of the server's Browser, None if it has none or does not tell."""
    host = urlsplit(target.uri).hostname or ""
    for scheme in ("http", "https"):
        place = settings.get(f"server.{scheme}.advertised_address", "")
        if settings.get(f"server.{scheme}.enabled") == "true" and place:
            named, _, port = place.rpartition(":")
            if named.strip("[]") in {"", "0.0.0.0", "::", *LOOPBACK}:  # noqa: S104 - only read
                named = f"[{host}]" if ":" in host else host
            return f"{scheme}://{named}:{port}/browser/"
    return None


def _address(browser: str, target: Target, *, guide: str | None = None) -> str:
    """Browser's address with the server, the user, and what to open; never the password."""
    scheme, _, place = target.uri.partition("://")
    user = quote(target.username, safe="")
    parts = [f"dbms={quote(f'{scheme}://{user}@{place}', safe=':/@%')}"]
    if target.database is not None:
        parts.append(f"db={quote(target.database, safe='')}")
    if target.password is None:
        parts.append("preselectAuthMethod=NO_AUTH")
    if guide is not None:
        parts.append(f"cmd=guide&arg={quote(guide, safe=':/')}")
    return f"{browser}?{'&'.join(parts)}"
