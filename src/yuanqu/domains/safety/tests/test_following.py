"""首次参训 follows: an earlier attendance brought in later, or the first one voided."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from yuanqu.domains.safety.ledgers.training import Trainings
from yuanqu.domains.safety.ledgers.training_attendance import TrainingAttendances
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import create, void
from yuanqu.registers.held import held


def _training(number: str, by: Any) -> Any:
    values = {
        "training_no": number,
        "title": "入园前培训",
        "round_no": 1,
        "kind": "entry",
        "planned_on": date(2024, 1, 1),
        "hours": 8,
        "place": "会议室",
        "mode": "class",
        "lecturer": "某某",
        "content": "法规",
        "expected": 5,
    }
    return create(Trainings, values, by)


def _attend(number: str, training: Any, place: Any, day: date, by: Any) -> Any:
    at = datetime(day.year, day.month, day.day, 1, tzinfo=UTC)
    values = {
        "attendance_no": number,
        "training": training.pk,
        "object": place.pk,
        "trainee": "某某",
        "role": "staff",
        "signed_in_at": at,
    }
    return create(TrainingAttendances, values, by)


def _firsts() -> dict[str, bool]:
    return dict(held("safety.training_attendance").values_list("attendance_no", "first_time"))


def test_the_first_attendance_moves(place: Any, clerk: Any) -> None:
    one, two = _training("2024-01", clerk), _training("2025-01", clerk)
    _attend("2025-01-001", two, place, date(2025, 2, 10), clerk)
    assert _firsts() == {"2025-01-001": True}
    earlier = _attend("2024-01-001", one, place, date(2024, 9, 12), clerk)
    assert _firsts() == {"2024-01-001": True, "2025-01-001": False}
    void(TrainingAttendances, earlier.pk, token_of(TrainingAttendances, earlier), clerk, "登记重复")
    assert _firsts() == {"2025-01-001": True}
