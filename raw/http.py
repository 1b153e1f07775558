"""Belongs here: fetching one address over HTTP, within bounds of time and size.
Does not: what the bytes are (content, feed, reference_rates), and when to fetch.
"""

from dataclasses import dataclass

from raw.source import MAX_BYTES

TIMEOUT_SECONDS = 20
USER_AGENT = "hapjong (reads Korean business news)"


class FetchError(OSError):
    """The address gave no content: no answer, an error status, or more than MAX_BYTES. The message is one line."""


@dataclass(frozen=True, slots=True)
class Fetched:
    content: bytes
    media_type: str | None


def fetch(url: str) -> Fetched:
    """The content at an http(s) URL. Raises FetchError."""
    import requests

    try:
        with requests.get(url, timeout=TIMEOUT_SECONDS, headers={"User-Agent": USER_AGENT}, stream=True) as answer:
            answer.raise_for_status()
            content = answer.raw.read(MAX_BYTES + 1, decode_content=True)
    except (requests.RequestException, OSError) as error:
        raise FetchError(f"cannot be fetched: {str(error).splitlines()[0]}") from error
    if len(content) > MAX_BYTES:
        raise FetchError(f"larger than {MAX_BYTES // 2**20} MB")
    return Fetched(content, answer.headers.get("Content-Type"))


def fetch_content(url: str) -> bytes:
    """The bytes at an http(s) URL. Raises FetchError."""
    return fetch(url).content
