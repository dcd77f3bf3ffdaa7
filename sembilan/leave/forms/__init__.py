"""What people send: a request, a word to it, a surat tugas, a report, an opening, filters of lists."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.documents.actions import handed_in
from sembilan.leave.actions import Errand, Upload, Word
from sembilan.leave.kinds import ASKED, Kind
from sembilan.leave.models import LeaveOpening, Verdict
from sembilan.leave.queries.balance import Asked
from sembilan.organisation.models import Unor
from sembilan.terms.frames.leave import LETTER_LABELS

PAPERS = "application/pdf,image/jpeg,image/png"
LETTERS = [(code, str(label).capitalize()) for code, label in LETTER_LABELS.items()]
DAY = {"type": "date"}
LONGEST = 1_500  # days: the longest CLTN


class SpanForm(forms.Form):
    """From a first to a last day, with a paper and the number that makes sending it twice harmless."""

    first = forms.DateField(label=_("Hari pertama"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    last = forms.DateField(label=_("Hari terakhir"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    document = forms.FileField(
        label=_("Dokumen"), required=False, widget=forms.FileInput(attrs={"accept": PAPERS}),
        help_text=_("PDF, JPEG, atau PNG. Foto surat yang terbaca juga boleh."),
    )  # fmt: skip
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", uuid.uuid4())

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first, nor years away."""
        given: dict[str, Any] = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            self.add_error("last", _("Hari terakhir tidak boleh sebelum hari pertama."))
        elif first and last and (last - first).days > LONGEST:
            self.add_error("last", _("Terlalu lama. Periksa tahunnya."))
        elif first and not 2000 <= first.year <= 2100:
            self.add_error("first", _("Periksa tahunnya."))
        return given

    @property
    def upload(self) -> Upload | None:
        """The document, if one was handed in."""
        return _upload(self.cleaned_data)


class AskForm(SpanForm):
    """A request for leave."""

    kind = forms.ChoiceField(label=_("Jenis cuti"), choices=[(one.value, one.label) for one in ASKED])
    reason = forms.CharField(label=_("Alasan"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    address = forms.CharField(label=_("Alamat selama cuti"), max_length=300)
    phone = forms.CharField(label=_("Telepon selama cuti"), max_length=40)
    journey = forms.IntegerField(
        label=_("Hari perjalanan"), min_value=0, max_value=30, required=False,
        help_text=_("Hari kalender di akhir cuti tahunan, bila tempat tujuan sulit dijangkau."),
    )  # fmt: skip
    doctor = forms.TypedChoiceField(label=_("Surat dokter"), coerce=int, choices=LETTERS, required=False)
    child = forms.IntegerField(label=_("Anak ke-"), min_value=1, max_value=20, required=False)
    exception = forms.BooleanField(
        label=_("Keadaan khusus"), required=False,
        help_text=_("Haji pertama atau anak keempat (cuti besar), perpanjangan setelah uji kesehatan atau CLTN."),
    )  # fmt: skip
    field_order = ("kind", "first", "last", "reason", "address", "phone", "document")

    def asked(self, on: dt.date) -> Asked:
        """What is asked for, as the rules read it."""
        given = self.cleaned_data
        return Asked(
            given["kind"], given["first"], given["last"], on, given.get("journey") or 0, given.get("doctor") or 0,
            given.get("child"), bool(given.get("exception")),
        )  # fmt: skip


class LookForm(AskForm):
    """As much of a request as is needed to say its days and what stands in its way, while it is being written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("reason", "address", "phone", "document", "token"):
            del self.fields[name]


class WordForm(forms.Form):
    """What a superior or an official says."""

    verdict = forms.ChoiceField(choices=Verdict.choices)
    text = forms.CharField(label=_("Catatan atau alasan"), max_length=500, required=False,
                           widget=forms.Textarea(attrs={"rows": 2}))  # fmt: skip
    first = forms.DateField(label=_("Hari pertama"), required=False,
                            widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))  # fmt: skip
    last = forms.DateField(label=_("Hari terakhir"), required=False,
                           widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def word(self) -> Word:
        """It, as the action takes it."""
        return Word(**self.cleaned_data)


class EndForm(forms.Form):
    """A leave cancelled, or ended for who is called back on a day."""

    back_on = forms.DateField(label=_("Kembali bekerja pada"), required=False,
                              widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))  # fmt: skip
    text = forms.CharField(label=_("Alasan"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class OrderForm(SpanForm):
    """A surat tugas."""

    place = forms.CharField(label=_("Tempat tujuan"), max_length=200)
    purpose = forms.CharField(label=_("Keperluan"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    nips = forms.CharField(
        label=_("Yang bertugas (NIP)"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Satu NIP tiap baris; kosongkan bila hanya Anda sendiri."),
    )  # fmt: skip
    letter = forms.CharField(label=_("Nomor surat tugas"), max_length=120, required=False,
                             help_text=_("Kosongkan agar dinomori sendiri."))  # fmt: skip
    field_order = ("first", "last", "place", "purpose", "nips", "letter", "document")

    @property
    def errand(self) -> Errand:
        """The travel."""
        given = self.cleaned_data
        return Errand(given["first"], given["last"], given["place"], given["purpose"], given["letter"])

    @property
    def named(self) -> list[str]:
        """The NIPs that were written, without blanks, each once."""
        lines = self.cleaned_data["nips"].replace(",", "\n").splitlines()
        return list(dict.fromkeys("".join(line.split()) for line in lines if line.strip()))


class ReportForm(forms.Form):
    """What came of a travel."""

    text = forms.CharField(label=_("Laporan"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    document = forms.FileField(label=_("Dokumen"), required=False, widget=forms.FileInput(attrs={"accept": PAPERS}))

    @property
    def upload(self) -> Upload | None:
        """The document, if one was handed in."""
        return _upload(self.cleaned_data)


class OpeningForm(forms.Form):
    """What a paper gives of annual leave."""

    nip = forms.CharField(label=_("NIP"), max_length=40)
    kind = forms.ChoiceField(label=_("Jenis"), choices=LeaveOpening.Kind.choices)
    year = forms.IntegerField(label=_("Tahun"), min_value=2015, max_value=2100)
    days = forms.IntegerField(label=_("Hari"), min_value=0, max_value=24)
    source = forms.CharField(label=_("Dasar surat"), max_length=200)


class QuotaForm(forms.Form):
    """How many percent of a unit may be away at once."""

    unor = forms.ModelChoiceField(label=_("Unit"), queryset=Unor.objects.none())
    percent = forms.IntegerField(
        label=_("Kuota (persen)"), min_value=1, max_value=100,
        help_text=_("Dari pegawai unit itu dan unit di bawahnya, yang cuti pada hari yang sama."),
    )  # fmt: skip
    source = forms.CharField(label=_("Dasar surat"), max_length=200)


class ListForm(forms.Form):
    """The filters of the list of requests; whatever is not among them is left out."""

    keadaan = forms.CharField(required=False, max_length=20)
    jenis = forms.ChoiceField(required=False, choices=[("", _("Semua jenis")), *Kind.choices])
    unor = forms.CharField(required=False, max_length=40)


def _upload(given: dict[str, Any]) -> Upload | None:
    return handed_in(given.get("document"))
