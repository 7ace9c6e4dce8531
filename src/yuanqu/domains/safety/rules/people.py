"""What training, special operators and grid members are held to (人员审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from yuanqu.domains.safety.codes import OPERATION
from yuanqu.engines.ledger.checks import Row, hard, soft, soft_across
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held
from yuanqu.registers.shared_checks import identity_number

PASS_MARK = "training_pass_mark"  # noqa: S105 - the code of a dated rule
_FULL = 100
_VALID_YEARS = 6  # 特种作业操作证有效期6年，每3年复审


@hard("special_operator.trade", "operation", "trade")
def operation_of_its_trade(row: Row) -> str | None:
    """操作项目 belongs to 作业类别."""
    found = OPERATION.by_code.get(row.get("operation") or "")
    if found is None or not row.get("trade") or found.parent == row["trade"]:
        return None
    return f"操作项目「{found.label}」不属于所填的作业类别：请核对。"


id_number_valid = identity_number("special_operator.id_number", "id_number")


@soft("special_operator.validity", "valid_until", "issued_on")
def valid_for_six_years(row: Row) -> str | None:
    """A certificate is good for six years."""
    issued, until = row.get("issued_on"), row.get("valid_until")
    if issued is None or until is None or until.year - issued.year <= _VALID_YEARS:
        return None
    return f"有效期止{until}距初领日期{issued}超过{_VALID_YEARS}年：请核对，换证的填新证日期。"


@soft("special_operator.expired", "on_duty", "valid_until")
def nobody_works_on_an_expired_certificate(row: Row) -> str | None:
    """Special work needs a certificate in force (安全生产法第三十条)."""
    until = row.get("valid_until")
    if not row.get("on_duty") or until is None or until >= today():
        return None
    return f"证书已于{until}到期而仍在岗：应离岗或换证，请核对。"


@soft("training.attended", "attended", "expected")
def attended_within_expected(row: Row) -> str | None:
    """实到 is not more than 应到."""
    came, expected = row.get("attended"), row.get("expected")
    if came is None or expected is None or came <= expected:
        return None
    return f"实到{came}人多于应到{expected}人：请核对。"


@soft_across("training.counted", "attended")
def attended_as_signed(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """实到人数 is the number of attendance rows, once there are any."""
    numbers = {row.get("training_no") for row in rows} - {None}
    signed: dict[Any, int] = {}
    for number in held("safety.training_attendance", training__training_no__in=numbers).values_list(
        "training__training_no", flat=True
    ):
        signed[number] = signed.get(number, 0) + 1
    for position, row in enumerate(rows):
        found = signed.get(row.get("training_no"))
        if found and row.get("attended") is not None and found != row["attended"]:
            yield position, f"实到填{row['attended']}人，参训记录有{found}人：请核对。"


@hard("training_test.score", "score")
def score_in_range(row: Row) -> str | None:
    """A score is 0 to 100."""
    score = row.get("score")
    return f"成绩{score}不对：应为0至100分。" if score is not None and not 0 <= score <= _FULL else None


def passed(rows: Sequence[Row]) -> list[bool | None]:
    """是否合格, one a row: the score reaches the mark in force on the day; unknown where no mark is on record."""
    marks = list(held("registers.rule", code=PASS_MARK).values_list("valid_from", "valid_to", "value"))
    return [_reaches(row.get("score"), row.get("tested_on"), marks) for row in rows]


def _reaches(
    score: Decimal | None, on: date | None, marks: list[tuple[date, date | None, Decimal]]
) -> bool | None:
    if score is None or on is None:
        return None
    mark = next(
        (value for since, until, value in marks if since <= on and (until is None or on <= until)), None
    )
    return None if mark is None else score >= mark


def first_times(rows: Sequence[Row]) -> list[bool | None]:
    """首次参训, one a row: on this day the object attended for the first time, held attendances considered."""
    objects = {row.get("object") for row in rows} - {None}
    first: dict[Any, date] = {}
    attended = held("safety.training_attendance", object__in=objects).values_list("object", "signed_in_at")
    given = [(row.get("object"), row.get("signed_in_at")) for row in rows if not row.get("voided_on")]
    for one, at in (*attended, *given):
        if at is not None:
            first[one] = min(first.get(one, date.max), timezone.localtime(at).date())
    return [_is_first(row, first) for row in rows]


def _is_first(row: Row, first: dict[Any, date]) -> bool | None:
    at = row.get("signed_in_at")
    if at is None or row.get("object") is None:
        return None
    return timezone.localtime(at).date() == first.get(row["object"])


@guard("training.attended")
def somebody_attended(row: Row) -> str | None:
    """A round that was held has signatures; a workbook's rows bring them in a workbook of its own."""
    if row["id"] is None or held("safety.training_attendance", training=row["id"]).exists():
        return None
    return "参训台账没有这一轮的签到：请先登记签到。"


@guard("training.tested")
def everybody_tested(row: Row) -> str | None:
    """Everyone who attended has sat the test."""
    if row["id"] is None:
        return None
    untested = held("safety.training_attendance", training=row["id"]).exclude(
        pk__in=held("safety.training_test", attendance__training=row["id"]).values("attendance")
    )
    return _named(untested, "还没有测试成绩：请先登记。")


@guard("training.entry")
def entry_round(row: Row) -> str | None:
    """Only a round before entry opens the way in."""
    return None if row["kind"] == "entry" else "培训类型不是入园前培训：不涉及准予入园。"


@guard("training.passed")
def everybody_passed(row: Row) -> str | None:
    """No pass, no entry: every required person passed, at the first test or a later one."""
    if row["id"] is None:
        return None
    failed = held("safety.training_attendance", training=row["id"]).exclude(
        pk__in=held("safety.training_test", attendance__training=row["id"], passed=True).values("attendance")
    )
    return _named(failed, "没有合格：补考合格后才能准予入园。")


def _named(attendances: QuerySet[Any, Any], what: str) -> str | None:
    """The first few by their 签到号 — names are personal — and how many there are."""
    numbers = list(attendances.order_by("attendance_no").values_list("attendance_no", flat=True))
    if not numbers:
        return None
    return f"{'、'.join(numbers[:5])}{'等' if len(numbers) > 5 else ''}共{len(numbers)}人{what}"
