"""Belongs here: tests of the sources: folders with sidecars, feeds, WARC files, and what is no page.
Does not: tests of ingestion (tests/orchestration).
"""

import gzip
import threading
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raw import Document, SourceError, Unreadable, document_id, open_source
from raw.content import why_no_page
from raw.folder import FolderSource
from raw.sidecar import SidecarError, read_sidecar
from raw.source import Source

PAGE = "<html><body><p>가람통신이 누리전자와 손잡았다.</p></body></html>".encode()


def fetched(source: Source) -> dict[str, Document | Unreadable]:
    return {listing.source_uri.rsplit("/", 1)[-1]: listing.fetch() for listing in source.listings()}


def test_folder_lists_pages_at_any_depth_and_leaves_data_and_hidden_files(tmp_path: Path) -> None:
    for name in ("b.html", "deep/a.txt", "labels.json", "a.meta.yaml", ".hidden/x.html", "notes.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(PAGE)
    assert list(fetched(FolderSource(tmp_path))) == ["b.html", "a.txt"]


@pytest.mark.parametrize("sidecar", ["a.meta.yaml", "a.html.meta.yaml"])
def test_sidecar_tells_url_publisher_and_day(tmp_path: Path, sidecar: str) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / sidecar).write_text("url: https://n.example/1\npublisher: 누리경제\npublished: 2024-05-15\n", "utf-8")
    page = fetched(FolderSource(tmp_path))["a.html"]
    assert isinstance(page, Document)
    assert (page.url, page.publisher_hint, page.published_hint) == (
        "https://n.example/1",
        "누리경제",
        date(2024, 5, 15),
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("published: 어제", "is no date"),
        ("publishd: 2024-05-15", "unknown key publishd"),
        ("[1, 2", "no readable YAML"),
        ("- a", "expected keys"),
    ],
)
def test_broken_sidecar_says_what_is_wrong_and_names_the_file(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    path = tmp_path / "a.meta.yaml"
    path.write_text(content, "utf-8")
    with pytest.raises(SidecarError, match=f"a.meta.yaml.*{said}"):
        read_sidecar(path)
    page = fetched(FolderSource(tmp_path))["a.html"]
    assert isinstance(page, Unreadable) and said in page.reason and "\n" not in page.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty page (0 bytes)"),
        (b" \n\t ", "empty page"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary file (a PNG image)"),
        (b"%PDF-1.7\n1 0 obj", "binary file (a PDF document)"),
        (bytes(range(256)) * 20, "binary file"),
    ],
)
def test_what_is_no_page_is_unreadable_with_a_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "x.html").write_bytes(content)
    (tmp_path / "y.html").write_bytes(PAGE)
    pages = fetched(FolderSource(tmp_path))
    assert isinstance(pages["x.html"], Unreadable) and pages["x.html"].reason == reason
    assert isinstance(pages["y.html"], Document)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le"])
def test_korean_text_in_any_charset_is_no_binary_file(charset: str) -> None:
    assert why_no_page(PAGE.decode().encode(charset)) is None


def test_fingerprint_changes_with_the_page_and_with_its_sidecar(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(PAGE)
    seen = {next(FolderSource(tmp_path).listings()).fingerprint}
    page.write_bytes(PAGE + b"\n")
    seen.add(next(FolderSource(tmp_path).listings()).fingerprint)
    (tmp_path / "a.meta.yaml").write_text("publisher: 누리경제", "utf-8")
    seen.add(next(FolderSource(tmp_path).listings()).fingerprint)
    assert len(seen) == 3


def test_missing_sources_say_so_in_one_line(tmp_path: Path) -> None:
    for name in ("nowhere", "nowhere.warc", "nowhere.rss"):
        with pytest.raises(SourceError, match="nowhere") as caught:
            list(open_source(str(tmp_path / name)).listings())
        assert "\n" not in str(caught.value)


def warc_file(path: Path, responses: list[tuple[str, str, str, bytes]]) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for url, status, media_type, content in responses:
            headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                url,
                "response",
                payload=BytesIO(content),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": "2024-05-15T00:00:00Z"},
            )
            writer.write_record(record)


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_warc_gives_its_successful_pages(tmp_path: Path, name: str) -> None:
    responses = [
        ("https://n.example/1", "200 OK", "text/html; charset=utf-8", PAGE),
        ("https://n.example/2", "404 Not Found", "text/html", PAGE),
        ("https://n.example/3.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://n.example/4", "200 OK", "text/html", b""),
    ]
    warc_file(tmp_path / name, responses)
    pages = fetched(open_source(str(tmp_path / name)))
    assert list(pages) == ["1", "4"]
    assert isinstance(pages["1"], Document) and pages["1"].content == PAGE
    assert pages["1"].media_type == "text/html; charset=utf-8" and pages["1"].url == "https://n.example/1"
    assert isinstance(pages["4"], Unreadable)


def test_file_that_is_no_warc_is_a_failed_source(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(b"no records here"))
    with pytest.raises(SourceError, match="not a readable WARC file"):
        list(open_source(str(tmp_path / "a.warc.gz")).listings())


FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>누리경제</title><link>https://n.example</link><description>d</description>
<item><title>하나</title><link>{base}one.html</link><pubDate>Tue, 14 May 2024 23:30:00 GMT</pubDate></item>
<item><title>둘</title><link>{base}gone.html</link></item>
</channel></rss>"""


def test_feed_over_http_gives_pages_with_the_feed_s_day_in_korea(tmp_path: Path) -> None:
    (tmp_path / "one.html").write_bytes(PAGE)
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/"
        (tmp_path / "feed.xml").write_text(FEED.format(base=base), "utf-8")
        pages = fetched(open_source(f"{base}feed.xml"))
        server.shutdown()
    one, gone = pages["one.html"], pages["gone.html"]
    assert isinstance(one, Document) and one.content == PAGE
    assert (one.publisher_hint, one.published_hint) == ("누리경제", date(2024, 5, 15))
    assert isinstance(gone, Unreadable) and "404" in gone.reason


def test_feed_in_a_file_may_link_to_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "one.html").write_bytes(PAGE)
    (tmp_path / "feed.rss").write_text(FEED.format(base=""), "utf-8")
    pages = fetched(open_source(str(tmp_path / "feed.rss")))
    assert isinstance(pages["one.html"], Document) and isinstance(pages["gone.html"], Unreadable)


def test_page_that_is_no_feed_is_a_failed_source(tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_bytes(PAGE)
    with pytest.raises(SourceError, match="not an RSS or Atom feed"):
        list(open_source(str(tmp_path / "feed.rss")).listings())


@given(st.text(min_size=1, max_size=60))
def test_document_ids_are_stable_and_told_apart(name: str) -> None:
    one = document_id(f"https://n.example/{name}")
    assert one == document_id(f"https://n.example/{name}") != document_id(f"https://m.example/{name}")
    assert "/" not in one and len(one) <= 51
