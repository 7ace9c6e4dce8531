"""The figure's page: its records page by page, who sees how many, and each beside the row it was measured from."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.soundness.making import snapshot_of

from yuanqu.engines.indicators.side_tables import SIZE
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.snapshots import Snapshot
from yuanqu.engines.snapshots.store import keep, parts_folder
from yuanqu.people.models import Account, Department, Role

CASES = registry.ledger("services.service_case")
COUNT = SIZE + 7
NOON = datetime(2025, 3, 4, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
OTHERS: dict[str, Any] = {"task_name": "开办", "channel": "1", "applied_at": NOON, "applicant_type": "1"}
_OPENS = re.compile(r"/ledgers/services\.service_case/([0-9a-f-]{36})/")


@pytest.fixture
def cases(db: None) -> list[Any]:
    """More accepted cases than a page holds."""
    made = [CASES.record(case_no=f"A{number:03}", accepted_at=NOON, **OTHERS) for number in range(COUNT)]
    with changing(way="command", reason="样例"):
        return list(CASES.record._default_manager.bulk_create(made))


@pytest.fixture
def snapshot(cases: list[Any], tmp_path: Path, settings: Any) -> Snapshot:
    """Those cases as they stood, kept where snapshots are kept."""
    settings.YUANQU_HOME = tmp_path
    day = date(2025, 3, 4)
    rows = [
        {"id": case.pk, "case_no": case.case_no, "accepted_at": day, **OTHERS, "applied_at": day}
        for case in cases
    ]
    made = snapshot_of(parts_folder(), services__service_case=rows)
    keep(made, {})
    return made


@pytest.fixture
def browser_of(db: None) -> Any:
    """``browser_of(role, department)``: somebody signed in."""

    def signed_in(role: Role, department: str = "") -> Client:
        held = Department.objects.create(code=department, name=department) if department else None
        account = Account.objects.create_user(
            f"{role}{department}", "Reader-1234", name="李梅", role=role, department=held
        )
        client = Client()
        client.force_login(account)
        return client

    return signed_in


def _page(client: Client, snapshot: Snapshot, **more: Any) -> str:
    asked = {"period": "2025-H1", "as_of": "2025-06-30", "snapshot": snapshot.id, **more}
    answer = client.get("/figures/services.accepted/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_pages_of_a_side_hold_every_record_once(
    browser_of: Any, snapshot: Snapshot, cases: list[Any]
) -> None:
    client = browser_of(Role.LEADER)
    first, second = (_page(client, snapshot, side="records", page=number) for number in (1, 2))
    found = [[*dict.fromkeys(_OPENS.findall(page))] for page in (first, second)]
    assert [len(each) for each in found] == [SIZE, 7]
    assert {identity for each in found for identity in each} == {str(case.pk) for case in cases}
    assert f"{COUNT} 条" in first
    assert "side=records&amp;page=2#side-records" in first
    assert "page=99" not in _page(client, snapshot, side="records", page=99), "beyond the last is the last"


def test_records_of_another_department_are_counted_not_shown(browser_of: Any, snapshot: Snapshot) -> None:
    page = _page(browser_of(Role.CLERK, "党建科"), snapshot)
    assert f"{COUNT} 条，您可查看 0 条" in page
    assert f"另有 {COUNT} 条由{CASES.keeper}保管" in page
    assert not _OPENS.findall(page)
    assert "A001" not in page


def test_the_page_costs_the_same_queries_wherever_it_is_turned_to(
    browser_of: Any, snapshot: Snapshot
) -> None:
    client, counts = browser_of(Role.LEADER), []
    _page(client, snapshot)
    for number in (1, 2):
        with CaptureQueriesContext(connection) as queries:
            _page(client, snapshot, side="records", page=number)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_record_is_shown_beside_the_row_it_was_measured_from(
    browser_of: Any, snapshot: Snapshot, cases: list[Any]
) -> None:
    client, case = browser_of(Role.LEADER), cases[3]
    address = f"/ledgers/services.service_case/{case.pk}/?snapshot={snapshot.id}"
    assert address in _page(client, snapshot)
    assert "各列与快照中相同" in client.get(address).content.decode()
    case.task_name, case.void_reason, case.voided_on = "注销", "登记重复", date(2025, 7, 1)
    with changing(way="command", reason="更正"):
        case.save()
    opened = client.get(address).content.decode()
    compared = opened[opened.index('id="as-measured-heading"') :]
    cells = re.findall(r"<t[dh][^>]*>([^<]*?)\s*</t[dh]>", compared[: compared.index("</section>")])
    assert cells == ["列", "快照中（数值所用）", "现在", "事项名称", "开办", "注销"]
    assert "有 <strong>1</strong> 列改动" in opened
    assert "快照之后已作废" in opened
    later = CASES.record(case_no="B1", accepted_at=case.accepted_at, **OTHERS)
    with changing(way="command", reason="样例"):
        later.save()
    assert "快照中没有这条记录" in client.get(address.replace(str(case.pk), str(later.pk))).content.decode()
    gone = client.get(address.replace(snapshot.id, "0" * 64)).content.decode()
    assert "可能已被清理" in gone
    assert "快照对照" not in client.get(address.partition("?")[0]).content.decode()
