"""Belongs here: what the sample pages must offer, so that a first run shows every table and every currency.
Does not: how well they are read (tests/articles, tests/facts).
"""

from pathlib import Path

import polars as pl
import pytest

from raw.content import media_type_of


def pages(samples: Path) -> list[Path]:
    return [path for path in sorted(samples.iterdir()) if media_type_of(path.name)]


def test_there_are_html_pages_in_two_charsets_text_dumps_and_sidecars(samples: Path) -> None:
    html = [path for path in pages(samples) if path.suffix == ".html"]
    legacy = [path for path in html if not _is_utf8(path.read_bytes())]
    assert len(pages(samples)) >= 8 and len(html) - len(legacy) >= 3 and len(legacy) >= 2
    assert sum(path.suffix == ".txt" for path in pages(samples)) >= 3
    assert len(list(samples.glob("*.meta.yaml"))) >= 2


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


@pytest.fixture(scope="module")
def facts(samples: Path) -> dict[str, pl.DataFrame]:
    from orchestration.pages import Page, read_article_frame
    from transforms.facts import extract

    return extract(pl.concat(read_article_frame(Page(path.stem, path)) for path in pages(samples)))


@pytest.mark.parametrize("table", ["deals", "stakes", "headcounts", "investments"])
def test_every_fact_table_has_rows(facts: dict[str, pl.DataFrame], table: str) -> None:
    assert facts[table].height >= 3


def test_every_currency_is_there(facts: dict[str, pl.DataFrame]) -> None:
    found = {*pl.concat(facts[table]["currency"] for table in ("deals", "stakes", "investments"))}
    assert {"KRW", "USD", "JPY", "CNY"} <= found


def test_nothing_comes_from_related_news_adverts_or_captions(facts: dict[str, pl.DataFrame]) -> None:
    evidence = "\n".join(
        pl.concat(facts[table]["evidence"] for table in ("deals", "stakes", "headcounts", "investments"))
    )
    for elsewhere in ("7000억원", "500명 희망퇴직", "신입 300명", "100억원 유치", "매출 3000억원", "조감도", "AI 요약"):
        assert elsewhere not in evidence
