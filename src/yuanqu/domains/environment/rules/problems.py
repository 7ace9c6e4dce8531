"""What screenings, problems and inspectorate problems are held to (排查和问题整改审核)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from yuanqu.domains.environment.rules.words import people
from yuanqu.engines.ledger.checks import Row, hard, hard_across
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held
from yuanqu.registers.notices import notice_still_up, notice_too_short

SCREENING, INSPECTION = "screening", "inspection"
_FROM = {
    SCREENING: ("screening", "第三方排查", "排查编号"),
    INSPECTION: ("inspection", "涉气检查", "检查编号"),
}
_RELAPSED, _STEADY, _DEEPEN = "relapsed", "steady", "deepen"


def problems_counted(rows: Sequence[Row]) -> list[int]:
    """问题数 of each screening: the problems that name it."""
    numbers = {row.get("screening_no") for row in rows} - {None}
    named = held("environment.problem", screening__screening_no__in=numbers)
    counts: Counter[Any] = Counter(named.values_list("screening__screening_no", flat=True))
    return [counts[row.get("screening_no")] for row in rows]


@hard("problem.source", "source", "screening", "inspection")
def found_where_it_says(row: Row) -> str | None:
    """A problem of a screening names the screening, one of an inspection the inspection, and no other's."""
    for source, (column, name, number) in _FROM.items():
        if row.get("source") == source and row.get(column) is None:
            return f"来源为{name}，而没有填{number}：请补填。"
        if row.get("source") != source and row.get(column) is not None:
            return f"填了{number}，而来源不是{name}：请改来源，或清空{number}。"
    return None


@hard_across("problem.enterprise", "enterprise", "screening", "inspection")
def of_the_same_enterprise(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The problem is the enterprise's that was screened or inspected."""
    for column, ledger in (("screening", "environment.screening"), ("inspection", "environment.inspection")):
        numbers = {row.get(column) for row in rows} - {None}
        visited = dict(held(ledger, pk__in=numbers).values_list("pk", "enterprise"))
        for position, row in enumerate(rows):
            there = visited.get(row.get(column))
            if there is not None and there != row.get("enterprise"):
                yield position, "问题企业与该次排查或检查的企业不同：请核对企业和编号。"


def _same(one: str | None, other: str | None) -> str:
    return "、".join(name for name in people(one) if name in people(other))


@hard("problem.own_acceptance", "accepted_by", "responsible")
def accepted_by_another(row: Row) -> str | None:
    """验收人 is not 整改责任人."""
    both = _same(row.get("accepted_by"), row.get("responsible"))
    return f"验收人与责任人同为{both}：验收应由另一人进行。" if both else None


@hard("problem.transfer", "transferred_to", "transferred_on")
def transfer_dated(row: Row) -> str | None:
    """A transfer has its day, a day its office."""
    if bool(row.get("transferred_to")) == bool(row.get("transferred_on")):
        return None
    return "移送单位和移送日期只填了一项：移送的两项都填。"


@guard("problem.illegal")
def illegal_is_transferred(row: Row) -> str | None:
    """What breaks the law is handed to whoever enforces it before it is closed."""
    if row["severity"] != "illegal" or row["transferred_to"]:
        return None
    return "问题级别为重大（违法）：应先移送执法机关，填移送单位和移送日期。"


@guard("problem.accepted")
def acceptance_passed(row: Row) -> str | None:
    """Closed is what another found done."""
    return None if row["acceptance"] == "pass" else "验收结论不是合格：请办理「验收不合格」退回整改。"


@guard("problem.not_failed")
def acceptance_failed(row: Row) -> str | None:
    """What was found done does not go back."""
    return "验收结论是合格：请办理「验收销号」，或更正验收结论。" if row["acceptance"] == "pass" else None


@guard("problem.relapsed")
def still_mended(row: Row) -> str | None:
    """What has come back is opened again, what needs more is looked at again: neither is ticked off."""
    if row["look_back"] == _RELAPSED:
        return "回头看结果为反弹：请办理「重新打开」，重定整改时限。"
    if row["look_back"] == _DEEPEN:
        return "回头看结果为需深化：请办理「需深化，再回头看」，问题突出的办理「重新打开」。"
    return None


@guard("problem.deepen")
def needs_more(row: Row) -> str | None:
    """Another look-back follows only where more is to be done."""
    return (
        None
        if row["look_back"] == _DEEPEN
        else "回头看结果不是需深化：稳定的办理「回头看」，反弹的办理「重新打开」。"
    )


@guard("problem.steady")
def came_back(row: Row) -> str | None:
    """What is steady is not opened again."""
    if row["look_back"] != _STEADY:
        return None
    return "回头看结果为稳定：重新打开的应填反弹或需深化。"


# ---- 督察反馈问题


def years_after(rows: Sequence[Row]) -> list[date | None]:
    """次年起: the first day of the year after the feedback."""
    return [date(day.year + 1, 1, 1) if (day := row.get("fed_back_on")) else None for row in rows]


def years_after_end(rows: Sequence[Row]) -> list[date | None]:
    """次年止: the last day of the year after the feedback."""
    return [date(day.year + 1, 12, 31) if (day := row.get("fed_back_on")) else None for row in rows]


def feedback_years(rows: Sequence[Row]) -> list[str | None]:
    """反馈年度."""
    return [f"{day.year}年" if (day := row.get("fed_back_on")) else None for row in rows]


@hard("feedback.team", "site_team", "responsible")
def checked_by_others(row: Row) -> str | None:
    """谁验收谁负责: nobody checks what he was to mend."""
    both = _same(row.get("site_team"), row.get("responsible"))
    return f"核查组成员与责任人同为{both}：现场核查应由其他人进行。" if both else None


@hard("feedback.public", "public_from", "public_until")
def public_whole(row: Row) -> str | None:
    """A public notice has a first and a last day."""
    if bool(row.get("public_from")) == bool(row.get("public_until")):
        return None
    return "公示起止日期只填了一项：两项一起填。"


@guard("feedback.tasks")
def tasks_done(row: Row) -> str | None:
    """All tasks of the plan are done before acceptance is asked for."""
    if row["id"] is None:
        return None
    tasks = held("environment.feedback_task", problem=row["id"])
    left = [f"任务{seq}" for seq in tasks.filter(done_on=None).order_by("seq").values_list("seq", flat=True)]
    return f"还有未完成的整改任务：{'、'.join(left)}。全部完成后才能申请验收。" if left else None


@guard("feedback.nothing_new")
def something_new_is_done(row: Row) -> str | None:
    """What came back is not mended by what was done before: its plan has a task listed since it was reopened."""
    again, applied = row["reopened_on"], row["applied_on"] or today()
    if row["id"] is None or again is None or again > applied:
        return None
    if held("environment.feedback_task", problem=row["id"], listed_on__gte=again).exists():
        return None
    return f"问题已于{again}重新打开，此后没有列入新的整改任务：请先在督察整改任务台账登记新的措施。"


@guard("feedback.planned")
def has_its_tasks(row: Row) -> str | None:
    """一问题一方案: nothing is rectified whose plan has no tasks."""
    if row["id"] is None or held("environment.feedback_task", problem=row["id"]).exists():
        return None
    return "整改方案还没有任务：请先在督察整改任务台账逐项登记措施、责任和时限。"


@guard("feedback.notice_over")
def notice_over(row: Row) -> str | None:
    """It is closed when its public notice has run out, not before."""
    return notice_still_up(row["public_until"], row["closed_on"] or today()) if row["public_until"] else None


@guard("feedback.notice_short")
def notice_whole(row: Row) -> str | None:
    """The notice begins when the check on site is done, and stands as long as the zone's rule says (本园区口径)."""
    since, until, verified = row["public_from"], row["public_until"], row["verified_on"]
    if since is None or until is None:
        return None
    if verified is not None and since < verified:
        return f"公示起（{since}）早于现场核查（{verified}）：核查通过后才能公示。"
    return notice_too_short(since, until)


@guard("feedback.no_objection")
def nobody_objects(row: Row) -> str | None:
    """Nor while an objection stands."""
    return "公示有异议：请办理「公示有异议」退回核实。" if row["objection"] else None
