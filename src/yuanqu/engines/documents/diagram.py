"""A diagram 示意图: shapes with text and arrows, drawn natively by Word and as SVG by a page, from one description.

Lengths are tenths of a millimetre, whole. Text comes in lines already broken: who lays the diagram out breaks them with
``broken`` at a width in half characters, so that no name is ever cut.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum

from yuanqu.engines.documents.errors import DocumentError

_CLOSING = frozenset("，。、；：？！）》」』】％%,.;:?!)")


class Form(Enum):
    """What a shape looks like; the value is DrawingML's name for it."""

    BOX = "rect"
    ROUNDED = "roundRect"
    CIRCLE = "ellipse"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    CROSS = "mathMultiply"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape. ``fill`` and ``stroke``: six hexadecimal digits, empty for none; ``size``: of text, in half points.

    The first ``strong`` lines are bold. ``target``: the address it opens in a page, ``label`` what is read aloud there.
    """

    x: int
    y: int
    width: int
    height: int
    form: Form = Form.BOX
    fill: str = ""
    stroke: str = ""
    dashed: bool = False
    lines: tuple[str, ...] = ()
    strong: int = 0
    size: int = 15
    centred: bool = True
    target: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line through ``points`` with its head at the last of them."""

    points: tuple[tuple[int, int], ...]
    colour: str = "75878B"
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A line through ``points``, or the area they enclose where it is ``closed``; it lies below shapes and arrows.

    ``fill`` and ``stroke``: six hexadecimal digits, empty for none; ``thick``, ``dashed``: of the line.
    """

    points: tuple[tuple[int, int], ...]
    closed: bool = True
    fill: str = ""
    stroke: str = ""
    thick: int = 2
    dashed: bool = False

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Its left, top, width and height."""
        across, down = zip(*self.points, strict=True)
        return min(across), min(down), max(across) - min(across), max(down) - min(down)


@dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram, centred; ``alt`` is read aloud and required. With a caption it is numbered among the pictures."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    arrows: tuple[Arrow, ...]
    caption: str
    alt: str
    outlines: tuple[Outline, ...] = ()

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise DocumentError("bad_diagram", f"示意图「{self.caption}」缺少文字说明：请写明图的内容。")
        for each in self.shapes:
            inside = each.x >= 0 and each.x + each.width <= self.width
            if not (inside and each.y >= 0 and each.y + each.height <= self.height):
                said = "".join(each.lines) or each.form.name
                raise DocumentError("bad_diagram", f"示意图「{self.caption}」中「{said}」超出了图的边界。")
        for x, y in (point for outline in self.outlines for point in outline.points):
            if not (0 <= x <= self.width and 0 <= y <= self.height):
                raise DocumentError("bad_diagram", f"示意图「{self.caption}」中有线超出了图的边界。")


def text_height(size: int) -> int:
    """The pitch of lines of text of ``size`` half points: 1.3 times their height."""
    return size * 1764 * 13 // 10_000 + 1


def half_characters(width: int, size: int) -> int:
    """How many half characters of ``size`` half points fit in ``width``."""
    return width * 20_000 // (size * 17_640)


def text_width(text: str, size: int) -> int:
    """How wide a line of ``size`` half points is set."""
    return sum(map(_wide, text)) * size * 882 // 1000


def broken(text: str, most: int) -> tuple[str, ...]:
    """``text`` in as few lines of at most ``most`` half characters as may be, about equally long.

    No line begins with a closing mark.
    """
    lines = _broken(text, most)
    while most > 2 and len(lines) > 1 and len(shorter := _broken(text, most - 1)) == len(lines):
        lines, most = shorter, most - 1
    return lines


def _wide(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in "WFA" else 1


def _broken(text: str, most: int) -> tuple[str, ...]:
    lines: list[str] = []
    line, used = "", 0
    for sign in text:
        if line and used + _wide(sign) > most:
            kept = line[-1] if sign in _CLOSING and len(line) > 1 else ""
            lines.append(line.removesuffix(kept))
            line, used = kept, 2 if kept else 0
        line, used = line + sign, used + _wide(sign)
    return (*lines, line) if line else tuple(lines)
