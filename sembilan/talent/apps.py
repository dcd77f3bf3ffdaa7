"""Tells Django that this room exists, and the navigation where its board is."""

from __future__ import annotations

from django.apps import AppConfig


class TalentConfig(AppConfig):
    """The room of the nine-box."""

    name = "sembilan.talent"

    def ready(self) -> None:
        """The board for who leads or answers for people, one's own place for everybody else."""
        from django.utils.translation import gettext_lazy as _

        from sembilan.web.navigation import NavItem, register

        register(
            NavItem(_("Sembilan kotak"), "talent:newest", group=_("Talenta"), icon="grid-dots", tab=True, order=40)
        )
