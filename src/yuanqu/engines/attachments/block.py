"""The block of attachments on a record's page (详情页的附件)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from yuanqu.engines.attachments.limits import LIMITS
from yuanqu.engines.attachments.models import Phase
from yuanqu.engines.attachments.reading import attached
from yuanqu.engines.attachments.rights import may_attach
from yuanqu.engines.attachments.shown import grouped
from yuanqu.engines.ledger.pages.beside import Beside, stand_beside
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.record import Record

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

TEMPLATE = "attachments/block.html"
FOR = "for"  # the word of a record's address that names the move which files are brought for
Asks = Callable[["type[Ledger]"], bool]
Suggests = Callable[["type[Ledger]", UUID, str], str]

_ASKS: list[Asks] = []
_SUGGESTS: list[Suggests] = []


def ask_phases(asks: Asks) -> None:
    """Offer the phases first to the ledgers that ``asks`` names: their procedure wants files of a phase."""
    if asks not in _ASKS:
        _ASKS.append(asks)


def suggest_phase(suggests: Suggests) -> None:
    """Choose beforehand the phase that ``suggests`` gives for a record and the move that is being made of it."""
    if suggests not in _SUGGESTS:
        _SUGGESTS.append(suggests)


def choices(ledger: type[Ledger]) -> list[tuple[str, str]]:
    """The phases to choose from; where nobody asks for one, a file is 其他材料 unless something else is said."""
    phases = [(value, str(label)) for value, label in Phase.choices]
    return phases if any(asks(ledger) for asks in _ASKS) else phases[-1:] + phases[:-1]


def block_context(
    on: Subject, record: Record, refused: list[str] | None = None, move: str = "", said: str | None = None
) -> dict[str, Any]:
    """What the block is drawn with; ``refused``: what is said of files not taken; ``move``: what they are for.

    ``said``: the phase that somebody has just brought files for: the next are of it too, unless he says otherwise.
    """
    files = list(attached(on.ledger.label, record.pk))
    may = record.voided_on is None and may_attach(on.account, on.ledger, record)
    suggested = (find(on.ledger, record.pk, move) for find in _SUGGESTS) if may else ()
    return {
        "phases": grouped(files),
        "count": len(files),
        "may_attach": may,
        "choices": choices(on.ledger),
        "phase": next(filter(None, suggested), None) if said is None else said,
        "upload_url": reverse("attachments:upload", args=[on.ledger.label, record.pk]),
        "most": LIMITS.size // 1_000_000,
        "refused": refused or [],
    }


def attachments_block(request: HttpRequest, on: Subject, record: Record) -> Beside | None:
    """The block; nothing where there is no file and none may be brought."""
    context = block_context(on, record, move=request.GET.get(FOR, ""))
    if not context["count"] and not context["may_attach"]:
        return None
    return Beside(TEMPLATE, context, order=40, above=bool(context["count"]))


stand_beside(attachments_block)
