"""供地台账 — land supplied by sale, allocation or lease, one row a contract; the parcel stands in the register."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.resources.codes import LAND_SOURCE, SUPPLY_WAY
from yuanqu.domains.resources.rules.supplies import (
    contract_numbers,
    finished_days,
    industrial_years,
    limits_in_order,
    listed_long_enough,
    price_not_below_start,
    registered_as_supplied,
    signed_days,
    standards,
)
from yuanqu.domains.resources.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.registers.shared_checks import dates_in_order

_SUPPLY = "供地公示"
_LISTING = "招标拍卖挂牌出让国有建设用地使用权规定"


class LandSupply(Record):
    """One contract. Holder, area, agreed and actual days are the parcel's own, in the register."""

    supply_no = Text("供地编号", max_length=40, note="园区自编，如「GD-2025-01」")
    supervision_no = Text("供地监管号", max_length=40, empty=True, aliases=("电子监管号",), source=_SUPPLY)
    parcel = Link("地块", "registers.Parcel", aliases=("地块编号",), source=_SUPPLY)
    approval = Link(
        "报批地块", "resources.LandApproval", empty=True, aliases=("报批编号",), note="新增建设用地填"
    )
    project = Link(
        "供地项目", "registers.Project", empty=True, aliases=("项目编号", "项目名称"), source=_SUPPLY
    )
    way = Code("供地方式", SUPPLY_WAY, source=_SUPPLY)
    land_source = Code("土地来源", LAND_SOURCE, source=_SUPPLY)
    lot_no = Text("公告地块编号", max_length=60, empty=True, note="招拍挂的填", source=_LISTING)
    listed_on = Day("公告日期", empty=True, note="招拍挂的填", source=_LISTING)
    closed_on = Day("公告截止日期", empty=True, source=_LISTING)
    sold_on = Day("成交日期", empty=True, source=_LISTING)
    years = Whole("土地使用年限", unit="年", empty=True, note="工业用地不超过50年", source=_SUPPLY)
    start_price = Amount("起始价", "万元", empty=True, source=_LISTING)
    deposit = Amount("保证金", "万元", empty=True, source=_LISTING)
    price = Amount("成交价", "万元", empty=True, note="划拨的不填", source=_SUPPLY)
    paid_on = Day("出让金缴清日期", empty=True, source=_SUPPLY)
    ratio_least = Amount("容积率下限", "倍", empty=True, source="规划条件")
    ratio_most = Amount("容积率上限", "倍", empty=True, source="规划条件")
    density_least = Amount("建筑密度下限", "%", empty=True, source="规划条件")
    density_most = Amount("建筑密度上限", "%", empty=True, source="规划条件")
    green_most = Amount("绿地率上限", "%", empty=True, source="规划条件")
    height_most = Amount("限高", "米", empty=True, source="规划条件")
    authority = Text("批准单位", max_length=120, source=_SUPPLY)
    late_handover = Amount(
        "到期未交地面积", "亩", empty=True, note="政府原因，闲置期限不起算", source=_SUPPLY
    )
    contract_no = Text("合同编号", max_length=60, empty=True, note="见地块名录的出让合同号；系统取数")
    standard = YesNo("按标准地供应", empty=True, note="见地块名录的是否标准地；系统取数")
    signed_on = Day("合同签订日期", empty=True, note="见地块名录的供地日期；系统取数")
    finished_on = Day("竣工日期", empty=True, note="见地块名录的实际竣工时间；系统取数")
    note = LongText("说明", empty=True, aliases=("备注",))


class LandSupplies(Ledger, of=LandSupply):
    """供地台账."""

    name, keeper = "供地台账", "自然资源科"
    rights = Rights(read=("项目建设科", "规划建设科"))
    about = "出让、划拨、租赁的供地合同，公告、成交、缴款和规划条件；地块本身见地块名录。"
    key = ("supply_no",)
    title = ("supply_no", "parcel")
    columns = (
        "supply_no",
        "contract_no",
        "parcel",
        "project",
        "way",
        "land_source",
        "sold_on",
        "price",
        "paid_on",
        "standard",
        "signed_on",
        "finished_on",
    )
    search = ("supply_no", "contract_no", "parcel.name", "parcel.parcel_no", "project.name", "lot_no")
    filters = ("way", "land_source", "standard", "signed_on", "sold_on")
    order = ("-signed_on", "supply_no")
    totals = ("price",)
    checks = (
        not_negative("land_supply.negative", "start_price", "deposit", "price", "late_handover"),
        *dates_in_order(
            "land_supply.days", {"listed_on": "公告日期", "closed_on": "公告截止日期", "sold_on": "成交日期"}
        ),
        price_not_below_start,
        *limits_in_order,
        listed_long_enough,
        industrial_years,
        registered_as_supplied,
    )
    explanation = "note"
    derived: ClassVar = {
        "contract_no": contract_numbers,
        "standard": standards,
        "signed_on": signed_days,
        "finished_on": finished_days,
    }
    left_out: ClassVar = {
        "行政区、土地级别": "一个数据库就是一个园区；级别见基准地价。",
        "面积、用途、使用权人、约定和实际的交地开工竣工": "在地块名录登记一次。",
        "违约和处置": "巡查发现的登记在批后监管台账（resources.supply_check）。",
        "分期支付": "只登记缴清日期；各期约定在合同附件中。",
        "行业分类": "随供地项目的实施企业，见企业行业台账。",
    }
    rules = (_LISTING, "土地管理法实施条例")
