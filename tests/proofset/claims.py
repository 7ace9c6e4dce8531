"""What a claim's label says, worked out from its marks by the guideline (README, “The fields”).

Deliberately apart from the product's own readers: a mistake of theirs must not repeat itself in the labels.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from tests.proofset.markup import LabelError, Mark
from yuanqu.terms.periods import Period, PeriodError

KINDS = (
    "count amount area rate share growth points duration frequency rank date".split()  # noqa: SIM905
)
MODALITIES = ("actual", "forecast", "target", "threshold")
WHOLE_KINDS = ("count", "frequency", "duration", "rank")  # whole things: printed without scale they are exact
UNFILLED = re.compile(r"(?:[XＸx×*＊_□○] ?){2,}|[×□]")

MORE, NEAR, ABOUT = (
    ("余", "多", "来"),
    ("近", "接近", "将近"),
    ("约", "大约", "约为", "约合", "大致", "左右", "上下"),
)
OVER = ("超", "超过", "逾", "突破", "高于", "大于", "多于", "破", "过")
AT_LEAST = ("以上", "及以上", "至少", "不少于", "不低于", "达到或超过")
AT_MOST = ("以下", "及以下", "以内", "之内", "内", "至多", "最多", "不超过", "不高于", "控制在")
SHORT = ("不足", "不到", "低于", "少于", "未满", "小于")
BEFORE = (*NEAR, *ABOUT[:-2], *OVER, *AT_LEAST[2:], *AT_MOST[5:], *SHORT)
WORDS_APART = re.compile(
    "[签节条制公履合契集违预特]约$|[最附邻临靠远]近$|高超$|打破$|[通经不再]过$"
)  # 签约, 最近: not loose
AFTER = (*ABOUT[-2:], *AT_LEAST[:2], *AT_MOST[:5])

_PRINTED = re.compile(
    r"(?P<sign>[-−负])?第?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<loose>[余多来])?(?P<scale>[十百千万亿]*)(?P<after_scale>[余多来])?(?P<unit>.*?)"
    rf"(?P<after>{'|'.join(sorted(AFTER, key=len, reverse=True))})?"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One labelled claim; `start` and `end` in code points, numbers as decimal text, None where there is none."""

    text: str
    start: int
    end: int
    value: str | None
    low: str | None
    high: str | None
    unit: str
    measure: str
    period: str
    kind: str
    modality: str
    precision: str


@dataclass(frozen=True, slots=True)
class _Number:
    value: Fraction
    place: Fraction | None  # what its last printed digit is worth; None: exact by nature
    unit: str
    loose: str


def make_claim(mark: Mark, text: str, default_period: str) -> Claim:
    """The claim of a mark ``text|kind|measure|period|more…``. Raises LabelError."""
    kind, measure, period, *more = (*mark.fields, "", "")[: max(3, len(mark.fields))]
    falls, kind = kind.endswith("-"), kind.rstrip("-")
    if kind not in KINDS or not measure:
        raise LabelError(f"{mark.text}: kind {kind!r}, measure {measure!r}")
    given = dict(each.split("=", 1) for each in more if "=" in each)
    words = [each for each in more if each and "=" not in each]
    modality = next((word for word in words if word in MODALITIES), "actual")
    loose = next((word for word in words if word in BEFORE), "")
    unknown = set(words) - set(MODALITIES) - set(BEFORE) | set(given) - {"v", "lo", "hi", "u", "place"}
    if unknown:
        raise LabelError(f"{mark.text}: unknown attributes {sorted(unknown)}")
    _check_word_before(mark, text, loose)
    period = _period(period or default_period, mark)
    value, low, high, unit, precision = _numbers(mark, kind, given, loose, -1 if falls else 1)
    return Claim(
        mark.text, mark.start, mark.end, value, low, high, unit, measure, period, kind, modality, precision
    )


def _check_word_before(mark: Mark, text: str, loose: str) -> None:
    """The loose word that stands right before the number is the one labelled."""
    before = text[max(0, mark.start - 12) : mark.start]
    ending = [] if WORDS_APART.search(before) else [word for word in BEFORE if before.endswith(word)]
    standing = max(ending, key=len, default="")
    if standing != loose and not (standing == "" and loose in before):
        raise LabelError(f"{mark.text}: 「{standing}」 stands before it, {loose!r} is labelled")


def _period(code: str, mark: Mark) -> str:
    if code == "-":
        return ""
    try:
        return Period.parse(code).code
    except PeriodError as error:
        raise LabelError(f"{mark.text}: period {code!r}") from error


Numbers = tuple[str | None, str | None, str | None, str, str]


def _numbers(mark: Mark, kind: str, given: dict[str, str], before: str, sign: int) -> Numbers:
    if kind == "date":
        return None, None, None, "", "exact"
    if UNFILLED.match(mark.text):
        return None, None, None, UNFILLED.sub("", mark.text, count=1), "unfilled"
    if "lo" in given or "hi" in given:
        low, high = (_fraction(given[end], mark) if end in given else None for end in ("lo", "hi"))
        return _value(given, mark), _text(low), _text(high), given["u"], "loose" if "v" in given else "range"
    number = _given(given, mark, kind) if "v" in given else _printed(mark, kind)
    loose = before or number.loose
    low, high = _ends(number.value, number.place, loose)
    if sign < 0:
        low, high = None if high is None else -high, None if low is None else -low
    return (
        _text(sign * number.value),
        _text(low),
        _text(high),
        number.unit,
        "loose" if loose else "exact",
    )


def _value(given: dict[str, str], mark: Mark) -> str | None:
    return _text(_fraction(given["v"], mark)) if "v" in given else None


def _given(given: dict[str, str], mark: Mark, kind: str) -> _Number:
    """A number that the labeller wrote out, its text being in hanzi, corrupted or otherwise unusual."""
    value = _fraction(given["v"], mark)
    decimals = len(given["v"].partition(".")[2])
    place = Fraction(1, 10**decimals) if "/" not in given["v"] else None
    if given.get("place"):
        place = _fraction(given["place"], mark)
    whole = kind in WHOLE_KINDS and place == 1 and not given["u"].startswith(("万", "亿", "千"))
    loose = next((word for word in sorted(AFTER, key=len, reverse=True) if mark.text.endswith(word)), "")
    inner = next((word for word in MORE if word in mark.text), "")
    return _Number(value, None if whole or given["u"] == "番" else place, given["u"], loose or inner)


def _printed(mark: Mark, kind: str) -> _Number:
    plain = unicodedata.normalize("NFKC", mark.text)
    found = _PRINTED.fullmatch(plain)
    if found is None:
        raise LabelError(f"{mark.text}: write its value as v=… u=…")
    digits = found["number"].replace(",", "")
    value = Fraction(digits) * (-1 if found["sign"] else 1)
    unit = found["scale"] + found["unit"]
    place = Fraction(1, 10 ** len(digits.partition(".")[2]))
    if kind in WHOLE_KINDS and place == 1 and not found["scale"]:
        place = None
    loose = found["after"] or found["loose"] or found["after_scale"] or ""
    return _Number(value, place, unit, loose)


def _ends(value: Fraction, place: Fraction | None, loose: str) -> tuple[Fraction | None, Fraction | None]:
    """The ends of what a number with that loose word stands for (README, “low and high”)."""
    least = _last_nonzero_place(value)
    margin = min(least / 2, abs(value) / 10)
    if loose in MORE:
        return value, value + least
    if loose in NEAR:
        return value - margin, value
    if loose in ABOUT:
        return value - margin, value + margin
    if loose in OVER or loose in AT_LEAST:
        return value, None
    if loose in AT_MOST or loose in SHORT:
        return None, value
    half = Fraction(0) if place is None else place / 2
    return value - half, value + half


def _last_nonzero_place(value: Fraction) -> Fraction:
    place = Fraction(1)
    while (value / place).denominator != 1 and place > Fraction(1, 10**9):
        place /= 10
    while value and (value / (place * 10)).denominator == 1:
        place *= 10
    return place


def _fraction(text: str, mark: Mark) -> Fraction:
    try:
        return Fraction(text) if "/" in text else Fraction(Decimal(text))
    except (InvalidOperation, ValueError, ZeroDivisionError) as error:
        raise LabelError(f"{mark.text}: {text!r} is no number") from error


def _text(number: Fraction | None) -> str | None:
    """Decimal text without trailing zeros; one that does not end is cut to 12 significant digits."""
    if number is None:
        return None
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    if Fraction(exact) != number:
        exact = Decimal(f"{exact:.12g}")
    return f"{exact.normalize():f}" if exact else "0"
