"""What 规划建设科 keeps of the demonstration zone: works, roads and pipes, facilities and enterprises' demand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from yuanqu_demo.infrastructure.story import infrastructure_story
from yuanqu_demo.infrastructure.utilities import utility_sheets
from yuanqu_demo.infrastructure.work_sheets import work_sheets
from yuanqu_demo.infrastructure.works import works
from yuanqu_demo.projects.project import Project
from yuanqu_demo.sheets import Sheet
from yuanqu_demo.telling import chance


def infrastructure_sheets(seed: int, projects: Sequence[Project], today: date) -> Iterator[Sheet]:
    """Works first, then the utilities that enterprises were connected to."""
    drawn = chance(seed, "infrastructure works")
    yield from work_sheets(works(drawn, infrastructure_story(seed), today), drawn, today)
    yield from utility_sheets(chance(seed, "utilities"), projects, today)
