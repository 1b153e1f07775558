"""Belongs here: a row as JSON and back, exactly: decimals, dates, times and bytes survive.
Does not: what is done with such rows (schemas, quarantine).
"""

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import polars as pl

DESCRIBED = ("key", "doc_id", "row_json")


def described_rows(frame: pl.DataFrame, rows: Sequence[int], key: Sequence[str]) -> pl.DataFrame:
    """The given rows of a frame as text: row (counted from 0), its key and itself as JSON, doc_id where it has one."""
    records = frame[rows].to_dicts()
    return pl.DataFrame(
        {
            "row": rows,
            "key": [to_json({name: record.get(name) for name in key}) for record in records],
            "doc_id": [record.get("doc_id") for record in records],
            "row_json": [to_json(record) for record in records],
        },
        schema={"row": pl.Int64, "key": pl.String, "doc_id": pl.String, "row_json": pl.String},
        strict=False,
    )


def to_json(row: Mapping[str, Any]) -> str:
    """A row as JSON: decimals, dates and times as strings, bytes in base64."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=_encoded)


def from_json(text: str, schema: pl.Schema) -> dict[str, Any]:
    """A row that `to_json` wrote, its values as `schema` wants them; a column that the row lacks is null.

    Raises ValueError, naming the column, for a value that is not of its dtype.
    """
    row = json.loads(text)
    return {name: decoded(name, row.get(name), dtype) for name, dtype in schema.items()}


def decoded(name: str, value: Any, dtype: pl.DataType) -> Any:
    """A JSON or YAML value as the Python value of a Polars dtype; ValueError, naming the column, if it is none."""
    if value is None:
        return None
    try:
        if isinstance(dtype, pl.Decimal):
            if isinstance(value, float | bool):
                raise ValueError("write it in quotes, a float is not exact")
            return Decimal(str(value))
        if isinstance(dtype, pl.Datetime):
            return value if isinstance(value, datetime) else datetime.fromisoformat(value)
        if dtype == pl.Date:
            return value if isinstance(value, date) else date.fromisoformat(value)
        if dtype == pl.Binary:
            return base64.b64decode(value, validate=True)
        expected = dtype.to_python()
        if expected is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        if not isinstance(value, expected) or (isinstance(value, bool) and expected is not bool):
            raise ValueError(f"not a {expected.__name__}")
    except (ArithmeticError, TypeError, ValueError) as error:
        raise ValueError(f"{name}: {value!r} is no {dtype} ({error})") from error
    return value


def _encoded(value: object) -> str:
    match value:
        case Decimal():
            return str(value)
        case date() | datetime():
            return value.isoformat()
        case bytes():
            return base64.b64encode(value).decode("ascii")
    raise TypeError(f"no JSON for {type(value).__name__}")
