"""Tells Django that this part of the exchange exists, and the navigation where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class TerminalsConfig(AppConfig):
    """Terminals that push or are asked."""

    name = "sembilan.exchange.terminals"
    label = "terminals"

    def ready(self) -> None:
        """The terminals and the PINs of nobody, for who looks after a unit; the terminals for who inspects too."""
        from django.http import HttpRequest
        from django.urls import reverse
        from django.utils import timezone
        from django.utils.translation import gettext_lazy as _

        from sembilan.exchange.terminals import queries
        from sembilan.organisation.access import Permission
        from sembilan.people.access import may
        from sembilan.web import desk
        from sembilan.web.navigation import NavItem, register, signed_in

        def looks(request: HttpRequest) -> bool:
            return signed_in(request) and queries.may_look(request.user)

        def waiting(request: HttpRequest) -> list[desk.Task]:
            if not (signed_in(request) and queries.keeps(request.user)):
                return []
            quiet = len(queries.quiet(request.user, timezone.now()))
            tasks = [desk.Task(quiet, _("mesin presensi tidak terdengar"), reverse("terminals:list"))]
            if may(request.user, Permission.ROSTER):
                doors, pins = queries.waiting_here(), queries.strange(request.user)
                tasks += [
                    desk.Task(doors, _("mesin presensi menunggu persetujuan"), reverse("terminals:list")),
                    desk.Task(pins, _("PIN mesin belum ada pemiliknya"), reverse("terminals:pins")),
                ]
            return tasks

        desk.register(waiting)
        register(NavItem(_("Mesin presensi"), "terminals:list", group=_("Data"), icon="clock", visible=looks, order=77))
