"""The gap on pages (差距卡片): of an enterprise to its next titles, of an application to what it applies for."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from yuanqu.domains.innovation.gaps.judging import LACKING, MET, UNKNOWN, Gap, Verdict, gaps_of
from yuanqu.domains.innovation.gaps.ladder import Rung
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.engines.ledger.pages.beside import Beside
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.today import today
from yuanqu.site.parts import Cell, Colour, Column, Table

_LIGHTS: dict[str, Colour] = {MET: "green", LACKING: "red", UNKNOWN: "yellow"}
_NOT_KNOWN = "尚未掌握"
_COLUMNS = (Column("条件"), Column("现状", numeric=True), Column("结论"), Column("依据"))


def gap_block(_request: HttpRequest, on: Subject, record: Record) -> Beside | None:
    """The card beside an enterprise, a title or an application; nothing where no conditions are declared."""
    asked = _asked(on.ledger.label, record)
    if asked is None:
        return None
    enterprise, rung = asked
    found = gaps_of(on.account, enterprise, today(), rung)
    if not found:
        return None
    context = {"gaps": [(gap, _summary(gap), _table(gap)) for gap in found], "applied": rung is not None}
    return Beside("innovation/gaps.html", {**context, "day": today()}, order=30)


def _asked(label: str, record: Any) -> tuple[UUID, Rung | None] | None:
    """Whose gap the page of a record shows, and to which rung (None: to the next ones)."""
    match label:
        case "registers.enterprise":
            return record.pk, None
        case "innovation.qualification":
            return record.enterprise_id, None
        case "innovation.entry":
            return record.enterprise_id, Rung(record.batch.kind, record.batch.level)
    return None


def _summary(gap: Gap) -> str:
    met, lacking, unknown = (gap.count(outcome) for outcome in (MET, LACKING, UNKNOWN))
    said = f"共{len(gap.verdicts)}项条件，已达到{met}项"
    return f"{said}{f'，还差{lacking}项' if lacking else ''}{f'，尚未掌握{unknown}项' if unknown else ''}"


def _table(gap: Gap) -> Table:
    rows = [
        [
            Cell(each.asked, ledger_address("innovation.criterion", "detail", each.criterion.pk)),
            Cell(each.now, each.fact.url, note=each.fact.basis),
            _verdict(each),
            Cell(each.criterion.source),
        ]
        for each in gap.verdicts
    ]
    return Table(f"{gap.title}的条件", _COLUMNS, rows)


def _verdict(each: Verdict) -> Cell:
    """A short word with its light; what is to be entered stands below it, where it has room."""
    light = _LIGHTS[each.outcome]
    if each.outcome == UNKNOWN:
        return Cell(_NOT_KNOWN, light=light, note=each.said.removeprefix(f"{_NOT_KNOWN}："))
    return Cell(each.said, light=light)
