"""Columns under other names: proposed with a score, confirmed once, remembered for the department."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.engines.ledger.importing.test_pages import send

from yuanqu.config.command import run
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.importing.applying import apply
from yuanqu.engines.ledger.importing.heading_lines import read_mapping
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.importing.remembering import recall
from yuanqu.engines.ledger.models import ImportBatch, RememberedHeading
from yuanqu.people.models import Account, Department, Role

pytestmark = pytest.mark.django_db
LABEL = "registers.project"
# In another order, and hardly one under its own name.
OTHER = [
    "序号",
    "建设单位",
    "项目名",
    "立项编号",
    "园区",
    "项目类型",
    "签订时间",
    "投资总额（万元）",
    "领导批示",
]
MEANT = {
    "建设单位": "enterprise",
    "项目名": "name",
    "立项编号": "number",
    "园区": "park",
    "项目类型": "kind",
    "签订时间": "signed_on",
    "投资总额（万元）": "total_investment",
}


def lines(rows: Any) -> list[list[Any]]:
    kinds = ("供地建设", "租赁厂房", "供地建设")
    return [
        [n, rows.uscc[0], f"铜箔项目{n}", f"XM-{n}", "主园区", kinds[n - 1], date(2025, 3, n), 100 * n, "阅"]
        for n in (1, 2, 3)
    ]


@pytest.fixture
def clerk(client: Client) -> Account:
    """A clerk of the department that keeps the project register, signed in."""
    department = Department.objects.create(name=registry.ledger(LABEL).keeper, code="projects")
    account = Account.objects.create_user("clerk", name="李填报", department=department, role=Role.CLERK)
    client.force_login(account)
    return account


def test_other_names_in_another_order_are_proposed_by_words_and_content(
    book: Any, rows: Any, preview: Any, enterprises: list[Any]
) -> None:
    prepared = preview(book(OTHER, lines(rows)), LABEL)
    proposed = {line.heading: line for line in prepared.headings if line.how == "proposed"}
    assert {heading: line.means for heading, line in proposed.items()} == MEANT
    assert all(0.5 < line.score <= 1 for line in proposed.values())
    assert [line.heading for line in prepared.headings if line.how == "unknown"] == ["领导批示"]
    assert prepared.problems == []
    assert prepared.frame["number"].to_list() == ["XM-1", "XM-2", "XM-3"]
    with pytest.raises(FileRefused) as refused:
        apply(prepared)
    assert refused.value.code == "import.headings_unconfirmed"
    assert registry.ledger(LABEL).record.objects.count() == 0


def test_content_that_does_not_fit_is_not_proposed(book: Any, rows: Any, preview: Any) -> None:
    headings = [*rows.headings[:6], "签订时间"]
    prepared = preview(book(headings, [[*rows.project(1)[:6], "尚未签订，计划下月"]]), LABEL)
    assert [(line.heading, line.how) for line in prepared.headings] == [("签订时间", "unknown")]


def test_one_confirmation_on_the_page_and_none_the_next_time(
    clerk: Account, client: Client, book: Any, rows: Any, enterprises: list[Any]
) -> None:
    page = send(client, book(OTHER, lines(rows))).content.decode()
    assert "请确认：相似度" in page
    batch = ImportBatch.objects.get()
    number = [line["heading"] for line in batch.preview["headings"]].index("领导批示")
    address = reverse("ledger:import-apply", args=[LABEL, batch.pk])
    confirmed = {"mode": "all_or_nothing", "reason": "六月"}
    corrected = client.post(address, {**confirmed, f"heading-{number}": "note"}, follow=True)
    assert "已按所选重新读取" in corrected.content.decode()
    assert registry.ledger(LABEL).record.objects.count() == 0
    done = client.post(address, confirmed, follow=True)
    assert "已导入：新增 3 条" in done.content.decode()
    assert {record.note for record in registry.ledger(LABEL).record.objects.all()} == {"阅"}
    assert RememberedHeading.objects.filter(department=clerk.department, ledger=LABEL).count() == 8
    later = send(client, book(OTHER, lines(rows), name="七月.xlsx")).content.decode()
    assert "请确认：相似度" not in later
    assert "按以往确认的对应：“建设单位”读作“实施企业”" in later
    # Another department has its own words.
    other = Department.objects.create(name="别的科室", code="other")
    ledger = registry.ledger(LABEL)
    assert recall(ledger, clerk.department)
    assert recall(ledger, other) == {}


def test_a_key_under_a_name_unlike_any_is_asked_for_on_the_page(
    clerk: Account, client: Client, book: Any, rows: Any
) -> None:
    headings = ["甲号", *rows.headings[1:]]
    page = send(client, book(headings, [rows.project(1)])).content.decode()
    assert "缺少“项目编号”列" in page
    batch = ImportBatch.objects.get()
    assert "mode" not in page
    address = reverse("ledger:import-apply", args=[LABEL, batch.pk])
    still = client.post(address, {"mode": "all_or_nothing", "reason": "x"}, follow=True).content.decode()
    assert "缺少“项目编号”列" in still
    shown = client.post(address, {"heading-0": "number", "again": "1"}, follow=True).content.decode()
    assert "缺少“项目编号”列" not in shown
    done = client.post(address, {"mode": "all_or_nothing", "reason": "六月"}, follow=True)
    assert "已导入：新增 1 条" in done.content.decode()


def test_a_heading_once_left_is_read_when_the_ledger_knows_it(
    clerk: Account, book: Any, rows: Any, preview: Any
) -> None:
    path = book(
        ["项目编号", "项目名称", "所在园区", "项目类别", "备注"], [["XM-1", "甲", "主园区", "供地", "说"]]
    )
    assert preview(path, LABEL, known={"备注": "", "所在园区": "park"}).frame["note"].to_list() == ["说"]
    assert preview(path, LABEL, headings={"备注": ""}).frame["note"].to_list() == [None]


@pytest.mark.parametrize(
    ("given", "code"),
    [("建设单位", "import.map_unreadable"), ("建设单位=实施企", "import.map_column_unknown")],
)
def test_a_mapping_that_cannot_be_read_is_explained(given: str, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_mapping(registry.ledger(LABEL), [given])
    assert refused.value.code == code


def test_on_the_command_line(
    book: Any, rows: Any, enterprises: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(book(OTHER, lines(rows)))
    asked = ["import", path, "--ledger", LABEL]
    assert run(asked) == 1
    said = capsys.readouterr().out
    assert "“建设单位”读作“实施企业”（相似度" in said
    assert "确认前什么也没有写入" in said
    assert registry.ledger(LABEL).record.objects.count() == 0
    assert run([*asked, "--map", "领导意见=备注", "--accept"]) == 1
    assert "是否为：领导批示" in capsys.readouterr().err
    assert run([*asked, "--map", "领导批示=备注", "--accept"]) == 0
    assert registry.ledger(LABEL).record.objects.filter(note="阅").count() == 3
    capsys.readouterr()
    assert run(asked) == 0
    again = capsys.readouterr().out
    assert "按以往确认的对应" in again
    assert "什么也没有改变" in again
    batch = str(ImportBatch.objects.get(counts__inserted=3).pk)
    assert run(["undo", batch[:-4], "--reason", "传错了"]) == 0
    assert "作废 3 条" in capsys.readouterr().out
    assert run(["undo", "ffff", "--reason", "x"]) == 2
    assert run(["undo"]) == 0
    assert "已撤销" in capsys.readouterr().out
