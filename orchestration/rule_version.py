"""Belongs here: the version of a stage's rules, as the digest of the code and data that make them.
Does not: which documents an older version made (incremental).
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_DIGITS = 16
_IGNORED = ("__pycache__", ".pyc")


@cache
def rule_version(*packages: str) -> str:
    """The digest (16 hex digits) of every file of the named packages and modules, in the order of their names.

    An edited rule, lexicon or table makes a new version without anybody having to count one up.
    """
    digest = hashlib.sha256()
    for package in sorted(packages):
        for path in _files(package):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:_DIGITS]


def _files(package: str) -> Iterable[Path]:
    spec = find_spec(package)
    if spec is None:
        raise ModuleNotFoundError(f"no package {package}: a stage names its rules by packages that exist")
    if not spec.submodule_search_locations:
        return [Path(str(spec.origin))]
    found = (path for folder in spec.submodule_search_locations for path in Path(folder).rglob("*"))
    return sorted(path for path in found if path.is_file() and not any(part in str(path) for part in _IGNORED))
