"""Belongs here: what tests of several packages share: sample pages, labels beside the checkout, servers.
Does not: fixtures of one package (its own conftest).
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from servers import free_port, program, wait_for_port

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "raw" / "samples"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with labels and real pages beside the checkout; a checkout without it skips what needs it."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def samples() -> Path:
    return SAMPLES


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with copies of three sample pages, one of them with its sidecar, for a test to change."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in (
        "01-ai-alliance.html",
        "02-brokerage-stake.html",
        "05-startup-round.txt",
        "05-startup-round.meta.yaml",
    ):
        shutil.copy(SAMPLES / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server of its own, which is gone after the tests."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    initdb, server = program("initdb", folders=folders), program("postgres", folders=folders)
    folder = tmp_path_factory.mktemp("postgresql")
    user: list[str] = []
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        user = [program("setpriv"), "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        shutil.chown(folder, "postgres", "postgres")
        for parent in (folder, *folder.parents[:3]):
            parent.chmod(parent.stat().st_mode | 0o055)
        folder.chmod(0o700)
    port = free_port()
    data = folder / "data"
    subprocess.run(
        [*user, initdb, "-D", data, "-U", "hapjong", "-A", "trust", "-E", "UTF8"], check=True, capture_output=True
    )
    command = [*user, server, "-D", data, "-p", str(port), "-k", str(folder), "-h", "127.0.0.1", "-F"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for_port(port, process)
        yield f"postgresql://hapjong@127.0.0.1:{port}/postgres"
    finally:
        process.send_signal(signal.SIGINT)  # a fast shutdown: it does not wait for clients
        process.wait(timeout=60)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints the table of the mutation harness, which may have run on another worker."""
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, table in getattr(report, "user_properties", []):
                if name == "mutation_table" and getattr(report, "when", "") == "call":
                    terminalreporter.section("contracts against damage")
                    terminalreporter.write_line(table)
