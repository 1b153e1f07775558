"""Belongs here: from a document's bytes to its characters: which charset, and how many characters could not be decoded.
Does not: telling HTML from a text dump (media_types), and reading either.
"""

import codecs
import re
from typing import NamedTuple

_DECLARATION_WINDOW = 4096
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:\-]+)|<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9_.:\-]+)""", re.I
)
_MEDIA_TYPE_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:\-]+)""", re.I)
_KOREAN_LABELS = {
    "euckr", "euc_kr", "ksc5601", "ks_c_5601", "ks_c_5601_1987", "ks_c_5601_1989", "ksc5601_1987", "ks_x_1001",
    "ksx1001", "korean", "uhc", "ms949", "x_windows_949", "windows_949", "cp949", "949", "csksc56011987", "iso_ir_149",
}  # fmt: skip
_SINGLE_BYTE = ("windows-1252", "iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii")
# A syllable of KS X 1001: what Korean text in CP949 or EUC-KR mostly consists of.
_KS_SYLLABLE = re.compile(rb"[\xb0-\xc8][\xa1-\xfe]")
# Chinese text in GB 2312 reaches about 0.6, Japanese in EUC-JP less.
_SURELY_KOREAN = 0.8
_MISREAD_SAMPLE = 4096
_LATIN1_LETTER = re.compile("[\u00a1-\u00ff]")
_LATIN1_IN_UTF8 = re.compile(rb"[\xc2\xc3][\x80-\xbf]")
_HANGUL = re.compile("[가-힣]")
_WINDOWS_1252 = {
    bytes([code]).decode("windows-1252"): chr(code)
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_ASCII = bytes(range(128))
_UNPRINTABLE = dict.fromkeys([*range(9), 11, *range(14, 32), 127], None)
_CONTROL_BYTES = bytes(_UNPRINTABLE)
_HAS_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


class Decoded(NamedTuple):
    """`text` without control characters; `charset` as Python names it; `replaced` counts the U+FFFD put in."""

    text: str
    charset: str
    replaced: int


def decode(content: bytes, media_type: str | None = None) -> Decoded:
    """Decode a document. Never raises: what cannot be decoded becomes U+FFFD and is counted in `replaced`.

    A declaration (BOM, media type, `<meta charset>`) is a hint that the bytes must bear out: CP949 that is declared as
    UTF-8, UTF-8 that is declared as EUC-KR and text without any declaration are read for what they are.
    """
    for bom, charset in _BOMS:
        if content.startswith(bom):
            return _decoded(content[len(bom) :] if charset == "utf-8" else content, charset)
    if wide := _utf16_without_bom(content):
        return _decoded(content, wide)
    if b"\x1b$)C" in content[:_DECLARATION_WINDOW]:
        return _decoded(content, "iso2022_kr")
    try:
        text = content.decode("utf-8")
        if len(content.translate(None, _CONTROL_BYTES)) != len(content):
            text = _printable(text)
        return _read_again_as_korean(text) or Decoded(text, "utf-8", 0)
    except UnicodeDecodeError:
        return _decoded(content, _charset_of_legacy_bytes(content, _declared_charset(content, media_type)))


def _decoded(content: bytes, charset: str) -> Decoded:
    try:
        return Decoded(_printable(content.decode(charset)), charset, 0)
    except UnicodeError:
        text = content.decode(charset, "replace")
        return Decoded(_printable(text), charset, max(1, text.count("\ufffd")))


def _read_again_as_korean(text: str) -> Decoded | None:
    """Text that somebody saved after reading CP949 as Latin-1 (¾È³ç), read as what it was; None for any other text."""
    sample = text[:_MISREAD_SAMPLE]
    wide = len(_LATIN1_LETTER.findall(sample))
    if wide < 20 or wide < 0.25 * len(sample) or _HANGUL.search(sample):
        return None
    latin = "".join(_WINDOWS_1252.get(character, character) for character in text)
    # Pairs of bytes that happen to be UTF-8 were mostly read as such (Çѱ¹): they stay the two bytes that they are.
    original = _LATIN1_IN_UTF8.sub(lambda pair: bytes([pair[0][1] | (pair[0][0] & 1) << 6]), latin.encode())
    korean = original.decode("cp949", "replace")
    replaced = korean.count("\ufffd")
    syllables = len(_HANGUL.findall(korean))
    return Decoded(_printable(korean), "cp949", replaced) if syllables > 20 and replaced < 0.2 * syllables else None


def _printable(text: str) -> str:
    return text.translate(_UNPRINTABLE) if _HAS_UNPRINTABLE.search(text) else text


def _utf16_without_bom(content: bytes) -> str | None:
    head = content[:2048]
    if len(head) < 16 or not head.count(0):
        return None
    half = len(head) // 2
    even_zeros, odd_zeros = head[::2].count(0), head[1::2].count(0)
    # Markup and spaces alone make a fifth of a Korean page's 16-bit units plain ASCII.
    if odd_zeros > half * 0.15 and even_zeros < half * 0.02:
        return "utf-16-le"
    if even_zeros > half * 0.15 and odd_zeros < half * 0.02:
        return "utf-16-be"
    return None


def _declared_charset(content: bytes, media_type: str | None) -> str | None:
    labels = [m[1] for m in [_MEDIA_TYPE_CHARSET.search(media_type or "")] if m]
    declared = _DECLARED.search(content[:_DECLARATION_WINDOW])
    if declared:
        labels.append((declared[1] or declared[2]).decode("ascii"))
    for label in labels:
        if label.lower().replace("-", "_") in _KOREAN_LABELS:
            return "cp949"
        try:
            return codecs.lookup(label).name
        except LookupError:
            continue
    return None


def _charset_of_legacy_bytes(content: bytes, declared: str | None) -> str:
    """The charset of bytes that are not valid UTF-8 as a whole."""
    wide_bytes = content.translate(None, _ASCII)
    as_utf8 = content.decode("utf-8", "replace")
    utf8_characters = len(as_utf8) - (len(content) - len(wide_bytes))
    # Damaged or cut UTF-8 still decodes nearly everywhere; text in another charset nowhere.
    if as_utf8.count("\ufffd") <= utf8_characters * 0.2:
        return "utf-8"
    korean_share = 2 * len(_KS_SYLLABLE.findall(content)) / len(wide_bytes)
    if (
        declared == "cp949"
        or korean_share > _SURELY_KOREAN
        or (korean_share > 0.5 and not _decodes(content, declared, beyond_single_byte=True))
    ):
        return "cp949"
    if declared and declared != "utf-8" and _decodes(content, declared):
        return declared
    return _detected(content) or ("cp949" if korean_share > 0.3 else "windows-1252")


def _decodes(content: bytes, charset: str | None, *, beyond_single_byte: bool = False) -> bool:
    if charset is None or (
        beyond_single_byte and (charset in _SINGLE_BYTE or charset.startswith(("iso8859", "cp125")))
    ):
        return False
    try:
        content.decode(charset)
    except (UnicodeError, LookupError):
        return False
    return True


def _detected(content: bytes) -> str | None:
    import cchardet

    found = cchardet.detect(content[:200_000])
    label = found.get("encoding")
    if not label or (found.get("confidence") or 0) < 0.5:
        return None
    if label.lower().replace("-", "_") in _KOREAN_LABELS:
        return "cp949"
    try:
        return codecs.lookup(label).name
    except LookupError:
        return None
