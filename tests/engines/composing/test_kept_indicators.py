"""What becomes of indicators that were kept: columns go, audiences narrow, divisors get newer versions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from yuanqu.engines.composing.judging import Draft
from yuanqu.engines.composing.models import Version
from yuanqu.engines.composing.offering import offer
from yuanqu.engines.composing.pages.typed import read
from yuanqu.engines.composing.spec import Asked, Spec
from yuanqu.engines.composing.versions import OWN, compose, revise
from yuanqu.people.models import Account, Role

MEDIUM = Asked("size_class", "is", ("medium",))
FIRMS = Spec("registers.enterprise", when=("opened_on",), where=(MEDIUM,), unit="家")


def test_one_that_cannot_be_measured_any_more_stops_nothing_else(person: Any) -> None:
    """Columns go and change their kind: the page says so of the one that read them, all others are there."""
    page = Client()
    page.force_login(person(Role.OFFICE))
    of = {"of": "registers.enterprise", "when": ["opened_on"], "unit": "家"}
    filled = {"column": "gone", "test": "filled", "values": []}
    word = {"column": "employees_end", "test": "is", "values": ["许多"]}
    kept: list[dict[str, Any]] = [
        {},
        {**of, "when": []},
        {**of, "measure": "share", "part": [filled], "unit": "%"},
        {**of, "measure": "average", "column": "gone"},
        {**of, "measure": "average", "column": "employees_end", "where": [filled], "unit": "人"},
        {**of, "where": [word]},
        {**of, "where": [filled], "over": "safety.hazards_found", "unit": "家/条"},
    ]
    for number, spec in enumerate(kept, 1):
        told = {"number": number, "version": 1, "deed": "composed", "name": f"坏{number}", "spec": spec}
        Version.objects.create(**told, actor_name="某", at=timezone.now())
    compose(Draft("好的", FIRMS), Account.objects.get(role=Role.OFFICE))
    assert set(OWN.broken()) == {*range(1, len(kept) + 1)}
    assert all(len(said) > 8 and not said.startswith("'") for said in OWN.broken().values())
    for address in (
        "/figures/",
        "/board/",
        "/indicators/",
        "/indicators/own/",
        "/api/figures?period=2025-H1",
    ):
        assert page.get(address).status_code == 200, address
    for number in range(1, len(kept) + 1):
        assert page.get(f"/indicators/own/{number}/").status_code == 200
        assert page.get(f"/figures/own.{number}/").status_code == 404


def test_the_latest_version_says_who_sees_all_of_them(person: Any) -> None:
    """An audience that was too wide is taken back from the older versions too, and from what divides by them."""
    office, clerk = person(Role.OFFICE), person(Role.CLERK, "经济运行科")
    found = offer(office, "public_order.petition")
    assert found is not None
    wide = Spec("public_order.petition", when=(next(iter(found.dates)),), unit="件", audience="staff")
    wide = replace(wide, where=(Asked(next(iter(found.of_kind("long_text", "text"))), "filled"),))
    one = compose(Draft("件数", wide), office)
    compose(Draft("占比", replace(wide, where=(), over=one.code, unit="%")), office)
    page = Client()
    page.force_login(clerk)
    addresses = ("/figures/own.1/", "/figures/own.1@1/", "/indicators/own/1/", "/figures/own.2/")
    assert [page.get(each).status_code for each in addresses] == [200] * 4
    revise(1, 1, Draft("件数", replace(wide, audience="readers"), reason="不给全体"), office)
    assert [page.get(each).status_code for each in addresses] == [404] * 4
    blank = Asked(wide.where[0].column, "blank")
    revise(1, 2, Draft("件数", replace(wide, where=(blank,)), reason="又给全体，另一口径"), office)
    assert page.get("/indicators/own/1/").status_code == 200
    assert "不给全体" not in page.get("/indicators/own/1/").content.decode()


def test_an_edit_moves_nothing_that_a_quotient_divides_by(person: Any) -> None:
    office = person(Role.OFFICE)
    all_ = compose(Draft("乙", replace(FIRMS, where=())), office)
    ratio = compose(Draft("丙", replace(FIRMS, over=all_.code, unit="%", places=2)), office)
    revise(all_.number, 1, Draft("乙", replace(FIRMS, where=(), by=("park",)), reason="分园区"), office)
    page = Client()
    page.force_login(office)
    form = page.get(f"/indicators/own/{ratio.number}/edit/").content.decode()
    assert "乙（own.1@1）" in form
    sent = {
        "of": "registers.enterprise",
        "measure": "count",
        "over": "乙（own.1@1）",
        "unit_of": "count||own.1@1",
        "unit": "%",
        "places": "2",
        "window": "during",
        "day": "opened_on",
        "opened": "9" * 5000,
    }
    found = offer(office, "registers.enterprise")
    assert found is not None
    typed = read(QueryDict(urlencode(sent)), found)
    assert (typed.spec.over, typed.spec.unit, typed.spec.places, typed.opened) == ("own.1@1", "%", 2, 0)
