"""`kg extract --engine spark` where machines die: Spark's own cluster, of processes on this one."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from functools import partial
from pathlib import Path

import pytest

from kg.load.by_division import Divisions, Part, quads_by_division
from kg.run.extract import read
from kg.run.on_spark import extract_on
from kg.run.parquet import Read
from kg.run.spark_session import spark
from ontology.known import Known, bundled
from tests.on_spark import ONE_AT_A_TIME, SMALL, by_processes, documents, listed_bad, rows, taken


def killing(name: str, data: bytes, known: Known, read_by: str, where: str, *, mark: Path) -> Read:
    """Reads as always; but the first to come to one file kills the machine that it is on."""
    if name.startswith("0000003"):
        with mark.open("a") as file:
            file.write("x")
        if mark.stat().st_size == 1:
            os.kill(_parent(os.getppid()), signal.SIGKILL)  # pyspark's daemon is between
            time.sleep(60)
    return read(name, data, known, read_by, where)


def counting(part: Part, *, mark: Path, fatal: str) -> tuple[str, int]:
    """Counts what a division says; but the first to come to one kills the machine that it is on."""
    if part.division == fatal:
        with mark.open("a") as file:
            file.write("x")
        if mark.stat().st_size == 1:
            os.kill(_parent(os.getppid()), signal.SIGKILL)
            time.sleep(60)
    return part.division, len(part.quads)


def _parent(process: int) -> int:
    told = subprocess.run(
        ["ps", "-o", "ppid=", "-p", str(process)], capture_output=True, text=True, check=True
    )
    return int(told.stdout)


@pytest.mark.slow
@ONE_AT_A_TIME
def test_a_worker_that_is_killed_in_the_middle_changes_nothing(
    tmp_path: Path,
) -> None:
    sources = documents(tmp_path / "in")
    pool = by_processes(sources, tmp_path / "pool")
    expected = {each.division: len(each.quads) for each in quads_by_division(pool)}
    mark = tmp_path / "killed"
    with spark("local-cluster[2,1,1024]", **SMALL) as cluster:
        work = partial(killing, mark=mark)
        report = extract_on(cluster, taken(sources), tmp_path / "parquet", bundled(), work=work)
        counted = partial(counting, mark=tmp_path / "again", fatal=max(expected))
        told = dict(Divisions(pool, session=cluster)(counted))
    assert mark.stat().st_size >= 2  # it was read again, on another machine
    assert (tmp_path / "again").stat().st_size >= 2
    assert told == expected
    assert report.documents == 40
    assert rows(tmp_path / "parquet") == rows(pool)
    assert listed_bad(tmp_path / "parquet") == listed_bad(pool)
