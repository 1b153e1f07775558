"""Belongs here: the Data Docs as a person sees them, in a real browser.
Does not: what the suites find (tests/expectations).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import polars as pl
import pytest
from clean_tables import clean_tables
from servers import program

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("browser")]
AT = datetime(2021, 1, 4, 4, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Docs:
    """The folder of the Data Docs, and the page of each run of headcounts in it."""

    folder: Path
    pages: dict[str, str]


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Docs:
    """The Data Docs of two runs of two tables: one as it should be, one with figures that cannot be."""
    from expectations.suites import run_suite

    folder, clean = tmp_path_factory.mktemp("data_docs"), clean_tables()
    pages = {}
    broken = clean["headcounts"].with_columns(count=pl.lit(987_654_321))
    for table, frame, run_id, hours in (
        ("organisations", clean["organisations"], "morning-run", 0),
        ("headcounts", clean["headcounts"], "morning-run", 0),
        ("headcounts", broken, "evening-run", 12),
    ):
        result = run_suite(table, frame, docs=folder, run_id=run_id, at=AT + timedelta(hours=hours))
        assert result.page is not None
        pages[run_id] = result.page.relative_to(folder).as_posix()
    return Docs(folder, pages)


@pytest.fixture(scope="module")
def address(docs: Docs) -> Iterator[str]:
    handler = partial(SimpleHTTPRequestHandler, directory=str(docs.folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium, driver = program("chromium"), program("chromedriver")
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    options.page_load_strategy = "eager"
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1400,2000"):
        options.add_argument(argument)
    started = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=driver))
    started.set_page_load_timeout(60)
    yield started
    started.quit()


def _text(browser: Any) -> str:
    return str(browser.find_element("tag name", "body").get_attribute("textContent"))


def test_a_failed_run_shows_the_values_that_failed(browser: Any, address: str, docs: Docs) -> None:
    browser.get(f"{address}/{docs.pages['evening-run']}")
    shown = _text(browser)
    assert "headcounts" in shown
    assert "evening-run" in shown
    assert "nearly all headcounts lie between 1 and 300,000" in shown
    assert "987654321" in shown
    assert "Failed" in shown


def test_a_good_run_says_so(browser: Any, address: str, docs: Docs) -> None:
    browser.get(f"{address}/{docs.pages['morning-run']}")
    shown = _text(browser)
    assert "morning-run" in shown
    assert "Succeeded" in shown
    assert "987654321" not in shown


def test_the_overview_leads_to_the_last_run_without_network(browser: Any, address: str, docs: Docs) -> None:
    browser.get(f"{address}/overview.html")
    shown = browser.find_element("tag name", "body").text
    assert all(name in shown for name in ("organisations", "headcounts", "evening-run"))
    line = browser.find_element("css selector", "svg[aria-label='rows of the last 2 runs: 24, 24']")
    assert line.is_displayed()
    browser.find_element("link text", "evening-run").click()
    assert "987654321" in _text(browser)
