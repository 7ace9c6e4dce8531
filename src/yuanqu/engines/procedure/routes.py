"""Moves in the JSON API: where a record stands, what may be done, doing it (流程接口)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Schema, Status
from pydantic import ConfigDict, Field

from yuanqu.engines.ledger.api.problems import ERRORS, LedgerRefused
from yuanqu.engines.ledger.api.records import typed_texts
from yuanqu.engines.ledger.api.routers import register_router
from yuanqu.engines.ledger.entering import enter_row
from yuanqu.engines.ledger.pages.subject import subject
from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import author
from yuanqu.engines.procedure.declaration import Procedure, UnknownMove
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.pages.move_page import procedure_at
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.viewing import Possible, Running, view_of
from yuanqu.people.models import Account

router = Router(tags=["流程"])


class MoveOut(Schema):
    """One move made."""

    seq: int
    move: str
    label: str
    source: str
    target: str
    on: date
    at: datetime
    who: str
    role: str
    reason: str
    backfilled: bool = Field(description="补录：由工作簿中的日期补记")


class BlockOut(Schema):
    """What stands in the way."""

    code: str
    message: str


class PossibleOut(Schema):
    """A move that leads on from here."""

    move: str
    label: str
    target: str
    needs: list[str]
    fills: list[str]
    blocks: list[BlockOut] = Field(description="现在就能看出的阻碍")
    awaits: list[BlockOut] = Field(description="系统还要核对的条件中尚未满足的")


class ClockOut(Schema):
    """A running clock."""

    name: str
    days: str
    due: date | None
    tentative: bool
    left: int | None


class StandingOut(Schema):
    """Where a record stands in its procedure."""

    state: str
    state_label: str
    light: str
    light_word: str
    version: str
    moves: list[MoveOut]
    possible: list[PossibleOut]
    clocks: list[ClockOut]


class MoveIn(Schema):
    """A move to make."""

    model_config = ConfigDict(extra="forbid")
    move: str
    on: date | None = Field(default=None, description="办理日期，缺省为今天")
    values: dict[str, Any] = Field(default_factory=dict, description="这一步要填的列")
    reason: str = ""
    version: str = Field(default="", description="取得记录时的 version；也可用 If-Match 给出")


@router.get("/{label}/{record_id}", response={200: StandingOut, **ERRORS}, summary="一条记录的流程现状")
def standing(request: HttpRequest, label: str, record_id: UUID) -> Any:
    """State, light, clocks, moves made and possible."""
    return _given(request, label, record_id)


@router.post("/{label}/{record_id}", response={201: StandingOut, **ERRORS}, summary="办理一步")
def move(request: HttpRequest, label: str, record_id: UUID, body: MoveIn) -> Any:
    """Make a move; refused with everything that blocks it."""
    on, procedure = subject(request, label), procedure_at(label)
    version = request.headers.get("If-Match", "").removeprefix("W/").strip('"') or body.version
    try:
        if not version:
            raise Refused("version.missing", "请给出取得记录时的版本：请求头 If-Match 或 version。")
        values, problems = enter_row(on.ledger, typed_texts(body.values), on.account)
        if odd := [name for name in body.values if name not in on.ledger.declared()]:
            raise Refused("procedure.column_unknown", f"没有这些列：{'、'.join(odd)}。")
        if problems:
            raise Refused("record.problems", "没有办理，请按提示修改。", problems)
        deed = Deed(body.on, values, body.reason, version)
        perform(procedure, record_id, body.move, author(on.account, "api"), deed)
    except Refused as refusal:
        raise LedgerRefused(on.ledger, refusal) from refusal
    except UnknownMove as error:
        raise LedgerRefused(on.ledger, Refused(error.code, str(error))) from error
    return Status(201, _given(request, label, record_id))


def _given(request: HttpRequest, label: str, record_id: UUID) -> dict[str, Any]:
    on, procedure = subject(request, label), procedure_at(label)
    record = on.record(record_id)
    view = view_of(procedure, record, cast(Account, request.user))
    if view is None:
        raise Http404("这条记录还没有进入流程。")
    return {
        "state": view.held[-1].target,
        "state_label": view.state,
        "light": view.light.colour,
        "light_word": view.light.word,
        "version": token_of(on.ledger, record),
        "moves": [_move(procedure, made) for made in view.held],
        "possible": [_possible(each) for each in view.possible],
        "clocks": [_clock(each) for each in view.clocks],
    }


def _move(procedure: type[Procedure], made: MoveMade) -> dict[str, Any]:
    return {
        "seq": made.seq,
        "move": made.move,
        "label": procedure.label_of_move(made.move),
        "source": made.source,
        "target": made.target,
        "on": made.on,
        "at": made.at,
        "who": made.actor_name,
        "role": made.role,
        "reason": made.reason,
        "backfilled": made.backfilled,
    }


def _possible(each: Possible) -> dict[str, Any]:
    return {
        "move": each.move.name,
        "label": each.move.label,
        "target": each.move.target.code,
        "needs": list(each.move.needs),
        "fills": list(each.move.fills),
        "blocks": [_block(problem) for problem in each.blocks],
        "awaits": [_block(problem) for problem in each.hints],
    }


def _block(problem: Problem) -> dict[str, str]:
    return {"code": problem.code, "message": problem.sentence}


def _clock(each: Running) -> dict[str, Any]:
    reading = each.reading
    return {
        "name": reading.clock.name,
        "days": reading.clock.days.value,
        "due": reading.due,
        "tentative": reading.tentative,
        "left": reading.left,
    }


register_router("/moves", router)
