"""A diagram as SVG for a page: every shape with an address is a link that opens beside the text, by mouse or keyboard.

Colours are attributes: a page admits no styles written into it.
"""

from __future__ import annotations

from yuanqu.engines.documents.diagram import Arrow, Diagram, Form, Outline, Shape, text_height
from yuanqu.engines.documents.xml_text import escape

_INK, _EDGE = "15282E", 6  # room for the outlines of shapes at the border
_HEAD = (
    '<defs><marker id="diagram-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"'
    ' orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="#75878B"/></marker></defs>'
)


def diagram_svg(diagram: Diagram, *, css: str = "diagram", tenths: int = 4) -> str:
    """The SVG element; a tenth of a millimetre becomes ``tenths`` tenths of a pixel."""
    across, down = diagram.width + 2 * _EDGE, diagram.height + 2 * _EDGE
    size = f'width="{across * tenths // 10}" height="{down * tenths // 10}"'
    ground = "".join(map(_ground, diagram.outlines))
    drawn = ground + "".join(
        [_arrow(each) for each in diagram.arrows] + [_shape(each) for each in diagram.shapes]
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{css}" viewBox="{-_EDGE} {-_EDGE} {across} {down}" {size}'
        f' role="group" aria-label="{escape(diagram.alt)}" font-family="sans-serif">{_HEAD}{drawn}</svg>'
    )


def mark_svg(shape: Shape, *, css: str = "mark-sign") -> str:
    """One shape alone, as a sign beside words that say the same."""
    box = f"{shape.x - _EDGE} {shape.y - _EDGE} {shape.width + 2 * _EDGE} {shape.height + 2 * _EDGE}"
    return f'<svg class="{css}" viewBox="{box}" aria-hidden="true">{_outline(shape)}</svg>'


def _ground(outline: Outline) -> str:
    way = " L".join(f"{x} {y}" for x, y in outline.points)
    fill = f"#{outline.fill}" if outline.fill and outline.closed else "none"
    line = f' stroke="#{outline.stroke}" stroke-width="{outline.thick}"' if outline.stroke else ""
    dash = f' stroke-dasharray="{outline.thick * 3} {outline.thick * 2}"' if outline.dashed else ""
    return f'<path d="M{way}{" z" * outline.closed}" fill="{fill}"{line}{dash} stroke-linejoin="round"/>'


def _arrow(arrow: Arrow) -> str:
    way = " L".join(f"{x} {y}" for x, y in arrow.points)
    dash = ' stroke-dasharray="12 8"' if arrow.dashed else ""
    return (
        f'<path d="M{way}" fill="none" stroke="#{arrow.colour}" stroke-width="3.5" stroke-linejoin="round"{dash}'
        ' marker-end="url(#diagram-head)"/>'
    )


def _shape(shape: Shape) -> str:
    inside = _outline(shape) + _text(shape)
    if not shape.target:
        return f'<g pointer-events="none">{inside}</g>'
    address = escape(shape.target)
    return (
        f'<a class="diagram-link" href="{address}" hx-get="{address}" hx-target="#panel" hx-swap="innerHTML"'
        f' data-panel-link="" aria-label="{escape(shape.label)}"><title>{escape(shape.label)}</title>{inside}</a>'
    )


def _outline(shape: Shape) -> str:
    fill = f"#{shape.fill}" if shape.fill else "none"
    line = f' stroke="#{shape.stroke}" stroke-width="4"' if shape.stroke else ""
    dash = ' stroke-dasharray="14 9"' if shape.dashed else ""
    paint = f' fill="{fill}"{line}{dash}/>'
    x, y, right, low = shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    middle, half = x + shape.width // 2, y + shape.height // 2
    match shape.form:
        case Form.NONE:
            return ""
        case Form.CIRCLE:
            return (
                f'<ellipse cx="{middle}" cy="{half}" rx="{shape.width // 2}" ry="{shape.height // 2}"{paint}'
            )
        case Form.TRIANGLE:
            return f'<path d="M{middle} {y} L{right} {low} H{x} z"{paint}'
        case Form.DIAMOND:
            return f'<path d="M{middle} {y} L{right} {half} L{middle} {low} L{x} {half} z"{paint}'
        case Form.CROSS:
            bars = f"M{x} {y} L{right} {low} M{right} {y} L{x} {low}"
            return f'<path d="{bars}" fill="none" stroke="{fill}" stroke-width="8"/>'
    round_ = f' rx="{min(shape.width, shape.height) // 6}"' if shape.form is Form.ROUNDED else ""
    return f'<rect x="{x}" y="{y}" width="{shape.width}" height="{shape.height}"{round_}{paint}'


def _text(shape: Shape) -> str:
    """The lines, as a block in the middle of the shape."""
    pitch, size = text_height(shape.size), shape.size * 1764 // 1000
    x = shape.x + shape.width // 2 if shape.centred else shape.x
    top = shape.y + (shape.height - pitch * len(shape.lines)) // 2 + pitch * 3 // 4
    anchor = "middle" if shape.centred else "start"
    return "".join(
        f'<text x="{x}" y="{top + at * pitch}" font-size="{size}" text-anchor="{anchor}" fill="#{_INK}"'
        f"{' font-weight=' + chr(34) + '700' + chr(34) if at < shape.strong else ''}>{escape(line)}</text>"
        for at, line in enumerate(shape.lines)
    )
