"""Tells Django that this room exists, and the navigation where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class SkpConfig(AppConfig):
    """SKP and the matriks peran hasil."""

    name = "sembilan.skp"

    def ready(self) -> None:
        """Her own SKP for everybody, what waits for who agrees, who moved for who looks after contracts."""
        from django.http import HttpRequest
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from sembilan.organisation.access import Permission
        from sembilan.people.access import may_somewhere
        from sembilan.people.dossier import Lead, Section, register_lead
        from sembilan.people.dossier import register as register_section
        from sembilan.skp.matrix_menu import register_all
        from sembilan.skp.queries.dossier import dossier_rows
        from sembilan.skp.queries.reach import page_for, waiting_for, waiting_of
        from sembilan.web import desk
        from sembilan.web.navigation import NavItem, register, signed_in

        def agrees(request: HttpRequest) -> bool:
            return signed_in(request) and may_somewhere(request.user, Permission.RATE)

        def drafts(request: HttpRequest) -> bool:
            return signed_in(request) and may_somewhere(request.user, Permission.CONTRACT)

        def waiting(request: HttpRequest) -> list[desk.Task]:
            return [
                desk.Task(waiting_of(request.user), _("SKP Anda belum diajukan"), reverse("skp:own")),
                desk.Task(waiting_for(request.user), _("SKP menunggu persetujuan Anda"), reverse("skp:queue")),
            ]

        group = (_("Kinerja"), _("Rencana dan SKP"))
        register(
            NavItem(_("SKP saya"), "skp:own", group=(_("Saya"), _("Kinerja saya")), icon="file-text", order=12),
            NavItem(_("Persetujuan SKP"), "skp:queue", group=group, icon="list-check", visible=agrees, order=62),
            NavItem(_("Pindah jabatan"), "skp:moved", group=group, icon="user-question", visible=drafts, order=66),
        )
        heads = (_("Tahun"), _("Jabatan"), _("Keadaan"))
        register_section(Section("skp", _("Sasaran kinerja (SKP)"), 305, heads, rows=dossier_rows, weight=0))
        register_lead("skp", Lead(_("SKP dan perjalanannya"), page_for))
        desk.register(waiting)
        register_all()
