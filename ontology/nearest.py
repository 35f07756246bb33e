"""The nearest names to a mistyped one, for every message that says "did you mean".

What a program names (terms, commands, values) is short and mistyped by letters: the optimal string
alignment distance counts them, a swapped pair as one (Boytsov 2011, "Indexing methods for
approximate dictionary searching"). What people name (units, projects, documents) is typed in part
or in another order: rapidfuzz's weighted ratio finds the parts. Both only for a message: nothing
is chosen by likeness.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ontology.text import normal_name

_TERM_ALIKE = 0.6
"""Share of letters that two terms must have in common for one to be meant by the other."""

_NAME_ALIKE = 50
"""The weighted ratio, of 100, from which a name may have been meant."""


def nearest_terms(typed: str, called: Mapping[str, Iterable[str]], limit: int) -> list[str]:
    """Terms like what was typed, the most like first, by any of what they are called.

    called: what each term is called besides itself. Case, `_`, `-` and spaces do not count.
    """
    from rapidfuzz.distance import OSA  # only for a message

    wanted = _plain(typed)
    alike = {
        term: max(OSA.normalized_similarity(wanted, _plain(word)) for word in (term, *words))
        for term, words in called.items()
    }
    near = sorted(
        (term for term in alike if alike[term] >= _TERM_ALIKE), key=lambda term: -alike[term]
    )
    return near[:limit]


def nearest_names(typed: str, names: Iterable[str], limit: int) -> list[str]:
    """Names like what was typed: the shortest that contain it, then the most like it."""
    from rapidfuzz import fuzz, process  # only for a message

    wanted = normal_name(typed)
    if not wanted:
        return []
    known = list(names)
    containing = sorted((name for name in known if wanted in name), key=lambda n: (len(n), n))
    similar = process.extract(
        wanted, known, scorer=fuzz.WRatio, limit=limit, score_cutoff=_NAME_ALIKE
    )
    return list(dict.fromkeys([*containing, *(name for name, _, _ in similar)]))[:limit]


def _plain(name: str) -> str:
    """The form in which terms are compared."""
    return name.translate({ord(mark): None for mark in "-_ "}).casefold()
