"""Tells Django that this room exists, and the navigation where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class BehaviourConfig(AppConfig):
    """The questionnaire on behaviour, and votes for the best employee."""

    name = "sembilan.behaviour"

    def ready(self) -> None:
        """What one is asked for everybody, rounds for who oversees them; what waits."""
        from django.http import HttpRequest
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from sembilan.behaviour.queries import reach
        from sembilan.web import desk
        from sembilan.web.navigation import NavItem, register, signed_in

        def oversees(request: HttpRequest) -> bool:
            return signed_in(request) and reach.oversees(request.user)

        def waiting(request: HttpRequest) -> list[desk.Task]:
            if not signed_in(request):
                return []
            page = reverse("behaviour:own")
            return [desk.Task(reach.to_answer(request.user), _("kuesioner perilaku menunggu jawaban Anda"), page)]

        group = (_("Kinerja"), _("Evaluasi dan kalibrasi"))
        register(
            NavItem(
                _("Kuesioner perilaku"),
                "behaviour:own",
                group=(_("Saya"), _("Kinerja saya")),
                icon="list-check",
                order=23,
            ),
            NavItem(_("Hasil perilaku"), "behaviour:rounds", group=group, icon="users", visible=oversees, order=71),
            NavItem(_("Pegawai terbaik"), "behaviour:polls", group=group, icon="circle-check", order=72),
        )
        desk.register(waiting)
