"""Periods (期间), the front door: the type, how it is read and how days are read."""

from yuanqu.terms.day_reading import day_from_excel, read_day, read_month
from yuanqu.terms.period_reading import read_period
from yuanqu.terms.period_type import Period, PeriodError
from yuanqu.terms.period_wording import Kind

__all__ = ["Kind", "Period", "PeriodError", "day_from_excel", "read_day", "read_month", "read_period"]
