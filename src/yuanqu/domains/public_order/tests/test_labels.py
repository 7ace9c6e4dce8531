"""A slice of petitions is called by the petitions' own code list, whatever other offices call that code."""

from __future__ import annotations

from yuanqu.engines.indicators.labels import slice_label


def test_a_code_is_called_as_the_ledger_that_is_sliced_calls_it() -> None:
    assert slice_label("petition_source", "visit") == "来访"
    assert slice_label("dispute_kind", "labour") == "劳动人事争议"
