"""调度通报台账 — bulletins as they were issued: which kind, for which days, with what; the next begins there."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.plan.codes import BULLETIN_KIND
from yuanqu.domains.plan.rules.meetings import digest_is_one, known_recipients
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Moment, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "每日通报"


class Bulletin(Record):
    """One issued bulletin; the file itself lies with the record."""

    kind = Code("种类", BULLETIN_KIND, source=_FORM)
    number = Text("期号", max_length=40, note="如「日通报〔2025〕112期」", source=_FORM)
    since = Day("上期日期", note="自这一日的次日起", source=_FORM)
    bulletin_on = Day("通报日期", source=_FORM)
    issued_at = Moment("印发时间", empty=True, note="在系统中印发的由系统记入")
    moved = Whole("办理动作", unit="次", note="期内办理的动作数", source=_FORM)
    overdue = Whole("逾期事项", unit="件", source=_FORM)
    problems = Whole("未解决问题", unit="个", source=_FORM)
    drafted_by = Text("拟稿人", max_length=60, source=_FORM)
    checked_by = Text("核稿人", max_length=60, empty=True, source=_FORM)
    recipients = Text(
        "发送范围",
        note="科室写全称，以顿号分隔，如「安全环保科」；它们能查看这一期，写“各科室”发全部",
        source=_FORM,
    )
    digest = Text("内容指纹", max_length=64, empty=True, note="正文的SHA-256，印发时由系统记入")
    instruction = LongText("领导批示", empty=True, note="批示要办的另立督办事项", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Bulletins(Ledger, of=Bulletin):
    """调度通报台账."""

    name, keeper = "调度通报台账", "办公室"
    about = "印发的每日通报、周调度和月现场办公材料，一期一行；下一期从这里接着算起。"
    rights = Rights(sent="recipients")
    key = ("number",)
    title = ("number",)
    columns = ("number", "kind", "since", "bulletin_on", "moved", "overdue", "problems", "drafted_by")
    search = ("number", "drafted_by", "instruction")
    filters = ("bulletin_on", "kind")
    order = ("-bulletin_on", "kind")
    checks = (
        *dates_in_order("bulletin.days", {"since": "上期日期", "bulletin_on": "通报日期"}),
        digest_is_one,
        known_recipients,
    )
    explanation = "note"
    left_out: ClassVar = {
        "正文": "由系统按期生成，印发的文件随本行存放。",
        "今日到场人数": "不由台账得出，需要的写在说明里。",
    }
    rules = ("调度会议制度",)
