"""What was promised is compared with what came; what is computed follows what it rests on."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.investment.codes import FLOW_KIND
from yuanqu.domains.investment.ledgers.agreement import Agreement, Agreements
from yuanqu.domains.investment.ledgers.assessment import Assessments, Fulfilment
from yuanqu.domains.investment.ledgers.contact import Contact, Contacts
from yuanqu.domains.investment.ledgers.fund_flow import FundFlows
from yuanqu.domains.investment.ledgers.industry_fund import FundLife, IndustryFunds
from yuanqu.domains.investment.ledgers.lead import Lead, LeadFollowUp
from yuanqu.domains.investment.rules.funds import arrived_after_signing
from yuanqu.domains.investment.rules.plants import accepted_before_letting
from yuanqu.engines.indicators.labels import slice_label
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import create
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.registers.held import held
from yuanqu.registers.ledgers.project import Project
from yuanqu.registers.ledgers.rule import Rule

pytestmark = pytest.mark.django_db


def rule(days: int) -> None:
    Rule.objects.update_or_create(
        code="investment_contact_days",
        valid_from=date(2024, 1, 1),
        defaults={"name": "联系间隔", "value": Decimal(days), "unit": "天", "source": "园区"},
    )


def due() -> Any:
    return Lead.objects.values_list("contact_due", flat=True).get()


def test_the_contact_day_follows_the_rule_and_the_last_contact(lead: Record, clerk: Any) -> None:
    assert due() is None, "without a rule nobody can be late"
    with changing(way="command", reason="定规则"):
        rule(30)
    assert due() == date(2025, 4, 2)
    for day in (date(2025, 3, 20), date(2025, 3, 12)):
        values = {"contact_no": f"QT-{day}", "held_on": day, "mode": "in", "lead": lead.pk, "people": 3}
        who = {"leader": "某", "leader_level": "deputy", "place": "园区", "points": "商谈"}
        create(Contacts, values | who, clerk)
        assert due() == date(2025, 4, 19)
    with changing(way="command", reason="改规则"):
        rule(10)
    assert due() == date(2025, 3, 30)
    with changing(way="command", reason="记错了线索"):
        moved = Contact.objects.get(held_on=date(2025, 3, 20))
        moved.lead = None
        moved.save()
    assert due() == date(2025, 3, 22), "the lead it was taken from is computed again, too"


def test_a_lead_turns_only_into_talks_that_stand(lead: Record, talks: Any, clerk: Any, refusing: Any) -> None:
    owner = {"owner": "招商甲", "owner_department": "招商科"}
    perform(LeadFollowUp, lead.pk, "assign", clerk, Deed(date(2025, 3, 3), owner))
    perform(LeadFollowUp, lead.pk, "follow", clerk, Deed(date(2025, 3, 5), {"assessment": "可以"}))
    with refusing("还没有对应的在谈项目"):
        perform(LeadFollowUp, lead.pk, "to_talks", clerk, Deed(date(2025, 3, 10)))
    assert talks().channel == "by_chamber"
    perform(LeadFollowUp, lead.pk, "to_talks", clerk, Deed(date(2025, 3, 10)))


def agreement(project: Project, clerk: Any, **changes: Any) -> Record:
    values: dict[str, Any] = {
        "agreement_no": "X1",
        "project": project.pk,
        "kind": "entry",
        "party_a": "管委会",
        "party_b": "某铜业",
        "promised_fixed": Decimal(15000),
        "promised_revenue": Decimal(50000),
        "promised_tax": Decimal(1500),
        "start_due": date(2025, 6, 20),
        "complete_due": date(2026, 6, 1),
        "produce_due": date(2026, 8, 1),
        "capacity_due": date(2027, 8, 1),
        "note": "早于联审台账",
    }
    return create(Agreements, values | changes, clerk)


def test_the_signing_day_is_the_registers_and_the_number_too(project: Project, clerk: Any) -> None:
    assert agreement(project, clerk).signed_on == date(2025, 4, 20)  # type: ignore[attr-defined]
    with changing(way="command", reason="更正"):
        project.signed_on = date(2025, 4, 21)
        project.save()
    assert Agreement.objects.get().signed_on == date(2025, 4, 21)
    with pytest.raises(Refused) as refusal:
        agreement(project, clerk, agreement_no="X2")
    assert "agreement.number" in [problem.code for problem in refusal.value.problems]


@pytest.mark.parametrize(("signed", "refused"), [("2025-04-20", False), ("2026-05-01", True)])
def test_a_year_after_the_first_review_none_is_signed_without(
    project: Project, clerk: Any, meeting: Any, signed: str, refused: bool
) -> None:
    with changing(way="command", reason="早年的会"):
        held("investment.review_meeting", pk=meeting().pk).update(state="minuted")
        held("registers.project", pk=project.pk).update(signed_on=signed)
    if not refused:
        assert agreement(project, clerk).pk
        return
    with pytest.raises(Refused) as refusal:
        agreement(project, clerk)
    assert "agreement.unreviewed" in [problem.code for problem in refusal.value.problems]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"decision": "deferred"}, "没有通过联审"),
        ({"conditions_met_on": date(2025, 4, 21)}, "附加条件在签约前没有落实"),
        ({"conditions_met_on": None}, "附加条件在签约前没有落实"),
        ({"valid_until": date(2025, 4, 19)}, "已失效"),
        ({}, None),
    ],
)
def test_nobody_signs_before_the_conditions_are_met(
    changes: dict[str, Any], words: str | None, listed: Any, project: Project, clerk: Any, refusing: Any
) -> None:
    decided = {"decision": "principle", "conditions": "办理环评", "conditions_met_on": date(2025, 4, 20)}
    item = listed(project=project.pk, **decided | changes)
    with refusing(words) if words else nullcontext():
        agreement(project, clerk, item=item.pk)


def test_met_is_what_reaches_the_promise_to_the_last_yuan(
    project: Project, clerk: Any, refusing: Any
) -> None:
    values: dict[str, Any] = {
        "agreement": agreement(project, clerk).pk,
        "node": "capacity",
        "opened_on": date(2025, 6, 1),
        "due_on": date(2025, 6, 30),
        "assessors": "项目建设科",
    }
    found = create(Assessments, values, clerk)
    actual = {"actual_fixed": Decimal(15000), "actual_revenue": Decimal(50000)}
    deed = Deed(date(2025, 6, 2), actual | {"actual_tax": Decimal("1499.9999")})
    with refusing("年税收1499.9999万元，承诺1500万元"):
        perform(Fulfilment, found.pk, "meet", clerk, deed)
    perform(
        Fulfilment, found.pk, "meet", clerk, Deed(date(2025, 6, 2), actual | {"actual_tax": Decimal(1500)})
    )


def test_a_fund_pays_at_most_what_was_subscribed_within_its_agreed_size(clerk: Any, refusing: Any) -> None:
    values: dict[str, Any] = {
        "fund_no": "JJ-01",
        "name": "基金",
        "form": "partnership",
        "fund_class": "market",
        "partner": "某证券",
        "partner_kind": "securities",
        "target": Decimal(20),
        "fields": "装备制造",
        "opened_on": date(2025, 1, 6),
    }
    fund = create(IndustryFunds, values, clerk)

    def flow(number: int, kind: str, amount: str) -> None:
        sums = {"amount": Decimal(amount), "happened_on": date(2025, 2, 3), "party": "甲"}
        create(FundFlows, {"flow_no": f"F{number}", "fund": fund.pk, "kind": kind, **sums}, clerk)

    perform(FundLife, fund.pk, "agree", clerk, Deed(date(2025, 2, 1)))
    with refusing("还没有认缴"):
        perform(FundLife, fund.pk, "found", clerk, Deed(date(2025, 2, 3), {"manager": "某"}))
    with refusing("多于协议规模"):
        flow(1, "subscribed", "20.0001")
    flow(1, "subscribed", "20")
    with refusing(f"多于{FLOW_KIND.label('subscribed')}合计"):
        flow(2, "paid", "20.0001")
    flow(2, "paid", "5")
    with refusing("请先登记实缴"):
        flow(3, "invested", "5.5")


def test_capital_counts_from_the_month_of_signing(project: Project) -> None:
    rows = [{"project": project.pk, "month": date(2025, month, 1)} for month in (3, 4)]
    assert [position for position, _ in arrived_after_signing(rows)] == [0]


def test_plant_is_let_after_both_acceptances() -> None:
    assert accepted_before_letting({"completion_accepted": True, "fire_accepted": True}) is None
    assert "消防" in str(accepted_before_letting({"completion_accepted": True, "fire_accepted": False}))


def test_a_slice_is_called_by_the_label_of_its_own_list() -> None:
    assert slice_label("lead_channel", "by_chamber") == "商会招商"
    assert slice_label("review_decision", "principle") == "原则同意"
