"""The entries of the side navigation, which each room registers for its own pages.

In a room's `AppConfig.ready`:

    from sembilan.web.navigation import NavItem, register

    register(NavItem(_("Tunjangan"), "allowance:own", group=_("Bulan ini"), icon="cash", tab=True, order=30))

`url` is a url name without arguments or a function of the request; `visible` is a function of the request.
The first four entries with `tab=True` also stand in the bar at the bottom of a phone. A group is folded unless the
page is in it; one of more than `MOST` entries is split into the parts its rooms named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

TABS = 4
PLACE = "sembilan_place"
MOST = 10  # entries under one heading that are still found at a glance
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
    group: Text | tuple[Text, Text] = ""  # or the group, and its part where the group is long
    icon: str = ""
    visible: Callable[[HttpRequest], bool] = signed_in
    tab: bool = False
    order: int = 50
    tab_order: int = 0  # its place in the bar of a phone, where that is another

    @property
    def headings(self) -> tuple[Text, Text]:
        """The heading of its group, and of its part."""
        return self.group if isinstance(self.group, tuple) else (self.group, self.group)

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
    is_open: bool = False

    @property
    def folds(self) -> bool:
        """Whether it has a heading to fold it under; a single entry needs none."""
        return bool(self.label) and len(self.entries) > 1


@dataclass(frozen=True)
class Navigation:
    """The whole navigation of one page."""

    groups: list[Group]
    tabs: list[Entry]


_registered: list[NavItem] = []


def register(*items: NavItem) -> None:
    """Add entries; the same entry twice counts once."""
    _registered.extend(item for item in items if item not in _registered)


def stands_under(request: HttpRequest, *urls: str) -> None:
    """Let a page count as under the first of these entries that its reader has, whatever its address says.

    The page of somebody else's evaluation lies under `/evaluasi/`, but for her penilai it belongs to those she rates.
    """
    setattr(request, PLACE, [reverse(url) for url in urls])


def navigation(request: HttpRequest) -> Navigation:
    """The entries this reader may see, grouped, with the one of the current page marked."""
    shown = [item for item in sorted(_registered, key=lambda item: item.order) if item.visible(request)]
    hrefs = [item.href(request) for item in shown]
    here = next((href for href in getattr(request, PLACE, ()) if href in hrefs), "") or _nearest(request.path, hrefs)
    entries = [
        Entry(item.label, href, item.icon, href == here, item.tab) for item, href in zip(shown, hrefs, strict=True)
    ]
    placed = sorted(zip(shown, entries, strict=True), key=lambda one: one[0].tab_order or one[0].order)
    return Navigation(_groups(shown, entries), [entry for _item, entry in placed if entry.tab][:TABS])


def _groups(items: list[NavItem], entries: list[Entry]) -> list[Group]:
    """The entries under their headings; open is the heading of the page, or the first one."""
    sizes = Counter(str(item.headings[0]) for item in items)
    groups: dict[str, Group] = {}
    for item, entry in zip(items, entries, strict=True):
        label = item.headings[sizes[str(item.headings[0])] > MOST]
        groups.setdefault(str(label), Group(label)).entries.append(entry)
    found = list(groups.values())
    folded = [group for group in found if group.folds]
    for group in [group for group in folded if any(entry.current for entry in group.entries)] or folded[:1]:
        group.is_open = True
    return found


def _nearest(path: str, hrefs: Iterable[str]) -> str:
    """The longest address the current path lies under; the root only matches itself."""
    above = [href for href in hrefs if path == href or (href != "/" and path.startswith(href))]
    return max(above, key=len, default="")
