"""What rows of the party ledgers are held to (审核关系)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from yuanqu.domains.party.codes import VENUE_ITEM
from yuanqu.domains.party.coverage_rules import organisations_named
from yuanqu.engines.ledger.checks import Check, Row, hard, hard_across, soft, soft_across
from yuanqu.registers.held import held
from yuanqu.terms.months import month_end

_VAGUE = 10  # 问题表现不足10字的，说不清时间、事项、情形
_REPORT_BY = 5  # 月报次月5日前报送
_BRANCH_MEETINGS = frozenset({"branch_meeting", "committee_meeting", "group_meeting"})
_WARNINGS = frozenset({"warning", "base_visit", "trial", "case_notice"})


def counts_not_negative(code: str, *columns: str) -> Check:
    """Counts of people and things are not below zero."""

    def test(row: Row) -> str | None:
        wrong = next((row[name] for name in columns if (row.get(name) or 0) < 0), None)
        return None if wrong is None else f"填了负数{wrong}：人数、次数应不小于0。"

    return hard(code, *columns)(test)


# ---- 党员、指导员、阵地


@hard("member.full", "status", "joined_on", "full_on")
def full_member_dated(row: Row) -> str | None:
    """A full member has both days, a probationary one the first."""
    if row.get("status") == "2" and not (row.get("joined_on") and row.get("full_on")):
        return "正式党员应填入党日期和转正日期。"
    return "预备党员应填入党日期。" if row.get("status") == "1" and not row.get("joined_on") else None


@hard("member.transfer", "moved_out_on", "moved_in_on")
def transferred_in_order(row: Row) -> str | None:
    """Nobody leaves before coming."""
    came, left = row.get("moved_in_on"), row.get("moved_out_on")
    return "关系转出日期早于转入日期：请核对先后。" if came and left and left < came else None


@hard("visit.solved", "solved_on", "visited_on", "problem")
def solved_after_visit(row: Row) -> str | None:
    """What was solved was found before."""
    solved, visited = row.get("solved_on"), row.get("visited_on")
    if solved is None:
        return None
    if not row.get("problem"):
        return "填了问题解决日期而没有写发现问题：请补填。"
    return f"问题解决日期{solved}早于走访日期{visited}。" if visited and solved < visited else None


@soft_across("visit.unassigned", "enterprise", "instructor")
def visited_as_assigned(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """An instructor visits those to whom he is sent."""
    asked = {row.get("enterprise") for row in rows} - {None}
    columns = ("instructor", "enterprise", "since", "until")
    sent = list(held("party.assignment", enterprise__in=asked).values_list(*columns))
    for position, row in enumerate(rows):
        who, whom, day = row.get("instructor"), row.get("enterprise"), row.get("visited_on")
        if None in (who, whom, day):
            continue
        if not any((who, whom) == (a, b) and c <= day and (d is None or day <= d) for a, b, c, d in sent):
            yield position, "走访日期该指导员没有派驻这家企业，不计入应走访次数：请核对派驻台账。"


def items_met(rows: Sequence[Row]) -> list[int | None]:
    """已达条目数, one a row."""
    return [None if not row.get("items") else len(_items(row)) for row in rows]


def _items(row: Row) -> set[str]:
    given = (row.get("items") or "").replace("，", "、").split("、")
    return {found for found in map(VENUE_ITEM.find, map(str.strip, given)) if found}


@hard("venue.standard", "reached_on", "items", "lost_on")
def standard_reached(row: Row) -> str | None:
    """Up to standard means every item of the zone's list is met."""
    if row.get("reached_on") is None:
        return "填了不再达标日期而没有达标日期：请补填达标日期。" if row.get("lost_on") else None
    missing = [entry.label for entry in VENUE_ITEM if entry.code not in _items(row)]
    if row.get("lost_on") is not None or not missing:
        return None
    every = "、".join(VENUE_ITEM.labels)
    return f"填了达标日期，标准条目尚缺{'、'.join(missing)}：达标须六项齐备，如「{every}」。"


# ---- 整治、活动、责任、月报


@hard("rectification.vague", "problem")
def problem_is_concrete(row: Row) -> str | None:
    """A problem in a few words is sent back."""
    problem = (row.get("problem") or "").strip()
    if not problem or len(problem) >= _VAGUE:
        return None
    return f"问题表现只有{len(problem)}个字：请写明时间、事项、情形，不少于{_VAGUE}个字。"


@hard("event.present", "present", "due")
def present_within_due(row: Row) -> str | None:
    """实到 is part of 应到."""
    present, due = row.get("present"), row.get("due")
    if present is None or due is None or present <= due:
        return None
    return f"实到{present}人多于应到{due}人：请核对，列席的不计。"


@hard("event.branch", "organisation", "kind")
def branch_meeting_has_branch(row: Row) -> str | None:
    """三会一课 is some branch's."""
    if row.get("kind") in _BRANCH_MEETINGS and row.get("organisation") is None:
        return "三会一课没有填党组织：请填召开会议的党组织。"
    return None


@soft("event.cases", "cases", "kind")
def cases_of_warnings(row: Row) -> str | None:
    """Cases are told at warning education."""
    if row.get("cases") and row.get("kind") not in _WARNINGS:
        return "填了通报案例数而不是警示教育类：一场活动只归一类，请核对。"
    return None


@hard("responsibility.done", "result", "done_on")
def done_with_result(row: Row) -> str | None:
    """What is done says what was done."""
    if (row.get("done_on") is None) == (not row.get("result")):
        return None
    return "完成日期和完成情况只填了一项：完成的两项都填。"


@soft("monthly_report.late", "reported_on", "month")
def reported_in_time(row: Row) -> str | None:
    """A month is reported by the fifth of the next."""
    month, day = row.get("month"), row.get("reported_on")
    if month is None or day is None:
        return None
    last = month_end(month) + timedelta(days=_REPORT_BY)
    return f"报送日期{day}晚于应报日期{last}：请说明。" if day > last else None


@hard_across("monthly_report.outside_life", "month", "organisation")
def reported_while_standing(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """An organisation reports of months in which it stood."""
    lives = organisations_named(rows, "approved_on", "cancelled_on")
    for position, row in enumerate(rows):
        approved, cancelled = lives.get(row.get("organisation"), (None, None))
        month = row.get("month")
        if month is None or approved is None:
            continue
        if month_end(month) < approved or (cancelled is not None and month > cancelled):
            yield position, f"{month:%Y-%m}该党组织尚未批准或已经撤销：请核对报告月份。"
