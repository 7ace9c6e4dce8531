"""Alarms come in by themselves (自动预警): a reading beyond its limit makes one; heavy metals tell the head at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from django.urls import reverse

from yuanqu.domains.environment.codes import ANALYTE, is_heavy
from yuanqu.domains.environment.judging import OVER
from yuanqu.domains.environment.ledgers.exceedance import WITHDRAWN, Exceedance, ExceedanceLoop, Exceedances
from yuanqu.engines.ledger.judging import derive
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.inbox import Told, tell
from yuanqu.engines.procedure.models import Message
from yuanqu.engines.procedure.replaying import Step
from yuanqu.engines.procedure.rights import actors
from yuanqu.engines.procedure.standing import moves_of_many
from yuanqu.engines.procedure.writing import put_begins, put_moves, put_projections
from yuanqu.people.roles import Role
from yuanqu.registers.following import compute_again
from yuanqu.registers.held import held

_READINGS = "environment.reading"
_FRESH = timedelta(days=30)  # 更早的历史数据补录进来，不再逐条通知
_FOLLOWING = ("result", "limit_said", "times_over", "ended_on")


def raise_alarms(change: int, **which: Any) -> None:
    """Make an alarm of every reading of ``which`` that exceeds and has none, under ``change``; the others follow.

    One that was withdrawn, because its reading did not exceed any more, is raised again.
    """
    over = held(_READINGS, verdict=OVER, sample__counts=True, **which)
    rows = list(over.values("sample", "analyte", "reported_on"))
    samples = {row["sample"] for row in rows}
    raised = held(Exceedances.label, sample__in=samples).values_list("sample", "analyte")
    known = set(raised)
    fresh = [row for row in rows if (row["sample"], row["analyte"]) not in known]
    if fresh:
        made = cast(Any, Exceedance)._default_manager.bulk_create([_alarm(row) for row in fresh])
        put_begins(ExceedanceLoop, change)
        _tell_the_head(made)
    _raise_again(change, {(row["sample"], row["analyte"]) for row in rows})
    samples_measured = held(_READINGS, **which).values("sample")
    for column in _FOLLOWING:
        compute_again(Exceedances.label, column, sample__in=samples_measured)


def _raise_again(change: int, over: set[tuple[Any, Any]]) -> None:
    samples = {sample for sample, _ in over}
    known = held(Exceedances.label, sample__in=samples).filter(state=WITHDRAWN.code)
    back = [each for each in cast(Any, known) if (each.sample_id, each.analyte) in over]
    made = moves_of_many(ExceedanceLoop, [each.pk for each in back])
    step = Step(ExceedanceLoop.move("again_over"), today())
    steps = [(each.pk, made[each.pk][-1].seq + 1, step, WITHDRAWN.code) for each in back]
    if steps:
        put_moves(ExceedanceLoop, steps, change, backfilled=False, reason="检测结果更正后又超标")
        put_projections(ExceedanceLoop, [each.pk for each in back])
        _tell_the_head(back, {each.pk: made[each.pk][-1].seq for each in back})


def _alarm(reading: dict[str, Any]) -> Exceedance:
    values = {"sample": reading["sample"], "analyte": reading["analyte"], "found_on": reading["reported_on"]}
    derive(Exceedances, values)
    return Exceedance(**{"sample_id" if name == "sample" else name: value for name, value in values.items()})


def _tell_the_head(made: Sequence[Exceedance], rounds: Mapping[UUID, int] | None = None) -> None:
    heads = list(actors(ExceedanceLoop, {Role.HEAD}))
    for alarm in made:
        if not is_heavy(alarm.analyte) or alarm.found_on < today() - _FRESH:
            continue
        outlet = held("environment.outlet", pk=alarm.sample.outlet_id).values("name").first()
        where = outlet["name"] if outlet else ""
        title = f"重金属超标：{where}{ANALYTE.label(alarm.analyte)}{alarm.result}，限值{alarm.limit_said}"
        url = reverse("ledger:detail", args=[Exceedances.label, alarm.pk])
        text = "请立即组织核实、溯源，必要时关闸、截流。"
        again = f":{rounds[alarm.pk]}" if rounds else ""
        tell(
            heads, Told(f"{Exceedances.label}:{alarm.pk}:raised{again}", title, text, url, Message.Kind.ALARM)
        )
