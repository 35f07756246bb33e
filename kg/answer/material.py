"""What a question fetched for a function that answers from it, and what such a function gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
"""A row of an engine, by column, as the engine gave it."""

Rows = tuple[tuple[Any, ...], ...]
"""The rows of an answer: plain values, in the order of the question's columns."""

Function = Callable[[Sequence[Row], Mapping[str, Any]], Rows]
"""Answers from what was fetched, and the values of the question's parameters."""
