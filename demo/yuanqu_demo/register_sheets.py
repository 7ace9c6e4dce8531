"""The registers as the departments keep them: enterprises, their industries, entries and exits, rules, the zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from yuanqu_demo.names import CITY, COMMITTEE, REGION, ZONE, ZONE_SHORT
from yuanqu_demo.roster import Firm, Stay
from yuanqu_demo.sheets import Manner, Row, Sheet

CHANGED_TRADE = date(2025, 1, 1)
_SIZES = ((1000, "large"), (300, "medium"), (20, "small"))


def register_sheets(firms: list[Firm], today: date, seed: int) -> Iterator[Sheet]:
    """The sheets of the shared registers."""
    yield Sheet("registers.zone", "园区基本信息", [_zone(today, seed)])
    yield Sheet("registers.rule", "规则参数台账", [*_rules()], Manner(days="%Y.%m.%d"))
    yield Sheet(
        "registers.enterprise",
        "企业名录",
        [_enterprise(firm) for firm in firms],
        Manner(title="企业名录（2025年6月）", months="%Y.%m", names={"name": "企业名称", "park": "所属片区"}),
    )
    yield Sheet(
        "registers.enterprise_industry",
        "企业行业核定表",
        [row for firm in firms for row in _industries(firm)],
        Manner(days="%Y/%m/%d", csv="gb18030"),
    )
    yield Sheet(
        "registers.above_scale",
        "入规退规台账",
        [_stay(firm, stay) for firm in firms for stay in firm.stays],
        Manner(title="“四上”企业入库退库台账", days="%Y年%m月%d日", months="%Y年%m月"),
    )


def _zone(today: date, seed: int) -> Row:
    return {
        "name": ZONE,
        "short_name": ZONE_SHORT,
        "committee": COMMITTEE,
        "addressee": f"{CITY}市人民政府：",
        "guiding_line": "全区上下坚持稳中求进工作总基调，以高质量发展为主线，"
        "统筹推进项目建设、企业服务和安全稳定各项工作。",
        "valid_from": date(2020, 1, 1),
        "demonstration_on": today,
        "note": f"演示园区，种子 {seed}",
    }


def _rules() -> Iterator[Row]:
    yield {
        "code": "start_clock_days",
        "name": "签约至实质性开工时限",
        "value": 60,
        "unit": "工作日",
        "valid_from": date(2022, 1, 1),
        "valid_to": date(2023, 12, 31),
        "source": "云岚高新区项目服务办法（2022年）",
    }
    yield {
        "code": "start_clock_days",
        "name": "签约至实质性开工时限",
        "value": 50,
        "unit": "工作日",
        "valid_from": date(2024, 1, 1),
        "source": "云岚高新区项目服务办法（2024年修订）",
    }
    yield {
        "code": "entry_yearly_month",
        "name": "年度入库申报截止月份",
        "value": 11,
        "unit": "月",
        "valid_from": date(2023, 1, 1),
        "source": "云岚高新区升规入统培育办法",
    }
    yield {
        "code": "training_pass_mark",
        "name": "安全培训合格分数线",
        "value": 80,
        "unit": "分",
        "valid_from": date(2023, 1, 1),
        "source": "云岚高新区安全生产培训管理办法",
    }
    for code, name, points in (("goal_yellow_points", "黄灯", 10), ("goal_red_points", "红灯", 30)):
        yield {
            "code": code,
            "name": f"年度目标落后进度亮{name}",
            "value": points,
            "unit": "个百分点",
            "valid_from": date(2023, 1, 1),
            "source": "云岚高新区年度目标管理考核办法",
        }
    yield {
        "code": "investment_contact_days",
        "name": "招商线索和在谈项目联系间隔",
        "value": 30,
        "unit": "天",
        "valid_from": date(2022, 1, 1),
        "source": "云岚高新区招商引资工作办法",
    }


def _enterprise(firm: Firm) -> Row:
    size = next((size for least, size in _SIZES if firm.workers >= least), "micro")
    own = firm.yearly > 60_000
    area = Decimal(firm.workers * 11) / 10
    return {
        "uscc": firm.uscc,
        "name": firm.name,
        "park": firm.park,
        "main_activity_1": firm.trade.activity,
        "registration_category": "112" if firm.private else "119",
        "control_type": "private" if firm.private else "state",
        "size_class": size,
        "operating_status": firm.status,
        "opened_on": firm.opened,
        "registered_address": f"{CITY}市高新区科创路{firm.workers % 180 + 1}号",
        "registered_region": f"{REGION}001001",
        "site_address": f"{CITY}市高新区科创路{firm.workers % 180 + 1}号",
        "site_region": f"{REGION}001001",
        "registered_capital": Decimal(firm.yearly // 100 * 10),
        "legal_rep": firm.people[0],
        "contact": firm.people[1],
        "phone": firm.phone,
        "employees_end": firm.workers,
        "employees_female": max(1, firm.workers * 2 // 5),
        "accounting_standard": "enterprise" if firm.stays else "small",
        "land_area": area if own else None,
        "building_area": area * 400 if own else None,
        "leased_area": None if own else Decimal(firm.workers * 35),
        "premises_type": "own_inside" if own else "shared_inside",
    }


def _industries(firm: Firm) -> Iterator[Row]:
    first = firm.former_trade or firm.trade
    changed = firm.former_trade is not None
    yield {
        "enterprise": firm.uscc,
        "industry": first.industry,
        "valid_from": firm.opened,
        "valid_to": CHANGED_TRADE - timedelta(days=1) if changed else None,
        "basis": "开业核定",
    }
    if changed:
        yield {
            "enterprise": firm.uscc,
            "industry": firm.trade.industry,
            "valid_from": CHANGED_TRADE,
            "valid_to": None,
            "basis": "2024年度审核专业变更",
        }


def _stay(firm: Firm, stay: Stay) -> Row:
    recent = stay.entered.year >= 2024
    applied = (
        date(stay.entered.year - 1, 11, 8) if stay.entered.month == 2 else stay.entered - timedelta(days=20)
    )
    amount = Decimal(max(firm.yearly // 10, 2100))
    industry = firm.trade.specialty == "B"
    return {
        "enterprise": firm.uscc,
        "specialty": firm.trade.specialty,
        "threshold": {"B": "industry_2000", "C": "construction", "E": "wholesale_2000", "F": "service_2000"}[
            firm.trade.specialty
        ],
        "entry_route": stay.route,
        "batch": "年度第一批" if stay.entered.month == 2 else f"{stay.entered:%Y-%m} 月度",
        "applied_on": applied if recent else None,
        "approved_on": applied + timedelta(days=18) if recent else None,
        "in_month": stay.entered,
        "base_source": "supplemented" if recent else "reported",
        "declared_revenue": amount if recent and industry else None,
        "vat_sales": amount + 12 if recent and industry else None,
        "invoiced": amount + 7 if recent and industry else None,
        "exit_route": "below" if stay.left else None,
        "out_month": stay.left,
    }
