"""A chain of four segments to link, judge and draw (产业链测试的共用数据)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from yuanqu.domains.chains.ledgers.assessment import Assessments, Judging
from yuanqu.domains.chains.ledgers.industry_chain import IndustryChains
from yuanqu.domains.chains.ledgers.segment import Segments
from yuanqu.domains.chains.ledgers.segment_link import SegmentLinks
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.writing import Author, author, create
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.people.models import Account, Department, Role

SINCE = date(2024, 1, 1)
NAMES = {"A": "铸件", "B": "电机", "C": "机床", "S": "检测"}
STREAMS = {"A": "upstream", "B": "midstream", "C": "downstream", "S": "service"}


def _account(name: str, role: Role, department: str = "产业发展科") -> Author:
    held, _ = Department.objects.get_or_create(code=department, defaults={"name": department})
    made = Account.objects.create_user(name, "Chains-12345", name=name, role=role, department=held)
    return author(made, "page")


@pytest.fixture
def clerk(db: None) -> Author:
    """A clerk of the chain office."""
    return _account("专班甲", Role.CLERK)


@pytest.fixture
def head(db: None) -> Author:
    """The head of the chain office."""
    return _account("科长", Role.HEAD)


@pytest.fixture
def stranger(db: None) -> Author:
    """A clerk of another office."""
    return _account("旁人", Role.CLERK, "党建科")


@pytest.fixture
def chain(clerk: Author) -> Record:
    """装备制造."""
    texts = dict.fromkeys(("chain_head", "lead_dept", "support_units", "basis"), "某某")
    numbers = {"target_year": 2026, "revenue_target": 300, "growth_target": 9}
    named = {"chain_code": "ZB", "name": "装备制造", "provincial_chain": "equipment", "level": "zone"}
    return create(
        IndustryChains, {**texts, **numbers, **named, "position": "first", "valid_from": SINCE}, clerk
    )


@pytest.fixture
def segments(chain: Record, clerk: Author) -> dict[str, Record]:
    """铸件, 电机, 机床 and, as a service, 检测."""
    return {
        key: create(
            Segments,
            {
                "segment_no": f"ZB-{key}",
                "chain": chain.pk,
                "name": name,
                "stream": STREAMS[key],
                "products": name,
                "valid_from": SINCE,
            },
            clerk,
        )
        for key, name in NAMES.items()
    }


@pytest.fixture
def link(segments: dict[str, Record], clerk: Author) -> Callable[..., Record]:
    """``link("A", "B")``: 铸件 feeds 电机."""

    def made(upper: str, lower: str, **changes: Any) -> Record:
        values = {
            "segment": segments[lower].pk,
            "upstream": segments[upper].pk,
            "relation": "part",
            "valid_from": SINCE,
        }
        return create(SegmentLinks, values | changes, clerk)

    return made


@pytest.fixture
def judge(segments: dict[str, Record], clerk: Author, head: Author) -> Callable[..., Record]:
    """``judge("A", "missing", on)``: a judgement that the head confirms on the same day."""

    def made(key: str, strength: str, on: date, **changes: Any) -> Record:
        values = {"reason": "摸排", "judged_by": "专班", "note": "已核实"} | changes
        row = {"segment": segments[key].pk, "judged_on": on, "strength": strength, **values}
        record = create(Assessments, row, clerk)
        perform(Judging, record.pk, "confirm", head, Deed(on))
        record.refresh_from_db()
        return record

    return made
