"""Tells Django that this room exists, and the file of a person what this room knows of her."""

from __future__ import annotations

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """Trainings."""

    name = "sembilan.learning"

    def ready(self) -> None:
        """Its section of the file."""
        from django.utils.translation import gettext_lazy as _

        from sembilan.learning.queries import dossier_rows
        from sembilan.people.dossier import Section, register

        register(Section("diklat", _("Diklat dan kursus"), 300, (_("Nama"), _("JP")), rows=dossier_rows, weight=0))
