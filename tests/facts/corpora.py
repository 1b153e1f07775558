"""Belongs here: the corpora of the four tables, and which of their cases a change of the text gives other facts.
Does not: tests, and the corpora themselves (tests/corpus).
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from scene_of import drafts_of

from transforms.facts.deals import read_deals
from transforms.facts.headcounts import read_headcounts
from transforms.facts.investments import read_investments
from transforms.facts.scene import Scene
from transforms.facts.stakes import read_stakes

READERS: dict[str, Callable[[Scene], Iterable[Any]]] = {
    "deals": read_deals,
    "stakes": read_stakes,
    "headcounts": read_headcounts,
    "investments": read_investments,
}
_COMPARED = ("deal_type", "action", "kind", "percent", "shares", "count", "amount", "currency")


@cache
def corpus_of(table: str) -> dict[str, Any]:
    """A table's corpus: `organisations`, `published` (may be None) and `cases`, each with its `text`."""
    path = Path(__file__).parents[1] / f"corpus/facts/{table}.yaml"
    corpus = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        "organisations": corpus.get("organisations") or corpus["names"],
        "published": corpus.get("published"),
        "cases": corpus["cases"],
    }


def changed_facts(table: str, change: Callable[[str], str]) -> list[tuple[str, list[str], list[str]]]:
    """The changed texts of the corpus that give other facts than as they were, with the facts of both."""
    corpus = corpus_of(table)
    changed = []
    for case in corpus["cases"]:
        text = change(case["text"])
        before, after = (_facts(table, told, corpus) for told in (case["text"], text))
        if before != after:
            changed.append((text, before, after))
    return changed


def _facts(table: str, text: str, corpus: dict[str, Any]) -> list[str]:
    published: date | None = corpus["published"]
    return sorted(
        str(
            (
                draft.status,
                draft.dated.date,
                {role: o.name for role, o in draft.organisations.items()},
                sorted((o.name, role) for o, role in draft.parties),
                {key: draft.values.get(key) for key in _COMPARED},
            )
        )
        for draft in drafts_of(READERS[table], text, corpus["organisations"], published)
    )
