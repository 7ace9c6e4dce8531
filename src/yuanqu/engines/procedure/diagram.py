"""The picture of a procedure, drawn from its declaration as SVG: states down the middle, moves as arrows (流程图).

Steps to the next state are straight; steps that skip run down the right, returns run up the left, each in a lane of
its own; what leaves a state as it is stands in its box. Words stand between the rows of states, where no arrow turns:
nothing is written over anything. Colours are attributes, so that the same picture stands in a page and in the
handbook. Narrow enough for a phone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.html import escape

if TYPE_CHECKING:
    from yuanqu.engines.procedure.declaration import Procedure

BOX, HEIGHT, GAP, LANE, TOP = 132, 38, 64, 24, 46
ASIDE, PORT, LOOP = (
    22,
    6,
    13,
)  # the first lane from the boxes; between arrows at one side; a line of what returns at once
SIZE, SMALL, LONG = 12, 10, 5  # of words and of long ones; signs of a word that stands in one piece
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


class Rows:
    """Where the states stand: a box is higher where moves leave its state as it is."""

    def __init__(self, loops: Sequence[tuple[str, ...]]) -> None:
        self.heights = [HEIGHT + LOOP * len(lines) for lines in loops]
        self.tops = [TOP + sum(self.heights[:place]) + GAP * place for place in range(len(loops))]

    def low(self, place: int) -> float:
        """The lower side of a box."""
        return self.tops[place] + self.heights[place]

    def middle(self, place: int) -> float:
        """The middle of a box's sides."""
        return self.tops[place] + self.heights[place] / 2

    def between(self, place: int) -> float:
        """The middle of the room below a box."""
        return self.low(place) + GAP / 2


def diagram(procedure: type[Procedure], current: str = "") -> str:
    """The procedure as an SVG text; ``current``: the state to highlight."""
    states = procedure.states()
    edges = _edges(procedure, [state.code for state in states])
    straight = [edge for edge in edges if edge.starts == (edge.end - 1,)]
    loops = [tuple(_loops(edges, place)) for place in range(len(states))]
    right = _laned([e for e in edges if e not in straight and max(e.starts) < e.end])
    left = _laned([e for e in edges if max(e.starts) > e.end])
    wide_left, wide_right = (max((_lanes(side) - 1) * LANE + ASIDE + 14, 40) for side in (left, right))
    rows = Rows(loops)
    width, height = wide_left + BOX + wide_right, rows.low(len(states) - 1) + 8
    parts = [_begin(procedure, wide_left + BOX / 2)]
    parts += [_straight(edge, wide_left + BOX / 2, rows) for edge in _merged(straight)]
    for placed, side, way in ((right, wide_left + BOX, 1), (left, wide_left, -1)):
        ports = _ports(placed, rows)
        rooms = _rooms(placed)
        parts += [
            _lane(edge, side + way * (ASIDE + lane * LANE), side, rows.between(rooms[edge]), ports)
            for edge, lane in placed
        ]
    parts += [
        _box(state.label, loops[place], rows, place, wide_left, now=state.code == current, final=state.final)
        for place, state in enumerate(states)
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


def _loops(edges: list[Edge], place: int) -> list[str]:
    """What leaves the state at ``place`` as it is, each in a line of its own."""
    return [f"↻ {edge.label}" for edge in edges if edge.starts == (place,) and edge.end == place]


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


def _ports(placed: list[tuple[Edge, int]], rows: Rows) -> dict[tuple[Edge, int], float]:
    """Where each arrow leaves and enters the boxes of one side: none on another, and few crossings.

    Those that arrive stand on the side they come from, the inner lanes first; those that leave stand beyond them.
    """
    ports: dict[tuple[Edge, int], float] = {}
    for place in range(len(rows.tops)):
        arriving = sorted(
            ((lane, edge) for edge, lane in placed if edge.end == place), key=lambda each: each[0]
        )
        leaving = sorted(
            ((lane, edge) for edge, lane in placed if place in edge.starts), key=lambda each: -each[0]
        )
        here = [edge for _, edge in (*arriving, *leaving)]
        step = min(PORT, (rows.heights[place] - 8) / max(len(here), 1))
        for at, edge in enumerate(here):
            shift = (at - (len(here) - 1) / 2) * step
            ports[edge, place] = rows.middle(place) + (shift if edge.end > min(edge.starts) else -shift)
    return ports


def _begin(procedure: type[Procedure], x: float) -> str:
    label = escape(procedure.begin.label)
    return (
        f'<circle cx="{x:g}" cy="8" r="5" fill="{SOFT}"/>'
        f'<path d="M{x:g} 13 V{TOP - 2}" fill="none" stroke="{LINE}" stroke-width="1.5"'
        ' marker-end="url(#procedure-arrow)"/>'
        f'<text x="{x + 10:g}" y="32" font-size="12" fill="{SOFT}">{label}</text>'
    )


def _straight(edge: Edge, x: float, rows: Rows) -> str:
    """The words stand beside the arrow in short lines, no farther out than the boxes."""
    top, bottom = rows.low(edge.starts[0]), rows.tops[edge.end] - 2
    lines = [line for said in edge.label.replace("，", "，／").split("／") for line in _pieces(said, LONG)]
    size = SIZE if len(lines) < 4 else SMALL
    first = (top + bottom) / 2 - (len(lines) - 1) * (size + 1) / 2 + size / 3
    said = "".join(
        f'<tspan x="{x + 8:g}" y="{first + n * (size + 1):g}">{escape(line)}</tspan>'
        for n, line in enumerate(lines)
    )
    return (
        f'<path d="M{x:g} {top:g} V{bottom:g}" fill="none" stroke="{LINE}" stroke-width="1.5"'
        f' marker-end="url(#procedure-arrow)"/><text font-size="{size}" fill="{INK}">{said}</text>'
    )


def _pieces(text: str, most: int) -> list[str]:
    """The text in as few pieces of at most ``most`` signs as may be, about equally long."""
    count = -(-len(text) // most)
    each = -(-len(text) // count)
    return [text[at : at + each] for at in range(0, len(text), each)]


def _rooms(placed: list[tuple[Edge, int]]) -> dict[Edge, int]:
    """Below which state the words of each arrow stand: near its middle, and not beside those of the next lane."""
    taken: set[tuple[int, int]] = set()
    rooms: dict[Edge, int] = {}
    for edge, lane in placed:
        farthest = max(edge.starts, key=lambda start: abs(start - edge.end))
        top, bottom = min(farthest, edge.end), max(farthest, edge.end)
        near = sorted(range(top, bottom), key=lambda room: abs(2 * room + 1 - top - bottom))
        free = [room for room in near if not taken & {(room, lane - 1), (room, lane + 1)}]
        rooms[edge] = (free or near)[0]
        taken.add((rooms[edge], lane))
    return rooms


def _lane(edge: Edge, x: float, side: float, middle: float, ports: Mapping[tuple[Edge, int], float]) -> str:
    """Arrows out of boxes' sides, along one lane, into another; the words stand in the lane, top to bottom."""
    paths = "".join(_turning(ports[edge, start], ports[edge, edge.end], side, x) for start in edge.starts)
    columns = _pieces(edge.label, LONG)
    size = SIZE if len(columns) == 1 else SMALL
    room = max(map(len, columns)) * size
    signs = "".join(
        f'<tspan x="{x + (at - (len(columns) - 1) / 2) * -(size + 1):g}" y="{middle - room / 2 + size * (n + 0.85):g}">'
        f"{escape(sign)}</tspan>"
        for at, column in enumerate(columns)
        for n, sign in enumerate(column)
    )
    wide = len(columns) * (size + 1) + 2
    return (
        f'{paths}<rect x="{x - wide / 2:g}" y="{middle - room / 2 - 2:g}" width="{wide:g}" height="{room + 4:g}"'
        f' fill="{SHEET}"/><text font-size="{size}" fill="{SOFT}" text-anchor="middle">{signs}</text>'
    )


def _turning(start: float, end: float, side: float, x: float) -> str:
    """A line from one box to another round two corners."""
    way, turn = (1 if x > side else -1), 6 * (1 if end > start else -1)
    path = (
        f"M{side:g} {start:g} H{x - way * 6:g} Q{x:g} {start:g} {x:g} {start + turn:g}"
        f" V{end - turn:g} Q{x:g} {end:g} {x - way * 6:g} {end:g} H{side + way * 2:g}"
    )
    return f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="1.5" marker-end="url(#procedure-arrow)"/>'


def _box(
    label: str, loops: Sequence[str], rows: Rows, place: int, x: float, *, now: bool, final: bool
) -> str:
    top, height = rows.tops[place], rows.heights[place]
    fill, text = (BRAND, SHEET) if now else (TINT, INK) if not final else (SHEET, GREEN)
    edge, thick = (GREEN, 2) if final and not now else (BRAND, 2 if now else 1)
    radius = HEIGHT / 2 if final else 7
    said = f"● {escape(label)}" if now else escape(label)
    large = 14 if len(said) < 9 else SIZE
    again = "".join(
        f'<text x="{x + BOX / 2:g}" y="{top + HEIGHT + LOOP * n + 2:g}" font-size="{SMALL}" text-anchor="middle"'
        f' fill="{text}">{escape(line)}</text>'
        for n, line in enumerate(loops)
    )
    return (
        f'<rect x="{x:g}" y="{top:g}" width="{BOX}" height="{height}" rx="{radius:g}" fill="{fill}" stroke="{edge}"'
        f' stroke-width="{thick}"/>'
        f'<text x="{x + BOX / 2:g}" y="{top + HEIGHT / 2 + 5:g}" font-size="{large}" text-anchor="middle" fill="{text}"'
        f' font-weight="{"700" if now else "400"}">{said}</text>{again}'
    )
