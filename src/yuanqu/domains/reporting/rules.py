"""What must hold of an edition and of a confirmation by itself (审核规则)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yuanqu.domains.reporting.periods import period_of
from yuanqu.engines.indicators.catalogue import UnknownIndicator, indicator
from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft
from yuanqu.registers.held import held

_YEARS = range(2000, 2100)
SEALED = ("sealed", "issued")


@hard("edition.year", "year")
def year_in_sight(row: Row) -> str | None:
    """年份写四位."""
    year = row["year"]
    if year is not None and year not in _YEARS:
        return f"年份是「{year}」，应为 {_YEARS.start} 至 {_YEARS.stop - 1} 的四位年份"
    return None


@soft("edition.as_of", "as_of")
def taken_within_time(row: Row) -> str | None:
    """取数时点不早于期初."""
    if row["year"] in _YEARS and row["span"] and row["as_of"]:
        start = period_of(row).start
        if row["as_of"] < start:
            return f"取数时点 {row['as_of']} 早于期初 {start}，应不早于期初"
    return None


@hard("edition.reason", "reason")
def correction_reasoned(row: Row) -> str | None:
    """更正须写原因."""
    if row["corrects"] and not row["reason"]:
        return "更正已封存的工作总结，应写明更正原因"
    return None


@hard_across("edition.corrects", "corrects")
def corrects_what_is_sealed(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """更正的是同一期间已封存的一版."""
    ids = {row["corrects"] for row in rows if row["corrects"]}
    known = {each.pk: each for each in held("reporting.edition", pk__in=ids)} if ids else {}
    for position, row in enumerate(rows):
        former = known.get(row["corrects"])
        if former is None:
            continue
        if (former.year, former.span) != (row["year"], row["span"]):
            yield position, f"更正的是「{former.name}」，与本版的期间不同，应为同一期间"
        elif former.state not in SEALED:
            yield position, f"「{former.name}」尚未封存，可以直接修改，不用更正"


@hard("confirmation.figure", "figure")
def figure_is_theirs(row: Row) -> str | None:
    """有异议的是工作总结里的指标."""
    if row["figure"]:
        try:
            indicator(row["figure"])
        except UnknownIndicator as error:
            return str(error).rstrip("。")
    return None
