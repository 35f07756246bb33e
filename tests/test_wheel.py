"""A wheel, installed into an empty environment, does the main job from any folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", target, ROOT],
        check=True,
        capture_output=True,
    )
    (made,) = target.glob("*.whl")
    return made


def test_the_wheel_holds_its_data_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "kg",
        "loaders",
        "ontology",
        "queries",
    }
    for data in ("ontology/gov.ttl", "ontology/shapes.ttl", "ontology/registry/330105/units.toml"):
        assert data in names
    assert any(name.startswith("queries/") and name.endswith(".cypher") for name in names)
    assert any(name.startswith("loaders/bundled/") for name in names)
    assert any(name.startswith("kg/export/page/") for name in names)
    assert "kg/browse/guide.html.jinja" in names
    assert "queries/graphs/unit-and-tasks.cypher" in names


@pytest.mark.xdist_group("wheel")
@pytest.mark.slow
def test_it_works_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "env"
    venv.create(home, with_pip=True)
    bin_folder = home / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [bin_folder / "python", "-m", "pip", "install", "--quiet", wheel],
        check=True,
        capture_output=True,
    )
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("KG_", "PYTHON"))
    }
    environment["KG_STORE"] = str(tmp_path / "store")

    def kg(*arguments: str) -> str:
        done = subprocess.run(
            [bin_folder / "kg", *arguments],
            cwd=elsewhere,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    kg("load")
    rows = json.loads(kg("query", "unit-load", "--format", "json"))
    assert len(rows) > 10
    kg("validate")
    kg("export", "page.html")
    assert sorted(path.name for path in elsewhere.iterdir()) == ["page.html"]
