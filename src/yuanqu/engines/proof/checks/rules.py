"""The rules in force, in the order in which their findings are told (规则清单)."""

from __future__ import annotations

from yuanqu.engines.proof.checks.copied import CorruptedNumber, PageFurniture
from yuanqu.engines.proof.checks.growth import GrowthAgainstLevels
from yuanqu.engines.proof.checks.headings import HeadingNumbering
from yuanqu.engines.proof.checks.list_length import ListLength
from yuanqu.engines.proof.checks.magnitude import ImplausibleMagnitude
from yuanqu.engines.proof.checks.marks import Punctuation, UnbalancedMarks
from yuanqu.engines.proof.checks.missing_units import MissingUnit
from yuanqu.engines.proof.checks.parts import PartsAndWhole
from yuanqu.engines.proof.checks.periods import JanuaryAlone, PeriodAgainstTitle
from yuanqu.engines.proof.checks.ratios import RatioFromCounts
from yuanqu.engines.proof.checks.repeats import SameQuantityTwice
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.checks.shares import Shares
from yuanqu.engines.proof.checks.unfilled import UnfilledAmount
from yuanqu.engines.proof.checks.units import PercentAndPoints, UnitCase, UnitMixing
from yuanqu.engines.proof.checks.within import WithinAboveWhole
from yuanqu.engines.proof.checks.wording import CommonSlips, NumberStyle, UnfinishedSentence

RULES: tuple[Rule, ...] = (
    RatioFromCounts(),
    PartsAndWhole(),
    WithinAboveWhole(),
    GrowthAgainstLevels(),
    SameQuantityTwice(),
    ListLength(),
    Shares(),
    PeriodAgainstTitle(),
    JanuaryAlone(),
    UnitMixing(),
    UnitCase(),
    ImplausibleMagnitude(),
    PercentAndPoints(),
    MissingUnit(),
    UnfinishedSentence(),
    UnbalancedMarks(),
    HeadingNumbering(),
    Punctuation(),
    NumberStyle(),
    CommonSlips(),
    UnfilledAmount(),
    CorruptedNumber(),
    PageFurniture(),
)
