"""参训 — who of which object attended a round."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import TRAINEE_ROLE
from yuanqu.domains.safety.rules.people import first_times
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Link, LongText, Moment, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role

_LAW = "中华人民共和国安全生产法第二十八条"


class TrainingAttendance(Record):
    """One person at one round. ``first_time``: the object's first attended round of all."""

    attendance_no = Text("签到号", max_length=40, note="培训编号加序号，如「2025-01-001」")
    training = Link("培训", "safety.Training", aliases=("培训编号",))
    object = Link(
        "所在单位", "safety.InspectedObject", aliases=("参训企业", "企业名称", "单位名称"), source=_LAW
    )
    trainee = Text("参训人", max_length=60, personal=True, aliases=("姓名",), source=_LAW)
    post = Text("岗位", max_length=60, empty=True, source=_LAW)
    role = Code("身份", TRAINEE_ROLE, source=_LAW)
    signed_in_at = Moment("签到时间", source=_LAW)
    first_time = YesNo("是否首次参训", empty=True, note="该单位此前没有参加过培训；系统得出")
    note = LongText("说明", empty=True, aliases=("备注",))


class TrainingAttendances(Ledger, of=TrainingAttendance):
    """参训台账."""

    name, keeper = "安全培训参训台账", "安全环保科"
    rights = Rights(export=(Role.CLERK, Role.HEAD))
    about = "各轮培训的签到，一人一行，标出单位首次参训。"
    key = ("attendance_no",)
    title = ("attendance_no", "object")
    columns = ("attendance_no", "training", "object", "role", "post", "signed_in_at", "first_time")
    search = ("attendance_no", "object.name", "training.training_no")
    filters = ("training", "role", "first_time", "signed_in_at")
    order = ("attendance_no",)
    derived: ClassVar = {"first_time": first_times}
    left_out: ClassVar = {"成绩、是否合格、补考、证书号": "见培训测试台账，一次测试一行。"}
    rules = ("中华人民共和国安全生产法", "生产经营单位安全培训规定")
