"""Loose words beside a number (约数): 余 多 近 超 约 左右 以上 以下 不足, and what each stands for.

The rule, for a printed number N > 0 whose last nonzero place is worth s (10 in 180, 0.01 in 3.08):

- 余, 多: more than N, less than N + s. 「180余家」 is 181 to 189, 「300余条」 301 to 399.
- 近: less than N, by at most half of s and at most a tenth of N. 「近190家」 is 185 to 189, 「近200家」 180
  to 199.
- 约, 左右: N give or take the same margin. 「约180家」 is 175 to 185.
- 超: more than N, without an upper end; 以上: N or more; 以下: N or less; 不足: less than N.

A number below zero is taken by its size (a fall of 180余). A number that is 0 takes no loose word.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from yuanqu.terms.intervals import Interval


class Loose(StrEnum):
    """The loose words that are printed; readers know more ways of saying each."""

    REMAINDER = "余"
    MANY = "多"
    NEARLY = "近"
    OVER = "超"
    ABOUT = "约"
    AROUND = "左右"
    AT_LEAST = "以上"
    AT_MOST = "以下"
    SHORT_OF = "不足"


AFTER_NUMBER = (Loose.REMAINDER, Loose.MANY)
BEFORE_NUMBER = (Loose.NEARLY, Loose.OVER, Loose.ABOUT, Loose.SHORT_OF)
AFTER_UNIT = (Loose.AROUND, Loose.AT_LEAST, Loose.AT_MOST)


def last_place(number: Fraction) -> Fraction:
    """What the last nonzero digit of a decimal number is worth: 10 for 180, 1/100 for 3.08."""
    place = Fraction(1)
    while (number / place).denominator != 1:
        place /= 10
    while number and (number / (place * 10)).denominator == 1:
        place *= 10
    return place


def margin(number: Fraction) -> Fraction:
    """How far 近, 约 and 左右 reach: half of the last nonzero place, a tenth of the number at most."""
    return min(last_place(number) / 2, abs(number) / 10)


def loose_interval(number: Fraction, loose: Loose) -> Interval:
    """The values that `number` with that word stands for. Raises ValueError for 0."""
    if number == 0:
        raise ValueError("0 takes no loose word")
    if number < 0:
        return -loose_interval(-number, loose)
    match loose:
        case Loose.REMAINDER | Loose.MANY:
            return Interval(number, number + last_place(number), False, False)
        case Loose.NEARLY:
            return Interval(number - margin(number), number, True, False)
        case Loose.ABOUT | Loose.AROUND:
            return Interval.around(number, margin(number))
        case Loose.OVER:
            return Interval(number, None, False, False)
        case Loose.AT_LEAST:
            return Interval(number, None)
        case Loose.AT_MOST:
            return Interval(None, number)
        case Loose.SHORT_OF:
            return Interval(None, number, False, False)
