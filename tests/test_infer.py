"""Groups stand for their members where the registry says who they are."""

from __future__ import annotations

import pytest

from kg.follow.infer import expand_groups
from loaders.formats import read_text
from loaders.kinds import extract
from ontology.model import Extraction
from ontology.registries import Registry, registries


@pytest.fixture
def registry() -> Registry:
    return registries()[0]


def table(registry: Registry, units: str) -> Extraction:
    title = f"{registry.names[0]}2020年重点工作（{registry.names[0]}、{registry.names[0]}）"
    text = f"{title}\n任务内容\t责任单位\t进展\n甲任务\t{units}\t已完成\n"
    return extract(read_text(text, "表.tsv"))


def test_every_subdistrict_answers_for_what_all_answer_for(registry: Registry) -> None:
    inferred = expand_groups(table(registry, "各街道"), registry)
    assert [each.subject.name for each in inferred] == [
        unit.name for unit in registry.subdistricts()
    ]
    assert {each.rule for each in inferred} == {"expand-group"}
    assert {each.predicate for each in inferred} == {"responsibleFor"}
    assert {each.passage.quote for each in inferred} == {"各街道"}
    assert all(each.explanation and "各街道" in each.explanation for each in inferred)


def test_groups_of_unknown_members_stay_groups(registry: Registry) -> None:
    assert expand_groups(table(registry, "相关街道"), registry) == []


def test_a_member_named_beside_its_group_is_not_stated_again(registry: Registry) -> None:
    named = registry.subdistricts()[0].name
    inferred = expand_groups(table(registry, f"{named}、各街道"), registry)
    assert named not in [each.subject.name for each in inferred]
    assert len(inferred) == len(registry.subdistricts()) - 1
