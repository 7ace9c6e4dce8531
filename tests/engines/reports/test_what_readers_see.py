"""What stands behind a figure in a text, and what the pages answer to odd requests."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client, override_settings
from tests.soundness.making import snapshot_of

from yuanqu.engines.documents.annotate import note_lines
from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.indicators.evaluate import figure
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.labels import slice_label
from yuanqu.engines.reports.notes import address, note
from yuanqu.people.models import Account, Role
from yuanqu.terms.periods import Period

PARK = uuid.UUID(int=1)


@pytest.fixture
def sliced(tmp_path: Path) -> Figure:
    """One accepted case of an enterprise in the east park."""
    case = {"case_no": "A1", "task_name": "开办", "enterprise": PARK, "accepted_at": date(2025, 1, 2)}
    held = snapshot_of(
        tmp_path,
        registers__enterprise=[{"id": PARK, "name": "甲", "park": "east"}],
        services__service_case=[case],
    )
    return figure(
        indicator("services.accepted"),
        Period.half(2025, 1),
        as_of=date(2025, 6, 30),
        snapshot=held,
        slice={"park": "east"},
    )


def test_a_comment_names_the_slice_and_counts_without_a_stutter(sliced: Figure) -> None:
    lines = dict(note(sliced).lines)
    assert lines["分组"] == f"{slice_label('park', None)} {slice_label('park', 'east')}"
    assert lines["记录"] == "1 条"
    assert "分组" not in dict(note(replace(sliced, slice={})).lines)


def test_a_comment_prints_the_address_once(sliced: Figure) -> None:
    assert [line for line in note_lines(note(sliced)) if address(sliced) in line] == [
        f"打开记录：{address(sliced)}"
    ]


@pytest.fixture
def signed_in(db: None) -> Client:
    """A leader's browser."""
    client = Client()
    client.force_login(Account.objects.create_user("reader", "Reader-123", name="李", role=Role.LEADER))
    return client


@override_settings(DEBUG=False)
@pytest.mark.parametrize(
    "url",
    ["/figures/economy.main_revenue/?slice=foo%3Deast", "/api/figures/economy.main_revenue?slice=foo%3Dbar"],
)
def test_an_unknown_dimension_is_told(signed_in: Client, url: str) -> None:
    answer = signed_in.get(url)
    assert answer.status_code == 404
    assert "分组「foo」不存在" in answer.content.decode()


def test_control_characters_are_not_searched_for(signed_in: Client) -> None:
    assert signed_in.get("/search/?q=%00").status_code == 200
    assert "主营业务收入" in signed_in.get("/search/?q=%00主营业务收入").content.decode()


def test_the_home_page_tells_a_change_made_in_the_database(signed_in: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_change (at, way, actor_name, reason, request, db_user)"
            " VALUES (now(), 'direct', '', '', gen_random_uuid(), 'dba') RETURNING id"
        )
        (change,) = cursor.fetchone()
        cursor.execute(
            "INSERT INTO ledger_statement (change_id, ledger, did, records)"
            " VALUES (%s, 'registers.enterprise', 'update', 1)",
            [change],
        )
    page = signed_in.get("/").content.decode()
    assert "数据库直接修改（数据库用户 dba）" in page
    assert 'href="/ledgers/registers.enterprise/history/"' in page
