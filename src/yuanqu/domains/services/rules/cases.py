"""What cases, their pauses and their ratings are held to (办件审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yuanqu.domains.services.clocks import business_date
from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft, soft_across
from yuanqu.engines.ledger.today import today
from yuanqu.registers.held import held
from yuanqu.terms.working_days import working_days_used

# 需要先受理才能有的办结结果：出证、退回、转报、办结。
_AFTER_ACCEPTANCE = frozenset({"0", "1", "4", "6"})
_FORWARDED = "4"
_BAD_LEVELS = frozenset({"1", "2"})
_VISIT_DAYS = 1  # 差评1个工作日内回访（政务服务「好差评」制度）
_SCORES = range(1, 6)


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


@hard("case_event.pause_half", "paused_from", "paused_to")
def pause_begun(row: Row) -> str | None:
    """A pause that ends has begun."""
    if row.get("paused_to") is not None and row.get("paused_from") is None:
        return "填了停表止而没有停表起：请补填停表起。"
    return None


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
    used = working_days_used(business_date(row["rated_at"]), business_date(row["visited_at"]))
    if used is None or used <= _VISIT_DAYS:
        return None
    return f"差评后{used}个工作日才回访，应在{_VISIT_DAYS}个工作日内。"
