"""Tells Django that this part of the exchange exists, and the navigation where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class SiasnConfig(AppConfig):
    """The exchange with SIASN."""

    name = "sembilan.exchange.siasn"
    label = "siasn"

    def ready(self) -> None:
        """The comparison, for who may edit the record."""
        from django.http import HttpRequest
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from sembilan.exchange.siasn.queries import failed
        from sembilan.organisation.access import Permission
        from sembilan.people.access import may
        from sembilan.web import desk
        from sembilan.web.navigation import NavItem, register, signed_in

        def edits(request: HttpRequest) -> bool:
            return signed_in(request) and may(request.user, Permission.EDIT)

        def readings(request: HttpRequest) -> list[desk.Task]:
            text = _("pegawai gagal dibaca dari SIASN")
            return [desk.Task(failed(), text, reverse("siasn:people"))] if edits(request) else []

        desk.register(readings)
        register(NavItem("SIASN", "siasn:people", group=_("Data"), icon="refresh", visible=edits, order=76))
        register(
            NavItem(_("Kinerja ke SIASN"), "siasn:ratings", group=_("Data"), icon="refresh", visible=edits, order=77)
        )
