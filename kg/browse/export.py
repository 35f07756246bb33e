"""The files for Neo4j Browser as a form of export; its line in the table is in `kg.cli.export`."""

from __future__ import annotations

from kg.export.forms import Form

NEO4J_BROWSER = Form(
    "neo4j-browser",
    "a folder with guide, style and saved queries for Neo4j Browser",
    "kg.browse.site:write_site",
    "folder",
    ("lang",),
)
