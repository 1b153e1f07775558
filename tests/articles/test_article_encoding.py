"""Belongs here: bytes to characters: right, wrong and missing declarations, broken bytes.
Does not: what is read from the characters.
"""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.articles import decode

KOREAN = (
    "두 회사는 인공지능 연구개발에 3천억 원을 함께 투자하기로 했다고 3일 밝혔다. 똠방각하와 펲시콜라도 참여한다. " * 3
)


def _html(charset: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body>{KOREAN}</body></html>'


@pytest.mark.parametrize(
    "declared", ["euc-kr", "utf-8", "iso-8859-1", "windows-1252", "ks_c_5601-1987", "gb2312", "nonsense", ""]
)
def test_cp949_whatever_is_declared(declared: str) -> None:
    decoded = decode(_html(declared).encode("cp949"))
    assert (decoded.text, decoded.charset, decoded.replaced) == (_html(declared), "cp949", 0)


@pytest.mark.parametrize("declared", ["utf-8", "euc-kr", "shift_jis", ""])
def test_utf8_whatever_is_declared(declared: str) -> None:
    decoded = decode(_html(declared).encode("utf-8"), f"text/html; charset={declared}")
    assert (decoded.text, decoded.charset, decoded.replaced) == (_html(declared), "utf-8", 0)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32", "iso2022_kr"])
def test_other_unicode_forms(codec: str) -> None:
    text = _html("").replace("똠방각하와 펲시콜라도", "서울전자도")
    assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize(
    ("text", "codec", "declared"),
    [
        ("Crédit à la consommation : où en est-on ? " * 5, "iso-8859-1", "iso-8859-1"),
        ("Das Gespräch über Künstliche Intelligenz – “ganz neu”. " * 5, "windows-1252", ""),
        ("人工智能企业宣布建立战略合作伙伴关系并共同开发芯片。" * 5, "gb18030", "gb2312"),
        ("人工知能の共同開発で提携すると発表しました。" * 5, "shift_jis", "Shift_JIS"),
        ("人工知能の共同開発で提携すると発表しました。" * 5, "euc_jp", "euc-jp"),
    ],
)
def test_other_languages_are_not_taken_for_korean(text: str, codec: str, declared: str) -> None:
    assert decode(f'<meta charset="{declared}">{text}'.encode(codec)).text.endswith(text)


@pytest.mark.parametrize("misread", ["latin-1", "windows-1252"])
def test_korean_saved_after_being_misread_is_restored(misread: str) -> None:
    text = KOREAN.replace("똠방각하와 펲시콜라도 ", "")
    decoded = decode(text.encode("cp949").decode(misread).encode("utf-8"))
    assert (decoded.text, decoded.charset, decoded.replaced) == (text, "cp949", 0)


def test_korean_of_which_pairs_were_read_as_utf8_is_restored() -> None:
    text = "한국배터리재단과 중국 연길시의 연변대학교가 연구개발 협약을 체결했다고 밝혔다. " * 5
    read_as_utf8 = re.compile(rb"[\xc4-\xdf][\x80-\xbf]|[\x00-\xff]")
    parts = read_as_utf8.findall(text.encode("cp949"))
    misread = "".join(part.decode("utf-8" if len(part) == 2 else "latin-1") for part in parts)
    assert "ѱ" in misread
    assert decode(misread.encode()) == (text, "cp949", 0)


def test_accented_languages_are_left_alone() -> None:
    text = (
        "Árvíztűrő tükörfúrógép, élő szövegében sok az ékezetes betű. À côté de là, où déjà l'été fut très âpre. " * 5
    )
    assert decode(text.encode()).text == text


def test_broken_bytes_are_replaced_and_counted() -> None:
    content = bytearray(KOREAN.encode("utf-8"))
    content[30] = content[90] = 0xFF
    decoded = decode(bytes(content))
    assert decoded.charset == "utf-8"
    assert decoded.replaced == decoded.text.count("\ufffd") > 0
    cp949 = bytearray(KOREAN.encode("cp949"))
    cp949[10:10] = b"\xff"
    assert decode(bytes(cp949)).charset == "cp949"
    assert decode(bytes(cp949)).replaced >= 1


def test_cut_character_at_the_end_keeps_utf8() -> None:
    assert decode(KOREAN.encode("utf-8")[:-2]).charset == "utf-8"


def test_control_characters_are_dropped() -> None:
    assert decode("\x00본\x00문\x07".encode()).text == "본문"


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_never_raises(content: bytes) -> None:
    decoded = decode(content)
    assert decoded.replaced >= 0
    assert "\x00" not in decoded.text


@settings(deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=20))
def test_hangul_survives_both_charsets(text: str) -> None:
    assert decode(text.encode("utf-8")).text == text
