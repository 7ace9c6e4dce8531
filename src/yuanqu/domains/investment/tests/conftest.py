"""A lead, its talks and a meeting to list it at (招商引资测试的共用数据)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.investment.codes import PRECHECK_ASPECT
from yuanqu.domains.investment.ledgers.lead import Leads
from yuanqu.domains.investment.ledgers.negotiation import Negotiation, Negotiations, Talks
from yuanqu.domains.investment.ledgers.precheck import Precheck, PrecheckLoop
from yuanqu.domains.investment.ledgers.review_item import ReviewItems
from yuanqu.domains.investment.ledgers.review_meeting import ReviewMeetings
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import Author, author, create
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.people.models import Account, Department, Role
from yuanqu.registers.ledgers.project import Project

SPOKEN = dict.fromkeys(PRECHECK_ASPECT.by_code, "pass")


def _account(name: str, role: Role) -> Author:
    department, _ = Department.objects.get_or_create(code="investment", defaults={"name": "招商科"})
    made = Account.objects.create_user(name, "Investment-123", name=name, role=role, department=department)
    return author(made, "page")


@pytest.fixture
def clerk(db: None) -> Author:
    """A clerk of the office."""
    return _account("招商甲", Role.CLERK)


@pytest.fixture
def head(db: None) -> Author:
    """The head of the office."""
    return _account("招商科长", Role.HEAD)


@contextmanager
def _refusing(words: str) -> Iterator[None]:
    with pytest.raises(Refused) as refusal:
        yield
    assert words in "".join(problem.sentence for problem in refusal.value.problems)


@pytest.fixture
def refusing() -> Callable[[str], AbstractContextManager[None]]:
    """``with refusing(words)``: what is done is refused, in these words."""
    return _refusing


@pytest.fixture
def lead(clerk: Author) -> Record:
    """A lead of 3 March 2025."""
    values: dict[str, Any] = {
        "lead_no": "XS-2025-001",
        "registered_on": date(2025, 3, 3),
        "channel": "by_chamber",
        "first_unit": "招商科",
        "investor": "某铜业",
        "project_idea": "铜箔项目",
        "products": "铜箔",
        "industry": "32",
        "invest_total": Decimal("2.5"),
    }
    return create(Leads, values, clerk)


def spoken(talk: Record, aspect: str, conclusion: str, by: Author) -> None:
    """A department gives its pre-check."""
    asked = Precheck.objects.get(negotiation=talk.pk, aspect=aspect)
    values = {"conclusion": conclusion, "given_by": "某某"}
    values |= {} if conclusion == "pass" else {"conditions": "办理环评"}
    perform(PrecheckLoop, asked.pk, "give", by, Deed(date(2025, 3, 11), values))


@pytest.fixture
def talks(lead: Record, clerk: Author) -> Callable[..., Record]:
    """``talks(number, said={aspect: conclusion}, **changes)``: handed in, and pre-checked where it is not said None."""

    def made(number: int = 1, **changes: Any) -> Record:
        values: dict[str, Any] = {
            "negotiation_no": f"ZT-2025-{number:03d}",
            "lead": lead.pk,
            "name": f"铜箔项目{number}",
            "category": "industry",
            "kind": "land",
            "industry": "32",
            "park": "main",
            "investor": "某铜业",
            "source_region": "outside",
            "is_existing": False,
            "summary": "铜箔",
            "invest_total": Decimal("2.5"),
            "invest_fixed": Decimal("1.5"),
            "land_mu": Decimal(50),
            "opened_on": date(2025, 3, 10),
            "owner": "招商甲",
        }
        said = SPOKEN | changes.pop("said", {})
        talk = create(Negotiations, values | changes, clerk)
        perform(Talks, talk.pk, "submit", clerk, Deed(date(2025, 3, 11)))
        for aspect, conclusion in said.items():
            if conclusion:
                spoken(talk, aspect, conclusion, clerk)
        return Negotiation.objects.get(pk=talk.pk)

    return made


@pytest.fixture
def meeting(clerk: Author) -> Callable[..., Record]:
    """``meeting(number, kind=…)``: a meeting of 1 April 2025, heard by two departments."""

    def made(number: int = 1, **changes: Any) -> Record:
        values: dict[str, Any] = {
            "meeting_no": f"GY-2025-{number:02d}",
            "kind": "industrial",
            "sequence": number,
            "called_on": date(2025, 3, 25),
            "held_on": date(2025, 4, 1),
            "place": "会议室",
            "chair": "某某",
            "due_units": "经济运行科、安全环保科",
            "note": "补录",
        }
        return create(ReviewMeetings, values | changes, clerk)

    return made


@pytest.fixture
def listed(
    meeting: Callable[..., Record], talks: Callable[..., Record], clerk: Author
) -> Callable[..., Record]:
    """``listed(**changes)``: an item of its own meeting and talks, unless others are given."""

    def made(**changes: Any) -> Record:
        values: dict[str, Any] = {
            "item_no": "GY-2025-01-01",
            "investor_review": "良好",
            "content": "铜箔",
            "is_two_high": False,
        } | changes
        values.setdefault("meeting", None)
        values["meeting"] = values["meeting"] or meeting().pk
        if "negotiation" not in values:
            values["negotiation"] = talks().pk
        return create(ReviewItems, values, clerk)

    return made


@pytest.fixture
def project(db: None) -> Project:
    """A project in the register, signed on 20 April 2025."""
    return Project.objects.create(
        number="P1",
        name="铜箔项目",
        park="main",
        kind="land",
        agreement_no="X1",
        signed_on=date(2025, 4, 20),
        total_investment=Decimal(25000),
        fixed_investment=Decimal(15000),
        revenue_at_capacity=Decimal(50000),
        tax_at_capacity=Decimal(1500),
    )
