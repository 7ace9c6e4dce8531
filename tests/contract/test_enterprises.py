"""What an enterprise account may open is a short list: a ledger is closed to it unless it is named here (企业权限)."""

from __future__ import annotations

from uuid import uuid4

from yuanqu.engines.ledger import registry
from yuanqu.people.access import may_read, sees_column
from yuanqu.people.models import Account, Role

OPEN = {
    # its entry in the registers
    "registers.enterprise",
    "registers.enterprise_industry",
    "registers.above_scale",
    # its statement and what it is asked for
    "economy.statement",
    "economy.statement_return",
    # what it asks for, and what is due to it
    "services.enterprise_request",
    "services.policy_payment",
    "construction.problem",
    # what is addressed to it, for it to put right or to answer
    "safety.rectification_order",
    "safety.hazard",
    "safety.major_hazard",
    "environment.problem",
    "land.idle_case",
}


def test_a_ledger_opens_to_enterprises_only_where_it_is_named() -> None:
    firm = Account(username="firm", role=Role.ENTERPRISE, enterprise=uuid4())
    assert {each.label for each in registry.ledgers() if may_read(firm, each.record)} == OPEN


def test_the_zones_own_business_in_them_is_not_shown_to_an_enterprise() -> None:
    firm = Account(username="firm", role=Role.ENTERPRISE, enterprise=uuid4())
    leader = Account(username="leader", role=Role.LEADER)
    for ledger in (registry.ledger(label) for label in OPEN):
        inward = ledger.rights.inward
        assert not any(sees_column(firm, ledger.record, name) for name in inward)
        assert all(sees_column(leader, ledger.record, name) for name in inward)
        # a remark is the keeper's, except where it is part of what the enterprise itself states or is told
        spoken = {"economy.statement", "registers.enterprise_industry", "registers.above_scale"}
        assert "note" in inward or ledger.label in spoken
