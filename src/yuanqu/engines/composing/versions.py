"""Keeping a zone's own indicators (版本): each deed adds a version; the latest that is not archived stands.

    own.3     the indicator as it stands now
    own.3@2   its second version, for ever

Writers take turns, so that no two keep one name and no edit is lost: who opened an older version is told whose came
between.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from yuanqu.engines.composing.judging import Draft, judge
from yuanqu.engines.composing.made import NotANumber, both, made
from yuanqu.engines.composing.models import Deed, Version
from yuanqu.engines.composing.offering import may_compose
from yuanqu.engines.composing.spec import Spec, SpecDamaged, read_spec
from yuanqu.engines.indicators.catalogue import UnknownIndicator
from yuanqu.engines.indicators.paths import UnknownName
from yuanqu.engines.indicators.system_checks import check_indicator
from yuanqu.engines.indicators.vocabulary import Indicator
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.registry import UnknownLedger
from yuanqu.people.models import Account
from yuanqu.terms.quantities import UnitError

log = logging.getLogger(__name__)
_CODE = re.compile(r"own\.([1-9]\d{0,8})(?:@([1-9]\d{0,8}))?")
_LATEST = ("number", "-version")


class OutOfDate(Refused):
    """Somebody else kept a version since this one was opened."""

    def __init__(self, latest: Version) -> None:
        super().__init__(
            "own.conflict",
            f"您打开之后，{latest.actor_name}已把它{latest.get_deed_display()}为第{latest.version}版，"
            "本次没有保存。请打开最新一版核对后再改。",
        )


def compose(draft: Draft, account: Account) -> Version:
    """A new indicator. Raises Refused with every problem."""
    with _one_at_a_time():
        number = (Version.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        _require(draft, account)
        return _add(_kept(number, 1, draft), Deed.COMPOSED, account)


def revise(number: int, opened: int, draft: Draft, account: Account) -> Version:
    """The next version of an indicator that was opened at version ``opened``. Raises Refused, OutOfDate."""
    with _one_at_a_time():
        last = _last(number, opened)
        _require(draft, account, f"own.{number}")
        if not draft.reason:
            raise Refused("own.reason", "没有保存：请写明为什么改，版本历史里要看得到。")
        if last.archived:
            raise Refused("own.archived", "这个指标已归档，没有保存。请先恢复使用，再修改。")
        if (draft.name, draft.spec, draft.basis) == (last.name, _spec(last), last.basis):
            raise Refused("own.unchanged", "内容与现在的一版相同，没有新的版本。")
        return _add(_kept(number, last.version + 1, draft), Deed.REVISED, account)


def set_archived(number: int, opened: int, archived: bool, reason: str, account: Account) -> Version:
    """Take an indicator out of use, or into use again. Raises Refused, OutOfDate."""
    with _one_at_a_time():
        last = _last(number, opened)
        if not may_compose(account):
            raise Refused("own.rights", "自定指标由办公室编制。")
        if last.archived == archived:
            raise Refused("own.unchanged", "它已经归档了。" if archived else "它正在使用。")
        if not reason:
            raise Refused("own.reason", "没有保存：请写明原因，版本历史里要看得到。")
        if not archived:
            _require(Draft(last.name, _readable(last), last.basis, reason), account, f"own.{number}")
        deed = Deed.ARCHIVED if archived else Deed.RESTORED
        return _add(_Kept(number, last.version + 1, last.name, last.spec, last.basis, reason), deed, account)


def history(number: int) -> list[Version]:
    """Every version of an indicator, the latest first; nothing where there never was one."""
    return list(Version.objects.filter(number=number).order_by("-version"))


def latest() -> list[Version]:
    """The latest version of every indicator, archived ones too, in the order they were made."""
    return list(Version.objects.order_by(*_LATEST).distinct("number"))


@dataclass(frozen=True)
class Held:
    """The indicators of one state of the table; ``broken`` says why one cannot be measured any more."""

    stamp: int
    standing: Mapping[str, Indicator]
    broken: Mapping[int, str]


class OwnIndicators:
    """What the catalogue asks. Made anew only where a version was added, which costs one small query to know."""

    def __init__(self) -> None:
        self._held = Held(-1, {}, {})

    def standing(self) -> Iterable[Indicator]:
        """Those in use that can be measured."""
        return self._now().standing.values()

    def broken(self) -> Mapping[int, str]:
        """Those in use that cannot, by number: a column they read is gone, or the spec cannot be read."""
        return self._now().broken

    def find(self, code: str) -> Indicator | None:
        """The indicator of ``own.3``, in use or archived, or its version of ``own.3@2``."""
        known = _CODE.fullmatch(code)
        if known is None:
            return None
        # A version that is named is read by itself: those in use may rest on it.
        if not known[2] and (standing := self._now().standing.get(code)) is not None:
            return standing
        rows = Version.objects.filter(number=int(known[1])).order_by("-version")
        row = rows.filter(version=int(known[2])).first() if known[2] else rows.first()
        found = described(row, code) if row else None
        return _as_seen_now(found, rows[0]) if isinstance(found, Indicator) else None

    def _now(self) -> Held:
        stamp = (
            Version.objects.aggregate(last=Max("id"))["last"] or 0
        )  # rows are only added, one writer at a time
        if self._held.stamp != stamp:
            self._held = _held(stamp)
        return self._held


def number_of(code: str) -> int | None:
    """The number that a code names; None where it is none of the zone's own."""
    known = _CODE.fullmatch(code)
    return int(known[1]) if known else None


def pinned(code: str) -> str:
    """The code of the version that ``own.3`` has now; any other code as it is."""
    number = number_of(code)
    if number is None or "@" in code:
        return code
    versions = history(number)
    return versions[0].code if versions else code


def indicator_of(version: Version, code: str = "") -> Indicator:
    """The indicator a version describes. Raises SpecDamaged, UnknownName, UnitError, LookupError where it cannot be."""
    return made(read_spec(version.spec), version.name, code or version.code, source_of(version))


def source_of(version: Version) -> str:
    """Where an indicator comes from, as its page says it."""
    day = timezone.localtime(version.at).date()
    said = f"园区自定指标第{version.version}版（{version.actor_name}，{day.isoformat()}）"
    return f"{said}；{version.basis}" if version.basis else said


def described(version: Version, code: str = "") -> Indicator | str:
    """The indicator a version describes, or why it cannot be measured any more."""
    try:
        found = indicator_of(version, code)
        return next((sentence for _, sentence in check_indicator(found)), found)
    except (SpecDamaged, UnknownName, UnitError, UnknownLedger, UnknownIndicator, NotANumber) as error:
        return str(error)
    except (
        Exception
    ) as error:  # columns change their kind and go: whatever that makes of old words stops this one only
        log.warning("indicator %s cannot be made", version.code, exc_info=True)
        return f"取数方案与现在的台账不合（{type(error).__name__}）：请修改，或归档。"


def _held(stamp: int) -> Held:
    standing: dict[str, Indicator] = {}
    broken: dict[int, str] = {}
    for version in latest():
        if version.archived:
            continue
        found = described(version, f"own.{version.number}")
        if isinstance(found, str):
            broken[version.number] = found
        else:
            standing[found.code] = found
    return Held(stamp, standing, broken)


def _as_seen_now(found: Indicator, last: Version) -> Indicator:
    """``found`` for those who see the latest version: a version says what is measured, the latest for whom."""
    now = described(last)
    seen = both(found.viewers, now.viewers if isinstance(now, Indicator) else ())
    if seen == found.viewers:
        return found
    narrowed = replace(found, viewers=seen)
    narrowed.place(found.office, found.code)
    return narrowed


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """A transaction in which nobody else adds a version."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE composing_version IN SHARE ROW EXCLUSIVE MODE")
        yield


def _last(number: int, opened: int) -> Version:
    last = Version.objects.filter(number=number).order_by("-version").first()
    if last is None:
        raise Refused("own.unknown", "没有这个自定指标。")
    if last.version != opened:
        raise OutOfDate(last)
    return last


def _require(draft: Draft, account: Account, code: str = "") -> None:
    if not may_compose(account):
        raise Refused("own.rights", "自定指标由办公室编制。")
    if problems := judge(draft, account, code):
        raise Refused("own.refused", "没有保存，请按提示修改。", problems)


def _spec(version: Version) -> Spec | None:
    try:
        return read_spec(version.spec)
    except SpecDamaged:
        return None


def _readable(version: Version) -> Spec:
    try:
        return read_spec(version.spec)
    except SpecDamaged as error:
        raise Refused(error.code, str(error)) from error


@dataclass(frozen=True)
class _Kept:
    """What a row says, beside who and when."""

    number: int
    version: int
    name: str
    spec: object
    basis: str
    reason: str


def _kept(number: int, version: int, draft: Draft) -> _Kept:
    return _Kept(number, version, draft.name, draft.spec.to_json(), draft.basis, draft.reason)


def _add(kept: _Kept, deed: Deed, account: Account) -> Version:
    now = timezone.now()
    return Version.objects.create(**vars(kept), deed=deed, account=account, actor_name=account.name, at=now)


OWN = OwnIndicators()
