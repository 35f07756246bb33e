"""How much of what was read lately is remembered by functions that are asked the same again."""

from __future__ import annotations

REMEMBERED = 32768
"""Texts. A cell of a table is asked about again when its row is recomputed and judged, which is
after all rows are read: so many that a table of ten thousand rows has room. Some tens of MB."""
