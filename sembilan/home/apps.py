"""Tells Django that this room exists, and the navigation where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The room of the pages that gather from every area."""

    name = "sembilan.home"

    def ready(self) -> None:
        """The start page for everybody; the month for who may see one."""
        from django.http import HttpRequest
        from django.utils.translation import gettext_lazy as _

        from sembilan.home.queries.month import paths_for
        from sembilan.web.navigation import NavItem, register, signed_in

        def sees_months(request: HttpRequest) -> bool:
            return signed_in(request) and paths_for(request.user) is not False

        register(
            NavItem(_("Beranda"), "home:start", icon="home", tab=True, order=10),
            NavItem(
                _("Tutup bulan"), "home:newest", group=_("Bulan ini"), icon="calendar-check", visible=sees_months,
                tab=True, order=30,
            ),
        )  # fmt: skip
