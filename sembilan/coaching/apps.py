"""Tells Django that this room exists, and the navigation where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    """Problems of performance and what helps."""

    name = "sembilan.coaching"

    def ready(self) -> None:
        """One's own page for everybody, the lists for who must help, counts for who inspects; what waits."""
        from django.http import HttpRequest
        from django.utils.translation import gettext_lazy as _

        from sembilan.coaching.queries import reach
        from sembilan.coaching.queries.waiting import tasks
        from sembilan.web import desk
        from sembilan.web.navigation import NavItem, register, signed_in

        def helps(request: HttpRequest) -> bool:
            return signed_in(request) and reach.helps(request.user)

        def counts(request: HttpRequest) -> bool:
            return signed_in(request) and reach.sees_counts(request.user)

        group = (_("Kinerja"), _("Pembinaan"))
        register(
            NavItem(_("Pembinaan"), "coaching:list", group=group, icon="users", visible=helps, order=74),
            NavItem(_("Silang fakta"), "coaching:checks", group=group, icon="list-check", visible=helps, order=75),
            NavItem(_("Rencana perbaikan"), "coaching:plans", group=group, icon="calendar-check", visible=helps,
                    order=76),
            NavItem(_("Pembinaan wilayah"), "coaching:region", group=group, icon="building", visible=counts, order=77),
            NavItem(_("Pembinaan saya"), "coaching:own", group=(_("Saya"), _("Kinerja saya")), icon="users", order=25),
        )  # fmt: skip
        desk.register(tasks)
