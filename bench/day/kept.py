"""The ledgers that the day's clerks keep (当日登记的台账): a department's, each with the move made on what is entered.

A new record is a copy of one that stands in the demonstration zone, under a number of its own: `stage.py` finds such a
one, and makes sure before the day that two copies are taken and that the move can be made on both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Kept:
    """``number``: the column of the business number; ``said``: the one that is written anew. ``move``: what its head or
    a clerk makes of it, a leader where it is ``leader``; ``texts``: what that asks. ``also``: columns that are typed at
    once though a later step may. ``sheets``: whether also by workbook.
    """

    ledger: str
    number: str
    said: str
    move: str
    texts: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    also: tuple[str, ...] = ()
    leader: bool = False
    sheets: bool = False


SOON = "2025-07-25"
KEPT = (
    Kept(
        "services.enterprise_request",
        "request_no",
        "text",
        "assign",
        {"handler": "政务服务科", "promised_by": SOON},
    ),
    Kept("public_order.clue", "clue_no", "content", "send", {"organ": "区公安分局"}, sheets=True),
    Kept("public_order.dispute", "number", "summary", "accept"),
    Kept("investment.lead", "lead_no", "products", "assign", {"owner": "王敏", "owner_department": "招商科"}),
    Kept("chains.chain_issue", "issue_no", "content", "assign", {"owner_unit": "产业发展科", "due_on": SOON}),
    Kept(
        "construction.problem",
        "number",
        "text",
        "assign",
        {
            "office": "项目建设科",
            "measure": "到现场办公",
            "assigned_by": "李强",
            "due_on": SOON,
            "level": "1",
        },
    ),
    Kept("infrastructure.connection", "case_no", "note", "answer", {"scheme": "就近接入"}),
    Kept("innovation.renovation", "number", "name", "file", {"project_code": "2507-360900-04-02-310001"}),
    Kept("environment.discharge_permit", "application_no", "monitoring", "accept"),
    Kept("safety.training", "training_no", "content", "notify", sheets=True),
    Kept(
        "party.event",
        "event_no",
        "content",
        "hold",
        {"place": "党群服务中心", "present": "6"},
    ),
    Kept(
        "resources.land_survey",
        "survey_no",
        "note",
        "object_to",
        reason="户主有异议",
        also=("paddy", "dry", "garden", "forest", "grass", "pond", "homestead", "built", "unused"),
        sheets=True,
    ),
    Kept("plan.task", "number", "requirement", "approve", leader=True),
)
