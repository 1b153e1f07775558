"""Belongs here: a small warehouse without a fault, every table filled from sentences written for it.
Does not: the faults that tests put into it (mutations).
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import polars as pl

from expectations.columns.quarantine import QUARANTINE_SCHEMA
from expectations.tables import TABLES
from transforms.currency import normalise_amounts, reference_rates
from transforms.facts.frames import to_frame

FETCHED = datetime(2021, 1, 4, 3, 0, tzinfo=UTC)
DOCUMENTS = 24
ORGANISATIONS = {
    "raon-telecom": "라온텔레콤",
    "gaon-electronics": "가온누리전자",
    "onsaemi-soft": "온새미소프트",
    "daito": "다이토전공",
    "kestrel": "케스트렐",
    "saegil": "새길대학교",
}
_COMPANIES = ("라온텔레콤", "가온누리전자", "온새미소프트", "다이토전공", "케스트렐")
_MONEY = (
    ("3천억원", Decimal(300_000_000_000), "KRW"),
    ("2천만달러", Decimal(20_000_000), "USD"),
    ("100억엔", Decimal(10_000_000_000), "JPY"),
    ("5억위안", Decimal(500_000_000), "CNY"),
)
_QUOTED = {"USD": "240억원", "JPY": "1120억원", "CNY": "850억원"}
_IN_WON = {"240억원": Decimal(24_000_000_000), "1120억원": Decimal(112_000_000_000), "850억원": Decimal(85_000_000_000)}


class _Page:
    """One article as it is written: sentences are added, and facts point at their characters."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.doc_id = f"page-{number:02}"
        self.published_on = date(2020, 6, 1) + timedelta(days=number)
        self.body = ""

    def say(self, sentence: str) -> int:
        """Adds a sentence and gives its offset."""
        start = len(self.body) + (1 if self.body else 0)
        self.body += ("\n" if self.body else "") + sentence
        return start

    def fact(self, table: str, sentence: str, **values: Any) -> dict[str, Any]:
        start = self.say(sentence)
        month = date(2020, 3, 1)
        return {
            "fact_id": f"{table}-{self.number:02}-{start}",
            "doc_id": self.doc_id,
            "rule": "written",
            "evidence": sentence,
            "evidence_start": start,
            "evidence_end": start + len(sentence),
            "status": "completed",
            "date": "2020-03",
            "date_text": "지난 3월",
            "date_start": month,
            "date_end": date(2020, 3, 31),
            **values,
        }

    def organisation(self, role: str, name: str, within: int) -> dict[str, Any]:
        start = self.body.index(name, within)
        return {
            f"{role}_id": id_of(name),
            role: name,
            f"{role}_mention": name,
            f"{role}_start": start,
            f"{role}_end": start + len(name),
        }

    def party(self, fact: dict[str, Any], name: str, role: str) -> dict[str, Any]:
        start = self.body.index(name, fact["evidence_start"])
        return {
            "fact_id": fact["fact_id"],
            "doc_id": self.doc_id,
            "organisation_id": id_of(name),
            "organisation": name,
            "mention": name,
            "role": role,
            "start": start,
            "end": start + len(name),
        }


def id_of(name: str) -> str:
    return next(id_ for id_, known in ORGANISATIONS.items() if known == name)


def clean_tables() -> dict[str, pl.DataFrame]:
    """Every table of the flow but for candidates' rules: 24 documents, six organisations, a year of rates."""
    facts: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    pages = [_Page(number) for number in range(DOCUMENTS)]
    for page in pages:
        first, second = (_COMPANIES[(page.number + step) % len(_COMPANIES)] for step in (0, 1))
        for table, row in _facts(page, first, second):
            facts[table].append(row)
    frames = {name: to_frame(name, facts[name]) for name in TABLES if TABLES[name].stage == "facts"}
    frames["raw_documents"] = _frame("raw_documents", map(_raw_row, pages))
    frames["articles"] = _frame("articles", map(_article_row, pages))
    frames["organisations"] = _frame("organisations", _organisation_rows())
    rates = reference_rates().filter(
        pl.col("date").is_between(date(2020, 1, 1), date(2020, 12, 31)),
        pl.col("currency").is_in(["KRW", "USD", "JPY", "CNY", "EUR"]),
    )
    frames["reference_rates"] = rates
    frames["amounts"] = normalise_amounts(frames, frames["articles"], rates)
    frames |= {name: _frame(name, rows) for name, rows in _events(frames).items()}
    frames["quarantine"] = pl.DataFrame([_quarantine_row(number) for number in range(4)], schema=QUARANTINE_SCHEMA)
    return {name: frames[name] for name in TABLES}


def _frame(table: str, rows: Any) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=TABLES[table].schema, orient="row")


def _facts(page: _Page, first: str, second: str) -> Iterator[tuple[str, dict[str, Any]]]:
    words, amount, currency = _MONEY[page.number % len(_MONEY)]
    money = {"amount": amount, "currency": currency, "bound": "exact", "amount_text": words}
    swap = page.number % 6 == 0
    kind, what = ("equity_swap", "지분 맞교환") if swap else ("partnership", "공동 개발")
    deal = page.fact(
        "deals", f"{first}과 {second}은 지난 3월 {words} 규모의 {what} 계약을 맺었다.", deal_type=kind, **money
    )
    yield "deals", deal
    yield "deal_parties", page.party(deal, first, "party")
    yield "deal_parties", page.party(deal, second, "party")
    for holder, issuer in ((first, second), (second, first)) if swap else ((first, second),):
        percent = Decimal(5 + page.number) + Decimal("0.8")
        stake = page.fact(
            "stakes",
            f"{holder}은 지난 3월 {issuer} 지분 {percent}%를 {words}에 취득했다.",
            action="swap" if swap else "acquire",
            percent=percent,
            **money,
        )
        roles = {**page.organisation("holder", holder, stake["evidence_start"])}
        roles |= page.organisation("issuer", issuer, stake["evidence_start"])
        yield "stakes", stake | roles
    count = 80 + 10 * page.number
    headcount = page.fact(
        "headcounts",
        f"{second}은 지난 3월 개발자 {count}명을 뽑았다.",
        kind="hire",
        count=count,
        bound="exact",
        count_text=f"{count}명",
        category="개발자",
    )
    yield "headcounts", headcount | page.organisation("organisation", second, headcount["evidence_start"])
    quoted = _QUOTED.get(currency)
    bracket = f"({quoted})" if quoted else ""
    investment = page.fact(
        "investments",
        f"{first}은 지난 3월 {second}에 {words}{bracket}을 투자했다.",
        per="once",
        purpose="공장 증설",
        quoted_amount=_IN_WON[quoted] if quoted else None,
        quoted_currency="KRW" if quoted else None,
        **money,
    )
    yield "investments", investment | page.organisation("investee", second, investment["evidence_start"])
    yield "investment_parties", page.party(investment, first, "investor")
    left_out = page.fact("stakes", f"{second}은 지분을 더 늘릴 수도 있다.")
    yield (
        "candidates",
        {name: left_out[name] for name in ("doc_id", "rule", "evidence", "evidence_start", "evidence_end")}
        | {"candidate_id": f"candidate-{page.number}", "table": "stakes", "reason": "no percent"},
    )


def _content(page: _Page) -> bytes:
    return f"<html><body><article>{page.body}</article></body></html>".encode()


def _raw_row(page: _Page) -> dict[str, Any]:
    content = _content(page)
    return {
        "doc_id": page.doc_id,
        "source_uri": f"https://news.example/{page.doc_id}",
        "fetched_at": FETCHED,
        "content_sha256": hashlib.sha256(content).hexdigest(),
        "media_type": "text/html",
        "charset": "utf-8",
        "n_bytes": len(content),
        "content": content,
    }


def _article_row(page: _Page) -> dict[str, Any]:
    copy = page.number in (20, 21)
    return {
        "doc_id": page.doc_id,
        "content_sha256": hashlib.sha256(_content(page)).hexdigest(),
        "title": f"인공지능 동맹 {page.number + 1}호",
        "publisher": "누리통신",
        "authors": ["김누리"],
        "published_at": datetime.combine(page.published_on, datetime.min.time(), tzinfo=UTC) + timedelta(hours=2),
        "published_on": page.published_on,
        "published_from": "json_ld",
        "modified_at": datetime.combine(page.published_on, datetime.min.time(), tzinfo=UTC) + timedelta(hours=5),
        "language": "ko",
        "body": page.body,
        "kept_ratio": 0.5 + page.number / 100,
        "media_type": "text/html",
        "charset": "utf-8",
        "replaced": 0,
        "duplicate_of": "page-00" if copy else None,
    }


def _organisation_rows() -> Iterator[dict[str, Any]]:
    for number, (id_, name) in enumerate(ORGANISATIONS.items()):
        yield {
            "organisation_id": id_,
            "name": name,
            "name_en": id_.replace("-", " ").title(),
            "kind": "university" if id_ == "saegil" else "company",
            "country": "KR",
            "ticker": f"{900_000 + number}",
            "exchange": "KRX",
            "parent": "raon-telecom" if id_ == "onsaemi-soft" else None,
            "aliases": [f"㈜{name}"],
        }


def _events(frames: dict[str, pl.DataFrame]) -> dict[str, list[dict[str, Any]]]:
    """One event a stake: enough to hold an event against its facts and documents."""
    rows: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("events", "event_facts", "event_values", "event_history")
    }
    published = dict(frames["articles"].select("doc_id", "published_on").iter_rows())
    for stake in frames["stakes"].iter_rows(named=True):
        event_id, doc_id = f"event-{stake['fact_id']}", stake["doc_id"]
        told = {"sources": 1, "origins": 1}
        rows["events"].append(
            {name: stake.get(name) for name in TABLES["events"].columns}
            | told
            | {
                "event_id": event_id,
                "table": "stakes",
                "type": stake["action"],
                "organisation_ids": [stake["holder_id"], stake["issuer_id"]],
                "organisations": [stake["holder"], stake["issuer"]],
                "roles": ["holder", "issuer"],
                "first_reported": published[doc_id],
                "first_reported_by": "누리통신",
                "first_doc_id": doc_id,
                "documents": [doc_id],
                "disagreements": [],
            }
        )
        rows["event_facts"].append(
            {
                "event_id": event_id,
                "fact_id": stake["fact_id"],
                "table": "stakes",
                "doc_id": doc_id,
                "origin": doc_id,
            }
        )
        rows["event_values"].append(
            told
            | {
                "event_id": event_id,
                "field": "percent",
                "value": str(stake["percent"]),
                "agreed": True,
                "documents": [doc_id],
                "first_reported": published[doc_id],
            }
        )
        rows["event_history"].append(
            told
            | {
                "event_id": event_id,
                "step": 1,
                "status": "completed",
                "date": "2020-03",
                "reported_on": published[doc_id],
                "reported_by": "누리통신",
                "doc_id": doc_id,
            }
        )
    return rows


def _quarantine_row(number: int) -> dict[str, Any]:
    return {
        "quarantine_id": f"q-{number:016x}",
        "stage": "facts",
        "table": "headcounts",
        "doc_id": f"page-{number:02}",
        "key": "{}",
        "row": '{"count":-1}',
        "column": "count",
        "contract": "within_bounds",
        "reason": "count must lie in (0, 3000000], but count=-1",
        "run_id": "a-run",
        "at": FETCHED,
    }
