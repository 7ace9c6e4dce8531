"""A zone's own indicators: composed by the office alone, previewed, versioned, archived; refused where misleading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from yuanqu.engines.composing.judging import Draft, judge
from yuanqu.engines.composing.models import Version
from yuanqu.engines.composing.offering import offer
from yuanqu.engines.composing.spec import Asked, Spec, SpecDamaged, read_spec
from yuanqu.engines.composing.versions import OutOfDate, compose, history, revise, set_archived
from yuanqu.engines.indicators.catalogue import UnknownIndicator, every_indicator, indicator
from yuanqu.engines.indicators.vocabulary import Ratio
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.reports.board import chosen
from yuanqu.people.models import Account, AuditEntry, Role

MEDIUM = Asked("size_class", "is", ("medium",))
FIRMS = Spec("registers.enterprise", when=("opened_on",), where=(MEDIUM,), unit="家")


def codes_of(draft: Draft, account: Account) -> set[str]:
    return {each.code for each in judge(draft, account)}


def test_every_edit_is_a_version_and_nothing_is_lost(person: Any) -> None:
    office = person(Role.OFFICE)
    first = compose(Draft("期内新开中型企业数", FIRMS), office)
    assert indicator("期内新开中型企业数").code == "own.1"
    wider = Draft("期内新开企业数", replace(FIRMS, where=()), reason="不限规模")
    with pytest.raises(Refused, match="为什么改"):
        revise(first.number, 1, replace(wider, reason=""), office)
    revise(first.number, 1, wider, office)
    with pytest.raises(OutOfDate, match="王已把它修改为第2版"):
        revise(first.number, 1, wider, office)
    assert indicator("own.1").name == "期内新开企业数"
    assert indicator("own.1@1").name == "期内新开中型企业数"  # what an older figure meant is still there
    assert "第1版" in indicator("own.1@1").source
    with pytest.raises(UnknownIndicator):
        indicator("期内新开中型企业数")
    set_archived(1, 2, True, "不再用", office)
    assert "own.1" not in {each.code for each in every_indicator()}
    assert indicator("own.1").name == "期内新开企业数"
    set_archived(1, 3, False, "又要用", office)
    assert [each.deed for each in history(1)] == ["restored", "archived", "revised", "composed"]
    for deed in (lambda: Version.objects.update(name="改名"), lambda: Version.objects.all().delete()):
        with pytest.raises(IntegrityError, match="versions stay"), transaction.atomic():
            deed()
    with (
        connection.cursor() as cursor
    ):  # a version that no program wrote is said to be broken, and stops nothing else
        cursor.execute(
            "INSERT INTO composing_version (number, version, deed, name, spec, basis, reason, actor_name, at)"
            " VALUES (2, 1, 'composed', '坏', '{\"of\": \"no.ledger\", \"eval\": \"1\"}', '', '', '某', now())"
        )
    assert [each.code for each in every_indicator()][-1] == "own.1"
    with pytest.raises(SpecDamaged, match="eval"):
        read_spec(Version.objects.get(number=2).spec)


def test_what_misleads_is_refused(person: Any) -> None:
    office = person(Role.OFFICE)
    compose(Draft("甲", FIRMS), office)
    supplement = Spec("economy.supplement", "sum", "workers", when=("month",), unit="人")
    statement = Spec("economy.statement", "sum", "inventory", when=("month",), unit="千元")
    refused = {
        "indicators.name_twice": Draft("甲", replace(FIRMS, where=())),
        "indicators.meaning_twice": Draft("乙", FIRMS),
        "indicators.stock_summed": Draft("乙", supplement),
        "indicators.rate_summed": Draft(
            "乙", replace(supplement, measure="average", column="capacity_use", unit="%")
        ),
        "indicators.said_twice": Draft("乙", replace(FIRMS, where=(MEDIUM, MEDIUM))),
        "own.unit": Draft("乙", replace(FIRMS, unit="万元")),
        "own.part": Draft("乙", replace(FIRMS, measure="share", unit="%")),
        "own.test": Draft("乙", replace(FIRMS, where=(Asked("opened_on", "is", ("2025-01-01",)),))),
        "own.value": Draft("乙", replace(FIRMS, where=(Asked("size_class", "is", ("huge",)),))),
        "own.window": Draft("乙", replace(FIRMS, window="statement", when=())),
        "own.ledger": Draft("乙", replace(FIRMS, of="registers.nothing")),
        "own.name": Draft("", FIRMS),
    }
    assert [code for code, draft in refused.items() if code not in codes_of(draft, office)] == []
    assert codes_of(Draft("乙", statement), office) == {"own.window"}
    for measure in ("count", "share"):  # an enterprise would count once a month, and again in each edition
        assert "own.window" in codes_of(Draft("乙", replace(statement, measure=measure, column="")), office)
    assert codes_of(Draft("乙", replace(FIRMS, unit="家"), basis="据" * 300), office) >= {"own.basis"}
    mean = replace(supplement, measure="average", unit="人", places=1)
    assert not codes_of(Draft("乙", mean), office)  # the mean of what stands at the ends of months is one
    assert not codes_of(Draft("乙", replace(statement, window="statement", when=())), office)
    said = judge(Draft("乙", replace(FIRMS, where=(MEDIUM, Asked("size_class", "is", ("huge",))))), office)
    assert [(each.columns, each.sentence) for each in said] == [
        (("where-2",), "第2条条件：没有「huge」这个值。请从列表中选。")
    ]


def test_a_number_is_divided_by_one_of_the_catalogue(person: Any) -> None:
    """A percentage of unlike things is refused; the version of an own divisor stays, whatever becomes of it."""
    office = person(Role.OFFICE)
    firms = compose(Draft("甲", FIRMS), office)
    all_ = compose(Draft("乙", replace(FIRMS, where=())), office)
    share = replace(FIRMS, over=all_.code, unit="%")
    ratio = compose(Draft("丙", share), office)
    made = indicator(f"own.{ratio.number}")
    assert isinstance(made, Ratio)
    assert made.definition.endswith("，除以「乙」。")
    assert codes_of(Draft("丁", replace(share, over=f"own.{ratio.number}")), office) == {"own.over"}
    assert codes_of(Draft("丁", replace(share, over="own.99")), office) == {"own.over"}
    assert codes_of(Draft("丁", replace(share, measure="share", part=(MEDIUM,))), office) == {"own.over"}
    assert codes_of(Draft("丁", replace(share, over="safety.hazards_found")), office) == {"own.unit"}
    assert not codes_of(Draft("丁", replace(share, over="safety.hazards_found", unit="家/条")), office)
    taxes = Spec(
        "economy.tax", "sum", "tax_paid", over="safety.hazards_found", when=("month",), unit="万元/条"
    )
    assert not codes_of(Draft("丁", taxes), office)
    set_archived(all_.number, 1, True, "不用了", office)
    assert indicator(f"own.{ratio.number}").definition == made.definition
    revise(firms.number, 1, Draft("甲二", FIRMS, reason="改名"), office)


def test_a_hidden_column_is_as_one_that_does_not_exist(person: Any) -> None:
    """Withheld columns are for their keeper; others are told the same of them as of a name nobody ever gave."""
    office = person(Role.OFFICE)
    found = offer(office, "land.disposal_step")
    assert found is not None
    assert "land_cost" not in found.columns
    steps = Spec("land.disposal_step", "sum", "land_cost", "during", (next(iter(found.dates)),), unit="万元")
    hidden, absent = (
        [
            each.sentence.replace(name, "某列")
            for each in judge(Draft("乙", replace(steps, column=name)), office)
        ]
        for name in ("land_cost", "no_such_thing")
    )
    assert hidden == absent != []
    personal = {name for name, column in found.ledger.declared().items() if column.personal}
    assert not personal & set(found.columns)


@pytest.mark.django_db(transaction=True)  # what is measured is read from outside
def test_the_page_previews_before_it_keeps(person: Any, register: Any) -> None:
    register(opened_on=date(2025, 2, 1))
    page = Client()
    page.force_login(person(Role.OFFICE))
    sent = {
        "of": "registers.enterprise",
        "name": "期内新开中型企业数",
        "measure": "count",
        "unit_of": "count||",
        "unit": "家",
        "window": "during",
        "day": "opened_on",
        "where-rows": "1",
        "where-0-column": "size_class",
        "where-0-test": "is",
        "where-0-value": "medium",
        "audience": "readers",
        "period": "2025-H1",
        "do": "save",
    }
    shown = page.post("/indicators/own/new/", sent)
    assert not Version.objects.exists()  # nothing was previewed yet
    body = shown.content.decode()
    assert "1家" in body
    assert "云岚某某有限公司" in body
    assert (
        page.post("/indicators/own/new/", {**sent, "previewed": shown.context["digest"]}).status_code == 302
    )
    assert list(AuditEntry.objects.filter(act="编制自定指标").values_list("what", flat=True)) == [
        "期内新开中型企业数（own.1@1）"
    ]
    assert page.post("/indicators/own/new/", {**sent, "name": ""}).status_code == 422
    assert page.post("/board/choice/", {"names": "期内新开中型企业数"}).status_code == 302
    assert [each.code for each in chosen()] == ["own.1"]
    for address in (
        "/figures/own.1/",
        "/figures/own.1@1/",
        "/indicators/own/1/",
        "/indicators/own/",
        "/board/",
    ):
        assert "期内新开中型企业数" in page.get(address).content.decode(), address
    lineage = page.get("/indicators/of/own.1/").content.decode()
    assert all(word in lineage for word in ("单位规模", "看板", "一名一指标"))
    assert "期内新开中型企业数" in page.get("/indicators/?q=新开中型").content.decode()
    clerk = Client()
    clerk.force_login(person(Role.CLERK, "经济运行科"))
    assert clerk.post("/indicators/own/new/", sent).status_code == 403
    assert (
        clerk.post("/indicators/own/1/archive/", {"opened": "1", "archived": "1", "reason": "x"}).status_code
        == 403
    )
    stranger = Client()
    stranger.force_login(person(Role.ENTERPRISE))
    assert stranger.get("/indicators/own/1/").status_code == 403


def test_who_may_not_read_the_ledger_does_not_see_the_value(person: Any) -> None:
    office, clerk = person(Role.OFFICE), person(Role.CLERK, "经济运行科")
    found = offer(office, "public_order.petition")
    assert found is not None
    secret = Spec("public_order.petition", when=(next(iter(found.dates)),), unit="件", where=(), places=0)
    secret = replace(secret, where=(Asked(next(iter(found.of_kind("long_text", "text"))), "filled"),))
    compose(Draft("填了某栏的信访件数", secret), office)
    page = Client()
    page.force_login(clerk)
    for address in ("/figures/own.1/", "/indicators/own/1/", "/indicators/of/own.1/"):
        assert page.get(address).status_code == 404, address
    assert "填了某栏" not in page.get("/indicators/own/").content.decode()
    assert "填了某栏" not in page.get("/indicators/?q=信访").content.decode()
