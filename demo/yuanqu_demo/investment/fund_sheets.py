"""The workbooks of industry funds: one at work, one just agreed with a securities partner, one in talks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from yuanqu_demo.investment.story import InvestmentStory
from yuanqu_demo.names import CITY
from yuanqu_demo.sheets import Manner, Row, Sheet

_OLD = "JJ-01"


def fund_sheets(story: InvestmentStory, hosts: list[str], today: date) -> Iterator[Sheet]:
    """Funds as agreed, their flows, and the older fund's founding and filing, which rest on the flows."""
    year = today.year
    funds = [*_funds(story, year)]
    yield Sheet("investment.industry_fund", "产业基金台账", funds, Manner(days="%Y-%m-%d"))
    yield Sheet("investment.fund_flow", "基金资金台账", [*_flows(hosts, year)], Manner(days="%Y-%m-%d"))
    founded = {"founded_on": date(year - 2, 6, 12), "filed_on": date(year - 2, 7, 20)}
    yield Sheet(
        "investment.industry_fund", "产业基金设立备案", [{**funds[0], **founded}], Manner(days="%Y-%m-%d")
    )


def _funds(story: InvestmentStory, year: int) -> Iterator[Row]:
    yield {
        "fund_no": _OLD,
        "name": f"{CITY}装备制造产业投资基金",
        "form": "partnership",
        "fund_class": "state_owned",
        "partner": f"{CITY}国有资产投资集团有限公司",
        "partner_kind": "state",
        "target": Decimal(5),
        "manager": f"{CITY}私募基金管理有限公司",
        "custodian": f"{CITY}农村商业银行",
        "fields": "装备制造",
        "invest_years": 5,
        "exit_years": 2,
        "filing_no": "演示编号001",
        "opened_on": date(year - 2, 2, 8),
        "agreed_on": date(year - 2, 4, 18),
    }
    yield {
        "fund_no": "JJ-02",
        "name": f"{CITY}先进制造产业母基金",
        "form": "partnership",
        "fund_class": "market",
        "partner": "岚屿证券股份有限公司",
        "partner_kind": "securities",
        "target": Decimal(story.fund),
        "fields": "装备制造、有色金属、纺织服装",
        "invest_years": 5,
        "exit_years": 3,
        "opened_on": date(year, 2, 20),
        "agreed_on": date(year, 5, 16),
    }
    yield {
        "fund_no": "JJ-03",
        "name": f"{CITY}人才创业投资基金",
        "form": "partnership",
        "fund_class": "market",
        "partner": "岚江创业投资有限公司",
        "partner_kind": "private",
        "target": Decimal(1),
        "fields": "人才创业",
        "opened_on": date(year, 6, 10),
    }


def _flows(hosts: list[str], year: int) -> Iterator[Row]:
    partners = (
        (f"{CITY}国有资产投资集团有限公司", "2.5"),
        (f"{CITY}产业投资发展有限公司", "1.5"),
        ("岚江创业投资有限公司", "1"),
    )
    flows: list[tuple[str, date, str, str]] = [
        *(("subscribed", date(year - 2, 5, 30), name, amount) for name, amount in partners),
        *(("paid", date(year - 2, 7, 8), name, str(Decimal(amount) * 2 / 5)) for name, amount in partners),
        *(("paid", date(year, 3, 14), name, str(Decimal(amount) / 5)) for name, amount in partners),
    ]
    for number, (kind, day, name, amount) in enumerate(flows, 1):
        yield {
            "flow_no": f"{_OLD}-{number:03d}",
            "fund": _OLD,
            "kind": kind,
            "happened_on": day,
            "party": name,
            "is_fiscal": False,
            "amount": Decimal(amount),
        }
    invested = ((date(year - 1, 4, 11), "0.6"), (date(year - 1, 9, 24), "0.5"), (date(year, 4, 22), "0.4"))
    for number, ((day, amount), host) in enumerate(zip(invested, hosts, strict=False), len(flows) + 1):
        yield {
            "flow_no": f"{_OLD}-{number:03d}",
            "fund": _OLD,
            "kind": "invested",
            "happened_on": day,
            "party": "园区企业",
            "enterprise": host,
            "amount": Decimal(amount),
            "round": "A轮",
        }
