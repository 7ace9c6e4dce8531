"""What approval parcels are held to, and what stands before each stage beside the documents (报批审核和关口)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from yuanqu.domains.resources.quota_use import GIVEN_UP
from yuanqu.engines.ledger.checks import Check, Row, hard, hard_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.areas import in_mu, parts_within
from yuanqu.registers.held import held
from yuanqu.registers.intervals import standing_by_key

_HECTARE = 15
# 征收永久基本农田，或永久基本农田以外的耕地超过35公顷、其他土地超过70公顷的，由国务院批准（土地管理法第四十六条）。
_ARABLE_LIMIT, _OTHER_LIMIT = 35 * _HECTARE, 70 * _HECTARE
_DEVELOPMENT = "5"

nested: tuple[Check, ...] = (
    *parts_within("land_approval.nested", "farm", {"arable": "其中耕地", "forest": "其中林地"}, "农用地"),
    *parts_within(
        "land_approval.nested", "arable", {"paddy": "其中水田", "basic": "其中永久基本农田"}, "其中耕地"
    ),
    *parts_within("land_approval.nested", "area", {"new_built": "新增建设用地"}, "总面积"),
)


def approvers(rows: Sequence[Row]) -> list[str | None]:
    """审批权限, one a row: by basic farmland and by how much there is; unknown while an area is."""
    return [_approver(row) for row in rows]


def _approver(row: Row) -> str | None:
    areas = [row.get(name) for name in ("area", "arable", "basic")]
    if any(area is None for area in areas) or not row.get("area_unit"):
        return None
    whole, arable, basic = (in_mu(area, row["area_unit"]) for area in areas if area is not None)
    beyond = basic > 0 or arable > _ARABLE_LIMIT or whole - arable > _OTHER_LIMIT
    return "state" if beyond else "province"


@hard("land_approval.balance", "balance", "balance_no", "arable")
def balance_told(row: Row) -> str | None:
    """Arable land that is built over is made good elsewhere (土地管理法第三十条)."""
    if row.get("arable") and row.get("balance") == "none":
        return "占用耕地而占补平衡填了不涉及：占用耕地的应补充，请改填。"
    if row.get("balance") == "full" and not row.get("balance_no"):
        return "占补平衡已足额补充而没有占补挂钩单号：请补填。"
    return None


@hard("land_approval.purpose", "purpose", "development_plan", "collective")
def development_is_planned(row: Row) -> str | None:
    """Land is taken for a purpose of the law; for a development, on its approved plan (土地管理法第四十五条)."""
    if row.get("collective") and not row.get("purpose"):
        return "征收集体土地而没有填征收公共利益情形：请按土地管理法第四十五条选填。"
    if row.get("purpose") == _DEVELOPMENT and not row.get("development_plan"):
        return "征收情形为成片开发而没有成片开发方案批复文号：请补填。"
    return None


@hard_across("land_approval.quota", "quota", "new_built")
def quota_enough(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """All parcels on one quota use no more than it allots; who withdrew or was refused uses nothing."""
    allotted = dict(
        held("resources.quota", pk__in={row.get("quota") for row in rows} - {None}).values_list(
            "pk", "issued_mu"
        )
    )
    used = dict.fromkeys(allotted, Decimal(0))
    columns = ("quota", "new_built_mu", "state")
    standing = standing_by_key("resources.land_approval", rows, "quota", columns)
    for row in standing:
        if row["quota"] in used and row["state"] not in GIVEN_UP:
            used[row["quota"]] += row["new_built_mu"] or 0
    for row in rows:
        if row.get("state") in GIVEN_UP:
            continue
        if row.get("quota") in used and row.get("new_built") is not None and row.get("area_unit"):
            used[row["quota"]] += in_mu(row["new_built"], row["area_unit"])
    for position, row in enumerate(rows):
        quota = row.get("quota")
        if quota in used and allotted[quota] is not None and used[quota] > allotted[quota]:
            yield (
                position,
                f"该指标下达{_plain(allotted[quota])}亩，各地块合计使用{_plain(used[quota])}亩："
                "超出下达量，请核对面积或另选指标。",
            )


@guard("land_approval.surveyed")
def surveyed(row: Row) -> str | None:
    """Land is measured, and nobody's objection is open, before the file is assembled."""
    if row["id"] is None:
        return None
    plots = held("resources.land_survey", approval=row["id"])
    if not plots.exists():
        return "还没有丈量记录：请先在土地丈量台账登记，并填报批地块。"
    waiting = plots.exclude(state="confirmed").count()
    return f"还有{waiting}块丈量没有签字确认：请先公示、复测、确认。" if waiting else None


@guard("land_approval.plan")
def fits_the_plan(row: Row) -> str | None:
    """What does not fit the plan is not assembled."""
    return None if row["conforms"] else "不符合国土空间规划或城镇开发边界：请先调整规划或选址。"


@guard("land_approval.agreements")
def agreements_signed(row: Row) -> str | None:
    """Agreements come before the application; the few unsigned are told with reasons (土地管理法第四十七条)."""
    if row["agreed"] == "few":
        return "补偿协议签订低于90%：请继续签约，个别未签的如实说明后再上报。"
    return None


@guard("land_approval.unlawful")
def nothing_unlawful(row: Row) -> str | None:
    """Unlawful building is dealt with, petitions are settled, before the file goes up."""
    names = {"unlawful": "违法用地未处理到位", "petition": "信访未化解"}
    left = [name for column, name in names.items() if row[column] == "open"]
    return f"{'、'.join(left)}：请先处理，并更新台账。" if left else None


@guard("land_approval.supplied")
def supplied(row: Row) -> str | None:
    """Supplied is what has a contract, and through it a parcel in the register."""
    if row["id"] is None or held("resources.land_supply", approval=row["id"]).exists():
        return None
    return "供地台账里还没有这个报批地块的供地：请先登记供地，并关联地块名录的地块。"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
