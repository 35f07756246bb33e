"""The RDF dataset on disk: the truth."""

from kg.store.change import Change
from kg.store.dataset import Store

__all__ = ["Change", "Store"]
