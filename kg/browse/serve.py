"""Files over HTTP, on this machine only, to Neo4j Browser only.

The guide tells what the graph holds, so no other page that is open in the same web browser may
read it: the host asked for must be this machine (DNS rebinding), and only Browser's own origin
gets an answer that a page may read (CORS).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from ontology.errors import MirrorError

LOOPBACK = ("127.0.0.1", "localhost")

_TYPES = {
    "html": "text/html; charset=utf-8",
    "grass": "text/plain; charset=utf-8",
    "zip": "application/zip",
}

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""For somebody who opens the guide by itself: no script, no request."""


class Site(ThreadingHTTPServer):
    """Serves files from memory: :attr:`files` by name, empty at first.

    origins: whose pages may read them, besides those of this machine.
    """

    daemon_threads = True

    def __init__(self) -> None:
        """Take a free port of 127.0.0.1. Raises MirrorError if there is none."""
        self.files: Mapping[str, bytes] = {}
        self.origins: frozenset[str] = frozenset()
        try:
            super().__init__(("127.0.0.1", 0), _Handler)
        except OSError as error:
            raise MirrorError("there is no free port on 127.0.0.1") from error

    @property
    def base(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_port}"

    def may_read(self, origin: str) -> bool:
        """Whether a page of this origin may read the files."""
        return origin in self.origins or _host(origin) in LOOPBACK

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Answer for as long as the block runs."""
        thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Site
    timeout = 10  # seconds for a request: nobody may hold a thread for ever
    server_version, sys_version = "kg", ""

    def do_GET(self) -> None:
        """One of the files; nothing else is here."""
        name = urlsplit(self.path).path.removeprefix("/")
        content = self.server.files.get(name)
        if not self._from_here():
            self._answer(HTTPStatus.FORBIDDEN)
        elif content is None:
            self._answer(HTTPStatus.NOT_FOUND)
        else:
            self._answer(HTTPStatus.OK, content, _TYPES[name.rpartition(".")[2]])

    do_HEAD = do_GET  # noqa: N815 - the base's name

    def do_OPTIONS(self) -> None:
        """What Browser asks before it fetches a guide from another port."""
        self._answer(HTTPStatus.NO_CONTENT if self._from_here() else HTTPStatus.FORBIDDEN)

    def _from_here(self) -> bool:
        return _host(f"//{self.headers.get('Host', '')}") in LOOPBACK

    def _answer(self, status: HTTPStatus, content: bytes = b"", kind: str = "text/plain") -> None:
        self.send_response(status)
        origin = self.headers.get("Origin", "")
        if origin and self.server.may_read(origin):
            self.send_header("Access-Control-Allow-Origin", origin)
            # Browser's own error reports add theirs to a request (sentry-trace, baggage).
            self.send_header("Access-Control-Allow-Headers", "*")
            self.send_header("Access-Control-Allow-Private-Network", "true")
        self.send_header("Vary", "Origin")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", _POLICY)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Nothing: the terminal is for the person."""


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
