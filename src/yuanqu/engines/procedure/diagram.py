"""The picture of a procedure, drawn from its declaration as SVG: states down the middle, moves as arrows (流程图).

Steps to the next state are straight; steps that skip run down the right, returns run up the left. Colours are
attributes, so that the same picture stands in a page and in the handbook. Narrow enough for a phone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.html import escape

if TYPE_CHECKING:
    from yuanqu.engines.procedure.declaration import Procedure

BOX, HEIGHT, PITCH, LANE, TOP = 132, 38, 92, 24, 46
INK, SOFT, LINE, BRAND, TINT, SHEET, GREEN = (
    "#15282e", "#3d5158", "#75878b", "#0e5a6b", "#e1eef0", "#ffffff", "#1a6b3d",
)  # fmt: skip


@dataclass(frozen=True)
class Edge:
    """An arrow to a state, by places, with what is written on it; from several states it runs in one lane."""

    label: str
    starts: tuple[int, ...]
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """The places it passes, the upper first."""
        return min(*self.starts, self.end), max(*self.starts, self.end)


def diagram(procedure: type[Procedure], current: str = "") -> str:
    """The procedure as an SVG text; ``current``: the state to highlight."""
    codes = [state.code for state in procedure.states()]
    edges = _edges(procedure, codes)
    straight = [edge for edge in edges if edge.starts == (edge.end - 1,)]
    loops = _merged([e for e in edges if e.starts == (e.end,)])
    right = _laned([*loops, *(e for e in edges if e not in straight and max(e.starts) < e.end)])
    left = _laned([e for e in edges if max(e.starts) > e.end])
    wide_left = max(_lanes(left) * LANE + 18, 40)
    wide_right = max(_lanes(right) * LANE + 18, 40, _label_room(straight))
    width, height = wide_left + BOX + wide_right, TOP + (len(codes) - 1) * PITCH + HEIGHT + 8
    parts = [_begin(procedure, wide_left + BOX / 2)]
    parts += [_straight(edge, wide_left + BOX / 2) for edge in _merged(straight)]
    parts += [_lane(edge, lane, wide_left + BOX, 1) for edge, lane in right]
    parts += [_lane(edge, lane, wide_left, -1) for edge, lane in left]
    parts += [
        _box(state.label, place, wide_left, now=state.code == current, final=state.final)
        for place, state in enumerate(procedure.states())
    ]
    title = f"{procedure.name}流程图" + (f"，现在是{procedure.state(current).label}" if current else "")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="procedure-diagram" viewBox="0 0 {width:g} {height:g}"'
        f' width="{width:g}" height="{height:g}" role="img" aria-label="{escape(title)}" font-family="sans-serif">'
        f"<title>{escape(title)}</title>{_ARROW}{''.join(parts)}</svg>"
    )


_ARROW = (
    '<defs><marker id="procedure-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"'
    f' orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="{LINE}"/></marker></defs>'
)


def _edges(procedure: type[Procedure], codes: list[str]) -> list[Edge]:
    """The moves as arrows: to the next state, past some, to itself, and back, each kind apart."""
    edges = []
    for move in procedure.moves.values():
        end = codes.index(move.target.code)
        starts = sorted(codes.index(source.code) for source in move.sources)
        kinds = (
            [n for n in starts if n == end - 1],
            [n for n in starts if n < end - 1],
            [n for n in starts if n == end],
            [n for n in starts if n > end],
        )
        edges += [Edge(move.label, tuple(kind), end) for kind in kinds if kind]
    return edges


def _merged(edges: list[Edge]) -> list[Edge]:
    """Straight arrows between the same two states as one with all their words."""
    labels: dict[tuple[tuple[int, ...], int], list[str]] = {}
    for edge in edges:
        labels.setdefault((edge.starts, edge.end), []).append(edge.label)
    return [Edge("／".join(said), starts, end) for (starts, end), said in labels.items()]


def _label_room(straight: list[Edge]) -> float:
    """How far the words of the straight arrows reach out on the right of the boxes."""
    longest = max((len(edge.label) for edge in _merged(straight)), default=0)
    return 10 + longest * 12.5 - BOX / 2 + 8


def _laned(edges: list[Edge]) -> list[tuple[Edge, int]]:
    """Each arrow with a lane of its own where it would overlap another; short ones lie inside."""
    taken: list[list[tuple[int, int]]] = []
    placed = []
    for edge in sorted(edges, key=lambda e: (e.span[1] - e.span[0], e.span, e.label)):
        top, bottom = edge.span
        lane = 0
        while lane < len(taken) and any(top <= b and a <= bottom for a, b in taken[lane]):
            lane += 1
        if lane == len(taken):
            taken.append([])
        taken[lane].append(edge.span)
        placed.append((edge, lane))
    return placed


def _lanes(placed: list[tuple[Edge, int]]) -> int:
    return max((lane + 1 for _, lane in placed), default=0)


def _middle(place: int) -> float:
    return TOP + place * PITCH + HEIGHT / 2


def _begin(procedure: type[Procedure], x: float) -> str:
    label = escape(procedure.begin.label)
    return (
        f'<circle cx="{x:g}" cy="8" r="5" fill="{SOFT}"/>'
        f'<path d="M{x:g} 13 V{TOP - 2}" fill="none" stroke="{LINE}" stroke-width="1.5"'
        ' marker-end="url(#procedure-arrow)"/>'
        f'<text x="{x + 10:g}" y="32" font-size="12" fill="{SOFT}">{label}</text>'
    )


def _straight(edge: Edge, x: float) -> str:
    top, bottom = _middle(edge.starts[0]) + HEIGHT / 2, _middle(edge.end) - HEIGHT / 2 - 2
    return (
        f'<path d="M{x:g} {top:g} V{bottom:g}" fill="none" stroke="{LINE}" stroke-width="1.5"'
        ' marker-end="url(#procedure-arrow)"/>'
        f'<text x="{x + 10:g}" y="{(top + bottom) / 2 + 4:g}" font-size="12" fill="{INK}">{escape(edge.label)}</text>'
    )


def _lane(edge: Edge, lane: int, side: float, way: int) -> str:
    """Arrows out of boxes' sides, along one lane, into another; the words stand in the lane, top to bottom."""
    x, end = side + way * (16 + lane * LANE), _middle(edge.end)
    paths = "".join(_turning(_middle(start), end, side, x, way) for start in edge.starts)
    farthest = max(edge.starts, key=lambda start: abs(start - edge.end))
    middle, size = (_middle(farthest) + end) / 2, 12
    room = len(edge.label) * size
    signs = "".join(
        f'<tspan x="{x:g}" y="{middle - room / 2 + size * (n + 0.85):g}">{escape(sign)}</tspan>'
        for n, sign in enumerate(edge.label)
    )
    return (
        f'{paths}<rect x="{x - 8:g}" y="{middle - room / 2 - 2:g}" width="16" height="{room + 4:g}" fill="{SHEET}"/>'
        f'<text font-size="{size}" fill="{SOFT}" text-anchor="middle">{signs}</text>'
    )


def _turning(start: float, end: float, side: float, x: float, way: int) -> str:
    """A line from one box to another round two corners; from a box to itself it leaves below its middle."""
    shift = 8 if start == end else 5
    down = 1 if start < end else -1
    start, end = (
        start + (shift if start == end else shift * down),
        end - shift * (down if start != end else 1),
    )
    turn = 6 * (1 if end > start else -1)
    path = (
        f"M{side:g} {start:g} H{x - way * 6:g} Q{x:g} {start:g} {x:g} {start + turn:g}"
        f" V{end - turn:g} Q{x:g} {end:g} {x - way * 6:g} {end:g} H{side + way * 2:g}"
    )
    return f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="1.5" marker-end="url(#procedure-arrow)"/>'


def _box(label: str, place: int, x: float, *, now: bool, final: bool) -> str:
    top = TOP + place * PITCH
    fill, text = (BRAND, SHEET) if now else (TINT, INK) if not final else (SHEET, GREEN)
    edge, thick = (GREEN, 2) if final and not now else (BRAND, 2 if now else 1)
    radius = HEIGHT / 2 if final else 7
    said = f"● {escape(label)}" if now else escape(label)
    return (
        f'<rect x="{x:g}" y="{top}" width="{BOX}" height="{HEIGHT}" rx="{radius:g}" fill="{fill}" stroke="{edge}"'
        f' stroke-width="{thick}"/>'
        f'<text x="{x + BOX / 2:g}" y="{top + HEIGHT / 2 + 5}" font-size="14" text-anchor="middle" fill="{text}"'
        f' font-weight="{"700" if now else "400"}">{said}</text>'
    )
