"""A registry of one's own: from documents that nobody has reviewed to names that count."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.export.registry import alike, division_named, draft, write
from kg.load.pipeline import load
from kg.store import Store
from ontology.errors import ExportError, NotFound, RegistryError
from ontology.known import bundled
from ontology.model import IDENTITIES
from ontology.registries import bundled_registries, load_registry, registry_folders

_TWO = "财政教育公安民政司法水务商务统计审计医保信访档案气象税务林业体育粮食外事能源邮政"
_FOUR = (
    "农业农村生态环境应急管理市场监管城市管理退役军人园林绿化数据资源交通运输综合执法政务服务"
    "招商投资机关事务地方金融民族宗教文化市场海绵城市轨道交通环境卫生物业管理房屋征收劳动监察"
)
BUREAUS = [
    *(_TWO[at : at + 2] for at in range(0, len(_TWO), 2)),
    *(_FOUR[at : at + 4] for at in range(0, len(_FOUR), 4)),
]
TWO_WAYS = {
    "区住建局": "区住房和城乡建设局",
    "区发改局": "区发展和改革局",
    "区人社局": "区人力资源和社会保障局",
    "区文旅局": "区文化和旅游局",
    "区卫健局": "区卫生健康局",
    "区经信局": "区经济和信息化局",
    "区自规局": "区自然资源规划局",
    "区科技局": "区科学技术局",
}
UNITS = [*(f"区{each}局" for each in BUREAUS), *TWO_WAYS, *TWO_WAYS.values()]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [f"{at}\t整治背街小巷{at}条\t{unit}\t正在推进" for at, unit in enumerate(UNITS, 1)]
    head = "云岭市青石区2024年重点工作任务进展情况表\n\n序号\t主要任务\t牵头单位\t完成情况\n"
    path = tmp_path_factory.mktemp("own") / "进展.txt"
    path.write_text(head + "\n".join(rows) + "\n", "utf-8")
    return path


def made(source: Path, folder: Path) -> Path:
    """A draft from a store of the document, written into a folder of registries."""
    load([source], folder / "s")
    with Store.open(folder / "s") as store:
        found = draft(store, division_named(store, "青石区"))
    assert len(found.units) == len(UNITS)
    write(found, folder / "registry")
    return folder / "registry" / "青石区"


def test_sixty_units_need_few_decisions_by_hand(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = made(source, tmp_path)
    questions = registry / "questions.toml"
    text = questions.read_text("utf-8")
    asked = [set(re.findall(r'"([^"]+)"', line)) for line in text.splitlines() if "names" in line]
    asked = [each for each in asked if each]
    assert all({one, other} in asked for one, other in TWO_WAYS.items())
    assert len(asked) <= 15, "decisions by hand"
    assert all(text.count(f"{name} · 进展.txt") >= 1 for name in TWO_WAYS), "with passages of both"
    assert len(load_registry(registry).units) == len(UNITS), "nothing is joined before it is said"

    answered = text
    for one, other in TWO_WAYS.items():
        answered = re.sub(
            rf'(names = \["(?:{one}", "{other}|{other}", "{one})"\]\n.*\n.*\n)# same',
            r"\1same",
            answered,
        )
    questions.write_text(answered, "utf-8")
    assert len(load_registry(registry).units) == len(UNITS) - len(TWO_WAYS) >= 50

    monkeypatch.setenv("KG_REGISTRY", str(registry.parent))
    load([source], tmp_path / "again")
    with Store.open(tmp_path / "again") as store:
        units = {
            str(quad.subject)
            for quad in store.quads()
            if f"{IDENTITIES}青石区/unit/" in str(quad.subject)
        }
    assert len(units) == len(UNITS) - len(TWO_WAYS)


def test_own_registries_come_before_the_bundled_ones(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = made(source, tmp_path)
    before = {each.division.code for each in bundled_registries()}
    monkeypatch.setenv("KG_REGISTRY", str(registry.parent))
    assert {each.division.code for each in bundled_registries()} == before | {"青石区"}
    assert "青石区" in {each.division.code for each in bundled().registries}
    own = tmp_path / "other" / "330105"
    own.mkdir(parents=True)
    for path in registry.glob("*.toml"):
        words = path.read_text("utf-8").replace('code = "青石区"', 'code = "330105"')
        (own / path.name).write_text(words, "utf-8")
    monkeypatch.setenv("KG_REGISTRY", str(own.parent))
    assert own in registry_folders()
    (mine,) = [each for each in bundled_registries() if each.division.code == "330105"]
    assert mine.find("区财政局") is not None
    assert mine.division.name == "青石区"


def test_what_is_wrong_is_told(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = made(source, tmp_path)
    with Store.open(tmp_path / "s") as store:
        with pytest.raises(ExportError, match="there is a registry already"):
            write(draft(store, division_named(store, "青石区")), registry.parent)
        with pytest.raises(NotFound, match="杭州市"):
            division_named(store, "杭州市")
    (registry / "questions.toml").write_text(
        '[[question]]\nnames = ["区财政局", "没有的局"]\n', "utf-8"
    )
    with pytest.raises(RegistryError, match="没有的局"):
        load_registry(registry)
    monkeypatch.setenv("KG_REGISTRY", str(tmp_path / "nowhere"))
    with pytest.raises(RegistryError, match="no such folder"):
        registry_folders()


def test_names_are_asked_about_by_their_characters() -> None:
    assert alike("区住建局", "区住房和城乡建设局")
    assert alike("区住房城乡建设局", "区住房城乡建筑局")
    assert alike("区财政局", "区教育局") is None
    assert alike("区科技局", "市科技局") is None
