"""The government services office: what was delegated, its guides, powers, functions shed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from yuanqu.terms.working_days import add_working_days, is_working_day
from yuanqu_demo.items import ALL_ITEMS, ITEMS, SUBJECTS, Item
from yuanqu_demo.names import COMMITTEE, Names
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Manner, Row, Sheet
from yuanqu_demo.story import Story

_WINDOW = "政务服务大厅3号窗口"


def services_sheets(story: Story, firms: list[Firm], today: date) -> Iterator[Sheet]:
    """The sheets of 政务服务科 that stand on no project."""
    delegated = [*_delegated(story, today)]
    yield Sheet(
        "services.delegated_item",
        "赋权事项清单",
        delegated,
        Manner(title="赋权事项清单", days="%Y年%m月%d日"),
    )
    yield Sheet(
        "services.service_item", "事项实施清单", [_guide(n, item) for n, item in enumerate(ALL_ITEMS)]
    )
    yield Sheet("services.power_item", "权责清单", [_power(n, item) for n, item in enumerate(ALL_ITEMS)])
    yield Sheet("services.shed_function", "社会管理职能剥离清单", [*_shed()], Manner(days="%Y.%m.%d"))


def _delegated(story: Story, today: date) -> Iterator[Row]:
    """The list in force, and beside it items withdrawn before today and one that begins after it."""
    chance = story.random("delegated")
    names = Names(chance)
    for number in range(story.delegated_items):
        yield _item(number, chance, names, date(2023, 9, 1) if number < 30 else date(2025, 3, 1))
    for number in range(story.delegated_items, story.delegated_items + 3):
        gone = _item(number, chance, names, date(2023, 9, 1))
        yield {**gone, "valid_to": date(2025, 2, 28), "change_reason": "withdrawn", "inside_since": None}
    coming = _item(story.delegated_items + 3, chance, names, today + timedelta(days=32))
    yield {**coming, "taken_over_on": None, "inside_since": None}


def _item(number: int, chance: Random, names: Names, since: date) -> Row:
    item = ITEMS[number % len(ITEMS)]
    sub = SUBJECTS[number // len(ITEMS) % len(SUBJECTS)]
    mode = item.mode
    entrusted = mode == "entrusted"
    ready = since + timedelta(days=45)
    return {
        "item_no": f"{1 if since.year == 2023 else 2}-{number + 1:03d}",
        "list_batch": "第一批" if since.year == 2023 else "第二批",
        "doc_no": "云府字〔2023〕18号" if since.year == 2023 else "云府字〔2025〕6号",
        "issued_by": "云岚市人民政府",
        "item_name": item.name,
        "sub_item": f"{item.name}（{sub}）",
        "power_kind": item.kind,
        "from_dept": f"云岚市{item.department}",
        "from_level": item.level,
        "delegation_mode": mode,
        "power_source": {"entrusted": "5", "direct": "2", "report": "3", "stationed": "2"}[mode],
        "legal_basis": item.law,
        "receiver": "政务服务科",
        "window": _WINDOW,
        "owner": names.person(),
        "mandate": f"云委字〔{since.year}〕{number + 1}号" if entrusted else None,
        "seal": True,
        "account": True,
        "trained_on": since + timedelta(days=20),
        "taken_over_on": ready,
        "inside_since": None if mode == "report" else ready,
        "supervisor": f"云岚市{item.department}",
        "valid_from": since,
    }


def _guide(number: int, item: Item) -> Row:
    instant = item.promised_days == 1 and item.legal_days <= 3
    return {
        "task_code": task_code(number),
        "task_version": 1,
        "catalog_code": f"0001{number + 1:08d}",
        "task_name": item.name,
        "task_type": item.kind,
        "task_state": "1",
        "valid_from": date(2023, 9, 1),
        "use_level": "4",
        "power_source": "5" if item.mode == "entrusted" else "2" if item.mode else "1",
        "dept_name": COMMITTEE,
        "dept_code": "12369900MB00000000",
        "dept_type": "3" if item.mode == "entrusted" else "2",
        "entrust_name": f"云岚市{item.department}" if item.mode == "entrusted" else None,
        "by_law": item.law,
        "accept_condition": "申请人在园区内登记或建设，材料齐全、符合法定形式。",
        "handle_flow": "受理、审查、决定、送达",
        "handling_kind": "1" if instant else "2",
        "anticipate_day": item.legal_days,
        "anticipate_type": "working_day",
        "promise_day": 0 if instant else item.promised_days,
        "promise_type": "working_day",
        "special_procedure": "专家评审" if item.legal_days >= 20 else None,
        "server_type": "企业法人、非法人企业",
        "handle_type": "窗口、网上",
        "limit_scene_num": 0 if instant else 1,
        "handle_area": "4",
        "is_fee": False,
        "result_type": "1" if item.kind == "permit" else "2",
        "result_name": f"{item.name}决定书",
        "materials": "申请表，必要，原件，1份，申请人自备，填写完整\n"
        "营业执照，必要，电子证照，1份，政府共享，在有效期内",
        "link_way": "政务服务大厅咨询台",
        "supervise_way": "管委会纪检监察室",
        "transact_addr": "云岚高新区政务服务大厅",
        "transact_time": "工作日上午9:00至12:00，下午13:30至17:00",
    }


def task_code(number: int) -> str:
    """The code of the item at that place of the list."""
    return f"1136990000{number + 1:04d}0001{number + 1:013d}"


def promised(item: Item) -> int:
    """The working days its guide promises; an instant item none."""
    return 0 if item.promised_days == 1 and item.legal_days <= 3 else item.promised_days


def _power(number: int, item: Item) -> Row:
    return {
        "power_code": f"369900GX-{item.kind[:2].upper()}-{number + 1:04d}",
        "power_name": item.name,
        "power_kind": item.kind,
        "legal_subject": COMMITTEE,
        "agency": "政务服务科",
        "legal_basis": item.law,
        "duties": "受理：公示条件，一次告知。审查：按时限提出意见。"
        "决定：作出书面决定。送达：及时送达。监管：加强事后检查。",
        "accountability": "符合条件不予受理、超过时限、违法收费等情形。",
        "forwarded": item.mode == "report",
        "hotline": "12345",
        "version_on": date(2025, 3, 1),
        "valid_from": date(2023, 9, 1),
    }


def _shed() -> Iterator[Row]:
    for function, whom, day, moved in (
        ("义务教育管理", "云岚市教育体育局", date(2024, 8, 30), 46),
        ("基层医疗卫生", "云岚市卫生健康委员会", date(2024, 12, 20), 31),
        ("村（社区）事务管理", "城东街道办事处", date(2025, 3, 28), 12),
        ("征地拆迁安置", "城东街道办事处", None, None),
    ):
        yield {
            "function": function,
            "to_whom": whom,
            "planned_on": date(2025, 9, 30) if day is None else day,
            "shed_on": day,
            "doc_no": "云办发〔2024〕11号",
            "staff_moved": moved,
        }


def office_moment(day: date, chance: Random) -> datetime:
    """A moment within office hours of ``day``, to the minute."""
    return datetime(
        day.year, day.month, day.day, chance.choice((9, 10, 11, 14, 15, 16)), chance.randint(0, 59)
    )


def working_day(chance: Random, first: date, last: date) -> date:
    """A working day between two days, both included."""
    while True:
        day = first + timedelta(days=chance.randint(0, (last - first).days))
        if is_working_day(day):
            return day


def due(accepted: date, days: int) -> date:
    """The promised day of a case."""
    return add_working_days(accepted, days) if days else accepted
