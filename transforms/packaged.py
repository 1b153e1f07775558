"""Belongs here: reading the YAML tables that are shipped with the package, with libyaml's parser and once each.
Does not: what a table means, and files of users.
"""

from functools import cache
from importlib.resources.abc import Traversable
from typing import Any


@cache
def read_yaml(path: Traversable) -> Any:
    """The content of a shipped file, shared by all callers, who leave it unchanged. Raises as yaml does."""
    import yaml

    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
