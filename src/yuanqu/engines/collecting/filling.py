"""A respondent's form: what it holds beforehand, what was last period's value, and its way into the ledger (填报)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from django.db import transaction

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.collecting.explaining import put_each
from yuanqu.engines.collecting.lock import lock_of
from yuanqu.engines.collecting.records import REOPENED
from yuanqu.engines.ledger.checks import Severity
from yuanqu.engines.ledger.entering import enter_row
from yuanqu.engines.ledger.judging import derive, judge, missing
from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import Author, create, update
from yuanqu.terms.months import same_day_last_year, shift_months


@dataclass
class Filled:
    """What became of a form: its problems, those that only want an explanation, the record where it was written."""

    hard: Sequence[Problem] = ()
    soft: Sequence[Problem] = ()
    refusal: Refused | None = None
    record: Any = None
    texts: Mapping[str, str] = field(default_factory=dict)


class Form:
    """The form of one return."""

    def __init__(self, collecting: Collecting, record: Any) -> None:
        self.collecting, self.record, self.ledger = collecting, record, collecting.ledger
        rows: Any = self.ledger.record._default_manager
        self._rows = rows.filter(
            voided_on=None, **{collecting.attribute: getattr(record, collecting.attribute)}
        )
        self.standing = self._in_effect(record.month)
        self.anew = self.standing is None or self._corrects
        self.before, self.year_before = (
            self._latest_before(),
            self._in_effect(same_day_last_year(record.month)),
        )

    @property
    def _corrects(self) -> bool:
        """Whether what is typed becomes a new edition: under the lock, or with the leave to correct."""
        leave = self.record.state == REOPENED.code or lock_of(self.collecting, self.record.month) is not None
        return bool(self.collecting.edition) and leave

    @property
    def names(self) -> list[str]:
        """The columns that are typed: not those that say whose, when, which edition, or explain."""
        own = {"month", self.collecting.respondent, self.collecting.edition, self.collecting.reported}
        own |= {self.ledger.explanation, *self.ledger.untyped()}
        correcting = self.anew and self.standing is not None
        return [
            n
            for n in self.ledger.declared()
            if n not in own and (correcting or n not in self.collecting.aside)
        ]

    def held(self) -> dict[str, Any]:
        """The values that the form opens with: what stands, else last year's value where a column carries it."""
        if self.standing is not None:
            return {name: value_of(self.ledger, self.standing, name) for name in self.names}
        return {name: self._prior(name) for name in self.names}

    def prepared(self) -> dict[str, Any]:
        """The whole row of a workbook that comes back: whose, when, which edition, and what is known beforehand."""
        row = self._whole(self.held())
        row |= {self.collecting.reported: None} if self.collecting.reported else {}
        return row

    def last(self, name: str) -> Any:
        """The value of the period before, None where there is none."""
        return value_of(self.ledger, self.before, name) if self.before is not None else None

    def _prior(self, name: str) -> Any:
        ending = self.collecting.prior
        if not ending or not name.endswith(ending) or self.year_before is None:
            return None
        return value_of(self.ledger, self.year_before, name.removesuffix(ending))

    def _latest_before(self) -> Any:
        """What was stated last before this period, at most three months earlier."""
        since = shift_months(self.record.month, -3)
        rows = self._rows.filter(month__gte=since, month__lt=self.record.month).order_by(
            "-month", *self._newest
        )
        return rows.first()

    def _in_effect(self, month: date) -> Any:
        return self._rows.filter(month=month).order_by(*self._newest, "-pk").first()

    @property
    def _newest(self) -> list[str]:
        return [f"-{self.collecting.edition}"] if self.collecting.edition else []

    def fill_in(
        self, texts: Mapping[str, str], explained: Mapping[str, str], opened: str, by: Author
    ) -> Filled:
        """Check what was typed and write it: hard problems block, soft ones want an explanation each."""
        values, problems = enter_row(
            self.ledger, {n: t for n, t in texts.items() if n in self.names}, by.account
        )
        row = self._whole(values)
        told = {column for problem in problems for column in problem.columns}
        problems += missing(self.ledger, row, told)
        if problems:
            return Filled(hard=problems)
        found = judge(self.ledger, row, None if self.anew else self.standing.pk)
        hard = [problem for problem in found if problem.severity is Severity.HARD]
        soft = [problem for problem in found if problem.severity is Severity.SOFT]
        if hard or any(not explained.get(problem.code, "").strip() for problem in soft):
            return Filled(hard, soft)
        texts_of = {problem.code: explained[problem.code].strip() for problem in soft}
        if self.ledger.explanation:
            row[self.ledger.explanation] = self._explanation(list(texts_of.values()))
        return self._write(row, texts_of, opened, by, soft)

    def _write(
        self, row: dict[str, Any], texts: Mapping[str, str], opened: str, by: Author, soft: Sequence[Problem]
    ) -> Filled:
        typed = {
            name: value for name, value in row.items() if name not in self.ledger.untyped() and name != "id"
        }
        try:
            with transaction.atomic():
                if self.anew:
                    record = create(self.ledger, typed, by, self._reason(row))
                else:
                    record = update(self.ledger, self.standing.pk, typed, opened, by, "按退回意见重报")
                put_each(self.collecting.returns, self.record.pk, texts)
        except Refused as refusal:
            return Filled(refusal.problems, soft, refusal)
        return Filled(record=record)

    def _reason(self, row: Mapping[str, Any]) -> str:
        """Why a correction is made, as its columns say it."""
        return "；".join(str(row[name]) for name in self.collecting.aside if row.get(name))

    def _whole(self, values: Mapping[str, Any]) -> dict[str, Any]:
        collecting = self.collecting
        row: dict[str, Any] = dict.fromkeys(self.ledger.declared())
        if self.standing is not None:
            row |= {name: value_of(self.ledger, self.standing, name) for name in self.ledger.declared()}
            row |= dict.fromkeys(collecting.aside) if self.anew else {}
        row |= values
        row |= {"month": self.record.month, collecting.respondent: getattr(self.record, collecting.attribute)}
        if collecting.edition and self.anew:
            row[collecting.edition] = (getattr(self.standing, collecting.edition) + 1) if self.standing else 1
        if collecting.reported:
            row[collecting.reported] = today()
        derive(self.ledger, row)
        return row

    def _explanation(self, texts: Sequence[str]) -> str | None:
        said = "；".join(dict.fromkeys(texts))
        before = self.standing and getattr(self.standing, self.ledger.explanation)
        return f"{said}（{today()}再次核实）" if said and said == before else said or None

    @property
    def opened(self) -> str:
        """The token of the row that the form opens with."""
        return token_of(self.ledger, self.standing) if self.standing is not None else ""


def value_of(ledger: Any, record: Any, name: str) -> Any:
    """The value of a column as rows hold it: a link as the id."""
    return getattr(record, cast(Any, ledger.declared()[name]).attname)
