"""People of the office and of a department, an item, a task, a meeting (计划与督办测试的共用数据)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from yuanqu.domains.plan.ledgers.decision import Decisions
from yuanqu.domains.plan.ledgers.item import Items
from yuanqu.domains.plan.ledgers.meeting import Meetings
from yuanqu.domains.plan.ledgers.task import Supervision, Tasks
from yuanqu.engines.attachments.models import Attachment
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.writing import Author, author, create
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.people.models import Account, Department, Role


def day(number: int, month: int = 3) -> date:
    return date(2025, month, number)


@pytest.fixture
def people(db: None) -> dict[str, Author]:
    """By user name: office, clerk (办公室), leader, doer and head (规划建设科), other (党建科)."""
    wanted = {
        "office": ("办公室", Role.OFFICE),
        "clerk": ("办公室", Role.CLERK),
        "leader": ("", Role.LEADER),
        "doer": ("规划建设科", Role.CLERK),
        "head": ("规划建设科", Role.HEAD),
        "other": ("党建科", Role.CLERK),
    }
    made = {}
    for user, (department, role) in wanted.items():
        own = None
        if department:
            own, _ = Department.objects.get_or_create(name=department, defaults={"code": user})
        account = Account.objects.create_user(user, "Plan-123456", name=user, role=role, department=own)
        made[user] = author(account, "page")
    return made


@pytest.fixture
def item(people: dict[str, Author]) -> Callable[..., Record]:
    """``item(number, …)``: an action of the second half's plan, led by 规划建设科."""

    def made(number: str = "JH-1", **changes: Any) -> Record:
        values = {
            "number": number,
            "begins_on": date(2025, 7, 1),
            "theme": "projects",
            "order": 1,
            "action": f"修通道路{number}",
            "measures": "倒排工期。",
            "lead": "规划建设科",
            "due_on": date(2025, 9, 30),
            "source": "report",
            "drafted_on": day(18, 6),
        }
        return create(Items, values | changes, people["clerk"])

    return made


@pytest.fixture
def task(people: dict[str, Author]) -> Callable[..., Record]:
    """``task(…)``: a matter for 规划建设科, accepted by it."""

    def made(number: str = "DB-2025-001", **changes: Any) -> Record:
        values = {
            "number": number,
            "title": "修通道路",
            "source": "plan",
            "source_on": day(3),
            "requirement": "三月底前通车",
            "lead": "规划建设科",
            "urgency": "ordinary",
            "registered_on": day(3),
            "due_on": day(28),
            "every": 2,
        }
        record = create(Tasks, values | changes, people["clerk"])
        perform(Supervision, record.pk, "approve", people["leader"], Deed(day(4)))
        given = {"lead": record.lead, "due_on": record.due_on}  # type: ignore[attr-defined]
        perform(Supervision, record.pk, "assign", people["office"], Deed(day(5), given))
        perform(Supervision, record.pk, "accept", people["doer"], Deed(day(6)))
        record.refresh_from_db()
        return record

    return made


@pytest.fixture
def report_done(people: dict[str, Author]) -> Callable[[Record], None]:
    """Lay the paper with a task and let its department report it done."""

    def done(record: Record) -> None:
        Attachment.objects.create(
            ledger="plan.task",
            record=record.pk,
            digest="a" * 64,
            name="办结报告.pdf",
            media_type="application/pdf",
            size=1,
            uploaded_at=timezone.now(),
        )
        perform(Supervision, record.pk, "report", people["doer"], Deed(day(20), {"result": "已通车"}))

    return done


@pytest.fixture
def decision(people: dict[str, Author]) -> Callable[..., Record]:
    """``decision(serial, …)``: of one meeting, for 规划建设科."""
    values = {
        "number": "调度〔2025〕9号",
        "kind": "weekly",
        "title": "周调度会",
        "held_on": day(10),
        "place": "三楼",
        "chair": "甲",
        "recorder": "乙",
        "present": "各科室",
        "agenda": "议定事项落实",
        "reports": "通报",
    }
    meeting = create(Meetings, values, people["clerk"])

    def made(serial: int = 1, **changes: Any) -> Record:
        told = {
            "meeting": meeting.pk,
            "serial": serial,
            "quote": "由规划建设科牵头，接通便道。",
            "title": f"接通便道{serial}",
            "lead": "规划建设科",
            "due_on": day(24),
            "cycle": "weekly",
            "priority": "high",
        }
        return create(Decisions, told | changes, people["clerk"])

    return made
