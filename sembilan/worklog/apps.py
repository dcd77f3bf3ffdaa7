"""Tells Django that this room exists, the navigation where its pages are, and the start page what waits."""

from __future__ import annotations

from django.apps import AppConfig


class WorklogConfig(AppConfig):
    """Daily work."""

    name = "sembilan.worklog"

    def ready(self) -> None:
        """Her own day for everybody, what waits and the team for who leads, the late ones for who looks over all."""
        from django.http import HttpRequest
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from sembilan.web import desk
        from sembilan.web.navigation import NavItem, register, signed_in
        from sembilan.worklog.queries import reach

        def has_queue(request: HttpRequest) -> bool:
            return signed_in(request) and reach.decides(request.user)

        def has_team(request: HttpRequest) -> bool:
            return signed_in(request) and reach.oversees(request.user)

        def looks(request: HttpRequest) -> bool:
            return signed_in(request) and reach.looks_over_all(request.user)

        def waiting(request: HttpRequest) -> list[desk.Task]:
            if not (signed_in(request) and reach.led(request.user)):
                return []
            rows = reach.waiting_near(request.user)
            return [desk.Task(rows, _("catatan harian menunggu Anda"), reverse("worklog:approval"))]

        work = (_("Kinerja"), _("Harian dan dialog"))
        register(
            NavItem(_("Harian"), "worklog:day", group=work, icon="pencil", order=60, tab=True, tab_order=14),
            NavItem(
                _("Persetujuan harian"), "worklog:approval", group=work, icon="list-check", visible=has_queue, order=65
            ),
            NavItem(_("Harian tim"), "worklog:team", group=work, icon="users", visible=has_team, order=66),
            NavItem(_("Belum divalidasi"), "worklog:late", group=work, icon="clock", visible=looks, order=67),
        )
        desk.register(waiting)
