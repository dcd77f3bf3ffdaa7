"""An objection, what the penilai answers, and the decision."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.documents.actions import Upload, handed_in
from sembilan.evaluation.forms.judgement import RATINGS
from sembilan.evaluation.forms.realisation import PAPERS

AS_IT_IS = (("", _("Tetap (keberatan ditolak)")), *RATINGS)


class ObjectionForm(forms.Form):
    """Why the employee objects, with what proves it."""

    reason = forms.CharField(label=_("Alasan keberatan"), max_length=2000, required=False,
                             widget=forms.Textarea(attrs={"rows": 4}))  # fmt: skip
    document = forms.FileField(label=_("Bukti"), required=False, widget=forms.FileInput(attrs={"accept": PAPERS}))
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", uuid.uuid4())

    @property
    def upload(self) -> Upload | None:
        """The evidence, if any was handed in."""
        return handed_in(self.cleaned_data.get("document"))


class AnswerForm(forms.Form):
    """What the penilai says when heard."""

    text = forms.CharField(label=_("Keterangan Anda sebagai penilai"), max_length=2000, required=False,
                           widget=forms.Textarea(attrs={"rows": 4}))  # fmt: skip


class DecisionForm(forms.Form):
    """The decision with its reasons; with both ratings the objection is upheld."""

    hasil_kerja = forms.TypedChoiceField(
        label=_("Rating hasil kerja yang baru"), coerce=int, empty_value=None, choices=AS_IT_IS, required=False
    )
    perilaku = forms.TypedChoiceField(
        label=_("Rating perilaku yang baru"), coerce=int, empty_value=None, choices=AS_IT_IS, required=False
    )
    text = forms.CharField(label=_("Alasan putusan"), max_length=2000, required=False,
                           widget=forms.Textarea(attrs={"rows": 4}))  # fmt: skip
