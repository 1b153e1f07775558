"""Belongs here: loading the corpora that the tests of reading articles share.
Does not: the expectations, which stand in the corpora.
"""

from pathlib import Path
from typing import Any

import yaml

CORPUS = Path(__file__).parent.parent / "corpus"


def corpus(name: str) -> Any:
    """A corpus of tests/corpus, parsed."""
    return yaml.safe_load((CORPUS / name).read_text("utf-8"))
