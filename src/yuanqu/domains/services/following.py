"""Due days follow what they rest on (时限联动): a stop, a suspension, a new rule or guide moves them at once.

承诺办结日 and 应开工日 are computed when their own record is written, and again here, under the same change, when a
record they were computed from is; so is 实质性开工日, which the project register holds.
"""

from __future__ import annotations

from yuanqu.domains.services.clocks import START_CLOCK_DAYS
from yuanqu.engines.ledger.change import follow_changes, touched
from yuanqu.registers.following import compute_again, written

_CASES, _CLOCKS = "services.service_case", "services.start_clock"


def follow(change: int) -> None:
    """Compute again the days that records written under ``change`` have a part in."""
    ledgers = touched(change)
    if "services.start_clock_stop" in ledgers:
        compute_again(_CLOCKS, "due_on", pk__in=written("services.start_clock_stop", change).values("clock"))
    if (
        "registers.rule" in ledgers
        and written("registers.rule", change).filter(code=START_CLOCK_DAYS).exists()
    ):
        compute_again(_CLOCKS, "due_on")
    if "registers.project" in ledgers:
        projects = written("registers.project", change).values("pk")
        compute_again(_CLOCKS, "started_on", project__in=projects)
    if "services.case_event" in ledgers:
        cases = written("services.case_event", change).values("case")
        compute_again(_CASES, "promised_by", pk__in=cases)
    if "services.policy" in ledgers:
        policies = written("services.policy", change).values("pk")
        compute_again("services.policy_payment", "due_on", policy__in=policies)
    if "services.service_item" in ledgers:
        codes = written("services.service_item", change).values("task_code")
        compute_again(_CASES, "promised_by", task_code__in=codes)


follow_changes(follow)
