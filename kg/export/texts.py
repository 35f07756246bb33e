"""The words of pages and sheets that are not terms of the ontology, in zh and en."""

from __future__ import annotations

from typing import Final

PAGE: Final[dict[str, dict[str, str]]] = {
    "zh": {"title": "谁来负责", "focus_title": "{name}：{depth} 步以内的关系"},
    "en": {"title": "Who answers for what", "focus_title": "{name}: relations to depth {depth}"},
}
"""Titles of pages by language; `{…}` are filled in. The page's other words are its own."""
