"""What people send: a word on a problem, a step with its day, an answer, the dates and the end of a plan."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.coaching.models import Plan, Problem
from sembilan.coaching.models.plans import ENDS
from sembilan.coaching.span import Span

DAY = {"type": "date"}
ROWS = {"rows": 3}


def day_field(label: Any) -> forms.DateField:
    """A day, chosen from a calendar."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))


class LookForm(forms.Form):
    """Which period is to be looked at, and of which unit; none is the whole region."""

    span = forms.CharField(label=_("Periode"), max_length=7)
    unor = forms.CharField(label=_("Unit"), max_length=40, required=False)

    def clean_span(self) -> Span:
        """A month, a quarter or a half year."""
        try:
            return Span.read(self.cleaned_data["span"])
        except ValueError:
            raise forms.ValidationError(_("Pilih bulan, triwulan, atau semester dari daftar.")) from None


class DecideForm(forms.Form):
    """A word on a problem."""

    what = forms.ChoiceField(choices=[("konfirmasi", ""), ("bukan", ""), ("selesai", "")])
    kind = forms.TypedChoiceField(
        label=_("Kelas masalah"), coerce=int, empty_value=None, choices=Problem.Class.choices, required=False
    )
    text = forms.CharField(label=_("Sebab menurut Anda"), max_length=1000, required=False,
                           widget=forms.Textarea(attrs=ROWS))  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)


class RemedyForm(forms.Form):
    """Something to be done, by whom and until when."""

    text = forms.CharField(label=_("Langkah"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    owner_nip = forms.ChoiceField(label=_("Penanggung jawab"))
    due_on = day_field(_("Sampai tanggal"))
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, owners: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner_nip"].choices = owners  # type: ignore[attr-defined]
        self.initial.setdefault("token", uuid.uuid4())


class WordForm(forms.Form):
    """A text: an answer, an explanation, a result."""

    text = forms.CharField(label=_("Keterangan"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class StartForm(forms.Form):
    """The start of an improvement plan."""

    first = day_field(_("Mulai"))
    goal = forms.CharField(label=_("Yang harus membaik"), max_length=1000, widget=forms.Textarea(attrs=ROWS))
    version = forms.IntegerField(widget=forms.HiddenInput)


class DateForm(forms.Form):
    """A step of a plan with its day."""

    text = forms.CharField(label=_("Langkah"), max_length=500)
    due_on = day_field(_("Tanggal"))
    version = forms.IntegerField(widget=forms.HiddenInput)


class EndForm(forms.Form):
    """How a plan ended."""

    state = forms.ChoiceField(label=_("Hasil"), choices=[(one.value, one.label) for one in Plan.State if one in ENDS])
    text = forms.CharField(label=_("Alasan"), max_length=1000, widget=forms.Textarea(attrs=ROWS))
    version = forms.IntegerField(widget=forms.HiddenInput)
