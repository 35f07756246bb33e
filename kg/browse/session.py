"""All that `kg browse` needs, brought up: a server, the mirror, the files; and taken down again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from kg.browse.serve import LOOPBACK, Site
from kg.browse.site import GUIDE, make
from kg.browse.style import style_json
from ontology.errors import QueryError

if TYPE_CHECKING:
    from kg.mirror.publish import MirrorReport, Progress
    from kg.mirror.target import Target
    from ontology.labels import Language

ALLOWED = "browser.remote_content_hostname_whitelist"
"""The setting of a server that says whose guides Browser takes."""

HEARD_WITHIN = 5.0
"""Seconds within which a local server has taken what Browser is to run."""


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

    folder: the store. The server is the one that `NEO4J_URI` names, else the local one, where the
    guide and a picture open by themselves. One that runs is used as it is; one that did not run
    before is stopped at the end. Raises StoreError, MirrorError.
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
    from kg.mirror.local_server.greeting import greeter
    from kg.mirror.local_server.process import PASSWORD
    from kg.mirror.local_server.server import USER, down, home_of, up
    from kg.mirror.publish import mirror
    from kg.mirror.target import Target

    home = home_of(folder)
    with Site() as served, served.serving():
        made = make(folder, base=served.base, lang=lang, progress=progress)
        served.files = made.files
        server, started = up(home, progress=progress)
        try:
            target = Target(server.uri, USER, server.password, home=home)
            with greeter(home) as greet:
                report = mirror(folder, target, derive=None, progress=progress)
                commands = _commands(served.base, made.opening)
                greet(commands)
                greeted = _greeted(target, commands)
                guide = f"{_local_name(served)}/{GUIDE}"
                yield Session(
                    address=_address(server.browser, target, guide=None if greeted else guide),
                    base=served.base,
                    target=target,
                    report=report,
                    password_file=server.home / PASSWORD,
                    notices=() if greeted else (_OLD_SERVER,),
                    stops=started,
                )
        finally:
            if started:
                down(home, progress=progress)


_OLD_SERVER = (
    "an earlier kg started this Neo4j: the style and the overview are a click on the guide's first "
    "page (or stop the server with: kg neo4j down)"
)


def _commands(base: str, opening: str | None) -> str:
    """What Browser runs on connecting, so that it then shows the guide and one frame: the picture.

    The newest frame stands on top. A style that is fetched from its address comes later than the
    picture, and so does the frame of parameters; a style that is given in full is there at once,
    and its frame is cleared with those of the log-in before the picture is asked for.
    """
    commands = [f"style {style_json()}", "clear", f"guide {base}/{GUIDE}"]
    if opening is not None:
        # The only command that runs Cypher; on one line, as the frame's head shows it.
        commands.append(f"auto {' '.join(opening.split())}")
    return "; ".join(commands)


def _greeted(target: Target, commands: str) -> bool:
    """Whether the server tells Browser so; one that an earlier `kg` started never does."""
    from kg.mirror.bolt import BoltEngine
    from kg.mirror.local_server.greeting import SETTING

    text = f"CALL dbms.clientConfig() YIELD name, value WHERE name = '{SETTING}' RETURN value"
    deadline = time.monotonic() + HEARD_WITHIN
    with BoltEngine.open(target) as engine:
        while (commands,) not in engine.query(text).rows:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.1)
    return True


# -- a server of somebody's own -------------------------------------------------------------


@contextmanager
def _given(
    folder: Path, target: Target, lang: Language, progress: Progress | None
) -> Iterator[Session]:
    from kg.mirror.publish import mirror

    report = mirror(folder, target, derive=None, progress=progress)
    settings = _settings(target)
    browser = _browser(settings, target)
    with Site() as served:
        base = _local_name(served)
        if browser is not None:
            parts = urlsplit(browser)
            served.origins = frozenset({f"{parts.scheme}://{parts.netloc}"})
        served.files = make(folder, base=base, lang=lang, progress=progress).files
        notices = []
        allowed = {each.strip() for each in settings.get(ALLOWED, "localhost").split(",")}
        if not allowed & {*LOOPBACK, "*"}:
            notices.append(f"the server lets Browser show no guide: add localhost to {ALLOWED}")
        if browser is None:
            notices.append(f"open Neo4j Browser, and type: :guide {base}/{GUIDE}")
        address = browser and _address(browser, target, guide=f"{base}/{GUIDE}")
        with served.serving():
            yield Session(address, base, target, report, notices=tuple(notices))


def _local_name(site: Site) -> str:
    """The site's address by the one host whose guides Browser takes before it is connected."""
    return site.base.replace("127.0.0.1", "localhost")


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
