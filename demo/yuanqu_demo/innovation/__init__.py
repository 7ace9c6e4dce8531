"""What 科技创新科 keeps of the demonstration zone: titles and applications, renovation projects, bond applications."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from yuanqu.domains.innovation.ledgers import criterion
from yuanqu_demo.innovation.applications import applications, batch_sheet, entry_sheets, numbers
from yuanqu_demo.innovation.bonds import bond_sheets
from yuanqu_demo.innovation.cast import cast
from yuanqu_demo.innovation.renovations import renovation_sheets, works
from yuanqu_demo.innovation.story import innovation_story
from yuanqu_demo.innovation.titles import basics, became_sheet, new_sheet, old_sheet, old_titles
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Manner, Row, Sheet
from yuanqu_demo.telling import chance

_OFFICE = Path(criterion.__file__).parents[1]
_CRITERIA = (_OFFICE / "standards" / "criterion.csv", Path(__file__).with_name("criteria.csv"))
_AMOUNTS = ("bound", "revenue_over", "revenue_up_to")
_CALL = "超长期特别国债支持设备更新项目申报通知（2025年）"


def innovation_sheets(seed: int, firms: Sequence[Firm], today: date) -> Iterator[Sheet]:
    """Rules and conditions first; new titles after the applications they came of, and what became of the old last."""
    story, drawn = innovation_story(seed), chance(seed, "innovation")
    dealt = cast(drawn, story, firms)
    applied, old = applications(dealt), old_titles(dealt)
    yield Sheet("registers.rule", "科技创新规则参数", [*_rules()], Manner(days="%Y.%m.%d"))
    yield Sheet("innovation.criterion", "资质条件清单", [*_criteria()], Manner(days="%Y-%m-%d"))
    yield batch_sheet()
    yield old_sheet(old)
    yield from entry_sheets(applied, chance(seed, "title applications"))
    yield new_sheet(dealt, numbers(applied))
    yield became_sheet(old, dealt, today)
    yield from basics(dealt, today)
    made = works(chance(seed, "renovations"), story, dealt.renovating)
    yield from renovation_sheets(made, today)
    yield from bond_sheets(made)


def _rules() -> Iterator[Row]:
    for code, name, value, unit, source in (
        ("title_renewal_months", "资质到期前启动续期", 6, "个月", "云岚高新区资质培育管理办法"),
        ("bond_fixed_least", "国债申报固定资产投资下限", 2000, "万元", _CALL),
        ("bond_done_most", "国债申报投资完成率上限", 80, "%", _CALL),
        ("bond_retired_least", "国债申报淘汰设备占比下限", 10, "%", _CALL),
        ("bond_rate_most", "国债支持比例上限", 15, "%", _CALL),
    ):
        yield {
            "code": code,
            "name": name,
            "value": value,
            "unit": unit,
            "valid_from": date(2020, 1, 1) if code == "title_renewal_months" else date(2024, 1, 1),
            "source": source,
        }


def _criteria() -> Iterator[Row]:
    """Those that come with the product, and the zone's own."""
    for path in _CRITERIA:
        for line in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            row: Row = {name: value or None for name, value in line.items()}
            amounts = {name: Decimal(row[name]) for name in _AMOUNTS if row[name]}
            yield {**row, **amounts, "valid_from": date.fromisoformat(line["valid_from"])}
