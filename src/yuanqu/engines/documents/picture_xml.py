"""A PNG picture as an inline drawing; its height follows from the picture's own proportions."""

from __future__ import annotations

import struct

from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.documents.model import Picture
from yuanqu.engines.documents.xml_text import escape

_EMU_PER_MM = 36000
_MAX_HEIGHT_MM = 210  # the type area is 225 mm high; the caption needs a line
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def pixels(picture: Picture) -> tuple[int, int]:
    """Width and height in pixels from the PNG's header. Raises DocumentError where it states none."""
    width, height = struct.unpack(">II", picture.png_bytes[16:24])
    if width == 0 or height == 0:
        raise DocumentError("bad_picture", f"图片「{picture.caption}」的尺寸为零：请换一张完好的 PNG 图片。")
    return width, height


def picture_xml(picture: Picture, index: int, image: int) -> str:
    """The drawing inside a run; `index` counts pictures from 1, `image` the distinct image files."""
    width, height = pixels(picture)
    across = picture.width_mm * _EMU_PER_MM
    down = across * height // width
    if down > _MAX_HEIGHT_MM * _EMU_PER_MM:
        down = _MAX_HEIGHT_MM * _EMU_PER_MM
        across = down * width // height
    size = f'cx="{across}" cy="{down}"'
    about = f'id="{index}" name="图片 {index}" descr="{escape(picture.alt)}"'
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr {about}/><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}">'
        f'<pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="rIdImage{image}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
