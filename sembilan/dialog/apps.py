"""Tells Django that this room exists, and the navigation where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class DialogConfig(AppConfig):
    """Talks, feedback and guidance."""

    name = "sembilan.dialog"

    def ready(self) -> None:
        """Her own talks and feedback for everybody, silence for who looks after it; what waits."""
        from django.http import HttpRequest
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from sembilan.dialog.queries import reach
        from sembilan.organisation.access import today
        from sembilan.web import desk
        from sembilan.web.navigation import NavItem, register, signed_in

        def follows(request: HttpRequest) -> bool:
            return signed_in(request) and reach.follows(request.user)

        def waiting(request: HttpRequest) -> list[desk.Task]:
            if not signed_in(request):
                return []
            due = reach.owed(request.user).filter(due_on__lte=today())
            asked, page = reach.asked_of(request.user), reverse("dialog:own")
            return [
                desk.Task(asked, _("permintaan dialog menunggu jadwal dari Anda"), page),
                desk.Task(due, _("kesepakatan dialog jatuh tempo"), page),
            ]

        own, group = (_("Saya"), _("Kinerja saya")), (_("Kinerja"), _("Harian dan dialog"))
        register(
            NavItem(_("Dialog saya"), "dialog:own", group=own, icon="users", order=21),
            NavItem(_("Umpan balik"), "dialog:feedback", group=own, icon="bell", order=22),
            NavItem(_("Belum berdialog"), "dialog:silent", group=group, icon="clock", visible=follows, order=70),
        )
        desk.register(waiting)
