"""What a single day is, and letters of work from elsewhere."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.access import Permission
from sembilan.people.access import visible
from sembilan.terms.frames.attendance import MODE_LABELS, Mode
from sembilan.worktime.forms.fields import HourField, PersonField, UnorChoice, day_field, minutes
from sembilan.worktime.forms.schedules import A_DAY, WEEKDAYS
from sembilan.worktime.models import SpecialDay
from sembilan.worktime.queries import reach


class SpecialDayForm(forms.Form):
    """A day, what it is, where, by which decision; a half day needs its hours, an apel its hour."""

    day = day_field(_("Tanggal"))
    kind = forms.ChoiceField(label=_("Jenis"), choices=SpecialDay.Kind.choices)
    name = forms.CharField(label=_("Nama"), max_length=160, help_text=_("Misalnya Hari Jadi Kabupaten."))
    unor = UnorChoice(label=_("Bagi"), required=False, empty_label=_("(seluruh daerah)"))
    starts = HourField(label=_("Mulai"), required=False)
    ends = HourField(label=_("Selesai"), required=False)
    decision = forms.CharField(label=_("Nomor surat atau keputusan"), max_length=200)

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.for_all = reach.sets_for_all(by)
        unor = self.fields["unor"]
        assert isinstance(unor, UnorChoice)
        unor.queryset, unor.required = reach.units(by), not self.for_all
        if not self.for_all:
            unor.empty_label = None

    def clean(self) -> dict[str, Any]:
        """Hours as minutes, an end after the start, and hours for a half day."""
        data = super().clean() or {}
        starts, ends = minutes(data.get("starts")), minutes(data.get("ends"))
        if starts is not None and ends is not None and ends <= starts:
            self.add_error("ends", _("Jam selesai harus sesudah jam mulai."))
        if data.get("kind") == SpecialDay.Kind.SETENGAH and starts is None and ends is None:
            self.add_error("ends", _("Setengah hari perlu jam mulai atau jam selesai."))
        return data | {"starts": starts, "ends": ends}


class RemoteForm(forms.Form):
    """Who works from where, on which days of the week, from when until when, by which letter."""

    employee = PersonField(label=_("NIP pegawai"))
    mode = forms.TypedChoiceField(
        label=_("Tempat"), coerce=int, choices=[(one.value, MODE_LABELS[one]) for one in (Mode.RUMAH, Mode.LELUASA)]
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Hari"), coerce=int, choices=list(enumerate(WEEKDAYS, start=1)), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Tanpa pilihan berarti setiap hari."),
    )  # fmt: skip
    first = day_field(_("Mulai"))
    last = day_field(_("Sampai dengan"))
    source = forms.CharField(label=_("Nomor surat tugas"), max_length=200)

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        employee = self.fields["employee"]
        assert isinstance(employee, PersonField)
        employee.people = visible(by, None, Permission.ROSTER)

    def clean(self) -> dict[str, Any]:
        """An end not before the start."""
        data = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", _("Hari terakhir mendahului hari pertama. Tukar keduanya."))
        data["until"] = last + A_DAY if last else None
        return data
