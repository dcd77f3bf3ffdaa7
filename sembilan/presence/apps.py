"""Tells Django that this room exists, and the navigation where its pages are."""

from __future__ import annotations

from collections.abc import Sequence

from django.apps import AppConfig
from django.http import HttpRequest

from sembilan.web.desk import Task


class PresenceConfig(AppConfig):
    """Checking in."""

    name = "sembilan.presence"

    def ready(self) -> None:
        """The large button for everybody; phones and places for who keeps rosters, and the phones that wait for her."""
        from django.utils.translation import gettext_lazy as _

        from sembilan.web import desk
        from sembilan.web.navigation import NavItem, register

        work = _("Kehadiran")
        register(
            NavItem(_("Presensi"), "presence:page", group=work, icon="circle-check", order=12, tab=True, tab_order=13),
            NavItem(_("Telepon saya"), "presence:phones", group=_("Saya"), icon="lock", order=19),
            NavItem(
                _("Telepon pegawai"), "presence:phones_of_others", group=work, icon="lock", visible=keeps, order=27
            ),
            NavItem(_("Tempat presensi"), "presence:places", group=work, icon="building", visible=looks, order=28),
        )
        desk.register(waiting)


def keeps(request: HttpRequest) -> bool:
    """Whether the reader keeps the rosters of some unit."""
    from sembilan.organisation.access import Permission
    from sembilan.people.access import may_somewhere
    from sembilan.web.navigation import signed_in

    return signed_in(request) and may_somewhere(request.user, Permission.ROSTER)


def looks(request: HttpRequest) -> bool:
    """Whether the reader sees places of work: who keeps some, and who inspects."""
    from sembilan.presence.queries.places_kept import may_look
    from sembilan.web.navigation import signed_in

    return signed_in(request) and may_look(request.user)


def waiting(request: HttpRequest) -> Sequence[Task]:
    """New phones that wait to be let in."""
    from django.urls import reverse
    from django.utils.translation import gettext as _

    from sembilan.presence.queries.devices import waiting_devices

    if not keeps(request):
        return []
    return [
        Task(
            waiting_devices(request.user), _("telepon baru menunggu persetujuan"), reverse("presence:phones_of_others")
        )
    ]
