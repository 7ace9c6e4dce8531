"""The demonstration zone as a whole: made from a seed, written to a folder in the order it must be imported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from yuanqu_demo.cases import Calendar, case_sheets
from yuanqu_demo.chains.sheets import chain_sheets
from yuanqu_demo.construction.sheets import construction_sheets
from yuanqu_demo.economy_outward import outward_sheets
from yuanqu_demo.economy_sheets import economy_sheets
from yuanqu_demo.environment import environment_sheets
from yuanqu_demo.infrastructure import infrastructure_sheets
from yuanqu_demo.innovation import innovation_sheets
from yuanqu_demo.investment.zone_sheets import admission_sheet, investment_sheets
from yuanqu_demo.land.sheets import land_sheets
from yuanqu_demo.map.drawing import with_shapes
from yuanqu_demo.party_cast import cast
from yuanqu_demo.party_conduct_sheets import conduct_sheets
from yuanqu_demo.party_sheets import drive_sheets, target_sheet
from yuanqu_demo.party_work_sheets import assignments, instructor_sheets, organisation_sheets, worked
from yuanqu_demo.pictures import Photo, photos
from yuanqu_demo.plan.sheets import plan_sheets
from yuanqu_demo.projects.cast import projects
from yuanqu_demo.projects.service_sheets import project_service_sheets
from yuanqu_demo.projects.sheets import register_sheet
from yuanqu_demo.public_order import order_sheets
from yuanqu_demo.register_sheets import register_sheets
from yuanqu_demo.requests_sheets import request_sheets
from yuanqu_demo.resources import resource_sheets
from yuanqu_demo.roster import Firm, roster
from yuanqu_demo.safety_checks import records
from yuanqu_demo.safety_objects import subjects
from yuanqu_demo.safety_zone import safety_sheets
from yuanqu_demo.services_sheets import services_sheets
from yuanqu_demo.sheets import Sheet
from yuanqu_demo.statements import Books
from yuanqu_demo.story import Story, story
from yuanqu_demo.workbooks import write

TODAY = date(2025, 6, 30)
FIRST = date(2025, 1, 1)


def sheets(seed: int) -> Iterator[Sheet]:
    """Every department's sheets, those that others refer to first; the registers' with their shapes on the map."""
    yield from with_shapes(_sheets(seed))


def _sheets(seed: int) -> Iterator[Sheet]:
    told = story(seed)
    firms = roster(told)
    yield from register_sheets(firms, TODAY, seed)
    stating = [firm for firm in firms if not firm.small]
    of_zone = projects(told, firms, TODAY)
    yield register_sheet(of_zone)
    served = [*project_service_sheets(seed, of_zone, TODAY)]
    yield from served
    books = Books(told, stating)
    yield from economy_sheets(books)
    yield from outward_sheets(books, firms, TODAY)
    yield from services_sheets(told, stating, TODAY)
    agents = [row["agency_no"] for row in served[-1].rows]
    yield from case_sheets(told, stating, agents, Calendar(FIRST, TODAY))
    yield from request_sheets(seed, stating, TODAY)
    yield from safety_sheets(told, firms, FIRST, TODAY)
    yield from _party(told, firms)
    recruiting = [*investment_sheets(seed, of_zone, TODAY)]
    yield from recruiting
    land = [*land_sheets(seed, firms, of_zone, TODAY)]
    yield from land
    yield admission_sheet(seed, of_zone, TODAY, land)
    leads = next(sheet.rows for sheet in recruiting if sheet.ledger == "investment.lead")
    yield from chain_sheets(told, firms, of_zone, leads, TODAY)
    yield from environment_sheets(seed, firms, of_zone, TODAY)
    yield from construction_sheets(seed, of_zone, TODAY)
    yield from infrastructure_sheets(seed, of_zone, TODAY)
    yield from resource_sheets(seed, firms, of_zone, TODAY)
    yield from plan_sheets(seed, of_zone, TODAY)
    yield from order_sheets(seed, firms, TODAY)
    yield from innovation_sheets(seed, firms, TODAY)


def hazard_photos(seed: int) -> Iterator[Photo]:
    """Pictures that lie with the zone's hazards: before, and after where they were put right."""
    told = story(seed)
    found = records(told, subjects(told, roster(told), TODAY), FIRST, TODAY)
    return photos(found.hazards, told.random("pictures"))


def _party(told: Story, firms: list[Firm]) -> Iterator[Sheet]:
    """党建科's sheets; targets come after the coverage and the instructors that their last steps rest on."""
    dealt = cast(told, firms)
    sent = assignments(told, dealt)
    yield from drive_sheets(told, dealt)
    yield from instructor_sheets(told, sent, TODAY)
    yield target_sheet(told, dealt, worked(told, sent))
    yield from organisation_sheets(told, dealt, TODAY)
    yield from conduct_sheets(told, dealt, TODAY)


def write_zone(seed: int, folder: Path) -> list[tuple[str, Path]]:
    """Write the zone's files; gives ``(ledger, file)`` in the order of import."""
    folder.mkdir(parents=True, exist_ok=True)
    return [(sheet.ledger, write(sheet, folder)) for sheet in sheets(seed)]
