"""The page, as a browser shows it: still and legible, nothing asked of the network, no text run."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from kg.export import export
from kg.export.view import neighbourhood, of_rows, overview
from kg.project.facts import Facts
from kg.project.from_rdf import project
from kg.project.graph import Node, PropertyGraph
from kg.store import Store
from ontology.division import identity
from ontology.errors import NotFound
from ontology.locator import Locator
from ontology.model import Extraction, Passage, Statement, Thing
from tests.factories import DIVISION, document, unit
from tests.page import CUT, PLACES, SIZES, GraphPage
from tests.test_export import FORMULA, HOSTILE, make_store, sample


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with make_store(tmp_path_factory.mktemp("page") / "store", sample()) as opened:
        yield opened


@pytest.fixture(scope="module")
def path(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(store, tmp_path_factory.mktemp("whole") / "青石.html")


@pytest.fixture(scope="module")
def whole(browser: Browser, path: Path) -> Iterator[GraphPage]:
    opened = GraphPage(browser, path)
    yield opened
    opened.page.close()


@pytest.fixture(scope="module")
def real(shipped_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the bundled facts: a district's year in five documents."""
    with Store.open(shipped_once) as opened:
        return export(opened, tmp_path_factory.mktemp("real") / "real.html")


@pytest.fixture(autouse=True)
def _fresh(request: pytest.FixtureRequest) -> None:
    """Each test starts from the overview."""
    if "whole" in request.fixturenames:
        request.getfixturevalue("whole").show("")


# -- legible, at every size ---------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize(
    "size",
    [SIZES[0], *(pytest.param(each, marks=pytest.mark.slow) for each in SIZES[1:])],
    ids=lambda size: str(size[0]),
)
def test_no_label_covers_another_in_the_first_view_and_after_ten_clicks(
    browser: Browser, real: Path, size: tuple[int, int]
) -> None:
    opened = GraphPage(browser, real, size)
    keys = opened.boxes()
    assert 40 <= len(keys) <= 62
    legible(opened)
    goals = [key for key in keys if key.startswith("g:")]
    walk = [goals[0], "task", "unit", "goal", "task", "other", *("home", goals[-1], "unit", "more")]
    for step in walk:
        if step == "home":
            opened.page.locator("#crumb a").first.click()
            opened.until("() => location.hash === ''")
            opened.drawn()
        else:
            choices = opened.page.locator(
                f'#stage a[data-key="{step}"]' if ":" in step else f"#stage a.{step}:not(.chosen)"
            )
            if not choices.count():
                choices = opened.page.locator("#stage a.box:not(.chosen)")
            opened.click(choices.first.get_attribute("data-key") or "")
        if opened.page.locator("#stage svg.picture").count():
            legible(opened)
    assert opened.trouble == []
    assert len(opened.requests) == 1
    opened.page.close()


def legible(opened: GraphPage) -> None:
    """No overlap, nothing cut without its whole, no foreign line through a label, no motion."""
    found = opened.measured()
    assert found["overlapping"] == []
    assert found["area"] == 0
    assert found["outside"] == []
    assert found["jammed"] == []
    assert found["beyond"] == []
    assert found["share"] <= 0.05, found["crossed"]
    assert found["smallest"] >= 11
    assert opened.page.evaluate(CUT) == []
    before = opened.page.evaluate(PLACES)
    opened.page.wait_for_timeout(250)
    assert opened.page.evaluate(PLACES) == before


@pytest.mark.browser
def test_the_first_view_fits_an_office_laptop_without_scrolling(
    browser: Browser, real: Path
) -> None:
    opened = GraphPage(browser, real, (1366, 768))
    fits = opened.page.evaluate(
        "[stage, document.documentElement].every((e) => e.scrollHeight <= e.clientHeight + 1 "
        "&& e.scrollWidth <= e.clientWidth + 1)"
    )
    assert fits
    # The pairs that share most and the goal with most unmet are read without touching anything.
    for words in ("未完成最多的目标", "共同任务最多的单位"):
        box = opened.page.get_by_text(words).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 768
    assert opened.page.locator(".pairs li").count() == 5
    assert (opened.page.locator(".pairs li").last.bounding_box() or {"y": 999})["y"] < 768
    opened.page.close()


@pytest.mark.browser
def test_boxes_have_room_of_their_own_at_any_width(browser: Browser, real: Path) -> None:
    opened = GraphPage(browser, real)
    overlaps = opened.page.evaluate(
        """() => {
          const wrong = [];
          for (let width = 300; width <= 2600; width += 50)
            for (const height of [400, 690, 1400]) {
              const { boxes, titles } = KG.layout.overview(KG.first.overview, width, height);
              const all = [...boxes, ...titles];
              all.forEach((a, i) => all.slice(i + 1).forEach((b) => {
                if (a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
                  wrong.push([width, a.key, b.key]);
              }));
            }
          return wrong;
        }"""
    )
    assert overlaps == []
    opened.page.close()


# -- offline, and safe --------------------------------------------------------------------


@pytest.mark.browser
def test_the_page_asks_for_nothing_but_itself_and_makes_no_trouble(whole: GraphPage) -> None:
    assert len(whole.requests) == 1
    assert whole.requests[0].startswith("file://")
    assert whole.trouble == []
    assert whole.page.get_attribute("html", "lang") == "zh-CN"
    assert whole.page.title() == "谁来负责"


@pytest.mark.browser
def test_the_policy_forbids_the_network_even_to_a_script_in_the_page(whole: GraphPage) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.3)
        blocked, injected = whole.page.evaluate(_TRIES, listener.getsockname()[1])
        with pytest.raises(TimeoutError):
            listener.accept()
    assert blocked == ["connect-src", "img-src", "script-src-elem"]
    assert injected is None
    whole.trouble.clear()  # the console reports what was blocked
    del whole.requests[1:]  # attempts, none of which left the browser


_TRIES = """async (port) => {
          const blocked = [];
          document.addEventListener('securitypolicyviolation', (event) => {
            blocked.push(event.effectiveDirective);
          });
          await fetch(`http://127.0.0.1:${port}/`).catch(() => {});
          const image = new Image(); image.src = `http://127.0.0.1:${port}/x.png`;
          const script = document.createElement('script');
          script.textContent = 'window.injected = 1';
          document.body.append(script);
          await new Promise((done) => setTimeout(done, 200));
          return [blocked.sort(), window.injected];
        }"""
"""A script that stands in the page tries to reach a port and to add another script."""


@pytest.mark.browser
def test_hostile_names_and_quotes_are_shown_and_not_run(whole: GraphPage) -> None:
    whole.show(whole.thing(HOSTILE))
    assert '<img src=x onerror="window.hacked=1">' in whole.panel()
    assert "<script>window.hacked=1</script>" in whole.panel()
    whole.page.locator("#stage a.chosen").hover()
    assert "<script>window.hacked=1</script>" in whole.page.inner_text("#tip")
    for view in ("list", "matrix"):
        whole.show(f"#view={view}")
    whole.show("#view=list")
    assert "<img" in whole.stage()
    search(whole, "onerror")
    assert "<img" in whole.page.inner_text("#hits")
    assert whole.page.evaluate("window.hacked") is None
    assert whole.page.evaluate("document.querySelectorAll('img').length") == 0
    assert whole.trouble == []


@pytest.mark.browser
@pytest.mark.parametrize(
    "hash_", ["#at=%E0%A4%A", "#at=nobody", "#view=<script>", "#set=start", "#from=a,b&at=,"]
)
def test_an_address_that_names_nothing_shows_the_overview(whole: GraphPage, hash_: str) -> None:
    whole.show(hash_)
    assert any(key.startswith("g:") for key in whole.boxes())
    assert whole.trouble == []


def search(opened: GraphPage, words: str) -> None:
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("/")
    opened.page.keyboard.type(words)
    opened.page.wait_for_selector("#hits:not([hidden])", timeout=5000)


def hits(opened: GraphPage) -> str:
    opened.page.wait_for_timeout(150)
    return opened.page.inner_text("#hits")


# -- finding ------------------------------------------------------------------------------


@pytest.mark.browser
def test_a_thing_is_found_with_the_keyboard_alone_and_shows_its_quotes(whole: GraphPage) -> None:
    search(whole, "水务")
    assert "区水务局" in hits(whole)
    whole.page.keyboard.press("Enter")
    whole.until("() => location.hash.includes('unit')")
    whole.drawn()
    panel = whole.panel()
    assert "整治河道8公里" in panel
    assert "“区水务局”" in panel
    assert "第2行 · “牵头单位”栏" in panel
    assert whole.page.evaluate("document.activeElement.id") == "panel"
    whole.page.keyboard.press("Escape")
    whole.until("() => location.hash === ''")
    whole.drawn()
    assert "4 项任务" in whole.panel()


@pytest.mark.browser
def test_search_is_by_exact_part_of_a_name_or_quote(whole: GraphPage) -> None:
    search(whole, "水园")  # both characters occur, not side by side
    assert "没有名称或原文含有这些字" in hits(whole)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("qswj", "区水务局"),
        ("swj", "区水务局"),
        ("建成15处", "新建口袋公园12处以上"),
        ("口袋", "新建口袋公园12处以上"),
        ("指标2", "指标2"),
    ],
)
def test_search_knows_initials_quotes_and_everything_the_store_holds(
    whole: GraphPage, words: str, name: str
) -> None:
    search(whole, words)
    assert name in hits(whole)


# -- going in, and back -------------------------------------------------------------------


@pytest.mark.browser
def test_a_goal_opens_its_tasks_with_their_units_by_role(whole: GraphPage) -> None:
    whole.click(key_of(whole, "治水"))
    words = whole.stage()
    for expected in ("牵头（", "任务（", "责任、配合（", "经单位群组（1）", "青石街道"):
        assert expected in words
    assert "各街道" in words
    assert "治水" in whole.page.inner_text("#crumb")
    roles = whole.page.locator("#panel ul.answering")
    told = {
        roles.nth(at).evaluate("e => e.previousElementSibling.textContent"): set(
            roles.nth(at).locator("a").all_inner_texts()
        )
        for at in range(roles.count())
    }
    assert told == {
        "牵头（1）": {"区园林局"},
        "责任（1）": {"各街道"},
        "经单位群组（1）": {"青石街道"},
    }
    whole.page.go_back()
    whole.drawn()
    assert whole.page.locator("#stage a.goal").count() == 2


@pytest.mark.browser
def test_the_crumb_keeps_the_way_and_leads_back(whole: GraphPage) -> None:
    whole.click(key_of(whole, "园林绿化"))
    whole.click(key_of(whole, "整治河道"))
    crumb = whole.page.inner_text("#crumb")
    assert re.search(r"总览.*园林绿化.*整治河道8公里", crumb, re.DOTALL)
    whole.page.locator("#crumb a", has_text="园林绿化").click()
    whole.drawn()
    assert "整治河道8公里" in whole.stage()
    assert whole.page.locator("#crumb [aria-current=page]").inner_text() == "园林绿化"


@pytest.mark.browser
def test_the_address_opens_the_same_view(browser: Browser, path: Path, whole: GraphPage) -> None:
    whole.click(key_of(whole, "治水"))
    address = whole.page.evaluate("location.hash")
    again = GraphPage(browser, path, hash_=address)
    assert again.stage() == whole.stage()
    assert again.panel() == whole.panel()
    again.page.close()


@pytest.mark.browser
def test_two_units_show_what_they_share(whole: GraphPage) -> None:
    whole.page.locator(f'#stage a[data-key="{key_of(whole, "区园林局")}"]').click()
    whole.drawn()
    whole.page.locator("#panel a", has_text="＋ 各街道").click()
    whole.drawn()
    assert "共有 3 项任务，分属 2 个目标" in whole.panel()
    assert "共同的任务（3）" in whole.stage()


@pytest.mark.browser
def test_a_task_shows_verdict_arithmetic_target_result_and_check(whole: GraphPage) -> None:
    whole.show(whole.thing("整治河道8公里"))
    panel = whole.panel()
    for words in ("未完成", "目标与结果：8，6.5", "≥8处", "6.5处", "“完成整治6.5公里”"):
        assert words in panel
    assert "推断 · 规则 assess-targets" in panel
    assert "责任（推断）" in panel
    assert re.search(r"核对\s*1", panel)
    assert "完成率125% 相符" in panel


@pytest.mark.browser
def test_an_indicator_says_what_is_measured_by_it(whole: GraphPage) -> None:
    whole.show(whole.thing("指标2"))
    assert "目标" in whole.stage()
    assert "“完成整治6.5公里”" in whole.panel()


@pytest.mark.browser
def test_everything_can_be_listed_by_kind(whole: GraphPage) -> None:
    assert "共 30 件事物" in whole.page.inner_text("#counts")
    whole.page.locator("#rest .kinds a", has_text="指标").click()
    whole.drawn()
    assert whole.page.locator("#stage tbody tr").count() == 2


@pytest.mark.browser
def test_arrows_go_from_box_to_box_and_enter_opens(whole: GraphPage) -> None:
    first = whole.page.locator("#stage a.unit").first
    first.focus()
    whole.page.keyboard.press("ArrowRight")
    assert whole.page.evaluate("document.activeElement.classList.contains('goal')")
    assert not whole.page.locator("#tip").is_hidden()
    whole.page.keyboard.press("Enter")
    whole.until("() => location.hash.includes('goal')")


def key_of(opened: GraphPage, words: str) -> str:
    return next(key for key, said in opened.boxes().items() if words in said)


# -- matrix and list ----------------------------------------------------------------------


@pytest.mark.browser
def test_the_matrix_counts_tasks_of_units_under_goals_and_sorts(whole: GraphPage) -> None:
    whole.show("#view=matrix")
    rows = whole.page.locator("#stage tbody tr")
    assert rows.first.inner_text().split() == ["各街道", "4", "2", "2"]
    heads = whole.page.locator("#stage thead th")
    assert heads.nth(1).get_attribute("aria-sort") == "descending"
    heads.nth(0).locator("button").click()
    whole.drawn()
    names = [each.split()[0] for each in rows.all_inner_texts()]
    assert names == sorted(names, key=["各街道", "区水务局", "区园林局"].index) or len(names) == 3
    assert whole.page.locator("#stage thead th").nth(0).get_attribute("aria-sort") == "ascending"


@pytest.mark.browser
def test_a_telephone_shows_numbers_and_what_became_of_a_park(browser: Browser, real: Path) -> None:
    opened = GraphPage(browser, real, SIZES[2])
    opened.show("#view=matrix")
    sums = opened.page.locator("#stage td.sum").first.bounding_box()
    assert sums is not None
    assert sums["x"] + sums["width"] < SIZES[2][0] / 2
    opened.show(opened.thing("大运河亚运公园"))
    panel = opened.panel()
    assert "推进中 · 城中村指挥部" in panel.partition("涉及")[0]
    assert "规则 任务的文字提到登记的战略" in panel
    opened.page.close()


@pytest.mark.browser
def test_the_list_filters_sorts_and_copies_without_formulas(whole: GraphPage) -> None:
    whole.show("#view=list")
    rows = whole.page.locator("#stage tbody tr")
    assert rows.count() == 4
    assert "未完成" in rows.first.inner_text()
    whole.page.locator("#stage select").nth(1).select_option("no_data")
    whole.drawn()
    assert rows.count() == 1
    assert FORMULA in whole.stage()
    assert "state=no_data" in whole.page.evaluate("location.hash")
    text = whole.page.evaluate("KG.list.text()")
    head, line = text.split("\r\n")
    assert head.split("\t")[:2] == ["状态", "名称"]
    assert line.split("\t")[1] == f"'{FORMULA}"
    whole.page.locator("#copy").click()
    whole.until("() => document.getElementById('copy').textContent === '已复制'")


# -- looks --------------------------------------------------------------------------------


@pytest.mark.browser
def test_the_picture_is_saved_as_svg_and_png_without_a_request(
    whole: GraphPage, tmp_path: Path
) -> None:
    for kind, start in (("svg", b"<svg"), ("png", b"\x89PNG")):
        with whole.page.expect_download() as download:
            whole.page.locator(f"#{kind}").click()
        download.value.save_as(tmp_path / kind)
        assert (tmp_path / kind).read_bytes().startswith(start)
    svg = (tmp_path / "svg").read_text("utf-8")
    assert "区园林局" in svg
    assert "href" not in svg
    assert "var(" not in svg
    assert (tmp_path / "png").stat().st_size > 20_000
    assert whole.trouble == []


@pytest.mark.browser
def test_light_dark_and_two_languages_are_a_click_away(whole: GraphPage) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = whole.page.evaluate(ground)
    whole.page.locator("#theme").click()
    assert whole.page.evaluate(ground) != light
    whole.page.locator("#theme").click()
    assert whole.page.evaluate(ground) == light
    whole.page.locator("#language").click()
    whole.drawn()
    assert whole.page.get_attribute("html", "lang") == "en"
    assert "How 4 tasks stand" in whole.panel()
    whole.page.locator("#language").click()
    whole.drawn()
    assert "4 项任务的状态" in whole.panel()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("size", "theme"), [(SIZES[0], "light"), pytest.param(SIZES[2], "dark", marks=pytest.mark.slow)]
)
def test_axe_finds_nothing_serious_in_any_view(
    browser: Browser, real: Path, size: tuple[int, int], theme: str
) -> None:
    opened = GraphPage(browser, real, size)
    opened.page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
    axe = Axe()
    views = ("", "#view=matrix", "#view=list", "#at=330105/unit/区住建局", "#at=330105/goal/治水")
    for view in views:
        opened.show(view)
        found = axe.run(opened.page).response
        assert len(found["passes"]) > 15, "it has looked"
        serious = [each for each in found["violations"] if each["impact"] in SERIOUS]
        assert [(view, each["id"], each["nodes"][0]["html"]) for each in serious] == []
        assert opened.page.evaluate(FAINT) == []
    search(opened, "旧改")
    assert hits(opened)
    assert [v["id"] for v in axe.run(opened.page).response["violations"]] == []
    opened.page.close()


SERIOUS = ("serious", "critical")

FAINT = """() => {
  const channel = (v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const light = (rgb) => {
    const [r, g, b] = rgb.map((v) => channel(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const parse = (colour) => {
    const v = colour.match(/[\\d.]+/g).map(Number);
    return v[3] === 0 ? null : v.slice(0, 3);
  };
  const ground = parse(getComputedStyle(document.body).backgroundColor);
  const wrong = [];
  for (const text of document.querySelectorAll('#stage svg.picture text')) {
    const face = text.parentNode.querySelector('.face');
    const fill = face ? getComputedStyle(face).fill : 'none';
    const under = (fill !== 'none' && parse(fill)) || ground;
    const looks = getComputedStyle(text);
    const ink = parse(looks.fill).map((v, i) => v * looks.opacity + under[i] * (1 - looks.opacity));
    const [a, b] = [light(ink), light(under)].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) wrong.push([text.textContent, looks.fill, fill]);
  }
  return wrong;
}"""
"""Words of the picture with less contrast to their box than AA asks (axe does not see SVG)."""


@pytest.mark.browser
def test_it_prints_the_whole_picture_on_one_sheet(whole: GraphPage) -> None:
    for paper in ("A4", "A3"):
        sheet = whole.page.pdf(format=paper, landscape=True, prefer_css_page_size=False)
        assert 1 <= sheet.count(b"/Type /Page\n") <= 2
    whole.page.emulate_media(media="print")
    assert whole.page.locator("#tools").is_hidden()
    assert whole.page.locator("#stage svg.picture").is_visible()
    whole.page.emulate_media(media="screen")


@pytest.mark.browser
def test_a_page_in_english_around_one_unit(browser: Browser, store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "x.html", lang="en", focus="区水务局", depth=1)
    opened = GraphPage(browser, tmp_path / "x.html")
    assert opened.page.get_attribute("html", "lang") == "en"
    assert opened.page.title() == "区水务局: relations to depth 1"
    assert "整治河道8公里" in opened.stage()
    assert "not met" in opened.panel()
    assert "30 things" in opened.page.inner_text("#counts")
    assert opened.trouble == []
    opened.page.close()


@pytest.mark.browser
def test_a_question_opens_the_page_on_what_it_answers(
    browser: Browser, store: Store, tmp_path: Path
) -> None:
    rows = [{"unit": "区水务局", "tasks": ["整治河道8公里"]}]
    export(store, tmp_path / "x.html", rows=rows, title="一问")
    opened = GraphPage(browser, tmp_path / "x.html")
    assert opened.page.title() == "一问"
    assert sorted(opened.boxes().values()) == ["区水务局", "整治河道8公里"]
    legible(opened)
    opened.page.locator("#crumb a").first.click()
    opened.drawn()
    assert any(key.startswith("g:") for key in opened.boxes())
    opened.page.close()


@pytest.mark.browser
def test_a_choice_without_tasks_is_drawn_as_it_is_related(
    browser: Browser, store: Store, tmp_path: Path
) -> None:
    rows = [{"group": "各街道", "unit": "青石街道", "goal": "治水"}]
    export(store, tmp_path / "x.html", rows=rows, title="无任务")
    opened = GraphPage(browser, tmp_path / "x.html")
    assert sorted(opened.boxes().values()) == ["各街道", "治水", "青石街道"]
    legible(opened)
    opened.page.close()


@pytest.mark.browser
def test_a_browser_that_cannot_unpack_says_which_can(browser: Browser, path: Path) -> None:
    page = browser.new_page()
    page.add_init_script("delete globalThis.DecompressionStream")
    page.goto(path.as_uri() + "#view=list")
    page.wait_for_selector("#stage .empty")
    assert "Firefox" in page.inner_text("#stage")
    page.goto("about:blank")
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    assert page.locator("#stage a.goal").count() == 2, "the overview is not packed"
    page.close()


@pytest.mark.browser
def test_a_year_of_a_district_opens_in_a_second(browser: Browser, tmp_path: Path) -> None:
    with make_store(tmp_path / "store", year()) as store:
        export(store, tmp_path / "x.html")
    opened = GraphPage(browser, tmp_path / "x.html")
    assert opened.seconds < 2  # of which most is the browser's own start of a page
    legible(opened)
    # 128 tasks, 60 units, 22 goals; the document, its file, its series and its division.
    assert "共 214 件" in opened.page.inner_text("#counts")
    opened.page.close()


@pytest.mark.browser
def test_an_empty_store_gives_an_empty_page(browser: Browser, tmp_path: Path) -> None:
    with make_store(tmp_path / "store", Extraction(document(), (), ())) as store:
        export(store, tmp_path / "x.html")
    opened = GraphPage(browser, tmp_path / "x.html")
    assert opened.trouble == []
    opened.page.close()


def year() -> Extraction:
    """128 tasks, 60 units, 22 goals, each task led by one unit and shared by four."""
    source = document()
    statements = []
    units = [unit(f"区第{number}局") for number in range(60)]
    goals = [Thing(DIVISION.iri("goal", f"目标{n}"), "Goal", f"目标{n}") for n in range(22)]
    for row in range(128):
        task = Thing(DIVISION.iri("task", source.name, str(row)), "Task", f"推进第{row}项工作任务")
        at = Passage(
            source.name, Locator(row * 10, row * 10 + 4, row=row + 1, column="任务"), "推进工作"
        )
        statements.append(Statement(task, "partOf", goals[row % 22], at, "test"))
        statements.append(Statement(units[row % 60], "leads", task, at, "test"))
        statements += [
            Statement(units[(row * 7 + k * 13) % 60], "responsibleFor", task, at, "test")
            for k in range(4)
        ]
    return Extraction(source, tuple(statements), ())


# -- what is chosen, and how it is written --------------------------------------------------


@pytest.fixture(scope="module")
def facts(store: Store) -> Facts:
    return Facts(project(store.quads()))


def names(facts: Facts, iris: Any) -> set[str]:
    return {facts.name(node.iri) for node in iris}


def test_the_overview_is_units_tasks_and_goals(facts: Facts) -> None:
    view = overview(facts)
    kinds = {facts.kind(node) for node in view.nodes}
    assert kinds == {"Bureau", "Subdistrict", "UnitGroup", "Task", "Goal"}
    assert view.left_out == ()


def test_a_unit_without_any_relation_is_counted_not_drawn(tmp_path: Path) -> None:
    extraction = sample()
    lonely = Statement(
        extraction.document.thing,
        "mentions",
        unit("区档案局"),
        Passage("x", Locator(0, 1), "x"),
        "test",
    )
    with make_store(tmp_path / "s", extraction.with_statements(lonely)) as store:
        view = overview(Facts(project(store.quads())))
    assert view.left_out == (("Bureau", 1),)


def test_commitments_of_nobody_are_counted_beside_tasks_that_have_units(tmp_path: Path) -> None:
    extraction = sample()
    paper, there = extraction.document.thing, Passage("x", Locator(0, 1), "x")
    goal = Thing(DIVISION.iri("goal", "改善民生"), "Goal", "改善民生")
    promise = Thing(
        DIVISION.iri("task", "报告/1"), "Task", "改善环境", (("commitmentKind", "soft"),)
    )
    said = (
        Statement(paper, "mentions", promise, there, "test"),
        Statement(promise, "partOf", goal, there, "test"),
    )
    with make_store(tmp_path / "both", extraction.with_statements(*said)) as store:
        view = overview(Facts(project(store.quads())))
    assert view.left_out == (("Goal", 1), ("Task", 1)), "nor is a goal that only it stands under"
    alone = replace(extraction, statements=said)
    with make_store(tmp_path / "alone", alone) as store:
        view = overview(Facts(project(store.quads())))
    assert {node.properties["name"] for node in view.nodes} == {"改善民生", "改善环境"}


def test_a_neighbourhood_grows_by_depth(facts: Facts) -> None:
    near = [
        names(facts, neighbourhood(facts, DIVISION.iri("unit", "区水务局"), depth).nodes)
        for depth in (0, 1, 2)
    ]
    assert near[0] == {"区水务局"}
    assert near[1] == {"区水务局", "整治河道8公里"}
    assert near[2] == near[1] | {"园林绿化", "各街道", "青石街道"}


def test_an_indicator_as_focus_shows_its_figures(facts: Facts) -> None:
    view = neighbourhood(facts, DIVISION.iri("indicator", "指标2"), 1)
    assert names(facts, view.nodes) == {"指标2", "目标", "结果"}


def test_rows_of_a_question_become_the_graph_between_what_they_name(facts: Facts) -> None:
    rows = [{"unit": "区水务局", "tasks": ["整治河道8公里"], "n": 1, "none": None}]
    view = of_rows(facts, rows)
    assert names(facts, view.nodes) == {"区水务局", "整治河道8公里"}
    assert [each.type for each in view.relationships] == ["LEADS"]
    target = DIVISION.iri("target", "青石.txt", "2", "1")
    assert names(facts, of_rows(facts, [{"target": target}]).nodes) == {"整治河道8公里"}
    with pytest.raises(NotFound):
        of_rows(facts, [{"unit": "无此单位"}])


def test_a_name_of_several_places_is_the_thing_of_the_place_that_the_row_speaks_of() -> None:
    here, there = (
        Node(identity(place, "unit", "县财政局"), ("Unit",), {"name": "县财政局"})
        for place in ("371526", "130637")
    )
    facts = Facts(PropertyGraph((here, there), ()))
    named = [{"unit": "县财政局", "task_iri": here.iri}]
    assert [each.iri for each in of_rows(facts, named).nodes] == [here.iri]
    assert len(of_rows(facts, [{"unit": "县财政局"}]).nodes) == 2  # which is not said


def test_nothing_in_the_file_is_fetched_and_no_text_ends_its_element(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"""<(?:link|img|iframe|object|embed)\b|<script[^>]+src=|url\(""", text)
    assert "\u2028" not in text
    assert text.lower().count("</script") == text.lower().count("<script")
    first = re.search(r'<script id="first" type="application/json">(.*?)</script>', text)
    assert first is not None
    assert set(json.loads(first[1])) == {
        *("lang", "words", "places", "units", "codes", "labels", "overview", "start")
    }
