"""To whom a bulletin goes (发送范围): leaders and departments that the office chooses; what that hands on to them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse

from yuanqu.engines.attachments.models import Attachment
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.inbox import Told, tell
from yuanqu.engines.procedure.models import Message
from yuanqu.engines.procedure.survey import Survey
from yuanqu.people.access import OF_A_DEPARTMENT
from yuanqu.people.models import Account, Department
from yuanqu.people.rights import EVERY_DEPARTMENT, EVERYONE
from yuanqu.people.roles import Role

_LEADERS, _NAMED = "领导", 6


@dataclass(frozen=True)
class Recipients:
    """Leaders, and departments by name; ``everyone``: all of them."""

    leaders: bool
    departments: tuple[str, ...] = ()
    everyone: bool = False

    def __bool__(self) -> bool:
        return bool(self.leaders or self.departments or self.everyone)

    def __str__(self) -> str:
        leaders = (_LEADERS,) if self.leaders else ()
        return "、".join((*leaders, *((EVERY_DEPARTMENT,) if self.everyone else self.departments)))

    def people(self) -> QuerySet[Account]:
        """Their accounts."""
        chosen = Q(pk=None)
        if self.leaders:
            chosen |= Q(role=Role.LEADER)
        if self.everyone:
            chosen |= Q(role__in=OF_A_DEPARTMENT)
        elif self.departments:
            chosen |= Q(role__in=OF_A_DEPARTMENT, department__name__in=self.departments)
        return Account.objects.filter(chosen, is_active=True)


def departments() -> list[str]:
    """Those in which somebody sits, who may be chosen."""
    staffed = Account.objects.filter(is_active=True, role__in=OF_A_DEPARTMENT).values("department")
    return list(Department.objects.filter(pk__in=staffed).order_by("code").values_list("name", flat=True))


def handed_on(survey: Survey) -> str:
    """The ledgers that the bulletin tells of and that not every department reads: who gets it reads of them."""
    ledgers = [course.procedure.ledger() for course in survey.courses]
    names = [ledger.name for ledger in ledgers if ledger.rights.read != EVERYONE]
    return "、".join(names[:_NAMED]) + (f"等{len(names)}本台账" if len(names) > _NAMED else "")


def send_to(chosen: Recipients, record: Record, title: str, file: Attachment) -> int:
    """Tell them, once each, with the way to the file that was kept; how many were told."""
    text = "原文可打开下载；领导和收件科室在“调度通报台账”中随时可查。"
    url = reverse("attachments:page", args=[file.pk])
    key = f"plan.bulletin:issued:{record.pk}"
    return tell(chosen.people(), Told(key, f"印发：{title}", text, url, Message.Kind.PAPER))
