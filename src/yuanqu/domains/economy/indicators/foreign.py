"""Foreign capital and trade (外资外贸): what came, what went, each beside the same months of last year."""

from __future__ import annotations

from yuanqu.domains.economy.indicators.scope import LOCKED
from yuanqu.engines.indicators.conditions import Equals, NoneOf, OneOf
from yuanqu.engines.indicators.vocabulary import Catalogue, Distinct, Rise, Sum
from yuanqu.engines.indicators.windows import During

_LEDGER, _CAPITAL, _CUSTOMS = "economy.foreign_trade", "外商投资统计调查制度", "海关统计"
_PROVED = NoneOf("evidence", ("none",))
_TRADE = OneOf("kind", ("import", "export"))


def _summed(name: str, column: str, kinds: Equals | OneOf, definition: str, source: str) -> Sum:
    return Sum(
        name,
        definition=definition,
        of=_LEDGER,
        when=During("month"),
        column=column,
        where=(kinds, _PROVED),
        unit="亿元" if column == "amount_yuan" else "万美元",
        places=2,
        by=("park", "foreign_kind"),
        period=LOCKED,
        source=source,
    )


class Foreign(Catalogue, office="economy"):
    """Only what is proved counts; all enterprises of the zone, 规上 or not."""

    foreign_capital = _summed(
        "实际使用外资",
        "amount",
        Equals("kind", "capital"),
        "期内各月全区企业有凭证的实际使用外资之和。",
        _CAPITAL,
    )
    foreign_capital_last_year = _summed(
        "实际使用外资上年同期数",
        "amount_prior",
        Equals("kind", "capital"),
        "期内各月全区企业有凭证的实际使用外资的上年同月数之和。",
        _CAPITAL,
    )
    foreign_capital_growth = Rise(
        "实际使用外资增速",
        definition="全区实际使用外资比同一批企业上年同月数增长的百分比，按美元计。",
        part=foreign_capital,
        whole=foreign_capital_last_year,
        places=2,
        by=("park",),
        period=LOCKED,
        source=_CAPITAL,
    )
    foreign_trade = _summed(
        "进出口总额", "amount", _TRADE, "期内各月全区企业进口与出口之和，按美元计。", _CUSTOMS
    )
    foreign_trade_last_year = _summed(
        "进出口总额上年同期数",
        "amount_prior",
        _TRADE,
        "期内各月全区企业进口与出口的上年同月数之和，按美元计。",
        _CUSTOMS,
    )
    foreign_trade_growth = Rise(
        "进出口总额增速",
        definition="全区进出口总额比同一批企业上年同月数增长的百分比，按美元计。",
        part=foreign_trade,
        whole=foreign_trade_last_year,
        places=2,
        by=("park",),
        period=LOCKED,
        source=_CUSTOMS,
    )
    exports = foreign_trade.only(
        "出口额",
        Equals("kind", "export"),
        definition="期内各月全区企业出口之和，按美元计。",
        by=("park",),
    )
    foreign_trade_yuan = _summed(
        "进出口总额（人民币）",
        "amount_yuan",
        _TRADE,
        "期内各月全区企业进口与出口按登记汇率折合人民币之和。",
        _CUSTOMS,
    )
    traders = Distinct(
        "有进出口实绩企业数",
        definition="期内有进口或出口的全区企业数。",
        of=_LEDGER,
        when=During("month"),
        column="enterprise",
        where=(_TRADE, _PROVED),
        unit="家",
        by=("park",),
        period=LOCKED,
        source=_CUSTOMS,
    )
