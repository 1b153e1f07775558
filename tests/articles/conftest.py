"""Belongs here: what the tests of reading articles share: golden pages, corpora and shared material where it exists.
Does not: any expectation of its own.
"""

import sys
from pathlib import Path

import pytest
import yaml

TESTS = Path(__file__).parent.parent
sys.path.insert(0, str(TESTS / "golden"))


@pytest.fixture(scope="session")
def floors() -> dict[str, dict[str, float]]:
    return yaml.safe_load((TESTS / "golden" / "floors.yaml").read_text("utf-8"))


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = TESTS.parent.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no shared material beside this checkout")
    return folder
