"""What delegated items and the guide of items are held to (事项审核)."""

from __future__ import annotations

from yuanqu.domains.services.codes import APPLICANT_TYPE
from yuanqu.engines.ledger.checks import Row, hard, soft

HANDLE_TYPES = frozenset({"窗口", "网上", "快递"})
APPLICANTS = frozenset(APPLICANT_TYPE.labels)
_ENTRUSTED_SOURCES = frozenset({"5", "6"})


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
