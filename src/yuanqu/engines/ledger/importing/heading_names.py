"""Under which headings a ledger's columns may stand: label, identifier, alias, former name, parts of a link (表头)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import lru_cache

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.exporting.targets import part_heading, target_of, whole_heading
from yuanqu.engines.ledger.fields import Column
from yuanqu.terms.plain_text import without_blanks
from yuanqu.terms.units import Unit, find_unit

_UNIT_IN_BRACKETS = re.compile(
    r"(?P<name>.+?)[(\[【〔](?:计量)?(?:单位[::]?)?(?P<unit>[^()\[\]【】〔〕]+)[)\]】〕]"
)
_UNIT_AFTER_COMMA = re.compile(r"(?P<name>.+?)[,、:;/](?:单位[::]?)?(?P<unit>[^,、:;/]+)")
_MARKS = re.compile(r"^[*※☆#]+|[*※:]+$")
_KEPT = 65_536  # texts whose form is kept: the same lines are tried with each sheet and ledger
_NUMBERED = re.compile(r"^(?:[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[.、．]|[)）]、?))(?=\D)")


@dataclass(frozen=True)
class Meaning:
    """What a heading means: a column, and for a link given by one of its target's columns, which (``part``)."""

    column: str
    part: str = ""

    @property
    def key(self) -> str:
        """The meaning in one text: ``enterprise``, or ``enterprise.uscc``."""
        return f"{self.column}.{self.part}" if self.part else self.column

    @classmethod
    def of(cls, key: str) -> Meaning:
        """The meaning that ``key`` writes."""
        column, _, part = key.partition(".")
        return cls(column, part)


@dataclass(frozen=True)
class Heading:
    """A heading as read: its meaning and the unit it states, if any."""

    meaning: Meaning
    unit: Unit | None = None


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """A heading without what varies: width, blanks, line breaks, letter case, marks of required columns."""
    return _MARKS.sub("", without_blanks(text).lower())


class HeadingNames:
    """All headings one ledger understands.

    ``said``: what people have said of headings: the column (``Meaning.key``), or ``""`` for one not to be read.
    Their word stands before everything declared.
    """

    def __init__(self, ledger: type[Ledger], said: Mapping[str, str] | None = None) -> None:
        self.ledger = ledger
        declared = ledger.declared()
        self._said = {
            plain(text): Meaning.of(key) if key else None
            for text, key in (said or {}).items()
            if not key or Meaning.of(key).column in declared
        }
        self._known: dict[str, Heading | None] = {}  # read once: one line is tried alone and below others
        self._meanings: dict[str, Meaning] = {}
        for name, column in ledger.declared().items():
            parts = _parts(column) if column.kind == "link" else {}
            # A link's own label is the link, though the linked ledger calls one of its columns so, too.
            own = parts.get(plain(column.label), "") if _labelled_so(column) else ""
            self._enter(column.label, Meaning(name, own))
            for text in (name, *column.aliases, *column.was):
                self._enter(text, Meaning(name, parts.get(plain(text), "")))
        self._enter_links(ledger)

    def with_said(self, said: Mapping[str, str]) -> HeadingNames:
        """The same, with more said of headings; what was said before stands."""
        more = copy(self)
        more._known = {}
        more._said = {**{plain(text): Meaning.of(key) for text, key in said.items()}, **self._said}
        return more

    def _enter(self, text: str, meaning: Meaning) -> None:
        for form in (plain(text), plain(without_unit(text)[0])):
            if form:
                self._meanings.setdefault(form, meaning)

    def _enter_links(self, ledger: type[Ledger]) -> None:
        own = dict(self._meanings)
        shared: dict[str, set[Meaning]] = {}
        for name, column in ledger.declared().items():
            if column.kind != "link":
                continue
            target = target_of(column)
            for part in target.columns:
                said = target.column(part)
                meaning = Meaning(name, part)
                self._enter(part_heading(column, said), meaning)
                self._enter(f"{column.label}{said.label}", meaning)
                self._enter(whole_heading(column, said), meaning)
                self._enter(f"{name}.{part}", meaning)
                for text in (said.label, *said.aliases):
                    shared.setdefault(plain(text), set()).add(meaning)
        for text, meanings in shared.items():
            if len(meanings) == 1 and text not in own:  # else it is not plain which link is meant
                self._meanings.setdefault(text, meanings.pop())

    def read(self, text: str) -> Heading | None:
        """What ``text`` means as a heading; None when it is none of this ledger's."""
        if text not in self._known:
            self._known[text] = self._worked_out(text)
        return self._known[text]

    def _worked_out(self, text: str) -> Heading | None:
        if plain(text) in self._said:
            meaning = self._said[plain(text)]
            return Heading(meaning, without_unit(text)[1]) if meaning else None
        for form in (text, _NUMBERED.sub("", without_blanks(text))):
            whole = self._meanings.get(plain(form))
            bare, unit = without_unit(form)
            if whole:
                return Heading(whole, unit)
            if unit and (meaning := self._meanings.get(plain(bare))):
                return Heading(meaning, unit)
        return None

    def is_said(self, text: str) -> bool:
        """Whether people have said what ``text`` means, or that it is not to be read."""
        return plain(text) in self._said

    def called(self) -> dict[str, str]:
        """What the ledger's own columns are called, by each of their names, for 「是否为」."""
        columns = self.ledger.declared().values()
        return {plain(text): each.label for each in columns for text in (*each.aliases, each.label)}


def _labelled_so(column: Column) -> bool:
    """Whether a link bears the very label of a column of its target: 「企业名称」."""
    if column.kind != "link":
        return False
    target = target_of(column)
    return plain(column.label) in {plain(target.column(name).label) for name in target.columns}


def _parts(link: Column) -> dict[str, str]:
    """Which headings of a link name one column of its target: 「企业名称」 beside 「统一社会信用代码」."""
    target = target_of(link)
    parts: dict[str, str] = {}
    for name in target.columns:
        said = target.column(name)
        for text in (said.label, *said.aliases):
            parts.setdefault(plain(text), name)
    return parts


@lru_cache(maxsize=_KEPT)
def without_unit(text: str) -> tuple[str, Unit | None]:
    """A heading without the unit it states, and that unit."""
    tidy = without_blanks(text)
    for pattern in (_UNIT_IN_BRACKETS, _UNIT_AFTER_COMMA):
        found = pattern.fullmatch(tidy)
        unit = find_unit(found["unit"]) if found else None
        if found and unit:
            return found["name"], unit
    return tidy, None
