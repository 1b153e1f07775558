"""Belongs here: the columns of the fact tables; their dtypes are those of transforms.facts.frames.
Does not: what counts as a fact (the guideline) and the rules that find one (transforms.facts).
"""

from datetime import date
from decimal import Decimal

from expectations.columns.column import Column
from expectations.columns.raw import DOC_ID
from expectations.columns.vocabulary import (
    BOUNDS,
    DEAL_ROLES,
    DEAL_TYPES,
    FACT_DATE,
    FACT_TABLES,
    HEADCOUNT_KINDS,
    INVESTMENT_ROLES,
    ISO_4217,
    PER,
    STAKE_ACTIONS,
    STATUSES,
)

FACT_ID = Column(name="fact_id", meaning="the fact, stable over re-runs", example="deals-3f2a9c41d07be6aa")
RULE = Column(name="rule", meaning="name of the rule that made the row", example="sign_with")
EVIDENCE = (
    Column(name="evidence", meaning="the sentence that states the fact", example="두 회사는 업무협약을 체결했다."),
    Column(
        name="evidence_start", meaning="offset of the evidence in the body", unit="characters", minimum=0, example=0
    ),
    Column(name="evidence_end", meaning="its end there, exclusive", unit="characters", minimum=1, example=17),
)
FACT = (
    FACT_ID,
    DOC_ID,
    RULE,
    *EVIDENCE,
    Column(name="status", meaning="done, intended, hearsay or called off", allowed=STATUSES, example="completed"),
    Column(
        name="date",
        meaning="when the fact happens or is to hold: YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Qn, YYYY-Hn or a span A/B",
        nullable=True,
        pattern=FACT_DATE,
        example="2019-10",
    ),
    Column(name="date_text", meaning="the words that the date was read from", nullable=True, example="지난해 10월"),
    Column(name="date_start", meaning="first day of the date", nullable=True, example=date(2019, 10, 1)),
    Column(name="date_end", meaning="last day of the date", nullable=True, example=date(2019, 10, 31)),
)
BOUND = Column(
    name="bound",
    meaning="how the figure bounds the true one",
    nullable=True,
    allowed=BOUNDS,
    example="exact",
)
AMOUNT = (
    Column(
        name="amount",
        meaning="the amount, written out",
        unit="units of the currency",
        nullable=True,
        above=Decimal(0),
        example=Decimal(300_000_000_000),
    ),
    Column(name="currency", meaning="ISO 4217 code", nullable=True, allowed=ISO_4217, example="KRW"),
    BOUND,
    Column(name="amount_text", meaning="the words that the amount was read from", nullable=True, example="3천억원"),
)

QUOTED = (
    Column(
        name="quoted_amount",
        meaning="the conversion that the article gives beside the amount",
        unit="units of the quoted currency",
        nullable=True,
        above=Decimal(0),
        example=Decimal(1_150_000_000_000),
    ),
    Column(
        name="quoted_currency",
        meaning="ISO 4217 code of the conversion",
        nullable=True,
        allowed=ISO_4217,
        example="KRW",
    ),
)


def organisation(role: str, meaning: str, *, nullable: bool) -> tuple[Column, ...]:
    """The five columns of an organisation that a fact names in one role."""
    return (
        Column(name=f"{role}_id", meaning=f"organisation_id of {meaning}", nullable=nullable, example="kt"),
        Column(name=role, meaning=f"canonical name of {meaning}", nullable=nullable, example="KT"),
        Column(
            name=f"{role}_mention", meaning=f"{meaning}, as the body writes it", nullable=nullable, example="케이티"
        ),
        Column(
            name=f"{role}_start",
            meaning="offset of the mention in the body",
            unit="characters",
            nullable=nullable,
            minimum=0,
            example=12,
        ),
        Column(
            name=f"{role}_end",
            meaning="its end there, exclusive",
            unit="characters",
            nullable=nullable,
            minimum=1,
            example=15,
        ),
    )


def _party(roles: tuple[str, ...]) -> tuple[Column, ...]:
    return (
        FACT_ID,
        DOC_ID,
        Column(name="organisation_id", meaning="the organisation that takes part", example="kt"),
        Column(name="organisation", meaning="its canonical name", example="KT"),
        Column(name="mention", meaning="the organisation, as the body writes it", example="케이티"),
        Column(name="role", meaning="what it does in the fact", nullable=True, allowed=roles, example=roles[0]),
        Column(name="start", meaning="offset of the mention in the body", unit="characters", minimum=0, example=12),
        Column(name="end", meaning="its end there, exclusive", unit="characters", minimum=1, example=15),
    )


DEALS = (
    *FACT,
    Column(name="deal_type", meaning="kind of deal", allowed=DEAL_TYPES, example="partnership"),
    Column(name="name", meaning="the alliance's own name", nullable=True, example="AI 원팀"),
    Column(name="subject", meaning="what the deal is about, free text", nullable=True, example="AI 인재 양성"),
    *AMOUNT,
)
DEAL_PARTIES = _party(DEAL_ROLES)
STAKES = (
    *FACT,
    *organisation("holder", "who holds, buys, sells or receives", nullable=False),
    *organisation("issuer", "the organisation whose shares they are", nullable=False),
    Column(name="action", meaning="what is done with the shares", allowed=STAKE_ACTIONS, example="hold"),
    Column(
        name="percent",
        meaning="quota of this holding or trade",
        unit="percent",
        nullable=True,
        above=Decimal(0),
        maximum=Decimal(100),
        example=Decimal("24.8"),
    ),
    Column(
        name="shares",
        meaning="number of shares",
        unit="shares",
        nullable=True,
        above=0,
        maximum=100_000_000_000,
        example=2_400_000,
    ),
    *AMOUNT,
)
HEADCOUNTS = (
    *FACT,
    *organisation("organisation", "the employer", nullable=False),
    Column(name="kind", meaning="has, is to have, hires, …", allowed=HEADCOUNT_KINDS, example="hire"),
    Column(name="count", meaning="people", unit="people", above=0, maximum=3_000_000, example=80),
    BOUND,
    Column(name="count_text", meaning="the words that the count was read from", nullable=True, example="80여 명"),
    Column(name="category", meaning="who is counted, free text", nullable=True, example="AI 연구개발 인력"),
)
INVESTMENTS = (
    *FACT,
    *organisation("investee", "who receives the money", nullable=True),
    Column(name="purpose", meaning="what the money is for, free text", nullable=True, example="배터리 공장 증설"),
    Column(name="per", meaning="once or every year", allowed=PER, example="once"),
    *AMOUNT,
    *QUOTED,
)
INVESTMENT_PARTIES = _party(INVESTMENT_ROLES)
CANDIDATES = (
    Column(name="candidate_id", meaning="the candidate, stable over re-runs", example="c-91ab3c"),
    DOC_ID,
    Column(name="table", meaning="the table that it would have entered", allowed=FACT_TABLES, example="stakes"),
    RULE,
    Column(name="reason", meaning="why it is no fact", example="no issuer"),
    *EVIDENCE,
)
