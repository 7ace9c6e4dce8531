"""What must hold of a petition before a move (信访办理关口)."""

from __future__ import annotations

from datetime import date
from typing import Any

from yuanqu.domains.public_order.clocks import OBJECT, extended, first_due, received
from yuanqu.domains.public_order.rules.words import day_of
from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.procedure.clocks import WORKING
from yuanqu.engines.procedure.guards import guard
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.running import last_day
from yuanqu.registers.held import held

_PETITION, _REVIEW = "public_order.petition", "public_order.petition_review"
_TRANSFER, _CAME_BACK = "public_order.petition_transfer", ("objected", "agreed")
_KEEPER = "public_order"
_OPEN = ("registered", "assigned", "handling", "extending", "supervised", "answered")
_HERE = (*_OPEN, "closed", "resolved")


@guard("petition.sponsor")
def sponsored_where_it_matters(row: Row) -> str | None:
    """Repeats, groups and threats are a leader's own case (本园区口径)."""
    if row["sponsor"] or not (row["repeat_of"] or row["threat"] or row["group_kind"] == "group"):
        return None
    return "重复、集体访和扬言的信访没有包案领导：请填写"


@guard("petition.report")
def reports_stay_here(row: Row) -> str | None:
    """What accuses somebody is not passed round the departments (信访工作条例第二十二、三十条)."""
    if row["purpose"] != "report" or row["undertaker"] in (None, _KEEPER):
        return None
    return "检举控告不交其他部门：由政法综治科按管理权限转送有权机关，不得泄露给被检举的单位"


@guard("petition.courts")
def not_for_the_courts(row: Row) -> str | None:
    """What belongs to the courts and procurators is sent there (信访工作条例第二十二、二十八条)."""
    return "涉法涉诉事项应转送政法部门，或说明法定程序后不予受理" if row["legal_route"] else None


@guard("petition.pending")
def first_is_not_pending(row: Row) -> str | None:
    """While the same matter is being handled it is not accepted a second time."""
    first = _first(row)
    if first is None or first["state"] not in _OPEN:
        return None
    return f"同一事项{first['number']}正在办理：请并案，不另受理"


@guard("petition.final")
def not_after_the_last_review(row: Row) -> str | None:
    """After 复核 the same facts are not accepted again (信访工作条例第三十六条)."""
    done = held(_REVIEW, petition=row["repeat_of"], stage="recheck").exclude(answered_on=None)
    if row["repeat_of"] is None or not done.exists():
        return None
    return "同一事项已经复核：以同一事实和理由再提出的不再受理"


@guard("petition.no_first")
def merged_into_the_first(row: Row) -> str | None:
    """A merged petition goes on in the first one, which was still being handled on that day."""
    first = _first(row)
    if first is None:
        return "没有关联原件：并案要填首次信访的登记编号"
    day, ended = day_of(row, _PETITION, "merge", "merged_on"), first["ended_on"]
    if first["state"] not in _HERE or (ended is not None and ended <= day):
        return f"原件{first['number']}已经了结：只能并入正在办理的原件，否则单独受理、答复"
    return None


@guard("petition.no_transfer")
def transfer_is_entered(row: Row) -> str | None:
    """What is sent elsewhere stands in the ledger of transfers, which runs its clock."""
    sent = held(_TRANSFER, petition=row["id"]).exclude(state__in=_CAME_BACK)
    if row["id"] is None or sent.exists():
        return None
    return "转送交办台账里没有这件的转送（对方已异议退回的不算）：请先登记转送给谁、文号和日期"


@guard("petition.sent_stands")
def it_came_back(row: Row) -> str | None:
    """What was sent on is taken back when the other organ objected; what was returned, when its sender said no."""
    held_by_others = held(_TRANSFER, petition=row["id"]).exclude(state__in=_CAME_BACK)
    if row["id"] is None or row["state"] != "transferred" or not held_by_others.exists():
        return None
    return "转送还在有权处理机关办理：对方异议退回后才能收回"


@guard("petition.hand_back_late")
def handed_back_in_five_days(row: Row) -> str | None:
    """A department objects within five working days, with reasons (信访工作条例第二十三条)."""
    return _within(row, "hand_back", "handed_back_on", row["assigned_on"], "交办")


@guard("petition.return_late")
def returned_in_five_days(row: Row) -> str | None:
    """The zone objects to who sent it within five working days of receipt (信访工作条例第二十三条)."""
    if row["source"] == "visit":
        return "来访直接提出的不退回交办机关：不属于本机关的请转送或不予受理"
    return _within(row, "return_it", "returned_on", received(row), "收到")


@guard("petition.extended_once")
def not_extended_before(row: Row) -> str | None:
    """One extension in a round (信访工作条例第三十四条)."""
    made = MoveMade.objects.filter(
        procedure=_PETITION, record=row["id"], move="approve_extension", taken_back=None
    )
    rounds = [made for made in made if row["reopened_on"] is None or made.on >= row["reopened_on"]]
    return "已经延期一次，不能再延" if rounds else None


@guard("petition.extension_late")
def asked_before_the_last_day(row: Row) -> str | None:
    """An extension is asked for while the sixty days run."""
    return _before_due(row, "ask_extension", "extension_asked_on", "申请")


@guard("petition.approval_late")
def approved_before_the_last_day(row: Row) -> str | None:
    """And granted while they run."""
    return _before_due(row, "approve_extension", "extended_on", "批准")


@guard("petition.not_extended")
def extension_was_granted(row: Row) -> str | None:
    """Only what was granted is told."""
    return None if extended(row) else "本轮没有批准延期"


@guard("petition.extension_untold")
def petitioner_was_told(row: Row) -> str | None:
    """Who waits longer was told why (信访工作条例第三十四条)."""
    told = row["extension_told_on"]
    if not extended(row) or (told is not None and told >= row["extended_on"]):
        return None
    return "批准了延期而没有告知信访人延期理由：请先办「告知延期」"


@guard("petition.no_grounds")
def a_review_asks_for_it(row: Row) -> str | None:
    """A closed petition is taken up again after a review that revoked or changed its answer."""
    found = held(_REVIEW, petition=row["id"], result__in=("revoke", "change")).exclude(answered_on=None)
    return None if row["id"] is None or found.exists() else "没有撤销或者变更原意见的复查、复核：不重新办理"


def _first(row: Row) -> dict[str, Any] | None:
    if row["repeat_of"] is None:
        return None
    return held(_PETITION, pk=row["repeat_of"]).values("number", "state", "ended_on").first()


def _within(row: Row, move: str, column: str, since: date | None, what: str) -> str | None:
    if since is None:
        return None
    last, _ = last_day(WORKING, since, OBJECT, ())
    if day_of(row, _PETITION, move, column) <= last:
        return None
    return f"自{what}之日（{since}）起{OBJECT}个工作日内提出异议，已于{last}届满"


def _before_due(row: Row, move: str, column: str, what: str) -> str | None:
    last = first_due(row)
    if last is None or day_of(row, _PETITION, move, column) <= last:
        return None
    return f"办理期限已于{last}届满，应在到期之前{what}延期"
