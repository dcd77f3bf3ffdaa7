"""Fields that several forms have: an hour in minutes, a unit or a person one may set hours for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.models import Unor
from sembilan.people.models import Employee

A_DAY = 1_440


class HourField(forms.TimeField):
    """An hour of the day, as minutes from midnight."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {})["invalid"] = _("Tulis jam seperti 07.30.")
        super().__init__(
            widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), input_formats=["%H:%M", "%H.%M"], **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        """Minutes as the time they are."""
        return dt.time(value // 60 % 24, value % 60) if isinstance(value, int) else value


def minutes(value: dt.time | None) -> int | None:
    """A time as minutes from midnight."""
    return None if value is None else value.hour * 60 + value.minute


def span(starts: dt.time, ends: dt.time) -> tuple[int, int]:
    """From when until when; an end not after the start is on the next day."""
    begins, stops = starts.hour * 60 + starts.minute, ends.hour * 60 + ends.minute
    return begins, stops if stops > begins else stops + A_DAY


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    """A day, chosen from the browser's calendar."""
    wrong = {"invalid": _("Tanggal itu tidak ada. Tulis tanggal yang benar.")}
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=wrong, **kwargs)


class UnorChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A unit one may act for, by its code."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Unor.objects.none(), to_field_name="kode", error_messages={"invalid_choice": NOT_YOURS}, **kwargs
        )

    def label_from_instance(self, obj: Unor) -> str:
        """Its name."""
        return obj.name


class PersonField(forms.CharField):
    """A person one may act for, by NIP; `people` says which those are."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=25, **kwargs)
        self.people = Employee.objects.none()
        self.widget.attrs["inputmode"] = "numeric"

    def clean(self, value: Any) -> Any:
        """The employee with that NIP."""
        text = super().clean(value).replace(" ", "")
        if not text:
            return None
        found = self.people.filter(nip=text).first()
        if found is None:
            raise forms.ValidationError(_("NIP itu tidak ada di antara pegawai yang Anda urus. Periksa angkanya."))
        return found


NOT_YOURS = _("Unit itu tidak ada di antara unit yang Anda urus.")
