"""Tells Django that this room exists, and the file of a person what this room knows of her."""

from __future__ import annotations

from django.apps import AppConfig


class DisciplineConfig(AppConfig):
    """Disciplinary sanctions."""

    name = "sembilan.discipline"

    def ready(self) -> None:
        """Its section of the file."""
        from django.utils.translation import gettext_lazy as _

        from sembilan.discipline.queries import dossier_rows
        from sembilan.people.dossier import Section, register

        register(
            Section(
                "disiplin",
                _("Hukuman disiplin"),
                400,
                (_("Hukuman"), _("Tingkat"), _("Lama"), _("Potongan TPP")),
                rows=dossier_rows,
                weight=0,
            )
        )
