"""What 安全环保科 keeps of the zone's environment: screenings, inspections, outlets and waters, feedback problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from yuanqu_demo.environment.admissions import admission_sheets
from yuanqu_demo.environment.alarms import alarm_sheet
from yuanqu_demo.environment.feedback import feedback_sheets
from yuanqu_demo.environment.inspections import inspection_sheets
from yuanqu_demo.environment.outlets import outlet_sheets, outlets
from yuanqu_demo.environment.screenings import screening_sheets
from yuanqu_demo.environment.story import environment_story
from yuanqu_demo.environment.waters import rounds, water_sheets
from yuanqu_demo.projects.project import Project
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Row, Sheet
from yuanqu_demo.telling import chance


def environment_sheets(
    seed: int, firms: Sequence[Firm], projects: Sequence[Project], today: date
) -> Iterator[Sheet]:
    """The rule of night first; outlets and limits before what is judged by them."""
    told, waters = environment_story(seed), chance(seed, "rainwater outlets")
    yield Sheet("registers.rule", "规则参数（环保）", _rules(today))
    yield from admission_sheets(firms, projects, chance(seed, "environmental files"), today)
    yield from screening_sheets(told, firms, chance(seed, "screenings"), today)
    yield from inspection_sheets(told, firms, chance(seed, "air inspections"), today)
    found = outlets(told.outlets, firms, waters)
    yield from outlet_sheets(found, today)
    made = rounds(told, found, waters, today)
    yield from water_sheets(made, told, waters, today)
    yield alarm_sheet(made, today)
    yield from feedback_sheets(told, chance(seed, "inspectorate"), today)


def _rules(today: date) -> list[Row]:
    since = date(today.year - 2, 1, 1)
    source = "中华人民共和国噪声污染防治法第八十八条"
    return [
        {
            "code": "night_from",
            "name": "夜间起",
            "value": 22,
            "unit": "时",
            "valid_from": since,
            "source": source,
        },
        {
            "code": "night_until",
            "name": "夜间止",
            "value": 6,
            "unit": "时",
            "valid_from": since,
            "source": source,
        },
        {
            "code": "notice_days",
            "name": "公示最少天数",
            "value": 5,
            "unit": "工作日",
            "valid_from": since,
            "source": "本园区口径",
        },
    ]
