"""Tells Django that this room exists, and the navigation where its map is."""

from __future__ import annotations

from django.apps import AppConfig


class FormationConfig(AppConfig):
    """The room of the map of posts."""

    name = "sembilan.formation"

    def ready(self) -> None:
        """The map, for who looks after units."""
        from django.http import HttpRequest
        from django.utils.translation import gettext_lazy as _

        from sembilan.formation.queries.scope import paths_of
        from sembilan.web.navigation import NavItem, register, signed_in

        def has_map(request: HttpRequest) -> bool:
            return signed_in(request) and bool(paths_of(request.user))

        register(
            NavItem(
                _("Peta jabatan"), "formation:map", group=_("Kepegawaian"), icon="building", order=25, visible=has_map
            )
        )
