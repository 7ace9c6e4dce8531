"""What exceedance alarms are held to (超标预警审核), and what an alarm takes from its reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from yuanqu.domains.environment.codes import ANALYTE, is_heavy
from yuanqu.domains.environment.judging import OVER, PASS
from yuanqu.engines.ledger.checks import Row, soft_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

_READINGS = "environment.reading"


def levels(rows: Sequence[Row]) -> list[str]:
    """预警级别: heavy metals apart."""
    return ["heavy" if is_heavy(row.get("analyte")) else "general" for row in rows]


def results(rows: Sequence[Row]) -> list[str | None]:
    """检测结果 of the sample's reading."""
    return [reading.get("written") for reading in readings_of(rows)]


def limits(rows: Sequence[Row]) -> list[str | None]:
    """执行限值 of the sample's reading."""
    return [reading.get("limit_said") for reading in readings_of(rows)]


def multiples(rows: Sequence[Row]) -> list[Decimal | None]:
    """超标倍数 of the sample's reading."""
    return [reading.get("times_over") for reading in readings_of(rows)]


def ended_days(rows: Sequence[Row]) -> list[date | None]:
    """了结日期, one a row: when it was closed or withdrawn."""
    return [row.get("closed_on") or row.get("withdrawn_on") for row in rows]


def readings_of(rows: Sequence[Row]) -> list[Mapping[str, Any]]:
    """The standing reading of each alarm's sample and analyte; empty where there is none."""
    samples = {row.get("sample") for row in rows} - {None}
    columns = ("sample", "analyte", "written", "limit_said", "times_over", "verdict")
    found = {
        (each["sample"], each["analyte"]): each
        for each in held(_READINGS, sample__in=samples).values(*columns)
    }
    return [found.get((row.get("sample"), row.get("analyte")), {}) for row in rows]


@soft_across("exceedance.reading", "analyte", "sample", "withdrawn_on")
def exceeds(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """An alarm has its reading, save one that was told before the report came."""
    for position, (row, reading) in enumerate(zip(rows, readings_of(rows), strict=True)):
        if row.get("analyte") and not row.get("withdrawn_on") and reading.get("verdict") != OVER:
            name = ANALYTE.label(row["analyte"])
            yield position, f"该样品没有{name}超标的检测结果：报告未到先行预警的请说明，结果已更正的请撤销。"


@guard("exceedance.stands")
def no_longer_exceeds(row: Row) -> str | None:
    """Only what does not exceed, after a correction, is withdrawn."""
    (reading,) = readings_of([row])
    if reading.get("verdict") != OVER:
        return None
    return "检测结果仍为超标：不能撤销，请继续核实和溯源；结果有误的先更正检测结果。"


@guard("exceedance.within")
def exceeds_again(row: Row) -> str | None:
    """An alarm that was withdrawn is raised again when its reading exceeds after all."""
    (reading,) = readings_of([row])
    return None if reading.get("verdict") == OVER else "检测结果没有超标：不重新预警。"


@guard("exceedance.retest")
def retested_normal(row: Row) -> str | None:
    """复测正常: the same outlet again, later, and the same analyte within its limit."""
    first, again = (
        held("environment.sample", pk=row[name]).values("outlet", "sampled_at", "sample_no").first()
        for name in ("sample", "retest")
    )
    if first is None or again is None:
        return "没有填复测样品：请补填。"
    if again["outlet"] != first["outlet"] or again["sampled_at"] <= first["sampled_at"]:
        return f"复测样品{again['sample_no']}不是同一排口此后采的样品：请核对样品编号。"
    handled = row.get("handled_on")
    if handled is not None and timezone.localtime(again["sampled_at"]).date() < handled:
        return f"复测样品{again['sample_no']}采于处置（{handled}）之前：请处置后重新采样。"
    (reading,) = readings_of([{"sample": row["retest"], "analyte": row["analyte"]}])
    if reading.get("verdict") != PASS:
        name = ANALYTE.label(row["analyte"])
        return f"复测样品{again['sample_no']}没有{name}达标的检测结果：请等检测报告，仍超标的办理「复测仍超标」。"
    return None
