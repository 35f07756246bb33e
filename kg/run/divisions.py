"""What tables hold, as fragments again: part by part, or a division at a time.

A division's documents lie in many parts of its province. Parts are read for a band of divisions,
so that each is not read again for every one of them, and no more than a band is in memory.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kg.run.parquet import LAST, damaged, province, require_version, rows_of, table_of
from kg.run.processes import cores, each_done
from kg.run.tables import NEEDED, extractions
from ontology import late_re as re
from ontology.division import IDENTITIES, identity
from ontology.errors import KgError

if TYPE_CHECKING:
    import pyarrow as pa

    from ontology.known import Known
    from ontology.model import Extraction

    Tables = Mapping[str, pa.Table]


def read_extractions(folder: Path, within: str | None = None) -> Iterator[Extraction]:
    """The fragments that a folder of tables holds, part by part.

    within: the code of a division: only the documents of it, and of those below it.
    Raises ReadError for a folder that is none, or a part that is damaged.
    """
    require_version(folder)
    start = "" if within is None else _prefix(within)
    for last in _lasts(folder, within):
        yield from _of_part(folder, last, lambda code: code.startswith(start))


Result = TypeVar("Result")


class Band(NamedTuple):
    """Some divisions of a province whose documents are well held in memory at once.

    parts: the files of `documents` that have any of them.
    """

    folder: Path
    codes: frozenset[str]
    parts: tuple[Path, ...]

    def __str__(self) -> str:
        return f"{self.folder}: {', '.join(sorted(self.codes))}"


BAND_CLAIMS = 200_000
"""Claims of a band, about; a division is never divided."""


def bands(folder: Path, within: str | None = None, most: int = BAND_CLAIMS) -> list[Band]:
    """All divisions whose documents a folder of tables holds, in the order of their codes.

    within: only this division, and those below it. Raises as :func:`read_extractions` does.
    """
    require_version(folder)
    start = "" if within is None else _prefix(within)
    claims: Counter[str] = Counter()
    parts: defaultdict[str, set[Path]] = defaultdict(set)
    for last in _lasts(folder, within):
        for row in rows_of(last, ["division", "claims"]):
            if row["division"].startswith(start):
                claims[row["division"]] += row["claims"]
                parts[row["division"]].add(last)
    found: list[Band] = []
    held, place = 0, ""
    for code in sorted(claims):
        if not found or held + claims[code] > most or province(code) != place:
            found.append(Band(folder, frozenset(), ()))
            held, place = 0, province(code)
        held += claims[code]
        last_band = found.pop()
        together = parts[code].union(last_band.parts)
        found.append(Band(folder, last_band.codes | {code}, tuple(sorted(together))))
    return found


def of_band(band: Band) -> Iterator[tuple[str, list[Extraction]]]:
    """The documents of each division of a band, in the order of their codes."""
    held: defaultdict[str, list[Tables]] = defaultdict(list)
    for last in band.parts:
        for code, tables in cut(part_tables(band.folder, last), band.codes):
            held[code].append(tables)
    for code in sorted(held):
        yield code, together(held.pop(code))


def by_division(folder: Path, within: str | None = None) -> Iterator[tuple[str, list[Extraction]]]:
    """The documents of each division, in the order of their codes: a band is in memory at once.

    within: only this division, and those below it. Raises as :func:`read_extractions` does.
    """
    for band in bands(folder, within):
        yield from of_band(band)


def named_by_others(folder: Path, within: str | None = None) -> set[str]:
    """IRIs of things below a division's own that documents of other divisions name.

    Both of divisions whose documents the tables hold, and as the tables say: what reviewed
    registries tell of them beside is not in these. Raises as :func:`bands` does.
    """
    require_version(folder)
    start = "" if within is None else _prefix(within)
    owners: set[str] = set()
    others: set[str] = set()
    for last in _lasts(folder, within):
        of = {
            row["document"]: row["division"]
            for row in rows_of(last, ["document", "division"])
            if row["division"].startswith(start)
        }
        owners.update(of.values())
        things = table_of(folder / "things" / last.parent.name / last.name, ["document", "iri"])
        names, iris = (things[each].cast("string").to_pylist() for each in ("document", "iri"))
        own = {name: f"{identity(code)}/" for name, code in of.items()}
        others.update(
            iri
            for name, iri in zip(names, iris, strict=True)
            if name in own and not iri.startswith(own[name])
        )
    return owned_by_any(others, owners)


def owned_by_any(things: Iterable[str], divisions: Iterable[str]) -> set[str]:
    """Those IRIs that are below the IRI of any of some divisions (by code)."""
    owners = {identity(each) for each in divisions}
    return {iri for iri in things if _owner(iri) in owners}


def _owner(iri: str) -> str:
    """The IRI of the division whose own a thing is, or would be."""
    code, _, below = iri.removeprefix(IDENTITIES).partition("/")
    return f"{IDENTITIES}{code}" if below else ""


Told = Callable[[str, "Sequence[Extraction]"], Result]
"""What is done with the documents of a division, by its code: a function of a module, or a
`partial` of one."""


def each_of(
    folder: Path, within: str | None, told: Told[Result], known: Known, jobs: int | None
) -> Iterator[Result]:
    """What comes of each division, in the order of their codes, in processes.

    known: registries and reviewed names. jobs: how many processes; None: as many as are worth it.
    Raises as :func:`bands` does, and what is raised for a division.
    """
    found = bands(folder, within)
    work = partial(_of_band, told=told)
    with closing(each_done(work, found, known, min(jobs or cores(), max(1, len(found))))) as done:
        for _, results in done:
            if isinstance(results, KgError):
                raise results
            yield from results


def _of_band(band: Band, known: Known, *, told: Told[Result]) -> list[Result]:
    with known.in_use():
        return [told(code, extractions) for code, extractions in of_band(band)]


def part_tables(folder: Path, last: Path) -> Tables:
    """What fragments are made of again, of a part. last: its file of `documents`."""
    return {
        table: table_of(folder / table / last.parent.name / last.name, columns)
        for table, columns in NEEDED.items()
    }


def part_bytes(folder: Path, last: Path) -> dict[str, bytes]:
    """The same as bytes, to be sent to another machine: see :func:`tables_in`."""
    found = {}
    for table in NEEDED:
        path = folder / table / last.parent.name / last.name
        try:
            found[table] = path.read_bytes()
        except OSError as error:
            raise damaged(path, error) from error
    return found


def tables_in(files: Mapping[str, bytes]) -> Tables:
    """The tables of a part that was sent."""
    import pyarrow as pa

    return {
        table: table_of(pa.BufferReader(files[table]), columns) for table, columns in NEEDED.items()
    }


def cut(tables: Tables, codes: Set[str] | None = None) -> Iterator[tuple[str, Tables]]:
    """The rows of each division that a part has. codes: only of these divisions."""
    import pyarrow as pa
    import pyarrow.compute as pc

    of = defaultdict(list)
    for row in tables[LAST].select(["document", "division"]).to_pylist():
        if codes is None or row["division"] in codes:
            of[row["division"]].append(row["document"])
    for code in sorted(of):
        names = pa.array(of[code], pa.string())
        yield (
            code,
            {
                name: table.filter(pc.is_in(table["document"].cast(pa.string()), value_set=names))
                for name, table in tables.items()
            },
        )


def together(tables: Sequence[Tables]) -> list[Extraction]:
    """The documents that some tables hold, in the order of their names, whatever their parts."""
    rows = {table: [row for each in tables for row in each[table].to_pylist()] for table in NEEDED}
    rows[LAST].sort(key=lambda row: (row["document"], row["sha256"]))
    return list(extractions(rows))


def _lasts(folder: Path, within: str | None) -> list[Path]:
    where = "*" if within is None else province(within)
    return sorted((folder / LAST).glob(f"province={where}/part-*.parquet"))


def _of_part(folder: Path, last: Path, wanted: Callable[[str], bool]) -> Iterator[Extraction]:
    """The documents of a part that are of wanted divisions."""
    codes = {row["division"] for row in rows_of(last, ["division"])}
    wanted_codes = {code for code in codes if wanted(code)}
    if wanted_codes:
        for _, tables in cut(part_tables(folder, last), wanted_codes):
            yield from together([tables])


def _prefix(code: str) -> str:
    """What the codes of a division and of those below it begin with."""
    if not re.fullmatch(r"\d{6}", code):
        return code
    return code.removesuffix("0000") if code.endswith("0000") else code.removesuffix("00")
