"""Slices of innovation measures (科技创新的分组): by kind, batch and route of titles, by source of money."""

from __future__ import annotations

from yuanqu.engines.indicators.dimensions import Along, declare

declare(
    Along("title_kind", "资质类别", "kind"),
    Along("title_batch", "批次", "batch"),
    Along("title_route", "认定方式", "route"),
    Along("entry_title", "资质类别", "kind"),
    Along("entry_batch", "申报批次", "batch.batch"),
    Along("entry_type", "申报类型", "entry_kind"),
    Along("transformation_kind", "数字化改造类型", "kind"),
    Along("platform_kind", "研发平台类别", "platform"),
    Along("platform_level", "研发平台级别", "level"),
    Along("renovation_nature", "技改建设性质", "build_nature"),
    Along("support", "资金来源", "support"),
    Along("bond_batch", "国债申报批次", "batch"),
)
