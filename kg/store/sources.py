"""The loaded files themselves, kept beside the store so that a reading can be shown in them.

    <store>/sources/<sha256>/<document name>

A copy is of the very bytes that were read, found by their hash, so it can never be another
version. It is an aid and no truth: a store without it answers every question but shows no
text. It stays on this machine; no export contains it.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kg.store.atomic import replacing
from kg.store.disk import translated
from ontology.errors import StoreError

_FOLDER = "sources"


def keep(store: Path, name: str, data: bytes) -> None:
    """Keep the bytes of a document of this name, unless they are kept already, undamaged.

    Raises StoreError if they cannot be written.
    """
    target = _place(store, hashlib.sha256(data).hexdigest(), name)
    try:
        if target.is_file() and target.read_bytes() == data:
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        with replacing(target, durable=False) as file:
            file.write(data)
    except OSError as error:
        raise StoreError(
            f"the document cannot be kept ({error.strerror})",
            where=str(target.parent),
            way_out="free some space or choose another folder with --store",
        ) from error


def kept(store: Path, sha256: str) -> Path | None:
    """The copy of a document of these bytes, or None. Raises StoreError if it is damaged."""
    path = next(iter(sorted((store / _FOLDER / sha256).glob("*"))), None)
    if path is None or not path.is_file():
        return None
    with translated(str(path)):
        if hashlib.sha256(path.read_bytes()).hexdigest() == sha256:
            return path
    raise StoreError(
        "the copy of the document is damaged", where=str(path), way_out="load the document again"
    )


def damaged(store: Path) -> list[Path]:
    """The copies whose bytes are not those that were kept. Raises OSError."""
    copies = sorted((store / _FOLDER).glob("*/*"))
    return [
        path for path in copies if hashlib.sha256(path.read_bytes()).hexdigest() != path.parent.name
    ]


def prune(store: Path, loaded: Iterable[str]) -> None:
    """Remove the copies of what is loaded no more. loaded: sha256 of every loaded document."""
    wanted = set(loaded)
    folder = store / _FOLDER
    for each in folder.iterdir() if folder.is_dir() else ():
        if each.name not in wanted:
            with suppress(OSError):  # in use elsewhere: the next load tries again
                shutil.rmtree(each)


def _place(store: Path, sha256: str, name: str) -> Path:
    return store / _FOLDER / sha256 / name
