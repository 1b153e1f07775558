"""Belongs here: what tests of several packages share: the sample pages, the labels beside the checkout.
Does not: fixtures of one package (its own conftest).
"""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "raw" / "samples"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with labels and real pages beside the checkout; a checkout without it skips what needs it."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def samples() -> Path:
    return SAMPLES


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with copies of three sample pages, one of them with its sidecar, for a test to change."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in (
        "01-ai-alliance.html",
        "02-brokerage-stake.html",
        "05-startup-round.txt",
        "05-startup-round.meta.yaml",
    ):
        shutil.copy(SAMPLES / name, folder / name)
    return folder
