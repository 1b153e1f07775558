"""Belongs here: pages a second against trafilatura, on the same pages in the same run.
Does not: how well the pages are read (tests/articles).
"""

from pathlib import Path
from typing import Any

import pytest

from transforms.articles import read_article
from transforms.articles.line_rules import kind_of_line

GOLDEN = Path(__file__).parent.parent / "golden" / "pages"
SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "pages"


def _pages() -> list[bytes]:
    folder = SHARED if SHARED.is_dir() else GOLDEN
    return [path.read_bytes() for path in sorted(folder.glob("*.html"))]


@pytest.mark.benchmark(group="articles: html")
def test_read_article(benchmark: Any) -> None:
    pages = _pages()

    def read() -> list[int]:
        kind_of_line.cache_clear()
        return [len(read_article(page).body) for page in pages]

    assert all(benchmark(read))


@pytest.mark.benchmark(group="articles: html")
def test_trafilatura(benchmark: Any) -> None:
    import trafilatura

    pages = _pages()
    benchmark(lambda: [trafilatura.extract(page) for page in pages])


@pytest.mark.benchmark(group="articles: text dumps")
def test_read_text_dumps(benchmark: Any) -> None:
    dumps = [path.read_bytes() for path in sorted(GOLDEN.glob("*.txt"))]

    def read() -> list[int]:
        kind_of_line.cache_clear()
        return [len(read_article(dump).body) for dump in dumps]

    assert all(benchmark(read))
