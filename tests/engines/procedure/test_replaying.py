"""Historical workbooks: dates become moves marked 补录; what cannot be is explained; nothing is done twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.utils import timezone

from yuanqu.engines.ledger.importing.applying import Outcome, apply
from yuanqu.engines.ledger.importing.prepared import Prepared, SourceFile
from yuanqu.engines.ledger.importing.preparing import prepare
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.importing.undoing import undo
from yuanqu.engines.ledger.models import BeforeImage
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import Author, update, void
from yuanqu.engines.procedure import holding
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.standing import moves_of
from yuanqu.people.models import Account

HEADINGS = (
    "问题编号",
    "发现日期",
    "重大",
    "整改期限",
    "治理方案",
    "整改情况",
    "状态",
    "下达日期",
    "整改完成日期",
    "复查日期",
    "告知时限",
)


def row(number: str, *days: int | None, done: str = "已加装", major: str = "否") -> list[Any]:
    moved = [date(2025, 3, each) if each else None for each in (*days, None, None, None)[:3]]
    return [number, date(2025, 3, 1), major, date(2025, 4, 1), "", done, "已销号", *moved]


@pytest.fixture
def preview(db: None, loop: Any, tmp_path: Path) -> Callable[..., Prepared]:
    def read(rows: Sequence[Sequence[Any]], sender: Account | None = None) -> Prepared:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.xlsx"
        book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("台账")
        for line, values in enumerate([HEADINGS, *rows]):
            sheet.write_row(line, 0, values)
        book.close()
        return prepare(SourceFile.of(path), loop.ledger(), reader=sender)

    return read


@pytest.fixture
def bring(preview: Any, clerk: Author) -> Callable[[Sequence[Sequence[Any]]], Outcome]:
    def into(rows: Sequence[Sequence[Any]]) -> Outcome:
        prepared = preview(rows)
        assert prepared.clean, prepared.problems
        return apply(prepared, reason="建账", actor=clerk.account)

    return into


def named(loop: Any) -> dict[str, list[str]]:
    found = loop.record.objects.filter(voided_on=None).order_by("number")
    return {each.number: [made.move for made in moves_of(loop, each.pk)] for each in found}


def test_dates_become_moves(loop: Any, bring: Any) -> None:
    bring([row("A"), row("B", 3), row("C", 3, 8), row("D", 3, 8, 8)])
    assert named(loop) == {
        "A": ["begin"],
        "B": ["begin", "order"],
        "C": ["begin", "order", "mend"],
        "D": ["begin", "order", "mend", "close"],
    }
    assert list(loop.record.objects.order_by("number").values_list("state", flat=True)) == [
        "found", "ordered", "mended", "closed",
    ]  # fmt: skip
    assert MoveMade.objects.filter(backfilled=False).count() == 0
    last = moves_of(loop, loop.record.objects.get(number="D").pk)[-1]
    assert (last.on, last.actor_name, last.backfilled) == (date(2025, 3, 8), "clerk", True)
    assert set(loop.record.objects.values_list("version", flat=True)) == {1}


@pytest.mark.parametrize(
    ("days", "more", "code", "said", "beside"),
    [
        ((None, 8), {}, "procedure.replay_path", "接不上", "整改完成日期"),
        ((3, None, 8), {}, "procedure.replay_path", "「整改完成日期」", "复查日期"),
        ((8, 3), {}, "procedure.replay_path", "接不上", "整改完成日期"),
        ((3, 8), {"done": ""}, "procedure.needs", "整改情况", "整改情况"),
        ((3,), {"major": "是"}, "trial.plan", "治理方案", "下达日期"),
    ],
)
def test_what_cannot_be_replayed_is_explained(
    preview: Any, days: tuple[int, ...], more: dict[str, str], code: str, said: str, beside: str
) -> None:
    prepared = preview([row("A", *days, **more), row("B", 3)])
    assert prepared.problems[0].column == beside  # where it is to be mended
    assert [problem.code for problem in prepared.problems] == [code]
    assert said in prepared.problems[0].expected + prepared.problems[0].mend
    assert (prepared.counts.bad, prepared.counts.new) == (1, 1)


def test_days_before_the_begin_or_to_come_are_refused(preview: Any) -> None:
    early, late = row("A", 3), row("B", 3)
    early[1], late[7] = date(2025, 3, 4), timezone.localdate() + timedelta(days=9)
    late[3] = timezone.localdate() + timedelta(days=19)
    assert [p.code for p in preview([early, late]).problems] == [
        "procedure.replay_order", "procedure.replay_future",
    ]  # fmt: skip


def test_a_second_import_goes_on_from_the_first(loop: Any, bring: Any, preview: Any) -> None:
    bring([row("A", 3)])
    again = preview([row("A", 3)])
    assert again.clean
    assert again.nothing_to_do
    assert preview([row("A")]).nothing_to_do  # an empty cell takes nothing back
    bring([row("A", 3, 8, 9)])
    assert named(loop) == {"A": ["begin", "order", "mend", "close"]}
    contradicted = preview([row("A", 4, 8, 9)])
    assert [p.code for p in contradicted.problems] == ["procedure.contradicts"]
    assert "2025-03-03" in contradicted.problems[0].expected
    emptied = preview([row("A", 3, 8, 9, done="")])
    assert [p.code for p in emptied.problems] == ["procedure.needed"], (
        "pinned: it was refused when applied alone"
    )


def test_who_sends_a_workbook_brings_in_no_move_that_he_might_not_make(
    fault: Any, loop: Any, preview: Any, photo: Any, clerk: Author, head: Author, stranger: Author
) -> None:
    photo(fault)
    for name, day, values in (
        ("order", 3, {"due_on": date(2025, 4, 1)}),
        ("mend", 8, {"done_text": "已加装"}),
    ):
        perform(loop, fault.pk, name, clerk, Deed(date(2025, 3, day), values))
    rows = [row("W-1", 3, 8, 9)]
    told = {
        who: [problem.code for problem in preview(rows, who.account if who else None).problems]
        for who in (clerk, head, None)
    }
    assert told == {clerk: ["procedure.own_work"], head: [], None: []}
    assert {p.code for p in preview([row("B", 3, 8)], stranger.account).problems} == {"procedure.right"}


def test_a_workbook_goes_on_with_a_record_as_its_sender_would_by_hand(
    fault: Any, loop: Any, preview: Any, photo: Any, clerk: Author, head: Author
) -> None:
    def told(*days: int, by: Author = clerk) -> list[str]:
        return [problem.code for problem in preview([row("W-1", *days)], by.account).problems]

    def send(*days: int, by: Author = clerk) -> None:
        apply(preview([row("W-1", *days)], by.account), reason="补", actor=by.account)

    send(3)
    assert told(3, 8) == ["procedure.evidence"], "what proves a move lies with the record before it"
    assert told(3, 8, 9) == ["procedure.evidence", "procedure.own_work"], (
        "no sheet brings a deed and its check"
    )
    one = photo(fault)
    send(3, 8)
    one.refresh_from_db()
    assert one.move == moves_of(loop, fault.pk)[-1].pk
    assert told(3, 8, 9) == ["procedure.own_work"], "nor do two sheets of one sender"
    assert preview([row("NEW", 3, 8, 9)], clerk.account).clean, "a new row's days are history"
    send(3, 8, 9, by=head)
    assert named(loop)["W-1"] == ["begin", "order", "mend", "close"]
    perform(loop, fault.pk, "reopen", head, Deed(date(2025, 4, 2), {"due_on": date(2025, 5, 1)}, "复发"))
    again = row("W-1", 3)
    again[3], again[8] = date(2025, 5, 1), date(2025, 4, 5)
    codes = [problem.code for problem in preview([again], clerk.account).problems]
    assert codes == ["procedure.needs", "procedure.evidence"], "what was said and shown is of the first round"


def test_undoing_an_import_takes_its_moves_back(loop: Any, bring: Any, clerk: Author) -> None:
    bring([row("A", 3)])
    more = bring([row("A", 3, 8, 9), row("B", 3)])
    undo(more.batch, "传错了", clerk.account)
    assert named(loop) == {"A": ["begin", "order"]}
    record = loop.record.objects.get(number="A", voided_on=None)
    assert (record.state, record.ordered_on, record.mended_on) == ("ordered", date(2025, 3, 3), None)
    bring([row("A", 3, 8)])
    assert named(loop) == {"A": ["begin", "order", "mend"]}


def test_a_corrected_day_of_finding_goes_back_with_its_import(
    loop: Any, bring: Any, clerk: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The begin follows the day there and back, and what a large undoing is refused for is said once a kind."""
    bring([row("A"), row("B")])
    earlier = [[number, date(2025, 2, 20), *rest] for number, _, *rest in (row("A", 3), row("B"))]
    more = bring(earlier)
    begins = {each.number: moves_of(loop, each.pk)[0] for each in loop.record.objects.all()}
    assert {begun.on for begun in begins.values()} == {date(2025, 2, 20)}
    monkeypatch.setattr(holding, "of_today", lambda _: False)
    with pytest.raises(FileRefused) as refused:
        undo(more.batch, "传错了", clerk.account)
    assert str(refused.value).count("会推迟期限") == 1
    assert "另有 1 条记录同样" in str(refused.value)
    monkeypatch.undo()
    undo(more.batch, "传错了", clerk.account)
    assert named(loop) == {"A": ["begin"], "B": ["begin"]}
    back = [moves_of(loop, each.pk)[0] for each in loop.record.objects.all()]
    assert {begun.on for begun in back} == {date(2025, 3, 1)}
    assert {begun.change_id for begun in back} == {begun.change_id for begun in begins.values()}


def test_a_workbook_moves_no_last_day_beside_the_move_that_stops_its_clock(
    loop: Any, fault: Any, preview: Any, photo: Any, clerk: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pinned: the same row said the rectification, late by then, and a last day by which it was in time; or what its
    last day is worked out from, for a move freed every derived day. The preview said nothing of derived ones."""
    monkeypatch.setattr(holding, "of_today", lambda _: False)
    fault = update(loop.ledger(), fault.pk, {"limit": 4}, token_of(loop.ledger(), fault), clerk, "补")
    perform(loop, fault.pk, "order", clerk, Deed(date(2025, 3, 3), {"due_on": date(2025, 3, 5)}))
    photo(fault)
    for days in ((3, 8), (3,)):
        sheet = dict(zip(HEADINGS, [*row("W-1", *days), 4], strict=True)) | {"整改期限": date(2025, 3, 5)}
        told = {
            column: [p.code for p in preview([list((sheet | changed).values())], clerk.account).problems]
            for column, changed in (
                ("", {}),
                ("due_on", {"整改期限": date(2025, 4, 1)}),
                ("told_by", {"告知时限": 20}),
            )
        }
        assert told == {"": [], "due_on": ["procedure.due_held"], "told_by": ["procedure.due_held"]}, days


def test_a_corrected_day_moves_the_begin_unless_a_move_is_earlier(
    loop: Any, fault: Any, clerk: Author
) -> None:
    def correct(on: date) -> None:
        fault.refresh_from_db()
        update(loop.ledger(), fault.pk, {"found_on": on}, token_of(loop.ledger(), fault), clerk, "更正")

    correct(date(2025, 2, 20))
    assert moves_of(loop, fault.pk)[0].on == date(2025, 2, 20)
    perform(loop, fault.pk, "order", clerk, Deed(date(2025, 3, 3), {"due_on": date(2025, 4, 1)}))
    with pytest.raises(Refused) as refusal:
        correct(date(2025, 3, 4))
    assert [p.code for p in refusal.value.problems] == ["procedure.begin_late"]


def test_a_voided_record_keeps_its_moves_and_makes_no_more(loop: Any, fault: Any, clerk: Author) -> None:
    void(loop.ledger(), fault.pk, token_of(loop.ledger(), fault), clerk, "重复")
    with pytest.raises(Refused, match="作废"):
        perform(loop, fault.pk, "order", clerk)
    assert len(moves_of(loop, fault.pk)) == 1


def test_a_plain_entry_leaves_no_trace_in_the_history(fault: Any) -> None:
    assert not BeforeImage.objects.filter(record=fault.pk).exists()
