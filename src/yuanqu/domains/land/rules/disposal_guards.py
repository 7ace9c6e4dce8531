"""What the moves of a disposal wait for (处置关口), each saying what blocks it and how to go on."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from yuanqu.domains.land.codes import DISPOSAL_METHOD
from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.procedure.guards import Guard, guard
from yuanqu.registers.held import held


def by_method(method: str) -> Guard:
    """The way of one method is open to its own disposals only."""

    @guard("disposal.method")
    def own_method(row: Row) -> str | None:
        if row["method"] == method:
            return None
        own, chosen = DISPOSAL_METHOD.label(method), DISPOSAL_METHOD.label(row["method"])
        return f"这一步属于{own}，本项的处置方式是{chosen}：请按{chosen}的步骤办理，或先调整处置方式。"

    return own_method


@guard("disposal.talked")
def talked(row: Row) -> str | None:
    """A first talk is one that stands in 约谈与推进记录."""
    if held("land.disposal_step", finding=row["finding"]).exists():
        return None
    return "约谈与推进记录中没有这项认定的记录：请先登记约谈。"


@guard("disposal.land_free")
def land_free(row: Row) -> str | None:
    """What was given up is taken up again if nothing else has been made of its land in the meantime."""
    others = held("land.disposal", finding=row["finding"]).exclude(pk=row["id"]).exclude(state="ended")
    taken = sum((area for area in others.values_list("land_mu", flat=True) if area), Decimal(0))
    listed = held("land.underuse_finding", pk=row["finding"]).values_list("occupied_mu", flat=True).first()
    if not row["land_mu"] or taken + row["land_mu"] <= (listed or 0):
        return None
    return f"该认定的土地已由其他处置占用{taken.normalize():f}亩，余下的不够：请核对，或另立处置。"


@guard("disposal.project_stands")
def project_stands(row: Row) -> str | None:
    """The project that takes over has not been given up."""
    project = held("registers.project", pk=row["settled_project"]).values("name", "ended_on").first()
    if project is None or project["ended_on"] is None:
        return None
    return f"承接项目「{project['name']}」已于{project['ended_on']}终止：请另定承接项目。"


@guard("disposal.project_signed")
def project_signed(row: Row) -> str | None:
    """Reuse is a project whose entry agreement is signed, which follows the joint review."""
    project = (
        held("registers.project", pk=row["settled_project"]).values("name", "signed_on", "ended_on").first()
    )
    if project is None or (project["signed_on"] and project["ended_on"] is None):
        return None
    what = f"已于{project['ended_on']}终止" if project["ended_on"] else "还没有签订入园协议"
    return f"承接项目「{project['name']}」{what}：签约后才算再利用。"


def _burdens(row: Row, *kinds: str, **which: Any) -> list[str]:
    """The burdens on what was found, by the names of those who hold them."""
    found = held("land.underuse_finding", pk=row["finding"]).values("parcel", "plant").first() or {}
    burdens = held("land.encumbrance", kind__in=kinds, **which)
    places = [{column: found[column]} for column in ("parcel", "plant") if found.get(column) is not None]
    return [name for place in places for name in burdens.filter(**place).values_list("holder", flat=True)]


@guard("disposal.unencumbered")
def unencumbered(row: Row) -> str | None:
    """Nothing is taken into the reserve with a mortgage or a seizure on it."""
    holders = _burdens(row, "mortgage", "seizure", released_on=None)
    if not holders:
        return None
    return f"还有抵押或查封没有解除（{'、'.join(holders)}）：请先解押、解封并在抵押查封台账填解除日期。"


@guard("disposal.unseized")
def unseized(row: Row) -> str | None:
    """A title under seizure does not pass."""
    holders = _burdens(row, "seizure", released_on=None)
    return f"还有查封没有解除（{'、'.join(holders)}）：解封后才能过户。" if holders else None


@guard("disposal.seized")
def seized(row: Row) -> str | None:
    """A court sells what it has seized; lifted since or not, the seizure stands in the ledger."""
    if _burdens(row, "seizure"):
        return None
    return "抵押查封台账中没有这一处的查封：司法拍卖以法院查封为前提，请先登记查封文书。"


@guard("disposal.case_decided")
def case_decided(row: Row) -> str | None:
    """强制收回 carries out a decision of the legal procedure for idle land."""
    case = held("land.idle_case", pk=row["idle_case"]).values("decision_served_on", "remedy").first()
    if case is not None and case["decision_served_on"] and case["remedy"] in ("take_back", "fee"):
        return None
    return (
        "闲置土地案件还没有送达收回或征缴决定书：请先在闲置土地法定处置台账办理认定、听证告知、批准和送达。"
    )
