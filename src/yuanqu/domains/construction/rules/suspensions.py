"""What stops of works are held to (停复工审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yuanqu.domains.construction.dates import months_after
from yuanqu.domains.construction.known import projects_of
from yuanqu.engines.ledger.checks import Row, hard_across, soft
from yuanqu.registers.intervals import apart

_REPORT_WITHIN = 1  # 个月；建筑工程施工许可管理办法第九条


@soft("suspension.report_late", "reported_on", "stopped_on")
def reported_in_a_month(row: Row) -> str | None:
    """A stop is reported to who issued the construction permit within a month."""
    stopped, reported = row.get("stopped_on"), row.get("reported_on")
    if stopped is None or reported is None or reported <= months_after(stopped, _REPORT_WITHIN):
        return None
    return f"停工（{stopped}）满一个月后才报告发证机关（{reported}）：应在一个月内报告，请说明。"


@hard_across("suspension.before_start", "stopped_on", "project")
def stopped_after_start(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Only what has begun can stop."""
    known = projects_of(rows, "started_on")
    for position, row in enumerate(rows):
        started = known.get(row.get("project"), {}).get("started_on")
        if started is not None and row.get("stopped_on") is not None and row["stopped_on"] < started:
            yield (
                position,
                f"停工日{row['stopped_on']}早于实质性开工日{started}：尚未开工的不登记停工，请核对。",
            )


stops_apart = apart(
    "suspension.overlap",
    "construction.suspension",
    group=("project",),
    since="stopped_on",
    until="stopped_to",
    what="该项目的停工",
)
