"""What the room of attendance puts into the navigation and on the start page about the month."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sembilan.attendance.queries import changed, recap
from sembilan.people.access import may_compute
from sembilan.web import desk
from sembilan.web.navigation import NavItem, register, signed_in


def looks(request: HttpRequest) -> bool:
    """Whether there is anybody but herself of whom she may read."""
    return signed_in(request) and recap.may_look(request.user)


def waiting(request: HttpRequest) -> list[desk.Task]:
    """Published months whose records changed since: their correction is to be computed."""
    if not (signed_in(request) and may_compute(request.user)):
        return []
    return [
        desk.Task(
            one.people,
            _("orang berubah kehadirannya sejak bulan %(month)s diterbitkan") % {"month": one.month},
            reverse("home:month", args=[one.month]),
            _("hitung koreksi"),
        )
        for one in changed.since_publication(request.user)
    ]


def enter() -> None:
    """Put it all in its place."""
    register(
        NavItem(_("Kehadiran"), "attendance:own", group=_("Saya"), icon="calendar", tab=True, order=16),
        NavItem(
            _("Rekap kehadiran"), "attendance:recap", group=_("Kehadiran"), icon="list-check", visible=looks, order=28
        ),
    )
    desk.register(waiting)
