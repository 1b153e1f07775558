"""Belongs here: deals: organisations that agree, or carry out an agreement, to work together or to combine.
Does not: shares that change hands alone (stakes) and money put in alone (investments).
"""

from transforms.facts.deals.read import read_deals

__all__ = ["read_deals"]
