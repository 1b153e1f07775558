"""Belongs here: the columns of articles; their dtypes are those of transforms.articles.frames.
Does not: how a page is read (transforms.articles).
"""

from datetime import UTC, date, datetime

from expectations.columns.column import Column
from expectations.columns.raw import CONTENT_SHA256, DOC_ID
from expectations.columns.vocabulary import PUBLISHED_FROM

EARLIEST_PUBLICATION = date(1945, 1, 1)

ARTICLES = (
    DOC_ID,
    CONTENT_SHA256,
    Column(name="title", meaning="headline, without the site's name", nullable=True, example="세 회사, AI 동맹 결성"),
    Column(
        name="publisher", meaning="who published it, not the portal that shows it", nullable=True, example="누리통신"
    ),
    Column(
        name="authors", meaning="names in the byline, empty where there is none", nullable=True, example=("김누리",)
    ),
    Column(
        name="published_at",
        meaning="publication time, UTC, where the page tells the time",
        nullable=True,
        example=datetime(2020, 6, 3, 0, 12, tzinfo=UTC),
    ),
    Column(
        name="published_on",
        meaning="publication date in Korea; null rather than wrong",
        nullable=True,
        minimum=EARLIEST_PUBLICATION,
        example=date(2020, 6, 3),
    ),
    Column(
        name="published_from",
        meaning="what the publication date was read from",
        nullable=True,
        allowed=PUBLISHED_FROM,
        example="json_ld",
    ),
    Column(
        name="modified_at",
        meaning="time of the last change, UTC",
        nullable=True,
        example=datetime(2020, 6, 3, 4, 30, tzinfo=UTC),
    ),
    Column(name="language", meaning="language of the body, BCP 47", nullable=True, pattern=r"[a-z]{2,3}", example="ko"),
    Column(name="body", meaning="the article's own text, a paragraph a line; empty where rejected"),
    Column(
        name="kept_ratio",
        meaning="share of the page's visible characters that the body keeps",
        unit="ratio",
        minimum=0.0,
        maximum=1.0,
        example=0.42,
    ),
    Column(name="media_type", meaning="media type that the page was read as", nullable=True, example="text/html"),
    Column(name="charset", meaning="charset that the page was decoded with", nullable=True, example="cp949"),
    Column(
        name="replaced",
        meaning="characters that could not be decoded",
        unit="characters",
        nullable=True,
        minimum=0,
        example=0,
    ),
    Column(name="rejection", meaning="why the page is no article; null for an article", nullable=True, example="index"),
    Column(
        name="duplicate_of",
        meaning="the earliest document with nearly the same body: copies of one wire report",
        nullable=True,
        example="kr-telecom-alliance",
    ),
)
