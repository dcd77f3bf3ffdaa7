"""Tells Django that this room exists, and the navigation where its page is."""

from __future__ import annotations

from django.apps import AppConfig


class AllowanceConfig(AppConfig):
    """The room of performance pay."""

    name = "sembilan.allowance"

    def ready(self) -> None:
        """Everybody has an allowance of her own."""
        from django.utils.translation import gettext_lazy as _

        from sembilan.web.navigation import NavItem, register

        register(NavItem(_("Tunjangan"), "allowance:newest", group=_("Saya"), icon="cash", tab=True, order=20))
