"""The RDF dataset on disk: the truth."""

from kg.store.dataset import Change, Store

__all__ = ["Change", "Store"]
