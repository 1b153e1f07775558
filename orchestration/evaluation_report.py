"""Belongs here: running the extraction over labelled folders and showing the scores, and each fault with its sentence.
Does not: how scores are computed (evaluate), and finding the texts (pages).
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from orchestration.evaluate import ALL, TABLES, Fault, Scores, score
from orchestration.pages import labelled_pages, read_article_frame
from orchestration.records import fact_records

_SENTENCE = re.compile(r"[^\n]+?(?:[다요죠]\.[\"”’')]*(?=\s|$)|$)", re.MULTILINE)


def evaluate_folders(
    folders: Sequence[Path], texts: Path | None = None, *, errors: bool = False, as_json: bool = False
) -> Scores:
    """Extract, score and print. Raises PageError for a folder without labels, or a label without its text."""
    from transforms.facts import extract

    labels: list[dict[str, Any]] = []
    predictions: dict[str, dict[str, Any]] = {}
    bodies: dict[str, str] = {}
    refused: dict[str, list[dict[str, Any]]] = {}
    for folder in folders:
        for label, page in labelled_pages(folder, texts):
            article = read_article_frame(page)
            facts = extract(article)
            labels.append(label)
            predictions[page.doc] = fact_records(page.doc, facts)
            bodies[page.doc] = article["body"][0]
            refused[page.doc] = facts["candidates"].to_dicts()
    scores = score(labels, predictions)
    if errors:
        for fault in scores.faults:
            print(_described(fault, bodies[fault.doc], refused[fault.doc]))
    print(json.dumps(as_record(scores)) if as_json else as_text(scores))
    return scores


def as_record(scores: Scores) -> dict[str, Any]:
    """The scores as the JSON object that `gold/score.py --json` prints."""
    record: dict[str, Any] = {
        measure: {
            table: {
                "precision": round(tally.precision, 4),
                "recall": round(tally.recall, 4),
                "f1": round(tally.f1, 4),
                "predicted": tally.predicted,
                "gold": tally.gold,
            }
            for table, tally in tallies.items()
        }
        for measure, tallies in scores.tallies.items()
    }
    return record | {"documents": scores.documents}


def as_text(scores: Scores) -> str:
    lines = [f"{scores.documents} articles"]
    for measure, tallies in scores.tallies.items():
        lines.append(f"{measure:<5}{'':<13}precision  recall      f1  predicted  gold")
        for table in (*TABLES, ALL):
            tally = tallies[table]
            figures = f"{tally.precision:>9.3f}{tally.recall:>8.3f}{tally.f1:>8.3f}{tally.predicted:>11}{tally.gold:>6}"
            lines.append(f"     {table:<13}{figures}")
    return "\n".join(lines)


def _described(fault: Fault, body: str, candidates: list[dict[str, Any]]) -> str:
    """The fault, its row, the sentence concerned, and the rule that made it or turned it down."""
    row = {
        key: value for key, value in fault.row.items() if not key.startswith("evidence") and value not in (None, [], {})
    }
    head = f"{fault.kind.upper():<7}{fault.doc} {fault.table} {json.dumps(row, ensure_ascii=False)}"
    if fault.kind == "wrong":
        return f"{head}\n       rule {fault.row['rule']}: {fault.row['evidence']}"
    sentence, start, end = _likeliest_sentence(fault.row, body)
    near = [
        c for c in candidates if c["table"] == fault.table and c["evidence_start"] < end and c["evidence_end"] > start
    ]
    reasons = "; ".join(f"{c['rule']}: {c['reason']}" for c in near) or "no candidate there"
    return f"{head}\n       {sentence}\n       {reasons}"


def _likeliest_sentence(row: dict[str, Any], body: str) -> tuple[str, int, int]:
    """The sentence of a body in which most of a label's names and figures stand; labels carry no offsets."""
    names = [name for slot in row.values() for name in _names(slot)]
    best = ("", 0, 0)
    most = 0
    for match in _SENTENCE.finditer(body):
        hits = sum(1 for name in names if name in match.group())
        if hits > most:
            best, most = (match.group().strip(), match.start(), match.end()), hits
    return best


def _names(slot: Any) -> list[str]:
    if isinstance(slot, str):
        return [slot]
    if isinstance(slot, list):
        return [name for item in slot for name in _names(item)]
    return [f"{slot:,}", str(slot)] if isinstance(slot, int | float) and not isinstance(slot, bool) else []
