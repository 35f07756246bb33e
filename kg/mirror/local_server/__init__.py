"""A Neo4j on this machine, made of Maven artefacts: no Docker, no Java, no Maven needed.

`artefacts` fetches the pinned files, `settings` writes the configuration, `process` is the
child that is the server, `server` starts, finds and stops it. Needs the extra
`neo4j-local`; nothing else of `kg` does.
"""

VERSION = "2026.08.1"
"""The version of Neo4j Community, the same as in `docker-compose.yml`."""

BROWSER_VERSION = "5.24.0"
"""The version of Neo4j Browser that is served with it."""

EXTRA = "pip install 'govkg[neo4j-local]' (in a checkout: pip install -e '.[neo4j-local]')"
"""The way out where the packages for the local server are missing."""
