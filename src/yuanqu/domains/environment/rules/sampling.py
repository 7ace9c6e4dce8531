"""What outlets, sampling rounds, samples and their handing over are held to (排口和采样审核)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from yuanqu.domains.environment.codes import ANALYTE
from yuanqu.engines.ledger.checks import Row, hard, hard_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

analyte_words = frozenset(ANALYTE.labels)
NO_QC = "none"


@hard("outlet.enterprise", "enterprise", "ownership")
def owner_named(row: Row) -> str | None:
    """An enterprise's outlet names the enterprise."""
    if row.get("ownership") == "enterprise" and row.get("enterprise") is None:
        return "排口权属为企业，而没有填权属企业：请补填。"
    return None


@hard("sample.water", "dry", "analytes", "appearance", "dry_reason", "handover")
def water_or_why_not(row: Row) -> str | None:
    """Where water ran it was looked at and analytes asked for; where none ran, it is said what was seen."""
    if row.get("dry") is False:
        if not row.get("analytes") or not row.get("appearance"):
            return "采到水样的应填检测项目和样品性状：请补填；没有水的「现场无水」填是。"
        return "采到了水样而填了无水情况：两者只填一项。" if row.get("dry_reason") else None
    if row.get("dry") and not row.get("dry_reason"):
        return "现场无水的应填无水情况（看到什么、近日降雨），并上传现场照片。"
    if row.get("dry") and row.get("handover") is not None:
        return "现场无水，没有样品，不能填交接单。"
    return None


@hard_across("sample.round_day", "sampled_at", "round")
def taken_in_its_round(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A sample is taken on the day of its round."""
    rounds = {row.get("round") for row in rows} - {None}
    days = dict(held("environment.sampling_round", pk__in=rounds).values_list("pk", "sampled_on"))
    for position, row in enumerate(rows):
        planned, taken = days.get(row.get("round")), _day(row)
        if planned is not None and taken is not None and planned != taken:
            yield position, f"采样时间在{taken}，采样任务在{planned}：请核对，或另立任务。"


@hard_across("sample.outlet_in_use", "sampled_at", "outlet")
def outlet_in_use(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Water comes out of an outlet that is in use."""
    outlets = {row.get("outlet") for row in rows} - {None}
    found = held("environment.outlet", pk__in=outlets).values_list("pk", "in_use_from", "closed_on")
    used = {pk: (since, until) for pk, since, until in found}
    for position, row in enumerate(rows):
        since, until = used.get(row.get("outlet"), (None, None))
        taken = _day(row)
        if taken is not None and ((since and taken < since) or (until and taken > until)):
            yield position, f"采样日期{taken}不在排口的启用期内（{since}至{until or '今'}）：请核对排口编号。"


@hard_across("sample.handover_order", "handover", "sampled_at")
def handed_over_after_sampling(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A sample is handed over after it was taken."""
    papers = {row.get("handover") for row in rows} - {None}
    handed = dict(held("environment.handover", pk__in=papers).values_list("pk", "handed_at"))
    for position, row in enumerate(rows):
        at = handed.get(row.get("handover"))
        if at is not None and row.get("sampled_at") is not None and at < row["sampled_at"]:
            yield position, "交接单的移交时间早于采样时间：请核对交接单编号。"


def _day(row: Row) -> date | None:
    at = row.get("sampled_at")
    return timezone.localtime(at).date() if at is not None else None


def counting(rows: Sequence[Row]) -> list[bool | None]:
    """计入采样: water that was taken, no control sample, not refused by the laboratory."""
    return [
        None
        if row.get("dry") is None
        else not row["dry"] and row.get("qc_kind") == NO_QC and not row.get("rejection")
        for row in rows
    ]


def samples_counted(rows: Sequence[Row]) -> list[int]:
    """样品数量 of each handover: the samples that name it."""
    numbers = {row.get("handover_no") for row in rows} - {None}
    named = held("environment.sample", handover__handover_no__in=numbers)
    counts: Counter[Any] = Counter(named.values_list("handover__handover_no", flat=True))
    return [counts[row.get("handover_no")] for row in rows]


# ---- 采样关口


@guard("sample.water")
def has_water(row: Row) -> str | None:
    """Only water is handed over."""
    return "登记为现场无水：请办理「无水留证」。" if row["dry"] else None


@guard("sample.dry")
def has_none(row: Row) -> str | None:
    """No water is confirmed only where none ran."""
    return None if row["dry"] else "登记为采到水样：请办理「交接接收」。"


@guard("sample.handed")
def paper_signed(row: Row) -> str | None:
    """The handover is there and the samples came whole."""
    paper = held("environment.handover", pk=row["handover"]).values("condition").first()
    if paper is None or paper["condition"] == "whole":
        return None
    return "交接单的样品状态不是完好：请办理「拒收」，写明原因后重新采样。"
