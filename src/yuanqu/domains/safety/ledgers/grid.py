"""网格 — the grids that the zone's safety patrols are divided into."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import GRID_LEVEL
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_SYSTEM = "安全生产网格化管理办法"


class Grid(Record):
    """One grid, with the people who answer for it."""

    grid_no = Text("网格编号", max_length=40, source=_SYSTEM)
    name = Text("网格名称", max_length=80, source=_SYSTEM)
    level = Code("网格级别", GRID_LEVEL, source=_SYSTEM)
    area = LongText("网格范围", note="四至或所含道路、地块", source=_SYSTEM)
    chief = Text("网格长", max_length=60, source=_SYSTEM)
    deputy = Text("副网格长", max_length=60, empty=True, source=_SYSTEM)
    valid_from = Day("启用日期")
    valid_to = Day("停用日期", empty=True, note="在用的不填")
    note = LongText("说明", empty=True, aliases=("备注",))


class Grids(Ledger, of=Grid):
    """网格台账."""

    name, keeper = "安全网格台账", "安全环保科"
    about = "园区安全生产网格的划分，每格的网格长、副网格长和启用起止。"
    key = ("grid_no",)
    title = ("name",)
    columns = ("grid_no", "name", "level", "chief", "deputy", "valid_from", "valid_to")
    search = ("grid_no", "name", "chief")
    filters = ("level",)
    order = ("grid_no",)
    checks = dates_in_order("grid.validity", {"valid_from": "启用日期", "valid_to": "停用日期"})
    left_out: ClassVar = {
        "边界": "以文字写明四至；图形边界待地图引擎建成后再存。",
        "网格员": "见网格员台账，一人一行。",
        "覆盖对象数": "由检查对象台账所属网格计数得出，不另登记。",
    }
    rules = (_SYSTEM,)
