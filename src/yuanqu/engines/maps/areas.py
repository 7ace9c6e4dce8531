"""A record's shape on its page: a sketch, and its own area beside the entered one, which it never replaces (图形面积).

The rule: the shape's area is that of its polygon on the WGS84 ellipsoid (``terms.ground_area``), holes taken off, in
the unit of the entered column, to two decimals; the difference is shape less entered, and its share of the entered.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from yuanqu.engines.ledger.fields import Shape
from yuanqu.engines.ledger.pages.beside import Beside
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.shapes import polygons
from yuanqu.engines.ledger.withholding import sees
from yuanqu.engines.ledger.wording import number_wording
from yuanqu.engines.maps.layers import layer_of
from yuanqu.engines.maps.sketch import sketch_of
from yuanqu.terms.ground_area import ground_area
from yuanqu.terms.quantities import convert

METRES, PLACES = "平方米", 2


@dataclass(frozen=True)
class Compared:
    """The shape's area and the entered one, both in ``unit``; ``difference`` and ``share`` with their sign."""

    label: str
    unit: str
    drawn: str
    entered: str = ""
    difference: str = ""
    share: str = ""


def shape_block(_request: HttpRequest, on: Subject, record: Record) -> Beside | None:
    """The block; nothing for a record without a shape, or whose shape the reader may not see."""
    layer = layer_of(on.account, on.ledger.label)
    text = getattr(record, layer.shape.name, None) if layer and layer.own else None
    if layer is None or not text:
        return None
    context: dict[str, Any] = {
        "sketch": sketch_of(text),
        "compared": compared(on, record, cast(Shape, layer.shape.column), text),
        "url": f"{reverse('maps:map')}?{urlencode({'layer': layer.label, 'at': str(record.pk)})}",
    }
    return Beside("maps/shape.html", context, order=40)


def compared(on: Subject, record: Record, column: Shape, text: str) -> Compared | None:
    """The areas; None for a shape without one. The entered one is left out where it is unknown or not seen."""
    drawn = ground_area(polygons(text))
    if not drawn:
        return None
    entered = getattr(record, column.area) if column.area else None
    beside: Any = on.ledger.declared()[column.area] if column.area else None
    if beside is None or not entered or not sees(on.account, beside):
        return Compared("", METRES, _said(drawn))
    measured = _in_unit(drawn, beside.unit)
    difference = measured - entered
    share = difference / entered * 100
    return Compared(
        beside.label,
        beside.unit,
        _said(measured),
        _said(entered),
        _signed(difference),
        f"{_signed(share)}%",
    )


def _in_unit(area: Decimal, unit: str) -> Decimal:
    exact = Fraction(convert(area, METRES, unit))
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def _said(value: Decimal) -> str:
    return number_wording(round(value, PLACES), PLACES)


def _signed(value: Decimal) -> str:
    return ("+" if value > 0 else "") + _said(value)
