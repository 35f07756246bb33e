"""Tables of very many claims, to time questions on: those of some documents, again and again.

Each copy of a division's documents is of another county, chosen by a hash, and all that they name
is their own. The same tables give the same copies, in parts as `kg extract` writes them. They are
for SQL alone: no store could be made of them.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks.nation import counties
from kg.run.extract import PART_CLAIMS
from kg.run.parquet import written
from kg.run.schema import arrow

TABLES = ("claims", "documents", "things")
"""Those that the page's questions ask."""

_IRIS = {"claims": ("subject", "object"), "documents": (), "things": ("iri",)}


def multiply(tables: Path, target: Path, claims: int) -> int:
    """Write tables of at least so many claims; returns of how many. tables: of `kg extract`."""
    with duckdb.connect() as connection:
        for table in TABLES:
            parts = f"{tables.as_posix()}/{table}/*/*.parquet"
            connection.execute(
                f"CREATE TABLE {table} AS FROM read_parquet('{parts}', hive_partitioning = false)"
            )
        (held,) = connection.execute("SELECT count(*) FROM claims").fetchone() or (0,)
        copies = -(-claims // held)
        connection.execute(f"CREATE TABLE copies AS SELECT range AS copy FROM range({copies})")
        codes = [area.code for area in counties()]
        connection.execute("CREATE TABLE counties (number BIGINT, code VARCHAR)")
        connection.executemany("INSERT INTO counties VALUES (?, ?)", list(enumerate(codes)))
        connection.execute(
            "CREATE TABLE places AS SELECT document, copy, code AS place FROM counties JOIN ("
            f"SELECT document, copy, CAST(hash(division || ' ' || copy) % {len(codes)} AS BIGINT) "
            "AS chosen FROM documents, copies) ON counties.number = chosen"
        )
        for province in sorted({code[:2] for code in codes}):
            for table in TABLES:
                _write(connection, table, province, target)
        return int(held * copies)


def _write(connection: duckdb.DuckDBPyConnection, table: str, province: str, target: Path) -> None:
    """Write the copies of a table's rows that are of a province, in parts."""
    own = [f"{column} || '~' || copy AS {column}" for column in ("document", *_IRIS[table])]
    if table != "things":
        own.append("place AS division")
    found = connection.sql(
        f"SELECT {table}.* REPLACE ({', '.join(own)}) FROM {table} "
        f"JOIN places USING (document) WHERE place LIKE '{province}%' ORDER BY place"
    )
    folder = target / table / f"province={province}0000"
    folder.mkdir(parents=True)
    for number, batch in enumerate(found.fetch_arrow_reader(PART_CLAIMS)):
        rows = pa.Table.from_batches([batch]).cast(arrow(table))
        (folder / f"part-{number}.parquet").write_bytes(written(table, rows))
