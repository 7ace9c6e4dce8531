"""A permit whose renewal is asked for and not approved is valid to its last day, and to be renewed by another."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from yuanqu.domains.environment.ledgers.discharge_permit import DischargePermits, PermitLoop
from yuanqu.engines.ledger import today
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import create
from yuanqu.engines.procedure.performing import Deed, perform, row_of
from yuanqu.engines.procedure.running import readings
from yuanqu.engines.procedure.standing import moves_of
from yuanqu.engines.procedure.ticking import tick


def test_a_permit_under_renewal_is_valid_to_its_last_day_and_renewed_by_another(
    clerk: Any, register: Any, lay: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    since, last = date(2020, 3, 3), date(2025, 3, 2)

    def permit(number: str, **more: Any) -> Any:
        values = {
            "application_no": number,
            "enterprise": firm,
            "management_class": "register",
            "outlets": 1,
        }
        return create(DischargePermits, values | {"applied_on": since} | more, clerk)

    def step(move: str, day: date, **values: Any) -> None:
        perform(PermitLoop, old.pk, move, clerk, Deed(day, values))
        old.refresh_from_db()

    firm = register().pk
    old = permit("PW-1")
    lay(old, DischargePermits.label)
    step("issue", since, permit_no="P1", valid_from=since, valid_until=last)
    step("ask_renewal", date(2024, 12, 20))
    monkeypatch.setattr(today, "_provider", [lambda: date(2025, 3, 3)])
    assert (tick(last).lapsed, tick(date(2025, 3, 3)).lapsed) == (0, 1)
    old.refresh_from_db()
    assert (old.state, old.ran_out_on) == ("over", date(2025, 3, 3)), "pinned: it read as valid for ever"
    found = readings(PermitLoop, row_of(PermitLoop, old), moves_of(PermitLoop, old.pk), date(2025, 3, 3))
    assert [(each.due, each.stopped) for each in found if each.clock.name == "有效期届满未获延续"] == [
        (last, None)
    ]
    with pytest.raises(Refused) as refusal:
        step("renew", date(2025, 3, 3))
    assert [each.code for each in refusal.value.problems] == ["permit.not_renewed"]
    permit(
        "PW-2",
        applied_on=date(2024, 12, 20),
        renews=old.pk,
        permit_no="P2",
        valid_from=date(2025, 3, 3),
        valid_until=date(2030, 3, 2),
    )
    step("renew", date(2025, 3, 3))
