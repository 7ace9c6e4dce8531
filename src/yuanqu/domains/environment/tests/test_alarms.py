"""A reading beyond its limit alarms by itself, tells the head of heavy metals, and is closed on a normal retest."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from yuanqu.domains.environment.ledgers.exceedance import Exceedance, ExceedanceLoop
from yuanqu.domains.environment.ledgers.limit import Limit, Limits
from yuanqu.domains.environment.ledgers.reading import Readings
from yuanqu.domains.environment.tests.conftest import CADMIUM, ZINC, limit
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import update, void
from yuanqu.engines.procedure.inbox import messages_of
from yuanqu.engines.procedure.performing import Deed, perform

TODAY = timezone.localdate()


def alarms() -> list[Any]:
    return list(Exceedance.objects.filter(voided_on=None).order_by("analyte"))


def test_what_exceeds_alarms_once_and_what_was_not_detected_never(sample: Any, reading: Any) -> None:
    taken = sample("S-1", TODAY)
    reading(taken, "0.005")
    assert alarms() == []
    reading(taken, "1001", ZINC, "ug")
    (alarm,) = alarms()
    assert (alarm.analyte, alarm.state, alarm.found_on) == (ZINC, "raised", TODAY)
    assert (alarm.result, alarm.limit_said) == ("1.001 mg/L", "≤1 mg/L")
    reading(sample("S-2", TODAY), "<0.9", unit="mg")
    assert len(alarms()) == 1


def test_heavy_metals_are_told_to_the_head_at_once(sample: Any, reading: Any, head: Any, clerk: Any) -> None:
    reading(sample("S-1", TODAY), "0.0078")
    (message,) = messages_of(head.account)
    assert "东口总镉0.0078 mg/L，限值≤0.005 mg/L" in message.title
    assert not messages_of(clerk.account).exists()
    reading(sample("S-0", TODAY - timedelta(days=60)), "0.009")
    assert messages_of(head.account).count() == 1


def test_the_limit_of_the_day_of_sampling_judges(outlet: Any, sample: Any, reading: Any, clerk: Any) -> None:
    old: Any = Limit.objects.get(analyte=CADMIUM)
    update(Limits, old.pk, {"valid_to": date(2025, 3, 31)}, token_of(Limits, old), clerk, "修订")
    limit(clerk, old.limit_set, CADMIUM, "0.001", date(2025, 4, 1))
    before, after = (
        reading(sample(f"S-{day}", day), "0.003") for day in (date(2025, 3, 31), date(2025, 4, 1))
    )
    assert (before.verdict, after.verdict) == ("pass", "over")
    assert [alarm.sample.sample_no for alarm in alarms()] == ["S-2025-04-01"]


def test_a_corrected_limit_judges_again_and_alarms(
    outlet: Any, sample: Any, reading: Any, clerk: Any
) -> None:
    found = reading(sample("S-1", TODAY), "0.003")
    held: Any = Limit.objects.get(analyte=CADMIUM)
    update(Limits, held.pk, {"ceiling": held.ceiling / 10}, token_of(Limits, held), clerk, "录错一位")
    found.refresh_from_db()
    assert (found.verdict, found.limit_said) == ("over", "≤0.0005 mg/L")
    assert [alarm.limit_said for alarm in alarms()] == ["≤0.0005 mg/L"]


def test_it_is_closed_on_a_normal_retest_by_somebody_else(
    sample: Any, reading: Any, clerk: Any, head: Any, lay: Any
) -> None:
    day = date(2025, 4, 7)
    reading(sample("S-1", day), "0.0078")
    (alarm,) = alarms()

    def step(move: str, by: Any, on: date, **values: Any) -> None:
        perform(ExceedanceLoop, alarm.pk, move, by, Deed(on, values))

    step("check", clerk, day, checked_text="有水")
    step("trace", clerk, day, traced_text="逐井")
    lay(alarm, "environment.exceedance")
    step("handle", head, day, measures="关闸")
    later = sample("S-2", date(2025, 4, 8))
    with pytest.raises(Refused) as refusal:
        step("retest", clerk, date(2025, 4, 9), retest=later.pk)
    assert "没有总镉达标的检测结果" in str([problem.sentence for problem in refusal.value.problems])
    reading(later, "<0.0001")
    step("retest", clerk, date(2025, 4, 9), retest=later.pk)
    with pytest.raises(Refused):
        step("close", head, date(2025, 4, 9))


def test_it_is_withdrawn_only_when_it_no_longer_exceeds(
    sample: Any, reading: Any, clerk: Any, head: Any
) -> None:
    wrong = reading(sample("S-1", TODAY), "7.8")
    (alarm,) = alarms()
    deed = Deed(TODAY, {}, "单位填错")
    with pytest.raises(Refused):
        perform(ExceedanceLoop, alarm.pk, "withdraw", head, deed)
    update(
        Readings, wrong.pk, {"unit": "ug", "result_text": "0.78"}, token_of(Readings, wrong), clerk, "单位"
    )
    perform(ExceedanceLoop, alarm.pk, "withdraw", head, deed)
    (alarm,) = alarms()
    assert (alarm.withdrawn_on, alarm.ended_on) == (TODAY, TODAY)
    held: Any = Readings.record._default_manager.get()
    update(
        Readings, wrong.pk, {"result_text": "7.8", "unit": "mg"}, token_of(Readings, held), clerk, "原来没错"
    )
    (alarm,) = alarms()
    assert (alarm.state, alarm.result) == ("raised", "7.8 mg/L"), (
        "pinned: corrected below, withdrawn, corrected back, and nobody was alarmed"
    )
    assert (alarm.withdrawn_on, alarm.ended_on) == (None, None)
    assert messages_of(head.account).count() == 2
    void(Readings, wrong.pk, token_of(Readings, Readings.record._default_manager.get()), clerk, "重报")
