"""What foreign capital and trade are held to (外资外贸审核): a rate, evidence of its kind, a part within its whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from yuanqu.domains.economy.rules import months_of
from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft
from yuanqu.registers.held import held

_CAPITAL = ("capital", "capital_cash")
# 其中项 → 总计
_WHOLES = {"capital_cash": "capital", "export_own": "export"}
_NAMES = {"capital": "实际使用外资", "export": "出口"}
# 明显填错的汇率（本园区口径）：2005年汇改以来1美元合6至8.3元。
_LOW, _HIGH = Decimal(5), Decimal(9)


def in_yuan(rows: Sequence[Row]) -> list[Decimal | None]:
    """折合人民币: dollars at the rate used."""
    return [
        None
        if row.get("amount") is None or row.get("rate") is None
        else (row["amount"] * row["rate"]).quantize(Decimal("0.0001"))
        for row in rows
    ]


@hard("foreign_trade.no_rate", "rate")
def rate_positive(row: Row) -> str | None:
    """A dollar is worth something."""
    rate = row.get("rate")
    return f"1美元折合人民币填了{rate}：应大于0。" if rate is not None and rate <= 0 else None


@soft("foreign_trade.rate", "rate")
def rate_plausible(row: Row) -> str | None:
    """The rate is yuan for one dollar, not for a hundred, nor the other way round."""
    rate = row.get("rate")
    if rate is None or _LOW <= rate <= _HIGH:
        return None
    return f"1美元折合人民币{rate}元：一般在{_LOW}至{_HIGH}元之间，如7.1782，请核对。"


@hard("foreign_trade.evidence", "evidence", "kind")
def evidence_fits(row: Row) -> str | None:
    """Capital is proved by money that came, trade by customs."""
    kind, evidence = row.get("kind"), row.get("evidence")
    if kind is None or evidence in (None, "none") or (kind not in _CAPITAL) == (evidence == "customs"):
        return None
    expected = "验资报告、FDI入账登记或银行回单" if kind in _CAPITAL else "海关数据"
    return f"凭证与类别不符：应为{expected}；没有的选「暂无凭证」。"


@soft("foreign_trade.unproved", "evidence", "evidence_no")
def evidence_given(row: Row) -> str | None:
    """What is not proved is entered, but does not count; a proof has its number."""
    if row.get("evidence") == "none":
        return "暂无凭证：本行不计入统计，请写明何时补齐。"
    if row.get("evidence") and not row.get("evidence_no"):
        return "没有填凭证编号：请补填或说明。"
    return None


@hard_across("foreign_trade.part", "amount", "kind")
def part_of_its_whole(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """其中项: a part has its whole in the same month, and is not more."""
    names = ("enterprise", "month", "kind", "amount")
    parts = [row for row in rows if row.get("kind") in _WHOLES]
    if not parts:
        return
    enterprises = {row.get("enterprise") for row in parts} - {None}
    before = held("economy.foreign_trade", month__in=months_of(parts), enterprise__in=enterprises)
    known = {row[:3]: row[3] for row in before.values_list(*names)}
    known |= {tuple(row.get(name) for name in names[:3]): row.get("amount") for row in rows}
    for position, row in enumerate(rows):
        whole = _WHOLES.get(row.get("kind") or "")
        if whole is None or row.get("amount") is None:
            continue
        total = known.get((row.get("enterprise"), row.get("month"), whole))
        if total is None:
            yield position, f"同月没有{_NAMES[whole]}的行：其中项应与总计一同登记。"
        elif row["amount"] > total:
            yield position, f"其中项{row['amount']}万美元大于{_NAMES[whole]}{total}万美元：不应大于总计。"
