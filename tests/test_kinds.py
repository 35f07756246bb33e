"""The table of the kinds of documents and the modules that it names."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import loaders.kinds
from loaders.kinds import KINDS, Kind, kind_of
from ontology.labels import Label


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.name)
def test_a_kind_is_called_as_its_module_and_its_documents_are(kind: Kind) -> None:
    module = import_module(f"loaders.kinds.{kind.name}")
    assert kind.name == module.KIND
    assert module.TITLE
    assert module.NEEDS


def test_every_module_of_a_kind_is_registered() -> None:
    folder = Path(str(loaders.kinds.__file__)).parent
    modules = {each.stem for each in folder.glob("*.py")} - {"__init__"}
    assert modules == {each.name for each in KINDS}


def test_to_ask_the_table_imports_none_of_the_kinds() -> None:
    asks = "import sys, loaders.kinds; print([m for m in sys.modules if 'loaders.kinds.' in m])"
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_of_a_kind_that_is_not_registered_nothing_is_known() -> None:
    name = "minutes_of_later_versions"
    assert kind_of(name) == Kind(
        name, Label(name, name), tracks=False, reports=False, promises=False
    )
