"""Tells Django that this room exists, and the navigation and the start page what is in it."""

from __future__ import annotations

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Goals, indicators, Perjanjian Kinerja, pohon kinerja."""

    name = "sembilan.planning"

    def ready(self) -> None:
        """Plans and the tree for everybody; agreements to sign for who leads."""
        from django.http import HttpRequest
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from sembilan.planning.queries.reach import returned, waiting, writes_somewhere
        from sembilan.web import desk
        from sembilan.web.navigation import NavItem, register, signed_in

        def has_agreements(request: HttpRequest) -> bool:
            return signed_in(request) and writes_somewhere(request.user)

        def tasks(request: HttpRequest) -> list[desk.Task]:
            if not signed_in(request):
                return []
            href = reverse("planning:agreements")
            return [
                desk.Task(waiting(request.user), _("Perjanjian Kinerja menunggu tanda tangan Anda"), href),
                desk.Task(returned(request.user), _("Perjanjian Kinerja Anda dikembalikan"), href),
            ]

        group = (_("Kinerja"), _("Rencana dan SKP"))
        register(
            NavItem(_("Rencana dan capaian unit"), "planning:units", group=group, icon="chart-bar", order=60),
            NavItem(_("Pohon kinerja"), "planning:tree", group=group, icon="grid-dots", order=61),
            NavItem(_("Perjanjian Kinerja"), "planning:agreements", group=group, icon="file-text", order=62,
                    visible=has_agreements),
        )  # fmt: skip
        desk.register(tasks)
