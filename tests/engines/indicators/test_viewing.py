"""Who sees what of a figure: its value by its viewers, its records by the rights of their ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.contract.seats import Seat, seats
from tests.soundness.making import snapshot_of

from yuanqu.engines.indicators import catalogue, figure_routes, pages
from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.ledger import registry
from yuanqu.engines.reports import home
from yuanqu.engines.reports import pages as report_pages
from yuanqu.people import rights
from yuanqu.people.models import Department

pytestmark = pytest.mark.django_db
LEDGER = registry.ledger("services.service_case")
LEADING = "services.delegated"  # the first of its office, which stands on every home page
CASE_NO, CASES = "ZW-2025-0001", 60
READERS = {"clerk", "head", "office", "leader"}
STAFF = READERS | {"clerk elsewhere", "head elsewhere"}
ASKED = "?period=2025-H1&as_of=2025-06-30"


@pytest.fixture
def everybody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Seat]:
    """All seats, with sixty cases accepted: more than a page shows."""
    numbers = [CASE_NO, *(f"ZW-2025-{number:04d}" for number in range(2, CASES + 1))]
    cells = {"task_code": "1", "task_name": "开办", "applicant": "某某", "applicant_type": "1"}
    held = LEDGER.record._default_manager.bulk_create(
        LEDGER.record(case_no=each, channel="1", applied_at=datetime(2025, 1, 1, tzinfo=UTC), **cells)
        for each in numbers
    )
    rows = [
        {"id": each.pk, "case_no": number, "task_name": "开办", "accepted_at": date(2025, 1, 2)}
        for each, number in zip(held, numbers, strict=True)
    ]
    snapshot = snapshot_of(tmp_path, services__service_case=rows)
    for module in (pages, figure_routes, home, report_pages):
        monkeypatch.setattr(module, "current", lambda: snapshot)
    return seats(Department.objects.create(code="keeper", name=LEDGER.keeper), uuid4())


def asking(seat: Seat) -> Client:
    client = Client()
    client.force_login(seat.account)
    return client


def who(everybody: list[Seat], sees: Callable[[Client], bool]) -> set[str]:
    return {seat.name for seat in everybody if sees(asking(seat))}


@pytest.fixture(autouse=True)
def _administrators_get_on(settings: Any) -> None:
    settings.YUANQU_SECOND_FACTOR = "nobody"


def test_all_staff_see_the_value_and_only_the_ledgers_readers_its_records(everybody: list[Seat]) -> None:
    page, records = (
        f"/figures/services.accepted/{ASKED}",
        f"/api/figures/services.accepted/records/records{ASKED}",
    )
    value = f"/api/figures/services.accepted{ASKED}"
    shown = {seat.name: asking(seat).get(page) for seat in everybody}
    texts = {name: answer.content.decode() for name, answer in shown.items()}
    assert {name for name, answer in shown.items() if answer.status_code == 200} == STAFF
    assert {name for name, text in texts.items() if CASE_NO in text} == READERS
    assert {name for name, text in texts.items() if "您可查看 0 条" in text} == STAFF - READERS
    assert {
        name for name, text in texts.items() if f"{CASES} 条由{LEDGER.keeper}保管" in text
    } == STAFF - READERS
    assert who(everybody, lambda client: client.get(value).json().get("value") == str(CASES)) == STAFF
    given = {seat.name: asking(seat).get(records) for seat in everybody if seat.name in STAFF}
    told = {name: answer.json() for name, answer in given.items()}
    assert {name: each["visible"] for name, each in told.items()} == {
        name: CASES if name in READERS else 0 for name in STAFF
    }
    assert {name for name, each in told.items() if each["rows"]} == READERS


def test_outside_the_staff_neither_is_seen(everybody: list[Seat]) -> None:
    for url in ("services.accepted", "services.accepted/records/records"):
        answers = who(
            everybody, lambda client, url=url: client.get(f"/api/figures/{url}{ASKED}").status_code == 200
        )
        assert answers == STAFF
    assert (
        who(everybody, lambda client: client.get("/reports/half-year/").status_code == 403)
        == {seat.name for seat in everybody} - STAFF
    )


@contextmanager
def viewed_by(*departments: str, code: str = "services.accepted") -> Iterator[None]:
    """The indicator while only these departments may see its value."""
    declared = indicator(code)
    narrowed = replace(declared, viewers=departments)
    object.__setattr__(narrowed, "code", declared.code)
    object.__setattr__(narrowed, "office", declared.office)
    catalogue._indicators[declared.code] = narrowed
    try:
        yield
    finally:
        catalogue._indicators[declared.code] = declared


def test_an_indicator_for_one_department_is_absent_for_others(everybody: list[Seat]) -> None:
    name = indicator("services.accepted").name
    with viewed_by(LEDGER.keeper):
        ways: list[Callable[[Client], bool]] = [
            lambda client: client.get(f"/figures/services.accepted/{ASKED}").status_code == 200,
            lambda client: client.get(f"/api/figures/services.accepted{ASKED}").status_code == 200,
            lambda client: (
                client.get(f"/api/figures/services.accepted/records/records{ASKED}").status_code == 200
            ),
            lambda client: "/figures/services.accepted/" in client.get(f"/search/?q={name}").content.decode(),
        ]
        assert [who(everybody, way) for way in ways] == [READERS] * len(ways)


def test_no_report_nor_tile_states_it_to_others(everybody: list[Seat]) -> None:
    report, told = f"/reports/half-year/{ASKED}", "您无权查看"
    file = reverse("half-year-file", args=["clean"]) + ASKED
    with viewed_by(LEDGER.keeper):
        pages_seen = {seat.name: asking(seat).get(report).content.decode() for seat in everybody}
        assert {name for name, text in pages_seen.items() if "/figures/services.accepted/" in text} == READERS
        assert {name for name, text in pages_seen.items() if told in text} == STAFF - READERS
        assert who(everybody, lambda client: client.get(file).status_code == 200) == READERS
    with viewed_by(LEDGER.keeper, code=LEADING):
        tiles = who(everybody, lambda client: f"/figures/{LEADING}/" in client.get("/").content.decode())
        assert tiles == READERS


def test_a_column_withheld_is_not_told(everybody: list[Seat], monkeypatch: pytest.MonkeyPatch) -> None:
    kept = rights.kept_of(LEDGER.record)
    assert kept is not None
    shared = replace(kept.rights, read=("别的科",), restricted=("task_name",))
    monkeypatch.setitem(rights._kept, LEDGER.record, replace(kept, rights=shared))
    told = {
        seat.name: asking(seat).get(f"/api/figures/services.accepted/records/records{ASKED}").json()["rows"]
        for seat in everybody
        if seat.name in STAFF
    }
    assert {name: len(rows) for name, rows in told.items()} == dict.fromkeys(STAFF, CASES)
    assert {name for name, rows in told.items() if "开办" in str(rows)} == {"clerk", "head"}
    assert {name for name, rows in told.items() if "（无权查看）" in str(rows)} == STAFF - {"clerk", "head"}
