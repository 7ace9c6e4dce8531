"""A diagram as one group of native drawing shapes: sharp at any size, its text can be found and changed in Word."""

from __future__ import annotations

from decimal import Decimal

from yuanqu.engines.documents.diagram import Arrow, Diagram, Form, Outline, Shape, text_height
from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.documents.profile import twips_of_mm
from yuanqu.engines.documents.styles import fonts_xml
from yuanqu.engines.documents.xml_text import escape

_EMU = 3600  # a tenth of a millimetre
_WIDEST, _TALLEST = 1560, 2100  # the type area, less a line for the caption
_LINE, _FINE = 9525, 12700
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_OFFICE = "http://schemas.microsoft.com/office/word/2010"
NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:wpg="{_OFFICE}/wordprocessingGroup" xmlns:wps="{_OFFICE}/wordprocessingShape"'
)


def diagram_xml(diagram: Diagram, index: int, font: str) -> str:
    """The drawing inside a run; ``index`` counts pictures and diagrams from 1. Raises DocumentError if too large."""
    if diagram.width > _WIDEST or diagram.height > _TALLEST:
        raise DocumentError(
            "bad_diagram",
            f"示意图「{diagram.caption}」为{diagram.width / 10:g}×{diagram.height / 10:g}毫米："
            f"应不大于{_WIDEST / 10:g}×{_TALLEST / 10:g}毫米。",
        )
    size = f'cx="{diagram.width * _EMU}" cy="{diagram.height * _EMU}"'
    arrows = [each for arrow in diagram.arrows for each in _arrow(arrow)]
    parts = [*map(_outline, diagram.outlines), *arrows, *(_shape(shape, font) for shape in diagram.shapes)]
    return (
        '<mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{index}" name="图 {index}" descr="{escape(diagram.alt)}"/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_OFFICE}/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/>'
        f'<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/><a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm>'
        f"</wpg:grpSpPr>{''.join(parts)}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:t xml:space="preserve">{escape(diagram.alt)}</w:t></mc:Fallback></mc:AlternateContent>'
    )


def _frame(x: int, y: int, width: int, height: int, flip: str = "") -> str:
    return (
        f'<a:xfrm{flip}><a:off x="{x * _EMU}" y="{y * _EMU}"/>'
        f'<a:ext cx="{width * _EMU}" cy="{height * _EMU}"/></a:xfrm>'
    )


def _line_xml(colour: str, width: int, dashed: bool, head: str = "") -> str:
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    return f'<a:ln w="{width}">{fill}{dash}{head}</a:ln>'


def _outline(outline: Outline) -> str:
    """A free form: its path in tenths of a millimetre from the corner of its own frame."""
    left, top, width, height = outline.box
    steps = [f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in outline.points]
    way = f"<a:moveTo>{steps[0]}</a:moveTo>" + "".join(f"<a:lnTo>{step}</a:lnTo>" for step in steps[1:])
    size = f'w="{max(width, 1)}" h="{max(height, 1)}"'
    inside = "" if outline.closed else ' fill="none"'
    fill = f'<a:solidFill><a:srgbClr val="{outline.fill}"/></a:solidFill>' if outline.fill else "<a:noFill/>"
    return (
        f"<wps:wsp><wps:cNvSpPr/><wps:spPr>{_frame(left, top, width, height)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/>"
        f'<a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path {size}{inside}>{way}'
        f"{'<a:close/>' * outline.closed}</a:path></a:pathLst></a:custGeom>{fill}"
        f"{_line_xml(outline.stroke, outline.thick * _EMU, outline.dashed)}</wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _arrow(arrow: Arrow) -> list[str]:
    """One straight line a leg; the last has the head."""
    legs = list(zip(arrow.points, arrow.points[1:], strict=False))
    return [_leg(arrow, *leg, last=at == len(legs) - 1) for at, leg in enumerate(legs)]


def _leg(arrow: Arrow, start: tuple[int, int], end: tuple[int, int], *, last: bool) -> str:
    flips = (' flipH="1"' if end[0] < start[0] else "") + (' flipV="1"' if end[1] < start[1] else "")
    frame = _frame(
        min(start[0], end[0]), min(start[1], end[1]), abs(end[0] - start[0]), abs(end[1] - start[1]), flips
    )
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if last else ""
    return (
        f'<wps:wsp><wps:cNvCnPr/><wps:spPr>{frame}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f"{_line_xml(arrow.colour, _LINE, arrow.dashed, head)}</wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _shape(shape: Shape, font: str) -> str:
    form = Form.BOX if shape.form is Form.NONE else shape.form
    fill = f'<a:solidFill><a:srgbClr val="{shape.fill}"/></a:solidFill>' if shape.fill else "<a:noFill/>"
    box = f"<wps:txbx><w:txbxContent>{_text(shape, font)}</w:txbxContent></wps:txbx>" if shape.lines else ""
    return (
        f"<wps:wsp><wps:cNvSpPr/><wps:spPr>{_frame(shape.x, shape.y, shape.width, shape.height)}"
        f'<a:prstGeom prst="{form.value}"><a:avLst/></a:prstGeom>{fill}'
        f"{_line_xml(shape.stroke, _FINE, shape.dashed)}</wps:spPr>{box}"
        '<wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/></wps:wsp>'
    )


def _text(shape: Shape, font: str) -> str:
    pitch = twips_of_mm(Decimal(text_height(shape.size)) / 10)
    align = "center" if shape.centred else "left"
    gaps = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'  # the widths were reckoned without any
    spacing = f'{gaps}<w:spacing w:before="0" w:after="0" w:line="{pitch}" w:lineRule="exact"/><w:jc w:val="{align}"/>'
    sizes = f'<w:sz w:val="{shape.size}"/><w:szCs w:val="{shape.size}"/>'
    return "".join(
        f"<w:p><w:pPr>{spacing}</w:pPr><w:r><w:rPr>{fonts_xml(font)}{'<w:b/>' if at < shape.strong else ''}"
        f'<w:spacing w:val="0"/>{sizes}</w:rPr><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for at, line in enumerate(shape.lines)
    )
