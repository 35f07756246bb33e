"""`--engine` and `--master`: what runs that one machine may be too small for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

if TYPE_CHECKING:
    from kg.run.spark_session import Session

ENGINES: Final = ("processes", "spark")
"""What does it; the first if nothing is said."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


def engine_options(what: str) -> Callable[[_Command], _Command]:
    """`--engine` and `--master`, given to the command as `engine`, `master`.

    what: the engine does, for help.
    """

    def options(command: _Command) -> _Command:
        master = click.option(
            "--master",
            metavar="MASTER",
            help="(--engine spark) Where Spark runs: local[2], yarn, k8s://…, spark://…; else as "
            "it is configured, or on this machine.",
        )
        engine = click.option(
            "--engine",
            type=click.Choice(ENGINES),
            default=ENGINES[0],
            show_default=True,
            help=f"{what}: processes of this machine, or Apache Spark (docs/cluster.md).",
        )
        return engine(master(command))

    return options


def check_engine(engine: str, master: str | None, jobs: int | None) -> None:
    """Raises UsageError for options that do not go together."""
    if engine == "spark" and jobs is not None:
        raise click.UsageError("--jobs is of one machine: --master says how Spark runs")
    if engine != "spark" and master is not None:
        raise click.UsageError("--master is for --engine spark")


@contextmanager
def session_of(engine: str, master: str | None) -> Iterator[Session | None]:
    """A session of Spark within the block, where that is the engine."""
    if engine != "spark":
        yield None
        return
    from kg.run.spark_session import spark

    with spark(master) as session:
        yield session
