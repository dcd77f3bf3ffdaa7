"""A reader sees the entries of the rooms that are open to them, with the present page marked."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from sembilan.web import navigation as house
from sembilan.web.navigation import NavItem, navigation, register


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the entries of the test are registered."""
    monkeypatch.setattr(house, "_registered", [])
    return


def everyone(request: HttpRequest) -> bool:
    return True


def item(label: str, path: str, **more: object) -> NavItem:
    return NavItem(label, lambda request: path, **{"visible": everyone, **more})  # type: ignore[arg-type]


def page(path: str) -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    return request


def test_entries_stand_in_their_group_in_the_order_asked_for() -> None:
    register(
        item("Slip", "/b/", group="Bulan", order=20),
        item("Awal", "/", order=1),
        item("Hadir", "/a/", group="Bulan", order=10),
    )

    groups = navigation(page("/")).groups

    assert [(group.label, [entry.label for entry in group.entries]) for group in groups] == [
        ("", ["Awal"]),
        ("Bulan", ["Hadir", "Slip"]),
    ]


def test_the_nearest_entry_above_the_page_is_the_current_one() -> None:
    register(item("Awal", "/"), item("Talenta", "/talenta/"), item("Kotak", "/talenta/kotak/"))

    entries = navigation(page("/talenta/kotak/9/")).groups[0].entries

    assert [entry.label for entry in entries if entry.current] == ["Kotak"]


def test_the_start_page_is_current_only_on_itself() -> None:
    register(item("Awal", "/"))

    assert navigation(page("/")).groups[0].entries[0].current
    assert not navigation(page("/lain/")).groups[0].entries[0].current


def test_an_entry_not_meant_for_the_reader_is_absent() -> None:
    register(NavItem("Rahasia", lambda request: "/rahasia/"))

    assert navigation(page("/")).groups == []


def test_an_entry_registered_twice_stands_once() -> None:
    once = NavItem("Galeri", "web:gallery", visible=everyone)
    register(once)
    register(once)

    assert [entry.href for entry in navigation(page("/")).groups[0].entries] == ["/gallery/"]


def test_a_phone_gets_four_entries_at_most() -> None:
    register(*(item(str(number), f"/{number}/", tab=True) for number in range(6)))

    assert [entry.label for entry in navigation(page("/")).tabs] == ["0", "1", "2", "3"]


def test_what_waits_may_come_earlier_in_the_bar_of_a_phone() -> None:
    register(item("Saya", "/saya/", tab=True, order=15), item("Antrean", "/antrean/", tab=True, order=24, tab_order=11))

    shown = navigation(page("/"))

    assert [entry.href for entry in shown.tabs] == ["/antrean/", "/saya/"]
    assert [entry.href for group in shown.groups for entry in group.entries] == ["/saya/", "/antrean/"]


def test_the_group_of_the_page_is_open_and_a_long_one_is_split_into_its_parts() -> None:
    register(item("Hadir", "/a/", group="Bulan"), item("Slip", "/b/", group="Bulan"), item("Satu", "/c/", group="Lain"))
    register(*(item(str(n), f"/skp/{n}/", group=("Kinerja", "SKP" if n % 2 else "Harian")) for n in range(11)))

    found = navigation(page("/skp/3/")).groups

    assert [(group.label, group.folds, group.is_open) for group in found] == [
        ("Bulan", True, False),
        ("Lain", False, False),
        ("Harian", True, False),
        ("SKP", True, True),
    ]
    assert navigation(page("/jauh/")).groups[0].is_open


def test_a_short_group_stays_whole() -> None:
    register(*(item(str(n), f"/{n}/", group=("Kinerja", f"Bagian {n}")) for n in range(3)))

    assert [group.label for group in navigation(page("/1/")).groups] == ["Kinerja"]


def test_a_page_says_under_which_entry_it_stands_and_its_address_where_the_reader_has_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(house, "reverse", {"team": "/e/tim/", "board": "/e/papan/"}.__getitem__)
    register(item("Saya", "/e/"), item("Papan", "/e/papan/"))
    request = page("/e/12/")

    def marked() -> list[str]:
        entries = [entry for group in navigation(request).groups for entry in group.entries]
        return [str(entry.label) for entry in entries if entry.current]

    house.stands_under(request, "team", "board")
    assert marked() == ["Papan"]

    house.stands_under(request, "team")
    assert marked() == ["Saya"]
