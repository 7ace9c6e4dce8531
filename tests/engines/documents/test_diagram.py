"""Diagrams: names broken and never cut, nodes laid out from first to last, one description drawn twice."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from yuanqu.engines.documents.diagram import (
    Arrow,
    Diagram,
    Form,
    Outline,
    Shape,
    broken,
    half_characters,
    text_width,
)
from yuanqu.engines.documents.diagram_svg import diagram_svg
from yuanqu.engines.documents.docx_writer import docx_bytes
from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.documents.layers import layered
from yuanqu.engines.documents.model import Document
from yuanqu.engines.documents.walk import plain_text

LONG = "高精度轴承与滚动功能部件（含LED封装、背光模组）"


def made(*shapes: Shape, width: int = 1000, arrows: tuple[Arrow, ...] = ()) -> Diagram:
    return Diagram(width, 500, shapes, arrows, "示意", "一张图")


@pytest.mark.parametrize("most", [4, 7, 10, 16, 60])
def test_a_broken_name_is_whole_and_fits(most: int) -> None:
    lines = broken(LONG, most)
    assert "".join(lines) == LONG
    assert all(text_width(line, 15) <= text_width("中", 15) * (most + 1) // 2 for line in lines)
    assert not any(line[0] in "，。、）" for line in lines)


def test_lines_are_about_equally_long_and_as_few_as_may_be() -> None:
    assert broken("高精度轴承与滚动功能部件", 22) == ("高精度轴承与", "滚动功能部件")
    assert broken("电机", 22) == ("电机",)
    assert broken("", 22) == ()
    assert half_characters(265, 15) == 20


def test_a_shape_lies_within_the_diagram() -> None:
    with pytest.raises(DocumentError, match="超出了图的边界"):
        made(Shape(900, 0, 200, 40, lines=("出界",)))
    with pytest.raises(DocumentError, match="缺少文字说明"):
        Diagram(10, 10, (), (), "无", " ")


def test_the_docx_has_native_shapes_with_text_and_its_number() -> None:
    diagram = made(
        Shape(0, 0, 300, 80, lines=("电机&", "强"), strong=1, dashed=True, stroke="0E5A6B"),
        Shape(0, 100, 30, 30, Form.TRIANGLE, "7A5000"),
        arrows=(Arrow(((300, 40), (400, 40), (500, 20))),),
    )
    document = Document((diagram, diagram))
    assert docx_bytes(document, annotated=False) == docx_bytes(document, annotated=False)
    assert plain_text(document) == "图1　示意\n图2　示意"
    with pytest.raises(DocumentError, match="应不大于156×210毫米"):
        docx_bytes(Document((made(width=1561),)), annotated=False)


def test_the_svg_is_well_formed_and_its_nodes_are_links() -> None:
    shape = Shape(0, 0, 300, 80, lines=("<电机>",), target="/a/?x=1&y=2", label="电机，强")
    marks = [Shape(0, 100, 30, 30, form, "7A5000") for form in Form]
    drawn = ElementTree.fromstring(diagram_svg(made(shape, *marks, arrows=(Arrow(((0, 0), (9, 9))),))))
    links = [each for each in drawn.iter() if each.tag.endswith("}a")]
    assert [(each.get("href"), each.get("aria-label")) for each in links] == [("/a/?x=1&y=2", "电机，强")]
    assert "<电机>" in "".join(drawn.itertext())


def test_nodes_stand_right_of_what_leads_to_them_and_long_arrows_pass_beside() -> None:
    arrows = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("a", "d")]
    layers = layered([["a", "b"], ["c"], ["d"]], arrows)
    column = {node: at for at, nodes in enumerate(layers.columns) for node in nodes}
    assert [column[each] for each in "abcd"] == [0, 1, 2, 3]
    for route in layers.routes.values():
        assert all(column[right] == column[left] + 1 for left, right in pairwise(route))
    assert len(layers.routes["a", "d"]) == 4


def test_a_circle_and_an_arrow_backwards_are_survived() -> None:
    layers = layered([["a", "b"], ["c"]], [("a", "b"), ("b", "a"), ("c", "a")])
    assert {node for nodes in layers.columns for node in nodes} >= {"a", "b", "c"}
    assert ("c", "a") in layers.routes
    assert layered([[], []], []).columns == ()


def test_an_area_and_a_line_are_drawn_in_both_and_lie_within() -> None:
    ground = (
        Outline(((10, 10), (90, 10), (90, 60)), fill="DDEEFF", stroke="0E5A6B"),
        Outline(((0, 80), (100, 80)), closed=False, stroke="7A5000", thick=5),
    )
    diagram = Diagram(100, 100, (), (), "平面图", "一块地和一条路", ground)
    svg = ElementTree.fromstring(diagram_svg(diagram))
    ways = [each.get("d") for each in svg.iter() if each.tag.endswith("path") and each.get("stroke-linejoin")]
    assert ways == ["M10 10 L90 10 L90 60 z", "M0 80 L100 80"]
    assert docx_bytes(Document((diagram,)), annotated=False)
    with pytest.raises(DocumentError, match="超出了图的边界"):
        Diagram(100, 100, (), (), "平面图", "一块地", (Outline(((0, 0), (101, 0))),))
