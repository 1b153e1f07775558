"""Belongs here: scoring extracted facts against labelled articles (CEAF), and listing what was missed or wrong.
Does not: extracting (transforms.facts), and what counts as a fact (the labels' guideline).
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Row = dict[str, Any]
Similarity = Callable[[str, Row, Row], float]

TABLES = ("deals", "stakes", "headcounts", "investments")
ALL = "all"
_NOT_IN_NAME = re.compile(r"[\s·•‧ㆍ・.,'‘’\"“”()-]")
_LEGAL_FORMS = ("주식회사", "(주)")
_HALF_A_CENT = Decimal("0.005")
_BARELY_LESS = 0.999
_FULL_SLOTS = {
    "deals": ("deal_type", "status", "date"),
    "stakes": ("status", "date"),
    "headcounts": ("bound", "status", "date"),
    "investments": ("bound", "status", "date"),
}


@dataclass(frozen=True)
class Tally:
    """Summed similarity of the paired rows, and the rows on either side that count."""

    hit: float = 0.0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.hit + other.hit, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return self.hit / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Fault:
    """A label that no fact agrees with (`missed`), or a fact that no label agrees with (`wrong`)."""

    kind: str
    doc: str
    table: str
    row: Row


@dataclass
class Scores:
    """Tallies by measure (core, full) and table, `all` included, and the faults of the core measure."""

    documents: int
    tallies: dict[str, dict[str, Tally]]
    faults: list[Fault] = field(default_factory=list)


def score(labels: Iterable[Mapping[str, Any]], predictions: Mapping[str, Mapping[str, Any]]) -> Scores:
    """Score predictions by document against labels.

    Rows of a table are paired one to one so that their summed similarity is largest (CEAF, Luo 2005). A document
    without a prediction counts as one in which nothing was found. Optional labels cost nothing when missed, and a fact
    that is paired with one is neither right nor wrong.
    """
    measures: dict[str, Similarity] = {"core": core, "full": full}
    scores = Scores(0, {name: dict.fromkeys((*TABLES, ALL), Tally()) for name in measures})
    for label in labels:
        scores.documents += 1
        found = predictions.get(label["doc"], {})
        for table in TABLES:
            predicted, gold = list(found.get(table) or []), label["facts"][table]
            for name, similarity in measures.items():
                tally, wrong, missed = _tally(table, predicted, gold, similarity)
                scores.tallies[name][table] += tally
                scores.tallies[name][ALL] += tally
                if similarity is core:
                    scores.faults += [Fault("missed", label["doc"], table, row) for row in missed]
                    scores.faults += [Fault("wrong", label["doc"], table, row) for row in wrong]
    return scores


def core(table: str, predicted: Row, gold: Row) -> float:
    """Agreement on who did what and how much: for deals the overlap of parties (Dice, 0 below a half), else 0 or 1."""
    if table == "deals":
        overlap = _dice(predicted.get("parties"), gold["parties"])
        return overlap if overlap >= 0.5 else 0.0
    return float(_SAME_CORE[table](predicted, gold))


def full(table: str, predicted: Row, gold: Row) -> float:
    """1 where the core agrees wholly and so do type, status, date, bound and quoted amount."""
    if core(table, predicted, gold) < 1.0:
        return 0.0
    same = all((predicted.get(slot) or None) == (gold.get(slot) or None) for slot in _FULL_SLOTS[table])
    if table == "deals":
        same = same and _same_money(predicted, gold)
    if table == "investments":
        same = same and _same_money(predicted, gold, "quoted_amount", "quoted_currency")
    return float(same)


def _same_stake(predicted: Row, gold: Row) -> bool:
    return (
        _same_organisation(predicted.get("holder"), gold["holder"])
        and _same_organisation(predicted.get("issuer"), gold["issuer"])
        and predicted.get("action") == gold["action"]
        and _same_number(predicted.get("percent"), gold.get("percent"))
        and _same_money(predicted, gold)
    )


def _same_headcount(predicted: Row, gold: Row) -> bool:
    return (
        _same_organisation(predicted.get("organization"), gold["organization"])
        and _same_number(predicted.get("count"), gold["count"])
        and predicted.get("kind") == gold["kind"]
    )


def _same_investment(predicted: Row, gold: Row) -> bool:
    return (
        _dice(predicted.get("investors"), gold["investors"]) == 1.0
        and _same_recipient(predicted.get("investee"), gold.get("investee"))
        and _same_money(predicted, gold)
        and (predicted.get("per") or "once") == (gold.get("per") or "once")
    )


_SAME_CORE = {"stakes": _same_stake, "headcounts": _same_headcount, "investments": _same_investment}


def normal_name(name: str) -> str:
    """A name as it is compared: NFKC, case folded, without spaces, legal forms, quotes, hyphens and middle dots."""
    text = unicodedata.normalize("NFKC", name).casefold()
    for legal_form in _LEGAL_FORMS:
        text = text.replace(legal_form, "")
    return _NOT_IN_NAME.sub("", text)


def _same_organisation(predicted: str | None, spellings: Sequence[str]) -> bool:
    return predicted is not None and normal_name(predicted) in {normal_name(name) for name in spellings}


def _same_recipient(predicted: str | None, spellings: Sequence[str | None] | None) -> bool:
    """A null among the label's spellings means that naming nobody is right too."""
    if not predicted:
        return spellings is None or None in spellings
    return spellings is not None and _same_organisation(predicted, [name for name in spellings if name is not None])


def _dice(predicted: Sequence[str] | None, gold: Sequence[Sequence[str]]) -> float:
    """Overlap of two sets of organisations; several spellings of one organisation count once."""
    named = {normal_name(name) for name in predicted or ()}
    wanted = [{normal_name(name) for name in spellings} for spellings in gold]
    hit = sum(1 for spellings in wanted if spellings & named)
    extra = len(named - set().union(*wanted)) if wanted else len(named)
    size = len(wanted) + hit + extra
    return 2 * hit / size if size else 1.0


def _number(value: Any) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value))


def _same_number(left: Any, right: Any) -> bool:
    a, b = _number(left), _number(right)
    return a is b if a is None or b is None else abs(a - b) <= _HALF_A_CENT


def _same_money(predicted: Row, gold: Row, amount: str = "amount", currency: str = "currency") -> bool:
    if _number(gold.get(amount)) is None:
        return _number(predicted.get(amount)) is None
    return _same_number(predicted.get(amount), gold.get(amount)) and predicted.get(currency) == gold.get(currency)


def _pairs(weights: list[list[float]]) -> list[tuple[int, int]]:
    """The pairs (fact, label) of the largest total weight; pairs of weight 0 are none."""
    from scipy.optimize import linear_sum_assignment

    if not weights or not weights[0]:
        return []
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if weights[i][j] > 0]


def _tally(
    table: str, predicted: list[Row], gold: list[Row], similarity: Similarity
) -> tuple[Tally, list[Row], list[Row]]:
    """The tally of one document's table, the facts that were left over, and the required labels that were."""

    def weight(fact: Row, label: Row) -> float:
        # a required label wins a tie over an optional one
        return similarity(table, fact, label) * (_BARELY_LESS if label.get("optional") else 1.0)

    pairs = _pairs([[weight(fact, label) for label in gold] for fact in predicted])
    to_required = [(i, j) for i, j in pairs if not gold[j].get("optional")]
    hit = sum(similarity(table, predicted[i], gold[j]) for i, j in to_required)
    uncounted = len(pairs) - len(to_required)
    paired_facts, paired_labels = {i for i, _ in pairs}, {j for _, j in pairs}
    left_over = [fact for i, fact in enumerate(predicted) if i not in paired_facts]
    if similarity is full:
        # who states an optional fact with another date or status is neither right nor wrong
        uncounted += sum(1 for fact in left_over if _is_optional(table, fact, gold))
    missed = [label for j, label in enumerate(gold) if j not in paired_labels and not label.get("optional")]
    required = sum(1 for label in gold if not label.get("optional"))
    return Tally(hit, len(predicted) - uncounted, required), left_over, missed


def _is_optional(table: str, fact: Row, gold: list[Row]) -> bool:
    return any(label.get("optional") and core(table, fact, label) > 0 for label in gold)
