"""The server's configuration: on this machine only, nothing towards the internet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

HEAP = "1g"
"""The most that the server's heap may take: enough for graphs of millions, kind to a laptop."""

JVM_OPTIONS = (
    "-Xms256m",
    f"-Xmx{HEAP}",
    "-XX:+UseG1GC",
    "-XX:+ExitOnOutOfMemoryError",  # a server without memory must not linger half alive
    "-Dfile.encoding=UTF-8",
    "-Djava.awt.headless=true",
    "-Dlog4j2.disable.jmx=true",
    # What Neo4j's own start script passes:
    "-Dio.netty.tryReflectionSetAccessible=true",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
)


CONTENT_POLICY = (
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
    "connect-src 'self' http://127.0.0.1:* ws://127.0.0.1:* http://localhost:* ws://localhost:*"
)
"""What the page of Neo4j Browser may ask for. Without it, it asks other hosts for a font, for
a tracker (even with telemetry off) and for a feedback form."""


def settings(bolt: int, http: int, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The settings for a server on these ports of 127.0.0.1.

    extra: settings that are added, or take the place of ours.
    """
    return {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{bolt}",
        "server.bolt.advertised_address": f"127.0.0.1:{bolt}",
        "server.http.listen_address": f"127.0.0.1:{http}",
        "server.http.advertised_address": f"127.0.0.1:{http}",
        "server.https.enabled": "false",
        "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",  # else `down` takes 11 s
        "server.memory.pagecache.size": "256m",
        "dbms.memory.transaction.total.max": "700m",  # below the heap: an error, not a crash
        # Nothing leaves the machine: no reports, no telemetry, no files from elsewhere.
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        "dbms.fleet_manager.enabled": "false",
        "server.fleet_discovery.enabled": "false",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
        "browser.remote_content_hostname_whitelist": "127.0.0.1,localhost",
        "dbms.security.http_access_control_allow_origin": f"http://127.0.0.1:{http}",
        "dbms.security.http_static_content_security_policy_header": CONTENT_POLICY,
        **(extra or {}),
    }


def write(path: Path, values: Mapping[str, str]) -> None:
    """Write a `neo4j.conf`."""
    lines = (f"{key}={value}\n" for key, value in values.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# written by kg; made anew at each start\n" + "".join(lines), "utf-8")


def read(home: Path) -> dict[str, str]:
    """The settings that the server of a home folder was last started with; none if never."""
    try:
        text = (home / "conf" / "neo4j.conf").read_text("utf-8")
    except FileNotFoundError:
        return {}
    pairs = (line.partition("=") for line in text.splitlines() if line[:1] != "#")
    return {key: value for key, _, value in pairs}
