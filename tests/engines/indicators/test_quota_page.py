"""The page 应办未办, its block on the home page and `yuanqu quotas` say who is behind and how long there is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.contract.rows import keeper_of, make_record
from tests.soundness.making import snapshot_of

from yuanqu.config.command import run
from yuanqu.config.commands import quotas as quotas_command
from yuanqu.engines.indicators import quota_page
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.writing import author
from yuanqu.engines.procedure import quotas
from yuanqu.engines.procedure.quotas import Quota
from yuanqu.engines.reports import home
from yuanqu.people.models import Account, Department, Role

SERVED = Quota(
    "每月走访", code="trial.visits", of="services.service_case", each="registers.enterprise", link="enterprise",
    during="accepted_at",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _declared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    quotas.declare(SERVED)
    for module in (quota_page, quotas_command):
        monkeypatch.setattr(module, "today", lambda: date(2025, 6, 20))
    yield
    del quotas._quotas["trial.visits"]


def test_behind_is_listed_by_command_with_the_days_left(
    transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    snapshot = snapshot_of(tmp_path, registers__enterprise=[{"id": uuid4(), "name": "青禾公司"}])
    monkeypatch.setattr(quotas_command, "current", lambda: snapshot)
    assert run(["quotas", "--json"]) == 0
    (each,) = json.loads(capsys.readouterr().out)
    assert (each["title"], each["done"], each["least"], each["left"]) == ("青禾公司", 0, 1, 10)
    assert run(["quotas", "--as-of", "2025-06-30"]) == 0
    assert "今天到期" in capsys.readouterr().out


def test_a_reader_sees_only_objects_that_exist_for_him(
    transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = snapshot_of(tmp_path, registers__enterprise=[{"id": uuid4(), "name": "看不到的公司"}])
    monkeypatch.setattr(quota_page, "current", lambda: hidden)
    monkeypatch.setattr(home, "current", lambda: hidden)
    client = Client()
    client.force_login(Account.objects.create_user(username="office", name="办公室", role=Role.OFFICE))
    page = client.get("/quotas/").content.decode()
    assert "每月走访" in page
    assert "看不到的公司" not in page
    assert "本期已全部办足：" in page
    assert "个对象未办足" not in client.get("/").content.decode()


@pytest.mark.parametrize(("role", "status"), [(Role.CLERK, 200), (Role.ENTERPRISE, 403)])
def test_a_quota_of_a_ledger_one_may_not_open_is_not_told(
    transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, role: Role, status: int
) -> None:
    own = make_record(
        registry.ledger("registers.enterprise"),
        author(keeper_of(registry.ledger("registers.enterprise")), "page"),
    )
    held = snapshot_of(tmp_path, registers__enterprise=[{"id": own.pk, "name": "青禾公司"}])
    for module in (quota_page, home):
        monkeypatch.setattr(module, "current", lambda: held)
    client, elsewhere = Client(), Department.objects.create(code="x", name="别的科")
    client.force_login(Account.objects.create_user("x", None, name="员", role=role, department=elsewhere))
    answer = client.get("/quotas/")
    assert answer.status_code == status
    for page in (answer, client.get("/")):
        assert "每月走访" not in page.content.decode()
