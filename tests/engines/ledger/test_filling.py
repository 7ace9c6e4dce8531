"""What a row leaves to whom it names: an opinion is its department's alone, a part may be filled in (按行授权)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.contract.rows import make_record

from yuanqu.domains.construction.ledgers.problem import Problem, ProblemLoop, Problems
from yuanqu.domains.investment.ledgers.review_opinion import ReviewOpinion, ReviewOpinions
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.importing.applying import apply
from yuanqu.engines.ledger.importing.keeping import keep
from yuanqu.engines.ledger.importing.prepared import Choices
from yuanqu.engines.ledger.importing.preparing import prepare
from yuanqu.engines.ledger.importing.undoing import UndoRefused, undo
from yuanqu.engines.ledger.refusals import Conflict, Refused
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import Author, author, create, update, void
from yuanqu.engines.procedure.inbox import messages_of
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.ticking import tick
from yuanqu.engines.procedure.todos import todos_of, todos_of_department
from yuanqu.people.access import access_records, may_read
from yuanqu.people.models import Account, Department, Role
from yuanqu.registers.ledgers.project import Project

SAFETY, WORKS, LAND = "安全环保科", "项目建设科", "自然资源科"


def _person(department: str, role: Role = Role.CLERK) -> Author:
    kept, _ = Department.objects.get_or_create(name=department, defaults={"code": department})
    name = f"{department}{role}{Account.objects.count()}"
    return author(
        Account.objects.create_user(name, "Row-1234567", name=name, role=role, department=kept), "page"
    )


@pytest.fixture
def item(db: None) -> Any:
    """An item at a meeting."""
    return make_record(registry.ledger("investment.review_item"), _person("招商科"))


def _opinion(item: Any, **changes: Any) -> dict[str, Any]:
    return {
        "item": item.pk,
        "department": "safety",
        "opinion": "refuse",
        "reason": "防护距离不足",
        "given_by": "周安",
        "given_on": date(2025, 3, 12),
        "is_written": True,
    } | changes


def test_an_opinion_is_its_departments_alone_once_somebody_is_there(item: Any) -> None:
    keeper = _person("招商科")
    stood_in = create(ReviewOpinions, _opinion(item, department="fire"), keeper)  # nobody of 消防 is here
    safety = _person(SAFETY)
    with pytest.raises(Refused, match=SAFETY) as refusal:
        create(ReviewOpinions, _opinion(item), keeper)
    assert refusal.value.code == "access.enter"
    given = create(ReviewOpinions, _opinion(item), safety)
    token = token_of(ReviewOpinions, given)
    for deed in (
        lambda by: update(ReviewOpinions, given.pk, {"opinion": "agree"}, token, by, "改"),
        lambda by: void(ReviewOpinions, given.pk, token, by, "改"),
    ):
        for other in (keeper, _person("招商科", Role.HEAD), _person(LAND)):
            with pytest.raises(Refused, match="您的账号不能"):
                deed(other)
    update(ReviewOpinions, given.pk, {"reason": "防护距离不足50米"}, token, safety, "写明")
    void(
        ReviewOpinions,
        given.pk,
        token_of(ReviewOpinions, ReviewOpinion.objects.get(pk=given.pk)),
        safety,
        "重出",
    )
    void(ReviewOpinions, stood_in.pk, token_of(ReviewOpinions, stood_in), keeper, "误录")


def test_nobody_gives_an_opinion_for_another_department(item: Any) -> None:
    _person(SAFETY)
    with pytest.raises(Refused, match=SAFETY):
        create(ReviewOpinions, _opinion(item), _person(LAND))


def test_a_form_names_the_department_of_who_opens_it(
    item: Any, client_of: Callable[[Account], Client]
) -> None:
    client = client_of(_person(SAFETY).account)
    new = reverse("ledger:new", args=["investment.review_opinion"])
    text = client.get(new).content.decode()
    assert "由您所在的单位登记" in text
    assert 'name="department"' not in text
    values = {k: v for k, v in _opinion(item).items() if k != "department"}
    values |= {"item": item.item_no, "given_on": "2025-03-12", "is_written": "是"}
    assert client.post(new, values).status_code == 302
    assert ReviewOpinion.objects.get().department == "safety"
    values |= {"department": "land", "given_on": "2025-03-13"}
    assert client.post(new, values).status_code == 422
    assert ReviewOpinion.objects.count() == 1


def test_a_workbook_brings_its_senders_rows_and_no_others(item: Any, tmp_path: Path) -> None:
    safety, keeper = _person(SAFETY), _person("招商科")
    path = tmp_path / "意见.csv"
    path.write_text(
        "议题编号,部门,意见,理由与条件,出具人,出具日期,是否书面\n"
        f"{item.item_no},安全环保科,不同意,防护距离不足,周安,2025-03-12,是\n"
        f"{item.item_no},消防,同意,,周安,2025-03-12,是\n",
        encoding="utf-8",
    )
    with path.open("rb") as file:
        source = keep([file.read()], path.name)
    found = prepare(source, ReviewOpinions, Choices(), reader=safety.account)
    assert [(each.code, each.row) for each in found.problems] == [("access.enter", 3)]
    found = prepare(source, ReviewOpinions, Choices(), reader=keeper.account)
    assert [(each.code, each.row) for each in found.problems] == [("access.enter", 2)]
    found = prepare(source, ReviewOpinions, Choices())  # the operator brings in what was
    outcome = apply(found, actor_name="系统")
    assert outcome.inserted == 2
    for by in (keeper, safety):  # who takes it back voids rows of both
        with pytest.raises(UndoRefused, match="1 条记录由别的单位填写"):
            undo(outcome.batch, "传错了", by.account)
    assert undo(outcome.batch, "传错了", actor_name="系统") == (2, 0)


@pytest.fixture
def problem(db: None) -> Problem:
    """Assigned to 自然资源科, which has people, on 4 March 2025."""
    project = Project.objects.create(number="P1", name="铜箔项目", park="main", kind="land")
    works = _person(WORKS)
    values = {
        "number": "WT1", "project": project.pk, "raised_on": date(2025, 3, 3), "source": "enterprise", "kind": "land",
        "title": "用地未交付", "text": "用地未交付",
    }  # fmt: skip
    found = create(Problems, values, works)
    told = {
        "office": LAND, "measure": "交地", "assigned_by": "王", "due_on": date(2025, 3, 20), "level": "zone",
    }  # fmt: skip
    perform(ProblemLoop, found.pk, "assign", works, Deed(date(2025, 3, 4), told))
    found.refresh_from_db()
    return Problem.objects.get(pk=found.pk)


def test_the_department_a_problem_names_fills_its_part_and_solves_it(problem: Problem) -> None:
    land, works, other = _person(LAND), _person(WORKS), _person(SAFETY)
    with pytest.raises(Refused, match="不由您填写") as refusal:
        update(Problems, problem.pk, {"title": "别的"}, token_of(Problems, problem), land, "改")
    assert "项目建设科填写" in refusal.value.problems[0].sentence
    update(Problems, problem.pk, {"progress": "已办"}, token_of(Problems, problem), land, "进展")
    for by in (works, other):
        with pytest.raises(Refused) as refusal:
            perform(ProblemLoop, problem.pk, "solve", by, Deed(date(2025, 3, 5), {"result": "已交地"}))
        assert "由主办部门填报员、主办部门科长办理" in refusal.value.problems[0].sentence
    assert problem.pk in {each.record for each in todos_of(land.account).found}
    assert problem.pk in {each.record for each in todos_of_department(land.account).found}
    assert problem.pk not in {
        each.record for each in todos_of(works.account).found if "solve" in _names(each)
    }
    perform(ProblemLoop, problem.pk, "solve", land, Deed(date(2025, 3, 5), {"result": "已交地"}))


def _names(todo: Any) -> set[str]:
    return {move.name for move in todo.moves}


def test_both_heads_are_told_when_the_named_department_is_late(problem: Problem) -> None:
    heads = [_person(LAND, Role.HEAD), _person(WORKS, Role.HEAD)]
    stranger, clerk = _person(SAFETY, Role.HEAD), _person(LAND)
    tick(date(2025, 3, 20))
    assert messages_of(clerk.account).exists()
    tick(date(2025, 3, 28))
    for head in heads:
        assert messages_of(head.account).exists(), head.account.name
    tick(date(2025, 7, 1))  # long since: counted, for either head
    for head in heads:
        assert messages_of(head.account).filter(title__contains="有 1 件逾期超过").count() == 1
    assert not messages_of(stranger.account).exists()


def test_a_list_that_is_cut_is_cut_of_ones_own_records(
    problem: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yuanqu.engines.procedure.todos.READ", 1)
    land, safety, works = _person(LAND), _person(SAFETY), _person(WORKS)
    second = create(
        Problems,
        {
            "number": "WT2", "project": problem.project_id, "raised_on": date(2025, 3, 3), "source": "enterprise",
            "kind": "land", "title": "供电", "text": "供电",
        },
        works,
    )  # fmt: skip
    told = {
        "office": SAFETY, "measure": "供电", "assigned_by": "王", "due_on": date(2025, 3, 20), "level": "zone",
    }  # fmt: skip
    perform(ProblemLoop, second.pk, "assign", works, Deed(date(2025, 3, 4), told))
    for by, own in ((land, problem), (safety, second)):
        (todo,) = [each for each in todos_of(by.account).found if each.procedure is ProblemLoop]
        assert todo.record == own.pk
        assert "solve" in _names(todo)


def test_a_department_where_nobody_has_the_moves_role_does_not_block_it(problem: Problem) -> None:
    _person(LAND, Role.OFFICE)
    works = _person(WORKS)
    assert problem.pk in {each.record for each in todos_of(works.account).found if "solve" in _names(each)}
    perform(ProblemLoop, problem.pk, "solve", works, Deed(date(2025, 3, 5), {"result": "已交地"}))


def test_a_department_reads_the_rows_that_name_it_and_no_others(item: Any) -> None:
    fire = _person("消防")
    own = create(ReviewOpinions, _opinion(item, department="fire"), fire)
    with changing(way="command", reason="别的部门的"):
        ReviewOpinion.objects.create(
            **{k: v for k, v in _opinion(item).items() if k != "item"}, item_id=item.pk
        )
    assert may_read(fire.account, ReviewOpinion)
    assert [*access_records(fire.account, ReviewOpinion)] == [own]
    nobody = _person("食堂")
    assert not may_read(nobody.account, ReviewOpinion)
    assert not access_records(nobody.account, ReviewOpinion).exists()


def test_a_batch_of_anothers_rows_is_neither_opened_nor_undone(
    item: Any, client_of: Callable[[Account], Client]
) -> None:
    safety, keeper = _person(SAFETY), _person("招商科")
    body = "议题编号,部门,意见,理由与条件,出具人,出具日期,是否书面\n"
    body += f"{item.item_no},安全环保科,不同意,近,周安,2025-03-12,是\n"
    sent = client_of(safety.account).post(
        reverse("ledger:import", args=["investment.review_opinion"]),
        {"workbook": SimpleUploadedFile("意见.csv", BytesIO(body.encode()).getvalue()), "blanks": "clear"},
    )
    assert sent.status_code == 302
    page = sent.headers["Location"]
    assert client_of(safety.account).get(page).status_code == 200
    assert client_of(keeper.account).get(page).status_code == 404
    assert client_of(_person("消防").account).get(page).status_code == 404


def test_whom_a_row_names_sees_the_personal_columns_that_its_part_needs(
    client_of: Callable[[Account], Client],
) -> None:
    for label, by, column, secret in (
        ("public_order.petition", {"undertaker": "safety"}, "petitioner", "钱某某"),
        ("plan.task", {"lead": SAFETY}, "phone", "0791-1234"),
    ):
        ledger = registry.ledger(label)
        record, named = make_record(ledger, _person(ledger.keeper)), _person(SAFETY).account
        with changing(way="command", reason="交办"):
            ledger.record._default_manager.filter(pk=record.pk).update(**by, **{column: secret})
        listed = f"/api/ledgers/{label}/records"
        for account, told in ((named, True), (_person("办公室", Role.LEADER).account, False)):
            client = client_of(account)
            assert (client.get(f"{listed}/{record.pk}").json()[column] == secret) is told, label
            page = client.get(reverse("ledger:detail", args=[label, record.pk])).content.decode()
            assert (secret in page) is told, label
        page = (
            client_of(named).get(reverse("ledger:list", args=[label]), {"columns": column}).content.decode()
        )
        assert secret in page, label
    petition = client_of(named)
    assert (
        petition.get("/api/ledgers/public_order.petition/records", {"petitioner": "钱"}).json()["count"] == 1
    )
    assert petition.get("/api/ledgers/public_order.petition/records", {"id_number": "3"}).status_code == 400
    assert petition.get("/api/ledgers/plan.task/records", {"phone": "0791"}).status_code == 400


def test_a_personal_column_is_told_neither_by_the_form_nor_by_a_conflict(
    client_of: Callable[[Account], Client],
) -> None:
    ledger = registry.ledger("services.enterprise_request")
    keeper, handler = _person(ledger.keeper), _person(LAND)
    record = make_record(ledger, keeper)
    with changing(way="command", reason="交办"):
        ledger.record._default_manager.filter(pk=record.pk).update(handler=LAND, contact="钱某某")
    edit = reverse("ledger:edit", args=[ledger.label, record.pk])
    assert "钱某某" in client_of(keeper.account).get(edit).content.decode()
    page = client_of(handler.account).get(edit)
    assert page.status_code == 200
    assert "钱某某" not in page.content.decode()
    for by, told in ((keeper, True), (handler, False)):
        with pytest.raises(Conflict) as conflict:
            update(ledger, record.pk, {"answer": "已答复"}, "x", by, "答复")
        columns = {each.column for each in conflict.value.differences}
        assert "handler" in columns
        assert ("contact" in columns) is told


NAMED: dict[str, tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "plan.goal": ("办公室", {"lead": SAFETY}, {"lead": "财政税务科"}, {"stated": "已完成"}),
    "investment.precheck": (  # whom it names follows from what is asked
        "招商科",
        {"aspect": "safety", "department": "safety"},
        {"aspect": "terms", "department": "finance"},
        {"conclusion": "pass"},
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("label", NAMED)
def test_what_somebody_filled_in_alone_is_neither_handed_over_nor_voided(label: str) -> None:
    house, ours, theirs, said = NAMED[label]
    ledger, keeper, safety = registry.ledger(label), _person(house), _person(SAFETY)
    (name,) = said
    blank = {name: "" if ledger.declared()[name].kind == "long_text" else None}
    record: Any = make_record(ledger, keeper)

    def stand(values: dict[str, Any]) -> str:
        with changing(way="command", reason="建账"):
            ledger.record._default_manager.filter(pk=record.pk).update(**values)
        record.refresh_from_db()
        return token_of(ledger, record)

    for held, changed, told in (
        (ours | said, theirs, "现在有内容"),  # away from who filled it in
        (theirs | said, ours, "现在有内容"),  # to somebody who did not say it
        (theirs | blank, ours | said, "由安全环保科填写"),  # both at once
    ):
        typed = {column: value for column, value in changed.items() if column not in ledger.derived}
        with pytest.raises(Refused) as refusal:
            update(ledger, record.pk, typed, stand(held), keeper, "改名")
        assert refusal.value.code == "access.column"
        assert told in refusal.value.problems[0].sentence
    with pytest.raises(Refused, match="请对方先清空"):
        void(ledger, record.pk, stand(ours | said), keeper, "误录")
    update(ledger, record.pk, blank, token_of(ledger, record), safety, "收回")
    record.refresh_from_db()
    void(ledger, record.pk, token_of(ledger, record), keeper, "误录")


def test_a_workbook_brings_in_no_move_that_is_the_named_departments(problem: Problem, tmp_path: Path) -> None:
    works, _ = _person(WORKS), _person(LAND)
    path = tmp_path / "问题.csv"
    declared = Problems.declared()
    names = (
        "number",
        "project",
        "raised_on",
        "source",
        "kind",
        "title",
        "text",
        "assigned_on",
        "result",
        "solved_on",
    )
    values = (
        "WT1",
        "P1",
        "2025-03-03",
        "日报",
        "用地手续",
        "用地未交付",
        "用地未交付",
        "2025-03-04",
        "已交地",
        "2025-03-05",
    )
    path.write_text(
        "\n".join([",".join(declared[n].label for n in names), ",".join(values)]), encoding="utf-8"
    )
    with path.open("rb") as file:
        source = keep([file.read()], path.name)
    assert [e.code for e in prepare(source, Problems, Choices(), reader=works.account).problems] == [
        "procedure.right"
    ]
    assert prepare(source, Problems, Choices()).clean
