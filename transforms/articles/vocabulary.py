"""Belongs here: the words and patterns of page markup that vocabulary.yaml lists, as sets and compiled patterns.
Does not: what a line of text says (line_rules), and what follows from a match.
"""

import re
from functools import cache
from importlib import resources
from typing import Any


@cache
def _table() -> dict[str, Any]:
    import yaml

    return yaml.load(
        resources.files(__package__).joinpath("vocabulary.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
    )


def words(name: str) -> frozenset[str]:
    """An entry of space-separated words."""
    return frozenset(_table()[name].split())


def word_list(name: str) -> tuple[str, ...]:
    """An entry of space-separated words, in their order."""
    return tuple(_table()[name].split())


def pattern(name: str) -> re.Pattern[str]:
    """An entry that lists alternatives, or a mapping of before, any and after that wraps them; case does not count."""
    entry = _table()[name]
    wrapped = entry if isinstance(entry, dict) else {"any": entry}
    alternatives = "|".join(f"(?:{alternative})" for alternative in wrapped["any"])
    return re.compile(f"{wrapped.get('before', '')}(?:{alternatives}){wrapped.get('after', '')}", re.I)
