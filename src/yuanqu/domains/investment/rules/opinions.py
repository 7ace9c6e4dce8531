"""What the opinions of departments at joint reviews are held to (部门意见审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yuanqu.engines.ledger.checks import Row, hard, hard_across
from yuanqu.registers.held import held


@hard_across("review_opinion.minuted", "item", "department", "given_on", "opinion")
def opinions_stand(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """An opinion that the minutes rest on is not turned; what a department adds later is another row."""
    items = {row.get("item") for row in rows} - {None}
    known = held("investment.review_opinion", item__in=items).exclude(item__meeting__state="called")
    standing = {
        (item, department, day): opinion
        for item, department, day, opinion in known.values_list("item", "department", "given_on", "opinion")
    }
    for position, row in enumerate(rows):
        before = standing.get((row.get("item"), row.get("department"), row.get("given_on")))
        if before is not None and before != row.get("opinion"):
            yield position, "会议已出纪要，意见不能再改：事后补充的另起一行，确需更正的先由科长退回改纪要。"


@hard("review_opinion.reason", "reason", "opinion")
def objection_reasoned(row: Row) -> str | None:
    """Conditions and refusals say why."""
    if row.get("opinion") in ("conditional", "refuse") and not row.get("reason"):
        return "有条件同意或不同意而没有理由与条件：请写明。"
    return None
