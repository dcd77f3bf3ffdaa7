"""Tells Django that this room exists, and the navigation where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """The room of finding people."""

    name = "sembilan.directory"

    def ready(self) -> None:
        """People and statistics, for who may see more than herself."""
        from django.http import HttpRequest
        from django.utils.translation import gettext_lazy as _

        from sembilan.directory.queries.units import sees_others
        from sembilan.web.navigation import NavItem, register, signed_in

        def sees_people(request: HttpRequest) -> bool:
            return signed_in(request) and sees_others(request.user)

        register(
            NavItem(
                _("Pegawai"), "directory:people", group=_("Kepegawaian"), icon="users", visible=sees_people, order=20
            ),
            NavItem(
                _("Statistik"), "directory:statistics", group=_("Kepegawaian"), icon="chart-bar", visible=sees_people,
                order=28,
            ),
        )  # fmt: skip
