"""What rows of the service ledgers are held to (审核关系)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from yuanqu.domains.services.clocks import business_date
from yuanqu.domains.services.codes import APPLICANT_TYPE
from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft, soft_across
from yuanqu.engines.ledger.today import today
from yuanqu.registers.held import held
from yuanqu.terms.working_days import CalendarUnknown, working_days_between_tentative

HANDLE_TYPES = frozenset({"窗口", "网上", "快递"})
# 需要先受理才能有的办结结果：出证、退回、转报、办结。
_AFTER_ACCEPTANCE = frozenset({"0", "1", "4", "6"})
_FORWARDED = "4"
_ENTRUSTED_SOURCES = frozenset({"5", "6"})
_BAD_LEVELS = frozenset({"1", "2"})
_VISIT_DAYS = 1  # 差评1个工作日内回访（政务服务「好差评」制度）
_SCORES = range(1, 6)


# ---- 赋权事项清单


@hard("delegated_item.end_reason", "change_reason", "valid_to")
def end_reasoned(row: Row) -> str | None:
    """An item that ends says why."""
    if row.get("valid_to") is not None and not row.get("change_reason"):
        return "填了失效日期而没有调整原因：请选取消、收回、合并等。"
    return None


@hard("delegated_item.mandate", "mandate", "delegation_mode")
def mandate_given(row: Row) -> str | None:
    """An entrusted item that has been taken over has its letter of mandate."""
    if row.get("delegation_mode") == "entrusted" and row.get("taken_over_on") and not row.get("mandate"):
        return "委托事项已承接到位而没有委托书编号：请补填。"
    return None


@soft("delegated_item.readiness", "taken_over_on", "seal", "account", "trained_on")
def readiness_whole(row: Row) -> str | None:
    """承接到位 needs seal, account and training."""
    if row.get("taken_over_on") is None:
        return None
    names = {"seal": "审批专用章", "account": "系统账号", "trained_on": "业务培训"}
    missing = [name for column, name in names.items() if not row.get(column)]
    return f"填了承接到位日期，但{'、'.join(missing)}尚缺：请核对。" if missing else None


@soft("delegated_item.inside", "inside_since", "delegation_mode")
def inside_plausible(row: Row) -> str | None:
    """A 直报 item is decided higher up, so it is hardly handled wholly inside."""
    if row.get("inside_since") is not None and row.get("delegation_mode") == "report":
        return "直报事项由上级决定，一般不是全流程区内办结：请核对。"
    return None


# ---- 事项实施清单


@hard("service_item.promise_exceeds", "promise_day", "anticipate_day")
def promise_within_law(row: Row) -> str | None:
    """The promise is not longer than the law allows."""
    promised, allowed = row.get("promise_day"), row.get("anticipate_day")
    if promised is None or allowed is None or row.get("promise_type") != row.get("anticipate_type"):
        return None
    return f"承诺时限{promised}长于法定时限{allowed}：承诺应不长于法定。" if promised > allowed else None


@hard("service_item.at_once", "promise_day", "handling_kind")
def at_once_is_zero(row: Row) -> str | None:
    """即办件 promise 0 days; no time is negative."""
    if (row.get("promise_day") or 0) < 0 or (row.get("anticipate_day") or 0) < 0:
        return "时限填了负数：应不小于0。"
    if row.get("handling_kind") == "1" and (row.get("promise_day") or 0) > 0:
        return f"即办件的承诺时限应为0，填的是{row['promise_day']}。"
    return None


@hard("service_item.entrusting", "entrust_name", "power_source")
def entrusting_named(row: Row) -> str | None:
    """An entrusted power names who entrusts it."""
    if row.get("power_source") in _ENTRUSTED_SOURCES and not row.get("entrust_name"):
        return "权力来源为委托而没有委托部门：请补填。"
    return None


@hard("service_item.fee_basis", "fee_basis", "is_fee")
def fee_based(row: Row) -> str | None:
    """A fee has its legal basis."""
    return "收费事项没有收费依据：请补填。" if row.get("is_fee") and not row.get("fee_basis") else None


APPLICANTS = frozenset(APPLICANT_TYPE.labels)


# ---- 办件台账


@hard("service_case.result_half", "done_result", "done_at")
def result_with_date(row: Row) -> str | None:
    """A completed case has its moment and its result, or neither."""
    if (row.get("done_at") is None) == (row.get("done_result") is None):
        return None
    return "办结时间和办结结果只填了一项：办结的两项都填，未办结的都不填。"


@hard("service_case.done_unaccepted", "accepted_at", "done_result")
def accepted_before_done(row: Row) -> str | None:
    """A decision needs an accepted application."""
    if row.get("done_result") in _AFTER_ACCEPTANCE and row.get("accepted_at") is None:
        return "已办结而没有受理时间：出证、退回、转报、办结的办件应先受理。"
    return None


@hard("service_case.refused_accepted", "refused_at", "accepted_at")
def refused_not_accepted(row: Row) -> str | None:
    """A case is refused or accepted."""
    if row.get("refused_at") is not None and row.get("accepted_at") is not None:
        return "同时填了受理时间和不予受理时间：只能有一项。"
    return None


@hard("service_case.person_as_enterprise", "enterprise", "applicant_type")
def person_is_no_enterprise(row: Row) -> str | None:
    """A natural person's case serves no enterprise."""
    if row.get("applicant_type") == "1" and row.get("enterprise") is not None:
        return "申请人为自然人而填了企业：自然人办件不填企业，以免误计服务企业数。"
    return None


@soft("service_case.enterprise_missing", "enterprise", "applicant_type")
def enterprise_given(row: Row) -> str | None:
    """An enterprise's case names the enterprise, unless it is none of the zone's."""
    if row.get("applicant_type") == "2" and row.get("enterprise") is None:
        return "申请人为企业法人而没有填企业，不会计入服务企业数：区外企业请说明。"
    return None


@soft("service_case.certificate", "cert_name", "done_result")
def certificate_named(row: Row) -> str | None:
    """出证办结 names the certificate."""
    if row.get("done_result") == "0" and not row.get("cert_name"):
        return "出证办结而没有证照名称：请补填。"
    return None


@hard("service_case.fee_negative", "fee")
def fee_not_negative(row: Row) -> str | None:
    """Nobody is charged less than nothing."""
    fee = row.get("fee")
    return f"收费金额填了负数（{fee}）：应不小于0。" if fee is not None and fee < 0 else None


@soft_across("service_case.done_ahead", "done_at")
def done_by_today(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A case is hardly completed on a day that is yet to come; today is asked for once, not once a row."""
    now = today()
    for position, row in enumerate(rows):
        day = business_date(row["done_at"]) if row.get("done_at") is not None else now
        if day > now:
            yield position, f"办结时间（{day}）晚于今天（{now}）：请核对。"


@hard_across("service_case.forwarded", "done_result", "delegated_item")
def forwarded_by_right(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """转报 completes a case only where the zone holds the direct-report power."""
    forwarded = {row.get("delegated_item") for row in rows if row.get("done_result") == _FORWARDED} - {None}
    items = held("services.delegated_item", pk__in=forwarded, delegation_mode="report")
    reported = set(items.values_list("pk", flat=True)) if forwarded else set()
    for position, row in enumerate(rows):
        if row.get("done_result") == _FORWARDED and row.get("delegated_item") not in reported:
            yield position, "转报办结应对应赋权方式为直报的赋权事项；园区没有直报权的，转出后仍为在办。"


@soft_across("service_case.unknown_item", "task_code")
def item_in_guide(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Without the item's guide no promised day can be told."""
    codes = {row.get("task_code") for row in rows} - {None}
    known = set(held("services.service_item", task_code__in=codes).values_list("task_code", flat=True))
    for position, row in enumerate(rows):
        if row.get("task_code") and row["task_code"] not in known:
            yield (
                position,
                f"事项实施清单中没有事项编码{row['task_code']}，算不出承诺办结日：请核对编码或先录入清单。",
            )


# ---- 好差评


def _scored(row: Row) -> str | None:
    for column in (
        "overall",
        "efficiency",
        "guide_accuracy",
        "convenience",
        "usability",
        "skill",
        "attitude",
    ):
        if row.get(column) is not None and row[column] not in _SCORES:
            return f"分项评分{row[column]}不对：应为1至5分。"
    return None


scores_in_range = hard("rating.score", "overall")(_scored)


@soft("rating.visit_late", "visited_at", "rated_at", "level")
def bad_visited_soon(row: Row) -> str | None:
    """A bad rating is followed by a visit within one working day."""
    if row.get("level") not in _BAD_LEVELS or row.get("visited_at") is None or row.get("rated_at") is None:
        return None
    try:
        used = working_days_between_tentative(
            business_date(row["rated_at"]), business_date(row["visited_at"])
        ).days
    except CalendarUnknown:
        return None
    return f"差评后{used}个工作日才回访，应在{_VISIT_DAYS}个工作日内。" if used > _VISIT_DAYS else None


# ---- 帮代办、开工时钟


@hard("agency_service.nobody", "project", "enterprise")
def somebody_served(row: Row) -> str | None:
    """A mandate is a project's or an enterprise's."""
    if row.get("project") is None and row.get("enterprise") is None:
        return "项目和企业都没有填：至少填一项。"
    return None


@soft("start_clock.overdue", "overdue_reason", "started_on", "due_on")
def overdue_explained(row: Row) -> str | None:
    """A start after the due day says why."""
    started, due = row.get("started_on"), row.get("due_on")
    if started is None or due is None or started <= due or row.get("overdue_reason"):
        return None
    return f"实质性开工日{started}晚于应开工日{due}而没有超期原因：请补填。"


@soft_across("start_clock.signing", "start_on", "project")
def starts_at_signing(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The clock starts on the day the entry agreement was signed."""
    projects = {row.get("project") for row in rows} - {None}
    signed: dict[Any, date | None] = dict(
        held("registers.project", pk__in=projects).values_list("pk", "signed_on")
    )
    for position, row in enumerate(rows):
        day = signed.get(row.get("project"))
        if day is not None and row.get("start_on") is not None and row["start_on"] != day:
            yield (
                position,
                f"起算日{row['start_on']}与项目名录的签约日{day}不同：请核对，补充协议另起算的请说明。",
            )


@hard("case_event.pause_half", "paused_from", "paused_to")
def pause_begun(row: Row) -> str | None:
    """A pause that ends has begun."""
    if row.get("paused_to") is not None and row.get("paused_from") is None:
        return "填了停表止而没有停表起：请补填停表起。"
    return None
