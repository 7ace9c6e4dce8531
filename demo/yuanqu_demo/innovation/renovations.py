"""The workbooks of renovation: projects, their money and their months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu_demo.innovation.story import InnovationStory
from yuanqu_demo.names import REGION
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Manner, Row, Sheet

_WORDS = (
    ("智能化改造", "智能化、设备更新"),
    ("绿色节能改造", "绿色化、设备更新"),
    ("扩能技术改造", "扩能、高端化"),
)
_WHOLE = Decimal(1)


@dataclass(frozen=True)
class Works:
    """One renovation project of ``total`` 万元; ``days``: the steps that have come."""

    number: str
    firm: Firm
    name: str
    kinds: str
    total: Decimal
    listed_on: date
    start_due: date
    complete_due: date
    code: str
    days: Row

    @property
    def fixed(self) -> Decimal:
        """其中固定资产投资."""
        return (self.total * 9 / 10).quantize(_WHOLE)

    @property
    def equipment(self) -> Decimal:
        """其中设备投资."""
        return (self.total * 7 / 10).quantize(_WHOLE)


def works(chance: Random, story: InnovationStory, firms: Sequence[Firm]) -> list[Works]:
    """As many carried out as told, of the told investment; two done last year, four that have not begun."""
    totals = _totals(chance, story.renovations, story.invested * 10_000)
    carried = [
        _works(place, firm, total, *_carried(place))
        for place, (firm, total) in enumerate(zip(firms, totals, strict=False), 1)
    ]
    others = [
        _works(
            place,
            firm,
            Decimal(chance.randint(60, 220) * 10),
            *(_done_before() if place % 3 == 0 else _waiting()),
        )
        for place, firm in enumerate(firms[story.renovations :], story.renovations + 1)
    ]
    return [*carried, *others]


def _totals(chance: Random, count: int, whole: Decimal) -> list[Decimal]:
    """Shares of the whole: four of the first five are the large ones."""
    weights = [34, 17, chance.randint(4, 8), 11, 12, *(chance.randint(4, 8) for _ in range(count - 5))]
    totals = [(whole * weight / sum(weights)).quantize(_WHOLE) for weight in weights]
    return [whole - sum(totals[1:]), *totals[1:]]


def _carried(place: int) -> tuple[date, Row]:
    """Begun last year and going on, begun last year and done in this half, begun in this half, one of them paused."""
    filed = date(2024, 8, 5) + timedelta(days=place * 4)
    match place % 4:
        case 1:
            return filed, {"filed_on": filed, "started_on": date(2024, 11, 11) + timedelta(days=place)}
        case 2:
            started = date(2025, 3, 3) + timedelta(days=place * 3)
            return date(2025, 1, 13), {"filed_on": date(2025, 2, 17), "started_on": started}
        case 3 if place % 8 == 3:
            done = date(2025, 4, 8) + timedelta(days=place * 3)
            assessed = {"assessed_on": done + timedelta(days=20), "effect": "产能提高18%，单位产品能耗下降9%"}
            begun = {"filed_on": filed, "started_on": date(2024, 9, 23)}
            return filed, {**begun, "completed_on": done, **assessed}
        case 3:
            begun = {"filed_on": filed, "started_on": date(2024, 10, 14)}
            return filed, {**begun, "completed_on": date(2025, 5, 27)}
    begun = {"filed_on": date(2025, 1, 20), "started_on": date(2025, 2, 24)}
    return date(2025, 1, 6), {**begun, "paused_on": date(2025, 6, 9)} if place == 8 else begun


def _done_before() -> tuple[date, Row]:
    begun = {
        "filed_on": date(2023, 10, 9),
        "started_on": date(2023, 12, 4),
        "completed_on": date(2024, 10, 22),
    }
    return date(2023, 9, 18), {
        **begun,
        "assessed_on": date(2024, 11, 19),
        "effect": "用工减少12%，合格率提高2个百分点",
    }


def _waiting() -> tuple[date, Row]:
    return date(2025, 4, 7), {"filed_on": date(2025, 5, 19)}


def _works(place: int, firm: Firm, total: Decimal, listed: date, days: Row) -> Works:
    word, kinds = _WORDS[place % 3]
    started = days.get("started_on")
    filed: date = days["filed_on"]
    late = place % 5 == 2
    return Works(
        number=f"JG{listed.year}-{place:03d}",
        firm=firm,
        name=f"{firm.name.removesuffix('有限公司')}{word}项目",
        kinds=kinds,
        total=total,
        listed_on=listed,
        start_due=started or filed + timedelta(days=35 if place % 2 else 120),
        complete_due=(started or filed) + timedelta(days=100 if late and started else 330),
        code=f"{filed:%y%m}-{REGION}-07-02-{300000 + place:06d}",
        days=days,
    )


def renovation_sheets(made: Sequence[Works], today: date) -> Iterator[Sheet]:
    """The list; sources and months; then the stages."""
    yield Sheet(
        "innovation.renovation",
        "技改项目库",
        [_row(each) for each in made],
        Manner(title="技改项目库", days="%Y.%m.%d"),
    )
    yield Sheet(
        "innovation.renovation_fund",
        "技改资金表",
        [row for each in made for row in _funds(each, today)],
        Manner(title="技改项目资金来源", totals=True, days="%Y/%m/%d"),
    )
    moved = [{**_row(each), **each.days} for each in made]
    yield Sheet("innovation.renovation", "技改项目推进表", moved, Manner(days="%Y年%m月%d日"))
    yield Sheet(
        "innovation.renovation_month",
        "技改项目月报",
        [row for each in made for row in _months(each, today)],
        Manner(title="技改项目月报", months="%Y年%m月"),
    )


def _row(each: Works) -> Row:
    return {
        "number": each.number,
        "name": each.name,
        "enterprise": each.firm.uscc,
        "project_code": each.code,
        "build_nature": "rebuild" if each.total < 3000 else "extend",
        "kinds": each.kinds,
        "invest_total": each.total,
        "invest_fixed": each.fixed,
        "invest_equipment": each.equipment,
        "listed_on": each.listed_on,
        "start_due": each.start_due,
        "complete_due": each.complete_due,
        "in_stat": "started_on" in each.days,
        "stat_name": each.name if "started_on" in each.days else None,
    }


def _funds(each: Works, today: date) -> Iterator[Row]:
    started = each.days.get("started_on")
    own, loan = each.total * 6 / 10, each.total * 3 / 10
    special = (each.total / 20).quantize(_WHOLE)
    came = started + timedelta(days=21) if started else None
    granted = date(2025, 4, 21) if started and started.year == 2024 else None
    for support, planned, arrived_on in (
        ("own", own, came),
        ("loan", loan, came),
        ("province", special, granted),
    ):
        here = arrived_on is not None and arrived_on <= today
        yield {
            "renovation": each.number,
            "support": support,
            "seq": 1,
            "planned": planned.quantize(_WHOLE),
            "doc_no": "赣财建指〔2025〕16号" if support == "province" and here else None,
            "arrived": (planned * 8 / 10).quantize(_WHOLE) if here else None,
            "arrived_on": arrived_on if here else None,
        }


def _months(each: Works, today: date) -> Iterator[Row]:
    """From the start to the completion or to the last month that has ended; one is still missing here and there."""
    started = each.days.get("started_on")
    if started is None:
        return
    last = each.days.get("completed_on") or date(today.year, today.month, 1) - timedelta(days=1)
    month, place = started.replace(day=1), 0
    while month <= last:
        if (place + len(each.name)) % 9 != 8 or month.year < today.year:
            yield {
                "renovation": each.number,
                "month": month,
                "done": (each.total / 18).quantize(_WHOLE),
                "progress": ("基础和厂房改造", "设备采购到货", "设备安装调试", "联动试车")[
                    min(place // 3, 3)
                ],
                "problem": "进口设备交货推迟一个月" if place == 4 else None,
                "reported_on": (month + timedelta(days=32)).replace(day=12),
            }
        month, place = (month + timedelta(days=32)).replace(day=1), place + 1
