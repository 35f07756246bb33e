"""What a release is made of: workflows that run what exists, a wheel that is the same each time."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import kg

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def steps() -> Iterator[tuple[str, str]]:
    """The commands of all workflows, each with its workflow's name."""
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
            for step in job["steps"]:
                if "run" in step:
                    yield path.name, step["run"]


def test_the_workflows_cover_the_systems_and_pythons() -> None:
    text = "\n".join(path.read_text("utf-8") for path in WORKFLOWS)
    for each in ("ubuntu-latest", "macos-latest", "windows-latest", '"3.11"', '"3.14"'):
        assert each in text


def test_every_step_runs_what_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    found = list(steps())
    assert len(found) >= 4
    for where, command in found:
        made = re.match(r"make ([a-z-]+)", command)
        if made:
            assert made[1] in targets, (where, command)
        else:
            assert re.match(r"python -m (pip|pytest) ", command), (where, command)


def test_a_tag_releases_what_was_checked() -> None:
    (release,) = (each for each in WORKFLOWS if each.name == "release.yml")
    read = yaml.safe_load(release.read_text("utf-8"))
    assert read[True] == {"push": {"tags": ["v*"]}}  # YAML 1.1 takes `on` for a truth value
    assert read["jobs"]["publish"]["needs"] == "build"
    commands = [command for name, command in steps() if name == release.name]
    assert commands.index("make check") < commands.index("make release")


def test_the_citation_names_this_version() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert cited["version"] == kg.__version__
    assert cited["license"] == "MIT"


@pytest.mark.slow
def test_the_wheel_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    wheels = []
    for number, mask in enumerate((0o022, 0o077)):
        copy = tmp_path / str(number)
        ignored = shutil.ignore_patterns(".*", "__pycache__", "demo", "build", "dist")
        shutil.copytree(ROOT, copy, ignore=ignored, copy_function=shutil.copyfile)
        before = os.umask(mask)
        try:
            subprocess.run(
                [sys.executable, "-m", "build", "--wheel", "--no-isolation", copy],
                check=True,
                capture_output=True,
            )
        finally:
            os.umask(before)
        (wheel,) = (copy / "dist").glob("govkg-*.whl")
        wheels.append(wheel.read_bytes())
    assert wheels[0] == wheels[1]
