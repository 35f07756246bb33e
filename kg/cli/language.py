"""The language in which kg speaks to a person: messages, errors, help.

Imported for every help text, so it imports nothing heavy.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ontology.labels import Language

_CHOSEN: ContextVar[str] = ContextVar("language", default="")
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """Say everything in this language, whoever asks: pages of reference are made in one."""
    token = _CHOSEN.set(chosen)
    try:
        yield
    finally:
        _CHOSEN.reset(token)


def language() -> Language:
    """The language of messages and help: `--lang` or `KG_LANG`, else that of the system."""
    asked = _CHOSEN.get() or _of_command() or os.environ.get("KG_LANG", "")
    if asked in ("zh", "en"):
        return "zh" if asked == "zh" else "en"
    return "zh" if _of_system().startswith(("zh", "chinese")) else "en"


def _of_command() -> str:
    context = click.get_current_context(silent=True)
    return "" if context is None else str(context.params.get("language") or "")


def _of_system() -> str:
    """The language that the system is set to: a locale's name, lower case."""
    said = next(filter(None, map(os.environ.get, _VARIABLES)), None)
    if said is None and os.name == "nt":  # Windows sets none of these
        import locale

        said = locale.getlocale()[0]
    return (said or "").lower()


def told(message: str) -> str:
    """A message in the person's language."""
    if language() == "en":
        return message
    from kg.cli.messages import in_chinese

    return in_chinese(message)
