"""The unified social credit code (统一社会信用代码) of GB 32100, by its last character."""

from __future__ import annotations

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH = 18


def is_credit_code(text: str) -> bool:
    """Whether a text is a code whose last character checks the others (mod 31).

    >>> is_credit_code("91350100M000100Y43"), is_credit_code("91350100M000100Y44")
    (True, False)
    """
    if len(text) != _LENGTH or not set(text) <= set(_SIGNS):
        return False
    total = sum(_SIGNS.index(sign) * pow(3, at, 31) for at, sign in enumerate(text[:-1]))
    return _SIGNS.index(text[-1]) == -total % 31
