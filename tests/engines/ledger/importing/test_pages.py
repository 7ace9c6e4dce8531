"""The import pages: upload, preview, apply, download, undo — by whoever keeps the ledger, and nobody else."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.models import Change, ImportBatch
from yuanqu.people.models import Account, Department, Role

pytestmark = pytest.mark.django_db
LABEL = "registers.project"


@pytest.fixture
def clerk(client: Client) -> Account:
    """A clerk of the department that keeps the project register, signed in."""
    keeper = registry.ledger(LABEL).keeper
    department, _ = Department.objects.get_or_create(name=keeper, defaults={"code": "projects"})
    account = Account.objects.create_user("clerk", name="李填报", department=department, role=Role.CLERK)
    client.force_login(account)
    return account


def url(page: str, *args: Any) -> str:
    return reverse(f"ledger:{page}", args=[LABEL, *args])


def body(response: Any) -> bytes:
    """What a download holds; the test client closes it, and its file, when all has been read."""
    return b"".join(response.streaming_content)


def send(client: Client, path: Path, **fields: str) -> Any:
    file = SimpleUploadedFile(path.name, path.read_bytes())
    return client.post(url("import"), {"workbook": file, "blanks": "clear", **fields}, follow=True)


def test_from_upload_to_result_and_back(
    clerk: Account, client: Client, book: Any, rows: Any, enterprises: list[Any]
) -> None:
    page = client.get(url("import"))
    assert page.status_code == 200
    assert "下载模板" in page.content.decode()
    shown = send(client, book(rows.headings, [rows.project(1), rows.project(2)]))
    batch = ImportBatch.objects.get()
    assert (shown.redirect_chain, batch.state) == ([(url("import-batch", batch.pk), 302)], "previewed")
    assert registry.ledger(LABEL).record.objects.count() == 0
    assert "这是预览，还没有写入。" in shown.content.decode()
    missing = client.post(url("import-apply", batch.pk), {"mode": "all_or_nothing", "reason": ""})
    assert missing.status_code == 422
    assert "请写明导入缘由" in missing.content.decode()
    done = client.post(
        url("import-apply", batch.pk), {"mode": "all_or_nothing", "reason": "六月"}, follow=True
    )
    assert "已导入：新增 2 条" in done.content.decode()
    batch.refresh_from_db()
    change = Change.objects.get(pk=batch.change_id)
    assert (change.actor, change.actor_name, change.reason) == (clerk, "李填报", "六月")
    again = client.post(
        url("import-apply", batch.pk), {"mode": "all_or_nothing", "reason": "六月"}, follow=True
    )
    assert "没有重复处理" in again.content.decode()
    undone = client.post(url("import-undo", batch.pk), {"reason": "传错了"}, follow=True)
    assert "作废 2 条" in undone.content.decode()


def test_problems_are_shown_and_the_marked_workbook_comes_back(
    clerk: Account, client: Client, book: Any, rows: Any
) -> None:
    path = book(rows.headings, [rows.project(1), rows.project(2, 签约日期="<b>6月</b>")], name="六月.xlsx")
    page = send(client, path).content.decode()
    assert "&lt;b&gt;6月&lt;/b&gt;" in page
    assert "第3行" in page
    assert "G3" in page
    batch = ImportBatch.objects.get()
    marked = client.get(url("import-marked", batch.pk))
    assert "%E6%A0%A1%E9%AA%8C%E7%BB%93%E6%9E%9C.xlsx" in marked["Content-Disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(body(marked))).active
    assert sheet["G3"].comment.text
    failed = client.get(url("import-marked", batch.pk) + "?failed=1")
    sheet = openpyxl.load_workbook(io.BytesIO(body(failed))).active
    assert sheet.max_row == 2
    refused = client.post(
        url("import-apply", batch.pk), {"mode": "all_or_nothing", "reason": "试"}, follow=True
    )
    assert "什么也没有写入" in refused.content.decode()
    assert registry.ledger(LABEL).record.objects.count() == 0


def test_a_preview_gone_stale_is_shown_anew_before_writing(
    clerk: Account, client: Client, book: Any, rows: Any
) -> None:
    send(client, book(rows.headings, [rows.project(1)]))
    batch = ImportBatch.objects.get()
    with changing(way="page", reason="别人"):
        registry.ledger(LABEL).record.objects.create(
            number="XM-0001", name="别人登记", park="main", kind="land"
        )
    told = client.post(
        url("import-apply", batch.pk), {"mode": "all_or_nothing", "reason": "六月"}, follow=True
    )
    assert "预览之后台账又有变动" in told.content.decode()
    assert "别人登记" in told.content.decode()
    assert registry.ledger(LABEL).record.objects.get().name == "别人登记"
    client.post(url("import-apply", batch.pk), {"mode": "all_or_nothing", "reason": "六月"})
    assert registry.ledger(LABEL).record.objects.get().name == "铜箔项目1"


def test_a_file_that_cannot_be_read_is_explained_on_the_form(clerk: Account, client: Client) -> None:
    file = SimpleUploadedFile("甲.xlsx", b"PK\x03\x04 nothing")
    page = client.post(url("import"), {"workbook": file, "blanks": "clear"})
    assert page.status_code == 422
    assert "另存为 .xlsx" in page.content.decode()
    assert ImportBatch.objects.count() == 0


def test_only_the_keeping_department_may_import(clerk: Account, client: Client, book: Any, rows: Any) -> None:
    send(client, book(rows.headings, [rows.project(1)]))
    batch = ImportBatch.objects.get()
    Account.objects.filter(pk=clerk.pk).update(department=None)
    assert client.get(url("import")).status_code == 403
    assert client.get(url("import-batch", batch.pk)).status_code == 403
    assert client.get(url("import-marked", batch.pk)).status_code == 403
    assert client.post(url("import-apply", batch.pk), {}).status_code == 403
    assert client.post(url("import-undo", batch.pk), {}).status_code == 403
    assert body(client.get(url("template"))).startswith(b"PK")
    client.logout()
    assert client.get(url("template")).status_code == 302
    assert client.get(url("export")).status_code == 302


def test_a_batch_of_another_ledger_is_not_found(clerk: Account, client: Client, book: Any, rows: Any) -> None:
    send(client, book(rows.headings, [rows.project(1)]))
    keeper = Department.objects.create(code="economy", name=registry.ledger("registers.enterprise").keeper)
    Account.objects.filter(pk=clerk.pk).update(department=keeper)
    other = reverse("ledger:import-batch", args=["registers.enterprise", ImportBatch.objects.get().pk])
    assert client.get(other).status_code == 404


def test_a_list_is_exported_with_its_filters(
    clerk: Account, client: Client, book: Any, rows: Any, enterprises: list[Any]
) -> None:
    send(client, book(rows.headings, [rows.project(1), rows.project(2, 项目名称="=cmd|calc")]))
    batch = ImportBatch.objects.get()
    client.post(url("import-apply", batch.pk), {"mode": "all_or_nothing", "reason": "六月"})
    whole = client.get(url("export"))
    sheet = openpyxl.load_workbook(io.BytesIO(body(whole))).active
    assert sheet.max_row == 3
    text = client.get(url("export") + "?q=cmd&format=csv")
    lines = body(text).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "'=cmd|calc" in lines[1]
    assert client.get(url("export") + "?format=exe").status_code == 400
