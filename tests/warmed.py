"""One document read, on import: its modules and patterns are there for the next reading.

`tests.damage` has it imported where its processes are copied from, so none of them does it again.
Reading is pure; no store and no engine is opened here.
"""

from __future__ import annotations

from kg.run.reading import fragment
from ontology.known import bundled
from tests.damage import EXAMPLE

fragment(EXAMPLE.name, EXAMPLE.read_bytes(), bundled())
