"""The clock from signing to real start on the clock's page and its project's: light, days, what blocks (开工时钟).

Days are working days, the last one counts; while the clock stands still there is no last day. What blocks is what is
known: problems of the project still under way, permits accepted or said to be stuck, a stop without end; where no
permit is kept, the nodes that have no day yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest

from yuanqu.domains.services.clocks import START_CLOCK_DAYS
from yuanqu.domains.services.ledgers.start_clock import StartClock, StartClocks
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.engines.ledger.pages.beside import Beside
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.standing import standing_records
from yuanqu.engines.ledger.titles import Reader
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.wording import wording
from yuanqu.engines.procedure import registry as procedures
from yuanqu.engines.procedure.glance import glances
from yuanqu.engines.procedure.lights import NEAR, Light, worded
from yuanqu.people.access import may_read
from yuanqu.registers.ledgers.rule import Dated
from yuanqu.terms.working_days import known_until, working_days_used

PROJECTS, PROBLEMS, PERMITS = "registers.project", "construction.problem", "construction.permit"
MOST = 5  # problems, and permits, that are told; the others are in their ledgers
_NODES = (
    "company_on",
    "filed_on",
    "land_on",
    "title_on",
    "planning_permit_on",
    "energy_review_on",
    "eia_on",
    "drawings_on",
    "construction_permit_on",
)
_OF_LAND = {"land": _NODES, "leased": ("company_on", "filed_on", "land_on", "energy_review_on", "eia_on")}


@dataclass(frozen=True)
class Obstacle:
    """A problem of the project that is not closed, or a permit not granted; ``said``: with whom it lies, until when."""

    title: str
    url: str
    said: str
    light: Light | None = None


def start_block(_request: HttpRequest, on: Subject, record: Record) -> Beside | None:
    """The card, before the record's columns; on a project's page that of its latest clock, if it may be read."""
    clock = _clock_of(on, record)
    if clock is None:
        return None
    runs = clock.started_on is None and clock.ended_on is None
    permits = standing_records(on.account, registry.ledger(PERMITS)).filter(project=clock.project_id)
    context = {
        "clock": clock,
        "light": light_of(clock, today()),
        "promise": Dated.read(START_CLOCK_DAYS).on(clock.start_on),
        "used": working_days_used(clock.start_on, clock.started_on or clock.ended_on or today()),
        "tentative": clock.due_on is not None and clock.due_on > known_until(),
        "runs": runs,
        "stopped": runs and clock.due_on is None,
        "problems": _problems(on.account, clock.project_id) if runs else [],
        "permits": _permits(permits) if runs else [],
        "missing": _missing(clock) if runs and not permits.exists() else [],
        "url": "" if record.pk == clock.pk else ledger_address(StartClocks.label, "detail", clock.pk),
    }
    return Beside("services/start_clock.html", context, order=8, above=True)


def light_of(clock: Any, day: date) -> Light:
    """How the clock stands on ``day``, in a colour and in words."""
    if clock.ended_on is not None and clock.started_on is None:
        return Light("grey", "不再计时")
    left = working_days_used(clock.started_on or day, clock.due_on)
    if clock.started_on is not None:
        return Light("grey", f"超期 {-left} 个工作日开工" if left is not None and left < 0 else "按期开工")
    if left is None:
        return Light("grey", "停表中")
    return Light(*worded(left, "个工作日", NEAR))


def _clock_of(on: Subject, record: Any) -> Any:
    if record.voided_on is not None:
        return None
    if on.ledger is StartClocks:
        return record
    if on.ledger.label != PROJECTS or not may_read(on.account, StartClock):
        return None
    return standing_records(on.account, StartClocks).filter(project=record.pk).order_by("-start_on").first()


def _problems(account: Reader, project: UUID) -> list[Obstacle]:
    rows = standing_records(account, registry.ledger(PROBLEMS))
    held = list(
        rows.filter(project=project, closed_on=None, dropped_on=None).order_by("due_on", "number")[:MOST]
    )
    seen = glances(procedures.procedure(PROBLEMS), [each.pk for each in held], today())
    return [
        Obstacle(
            f"{each.number} · {each.title}",
            ledger_address(PROBLEMS, "detail", each.pk),
            _joined(
                f"{each.office}办理" if each.office else "尚未交办", each.due_on and f"完成时限 {each.due_on}"
            ),
            seen[each.pk].light if each.pk in seen else None,
        )
        for each in held
    ]


def _permits(permits: QuerySet[Any]) -> list[Obstacle]:
    begun = permits.filter(done_on=None).exclude(needed=False).exclude(accepted_on=None, blocked_by=None)
    item = registry.ledger(PERMITS).declared()["item"]
    return [
        Obstacle(
            f"{wording(item, each.item)}未办结",
            ledger_address(PERMITS, "detail", each.pk),
            _joined(
                each.office,
                each.accepted_on and f"{each.accepted_on} 受理",
                each.blocked_by and f"卡点：{each.blocked_by}",
            ),
        )
        for each in begun.order_by("item", "seq")[:MOST]
    ]


def _joined(*said: str | None) -> str:
    return "，".join(each for each in said if each)


def _missing(clock: Any) -> Sequence[str]:
    """The nodes without a day, as their columns are called; a leased plant has no land of its own."""
    declared = StartClocks.declared()
    names = _OF_LAND.get(clock.kind, _NODES)
    return [declared[name].label.removesuffix("日期") for name in names if getattr(clock, name) is None]
