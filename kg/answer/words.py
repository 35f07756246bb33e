"""Values of a fixed list, by the words that people read: 未完成 or `not met` for `not_met`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import queries
from kg.answer.codes import CODES
from ontology.errors import ParameterError
from ontology.labels import Label
from ontology.nearest import nearest_terms
from queries import Parameter


def choice(parameter: Parameter, text: str) -> str:
    """The value of a choice that the text names: itself, its label, or the head of its column.

    Raises ParameterError with the nearest values if none or several are called so.
    """
    called = _called(parameter)
    found = called.get(queries.folded(text), ())
    if len(found) == 1:
        return found[0]
    if found:
        what = f"{parameter.name}={text} is the name of {len(found)} values"
        raise ParameterError(what, way_out=f"say which: {_listing(found)}")
    raise ParameterError(
        f"{parameter.name}={text} is not one of {_listing(parameter.choices)}",
        way_out=_nearest(text, called) or f"{parameter.name} is: {parameter.label.en}",
    )


def _called(parameter: Parameter) -> Mapping[str, tuple[str, ...]]:
    """All that the values are called, in plain form, and which these are."""
    found: dict[str, dict[str, None]] = {}
    for code in parameter.choices:
        for words in (code, *_words(code)):
            found.setdefault(queries.folded(words), {})[code] = None
    return {words: tuple(codes) for words, codes in found.items()}


def _words(code: str) -> Iterator[str]:
    """What an answer calls the value: in a cell, or over a column of its own."""
    label = _label(code)
    if label is not None:
        yield from (label.zh, label.en)
    for question in queries.questions():
        for column in question.columns:
            if column.key == code:
                yield from (column.label.zh, column.label.en)


def _label(code: str) -> Label | None:
    from ontology.vocabulary import vocabulary

    known = vocabulary()
    if code in known.verdicts or code in known.timeliness:
        return Label(known.label(code, "zh"), known.label(code, "en"))
    return CODES.get(code)


def _listing(codes: tuple[str, ...]) -> str:
    labels = ((code, _label(code)) for code in codes)
    return ", ".join(code if label is None else f"{code} ({label.zh})" for code, label in labels)


def _nearest(text: str, called: Mapping[str, tuple[str, ...]]) -> str:
    words: dict[str, list[str]] = {}
    for each, codes in called.items():
        for code in codes:
            words.setdefault(code, []).append(each)
    near = tuple(nearest_terms(text, words, limit=3))
    return f"did you mean {_listing(near)}?" if near else ""
