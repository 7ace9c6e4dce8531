"""Where the report and the board use indicators (用处), for the lineage of each."""

from __future__ import annotations

from django.urls import reverse

from yuanqu.engines.indicators.lineage import Use, tell_uses
from yuanqu.engines.ledger.office import offices
from yuanqu.engines.reports.board import chosen
from yuanqu.engines.reports.outline import sections


def of_sections() -> dict[str, list[Use]]:
    """The sections of the work report, by the indicators that their sentences state."""
    names, url = {each.label: each.chinese for each in offices()}, reverse("half-year-report")
    found: dict[str, list[Use]] = {}
    for section in sections():
        use = Use("工作总结", f"工作总结·{names.get(section.office, section.office)}", url)
        for lead, text in section.prose:
            for slot in (*lead.slots(), *text.slots()):
                found.setdefault(slot.code, []).append(use)
    return found


def of_board() -> dict[str, list[Use]]:
    """The board, by the indicators on it."""
    return {each.code: [Use("看板", "看板", reverse("board"))] for each in chosen()}


tell_uses(of_sections)
tell_uses(of_board)
