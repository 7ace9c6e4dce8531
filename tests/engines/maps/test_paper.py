"""The map in the report: what is drawn, for whom, and that no name stands on another."""

from __future__ import annotations

from itertools import combinations

import pytest
from tests.contract.rows import make_values

from yuanqu.engines.documents.docx_writer import docx_bytes
from yuanqu.engines.documents.model import Document
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.writing import author, create
from yuanqu.engines.maps.paper import NAME_SIZE, WIDE, map_diagram
from yuanqu.people.models import Account, Department, Role

pytestmark = pytest.mark.django_db
PARCEL, ROAD = "registers.parcel", "infrastructure.road"


def square(west: float) -> str:
    ring = [[west, 28], [west + 0.01, 28], [west + 0.01, 28.01], [west, 28.01], [west, 28]]
    return f'{{"type": "Polygon", "coordinates": [{ring}]}}'


def line(north: float) -> str:
    return f'{{"type": "LineString", "coordinates": [[115, {north}], [115.03, {north}]]}}'


def lay(label: str, shapes: list[str], **otherwise: str) -> None:
    ledger = registry.ledger(label)
    keeper, _ = Department.objects.get_or_create(name=ledger.keeper, defaults={"code": label})
    by = author(Account.objects.create_user(label, "Contract-123", name="王建国", department=keeper), "page")
    for number, shape in enumerate(shapes, 1):
        create(ledger, make_values(ledger, by, number) | otherwise | {"shape": shape}, by)


def test_without_a_shape_there_is_no_map() -> None:
    assert map_diagram(None, "图") is None


def test_areas_and_lines_are_drawn_and_the_legend_counts_them() -> None:
    lay(PARCEL, [square(115), square(115.02)])
    lay(ROAD, [line(28.02)], name="岚溪路")
    found = map_diagram(None, "分布图")
    assert found is not None
    assert [outline.closed for outline in found.outlines] == [True, True, False, False]
    *_, road, sign = found.outlines
    assert (road.stroke, road.dashed, road.thick) == (sign.stroke, sign.dashed, sign.thick), (
        "drawn as the legend says"
    )
    said = ["".join(shape.lines) for shape in found.shapes]
    assert "岚溪路" in said
    assert any(text.endswith(" 2") for text in said)
    assert "地块名录2处" in found.alt
    assert found.width == WIDE
    assert docx_bytes(Document((found,)), annotated=False)


def test_names_of_roads_beside_each_other_do_not_meet() -> None:
    lay(PARCEL, [square(115)])
    lay(ROAD, [line(28.02), line(28.0201), line(28.0202)])
    found = map_diagram(None, "图")
    assert found is not None
    names = [shape for shape in found.shapes if shape.size == NAME_SIZE and shape.lines]
    for one, other in combinations(names, 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_a_reader_sees_the_layers_he_may_open() -> None:
    lay(PARCEL, [square(115)])
    enterprise = Account.objects.create_user(
        "enterprise", "Contract-123", name="某企业", role=Role.ENTERPRISE
    )
    assert map_diagram(enterprise, "图") is None
    leader = Account.objects.create_user("leader", "Contract-123", name="李梅", role=Role.LEADER)
    assert map_diagram(leader, "图") is not None
