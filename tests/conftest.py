"""What all tests share: the folders of real documents, and hypothesis without a clock."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("kg", deadline=None)  # a busy machine is not a failing test
settings.load_profile("kg")


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of source documents, from `KG_DOCUMENTS`."""
    return _folder("KG_DOCUMENTS", "the source documents")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of annotations made by hand, from `KG_GOLD`."""
    return _folder("KG_GOLD", "the gold annotations")


def _folder(variable: str, what: str) -> Path:
    """The folder a variable names. Unset: skipped on a desk, a failure where CI is set."""
    value = os.environ.get(variable)
    if not value:
        reason = f"NOT TESTED: set {variable} to the folder of {what} to run this test"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    folder = Path(value)
    if not folder.is_dir():
        pytest.fail(f"{variable}={value} is not a folder")
    return folder
