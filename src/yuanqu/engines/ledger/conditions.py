"""The filters of a list, as typed into the address: each column kind has its own way of asking (筛选条件)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from django.db.models import Q

from yuanqu.engines.ledger.fields import Code
from yuanqu.engines.ledger.paths import Path, ledger_behind
from yuanqu.engines.ledger.search import in_record
from yuanqu.engines.ledger.titles import Reader, title_of
from yuanqu.engines.ledger.today import today
from yuanqu.people.access import access_records
from yuanqu.terms.errors import TermError
from yuanqu.terms.number_reading import read_number
from yuanqu.terms.periods import read_period
from yuanqu.terms.plain_text import half_width, without_controls

UNKNOWN = "none"
UNKNOWN_LABEL = "未填"
_YES_NO = {"yes": True, "no": False, "是": True, "否": False, "true": True, "false": False}


class BadCondition(ValueError):
    """A filter that cannot be read; ``name`` is its column, ``found`` what was typed."""

    code = "list.filter_unreadable"

    def __init__(self, path: Path, found: str, expected: str) -> None:
        super().__init__(f"筛选「{path.label}」读不懂「{found}」：应为{expected}。")
        self.name, self.found, self.expected = path.name, found, expected


@dataclass(frozen=True)
class Condition:
    """One filter in force: the column, the texts it was asked with, what it means to the database and to people."""

    path: Path
    texts: tuple[str, ...]
    q: Q
    said: str


def condition(account: Reader, path: Path, texts: Sequence[str]) -> Condition | None:
    """What the filter asks; None for blank texts. Raises BadCondition."""
    given = tuple(text for text in (half_width(without_controls(text)) for text in texts) if text)
    if not given:
        return None
    if given == (UNKNOWN,):
        return Condition(path, given, Q(**{f"{path.lookup}__isnull": True}), UNKNOWN_LABEL)
    if path.kind == "link":
        return _linked(account, path, given)
    q, said = _READERS.get(path.kind, _text)(path, given)
    return Condition(path, given, q, said)


def _linked(account: Reader, path: Path, texts: tuple[str, ...]) -> Condition:
    """A link: by text in what the linked ledger is searched by, or by the linked record's id."""
    behind = ledger_behind(path.column)
    identity = _as_id(texts[0])
    if identity is not None:
        return Condition(path, texts, Q(**{path.lookup: identity}), title_of(account, behind, identity))
    inner = in_record(account, behind, " ".join(texts))
    rows = access_records(account, behind.record).filter(inner).values("pk")
    return Condition(path, texts, Q(**{f"{path.lookup}__in": rows}), f"含「{' '.join(texts)}」")


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None


def _code(path: Path, texts: tuple[str, ...]) -> tuple[Q, str]:
    codes = cast(Code, path.column).codes
    known = [text for text in texts if text != UNKNOWN]
    found = {text: codes.find(text) or (text if not len(codes) else None) for text in known}
    for text, code in found.items():
        if code is None:
            near = "、".join(codes.nearest(text))
            raise BadCondition(path, text, f"“{codes.name}”中的一项" + (f"，是否为：{near}" if near else ""))
    q = Q(**{f"{path.lookup}__in": list(found.values())}) if found else Q()
    said = [codes.label(code) for code in found.values()]
    if UNKNOWN in texts:
        q, said = q | Q(**{f"{path.lookup}__isnull": True}), [*said, UNKNOWN_LABEL]
    return q, "、".join(said)


def _days(path: Path, texts: tuple[str, ...]) -> tuple[Q, str]:
    """A period in Chinese or as a code; ``..`` open at one side: ``2025-01-01..``."""
    since, until, said = _stretch(path, texts[0])
    lookup = f"{path.lookup}__date" if path.kind == "moment" else path.lookup
    bounds: dict[str, date] = {}
    if since:
        bounds[f"{lookup}__gte"] = since.replace(day=1) if path.kind == "month" else since
    if until:
        bounds[f"{lookup}__lte"] = until
    return Q(**bounds), said


def _stretch(path: Path, text: str) -> tuple[date | None, date | None, str]:
    now = today()
    try:
        if text.endswith(".."):
            first = read_period(text[:-2], now)
            return first.start, None, f"{first.start:%Y-%m-%d}起"
        if text.startswith(".."):
            last = read_period(text[2:], now)
            return None, last.end, f"至{last.end:%Y-%m-%d}"
        period = read_period(text, now)
    except TermError as error:
        raise BadCondition(
            path, text, f"{error.expected or '期间'}，例如 2025年1至4月、上半年、2025-06-30"
        ) from error
    return period.start, period.end, period.chinese()


def _yes_no(path: Path, texts: tuple[str, ...]) -> tuple[Q, str]:
    value = _YES_NO.get(texts[0].lower())
    if value is None:
        raise BadCondition(path, texts[0], "是 或 否")
    return Q(**{path.lookup: value}), "是" if value else "否"


def _number(path: Path, texts: tuple[str, ...]) -> tuple[Q, str]:
    """One number, or from–to: ``100..``, ``..500``, ``100..500``."""
    low, dots, high = texts[0].partition("..")
    bounds = {
        f"{path.lookup}__{word}": _decimal(path, text)
        for word, text in (("gte", low), ("lte", high if dots else low))
        if text
    }
    return Q(**bounds), texts[0].replace("..", "至") + path.unit


def _decimal(path: Path, text: str) -> Decimal:
    try:
        return read_number(text)
    except TermError as error:
        raise BadCondition(path, text, "一个数，或 100..500 这样的起止") from error


def _text(path: Path, texts: tuple[str, ...]) -> tuple[Q, str]:
    return Q(**{f"{path.lookup}__icontains": texts[0]}), f"含「{texts[0]}」"


_READERS: Mapping[str, Callable[[Path, tuple[str, ...]], tuple[Q, str]]] = {
    "code": _code,
    "day": _days,
    "month": _days,
    "moment": _days,
    "yes_no": _yes_no,
    "whole": _number,
    "amount": _number,
}


def code_choices(path: Path) -> list[tuple[str, str]]:
    """``(code, label)`` of a coded column, for a drop-down."""
    return list(cast(Any, path.column).codes.choices)
