"""Figures from what was counted: each ratio and growth one Fraction, and unknown where nothing can be said (成数)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.growing import grown
from yuanqu.engines.indicators.listing import Listing, Side
from yuanqu.engines.indicators.measuring import Answers, span_of
from yuanqu.engines.indicators.needs import Base, Cut, Missing, base_of, missing_of, part_of, whole_of
from yuanqu.engines.indicators.naming import names_of
from yuanqu.engines.indicators.numbers import Number, factor, number_of
from yuanqu.engines.indicators.request import Request
from yuanqu.engines.indicators.scans.absence import fits
from yuanqu.engines.indicators.scans.sources import Span
from yuanqu.engines.indicators.stating import Stated
from yuanqu.engines.indicators.vocabulary import Growth, Indicator, Measure, Names, Ratio, RuleValue, Share
from yuanqu.engines.snapshots import Snapshot
from yuanqu.terms.periods import Period
