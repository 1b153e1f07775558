"""Belongs here: how Dagster's own SQLite files are written: not waiting for the disk at each commit.
Does not: the tables (lake), which are never written this way.
"""

import sqlite3
from functools import cache
from typing import Any


@cache
def write_event_log_without_sync() -> None:
    """Let SQLite leave syncing to the operating system, in this process and once.

    A run commits some two thousand events; on a busy disk waiting for each took two thirds of its time.
    What a power failure may cost is Dagster's record of runs, not a row of a table.
    """
    import sqlalchemy
    from sqlalchemy.engine import Engine

    @sqlalchemy.event.listens_for(Engine, "connect")
    def leave_syncing(connection: Any, _: Any) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute("PRAGMA synchronous=OFF")
