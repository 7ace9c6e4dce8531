"""What 自然资源科 keeps of the demonstration zone's land: surveys, compensation, approvals and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from yuanqu_demo.projects.project import Project
from yuanqu_demo.resources.approval_sheets import listed_sheet, progress_sheets, quota_sheet
from yuanqu_demo.resources.parcels import parcels
from yuanqu_demo.resources.story import resource_story
from yuanqu_demo.resources.supply_sheets import supply_sheets
from yuanqu_demo.resources.survey_sheets import survey_sheets
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Sheet
from yuanqu_demo.telling import chance


def resource_sheets(
    seed: int, firms: Sequence[Firm], projects: Sequence[Project], today: date
) -> Iterator[Sheet]:
    """Quotas and parcels first; the stages of the parcels last, for each rests on its documents."""
    story, drawn = resource_story(seed), chance(seed, "land approvals")
    found = parcels(drawn, story, firms, today)
    yield quota_sheet(today.year)
    yield listed_sheet(found)
    yield from survey_sheets(found, story.surveyed, drawn, today)
    yield from progress_sheets(found, drawn, today)
    yield from supply_sheets(seed, chance(seed, "land supplies"), projects, today)
