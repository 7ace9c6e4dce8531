"""Every section of the report keeps the same contract: its slots resolve, its forms fit, its sentences name periods."""

from __future__ import annotations

import re

import pytest
from tests.contract.rules import Rules

from yuanqu.engines.indicators import catalogue
from yuanqu.engines.indicators.dimensions import Along, Dated, Mapped, dimension
from yuanqu.engines.indicators.vocabulary import (
    Count,
    Distinct,
    Growth,
    Indicator,
    Names,
    Rise,
    RuleValue,
    Sum,
)
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.codes import CodeList
from yuanqu.engines.ledger.fields import Code
from yuanqu.engines.ledger.office import offices
from yuanqu.engines.ledger.paths import path_of
from yuanqu.engines.reports.outline import Section, sections
from yuanqu.engines.reports.prose import Prose, Slot
from yuanqu.terms.units import unit

SECTIONS = list(sections())
ITEMS = [
    (f"{section.office}-{number}", section, lead, text)
    for section in SECTIONS
    for number, (lead, text) in enumerate(section.prose, 1)
]
SLOTS = [
    (f"{name}-{slot.code}{slot.form and ':'}{slot.form}", section, slot)
    for name, section, *prose in ITEMS
    for each in prose
    for slot in each.slots()
]
SENTENCE_ENDS = re.compile("(?<=[。！？])")
PERIOD_WORDS = re.compile("上半年|下半年|全年|当年|截至|(?:一|二|三|四)季度|1至|1—|期内|期末|本月|累计")
DIGITS = re.compile("[0-9０-９]")

every_section = Rules()
every_item = Rules()
every_slot = Rules()


def test_every_office_has_a_section() -> None:
    assert {section.office for section in SECTIONS} == {office.label for office in offices()}


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.office)
def test_a_section_keeps_the_contract(section: Section) -> None:
    every_section.keep(section)


@pytest.mark.parametrize(
    ("section", "lead", "text"), [item[1:] for item in ITEMS], ids=[item[0] for item in ITEMS]
)
def test_an_item_keeps_the_contract(section: Section, lead: Prose, text: Prose) -> None:
    every_item.keep(section, lead, text)


@pytest.mark.parametrize(("section", "slot"), [item[1:] for item in SLOTS], ids=[item[0] for item in SLOTS])
def test_a_slot_keeps_the_contract(section: Section, slot: Slot) -> None:
    every_slot.keep(section, slot)


@every_section
def it_states_figures(section: Section) -> None:
    assert any(slot for lead, text in section.prose for slot in (*lead.slots(), *text.slots()))


@every_item
def its_lead_is_a_clause_and_its_text_whole_sentences(section: Section, lead: Prose, text: Prose) -> None:
    assert lead.text
    assert not text.text or text.text.endswith("。")
    assert "。。" not in lead.text + text.text


@every_item
def no_figure_is_typed(section: Section, lead: Prose, text: Prose) -> None:
    """Digits in the plain text would be a figure that no record stands behind."""
    plain = [piece for prose in (lead, text) for piece in prose.pieces if isinstance(piece, str)]
    assert [piece for piece in plain if DIGITS.search(piece)] == []


@every_item
def what_is_quoted_stands_in_quotation_marks(section: Section, lead: Prose, text: Prose) -> None:
    """Print has “” (GB/T 15834); the corner brackets are the pages'."""
    assert not {*"「」『』"} & {*lead.text, *text.text}


@every_item
def every_sentence_with_a_figure_names_its_period(section: Section, lead: Prose, text: Prose) -> None:
    for sentence in SENTENCE_ENDS.split(text.text):
        prose = Prose(sentence, section.office)
        assert names_period(prose) or not figures_of(prose), f"no period in 「{sentence}」"


@every_item
def a_figure_of_a_lead_stands_again_where_its_period_is_named(
    section: Section, lead: Prose, text: Prose
) -> None:
    """A lead is the finding in a clause; a figure in it is said again, with its period, in the sentences behind."""
    if not names_period(lead):
        assert figures_of(lead) - figures_of(text) == set()


@every_slot
def its_indicator_exists(section: Section, slot: Slot) -> None:
    assert catalogue.indicator(slot.code).code == slot.code


@every_slot
def its_form_fits_the_indicator(section: Section, slot: Slot) -> None:
    each = catalogue.indicator(slot.code)
    assert (slot.form in ("名单", "举例")) == isinstance(each, Names) or slot.attribute == "period"
    if slot.form == "同比" or slot.attribute == "nominal":
        assert isinstance(each, Growth | Rise)
    if slot.form == "均":
        assert each.unit == "%"
    if slot.form in ("余", "多"):
        assert isinstance(each, Count | Distinct | Sum)
        assert unit(each.unit).dimension != "ratio"
    if slot.form in ("分列", "分项"):
        assert each.by
        assert slot.slice is None
    assert not (slot.form and slot.attribute)


@every_slot
def its_slice_is_one_the_indicator_has(section: Section, slot: Slot) -> None:
    if slot.slice is None:
        return
    name, code = slot.slice
    each = catalogue.indicator(slot.code)
    assert name in each.by
    codes = _codes_of(name, each)
    assert codes is None or code in codes.by_code


def names_period(prose: Prose) -> bool:
    """Whether a figure's period or the words of a period stand in it."""
    return any(slot.attribute == "period" for slot in prose.slots()) or bool(PERIOD_WORDS.search(prose.text))


def figures_of(prose: Prose) -> set[str]:
    """The indicators it states that are true of a period only; a dated rule holds until it is changed."""
    stated = {slot.code for slot in prose.slots() if slot.attribute != "period"}
    return {code for code in stated if not isinstance(catalogue.indicator(code), RuleValue)}


def _codes_of(name: str, each: Indicator) -> CodeList | None:
    """The code list of a dimension's column, or None where its values are free text."""
    found = dimension(name)
    assert found
    if isinstance(found, Along):
        ledgers = [registry.ledger(measure.of) for measure in _measures(each)]
        column = path_of(ledgers[0], found.path).column
    else:
        assert isinstance(found, Dated | Mapped)
        column = path_of(registry.ledger(found.ledger), found.column).column
    return column.codes if isinstance(column, Code) else None


def _measures(each: Indicator) -> list[Count | Distinct | Sum]:
    if isinstance(each, Count | Distinct | Sum):
        return [each]
    inner = getattr(each, "of", None) or getattr(each, "whole", None)
    return [inner] if isinstance(inner, Count | Distinct | Sum) else []
