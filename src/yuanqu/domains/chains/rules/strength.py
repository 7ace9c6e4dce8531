"""What the records say of a segment's strength (强弱判定的依据), and how a judgement is held to it.

缺失: no enterprise stands on the segment and no project signed for it. 薄弱: fewer 规上 enterprises than the rule
``segment_weak_below`` asks for. More than that the records do not say; the department judges, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from yuanqu.domains.chains.codes import STRENGTH
from yuanqu.engines.ledger.checks import Row, hard_across, soft_across
from yuanqu.registers.held import held
from yuanqu.registers.ledgers.rule import Dated
from yuanqu.terms.months import month_end, shift_months

WEAK_BELOW, REVIEW_MONTHS = "segment_weak_below", "segment_review_months"


@dataclass(frozen=True)
class Standing:
    """What stands on a segment on a day: enterprises, those 规上 among them, projects signed and not ended."""

    enterprises: int = 0
    above_scale: int = 0
    projects: int = 0

    def proposal(self, least: Any) -> str:
        """The code the records propose; empty where they say no more than that something is there."""
        if not self.enterprises and not self.projects:
            return "missing"
        return "weak" if least is not None and self.above_scale < least else ""

    @property
    def words(self) -> str:
        """As messages say it."""
        return (
            f"在册企业{self.enterprises}家，其中规上{self.above_scale}家，已签约未终止项目{self.projects}个"
        )


class Occupants:
    """Who stands on some segments, read once for many days."""

    def __init__(self, segments: Iterable[Any]) -> None:
        placed = held("chains.placement", segment__in=set(segments))
        self._placed = list(
            placed.values_list(
                "segment", "enterprise", "project__signed_on", "project__ended_on", "valid_from", "valid_to"
            )
        )
        enterprises = {each[1] for each in self._placed} - {None}
        stays = held("registers.above_scale", enterprise__in=enterprises)
        self._stays: dict[Any, list[tuple[date, date | None]]] = {}
        for enterprise, entered, left in stays.values_list("enterprise", "in_month", "out_month"):
            self._stays.setdefault(enterprise, []).append((entered, left))

    def on(self, segment: Any, day: date) -> Standing:
        """What stands on ``segment`` on ``day``."""
        here = [e for e in self._placed if e[0] == segment and e[4] <= day and (e[5] is None or day <= e[5])]
        enterprises = {enterprise for _, enterprise, *_ in here} - {None}
        projects = [
            signed for _, enterprise, signed, ended, *_ in here
            if enterprise is None and signed and signed <= day and (ended is None or day < ended)
        ]  # fmt: skip
        return Standing(len(enterprises), sum(self._above(each, day) for each in enterprises), len(projects))

    def _above(self, enterprise: Any, day: date) -> bool:
        return any(
            entered <= day and (left is None or day <= month_end(left))
            for entered, left in self._stays.get(enterprise, ())
        )


@soft_across("assessment.against_records", "strength", "segment")
def judged_by_records(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A judgement that goes against what stands on the segment is explained."""
    given = [(at, row) for at, row in enumerate(rows) if row.get("segment") and row.get("judged_on")]
    occupants, least = Occupants(row["segment"] for _, row in given), Dated.read(WEAK_BELOW)
    for position, row in given:
        standing = occupants.on(row["segment"], row["judged_on"])
        proposed = standing.proposal(least.on(row["judged_on"]))
        judged = row.get("strength")
        contrary = judged == "missing" if proposed != "missing" else judged not in ("missing", None)
        if contrary or (proposed == "weak" and judged == "strong"):
            hint = f"，按台账应判「{STRENGTH.label(proposed)}」" if proposed else ""
            yield (
                position,
                (
                    f"判定日该环节{standing.words}{hint}，而判定为「{STRENGTH.label(judged)}」：请核对或写明说明。"
                ),
            )


@hard_across("assessment.overwritten", "strength", "judged_on")
def never_overwritten(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A judgement stands as it was made; when things have changed, another one is made."""
    segments = {row.get("segment") for row in rows} - {None}
    held_already: dict[tuple[Any, date], str] = {
        (segment, day): strength
        for segment, day, strength in held("chains.assessment", segment__in=segments).values_list(
            "segment", "judged_on", "strength"
        )
    }
    for position, row in enumerate(rows):
        before = held_already.get((row.get("segment"), row.get("judged_on")))  # type: ignore[arg-type]
        if before is not None and before != row.get("strength"):
            yield (
                position,
                (
                    f"该环节{row['judged_on']}已判定为「{STRENGTH.label(before)}」，判定不改写："
                    "情况有变的另记一次判定，录错的作废后重录。"
                ),
            )


def review_days(rows: Sequence[Row]) -> list[date | None]:
    """复判期限, one a row: the rule's months after the judgement; unknown without a rule."""
    rule = Dated.read(REVIEW_MONTHS)
    found: list[date | None] = []
    for row in rows:
        months = None if row.get("judged_on") is None else rule.on(row["judged_on"])
        found.append(None if months is None else _months_on(row["judged_on"], int(months)))
    return found


def _months_on(day: date, months: int) -> date:
    first = shift_months(day.replace(day=1), months)
    return first.replace(day=min(day.day, month_end(first).day))


def replaced_days(rows: Sequence[Row]) -> list[date | None]:
    """停用日期, one a row: the day before the next judgement of its segment was confirmed."""
    segments = {row.get("segment") for row in rows} - {None}
    later: dict[Any, list[tuple[date, date]]] = {}
    for segment, judged, confirmed in held(
        "chains.assessment", segment__in=segments, confirmed_on__isnull=False
    ).values_list("segment", "judged_on", "confirmed_on"):
        later.setdefault(segment, []).append((judged, confirmed))
    return [_replaced(row, later.get(row.get("segment"), [])) for row in rows]


def _replaced(row: Row, confirmed: list[tuple[date, date]]) -> date | None:
    if row.get("judged_on") is None or row.get("confirmed_on") is None:
        return None
    nexts = [done for judged, done in confirmed if judged > row["judged_on"]]
    return min(nexts) - timedelta(days=1) if nexts else None
