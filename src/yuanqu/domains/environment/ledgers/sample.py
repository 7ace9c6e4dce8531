"""采样登记台账 — one visit to one outlet: water taken and handed over, or none to take, with evidence."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.environment.codes import QC_KIND
from yuanqu.domains.environment.rules.sampling import (
    analyte_words,
    counting,
    handed_over_after_sampling,
    has_none,
    has_water,
    outlet_in_use,
    paper_signed,
    taken_in_its_round,
    water_or_why_not,
)
from yuanqu.domains.environment.rules.words import different_people, two_people
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Link, LongText, Moment, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.registers.shared_checks import words_of

_FORM = "采样记录"

VISITED, RECEIVED = State("visited", "待交接"), State("received", "已接收", final=True)
REFUSED, DRY = State("refused", "已拒收", final=True), State("dry", "无水未采", final=True)


class Sample(Record):
    """One visit. A visit that found no water is kept, but is neither a sample nor a sampling."""

    sample_no = Text("样品编号", max_length=40, note="任务号加序号，如「S-2025-001」", source=_FORM)
    round = Link("采样任务", "environment.SamplingRound", aliases=("采样任务编号", "任务编号"), source=_FORM)
    outlet = Link("排口", "environment.Outlet", aliases=("排口编号", "点位"), source=_FORM)
    sampled_at = Moment("采样时间", aliases=("采样日期时间",), source=_FORM)
    dry = YesNo("现场无水", aliases=("是否无水",), note="到场而没有水流、没有采到水样的填是", source=_FORM)
    dry_reason = Text("无水情况", empty=True, note="现场无水的必填：现场和近日降雨", source=_FORM)
    appearance = Text("样品性状", empty=True, note="采到水样的必填：颜色、气味、浊度、油膜", source=_FORM)
    analytes = Text("检测项目", empty=True, note="采到水样的必填，如「pH、总镉、总铅」", source=_FORM)
    preservation = Text("容器和保存剂", empty=True, note="每组保存剂一瓶", source="HJ 493—2009")
    qc_kind = Code("质控样类型", QC_KIND, note="质控样不计入采样", source=_FORM)
    samplers = Text("采样员", note="不少于2人，如「甲某、乙某」", source=_FORM)
    recorder = Text("记录人", max_length=60, source=_FORM)
    checker = Text("校核人", max_length=60, note="不得为记录人", source=_FORM)
    handover = Link("交接单", "environment.Handover", empty=True, aliases=("交接单编号",), note="接收时填")
    rejection = Text("拒收原因", empty=True, note="拒收时填", source="样品交接单")
    counts = YesNo("计入采样", empty=True, note="有水、非质控、未被拒收；系统得出")
    state = StateColumn("样品流转", (VISITED, RECEIVED, REFUSED, DRY), aliases=("状态",))
    received_on = MovedOn("接收日期", source="样品交接单")
    refused_on = MovedOn("拒收日期", source="样品交接单")
    confirmed_on = MovedOn("无水留证日期", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Samples(Ledger, of=Sample):
    """采样登记台账."""

    name, keeper = "采样登记台账", "安全环保科"
    about = "到雨水排口的每次采样，一次一行；现场无水的登记为无水未采，照片留证，不计入采样。"
    key = ("sample_no",)
    title = ("sample_no", "outlet")
    columns = (
        "sample_no",
        "outlet",
        "sampled_at",
        "dry",
        "analytes",
        "appearance",
        "samplers",
        "qc_kind",
        "counts",
        "handover",
        "state",
    )
    search = ("sample_no", "outlet.outlet_no", "outlet.name", "samplers")
    filters = ("sampled_at", "outlet", "dry", "qc_kind", "state")
    order = ("-sampled_at", "sample_no")
    checks = (
        water_or_why_not,
        words_of("sample.analytes", "analytes", analyte_words, "检测项目"),
        two_people("sample.two", "samplers", "采样员"),
        different_people("sample.checked", {"recorder": "记录人", "checker": "校核人"}),
        taken_in_its_round,
        outlet_in_use,
        handed_over_after_sampling,
    )
    explanation = "note"
    derived: ClassVar = {"counts": counting}
    left_out: ClassVar = {
        "实际经纬度、照片": "是附件而非数据：现场照片自带时间和位置，与排口位置对照。",
        "现场pH、水温": "pH按检测项目登记结果；水温不参与判定。",
        "流量": "雨水排口没有计量设施，按有无水流登记。",
    }
    rules = (_FORM, "HJ 493—2009")


class Custody(Procedure, of=Sample):
    """样品流转: handed to the laboratory or refused by it; where no water ran, another looks at the evidence."""

    name = "样品流转"
    about = "采样后交接给检测机构；破损、超时的拒收重采；现场无水的凭照片由另一人确认留证。"
    rules = ("园区雨水排口监测管理口径",)
    begin = Begin("现场登记", VISITED, on="sampled_at")
    receive = Move(
        "交接接收",
        VISITED,
        RECEIVED,
        day="received_on",
        needs=("handover",),
        guards=(has_water, paper_signed),
    )
    refuse = Move(
        "拒收",
        VISITED,
        REFUSED,
        day="refused_on",
        needs=("rejection",),
        fills=("handover",),
        guards=(has_water,),
    )
    confirm = Move(
        "无水留证",
        VISITED,
        DRY,
        day="confirmed_on",
        guards=(has_none,),
        evidence=(Evidence("现场照片", pictures=True),),
        not_by="begin",
    )
    clocks = (Clock("交接时限", since="begin", until=("receive", "refuse", "confirm"), due=1),)
