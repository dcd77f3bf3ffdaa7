"""What is filled in to give a right: a role, a duty left to another, a Plt or Plh, and the end of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.access import Right, today
from sembilan.organisation.models import Unor
from sembilan.organisation.roles import title_of
from sembilan.people.kinds import by_kode, day_input
from sembilan.people.models import Acting, Employee
from sembilan.people.queries.rights import RECORDS_ACTING, is_within, role_choices
from sembilan.records.actions import actor_name

WEEK = dt.timedelta(days=6)
ONE = dt.timedelta(days=1)


class PeriodForm(forms.Form):
    """A person and the days something holds for her; the last day belongs to it."""

    employee: Employee

    nip = forms.CharField(
        label=_("NIP"), max_length=30, help_text=_("18 angka; spasi diabaikan."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    since = forms.DateField(label=_("Hari pertama"), widget=day_input())
    last_day = forms.DateField(label=_("Hari terakhir"), required=False, widget=day_input())

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def clean_nip(self) -> str:
        """A person of this region, other than who fills in the form."""
        nip = "".join(self.cleaned_data["nip"].split())
        found = Employee.objects.filter(nip=nip).first()
        if found is None:
            raise forms.ValidationError(_("Tidak ada pegawai dengan NIP ini. Periksa lagi 18 angkanya."))
        if nip == actor_name(self.by):
            raise forms.ValidationError(_("Ini NIP Anda sendiri. Pilih orang lain."))
        self.employee = found
        return nip

    def clean(self) -> dict[str, Any]:
        """What ends must not end before it begins."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        since, last = given.get("since"), given.get("last_day")
        if since and last and last < since:
            self.add_error("last_day", _("Hari terakhir tidak boleh sebelum hari pertama."))
        given["until"] = last + ONE if last else None
        return given


class GrantForm(PeriodForm):
    """A role for a person at a unit, or in the whole region when none is named."""

    field_order = ("nip", "role", "unor", "since", "last_day", "reason")

    role = forms.ChoiceField(label=_("Peran"))
    reason = forms.CharField(label=_("Dasar"), max_length=200, help_text=_("Misalnya nomor SK atau surat tugas."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = role_choices()  # type: ignore[attr-defined]
        self.fields["unor"] = unor_field(_("Kode unit; kosongkan untuk seluruh daerah."), required=False)
        self.fields["last_day"].help_text = _("Kosongkan bila tanpa batas.")
        self.order_fields(self.field_order)

    def clean_unor(self) -> Unor | None:
        """A place where who fills in the form gives roles."""
        return within(self.by, self.cleaned_data["unor"], RECORDS_ACTING[1:])


class ActingForm(PeriodForm):
    """A Plt or Plh of a unit, with the letter that says so."""

    field_order = ("nip", "kind", "unor", "since", "last_day", "sk_number", "sk_date")

    kind = forms.ChoiceField(label=_("Sebagai"), choices=Acting.Kind)
    sk_number = forms.CharField(label=_("Nomor surat perintah"), max_length=80)
    sk_date = forms.DateField(label=_("Tanggal surat"), required=False, widget=day_input())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unor"] = unor_field(_("Kode unit yang dipimpin."), required=True)
        self.order_fields(self.field_order)

    def clean_unor(self) -> Unor | None:
        """A place where who fills in the form records this."""
        return within(self.by, self.cleaned_data["unor"], RECORDS_ACTING)

    def texts(self) -> dict[str, str]:
        """As the entry of the file takes it."""
        given = self.cleaned_data
        days = {name: given[name].isoformat() if given[name] else "" for name in ("since", "until", "sk_date")}
        return {"kind": given["kind"], "unor": given["unor"].kode, "sk_number": given["sk_number"], "sk_by": ""} | days


class DelegationForm(PeriodForm):
    """One of one's own duties, left to another for a time that ends."""

    field_order = ("duty", "nip", "since", "last_day", "reason")

    duty = forms.TypedChoiceField(label=_("Tugas"), coerce=int)
    reason = forms.CharField(label=_("Alasan"), max_length=200, help_text=_("Misalnya cuti tahunan."))

    def __init__(self, *args: Any, duties: list[Right], initial: Mapping[str, Any], **kwargs: Any) -> None:
        start = today()
        proposed = {"since": start, "last_day": start + WEEK, **initial}
        super().__init__(*args, **kwargs)
        self.initial = proposed
        self.duties = duties
        told = [(n, f"{title_of(duty.role)} – {duty.unor_name}") for n, duty in enumerate(duties)]
        self.fields["duty"].choices = told  # type: ignore[attr-defined]
        self.fields["last_day"].required = True
        self.order_fields(self.field_order)

    @property
    def chosen(self) -> Right:
        """The duty chosen."""
        chosen: int = self.cleaned_data["duty"]
        return self.duties[chosen]


class EndForm(forms.Form):
    """The last day something still holds, and why it ends."""

    last_day = forms.DateField(label=_("Hari terakhir berlaku"), widget=day_input())
    reason = forms.CharField(label=_("Alasan"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"last_day": today()}

    @property
    def until(self) -> dt.date:
        """The first day it holds no longer."""
        last: dt.date = self.cleaned_data["last_day"]
        return last + ONE


class RightsFilter(forms.Form):
    """Which rights to list."""

    peran = forms.CharField(required=False, max_length=20)
    unit = forms.CharField(required=False, max_length=40)
    orang = forms.CharField(required=False, max_length=80)
    pada = forms.DateField(required=False)


def unor_field(help_text: Any, *, required: bool) -> forms.Field:
    """A unit by its code."""
    field = by_kode(Unor, _("Unit"))
    field.required, field.help_text = required, help_text
    field.error_messages["invalid_choice"] = _("Tidak ada unit dengan kode ini.")
    return field


def within(by: Any, unor: Unor | None, permissions: Any) -> Unor | None:
    """The unit, if this person may give rights there."""
    if not is_within(by, unor, permissions):
        raise forms.ValidationError(_("Anda tidak berwenang di tempat ini. Pilih unit di bawah unit Anda."))
    return unor
