"""Belongs here: the closed sets of values and the value patterns that columns allow.
Does not: which column allows which set.
"""

from pathlib import Path

from transforms.korean.quantities import Bound

STATUSES = ("completed", "planned", "rumoured", "terminated")
BOUNDS = tuple(bound.value for bound in Bound)
DEAL_TYPES = ("partnership", "consortium", "joint_venture", "merger", "acquisition", "equity_swap", "supply")
DEAL_ROLES = ("party", "acquirer", "target", "seller", "supplier", "customer", "founder", "joiner", "parent")
INVESTMENT_ROLES = ("investor",)
STAKE_ACTIONS = ("hold", "acquire", "sell", "swap")
HEADCOUNT_KINDS = ("current", "target", "hire", "acquire", "cut", "train")
PER = ("once", "year")
FACT_TABLES = ("deals", "stakes", "headcounts", "investments")
MONEY_TABLES = ("deals", "stakes", "investments")
PUBLISHED_FROM = ("sidecar", "json_ld", "meta", "dateline", "url", "text")
RATE_BASES = ("fact_date", "fact_start", "publication", "article")
RATE_CHECKS = ("agrees", "differs", "none")

SHA256 = r"[0-9a-f]{64}"
_POINT = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-Q[1-4]|-H[12])?"
FACT_DATE = rf"{_POINT}(?:/{_POINT})?"

# The active codes of ISO 4217, without metals, funds and test codes.
ISO_4217 = tuple((Path(__file__).parent / "iso_4217.txt").read_text(encoding="ascii").split())
# Codes that a history of rates still holds: currencies that gave way to the euro, and those before a redenomination.
WITHDRAWN_CURRENCIES = ("CYP", "EEK", "HRK", "LTL", "LVL", "MTL", "ROL", "SIT", "SKK", "TRL")
