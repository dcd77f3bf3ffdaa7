"""What an officer says of a terminal: whose it is, how its clock was, what it shall do, whose a PIN is."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.attendance.models import Terminal
from sembilan.exchange.terminals import queries, soap
from sembilan.organisation.access import Permission
from sembilan.organisation.models import WorkPlace
from sembilan.people.access import may, visible
from sembilan.terms.zone import Zone

ZONES = [(zone.value, zone.name) for zone in Zone]
MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S")
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
MOST_SECONDS = 400 * 86_400


class OpenForm(forms.Form):
    """A terminal that called: its name, where it hangs, and the zone its clock runs in."""

    name = forms.CharField(label=_("Nama mesin"), max_length=120)
    unor: Any = forms.ModelChoiceField(queryset=None, label=_("Unit"))
    place: Any = forms.ModelChoiceField(queryset=None, required=False, label=_("Tempat kerja"))
    zone = forms.ChoiceField(label=_("Zona waktu jam mesin"), choices=ZONES)
    known: Any = forms.ModelChoiceField(
        queryset=None, required=False, label=_("Mesin yang berkasnya sudah pernah dimuat"),
        help_text=_("Pilih bila log mesin ini pernah diunggah, agar barisnya tidak tersimpan dua kali."),
    )  # fmt: skip

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everywhere = may(by, Permission.ROSTER)
        fields: Any = self.fields
        fields["unor"].queryset = queries.units(by)
        fields["unor"].required = not everywhere
        fields["unor"].label_from_instance = lambda one: one.name
        fields["place"].queryset = WorkPlace.objects.filter(ended_at=None).order_by("name")
        fields["place"].label_from_instance = lambda one: one.name
        bare = Terminal.objects.filter(serial="") if everywhere else Terminal.objects.none()
        fields["known"].queryset = bare.order_by("kode")
        fields["known"].label_from_instance = lambda one: one.kode


class ClockForm(forms.Form):
    """By how much the clock was ahead, for lines of which time; times as the terminal's own clock showed them."""

    since = forms.DateTimeField(label=_("Baris sejak (jam mesin)"), widget=MOMENT)
    until = forms.DateTimeField(label=_("Sampai sebelum (jam mesin)"), widget=MOMENT)
    seconds = forms.IntegerField(
        label=_("Jam mesin lebih cepat (detik)"), min_value=-MOST_SECONDS, max_value=MOST_SECONDS,
        help_text=_("Tulis angka minus bila jam mesin lebih lambat, misalnya -3600."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Alasan"), max_length=200)

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(zone)

    def clean(self) -> dict[str, Any]:
        """Moments of the terminal's zone, in order, with a shift that is one."""
        said: dict[str, Any] = super().clean() or {}
        for name in ("since", "until"):
            if isinstance(said.get(name), dt.datetime):
                said[name] = said[name].replace(tzinfo=self.zone)
        if said.get("since") and said.get("until") and said["until"] <= said["since"]:
            self.add_error("until", _("Waktu selesai harus sesudah waktu mulai."))
        if said.get("seconds") == 0:
            self.add_error("seconds", _("Selisih nol tidak mengubah apa-apa."))
        return said


class OrderForm(forms.Form):
    """What a terminal shall do; a time is only for sending its punches again."""

    what = forms.CharField(max_length=20)
    first = forms.DateField(required=False, widget=DAY, label=_("Dari"))
    last = forms.DateField(required=False, widget=DAY, label=_("Sampai"))

    def clean(self) -> dict[str, Any]:
        """Both days or none."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("what") == "log" and not (said.get("first") and said.get("last") and said["first"] <= said["last"]):
            raise forms.ValidationError(_("Isi tanggal dari dan sampai untuk mengirim ulang ketukan."))
        return said


class PullForm(forms.Form):
    """Where a terminal is asked for its log."""

    host = forms.CharField(label=_("Alamat IP mesin"), max_length=120)
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65_535, initial=80)
    key = forms.CharField(label=_("Kunci komunikasi"), max_length=20, initial="0")
    every_minutes = forms.IntegerField(label=_("Setiap (menit)"), min_value=5, max_value=1_440, initial=15)

    def clean_host(self) -> str:
        """An address of the own network."""
        host = str(self.cleaned_data["host"]).strip()
        try:
            soap.check_host(host)
        except soap.Unreached as refused:
            raise forms.ValidationError(str(refused)) from refused
        return host


class NewPullForm(PullForm):
    """A terminal that does not push: its name and unit, and where it is asked."""

    name = forms.CharField(label=_("Nama mesin"), max_length=120)
    unor: Any = forms.ModelChoiceField(queryset=None, label=_("Unit"))
    zone = forms.ChoiceField(label=_("Zona waktu jam mesin"), choices=ZONES)
    field_order = ("name", "unor", "zone", "host", "port", "key", "every_minutes")

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["unor"].queryset = queries.units(by)
        fields["unor"].label_from_instance = lambda one: one.name


class PinForm(forms.Form):
    """Whose a PIN is, from which day."""

    pin = forms.IntegerField(label=_("PIN"), min_value=0, max_value=10**18 - 1)
    nip = forms.CharField(label=_("NIP pemilik"), max_length=24, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    since = forms.DateField(label=_("Sejak"), widget=DAY)

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def clean_nip(self) -> Any:
        """A person whose unit the officer looks after."""
        nip = "".join(str(self.cleaned_data["nip"]).split())
        found = visible(self.by, None, Permission.ROSTER).filter(nip=nip).first()
        if found is None:
            raise forms.ValidationError(_("Tidak ada pegawai dengan NIP ini di unit yang Anda kelola."))
        return found


class EndForm(forms.Form):
    """From which day a PIN is no longer somebody's."""

    until = forms.DateField(label=_("Tidak lagi sejak"), widget=DAY)
