"""What follows from a declaration alone: units, period rules, windows, the ledgers it rests on."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tests.naive.lookups import declared_columns
from yuanqu.engines.indicators import conditions as c
from yuanqu.engines.indicators import vocabulary as v
from yuanqu.engines.indicators import windows as w
from yuanqu.engines.indicators.dimensions import Dated, Mapped, dimension
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.paths import path_of
from yuanqu.engines.procedure.quotas import quota
from yuanqu.terms.quantities import convert, find_unit

ON_OTHERS = c.Within | c.Moved | c.InState  # conditions that name no column of the measured record


def rate(now: Decimal, base: Decimal) -> Fraction:
    """By how much one exceeds the other, in percent."""
    return (Fraction(now) / Fraction(base) - 1) * 100


def factor(measure: v.Sum) -> Fraction:
    """How much of the measure's unit one of its column's is."""
    own = path_of(registry.ledger(measure.of), measure.column).unit  # it may lie over a link
    return convert(1, own, measure.unit) if own and measure.unit else Fraction(1)


def alike(ratio: v.Ratio) -> Fraction:
    """How much of the part's unit one of the whole's is; 1 where they are different things."""
    part, whole = find_unit(ratio.part.unit), find_unit(ratio.whole.unit)
    alike = part is not None and whole is not None and part.dimension == whole.dimension
    return convert(1, whole, part) if alike and part and whole else Fraction(1)


def part_only(ratio: v.Ratio) -> set[str]:
    """Dimensions named by the part's conditions and not by the whole's: the whole stays undivided along them."""

    def named(measure: v.Measure) -> set[str]:
        columns = {each.column for each in measure.where if not isinstance(each, ON_OTHERS)}
        return {name for name in columns if dimension(name) is not None}

    return named(ratio.part) - named(ratio.whole)


def rests_on(measure: v.Measure) -> set[str]:
    """The ledgers that the conditions look records up in."""
    ledgers = {each.ledger for each in measure.where if isinstance(each, c.Within)}
    names = [each.column for each in measure.where if not isinstance(each, ON_OTHERS)]
    if isinstance(measure.when, w.Entered) or any(isinstance(x, c.Moved | c.InState) for x in measure.where):
        ledgers.add(f"{measure.of}:moves")
    while names:
        match dimension(names.pop()):
            case Dated(ledger=ledger):
                ledgers.add(ledger)
            case Mapped(ledger=ledger, of=of):
                ledgers.add(ledger)
                names.append(of)
    return ledgers


def period_rule(indicator: v.Indicator) -> w.PeriodRule:
    """The indicator's own period rule, else that of what it is made of."""
    inner: list[v.Indicator] = []
    if isinstance(indicator, v.Growth | v.Names):
        inner = [indicator.of]
    elif isinstance(indicator, v.Ratio):
        inner = [indicator.part, indicator.whole]
    return next((each.period for each in (indicator, *inner) if each.period != w.AsAsked()), w.AsAsked())


def windows_of(indicator: v.Indicator) -> list[w.Window]:
    """The windows of everything the indicator is made of."""
    match indicator:
        case v.Measure():
            return [indicator.when]
        case v.Growth() | v.Names():
            return [indicator.of.when]
        case v.Ratio():
            return [indicator.part.when, indicator.whole.when]
        case v.QuotaMet() | v.QuotaLeast():
            return [w.Owed(quota(indicator.quota))]
    return [w.Standing("valid_from", "valid_to")]


def days_of_record(label: str, window: w.Window | None) -> set[str]:
    """The columns that tell since when a ledger has records: what the window picks by, and the ledger's main date."""
    declared = declared_columns(label)
    dated = [n for n, c in declared.items() if c.kind in ("day", "month", "moment") and not c.personal]
    ordered = [name.lstrip("-") for name in registry.ledger(label).order]
    main = next((name for name in (*ordered, *dated) if name in dated), None)
    picked = [getattr(window, name, None) for name in ("column", "since")]
    return {name for name in (main, *picked) if name}
