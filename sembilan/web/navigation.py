"""The entries of the side navigation, which each room registers for its own pages.

In a room's `AppConfig.ready`:

    from sembilan.web.navigation import NavItem, register

    register(NavItem(_("Tunjangan"), "allowance:own", group=_("Bulan ini"), icon="cash", tab=True, order=30))

`url` is a url name without arguments or a function of the request; `visible` is a function of the request.
The first four entries with `tab=True` also stand in the bar at the bottom of a phone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

TABS = 4
Text = str | Promise


def signed_in(request: HttpRequest) -> bool:
    """Whether somebody is signed in, the least that most pages ask."""
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated)


@dataclass(frozen=True)
class NavItem:
    """One entry as a room registers it."""

    label: Text
    url: str | Callable[[HttpRequest], str]
    group: Text = ""
    icon: str = ""
    visible: Callable[[HttpRequest], bool] = signed_in
    tab: bool = False
    order: int = 50
    tab_order: int = 0  # its place in the bar of a phone, where that is another

    def href(self, request: HttpRequest) -> str:
        """Where it leads for this reader."""
        return self.url(request) if callable(self.url) else reverse(self.url)


@dataclass(frozen=True)
class Entry:
    """One entry as a reader sees it."""

    label: Text
    href: str
    icon: str
    current: bool
    tab: bool


@dataclass
class Group:
    """Entries under one small heading."""

    label: Text
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Navigation:
    """The whole navigation of one page."""

    groups: list[Group]
    tabs: list[Entry]


_registered: list[NavItem] = []


def register(*items: NavItem) -> None:
    """Add entries; the same entry twice counts once."""
    _registered.extend(item for item in items if item not in _registered)


def navigation(request: HttpRequest) -> Navigation:
    """The entries this reader may see, grouped, with the one of the current page marked."""
    shown = [item for item in sorted(_registered, key=lambda item: item.order) if item.visible(request)]
    hrefs = [item.href(request) for item in shown]
    here = _nearest(request.path, hrefs)
    groups: list[Group] = []
    placed: list[tuple[int, Entry]] = []
    for item, href in zip(shown, hrefs, strict=True):
        group = next((g for g in groups if str(g.label) == str(item.group)), None)
        if group is None:
            groups.append(group := Group(item.group))
        group.entries.append(entry := Entry(item.label, href, item.icon, href == here, item.tab))
        placed.append((item.tab_order or item.order, entry))
    tabs = [entry for _place, entry in sorted(placed, key=lambda one: one[0]) if entry.tab]
    return Navigation(groups, tabs[:TABS])


def _nearest(path: str, hrefs: Iterable[str]) -> str:
    """The longest address the current path lies under; the root only matches itself."""
    above = [href for href in hrefs if path == href or (href != "/" and path.startswith(href))]
    return max(above, key=len, default="")
