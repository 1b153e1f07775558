"""Belongs here: reading any page, HTML or text dump, into its article.
Does not: where pages come from (raw), and what the article says (korean, organisations, facts).
"""

from transforms.articles.article import Article
from transforms.articles.duplicates import mark_duplicates
from transforms.articles.encoding import Decoded, decode
from transforms.articles.frames import ARTICLES_SCHEMA, read_articles
from transforms.articles.read import read_article

__all__ = ["ARTICLES_SCHEMA", "Article", "Decoded", "decode", "mark_duplicates", "read_article", "read_articles"]
