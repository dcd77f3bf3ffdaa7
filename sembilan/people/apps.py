"""Tells Django that this room exists, and the file of a person which sections this room keeps."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Pegawai and their files."""

    name = "sembilan.people"

    def ready(self) -> None:
        """The sections of the file, and one's own file in the navigation."""
        from django.utils.translation import gettext_lazy as _

        from sembilan.people.dossier import register as register_sections
        from sembilan.people.rights_menu import ITEMS
        from sembilan.people.sections import own_sections
        from sembilan.web.navigation import NavItem, register

        register_sections(*own_sections())
        register(NavItem(_("Berkas saya"), "people:own", group=_("Saya"), icon="user", tab=True, order=15))
        register(*ITEMS)
