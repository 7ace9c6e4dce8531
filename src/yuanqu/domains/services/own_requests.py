"""What an enterprise does with its own request (企业自办): registers it, and rates the answer it was given (评价)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.guards import guard
from yuanqu.engines.procedure.registry import procedure
from yuanqu.engines.procedure.standing import moves_of
from yuanqu.registers.held import held

REQUESTS = "services.enterprise_request"
BROUGHT = ("kind", "nature", "text", "contact")


def begun(account: Any) -> Mapping[str, Any]:
    """What a request that comes in by the platform begins with: its number among the enterprise's own, today."""
    code = held("registers.enterprise", pk=account.enterprise).values_list("uscc", flat=True).first() or ""
    head = f"QY{today():%Y}-{code[-6:]}-"
    brought = held(REQUESTS).model._default_manager.filter(request_no__startswith=head).count()
    return {
        "request_no": f"{head}{brought + 1:02d}",
        "origin": "platform",
        "urgency": "normal",
        "registered_on": today(),
    }


@guard("request.rated")
def not_rated(row: Row) -> str | None:
    """An answer is rated once."""
    return "这次答复已经评价过：对结果仍有意见的，请与回访人员说明。" if _rating(row) else None


@guard("request.as_rated")
def as_rated(row: Row) -> str | None:
    """Nobody says for an enterprise that it is content, or not, where it has said so itself."""
    rated = _rating(row)
    if not rated or rated == row["satisfaction"]:
        return None
    return "企业已自行评价，与这里填的满意度不同：请按企业的评价填写。"


def _rating(row: Row) -> str:
    """What the enterprise said of the latest answer; empty where it has not rated that, or the row is not there yet."""
    if row["id"] is None:
        return ""
    made = [each.move for each in moves_of(procedure(REQUESTS), row["id"])]
    since = made[len(made) - made[::-1].index("settle") :] if "settle" in made else []
    if "rate" not in since:
        return ""
    return held(REQUESTS, pk=row["id"]).values_list("satisfaction", flat=True).first() or ""
