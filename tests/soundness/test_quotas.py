"""What should have happened: whole periods only, who stood through them, told before the end."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.soundness.making import snapshot_of

from yuanqu.engines.indicators.due import behind
from yuanqu.engines.indicators.evaluate import figure
from yuanqu.engines.indicators.vocabulary import QuotaLeast, QuotaMet
from yuanqu.engines.procedure import quotas
from yuanqu.engines.procedure.quota_checks import check
from yuanqu.engines.procedure.quotas import Having, Quota, UnknownQuota
from yuanqu.engines.snapshots import Snapshot
from yuanqu.terms.periods import Period

WORDS: dict[str, Any] = {
    "code": "trial.item", "of": "services.service_case", "each": "services.delegated_item", "link": "delegated_item",
    "during": "accepted_at", "least": 2, "standing": ("valid_from", "valid_to"),
}  # fmt: skip
ITEM = Quota("事项", **WORDS)
MET, LEAST = QuotaMet("办理率", quota="trial.item"), QuotaLeast("最少", quota="trial.item")
ALL, NEW, OLD = (uuid.UUID(int=n) for n in (1, 2, 3))
Q1 = Period.parse("2025-Q1")


@pytest.fixture(autouse=True)
def _declared() -> Iterator[None]:
    quotas.declare(ITEM)
    yield
    del quotas._quotas["trial.item"]


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    """ALL stands throughout, NEW since 2 February, OLD until 27 February."""
    items = [
        {"id": ALL, "valid_from": date(2024, 1, 1)},
        {"id": NEW, "valid_from": date(2025, 2, 2)},
        {"id": OLD, "valid_from": date(2024, 1, 1), "valid_to": date(2025, 2, 27)},
    ]
    done = [(ALL, 1, 1), (ALL, 1, 31), (ALL, 2, 1), (ALL, 3, 5), (ALL, 3, 6), (ALL, 3, 7)]
    done += [(NEW, 2, 10), (NEW, 3, 31), (NEW, 4, 1), (OLD, 1, 2), (OLD, 1, 3)]
    cases = [{"delegated_item": item, "accepted_at": date(2025, month, day)} for item, month, day in done]
    return snapshot_of(tmp_path, services__delegated_item=items, services__service_case=cases)


def test_who_stands_only_part_of_a_period_owes_nothing_for_it(snapshot: Snapshot) -> None:
    found = figure(MET, Q1, as_of=date(2025, 3, 31), snapshot=snapshot)
    assert dict(found.sides) == {"owed": 5, "met": 3, "unmet": 2}  # ALL thrice, NEW in March, OLD in January
    assert found.value == 60
    unmet = [(row["id"], row["期初"], row["已办"], row["应办"]) for row in found.records("unmet").rows]
    assert unmet == [(str(ALL), "2025-02-01", "1", "2"), (str(NEW), "2025-03-01", "1", "2")]
    assert figure(LEAST, Q1, as_of=date(2025, 3, 31), snapshot=snapshot).value == 1


def test_a_period_that_runs_is_not_judged_yet(snapshot: Snapshot) -> None:
    assert figure(MET, Q1, as_of=date(2025, 3, 30), snapshot=snapshot).sides["owed"] == 3
    found = figure(MET, Period.month(2025, 3), as_of=date(2025, 3, 30), snapshot=snapshot)
    assert (found.value, found.unknown) == (None, "期间内没有对象整期应办")


def test_grace_puts_the_judgement_off_and_counts_nothing_later() -> None:
    graced = Quota("宽限", **{**WORDS, "grace": 5})
    january = (date(2025, 1, 1), date(2025, 1, 31))
    assert graced.judged(*january, date(2025, 2, 4)) == []
    assert graced.judged(*january, date(2025, 2, 5)) == [january]
    assert graced.running(date(2025, 2, 5)) == [january, (date(2025, 2, 1), date(2025, 2, 28))]
    assert graced.running(date(2025, 2, 6)) == [(date(2025, 2, 1), date(2025, 2, 28))]


def test_nobody_is_behind_with_a_report_of_a_period_that_still_runs() -> None:
    report = Quota("月报", **{**WORDS, "grace": 5, "afterwards": True})
    assert report.running(date(2025, 2, 5)) == [(date(2025, 1, 1), date(2025, 1, 31))]
    assert report.running(date(2025, 2, 6)) == []


def test_who_is_behind_is_told_before_the_period_ends(snapshot: Snapshot) -> None:
    found = behind(snapshot, date(2025, 4, 10))
    assert [(each.record, each.done, each.lacking, each.left) for each in found] == [
        (ALL, 0, 2, 20),
        (NEW, 1, 1, 20),
    ]


def test_a_ledger_without_records_does_not_say_that_nothing_was_done(tmp_path: Path) -> None:
    empty = snapshot_of(tmp_path, services__delegated_item=[{"valid_from": date(2024, 1, 1)}])
    assert figure(MET, Q1, as_of=date(2025, 3, 31), snapshot=empty).value is None


def test_a_visit_counts_for_the_assignment_of_who_made_it(tmp_path: Path) -> None:
    """Each enterprise's own instructor is to visit it: another's visit is none, a second one makes up for nobody."""
    sent = [
        {"instructor": who, "enterprise": where, "since": date(2025, 1, 1)}
        for who, where in ((ALL, NEW), (OLD, OLD))
    ]
    visits = [
        {"instructor": who, "enterprise": where, "visited_on": date(2025, 1, on)}
        for who, where, on in ((ALL, NEW, 8), (ALL, NEW, 9), (ALL, OLD, 10))
    ]
    zone = snapshot_of(tmp_path, party__assignment=sent, party__visit=visits)
    found = figure(QuotaMet("走访率", quota="party.visit"), Q1, as_of=date(2025, 1, 31), snapshot=zone)
    assert dict(found.sides) == {"owed": 2, "met": 1, "unmet": 1}


def test_a_meeting_counts_on_the_day_its_record_was_filed(tmp_path: Path) -> None:
    """Held and not filed is not done; filed in March it is March's; taken out of the file again it is nobody's."""
    branch = {"id": ALL, "approved_on": date(2024, 1, 1)}
    events = [{"id": each, "organisation": ALL, "kind": "committee_meeting"} for each in (ALL, NEW, OLD)]
    lecture = {"id": uuid.UUID(int=4), "organisation": ALL, "kind": "lecture"}
    told = (
        (ALL, "hold", "held", 1, 20), (ALL, "file", "filed", 2, 3),
        (NEW, "hold", "held", 3, 5),
        (OLD, "file", "filed", 3, 6), (OLD, "take_out", "held", 3, 30),
        (lecture["id"], "file", "filed", 1, 8),
    )  # fmt: skip
    moves = [
        {"record": record, "move": move, "target": state, "on": date(2025, month, on), "seq": seq}
        for seq, (record, move, state, month, on) in enumerate(told)
    ]
    zone = snapshot_of(
        tmp_path, party__organisation=[branch], party__event=[*events, lecture], party__event__moves=moves
    )
    share = QuotaMet("落实率", quota="party.branch_life")
    met = {
        month: figure(share, Period.month(2025, month), as_of=date(2025, 4, 30), snapshot=zone).sides["met"]
        for month in (1, 2, 3)
    }
    assert met == {1: 0, 2: 1, 3: 0}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"of": "services.service_cas"}, "是否为：services.service_case"),
        ({"link": "delegated_items"}, "是否为：delegated_item"),
        ({"link": "enterprise"}, "关联的不是"),
        ({"during": "accepted"}, "是否为：accepted_at"),
        ({"standing": ("valid_form", "valid_to")}, "是否为：valid_from"),
        ({"least": 0}, "最少次数"),
        ({"alike": ("enterprise",)}, "只写一样"),
        ({"link": "", "alike": ("enterprise",)}, "没有可以共有的列「enterprise」"),
        ({"entered": ("done",)}, "只写一样"),
        ({"during": "", "entered": ("done",)}, "没有流程"),
        ({"only": (Having("channe", "1"),)}, "没有代码或是否列「channe」"),
    ],
)
def test_a_quota_that_is_off_is_told(wrong: dict[str, Any], said: str) -> None:
    assert said in "".join(sentence for _, sentence in check(Quota("错", **{**WORDS, **wrong})))


def test_an_unknown_quota_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownQuota, match=r"是否为：trial\.item"):
        quotas.quota("trial.items")
