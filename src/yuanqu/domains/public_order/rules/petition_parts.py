"""What transfers, petitioners and reviews of a petition are held to (转送、信访人、复查复核审核)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from yuanqu.domains.public_order.clocks import REVIEW
from yuanqu.domains.public_order.rules.words import linked
from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

_PETITION = "public_order.petition"
_REPRESENTATIVES = 5  # 人；信访工作条例第二十条


@hard("transfer.due", "due_on", "kind")
def assigned_with_a_day(row: Row) -> str | None:
    """What is assigned or urged is to be reported back by a day (信访工作条例第二十二条第三项)."""
    if row.get("kind") == "transfer" or row.get("due_on"):
        return None
    return "交办、督办没有反馈期限：应指定办理期限，要求反馈结果。"


@hard_across("transfer.before", "sent_on", "petition")
def sent_after_registration(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Only what is registered is sent on."""
    yield from _not_before(rows, "sent_on", "转送交办日期")


@soft_across("petitioner.more", "petition")
def no_more_than_counted(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The roster has no more people than the petition counts."""
    known = linked(_PETITION, rows, "petition", "headcount")
    counted = _roster(rows)
    for position, row in enumerate(rows):
        said = known.get(row.get("petition"), {}).get("headcount")
        if said is not None and counted[row.get("petition")] > said:
            yield position, f"名册有{counted[row.get('petition')]}人，登记的人数是{said}：请核对人数。"


@hard_across("petitioner.representatives", "representative", "petition")
def five_representatives_at_most(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """At most five represent the others (信访工作条例第二十条)."""
    counted = _roster(rows, representative=True)
    for position, row in enumerate(rows):
        if row.get("representative") and counted[row.get("petition")] > _REPRESENTATIVES:
            yield position, f"代表有{counted[row.get('petition')]}人：推选的代表不超过{_REPRESENTATIVES}人。"


@hard_across("review.no_answer", "petition", "stage")
def an_answer_stands(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """There is no request against an answer that was not given (信访工作条例第三十五、三十六条)."""
    for position, given in enumerate(_answers(rows)):
        if given is None and rows[position].get("petition") is not None:
            yield position, "没有可以请求的意见：复查要先登记书面答复，复核要先登记复查意见。"


@hard_across("review.before", "requested_on", "petition")
def asked_after_the_answer(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A review is asked of an answer that was given before (信访工作条例第三十五、三十六条)."""
    for position, given in enumerate(_answers(rows)):
        asked = rows[position].get("requested_on")
        if asked and given and asked < given.on:
            yield position, f"请求日期（{asked}）早于所不服意见的答复日期（{given.on}）：请核对。"


@soft_across("review.perhaps_late", "requested_on")
def late_unless_received_later(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The days run from receipt: where its day is not known, a late request is explained, not refused."""
    for position, given in enumerate(_answers(rows)):
        asked = rows[position].get("requested_on")
        if asked and given and given.received is None and asked > given.last:
            yield (
                position,
                f"没有登记送达日期，请求（{asked}）晚于答复（{given.on}）30日：请补填送达日期，或者说明何时收到。",
            )


def request_due(rows: Sequence[Row]) -> list[date | None]:
    """请求截止日, one a row: thirty days from receipt of the answer that the petitioner does not accept."""
    return [given and given.last for given in _answers(rows)]


class _Given(NamedTuple):
    """An answer: when it was given, and what is entered as the day on which the petitioner had it."""

    on: date
    entered: date | None

    @property
    def received(self) -> date | None:
        """The day on which the petitioner had it; what is entered of an answer before does not count."""
        return self.entered if self.entered and self.entered >= self.on else None

    @property
    def last(self) -> date:
        """The last day of asking for its review (信访工作条例第三十五、三十六条：自收到之日起三十日)."""
        return (self.received or self.on) + timedelta(days=REVIEW)


def _answers(rows: Sequence[Row]) -> list[_Given | None]:
    """One a row: the answer that its stage reviews, those submitted beside it in place of those held."""
    asked = {row.get("petition") for row in rows} - {None}
    first = held(_PETITION, pk__in=asked).values_list("pk", "answered_on", "answer_received_on")
    second = held("public_order.petition_review", petition__in=asked, stage="review").order_by("requested_on")
    found = {("review", petition): _Given(on, received) for petition, on, received in first if on}
    stages = second.values_list("petition", "answered_on", "received_on")
    beside = [
        (row.get("petition"), row.get("answered_on"), row.get("received_on"))
        for row in rows
        if row.get("stage") == "review"
    ]
    found |= {
        ("recheck", petition): _Given(on, received) for petition, on, received in (*stages, *beside) if on
    }
    return [found.get((row.get("stage") or "", row.get("petition"))) for row in rows]


@guard("transfer.petition_ended")
def petition_is_here_again(row: Row) -> str | None:
    """An objection is agreed to when the petition has come back: else it would stand as ended, and be nobody's."""
    petition = (
        held(_PETITION, pk=row["petition"], state="transferred").values_list("number", flat=True).first()
    )
    if petition is None:
        return None
    return f"信访事项{petition}仍是已转送：请先在该件办理「退回本园区」，由本园区重新决定"


@guard("review.late")
def asked_within_thirty_days(row: Row) -> str | None:
    """There is an answer to review; whoever asks too late after its receipt gets no review, but is told so."""
    (given,) = _answers([row])
    if given is None:
        return "没有可以请求的意见：复查要先有书面答复，复核要先有复查意见"
    if given.received is None or row["requested_on"] <= row["request_due_on"]:
        return None
    return f"请求（{row['requested_on']}）已过期限{row['request_due_on']}：应办「不予受理」并告知"


@guard("review.hearing")
def hearing_stops_the_clock(row: Row) -> str | None:
    """Only of 复核 the law says that the time of a hearing is not counted (信访工作条例第三十六条)."""
    return None if row["stage"] == "recheck" else "复查的听证不停表：请办理「复查听证」"


@guard("review.hearing_of_review")
def hearing_is_within_the_days(row: Row) -> str | None:
    """Of 复查 it says nothing of the kind (第三十五条): its thirty days run on."""
    return None if row["stage"] == "review" else "复核的听证所需时间不计：请办理「举行听证」"


@guard("review.in_time")
def asked_too_late(row: Row) -> str | None:
    """A request in time is not declined for being late; and nobody is late from a day that is not known."""
    (given,) = _answers([row])
    if given is not None and given.received is None:
        return "没有登记送达日期：30日自收到书面答复之日起算，请先补填送达日期，再认定逾期"
    if row["request_due_on"] is None or row["requested_on"] > row["request_due_on"]:
        return None
    return f"请求（{row['requested_on']}）在期限{row['request_due_on']}之内：应当复查、复核"


def _roster(rows: Sequence[Row], **where: Any) -> Counter[Any]:
    """How many people each petition of ``rows`` has in the roster, those submitted in place of those held."""
    asked = {row.get("petition") for row in rows} - {None}
    submitted = {(row.get("petition"), row.get("seq")) for row in rows}
    kept = held("public_order.petitioner", petition__in=asked, **where).values_list("petition", "seq")
    counted = Counter(petition for petition, seq in kept if (petition, seq) not in submitted)
    counted.update(
        row.get("petition") for row in rows if all(row.get(name) == value for name, value in where.items())
    )
    return counted


def _not_before(rows: Sequence[Row], column: str, label: str) -> Iterator[tuple[int, str]]:
    known = linked(_PETITION, rows, "petition", "registered_on")
    for position, row in enumerate(rows):
        registered = known.get(row.get("petition"), {}).get("registered_on")
        if registered and row.get(column) and row[column] < registered:
            yield position, f"{label}（{row[column]}）早于信访登记日期（{registered}）：请核对。"
