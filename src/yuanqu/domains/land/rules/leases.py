"""What leases are held to, and what their moves wait for (租赁审核和关口): a project is settled by renting once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from yuanqu.domains.land.rules.idle_cases import years_after
from yuanqu.domains.land.rules.plants import graver_than_designed, units_elsewhere
from yuanqu.domains.land.rules.room import Stay, most_at_once
from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held
from yuanqu.registers.intervals import standing_by_key
from yuanqu.registers.reviewed import last_unreviewed

NEW, WITHDRAWN = "new", "withdrawn"
_LET_IN = ("agreed", "principle")  # 联审决定：同意、原则同意
_LONGEST = 20  # 民法典第七百零五条：租赁期限不得超过二十年


@hard("lease.lessor", "lessor", "other_lessor")
def one_lessor(row: Row) -> str | None:
    """Plant is let by one, of the register or another."""
    given = [row[column] for column in ("lessor", "other_lessor") if row.get(column)]
    if len(given) == 1:
        return None
    return "出租方应填且只填一项：园区企业填出租企业，其他单位填其他出租方。"


@hard("lease.original", "original", "kind")
def original_named(row: Row) -> str | None:
    """An extension, a renewal or a move goes on from a contract; a new lease from none."""
    if row.get("kind") == NEW:
        return "租赁类别为新租而填了原合同：续租、扩租、换租请改选类别。" if row.get("original") else None
    if row.get("kind") and row.get("original") is None:
        return "扩租、续租、换租没有填原合同：请填原合同编号，以免同一项目重复计为落户。"
    return None


@hard("lease.tenant", "tenant", "tenant_name")
def tenant_told(row: Row) -> str | None:
    """The tenant is an enterprise, or before it is registered whoever brings the project."""
    if row.get("tenant") is None and not row.get("tenant_name"):
        return "没有承租方：已注册的填承租企业，尚未注册的填拟承租方。"
    return None


@hard("lease.term", "since", "until")
def term_within_law(row: Row) -> str | None:
    """A term has a beginning and an end, twenty years apart at most."""
    since, until = row.get("since"), row.get("until")
    if (since is None) != (until is None):
        return "起租日和止租日只填了一项：签约时两项都填。"
    if since is None or until is None:
        return None
    if until <= since:
        return f"止租日{until}不晚于起租日{since}：请核对。"
    if until > years_after(since, _LONGEST):
        return f"租期自{since}至{until}超过{_LONGEST}年：超过的部分无效（民法典第七百零五条）。"
    return None


@hard_across("lease.settled_twice", "project", "kind")
def settled_once(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A project has one new lease; one that was withdrawn frees it for another."""
    taken: dict[Any, str] = {}
    for found in standing_by_key("land.lease", rows, "project", ("project", "lease_no", "kind", "state")):
        if found["kind"] == NEW and found["state"] != WITHDRAWN and found["project"] is not None:
            taken[found["project"]] = found["lease_no"]
    for position, row in enumerate(rows):
        if row.get("project") is None or row.get("kind") != NEW or _withdrawn(row):
            continue
        earlier = taken.setdefault(row["project"], row.get("lease_no", ""))
        if earlier != row.get("lease_no", ""):
            yield position, f"该项目已有新租合同{earlier}：另租的选扩租、续租或换租并填原合同。"


@soft_across("lease.unreviewed", "chosen_on", "project")
def chosen_after_review(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A room is chosen for a project that a joint review has let in: those counted there are those counted here."""
    asked = {row.get("project") for row in rows if row.get("kind") == NEW} - {None}
    reviewed = held("investment.review_item", project__in=asked, decision__in=_LET_IN)
    days: dict[Any, date] = {}
    for project, day in reviewed.exclude(held_on=None).values_list("project", "held_on"):
        days[project] = min(day, days.get(project, day))
    for position, row in enumerate(rows):
        if row.get("project") not in asked or row.get("kind") != NEW or row.get("chosen_on") is None:
            continue
        let_in = days.get(row["project"])
        if let_in is None:
            yield position, "承租项目没有通过入园联审的记录：先联审后选房，请核对；早年入园的请说明。"
        elif row["chosen_on"] < let_in:
            yield position, f"选房确认日期{row['chosen_on']}早于联审日期{let_in}：先联审后选房，请核对。"


@hard_across("lease.skipped_review", "chosen_on", "project", "kind")
def no_review_skipped(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A year after the zone's first review of those who rent none chooses a room without."""
    last = last_unreviewed("renting")
    asked = {row.get("project") for row in rows if row.get("kind") == NEW} - {None}
    reviewed = held("investment.review_item", project__in=asked, decision__in=_LET_IN)
    let_in = {*reviewed.values_list("project", flat=True)}
    for position, row in enumerate(rows):
        day, project = row.get("chosen_on"), row.get("project")
        if last and day and day > last and project in asked - let_in:
            yield position, f"{day}选房而没有通过入园联审：{last}以后选房的须先联审，请先上会。"


def _withdrawn(row: Row) -> bool:
    return row.get("state") == WITHDRAWN or row.get("withdrawn_on") is not None


@hard_across("lease.unit", "unit", "plant")
def lease_unit_of_plant(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The unit is one of the building's."""
    yield from units_elsewhere(rows)


@hard_across("lease.fire_class", "fire_class", "plant")
def lease_as_designed(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A tenant's trade is no more dangerous than the building was designed for."""
    yield from graver_than_designed(rows)


@hard_across("lease.exceeds", "area", "unit")
def let_within_lettable(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """At no time is more let of a unit, or of a building, than can be let."""
    columns = ("plant", "unit", "since", "until", "area", "ended_on", "withdrawn_on")
    others = [*standing_by_key("land.lease", rows, "plant", columns)]
    for link, ledger, what in (
        ("unit", "registers.plant_unit", "单元"),
        ("plant", "registers.plant", "厂房"),
    ):
        stays: dict[Any, list[Stay]] = defaultdict(list)
        for each in (*others, *rows):
            if each.get(link) and (stay := _stay(each)):
                stays[each[link]].append(stay)
        wholes = dict(held(ledger, pk__in=stays).values_list("pk", "lettable_area"))
        for position, row in enumerate(rows):
            own, whole = _stay(row), wholes.get(row.get(link))
            if own is None or whole is None:
                continue
            rest = [*stays[row[link]]]
            rest.remove(own)
            let: Decimal = most_at_once(own, rest)
            if let > whole:
                yield (
                    position,
                    f"该{what}同时出租{let.normalize():f}平方米，大于可租面积{whole.normalize():f}平方米："
                    "请核对租期是否重叠、面积是否有误。",
                )


def _stay(row: Row) -> Stay | None:
    """The time a contract takes its area: to its end, or to the day the tenant left."""
    since, area = row.get("since"), row.get("area")
    if since is None or not area or row.get("withdrawn_on") is not None:
        return None
    ends: list[date] = [day for day in (row.get("until"), row.get("ended_on")) if day is not None]
    return Stay(since, min(ends, default=None), area)


@guard("lease.lettable")
def plant_may_be_let(row: Row) -> str | None:
    """Only plant that is accepted, fire-accepted and titled is let (厂房租赁管理办法)."""
    plant = held("registers.plant", pk=row["plant"]).values("accepted", "fire_accepted", "title_no").first()
    if plant is None:
        return None
    names = {"accepted": "竣工验收", "fire_accepted": "消防验收（备案）", "title_no": "产权证号"}
    missing = [name for column, name in names.items() if not plant[column]]
    return f"厂房还没有{'、'.join(missing)}，不能出租：请产权单位补办后在厂房名录登记。" if missing else None


@guard("lease.signed_project")
def project_signed_first(row: Row) -> str | None:
    """A lease for a project follows its joint review and entry agreement."""
    if row["project"] is None or not held("registers.project", pk=row["project"], signed_on=None).exists():
        return None
    return "承租项目还没有签订入园协议：联审通过、签订入园协议之后才能签订租赁合同。"
