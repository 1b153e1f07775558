"""Belongs here: stakes: shares of a named issuer held or changing hands.
Does not: the acquisition of a whole company without a word of shares (deals).
"""

from transforms.facts.stakes.read import read_stakes

__all__ = ["read_stakes"]
