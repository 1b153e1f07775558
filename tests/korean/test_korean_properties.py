"""Belongs here: what holds of the Korean grammar for every number and every text.
Does not: single forms and their values (test_korean_corpus).
"""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from transforms.korean import find_counts, find_money, find_shares, parse_number, read_quantities
from transforms.korean.numerals import fold

LARGE = ((10**12, "조"), (10**8, "억"), (10**4, "만"), (1, ""))
SMALL = ((1000, "천"), (100, "백"), (10, "십"), (1, ""))
SINO = " 일이삼사오육칠팔구"

below_ten_quadrillion = st.integers(min_value=1, max_value=10**16 - 1)


def in_groups(number: int, separator: str, write_group) -> str:
    """A number as groups of four digits with 조, 억 and 만, the empty groups left out."""
    groups = [(number // unit % 10**4, name) for unit, name in LARGE]
    return separator.join(write_group(group) + name for group, name in groups if group)


def mixed_group(group: int) -> str:
    """2345 as 2천345: the thousands by their unit, the rest in digits."""
    thousands, rest = divmod(group, 1000)
    return (f"{thousands}천" if thousands else "") + (str(rest) if rest else "")


def unit_group(group: int) -> str:
    """2345 as 2천3백4십5."""
    return "".join(f"{group // unit % 10}{name}" for unit, name in SMALL if group // unit % 10)


def letter_group(group: int) -> str:
    """2345 as 이천삼백사십오, 1345 as 천삼백사십오."""
    digits = ((group // unit % 10, name) for unit, name in SMALL)
    return "".join(("" if digit == 1 and name else SINO[digit]) + name for digit, name in digits if digit)


STYLES = {
    "digits": str,
    "commas": lambda number: f"{number:,}",
    "groups": lambda number: in_groups(number, "", str),
    "spaced groups": lambda number: in_groups(number, " ", lambda group: f"{group:,}"),
    "mixed": lambda number: in_groups(number, "", mixed_group),
    "spaced mixed": lambda number: in_groups(number, " ", mixed_group),
    "units": lambda number: in_groups(number, "", unit_group),
    "letters": lambda number: in_groups(number, "", letter_group),
    "full width": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
}


@given(number=below_ten_quadrillion, style=st.sampled_from(sorted(STYLES)))
@settings(max_examples=600)
def test_a_rendered_number_reads_back(number: int, style: str) -> None:
    assert parse_number(fold(STYLES[style](number))) == number


IN_TEXT = sorted(set(STYLES) - {"spaced groups", "spaced mixed", "letters"})


@given(number=below_ten_quadrillion, style=st.sampled_from(IN_TEXT), space=st.sampled_from(["", " "]))
@settings(max_examples=400)
def test_an_amount_in_any_style_is_one_mention(number: int, style: str, space: str) -> None:
    form = f"{STYLES[style](number)}{space}원"
    (money,) = find_money(f"회사는 {form}을 댔다")
    assert (money.text, money.amount, money.currency) == (form, number, "KRW")


@given(number=st.integers(min_value=10**4, max_value=10**16 - 1), separator=st.sampled_from(["", " "]))
@settings(max_examples=300)
def test_groups_apart_are_one_amount(number: int, separator: str) -> None:
    number -= number % 10**4
    form = f"{in_groups(number, separator, mixed_group)}달러"
    (money,) = find_money(f"회사는 {form}를 댔다")
    assert (money.text, money.amount, money.currency) == (form, number, "USD")


@given(number=st.integers(min_value=2, max_value=10**8), style=st.sampled_from(["digits", "commas", "groups", "mixed"]))
def test_people_and_shares_in_any_style(number: int, style: str) -> None:
    form = STYLES[style](number)
    (count,) = find_counts(f"직원은 {form}명이다")
    (shares,) = find_shares(f"보통주 {form}주를 샀다")
    assert (count.count, shares.shares) == (number, number)


@given(
    number=st.decimals(min_value="0.01", max_value="9999", places=2),
    unit=st.sampled_from([("만", 10**4), ("억", 10**8), ("조", 10**12)]),
)
def test_a_decimal_before_a_unit_is_exact(number: Decimal, unit: tuple[str, int]) -> None:
    (money,) = find_money(f"{number}{unit[0]}원")
    assert money.amount == number * unit[1]
    assert money.amount.as_tuple().exponent <= 0


_WORDS = (
    "약 최대 3 30 1,000 2.5 조 억 만 천 백 원 달러 위안 엔 명 인 주 % %p 년 월 일 분기 상반기 개월 지난 오는 올해 "
    "지난해 부터 까지 ~ - ( ) . , 여 씩 각각 이상 전 뒤 수 두 석 달 이날 당시 ’19 $ US$ RMB 2019.11 · ０ ．"
)
PIECES = st.sampled_from([*_WORDS.split(), "\u3000"])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(PIECES, max_size=40).map(" ".join),
)
DAYS = st.none() | st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 12, 31))


@example(text="0 RMB0", published=None)  # a code between two numbers is the second one's
@given(text=TEXTS, published=DAYS)
@settings(max_examples=800, deadline=None)
def test_no_text_raises_and_offsets_cut_it(text: str, published: date | None) -> None:
    found = read_quantities(text, published)
    for mentions in (found.money, found.counts, found.percents, found.dates, found.durations, found.shares):
        assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)
        for mention in mentions:
            assert text[mention.start : mention.end] == mention.text
            assert 0 <= mention.outer_start <= mention.start < mention.end <= mention.outer_end <= len(text)
        for before, after in pairwise(mentions):
            assert before.end <= after.start
    for money in found.money:
        assert money.low is None or money.low < money.amount
    for mention in found.dates:
        assert (mention.date is None) == (mention.date_start is None)
        assert mention.date_start is None or mention.date_start <= (mention.date_end or "")
