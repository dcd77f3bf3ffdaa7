"""Tells Django that this room exists, where its pages are, and where the daily mail finds addresses."""

from __future__ import annotations

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    """The room of proposed changes."""

    name = "sembilan.proposals"

    def ready(self) -> None:
        """Her own proposals for everybody; the work list for who has one."""
        from django.http import HttpRequest
        from django.utils.translation import gettext_lazy as _

        from sembilan.notices import digest
        from sembilan.proposals.queries import sees_queue
        from sembilan.proposals.queries.addresses import addresses
        from sembilan.web.navigation import NavItem, register, signed_in

        def has_queue(request: HttpRequest) -> bool:
            return signed_in(request) and sees_queue(request.user)

        register(
            NavItem(_("Usulan saya"), "proposals:own", group=_("Saya"), icon="file-text", order=25),
            NavItem(
                _("Antrean usulan"), "proposals:queue", group=_("Kepegawaian"), icon="list-check", visible=has_queue,
                order=24, tab=True, tab_order=11,
            ),
        )  # fmt: skip
        digest.register(addresses)
