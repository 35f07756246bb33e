"""What a mistyped name may have meant."""

from __future__ import annotations

import pytest

from ontology.nearest import nearest_names, nearest_terms

TERMS = {"leads": ("牵头",), "responsibleFor": ("负责",), "supports": ("配合",), "HAS_TARGET": ()}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("laeds", "leads"),  # a swapped pair is one mistake
        ("hasTarget", "HAS_TARGET"),
        ("responsible-for", "responsibleFor"),
        ("牵头", "leads"),
        ("suports", "supports"),
    ],
)
def test_a_term_is_found_by_its_letters_or_by_what_it_is_called(typed: str, meant: str) -> None:
    assert nearest_terms(typed, TERMS, limit=1) == [meant]


def test_a_term_that_shares_few_letters_is_not_meant() -> None:
    assert nearest_terms("budget", TERMS, limit=3) == []
    assert nearest_terms("", TERMS, limit=3) == []


def test_a_name_is_found_by_a_part_the_shortest_first() -> None:
    names = ["新河区住房和城乡建设局", "区住建局", "石桥街道", "区财政局"]
    assert nearest_names("住建局", names, limit=2)[0] == "区住建局"
    assert nearest_names("石桥", names, limit=2)[0] == "石桥街道"
    assert nearest_names("  ", names, limit=2) == []
    assert len(nearest_names("区", names, limit=2)) == 2
