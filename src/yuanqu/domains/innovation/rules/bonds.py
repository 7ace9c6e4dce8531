"""What applications for the special bond are held to (国债申报审核). The limits are dated rules of the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from yuanqu.engines.ledger.checks import Row, hard, soft
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held
from yuanqu.registers.ledgers.rule import Dated

_HUNDREDTH = Decimal("0.01")
LIMITS = {
    "bond_fixed_least": "申报固定资产投资下限（万元）",
    "bond_done_most": "投资完成率上限（%）",
    "bond_retired_least": "淘汰设备占比下限（%）",
    "bond_rate_most": "支持比例上限（%）",
}
_PAPERS = {
    "filing_no": "立项备案",
    "planning_no": "规划许可",
    "land_no": "用地或租赁",
    "energy_no": "节能审查",
    "safety_no": "安全评价",
    "env_no": "环境影响评价",
    "permit_no": "施工许可",
}


def asked_rates(rows: Sequence[Row]) -> list[Decimal | None]:
    """支持比例 in %, one a row: what is asked for of the fixed investment."""
    return [_percent(row.get("asked"), row.get("invest_fixed")) for row in rows]


def closing_days(rows: Sequence[Row]) -> list[date | None]:
    """结束日期, one a row: when it was done, refused or withdrawn."""
    return [row.get("done_on") or row.get("failed_on") or row.get("withdrawn_on") for row in rows]


def retired_ratios(rows: Sequence[Row]) -> list[Decimal | None]:
    """淘汰设备占比 in %, one a row: what the machines that go once cost, of what the new ones cost."""
    projects = {row.get("renovation") for row in rows} - {None}
    sums: dict[Any, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    lines = held("innovation.bond_equipment", bond__renovation__in=projects)
    for project, batch, side, amount in lines.values_list(
        "bond__renovation", "bond__batch", "side", "amount"
    ):
        sums[project, batch][side] += amount
    found = [sums[row.get("renovation"), row.get("batch")] for row in rows]
    return [_percent(each["retired"], each["new"]) for each in found]


def _percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return None if part is None or not whole else (part * 100 / whole).quantize(_HUNDREDTH)


@hard("bond.asked", "asked", "invest_fixed", "done_share")
def asked_in_order(row: Row) -> str | None:
    """Money is asked for, for an investment; the share that is done lies within the whole."""
    for name, label in (("asked", "申请资金"), ("invest_fixed", "申报固定资产投资")):
        if row.get(name) is not None and row[name] <= 0:
            return f"{label}填了{row[name]}：应大于0。"
    done = row.get("done_share")
    return f"投资完成率填了{done}：应在0至100之间。" if done is not None and not 0 <= done <= 100 else None


@soft("bond.filing", "invest_fixed", "renovation")
def money_agrees(row: Row) -> str | None:
    """What is applied for agrees with what was filed."""
    if row.get("invest_fixed") is None or row.get("renovation") is None:
        return None
    filed = held("innovation.renovation", pk=row["renovation"]).values_list("invest_fixed", flat=True).first()
    if filed is None or filed == row["invest_fixed"]:
        return None
    return f"申报固定资产投资{row['invest_fixed']}万元，技改项目台账为{filed}万元：应与备案一致。"


@guard("bond.eligible")
def eligible(row: Row) -> str | None:
    """Under way but not nearly done, no new build, enough machines that go, not more asked than is given."""
    day: date = row["listed_on"]
    limits = {code: Dated.read(code).on(day) for code in LIMITS}
    unknown = [label for code, label in LIMITS.items() if limits[code] is None]
    if unknown:
        return f"规则参数台账没有{'、'.join(unknown)}：请先登记并写明依据。"
    problems = [*_against(row, {code: value for code, value in limits.items() if value is not None})]
    return f"{'；'.join(problems)}：不符合申报条件。" if problems else None


def _against(row: Row, limits: dict[str, Decimal]) -> list[str]:
    found = []
    if row["is_new_build"]:
        found.append("属于新建或搬迁")
    if row["invest_fixed"] < limits["bond_fixed_least"]:
        found.append(f"固定资产投资{row['invest_fixed']}万元，低于{_plain(limits['bond_fixed_least'])}万元")
    if not 0 < row["done_share"] <= limits["bond_done_most"]:
        found.append(f"投资完成率{row['done_share']}%，应已开工且不超过{_plain(limits['bond_done_most'])}%")
    retired, rate = retired_ratios([row])[0], asked_rates([row])[0]
    if row["id"] is not None and (retired is None or retired < limits["bond_retired_least"]):
        known = "没有登记新旧设备清单" if retired is None else f"淘汰设备占比{retired}%"
        found.append(f"{known}，应不低于{_plain(limits['bond_retired_least'])}%")
    if rate is not None and rate > limits["bond_rate_most"]:
        found.append(f"支持比例{rate}%，超过{_plain(limits['bond_rate_most'])}%")
    return found


def _plain(value: Decimal) -> str:
    """A limit as one says it, without the zeros that its column stores."""
    return f"{value.normalize():f}"


@guard("bond.papers")
def papers_complete(row: Row) -> str | None:
    """Every precondition is there with its number, or said not to concern the project."""
    missing = [label for name, label in _PAPERS.items() if not row.get(name)]
    return f"前置要件缺{'、'.join(missing)}：请填文号，不涉及的填「不涉及」。" if missing else None


# ---- 设备清单


@hard("bond_equipment.positive", "quantity", "amount")
def equipment_positive(row: Row) -> str | None:
    """A line has machines, and they cost something."""
    if (row.get("quantity") or 1) <= 0 or (row.get("amount") is not None and row["amount"] <= 0):
        return "数量和原值或投资额应大于0。"
    return None


@hard("bond_equipment.second_hand", "second_hand", "side")
def new_is_not_second_hand(row: Row) -> str | None:
    """Neither what comes nor what goes was bought second-hand."""
    if row.get("side") and row.get("second_hand"):
        return "二手设备不能列入清单：更新设备和淘汰设备都不得为二手。"
    return None


@hard("bond_equipment.retired", "written_off", "owned", "side")
def retired_is_owned_and_written_off(row: Row) -> str | None:
    """What goes is the applicant's own and written off."""
    if row.get("side") != "retired" or (row.get("written_off") and row.get("owned")):
        return None
    return "淘汰设备应折旧提足、为申报单位所有，两项都填是。"
