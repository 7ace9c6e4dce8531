"""What statutory idle-land cases are held to (闲置土地案件审核): the 办法's own numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from yuanqu.domains.land.codes import IDLE_CAUSE, REMEDY
from yuanqu.engines.ledger.checks import Row, hard, hard_across
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

_OWN_FAULT, _FEE, _TAKE_BACK, _EXTEND = "enterprise", "fee", "take_back", "extend"
_AGAINST_HOLDER = frozenset({_FEE, _TAKE_BACK})
_YEARS = {_FEE: 1, _TAKE_BACK: 2}  # 闲置土地处置办法第十四条：未动工满一年征缴闲置费，满两年无偿收回
_FEE_PARTS = 5  # 土地闲置费按土地价款的百分之二十，即五分之一


def years_after(day: date, years: int) -> date:
    """The same day ``years`` later; the 29th of February becomes the 1st of March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


@hard("idle_case.remedy", "remedy", "cause")
def remedy_fits_cause(row: Row) -> str | None:
    """A fee or a taking back answers the holder's own fault; the milder remedies answer everybody else's."""
    cause, remedy = row.get("cause"), row.get("remedy")
    if not cause or not remedy or (remedy in _AGAINST_HOLDER) == (cause == _OWN_FAULT):
        return None
    fitting = [entry.label for entry in REMEDY if (entry.code in _AGAINST_HOLDER) == (cause == _OWN_FAULT)]
    return (
        f"闲置原因为{IDLE_CAUSE.label(cause)}，不能按{REMEDY.label(remedy)}处置：可选{'、'.join(fitting)}"
        "（办法第十二条、第十四条）。"
    )


@hard("idle_case.terms", "extended_to", "land_price", "idle_fee", "remedy")
def remedy_has_its_terms(row: Row) -> str | None:
    """An extension has its last day, a fee its base and amount."""
    remedy = row.get("remedy")
    if remedy == _EXTEND and row.get("extended_to") is None:
        return "处置方式为延长动工期限而没有延长动工至：请补填。"
    if remedy == _FEE and (row.get("land_price") is None or row.get("idle_fee") is None):
        return "处置方式为征缴土地闲置费而没有土地价款或土地闲置费：请补填。"
    return None


@hard("idle_case.fee", "idle_fee", "land_price")
def fee_within_a_fifth(row: Row) -> str | None:
    """The fee is no more than 20 % of the price, compared exactly."""
    fee, price = row.get("idle_fee"), row.get("land_price")
    if fee is None or price is None or (fee >= 0 and fee * _FEE_PARTS <= price):
        return None
    return f"土地闲置费{fee}万元超过土地价款{price}万元的20%：请核对。"


@hard("idle_case.extension", "extended_to", "approved_on")
def extension_within_a_year(row: Row) -> str | None:
    """The start is put off by a year at most, counted from the approval."""
    until, approved = row.get("extended_to"), row.get("approved_on")
    if until is None or approved is None or until <= years_after(approved, 1):
        return None
    return f"延长动工至{until}，自方案批准日{approved}起超过一年：最长不超过一年（办法第十二条）。"


@hard_across("idle_case.parcel", "idle_area", "parcel")
def idle_within_parcel(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """No more lies idle than the parcel has."""
    asked = {row.get("parcel") for row in rows} - {None}
    wholes = dict(held("registers.parcel", pk__in=asked).values_list("pk", "area_mu"))
    for position, row in enumerate(rows):
        whole, idle = wholes.get(row.get("parcel")), row.get("idle_mu")
        if whole is not None and idle is not None and idle > whole:
            yield (
                position,
                f"闲置面积{idle.normalize():f}亩大于地块的{whole.normalize():f}亩：请核对数值和单位。",
            )


@guard("idle_case.told")
def told_of_hearing(row: Row) -> str | None:
    """Before a fee or a taking back the holder is told that he may be heard."""
    if row["remedy"] not in _AGAINST_HOLDER or row["cause"] != _OWN_FAULT:
        return None
    return "征缴闲置费、无偿收回之前应告知使用权人有申请听证的权利：请先办理告知听证权利。"


@guard("idle_case.heard")
def heard_if_asked(row: Row) -> str | None:
    """Who asked for a hearing has had it."""
    if row["hearing_asked"] and row["hearing_on"] is None:
        return "使用权人申请了听证而没有听证日期：请先组织听证。"
    return None


@guard("idle_case.long_enough")
def idle_long_enough(row: Row) -> str | None:
    """A fee after one year without a start, a taking back after two."""
    years = _YEARS.get(row["remedy"])
    if years is None:
        return None
    earliest = years_after(row["idle_since"], years)
    if earliest <= (row["approved_on"] or today()):
        return None
    return (
        f"自闲置起算日{row['idle_since']}起到{earliest}才满{years}年，还不能"
        f"{REMEDY.label(row['remedy'])}（办法第十四条）。"
    )
