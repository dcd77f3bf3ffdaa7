"""Tells Django that this room exists, and the file of a person what this room knows of her."""

from __future__ import annotations

from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    """Leave and official travel."""

    name = "sembilan.attendance"

    def ready(self) -> None:
        """Its section of the file."""
        from django.utils.translation import gettext_lazy as _

        from sembilan.attendance import month, today
        from sembilan.attendance.queries import dossier_rows
        from sembilan.people import dossier
        from sembilan.people.dossier import Section

        heads = (_("Jenis"), _("Hari kalender"), _("Keputusan"))
        # Why somebody was away may tell of her health, so it is read by fewer.
        title = _("Cuti dan dinas luar")
        dossier.register(Section("cuti", title, 340, heads, rows=dossier_rows, personal=True, weight=0))
        today.enter()
        month.enter()
