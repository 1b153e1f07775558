"""Belongs here: the Dagster UI in a real browser, on a home of its own, with the daemon beside it.
Does not: what the assets do (tests/orchestration).
"""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from servers import free_port, program, wait_for_port

from expectations.tables import TABLES

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("browser")]
LAUNCH = """
mutation ($selector: JobOrPipelineSelector!) {
  launchRun(executionParams: {selector: $selector, runConfigData: {}}) {
    __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message }
  }
}"""
STATUS = "query ($id: ID!) { runOrError(runId: $id) { ... on Run { status } } }"
HEALTH = "{ instance { daemonHealth { allDaemonStatuses { daemonType required healthy } } } }"
REPOSITORY = "{ repositoriesOrError { ... on RepositoryConnection { nodes { name location { name } } } } }"


class Ui:
    """A running UI: its address, and its GraphQL."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(f"{self.url}/graphql", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["data"]

    def wait(self, what: Callable[[], Any], seconds: float) -> Any:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if found := what():
                return found
            time.sleep(1)
        raise TimeoutError(f"not within {seconds} s")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def ui(home: Path, samples: Path) -> Iterator[Ui]:
    port = free_port()
    command = [sys.executable, "-c", "from orchestration.cli import main; main()", "ui"]
    options = ["--raw", str(samples), "--home", str(home), "--port", str(port)]
    log = (home / "ui.log").open("w")
    process = subprocess.Popen([*command, *options], stdout=log, stderr=log, start_new_session=True)
    try:
        wait_for_port(port, process, seconds=180)
        yield Ui(port)
    finally:
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        log.close()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = program("chromium", "chromium-browser", "google-chrome")
    profile = tmp_path_factory.mktemp("profile")
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1600,1200"):
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={profile}")
    driver = webdriver.Chrome(options=options, service=Service(program("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def finished_run(ui: Ui) -> str:
    """A run of everything, launched as the UI launches it, and done."""

    def repository() -> Any:
        return ui.ask(REPOSITORY)["repositoriesOrError"].get("nodes")

    node = ui.wait(repository, 120)[0]
    selector = {
        "repositoryName": node["name"],
        "repositoryLocationName": node["location"]["name"],
        "pipelineName": "everything",
    }
    launched = ui.ask(LAUNCH, selector=selector)["launchRun"]
    assert launched["__typename"] == "LaunchRunSuccess", launched
    run_id = launched["run"]["runId"]

    def ended() -> str | None:
        status = ui.ask(STATUS, id=run_id)["runOrError"]["status"]
        return status if status in ("SUCCESS", "FAILURE", "CANCELED") else None

    assert ui.wait(ended, 400) == "SUCCESS"
    return run_id


def text_of(browser: Any, ui: Ui, path: str, *wanted: str) -> str:
    """The visible text of a page once it shows what is wanted."""
    browser.get(f"{ui.url}{path}")

    def shown() -> str | None:
        text = browser.execute_script("return document.body.innerText")
        return text if all(part in text for part in wanted) else None

    return ui.wait(shown, 90)


def test_daemon_is_healthy(ui: Ui) -> None:
    def healthy() -> bool:
        statuses = ui.ask(HEALTH)["instance"]["daemonHealth"]["allDaemonStatuses"]
        return bool(statuses) and all(status["healthy"] for status in statuses if status["required"])

    assert ui.wait(healthy, 120)


def test_asset_graph_shows_every_group(browser: Any, ui: Ui) -> None:
    text_of(browser, ui, "/asset-groups", "ingest", "read", "extract", "normalise", "corroborate", "publish")


def test_catalogue_lists_every_table(browser: Any, ui: Ui, finished_run: str) -> None:
    text = text_of(browser, ui, "/assets", "warehouse", "raw_documents")
    assert {name for name in ("deals", "stakes", "headcounts", "investments", "amounts", "events") if name in text}


def test_asset_page_shows_rows_columns_and_preview(browser: Any, ui: Ui, finished_run: str) -> None:
    text_of(browser, ui, "/assets/investments", TABLES["investments"].description, "Row count")


def test_asset_checks_are_shown_with_their_outcome(browser: Any, ui: Ui, finished_run: str) -> None:
    text_of(browser, ui, "/assets/investments?view=checks", "key_unique", "suite")


def test_run_page_shows_the_run_as_done(browser: Any, ui: Ui, finished_run: str) -> None:
    text_of(browser, ui, f"/runs/{finished_run}", "Success", "warehouse")


def test_schedule_and_sensor_are_listed(browser: Any, ui: Ui) -> None:
    text_of(browser, ui, "/automation", "daily", "raw_pages")


def test_report_opens_in_the_browser(browser: Any, ui: Ui, finished_run: str, home: Path) -> None:
    browser.get((home / "report" / "index.html").as_uri())
    text = browser.execute_script("return document.body.innerText")
    assert "가람통신" in text and "investments" in text
