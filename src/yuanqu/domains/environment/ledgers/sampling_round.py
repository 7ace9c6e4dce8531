"""采样任务台账 — one day of sampling: who went, with whose laboratory, in which weather."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.environment.codes import WEATHER
from yuanqu.domains.environment.rules.words import not_negative, two_people
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record

_FORM = "采样任务单"


class SamplingRound(Record):
    """One round; each outlet called at is a row of the samples."""

    round_no = Text(
        "采样任务编号", max_length=40, aliases=("任务编号",), note="如「CYRW-2025-001」", source=_FORM
    )
    sampled_on = Day("采样日期", source=_FORM)
    purpose = Text("采样目的", max_length=80, note="例行、复测、溯源", source=_FORM)
    weather = Code("天气", WEATHER, source=_FORM)
    rain = Whole("前24小时降雨量（毫米）", empty=True, source=_FORM)
    lab = Text("采样单位", max_length=120, note="有CMA资质的检测机构", source=_FORM)
    samplers = Text("采样员", note="不少于2人，如「甲某、乙某」", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class SamplingRounds(Ledger, of=SamplingRound):
    """采样任务台账."""

    name, keeper = "采样任务台账", "安全环保科"
    about = "雨水排口的采样任务，一天一行，登记天气、采样单位和采样员。"
    key = ("round_no",)
    title = ("round_no", "sampled_on")
    search = ("round_no", "lab", "samplers")
    filters = ("sampled_on", "weather", "lab")
    order = ("-sampled_on", "round_no")
    checks = (
        two_people("sampling_round.two", "samplers", "采样员"),
        not_negative("sampling_round.negative", "rain"),
    )
    explanation = "note"
    left_out: ClassVar = {
        "点位数": "由采样登记计数得出。",
        "状态": "任务下达即登记；每个样品的交接状态见采样登记。",
    }
    rules = (_FORM,)
