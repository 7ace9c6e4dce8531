"""The panorama as a diagram (全景图绘制): one description, drawn in the page and in the report's annex.

Strength is told by word, mark, outline and colour; a judgement past its review by word and outline.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from yuanqu.domains.chains.codes import STREAM, STRENGTH
from yuanqu.domains.chains.panorama.reading import Chart, Node
from yuanqu.engines.documents.diagram import (
    Arrow,
    Diagram,
    Form,
    Shape,
    broken,
    half_characters,
    text_height,
    text_width,
)
from yuanqu.engines.documents.layers import Key, Layers, layered

STREAMS = ("upstream", "midstream", "downstream")
_LOOKS = {
    "strong": (Form.CIRCLE, "1A6B3D", "E3F1E7"),
    "ordinary": (Form.ROUNDED, "0E5A6B", "E1EEF0"),
    "weak": (Form.TRIANGLE, "7A5000", "FBF0D6"),
    "missing": (Form.CROSS, "A12622", "FFFFFF"),
    "at_risk": (Form.DIAMOND, "A4461B", "FBEEE4"),
    "": (Form.BOX, "566A70", "F3F5F2"),
}
_PAD, _LANE = 18, 24


@dataclass(frozen=True)
class Measure:
    """Sizes in tenths of a millimetre, type in half points: ``box`` and ``gap`` across, ``row`` between boxes."""

    box: int
    gap: int
    row: int
    size: int

    @property
    def mark(self) -> int:
        """How large the mark of a strength is, beside type of this size."""
        return self.size * 14 // 10


PAGE = Measure(box=460, gap=150, row=46, size=21)


def for_paper(columns: int) -> Measure:
    """A measure by which so many columns fill the 156 mm of a page's type area."""
    pitch = 1560 // columns
    return Measure(box=pitch * 4 // 5, gap=pitch // 5, row=26, size=15 if columns < 6 else 13)


def drawn(chart: Chart, *, paper: bool = False, address: Callable[[Node], str] | None = None) -> Diagram:
    """The whole picture: headings of the streams, columns, arrows, the band of services; on paper the legend, too."""
    streams = [[node.pk for node in chart.nodes if node.stream == stream] for stream in STREAMS]
    layers = layered(streams, chart.arrows)  # services stand apart
    across = max(len(layers.columns), 2)
    measure = for_paper(across) if paper else PAGE
    sheet = _Sheet(chart, layers, measure, address)
    width = max(across * (measure.box + measure.gap) - measure.gap, 0)
    shapes, low = sheet.body()
    services, low = sheet.services(low, width)
    legend, low = _legend(measure, low, width) if paper else ([], low)
    said = "；".join(f"{node.name}：{node.judged}，{node.occupied}" for node in chart.nodes)
    return Diagram(
        width,
        low,
        (*shapes, *services, *legend),
        tuple(sheet.arrows()),
        f"{chart.name}产业链全景图（{chart.day:%Y年%-m月%-d日}）",
        f"{chart.name}产业链全景图，自左至右为上游到下游。{said}。",
    )


class _Sheet:
    """Places the nodes of one chart; boxes are as high as their broken lines need."""

    def __init__(
        self, chart: Chart, layers: Layers, measure: Measure, address: Callable[[Node], str] | None
    ) -> None:
        self._nodes: dict[Key, Node] = {node.pk: node for node in chart.nodes}
        self._chart, self._layers, self._measure, self._address = chart, layers, measure, address
        self._pitch = text_height(measure.size)
        self._most = half_characters(measure.box - 2 * _PAD, measure.size) - 1  # typefaces differ
        self._boxes: dict[Key, tuple[int, int, int]] = {}  # left, top, height
        self._tall = {key: self._height(key) for column in layers.columns for key in column}

    def _lines(self, node: Node) -> tuple[tuple[str, ...], int]:
        name = broken(node.name, self._most)
        judged = broken(f"　{node.judged}", self._most)
        word, bracket, rest = node.judged.partition("（")
        if bracket and len(judged) > 1:  # a bracket is not parted from what it holds
            judged = (*broken(f"　{word}", self._most), bracket + rest)
        return (*name, *judged, *broken(node.occupied, self._most)), len(name)

    def _height(self, key: Key) -> int:
        node = self._nodes.get(key)
        return len(self._lines(node)[0]) * self._pitch + 2 * _PAD if node else _LANE

    def body(self) -> tuple[list[Shape], int]:
        """Headings and columns, each column in the middle of the height; gives also where they end."""
        top, row = self._pitch * 2 + 20, self._measure.row
        heights = [
            sum(self._tall[key] + row for key in column) - row for column in self._layers.columns if column
        ]
        tallest = max(heights, default=0)
        shapes = list(self._headings())
        for at, column in enumerate(self._layers.columns):
            left = at * (self._measure.box + self._measure.gap)
            low = top + (tallest - sum(self._tall[key] + row for key in column) + row) // 2
            for key in column:
                self._boxes[key] = (left, low, self._tall[key])
                if node := self._nodes.get(key):
                    shapes += self._box(node, left, low)
                low += self._tall[key] + row
        return shapes, top + tallest

    def _headings(self) -> Sequence[Shape]:
        """上游, 中游, 下游, each over its columns."""
        found = []
        pitch = self._measure.box + self._measure.gap
        for stream in STREAMS:
            mine = [
                at
                for at, column in enumerate(self._layers.columns)
                if any(key in self._nodes and self._nodes[key].stream == stream for key in column)
            ]
            if mine:
                width = (mine[-1] - mine[0]) * pitch + self._measure.box
                found.append(_heading(STREAM.label(stream), mine[0] * pitch, 0, width, self._measure))
        return found

    def services(self, low: int, width: int) -> tuple[list[Shape], int]:
        """The band of supporting services below, as many side by side as fit."""
        nodes = [node for node in self._chart.nodes if node.stream == "service"]
        if not nodes:
            return [], low
        low += self._measure.row * 2
        shapes = [_heading(STREAM.label("service"), 0, low, width, self._measure)]
        low += self._pitch * 2 + 20
        across = max((width + self._measure.gap) // (self._measure.box + self._measure.gap), 1)
        for start in range(0, len(nodes), across):
            line = nodes[start : start + across]
            for at, node in enumerate(line):
                shapes += self._box(node, at * (self._measure.box + self._measure.gap), low)
            low += max(self._height(node.pk) for node in line) + self._measure.row
        return shapes, low - self._measure.row

    def _box(self, node: Node, left: int, top: int) -> list[Shape]:
        """The box with its text, and the mark of its strength at the judgement's line."""
        form, ink, tint = _LOOKS[node.strength]
        lines, strong = self._lines(node)
        box = Shape(
            left, top, self._measure.box, self._height(node.pk), Form.ROUNDED, tint, ink,
            dashed=node.stale or node.strength in ("missing", ""), lines=lines, strong=strong,
            size=self._measure.size, target=self._address(node) if self._address else "",
            label=f"{node.name}，{node.judged}，{node.occupied}，打开环节",
        )  # fmt: skip
        mark = self._measure.mark
        beside = top + _PAD + strong * self._pitch + (self._pitch - mark) // 2
        said = text_width(lines[strong], self._measure.size)  # its first sign is the room for the mark
        return [box, Shape(left + (self._measure.box - said) // 2, beside, mark, mark, form, ink)]

    def arrows(self) -> Sequence[Arrow]:
        """From the right side of a box to the left side of the next, through the places kept free for it."""
        box = self._measure.box
        found = []
        for route in self._layers.routes.values():
            points = []
            for at, key in enumerate(route):
                left, top, tall = self._boxes[key]
                points += [(left, top + tall // 2)] if at else []
                points += [(left + box, top + tall // 2)] if at < len(route) - 1 else []
            found.append(Arrow(tuple(points)))
        return found


def _heading(text: str, left: int, top: int, width: int, measure: Measure) -> Shape:
    high = text_height(measure.size) * 2
    return Shape(
        left, top, width, high, Form.BOX, "EEF2F1", "D3DBD9", lines=(text,), strong=1, size=measure.size
    )


def legend(chart: Chart) -> list[tuple[str, int, Shape]]:
    """Each strength in words, with its number and mark: the legend of a page, which stands outside the picture."""
    return [(_said(code), chart.counts[code], mark_of(code)) for code in _LOOKS]


def mark_of(strength: str) -> Shape:
    """The mark of a strength alone."""
    form, ink, _ = _LOOKS[strength]
    return Shape(0, 0, PAGE.mark, PAGE.mark, form, ink)


def _said(strength: str) -> str:
    return STRENGTH.label(strength) if strength else "未判定"


def _legend(measure: Measure, low: int, width: int) -> tuple[list[Shape], int]:
    """What the marks mean, in one or more lines under the picture."""
    high, mark = text_height(measure.size), measure.mark
    shapes: list[Shape] = []
    left, top = 0, low + measure.row * 2
    for code, (form, ink, _) in _LOOKS.items():
        word = _said(code)
        room = text_width(word, measure.size) + 10
        if left + high + room > width:
            left, top = 0, top + high + 10
        shapes += [
            Shape(left, top + (high - mark) // 2, mark, mark, form, ink),
            Shape(left + high, top, room, high, Form.NONE, lines=(word,), size=measure.size, centred=False),
        ]
        left += high + room + 40
    return shapes, top + high
