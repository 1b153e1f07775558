"""Belongs here: the registry with a user's own organisations (organisations.yaml in the home), and its version.
Does not: the registry itself (transforms.organisations).
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from transforms.organisations import Registry


class RegistryError(ValueError):
    """The user's file cannot be used. The message is one line and says why."""


def own_version(path: Path | None) -> str:
    """The digest of the user's file, "" where there is none: another file makes other facts."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path and path.exists() else ""


def own_registry(path: Path | None) -> "Registry":
    """The registry with the changes of the file at `path`, or as shipped. Raises RegistryError, naming the entry."""
    return _load(path, own_version(path))


@cache
def _load(path: Path | None, version: str) -> "Registry":
    from transforms.organisations import load_registry

    try:
        return load_registry(path if version else None)
    except (ValueError, KeyError) as error:
        raise RegistryError(f"{path}: {' '.join(str(error).split())}") from error


def extract_with(path: Path | None, articles: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The fact tables of articles, by the user's registry; picklable, so that another machine can do it."""
    from transforms import facts

    return facts.extract(articles, own_registry(path))
