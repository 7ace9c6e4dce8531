"""What joint-review meetings, their items and opinions are held to (联审审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from yuanqu.domains.investment.codes import DEPARTMENT
from yuanqu.domains.investment.rules.prechecks import precheck_gaps
from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft, soft_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held
from yuanqu.registers.shared_checks import words_of
from yuanqu.terms.working_days import working_day_after

LET_IN = ("agreed", "principle")
_RENTING, _LEASED, _MAY_FORBID = "renting", "leased", "safety"
_IN_MINUTES = ("meeting", "negotiation", "project", "decision", "conditions")
_OF_MEETING = (
    "kind", "sequence", "called_on", "held_on", "place", "chair", "due_units", "papers_sent_at", "minutes_no",
    "signed_by",
)  # fmt: skip
_NOT_PRECHECKED = ("talking", "checking")
_OVER = {"stopped": "stopped_on", "handed_over": "handed_over_on"}  # 在谈项目的办结状态和它的日期
_MINUTES_DAYS = 5  # 召开后五个工作日内出纪要（园区项目联审办法）

units_known = words_of("review_meeting.units", "due_units", frozenset(DEPARTMENT.labels), "参审部门")


# ---- 联审会议


def minutes_days(rows: Sequence[Row]) -> list[date | None]:
    """纪要期限, one a row: five working days after the meeting."""
    return [working_day_after(row.get("held_on"), _MINUTES_DAYS) for row in rows]


@soft("review_meeting.papers", "papers_sent_at", "held_on")
def papers_a_day_before(row: Row) -> str | None:
    """Who is to judge has the papers at least a day before."""
    sent, held_on = row.get("papers_sent_at"), row.get("held_on")
    if sent is None or held_on is None or timezone.localdate(sent) < held_on:
        return None
    return f"材料{timezone.localdate(sent)}才分发，会议{held_on}召开：应至少提前一天。"


@soft_across("review_meeting.sequence", "sequence", "kind", "held_on")
def sequence_without_gaps(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Meetings of a kind are numbered through the year."""
    given = [(row.get("kind"), row.get("held_on"), row.get("sequence")) for row in rows]
    known = held("investment.review_meeting").values_list("kind", "held_on", "sequence")
    numbered = {(kind, day.year, number) for kind, day, number in (*known, *given) if day}
    for position, (kind, day, number) in enumerate(given):
        if day and number and number > 1 and (kind, day.year, number - 1) not in numbered:
            yield position, f"没有当年同类会议的第{number - 1}次：届次应连续，请核对。"


@guard("review_meeting.items")
def something_listed(row: Row) -> str | None:
    """A meeting has at least one item."""
    if row["id"] is None or held("investment.review_item", meeting=row["id"]).exists():
        return None
    return "会议还没有议题：请先在联审议题台账列入项目。"


@guard("review_meeting.decided")
def everything_decided(row: Row) -> str | None:
    """Minutes state a decision of every item."""
    if row["id"] is None:
        return None
    open_items = held("investment.review_item", meeting=row["id"], decision=None).order_by("item_no")
    numbers = [*open_items.values_list("item_no", flat=True)]
    return f"议题{'、'.join(numbers[:5])}还没有决定：逐项填写后才能签发。" if numbers else None


@guard("review_meeting.opinions")
def everybody_heard(row: Row) -> str | None:
    """The chair decides after every department has spoken on every item."""
    if row["id"] is None:
        return None
    due = [DEPARTMENT.find(word) for word in (row["due_units"] or "").split("、")]
    items = dict(held("investment.review_item", meeting=row["id"]).values_list("pk", "item_no"))
    given = {*held("investment.review_opinion", item__in=items).values_list("item", "department")}
    missing = [
        f"{number}缺{'、'.join(DEPARTMENT.label(unit) for unit in lacking)}"
        for item, number in sorted(items.items(), key=lambda each: each[1])
        if (lacking := [unit for unit in due if unit and (item, unit) not in given])
    ]
    return f"部门意见不全：{'；'.join(missing[:5])}。请在部门意见台账补齐。" if missing else None


@guard("review_meeting.veto")
def nobody_let_in_against_safety(row: Row) -> str | None:
    """安全环保科 may forbid: what it refuses is not let in."""
    if row["id"] is None:
        return None
    refused = held(
        "investment.review_opinion",
        item__meeting=row["id"],
        item__decision__in=LET_IN,
        department=_MAY_FORBID,
        opinion="refuse",
    )
    numbers = sorted({*refused.values_list("item__item_no", flat=True)})
    return f"议题{'、'.join(numbers)}：安全环保科不同意，不能通过，请改为缓议或不同意。" if numbers else None


@guard("review_meeting.nobody_let_in")
def nobody_let_in_yet(row: Row) -> str | None:
    """A meeting that let somebody in took place: it cannot be called off any more."""
    if row["id"] is None:
        return None
    items = held("investment.review_item", meeting=row["id"], decision__in=LET_IN).order_by("item_no")
    numbers = [*items.values_list("item_no", flat=True)[:5]]
    return f"议题{'、'.join(numbers)}已决定通过，会议不能取消：确未通过的请先更正决定。" if numbers else None


@guard("review_meeting.prechecked")
def everything_prechecked(row: Row) -> str | None:
    """What is decided went through the pre-check: its talks are past 预审."""
    if row["id"] is None:
        return None
    items = held("investment.review_item", meeting=row["id"], negotiation__state__in=_NOT_PRECHECKED)
    numbers = [*items.order_by("item_no").values_list("item_no", flat=True)[:5]]
    return f"议题{'、'.join(numbers)}的在谈项目还没有办完预审：请先办理预审齐全。" if numbers else None


@hard("review_meeting.safety", "due_units")
def safety_is_heard(row: Row) -> str | None:
    """Who may forbid is always asked."""
    if DEPARTMENT.label(_MAY_FORBID) in (row.get("due_units") or "").split("、"):
        return None
    return f"参审部门没有{DEPARTMENT.label(_MAY_FORBID)}：它可以否决，必须参审。"


@hard_across("review_meeting.minuted", "meeting_no", "held_on")
def meeting_stands(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """What the signed minutes state of the meeting itself is changed only after the head has taken them back."""
    numbers = [row.get("meeting_no") for row in rows]
    closed = held("investment.review_meeting", meeting_no__in=numbers).exclude(state="called")
    standing = {each["meeting_no"]: each for each in closed.values("meeting_no", *_OF_MEETING)}
    for position, row in enumerate(rows):
        before = standing.get(row.get("meeting_no"))
        if before and any((row.get(name) or None) != (before[name] or None) for name in _OF_MEETING):
            yield position, "会议已出纪要或已取消，会议的内容不能再改：确需更正的，先由科长退回改纪要。"


# ---- 联审议题


def _closed(rows: Sequence[Row]) -> set[Any]:
    """The meetings of ``rows`` that have their minutes, or were called off."""
    meetings = {row.get("meeting") for row in rows} - {None}
    return {
        *held("investment.review_meeting", pk__in=meetings)
        .exclude(state="called")
        .values_list("pk", flat=True)
    }


@hard_across("review_item.minuted", "item_no", "meeting", "decision", "project", "conditions")
def minutes_stand(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """What the minutes say is changed only after the head has taken them back."""
    numbers = [row.get("item_no") for row in rows]
    standing = {
        each["item_no"]: each
        for each in held("investment.review_item", item_no__in=numbers).values("item_no", *_IN_MINUTES)
    }
    closed = _closed([*rows, *standing.values()])
    for position, row in enumerate(rows):
        before = standing.get(row.get("item_no"))
        if not closed & {row.get("meeting"), before and before["meeting"]}:
            continue
        if before is None:
            yield position, "会议已出纪要或已取消，不能再列议题：请列入下一次会议。"
        elif any((row.get(name) or None) != (before[name] or None) for name in _IN_MINUTES):
            yield position, "会议已出纪要，议题的项目、决定和条件不能再改：确需更正的，先由科长退回改纪要。"


def meeting_days(rows: Sequence[Row]) -> list[date | None]:
    """上会日期, one a row: the day of the meeting, for it is entered there and nowhere else."""
    meetings = held("investment.review_meeting", pk__in={row.get("meeting") for row in rows} - {None})
    days: dict[Any, date] = dict(meetings.values_list("pk", "held_on"))
    return [days.get(row.get("meeting")) for row in rows]


@hard_across("review_item.precheck", "negotiation")
def prechecked_before_listing(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """No project is listed before every department has pre-checked it, nor one that failed."""
    talks = held("investment.negotiation", pk__in={row.get("negotiation") for row in rows} - {None})
    names: dict[Any, str] = dict(talks.values_list("pk", "name"))
    gaps = precheck_gaps([*names])
    for position, row in enumerate(rows):
        talk = row.get("negotiation")
        if talk in gaps:
            said = f"「{names[talk]}」不能上会：{gaps[talk]}。请由各部门在预审意见台账出具后再列入。"
            yield position, said


@hard_across("review_item.talks_over", "negotiation", "meeting")
def still_talked_about(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Talks that were broken off, or handed over, are on no agenda of a later meeting."""
    ended = held("investment.negotiation", pk__in={row.get("negotiation") for row in rows} - {None})
    over = {
        each["pk"]: each
        for each in ended.filter(state__in=_OVER).values("pk", "name", "state", *_OVER.values())
    }
    numbers = [row.get("item_no") for row in rows if row.get("negotiation") in over]
    known = {
        *held("investment.review_item", item_no__in=numbers).values_list("item_no", "negotiation", "meeting")
    }
    days = meeting_days(rows) if over else []
    for position, row in enumerate(rows):
        talk = over.get(row.get("negotiation"))
        if talk is None or (row.get("item_no"), row.get("negotiation"), row.get("meeting")) in known:
            continue
        day, meets = talk[_OVER[talk["state"]]], days[position]
        if day and meets and day < meets:
            how = "终止" if talk["state"] == "stopped" else "移交落地"
            yield position, f"「{talk['name']}」已于{day}{how}，不能列入{meets}的会议：请核对在谈编号和会议。"


@hard_across("review_item.kind", "meeting", "negotiation", "project")
def meeting_of_its_kind(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Projects that rent plant go to their own meeting, the others to that for industrial projects."""
    meetings: dict[Any, str] = dict(
        held("investment.review_meeting", pk__in={row.get("meeting") for row in rows} - {None}).values_list(
            "pk", "kind"
        )
    )
    talks = held("investment.negotiation", pk__in={row.get("negotiation") for row in rows} - {None})
    kinds: dict[Any, str] = dict(talks.values_list("pk", "kind"))
    projects = held("registers.project", pk__in={row.get("project") for row in rows} - {None})
    kinds |= dict(projects.values_list("pk", "kind"))
    for position, row in enumerate(rows):
        meeting = meetings.get(row.get("meeting"))
        both = [kind for name in ("negotiation", "project") if (kind := kinds.get(row.get(name)))]
        odd = [kind for kind in both if (meeting == _RENTING) != (kind == _LEASED)]
        if meeting in ("industrial", _RENTING) and odd:
            said = "租赁厂房项目" if odd[0] == _LEASED else "自建或扩建项目"
            yield (
                position,
                f"这是{said}，与会议类型不符：租赁厂房的上租赁厂房项目联审会，其余上工业项目联审会。",
            )


@hard("review_item.let_in", "project", "conditions", "decision")
def let_in_is_numbered(row: Row) -> str | None:
    """What is let in has its number in the register; in principle means on conditions."""
    if row.get("decision") in LET_IN and row.get("project") is None:
        return "决定为同意或原则同意而没有填项目：请先在项目名录给号登记。"
    if row.get("decision") == "principle" and not row.get("conditions"):
        return "原则同意而没有附加条件：请写明条件。"
    return None


@soft("review_item.conditions_late", "conditions_met_on", "conditions_due")
def conditions_met_in_time(row: Row) -> str | None:
    """Conditions are met by their day."""
    due, met = row.get("conditions_due"), row.get("conditions_met_on")
    return f"附加条件{met}才落实，晚于期限{due}：请说明。" if due and met and met > due else None
