"""Samples and readings (采样和检测): two rounds a month at every outlet, further ones after rain and after an alarm.

Laboratories write 未检出 each in its own way and one of them states μg/L; all of them are imported as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from yuanqu.terms.working_days import is_working_day
from yuanqu_demo.environment.outlets import CODES, LISTED, SIXTH, Outlet
from yuanqu_demo.environment.story import EnvironmentStory
from yuanqu_demo.names import CITY, Names
from yuanqu_demo.sheets import Manner, Row, Sheet

_METALS = {  # 检出限、常见浓度，微克每升；检出限取自HJ 700—2014，六价铬取自GB 7467—87
    "总铜": ("0.08", 900),
    "总锌": ("0.67", 40_000),
    "总铅": ("0.09", 500),
    "总镉": ("0.05", 90),
    "总砷": ("0.12", 400),
    "总镍": ("0.06", 700),
    "总铬": ("0.11", 300),
    "总铊": ("0.02", 4),
    "六价铬": ("4", 900),
}
_UNSEEN = {"总镉": 0.5, "总铊": 0.7, "总铬": 0.3, "总铅": 0.25, "六价铬": 0.8}
_LOOKS = ("无色、无味、清、无油膜", "微黄、无味、微浊、无油膜", "微黄、轻微土腥味、微浊、无油膜")
_LABS = (f"{CITY}华测检测有限公司", f"{CITY}环境监测技术有限公司")
_THOUSAND = Decimal(1000)


@dataclass
class Taken:
    """One visit to an outlet; ``high``: what it was found to exceed, in mg/L by analyte."""

    outlet: Outlet
    at: datetime
    round: Round
    qc: str = "none"
    dry: str = ""
    refused: str = ""
    high: dict[str, str] = field(default_factory=dict)
    blunt: bool = False
    number: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is a sample of the outlet's water."""
        return not self.dry and not self.refused and self.qc == "none"


@dataclass
class Round:
    """One day of sampling."""

    day: date
    purpose: str
    weather: str
    samplers: tuple[str, str]
    lab: str
    taken: list[Taken] = field(default_factory=list)
    number: str = ""


def rounds(told: EnvironmentStory, found: Sequence[Outlet], chance: Random, today: date) -> list[Round]:
    """Two rounds a month since last October; this half-year's samples come to what the story says."""
    crew = _Crew(chance)
    made = [crew.round(day, "例行") for day in _days(chance, today)]
    for each in made:
        crew.visit_all(each, found)
    _special(made, crew, found, today)
    extra = told.samples - sum(one.counts for each in _now(made, today) for one in each.taken)
    made += _retests(made, crew, today)
    extra -= sum(len(each.taken) for each in made if each.purpose == "复测")
    for _ in range(extra):
        day = _working(date(today.year, chance.randint(2, 5), chance.randint(12, 15)))
        rained = crew.round(day, "雨后加密")
        crew.visit(rained, chance.choice(list(found)))
        made.append(rained)
    return _numbered(made)


class _Crew:
    def __init__(self, chance: Random) -> None:
        self.chance, names = chance, Names(chance)
        self.people = [names.person() for _ in range(5)]

    def round(self, day: date, purpose: str) -> Round:
        """A round on ``day``, by one laboratory in odd months and the other in even ones."""
        one, other = self.chance.sample(self.people[:4], 2)
        weather = self.chance.choice(("rain", "rain", "moderate", "cloudy"))
        return Round(day, purpose, weather, (one, other), _LABS[day.month % 2])

    def visit(self, of: Round, outlet: Outlet) -> Taken:
        """The next visit of a round, some twenty minutes after the one before."""
        at = datetime.combine(of.day, time(9, 10)) + timedelta(minutes=25 * len(of.taken))
        of.taken.append(Taken(outlet, at + timedelta(minutes=self.chance.randint(0, 12)), of))
        return of.taken[-1]

    def visit_all(self, of: Round, found: Sequence[Outlet]) -> None:
        """Every outlet once."""
        for outlet in found:
            self.visit(of, outlet)


def _days(chance: Random, today: date) -> Iterator[date]:
    for year, month in ((today.year - 1, 10), (today.year - 1, 11), (today.year - 1, 12)):
        yield _working(date(year, month, chance.randint(9, 11)))
        yield _working(date(year, month, chance.randint(17, 20)))
    for month in range(1, today.month + 1):
        yield _working(date(today.year, month, chance.randint(8, 10)))
        yield _working(date(today.year, month, chance.randint(17, 19)))


def _working(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _now(made: Sequence[Round], today: date) -> list[Round]:
    return [each for each in made if each.day.year == today.year]


def _special(made: list[Round], crew: _Crew, found: Sequence[Outlet], today: date) -> None:
    """What is not as always: a dry month, a control sample, a broken bottle, a blunt method, three exceedances."""
    dry = made[2].taken[-1]
    dry.dry = "排口无水流，管底干燥，近15日无降雨"
    now = _now(made, today)
    for place, outlet in ((0, found[-1]), (1, found[0])):
        crew.visit(now[place], outlet).dry = "排口无水流，近10日无降雨；当月已另行采样"
    for place in range(0, len(now), 3):
        crew.visit(now[place], found[place % len(found)]).qc = "parallel"
    crew.visit(now[3], found[1]).refused = "样品瓶破损渗漏"
    now[2].taken[0].blunt = True
    now[4].taken[1].high = {"总镉": "0.0078"}
    now[8].taken[0].high = {"总锌": "1.32"}
    now[11].taken[2].high = {"总铊": "0.00016"}


def _retests(made: Sequence[Round], crew: _Crew, today: date) -> Iterator[Round]:
    """The same outlet again within days; the newest exceedance is not that far yet."""
    for each in list(made):
        for one in each.taken:
            if one.high and (today - each.day).days > 20:
                again = crew.round(_working(each.day + timedelta(days=9)), "复测")
                crew.visit(again, one.outlet)
                yield again


def _numbered(made: list[Round]) -> list[Round]:
    made.sort(key=lambda each: each.day)
    counted: dict[int, int] = {}
    for each in made:
        counted[each.day.year] = counted.get(each.day.year, 0) + 1
        each.number = f"CYRW-{each.day.year}-{counted[each.day.year]:03d}"
        for place, one in enumerate(each.taken, 1):
            one.number = f"{each.number[5:]}-{place:02d}"
    return made


def water_sheets(
    made: Sequence[Round], told: EnvironmentStory, chance: Random, today: date
) -> Iterator[Sheet]:
    """Rounds, what was handed over, samples, and the laboratories' results, one workbook a laboratory."""
    names = Names(chance)
    keeper, checker = names.person(), names.person()
    yield Sheet("environment.sampling_round", "采样任务单", [_round(each) for each in made])
    wet = [each for each in made if any(not one.dry for one in each.taken)]
    yield Sheet("environment.handover", "样品交接单", [_handover(each, keeper) for each in wet])
    samples = [_sample(one, checker) for each in made for one in each.taken]
    yield Sheet("environment.sample", "采样登记表", samples, Manner(title="雨水排口采样登记表"))
    measured = [one for each in made for one in each.taken if not one.dry and not one.refused]
    counted = [one for one in measured if one.counts and one.at.year == today.year]
    sixth = {one.number for one in chance.sample(counted, told.readings - len(counted) * len(LISTED))}
    analysts = tuple(names.person() for _ in range(3))
    for place, lab in enumerate(_LABS):
        rows = [
            row
            for one in measured
            if one.round.lab == lab
            for row in _results(one, one.number in sixth, place, analysts, chance)
        ]
        yield Sheet("environment.reading", f"检测结果（{lab}）", rows, Manner(days="%Y-%m-%d"))


def _round(each: Round) -> Row:
    return {
        "round_no": each.number,
        "sampled_on": each.day,
        "purpose": each.purpose,
        "weather": each.weather,
        "rain": {"rain": 6, "moderate": 18}.get(each.weather, 2),
        "lab": each.lab,
        "samplers": "、".join(each.samplers),
    }


def _handover(each: Round, keeper: str) -> Row:
    at = datetime.combine(each.day, time(16, 30))
    return {
        "handover_no": f"JJ-{each.number[5:]}",
        "condition": "whole",
        "preserved": True,
        "handed_by": each.samplers[0],
        "handed_at": at,
        "received_by": keeper,
        "received_at": at + timedelta(minutes=20),
    }


def _sample(one: Taken, checker: str) -> Row:
    wet = not one.dry
    return {
        "sample_no": one.number,
        "round": one.round.number,
        "outlet": one.outlet.number,
        "sampled_at": one.at,
        "dry": one.dry != "",
        "dry_reason": one.dry or None,
        "appearance": _LOOKS[one.at.day % 3] if wet else None,
        "analytes": "、".join((*LISTED, SIXTH)) if wet else None,
        "preservation": "聚乙烯瓶；硝酸至pH≤2" if wet else None,
        "qc_kind": one.qc,
        "samplers": "、".join(one.round.samplers),
        "recorder": one.round.samplers[1],
        "checker": checker,
        "handover": f"JJ-{one.round.number[5:]}" if wet and not one.refused else None,
        "rejection": one.refused or None,
        "received_on": one.at.date() if wet and not one.refused else None,
        "refused_on": one.at.date() if one.refused else None,
        "confirmed_on": one.at.date() if one.dry else None,
    }


def _results(one: Taken, sixth: bool, lab: int, analysts: tuple[str, ...], chance: Random) -> Iterator[Row]:
    measured = one.at.date() + timedelta(days=2)
    for analyte in (*LISTED, *([SIXTH] if sixth else [])):
        yield {
            "sample": one.number,
            "analyte": CODES[analyte],
            **_written(one, analyte, lab, chance),
            "method": _method(analyte),
            "measured_on": measured if analyte != "pH" else one.at.date(),
            "lab": one.round.lab,
            "analysed_by": analysts[0],
            "reviewed_by": analysts[1],
            "approved_by": analysts[2],
            "report_no": f"{'HC' if lab == 0 else 'HJ'}-{one.round.number[5:]}",
            "reported_on": measured + timedelta(days=3),
        }


def _method(analyte: str) -> str:
    return {"pH": "HJ 1147—2020 电极法", SIXTH: "GB 7467—87 二苯碳酰二肼分光光度法"}.get(
        analyte, "HJ 700—2014 电感耦合等离子体质谱法"
    )


def _written(one: Taken, analyte: str, lab: int, chance: Random) -> Row:
    """A result in the laboratory's own hand; the second states metals in μg/L."""
    if analyte == "pH":
        return {"result_text": f"{Decimal(chance.randint(66, 81)) / 10}", "unit": "none"}
    limit, usual = Decimal(_METALS[analyte][0]), _METALS[analyte][1]
    if one.blunt and analyte == "总铊":
        limit = Decimal("0.5")
    if analyte in one.high:
        micro, seen = Decimal(one.high[analyte]) * _THOUSAND, True
    else:
        seen = not (one.blunt and analyte == "总铊") and chance.random() > _UNSEEN.get(analyte, 0.05)
        micro = limit * 2 + Decimal(chance.randint(1, usual)) / 100
    amount, under = (micro, limit) if lab else (micro / _THOUSAND, limit / _THOUSAND)
    unit = "ug" if lab else "mg"
    if seen:
        return {"result_text": _plain(amount), "unit": unit, "lab_limit": under}
    way = chance.choice(("{}L", "<{}", "ND", "未检出"))
    return {"result_text": way.format(_plain(under)), "unit": unit, "lab_limit": under}


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")
