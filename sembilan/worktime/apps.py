"""Tells Django that this room exists, and the navigation where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class WorktimeConfig(AppConfig):
    """The days people are due, and their hours."""

    name = "sembilan.worktime"

    def ready(self) -> None:
        """One's own hours for everybody; schedules, special days and rosters for who sets them; swaps on the desk."""
        from collections.abc import Sequence

        from django.http import HttpRequest
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from sembilan.web import desk
        from sembilan.web.navigation import NavItem, register, signed_in
        from sembilan.worktime.queries.reach import sees_schedules, sets_hours
        from sembilan.worktime.queries.swaps import waiting_for

        def sets(request: HttpRequest) -> bool:
            return signed_in(request) and sets_hours(request.user)

        def looks(request: HttpRequest) -> bool:
            return signed_in(request) and sees_schedules(request.user)

        def waiting(request: HttpRequest) -> Sequence[desk.Task]:
            if not signed_in(request):
                return []
            asked, agreed = waiting_for(request.user)
            href = reverse("worktime:swaps")
            return [
                desk.Task(asked, _("ajakan tukar dinas menunggu jawaban Anda"), href),
                desk.Task(agreed, _("tukar dinas menunggu putusan Anda"), href),
            ]

        group = _("Jam kerja")
        register(
            NavItem(_("Jam kerja saya"), "worktime:own", group=_("Saya"), icon="clock", order=19),
            NavItem(_("Jadwal"), "worktime:schedules", group=group, icon="calendar", visible=looks, order=31),
            NavItem(_("Hari khusus"), "worktime:special_days", group=group, icon="calendar", visible=sets, order=32),
            NavItem(_("Daftar dinas"), "worktime:roster", group=group, icon="grid-dots", visible=sets, order=33),
        )
        desk.register(waiting)
