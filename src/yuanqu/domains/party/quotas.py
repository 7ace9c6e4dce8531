"""What is due of party building in each period (党建应办事项): visits, monthly reports, the meetings of branches."""

from __future__ import annotations

from yuanqu.engines.procedure.quotas import MONTH, QUARTER, Having, Quota, declare

_ORGANISATION, _LIFE = "party.organisation", ("approved_on", "cancelled_on")
BRANCH_LIFE = ("branch_meeting", "committee_meeting", "group_meeting", "party_lecture")

declare(
    Quota(
        "指导员每月走访所派驻企业",
        code="party.visit",
        of="party.visit",
        each="party.assignment",
        alike=("instructor", "enterprise"),
        during="visited_on",
        every=MONTH,
        standing=("since", "until"),
    ),
    Quota(
        "非公党建月报",
        code="party.monthly_report",
        of="party.monthly_report",
        each=_ORGANISATION,
        link="organisation",
        during="month",
        every=MONTH,
        grace=5,
        afterwards=True,
        standing=_LIFE,
    ),
    Quota(
        "每月三会一课",
        code="party.branch_life",
        of="party.event",
        each=_ORGANISATION,
        link="organisation",
        entered=("filed",),
        only=(Having("kind", *BRANCH_LIFE),),
        every=MONTH,
        standing=_LIFE,
    ),
    Quota(
        "每季支部党员大会",
        code="party.branch_meeting",
        of="party.event",
        each=_ORGANISATION,
        link="organisation",
        entered=("filed",),
        only=(Having("kind", "branch_meeting"),),
        every=QUARTER,
        standing=_LIFE,
    ),
)
