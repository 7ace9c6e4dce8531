"""What meetings, their decisions, site visits and bulletins are held to (调度审核)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yuanqu.engines.ledger.checks import Row, hard, hard_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.people.rights import EVERY_DEPARTMENT
from yuanqu.registers.departments import SEVERAL, departments
from yuanqu.registers.held import held

_LEADERS = re.compile("领导|党工委|管委会|书记|主任")
_DIGEST = re.compile("[0-9a-f]{64}")


@guard("meeting.minutes")
def minutes_are_whole(row: Row) -> str | None:
    """Minutes say what was reported or discussed."""
    return None if row["reports"] or row["discussion"] else "情况通报和讨论意见都是空的：纪要要写会议内容。"


@guard("meeting.decisions")
def decisions_are_whole(row: Row) -> str | None:
    """Minutes whose decisions have nobody, or no day, are not issued."""
    if row.get("id") is None:
        return None
    rows = held("plan.decision", meeting=row["id"]).values_list("serial", "lead", "due_on")
    lacking = "、".join(
        str(serial) for serial, lead, due in rows.order_by("serial") if not lead or due is None
    )
    return f"议定事项第{lacking}项没有责任单位或时限：请补填后再印发。" if lacking else None


@hard_across("decision.issued", "lead", "due_on", "meeting")
def whole_before_issue(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A decision of issued minutes has whom and when."""
    asked = {row.get("meeting") for row in rows} - {None}
    issued = set(held("plan.meeting", pk__in=asked, state="issued").values_list("pk", flat=True))
    for position, row in enumerate(rows):
        if row.get("meeting") in issued and not (row.get("lead") and row.get("due_on")):
            yield position, "纪要已经印发：议定事项要有责任单位和时限。"


@hard_across("decision.due", "due_on", "meeting")
def due_after_meeting(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Nothing is due before it was decided."""
    asked = {row.get("meeting") for row in rows} - {None}
    days = dict(held("plan.meeting", pk__in=asked).values_list("pk", "held_on"))
    for position, row in enumerate(rows):
        since = days.get(row.get("meeting"))
        if since and row.get("due_on") and row["due_on"] < since:
            yield position, f"时限（{row['due_on']}）早于会议日期（{since}）：请核对。"


@hard_across("decision.problem", "problem", "project")
def problem_of_its_project(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The problem is of the project that is named."""
    asked = {row.get("problem") for row in rows} - {None}
    owners = dict(held("construction.problem", pk__in=asked).values_list("pk", "project"))
    for position, row in enumerate(rows):
        owner = owners.get(row.get("problem"))
        if owner and row.get("project") and owner != row["project"]:
            yield position, "关联问题是另一个项目的：请核对项目或问题。"


@hard("site_visit.said", "said", "answer")
def answer_says_what(row: Row) -> str | None:
    """An answer says what is done, or why not."""
    return (
        None
        if row.get("said") or row.get("answer") == "studied"
        else "没有写答复内容：带回研究以外的都要写明。"
    )


@hard_across("site_visit.decision", "decision", "meeting", "answer")
def decision_of_its_meeting(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """What was assigned on the spot is a decision of that very meeting."""
    asked = {row.get("decision") for row in rows} - {None}
    meetings = dict(held("plan.decision", pk__in=asked).values_list("pk", "meeting"))
    for position, row in enumerate(rows):
        decision = row.get("decision")
        if decision in meetings and meetings[decision] != row.get("meeting"):
            yield position, "交办事项是另一次会议的：请核对。"
        elif decision and row.get("answer") != "assigned":
            yield position, "关联了交办事项：现场答复应为「现场交办」。"


@hard("bulletin.digest", "digest")
def digest_is_one(row: Row) -> str | None:
    """A digest is 64 hexadecimal digits."""
    digest = row.get("digest")
    return (
        None
        if not digest or _DIGEST.fullmatch(digest)
        else "内容指纹应为64位小写十六进制，由系统印发时记入。"
    )


@hard_across("bulletin.recipients", "recipients")
def known_recipients(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A bulletin is sent to departments by their names, since those open it to them; to leaders by theirs."""
    known = departments() | {EVERY_DEPARTMENT}
    for position, row in enumerate(rows):
        named = [word.strip() for word in SEVERAL.split(row.get("recipients") or "")]
        odd = [word for word in named if word and word not in known and not _LEADERS.search(word)]
        if odd:
            yield (
                position,
                f"没有科室「{'、'.join(odd)}」：科室写全称，发全部写“{EVERY_DEPARTMENT}”，领导写“领导”或职务。",
            )
