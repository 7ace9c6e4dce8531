"""The navigation on the left: sections that rooms register, built anew for each request (导航).

`site` knows no engine and no office. A room registers a `Section` when its app is ready; the section's
`items` is called with the request, so what a person may not open is never listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from yuanqu.site.icons import require_icon


@dataclass(frozen=True)
class Item:
    """One link. `group` is the small heading it stands under (台账, 指标), empty for none."""

    label: str
    url: str
    icon: str = ""
    group: str = ""

    def __post_init__(self) -> None:
        if self.icon:
            require_icon(self.icon)


@dataclass(frozen=True)
class Section:
    """One system of the zone's work, such as 经济运行. An empty `name` makes plain links without a heading."""

    name: str
    order: int
    items: Callable[[HttpRequest], Iterable[Item]]
    icon: str = ""

    def __post_init__(self) -> None:
        if self.icon:
            require_icon(self.icon)


@dataclass(frozen=True)
class Link:
    """An item as the page prints it."""

    item: Item
    active: bool


@dataclass(frozen=True)
class Group:
    """Links under one small heading, in the order in which they were given."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Heading:
    """A section as the page prints it; `open` when the page shown belongs to it."""

    section: Section
    groups: tuple[Group, ...]
    open: bool


Listed = tuple[tuple[Section, tuple[Item, ...]], ...]
DRAWN_MOST = 512  # drawings kept by a process, some 20 kB each


class SectionNameTaken(ValueError):
    """Two rooms registered different sections under one name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"导航栏目“{name}”已由另一处登记；请换一个名称，或把链接并入原栏目。（navigation-name-taken）"
        )


@dataclass
class Navigation:
    """The registered sections. The product has one (`NAVIGATION`); a test may make its own."""

    _sections: dict[str, Section] = field(default_factory=dict)

    def register(self, section: Section) -> None:
        """Add a section. Registering the same one twice changes nothing.

        Raises SectionNameTaken when another section already bears the name.
        """
        known = self._sections.setdefault(section.name, section)
        if known != section:
            raise SectionNameTaken(section.name)

    def headings(self, request: HttpRequest) -> list[Heading]:
        """Sections by order and name, without those that have nothing to show to this request."""
        return _headings(*self._listed(request))

    def drawn(self, request: HttpRequest) -> SafeString:
        """The same as the page prints it. Hundreds of links are the same for everybody of a seat: drawn once."""
        return _drawn(*self._listed(request))

    def _listed(self, request: HttpRequest) -> tuple[Listed, str]:
        """The items of each section, and the url that the page lies under."""
        ordered = sorted(self._sections.values(), key=lambda section: (section.order, section.name))
        listed = tuple((section, tuple(section.items(request))) for section in ordered)
        return listed, _longest_match(request.path, [item.url for _, items in listed for item in items])


def _headings(listed: Listed, current: str) -> list[Heading]:
    return [_heading(section, items, current) for section, items in listed if items]


@lru_cache(maxsize=DRAWN_MOST)
def _drawn(listed: Listed, current: str) -> SafeString:
    return render_to_string("site/parts/navigation.html", {"navigation": _headings(listed, current)})


def _longest_match(path: str, urls: Iterable[str]) -> str:
    """The url the page lies under. The home page lies under everything, so it matches only itself."""
    bare = {url: url.partition("?")[0] for url in urls}
    matches = [url for url, start in bare.items() if path == start or (start != "/" and _under(path, start))]
    return max(matches, key=lambda url: len(bare[url]), default="")


def _under(path: str, start: str) -> bool:
    return path.startswith(start if start.endswith("/") else start + "/")


def _heading(section: Section, items: tuple[Item, ...], current: str) -> Heading:
    groups: dict[str, list[Link]] = {}
    for item in items:
        groups.setdefault(item.group, []).append(Link(item, active=bool(current) and item.url == current))
    return Heading(
        section=section,
        groups=tuple(Group(name, tuple(links)) for name, links in groups.items()),
        open=any(link.active for links in groups.values() for link in links),
    )


NAVIGATION = Navigation()
register_section = NAVIGATION.register
