"""What projects in talks and their pre-checks are held to (在谈和预审审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from yuanqu.domains.investment.rules.prechecks import precheck_gaps
from yuanqu.engines.ledger.checks import Row, hard, hard_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

_NEEDS = {"land": ("land_mu", "需用土地"), "leased": ("plant_area", "需用厂房")}


def channels(rows: Sequence[Row]) -> list[str | None]:
    """招商渠道, one a row: that of the lead."""
    leads = held("investment.lead", pk__in={row.get("lead") for row in rows} - {None})
    found: dict[Any, str] = dict(leads.values_list("pk", "channel"))
    return [found.get(row.get("lead")) for row in rows]


@hard("negotiation.need", "land_mu", "plant_area")
def need_given(row: Row) -> str | None:
    """A project that builds says how much land it needs, one that rents how much plant."""
    column, name = _NEEDS.get(row.get("kind") or "", ("", ""))
    return f"没有填{name}：按用地方式应填，不要留空。" if column and row.get(column) is None else None


@hard_across("negotiation.opened", "opened_on", "lead")
def opened_after_registration(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Talks begin with the lead, not before it."""
    leads = held("investment.lead", pk__in={row.get("lead") for row in rows} - {None})
    registered: dict[Any, Any] = dict(leads.values_list("pk", "registered_on"))
    for position, row in enumerate(rows):
        first = registered.get(row.get("lead"))
        if first and row.get("opened_on") and row["opened_on"] < first:
            yield position, f"列入在谈日期{row['opened_on']}早于线索登记日期{first}：请核对。"


@guard("negotiation.precheck")
def precheck_whole(row: Row) -> str | None:
    """Every department has spoken, and none against it."""
    gaps = precheck_gaps([row["id"]]).get(row["id"]) if row["id"] else None
    return f"{gaps}：齐全并通过后才能提交联审。" if gaps else None


@guard("negotiation.signed")
def project_signed(row: Row) -> str | None:
    """Handed over is what has been signed; the day stands in the register of projects."""
    if held("registers.project", pk=row["project"], signed_on__isnull=False).exists():
        return None
    return "项目名录还没有入园协议签订日：签约并登记后才能移交。"
