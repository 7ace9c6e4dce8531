"""Every ledger keeps this contract, from the day it is declared and without exemption (台账契约)."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.contract.rows import as_json, lay_many, make_record, make_values

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.history import record_history
from yuanqu.engines.ledger.pages.form_fields import shown_texts
from yuanqu.engines.ledger.pages.form_page import OPENED, REASON
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.queries import UNORDERED, BadList, Listing, read_list
from yuanqu.engines.ledger.system_checks import check_ledger
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import Author
from yuanqu.people.models import Account, Role

_SAID = re.compile(r'notice-error.*?</div>|<ul class="field-errors".*?</ul>', re.S)
_REFERENCE = re.compile(r'"#/components/schemas/([^"]+)"')
LEDGERS = [pytest.param(ledger, id=ledger.label) for ledger in registry.ledgers()]
TRIGGERS = {"yuanqu_insert", "yuanqu_update", "yuanqu_refuse", "yuanqu_refuse_truncate"}

every_ledger = pytest.mark.parametrize("ledger", LEDGERS)


def _changeable(ledger: type[Ledger]) -> tuple[str, Column]:
    """A column of free text that is no key, nor another's alone: what the contract changes."""
    others = {name for each in ledger.rights.fillings if each.alone for name in each.columns}
    texts = [
        (name, column)
        for name, column in ledger.declared().items()
        if column.kind in ("long_text", "text") and name not in {*ledger.key, *ledger.untyped(), *others}
    ]
    return max(texts, key=lambda each: (each[1].kind == "long_text", each[1].empty))


def _said(answer: Any) -> list[str]:
    """What a page says is wrong."""
    return _SAID.findall(answer.content.decode())


def _records(ledger: type[Ledger], **where: Any) -> Any:
    return ledger.record._default_manager.filter(**where)


def test_there_are_ledgers() -> None:
    assert len(LEDGERS) >= 22


@every_ledger
def test_the_declaration_is_whole(ledger: type[Ledger]) -> None:
    assert check_ledger(ledger) == []


@every_ledger
def test_the_list_and_the_detail_open(ledger: type[Ledger], signed_in: Client, by: Author) -> None:
    url = reverse("ledger:list", args=[ledger.label])
    assert "还没有记录" in signed_in.get(url).content.decode()
    record = make_record(ledger, by)
    listed = signed_in.get(url)
    detail = reverse("ledger:detail", args=[ledger.label, record.pk])
    assert listed.status_code == 200
    assert detail in listed.content.decode()
    opened = signed_in.get(detail).content.decode()
    for column in ledger.declared().values():
        assert all(part.rstrip("）") in opened for part in column.label.split("（"))
    assert "王建国" in opened, "the history names who registered the record"


@every_ledger
def test_the_list_filters_searches_and_sorts_by_every_column(
    ledger: type[Ledger], signed_in: Client, by: Author
) -> None:
    make_record(ledger, by)
    url = reverse("ledger:list", args=[ledger.label])
    asking = {
        "day": "2025年",
        "month": "2025年",
        "moment": "2025年",
        "yes_no": "no",
        "whole": "0..9",
        "amount": "0..9",
    }
    asked = {name: _asked(column, asking) for name, column in ledger.declared().items()}
    unordered = [name for name, column in ledger.declared().items() if column.kind in UNORDERED]
    for name, text in [(name, asked.pop(name)) for name in unordered]:
        for refused in ({"sort": [name]}, {name: [text]}):
            with pytest.raises(BadList, match="不能按它筛选或排序"):
                read_list(by.account, ledger, refused)
    for name, text in asked.items():
        words = {"q": ["样 例"], "sort": [f"-{name}"], name: [text]}
        listing = Listing(by.account, read_list(by.account, ledger, words))
        assert len(listing.page) == min(listing.count, listing.asked.size), name
    answer = signed_in.get(url, asked | {"q": "样 例", "sort": f"-{name}"})
    assert answer.status_code == 200
    assert "notice-error" not in answer.content.decode()


def _asked(column: Column, asking: dict[str, str]) -> str:
    code = next(iter(getattr(column, "codes", None) or []), None)
    return code.code if code else asking.get(column.kind, "样")


@every_ledger
def test_the_form_registers_changes_and_voids(ledger: type[Ledger], signed_in: Client, by: Author) -> None:
    on = Subject(ledger, by.account)
    form = signed_in.get(on.url("new"))
    assert form.status_code == 200
    values = make_values(ledger, by)
    typed = shown_texts(on, values)
    created = signed_in.post(on.url("new"), typed)
    assert created.status_code == 302, _said(created)
    record = _records(ledger).latest("id")
    held = {name: getattr(record, column.attname) for name, column in ledger.declared().items()}
    assert {name: held[name] for name in values} == values

    name, _ = _changeable(ledger)
    edit = on.url("edit", record.pk)
    page = signed_in.get(edit)
    assert page.status_code == 200
    opened = token_of(ledger, record)
    changed = signed_in.post(edit, shown_texts(on, held) | {name: "改过的字", OPENED: opened, REASON: "契约"})
    assert changed.status_code == 302, _said(changed)
    record.refresh_from_db()
    assert (getattr(record, name), record.version) == ("改过的字", 2)

    voided = signed_in.post(on.url("void", record.pk), {OPENED: token_of(ledger, record), REASON: "登记重复"})
    assert voided.status_code == 302, _said(voided)
    record.refresh_from_db()
    assert record.void_reason == "登记重复"
    assert "已作废" in signed_in.get(on.url("detail", record.pk)).content.decode()


@every_ledger
def test_the_form_says_what_is_missing(ledger: type[Ledger], signed_in: Client, by: Author) -> None:
    answer = signed_in.post(Subject(ledger, by.account).url("new"), {})
    assert answer.status_code == 422
    required = [c for n, c in ledger.declared().items() if not c.empty and n not in ledger.untyped()]
    text = answer.content.decode()
    for column in required:
        assert f"「{column.label}」必填" in text
    assert not _records(ledger).exists()


@every_ledger
def test_the_api_registers_changes_and_voids(ledger: type[Ledger], signed_in: Client, by: Author) -> None:
    base = f"/api/ledgers/{ledger.label}/records"
    values = make_values(ledger, by)
    body = {"values": as_json(ledger, values), "reason": "契约"}
    created = signed_in.post(base, body, content_type="application/json")
    assert created.status_code == 201, created.content.decode()
    record = created.json()
    name, _ = _changeable(ledger)
    one = f"{base}/{record['id']}"
    change = {"values": {name: "改过的字"}, "reason": "契约"}
    lost = signed_in.patch(one, change | {"version": "1.999999"}, content_type="application/json")
    assert (lost.status_code, lost.json()["code"]) == (409, "record.conflict")
    changed = signed_in.patch(
        one, change, content_type="application/json", headers={"If-Match": created["ETag"]}
    )
    assert changed.status_code == 200, changed.content.decode()
    assert changed.json()[name] == "改过的字"
    history = signed_in.get(f"{one}/history").json()
    assert [event["did"] for event in history] == ["update", "insert"]
    assert {event["way"] for event in history} == {"api"}
    void = {"reason": "登记重复", "version": changed.json()["version"]}
    assert signed_in.post(f"{one}/void", void, content_type="application/json").status_code == 200
    found = signed_in.get(base, {"standing": "voided"}).json()
    assert [each["id"] for each in found["records"]] == [record["id"]]
    assert signed_in.get(base).json()["count"] == 0


@pytest.fixture(scope="module")
def described(django_db_setup: None, django_db_blocker: Any) -> dict[str, Any]:
    """What the API says of itself, asked once: it is the same for everybody who is signed in."""
    with django_db_blocker.unblock(), transaction.atomic():
        client = Client()
        client.force_login(Account.objects.create_user("reader", None, name="李四", role=Role.LEADER))
        answer = client.get("/api/openapi.json")
        transaction.set_rollback(True)
    assert answer.status_code == 200
    return dict(answer.json())


@every_ledger
def test_the_api_documents_every_column(ledger: type[Ledger], described: dict[str, Any]) -> None:
    base = f"/api/ledgers/{ledger.label}/records"
    mine = {path: told for path, told in described["paths"].items() if path.startswith(base)}
    assert {"get", "post"} <= set(mine[base])
    schemas = described["components"]["schemas"]
    said = json.dumps([mine, [schemas[name] for name in _schemas_of(mine, schemas)]], ensure_ascii=False)
    for column in ledger.declared().values():
        assert column.label in said
        if unit := getattr(column, "unit", ""):
            assert f"单位：{unit}" in said


def _schemas_of(told: Any, schemas: dict[str, Any]) -> set[str]:
    """Names of the schemas that ``told`` refers to, and those they refer to."""
    found: set[str] = set()
    further = set(_REFERENCE.findall(json.dumps(told)))
    while further:
        found |= further
        further = {n for name in further for n in _REFERENCE.findall(json.dumps(schemas[name]))} - found
    return found


@every_ledger
def test_every_way_of_changing_is_recorded(ledger: type[Ledger], by: Author) -> None:
    """The ORM, a bulk update and raw SQL leave the same lines, and raw SQL is told as such."""
    record, (name, column) = make_record(ledger, by), _changeable(ledger)
    with changing(way="command", actor_name="甲", reason="一"):
        setattr(record, name, "甲改")
        record.save()
    with changing(way="command", actor_name="乙", reason="二"):
        setattr(record, name, "乙改")
        ledger.record._default_manager.bulk_update([record], [name])
    with connection.cursor() as cursor:
        stored = column.column  # type: ignore[attr-defined]
        cursor.execute(f'UPDATE "{ledger.table()}" SET "{stored}" = %s WHERE id = %s', ["库里改", record.pk])
    events = record_history(by.account, ledger, record)
    assert [(event.did, event.way) for event in events] == [
        ("update", "direct"),
        ("update", "command"),
        ("update", "command"),
        ("insert", "page"),
    ]
    assert [(each.before, each.after) for event in events for each in event.altered if each.column == name][
        :2
    ] == [
        ("乙改", "库里改"),
        ("甲改", "乙改"),
    ]
    assert events[0].who.startswith("数据库用户")
    assert [(event.who, event.reason) for event in events[1:3]] == [("乙", "二"), ("甲", "一")]


@every_ledger
def test_nothing_can_be_deleted(ledger: type[Ledger], by: Author) -> None:
    record = make_record(ledger, by)
    with pytest.raises(TypeError, match="只能作废"):
        record.delete()
    with pytest.raises(DatabaseError, match="refused"), transaction.atomic():
        _records(ledger, pk=record.pk)._raw_delete("default")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match="refused"), transaction.atomic():
            cursor.execute(f'TRUNCATE "{ledger.table()}" CASCADE')
    assert _records(ledger, pk=record.pk).exists()


@every_ledger
def test_the_table_has_its_triggers(ledger: type[Ledger], db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass", [ledger.table()])
        assert {name for (name,) in cursor.fetchall()} >= TRIGGERS


@every_ledger
def test_the_list_costs_the_same_queries_however_many_records(
    ledger: type[Ledger], signed_in: Client, by: Author
) -> None:
    first = make_record(ledger, by)
    url = reverse("ledger:list", args=[ledger.label])
    signed_in.get(url)
    counts = []
    for held, wanted in ((1, 1), (1, 3), (3, 1000)):
        lay_many(first, ledger, range(held, wanted))
        with CaptureQueriesContext(connection) as queries:
            assert signed_in.get(url).status_code == 200
        counts.append(len(queries))
        assert _records(ledger).count() == wanted
    assert len(set(counts)) == 1, counts
