"""What became of the alarms that readings raised: traced, handled, tested again; the newest is still being traced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from yuanqu_demo.environment.outlets import CODES
from yuanqu_demo.environment.waters import Round, Taken
from yuanqu_demo.sheets import Manner, Row, Sheet

REPORTED = 5  # days from sampling to the report


def alarm_sheet(made: Sequence[Round], today: date) -> Sheet:
    """The progress of each alarm; the alarms themselves came in with the readings."""
    rows = [row for each in made for one in each.taken for row in _alarms(one, made, today)]
    return Sheet("environment.exceedance", "超标预警处置", rows, Manner(days="%Y.%m.%d"))


def _alarms(one: Taken, made: Sequence[Round], today: date) -> Iterator[Row]:
    for analyte in one.high:
        found = one.at.date() + timedelta(days=REPORTED)
        again = _retest(one, made)
        firm = one.outlet.firms[0]
        row = {
            "sample": one.number,
            "analyte": CODES[analyte],
            "found_on": found,
            "checked_text": "排口有水流，上游检查井水色微黄；当日小雨",
            "checked_on": found,
        }
        traced = found + timedelta(days=1)
        if again is None:
            yield row
            continue
        reported = again.at.date() + timedelta(days=REPORTED)
        yield row | {
            "traced_text": f"沿管网向上游逐井排查，{firm.name}厂区雨水沟有冲洗水汇入",
            "enterprise": firm.uscc,
            "traced_on": traced,
            "measures": "关闭排口闸门，冲洗水截流入应急池，企业封堵接口并清沟",
            "handled_on": traced + timedelta(days=1),
            "retest": again.number,
            "retested_on": reported,
            "closed_on": reported + timedelta(days=1) if reported < today else None,
        }


def _retest(one: Taken, made: Sequence[Round]) -> Taken | None:
    for each in made:
        for again in each.taken:
            if each.purpose == "复测" and again.outlet == one.outlet and again.at > one.at:
                return again
    return None
