"""Belongs here: reference rates crossed to KRW, every amount in four currencies, conversions that look wrong.
Does not: where the rates' file comes from (raw.reference_rates), and reading amounts from text (transforms.korean).
"""

from transforms.currency.frames import AMOUNTS_SCHEMA, REFERENCE_RATES_SCHEMA, SUSPICIOUS_SCHEMA
from transforms.currency.normalise import normalise_amounts
from transforms.currency.rates import missing_rates, rate_gaps, rate_jumps, reference_rates
from transforms.currency.suspicious import suspicious_conversions

__all__ = [
    "AMOUNTS_SCHEMA",
    "REFERENCE_RATES_SCHEMA",
    "SUSPICIOUS_SCHEMA",
    "missing_rates",
    "normalise_amounts",
    "rate_gaps",
    "rate_jumps",
    "reference_rates",
    "suspicious_conversions",
]
