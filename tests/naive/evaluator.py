"""The independent evaluator: plain Python over rows, knowing the declarations and nothing of the engine.

Slow and obvious on purpose. It says of a figure its period, its exact value or None, and the ids of each side.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from tests.naive.declared import (
    alike,
    days_of_record,
    factor,
    part_only,
    period_rule,
    rate,
    rests_on,
    windows_of,
)
from tests.naive.lookups import Lookups, declared_columns, month_end
from tests.naive.quotas import Cell, cells
from tests.naive.rows import Row
from tests.naive.said import Picked, Said
from yuanqu.engines.indicators import conditions as c
from yuanqu.engines.indicators import vocabulary as v
from yuanqu.engines.indicators import windows as w
from yuanqu.engines.indicators.dimensions import dimension
from yuanqu.engines.ledger import registry
from yuanqu.engines.procedure.quotas import quota
from yuanqu.terms.periods import Period
from yuanqu.terms.quantities import convert

Slice = Mapping[str, str]
ONE_HUNDRED = {"%": 100, "‰": 1000}


class Naive:
    """Evaluates indicators over all rows at one as-of day."""

    def __init__(self, rows: dict[str, list[Row]], as_of: date) -> None:
        self.look = Lookups(rows)
        self.rows = rows
        self.as_of = as_of

    def figure(self, indicator: v.Indicator, asked: Period, cut: Slice | None = None) -> Said:
        """The figure of an indicator for a period, in a slice."""
        period = self.period(indicator, asked)
        if period is None:
            return Said(asked)
        cut = cut or {}
        match indicator:
            case v.Growth():
                return self._growth(indicator, period, cut)
            case v.Ratio():
                return self._ratio(indicator, period, cut)
            case v.Names():
                return self._measure(indicator.of, period, cut, owed=False)
            case v.RuleValue():
                return self._rule(indicator, period)
            case v.QuotaMet() | v.QuotaLeast():
                return self._quota(indicator, period, cut)
            case v.Measure():
                return self._measure(indicator, period, cut)
        raise TypeError(indicator)

    def codes(self, indicator: v.Indicator, asked: Period, along: str) -> set[str]:
        """The codes of a dimension under which the indicator has any record, its value filled or blank."""
        period = self.period(indicator, asked)
        if period is None:
            return set()
        if isinstance(indicator, v.Growth):
            now, past = self._now(indicator.of, period, {}), self._published(indicator.of, period, {})
            return {self._code(indicator.of, each, along) for each in (*now.values(), *past.values())}
        if isinstance(indicator, v.QuotaMet | v.QuotaLeast):
            owed = self._owed(indicator, period)
            return {self._code_owed(indicator, record, since, along) for record, since, _ in owed}
        measures: list[v.Measure] = []
        if isinstance(indicator, v.Measure):
            measures = [indicator]
        elif isinstance(indicator, v.Ratio):
            measures = [indicator.part, *([] if along in part_only(indicator) else [indicator.whole])]
        return {
            self._code(measure, each, along)
            for measure in measures
            for each in self._picked(measure, period)
            if self._counts(measure, each, {}, filled=False)
        }

    # ---- periods

    def period(self, indicator: v.Indicator, asked: Period) -> Period | None:
        """The period the indicator can state, or None."""
        if self.as_of < asked.start:
            return None
        rule, windows = period_rule(indicator), windows_of(indicator)
        period = asked
        if isinstance(rule, w.ThroughLocked):
            locked = [
                row[rule.month]
                for row in self.rows[rule.ledger]
                if row[rule.on] <= self.as_of
                and not (row[rule.until] and row[rule.until] <= self.as_of)
                and asked.start <= row[rule.month] <= asked.end
            ]
            if not locked:
                return None
            last = max(locked)
            through = Period.cumulative(last.year, last.month)
            period = asked if (asked.start, asked.end) == (through.start, through.end) else through
        if all(isinstance(each, w.Standing) for each in windows):
            return Period.day(min(period.end, self.as_of))
        if all(isinstance(each, w.Statement) for each in windows):
            year = Period.cumulative(period.end.year, period.end.month)
            return period if (period.start, period.end) == (year.start, year.end) else year
        return period.clip(self.as_of)

    # ---- records

    def _picked(self, measure: v.Measure, period: Period) -> list[Picked]:
        """The records the measure's window picks, before any condition."""
        until = min(period.end, self.as_of)
        window = measure.when
        if isinstance(window, w.Statement):
            return [
                Picked(editions[-1], month_end(period.end.replace(day=1)), until)
                for editions in self._editions(measure, period.end.replace(day=1)).values()
            ]
        picked = []
        for row in self.rows[measure.of]:
            if isinstance(window, w.During):
                day = row[window.column]
                if day is not None and period.start <= day <= until:
                    is_month = self.look.kind(measure.of, window.column) == "month"
                    picked.append(Picked(row, month_end(day) if is_month else day, until))
            elif isinstance(window, w.Entered):
                day = self.look.entered(measure.of, row, window.states, until)
                if day is not None and period.start <= day:
                    picked.append(Picked(row, day, until))
            elif not isinstance(window, w.Owed) and self._stands(measure.of, window, row, until):
                opening = period.start - timedelta(days=1)
                day = opening if isinstance(window, w.Opening) else until
                picked.append(Picked(row, day, day))
        return picked

    def _stands(self, label: str, window: w.Standing | w.Opening, row: Row, day: date) -> bool:
        since, until = row[window.since], row[window.until]
        if until is not None and self.look.kind(label, window.until) == "month":
            until = month_end(until)
        return since is not None and since <= day and (until is None or day <= until)

    def _editions(self, measure: v.Measure, month: date) -> dict[Any, list[Row]]:
        """The editions of each line of statements reported by the as-of day, the first one first."""
        window = measure.when
        assert isinstance(window, w.Statement)
        key = [name for name in registry.ledger(measure.of).key if name not in (window.month, window.edition)]
        lines: dict[Any, list[Row]] = {}
        for row in sorted(self.rows[measure.of], key=lambda each: each[window.edition]):
            if row[window.month] == month and row[window.reported] <= self.as_of:
                lines.setdefault(tuple(row[name] for name in key), []).append(row)
        return lines

    def _counts(self, measure: v.Measure, each: Picked, cut: Slice, *, filled: bool = True) -> bool:
        column = getattr(measure, "column", None)
        if filled and column and self.look.value(measure.of, each.row, column) is None:
            return False
        return all(
            self.look.holds(condition, measure.of, each.row, each.own, each.cut)
            for condition in measure.where
        ) and all(self._code(measure, each, name) == code for name, code in cut.items())

    def _code(self, measure: v.Measure, each: Picked, along: str) -> str:
        return self.look.code(measure.of, each.row, along, each.own)

    # ---- values

    def _measure(self, measure: v.Measure, period: Period, cut: Slice, owed: bool = True) -> Said:
        picked = self._picked(measure, period)
        counted = [each for each in picked if self._counts(measure, each, cut)]
        blank = [
            each
            for each in picked
            if self._counts(measure, each, cut, filled=False) and not self._counts(measure, each, cut)
        ]
        said = Said(period, sides={"records": _ids(counted)})
        if isinstance(measure, v.Sum) and blank:
            said.sides["blank"] = _ids(blank)
        if owed:
            self._add_missing(said, measure, period, cut)
        if self._is_known(measure, picked, min(period.end, self.as_of)) and (
            counted or not blank or not isinstance(measure, v.Sum)
        ):
            said.value = self._total(measure, counted)
        return said

    def _total(self, measure: v.Measure, counted: list[Picked]) -> Fraction:
        if isinstance(measure, v.Count):
            return Fraction(len(counted))
        assert isinstance(measure, v.Distinct | v.Sum)
        values = [self.look.value(measure.of, each.row, measure.column) for each in counted]
        if isinstance(measure, v.Distinct):
            return Fraction(len(set(values)))
        return sum(map(Fraction, values), Fraction(0)) * factor(measure)

    def _is_known(self, measure: v.Measure, picked: list[Picked], until: date) -> bool:
        if not all(self.rows[label] for label in (measure.of, *rests_on(measure))):
            return False
        if not isinstance(measure.when, w.Statement) and self._later(measure.of, measure.when, until):
            return False
        monthly = isinstance(measure.when, w.Statement) or (
            isinstance(measure, v.Sum)
            and isinstance(measure.when, w.During)
            and self.look.kind(measure.of, measure.when.column) == "month"
        )
        return bool(picked) or not monthly

    def _later(self, label: str, window: w.Window | None, until: date) -> bool:
        """Whether all records of a ledger are later than a day."""
        days = [row[name] for row in self.rows[label] for name in days_of_record(label, window) if row[name]]
        return bool(days) and min(days) > until

    def _ratio(self, ratio: v.Ratio, period: Period, cut: Slice) -> Said:
        whole_cut = {name: code for name, code in cut.items() if name not in part_only(ratio)}
        part = self._measure(ratio.part, period, cut, owed=False)
        whole = self._measure(ratio.whole, period, whole_cut, owed=False)
        said = Said(period, sides={"part": part.sides["records"], "whole": whole.sides["records"]})
        if isinstance(ratio, v.Share):
            said.sides["rest"] = whole.sides["records"] - part.sides["records"]
        if part.value is not None and whole.value:
            quotient = part.value / (whole.value * alike(ratio))
            if isinstance(ratio, v.Rise):
                said.value = (quotient - 1) * 100 if whole.value > 0 else None
            else:
                said.value = quotient * ONE_HUNDRED.get(ratio.unit, 1)
        return said

    def _quota(self, indicator: v.QuotaMet | v.QuotaLeast, period: Period, cut: Slice) -> Said:
        declared, least = quota(indicator.quota), quota(indicator.quota).least
        owed = [
            (record, done)
            for record, since, done in self._owed(indicator, period)
            if all(self._code_owed(indicator, record, since, name) == code for name, code in cut.items())
        ]
        met = [record for record, done in owed if done >= least]
        unmet = [record for record, done in owed if done < least]
        said = Said(period, sides={"owed": [r for r, _ in owed], "met": met, "unmet": unmet})
        until = min(period.end, self.as_of)
        if not self.rows[declared.of] or self._later(declared.of, w.During(declared.during), until):
            return said
        if self._later(declared.each, None, until):
            return said
        if owed and isinstance(indicator, v.QuotaLeast):
            said.value = Fraction(min(done for _, done in owed))
        elif owed:
            share = indicator.unit in ONE_HUNDRED
            said.value = (
                Fraction(len(met) * ONE_HUNDRED[indicator.unit], len(owed)) if share else Fraction(len(met))
            )
        return said

    def _owed(self, indicator: v.QuotaMet | v.QuotaLeast, period: Period) -> list[Cell]:
        return cells(quota(indicator.quota), self.look, period.start, period.end, self.as_of)

    def _code_owed(self, indicator: v.QuotaMet | v.QuotaLeast, record: UUID, since: date, along: str) -> str:
        """A dimension's code at the end of the period that is owed."""
        declared = quota(indicator.quota)
        row = self.look.by_id(declared.each)[record]
        return self.look.code(declared.each, row, along, declared.period_of(since)[1])

    def _rule(self, rule: v.RuleValue, period: Period) -> Said:
        standing = [
            row
            for row in self.rows[rule.of]
            if row["code"] == rule.parameter
            and self._stands(rule.of, w.Standing("valid_from", "valid_to"), row, period.end)
        ]
        said = Said(period, sides={"records": {row["id"] for row in standing}})
        if standing:
            last = max(standing, key=lambda row: (row["valid_from"], row["id"].int))
            said.value = convert(last["value"], last["unit"], rule.unit)
        return said

    # ---- growth

    def _now(self, measure: v.Sum, period: Period, cut: Slice) -> dict[Any, Picked]:
        """This year's statements in effect that count and hold a value, by line."""
        lines = self._editions(measure, period.end.replace(day=1))
        until = min(period.end, self.as_of)
        end = month_end(period.end.replace(day=1))
        picked = {line: Picked(editions[-1], end, until) for line, editions in lines.items()}
        return {line: each for line, each in picked.items() if self._counts(measure, each, cut)}

    def _published(self, measure: v.Sum, period: Period, cut: Slice) -> dict[Any, Picked]:
        """Last year's statements as first published that counted then and held a value, by line."""
        past = period.end.replace(year=period.end.year - 1, day=1)
        lines = self._editions(measure, past)
        picked = {
            line: Picked(editions[0], month_end(past), month_end(past)) for line, editions in lines.items()
        }
        return {line: each for line, each in picked.items() if self._counts(measure, each, cut)}

    def _growth(self, growth: v.Growth, period: Period, cut: Slice) -> Said:
        measure, said = growth.of, Said(period)
        window = measure.when
        assert isinstance(window, w.Statement)
        now, past = self._now(measure, period, cut), self._published(measure, period, cut)
        before = self._editions(measure, period.end.replace(year=period.end.year - 1, day=1))
        base: dict[Any, Decimal] = {}
        source: dict[Any, UUID] = {}
        corrected: dict[Any, UUID] = {}
        for line, each in now.items():
            editions = before.get(line, [])
            choices = [row[measure.column] for row in editions[-1:] if row[window.edition] >= 2]
            choices += [each.row[growth.base], *(row[measure.column] for row in editions[:1])]
            found = next((choice for choice in choices if choice is not None), None)
            source[line] = editions[-1]["id"] if editions else each.row["id"]
            is_corrected = bool(editions) and editions[-1][window.edition] >= 2
            corrected[line] = editions[-1]["id"] if is_corrected else each.row["id"]
            if found is not None:
                base[line] = found
        first = {line: each.row[measure.column] for line, each in past.items()}
        values = {line: each.row[measure.column] for line, each in now.items()}
        both = base.keys() & first.keys()
        revised = {line for line in both if base[line] != first[line]}
        said.sides = {
            "now": {now[line].row["id"] for line in base},
            "base": {source[line] for line in base},
            "published": _ids(list(past.values())),
            "entered": {now[line].row["id"] for line in base.keys() - first.keys()},
            "left": {past[line].row["id"] for line in first.keys() - now.keys()},
            "revised": {corrected[line] for line in revised},
            "baseless": {now[line].row["id"] for line in now.keys() - base.keys()},
        }
        self._add_missing(said, measure, period, cut)
        said.steps = {
            "published": sum(first.values(), Decimal(0)),
            "left": sum((first[line] for line in first.keys() - now.keys()), Decimal(0)),
            "entered": sum((base[line] for line in base.keys() - first.keys()), Decimal(0)),
            "revised": sum((base[line] - first[line] for line in revised), Decimal(0)),
            "base": sum(base.values(), Decimal(0)),
        }
        if now and said.steps["published"] > 0:
            said.nominal = rate(sum(values.values(), Decimal(0)), said.steps["published"])
        if base and said.steps["base"] > 0:
            said.value = rate(sum((values[line] for line in base), Decimal(0)), said.steps["base"])
        return said

    def _add_missing(self, said: Said, measure: v.Measure, period: Period, cut: Slice) -> None:
        """Those in the register at the month's end without any statement of the month."""
        window = measure.when
        if not isinstance(window, w.Statement) or not any(isinstance(x, c.Within) for x in measure.where):
            return
        month = period.end.replace(day=1)
        own, until = month_end(month), min(period.end, self.as_of)
        stated = {
            row[window.unit]
            for row in self.rows[measure.of]
            if row[window.month] == month and row[window.reported] <= self.as_of
        }
        declared = declared_columns(measure.of)
        link = declared[window.unit].related_model  # type: ignore[attr-defined]
        register = next(each.label for each in registry.ledgers() if each.record is link)
        conditions = [
            each
            for each in measure.where
            if isinstance(each, c.Within)
            or (
                not isinstance(each, c.Moved | c.InState)
                and (
                    each.column.partition(".")[0] == window.unit
                    or (each.column not in declared and dimension(each.column) is not None)
                )
            )
        ]
        missing = set()
        try:
            for row in self.rows[register]:
                fits = all(self.look.holds(each, register, row, own, until) for each in conditions)
                inside = all(self.look.code(register, row, name, own) == code for name, code in cut.items())
                if fits and inside and row["id"] not in stated:
                    missing.add(row["id"])
        except LookupError:
            return  # the register itself cannot be cut this way
        said.sides["missing"] = missing


def _ids(picked: list[Picked]) -> set[UUID]:
    return {each.row["id"] for each in picked}
