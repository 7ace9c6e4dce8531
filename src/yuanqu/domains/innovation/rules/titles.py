"""What titles are held to (资质审核): their validity, what they renew, when renewal is to begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from yuanqu.domains.innovation.codes import KIND
from yuanqu.engines.ledger.checks import Row, hard, soft, soft_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held
from yuanqu.registers.ledgers.rule import Dated
from yuanqu.terms.months import month_end, shift_months

RENEWAL_MONTHS = "title_renewal_months"
_YEARS = 3  # 高新技术企业资格有效期三年（高新技术企业认定管理办法第九条）
_LADDER = frozenset({"basic", "advanced", "excellent", "leading"})
_DAY = timedelta(days=1)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the month's last where it is shorter."""
    first = shift_months(day.replace(day=1), -months)
    return first.replace(day=min(day.day, month_end(first).day))


def renewal_days(rows: Sequence[Row]) -> list[date | None]:
    """应启动续期日, one a row: so many months before the end as the rule in force on the first day says."""
    rule = Dated.read(RENEWAL_MONTHS)
    return [_renewal_day(row, rule) for row in rows]


def _renewal_day(row: Row, rule: Dated) -> date | None:
    if row.get("valid_to") is None or row.get("valid_from") is None:
        return None
    months = rule.on(row["valid_from"])
    return None if months is None else max(months_before(row["valid_to"], int(months)), row["valid_from"])


def days_held(rows: Sequence[Row]) -> list[date | None]:
    """实际有效至, one a row: its end, or the day before it was taken away or the enterprise left."""
    return [_held_until(row) for row in rows]


def _held_until(row: Row) -> date | None:
    ended = [row[column] - _DAY for column in ("revoked_on", "moved_out_on") if row.get(column)]
    return min([*ended, *([row["valid_to"]] if row.get("valid_to") else [])], default=None)


@hard("qualification.level", "level", "kind")
def kept_level(row: Row) -> str | None:
    """Rungs belong to smart factories, and smart factories to a rung."""
    if not row.get("kind") or not row.get("level"):
        return None
    if (row["kind"] == "smart_factory") == (row["level"] in _LADDER):
        return None
    return "级别与类别不符：智能工厂填基础级、先进级、卓越级或领航级，其他资质不填这四级。"


@soft("qualification.three_years", "valid_to", "valid_from", "kind")
def high_tech_for_three_years(row: Row) -> str | None:
    """A high-tech title holds for three years from its certificate (认定管理办法第九条)."""
    since, until = row.get("valid_from"), row.get("valid_to")
    if row.get("kind") != "high_tech" or since is None:
        return None
    expected = months_before(since, -12 * _YEARS)
    if until is not None and abs((until - expected).days) <= 1:
        return None
    return f"高新技术企业自发证之日起有效期三年，有效期止应为{expected - _DAY}：请核对。"


@soft_across("qualification.renews", "renews", "enterprise", "kind", "valid_from")
def renews_its_own(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """What is renewed is an earlier title of the same kind and enterprise."""
    wanted = {row.get("renews") for row in rows} - {None}
    columns = ("pk", "enterprise", "kind", "valid_from")
    found = {each["pk"]: each for each in held("innovation.qualification", pk__in=wanted).values(*columns)}
    for position, row in enumerate(rows):
        old = found.get(row.get("renews"))
        if old is None:
            continue
        if old["enterprise"] != row.get("enterprise") or old["kind"] != row.get("kind"):
            yield position, "续自的资质不是同一企业的同类资质：请核对。"
        elif row.get("valid_from") and old["valid_from"] >= row["valid_from"]:
            yield position, f"续自的资质有效期起（{old['valid_from']}）不早于本资质：请核对。"


@guard("qualification.renewed")
def renewed_by_another(row: Row) -> str | None:
    """A title is renewed once the new one stands in the ledger and points at it."""
    if row["id"] is None or held("innovation.qualification", renews=row["id"]).exists():
        return None
    kind = KIND.label(str(row["kind"]))
    return f"没有续自本资质的新{kind}记录：请先登记新资质，在「续自」中填本资质。"


def valid_titles(enterprise: Any, day: date, kind: str) -> Any:
    """The titles of a kind that an enterprise holds on ``day``."""
    begun = held("innovation.qualification", enterprise=enterprise, kind=kind, valid_from__lte=day)
    return begun.filter(held_until=None) | begun.filter(held_until__gte=day)
