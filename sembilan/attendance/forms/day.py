"""Parses which day and which moment of it somebody looks at."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class MomentForm(forms.Form):
    """A day up to today, a time of it, a unit."""

    tanggal = forms.DateField(
        label=_("Tanggal"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    pukul = forms.TimeField(
        label=_("Seperti diketahui pukul"),
        required=False,
        input_formats=["%H:%M"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    unit = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_tanggal(self) -> dt.date | None:
        """Days to come have no presence."""
        day: dt.date | None = self.cleaned_data["tanggal"]
        if day is not None and day > self.today:
            raise forms.ValidationError(_("Hari itu belum tiba. Pilih hari ini atau sebelumnya."))
        return day

    @property
    def minute(self) -> int | None:
        """The time in minutes of the day."""
        hour: dt.time | None = self.cleaned_data["pukul"]
        return None if hour is None else hour.hour * 60 + hour.minute
