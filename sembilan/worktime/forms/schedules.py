"""A schedule with the hours of each day of the week; and giving one to somebody."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.access import Permission
from sembilan.people.access import visible
from sembilan.terms.frames.attendance import MODE_LABELS
from sembilan.worktime.forms.fields import HourField, PersonField, UnorChoice, day_field, span
from sembilan.worktime.patterns import Pattern
from sembilan.worktime.queries import reach

WEEKDAYS = (_("Senin"), _("Selasa"), _("Rabu"), _("Kamis"), _("Jumat"), _("Sabtu"), _("Minggu"))
A_DAY = dt.timedelta(days=1)


class ScheduleForm(forms.Form):
    """A week of hours; a day left empty is free."""

    name = forms.CharField(label=_("Nama jadwal"), max_length=120)
    law = forms.CharField(
        label=_("Dasar hukum"), max_length=200, help_text=_("Misalnya SE Bupati 4/2026 atau Perpres 21/2023 ps. 13.")
    )
    flex = forms.IntegerField(
        label=_("Waktu luwes (menit)"), min_value=0, max_value=240, initial=0, required=False,
        help_text=_("Boleh datang selambat ini bila diganti pada hari yang sama."),
    )  # fmt: skip

    def __init__(self, *args: Any, pattern: Pattern | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = pattern.days if pattern else {}
        if pattern:
            self.initial.update({"name": str(pattern.title), "law": pattern.law})
        for number, name in enumerate(WEEKDAYS, start=1):
            begins, ends = days.get(number, (None, None))
            self.fields[f"starts_{number}"] = HourField(label=name, required=False, initial=begins)
            self.fields[f"ends_{number}"] = HourField(label=_("sampai"), required=False, initial=ends)
            self.fields[f"mode_{number}"] = forms.TypedChoiceField(
                label=_("Tempat"), choices=list(MODE_LABELS.items()), coerce=int, required=False
            )

    @property
    def lines(self) -> list[tuple[Any, Any, Any, Any]]:
        """The name of each day with its three fields."""
        return [
            (name, self[f"starts_{number}"], self[f"ends_{number}"], self[f"mode_{number}"])
            for number, name in enumerate(WEEKDAYS, start=1)
        ]

    def clean(self) -> dict[str, Any]:
        """Both hours of a day or none, and at least one day."""
        data = super().clean() or {}
        data["days"] = {}
        for number, name in enumerate(WEEKDAYS, start=1):
            begins, ends = data.get(f"starts_{number}"), data.get(f"ends_{number}")
            if (begins is None) != (ends is None):
                self.add_error(
                    None, _("%(day)s: isi jam masuk dan jam pulang, atau kosongkan keduanya.") % {"day": name}
                )
            elif begins is not None and ends is not None:
                data["days"][number] = (*span(begins, ends), data.get(f"mode_{number}") or 0)
        if not data["days"] and not self.errors:
            self.add_error(None, _("Isi jam paling sedikit satu hari."))
        return data


class GivingForm(forms.Form):
    """To whom a schedule is given, for how long, by which letter."""

    unor = UnorChoice(label=_("Unit"), required=False, empty_label=_("(seluruh daerah)"))
    employee = PersonField(label=_("atau NIP seorang pegawai"), required=False)
    first = day_field(_("Mulai"))
    last = day_field(_("Sampai dengan"), required=False, help_text=_("Kosong berarti sampai diakhiri."))
    seasonal = forms.BooleanField(label=_("Musiman (mendahului jadwal biasa di tempat yang sama)"), required=False)
    source = forms.CharField(label=_("Nomor surat atau keputusan"), max_length=200)

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.for_all = reach.sets_for_all(by)
        unor, employee = self.fields["unor"], self.fields["employee"]
        assert isinstance(unor, UnorChoice)
        assert isinstance(employee, PersonField)
        unor.queryset = reach.units(by)
        if not self.for_all:
            unor.empty_label = _("(pilih unit)")
        employee.people = visible(by, None, Permission.ROSTER)

    def clean(self) -> dict[str, Any]:
        """A unit, a person, or for who may, the region; and an end not before the start."""
        data = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", _("Hari terakhir mendahului hari pertama. Tukar keduanya."))
        if data.get("unor") and data.get("employee"):
            self.add_error("employee", _("Pilih unit atau pegawai, bukan keduanya."))
        named = data.get("unor") or data.get("employee")
        if not self.for_all and not named and not {"unor", "employee"} & set(self.errors):
            self.add_error("unor", _("Pilih unit, atau tulis NIP."))
        data["until"] = last + A_DAY if last else None
        return data


class EndForm(forms.Form):
    """The last day of something."""

    last = day_field(_("Hari terakhir"))
