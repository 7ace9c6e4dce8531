"""What the admission of projects is held to (入园环保审核)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from yuanqu.domains.environment.codes import FEATURE
from yuanqu.engines.ledger.checks import Row, hard, soft
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held
from yuanqu.terms.months import month_end, shift_months

feature_words = frozenset(FEATURE.labels)
_FORMS = {"book": 60, "form": 30}  # 环境影响评价法第二十二条：报告书六十日、报告表三十日
_FIVE_YEARS = 60  # 批准后五年（月数）


@hard("admission.whose", "project", "enterprise")
def project_or_enterprise(row: Row) -> str | None:
    """A file is a project's or an enterprise's."""
    if row.get("project") is None and row.get("enterprise") is None:
        return "项目和企业都没有填：至少填一项。"
    return None


@hard("admission.major", "major_change", "major_text")
def major_change_told(row: Row) -> str | None:
    """A major change says of what: nature, scale, place, process or measures."""
    if bool(row.get("major_change")) == bool(row.get("major_text")):
        return None
    return "有重大变动的应写明变动内容（性质、规模、地点、工艺、措施），没有的不填。"


@soft("admission.unapproved", "started_on", "approved_day", "eia_kind")
def approved_before_start(row: Row) -> str | None:
    """未批先建: what needs an approval is not begun without (建设项目环境保护管理条例)."""
    started, approved = row.get("started_on"), row.get("approved_day")
    if started is None or row.get("eia_kind") not in _FORMS or (approved is not None and approved <= started):
        return None
    return f"实质性开工日{started}早于环评批复（{approved or '尚未批复'}）：疑为未批先建，请核对。"


@soft("admission.expired", "started_on", "starts_before")
def started_in_time(row: Row) -> str | None:
    """An approval that nothing was begun on for five years goes back to the authority (环境影响评价法第二十四条)."""
    started, until = row.get("started_on"), row.get("starts_before")
    if started is None or until is None or started <= until:
        return None
    return f"开工（{started}）时批复已超过五年（{until}）：环评文件应报原审批部门重新审核。"


def decision_days(rows: Sequence[Row]) -> list[date | None]:
    """审批期限: the day by which the authority decides."""
    return [
        received + timedelta(days=_FORMS[row["eia_kind"]])
        if (received := row.get("received_on")) and row.get("eia_kind") in _FORMS
        else None
        for row in rows
    ]


def last_starts(rows: Sequence[Row]) -> list[date | None]:
    """五年有效期止."""
    return [five_years_on(day) if (day := row.get("approved_day")) else None for row in rows]


def five_years_on(day: date) -> date:
    """The same day five years later, or the last of its month."""
    month = shift_months(day, _FIVE_YEARS)
    return month.replace(day=min(day.day, month_end(month).day))


def project_starts(rows: Sequence[Row]) -> list[date | None]:
    """实质性开工日期 as the project register has it."""
    wanted = {row.get("project") for row in rows} - {None}
    days: dict[Any, date | None] = dict(
        held("registers.project", pk__in=wanted).values_list("pk", "started_on")
    )
    return [days.get(row.get("project")) for row in rows]


@guard("admission.refused")
def opinion_lets_in(row: Row) -> str | None:
    """What is refused or put off goes no further."""
    if row["opinion"] in ("agree", "conditional"):
        return None
    return "预审结论不是同意或有条件同意：不同意的办理「不予入园」，暂缓的待论证后改结论。"


@guard("admission.conditions")
def conditions_told(row: Row) -> str | None:
    """A consent on conditions tells them; a plan that does not fit is not consented to."""
    if row["zoning_fit"] == "unfit":
        return "规划符合性为不符合：不能同意入园。"
    if row["opinion"] == "conditional" and not row["condition"]:
        return "有条件同意，而没有填入园条件：请补填。"
    return None


@guard("admission.form")
def needs_approval(row: Row) -> str | None:
    """Reports are approved, registrations filed."""
    return None if row["eia_kind"] in _FORMS else "登记表和豁免的不经审批：请办理「备案」。"


@guard("admission.filed")
def needs_filing(row: Row) -> str | None:
    """And the other way round."""
    return "报告书、报告表须经审批：请办理「环评受理」。" if row["eia_kind"] in _FORMS else None


@guard("admission.accepted")
def facilities_passed(row: Row) -> str | None:
    """Nothing goes into production whose facilities did not pass (建设项目环境保护管理条例)."""
    return None if row["acceptance"] == "pass" else "自主验收结论不是合格：整改后重新验收，验收合格才能投产。"
