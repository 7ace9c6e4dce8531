"""What the clean-up list and the talks are held to (清理清单审核)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft_across
from yuanqu.registers.held import held
from yuanqu.registers.intervals import standing_by_key
from yuanqu.registers.ledgers.rule import Dated

YIELD_STANDARD = "underuse_tax_per_mu"
_UNSUPPLIED, _IDLE, _LOW = "unsupplied", "idle", "low_yield"


@hard("finding.subject", "parcel", "plant")
def something_found(row: Row) -> str | None:
    """A determination is of a parcel, of plant, or of both."""
    if row.get("parcel") is None and row.get("plant") is None:
        return "地块和厂房都没有填：认定的是哪一处，至少填一项。"
    return None


@hard("finding.measure", "occupied_area", "area_unit", "plant_area", "parcel", "plant")
def measured_by_subject(row: Row) -> str | None:
    """Land has its area with a unit, plant its floor area."""
    if row.get("parcel") is not None and (row.get("occupied_area") is None or not row.get("area_unit")):
        return "认定了地块而没有占地面积或面积单位：请补填。"
    if row.get("plant") is not None and row.get("plant_area") is None:
        return "认定了厂房而没有闲置低效厂房面积：请补填。"
    if row.get("parcel") is None and row.get("occupied_area") is not None:
        return "填了占地面积而没有地块：请补填地块，只认定厂房的不填占地面积。"
    return None


@hard("finding.enterprise", "enterprise", "business_state", "underuse_kind")
def occupied_by_somebody(row: Row) -> str | None:
    """Supplied land is somebody's; land not yet supplied is nobody's."""
    if row.get("underuse_kind") == _UNSUPPLIED:
        return "批而未供的地块尚无企业：企业和经营状态不填。" if row.get("enterprise") else None
    missing = [
        name
        for column, name in (("enterprise", "企业"), ("business_state", "经营状态"))
        if not row.get(column)
    ]
    return f"没有填{'、'.join(missing)}：除批而未供外都要填。" if missing else None


@hard("finding.document", "found_doc", "underuse_kind")
def idle_has_its_document(row: Row) -> str | None:
    """闲置土地 is determined by a legal document, not by the department's opinion (闲置土地处置办法第九条)."""
    if row.get("underuse_kind") == _IDLE and not row.get("found_doc"):
        return "低效类型为闲置土地而没有认定文号：请填闲置土地认定书编号，未下达的先按供而未用登记。"
    return None


@hard("finding.obstacle", "obstacle", "obstacle_kind")
def obstacle_told(row: Row) -> str | None:
    """An obstacle is described."""
    if row.get("obstacle_kind") and not row.get("obstacle"):
        return "填了问题类型而没有问题描述：请写明具体情形。"
    return None


@hard("finding.cleared", "cleared_on", "clear_reason")
def cleared_with_reason(row: Row) -> str | None:
    """What leaves the list says why."""
    if (row.get("cleared_on") is None) == (not row.get("clear_reason")):
        return None
    return "移出日期和移出原因只填了一项：移出清单的两项都填，在列的都不填。"


@soft_across("finding.standard", "tax_per_mu_y1", "underuse_kind")
def low_yield_below_standard(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """亩均低效 lies below the standard that was in force when it was found."""
    standard = Dated.read(YIELD_STANDARD)
    for position, row in enumerate(rows):
        day, tax = row.get("found_on"), row.get("tax_per_mu_y1")
        if row.get("underuse_kind") != _LOW or day is None:
            continue
        limit = standard.on(day)
        if tax is None:
            yield position, "低效类型为亩均低效而没有上年度亩均税收：请补填。"
        elif limit is not None and tax >= limit:
            yield (
                position,
                f"上年度亩均税收{tax}万元/亩不低于当时的标准{limit.normalize():f}万元/亩：请核对。",
            )


@hard_across("finding.parcel", "occupied_area", "parcel")
def listed_within_parcel(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """What stands on the list of one parcel is no larger than the parcel: no 亩 is listed twice."""
    sums: dict[Any, Decimal] = defaultdict(Decimal)
    for found in standing_by_key(
        "land.underuse_finding", rows, "parcel", ("parcel", "occupied_mu", "cleared_on")
    ):
        if found["cleared_on"] is None:
            sums[found["parcel"]] += found["occupied_mu"] or 0
    for row in rows:
        if row.get("parcel") and row.get("occupied_mu") and row.get("cleared_on") is None:
            sums[row["parcel"]] += row["occupied_mu"]
    wholes = _mu_of_parcels({row.get("parcel") for row in rows} - {None})
    for position, row in enumerate(rows):
        whole, own = wholes.get(row.get("parcel")), row.get("occupied_mu")
        if whole is None or own is None:
            continue
        listed = max(own, sums[row["parcel"]])
        if listed > whole:
            yield (
                position,
                f"该地块在列的占地面积合计{_shown(listed)}亩，大于地块的{_shown(whole)}亩：请核对。",
            )


def _mu_of_parcels(parcels: set[Any]) -> dict[Any, Decimal | None]:
    return dict(held("registers.parcel", pk__in=parcels).values_list("pk", "area_mu"))


def _shown(area: Decimal) -> str:
    return f"{area.normalize():f}"


@soft_across("finding.cleared_early", "cleared_on", "clear_reason")
def cleared_when_reused(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """处置完毕 rests on disposals that reached their reuse; a new row has none yet, so only held ones are asked."""
    asked = {row.get("finding_no") for row in rows if row.get("clear_reason") == "disposed"}
    unfinished = set(
        held("land.disposal", finding__finding_no__in=asked)
        .exclude(state__in=("reused", "ended"))
        .values_list("finding__finding_no", flat=True)
        if asked
        else ()
    )
    for position, row in enumerate(rows):
        if row.get("clear_reason") == "disposed" and row.get("finding_no") in unfinished:
            yield position, "移出原因为处置完毕，而处置台账中还有未再利用的处置：请先办结。"


@hard_across("disposal_step.before_finding", "held_on", "finding")
def step_after_finding(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Talks on a finding follow it."""
    found = _found_days({row.get("finding") for row in rows} - {None})
    for position, row in enumerate(rows):
        day = found.get(row.get("finding"))
        if day is not None and row.get("held_on") is not None and row["held_on"] < day:
            yield position, f"日期{row['held_on']}早于认定日期{day}：请核对。"


def _found_days(findings: set[Any]) -> dict[Any, date]:
    return dict(held("land.underuse_finding", pk__in=findings).values_list("pk", "found_on"))
