"""A trend as a small line (走势线): inline SVG in whole numbers; an unknown month is a gap, never 0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT, EDGE = 240, 56, 5
_ALL = Fraction(100)


def sparkline(values: Sequence[Fraction | None], label: str) -> SafeString:
    """The line through ``values``, the last known one marked; empty where fewer than two are known.

    ``label`` is read aloud: the picture says nothing that is not said in it.
    """
    places = _places(values)
    known = [place for place in places if place is not None]
    if len(known) < 2:
        return SafeString("")
    lines = format_html_join(
        "", '<polyline points="{}"></polyline>', ((_points(run),) for run in _runs(places))
    )
    x, y = known[-1]
    return format_html(
        '<svg class="sparkline" viewBox="0 0 {} {}" role="img" aria-label="{}" preserveAspectRatio="none">{}'
        '<circle cx="{}" cy="{}" r="4"></circle></svg>',
        WIDTH,
        HEIGHT,
        label,
        lines,
        x,
        y,
    )


def progress_bar(done: Fraction, due: Fraction | None, label: str) -> SafeString:
    """A bar of ``done`` percent, cut at 100; a mark at ``due`` percent where that is less than all."""
    long = int(max(Fraction(0), min(done, _ALL)) * WIDTH / _ALL)
    at = None if due is None or due >= _ALL else int(due * WIDTH / _ALL)
    mark = (
        format_html('<line x1="{0}" x2="{0}" y1="0" y2="12"></line>', at)
        if at is not None
        else SafeString("")
    )
    return format_html(
        '<svg class="progress-bar" viewBox="0 0 {0} 12" role="img" aria-label="{1}" preserveAspectRatio="none">'
        '<rect class="progress-all" width="{0}" height="8" y="2"></rect>'
        '<rect class="progress-done" width="{2}" height="8" y="2"></rect>{3}</svg>',
        WIDTH,
        label,
        long,
        mark,
    )


def _places(values: Sequence[Fraction | None]) -> list[tuple[int, int] | None]:
    known = [value for value in values if value is not None]
    if not known:
        return [None for _ in values]
    low, high = min(known), max(known)
    step = Fraction(WIDTH - 2 * EDGE, max(len(values) - 1, 1))
    return [
        None if value is None else (EDGE + int(step * n), _height(value, low, high))
        for n, value in enumerate(values)
    ]


def _height(value: Fraction, low: Fraction, high: Fraction) -> int:
    if low == high:
        return HEIGHT // 2
    return HEIGHT - EDGE - int((value - low) / (high - low) * (HEIGHT - 2 * EDGE))


def _runs(places: Sequence[tuple[int, int] | None]) -> Iterator[list[tuple[int, int]]]:
    """The stretches without a gap; a lone point is a stretch of its own."""
    run: list[tuple[int, int]] = []
    for place in (*places, None):
        if place is not None:
            run.append(place)
        elif run:
            yield run if len(run) > 1 else run * 2
            run = []


def _points(run: Sequence[tuple[int, int]]) -> str:
    return " ".join(f"{x},{y}" for x, y in run)
