"""Tells Django that this room exists, and the navigation where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class CareerConfig(AppConfig):
    """The room of the services."""

    name = "sembilan.career"

    def ready(self) -> None:
        """Due lists for who looks after people, letters for who signs, one's own for everybody; dates for the file."""
        from django.http import HttpRequest
        from django.utils.translation import gettext_lazy as _

        from sembilan.career.queries.credit import may_see
        from sembilan.career.queries.lists import may_look
        from sembilan.career.queries.own import coming
        from sembilan.organisation.access import Permission
        from sembilan.people.access import may
        from sembilan.people.dossier import register_upcoming
        from sembilan.web.navigation import NavItem, register, signed_in

        def looks(request: HttpRequest) -> bool:
            return signed_in(request) and may_look(request.user)

        def signs(request: HttpRequest) -> bool:
            return signed_in(request) and may(request.user, Permission.SIGN)

        def credits(request: HttpRequest) -> bool:
            return signed_in(request) and may_see(request.user)

        services = _("Layanan")
        register(
            NavItem(
                _("Jatuh tempo"),
                "career:due",
                group=services,
                icon="clock",
                visible=looks,
                order=21,
                tab=True,
                tab_order=12,
            ),
            NavItem(_("Berkas layanan"), "career:cases", group=services, icon="briefcase", visible=looks, order=22),
            NavItem(_("Angka kredit"), "career:credits", group=services, icon="trending-up", visible=credits, order=24),
            NavItem(_("Tanda tangan"), "career:signing", group=services, icon="pencil", visible=signs, order=23),
            NavItem(_("Layanan saya"), "career:own", group=_("Saya"), icon="calendar-check", order=18),
        )
        register_upcoming(coming)
