"""Who would be missed by the register: from records alone, with those records and the window's end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from yuanqu.domains.economy.missed import light, missed, window
from yuanqu.engines.ledger import today as clock
from yuanqu.people.models import Account, Department, Role
from yuanqu.registers.ledgers.above_scale import AboveScale
from yuanqu.registers.ledgers.rule import Rule
from yuanqu.terms import credit_code

DAY = date(2025, 11, 5)


def _uscc(number: int) -> str:
    return credit_code.make(f"9136090000000000{number}")


@pytest.fixture
def clerk(db: None) -> Account:
    """Of the office that keeps both ledgers."""
    own, _ = Department.objects.get_or_create(name="经济运行科", defaults={"code": "economy"})
    return Account.objects.create_user("jj", "Economy-123", name="李", role=Role.CLERK, department=own)


def test_whoever_reached_the_standard_is_warned_of_though_nobody_pressed_anything(
    clerk: Account, register: Any, statement: Any, keep: Any, candidate: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pinned: only those for whom somebody had pressed 达标 in the pool were warned of."""
    by_statement, corrected, in_pool, applied, standing = (register(uscc=_uscc(n)) for n in range(5))
    for each, revenue in ((by_statement, 20_000), (corrected, 25_000), (standing, 90_000)):
        keep({**statement(date(2025, 9, 1), main_revenue=revenue), "enterprise": each.pk})
    keep({**statement(date(2025, 9, 1), edition=2, main_revenue=19_999), "enterprise": corrected.pk})
    for each in (in_pool, applied):
        row = candidate(each.pk, 2025)
        row.revenue_ytd, row.state = Decimal(2000), "county" if each is applied else "nurtured"
        row.save()
    left = register(uscc=_uscc(5))
    keep({**statement(date(2024, 12, 1), main_revenue=50_000), "enterprise": left.pk})
    stay = {
        "specialty": "B",
        "threshold": "industry_2000",
        "entry_route": "yearly_grown",
        "batch": "年度第一批",
    }
    AboveScale.objects.create(
        enterprise_id=standing.pk, in_month=date(2024, 2, 1), base_source="reported", **stay
    )
    gone = {"in_month": date(2020, 2, 1), "out_month": date(2024, 12, 1), "exit_route": "suspended"}
    AboveScale.objects.create(enterprise_id=left.pk, base_source="reported", **stay, **gone)
    found = {each.enterprise: each for each in missed(clerk, DAY)}
    assert set(found) == {by_statement.pk, in_pool.pk}
    assert [each.said for each in found[by_statement.pk].evidence] == [
        "2025年1至9月财务状况月报主营业务收入2000万元"
    ]
    assert (found[by_statement.pk].pool, found[in_pool.pk].pool) == ("", "2025年培育中")
    monkeypatch.setattr(clock, "_provider", [lambda: DAY])
    browser = Client()
    browser.force_login(clerk)
    page = browser.get("/economy/missed/").content.decode()
    assert "共 2 家" in page
    assert str(found[by_statement.pk].evidence[0].record) in page
    clerk.department = Department.objects.create(code="other", name="党建科")
    clerk.save()
    assert browser.get("/economy/missed/").status_code == 403


def test_the_window_is_lit_as_it_nears_its_end(db: None, register: Any, candidate: Any) -> None:
    assert light(window(DAY), DAY)[0] == "grey"
    rule = {"name": "年度入库申报截止", "unit": "月", "source": "通知", "valid_from": date(2020, 1, 1)}
    Rule.objects.create(code="entry_yearly_month", value=11, **rule)
    assert light(window(DAY), date(2025, 10, 30))[0] == "green"
    assert light(window(DAY), DAY) == ("yellow", "申报11月30日截止，还剩25天")
    assert light(window(DAY), date(2025, 12, 1))[0] == "red"
    row = candidate(register().pk, 2025)
    row.apply_by = date(2025, 12, 10)
    row.save()
    assert light(window(DAY), DAY) == ("green", "申报12月10日截止，还剩35天")
