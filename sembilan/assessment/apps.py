"""Tells Django that this room exists, and the file of a person what this room knows of her."""

from __future__ import annotations

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """Results of assessments."""

    name = "sembilan.assessment"

    def ready(self) -> None:
        """Its section of the file."""
        from django.utils.translation import gettext_lazy as _

        from sembilan.assessment.queries import dossier_rows
        from sembilan.people.dossier import Section, register

        register(Section("asesmen", _("Asesmen"), 320, (_("JPM"), _("Potensi")), rows=dossier_rows, weight=0))
