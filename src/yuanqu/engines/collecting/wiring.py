"""Where collecting is tied to what stands below it: the ledgers' changes, the menu, start-up checks (接线)."""

from __future__ import annotations

from django.core.checks import register

from yuanqu.engines.collecting.following import follow
from yuanqu.engines.collecting.locked_rows import judge_locked
from yuanqu.engines.collecting.pages.beside import return_link
from yuanqu.engines.collecting.pages.menu import collecting_links
from yuanqu.engines.collecting.request_following import follow_requests
from yuanqu.engines.collecting.system_checks import check_collectings
from yuanqu.engines.ledger.change import follow_changes, judge_changes
from yuanqu.engines.ledger.pages.beside import stand_beside
from yuanqu.site.navigation import Section, register_section

register(check_collectings, "collecting")
follow_changes(follow)
follow_changes(follow_requests)
judge_changes(judge_locked)
stand_beside(return_link)
register_section(Section("填报", 2, collecting_links, "file-text"))
