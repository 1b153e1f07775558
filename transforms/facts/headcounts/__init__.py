"""Belongs here: headcounts: people who work for, join, leave or are trained by an organisation.
Does not: counts of users, customers, visitors, pupils, or of companies, places and things.
"""

from transforms.facts.headcounts.read import read_headcounts

__all__ = ["read_headcounts"]
