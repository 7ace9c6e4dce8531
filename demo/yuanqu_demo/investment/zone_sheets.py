"""招商科's sheets in the order of their import: what rests on another comes after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from yuanqu_demo.investment.agreement_sheets import agreement_sheet, arrival_sheet, assessment_sheet
from yuanqu_demo.investment.fund_sheets import fund_sheets
from yuanqu_demo.investment.review_sheets import entry_sheet, review_sheets, reviews
from yuanqu_demo.investment.story import investment_story
from yuanqu_demo.investment.talk_sheets import contact_sheet, lead_sheet, talks_sheets, turned_sheet
from yuanqu_demo.investment.talks import Talk, TalkMaker
from yuanqu_demo.projects.project import Project
from yuanqu_demo.sheets import Sheet
from yuanqu_demo.telling import chance


def investment_sheets(seed: int, projects: Sequence[Project], today: date) -> Iterator[Sheet]:
    """All of them; the register of projects comes before."""
    story = investment_story(seed)
    talks = _talks(seed, projects, today)
    held = reviews(talks)
    yield lead_sheet(talks)
    yield from talks_sheets(talks, today)
    yield contact_sheet(talks, chance(seed, "contacts"), today)
    yield turned_sheet(talks)
    yield from review_sheets(held, chance(seed, "reviews"))
    yield agreement_sheet(projects, held, chance(seed, "agreements"))
    yield assessment_sheet(projects, today)
    yield arrival_sheet(projects, chance(seed, "arrivals"), today)
    hosts = [each.firm.uscc for each in projects if each.firm and each.in_production_on]
    yield from fund_sheets(story, hosts, today)


def admission_sheet(seed: int, projects: Sequence[Project], today: date, land: Sequence[Sheet]) -> Sheet:
    """租赁厂房准入, after the sheets of ``land``: its leases say which plant each project took."""
    leases = [row for sheet in land if sheet.ledger == "land.lease" for row in sheet.rows if row["project"]]
    return entry_sheet(reviews(_talks(seed, projects, today)), leases)


def _talks(seed: int, projects: Sequence[Project], today: date) -> list[Talk]:
    return TalkMaker(chance(seed, "talks"), projects, today).all(investment_story(seed))
