"""Belongs here: articles in, fact tables out.
Does not: the rules of a table (deals, stakes, headcounts, investments).
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

import polars as pl

from transforms.facts.bare_names import BareText, with_bare_names
from transforms.facts.capital_increases import with_capital_increases
from transforms.facts.deals import read_deals
from transforms.facts.deals.control import with_acquisitions
from transforms.facts.draft import Draft, Refusal
from transforms.facts.frames import SCHEMAS, to_frame
from transforms.facts.headcounts import read_headcounts
from transforms.facts.investments import read_investments
from transforms.facts.joint_capital import with_joint_capital
from transforms.facts.merge import merge
from transforms.facts.scene import Scene
from transforms.facts.stakes import read_stakes
from transforms.korean import read_quantities
from transforms.organisations import Registry, find_organisations

READERS = (read_deals, read_stakes, read_headcounts, read_investments)
_IDENTIFYING = {
    slot: f"{slot}=None"
    for slot in ("deal_type", "action", "kind", "percent", "shares", "count", "amount", "currency", "per")
}
_PARTY_TABLE = {"deals": "deal_parties", "investments": "investment_parties"}


def read_article(
    body: str, published_on: date | None, registry: Registry | None = None
) -> tuple[list[Draft], list[Refusal]]:
    """The distinct facts of an article and the candidates refused, with offsets into its body."""
    bare = with_bare_names(body, find_organisations(body, registry))
    drafts, refusals = read_facts(_scene_of(bare, published_on))
    return [bare.draft_as_written(d) for d in drafts], [bare.refusal_as_written(r) for r in refusals]


def _scene_of(article: BareText, published_on: date | None) -> Scene:
    names: dict[str, Any] = {}
    for mention in article.mentions:
        if not mention.rule.startswith("reference"):
            names.setdefault(mention.organisation_id, mention)
    return Scene(article.text, published_on, article.mentions, read_quantities(article.text, published_on), names)


def read_facts(scene: Scene) -> tuple[list[Draft], list[Refusal]]:
    """The distinct facts of a scene and the candidates refused, with the reason."""
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    for reader in READERS:
        for item in reader(scene):
            (drafts if isinstance(item, Draft) else refusals).append(item)  # type: ignore[arg-type]
    drafts = with_capital_increases(with_acquisitions(drafts, scene.body), scene.body)
    return merge(with_joint_capital(drafts, scene)), refusals


def extract(articles: pl.DataFrame, registry: Registry | None = None) -> dict[str, pl.DataFrame]:
    """The fact tables by name (`frames.SCHEMAS`) of articles.

    `articles` has the columns doc_id, body, published_on (Date, nullable).
    `registry` holds the organisations with a user's own changes; by default the one that the package ships.
    """
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in SCHEMAS}
    for doc_id, body, published_on in articles.select("doc_id", "body", "published_on").iter_rows():
        if not body:
            continue
        drafts, refusals = read_article(body, published_on, registry)
        _add_facts(rows, doc_id, body, drafts)
        rows["candidates"].extend(_candidates(doc_id, body, refusals))
    return {table: to_frame(table, table_rows) for table, table_rows in rows.items()}


def _add_facts(rows: dict[str, list[dict[str, Any]]], doc_id: str, body: str, drafts: Iterable[Draft]) -> None:
    taken: set[str] = set()
    for draft in drafts:
        fact_id = _fact_id(doc_id, draft, taken)
        row = {
            "fact_id": fact_id,
            "doc_id": doc_id,
            "rule": draft.rule,
            "evidence": body[draft.start : draft.end],
            "evidence_start": draft.start,
            "evidence_end": draft.end,
            "status": str(draft.status),
            "date": draft.dated.date,
            "date_text": draft.dated.text,
            "date_start": _day(draft.dated.start),
            "date_end": _day(draft.dated.end),
            **draft.values,
        }
        for role, mention in draft.organisations.items():
            row |= {
                f"{role}_id": mention.organisation_id,
                role: mention.name,
                f"{role}_mention": mention.text,
                f"{role}_start": mention.start,
                f"{role}_end": mention.end,
            }
        rows[draft.table].append(row)
        if draft.table in _PARTY_TABLE:
            rows[_PARTY_TABLE[draft.table]].extend(_parties(doc_id, fact_id, draft))


def _parties(doc_id: str, fact_id: str, draft: Draft) -> list[dict[str, Any]]:
    return [
        {
            "fact_id": fact_id,
            "doc_id": doc_id,
            "organisation_id": mention.organisation_id,
            "organisation": mention.name,
            "mention": mention.text,
            "role": role,
            "start": mention.start,
            "end": mention.end,
        }
        for mention, role in draft.parties
    ]


def _fact_id(doc_id: str, draft: Draft, taken: set[str]) -> str:
    """Stable over re-runs: the document and what the fact says, not where it stands or which rule found it."""
    values = draft.values
    parts = [
        draft.table,
        doc_id,
        *sorted(draft.party_ids()),
        *[f"{role}={draft.organisations[role].organisation_id}" for role in sorted(draft.organisations)],
        *[f"{slot}={values[slot]}" if slot in values else without for slot, without in _IDENTIFYING.items()],
    ]
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20]
    fact_id, copy = digest, 1
    while fact_id in taken:
        copy += 1
        fact_id = f"{digest}-{copy}"
    taken.add(fact_id)
    return fact_id


def _candidates(doc_id: str, body: str, refusals: Iterable[Refusal]) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for refusal in refusals:
        key = "\x1f".join(map(str, (doc_id, refusal.table, refusal.rule, refusal.reason, refusal.start)))
        candidate_id = hashlib.sha256(key.encode()).hexdigest()[:20]
        rows.setdefault(
            candidate_id,
            {
                "candidate_id": candidate_id,
                "doc_id": doc_id,
                "table": refusal.table,
                "rule": refusal.rule,
                "reason": refusal.reason,
                "evidence": body[refusal.start : refusal.end],
                "evidence_start": refusal.start,
                "evidence_end": refusal.end,
            },
        )
    return list(rows.values())


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
