"""Rules kept together still tell each broken one by its name."""

from __future__ import annotations

import pytest
from tests.contract.rules import Rules


def test_every_broken_rule_is_told() -> None:
    rules = Rules()

    @rules
    def is_even(number: int) -> None:
        assert number % 2 == 0

    @rules
    def is_small(number: int) -> None:
        if number > 9:
            raise LookupError(number)

    @rules
    def is_positive(number: int) -> None:
        assert number > 0

    rules.keep(4)
    with pytest.raises(ExceptionGroup, match="is_even, is_small") as told:
        rules.keep(11)
    assert [type(each) for each in told.value.exceptions] == [AssertionError, LookupError]
