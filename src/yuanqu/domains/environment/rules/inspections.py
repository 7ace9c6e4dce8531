"""What air inspections are held to (涉气检查审核), and by which rule one is at night."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from yuanqu.domains.environment.codes import INSPECTION_HANDLING
from yuanqu.domains.environment.rules.words import people
from yuanqu.engines.ledger.checks import Row, hard, soft
from yuanqu.registers.ledgers.rule import Dated
from yuanqu.terms.months import days_after

NIGHT_FROM, NIGHT_UNTIL = "night_from", "night_until"  # 规则参数：夜间起、夜间止，单位为时
_LONGEST = timedelta(hours=12)

handling_words = frozenset(INSPECTION_HANDLING.labels)


def nights(rows: Sequence[Row]) -> list[bool | None]:
    """是否夜间, one a row: whether the visit began in the night hours that the rule of its day sets.

    The night's first moment belongs to it, its last does not; hours may run over midnight. Unknown without a rule.
    """
    begins, ends = Dated.read(NIGHT_FROM), Dated.read(NIGHT_UNTIL)
    return [_at_night(row.get("started_at"), begins, ends) for row in rows]


def _at_night(at: datetime | None, begins: Dated, ends: Dated) -> bool | None:
    if at is None:
        return None
    local = timezone.localtime(at)
    first, last = begins.on(local.date()), ends.on(local.date())
    if first is None or last is None:
        return None
    hour = Decimal(local.hour) + Decimal(local.minute) / 60
    return first <= hour < last if first <= last else hour >= first or hour < last


def inspectors_counted(rows: Sequence[Row]) -> list[int]:
    """出动人数, one a row: the leader and the inspectors, nobody twice."""
    return [len({*people(row.get("leader")), *people(row.get("inspectors"))}) for row in rows]


def carbon_due(rows: Sequence[Row]) -> list[date | None]:
    """活性炭应更换日期: the last change and the cycle."""
    return [
        days_after(changed, row["carbon_cycle"])
        if (changed := row.get("carbon_changed_on")) and row.get("carbon_cycle")
        else None
        for row in rows
    ]


@soft("inspection.night", "started_at")
def night_known(row: Row) -> str | None:
    """Whether it was night is told by a rule of the zone."""
    if row.get("started_at") is None or row.get("night") is not None:
        return None
    return f"规则参数没有检查当日有效的夜间起止（{NIGHT_FROM}、{NIGHT_UNTIL}），分不出昼夜：请办公室登记。"


@soft("inspection.night_kind", "kind", "started_at")
def night_as_said(row: Row) -> str | None:
    """A night check is one that begins at night."""
    if row.get("kind") == "night" and row.get("night") is False:
        return "检查类型为夜查，而开始时间不在夜间：不计入夜间检查，请核对时间。"
    return None


@hard("inspection.length", "ended_at", "started_at")
def within_a_shift(row: Row) -> str | None:
    """A night check may end the next day, and no visit lasts longer than half a day."""
    start, end = row.get("started_at"), row.get("ended_at")
    if start is None or end is None or start <= end <= start + _LONGEST:
        return None
    return "检查结束时间早于开始时间，或超过12小时：夜查跨日的结束时间填次日，请核对。"


@hard("inspection.problem", "problem_found", "handling")
def handled_where_found(row: Row) -> str | None:
    """What was found is handled; where nothing was, nothing is."""
    found, handling = row.get("problem_found"), people(row.get("handling"))
    if found and handling == [INSPECTION_HANDLING.label("none")]:
        return "发现了问题，而处理填了无：请填现场整改、限期整改、立案或移送。"
    if found is False and handling and handling != [INSPECTION_HANDLING.label("none")]:
        return f"没有发现问题，而处理填了{row['handling']}：请核对。"
    return None


@hard("inspection.off", "facility_state", "running", "problem_found")
def off_while_running(row: Row) -> str | None:
    """Producing with the treatment switched off is a problem."""
    off = row.get("facility_state") == "off" and row.get("running") in ("normal", "part")
    if off and row.get("problem_found") is False:
        return "正在生产而治理设施未运行：应登记为发现问题。"
    return None


@soft("inspection.carbon", "carbon_due_on", "problem_found")
def carbon_changed(row: Row) -> str | None:
    """Carbon beyond its cycle is a problem."""
    due, at = row.get("carbon_due_on"), row.get("started_at")
    if due is None or at is None or row.get("problem_found") or timezone.localtime(at).date() <= due:
        return None
    return f"活性炭应于{due}更换，检查时已超期，而登记为没有发现问题：请核对。"
