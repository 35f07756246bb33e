"""The commands, as a person calls them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import openpyxl
import pytest
from click.testing import CliRunner, Result

import kg
import queries
from kg.cli import cli
from kg.cli.export import FORMS
from kg.cli.options import ENDINGS, default_store
from kg.cli.reference import commands_page, questions_page
from kg.store import Store
from tests.sample import NAME, OLDER, build

DOCS = Path(__file__).resolve().parent.parent / "docs"
COMMANDS = cli.list_commands(click.Context(cli))

Run = Callable[..., Result]

TABLE = """青石区2024年重点工作进展情况
\t重点工作
\t主要任务
\t牵头单位
\t责任单位
\t完成情况

\t城市建设
\t新建口袋公园70处以上
\t区园林局
\t区园林局、区住建局
\t新建口袋公园85处

\t
\t改造污水管网12公里
\t区水务局
\t区水务局
\t改造污水管网9.5公里

"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("cli") / "store")


@pytest.fixture
def run(built: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `kg` on the sample store; standard error apart."""
    for name in ("KG_DOCUMENTS", "KG_LANG", "KG_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KG_STORE", str(built))
    monkeypatch.setenv("COLUMNS", "160")

    def call(*arguments: str, **options: Any) -> Result:
        return CliRunner().invoke(cli, list(arguments), **options)

    return call


def one_line(result: Result, *, code: int = 1) -> str:
    """The only line of an error; no traceback, nothing on standard output."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("kg: ")
    return line


# -- the program ------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_and_a_place_in_the_docs(
    run: Run, name: str
) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert re.search(rf"  Examples?:\n(?:.*\n)*    kg {name}\b", result.stdout)
    assert re.search(r"[\u4e00-\u9fff]", result.stdout), "a line in Chinese"
    assert f"\n## kg {name}\n" in (DOCS / "cli.md").read_text("utf-8")


def test_reference_pages_are_what_the_program_says() -> None:
    hint = "run: python -m kg.cli.reference docs"
    assert (DOCS / "cli.md").read_text("utf-8") == commands_page(), hint
    assert (DOCS / "cli.zh.md").read_text("utf-8") == commands_page("zh"), hint
    assert (DOCS / "questions.md").read_text("utf-8") == questions_page(), hint


def test_help_lists_every_command_and_every_export(run: Run) -> None:
    text = run("--help").stdout
    assert all(re.search(rf"^  {name} ", text, re.MULTILINE) for name in COMMANDS)
    text = run("export", "--help").stdout
    for form in FORMS:
        name = f"--format {form.name}" if form.is_folder else form.name
        assert re.search(rf"(^    | ){re.escape(name)} .*\b{form.title[:20]}", text, re.MULTILINE)


def test_version(run: Run) -> None:
    assert run("--version").stdout.strip() == f"kg {kg.__version__}"


def test_a_mistyped_command_gets_the_nearest(run: Run) -> None:
    result = run("quary")
    assert result.exit_code == 2
    assert "did you mean query?" in result.stderr


def test_the_store_is_chosen_by_option_then_variable_then_data_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = str(tmp_path / "none")
    assert empty in one_line(run("status", "--store", empty))
    assert empty in one_line(run("--store", empty, "status"))
    assert run("--store", empty, "query", "unmet", "--store", str(default_store())).exit_code == 0
    monkeypatch.delenv("KG_STORE")
    assert default_store().is_absolute()
    assert "kg" in default_store().parts


def test_no_store_says_how_to_make_one(run: Run, tmp_path: Path) -> None:
    line = one_line(run("query", "unmet", "--store", str(tmp_path / "none")))
    assert line.endswith("make one with: kg load")


def test_debug_shows_the_traceback(run: Run) -> None:
    result = run("query", "no-such", "--debug")
    assert result.exception is not None
    assert type(result.exception).__name__ == "NotFound"


# -- query ------------------------------------------------------------------------------


def test_query_prints_json_when_piped(run: Run) -> None:
    rows = json.loads(run("query", "unit-portfolio", "-p", "unit=区园林局").stdout)
    keys = [column.key for column in queries.question("unit-portfolio").columns]
    assert [list(row) for row in rows] == [keys] * 3
    assert rows[0]["task"] == "新建口袋公园70处以上"


@pytest.mark.parametrize("name", queries.names())
def test_every_question_runs_from_the_command_line(run: Run, name: str) -> None:
    needed = [each for each in queries.question(name).parameters if each.required]
    names = iter(("区文旅局", "区教育局"))
    given = ["城市建设" if "Goal" in each.kinds else next(names) for each in needed]
    pairs = [
        part
        for each, value in zip(needed, given, strict=True)
        for part in ("-p", f"{each.name}={value}")
    ]
    rows = json.loads(run("query", name, *pairs).stdout)
    assert isinstance(rows, list)
    table = run("query", name, *pairs, "--format", "table", "--lang", "en")
    assert table.exit_code == 0
    assert queries.question(name).title.en in table.stdout


def test_the_value_after_a_question_is_its_first_parameter(run: Run) -> None:
    short = run("query", "unit-portfolio", "区住建局")
    assert short.stdout == run("query", "unit-portfolio", "-p", "unit=区住建局").stdout
    assert "has no parameter" in run("query", "goals", "区住建局").stderr
    both = run("query", "unit-portfolio", "区住建局", "-p", "unit=区水务局")
    assert "given twice" in both.stderr


def test_query_formats(run: Run) -> None:
    assert run("query", "groups", "--format", "csv").stdout.startswith("单位组,任务")
    assert run("query", "groups", "--format", "tsv").stdout.startswith("单位组\t任务")
    assert run("query", "groups", "--format", "csv", "--codes").stdout.startswith(
        "group,tasks,member_count"
    )
    assert run("query", "groups", "--format", "markdown").stdout.startswith("| 单位组 | 任务 |")
    table = run("query", "unmet", "--format", "table").stdout
    assert "未完成" in table
    assert f"文件: {NAME}" in table, "once, where all rows are of one document"


def test_query_writes_a_file_in_the_form_of_its_ending(run: Run, tmp_path: Path) -> None:
    for ending in ENDINGS:
        target = tmp_path / f"unmet{ending}"
        assert run("query", "unmet", "-o", str(target)).exit_code == 0
        assert "改造污水管网" in target.read_text("utf-8")
    target = tmp_path / "excel.csv"
    assert run("query", "unmet", "-o", str(target), "--bom").exit_code == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf\xe5")
    assert run("query", "unmet", "--bom").exit_code == 2
    missing = one_line(run("query", "unmet", "-o", str(tmp_path / "no" / "x.csv")))
    assert "folder does not exist" in missing


def test_query_writes_a_workbook(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "unmet.xlsx"
    assert run("query", "unmet", "-o", str(target)).exit_code == 0
    book = openpyxl.load_workbook(target)
    (sheet,) = book.worksheets
    assert sheet.title == "未完成的任务"
    heads, *rows = sheet.iter_rows(values_only=True)
    in_words = list(csv.reader(run("query", "unmet", "--format", "csv").stdout.splitlines()))
    assert list(heads) == in_words[0]
    assert len(rows) == len(in_words) - 1 > 0
    assert "未完成" in rows[0]
    again = tmp_path / "again.xlsx"
    assert run("query", "unmet", "-o", str(again)).exit_code == 0
    assert again.read_bytes() == target.read_bytes()


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("unmet.docx", (), ".docx cannot be written here"),
        ("unmet.html", (), "kg export FILE.html --question NAME"),
        ("unmet", (), "the name has no ending"),
        ("unmet.xlsx", ("--format", "csv"), "cannot hold csv"),
        ("unmet.HTML", ("--format", "json"), "cannot hold json"),
    ],
)
def test_no_file_says_it_is_what_it_is_not(
    run: Run, tmp_path: Path, name: str, options: tuple[str, ...], said: str
) -> None:
    line = one_line(run("query", "unmet", "-o", str(tmp_path / name), *options))
    assert said in line
    assert ".xlsx" in line
    assert not list(tmp_path.iterdir())


def test_an_unknown_ending_takes_the_format_that_is_named(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "unmet.dat"
    assert run("query", "unmet", "-o", str(target), "--format", "json").exit_code == 0
    assert json.loads(target.read_text("utf-8"))


def test_query_lists_and_explains_the_questions(run: Run) -> None:
    listed = json.loads(run("query", "--list").stdout)
    assert [each["name"] for each in listed] == list(queries.names())
    partners = next(each for each in listed if each["name"] == "partners")
    assert {"name": "at_least", "type": "integer", "default": 2}.items() <= (
        partners["parameters"][1].items()
    )
    assert "partners" in run("query", "--list", "--format", "table", "--lang", "en").stdout
    assert "none" not in run("query", "unmet", "--about").stdout.partition("  列：")[0]
    about = run("query", "partners", "--about", "--lang", "en").stdout
    assert "at_least" in about
    assert "MATCH" in about


def test_query_takes_free_cypher_and_sparql(run: Run) -> None:
    cypher = "MATCH (t:Task) WHERE t.ordinal = $n RETURN count(t) AS tasks"
    assert json.loads(run("query", "--cypher", cypher, "-p", "n=1").stdout) == [{"tasks": 2}]
    piped = run("query", "--cypher", "-", input="MATCH (g:Goal) RETURN g.name AS g ORDER BY g")
    assert [row["g"] for row in json.loads(piped.stdout)] == ["产业与民生", "城市建设"]
    sparql = "SELECT (COUNT(?t) AS ?tasks) WHERE { ?t a gov:Task }"
    assert json.loads(run("query", "--sparql", sparql).stdout) == [{"tasks": 8}]
    assert json.loads(run("query", "--sparql", "-", input=sparql).stdout) == [{"tasks": 8}]
    node = json.loads(run("query", "--cypher", "MATCH (g:Goal) RETURN g LIMIT 1").stdout)[0]["g"]
    assert "Goal" in node["labels"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--cypher", "CREATE (n:Unit {iri: 'x'}) RETURN n"),
        ("--cypher", "MATCH (n) DETACH DELETE n"),
        ("--cypher", "MATCH (n"),
        ("--sparql", "DELETE WHERE { ?s ?p ?o }"),
        ("--sparql", "SELECT ?x {"),
        ("--sparql", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"),
        ("--cypher", "RETURN $missing AS x"),
    ],
)
def test_query_refuses_what_writes_leaves_or_is_malformed(
    run: Run, built: Path, arguments: tuple[str, ...]
) -> None:
    one_line(run("query", *arguments))
    with Store.open(built) as store:
        assert len(store.documents()) == 2


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("query", "unit-portfolio"), "add -p unit=区住建局"),
        (("query", "unit-portfolio", "-p", "unit=住建局"), "did you mean 区住建局"),
        (("query", "unit-portfolio", "-p", "unit"), "write -p name=value"),
        (("query", "unmett"), "did you mean unmet"),
        (("query", "goals", "-p", "unit=区住建局"), "it has: editions, as_of"),
        (("query", "coverage", "-p", "unit=区住建局"), "it has none"),
        (("query", "partners", "-p", "at_least=two"), "whole number"),
        (("show", "文旅"), "区文旅局"),
        (("remove", "青石区2022年重点工作进展.txt"), NAME),
        (("export", "graph.docx"), ".html"),
        (("export", "graph.html", "--question", "unmett"), "did you mean unmet"),
        (("load", "no-such-file.txt"), "no-such-file.txt"),
    ],
)
def test_errors_are_one_line_with_a_way_out(
    run: Run, arguments: tuple[str, ...], hint: str
) -> None:
    assert hint in one_line(run(*arguments))


@pytest.mark.parametrize(
    "arguments",
    [
        ("query",),
        ("query", "unmet", "--cypher", "RETURN 1 AS x"),
        ("query", "--cypher", "RETURN 1 AS x", "--engine", "rdf"),
        ("query", "--sparql", "ASK {}", "--engine", "embedded"),
        ("query", "--cypher", "RETURN 1 AS x", "--about"),
        ("query", "unmet", "--format", "yaml"),
        ("show",),
        ("export", "x.html", "-p", "unit=x"),
        ("load", "--documents", "no-such-folder"),
    ],
)
def test_wrong_usage_exits_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


# -- show -------------------------------------------------------------------------------


def test_show_a_unit(run: Run) -> None:
    page = json.loads(run("show", "区住建局").stdout)
    assert (page["kind"], page["name"]) == ("Bureau", "区住建局")
    assert page["properties"]["alias"] == "区住房城乡建设局"
    assert [task["row"] for task in page["tasks"]] == [1, 2, 4]
    assert {claim["quote"] for claim in page["evidence"]} == {"区住建局"}
    text = run("show", "区住房城乡建设局", "--format", "table").stdout
    assert "区住建局  ·  局" in text
    assert "别名: 区住房城乡建设局" in text


def test_show_a_member_says_of_which_group(run: Run) -> None:
    page = json.loads(run("show", "青石街道").stdout)
    assert {"subject": "青石街道", "relation": "memberOf", "object": "各街道"} in page["registry"]
    assert {claim["rule"] for claim in page["evidence"]} == {"expand-group"}


def test_show_a_task_with_its_checks_and_a_goal_with_its_tasks(run: Run) -> None:
    page = json.loads(run("show", "999901/task/重点工作进展情况/2024/1").stdout)
    assert page["progress"][0]["verdict"] == "exceeded"
    assert page["checks"][0]["agrees"] is False
    assert page["shared"][0]["leads"] == ["区园林局"]
    goal = json.loads(run("show", "城市建设").stdout)
    assert [(task["document"], task["row"]) for task in goal["tasks"]] == [
        (OLDER, 1),
        (NAME, 1),
        (NAME, 2),
        (NAME, 4),
    ]


def test_show_a_document_counts_its_statements(run: Run) -> None:
    page = json.loads(run("show", NAME).stdout)
    assert page["properties"]["documentKind"] == "progress_table"
    counts = {row["relation"]: (row["stated"], row["inferred"]) for row in page["statements"]}
    assert counts["leads"] == (7, 0)
    assert counts["responsibleFor"] == (11, 2)
    assert counts["verdict"] == (0, 6)


def test_show_cuts_long_sections_on_a_terminal_unless_all_are_wanted(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.cli.show.LONGEST", 1)
    short = run("show", "区住建局", "--format", "table").stdout
    assert "加 --all" in short
    whole = run("show", "区住建局", "--format", "table", "--all").stdout
    assert "加 --all" not in whole
    assert "整治背街小巷" in whole
    assert "整治背街小巷" not in short


# -- load, status, remove, export, validate ---------------------------------------------


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "青石.txt"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_load_prints_the_account_and_a_second_load_changes_nothing(
    run: Run, table: Path, tmp_path: Path
) -> None:
    where = ("--store", str(tmp_path / "store"))
    dry = json.loads(run("load", str(table), "--dry-run", *where).stdout)
    assert dry[0]["change"] == "new"
    assert not (tmp_path / "store").exists(), "a dry run writes nothing"
    (loaded,) = json.loads(run("load", str(table), *where).stdout)
    assert loaded["document"] == table.name
    assert loaded["account"]["stated"] > 0
    assert loaded["stated"]["leads"] == 2
    assert loaded["inferred"]["verdict"] == 2
    (again,) = json.loads(run("load", str(table), *where).stdout)
    assert again["change"] == "unchanged"
    verdicts = json.loads(run("query", "progress", *where).stdout)
    assert [row["verdict"] for row in verdicts] == ["exceeded", "not_met"]


def test_load_shows_tables_to_people_and_rows_to_spreadsheets(
    run: Run, table: Path, tmp_path: Path
) -> None:
    where = ("--store", str(tmp_path / "store"), "--dry-run")
    text = run("load", str(table), "--format", "table", *where).stdout
    assert "已成陈述" in text
    assert "牵头" in text
    rows = run("load", str(table), "--format", "csv", *where).stdout.splitlines()
    assert rows[0].startswith("文件,地区,类型,变化,已成陈述,留作文字,未采用")
    assert rows[1].startswith("青石.txt,青石区,进展情况表,新读入,")
    rows = run("load", str(table), "--format", "csv", "--codes", *where).stdout.splitlines()
    assert rows[0].startswith("document,place,kind,change,stated,kept,rejected")
    assert rows[1].startswith("青石.txt,青石区,progress_table,new,")


def test_load_other_content_needs_replace(run: Run, table: Path, tmp_path: Path) -> None:
    where = ("--store", str(tmp_path / "store"))
    assert run("load", str(table), *where).exit_code == 0
    table.write_text(TABLE.replace("85处", "60处"), encoding="utf-8")
    assert "--replace" in one_line(run("load", str(table), *where))
    (replaced,) = json.loads(run("load", str(table), "--replace", *where).stdout)
    assert replaced["change"] == "replaced"


def test_load_tells_of_every_bad_file_and_can_leave_them_out(
    run: Run, table: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    for name in ("空.txt", "零.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    bad = [str(tmp_path / "空.txt"), str(tmp_path / "零.txt")]
    result = run("load", str(table), *bad, "--store", str(store))
    assert result.exit_code == 1
    assert [name in result.stderr for name in ("空.txt", "零.txt")] == [True, True]
    assert len(result.stderr.splitlines()) == 3
    kept = run("load", str(table), *bad, "--skip-bad", "--store", str(store))
    assert kept.exit_code == 0
    assert kept.stderr.count("skipped: ") == 2


def test_status_tells_what_is_loaded(run: Run, built: Path) -> None:
    assert run("query", "unmet").exit_code == 0  # brings the engine in step
    status = json.loads(run("status").stdout)
    assert status["store"] == str(built)
    assert [each["document"] for each in status["documents"]] == [OLDER, NAME]
    assert status["engine"]["in_step"] is True
    assert all(
        set(each["pieces"]) == {"stated", "kept", "rejected"} for each in status["documents"]
    )
    assert {"330105"} <= {each["code"] for each in status["registries"]}
    assert NAME in run("status", "--format", "table").stdout


def test_remove_takes_one_document_only(run: Run, tmp_path: Path) -> None:
    folder = build(tmp_path / "store")
    assert "removed" in run("remove", OLDER, "--store", str(folder)).stderr
    rows = json.loads(run("query", "progress", "--store", str(folder)).stdout)
    assert {row["document"] for row in rows} == {NAME}
    one_line(run("remove", OLDER, "--store", str(folder)))


def test_export_writes_claims_and_the_page_of_a_question(run: Run, tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    assert f"wrote {claims}" in run("export", str(claims)).stderr
    assert json.loads(claims.read_text("utf-8").splitlines()[0])["document"]
    page = tmp_path / "unmet.html"
    result = run("export", str(page), "--question", "unmet", "--lang", "en")
    assert result.exit_code == 0, result.stderr
    first = re.search(r'<script id="first"[^>]*>(.*?)</script>', page.read_text("utf-8"))
    assert first is not None
    start = json.loads(first[1])["start"]
    assert start["title"]
    assert len(start["things"]) >= 2, "the task that is not met, and who answers for it"


def test_validate_is_silent_success_or_findings_and_exit_1(
    run: Run, table: Path, tmp_path: Path
) -> None:
    where = ("--store", str(tmp_path / "store"))
    assert run("load", str(table), *where).exit_code == 0
    good = run("validate", *where)
    assert (good.exit_code, json.loads(good.stdout)) == (0, [])
    import pyoxigraph as ox

    from kg.store import Change
    from kg.store.rdf import term

    graph = "https://example.org/broken"
    quad = ox.Quad(
        ox.NamedNode("https://example.org/a"),
        term("leads"),
        ox.NamedNode("https://example.org/b"),
        ox.NamedNode(graph),
    )
    with Store.open(tmp_path / "store", write=True) as store:
        store.apply([Change.of_graph(graph, "broken", [quad])])
    bad = run("validate", *where)
    assert bad.exit_code == 1
    assert any(row["severity"] == "violation" for row in json.loads(bad.stdout))
