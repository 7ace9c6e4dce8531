"""产业链目录 — the chains the zone builds, each on the list from a day to a day, with who leads it and its goals."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.chains.codes import LEVEL, POSITION, PROVINCIAL_CHAIN, PROVINCIAL_CLUSTER
from yuanqu.domains.chains.rules.chains import MODES, one_first, percent
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.rules import validity_in_order
from yuanqu.registers.shared_checks import words_of

_PLAN = "产业链链长制工作方案"


class IndustryChain(Record):
    """One chain of the zone's list of leading industries."""

    chain_code = Text("产业链编号", max_length=40, note="园区自编，如「ZB」", source=_PLAN)
    name = Text("产业链名称", max_length=60, aliases=("产业链",), source=_PLAN)
    provincial_chain = Code("省重点产业链", PROVINCIAL_CHAIN, note="所对应的省级产业链", source=_PLAN)
    cluster = Code("所属集群", PROVINCIAL_CLUSTER, empty=True, source="先进制造业集群培育文件")
    level = Code("层级", LEVEL, source=_PLAN)
    position = Code("定位", POSITION, aliases=("产业定位",), note="首位产业同一时期只有一个", source=_PLAN)
    chain_head = Text("链长", max_length=60, aliases=("责任领导",), source=_PLAN)
    lead_dept = Text("牵头科室", max_length=80, aliases=("牵头专班", "专班"), source=_PLAN)
    support_units = Text("配合单位", source=_PLAN)
    mode = Text("工作模式", empty=True, note="可多项，以顿号分隔，如「链长+链主、链长+园区」", source=_PLAN)
    target_year = Whole("目标年", unit="年", note="如 2026", source=_PLAN)
    revenue_target = Amount("营业收入目标", "亿元", source=_PLAN)
    growth_target = Amount("年均增速目标", "%", source=_PLAN)
    valid_from = Day("列入日期", aliases=("生效日期",), source="园区主导产业目录")
    valid_to = Day("移出日期", empty=True, aliases=("失效日期",), note="至今在列的不填")
    basis = Text("依据", note="文件名称和文号", source="园区主导产业目录")
    note = LongText("说明", empty=True, aliases=("备注",))


class IndustryChains(Ledger, of=IndustryChain):
    """产业链目录."""

    name, keeper = "产业链目录", "产业发展科"
    rights = Rights(read=EVERYONE)
    about = "园区重点培育的产业链，逐条登记定位、链长、牵头科室和目标，按列入、移出日期取用。"
    key = ("chain_code",)
    title = ("name",)
    columns = (
        "chain_code",
        "name",
        "position",
        "level",
        "provincial_chain",
        "chain_head",
        "lead_dept",
        "target_year",
        "revenue_target",
        "valid_from",
        "valid_to",
    )
    search = ("name", "chain_code", "basis", "lead_dept")
    filters = ("position", "level", "provincial_chain", "cluster")
    order = ("chain_code",)
    checks = (
        validity_in_order,
        words_of("industry_chain.mode", "mode", MODES, "工作模式"),
        percent("industry_chain.growth", "growth_target", "年均增速目标"),
        one_first,
    )
    explanation = "note"
    left_out: ClassVar = {
        "产业链完整度": "由各环节在用的强弱判定得出，见全景图和环节指标。",
        "本地配套率": "要有主机企业的全部采购额才算得准，现无此项统计，不登记估计数。",
    }
    rules = (_PLAN, "园区主导产业目录")
