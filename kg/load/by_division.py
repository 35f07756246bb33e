"""The RDF of a folder of tables, a division at a time: for what no store should hold as a whole.

What is told between documents (links, editions, copies) is told within a division; so it is the
same here as where all are loaded, but for one text that is there under two divisions. What is done
with a division is a function of its documents alone, so it runs in processes, or on Spark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from kg.load.commit import alone
from kg.load.given import code_of, none_of
from kg.load.plan import Plan
from kg.load.registries import registry_changes
from kg.run.divisions import each_of, named_by_others
from kg.run.parquet import province
from ontology.errors import DocumentConflict
from ontology.known import bundled

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.run.spark_session import Session
    from ontology.model import Extraction

Result = TypeVar("Result")


class Part(NamedTuple):
    """What the documents of a division say. province: its code; `none` where there is none.

    between: of the quads, what is told between documents.
    """

    division: str
    province: str
    quads: list[Quad]
    between: list[Quad] = []  # noqa: RUF012 - of a tuple; nobody writes to it


class Each(Protocol):
    """Calls a function with the part of every division; gives what it returns.

    The function is one of a module, or a `partial` of one: it may run in other processes. It can be
    called again, for what must be known of all before any is written.
    """

    def __call__(self, work: Callable[[Part], Result], /) -> Iterable[Result]: ...

    def named_by_others(self) -> Set[str]:
        """IRIs of things below a division's own that others speak of; some may be missing."""
        ...


@dataclass(frozen=True)
class Divisions:
    """The divisions whose documents a folder of tables holds.

    place: only this division (a code or a path), and those below it. jobs: how many processes;
    None: as many as are worth it. session: of Spark, which does it instead. left_out: filled with
    why documents were left out: another one of the same place, title and date stands there.
    """

    tables: Path
    place: str | None = None
    jobs: int | None = 1
    session: Session | None = None
    left_out: dict[str, None] = field(default_factory=dict)

    def __call__(self, work: Callable[[Part], Result], /) -> Iterator[Result]:
        """See :class:`Each`. Raises ReadError where there are none, what reading tables does, and
        ExportError where the machines of Spark cannot do it.
        """
        within = code_of(self.place)
        told = partial(_told, work=work)
        results: Iterator[tuple[tuple[str, ...], Result]]
        if self.session is None:
            results = each_of(self.tables, within, told, bundled(), self.jobs)
        else:
            from kg.run.spark_divisions import each_on

            results = each_on(self.session, self.tables, within, told, bundled())
        found = False
        for left_out, result in results:
            found = True
            self.left_out.update(dict.fromkeys(left_out))
            yield result
        if not found:
            raise none_of(self.place, self.tables)

    def named_by_others(self) -> Set[str]:
        """See :class:`Each`. Raises what reading tables does."""
        return named_by_others(self.tables, code_of(self.place))


def _told(
    code: str, extractions: Sequence[Extraction], *, work: Callable[[Part], Result]
) -> tuple[tuple[str, ...], Result]:
    part, left_out = part_of(code, extractions)
    return left_out, work(part)


def part_of(code: str, extractions: Sequence[Extraction]) -> tuple[Part, tuple[str, ...]]:
    """What the documents of a division say, as a store that holds nothing else would.

    With it, why some were left out: of two that only a person could tell apart, the first stands.
    """
    plan = Plan((), lambda _: None, lambda _: (), replace=False)
    left_out: list[str] = []
    for each in extractions:
        try:
            plan.add(each)
        except DocumentConflict as conflict:
            left_out.append(str(conflict))
    said = [*plan.changes(), *registry_changes(extractions)]
    changes = alone(said)
    between = list(chain.from_iterable(each.quads for each in changes[len(said) :]))
    quads = [*chain.from_iterable(each.quads for each in said), *between]
    return Part(code, province(code), quads, between), tuple(left_out)


def quads_by_division(tables: Path, place: str | None = None) -> Iterator[Part]:
    """The RDF of each division, in the order of their codes: see :class:`Divisions`."""
    return Divisions(tables, place)(_itself)


def _itself(part: Part) -> Part:
    return part
