"""Tells Django that this room exists, and the file of a person what this room knows of her."""

from __future__ import annotations

from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    """Ratings and activity."""

    name = "sembilan.performance"

    def ready(self) -> None:
        """Its section of the file."""
        from django.utils.translation import gettext_lazy as _

        from sembilan.people.dossier import Section, register
        from sembilan.performance.queries import dossier_gaps, dossier_rows

        register(
            Section(
                "kinerja",
                _("Penilaian kinerja"),
                310,
                (_("Periode"), _("Hasil kerja"), _("Perilaku")),
                rows=dossier_rows,
                gaps=dossier_gaps,
            )
        )
