"""Alarms come in by themselves (自动预警): a reading beyond its limit makes one; heavy metals tell the head at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, cast

from django.urls import reverse

from yuanqu.domains.environment.codes import ANALYTE, is_heavy
from yuanqu.domains.environment.judging import OVER
from yuanqu.domains.environment.ledgers.exceedance import Exceedance, ExceedanceLoop, Exceedances
from yuanqu.engines.ledger.judging import derive
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.inbox import Told, tell
from yuanqu.engines.procedure.rights import actors
from yuanqu.engines.procedure.writing import put_begins
from yuanqu.people.roles import Role
from yuanqu.registers.following import compute_again
from yuanqu.registers.held import held

_READINGS = "environment.reading"
_FRESH = timedelta(days=30)  # 更早的历史数据补录进来，不再逐条通知
_TAKEN = ("result", "limit_said", "times_over")


def raise_alarms(change: int, **which: Any) -> None:
    """Make an alarm of every reading of ``which`` that exceeds and has none, under ``change``; the others follow."""
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
    samples_measured = held(_READINGS, **which).values("sample")
    for column in _TAKEN:
        compute_again(Exceedances.label, column, sample__in=samples_measured)


def _alarm(reading: dict[str, Any]) -> Exceedance:
    values = {"sample": reading["sample"], "analyte": reading["analyte"], "found_on": reading["reported_on"]}
    derive(Exceedances, values)
    return Exceedance(**{"sample_id" if name == "sample" else name: value for name, value in values.items()})


def _tell_the_head(made: Sequence[Exceedance]) -> None:
    heads = list(actors(ExceedanceLoop, {Role.HEAD}))
    for alarm in made:
        if not is_heavy(alarm.analyte) or alarm.found_on < today() - _FRESH:
            continue
        outlet = held("environment.outlet", pk=alarm.sample.outlet_id).values("name").first()
        where = outlet["name"] if outlet else ""
        title = f"重金属超标：{where}{ANALYTE.label(alarm.analyte)}{alarm.result}，限值{alarm.limit_said}"
        url = reverse("ledger:detail", args=[Exceedances.label, alarm.pk])
        text = "请立即组织核实、溯源，必要时关闸、截流。"
        tell(heads, Told(f"{Exceedances.label}:{alarm.pk}:raised", title, text, url))
