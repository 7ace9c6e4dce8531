"""What discharge permits are held to (排污许可审核): five years, asked for again sixty days before, renewed by another.

排污许可管理条例第九、十二、十四、三十三条；日按自然日计。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from yuanqu.domains.environment.rules.admissions import five_years_on
from yuanqu.engines.ledger.checks import Row, hard, hard_across
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

_PERMIT = "environment.discharge_permit"
_PERMITS, _ON_SITE = {"simple": 20, "key": 30}, 45  # 第十二条，自受理之日起
_RENEWAL = timedelta(days=60)  # 第十四条


def renewal_days(rows: Sequence[Row]) -> list[date | None]:
    """应申请延续日期: 60 days before the permit ends."""
    return [until - _RENEWAL if (until := row.get("valid_until")) else None for row in rows]


def permit_decisions(rows: Sequence[Row]) -> list[date | None]:
    """审批期限: from acceptance, by class and by whether somebody has to look on site (排污许可管理条例第十二条)."""
    return [
        accepted
        + timedelta(days=_ON_SITE if key and row.get("site_check") else _PERMITS[row["management_class"]])
        if (accepted := row.get("accepted_on")) and row.get("management_class") in _PERMITS
        else None
        for row in rows
        for key in [row.get("management_class") == "key"]
    ]


@guard("permit.unaccepted")
def permit_accepted(row: Row) -> str | None:
    """A permit is decided on after its application was accepted; a registration needs no decision."""
    if row["accepted_on"] is not None or row["management_class"] not in _PERMITS:
        return None
    return "重点管理、简化管理的申请还没有受理：请先办理「受理」，审批期限自受理之日起算。"


@hard("permit.class", "permit_no", "valid_until", "management_class")
def registered_or_permitted(row: Row) -> str | None:
    """A permit ends some day; a registration, too."""
    issued, until = row.get("permit_no"), row.get("valid_until")
    if bool(issued) == bool(until):
        return None
    return "证书编号和有效期止只填了一项：发证或登记后两项都填。"


@hard("permit.too_long", "valid_until", "valid_from")
def five_years_at_most(row: Row) -> str | None:
    """A permit is good for five years (排污许可管理条例第十四条)."""
    since, until = row.get("valid_from"), row.get("valid_until")
    if since is None or until is None or until <= five_years_on(since):
        return None
    return f"有效期{since}至{until}超过5年：排污许可证有效期为5年，最晚到{five_years_on(since)}。"


@hard_across("permit.renews", "renews", "enterprise", "valid_from")
def renews_its_own(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """What a permit renews is an earlier one of the same enterprise."""
    known = {each["pk"]: each for each in _of(rows)}
    for position, row in enumerate(rows):
        old = known.get(row.get("renews"))
        if old is None:
            continue
        if old["application_no"] == row.get("application_no") or old["enterprise"] != row.get("enterprise"):
            yield position, "延续自的不是同一企业的另一份许可：请填原证的申领编号。"
        elif row.get("valid_from") and old["valid_from"] and old["valid_from"] >= row["valid_from"]:
            yield position, f"延续自的许可有效期起（{old['valid_from']}）不早于本证：请核对。"


@guard("permit.renewal_late")
def late_renewal_says_why(row: Row) -> str | None:
    """Renewal is asked for sixty days before the end; who asks later says why (排污许可管理条例第十四条)."""
    asked, by = row["renewal_asked_on"] or today(), row["renew_by"]
    if by is None or asked <= by or row["late_why"]:
        return None
    return f"申请延续（{asked}）晚于届满60日前（{by}）：请在「迟延申请原因」中说明"


@guard("permit.not_renewed")
def renewed_by_another(row: Row) -> str | None:
    """A permit is renewed once the new one stands in the ledger, issued, and points at it."""
    new = held(_PERMIT, renews=row["id"]).exclude(valid_until=None)
    if row["id"] is None or new.exists():
        return None
    return "没有延续自本证的新证记录：请先登记新证的编号和有效期，在「延续自」中填本证的申领编号"


def _of(rows: Sequence[Row]) -> Sequence[dict[str, Any]]:
    """The permits that ``rows`` renew."""
    wanted = {row.get("renews") for row in rows} - {None}
    return list(held(_PERMIT, pk__in=wanted).values("pk", "application_no", "enterprise", "valid_from"))
