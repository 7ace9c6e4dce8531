"""Tags of the shared parts: `{% load site %}`. Each draws one template of site/parts/ (部件标签)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, Form, Select, SelectMultiple
from django.template import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from yuanqu.site.icons import require_icon
from yuanqu.site.navigation import Link
from yuanqu.site.parts import Action, Chart, Crumb, Entry, Fact, Tab, Table

register = template.Library()

LIGHT_SHAPES = {
    "green": "light-round",
    "yellow": "light-triangle",
    "red": "light-diamond",
    "grey": "light-ring",
}
NOTICE_LEVELS = {
    "debug": ("说明", "info-circle"),
    "info": ("说明", "info-circle"),
    "success": ("完成", "circle-check"),
    "warning": ("注意", "alert-triangle"),
    "error": ("错误", "alert-circle"),
}


@register.simple_tag
@cache  # a page holds dozens, of the same few
def icon(name: str) -> SafeString:
    """A drawing beside a word; hidden from screen readers, since the word says it."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("bundle/icons.svg"),
        require_icon(name),
    )


@register.simple_tag
@lru_cache(4096)  # a leader's page holds two hundred, the same on every page
def navigation_link(link: Link) -> SafeString:
    """One link of the menu on the left."""
    return format_html(
        '<li><a href="{}"{}>{}<span>{}</span></a></li>',
        link.item.url,
        mark_safe(' aria-current="page"' if link.active else ""),  # noqa: S308 - one of two texts
        icon(link.item.icon) if link.item.icon else "",
        link.item.label,
    )


@register.simple_tag
def moment(value: date | datetime | None) -> str:
    """`2025年6月30日`, with `18:05` after it when the value has a time of day; `—` for none."""
    if value is None:
        return "—"
    if not isinstance(value, datetime):
        return f"{value.year}年{value.month}月{value.day}日"
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"


@register.simple_tag
def panel_link(url: str, text: str, css: str = "figure-link") -> SafeString:
    """A link that opens its page in the panel beside the text; without scripts it is an ordinary link."""
    address = escape(url)
    return mark_safe(  # noqa: S308 - made of escaped texts; a list holds a hundred of them
        f'<a class="{escape(css)}" href="{address}" hx-get="{address}" hx-target="#panel" hx-swap="innerHTML"'
        f" data-panel-link>{escape(text)}</a>"
    )


@register.inclusion_tag("site/parts/light.html")
def light(colour: str, word: str) -> dict[str, Any]:
    """A status light: colour, shape and word together, so that colour never stands alone."""
    if colour not in LIGHT_SHAPES:
        known = "、".join(LIGHT_SHAPES)
        raise template.TemplateSyntaxError(f"灯的颜色“{colour}”不存在，可用：{known}。（light-colour）")
    return {"colour": colour, "shape": LIGHT_SHAPES[colour], "word": word}


@register.inclusion_tag("site/parts/notice.html")
def notice(level: str, text: str) -> dict[str, Any]:
    """One message with its level as a word. `level`: info, success, warning or error."""
    word, icon_name = NOTICE_LEVELS.get(level, NOTICE_LEVELS["info"])
    return {"level": level, "word": word, "icon_name": icon_name, "text": text}


@register.inclusion_tag("site/parts/breadcrumbs.html")
def breadcrumbs(crumbs: Sequence[Crumb]) -> dict[str, Any]:
    """The way from the home page."""
    return {"crumbs": crumbs}


@register.inclusion_tag("site/parts/page_header.html")
def page_header(
    title: str, kicker: str = "", lead: str = "", actions: Sequence[Action] = ()
) -> dict[str, Any]:
    """The page's one h1, a line above (which system) and below (what it holds), and its buttons."""
    return {"title": title, "kicker": kicker, "lead": lead, "actions": actions}


@register.inclusion_tag("site/parts/empty.html")
def empty(
    title: str, body: str = "", url: str = "", label: str = "", icon_name: str = "inbox"
) -> dict[str, Any]:
    """Nothing to show: says why, and what to do next."""
    return {"title": title, "body": body, "url": url, "label": label, "icon_name": icon_name}


@register.inclusion_tag("site/parts/table.html")
def data_table(table: Table) -> dict[str, Any]:
    """A table of cells: sticky head, sticky first column at phone width, numbers to the right."""
    return {"table": table}


@register.inclusion_tag("site/parts/column_choice.html")
def column_choice(table: Table) -> dict[str, Any]:
    """The menu that hides and shows the columns of a named table (columns.js)."""
    return {"table": table}


@register.inclusion_tag("site/parts/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Pages of a list; keeps the other query parameters."""
    pages = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"request": context["request"], "page": page, "pages": pages, "gap": page.paginator.ELLIPSIS}


@register.inclusion_tag("site/parts/filter_bar.html", takes_context=True)
def filter_bar(context: Context, form: Form, found: str = "") -> dict[str, Any]:
    """Filters of a list, sent by GET so that the address can be passed on; `found` says how many remain."""
    return {"request": context["request"], "form": form, "found": found}


@register.inclusion_tag("site/parts/form_field.html")
def form_field(bound: BoundField) -> dict[str, Any]:
    """Label, required mark, control, help and errors; errors and help are tied to the control by aria."""
    return {
        "field": bound,
        "control": _styled(bound),
        "fieldset": bound.use_fieldset,
        "check": _is_check(bound),
    }


def _is_check(bound: BoundField) -> bool:
    return isinstance(bound.field.widget, CheckboxInput)


def _styled(bound: BoundField) -> SafeString:
    widget = bound.field.widget
    css = "form-select" if isinstance(widget, Select | SelectMultiple) else "form-control"
    if _is_check(bound):
        css = "form-check-input"
    if bound.use_fieldset:
        css = ""
    invalid = "is-invalid" if bound.errors else ""
    classes = " ".join(filter(None, [str(widget.attrs.get("class", "")), css, invalid]))
    return bound.as_widget(attrs={"class": classes} if classes else {})


_VALUE = re.compile(r"([-−+]?[\d,.]+%?)(\D*)")


@register.filter
def measured(printed: str) -> SafeString | str:
    """A printed value with its unit set smaller, so that the number is read first; other texts stay as they are."""
    found = _VALUE.fullmatch(printed)
    if found is None or not found[2]:
        return printed
    return format_html('{}<span class="unit">{}</span>', found[1], found[2])


@register.inclusion_tag("site/parts/stat.html")
def stat(
    label: str,
    value: str | None,
    unit: str = "",
    change: str = "",
    direction: str = "",
    url: str = "",
    note: str = "",
    panel: bool = False,
) -> dict[str, Any]:
    """A figure as a tile. `value` None prints 暂无数据, never 0. `direction`: up, down or empty."""
    icon_name = {"up": "arrow-up", "down": "arrow-down"}.get(direction, "")
    named = {"label": label, "value": value, "unit": unit, "change": change, "direction": direction}
    return {**named, "icon_name": icon_name, "url": url, "note": note, "panel": panel}


@register.inclusion_tag("site/parts/tabs.html")
def tabs(entries: Sequence[Tab], label: str) -> dict[str, Any]:
    """Links to sibling pages; `label` names the group for screen readers."""
    return {"entries": entries, "label": label}


@register.inclusion_tag("site/parts/facts.html")
def facts(entries: Sequence[Fact]) -> dict[str, Any]:
    """A record's fields as terms and what is said of them."""
    return {"entries": entries}


@register.inclusion_tag("site/parts/timeline.html")
def timeline(entries: Sequence[Entry]) -> dict[str, Any]:
    """A history: who, when, what changed from what to what, and why."""
    return {"entries": entries}


@register.inclusion_tag("site/parts/drop_zone.html")
def drop_zone(bound: BoundField, hint: str = "") -> dict[str, Any]:
    """A file field that files can be dropped on (upload.js); without scripts an ordinary file field."""
    return {"field": bound, "hint": hint, "control": bound.as_widget(attrs={"class": "drop-zone-input"})}


@register.inclusion_tag("site/parts/progress.html")
def progress(label: str, value: int, maximum: int, note: str = "") -> dict[str, Any]:
    """Work done so far, as a bar and as words."""
    return {"label": label, "value": value, "maximum": maximum, "note": note}


@register.inclusion_tag("site/parts/chart.html")
def trend(chart: Chart) -> dict[str, Any]:
    """A drawn trend with its values in a table that opens below (chart.js)."""
    return {"chart": chart}
