"""What `kg` brings to Neo4j Browser: true to the graph, harmless, for Browser's eyes only."""

from __future__ import annotations

import http.client
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import queries
from kg.browse import serve
from kg.browse.cypher import applied, body, literal, used
from kg.browse.guide import default_parameters
from kg.browse.session import _address, _browser
from kg.browse.site import GUIDE, SAVED, STYLE, make, site
from kg.browse.style import look, style_json, style_sheet
from kg.cli import cli
from kg.export.look import KIND_COLOURS
from kg.mirror.engines import opened as engine
from kg.mirror.local_server.process import WHILE_LOCKED
from kg.mirror.target import Target
from kg.project.from_rdf import project
from kg.store import Store
from ontology.locator import Locator
from ontology.model import Extraction, Passage, Statement, Thing
from ontology.vocabulary import vocabulary
from tests.factories import DIVISION, document, unit
from tests.sample import build
from tests.test_export import HOSTILE, make_store, sample

EVIL = f'甲\'局;\\$x=>1 on="y" :clear`{{}}\u2028{HOSTILE}</pre></slide><slide>'
BASE = "http://127.0.0.1:1"


def evil() -> Extraction:
    """A unit with a hostile name, which leads more than any other."""
    source = document()
    statements = list(sample().statements)
    for row in range(1, 5):
        task = next(
            each.object
            for each in sample().statements
            if each.predicate == "mentions" and each.object.get("ordinal") == row
        )
        goal = Thing(DIVISION.iri("goal", EVIL), "Goal", EVIL)
        passage = Passage(source.name, Locator(row, row + 1, row=row, column=EVIL), EVIL)
        statements += [
            Statement(unit(EVIL), predicate, task, passage, "test/evil")
            for predicate in ("leads", "responsibleFor", "supports")
        ]
        statements.append(Statement(task, "partOf", goal, passage, "test/evil"))
    return Extraction(source, tuple(statements), ())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    folder = tmp_path_factory.mktemp("evil") / "store"
    make_store(folder, evil()).close()
    return site(folder, base=BASE)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("browse") / "store", reports=True)


@pytest.fixture(scope="module")
def files(store: Path) -> Mapping[str, bytes]:
    return site(store, base=BASE)


class Page(HTMLParser):
    """What a guide holds: its elements, and the text of each runnable block."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.runnable: list[str] = []
        self.text = ""
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes |= {name for name, _ in attrs}
        self._inside = tag == "pre"
        if self._inside:
            self.runnable.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._inside:
            self.runnable[-1] += data


def cleaned(page: str) -> str:
    """What Neo4j Browser makes of a guide before it shows it (its `cleanHtml`)."""
    page = re.sub(r"(\s+(on[^\s=]+)[^\s=]*\s*=\s*(\"[^\"]*\"|'[^']*'|[\w\-.:]+\s*))", "", page)
    return re.sub(r"<script\b[^<]*(?:(?!</script>)<[^<]*)*(</script>)?", "", page)


# -- the guide ---------------------------------------------------------------------------


def test_the_guide_has_every_question_and_counts_what_the_graph_holds(
    store: Path, files: Mapping[str, bytes]
) -> None:
    text = files[GUIDE].decode()
    page = Page(text)
    for question in (*queries.questions(), *queries.graphs()):
        assert f'data-question="{question.name}"' in text
        assert question.title.zh in page.text
        defaults = {each.name: each.default for each in question.parameters}
        needed = {each.name for each in question.parameters if each.required}
        valued = {name for name, value in defaults.items() if value is not None}
        # What must be set stays a parameter; what may be set has its default in its place.
        runs = applied(question, defaults, needed | valued) if needed else body(question)
        assert runs in page.runnable
    first = text.partition("</slide>")[0]
    assert 'data-question="overview"' in first
    assert text.count('data-question="overview"') == 1
    assert "_KgMirror" in first
    with Store.open(store) as opened:
        graph = project(opened.quads())
    assert f"{len(graph.nodes)} 个事物，{len(graph.relationships)} 条关系" in page.text
    kinds = Counter(vocabulary().narrowest(node.labels).local for node in graph.nodes)
    for kind, count in kinds.items():
        assert re.search(rf"{vocabulary().label(kind)}\s+{count}\b", page.text)
        label = vocabulary().class_term(kind).node_label
        assert f"MATCH (n:{label}) RETURN n LIMIT 50" in page.runnable
    for kind, count in Counter(each.type for each in graph.relationships).items():
        local = vocabulary().property_of_type(kind).local
        assert re.search(rf"{vocabulary().label(local)}\s+{count}\b", page.text)
    assert page.elements["slide"] == 4


def test_parameters_are_filled_with_things_of_the_data(files: Mapping[str, bytes]) -> None:
    page = Page(files[GUIDE].decode())
    house = DIVISION.iri("unit", "区住建局")
    assert f":param unit => '{house}'" in page.runnable
    assert "单位 区住建局" in page.text
    filters = ("goal", "unit", "document", "place", "editions", "as_of", "verdict")
    assert ";\n".join(f":param {name} => null" for name in filters) in page.runnable


def test_what_needs_nothing_runs_with_nothing_set(store: Path, files: Mapping[str, bytes]) -> None:
    page = Page(files[GUIDE].decode())
    archive = zipfile.ZipFile(io.BytesIO(files[SAVED]))
    asked = 0
    for question in queries.questions():
        defaults = {each.name: each.default for each in question.parameters}
        if any(each.required for each in question.parameters):
            continue
        text = applied(question, defaults)
        assert "$" not in text
        assert text in page.runnable
        saved = archive.read(f"谁来负责/{question.name}.cypher").decode()
        assert text in saved
        assert "$" not in saved
        if used(question):
            asked += 1
            with engine(store) as opened:
                rows = opened.query(text).rows
                assert sorted(map(repr, rows)) == sorted(
                    map(repr, opened.query(question.cypher, defaults).rows)
                )
    assert asked > 3


def test_a_value_in_place_of_a_parameter_is_a_literal(store: Path) -> None:
    question = queries.question("evidence")
    text = applied(question, {"thing": EVIL, "editions": None, "as_of": None})
    with engine(store) as opened:
        assert opened.query(text).rows == ()
    assert f"{{iri: {literal(EVIL)}}}" in text


def test_the_first_picture_is_the_overview_and_no_picture_where_nothing_is_to_be_drawn(
    store: Path, tmp_path: Path
) -> None:
    (overview,) = (each for each in queries.graphs() if each.name == "overview")
    defaults = {each.name: each.default for each in overview.parameters}
    assert make(store).opening == applied(overview, defaults)
    bare = tmp_path / "bare"
    make_store(bare, Extraction(document(), (), ())).close()
    assert make(bare).opening is None


def test_what_is_being_made_is_told(store: Path) -> None:
    told: list[tuple[str, int, int]] = []
    make(store, progress=lambda *each: told.append(each))
    assert told[0] == ("reading the store", 0, 0)
    assert told[-1] == ("asking the questions", len(queries.names()) - 1, len(queries.names()))


def test_a_large_graph_is_not_asked_before_it_is_shown(
    store: Path, files: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.browse.examples.COUNTED", 5)
    page = Page(site(store, base=BASE)[GUIDE].decode())
    asked = Page(files[GUIDE].decode())
    assert f":param unit => '{DIVISION.iri('unit', '区住建局')}'" in page.runnable
    counted = re.compile(r"（\d+ 行）")
    assert counted.search(asked.text)
    assert not counted.search(page.text)


def test_what_browser_strips_takes_nothing_from_the_guide(files: Mapping[str, bytes]) -> None:
    text = files[GUIDE].decode()
    assert Page(cleaned(text)).runnable == Page(text).runnable


def test_it_speaks_english_too(store: Path) -> None:
    page = Page(site(store, base=None, lang="en")[GUIDE].decode())
    assert "What the graph holds" in page.text
    assert "Drop style.grass" in page.text
    assert "Whom to ask about what is not met" in page.text


def test_a_hostile_name_stays_a_name(
    hostile: Mapping[str, bytes], files: Mapping[str, bytes]
) -> None:
    text = hostile[GUIDE].decode()
    page, plain = Page(text), Page(files[GUIDE].decode())
    assert set(page.elements) == set(plain.elements)
    assert page.elements["slide"] == plain.elements["slide"]
    assert page.attributes == plain.attributes
    assert EVIL[:39] in page.text  # as an example, shortened
    assert Page(cleaned(text)).runnable == page.runnable
    mine = [each for each in page.runnable if each.startswith(":param") and "甲" in each]
    assert len(mine) > 2
    for each in mine:
        for line in each.split(";\n"):
            value = line.partition(" => ")[2]
            assert re.fullmatch(r"null|'[^'$;={}<>`\"\n\u2028]*'", value)
            assert len(re.findall("=>", line)) == 1


def test_no_name_reaches_the_style_sheet_or_leaves_its_comment(
    hostile: Mapping[str, bytes], files: Mapping[str, bytes]
) -> None:
    assert hostile[STYLE] == files[STYLE]
    archive = zipfile.ZipFile(io.BytesIO(hostile[SAVED]))
    for name in archive.namelist():
        for line in archive.read(name).decode().splitlines():
            assert "甲" not in line or line.startswith("// :param ")


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(st.text(), st.sampled_from([EVIL, "𠮷😀", "a\x00b"]), st.booleans(), st.none()),
        max_size=20,  # in one query: to compile each costs a server more than to run it
    )
)
def test_literals_are_read_as_what_they_were(
    neo4j_driver: Any, values: list[str | bool | None]
) -> None:
    texts = [literal(value) for value in values]
    assert not any("\n" in text for text in texts)
    ((found,),) = neo4j_driver.execute_query(f"RETURN [{', '.join(texts)}] AS x").records
    assert found == values


def test_every_question_can_be_pasted_with_its_parameters() -> None:
    for question in (*queries.questions(), *queries.graphs()):
        for each in question.parameters:
            line = re.search(rf"^// :param {each.name} => \S", question.cypher, re.MULTILINE)
            assert (line is not None) == (each.name in used(question)), question.name
        assert ":param" not in body(question)


def test_the_defaults_make_every_optional_parameter_known() -> None:
    defaults = json.loads(default_parameters(queries.questions()))
    for question in queries.questions():
        assert set(used(question)) <= set(defaults)
    # The setting is split at semicolons outside of quotes; there is none anywhere.
    assert ";" not in default_parameters(queries.questions())


# -- the style sheet ------------------------------------------------------------------------


def rules() -> dict[str, dict[str, str]]:
    """The sheet, as Browser's own parser reads it: no nesting, `key: value;`."""
    found = re.findall(r"(\S+) \{\n(.*?)\}\n", style_sheet(), re.DOTALL)
    return {
        selector: dict(line.strip(" ;").split(": ") for line in inner.strip().split("\n"))
        for selector, inner in found
    }


def test_the_sheet_on_one_line_says_the_same() -> None:
    text = style_json()
    assert ";" not in text  # there Browser splits what it runs on connecting
    assert "\n" not in text
    plain = {
        selector: {key: value.strip('"') for key, value in values.items()}
        for selector, values in rules().items()
    }
    assert list(json.loads(text).items()) == list(plain.items())


def test_every_label_and_type_has_a_style() -> None:
    found = rules()
    for term in vocabulary().classes.values():
        if term.node_label:
            assert found[f"node.{term.node_label}"]["caption"] == '"{name}"'
    for relation in vocabulary().properties.values():
        if relation.relationship_type:
            assert found[f"relationship.{relation.relationship_type}"]["caption"] == '"<type>"'


def test_the_narrow_style_comes_after_the_broad() -> None:
    order = list(rules())
    for term in vocabulary().classes.values():
        labels = vocabulary().node_labels(term.local)
        places = [order.index(f"node.{label}") for label in labels]
        assert places == sorted(places, reverse=True)


def test_colours_are_of_the_palette_and_names_are_legible() -> None:
    assert look("Subdistrict") == look("Unit")
    for selector, values in rules().items():
        if selector.startswith("node."):
            assert values["color"] in {*KIND_COLOURS, "#FFFFFF", "#DDDDDD", "#333333"}
            assert _contrast(values["color"], values["text-color-internal"]) > 4.5  # WCAG AA
    kinds = ("Unit", "UnitGroup", "Task", "Goal", "Verdict", "Document", "Target", "Measurement")
    assert len({look(kind).colour for kind in kinds}) == len(kinds)


def _contrast(one: str, other: str) -> float:
    bright = sorted(map(_luminance, (one, other)))
    return (bright[1] + 0.05) / (bright[0] + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


# -- saved queries, and all as files -------------------------------------------------------


def test_saved_queries_have_a_name_and_a_folder(files: Mapping[str, bytes], store: Path) -> None:
    archive = zipfile.ZipFile(io.BytesIO(files[SAVED]))
    names = [f"谁来负责/{question.name}.cypher" for question in queries.questions()]
    names += [f"谁来负责/picture-{question.name}.cypher" for question in queries.graphs()]
    assert sorted(archive.namelist()) == sorted(names), "each once, though two share a name"
    text = archive.read("谁来负责/unit-portfolio.cypher").decode()
    question = queries.question("unit-portfolio")
    assert text.startswith(f"// {question.title.zh}\n")
    assert f"\n// :param unit => '{DIVISION.iri('unit', '区住建局')}'\n" in text
    assert body(question) in text
    assert site(store, base=BASE)[SAVED] == files[SAVED]


def test_the_folder_says_how_to_use_it(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "guide"
    arguments = ["export", str(target), "--format", "neo4j-browser", "--store", str(store)]
    for _ in range(2):  # a second time replaces the files
        done = CliRunner().invoke(cli, arguments)
        assert done.exit_code == 0, done.stderr
    assert {each.name for each in target.iterdir()} == {GUIDE, STYLE, SAVED, "README.md"}
    readme = (target / "README.md").read_text("utf-8")
    assert all(each.name in readme for each in target.iterdir() if each.name != "README.md")
    assert "127.0.0.1" not in (target / GUIDE).read_text("utf-8")
    wrong = CliRunner().invoke(cli, [*arguments, "--focus", "区住建局"])
    assert wrong.exit_code == 2


# -- served ----------------------------------------------------------------------------------


@pytest.fixture
def served() -> Iterator[serve.Site]:
    with serve.Site() as opened:
        opened.files = {GUIDE: "向导".encode()}
        opened.origins = frozenset({"https://neo4j.example.org"})
        with opened.serving():
            yield opened


def ask(
    site: serve.Site, method: str = "GET", path: str = f"/{GUIDE}", **headers: str
) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", site.server_port, timeout=10)
    given_ = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=given_)
    return connection.getresponse()


def test_only_browser_and_this_machine_may_read(served: serve.Site) -> None:
    allowed = ("https://neo4j.example.org", "http://127.0.0.1:7474", "http://localhost:7474")
    for origin in allowed:
        answer = ask(served, Origin=origin)
        assert (answer.status, answer.read().decode()) == (200, "向导")
        assert answer.headers["Access-Control-Allow-Origin"] == origin
        asked = ask(served, "OPTIONS", Origin=origin)
        assert asked.status == 204
        assert asked.headers["Access-Control-Allow-Headers"] == "*"
    for origin in ("https://evil.example", "null", "http://127.0.0.1.evil.example", "http://[::1"):
        answer = ask(served, Origin=origin)
        assert answer.headers["Access-Control-Allow-Origin"] is None


def test_a_name_that_leads_here_from_elsewhere_is_refused(served: serve.Site) -> None:
    assert ask(served, Host=f"evil.example:{served.server_port}").status == 403
    assert ask(served, Host=f"localhost:{served.server_port}").status == 200


def test_nothing_else_is_served(served: serve.Site) -> None:
    for path in ("/", "/../guide.html", "/etc/passwd", "/%2e%2e/guide.html", "/guide.html/"):
        assert ask(served, path=path).status == 404
    assert ask(served, path=f"/{GUIDE}?x=1").status == 200
    assert ask(served, "HEAD").read() == b""
    assert ask(served, "POST").status == 501


# -- addresses --------------------------------------------------------------------------------


def test_the_address_holds_all_but_the_password() -> None:
    target = Target("bolt://127.0.0.1:7687", "谁 & me", "geheim", "graph")
    address = _address("http://127.0.0.1:7474/browser/", target, guide=f"{BASE}/{GUIDE}")
    assert "geheim" not in address
    assert address == (
        "http://127.0.0.1:7474/browser/?dbms=bolt://%E8%B0%81%20%26%20me@127.0.0.1:7687"
        "&db=graph&cmd=guide&arg=http://127.0.0.1:1/guide.html"
    )
    free = Target("neo4j://example.org")
    assert "preselectAuthMethod=NO_AUTH" in _address("http://example.org/browser/", free)


@pytest.mark.parametrize(
    ("settings_", "expected"),
    [
        ({"http.enabled": "true", "http.advertised_address": ":7474"}, "http://example.org:7474"),
        (
            {"http.enabled": "true", "http.advertised_address": "localhost:80"},
            "http://example.org:80",
        ),
        (
            {
                "http.enabled": "false",
                "http.advertised_address": "localhost:80",
                "https.enabled": "true",
                "https.advertised_address": "db.example.org:7473",
            },
            "https://db.example.org:7473",
        ),
        ({}, None),
    ],
)
def test_browser_is_where_the_server_says(settings_: dict[str, str], expected: str | None) -> None:
    told = {f"server.{key}": value for key, value in settings_.items()}
    found = _browser(told, Target("neo4j+s://example.org"))
    assert found == (expected and f"{expected}/browser/")


# -- the command ------------------------------------------------------------------------------


def command(store: Path, **more: str) -> subprocess.Popen[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name == WHILE_LOCKED or not name.startswith(("KG_", "NEO4J_"))
    }
    return subprocess.Popen(
        [str(Path(sys.executable).parent / "kg"), "browse", "--no-open", "--store", str(store)],
        env={**environment, "PYTHONIOENCODING": "utf-8", **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def facts(process: subprocess.Popen[str]) -> dict[str, Any]:
    """What it prints once all is up."""
    assert process.stdout is not None
    text = ""
    for line in process.stdout:
        text += line
        if line == "}\n":
            return dict(json.loads(text))
    assert process.stderr is not None
    raise AssertionError(process.stderr.read())


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.slow
def test_a_server_of_ones_own_is_filled_and_stays(
    store: Path, neo4j_target: Target, neo4j_driver: Any, ending: signal.Signals
) -> None:
    environment = {
        "NEO4J_URI": neo4j_target.uri,
        "NEO4J_USERNAME": neo4j_target.username,
        "NEO4J_PASSWORD": neo4j_target.password or "",
    }
    with command(store, **environment) as process:
        try:
            told = facts(process)
            assert told["created"] > 100
            assert "password" not in told
            assert (neo4j_target.password or "") not in json.dumps(told)
            assert f"cmd=guide&arg={told['guide']}" in told["address"]
            port = int(told["guide"].split(":")[2].split("/")[0])
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", f"/{GUIDE}")
            assert "图里有什么" in connection.getresponse().read().decode()
            connection.close()
        finally:
            process.send_signal(ending)
        assert process.wait(30) == 0
        assert process.stderr is not None
        assert process.stderr.read().splitlines() == [
            "kg: Ctrl-C ends it",
            "kg: ended; Neo4j runs on",
        ]
    assert neo4j_driver.execute_query("MATCH (n:Thing) RETURN count(n)").records[0][0] > 50
    with pytest.raises(ConnectionRefusedError):
        http.client.HTTPConnection("127.0.0.1", port, timeout=10).connect()


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.usefixtures("neo4j_server")  # says so where no server can be had at all
@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX")
@pytest.mark.slow
def test_the_local_server_comes_and_goes_with_it_and_there_is_one(store: Path) -> None:
    from kg.mirror.local_server.server import find, home_of

    with command(store) as process:
        try:
            told = facts(process)
            server = find(home_of(store))
            assert server is not None
            assert told["address"].startswith(server.browser)
            assert told["password_file"] == str(server.home / "password")
            with command(store) as second:
                assert second.wait(60) == 1
                assert second.stderr is not None
                assert "another kg browse" in second.stderr.read()
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(120) == 0
        assert process.stderr is not None
        assert process.stderr.read().splitlines()[-1] == "kg: ended"
    deadline = time.monotonic() + 30
    while find(home_of(store)) is not None and time.monotonic() < deadline:
        time.sleep(0.1)
    assert find(home_of(store)) is None


def test_without_a_store_no_server_is_started(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["browse", "--no-open", "--store", str(tmp_path / "store")])
    assert done.exit_code == 1
    assert "kg load" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_unreachable_server_is_one_line(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")
    done = CliRunner().invoke(cli, ["browse", "--no-open", "--store", str(store)])
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
