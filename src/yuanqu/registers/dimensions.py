"""The ways any measure with a link to an enterprise may be sliced (分组): by park, trade, ownership, size."""

from __future__ import annotations

from yuanqu.engines.indicators.dimensions import Along, Dated, declare

_INDUSTRY = "registers.enterprise_industry"
_VALIDITY = ("valid_from", "valid_to")

declare(
    Along("park", "所在园区", "enterprise.park"),
    Along("is_private", "是否非公企业", "enterprise.is_private"),
    Along("control_type", "企业控股情况", "enterprise.control_type"),
    Along("size_class", "单位规模", "enterprise.size_class"),
    Along("specialty", "专业", "specialty"),
    Along("entry_route", "纳入方式", "entry_route"),
    Along("exit_route", "退出方式", "exit_route"),
    Dated("industry", "行业小类", "enterprise", _INDUSTRY, "industry", _VALIDITY),
    Dated("division", "行业大类", "enterprise", _INDUSTRY, "division", _VALIDITY),
)
