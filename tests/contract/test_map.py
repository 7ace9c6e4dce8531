"""The map under its reader's rights: a ledger with a shape is a layer, none shows to whom it is closed (地图契约)."""

from __future__ import annotations

from typing import Any, cast

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.contract.rows import lay_many, make_record
from tests.contract.seats import opens, reads, seats

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Shape
from yuanqu.engines.ledger.writing import Author
from yuanqu.people.models import Account, Department

SQUARE = '{"type": "Polygon", "coordinates": [[[115, 28], [115.01, 28], [115.01, 28.01], [115, 28.01], [115, 28]]]}'
MAPPED = {
    ledger: next(name for name, column in ledger.declared().items() if isinstance(column, Shape))
    for ledger in registry.ledgers()
    if any(isinstance(column, Shape) for column in ledger.declared().values())
}
every_layer = pytest.mark.parametrize("ledger", [pytest.param(each, id=each.label) for each in MAPPED])


def _shaped(ledger: type[Ledger], by: Author) -> Any:
    record = make_record(ledger, by)
    with changing(way="command", reason="契约"):
        ledger.record._default_manager.filter(pk=record.pk).update(**{MAPPED[ledger]: SQUARE})
    record.refresh_from_db()
    return record


def _owner(ledger: type[Ledger], record: Any) -> Any:
    return record.pk if ledger.rights.own == "id" else None


def test_parcels_plants_projects_and_enterprises_are_on_the_map() -> None:
    labels = {ledger.label for ledger in MAPPED}
    assert {f"registers.{name}" for name in ("parcel", "plant", "project", "enterprise")} <= labels


@every_layer
@pytest.mark.django_db
def test_a_layer_shows_to_its_readers_and_to_nobody_else(
    ledger: type[Ledger], by: Author, account: Account
) -> None:
    record = _shaped(ledger, by)
    owner, client, wrong = _owner(ledger, record), Client(), []
    page, layer = reverse("maps:map"), reverse("maps:layer", args=[ledger.label])
    for seat in seats(cast(Department, account.department), owner):
        client.force_login(seat.account)
        whole, features = client.get(page), client.get(layer)
        if (features.status_code == 200) != opens(seat, ledger, owner):
            wrong.append(f"{seat.name}: {features.status_code}")
        shown = str(record.pk) in features.content.decode()
        if shown != reads(seat, ledger, owner) or (str(record.pk) in whole.content.decode()) != shown:
            wrong.append(f"{seat.name}: shown {shown}")
        if not opens(seat, ledger, owner) and ledger.label in whole.content.decode():
            wrong.append(f"{seat.name}: the page tells of the layer")
    assert not wrong, wrong


@every_layer
@pytest.mark.django_db
def test_a_feature_says_what_the_record_says(ledger: type[Ledger], by: Author, signed_in: Client) -> None:
    record = _shaped(ledger, by)
    answer = signed_in.get(reverse("maps:layer", args=[ledger.label]))
    (feature,) = answer.json()["features"]
    assert answer["Content-Type"] == "application/geo+json"
    assert feature["geometry"]["coordinates"][0][0] == [115, 28]
    assert feature["properties"]["url"] == reverse("ledger:detail", args=[ledger.label, record.pk])
    text = signed_in.get(reverse("maps:map")).content.decode()
    assert feature["properties"]["title"] in text
    assert feature["properties"]["status"] in text
    detail = signed_in.get(feature["properties"]["url"]).content.decode()
    assert "图形面积" in detail


@every_layer
@pytest.mark.django_db
def test_the_map_costs_the_same_queries_however_many_records(
    ledger: type[Ledger], by: Author, signed_in: Client
) -> None:
    first = _shaped(ledger, by)
    address = reverse("maps:map")
    signed_in.get(address)
    counts = []
    for numbers in (range(1, 2), range(2, 300)):
        with changing(way="command", reason="契约"):
            lay_many(first, ledger, numbers)
        with CaptureQueriesContext(connection) as queries:
            assert signed_in.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
