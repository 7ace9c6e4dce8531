"""The workbooks of the clean-up list: determinations, talks, idle-land cases, encumbrances, disposals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu_demo.land.places import Place
from yuanqu_demo.land.plants import Building
from yuanqu_demo.land.story import working
from yuanqu_demo.names import Names
from yuanqu_demo.sheets import Row

DEPARTMENT = "自然资源科"
_KINDS = ("stopped", "low_yield", "below_promise", "uninvested")
_SUBMETHODS = {
    "swap": "swap_transfer",
    "buyback": "buyback_money",
    "auction": "auction_whole",
    "forced": "forced_free",
}
_BANKS = ("云岚农村商业银行", "云岚银行高新支行", "江岭银行云岚分行")
_COURT = "云岚市中级人民法院"
_AGREED = (
    "企业同意提供资产清单，园区协助寻找承接项目",
    "双方就转让价格区间交换意见，约定下次会商时间",
    "企业承诺配合评估和查勘，提供债权人名单",
)


class CleanUp:
    """The numbers that places of the list go by, in the order they were found, and their sheets' rows."""

    def __init__(
        self, places: Sequence[Place], plants: dict[str, Building], drawn: Random, today: date
    ) -> None:
        self._places = sorted(places, key=lambda each: (each.found, each.parcel.number))
        self._plants, self._drawn, self._today = plants, drawn, today
        self._names = Names(drawn)

    def numbered(self) -> Iterator[tuple[int, Place]]:
        """Each place with its number."""
        return iter(enumerate(self._places, 1))

    def findings(self) -> Iterator[Row]:
        """低效闲置认定台账."""
        for number, place in self.numbered():
            plant = self._plants.get(place.parcel.number)
            kind = "idle" if place.method == "forced" else _KINDS[number % 4] if plant else "unused"
            cleared = place.given_up or (place.reused if place.whole else None)
            yield {
                "finding_no": finding_of(number, place),
                "year": place.found.year,
                "enterprise": place.former.uscc,
                "parcel": place.parcel.number,
                "plant": plant.number if plant else None,
                "occupied_area": place.parcel.area,
                "area_unit": place.parcel.unit,
                "plant_area": plant.area if plant else None,
                "tax_per_mu_y1": Decimal(self._drawn.randint(0, 420)) / 100 if plant else None,
                "tax_per_mu_y2": Decimal(self._drawn.randint(50, 600)) / 100 if plant else None,
                "business_state": "stopped" if kind == "stopped" else "half_stopped" if plant else "not_yet",
                "current_use": "empty",
                "underuse_kind": kind,
                "basis": f"{place.found.year}年低效用地标准：亩均税收低于5万元或停产一年以上"
                if plant
                else "出让合同约定动工日满一年未动工",
                "found_on": place.found,
                "found_doc": f"云高资认〔{place.found.year}〕{number}号",
                "obstacle_kind": "encumbered" if place.method == "auction" else None,
                "obstacle": "土地厂房已设定抵押，并被法院查封" if place.method == "auction" else None,
                "plan_unit": DEPARTMENT,
                "plan_start": place.found + timedelta(days=10),
                "plan_end": place.found + timedelta(days=330),
                "cleared_on": cleared,
                "clear_reason": "restored" if place.given_up else "disposed" if cleared else None,
            }

    def talks(self) -> Iterator[Row]:
        """约谈与推进记录: the first talk of each disposal, and one a quarter while a place stands on the list."""
        count = 0
        for number, place in self.numbered():
            for day in self._talk_days(place):
                count += 1
                yield {
                    "step_no": f"YT{day.year}-{count:03d}",
                    "finding": finding_of(number, place),
                    "held_on": day,
                    "form": ("talk", "visit", "meeting", "site")[count % 4],
                    "people": f"{self._names.person()}、{self._names.person()}",
                    "demand": "希望保留部分厂房自用，其余尽快转让" if count % 3 == 0 else None,
                    "agreed": _AGREED[count % len(_AGREED)],
                    "next_step": "会商处置方案",
                    "next_due": day + timedelta(days=30),
                }

    def _talk_days(self, place: Place) -> Iterator[date]:
        last = min(place.reused or place.given_up or self._today, self._today)
        day = place.days.get("talked_on") or working(place.found + timedelta(days=16))
        while day <= last:
            yield max(day, place.found)
            day = working(day + timedelta(days=84))

    def cases(self) -> Iterator[Row]:
        """闲置土地法定处置台账: those behind a 强制收回, one determined this year, one that was no idleness."""
        for number, place in self.numbered():
            if place.method == "forced":
                yield self._decided(number, place)
        extra = [each for _, each in self.numbered() if each.method == "buyback" and not each.reused]
        for number, place in enumerate(extra, 90):
            noticed = working(date(self._today.year, 3 + number % 2, 12))
            served = noticed + timedelta(days=12)
            yield self._begun(number, place, noticed) | {
                "notice_no": f"云资闲调〔{noticed.year}〕{number}号",
                "notice_served_on": served,
                "cause": "government" if number == 90 else None,
                "cause_told": "因电力线路迁改未完成，不能进场"
                if number == 90
                else "已动工，地基工程过三分之一",
                "finding_no": f"云资闲认〔{noticed.year}〕{number}号" if number == 90 else None,
                "answered_on": served + timedelta(days=20),
                "determined_on": served + timedelta(days=34) if number == 90 else None,
                "dismissed_on": served + timedelta(days=34) if number > 90 else None,
            }

    def _begun(self, number: int, place: Place, noticed: date) -> Row:
        return {
            "case_no": f"XZTD{noticed.year}-{number:02d}",
            "parcel": place.parcel.number,
            "enterprise": place.former.uscc,
            "noticed_on": noticed,
            "idle_since": noticed - timedelta(days=800),
            "idle_area": place.area,
            "area_unit": place.parcel.unit,
        }

    def _decided(self, number: int, place: Place) -> Row:
        served = place.days["served_on"]
        back = {name: served - timedelta(days=days) for name, days in _CASE_DAYS.items()}
        noticed = back.pop("noticed_on")
        closed = place.days.get("disposed_on")
        return self._begun(number, place, noticed) | {
            "notice_no": f"云资闲调〔{noticed.year}〕{number}号",
            "cause": "enterprise",
            "cause_told": "企业资金链断裂，无力建设",
            "finding_no": f"云资闲认〔{noticed.year}〕{number}号",
            "remedy": "take_back",
            "hearing_asked": False,
            "approver": "云岚市人民政府",
            "decision_no": f"云资闲决〔{served.year}〕{number}号",
            "outcome": "taken_back" if closed else None,
            **back,
            "decision_served_on": served,
            "closed_on": closed,
        }

    def encumbrances(self) -> Iterator[Row]:
        """抵押查封台账: the seizures that auctions rest on, and mortgages, most of them released."""
        count = 0
        for number, place in self.numbered():
            seized = place.method == "auction"
            if not seized and number % 3:
                continue
            count += 1
            released = place.days.get("disposed_on")
            since = place.found - timedelta(days=200)
            yield {
                "encumbrance_no": f"DC{since.year}-{count:03d}",
                "kind": "seizure" if seized else "mortgage",
                "parcel": place.parcel.number,
                "holder": _COURT if seized else _BANKS[count % len(_BANKS)],
                "document_no": f"（{since.year}）云执{number}号"
                if seized
                else f"云岚抵证{since.year}-{number:04d}",
                "debtor": place.former.uscc,
                "amount": Decimal(self._drawn.randint(8, 60) * 100),
                "registered_on": since,
                "released_on": released - timedelta(days=2) if released else None,
            }

    def disposals(self) -> Iterator[Row]:
        """处置台账."""
        for number, place in self.numbered():
            if not place.method:
                continue
            yield {
                "disposal_no": disposal_of(number, place),
                "finding": finding_of(number, place),
                "method": place.method,
                "submethod": _SUBMETHODS[place.method],
                "subject": "both" if place.plant else "land",
                "land_area": place.area,
                "area_unit": place.parcel.unit,
                "idle_case": self._case(number, place),
                "unit": DEPARTMENT,
                "leader": self._names.person(),
                "settled_project": place.project.number if place.project else None,
                **self._papers(number, place),
                **place.days,
            }

    def _case(self, number: int, place: Place) -> str | None:
        if place.method != "forced":
            return None
        noticed = place.days["served_on"] - timedelta(days=_CASE_DAYS["noticed_on"])
        return f"XZTD{noticed.year}-{number:02d}"

    def _papers(self, number: int, place: Place) -> Row:
        """What the steps it has come through left behind."""
        days, price = place.days, Decimal(int(place.parcel.mu * 22))
        planned = days.get("plan_fixed_on")
        signed = days.get("signed_on") or days.get("sold_on") or days.get("served_on")
        return {
            "plan": "一地一策：盘清资产债务，落实承接项目，限期办结" if planned else None,
            "due_on": planned + timedelta(days=365) if planned else None,
            "appraisal": price if "appraised_on" in days else None,
            "compensation": price * 9 / 10 if "approved_on" in days else None,
            "price": price if "sold_on" in days else None,
            "court_letter": f"云高资函〔{days['lettered_on'].year}〕{number}号"
            if "lettered_on" in days
            else None,
            "document_no": f"云高资处〔{signed.year}〕{number}号" if signed else None,
            "supervision_no": f"JG{days['supervised_on'].year}-{number:02d}"
            if "supervised_on" in days
            else None,
        }

    def reused_plant(self) -> Iterator[Row]:
        """闲置厂房台账: the plant of the list, back in use where its disposal came so far."""
        for number, place in self.numbered():
            plant = self._plants.get(place.parcel.number)
            if plant is None:
                continue
            yield {
                "plant": plant.number,
                "finding": finding_of(number, place),
                "idle_area": plant.area,
                "vacant_since": place.found - timedelta(days=240),
                "cause": "bankrupt" if place.method == "auction" else "stopped",
                "reuse_method": "transfer" if place.reused else None,
                "reused_on": place.reused,
                "disposal": disposal_of(number, place) if place.method else None,
            }


_CASE_DAYS = {
    "noticed_on": 150,
    "notice_served_on": 132,
    "answered_on": 110,
    "determined_on": 90,
    "told_on": 75,
    "approved_on": 30,
}


def finding_of(number: int, place: Place) -> str:
    """认定编号."""
    return f"RD{place.found.year}-{number:03d}"


def disposal_of(number: int, place: Place) -> str:
    """处置编号."""
    return f"CZ{place.days['opened_on'].year}-{number:03d}"


def conditioned(places: Sequence[Place]) -> list[Place]:
    """Where only part was disposed of, the parcel still counts as underused."""
    return [
        each if each.whole else replace(each, parcel=replace(each.parcel, condition="underused"))
        for each in places
    ]
