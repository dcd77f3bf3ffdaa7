"""Tells Django that this room exists, and the navigation where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class LeaveConfig(AppConfig):
    """The room of leave and official travel."""

    name = "sembilan.leave"

    def ready(self) -> None:
        """Her own leave for everybody, the work list for who decides, lists for who looks after; what waits."""
        from django.http import HttpRequest
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _
        from django.utils.translation import gettext_noop

        from sembilan.attendance.queries import awaited
        from sembilan.leave.queries import waiting as unanswered
        from sembilan.leave.queries.reach import decides, only_inspects, oversees, page_for, turn_of
        from sembilan.leave.queries.told import coming
        from sembilan.people.dossier import Lead, register_lead, register_upcoming
        from sembilan.web import desk
        from sembilan.web.navigation import NavItem, register, signed_in

        def has_queue(request: HttpRequest) -> bool:
            return signed_in(request) and decides(request.user)

        def sees_unit(request: HttpRequest) -> bool:
            return signed_in(request) and oversees(request.user)

        def looks(request: HttpRequest) -> bool:
            return signed_in(request) and only_inspects(request.user)

        def waiting(request: HttpRequest) -> list[desk.Task]:
            found = turn_of(request.user) if has_queue(request) else 0
            return [desk.Task(found, _("permintaan cuti atau dinas menunggu Anda"), reverse("leave:queue"))]

        group = _("Kehadiran")
        register(
            NavItem(_("Cuti saya"), "leave:own", group=_("Saya"), icon="calendar-check", order=17),
            NavItem(_("Antrean cuti"), "leave:queue", group=group, icon="list-check", visible=has_queue, order=46),
            NavItem(_("Cuti unit"), "leave:calendar", group=group, icon="users", visible=sees_unit, order=47),
            NavItem(_("Daftar cuti"), "leave:list", group=group, icon="users", visible=looks, order=47),
        )
        register_upcoming(coming)
        register_lead("cuti", Lead(_("Sisa cuti dan permintaannya"), page_for))
        desk.register(waiting)
        awaited.register(gettext_noop("menunggu keputusan cuti"), unanswered.leave)
        awaited.register(gettext_noop("menunggu keputusan dinas"), unanswered.travel)
