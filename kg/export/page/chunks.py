"""Data that a page holds packed: gzip in base64, each piece unpacked when it is asked for."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from typing import Any

BLOCK = 192 * 1024
"""Bytes of JSON in a block of things: small enough to unpack at once, large enough to pack."""


def pack(data: Any) -> str:
    """JSON as gzip in base64; the same data give the same text."""
    return _packed(_json(data))


def blocks(things: Iterable[Any], size: int = BLOCK) -> Iterator[tuple[int, str]]:
    """Things in their order, cut into blocks: number of the first thing, packed list."""
    held: list[str] = []
    first = length = 0
    for number, thing in enumerate(things):
        text = _json(thing)
        if held and length + len(text) > size:
            yield first, _packed("[" + ",".join(held) + "]")
            first, held, length = number, [], 0
        held.append(text)
        length += len(text)
    if held:
        yield first, _packed("[" + ",".join(held) + "]")


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)


def _packed(text: str) -> str:
    raw = text.encode("utf-8", "surrogatepass")
    return b64encode(gzip.compress(raw, compresslevel=9, mtime=0)).decode("ascii")
