"""Locks on files, which end with their holder, however it ends."""

from __future__ import annotations

from pathlib import Path

PROBE = 0.3
"""Seconds to try for a lock: another look at it holds it for an instant only."""


def is_locked(path: Path, *, patience: float = PROBE) -> bool:
    """Whether somebody holds the lock; where there is no file, nobody does.

    patience: seconds to try; with 0, who only looks may be taken for a holder.
    """
    from filelock import FileLock, Timeout

    if not path.exists():
        return False
    lock = FileLock(path)
    try:
        lock.acquire(timeout=patience, poll_interval=0.05)
    except Timeout:
        return True
    lock.release()
    return False
