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
    """Published months whose records changed since, or of which lines came: their correction is to be computed."""
    if not (signed_in(request) and may_compute(request.user)):
        return []
    return [task for one in changed.since_publication(request.user) for task in _tasks(one)]


def _tasks(one: changed.Changed) -> list[desk.Task]:
    """What is to be done about one month: people decided about since, and lines that came since."""
    said = {"month": one.month}
    both = (
        (one.people, _("orang berubah kehadirannya sejak bulan %(month)s diterbitkan") % said),
        (one.lines, _("baris mesin dari bulan %(month)s masuk sesudah diterbitkan") % said),
    )
    address = reverse("home:month", args=[one.month])
    return [desk.Task(count, text, address, _("hitung koreksi")) for count, text in both if count]


def enter() -> None:
    """Put it all in its place."""
    register(
        NavItem(_("Kehadiran"), "attendance:own", group=_("Saya"), icon="calendar", tab=True, order=16),
        NavItem(
            _("Rekap kehadiran"), "attendance:recap", group=_("Kehadiran"), icon="list-check", visible=looks, order=28
        ),
    )
    desk.register(waiting)
