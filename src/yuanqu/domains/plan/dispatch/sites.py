"""Where the open problems are (现场): by project, else by enterprise; what was said at the last visit there.

No office is named: a procedure's ledger links to the project, itself or by one step, or says which enterprise its
records are about (``Rights.own``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from yuanqu.domains.plan.codes import ANSWER
from yuanqu.domains.plan.dispatch.decisions import Decided
from yuanqu.engines.dossiers.relations import relations
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.titles import titles_of
from yuanqu.engines.procedure.survey import Open
from yuanqu.people.access import Reader, access_records

_PROJECTS, _ENTERPRISES, _VISITS = "registers.project", "registers.enterprise", "plan.site_visit"


@dataclass(frozen=True)
class Asked:
    """One request at a visit, what was answered, and how the decision stands that was made of it."""

    request: str
    answer: str
    said: str
    standing: str


@dataclass(frozen=True)
class Site:
    """A project, or (not ``project``) an enterprise: its open problems; the last visit there, and what was said."""

    title: str
    project: bool
    problems: Sequence[Open]
    visited: date | None = None
    asked: Sequence[Asked] = ()


def sites(account: Reader, problems: Sequence[Open], decided: Sequence[Decided], before: date) -> list[Site]:
    """Projects with open problems, or with something still to be done of a visit; then enterprises; fullest first."""
    at_project = _places(account, problems, _project_path)
    left = [each for each in problems if each.record not in at_project]
    at_enterprise = _places(account, left, _enterprise_path)
    visits = _last_visits(account, before)
    standing = {each.pk: each.standing for each in decided}
    owed = {project for project, rows in visits.items() if any(row.decision_id in standing for row in rows)}
    found = []
    for label, places, also in ((_PROJECTS, at_project, owed), (_ENTERPRISES, at_enterprise, set())):
        grouped = _grouped(places, problems)
        titles = titles_of(account, registry.ledger(label), {*grouped, *also})
        ordered = sorted(titles, key=lambda pk: (-len(grouped.get(pk, [])), titles[pk]))
        is_project = label == _PROJECTS
        found += [
            _site(titles[pk], is_project, grouped.get(pk, []), visits.get(pk, ()), standing) for pk in ordered
        ]
    return found


def _site(
    title: str, project: bool, problems: Sequence[Open], visit: Sequence[Any], standing: Mapping[UUID, str]
) -> Site:
    asked = [
        Asked(
            row.request,
            ANSWER.label(row.answer),
            row.said or "",
            standing.get(row.decision_id, "已落实") if row.decision_id else "",
        )
        for row in visit
    ]
    return Site(title, project, problems, visit[0].visited_on if visit else None, asked)


def _last_visits(account: Reader, before: date) -> dict[UUID, list[Any]]:
    """By project, the requests of the latest visit there before a day."""
    rows: Any = access_records(account, registry.ledger(_VISITS).record)
    latest: dict[UUID, list[Any]] = {}
    held = rows.filter(visited_on__lt=before, voided_on=None).order_by("-visited_on", "serial")
    for row in held:
        known = latest.setdefault(row.project_id, [])
        if not known or known[0].visited_on == row.visited_on:
            known.append(row)
    return latest


def _grouped(places: Mapping[UUID, UUID], problems: Iterable[Open]) -> dict[UUID, list[Open]]:
    found: dict[UUID, list[Open]] = {}
    for each in problems:
        if each.record in places:
            found.setdefault(places[each.record], []).append(each)
    return found


def _places(account: Reader, problems: Sequence[Open], path_to: Any) -> dict[UUID, UUID]:
    """Where each problem is that is somewhere: one query a procedure."""
    by_ledger: dict[type[Ledger], list[UUID]] = {}
    for each in problems:
        by_ledger.setdefault(each.procedure.ledger(), []).append(each.record)
    found: dict[UUID, UUID] = {}
    for ledger, records in by_ledger.items():
        if path := path_to(ledger):
            rows = access_records(account, ledger.record).filter(pk__in=records)
            found |= {pk: place for pk, place in rows.values_list("pk", path) if place}
    return found


def _project_path(ledger: type[Ledger]) -> str:
    """The way from a ledger to its project, as Django spells it; empty where there is none."""
    known = next((each for each in relations(registry.ledger(_PROJECTS)) if each.ledger is ledger), None)
    ways = [way.path for way in known.ways if way.path] if known else []
    return ways[0].replace(".", "__") if ways else ""


def _enterprise_path(ledger: type[Ledger]) -> str:
    return ledger.rights.own.replace(".", "__")
