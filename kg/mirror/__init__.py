"""Property graphs in Cypher engines: one contract (`base`), one sync (`sync`), a file an engine."""
