"""Belongs here: the sidecar beside a page, `NAME.meta.yaml`: url, publisher, published.
Does not: the page itself, and what a page says about these things within.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import yaml

SUFFIX = ".meta.yaml"
_KEYS = {"url", "publisher", "published"}


class SidecarError(ValueError):
    """A sidecar that cannot be read as one; the message is one line and names the file."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    url: str | None = None
    publisher: str | None = None
    published: date | None = None


def sidecar_path(page: Path) -> Path | None:
    """The sidecar of a page: `a.meta.yaml` or `a.html.meta.yaml` beside `a.html`."""
    candidates = (page.with_name(page.name + SUFFIX), page.with_name(page.stem + SUFFIX))
    return next((path for path in candidates if path.is_file()), None)


def read_sidecar(path: Path) -> Sidecar:
    """The sidecar at `path`. Raises SidecarError on malformed YAML, an unknown key or a date that is none."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise SidecarError(f"{path.name}: no readable YAML ({str(error).splitlines()[0]})") from error
    if not isinstance(content, dict):
        raise SidecarError(f"{path.name}: expected keys {', '.join(sorted(_KEYS))}, found {type(content).__name__}")
    unknown = sorted(str(key) for key in content.keys() - _KEYS)
    if unknown:
        raise SidecarError(f"{path.name}: unknown key {', '.join(unknown)}; known are {', '.join(sorted(_KEYS))}")
    return Sidecar(
        url=_text(content.get("url")),
        publisher=_text(content.get("publisher")),
        published=parse_day(content.get("published"), path.name),
    )


def parse_day(value: object, where: str) -> date | None:
    """A day from a YAML or JSON value: a date, a datetime or ISO 8601 text. Raises SidecarError naming `where`."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value).strip()).date()
    except ValueError as error:
        raise SidecarError(f"{where}: {value!r} is no date; write YYYY-MM-DD") from error


def _text(value: object) -> str | None:
    return str(value).strip() or None if value is not None else None
