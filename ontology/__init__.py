"""The vocabulary and the registries: text files, reviewed by people.

The only code here finds the files, whether `kg` runs from a checkout or from a wheel.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
"""Where `gov.ttl`, `shapes.ttl`, `status.ttl`, `lists.ttl`, `units.ttl` and `registry/` are."""
