"""Units that were renamed, merged, split or formed from others, as a registry or a document says.

A renamed unit is another unit, so that each keeps its time; the event joins them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ontology.ids import iri_of
from ontology.model import Division, Thing, Value


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """A change of units.

    before, after: canonical names; one that stands in both goes on
    (甲并入乙). on: its first day. source: where it is written.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    on: date | None = None
    source: str = ""

    @property
    def successions(self) -> tuple[tuple[str, str], ...]:
        """Which unit is succeeded by which."""
        gone = [each for each in self.before if each not in self.after]
        return tuple((old, new) for old in gone for new in self.after)


def event(division: Division, change: Reorganisation, *otherwise: str) -> Thing:
    """A change as a thing of a division, the same by whoever tells of it.

    otherwise: what it goes by where its day is not known (the keys of the document).
    """
    names = "、".join(change.after)
    keys = (change.on.isoformat(),) if change.on else otherwise
    properties: tuple[tuple[str, Value], ...] = (("happenedOn", change.on),) if change.on else ()
    iri = iri_of(division, "Reorganisation", names, *keys)
    return Thing(iri, "Reorganisation", f"机构变动：{names}", properties)
