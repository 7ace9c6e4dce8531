"""Shapes: one canonical text, the same in the database; what is no shape is told how to be mended."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.history import record_history
from yuanqu.engines.ledger.shapes import BadShape, bounds, polygons, read_shape, said
from yuanqu.people.models import Account, Role
from yuanqu.registers.ledgers.enterprise import Enterprise

SQUARE = '{"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]}'
HOLE = "[[0.5, 0.5], [0.5, 1], [1, 1], [1, 0.5], [0.5, 0.5]]"


def _polygon(*rings: str) -> str:
    return f'{{"type": "Polygon", "coordinates": [{", ".join(rings)}]}}'


def test_a_shape_has_one_text() -> None:
    clockwise = "[[0, 0], [0, 2.00000000001], [2, 2, 17.5], [2, 0], [2.0, 0.0], [0, 0]]"
    assert read_shape(_polygon(clockwise)) == SQUARE
    feature = json.dumps({"type": "Feature", "properties": {}, "geometry": json.loads(SQUARE)})
    assert read_shape(feature) == SQUARE
    assert len(polygons(read_shape(_polygon("[[0,0],[2,0],[2,2],[0,2],[0,0]]", HOLE)))[0]) == 2
    assert said(SQUARE) == "面，4 个节点，中心 1.00000, 1.00000"
    assert bounds([SQUARE, '{"type": "Point", "coordinates": [-3, 1]}']) == (-3, 0, 2, 2)


@given(
    st.lists(st.tuples(st.integers(-1790, 1790), st.integers(-890, 890)), min_size=3, max_size=7, unique=True)
)
def test_reading_again_changes_nothing(corners: list[tuple[int, int]]) -> None:
    ring = [[x / 10, y / 10] for x, y in [*corners, corners[0]]]
    try:
        first = read_shape(json.dumps({"type": "Polygon", "coordinates": [ring]}))
    except BadShape:
        return
    assert read_shape(first) == first
    turned = json.dumps({"type": "Polygon", "coordinates": [ring[::-1]]})
    assert set(map(tuple, json.loads(read_shape(turned))["coordinates"][0])) == set(map(tuple, ring))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("经度115", "unreadable"),
        ("[115, 28]", "kind"),
        ('{"type": "Point", "coordinates": [115]}', "coordinates"),
        ('{"type": "Point", "coordinates": [true, 28]}', "coordinates"),
        ('{"type": "Point", "coordinates": [1e999999999, 28]}', "coordinates"),
        ('{"type": "Point", "coordinates": [NaN, 28]}', "coordinates"),
        ('{"type": "Point", "coordinates": [181, 28]}', "range"),
        ('{"type": "LineString", "coordinates": [[1, 1], [1, 1]]}', "line"),
        (_polygon("[[0,0],[1,0],[1,1]]"), "open"),
        (_polygon("[[0,0],[1,1],[2,2],[0,0]]"), "flat"),
        (_polygon("[[0,0],[4,0],[4,4],[2,0],[0,4],[0,0]]"), "crossing"),
        (_polygon("[[0,0],[4,0],[4,4],[0,4],[0,0]]", "[[5,5],[6,5],[6,6],[5,5]]"), "hole"),
        (_polygon("[[0,0],[4,0],[4,4],[0,4],[0,0]]", "[[3,3],[6,3],[6,6],[3,3]]"), "crossing"),
        ("[" * 5000, "unreadable"),
        (
            json.dumps(
                {"type": "LineString", "coordinates": [[n / 9999, n % 7 / 9999] for n in range(2000)]}
            ),
            "too_large",
        ),
    ],
)
def test_what_is_no_shape_is_told(text: str, code: str) -> None:
    with pytest.raises(BadShape) as refused:
        read_shape(text)
    assert refused.value.code == f"shape.{code}"


@pytest.mark.django_db
def test_the_database_gives_the_very_text_and_the_history_tells_it(register: Callable[..., Any]) -> None:
    kept = register(shape=read_shape(_polygon("[[0,0],[2,0],[2,2],[0,2],[0,0]]", HOLE)))
    text = kept.shape
    kept.refresh_from_db()
    assert kept.shape == text
    leader = Account.objects.create_user("leader", "Contract-123", name="李梅", role=Role.LEADER)
    with changing(way="command", reason="改图"):
        Enterprise.objects.filter(pk=kept.pk).update(shape=SQUARE)
    event = record_history(leader, registry.ledger("registers.enterprise"), kept)[0]
    assert [(each.label, each.before) for each in event.altered] == [("图形", said(text))]
