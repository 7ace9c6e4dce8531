"""What requests and payments are held to (诉求和兑现审核)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from yuanqu.engines.ledger.checks import Row, hard
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held
from yuanqu.registers.notices import notice_still_up, notice_too_short
from yuanqu.terms.working_days import working_day_after

DISCONTENT = ("1", "2")  # 非常不满意、不满意


@guard("request.content")
def content(row: Row) -> str | None:
    """Whoever is not content is not closed."""
    return "企业不满意：应退回重办，不能销号。" if row["satisfaction"] in DISCONTENT else None


@guard("request.discontent")
def visited_discontent(row: Row) -> str | None:
    """Only what the enterprise is not content with is done again."""
    return None if row["satisfaction"] in DISCONTENT else "企业没有表示不满意：请办理回访销号。"


# ---- 惠企政策兑现


def payment_due(rows: Sequence[Row]) -> list[date | None]:
    """兑现截止, one a row: so many working days after acceptance as the policy's clause says."""
    wanted = {row.get("policy") for row in rows} - {None}
    limits = dict(held("services.policy", pk__in=wanted).values_list("pk", "limit_days"))
    return [
        working_day_after(row.get("accepted_on"), limits[row["policy"]])
        if row.get("policy") in limits
        else None
        for row in rows
    ]


@hard("policy_payment.amounts", "asked", "approved")
def amounts_in_order(row: Row) -> str | None:
    """Something is asked for, and not more is approved than was asked for."""
    asked, approved = row.get("asked"), row.get("approved")
    if asked is not None and asked <= 0:
        return f"申报额填了{asked}：应大于0。"
    if asked is None or approved is None or 0 <= approved <= asked:
        return None
    return f"审核额{approved}万元应在0至申报额{asked}万元之间。"


@guard("policy_payment.notice_short")
def notice_whole(row: Row) -> str | None:
    """What is to be paid is made public as long as the zone's rule says."""
    if row["public_to"] is None:
        return None
    return notice_too_short(row["examined_on"] or today(), row["public_to"])


@guard("policy_payment.notice_over")
def notice_over(row: Row) -> str | None:
    """Nothing is approved while its public notice stands."""
    return notice_still_up(row["public_to"], row["approved_on"] or today()) if row["public_to"] else None


@hard("policy.limit", "limit_days")
def limit_positive(row: Row) -> str | None:
    """A policy is paid within some days."""
    given = row.get("limit_days")
    return "兑现时限应大于0个工作日。" if given is not None and given <= 0 else None
