"""Parses the declaration of a fault."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.models import Unor

MOMENT = "%Y-%m-%dT%H:%M"


def _moment(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT)
    return forms.DateTimeField(label=label, input_formats=[MOMENT], widget=widget)


class FaultForm(forms.Form):
    """Where, from when until when in the region's own time, and why."""

    unit = forms.CharField(
        label=_("Kode unit"),
        required=False,
        max_length=40,
        help_text=_("Dengan semua unit di bawahnya. Kosong berarti seluruh daerah."),
    )
    since = _moment(_("Mulai"))
    until = _moment(_("Sampai"))
    reason = forms.CharField(
        label=_("Apa yang terjadi?"), max_length=300, error_messages={"required": _("Tulis apa yang terjadi.")}
    )

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(zone)

    def clean_unit(self) -> Unor | None:
        """The unit of the code."""
        kode = self.cleaned_data["unit"].strip()
        if not kode:
            return None
        found = Unor.objects.filter(kode=kode).first()
        if found is None:
            raise forms.ValidationError(_("Tidak ada unit dengan kode itu. Periksa kodenya."))
        return found

    def clean_since(self) -> dt.datetime:
        """The beginning where the region lies."""
        return self._here("since")

    def clean_until(self) -> dt.datetime:
        """The end where the region lies."""
        return self._here("until")

    def _here(self, name: str) -> dt.datetime:
        typed: dt.datetime = self.cleaned_data[name]
        return typed.replace(tzinfo=self.zone)
