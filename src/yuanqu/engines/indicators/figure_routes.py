"""The figures in the JSON API: the same objects ``yuanqu figures --json`` prints, and each figure's records."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.errors import HttpError

from yuanqu.engines.indicators.asked import Asked, asked_by
from yuanqu.engines.indicators.catalogue import UnknownIndicator, every_indicator, indicator
from yuanqu.engines.indicators.evaluate import evaluate, figure
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.paths import UnknownName
from yuanqu.engines.indicators.side_tables import visible_count, visible_rows
from yuanqu.engines.indicators.viewing import may_open
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.api.routers import register_router
from yuanqu.engines.snapshots import current
from yuanqu.people.access import sees_figures

router = Router(tags=["指标"])


class FigureQuery(Schema):
    """``period`` is a code (2025-H1) or Chinese words; ``as_of`` a day; ``slice`` pairs ``dimension=code``."""

    period: str = ""
    as_of: str = ""
    slice: str = ""

    def asked(self) -> Asked:
        """What the caller asked for; raises a 400 that says what could not be read."""
        asked = asked_by(self.model_dump())
        if asked.errors:
            raise HttpError(400, "；".join(asked.errors))
        return asked


@router.get("", summary="某一期间的全部指标数值")
def list_figures(
    request: HttpRequest, query: Query[FigureQuery], slices: bool = False
) -> list[dict[str, Any]]:
    """All indicators' figures; with ``slices`` also along each of their dimensions."""
    _require_staff(request)
    asked = query.asked()
    opened = [each for each in every_indicator() if may_open(request.user, each)]
    found = evaluate(opened, asked.period, as_of=asked.as_of, snapshot=current(), slices=slices)
    return [each.to_json() for each in found]


@router.get("/{code}", summary="一个指标的数值")
def one_figure(request: HttpRequest, code: str, query: Query[FigureQuery]) -> dict[str, Any]:
    """One indicator's figure."""
    _require_staff(request)
    return _figure(request, code, query.asked()).to_json()


@router.get("/{code}/records/{side}", summary="一个指标一侧的记录")
def figure_records(
    request: HttpRequest, code: str, side: str, query: Query[FigureQuery], limit: int = 200, first: int = 0
) -> dict[str, Any]:
    """Records of one side that the caller may read, from ``first`` on; how many there are, and how many to see."""
    _require_staff(request)
    found = _figure(request, code, query.asked())
    if side not in found.sides:
        raise HttpError(404, f"指标 {code} 没有「{side}」这一侧，可用：{'、'.join(found.sides)}。")
    records = found.records(side, limit=max(1, min(limit, 5000)), first=max(0, min(first, 10**9)))
    rows = [
        {name: _plain(value) for name, value in row.items()} for row in visible_rows(request.user, records)
    ]
    visible = visible_count(request.user, found, side, registry.ledger(records.ledger))
    return {"total": records.total, "visible": visible, "ledger": records.ledger, "rows": rows}


def _require_staff(request: HttpRequest) -> None:
    if not sees_figures(request.user):
        raise HttpError(403, "指标只对园区工作人员开放。")


def _figure(request: HttpRequest, code: str, asked: Asked) -> Figure:
    try:
        measured = indicator(code)
    except UnknownIndicator as error:
        raise HttpError(404, str(error)) from error
    if not may_open(request.user, measured):
        raise HttpError(404, "没有这个指标，或您无权查看。")
    try:
        return figure(measured, asked.period, as_of=asked.as_of, snapshot=current(), slice=dict(asked.slice))
    except UnknownName as error:
        raise HttpError(404, str(error)) from error


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str) else str(value)


register_router("/figures", router)
