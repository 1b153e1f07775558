"""Belongs here: facts from article text: deals, stakes, headcounts, investments.
Does not: reading pages, organisations or quantities.
"""

from transforms.facts.extract import extract

__all__ = ["extract"]
