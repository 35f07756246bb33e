"""All that people have reviewed, as one value: it is given to the reading, and travels with it.

Reading asks for the registries and names in many places; it gets those of the value that is in
use. A process or a machine of a cluster reads by the value that it was sent, and by nothing that
lies on its own disk.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from ontology import known_names, registries
from ontology.known_names import KnownNames, bundled_names
from ontology.registries import VARIABLE, Registry, bundled_registries


@dataclass(frozen=True)
class Known:
    """Registries, and by the code of a division its reviewed names; can be pickled."""

    registries: tuple[Registry, ...]
    names: Mapping[str, KnownNames]

    @property
    def fingerprint(self) -> str:
        """Another one where anything that people have reviewed is another."""
        said = repr((self.registries, sorted(self.names.items())))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Within the block, this is what is known; outside of it, what was before."""
        units, names = registries.IN_USE.set(self.registries), known_names.IN_USE.set(self.names)
        try:
            yield
        finally:
            known_names.IN_USE.reset(names)
            registries.IN_USE.reset(units)


def bundled() -> Known:
    """What is in force on this machine. Raises RegistryError if a file is malformed."""
    return _known(os.environ.get(VARIABLE))


@lru_cache(maxsize=4)
def _known(named: str | None) -> Known:
    """Read once a process for each `KG_REGISTRY`."""
    del named  # it says for which folder this holds
    found = bundled_registries()
    return Known(found, {each.division.code: bundled_names(each.division) for each in found})
