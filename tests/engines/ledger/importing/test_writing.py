"""What an import writes: inserts and updates by key, history, blanks, the same file twice, a kill in the middle."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.importing.applying import apply
from yuanqu.engines.ledger.importing.keeping import keep_path, kept
from yuanqu.engines.ledger.importing.prepared import Mode
from yuanqu.engines.ledger.importing.undoing import UndoRefused, undo
from yuanqu.engines.ledger.models import BeforeImage, Change, ImportBatch, Statement
from yuanqu.people.models import Account, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def projects() -> Any:
    return registry.ledger("registers.project").record.objects


@pytest.fixture
def three(book: Any, rows: Any, enterprises: list[Any], preview: Any) -> ImportBatch:
    """Three projects, imported."""
    lines = [rows.project(n, 实施企业="青禾精密机械有限公司", 说明="原说明") for n in range(3)]
    return apply(preview(book(rows.headings, lines), "registers.project"), reason="首次导入").batch


def test_rows_become_records_under_one_change(
    three: ImportBatch, projects: Any, enterprises: list[Any]
) -> None:
    record = projects.get(number="XM-0001")
    assert (record.name, record.total_investment, record.signed_on) == (
        "铜箔项目1",
        Decimal("1200.5"),
        date(2025, 3, 1),
    )
    assert record.enterprise_id == enterprises[0].pk
    assert (record.version, record.change_id) == (1, three.change_id)
    change = Change.objects.get(pk=three.change_id)
    assert (change.way, change.reason) == ("import", "首次导入")
    assert [(s.did, s.records) for s in change.statements.all()] == [("insert", 3)]
    assert (three.state, three.counts["inserted"], three.counts["updated"]) == ("applied", 3, 0)


def test_the_same_file_twice_changes_nothing(
    three: ImportBatch, book: Any, rows: Any, preview: Any, projects: Any
) -> None:
    before, changes = list(projects.order_by("pk").values()), Change.objects.count()
    lines = [rows.project(n, 实施企业="青禾精密机械有限公司", 说明="原说明") for n in range(3)]
    prepared = preview(book(rows.headings, lines, name="再次.xlsx"), "registers.project")
    assert (prepared.counts.unchanged, prepared.nothing_to_do) == (3, True)
    assert apply(prepared).changed_nothing
    assert list(projects.order_by("pk").values()) == before
    assert Change.objects.count() == changes


def test_an_update_touches_only_what_differs(
    three: ImportBatch, book: Any, preview: Any, projects: Any, enterprises: list[Any]
) -> None:
    path = book(
        ["项目编号", "项目名称", "总投资"], [["XM-0000", "铜箔项目0", 1200.5], ["XM-0001", "新名称", 5]]
    )
    prepared = preview(path, "registers.project")
    assert (prepared.counts.changed, prepared.counts.unchanged) == (1, 1)
    assert [(c.row, c.key, c.column, c.before, c.after) for c in prepared.changes] == [
        (3, "XM-0001", "项目名称", "铜箔项目1", "新名称"),
        (3, "XM-0001", "总投资", "1200.5", "5"),
    ]
    outcome = apply(prepared, reason="更正")
    record = projects.get(number="XM-0001")
    assert (record.name, record.total_investment, record.version) == ("新名称", 5, 2)
    assert (record.note, record.enterprise_id) == (
        "原说明",
        enterprises[0].pk,
    )  # not in the sheet: left alone
    assert record.change_id == three.change_id  # the change that brought it in
    image = BeforeImage.objects.get(change_id=outcome.batch.change_id)
    assert (image.record, image.before["name"], image.after["name"]) == (record.pk, "铜箔项目1", "新名称")


def test_blank_cells_clear_and_are_told_or_keep_by_choice(
    three: ImportBatch, book: Any, preview: Any, projects: Any
) -> None:
    path = book(
        ["项目编号", "项目名称", "说明", "签约日期"], [["XM-0001", "铜箔项目1", None, date(2025, 3, 1)]]
    )
    keeping = preview(path, "registers.project", keep_blank=True)
    assert keeping.nothing_to_do
    clearing = preview(path, "registers.project")
    assert (clearing.counts.changed, clearing.counts.cleared) == (1, 1)
    assert [notice.code for notice in clearing.notices] == ["import.values_cleared"]
    assert [(c.column, c.before, c.after) for c in clearing.changes] == [("说明", "原说明", "")]
    apply(clearing)
    assert projects.get(number="XM-0001").note is None


def test_a_required_column_may_be_absent_only_while_updating(
    three: ImportBatch, book: Any, preview: Any, projects: Any
) -> None:
    path = book(["项目编号", "总投资"], [["XM-0001", 7], ["XM-0009", 8]])
    prepared = preview(path, "registers.project")
    assert (prepared.counts.changed, prepared.counts.bad) == (1, 1)
    assert {p.column for p in prepared.problems} >= {"项目名称", "所在园区", "项目类别"}
    assert {(p.row, p.code) for p in prepared.problems} == {(0, "import.column_missing")}
    assert apply(prepared, Mode.GOOD_ROWS).updated == 1
    assert not projects.filter(number="XM-0009").exists()


def test_a_voided_record_frees_its_key(
    three: ImportBatch, book: Any, rows: Any, preview: Any, projects: Any
) -> None:
    with changing(way="command", reason="测试"):
        projects.filter(number="XM-0001").update(voided_on=date(2025, 6, 1), void_reason="重复登记")
    prepared = preview(book(rows.headings, [rows.project(1)], name="再.xlsx"), "registers.project")
    assert prepared.counts.new == 1
    apply(prepared)
    assert projects.filter(number="XM-0001").count() == 2


def test_a_row_that_came_in_between_is_updated_not_refused(
    book: Any, rows: Any, preview: Any, projects: Any, enterprises: list[Any]
) -> None:
    prepared = preview(book(rows.headings, [rows.project(1), rows.project(2)]), "registers.project")
    with changing(way="page", reason="手工"):
        projects.create(number="XM-0001", name="先登记的", park="main", kind="land")
    outcome = apply(prepared)
    assert (outcome.inserted, outcome.updated) == (1, 1)
    assert projects.get(number="XM-0001").name == "铜箔项目1"


def test_soft_checks_pass_with_an_explanation(book: Any, rows: Any, preview: Any, db: None) -> None:
    row = rows.enterprise(7, 其中女性=0)
    plain = preview(book(list(row), [list(row.values())]), "registers.enterprise")
    assert [(p.severity, p.blocks) for p in plain.problems] == [("soft", True)]
    assert apply(plain).refused
    told = row | {"说明": "确为男性车间"}
    by_column = preview(book(list(told), [list(told.values())], name="二.xlsx"), "registers.enterprise")
    assert (by_column.clean, by_column.problems[0].explained) == (True, True)
    by_choice = preview(
        book(list(row), [list(row.values())], name="三.xlsx"), "registers.enterprise", explanation="统一说明"
    )
    assert by_choice.clean
    apply(by_choice)
    assert registry.ledger("registers.enterprise").record.objects.get().note == "统一说明"


def test_an_old_explanation_explains_no_new_values(book: Any, rows: Any, preview: Any, db: None) -> None:
    row = rows.enterprise(7, 其中女性=0, 说明="确为男性车间") | {"单位规模": "小型"}

    def again(name: str, **values: Any) -> Any:
        given = row | values
        return preview(book(list(given), [list(given.values())], name=name), "registers.enterprise")

    apply(again("一.xlsx"))
    same = again("二.xlsx")
    assert (same.nothing_to_do, same.problems) == (True, [])
    assert again("三.xlsx", 联系人="丙").clean  # the cells in question stay as they were
    stale = again("四.xlsx", 从业人员期末人数=9)
    assert [(p.code, p.blocks) for p in stale.problems if p.blocks] == [("enterprise.size_class", True)]
    assert again("五.xlsx", 从业人员期末人数=9, 说明="减员一人").clean


def test_twenty_thousand_rows(
    book: Any, rows: Any, preview: Any, enterprises: list[Any], projects: Any
) -> None:
    lines = [rows.project(n, 实施企业=rows.uscc[0], 总投资=n / 100) for n in range(20_000)]
    outcome = apply(preview(book(rows.headings, lines), "registers.project"))
    assert outcome.inserted == 20_000
    assert projects.get(number="XM-19999").total_investment == Decimal("199.99")
    assert Statement.objects.get(change_id=outcome.batch.change_id).records == 20_000


def test_a_batch_is_undone_as_a_whole(
    three: ImportBatch, book: Any, rows: Any, preview: Any, projects: Any
) -> None:
    lines = [rows.project(1, 项目名称="改名", 总投资=9), rows.project(8)]
    batch = apply(preview(book(rows.headings, lines, name="二.xlsx"), "registers.project")).batch
    before = projects.get(number="XM-0002").version
    assert undo(batch, "传错了文件") == (1, 1)
    restored = projects.get(number="XM-0001")
    assert (restored.name, restored.total_investment, restored.note) == (
        "铜箔项目1",
        Decimal("1200.5"),
        "原说明",
    )
    assert restored.version == 3
    voided = projects.get(number="XM-0008")
    assert (voided.voided_on is not None, voided.void_reason) == (True, "撤销导入：传错了文件")
    assert projects.get(number="XM-0002").version == before
    batch.refresh_from_db()
    assert (batch.state, Change.objects.get(pk=batch.undone_by_id).reason) == (
        "undone",
        "撤销导入：传错了文件",
    )
    with pytest.raises(UndoRefused, match="已撤销"):
        undo(batch, "再来")


def test_undo_is_refused_by_name_when_records_changed_since(three: ImportBatch, projects: Any) -> None:
    with changing(way="page", reason="手工更正"):
        record = projects.get(number="XM-0002")
        record.name, record.version = "手工改的名称", 2
        record.save()
    with pytest.raises(UndoRefused, match="手工改的名称"):
        undo(three, "传错了文件")
    assert projects.filter(voided_on=None).count() == 3


def test_undo_is_refused_when_others_link_to_what_came_in(
    book: Any, rows: Any, preview: Any, projects: Any, db: None
) -> None:
    row = rows.enterprise(7)
    batch = apply(preview(book(list(row), [list(row.values())]), "registers.enterprise")).batch
    path = book(rows.headings, [rows.project(1, 实施企业=rows.uscc[7])], name="项目.xlsx")
    apply(preview(path, "registers.project"))
    with pytest.raises(UndoRefused, match=r"项目名录中有记录关联着.*星澜7号"):
        undo(batch, "传错了文件")
    outsider = Account.objects.create_user("owner", None, name="企", role=Role.ENTERPRISE)
    with pytest.raises(UndoRefused, match=r"^其他科室的台账中有记录") as refusal:
        undo(batch, "传错了文件", outsider)
    assert "项目名录" not in str(refusal.value)


def test_the_file_is_kept_under_its_digest(book: Any, rows: Any) -> None:
    path = book(rows.headings, [rows.project(1)])
    source = keep_path(path)
    assert source.path == kept(source.digest) == Path(settings.YUANQU_HOME) / "files" / source.digest
    assert source.path.read_bytes() == path.read_bytes()
    assert source.path.stat().st_mode & 0o077 == 0
    assert keep_path(path).digest == source.digest


KILLED = """
import os, sys, threading
from yuanqu.config.preparation import set_up_django
set_up_django()
from pathlib import Path
from django.conf import settings
from django.db import connection
settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = sys.argv[2]
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.importing import applying
from yuanqu.engines.ledger.importing.prepared import SourceFile
from yuanqu.engines.ledger.importing.preparing import prepare
write = applying.write_rows
def write_and_wait(prepared, change):
    done = write(prepared, change)
    print("written", done, flush=True)
    threading.Event().wait()
applying.write_rows = write_and_wait
applying.apply(prepare(SourceFile.of(Path(sys.argv[1])), registry.ledger("registers.project")))
"""


@pytest.mark.django_db(transaction=True)
def test_a_kill_in_the_middle_leaves_nothing_written(book: Any, rows: Any, projects: Any) -> None:
    path = book(rows.headings, [rows.project(n) for n in range(500)])
    command = [sys.executable, "-c", KILLED, str(path), connection.settings_dict["NAME"]]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert (
            process.stdout.readline() == "written (500, 0)\n"
        )  # all rows are in the database, not yet committed
        process.kill()
    deadline = time.monotonic() + 20
    while _open_transactions() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert projects.count() == 0
    assert (Change.objects.count(), Statement.objects.count(), ImportBatch.objects.count()) == (0, 0, 0)


def _open_transactions() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND state LIKE 'idle in transaction%'"
        )
        return int(cursor.fetchone()[0])
