"""The loops of hazards: the walk through, and the tries that must fail."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from yuanqu.domains.safety.ledgers.hazard import HazardLoop
from yuanqu.domains.safety.ledgers.major_hazard import MajorHazardLoop, MajorHazards
from yuanqu.domains.safety.rules.hazards import hazard_closed_before_delisting
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import create
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.standing import moves_of

DONE = {"done_text": "已加锁"}
RECHECK = {"rechecked_by": "检查乙", "recheck_text": "到位"}


def day(number: int) -> date:
    return date(2025, 3, number)


def ordered(order: Any) -> Deed:
    return Deed(day(3), {"due_on": day(18), "order": order.pk})


def codes(refusal: Any) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_found_ordered_rectified_failed_again_closed_reopened(
    find: Any, order: Any, photo: Any, clerk: Any, another: Any, head: Any
) -> None:
    hazard = find()
    perform(HazardLoop, hazard.pk, "order", clerk, ordered(order))
    photo(hazard)
    perform(HazardLoop, hazard.pk, "rectify", clerk, Deed(day(10), DONE))
    perform(
        HazardLoop,
        hazard.pk,
        "fail",
        another,
        Deed(day(11), {"due_on": day(20), "rechecked_by": "检查乙"}, "锁坏"),
    )
    with pytest.raises(Refused) as refusal:
        perform(HazardLoop, hazard.pk, "rectify", clerk, Deed(day(15), DONE))
    assert codes(refusal) == ["procedure.evidence"], "the picture of the first time proves no second one"
    photo(hazard)
    perform(HazardLoop, hazard.pk, "rectify", clerk, Deed(day(15), DONE))
    perform(HazardLoop, hazard.pk, "close", another, Deed(day(16), RECHECK))
    with pytest.raises(Refused) as refusal:
        perform(HazardLoop, hazard.pk, "reopen", clerk, Deed(day(17), {"due_on": day(25)}, "复发"))
    assert codes(refusal) == ["procedure.right"]
    perform(HazardLoop, hazard.pk, "reopen", head, Deed(day(17), {"due_on": day(25)}, "复发"))
    hazard.refresh_from_db()
    assert (hazard.state, hazard.closed_on, hazard.overdue_from) == ("ordered", None, day(26))
    moves = [made.move for made in moves_of(HazardLoop, hazard.pk)]
    assert moves == ["begin", "order", "rectify", "fail", "rectify", "close", "reopen"]


def test_no_step_is_skipped_and_nobody_rechecks_his_own(
    find: Any, order: Any, photo: Any, clerk: Any
) -> None:
    hazard = find()
    with pytest.raises(Refused) as refusal:
        perform(HazardLoop, hazard.pk, "close", clerk, Deed(day(4), RECHECK))
    assert codes(refusal) == ["procedure.source"]
    with pytest.raises(Refused) as refusal:
        perform(HazardLoop, hazard.pk, "fix_at_once", clerk, Deed(day(3), DONE))
    assert codes(refusal) == ["procedure.evidence", "hazard.on_the_spot"]
    perform(HazardLoop, hazard.pk, "order", clerk, ordered(order))
    photo(hazard)
    perform(HazardLoop, hazard.pk, "rectify", clerk, Deed(day(10), DONE))
    with pytest.raises(Refused) as refusal:
        perform(HazardLoop, hazard.pk, "close", clerk, Deed(day(11), RECHECK))
    assert codes(refusal) == ["procedure.own_work"]


def test_a_recheck_goes_where_its_result_says_and_not_by_whoever_fixed_it_at_once(
    find: Any, photo: Any, clerk: Any, another: Any
) -> None:
    hazard = find(handling="spot")
    photo(hazard)
    perform(HazardLoop, hazard.pk, "fix_at_once", clerk, Deed(day(3), DONE))
    failed = {"due_on": day(20), "rechecked_by": "检查乙", "recheck_result": "pass"}
    for name, by, deed, code in (
        ("close", clerk, Deed(day(4), RECHECK), "procedure.own_work"),
        ("close", another, Deed(day(4), RECHECK | {"recheck_result": "fail"}), "hazard.recheck_passed"),
        ("fail", another, Deed(day(4), failed, "锁坏"), "hazard.recheck_failed"),
    ):
        with pytest.raises(Refused) as refusal:
            perform(HazardLoop, hazard.pk, name, by, deed)
        assert codes(refusal) == [code]
    perform(HazardLoop, hazard.pk, "fail", another, Deed(day(4), failed | {"recheck_result": "fail"}, "锁坏"))
    with pytest.raises(Refused) as refusal:
        perform(HazardLoop, hazard.pk, "rectify", clerk, Deed(day(5), DONE))
    assert codes(refusal) == ["procedure.evidence"], (
        "the picture of what was fixed at once proves nothing more"
    )


def test_a_reopened_hazard_keeps_its_listing(find: Any, clerk: Any) -> None:
    hazard = find()
    type(hazard).objects.filter(pk=hazard.pk).update(state="ordered", closed_on=day(9))
    assert "还没有复查销号" in str(hazard_closed_before_delisting({"id": 1, "hazard": hazard.pk}))
    type(hazard).objects.filter(pk=hazard.pk).update(state="closed")
    assert hazard_closed_before_delisting({"id": 1, "hazard": hazard.pk}) is None


def test_a_major_hazard_is_ordered_and_listed_on_its_six_item_plan(
    find: Any, order: Any, clerk: Any, head: Any
) -> None:
    hazard = find(level="major", major_basis="判定标准第三条", interim_measures="停用", handling="stop")
    with pytest.raises(Refused) as refusal:
        perform(HazardLoop, hazard.pk, "order", clerk, ordered(order))
    assert codes(refusal) == ["hazard.six_item_plan"]
    told = {
        "number": "ZD-1",
        "hazard": hazard.pk,
        "reported_on": day(3),
        "state_and_cause": "甲",
        "severity_text": "乙",
        "difficulty_text": "丙",
        "interim": "停用",
    }
    plan = create(MajorHazards, told, clerk)
    listing = {
        "listed_level": "zone",
        "listing_doc": "1号",
        "overseer": "安全环保科",
        "oversight_due_on": day(30),
    }
    for what, record in ((HazardLoop, hazard), (MajorHazardLoop, plan)):
        deed = ordered(order) if record is hazard else Deed(day(4), listing)
        with pytest.raises(Refused, match=r"没有办理") as refusal:
            perform(what, record.pk, "order" if record is hazard else "list_it", head, deed)
        assert "目标和任务、方法和措施、经费和物资、机构和人员、时限和要求、安全措施和应急预案" in str(
            [problem.sentence for problem in refusal.value.problems]
        )
