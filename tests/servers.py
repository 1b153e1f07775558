"""Belongs here: finding the programs that system tests need, and waiting for the servers that they start.
Does not: tests, and fixtures (conftest).
"""

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import pytest


def program(*names: str, folders: Sequence[Path] = ()) -> str:
    """The first of the named programs that is installed, on the path or in `folders`.

    Without one the test is skipped, or fails where HAPJONG_REQUIRE_SYSTEM demands it, as CI does.
    """
    for name in names:
        found = shutil.which(name) or next((str(path / name) for path in folders if (path / name).exists()), None)
        if found:
            return found
    said = f"{' or '.join(names)} is not installed"
    if os.environ.get("HAPJONG_REQUIRE_SYSTEM"):
        pytest.fail(said)
    pytest.skip(said)


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def wait_for_port(port: int, process: subprocess.Popen, seconds: float = 60) -> None:
    """Wait until something listens on the port. Raises TimeoutError, or RuntimeError when the process has ended."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args} ended with {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.2)
    raise TimeoutError(f"nothing listens on port {port}")
