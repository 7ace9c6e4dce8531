"""What the shared registers hold rows to (共用名录的审核关系)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft
from yuanqu.registers.intervals import apart, standing_by_key
from yuanqu.terms import credit_code

PRIVATE_CONTROL = frozenset({"private", "hmt", "foreign"})
# 规模以上工业企业的年主营业务收入标准（2011年起）；入库审核要求报表、增值税申报、开票三项金额都达到。
ENTRY_THRESHOLD = Decimal(2000)  # 万元
# 国统字〔2017〕213号，工业：从业人员下限，人。
_SIZE_FLOOR = {"large": 1000, "medium": 300, "small": 20}
_MONTHLY_SEASON = range(2, 12)
_MANY = 5  # 从业人员超过5人而无女性的，须说明

_PROJECT_CODE = re.compile(r"\d{2}(?:0[1-9]|1[0-2])-\d{6}-\d{2}-\d{2}-\d{6}")
_REGION = re.compile(r"\d{12}")
_PARAMETER = re.compile(r"[a-z][a-z0-9_]*")


def is_private(control: str | None) -> bool | None:
    """非公: private, 港澳台 or foreign control; None when the control is not given."""
    return None if control is None else control in PRIVATE_CONTROL


@hard("enterprise.credit_code", "uscc")
def credit_code_valid(row: Row) -> str | None:
    """GB 32100-2015: 18 characters and the check digit."""
    return credit_code.explain(row["uscc"]) if row.get("uscc") else None


@hard("enterprise.region_code", "registered_region", "site_region")
def region_codes_valid(row: Row) -> str | None:
    """A region code has 12 digits."""
    for column in ("registered_region", "site_region"):
        if row.get(column) and not _REGION.fullmatch(row[column]):
            return f"区划代码「{row[column]}」不对：应为12位数字。"
    return None


@hard("enterprise.female_exceeds", "employees_female", "employees_end")
def female_within_all(row: Row) -> str | None:
    """其中项: women are among all employees."""
    women, everyone = row.get("employees_female"), row.get("employees_end")
    if women is None or everyone is None or women <= everyone:
        return None
    return f"其中女性{women}人多于从业人员{everyone}人：其中项不应大于总计。"


@soft("enterprise.no_female", "employees_female")
def no_female_explained(row: Row) -> str | None:
    """More than five employees and no woman is asked about."""
    if row.get("employees_female") == 0 and (row.get("employees_end") or 0) > _MANY:
        return f"从业人员{row['employees_end']}人而其中女性为0：请核对。"
    return None


@hard("enterprise.negative", "employees_end", "employees_female", "land_area", "building_area", "leased_area")
def counts_not_negative(row: Row) -> str | None:
    """People and areas are not negative."""
    for column in ("employees_end", "employees_female", "land_area", "building_area", "leased_area"):
        if row.get(column) is not None and row[column] < 0:
            return f"填了负数{row[column]}：人数和面积应不小于0。"
    return None


@soft("enterprise.size_class", "size_class", "employees_end")
def size_fits_employees(row: Row) -> str | None:
    """The size class needs its number of employees (manufacturing; other trades explain)."""
    floor, everyone = _SIZE_FLOOR.get(row.get("size_class") or ""), row.get("employees_end")
    if floor is None or everyone is None or everyone >= floor:
        return None
    return f"从业人员{everyone}人，不足该规模的工业标准{floor}人：请核对单位规模。"


@soft("enterprise.leased_area", "leased_area", "premises_type")
def leased_area_given(row: Row) -> str | None:
    """A lessee inside the zone states what it leases."""
    if row.get("premises_type") == "shared_inside" and row.get("leased_area") is None:
        return "用房方式为厂中厂而没有填租用面积：请补填。"
    return None


@hard("validity.backward", "valid_from", "valid_to")
def validity_in_order(row: Row) -> str | None:
    """An interval ends on or after its first day."""
    since, until = row.get("valid_from"), row.get("valid_to")
    if since is None or until is None or since <= until:
        return None
    return f"截止日期{until}早于起始日期{since}：应不早于起始日期。"


@hard("above_scale.backward", "in_month", "out_month")
def stay_in_order(row: Row) -> str | None:
    """退出报告期 is not before 入库报告期."""
    entered, left = row.get("in_month"), row.get("out_month")
    if entered is None or left is None or entered <= left:
        return None
    return f"退出报告期{left:%Y-%m}早于入库报告期{entered:%Y-%m}：应不早于入库报告期。"


@hard("above_scale.exit_half", "exit_route", "out_month")
def exit_whole(row: Row) -> str | None:
    """An exit has a month and a way, or neither."""
    if (row.get("out_month") is None) == (row.get("exit_route") is None):
        return None
    return "退出方式和退出报告期只填了一项：退库的两项都填，在库的都不填。"


@hard("above_scale.review_backward", "applied_on", "approved_on")
def review_in_order(row: Row) -> str | None:
    """Approval does not precede the application."""
    asked, given = row.get("applied_on"), row.get("approved_on")
    if asked is None or given is None or asked <= given:
        return None
    return f"审核通过日期{given}早于申报日期{asked}：应不早于申报日期。"


@soft("above_scale.season", "in_month", "entry_route")
def monthly_entry_in_season(row: Row) -> str | None:
    """Monthly entries run from February to November's statement (调查单位审核确认办法)."""
    month = row.get("in_month")
    if month is None or not (row.get("entry_route") or "").startswith("monthly"):
        return None
    if month.month in _MONTHLY_SEASON:
        return None
    return f"月度纳入的入库报告期一般为2至11月，填的是{month.month}月：请核对。"


@soft("above_scale.threshold", "declared_revenue", "vat_sales", "invoiced")
def three_amounts_reach(row: Row) -> str | None:
    """三额: statement, VAT return and invoices each reach the threshold of industry."""
    if row.get("specialty") != "B":
        return None
    names = {
        "declared_revenue": "申报表营业收入",
        "vat_sales": "增值税申报销售额",
        "invoiced": "累计开票金额",
    }
    short = [
        name
        for column, name in names.items()
        if row.get(column) is not None and row[column] < ENTRY_THRESHOLD
    ]
    return f"{'、'.join(short)}不足{ENTRY_THRESHOLD}万元：应附税务部门说明，并写明说明。" if short else None


@hard("project.code_form", "project_code")
def project_code_formed(row: Row) -> str | None:
    """项目代码: year-month (4), region (6), kind (2), sort (2), number (6): 24 characters with hyphens."""
    if not row.get("project_code") or _PROJECT_CODE.fullmatch(row["project_code"]):
        return None
    return f"项目代码「{row['project_code']}」不对：应为24位，形如「2501-360900-04-01-123456」。"


@hard("project.fixed_exceeds", "fixed_investment", "total_investment")
def fixed_within_total(row: Row) -> str | None:
    """其中项: fixed assets are part of the total."""
    part, total = row.get("fixed_investment"), row.get("total_investment")
    if part is None or total is None or part <= total:
        return None
    return f"固定资产投资{part}万元大于总投资{total}万元：其中项不应大于总计。"


@soft("project.dates", "signed_on", "started_on", "completed_on", "in_production_on", "at_capacity_on")
def project_dates_in_order(row: Row) -> str | None:
    """Signing, start, completion, production and capacity come in this order."""
    names = {
        "signed_on": "签约",
        "started_on": "实质性开工",
        "completed_on": "竣工",
        "in_production_on": "投产",
        "at_capacity_on": "达产",
    }
    given = [(row[column], name) for column, name in names.items() if row.get(column) is not None]
    for (earlier, first), (later, second) in pairwise(given):
        if later < earlier:
            return f"{second}日期{later}早于{first}日期{earlier}：请核对先后。"
    return None


@hard("project.end_half", "ended_on", "end_reason")
def project_end_reasoned(row: Row) -> str | None:
    """An ended project says why."""
    if row.get("ended_on") is not None and not row.get("end_reason"):
        return "填了终止日期而没有终止原因：请写明原因。"
    return None


@hard_across("project.code_twice", "project_code")
def project_code_once(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A national project code belongs to one project."""
    owners = {
        found["project_code"]: found["number"]
        for found in standing_by_key("registers.project", rows, "project_code", ("project_code",))
    }
    for position, row in enumerate(rows):
        code = row.get("project_code")
        if code and owners.setdefault(code, row.get("number")) != row.get("number"):
            yield position, f"项目代码{code}已用于项目{owners[code]}：一个代码只对应一个项目，请核对。"


@hard("rule.code_form", "code")
def parameter_code_formed(row: Row) -> str | None:
    """A parameter's code is what declarations name it by."""
    if not row.get("code") or _PARAMETER.fullmatch(row["code"]):
        return None
    return f"参数代码「{row['code']}」不对：应为小写英文字母、数字和下划线，如「start_clock_days」。"


industries_apart = apart(
    "industry.overlap",
    "registers.enterprise_industry",
    group=("enterprise",),
    since="valid_from",
    until="valid_to",
    what="该企业的行业时段",
)
stays_apart = apart(
    "above_scale.overlap",
    "registers.above_scale",
    group=("enterprise", "specialty"),
    since="in_month",
    until="out_month",
    what="该企业的在库时段",
)
parameters_apart = apart(
    "rule.overlap",
    "registers.rule",
    group=("code",),
    since="valid_from",
    until="valid_to",
    what="该参数的有效期",
)
one_zone_at_a_time = apart(
    "zone.overlap",
    "registers.zone",
    group=(),
    since="valid_from",
    until="valid_to",
    what="园区概况的启用时段",
)
