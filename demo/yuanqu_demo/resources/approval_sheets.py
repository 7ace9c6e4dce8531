"""The workbooks of approvals: quotas, parcels, documents, other departments' answers, woodland."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu.domains.resources.codes import FILE_ITEM
from yuanqu_demo.names import CITY
from yuanqu_demo.resources.parcels import BALANCE, PLAN_BEFORE, PLAN_NOW, WOODS, Parcel
from yuanqu_demo.sheets import Manner, Row, Sheet

_FIRST_STAGE = 12  # 组卷阶段的材料在代码表中排在前面
_SINGLE_ONLY = ("site_review", "project_basis")
_EXPIRING = ("geology",)
_ASKED = (
    ("forestry", "占用林地意见"),
    ("water", "涉河涉堤意见"),
    ("ecology", "生态环境意见"),
    ("relics", "文物调查意见"),
)


def quota_sheet(year: int) -> Sheet:
    """What was allotted this year and last."""
    allotted = (
        (PLAN_BEFORE, "new_built", year - 1, date(year - 1, 3, 20), Decimal(30)),
        (PLAN_NOW, "new_built", year, date(year, 2, 26), Decimal(60)),
        (BALANCE, "arable", year, date(year, 1, 20), Decimal(40)),
        (WOODS, "forest", year, date(year, 1, 15), Decimal(12)),
    )
    rows = [
        {
            "quota_no": number,
            "doc_no": f"云自然资函〔{of}〕{place}号",
            "kind": kind,
            "year": of,
            "issued_on": day,
            "issued": issued,
            "area_unit": "hectare",
        }
        for place, (number, kind, of, day, issued) in enumerate(allotted, 6)
    ]
    return Sheet("resources.quota", "用地指标下达表", rows, Manner(days="%Y年%m月%d日"))


def listed_sheet(found: Sequence[Parcel]) -> Sheet:
    """The parcels as they were listed."""
    rows = [_parcel(each) for each in found]
    return Sheet("resources.land_approval", "用地报批地块", rows, Manner(days="%Y.%m.%d"))


def progress_sheets(found: Sequence[Parcel], chance: Random, today: date) -> Iterator[Sheet]:
    """Documents, answers and woodland; then the stages, which rest on them."""
    yield Sheet(
        "resources.file_item",
        "组卷材料清单",
        [row for each in found for row in _documents(each, chance)],
        Manner(title="组卷材料清单", days="%Y.%m.%d"),
    )
    yield Sheet(
        "resources.sign_off",
        "部门会签登记表",
        [row for each in found for row in _answers(each, chance, today)],
        Manner(days="%Y/%m/%d"),
    )
    woods = [_woods(number, each) for number, each in enumerate(found, 1) if each.wooded]
    yield Sheet("resources.forest_use", "使用林地审核登记", woods, Manner(days="%Y-%m-%d"))
    moved = [{**_parcel(each), **each.days, "doc_no": each.doc_no or None} for each in found if each.days]
    yield Sheet("resources.land_approval", "用地报批进度表", moved, Manner(days="%Y年%m月%d日"))


def _parcel(each: Parcel) -> Row:
    wooded = each.wooded * 15
    farm = each.area - each.built - each.unused
    return {
        "approval_no": each.number,
        "batch": each.batch,
        "batch_kind": "town",
        "name": each.name,
        "place": each.place,
        "park": each.park,
        "land_use": "1001",
        "area": each.written(each.area),
        "area_unit": each.unit,
        "farm": each.written(farm),
        "arable": each.written(each.arable),
        "paddy": each.written(each.arable * 6 / 10),
        "basic": 0,
        "forest": each.written(wooded),
        "built": each.written(each.built),
        "unused": each.written(each.unused),
        "collective": each.written(each.collective),
        "state_owned": each.written(each.area - each.collective),
        "new_built": each.written(each.area - each.built),
        "quota_source": "state",
        "quota": each.quota,
        "balance": "full",
        "balance_no": f"GG{each.number[3:].replace('-', '')}",
        "balance_quota": BALANCE if each.quota == PLAN_NOW else None,
        "conforms": True,
        "redline": "none",
        "purpose": "5",
        "development_plan": f"政成片〔{each.listed_on.year}〕4号",
        "agreed": each.agreed,
        "unlawful": "none",
        "petition": "none",
        "compiler": "自然资源科",
        "person": each.person,
        "listed_on": each.listed_on,
    }


def _documents(each: Parcel, chance: Random) -> Iterator[Row]:
    """Those of a stage that has come are there; of the next, some are."""
    for place, entry in enumerate(FILE_ITEM):
        if entry.code == "other":
            continue
        first = place < _FIRST_STAGE
        by = each.days.get("compiled_on" if first else "submitted_on")
        waived = entry.code in _SINGLE_ONLY
        here = by is not None or (first and chance.random() < 0.6)
        got = (by or each.listed_on + timedelta(days=12)) - timedelta(days=chance.randint(2, 10))
        yield {
            "approval": each.number,
            "item": entry.code,
            "seq": "1",
            "issuer": "自然资源科" if place % 3 else f"{CITY}市自然资源局",
            "needed": not waived,
            "waived_reason": "批次用地不单独办理" if waived else None,
            "got_on": got if here and not waived else None,
            "doc_no": f"{each.number}-{place + 1:02d}" if here and not waived else None,
            "valid_to": got + timedelta(days=1095) if entry.code in _EXPIRING and here else None,
        }


def _answers(each: Parcel, chance: Random, today: date) -> Iterator[Row]:
    for place, (department, matter) in enumerate(_ASKED):
        sent = each.listed_on + timedelta(days=place % 2)
        replied = sent + timedelta(days=chance.randint(6, 14))
        done = "compiled_on" in each.days or (place % 2 == 0 and replied <= today)
        conditioned = done and department == "water" and "submitted_on" in each.days
        yield {
            "approval": each.number,
            "department": department,
            "matter": matter,
            "sent_on": sent,
            "due_on": sent + timedelta(days=15),
            "condition": "场地排水接入市政管网，不得改变河道断面" if conditioned else None,
            "fulfilment": "排水方案已按要求修改并复函" if conditioned else None,
            "replied_on": replied if done else None,
            "fulfilled_on": replied + timedelta(days=3) if conditioned else None,
        }


def _woods(number: int, each: Parcel) -> Row:
    """Consent comes before the file goes up."""
    submitted = each.days.get("submitted_on")
    consent = submitted - timedelta(days=3) if submitted else None
    accepted = each.listed_on + timedelta(days=2)
    return {
        "forest_no": f"LD{each.listed_on.year}{number:03d}",
        "approval": each.number,
        "kind": "permanent",
        "area": each.wooded,
        "timber": each.wooded,
        "forest_class": "common",
        "grade": "4",
        "ownership": "collective",
        "quota": WOODS if each.quota == PLAN_NOW else None,
        "fee": each.wooded * 12,
        "accepted_on": accepted,
        "county_on": accepted + timedelta(days=8) if consent else None,
        "city_on": accepted + timedelta(days=14) if consent else None,
        "consent_on": consent,
        "consent_no": f"{CITY}林资许准〔{consent.year}〕{number}号" if consent else None,
    }
