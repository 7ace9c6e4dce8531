"""Parcels 地块: one for each project that built, those that lie idle, the reserve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from yuanqu_demo.names import CITY, REGION
from yuanqu_demo.projects.project import Project
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Row
from yuanqu_demo.telling import chance

RESERVE = 8
MU, SQUARE_METRE = "mu", "square_metre"
_ROADS = ("科创路", "创业大道", "工业一路", "工业三路", "兴园路", "云岭大道")
_METRES_OF_MU = Decimal("0.0015")


@dataclass(frozen=True)
class Parcel:
    """A parcel; ``firm`` or ``holder`` has its use right, neither of those in reserve."""

    number: str
    area: Decimal
    unit: str
    park: str
    firm: Firm | None
    holder: str
    supplied: date | None
    started: date | None
    finished: date | None
    condition: str = "normal"

    @property
    def mu(self) -> Decimal:
        """Its area in 亩."""
        return self.area if self.unit == MU else self.area * _METRES_OF_MU


def has_parcel(project: Project) -> bool:
    """Whether the project has its land: it builds, and has started or took over what 腾笼换鸟 freed."""
    return project.kind in ("land", "expansion") and (project.started_on is not None or project.settled)


def parcel_of(project: Project) -> str:
    """The number of the project's parcel."""
    if not has_parcel(project):
        raise ValueError(f"{project.number} has no parcel")
    return f"DK{project.number[2:]}"


def of_project(seed: int, project: Project) -> Parcel:
    """The parcel the project builds on, drawn from its own chance; its investment says how large it is."""
    drawn = chance(seed, f"parcel {project.number}")
    mu = max(Decimal(6), min(Decimal(260), project.total / drawn.randint(180, 420))).quantize(Decimal("0.01"))
    metres = drawn.random() < 0.3
    assert project.signed_on is not None
    return Parcel(
        number=parcel_of(project),
        area=mu * 100 // 15 * 100 if metres else mu,
        unit=SQUARE_METRE if metres else MU,
        park=project.park,
        firm=project.firm,
        holder=project.investor,
        supplied=project.signed_on + timedelta(days=12),
        started=project.started_on,
        finished=project.completed_on,
    )


def resized(parcel: Parcel, area: Decimal, unit: str) -> Parcel:
    """The same parcel of another size."""
    return replace(parcel, area=area, unit=unit)


def reserve(seed: int, today: date) -> Iterator[Parcel]:
    """储备 parcels, not yet supplied."""
    drawn = chance(seed, "reserve")
    for number in range(1, RESERVE + 1):
        yield Parcel(
            number=f"CB{today.year - 1}-{number:02d}",
            area=Decimal(drawn.randint(2000, 16000)) / 100,
            unit=MU,
            park=drawn.choice(("main", "east", "west")),
            firm=None,
            holder="",
            supplied=None,
            started=None,
            finished=None,
        )


def rows(parcels: Sequence[Parcel]) -> Iterator[Row]:
    """地块名录, as the land office keeps it."""
    for place, each in enumerate(parcels):
        road = _ROADS[place % len(_ROADS)]
        supplied = each.supplied
        built = each.finished is not None
        agreed = supplied + timedelta(days=100) if supplied else None
        yield {
            "parcel_no": each.number,
            "name": f"{road}{'北南东西'[place % 4]}侧{place + 1}号地块",
            "cadastral_no": f"{REGION}001001GB{place + 1:05d}W00000000",
            "location": f"{CITY}市高新区{road}{place + 1}号",
            "park": each.park,
            "enterprise": each.firm.uscc if each.firm else None,
            "holder": each.holder if not each.firm and each.holder else None,
            "multi_tenant": False,
            "ownership": "state",
            "right_type": "granted" if supplied else "unsupplied",
            "approved_use": "100102",
            "area": each.area,
            "area_unit": each.unit,
            "build_state": "built" if built else "building" if each.started else "unbuilt",
            "contract_no": f"{REGION}-{supplied.year}-{place + 1:04d}" if supplied else None,
            "is_standard": supplied.year >= 2023 if supplied else None,
            "supplied_on": supplied,
            "agreed_handover": supplied + timedelta(days=20) if supplied else None,
            "actual_handover": supplied + timedelta(days=20) if supplied else None,
            "agreed_start": agreed,
            "actual_start": max(each.started, supplied) if each.started and supplied else None,
            "agreed_finish": agreed + timedelta(days=640) if agreed else None,
            "actual_finish": each.finished,
            "condition": each.condition,
        }
