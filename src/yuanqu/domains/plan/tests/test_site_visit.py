"""The monthly site visit goes from site to site: what is open there, and what was said at the last visit there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from yuanqu.domains.plan.dispatch.composing import compose
from yuanqu.domains.plan.dispatch.decisions import make_task
from yuanqu.domains.plan.dispatch.issuing import material
from yuanqu.domains.plan.dispatch.kinds import KINDS
from yuanqu.domains.plan.ledgers.meeting import Meeting
from yuanqu.domains.plan.ledgers.site_visit import SiteVisits
from yuanqu.domains.plan.tests.conftest import day
from yuanqu.engines.documents.model import Heading, Item, text_of
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.writing import author, create
from yuanqu.people.models import Account, Department, Role
from yuanqu.registers.ledgers.project import Project


def test_what_is_open_and_what_was_said_stand_together_at_their_site(people: Any, decision: Any) -> None:
    """Pinned: the monthly paper was the weekly one under another title."""
    own = Department.objects.create(code="projects", name="项目建设科")
    clerk = Account.objects.create_user("xm", "Plan-123456", name="丁", role=Role.CLERK, department=own)
    told = {"park": "main", "kind": "land", "signed_on": date(2025, 1, 2), "total_investment": Decimal(1000)}
    copper, quiet = (
        Project.objects.create(number=name, name=name, **told) for name in ("铜箔项目", "静项目")
    )
    problem = {"number": "WT2025-001", "project": copper.pk, "raised_on": day(3), "source": "weekly"}
    problem |= {"kind": "poles", "title": "高压线未迁", "text": "影响桩机作业"}
    create(registry.ledger("construction.problem"), problem, author(clerk, "page"))
    assigned: Any = decision(1, project=copper.pk)
    meetings: Any = Meeting.objects
    meetings.filter(pk=assigned.meeting_id).update(kind="on_site")
    asked = {"meeting": assigned.meeting_id, "visited_on": day(10), "led_by": "周", "departments": "办公室"}
    for serial, more in enumerate(
        (
            {"project": copper.pk, "answer": "assigned", "decision": assigned.pk, "said": "由规划建设科办理"},
            {"project": quiet.pk, "answer": "settled", "said": "当场同意"},
        ),
        1,
    ):
        create(SiteVisits, {**asked, "serial": serial, "request": f"诉求{serial}", **more}, people["clerk"])
    make_task(assigned.pk, people["clerk"])

    found = material(KINDS["monthly"], people["office"].account, day(20))
    blocks = compose(found, timezone.now()).blocks
    heads = [text_of(each.runs) for each in blocks if isinstance(each, Heading)]
    assert heads == ["总体情况", "项目现场", "议定事项落实"]
    (site,) = (each for each in blocks if isinstance(each, Item))
    assert text_of(site.lead_runs) == "铜箔项目。"
    said = text_of(site.body_runs)
    assert "未解决的问题1个。项目问题1个（项目建设科）：高压线未迁（待交办" in said
    assert "上次现场办公（3月10日）：诉求1——现场交办，由规划建设科办理，现拟办" in said
    assert "诉求2" not in said, "what was settled elsewhere is not this site's"
