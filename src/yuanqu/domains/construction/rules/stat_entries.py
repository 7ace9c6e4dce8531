"""What entries in the statistics are held to (入库纳统审核)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yuanqu.domains.construction.dates import months_after
from yuanqu.domains.construction.known import projects_of
from yuanqu.engines.ledger.checks import Row, hard, soft, soft_across

FLOOR = Decimal(500)  # 万元；2011年起固定资产投资项目的统计起点
LARGE = Decimal(5000)  # 万元；此线以上的项目，入库材料另有要求
_SIZES = ((Decimal(100_000), "100000"), (Decimal(10_000), "10000"), (LARGE, "5000"), (FLOOR, "500"))
_PURCHASED, _ESTATE = "purchase", "estate"
_CODE = re.compile(r"[0-9A-Z]{9}\d{6}\d{3}")
_SMALL_WORKS = ("立项文件", "施工合同", "现场照片", "入库申请表", "在线平台截图")
_LARGE_WORKS = ("营业执照", "立项文件")
_EITHER = frozenset({"施工合同", "现场照片"})
_PURCHASE = ("购置合同", "付款凭证", "设备照片")
_LATE, _VERY_LATE = 1, 2  # 开工后满一个月未入库亮黄灯，满两个月亮红灯（项目纳统通报办法）


def size_of_entry(rows: Sequence[Row]) -> list[str | None]:
    """投资规模, one a row, by the planned total."""
    return [
        next(
            (code for floor, code in _SIZES if row.get("planned_total") and row["planned_total"] >= floor),
            None,
        )
        for row in rows
    ]


@soft("stat_entry.code_form", "stat_code")
def code_formed(row: Row) -> str | None:
    """Unit (9), region (6), serial (3)."""
    if not row.get("stat_code") or _CODE.fullmatch(row["stat_code"]):
        return None
    return f"统计项目编码「{row['stat_code']}」不对：应为单位代码9位、区划6位、顺序3位，统计部门另有编码的请说明。"


@hard("stat_entry.floor", "planned_total", "kind")
def big_enough(row: Row) -> str | None:
    """Statistics begin at 500 万元; real estate has no such floor."""
    total = row.get("planned_total")
    if total is None or row.get("kind") == _ESTATE or total >= FLOOR:
        return None
    return f"计划总投资{total}万元不足{FLOOR}万元：不在固定资产投资项目统计范围（房地产开发除外），请核对。"


@hard("stat_entry.withdrawn", "withdrawn_on", "withdrawn_why")
def withdrawn_says_why(row: Row) -> str | None:
    """A withdrawal has its day, its reason, and an entry before it."""
    if row.get("withdrawn_on") is None:
        return None
    if row.get("entered_on") is None:
        return "填了退库日期而没有入库日期：请补填入库日期。"
    return None if row.get("withdrawn_why") else "填了退库日期而没有退库原因：请写明原因。"


@hard("stat_entry.start_mark", "start_mark", "kind")
def start_marked(row: Row) -> str | None:
    """Works are entered on the mark of a real start; levelling the site is none."""
    bought = row.get("kind") == _PURCHASED
    if row.get("entered_on") is None or bought or row.get("start_mark"):
        return None
    return "已入库而没有开工标志：请填正式打桩或永久性工程首次施工，场地平整不算。"


@soft("stat_entry.papers_missing", "papers", "kind", "planned_total")
def papers_complete(row: Row) -> str | None:
    """The papers that entries of the kind and size are asked for."""
    given = {word.strip() for word in (row.get("papers") or "").replace("，", "、").split("、")}
    missing = [paper for paper in _asked(row) if paper not in given]
    if not missing and _is_large(row) and not given & _EITHER:
        missing = ["施工合同或现场照片"]
    return f"入库材料缺{'、'.join(missing)}：请补齐。" if missing else None


def _asked(row: Row) -> tuple[str, ...]:
    if row.get("kind") == _PURCHASED:
        return _PURCHASE
    return _LARGE_WORKS if _is_large(row) else _SMALL_WORKS


def _is_large(row: Row) -> bool:
    return row.get("kind") != _PURCHASED and (row.get("planned_total") or 0) >= LARGE


@soft_across("stat_entry.filed", "planned_total", "contract_on")
def same_as_filed(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Total and contract agree with the filing: statistics refuse what does not."""
    known = projects_of(rows, "total_investment", "filed_on")
    for position, row in enumerate(rows):
        found = known.get(row.get("project"), {})
        total, filed = found.get("total_investment"), found.get("filed_on")
        if total is not None and row.get("planned_total") is not None and row["planned_total"] != total:
            yield (
                position,
                f"计划总投资{row['planned_total']}万元与项目名录的总投资{total}万元不等：应与备案一致，请核对。",
            )
        if filed is not None and row.get("contract_on") is not None and row["contract_on"] < filed:
            yield position, f"合同日期{row['contract_on']}早于备案日期{filed}：合同应在备案之后，请核对。"


@soft_across("stat_entry.late", "entered_on", "project")
def entered_in_time(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Entered within a month of the real start; from the second month on it is a red light."""
    known = projects_of(rows, "started_on")
    for position, row in enumerate(rows):
        started, entered = known.get(row.get("project"), {}).get("started_on"), row.get("entered_on")
        if started is None or entered is None or entered <= months_after(started, _LATE):
            continue
        light = "红灯" if entered > months_after(started, _VERY_LATE) else "黄灯"
        yield position, f"入库日期{entered}距实质性开工{started}已超过一个月（{light}）：请说明原因。"
