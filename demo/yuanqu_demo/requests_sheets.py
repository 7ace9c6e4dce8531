"""What enterprises asked of the zone, and what policies paid them: requests with call-back, claims on their clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from yuanqu.terms.working_days import add_working_days
from yuanqu_demo.names import Names
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Manner, Row, Sheet
from yuanqu_demo.telling import chance

_REQUESTS, _CLAIMS = 64, 46
_ASKED = (
    ("labour", "一线普工缺口较大，希望组织专场招聘", "办公室", "solved", "已组织专场招聘，到岗32人"),
    ("finance", "订单增加，流动资金紧张，希望对接贷款", "经济运行科", "solved", "已对接三家银行，授信批复"),
    (
        "utility",
        "夏季错峰用电影响排产，希望保障供电",
        "规划建设科",
        "partly",
        "已协调供电公司增加备用回路，七月投运",
    ),
    ("approval", "环评审批材料要求不清楚", "安全环保科", "explained", "已上门逐项说明并一次性告知"),
    ("policy", "技改奖补没有到账", "科技创新科", "solved", "已核实并列入本批兑现"),
    ("land", "扩建需要相邻零星地块", "自然资源科", "planned", "已列入三季度供地计划"),
    ("logistics", "货车进厂路段限行", "规划建设科", "solved", "已办理通行证并调整限行时段"),
    ("school", "外地骨干员工子女入学", "办公室", "solved", "已协调学区学位"),
)
_ORIGINS = ("visit", "talk", "hotline", "platform", "on_site", "leader")
_POLICIES = (
    (
        "ZC2024-01",
        "第二条",
        "支持工业企业技术改造若干措施",
        "reviewed",
        60,
        "科技创新科",
        "技改项目设备投资的6%",
    ),
    ("ZC2024-02", "第五条", "促进企业升规入统若干措施", "free", 20, "经济运行科", "首次升规一次性奖励10万元"),
    ("ZC2025-01", "第三条", "稳岗扩岗补贴实施细则", "quick", 30, "办公室", "按新增就业人数每人1000元"),
)


def request_sheets(seed: int, firms: Sequence[Firm], today: date) -> Iterator[Sheet]:
    """Requests as they were registered and as they went on; clauses; claims the same way."""
    drawn = chance(seed, "enterprise requests")
    rows = [_request(drawn, number, drawn.choice(firms), today) for number in range(1, _REQUESTS + 1)]
    yield Sheet(
        "services.enterprise_request", "企业诉求登记", rows, Manner(title="企业诉求台账", days="%Y.%m.%d")
    )
    yield Sheet("services.policy", "惠企政策清单", [*_policies()], Manner(days="%Y-%m-%d"))
    claims = [_claim(drawn, number, drawn.choice(firms), today) for number in range(1, _CLAIMS + 1)]
    yield Sheet(
        "services.policy_payment", "惠企资金兑现", claims, Manner(title="惠企资金兑现台账", days="%Y/%m/%d")
    )


def _request(drawn: Random, number: int, firm: Firm, today: date) -> Row:
    kind, text, handler, result, answer = drawn.choice(_ASKED)
    registered = today - timedelta(days=round(176 * (_REQUESTS - number) / _REQUESTS) + 1)
    assigned = add_working_days(registered, drawn.choice((0, 0, 1, 1, 2)))
    promised = add_working_days(assigned, 7)
    late = drawn.random() < 0.12
    answered = add_working_days(assigned, 9 if late else drawn.randint(2, 6))
    visited = add_working_days(answered, drawn.randint(1, 4))
    days = {
        "assigned_on": assigned,
        "contacted_on": add_working_days(assigned, drawn.choice((0, 1, 1))),
        "answered_on": answered,
        "closed_on": visited,
    }
    come = {name: day for name, day in days.items() if day <= today}
    done, over = "answered_on" in come, "closed_on" in come
    if over and number in (_REQUESTS - 9, _REQUESTS - 7):  # not content: done again, and still under way
        come = {**come, "redone_on": come["closed_on"]}
        del come["closed_on"]
        promised = add_working_days(visited, 7)
    return {
        "request_no": f"SQ{today.year}-{number:03d}",
        "enterprise": firm.uscc,
        "origin": drawn.choice(_ORIGINS),
        "kind": kind,
        "nature": "help" if result != "explained" else "enquiry",
        "urgency": "urgent" if kind == "utility" else "normal",
        "text": text,
        "contact": Names(drawn).person(),
        "registered_on": registered,
        "handler": handler if "assigned_on" in come else None,
        "promised_by": promised if "assigned_on" in come else None,
        "result": result if done else None,
        "answer": answer if done else None,
        "satisfaction": _satisfaction(drawn, come) if over else None,
        **come,
    }


def _satisfaction(drawn: Random, come: Row) -> str:
    drawn_one: str = drawn.choice(("5", "5", "4", "4", "3"))
    return "2" if "redone_on" in come else drawn_one


def _policies() -> Iterator[Row]:
    for number, clause, name, way, days, department, standard in _POLICIES:
        year = int(number[2:6])
        yield {
            "policy_no": number,
            "clause": clause,
            "name": name,
            "doc_no": f"云高管发〔{year}〕{number[-1]}号",
            "issuer": "云岚高新区管委会",
            "audience": "园区内登记纳税的企业",
            "condition": "当年无重大安全环保事故，信用良好",
            "standard": standard,
            "way": way,
            "department": department,
            "limit_days": days,
            "funding": "园区财政全额承担",
            "guide_on": date(year, 1, 15),
            "valid_from": date(year, 1, 8),
            "valid_to": date(year + 2, 12, 31),
        }


def _claim(drawn: Random, number: int, firm: Firm, today: date) -> Row:
    policy, clause, _name, _way, limit, _department, _standard = drawn.choice(_POLICIES)
    accepted = date(today.year, 1, 9) + timedelta(days=round(168 * number / _CLAIMS))
    asked = drawn.randint(5, 60)
    paid = add_working_days(accepted, limit - drawn.randint(1, 8) + (12 if drawn.random() < 0.08 else 0))
    examined = add_working_days(accepted, limit // 4)
    public = add_working_days(examined, 5)
    approved = min(add_working_days(public, 1), paid)
    days = {"examined_on": examined, "approved_on": approved, "ordered_on": paid, "arrived_on": paid}
    come = {name: day for name, day in days.items() if day <= today}
    return {
        "payment_no": f"DX{today.year}-{number:03d}",
        "policy": f"{policy}/{clause}",
        "enterprise": firm.uscc,
        "batch": f"{today.year}年第{'一' if number <= _CLAIMS // 2 else '二'}批",
        "asked": asked,
        "accepted_on": accepted,
        "approved": asked * 9 // 10 if come else None,
        "public_to": public if come else None,
        "approval_no": f"云高财〔{today.year}〕{number}号" if "approved_on" in come else None,
        **come,
    }
