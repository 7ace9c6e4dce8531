"""Slices of resource measures (要素保障的分组): by parcel, township, kind of batch, department, way of supply."""

from __future__ import annotations

from yuanqu.engines.indicators.dimensions import Along, declare

declare(
    Along("approval_parcel", "报批地块", "name"),
    Along("township", "乡镇", "township"),
    Along("land_ownership", "权属", "ownership"),
    Along("batch_kind", "批次类型", "batch_kind"),
    Along("compensated_parcel", "报批地块", "approval.name"),
    Along("sign_off_department", "会签部门", "department"),
    Along("forest_use_kind", "使用林地类型", "kind"),
    Along("supply_way", "供地方式", "way"),
    Along("land_source", "土地来源", "land_source"),
    Along("breach", "违约情形", "breach"),
)
