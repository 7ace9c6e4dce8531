"""The map's page: filters, legend, the areas beside each other, the drawing without a map."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.fields import Shape
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.maps import page
from yuanqu.engines.maps.areas import Compared, compared
from yuanqu.engines.maps.layers import all_layers, layer_of, layers
from yuanqu.engines.maps.signs import COLOURS, OTHER, Sign
from yuanqu.engines.maps.sketch import HIGH, WIDE, sketch_of
from yuanqu.people.models import Account, Role

pytestmark = pytest.mark.django_db
LINES = ("infrastructure.work", "infrastructure.road")
POINT = '{"type": "Point", "coordinates": [115.9, 28.6]}'
SQUARE = '{"type": "Polygon", "coordinates": [[[115, 28], [115.01, 28], [115.01, 28.01], [115, 28.01], [115, 28]]]}'


@pytest.fixture
def leader(db: None) -> Account:
    return Account.objects.create_user("leader", "Contract-123", name="李梅", role=Role.LEADER)


@pytest.fixture
def client(leader: Account) -> Client:
    client = Client()
    client.force_login(leader)
    return client


def _ids(client: Client, **words: str) -> list[str]:
    answer = client.get(reverse("maps:layer", args=["registers.enterprise"]), words)
    assert answer.status_code == 200
    return [feature["id"] for feature in answer.json()["features"]]


def test_a_layer_is_filtered_by_park_and_status_and_only_by_the_ledgers_filters(
    client: Client, register: Callable[..., Any]
) -> None:
    one = register(shape=POINT, park="main", operating_status="operating")
    other = register(uscc="x", shape=POINT, park="east", operating_status="suspended")
    register(uscc="y", park="east", operating_status="suspended")
    assert set(_ids(client)) == {str(one.pk), str(other.pk)}
    assert _ids(client, park="east") == [str(other.pk)]
    assert _ids(client, operating_status="operating", name="无") == [str(one.pk)]
    address = reverse("maps:map")
    both = client.get(address, {"park": "east", "registers.enterprise": "suspended"}).content.decode()
    assert str(other.pk) in both
    assert str(one.pk) not in both
    assert "还有 1 条没有登记图形" in both
    assert client.get(address, {"park": "nowhere"}).status_code == 200
    assert client.get(reverse("maps:layer", args=["registers.enterprise"]), {"park": "x"}).status_code == 422
    assert client.get(reverse("maps:layer", args=["registers.zone"])).status_code == 404


def test_one_shape_far_off_does_not_shrink_the_zone_to_a_dot(
    client: Client, register: Callable[..., Any]
) -> None:
    for number in range(4):
        shape = f'{{"type": "Point", "coordinates": [115.9{number}, 28.6]}}'
        register(uscc=f"near-{number}", shape=shape, park="main")
    register(uscc="elsewhere", shape='{"type":"Point","coordinates":[115.99,28.7]}', park="main")
    lost = register(
        uscc="lost", name="写错坐标公司", park="main", shape='{"type":"Point","coordinates":[15.9,28.6]}'
    )
    text = client.get(reverse("maps:map")).content.decode()
    found = re.search(r'<script id="map-data"[^>]*>(.*?)</script>', text)
    assert found
    drawing = json.loads(found[1])
    assert drawing["bounds"] == ["115.90", "28.6", "115.99", "28.7"]
    assert drawing["grounds"] == [{"name": "主园区", "at": ["115.92", "28.6"]}], "where most of it lies"
    assert "有 1 条图形远离其余，不在图幅内，请核对坐标" in text
    assert str(lost.pk) in _ids(client), "it is a record as it is"


def test_the_legend_says_in_words_what_each_colour_says(client: Client, register: Callable[..., Any]) -> None:
    register(shape=POINT, operating_status="preparing")
    text = client.get(reverse("maps:map")).content.decode()
    layer = next(each for each in layers(Account(role=Role.LEADER)) if each.label == "registers.enterprise")
    assert layer.status is not None
    assert layer.status.name == "operating_status"
    assert f'fill="{layer.colour("preparing")}"' in text
    assert "筹建" in text
    assert layer.colour("nothing") == layer.colour(None) == OTHER
    assert len({layer.colour(code) for code, _ in layer.codes}) == min(len(layer.codes), len(COLOURS))


def test_what_colours_a_layer_is_declared_or_the_state_of_the_procedure() -> None:
    coloured = {layer.label: layer.status.name for layer in all_layers() if layer.status}
    assert coloured["registers.project"] == "stage"
    assert coloured["registers.parcel"] == "condition"
    assert coloured["registers.enterprise"] == "operating_status"
    assert coloured["infrastructure.work"] == "state"


def test_no_two_layers_are_drawn_alike() -> None:
    for kind in ("point", "area"):
        drawn = [_drawn(Sign(kind, OTHER, layer.form)) for layer in all_layers()]
        assert len(set(drawn)) == len(drawn), kind
    lines = [_drawn(Sign("line", OTHER, layer.form)) for layer in all_layers() if layer.label in LINES]
    assert len(set(lines)) == len(lines) == len(LINES)


def _drawn(sign: Sign) -> str:
    return {"point": sign.corners, "line": sign.dashes, "area": sign.strokes}[sign.kind]


def test_a_layer_without_the_common_column_says_that_it_is_not_filtered(
    client: Client, register: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    register(shape=POINT, park="main")
    said = "企业名录没有登记所在园区，这里没有按它筛选"
    address = reverse("maps:map")
    assert said not in client.get(address, {"park": "main"}).content.decode()
    monkeypatch.setattr(page, "shared_by", lambda layer, _: layer.label != "registers.enterprise")
    assert said in client.get(address, {"park": "main"}).content.decode()
    assert said not in client.get(address).content.decode()


def test_a_page_without_its_script_says_how_to_mend_it(
    client: Client, register: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    register(shape=POINT)
    monkeypatch.setattr(page, "SCRIPT", "bundle/not-built.js")
    text = client.get(reverse("maps:map")).content.decode()
    assert "python packaging/bundle.py" in text
    assert "bundle/map.js" not in text


def test_the_map_stands_once_in_the_menu(client: Client) -> None:
    text = client.get(reverse("home")).content.decode()
    assert text.count(f'href="{reverse("maps:map")}"') == 1
    assert '<p class="navigation-group">地图</p>' not in text


def test_the_areas_stand_beside_each_other(leader: Account, register: Callable[..., Any]) -> None:
    ledger = registry.ledger("registers.enterprise")
    layer = layer_of(leader, ledger.label)
    assert layer is not None
    assert isinstance(layer.shape.column, Shape)
    on, kept = Subject(ledger, leader), register(shape=SQUARE, land_area=Decimal(1600))
    said = compared(on, kept, layer.shape.column, SQUARE)
    assert said == Compared("占地面积", "亩", "1,634.99", "1,600.00", "+34.99", "+2.19%")
    kept.land_area = None
    assert compared(on, kept, layer.shape.column, SQUARE) == Compared("", "平方米", "1,089,991.29")
    assert compared(on, kept, layer.shape.column, POINT) is None


def test_a_sketch_stays_in_its_frame() -> None:
    for text in (SQUARE, POINT, '{"type": "LineString", "coordinates": [[115, 28], [115, 28.01]]}'):
        drawn = sketch_of(text)
        places = [tuple(map(Decimal, place)) for place in drawn.points]
        places += [
            tuple(map(Decimal, pair.strip(" Z").split())) for pair in drawn.path.strip("M").split("L") if pair
        ]
        assert places
        assert all(0 <= x <= WIDE and 0 <= y <= HIGH for x, y in places)
