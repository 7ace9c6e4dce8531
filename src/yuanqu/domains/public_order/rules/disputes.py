"""What disputes, their parties, sweeps and mediations are held to (矛盾纠纷审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from yuanqu.domains.public_order.clocks import last_end
from yuanqu.domains.public_order.rules.words import day_of, linked
from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft, soft_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

_DISPUTE = "public_order.dispute"
_CONFIRM = 30  # 天；人民调解法第三十三条
_PARTIES = 2
_WITH_UNITS = frozenset({"labour", "contract"})
_GROUP = 5  # 人；群体性起点，本园区口径


def days_after_due(rows: Sequence[Row]) -> list[date | None]:
    """逾期起算日, one a row: the day after the last, which itself counts."""
    return [row["due_on"] + timedelta(days=1) if row.get("due_on") else None for row in rows]


def ended_days(rows: Sequence[Row]) -> list[date | None]:
    """了结日期, one a row: resolved, or sent to another way, and not broken out again since."""
    return [last_end(row, ("resolved_on", "diverted_on"), "relapsed_on") for row in rows]


@hard("dispute.units", "enterprise", "units_involved", "kind")
def labour_and_contracts_have_a_unit(row: Row) -> str | None:
    """A labour or contract dispute is with somebody: an enterprise of the register, or another unit."""
    if row.get("kind") not in _WITH_UNITS or row.get("enterprise") or row.get("units_involved"):
        return None
    return "劳动人事争议、合同纠纷没有涉及单位：园区企业填涉事企业，其他填其他涉及单位。"


@hard("dispute.people", "people")
def somebody_is_involved(row: Row) -> str | None:
    """A dispute has at least two people in it."""
    people = row.get("people")
    return None if people is None or people >= _PARTIES else f"涉及{people}人：一起纠纷至少涉及{_PARTIES}人。"


@soft("dispute.scale", "scale", "people")
def scale_fits_the_people(row: Row) -> str | None:
    """Many people are a group."""
    people = row.get("people") or 0
    if (row.get("scale") == "individual") == (people < _GROUP) or row.get("scale") is None:
        return None
    return f"涉及{people}人，与纠纷规模不符：{_GROUP}人以上为群体性，请核对或说明。"


@hard_across("dispute.sweep", "sweep", "found_on")
def found_at_its_sweep(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """What a sweep found was found on that day."""
    known = linked("public_order.sweep", rows, "sweep", "swept_on")
    for position, row in enumerate(rows):
        swept = known.get(row.get("sweep"), {}).get("swept_on")
        if swept and row.get("found_on") and row["found_on"] != swept:
            yield position, f"发现日期（{row['found_on']}）与排查日期（{swept}）不同：请核对。"


@hard("sweep.zero", "zero_report", "found")
def zero_means_none(row: Row) -> str | None:
    """零报告 is a sweep that found nothing."""
    if (
        row.get("found") is None
        or row.get("zero_report") is None
        or row["zero_report"] == (row["found"] == 0)
    ):
        return None
    return "零报告应与发现纠纷数一致：没有发现的填是，有发现的填否。"


@hard_across("mediation.before", "held_on", "dispute")
def mediated_after_it_was_found(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Nobody mediates what is not yet known."""
    known = linked(_DISPUTE, rows, "dispute", "found_on")
    for position, row in enumerate(rows):
        found = known.get(row.get("dispute"), {}).get("found_on")
        if found and row.get("held_on") and row["held_on"] < found:
            yield position, f"调解日期（{row['held_on']}）早于纠纷发现日期（{found}）：请核对。"


@soft_across("dispute.body_gone", "body", "found_on")
def body_is_there(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The body that mediates exists on that day."""
    known = linked("public_order.mediation_body", rows, "body", "body_name", "set_up_on", "dissolved_on")
    for position, row in enumerate(rows):
        body, found = known.get(row.get("body")), row.get("found_on")
        if body is None or found is None:
            continue
        if body["dissolved_on"] and body["dissolved_on"] < found:
            yield position, f"调解组织{body['body_name']}已于{body['dissolved_on']}撤销：请核对。"


@guard("dispute.parties")
def both_sides_are_known(row: Row) -> str | None:
    """An agreement is between people whose names are on record."""
    known = 0 if row["id"] is None else held("public_order.dispute_party", dispute=row["id"]).count()
    if row["id"] is None or known >= _PARTIES:
        return None
    return f"当事人只登记了{known}方：达成协议至少登记{_PARTIES}方"


@guard("dispute.mediated")
def was_mediated(row: Row) -> str | None:
    """A result needs at least one mediation on record."""
    if row["id"] is None or held("public_order.mediation", dispute=row["id"]).exists():
        return None
    return "没有调解记录：请先登记调解的日期、参加人和情况"


@guard("dispute.sponsor")
def major_has_its_leader(row: Row) -> str | None:
    """A major group dispute, or one of alert level 1, is a leader's own case (本园区口径)."""
    if row["sponsor"] or (row["scale"] != "major" and row["alert_level"] != "1"):
        return None
    return "重大群体性或者一级预警的纠纷没有包案领导：请填写"


@guard("dispute.confirm_late")
def confirmed_in_thirty_days(row: Row) -> str | None:
    """Both sides ask the court within thirty days of the agreement (人民调解法第三十三条)."""
    agreed = row["resolved_on"]
    if agreed is None:
        return None
    last = agreed + timedelta(days=_CONFIRM)
    if day_of(row, _DISPUTE, "confirm", "confirmed_on") <= last:
        return None
    return f"自调解协议生效之日（{agreed}）起{_CONFIRM}日内共同申请司法确认，已于{last}届满"
