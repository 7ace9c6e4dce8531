"""An office 科室: a room of ``domains/`` as a Django app that says its Chinese name and its place in the menu."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from typing import ClassVar

from django.apps import AppConfig, apps
from django.utils.module_loading import autodiscover_modules


class UnknownOffice(LookupError):
    """No office has that label or Chinese name."""

    code = "office.unknown"

    def __init__(self, asked: str, known: list[Office]) -> None:
        near = get_close_matches(asked, [office.label for office in known], n=3, cutoff=0.4)
        every = "、".join(f"{office.label}（{office.chinese}）" for office in known)
        hint = f"是否为：{'、'.join(near)}？" if near else f"现有科室：{every}。"
        super().__init__(f"没有「{asked}」这个科室。{hint}")


class Office(AppConfig):
    """Declared in an office's ``apps.py``.

    ``chinese``: the system's name (经济运行). ``department``: who keeps its ledgers (经济运行科). ``number``: its place
    among the fifteen systems. Its ``ledgers`` are imported by ``models.py``; ``quotas``, ``indicators`` and
    ``section`` are found by their names when all apps are ready.
    """

    chinese: ClassVar[str]
    department: ClassVar[str]
    number: ClassVar[int]
    default_auto_field = "django.db.models.BigAutoField"

    def __init_subclass__(cls) -> None:
        cls.default = True  # apps.py imports this class too: Django is told which of the two is the app

    def ready(self) -> None:
        autodiscover_modules("quotas", "indicators", "section")


def offices() -> list[Office]:
    """All offices by their number."""
    found = [config for config in apps.get_app_configs() if isinstance(config, Office)]
    return sorted(found, key=lambda office: office.number)


def own_offices(account: object) -> frozenset[str]:
    """The labels of the offices whose ledgers the account's department keeps: they stand first, or open, for it."""
    department = getattr(getattr(account, "department", None), "name", "")
    return frozenset(each.label for each in offices() if each.department == department)


def in_order(labels: Collection[str], first: Collection[str] = ()) -> list[str]:
    """Labels of offices by their number, those of ``first`` before the others; what is no office comes last."""
    numbers = {each.label: each.number for each in offices()}
    return sorted(labels, key=lambda label: (label not in first, numbers.get(label, len(numbers) + 1), label))


def office(label: str) -> Office:
    """The office of that label or Chinese name; raises UnknownOffice with the nearest names."""
    known = offices()
    for candidate in known:
        if label in (candidate.label, candidate.chinese):
            return candidate
    raise UnknownOffice(label, known)
