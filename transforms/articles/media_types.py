"""Belongs here: what a document is (HTML, text dump, something else), from what was declared and what it looks like.
Does not: decoding it (encoding) or reading it.
"""

import re

HTML = "text/html"
PLAIN_TEXT = "text/plain"

_BINARY_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x89PNG", "image/png"),
    (b"GIF8", "image/gif"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
)
_STARTS_AS_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(
    r"</?(?:html|head|body|div|p|br|table|article|section|span|meta|title|h[1-6]|ul|li|a|script|figure|font|center|main)\b[^<>]{0,2000}>",
    re.I,
)
_SNIFFED = 200_000


def binary_media_type(content: bytes) -> str | None:
    """The media type of bytes that are no text at all (PDF, image, archive), else None."""
    return next((media_type for magic, media_type in _BINARY_MAGIC if content.startswith(magic)), None)


def sniff_media_type(text: str, declared: str | None = None) -> str:
    """`text/html` or `text/plain`. A declared type counts only where the text itself leaves a doubt."""
    head = text[:_SNIFFED]
    if _STARTS_AS_HTML.match(head):
        return HTML
    tags = sum(1 for _ in zip(range(20), _TAG.finditer(head), strict=False))
    declared = (declared or "").split(";")[0].strip().lower()
    if declared in (HTML, "application/xhtml+xml", "application/xhtml", "application/xml", "text/xml"):
        return HTML if tags else PLAIN_TEXT
    if declared.startswith("text/"):
        return HTML if tags >= 20 else PLAIN_TEXT
    return HTML if tags >= 3 else PLAIN_TEXT
