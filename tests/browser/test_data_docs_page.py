"""Belongs here: the Data Docs as a person sees them, in a real browser.
Does not: what the suites find (tests/expectations).
"""

import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import polars as pl
import pytest

sys.path.append(str(Path(__file__).parent.parent / "expectations"))

pytestmark = pytest.mark.system
AT = datetime(2021, 1, 4, 4, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Data Docs of two runs of two tables: one as it should be, one with figures that cannot be."""
    from clean_tables import clean_tables

    from expectations.suites import run_suite

    folder, clean = tmp_path_factory.mktemp("data_docs"), clean_tables()
    broken = clean["headcounts"].with_columns(count=pl.lit(987_654_321))
    for table, frame, run_id, hours in (
        ("organisations", clean["organisations"], "morning-run", 0),
        ("headcounts", clean["headcounts"], "morning-run", 0),
        ("headcounts", broken, "evening-run", 12),
    ):
        run_suite(table, frame, docs=folder, run_id=run_id, at=AT + timedelta(hours=hours))
    return folder


@pytest.fixture(scope="module")
def address(docs: Path) -> Iterator[str]:
    handler = partial(SimpleHTTPRequestHandler, directory=str(docs))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("needs chromium and chromedriver")
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


def test_index_lists_suites_and_runs(browser: Any, address: str) -> None:
    browser.get(f"{address}/index.html")
    shown = _text(browser)
    assert all(name in shown for name in ("organisations", "headcounts", "morning-run", "evening-run"))


def test_a_failed_run_shows_the_values_that_failed(browser: Any, address: str) -> None:
    browser.get(f"{address}/index.html")
    links = [
        link.get_attribute("href") or "" for link in browser.find_elements("css selector", "a[href*='evening-run']")
    ]
    assert links
    browser.get(links[0])
    shown = _text(browser)
    assert "headcounts" in shown
    assert "evening-run" in shown
    assert "987654321" in shown
    assert "nearly all headcounts lie between 1 and 300,000" in shown
    assert "Failed" in shown


def test_a_good_run_says_so(browser: Any, address: str) -> None:
    browser.get(f"{address}/index.html")
    [*_, link] = [
        link.get_attribute("href") or ""
        for link in browser.find_elements("css selector", "a[href*='morning-run'][href*='headcounts']")
    ]
    browser.get(link)
    assert "Succeeded" in _text(browser)
