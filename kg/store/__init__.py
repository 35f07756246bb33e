"""The RDF dataset on disk: the truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store.change import Change
    from kg.store.dataset import Store

__all__ = ["Change", "Store"]


def __getattr__(name: str) -> object:
    """`Change` and `Store`, imported when somebody asks for them: who only looks whether a folder
    is whole, as each question does, needs neither.
    """
    if name == "Change":
        from kg.store.change import Change

        return Change
    if name == "Store":
        from kg.store.dataset import Store

        return Store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
