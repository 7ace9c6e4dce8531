"""What arrivals of capital and industry funds are held to (到位资金和基金审核)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

_GOVERNMENT = frozenset({"government_industry", "government_venture"})
# 每一类资金的上限：实缴和投资各不超过前一类。
_WITHIN = (("paid", "subscribed", "实缴", "认缴"), ("invested", "paid", "投资", "实缴"))
Sums = dict[tuple[Any, str], Decimal]


@hard_across("capital_arrival.before_signing", "month", "project")
def arrived_after_signing(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Capital counts from the month of signing."""
    projects = held("registers.project", pk__in={row.get("project") for row in rows} - {None})
    signed: dict[Any, Any] = dict(projects.values_list("pk", "signed_on"))
    for position, row in enumerate(rows):
        day, month = signed.get(row.get("project")), row.get("month")
        if day and month and month < day.replace(day=1):
            yield position, f"到位月份{month:%Y-%m}早于签约日{day}：签约前的投入不计。"


@soft_across("capital_arrival.above_total", "amount", "project")
def arrived_within_total(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """All months together hardly exceed what the project is to cost."""
    asked = {row.get("project") for row in rows} - {None}
    totals: dict[Any, Any] = dict(
        held("registers.project", pk__in=asked).values_list("pk", "total_investment")
    )
    arrived: dict[tuple[Any, Any], Decimal] = {
        (project, month): amount
        for project, month, amount in held("investment.capital_arrival", project__in=asked).values_list(
            "project", "month", "amount"
        )
    }
    arrived |= {(row.get("project"), row.get("month")): row.get("amount") or Decimal(0) for row in rows}
    sums: dict[Any, Decimal] = defaultdict(Decimal)
    for (project, _), amount in arrived.items():
        sums[project] += amount
    for position, row in enumerate(rows):
        total = totals.get(row.get("project"))
        if total is not None and sums[row.get("project")] > total:
            yield (
                position,
                f"累计到位{sums[row['project']]}万元，多于总投资{total}万元：请核对单位，或说明增资。",
            )


@hard("industry_fund.approval", "approved_by", "fund_class")
def county_fund_approved(row: Row) -> str | None:
    """A fund with public money has been approved by whom the rules say."""
    if row.get("fund_class") in _GOVERNMENT and not row.get("approved_by"):
        return "政府投资基金没有批准机关：县区新设从严控制，请填批准机关和文号。"
    return None


@hard_across("fund_flow.limits", "amount", "fund", "kind")
def flows_within_their_limits(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Paid in at most what was subscribed, subscribed at most the agreed size, invested at most what was paid in."""
    asked = {row.get("fund") for row in rows} - {None}
    targets: dict[Any, Decimal] = dict(
        held("investment.industry_fund", pk__in=asked).values_list("pk", "target")
    )
    sums = _sums(rows, asked)
    for position, row in enumerate(rows):
        fund, kind = row.get("fund"), row.get("kind")
        if kind == "subscribed" and fund in targets and sums[fund, kind] > targets[fund]:
            yield position, f"认缴合计{sums[fund, kind]}亿元，多于协议规模{targets[fund]}亿元：请核对。"
        for part, whole, name, of in _WITHIN:
            if kind == part and sums[fund, part] > sums[fund, whole]:
                yield (
                    position,
                    f"{name}合计{sums[fund, part]}亿元，多于{of}合计{sums[fund, whole]}亿元：请先登记{of}。",
                )


def _sums(rows: Sequence[Row], funds: set[Any]) -> Sums:
    """The sums by fund and kind as they will be, the rows submitted in place of those held."""
    flows: dict[Any, tuple[Any, str, Decimal]] = {
        number: (fund, kind, amount)
        for number, fund, kind, amount in held("investment.fund_flow", fund__in=funds).values_list(
            "flow_no", "fund", "kind", "amount"
        )
    }
    flows |= {
        row.get("flow_no"): (row.get("fund"), row.get("kind") or "", row.get("amount") or Decimal(0))
        for row in rows
    }
    sums: Sums = defaultdict(Decimal)
    for fund, kind, amount in flows.values():
        sums[fund, kind] += amount
    return sums


@guard("industry_fund.subscribed")
def subscribed_before_founding(row: Row) -> str | None:
    """A fund is founded on what its partners have subscribed."""
    if row["id"] is None or held("investment.fund_flow", fund=row["id"], kind="subscribed").exists():
        return None
    return "还没有认缴：请先在基金资金台账登记各出资人的认缴额。"
