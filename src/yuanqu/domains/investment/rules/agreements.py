"""What agreements and the assessment of their promises are held to (协议和履约审核)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from yuanqu.domains.investment.rules.meetings import LET_IN
from yuanqu.engines.ledger.checks import Row, hard_across, soft, soft_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held
from yuanqu.registers.ledgers.rule import Dated
from yuanqu.registers.reviewed import last_unreviewed
from yuanqu.terms.working_days import working_day_after

START_CLOCK_DAYS = "start_clock_days"  # 签约至实质性开工的承诺工作日，规则参数台账
_PROMISES = {
    "promised_fixed": ("fixed_investment", "固定资产投资"),
    "promised_revenue": ("revenue_at_capacity", "年营收"),
    "promised_tax": ("tax_at_capacity", "年税收"),
}
_AT_NODE = {
    "completed": ("fixed",),
    "capacity": ("fixed", "revenue", "tax"),
    "yearly": ("revenue", "tax"),
}
_NAMES = {"fixed": "固定资产投资", "revenue": "年营收", "tax": "年税收"}


def signed_days(rows: Sequence[Row]) -> list[date | None]:
    """签订日期, one a row: what the register of projects says, for it is entered there and nowhere else."""
    signed = _projects(rows, "signed_on")
    return [signed.get(row.get("project"), {}).get("signed_on") for row in rows]


@soft("agreement.basis", "item", "kind")
def based_on_review(row: Row) -> str | None:
    """No review, no agreement; an enterprise's own expansion needs none."""
    if row.get("item") is not None or row.get("kind") == "increase":
        return None
    return "没有联审依据：未经联审的不签约，早于联审台账的请说明。"


@hard_across("agreement.unreviewed", "item", "kind", "project")
def reviewed_before_signing(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A year after the zone's first review none is signed without; earlier ones may rest on decisions from before."""
    last = last_unreviewed("industrial")
    for position, (row, day) in enumerate(zip(rows, signed_days(rows), strict=True)):
        unreviewed = row.get("item") is None and row.get("kind") != "increase"
        if unreviewed and last and day and day > last:
            yield position, f"{day}签约而没有联审依据：{last}以后签约的须先联审，请填写通过的议题。"


@hard_across("agreement.number", "agreement_no", "project")
def number_of_the_register(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The agreement's number is the one the register of projects has."""
    known = _projects(rows, "agreement_no")
    for position, row in enumerate(rows):
        number = known.get(row.get("project"), {}).get("agreement_no")
        if number and row.get("agreement_no") and number != row["agreement_no"]:
            yield position, f"协议编号与项目名录所记的{number}不同：请核对编号和项目。"


@hard_across("agreement.review", "item", "project")
def review_let_it_in(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The review it rests on let this very project in, is still in force, and its conditions have been met."""
    items = held("investment.review_item", pk__in={row.get("item") for row in rows} - {None})
    found = {each["id"]: each for each in items.values()}
    for position, (row, signed) in enumerate(zip(rows, signed_days(rows), strict=True)):
        item = found.get(row.get("item"))
        wrong = item and _unfit(item, row.get("project"), signed)
        if item and wrong:
            yield position, f"议题{item['item_no']}{wrong}"


def _unfit(item: Mapping[str, Any], project: Any, signed: date | None) -> str | None:
    """Why a review is no ground for signing."""
    if item["decision"] not in LET_IN:
        return "没有通过联审，不能作为签约依据。"
    if item["project_id"] != project:
        return "所审的是另一个项目：请核对。"
    if signed and item["valid_until"] and item["valid_until"] < signed:
        return f"的决议{item['valid_until']}已失效：请重新上会。"
    met = item["conditions_met_on"]
    if signed and item["conditions"] and (met is None or met > signed):
        return "的附加条件在签约前没有落实：请落实后登记条件落实日期。"
    return None


@soft_across("agreement.promise", *_PROMISES)
def promise_not_below_review(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Nobody promises less than what was let in."""
    known = _projects(rows, *(column for column, _ in _PROMISES.values()))
    for position, row in enumerate(rows):
        project = known.get(row.get("project"), {})
        less = [
            f"{name}承诺{row[promise]}万元，联审登记{project[column]}万元"
            for promise, (column, name) in _PROMISES.items()
            if row.get(promise) is not None
            and project.get(column) is not None
            and row[promise] < project[column]
        ]
        if less:
            yield position, f"承诺低于项目名录：{'；'.join(less)}，请核对或说明。"


@soft_across("agreement.start", "start_due", "project")
def promise_keeps_the_start_clock(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The agreed start lies within the zone's promise, counted from signing."""
    rule, signed = Dated.read(START_CLOCK_DAYS), signed_days(rows)
    for position, (row, day) in enumerate(zip(rows, signed, strict=True)):
        days = rule.on(day) if day else None
        last = None if days is None else working_day_after(day, int(days))
        if days is None or last is None or row.get("start_due") is None:
            continue
        if row["start_due"] > last:
            yield position, f"约定开工日期{row['start_due']}晚于签约后{int(days)}个工作日（{last}）：请说明。"


@guard("assessment.reached")
def promises_reached(row: Row) -> str | None:
    """达标 means that everything promised for this node has come true."""
    agreement = held("investment.agreement", pk=row["agreement"]).values().first() or {}
    short = [
        f"{_NAMES[what]}{_shown(row[f'actual_{what}'])}，承诺{_shown(agreement.get(f'promised_{what}'))}"
        for what in _AT_NODE[row["node"]]
        if _below(row, agreement, what)
    ]
    return f"未达承诺：{'；'.join(short)}。请限期整改，或核对实际数。" if short else None


def _below(row: Row, agreement: Mapping[str, Any], what: str) -> bool:
    actual, promised = row[f"actual_{what}"], agreement.get(f"promised_{what}")
    return actual is None or (promised is not None and actual < promised)


def _shown(amount: Any) -> str:
    return "未填" if amount is None else f"{amount.normalize():f}万元"


def _projects(rows: Sequence[Row], *columns: str) -> dict[Any, dict[str, Any]]:
    found = held("registers.project", pk__in={row.get("project") for row in rows} - {None})
    return {each["pk"]: each for each in found.values("pk", *columns)}
