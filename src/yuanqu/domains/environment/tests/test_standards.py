"""The national limits that come with the product: loaded by whoever checked them, standards before limits."""

from __future__ import annotations

import pytest

from yuanqu.domains.environment.ledgers.limit import Limit, Limits
from yuanqu.domains.environment.ledgers.limit_set import LimitSets
from yuanqu.engines.ledger.offered import load, offered
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import author
from yuanqu.people.models import Account, Department, Role


def test_limits_are_loaded_after_their_standards_once(db: None) -> None:
    """Pinned: they came with the demonstration alone, so that a fresh zone had none."""
    own, _ = Department.objects.get_or_create(name="安全环保科", defaults={"code": "standards"})
    account = Account.objects.create_user("hb", "Water-12345", name="何卫", role=Role.CLERK, department=own)
    clerk = author(account, "page")
    with pytest.raises(Refused, match="先载入所引用的台账"):
        load(Limits, clerk)
    assert load(LimitSets, clerk) == 2
    assert load(Limits, clerk) == len(offered(Limits))
    assert load(Limits, clerk) == 0
    thallium = Limit.objects.get(limit_set__set_no="GB3838-3", analyte="w20023")
    assert (str(thallium.ceiling).rstrip("0"), thallium.clause, thallium.checked_by) == (
        "0.0001",
        "表3",
        "何卫",
    )
