"""The catalogues of what kg says, in English and in Chinese: `NAME.zh.toml` beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def wordings(name: str) -> Mapping[str, str]:
    """What `NAME.zh.toml` has in its sections: the English, and the Chinese beside it."""
    text = files(__package__).joinpath(f"{name}.zh.toml").read_text("utf-8")
    return {en: zh for section in tomllib.loads(text).values() for en, zh in section.items()}
