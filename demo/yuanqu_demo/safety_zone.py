"""The safety department's workbooks, in the order they must be imported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from yuanqu_demo.roster import Firm
from yuanqu_demo.safety_checks import records
from yuanqu_demo.safety_loop_sheets import loop_sheets
from yuanqu_demo.safety_objects import object_sheets, subjects
from yuanqu_demo.safety_standing import standing_sheets
from yuanqu_demo.safety_training import training_sheets
from yuanqu_demo.sheets import Sheet
from yuanqu_demo.story import Story


def safety_sheets(story: Story, firms: list[Firm], first: date, today: date) -> Iterator[Sheet]:
    """Objects first, then what was done at them."""
    found = subjects(story, firms, today)
    base = [*object_sheets(story, firms, found)]
    yield from base
    yield from loop_sheets(records(story, found, first, today), today)
    yield from training_sheets(story, found, first, today)
    grids, members = base[0].rows, base[1].rows
    yield from standing_sheets(story, found, grids, members, first, today)
