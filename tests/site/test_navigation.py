"""The registry of sections: order, active link, what a person may not see is not listed."""

from __future__ import annotations

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from yuanqu.site.icons import UnknownIcon
from yuanqu.site.navigation import Heading, Item, Navigation, Section, SectionNameTaken

HOME = Section("", 0, lambda _request: [Item("首页", "/", icon="home"), Item("待办", "/tasks/")])


def services(_request: HttpRequest) -> list[Item]:
    return [
        Item("办件台账", "/ledgers/case/", group="台账"),
        Item("办件台账（作废）", "/ledgers/case/voided/", group="台账"),
        Item("办结率", "/indicators/completion?period=2025-H1", group="指标"),
    ]


def headings_at(path: str, *sections: Section) -> list[Heading]:
    navigation = Navigation()
    for section in sections:
        navigation.register(section)
    return navigation.headings(RequestFactory().get(path))


def active(headings: list[Heading]) -> list[str]:
    return [link.item.label for h in headings for group in h.groups for link in group.links if link.active]


def test_sections_stand_by_order_whatever_the_order_of_registration() -> None:
    found = headings_at("/", Section("政务服务", 4, services), HOME, Section("经济运行", 1, services))
    assert [heading.section.name for heading in found] == ["", "经济运行", "政务服务"]


def test_items_are_grouped_in_the_order_given() -> None:
    (heading,) = headings_at("/", Section("政务服务", 4, services))
    assert [(group.name, len(group.links)) for group in heading.groups] == [("台账", 2), ("指标", 1)]


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/", "首页"),
        ("/ledgers/case/", "办件台账"),
        ("/ledgers/case/7f/edit/", "办件台账"),
        ("/ledgers/case/voided/", "办件台账（作废）"),
        ("/indicators/completion", "办结率"),
        ("/indicators/completion/records/", "办结率"),
    ],
)
def test_the_longest_address_that_holds_the_page_is_active(path: str, label: str) -> None:
    assert active(headings_at(path, HOME, Section("政务服务", 4, services))) == [label]


@pytest.mark.parametrize(
    "path", ["/ledgers/cases-of-last-year/", "/indicators/completion-late", "/elsewhere/"]
)
def test_an_address_that_only_begins_alike_is_not_active(path: str) -> None:
    assert active(headings_at(path, HOME, Section("政务服务", 4, services))) == []


def test_only_the_section_of_the_page_is_open() -> None:
    other = Section("经济运行", 1, lambda _request: [Item("企业月度报表", "/ledgers/statement/")])
    found = headings_at("/ledgers/case/", other, Section("政务服务", 4, services))
    assert [heading.open for heading in found] == [False, True]


def test_items_depend_on_the_request_and_an_empty_section_is_not_shown() -> None:
    def only_for_auditors(request: HttpRequest) -> list[Item]:
        return [Item("审计日志", "/audit/")] if request.GET.get("who") == "auditor" else []

    section = Section("审计", 9, only_for_auditors)
    assert headings_at("/", section) == []
    assert len(headings_at("/?who=auditor", section)) == 1


def test_registering_the_same_section_twice_changes_nothing() -> None:
    assert len(headings_at("/", HOME, HOME)) == 1


def test_another_section_under_a_taken_name_is_refused() -> None:
    navigation = Navigation()
    navigation.register(Section("政务服务", 4, services))
    with pytest.raises(SectionNameTaken, match=r"政务服务.*navigation-name-taken"):
        navigation.register(Section("政务服务", 5, services))


def test_an_icon_that_does_not_exist_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UnknownIcon, match="是不是“home”"):
        Item("首页", "/", icon="hom")
