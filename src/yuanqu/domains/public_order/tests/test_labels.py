"""A slice of petitions is called by the petitions' own code list; every department can be given a petition."""

from __future__ import annotations

from yuanqu.domains.public_order.codes import UNDERTAKER
from yuanqu.engines.indicators.labels import slice_label
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.office import offices


def test_a_code_is_called_as_the_ledger_that_is_sliced_calls_it() -> None:
    assert slice_label("petition_source", "visit") == "来访"
    assert slice_label("dispute_kind", "labour") == "劳动人事争议"


def test_every_department_can_be_given_a_petition() -> None:
    departments = {office.department for office in offices()} | {
        ledger.keeper for ledger in registry.ledgers()
    }
    named = {name for entry in UNDERTAKER.entries for name in (entry.label, *entry.aliases)}
    assert departments <= named, "pinned: 科技创新科 and 办公室 were missing"
