"""How an edition begins: the next number of its period, or as a correction of a sealed one (新版次)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from yuanqu.domains.reporting.periods import span_of
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.writing import Author, create
from yuanqu.engines.reports.sealing import sealed
from yuanqu.registers.held import held
from yuanqu.terms.periods import Period

if TYPE_CHECKING:
    from yuanqu.domains.reporting.ledgers.edition import Edition

LABEL = "reporting.edition"


def begin(period: Period, as_of: date, by: Author, **more: Any) -> Edition:
    """A new edition of a half-year or year. Raises Refused while another edition of it is under way."""
    place = span_of(period)
    if place is None:
        raise Refused("report.period", f"「{period.chinese()}」不是半年或全年，不编制工作总结。")
    year, span = place
    others = list(held(LABEL, year=year, span=span).order_by("edition_no"))
    if under_way := next((each for each in others if each.under_way), None):
        said = f"{under_way.name}正在办理，还没有封存"
        problem = Problem("report.under_way", (), said, "请先办完或停办它")
        raise Refused("report.under_way", f"{said}。", [problem])
    number = max((each.edition_no for each in others), default=0) + 1
    values = {"year": year, "span": span, "edition_no": number, "as_of": as_of, "begun_on": today()}
    return cast("Edition", create(registry.ledger(LABEL), {**values, **more}, by))


def begin_correction(former: Edition, reason: str, by: Author) -> Edition:
    """A new edition that corrects ``former``, taken at the same day. Raises Refused without a reason."""
    if not reason.strip():
        problem = Problem(
            "report.reason", ("reason",), "没有写更正原因", "请写明为何更正，它会印在更正说明里"
        )
        raise Refused("record.problems", "没有开始更正。", [problem])
    kept = sealed(former.pk)
    day = kept.as_of if kept else former.as_of
    return begin(former.period, day, by, corrects=former.pk, reason=reason.strip())


def of_period(period: Period) -> list[Edition]:
    """The standing editions of a period, the latest first."""
    place = span_of(period)
    found = held(LABEL, year=place[0], span=place[1]).order_by("-edition_no") if place else []
    return list(found)
