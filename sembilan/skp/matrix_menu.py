"""Where the pages of many are in the navigation, and what this room tells the pohon kinerja."""

from __future__ import annotations


def register_all() -> None:
    """Called once, as the room starts."""
    from django.http import HttpRequest
    from django.utils.translation import gettext_lazy as _

    from sembilan.organisation.access import Permission
    from sembilan.people.access import may_somewhere
    from sembilan.planning.queries import register_serving
    from sembilan.skp.queries.matrix_serving import serving
    from sembilan.web.navigation import NavItem, register, signed_in

    def reads(request: HttpRequest) -> bool:
        return signed_in(request) and may_somewhere(request.user, Permission.READ)

    group = (_("Kinerja"), _("Rencana dan SKP"))
    register(
        NavItem(_("Matriks peran hasil"), "skp:matrix", group=group, icon="grid-dots", visible=reads, order=63),
        NavItem(_("Papan SKP"), "skp:board", group=group, icon="list-check", visible=reads, order=64),
    )
    register_serving(serving)
