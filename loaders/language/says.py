"""What may be said of how a task stands. Apart, for who answers questions needs no grammar."""

from __future__ import annotations

from enum import StrEnum


class Says(StrEnum):
    """What a clause, or a report, says of its task; the values are verdicts."""

    EXCEEDED = "exceeded"
    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    IN_PROGRESS = "in_progress"
    NO_DATA = "no_data"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
