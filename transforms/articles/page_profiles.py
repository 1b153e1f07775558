"""Belongs here: profiles of single sites' pages (profiles/*.yaml): where their body stands and what in it is frame.
Does not: the general way, which needs none (selection), and names of outlets (publishers).
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources

from transforms.articles.publishers import host_of


@dataclass(frozen=True, slots=True)
class Profile:
    """Selectors for the pages of one publisher and the time in which they hold; where the general way falls short."""

    domain: str
    valid_from: date
    valid_until: date | None
    body: str
    drop: tuple[str, ...] = field(default_factory=tuple)

    def holds_on(self, day: date | None) -> bool:
        return day is None or (self.valid_from <= day and (self.valid_until is None or day <= self.valid_until))


@cache
def _profiles() -> tuple[Profile, ...]:
    import yaml

    profiles = []
    folder = resources.files(__package__).joinpath("profiles")
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name) if folder.is_dir() else ():
        if file.name.endswith(".yaml"):
            for entry in yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader):
                profiles.append(
                    Profile(
                        entry["domain"],
                        entry["valid_from"],
                        entry.get("valid_until"),
                        entry["body"],
                        tuple(entry.get("drop", ())),
                    )
                )
    return tuple(profiles)


def profile_of(url: str | None, day: date | None) -> Profile | None:
    """The profile for a page's host on a day (unknown day: the newest profile)."""
    host = host_of(url)
    fitting = [p for p in _profiles() if (host == p.domain or host.endswith("." + p.domain)) and p.holds_on(day)]
    return max(fitting, key=lambda p: p.valid_from) if fitting else None
