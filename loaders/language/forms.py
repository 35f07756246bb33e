"""What an official document is, by how its title ends (方案, 办法, 通知 …)."""

from __future__ import annotations

from loaders.lexicon import lexicon
from ontology import late_re as re

_AT_END = r"(?:\s*[（(【\[][^（()）】\]]{1,20}[）)】\]])*$"
"""Brackets that may stand behind it: （试行）, （2031—2033年）."""
_FORMS = {
    each: re.compile(rf"(?P<word>{pattern.pattern}){_AT_END}")
    for each, pattern in lexicon("forms").patterns().items()
}


def form_of(title: str) -> tuple[str, str] | None:
    """The entry of the lexicon that a title ends with, and the word; None if it is no such title.

    >>> form_of("青石区水务管理办法（试行）")
    ('form/rule', '办法')
    """
    words = title.strip()
    for entry, form in _FORMS.items():
        found = form.search(words)
        if found is not None:
            return entry, found["word"]
    return None
