"""Reads of rights: who looked at a person, and who may."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sembilan.records.models import LOOKS, Event

# The kinds of page of another person whose reading is kept, as that person is told of them.
WHAT: Mapping[str, str | Promise] = {
    "file": _("Berkas kepegawaian"),
    "personal": _("Data pribadi"),
    "document": _("Dokumen"),
    "pay": _("Tunjangan"),
    "talent": _("Tempat di sembilan kotak"),
    "rapor": _("Rapor"),
    "rights": _("Daftar siapa boleh melihat"),
    "export": _("Salinan data"),
}


def readings_of(nip: str) -> QuerySet[Event]:
    """Each time somebody else looked at this person, the newest first."""
    return Event.objects.filter(verb__in=LOOKS, target=f"employee:{nip}").order_by("-id")
