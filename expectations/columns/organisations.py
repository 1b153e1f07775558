"""Belongs here: the columns of the organisation registry.
Does not: the registry itself (transforms.organisations).
"""

import polars as pl

from expectations.columns.column import Column

ORGANISATIONS = (
    Column(name="organisation_id", meaning="the organisation, stable over name changes", example="kt"),
    Column(name="name", meaning="canonical Korean name", example="KT"),
    Column(name="name_en", meaning="English name", nullable=True, example="KT Corporation"),
    Column(name="kind", meaning="company, group, fund, university, institute, ministry, …", nullable=True),
    Column(
        name="country",
        meaning="ISO 3166-1 alpha-2, or a region (EU, ME, SEA, LATAM) where no more is known",
        nullable=True,
        pattern=r"[A-Z]{2}|SEA|LATAM",
        example="KR",
    ),
    Column(name="ticker", meaning="code at the exchange", nullable=True, example="030200"),
    Column(name="exchange", meaning="where the ticker is valid", nullable=True, example="KRX"),
    Column(name="parent", meaning="organisation_id of the organisation that controls it", nullable=True),
    Column(name="aliases", meaning="every other spelling that stands for it", nullable=True, example=("케이티",)),
)
ORGANISATIONS_SCHEMA = pl.Schema(
    {column.name: pl.List(pl.String) if column.name == "aliases" else pl.String for column in ORGANISATIONS}
)
