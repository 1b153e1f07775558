import polars as pl
import pytest
from clean_tables import clean_tables


@pytest.fixture(scope="session")
def clean() -> dict[str, pl.DataFrame]:
    return clean_tables()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, table in getattr(report, "user_properties", []):
                if name == "mutation_table" and getattr(report, "when", "") == "call":
                    terminalreporter.section("contracts against damage")
                    terminalreporter.write_line(table)
