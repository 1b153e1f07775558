from decimal import Decimal

import pytest

from transforms.currency.conversion import power_of_ten
from transforms.currency.rounding import last_significant_step, rounding_width


@pytest.mark.parametrize(
    ("amount", "step"),
    [
        ("21748000000", "1000000"),
        ("41000000000", "1000000000"),
        ("1150000000000", "50000000000"),
        ("500", "100"),
        ("0.25", "0.05"),
        ("7.0000", "1"),
        ("0", "0"),
    ],
)
def test_the_step_of_a_rounded_figure(amount: str, step: str) -> None:
    assert last_significant_step(Decimal(amount)) == Decimal(step)


def test_an_approximate_figure_is_twice_as_wide() -> None:
    assert rounding_width(Decimal(410), approximate=False) == 5
    assert rounding_width(Decimal(410), approximate=True) == 10


@pytest.mark.parametrize(
    ("ratio", "power"), [("10.2", 1), ("0.0098", -2), ("1.02", 0), ("3", 0), ("1000", 3), ("0", 0)]
)
def test_powers_of_ten(ratio: str, power: int) -> None:
    assert power_of_ten(Decimal(ratio) - 1) == power
