"""What the zone's service hall handles: items, from whom each power came, and within how many days it is promised."""

from __future__ import annotations

from typing import NamedTuple


class Item(NamedTuple):
    """``mode``: how the power was delegated (direct, report, entrusted, stationed; empty: not delegated)."""

    name: str
    kind: str
    department: str
    level: str
    mode: str
    legal_days: int
    promised_days: int
    law: str


ITEMS = (
    Item(
        "企业投资项目备案",
        "other",
        "发展和改革局",
        "county",
        "direct",
        5,
        1,
        "企业投资项目核准和备案管理条例",
    ),
    Item("固定资产投资项目节能审查", "permit", "发展和改革局", "city", "direct", 15, 8, "节约能源法"),
    Item("建设用地规划许可", "permit", "自然资源局", "city", "entrusted", 20, 7, "城乡规划法"),
    Item("建设工程规划许可", "permit", "自然资源局", "city", "entrusted", 20, 8, "城乡规划法"),
    Item("建筑工程施工许可", "permit", "住房和城乡建设局", "city", "direct", 7, 3, "建筑法"),
    Item("建设工程消防设计审查", "permit", "住房和城乡建设局", "city", "entrusted", 15, 8, "消防法"),
    Item(
        "建设工程竣工联合验收",
        "confirmation",
        "住房和城乡建设局",
        "city",
        "direct",
        12,
        7,
        "建设工程质量管理条例",
    ),
    Item("建设项目环境影响报告表审批", "permit", "生态环境局", "city", "entrusted", 30, 10, "环境影响评价法"),
    Item("排污许可证核发", "permit", "生态环境局", "city", "report", 20, 10, "排污许可管理条例"),
    Item("生产建设项目水土保持方案审批", "permit", "水利局", "county", "direct", 10, 4, "水土保持法"),
    Item("取水许可", "permit", "水利局", "county", "report", 20, 9, "水法"),
    Item("临时占用城市道路许可", "permit", "城市管理局", "county", "direct", 10, 3, "城市道路管理条例"),
    Item("污水排入排水管网许可", "permit", "城市管理局", "county", "direct", 20, 6, "城镇排水与污水处理条例"),
    Item("食品经营许可", "permit", "市场监督管理局", "county", "stationed", 20, 5, "食品安全法"),
    Item("特种设备使用登记", "permit", "市场监督管理局", "city", "stationed", 20, 5, "特种设备安全法"),
    Item("企业设立登记", "confirmation", "市场监督管理局", "county", "direct", 3, 1, "市场主体登记管理条例"),
    Item("企业变更登记", "confirmation", "市场监督管理局", "county", "direct", 3, 1, "市场主体登记管理条例"),
    Item("劳务派遣经营许可", "permit", "人力资源和社会保障局", "county", "direct", 20, 7, "劳动合同法"),
    Item("职业技能补贴申领", "payment", "人力资源和社会保障局", "county", "report", 30, 15, "就业促进法"),
    Item(
        "技术改造项目备案",
        "other",
        "工业和信息化局",
        "county",
        "direct",
        5,
        1,
        "企业投资项目核准和备案管理条例",
    ),
    Item("危险化学品经营许可", "permit", "应急管理局", "city", "report", 30, 15, "危险化学品安全管理条例"),
    Item("人防工程建设审批", "permit", "国防动员办公室", "city", "entrusted", 20, 8, "人民防空法"),
)
OWN_ITEMS = (
    Item("园区厂房租赁备案", "public_service", "政务服务科", "county", "", 5, 2, "园区厂房租赁管理办法"),
    Item("企业用工需求登记", "public_service", "政务服务科", "county", "", 3, 1, "就业促进法"),
    Item("园区通行证办理", "public_service", "政务服务科", "county", "", 5, 2, "园区道路管理办法"),
    Item("惠企政策咨询受理", "public_service", "政务服务科", "county", "", 5, 3, "优化营商环境条例"),
)
ALL_ITEMS = (*ITEMS, *OWN_ITEMS)
SUBJECTS = ("工业厂房", "标准厂房", "仓储设施", "附属道路", "扩建部分", "配套管网", "研发楼", "装修工程")
