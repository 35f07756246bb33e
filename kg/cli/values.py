"""One value of an answer as people read it, and text that no terminal can stumble over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ontology import late_re as re

if TYPE_CHECKING:
    from ontology.labels import Language
    from queries import Column

BETWEEN = {"zh": "、", "en": "; "}
"""Between the members of a list where it is shown as one text."""


def joined(members: Sequence[str], language: Language) -> str:
    """A list as one text. Where a member holds the sign between them, a stronger one is taken."""
    between = BETWEEN[language]
    strong = between == "、" and any(between in each for each in members)
    return ("；" if strong else between).join(members)


UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
"""Controls, and marks that reorder or break a line: C0, C1, bidirectional overrides."""


def harmless(text: str) -> str:
    """Text for a terminal: control characters and bidirectional overrides made visible."""
    return UNSAFE.sub(lambda match: match.group().encode("unicode_escape").decode(), text)


def shown(value: Any, kind: str, language: Language) -> str:
    """One value as people read it, in their language; nothing for None."""
    match value:
        case None:
            return ""
        case bool():
            return {"zh": ("否", "是"), "en": ("no", "yes")}[language][value]
        case list():
            single = {"relations": "relation", "codes": "code"}.get(kind, kind)
            return joined([shown(each, single, language) for each in value], language)
        case dict():
            import json

            return json.dumps(value, ensure_ascii=False)
        case str() if kind in {"verdict", "timeliness", "relation", "kind", "code", "period"}:
            return _label(value, kind, language)
        case _:
            return str(value)


def shown_at(row: Sequence[Any], columns: Sequence[Column], at: int, language: Language) -> str:
    """One cell of a row as people read it; names that are counted with their numbers."""
    value = row[at]
    if columns[at].type == "counted" and value and row[at + 1]:
        value = [f"{name} {number}" for name, number in zip(value, row[at + 1], strict=True)]
    return shown(value, columns[at].type, language)


def visible(columns: Sequence[Column]) -> list[int]:
    """Positions of the columns that are for people: all but identifiers.

    The numbers of a column of names stand beside the names (see :func:`shown_at`).
    """
    return [at for at, column in enumerate(columns) if column.type not in {"id", "counts"}]


def _label(term: str, kind: str, language: Language) -> str:
    if kind == "period":
        from kg.answer.periods import period_words

        return period_words(term, language)
    if kind == "code":
        from kg.answer.codes import label

        return label(term, language)
    from ontology.vocabulary import vocabulary

    return vocabulary().label(term, language)
