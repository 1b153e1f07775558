"""Belongs here: telling pages from bytes that are none, by their first bytes and their name.
Does not: decoding and reading a page (transforms.articles), and where pages come from.
"""

from pathlib import PurePosixPath

_MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".shtml": "text/html",
    ".txt": "text/plain",
    ".text": "text/plain",
}
_SIGNATURES = {
    b"%PDF-": "a PDF document",
    b"\x89PNG\r\n": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x1f\x8b": "gzip-compressed",
    b"BZh": "bzip2-compressed",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x7fELF": "a program",
    b"SQLite format 3": "an SQLite database",
    b"PAR1": "a Parquet file",
}
_UTF_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_SAMPLE = 8192


def media_type_of(name: str) -> str | None:
    """The media type that a file's or URL's name promises, None where it promises nothing."""
    return _MEDIA_TYPES.get(PurePosixPath(name).suffix.lower())


def why_no_page(content: bytes) -> str | None:
    """Why these bytes cannot be a page, in a few words; None where they may be one."""
    if not content.strip():
        return "empty page" if content else "empty page (0 bytes)"
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            return f"binary file ({kind})"
    sample = content[:_SAMPLE]
    if sample.startswith(_UTF_MARKS) or _looks_like_utf16(sample):
        return None
    control = sum(sample.count(code) for code in range(32) if code not in b"\t\n\r\f\x1b")
    if control > len(sample) // 20:
        return "binary file"
    return None


def _looks_like_utf16(sample: bytes) -> bool:
    """Markup in UTF-16 without a mark has a NUL as every second byte of its ASCII, and hardly any among the others."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return max(even, odd) > len(sample) // 10 and max(even, odd) > 4 * min(even, odd)
