"""What people ask of the services: filters of a due list, a step of a case, what is to be signed, a file to check."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.career.kinds import SERVICES
from sembilan.career.models import CaseStep, Kind
from sembilan.terms.month import Month

STATES = [("", _("Semua keadaan")), ("siap", _("Siap")), ("periksa", _("Perlu diperiksa")), ("belum", _("Belum"))]
MOST_BYTES = 20_000_000


class ListForm(forms.Form):
    """The filters of a due list; every one may be left out."""

    layanan = forms.ChoiceField(required=False, choices=Kind.choices)
    unor = forms.CharField(required=False, max_length=40)
    bulan = forms.CharField(required=False, max_length=7)
    keadaan = forms.ChoiceField(required=False, choices=STATES)

    def clean_bulan(self) -> Month | None:
        """The month meant; one that does not exist is refused with a sentence."""
        text = self.cleaned_data["bulan"]
        try:
            return Month.parse(text) if text else None
        except ValueError as refused:
            raise forms.ValidationError(str(refused)) from refused

    @property
    def service(self) -> str:
        """The service asked for; KGB unless another is named."""
        return self.cleaned_data.get("layanan") or next(iter(SERVICES))

    @property
    def kept(self) -> str:
        """The filters as they stand in an address."""
        given = {name: self.cleaned_data.get(name) for name in self.fields}
        return urlencode({name: value for name, value in given.items() if value})


class StepForm(forms.Form):
    """One step of a case."""

    state = forms.ChoiceField(choices=CaseStep.State.choices)
    number = forms.CharField(required=False, max_length=80, label=_("Nomor surat"))
    dated = forms.DateField(required=False, label=_("Tanggal surat"), widget=forms.DateInput(attrs={"type": "date"}))
    note = forms.CharField(required=False, max_length=300, label=_("Catatan"))


class SignForm(forms.Form):
    """The letters chosen to be signed, and where."""

    case = forms.TypedMultipleChoiceField(coerce=int, label=_("Surat"))
    place = forms.CharField(max_length=60, label=_("Ditetapkan di"))
    despite = forms.BooleanField(required=False, label=_("Tetap tanda tangani"))

    def __init__(self, *args: object, known: list[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["case"].choices = [(pk, str(pk)) for pk in known]  # type: ignore[attr-defined]
        self.fields["case"].error_messages["required"] = _("Pilih sedikitnya satu surat.")


class CheckForm(forms.Form):
    """A PDF whose content is compared with the one that was signed."""

    pdf = forms.FileField(label=_("Berkas PDF"), error_messages={"required": _("Pilih berkas PDF yang diperiksa.")})

    def clean_pdf(self) -> bytes:
        """Its bytes; nothing of it is kept."""
        given = self.cleaned_data["pdf"]
        if given.size > MOST_BYTES:
            raise forms.ValidationError(_("Berkas lebih besar dari 20 MB."))
        return bytes(given.read())


class LetterForm(forms.Form):
    """Number and date of the decision that angka kredit stands in."""

    letter = forms.CharField(label=_("Nomor PAK"), max_length=80)
    day = forms.DateField(label=_("Tanggal PAK"), widget=forms.DateInput(attrs={"type": "date"}))
