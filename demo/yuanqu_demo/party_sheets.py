"""The party office's lists of the drive: survey, scope, organisations, coverage relations, targets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu_demo.names import Names
from yuanqu_demo.party_cast import DRIVE_BEGAN, DROPPED, SECOND_ROUND, Branch, Cast
from yuanqu_demo.roster import Firm
from yuanqu_demo.services_sheets import working_day
from yuanqu_demo.sheets import Manner, Row, Sheet
from yuanqu_demo.story import Story

CAMPAIGN = "2025年「两个覆盖」攻坚行动"
_PARENT = "中共云岚高新区非公有制企业综合委员会"
_DECIDED, _REVIEWED = "党建基数认定会议纪要〔2024〕7号", "党建基数动态调整会议纪要〔2025〕2号"
_STOPPED = date(2025, 3, 31)
_OPERATION = ("shell", "zombie", "duplicate", "moved")


def drive_sheets(story: Story, cast: Cast) -> Iterator[Sheet]:
    """In the order of import: those that others refer to first."""
    yield Sheet(
        "party.organisation",
        "党组织台账",
        [_organisation(story, branch) for branch in (*cast.old, *cast.new)],
        Manner(title="非公企业党组织台账", days="%Y.%m.%d"),
    )
    yield Sheet(
        "party.survey",
        "非公企业党建摸排表",
        [*_surveys(story, cast)],
        Manner(
            title="非公有制企业党建工作摸排表（2025年）",
            days="%Y年%m月%d日",
            names={"enterprise": "企业名称", "members_elsewhere": "组织关系不在企业"},
        ),
    )
    yield Sheet("party.scope_entry", "党建基数名单", [*_scope(cast)], Manner(days="%Y/%m/%d", csv="gb18030"))
    yield Sheet(
        "party.coverage",
        "党组织覆盖企业登记表",
        [*_coverage(cast)],
        Manner(title="党组织覆盖企业登记表", days="%Y-%m-%d", names={"mode": "方式"}),
    )


def target_sheet(story: Story, cast: Cast, worked: dict[str, tuple[str, date]]) -> Sheet:
    """The list of targets with the days of their steps; ``worked``: instructor and day, by credit code."""
    return Sheet(
        "party.target",
        "攻坚清单",
        [*_targets(story, cast, worked)],
        Manner(title="“两个覆盖”攻坚企业清单", days="%Y.%m.%d"),
    )


def _organisation(story: Story, branch: Branch) -> Row:
    chance = story.random(branch.code)
    return {
        "org_code": branch.code,
        "org_name": branch.name,
        "short_name": branch.short,
        "org_type": "branch" if branch.single else "joint_branch",
        "form_mode": "single" if branch.single else chance.choice(("joint", "joint", "chain", "region")),
        "parent": _PARENT,
        "approved_by": _PARENT,
        "approval_no": f"云高综党〔{branch.approved.year}〕{chance.randint(1, 60)}号",
        "approved_on": branch.approved,
        "secretary": branch.secretary,
        "secretary_phone": Names(chance).phone(),
        "secretary_source": chance.choice(("owner", "manager", "manager", "sent")),
        "elected_on": branch.elected,
        "grade": chance.choice(("first", "second", "second")) if branch.approved.year < 2025 else None,
        "is_weak": False,
        "cancelled_on": branch.cancelled,
        "cancel_reason": "所覆盖企业全部停产，党员关系已转出" if branch.cancelled else None,
        "cancel_no": "云高综党〔2023〕44号" if branch.cancelled else None,
    }


def _surveys(story: Story, cast: Cast) -> Iterator[Row]:
    chance = story.random("surveys")
    names = Names(chance)
    branch_of = {firm.uscc: branch for branch in cast.old for firm in branch.firms if not branch.cancelled}
    alone = {branch.firms[0].uscc for branch in cast.new if branch.single}
    surveyed = [*cast.scope, *cast.newcomers, *cast.idle]
    for firm in surveyed:
        day = working_day(chance, date(2025, 1, 6), DRIVE_BEGAN - timedelta(days=3))
        yield _survey(chance, names, firm, branch_of.get(firm.uscc), firm.uscc in alone, day)
    for firm in chance.sample(cast.uncovered, min(SECOND_ROUND, len(cast.uncovered))):
        day = working_day(chance, date(2025, 4, 7), date(2025, 5, 30))
        yield {
            **_survey(chance, names, firm, None, False, day),
            "survey_round": "2025年第二轮",
            "note": "二次上门核实",
        }


def _survey(chance: Random, names: Names, firm: Firm, branch: Branch | None, alone: bool, day: date) -> Row:
    full = chance.randint(3, 8) if alone else chance.choice((0, 0, 1, 1, 2))
    probationary = chance.choice((0, 0, 0, 1))
    here = chance.randint(0, full + probationary)
    idle, preparing = firm.status == "suspended", firm.status == "preparing"
    # The reason follows from the counts; 应建未建 is planned at once.
    reason = "due" if full >= 3 else "unmet" if full else "new" if preparing else "no_member"
    key = not full + probationary and firm.workers >= 50
    return {
        "enterprise": firm.uscc,
        "survey_round": "2025年第一轮",
        "main_business": firm.trade.activity,
        "ownership_basis": "private",
        "operation": chance.choice(_OPERATION) if idle else "preparing" if preparing else "operating",
        "fixed_site": not idle,
        "ten_employees": firm.workers >= 10,
        "in_business": not idle and not preparing,
        "scale": "above_scale" if firm.stays and firm.stays[-1].left is None else "below_scale",
        "employees": firm.workers,
        "revenue": None if idle else Decimal(firm.yearly) / 10,
        "members_full": full,
        "members_probationary": probationary,
        "members_here": here,
        "members_elsewhere": full + probationary - here,
        "activists": chance.randint(0, 3),
        "owner": firm.people[0],
        "owner_politics": chance.choice(("masses", "masses", "member", "democratic")),
        "has_org": branch is not None,
        "organisation": branch.code if branch else None,
        "no_org_reason": None if branch else reason,
        "planned_on": date(2025, 6, 30) if not branch and reason == "due" else None,
        "planned_mode": "single" if not branch and reason == "due" else None,
        "mass_orgs": chance.choice(("工会", "工会、共青团", None)),
        "coverage": "organised" if branch else "uncovered",
        "surveyor": names.person(),
        "surveyed_on": day,
        "signed": True,
        "attitude": chance.choice(("support", "support", "rather", "cost")),
        "note": "已列入选派指导员计划" if key else None,
    }


def _scope(cast: Cast) -> Iterator[Row]:
    """Those in scope since last year's end; those left out, with the reason the survey gave."""
    for firm in cast.scope:
        yield _entry(firm, "included", date(2024, 12, 20), _DECIDED)
    for firm in cast.left_scope:
        yield {
            **_entry(firm, "included", date(2024, 12, 20), _DECIDED),
            "until": _STOPPED,
            "reason": "zombie",
        }
        yield {**_entry(firm, "excluded", _STOPPED + timedelta(days=1), _REVIEWED), "reason": "zombie"}
    for place, firm in enumerate(cast.idle[len(cast.left_scope) :]):
        reason = ("shell", "zombie", "duplicate", "moved")[place % 4]
        yield {**_entry(firm, "excluded", date(2025, 2, 20), _REVIEWED), "reason": reason}
    for firm in cast.newcomers:
        yield {**_entry(firm, "excluded", date(2025, 2, 20), _REVIEWED), "reason": "preparing"}


def _entry(firm: Firm, decision: str, since: date, by: str) -> Row:
    out = decision == "excluded"
    return {
        "enterprise": firm.uscc,
        "decision": decision,
        "reason": None,
        "since": since,
        "until": None,
        "decided_by": by,
        "checked_on": since - timedelta(days=5) if out else None,
    }


def _coverage(cast: Cast) -> Iterator[Row]:
    stopped = {firm.uscc for firm in cast.left_scope}
    for branch in (*cast.old, *cast.new):
        for firm in branch.firms:
            ended = branch.cancelled or (_STOPPED if firm.uscc in stopped else None)
            why = "dissolved" if branch.cancelled else "stopped" if ended else None
            yield {
                "organisation": branch.code,
                "enterprise": firm.uscc,
                "mode": "single" if branch.single else "member",
                "since": branch.approved,
                "until": ended,
                "end_reason": why,
            }


def _targets(story: Story, cast: Cast, worked: dict[str, tuple[str, date]]) -> Iterator[Row]:
    chance = story.random("targets")
    names = Names(chance)
    for branch in cast.new:
        for firm in branch.firms:
            yield _covered(_listed(chance, names, firm, branch.single, 1), branch, chance)
    for firm in cast.uncovered:
        row = _listed(chance, names, firm, False, 1 if chance.random() < 0.15 else 2)
        yield _at_work(row, *worked[firm.uscc]) if firm.uscc in worked else _under_way(row, chance)
    for firm in cast.newcomers:
        yield {**_listed(chance, names, firm, False, 2), "basis": "newcomer"}
    for firm in cast.idle[-DROPPED:]:
        row = _listed(chance, names, firm, False, 2)
        yield {
            **row,
            "dropped_on": date(2025, 4, 18),
            "drop_reason": "shell",
            "note": "核实为空壳企业，移出攻坚清单",
        }


def _listed(chance: Random, names: Names, firm: Firm, single: bool, phase: int) -> Row:
    return {
        "campaign": CAMPAIGN,
        "phase": phase,
        "enterprise": firm.uscc,
        "listed_on": DRIVE_BEGAN + timedelta(days=chance.randint(0, 8)),
        "basis": "due" if single else "above_scale" if firm.stays else "three_haves",
        "target_mode": "single" if single else "joint",
        "joint_kind": None if single else chance.choice(("enterprises", "enterprises", "chain", "leading")),
        "leader": names.person(),
        "owner": names.person(),
        "instructor": None,
        "due_on": date(2025, 6, 30) if phase == 1 else date(2025, 12, 31),
        "mobilised_on": None,
        "applied_on": None,
        "submitted_on": None,
        "request_no": None,
        "approved_on": None,
        "organisation": None,
        "elected_on": None,
        "plaqued_on": None,
        "covered_on": None,
        "worked_on": None,
        "dropped_on": None,
        "drop_reason": None,
        "note": None,
    }


def _covered(row: Row, branch: Branch, chance: Random) -> Row:
    """Every step on its day; coverage is struck off after the plate is up."""
    approved = branch.approved
    plaqued = branch.elected + timedelta(days=4)
    return {
        **row,
        "mobilised_on": approved - timedelta(days=chance.randint(12, 14)),
        "applied_on": approved - timedelta(days=chance.randint(7, 10)),
        "submitted_on": approved - timedelta(days=chance.randint(3, 5)),
        "request_no": f"云高综党请〔2025〕{int(branch.code[-3:])}号",
        "approved_on": approved,
        "organisation": branch.code,
        "elected_on": branch.elected,
        "plaqued_on": plaqued,
        "covered_on": plaqued + timedelta(days=chance.randint(0, 4)),
    }


def _at_work(row: Row, instructor: str, day: date) -> Row:
    mobilised = row["listed_on"] + timedelta(days=14)
    return {
        **row,
        "target_mode": "work",
        "joint_kind": None,
        "instructor": instructor,
        "mobilised_on": mobilised,
        "worked_on": day,
    }


def _under_way(row: Row, chance: Random) -> Row:
    """Some listed only, some mobilised, some applied for."""
    reached = chance.choice((0, 1, 1, 1, 2))
    mobilised = row["listed_on"] + timedelta(days=chance.randint(20, 60))
    return {
        **row,
        "mobilised_on": mobilised if reached >= 1 else None,
        "applied_on": mobilised + timedelta(days=chance.randint(10, 40)) if reached == 2 else None,
    }
