"""Belongs here: investments: who puts how much into what, and rounds that a company raises.
Does not: the price of an acquisition (deals) or of traded shares (stakes).
"""

from transforms.facts.investments.read import read_investments

__all__ = ["read_investments"]
