"""Where the procedure engine is tied to what stands below it: the ledgers' changes, imports, start-up checks (接线)."""

from __future__ import annotations

from django.core.checks import register

from yuanqu.engines.attachments.block import ask_phases, suggest_phase
from yuanqu.engines.attachments.rights import also_let
from yuanqu.engines.ledger.change import follow_changes, judge_changes
from yuanqu.engines.ledger.importing.reviewing import review_rows
from yuanqu.engines.ledger.importing.undoing import follow_undoing
from yuanqu.engines.ledger.later import fill_later
from yuanqu.engines.ledger.pages.beside import mark_rows, stand_beside
from yuanqu.engines.procedure.evidence import asks_phases, wanted_phase
from yuanqu.engines.procedure.following import begin_and_replay, take_back
from yuanqu.engines.procedure.glance import marks
from yuanqu.engines.procedure.pages.block import procedure_block
from yuanqu.engines.procedure.pages.work_pages import unread_mark, work_links
from yuanqu.engines.procedure.quota_checks import check_quotas
from yuanqu.engines.procedure.registry import asked_by_moves
from yuanqu.engines.procedure.reviewing import review
from yuanqu.engines.procedure.rights import may_move_next
from yuanqu.engines.procedure.system_checks import check_procedures
from yuanqu.engines.procedure.upholding import uphold
from yuanqu.site.navigation import Section, register_section
from yuanqu.site.topbar import provide

register(check_procedures, "procedures")
register(check_quotas, "procedures")
follow_changes(begin_and_replay)
judge_changes(uphold)
follow_undoing(take_back)
review_rows(review)
stand_beside(procedure_block)
fill_later(asked_by_moves)
also_let(may_move_next)
ask_phases(asks_phases)
suggest_phase(wanted_phase)
mark_rows(marks)
register_section(Section("工作", 1, work_links, "clipboard-list"))
provide(marks=unread_mark)
