"""待办 and 消息: what waits for the reader, or for the department; what he was told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import cast

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from yuanqu.engines.procedure.inbox import mark_read, messages_of, unread
from yuanqu.engines.procedure.naming_messages import named
from yuanqu.engines.procedure.ticking import tick_today
from yuanqu.engines.procedure.todos import Todo, todos_of, todos_of_department
from yuanqu.people.models import Account
from yuanqu.site.navigation import Item
from yuanqu.site.parts import Tab
from yuanqu.site.topbar import Mark

PAGE = 50
FEW = 2  # among a few procedures nobody needs a filter


class _Filter(forms.Form):
    """Which procedure's records are listed, all or those of one, with how many there are of each; so of departments."""

    procedure = forms.ChoiceField(label="流程", required=False)
    department = forms.ChoiceField(label="科室", required=False)

    def __init__(self, asked: QueryDict, found: Sequence[Todo]) -> None:
        super().__init__(asked)
        waiting = Counter(each.whose for each in found)
        self.of_many = len(waiting) > 1
        cast(forms.ChoiceField, self.fields["department"]).choices = [
            ("", f"全部科室（{len(found)} 件）"),
            *((name, f"{name}（{waiting[name]} 件）") for name in sorted(waiting)),
        ]
        counts = Counter(each.procedure for each in found)
        listed = sorted(counts, key=lambda each: (-counts[each], each.name))
        named = [(each.label, f"{each.name}（{counts[each]} 件）") for each in listed]
        cast(forms.ChoiceField, self.fields["procedure"]).choices = [
            ("", f"全部流程（{len(found)} 件）"),
            *named,
        ]
        self.of_use = len(named) > FEW

    @property
    def chosen(self) -> str:
        """The label of the procedure; empty for all, and for one of which nothing is listed."""
        return self._picked("procedure")

    @property
    def whose(self) -> str:
        """The department that the records wait for; empty for all."""
        return self._picked("department")

    def _picked(self, field: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(field, ""))

    def lists(self, each: Todo) -> bool:
        """Whether it is one of those asked for."""
        return self.chosen in ("", each.procedure.label) and self.whose in ("", each.whose)


@require_safe
def todo_page(request: HttpRequest) -> HttpResponse:
    """``/todos/``, of the reader's own or ``?of=department``."""
    tick_today()
    account, whole = cast(Account, request.user), request.GET.get("of") == "department"
    todos = todos_of_department(account) if whole else todos_of(account)
    address, sifted = reverse("procedure:todos"), _Filter(request.GET, todos.found)
    shown = [each for each in todos.found if sifted.lists(each)]
    ours = "本科室在办" if account.department else "全部在办"
    context = {
        "tabs": [
            Tab("我能办的", address, not whole, "" if whole else str(len(todos.found))),
            Tab(
                ours,
                f"{address}?of=department",
                whole,
                str(len(todos.found)) if whole else "",
            ),
        ],
        "page": Paginator(shown, PAGE).get_page(request.GET.get("page")),
        "todos": todos,
        "whole": whole,
        "sifted": sifted,
    }
    return render(request, "procedure/todos.html", context)


@require_safe
def inbox_page(request: HttpRequest) -> HttpResponse:
    """``/messages/``."""
    account = cast(Account, request.user)
    page = Paginator(messages_of(account), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "told": named(account, page.object_list), "unread": unread(account)}
    return render(request, "procedure/inbox.html", context)


@require_POST
def message_opened(request: HttpRequest, message_id: int) -> HttpResponse:
    """``/messages/<id>/``: marks it read and goes where it points."""
    account = cast(Account, request.user)
    message = messages_of(account).filter(pk=message_id).first()
    if message is None:
        raise Http404("没有这条消息。")
    mark_read(account, message_id)
    return redirect(message.url or "procedure:inbox")


@require_POST
def all_read(request: HttpRequest) -> HttpResponse:
    """``/messages/read/``: marks all read."""
    mark_read(cast(Account, request.user))
    return redirect("procedure:inbox")


def work_links(request: HttpRequest) -> Iterable[Item]:
    """The two pages in the menu."""
    if request.user.is_authenticated:
        yield Item("待办", reverse("procedure:todos"), "clipboard-list")
        yield Item("消息", reverse("procedure:inbox"), "inbox")


def unread_mark(request: HttpRequest) -> list[Mark]:
    """The inbox in the top bar, with how many messages are unread."""
    if not request.user.is_authenticated:
        return []
    return [Mark("消息", reverse("procedure:inbox"), "inbox", unread(request.user))]
