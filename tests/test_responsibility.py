"""Who answers for which goals: counted up the goals, with groups and promises told apart."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import queries
from kg.answer.ask import Answer, ask
from kg.answer.responsibility import COLUMNS, goal_responsibility
from kg.cli import cli
from kg.cli.output import render
from kg.load.pipeline import load
from kg.load.read import read_document
from kg.mirror.engines import opened as engine
from ontology.model import Statement
from tests.sample import FRONT, VERDICTS, build, category

QUESTION = queries.question("goal-responsibility")
ROLES = ("leads", "responsible", "supports")
NUMBERS = {"leads": "lead_tasks", "responsible": "responsible_tasks", "supports": "support_tasks"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("goals") / "store", reports=True)


def records(store: Path, **given: Any) -> list[dict[str, Any]]:
    return ask(QUESTION, given, store).records()


def by_goal(rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["goal"]: row for row in rows if row["task"] is None}


def counted(row: dict[str, Any], role: str) -> dict[str, int]:
    return dict(zip(row[role], row[NUMBERS[role]], strict=True))


# -- on the sample ------------------------------------------------------------------------


def test_the_function_gives_the_columns_of_the_head() -> None:
    assert tuple(column.key for column in QUESTION.columns) == COLUMNS


def test_a_goal_has_its_units_by_role_with_their_tasks(store: Path) -> None:
    rows = by_goal(records(store))
    building = rows["城市建设"]
    assert (building["kind"], building["tasks"]) == ("Goal", 4)
    assert (building["leads"], building["lead_tasks"]) == (["区园林局", "区水务局"], [2, 1])
    assert counted(building, "responsible") == {"区住建局": 3, "区园林局": 1, "区水务局": 1}
    assert building["supports"] == building["support_tasks"] == []
    assert building["groups"] == ["各街道", "相关单位"]
    assert building["through_groups"] == ["白沙街道", "青石街道"]
    assert building["pairs"] == ["区住建局、区园林局 1", "区住建局、区水务局 1"]
    assert (building["level"], building["task"], building["verdict"]) == (None, None, None)


def test_how_the_tasks_of_a_goal_stand_adds_up(store: Path) -> None:
    rows = records(store)
    assert {"城市建设", "产业与民生", FRONT} <= set(by_goal(rows))
    for row in rows:
        assert row["tasks"] == sum(row[each] for each in VERDICTS) + row["unjudged"]
        assert row["open"] == row["tasks"] - row["exceeded"] - row["met"] - row["cancelled"]
    people = by_goal(rows)["产业与民生"]
    assert (people["no_data"], people["postponed"], people["unjudged"]) == (1, 1, 1)
    assert [row["open"] for row in rows] == sorted((row["open"] for row in rows), reverse=True)


def test_what_is_promised_is_not_mixed_with_what_is_tracked(store: Path) -> None:
    rows = by_goal(records(store))
    assert (rows["城市建设"]["promises"], rows["城市建设"]["promise_units"]) == (1, ["区住建局"])
    assert "区住建局" not in rows["城市建设"]["leads"], "it leads the promise alone"
    garden = rows["“三园”战略"]
    assert (garden["kind"], garden["tasks"], garden["promises"]) == ("Strategy", 0, 1)
    assert garden["leads"] == garden["responsible"] == garden["pairs"] == []


def test_the_goal_above_has_the_tasks_of_those_below(store: Path) -> None:
    rows = by_goal(records(store))
    front, below = rows[FRONT], [rows["城市建设"], rows["产业与民生"]]
    for key in ("tasks", "open", "promises", *VERDICTS):
        assert front[key] == sum(row[key] for row in below)
    for role in ROLES:
        expected: Counter[str] = Counter()
        for row in below:
            expected.update(counted(row, role))
        assert counted(front, role) == expected


def test_a_goal_that_is_asked_for_comes_as_a_tree_with_its_tasks(store: Path) -> None:
    rows = records(store, goal=FRONT)
    assert [(row["level"], row["goal"]) for row in rows if row["task"] is None] == [
        (0, FRONT),
        (1, "产业与民生"),
        (1, "城市建设"),
    ]
    assert {key: value for key, value in by_goal(rows)[FRONT].items() if key != "level"} == {
        key: value for key, value in by_goal(records(store))[FRONT].items() if key != "level"
    }
    tasks = [row for row in rows if row["goal"] == "城市建设" and row["task"] is not None]
    assert [row["task_iri"].rsplit("/", 2)[1:] for row in tasks[:4]] == [
        ["2023", "1"],
        ["2024", "1"],
        ["2024", "2"],
        ["2024", "4"],
    ]
    assert {row["level"] for row in tasks} == {2}
    first, promise = tasks[1], tasks[4]
    assert (first["verdict"], first["kind"], first["tasks"]) == ("exceeded", "Task", 1)
    assert (first["leads"], first["responsible"]) == (["区园林局"], ["区住建局", "区园林局"])
    assert (first["groups"], first["through_groups"]) == (["各街道"], ["白沙街道", "青石街道"])
    assert first["lead_tasks"] == first["promise_units"] == []
    assert (first["open"], first["promises"]) == (None, None)
    assert (promise["task"], promise["tasks"]) == ("确保新建口袋公园70处以上", None)
    assert (promise["leads"], promise["promises"]) == ([], 1)
    assert promise["promise_units"] == ["区住建局"]


def test_a_goal_without_tasks_is_left_out_until_it_is_asked_for(store: Path) -> None:
    assert "北园" not in by_goal(records(store))
    (row,) = records(store, goal="北园")
    assert (row["goal"], row["tasks"], row["promises"], row["leads"]) == ("北园", 0, 0, [])


def test_people_see_names_with_their_numbers_and_programs_lists(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    answer = ask(QUESTION, {}, store)
    for form in ("table", "markdown"):
        text = render(answer, "table" if form == "table" else "markdown", language="zh")
        assert "区园林局 2、区水务局 1" in text
        assert "牵头的任务数" not in text
        assert "区住建局、区园林局 1；区住建局、区水务局 1" in text
    arguments = ["--store", str(store), "query", "各目标由哪些单位负责", "城市建设"]
    found = CliRunner().invoke(cli, [*arguments, "--format", "json"])
    row = json.loads(found.stdout)[0]
    assert (row["leads"], row["lead_tasks"]) == (["区园林局", "区水务局"], [2, 1])
    tasks = CliRunner().invoke(cli, [*arguments, "--format", "table"]).stdout
    assert "区住建局、区园林局\n" in tasks.replace(" ", ""), "a task's units have no numbers"


def test_the_picture_shows_the_goals_their_tasks_and_the_units_that_are_named(store: Path) -> None:
    picture = next(each for each in queries.graphs() if each.name == QUESTION.name)
    with engine(store) as opened:
        found = opened.query(
            picture.cypher, {"goal": category(FRONT).iri, "editions": None, "as_of": None}
        )
    paths = [path for row in found.rows for path in row if path is not None]
    drawn = {node["properties"]["name"] for path in paths for node in path["nodes"]}
    rows = records(store, goal=FRONT)
    expected = {row["goal"] for row in rows} | {row["task"] for row in rows if row["task"]}
    for row in rows:
        expected.update(*(row[role] for role in (*ROLES, "groups", "promise_units")))
    assert drawn == expected
    assert {edge["type"] for path in paths for edge in path["relationships"]} == {
        *("PART_OF", "LEADS", "RESPONSIBLE_FOR", "SUPPORTS")
    }


# -- on rows made by hand -------------------------------------------------------------------


def row(goal: str, task: str | None = None, /, above: str = "", **given: Any) -> dict[str, Any]:
    """A row of material; units are told by their names."""
    units = {
        key: [f"u:{each} {each}" for each in given.get(key, "").split()]
        for key in (*ROLES, "groups", "through_groups")
    }
    return {
        "goal_iri": f"g:{goal}",
        "goal": goal,
        "kind": ["Goal", "Thing"],
        "above": [f"g:{each}" for each in above.split()],
        "task_iri": task and f"t:{task}",
        "task": task,
        "row": None,
        "document": None,
        "verdict": given.get("verdict"),
        "promised": given.get("promised", False),
        **units,
    }


def answered(rows: list[dict[str, Any]], goal: str | None = None) -> list[dict[str, Any]]:
    found = goal_responsibility(rows, goal)
    assert found == goal_responsibility(rows[::-1], goal), "the order of the rows does not matter"
    return Answer(QUESTION.columns, found).records()


def test_a_task_of_two_goals_counts_once_above_them() -> None:
    rows = answered(
        [
            row("top"),
            row("a", "1", above="top", leads="甲"),
            row("b", "1", above="top", leads="甲"),
            row("b", "2", above="top", leads="甲"),
        ]
    )
    assert {each["goal"]: each["tasks"] for each in rows} == {"top": 2, "a": 1, "b": 2}
    assert by_goal(rows)["top"]["lead_tasks"] == [2]


def test_goals_in_a_ring_or_below_two_others_end_and_count_once() -> None:
    ring = [row("a", "1", above="b"), row("b", "2", above="a")]
    assert [each["tasks"] for each in answered(ring)] == [2, 2]
    assert [each["goal"] for each in answered(ring, "g:a")] == ["a", "a", "b", "b"]
    diamond = [
        row("top"),
        row("a", above="top"),
        row("b", above="top"),
        row("low", "1", above="a b"),
    ]
    assert by_goal(answered(diamond))["top"]["tasks"] == 1
    tree = answered(diamond, "g:top")
    assert [(each["level"], each["goal"]) for each in tree] == [
        *((0, "top"), (1, "a"), (2, "low"), (3, "low"), (1, "b"))
    ]


@pytest.mark.slow
def test_a_long_chain_of_goals_is_no_recursion() -> None:
    chain = [row("0"), *(row(str(n), above=str(n - 1)) for n in range(1, 3000))]
    chain.append(row("3000", "1", above="2999"))
    assert len(goal_responsibility(chain, "g:0")) == 3002


def test_a_unit_is_through_a_group_only_where_nothing_names_it() -> None:
    rows = [
        row("a", "1", responsible="甲", groups="各街道", through_groups="乙 丙"),
        row("a", "2", supports="乙"),
    ]
    (found,) = answered(rows)
    assert (found["responsible"], found["supports"], found["through_groups"]) == (
        ["甲"],
        ["乙"],
        ["丙"],
    )


def test_most_comes_first_and_ties_go_by_name() -> None:
    rows = [
        row("a", "1", leads="丙", responsible="丙 乙 甲"),
        row("a", "2", leads="丙", responsible="甲 丁"),
        row("a", "3", leads="乙"),
        row("a", "4", leads="甲", responsible="丙"),
    ]
    (found,) = answered(rows)
    assert (found["leads"], found["lead_tasks"]) == (["丙", "乙", "甲"], [2, 1, 1])
    assert found["pairs"] == ["丙、甲 3", "丁、丙 1", "丁、甲 1", "丙、乙 1", "乙、甲 1"]


def test_no_more_than_five_pairs() -> None:
    (found,) = answered([row("a", "1", responsible="甲 乙 丙 丁 戊")])
    assert len(found["pairs"]) == 5


def test_open_tasks_most_first_then_tasks_then_iri() -> None:
    rows = [
        row("d", "1", verdict="met"),
        row("c", "2", verdict="met"),
        row("c", "3", verdict="cancelled"),
        row("b", "4", verdict="not_met"),
        row("a", "5", promised=True, leads="甲"),
        row("e", "6"),
    ]
    found = answered(rows)
    assert [(each["goal"], each["open"]) for each in found] == [
        *(("b", 1), ("e", 1), ("c", 0), ("d", 0), ("a", 0))
    ]
    assert (found[-1]["leads"], found[-1]["promise_units"]) == ([], ["甲"])


# -- on the real documents ------------------------------------------------------------------


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, documents: Path) -> Path:
    folder = tmp_path_factory.mktemp("real") / "s"
    load(sorted(documents.glob("00[0-4]_*.txt")), folder)
    return folder


@pytest.fixture(scope="module")
def table(documents: Path) -> tuple[Statement, ...]:
    """What the progress table states."""
    return read_document(next(documents.glob("004_*"))).statements


@pytest.mark.documents
def test_the_units_of_each_category_are_those_of_its_rows(
    real: Path, table: tuple[Statement, ...]
) -> None:
    """The 22 categories of the progress table, from its statements as they were read."""
    rows = by_goal(records(real))
    stated = [each for each in table if each.rule is None]
    categories: defaultdict[str, set[str]] = defaultdict(set)
    for each in stated:
        if each.predicate == "partOf" and each.subject.kind == "Task":
            categories[each.object.name].add(each.subject.iri)
    assert len(categories) == 22
    assert sum(map(len, categories.values())) == 128
    for name, tasks in categories.items():
        row = rows[name]
        assert row["tasks"] == len(tasks)
        for predicate, role in zip(("leads", "responsibleFor", "supports"), ROLES, strict=True):
            assert counted(row, role) == tasks_of_units(stated, predicate, tasks), (name, role)
        assert set(row["groups"]) == {
            each.subject.name
            for each in stated
            if each.subject.kind == "UnitGroup" and each.object.iri in tasks
        }


def tasks_of_units(
    statements: Iterable[Statement], predicate: str, tasks: set[str]
) -> dict[str, int]:
    """How many of the tasks each unit has this role in."""
    parts = {
        (each.subject.name, each.object.iri)
        for each in statements
        if each.predicate == predicate
        and each.object.iri in tasks
        and each.subject.kind != "UnitGroup"
    }
    return dict(Counter(name for name, _ in parts))


@pytest.mark.documents
def test_no_promise_is_among_the_tracked_tasks_of_a_goal(
    real: Path, table: tuple[Statement, ...]
) -> None:
    tracked = {each.subject.iri for each in table if each.subject.kind == "Task"}
    for front in ("推动产业能级提升，深度融入长三角一体化发展", "“1411”战略体系"):
        rows = records(real, goal=front)
        tasks = {row["task_iri"] for row in rows if row["tasks"] and row["task"]}
        promises = {row["task_iri"] for row in rows if row["promises"] and row["task"]}
        assert tasks <= tracked
        assert promises
        assert not promises & tracked
        assert (rows[0]["tasks"], rows[0]["promises"]) == (len(tasks), len(promises))
