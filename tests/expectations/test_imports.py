"""Belongs here: what importing expectations costs: nothing that a run without validation would have to pay for.
Does not: how fast frames are judged (tests/benchmarks).
"""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("pandera", "great_expectations", "pandas", "dagster")


def test_importing_expectations_imports_nothing_heavy() -> None:
    code = (
        "import sys, pkgutil, importlib, expectations\n"
        "for module in pkgutil.walk_packages(expectations.__path__, 'expectations.'):\n"
        "    importlib.import_module(module.name)\n"
        f"    print(*(f'{{module.name}} imports {{name}}' for name in {HEAVY!r} if name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


def test_expectations_know_no_dagster_and_nothing_of_orchestration() -> None:
    code = (
        "import sys, pkgutil, importlib, expectations\n"
        "for module in pkgutil.walk_packages(expectations.__path__, 'expectations.'):\n"
        "    importlib.import_module(module.name)\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('dagster', 'orchestration')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("command", ["strip", "extract", "mentions"])
def test_a_command_that_judges_nothing_loads_no_expectations(command: str, samples: Path) -> None:
    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom orchestration.cli import app\n"
        f"assert CliRunner().invoke(app, [{command!r}, {str(samples / '05-startup-round.txt')!r}]).exit_code == 0\n"
        f"heavy = ('expectations', *{HEAVY!r})\n"
        "print([name for name in sys.modules if name.split('.')[0] in heavy])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
